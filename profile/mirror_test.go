package profile

import (
	"encoding/json"
	"testing"

	"leeway"
)

func level(indicator, reporter, partner, year string, value float64, mirror string) leeway.Observation {
	return leeway.Observation{Indicator: indicator, Reporter: reporter, Partner: partner, Period: year, PeriodBasis: "year", Statistic: leeway.Level,
		Comparator: "=", Value: value, Unit: "usd", Quality: leeway.Official, Mirror: mirror, Origin: "stat-" + reporter}
}

func TestMirror_TakesTheOtherSidesOwnTablesToo(t *testing.T) {
	b := NewBook([]leeway.Observation{
		level("imports", "KGZ", "CHN", "2022", 40, "reporter"),
		level("imports", "KGZ", "CHN", "2023", 50, "reporter"),
		level("exports", "CHN", "KGZ", "2023", 150, "reporter"), // the same flow
		level("exports", "KGZ", "CHN", "2023", 7, "reporter"),
		level("imports", "KGZ", "world", "2023", 90, "reporter"),
	})
	years := Mirror(b, "KGZ", "CHN", "imports", "exports")
	if len(years) != 3 {
		t.Fatalf("%d years", len(years))
	}
	if y := years[0]; y.Period != "2022" || y.Reporter != 40 || y.Partner.Known() || y.Gap.Known() {
		t.Errorf("one side only: %+v", y)
	}
	y := years[1]
	if y.Reporter != 50 || y.Partner != 150 || y.Gap != 0.5 || y.Ratio() != 3 || y.Value() != 50 || y.Choice.Low != 50 || y.Choice.High != 150 {
		t.Errorf("both sides: %+v", y)
	}
	trends := Trends(years)
	if len(trends) != 1 || trends[0].Years != 1 || trends[0].Last.Period != "2023" {
		t.Errorf("trends %+v", trends)
	}
	if back := Mirror(b, "CHN", "KGZ", "exports"); len(back) != 2 || back[1].Reporter != 150 || back[1].Partner != 50 {
		t.Errorf("from the other side %+v", back)
	}
}

func TestBook_CountsARowOnce(t *testing.T) {
	own := level("imports", "KGZ", "CHN", "2023", 50, "reporter")
	turned := level("exports", "CHN", "KGZ", "2023", 50, "partner")
	turned.Origin = own.Origin
	b := NewBook([]leeway.Observation{own, own, turned})
	for _, k := range []Key{{"KGZ", "CHN", "imports", "2023", "usd"}, {"CHN", "KGZ", "exports", "2023", "usd"}} {
		if e, ok := b.Entry(k); !ok || len(e.Records) != 1 {
			t.Errorf("%v: %+v", k, e)
		}
	}
}

func TestBook_KeepsReExportsAndOtherLengthsApart(t *testing.T) {
	again, half := level("exports", "KGZ", "RUS", "2023", 20, "reporter"), level("exports", "KGZ", "RUS", "2023-01/2023-06", 30, "reporter")
	again.Flow = "re-export"
	b := NewBook([]leeway.Observation{level("exports", "KGZ", "RUS", "2023", 70, "reporter"), again, half})
	if e, ok := b.Entry(Key{"KGZ", "RUS", "exports", "2023", "usd"}); !ok || e.Value() != 70 || len(e.Records) != 1 {
		t.Errorf("%+v", e)
	}
	if e, ok := b.Entry(Key{"KGZ", "RUS", "re-exports", "2023", "usd"}); !ok || e.Value() != 20 {
		t.Errorf("%+v", e)
	}
}

func TestFromPairs_KnowsAReconciledDataSet(t *testing.T) {
	class := func(dataset string) leeway.Quality {
		return map[string]leeway.Quality{"baci": leeway.Modelled, "comtrade": leeway.Official}[dataset]
	}
	b := NewBook(FromPairs([]leeway.Pair{
		{Flow: "import", Reporter: "KGZ", Partner: "CHN", Year: 2023, ValueUSD: 9, Dataset: "baci"},
		{Flow: "export", Reporter: "CHN", Partner: "KGZ", Year: 2023, ValueUSD: 9, Mirror: "partner", Dataset: "baci"},
		{Flow: "import", Reporter: "KGZ", Partner: "CHN", Year: 2023, ValueUSD: 5, Mirror: "reporter", Dataset: "comtrade"},
	}, class))
	years := Mirror(b, "KGZ", "CHN", "imports")
	if len(years) != 1 || years[0].Reporter != 5 || years[0].Both != 9 || years[0].Partner.Known() || years[0].Value() != 5 {
		t.Errorf("%+v", years)
	}
}

func TestProductGaps_WidestFirstAndRevisionsApart(t *testing.T) {
	own := []leeway.Flow{
		{Reporter: "KGZ", Partner: "CHN", Product: "640399", Classification: "HS2017", ValueUSD: 5, Mirror: "reporter", Dataset: "comtrade"},
		{Reporter: "KGZ", Partner: "CHN", Product: "010121", Classification: "HS2017", ValueUSD: 3, Mirror: "reporter", Dataset: "comtrade"},
		{Reporter: "KGZ", Partner: "CHN", Product: "010121", Classification: "HS2017", ValueUSD: 99, Dataset: "baci"},
	}
	other := []leeway.Flow{
		{Reporter: "CHN", Partner: "KGZ", Product: "640399", Classification: "HS2017", ValueUSD: 50, Mirror: "reporter", Dataset: "comtrade"},
		{Reporter: "CHN", Partner: "KGZ", Product: "010121", Classification: "HS2022", ValueUSD: 4, Mirror: "reporter", Dataset: "comtrade"},
	}
	gaps := ProductGaps("KGZ", "CHN", own, other)
	if len(gaps) != 3 || gaps[0].Product != "640399" || gaps[0].Excess() != 45 || gaps[1].Classification != "HS2022" || gaps[2].Excess() != -3 {
		t.Errorf("%+v", gaps)
	}
}

func TestAmount_IsNullWhereThereIsNone(t *testing.T) {
	got, err := json.Marshal([]Amount{1.5, 0, None})
	if err != nil || string(got) != "[1.5,0,null]" {
		t.Errorf("%s, %v", got, err)
	}
}

type made2022 map[string]string

func (m made2022) Convert(product string) (string, bool) { to, ok := m[product]; return to, ok }

func TestConvert_LeavesWhatIsSplitWhereItIs(t *testing.T) {
	flows := []leeway.Flow{
		{Product: "851713", Classification: "HS2022", ValueUSD: 5}, {Product: "854999", Classification: "HS2022", ValueUSD: 7}, {Product: "851712", Classification: "HS2017", ValueUSD: 9},
	}
	got, split := Convert(flows, "HS2022", "HS2017", made2022{"851713": "851712"})
	if split != 1 || got[0].Product != "851712" || got[0].Classification != "HS2017" || got[1].Classification != "HS2022" || got[2] != flows[2] || flows[0].Product != "851713" {
		t.Errorf("%+v, %d split", got, split)
	}
}
