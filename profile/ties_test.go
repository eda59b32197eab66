package profile

import (
	"testing"

	"leeway"
)

func TestTies_BothDirectionsWithTheNewestYear(t *testing.T) {
	b := NewBook([]leeway.Observation{
		level("exports", "UZB", "RUS", "2022", 3, "reporter"), level("exports", "UZB", "RUS", "2023", 4, "reporter"), level("exports", "UZB", "world", "2023", 40, "reporter"),
		level("remittances", "UZB", "RUS", "2023", 8, "reporter"),
	})
	ties := Ties(b, "UZB", "RUS", []string{"exports", "imports", "remittances"})
	if len(ties) != 3 {
		t.Fatalf("%+v", ties)
	}
	if x := ties[0]; x.Indicator != "exports" || x.Period != "2023" || x.Reporter != 4 || x.Share != 10 || len(x.Years) != 2 || x.History[0].Value != 3 {
		t.Errorf("%+v", x)
	}
	if x := ties[1]; x.Indicator != "remittances" || x.Share.Known() {
		t.Errorf("a share without a total: %+v", x)
	}
	if x := ties[2]; x.Key.Reporter != "RUS" || x.Indicator != "imports" || x.Reporter.Known() || x.Partner != 4 {
		t.Errorf("the other direction: %+v", x)
	}
}

func TestVotes_ByYear(t *testing.T) {
	vote := func(call, date, id, choice string) leeway.Vote {
		return leeway.Vote{RollCall: call, Date: date, State: id, Choice: choice}
	}
	all, years, ok := Votes([]leeway.Vote{
		vote("1", "2018-10-01", "KAZ", "yes"), vote("1", "2018-10-01", "RUS", "no"), vote("2", "2019-10-01", "KAZ", "yes"), vote("2", "2019-10-01", "RUS", "abstain"),
		vote("3", "2019-10-02", "KAZ", "no"), vote("3", "2019-10-02", "RUS", "no"), vote("3", "2019-10-02", "CHN", "yes"), vote("4", "2019", "KAZ", "no"),
	}, "KAZ", "RUS")
	if !ok || all.Votes() != 3 || all.Index != 0.5 || len(years) != 2 || years[0].Index != 0 || years[1].Index != 0.75 {
		t.Errorf("%+v %+v", all, years)
	}
	if _, _, ok := Votes(nil, "KAZ", "RUS"); ok {
		t.Error("agreement over nothing")
	}
}

func TestAlliances_AMissingRowIsNoLackOfAnAlliance(t *testing.T) {
	owes := func(a, b, year string, v float64, kind string) leeway.Observation {
		o := level("alliance-"+kind, a, b, year, v, "")
		o.Unit = "obligation"
		return o
	}
	b := NewBook([]leeway.Observation{
		owes("KAZ", "RUS", "2018", 1, "defence"), owes("RUS", "KAZ", "2018", 1, "defence"), owes("KAZ", "KGZ", "2018", 1, "defence"), owes("RUS", "KGZ", "2018", 1, "consultation"),
		owes("KAZ", "TUR", "2018", 1, "nonaggression"), owes("KAZ", "RUS", "2019", 1, "defence"),
	})
	s, year, ok := Alliances(b, "KAZ", "RUS", "")
	// toward KAZ, RUS and KGZ: 3 3, 3 3, 3 1: 1 - 2*2/9
	if !ok || year != "2018" || s.Rows != 3 || !near(Amount(s.Value), 1-4./9) {
		t.Errorf("%+v in %s", s, year)
	}
}

func TestSeats_ASourceThatEndsSaysNothingOfLater(t *testing.T) {
	rows := []leeway.Membership{
		{Organisation: "CIS", State: "UZB", Status: "member", From: "1991-12-21"}, {Organisation: "CSTO", State: "UZB", Status: "member", From: "2006", To: "2012-06"},
		{Organisation: "SCO", State: "UZB", Status: "member", From: "2001", To: "2014/"}, {Organisation: "SCO", State: "UZB", Status: "founder"},
	}
	if got := Seats(rows, "UZB", ""); len(got) != 1 || got[0].Organisation != "CIS" {
		t.Errorf("%+v", got)
	}
	if got := Seats(rows, "UZB", "2010-12-31"); len(got) != 3 {
		t.Errorf("2010: %+v", got)
	}
	if got := SharedSeats(Seats(rows, "UZB", ""), []Seat{{Organisation: "CIS", Status: "associate"}}); len(got) != 1 || got[0].B != "associate" {
		t.Errorf("%+v", got)
	}
}

func trade(origin, mirror string, years map[string]float64) []leeway.Observation {
	var rows []leeway.Observation
	for y, v := range years {
		o := level("imports", "KGZ", "CHN", y, v, mirror)
		o.Origin = origin
		rows = append(rows, o)
	}
	return rows
}

func TestTieSurvives_OtherSidesThatCoverTheTime(t *testing.T) {
	rows := trade("stat-kgz", "reporter", map[string]float64{"2018": 20, "2019": 18, "2020": 7, "2023": 50})
	rows = append(rows, trade("customs", "partner", map[string]float64{"2018": 60, "2023": 40})...) // it fell
	rows = append(rows, trade("unctad", "", map[string]float64{"2018": 19, "2019": 10})...)         // a fifth of the time
	b := NewBook(rows)
	tie := &Ties(b, "KGZ", "CHN", []string{"imports"})[0]
	first, last, ok := tie.Trend()
	if !ok || first.Value != 20 || last.Value != 50 || last.Period != "2023" {
		t.Fatalf("%+v to %+v, %v", first, last, ok)
	}
	r, err := b.TieSurvives(tie)
	if err != nil || r.Cases != 3 || r.Agree != 1 || r.Fail[0].Name != "customs, the partners' records, 2018–2023" || r.Fail[1].Name != "to 2020" {
		t.Errorf("%+v, %v", r, err)
	}
	if more, less := b.LargerSide(tie); more != 1 || less != 1 {
		t.Errorf("larger in %d, smaller in %d", more, less)
	}
}

func TestTrend_SaysNothingWhereNobodyCan(t *testing.T) {
	arms := trade("sipri", "", map[string]float64{"2018": 1, "2019": 2, "2020": 9})
	model := trade("model", "reporter", map[string]float64{"2018": 1, "2019": 2, "2020": 9})
	for i := range arms {
		arms[i].Indicator, model[i].Quality = "arms", leeway.Modelled
	}
	for name, rows := range map[string][]leeway.Observation{
		"arms":      arms,
		"a model":   model,
		"two years": trade("stat-kgz", "reporter", map[string]float64{"2018": 1, "2019": 9}),
		"the same":  trade("stat-kgz", "reporter", map[string]float64{"2018": 100, "2019": 50, "2020": 104}),
	} {
		ties := Ties(NewBook(rows), "KGZ", "CHN", []string{"imports", "arms"})
		if _, _, ok := ties[0].Trend(); ok {
			t.Errorf("%s: it rose", name)
		}
	}
}

func TestTrends_ComparesTheSameAuthorities(t *testing.T) {
	rows := trade("stat-kgz", "reporter", map[string]float64{"1995": 6, "2022": 41, "2023": 54})
	rows = append(rows, trade("unctad", "partner", map[string]float64{"1995": 107})...)
	rows = append(rows, trade("customs", "partner", map[string]float64{"2022": 154, "2023": 197})...)
	b := NewBook(rows)
	got := Trends(Mirror(b, "KGZ", "CHN", "imports"))
	if len(got) != 1 || got[0].First.Period != "2022" || got[0].Last.Period != "2023" || got[0].Years != 3 {
		t.Errorf("%+v", got)
	}
}
