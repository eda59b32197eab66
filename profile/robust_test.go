package profile

import (
	"testing"

	"leeway"
)

// made: two states' exports to RUS and CHN, two years, and the partners' records of one.
func made() *Book {
	rows := []leeway.Observation{}
	put := func(reporter, partner, year string, v float64, mirror string) {
		o := level("exports", reporter, partner, year, v, mirror)
		o.Origin = "stat-" + reporter
		if mirror == "partner" {
			o.Origin = "customs"
		}
		rows = append(rows, o)
	}
	for _, y := range []string{"2021", "2022"} {
		put("KAZ", "world", y, 100, "reporter")
		put("UZB", "world", y, 100, "reporter")
		put("UZB", "RUS", y, 25, "reporter")
	}
	put("KAZ", "RUS", "2021", 20, "reporter")
	put("KAZ", "CHN", "2021", 30, "reporter")
	put("KAZ", "RUS", "2022", 40, "reporter")
	put("KAZ", "CHN", "2022", 30, "reporter")
	put("KAZ", "world", "2022", 100, "partner")
	put("KAZ", "RUS", "2022", 50, "partner")
	put("KAZ", "CHN", "2022", 35, "partner")
	return NewBook(rows)
}

func TestLargest_NamesTheCasesThatTurnTheOrder(t *testing.T) {
	b := made()
	views := Profile(b, "KAZ", []string{"exports"}, []string{"RUS", "CHN"}, "2022", "", 3)
	r, names, err := b.Largest(&views[0])
	if err != nil || len(names) != 2 || r.Robust || len(r.Reversed) != 1 || r.Reversed[0].Case != "the year 2021" || r.Kept != 1 {
		t.Errorf("%+v, cases %v, %v", r, names, err)
	}
}

func TestCompare_RanksWithBands(t *testing.T) {
	b := made()
	rows := Compare(b, []string{"KAZ", "UZB"}, "exports", "RUS", "2022", "")
	if len(rows) != 2 || !rows[0].Ranked || rows[0].Best != 1 || rows[0].Top != 1 || rows[0].Bottom != 2 || rows[1].Best != 2 || rows[1].Top != 1 {
		t.Errorf("%+v", rows)
	}
	r, tried, ok := b.RankSurvives(rows, "2022", "")
	if !ok || tried != 3 || r.Robust || len(r.Reversed) != 1 || r.Reversed[0].Case != "KAZ: the year 2021" {
		t.Errorf("%+v, %d tried", r, tried)
	}
	rows = Compare(b, []string{"KAZ", "UZB", "TJK", "TKM"}, "exports", "RUS", "2022", "")
	if rows[0].Ranked || rows[2].Share.Known() {
		t.Errorf("half of them have a figure: %+v", rows)
	}
}

func TestMoveSurvives_TriesTheYearsAround(t *testing.T) {
	b := made()
	moves, _, _, _ := Shift(b, "KAZ", "exports", "2021", "2022", []string{"RUS"})
	r, err := b.MoveSurvives("KAZ", "exports", "2021", "2022", &moves[0])
	if err != nil || !r.Holds || r.Robust || r.Cases != 0 {
		t.Errorf("nothing else was tried: %+v, %v", r, err)
	}
	var rows []leeway.Observation
	for y, v := range map[string]float64{"2019": 60, "2020": 20, "2021": 50, "2022": 55} {
		rows = append(rows, level("exports", "KAZ", "world", y, 100, "reporter"), level("exports", "KAZ", "RUS", y, v, "reporter"))
	}
	b = NewBook(rows)
	moves, _, _, _ = Shift(b, "KAZ", "exports", "2020", "2021", []string{"RUS"})
	r, err = b.MoveSurvives("KAZ", "exports", "2020", "2021", &moves[0])
	if err != nil || r.Robust || r.Cases != 2 || r.Agree != 1 || r.Fail[0].Name != "from 2019" {
		t.Errorf("%+v, %v", r, err)
	}
}

// A figure of 2000 and one of a model are shown, and not ranked beside counts of 2022 and 2023.
func TestCompare_RanksWhatCanBeSetSideBySide(t *testing.T) {
	var rows []leeway.Observation
	put := func(reporter, year string, share float64, q leeway.Quality) {
		rows = append(rows, of(level("remittances", reporter, "world", year, 100, "reporter"), "bank-"+reporter, q), of(level("remittances", reporter, "RUS", year, share, "reporter"), "bank-"+reporter, q))
	}
	put("KAZ", "2023", 40, leeway.Official)
	put("UZB", "2022", 60, leeway.Official)
	put("KGZ", "2023", 50, leeway.Official)
	put("TKM", "2000", 90, leeway.Official)
	put("TJK", "2023", 99, leeway.Modelled)
	got := Compare(NewBook(rows), []string{"KAZ", "UZB", "KGZ", "TKM", "TJK"}, "remittances", "RUS", "", "")
	for i, want := range []Apart{"", "", "", Older, FromModel} {
		if got[i].Apart != want || got[i].Ranked != (want == "") {
			t.Errorf("%s is apart %q, ranked %v; want %q", got[i].Reporter, got[i].Apart, got[i].Ranked, want)
		}
	}
	if got[1].Best != 1 || got[1].Worst != 3 {
		t.Errorf("two states without a comparable figure could stand before Uzbekistan: %d to %d", got[1].Best, got[1].Worst)
	}
}
