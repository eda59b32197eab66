package lake

import (
	"testing"

	"leeway"
)

// A lake in which Kazakhstan's arms were fetched in 2024, Uzbekistan's in 2025, and both
// states' migrants once.
func sliced(t *testing.T, asOf string) *Slices {
	t.Helper()
	l := open(t, t.TempDir())
	scope := func(reporters []string, from, to string, indicators ...string) leeway.Scope {
		return leeway.Scope{Reporters: reporters, Indicators: indicators, From: from, To: to}
	}
	for _, m := range []leeway.Manifest{
		{Source: "sipri", Vintage: "2024", Released: "2024-03-11", Scope: scope([]string{"KAZ", "UZB"}, "", "", "arms")},
		{Source: "sipri", Vintage: "2025", Released: "2025-03-10", Scope: scope([]string{"UZB"}, "", "", "arms")},
		{Source: "trade", Vintage: "a", Scope: scope(nil, "", "")},
		{Source: "trade", Vintage: "b", Scope: scope(nil, "2020", "2023")},
	} {
		publish(t, l, m, leeway.Record{Observations: []leeway.Observation{}})
	}
	s, err := NewSlices(asOf, l)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func row(dataset, vintage, reporter, indicator, period string) *leeway.Observation {
	return &leeway.Observation{Dataset: dataset, Vintage: vintage, Reporter: reporter, Indicator: indicator, Period: period}
}

func TestSlices_TheNewestVintageWhoseScopeCoversAKeyAnswers(t *testing.T) {
	s := sliced(t, "")
	for _, c := range []struct {
		why  string
		row  *leeway.Observation
		want bool
	}{
		{"fetching Uzbekistan hid Kazakhstan", row("sipri", "2024", "KAZ", "arms", "2020"), true},
		{"a row that the newer vintage covers was revised or withdrawn", row("sipri", "2024", "UZB", "arms", "2020"), false},
		{"the newest answers", row("sipri", "2025", "UZB", "arms", "2020"), true},
		{"a year inside the newer scope", row("trade", "a", "KAZ", "trade", "2022-05"), false},
		{"a year outside the newer scope", row("trade", "a", "KAZ", "trade", "2019"), true},
		{"a window that is partly outside", row("trade", "a", "KAZ", "trade", "2019/2021"), true},
		{"a vintage that is not in the lake", row("trade", "c", "KAZ", "trade", "2019"), false},
	} {
		if got := s.KeepsObservation(c.row); got != c.want {
			t.Errorf("%s: kept %v", c.why, got)
		}
	}
}

func TestSlices_AsOfReplaysWhatWasKnown(t *testing.T) {
	s := sliced(t, "2024-11-19")
	if !s.KeepsObservation(row("sipri", "2024", "UZB", "arms", "2020")) {
		t.Error("the release of 2025 hides that of 2024 in 2024")
	}
	if s.KeepsObservation(row("sipri", "2025", "UZB", "arms", "2020")) {
		t.Error("the release of 2025 was known in 2024")
	}
	released := func(at, period string) *leeway.Observation {
		o := row("trade", "a", "KAZ", "trade", period)
		o.Released = at
		return o
	}
	for _, c := range []struct {
		o    *leeway.Observation
		want bool
	}{
		{released("2024-11", "2019"), true}, // public for a document of that November
		{released("2024-12", "2019"), false},
		{released("2024", "2019"), true},
		{released("", "2019"), true},         // the usual lag has passed
		{released("", "2024-10"), false},     // 45 days after October is December
		{released("2025-01", "2019"), false}, // an old period, newly told
	} {
		if got := s.KeepsObservation(c.o); got != c.want {
			t.Errorf("released %q for %s: kept %v", c.o.Released, c.o.Period, got)
		}
	}
}

func TestSlices_AVintageThatTwoLakesHoldCountsOnce(t *testing.T) {
	a, b := open(t, t.TempDir()), open(t, t.TempDir())
	m := leeway.Manifest{Source: "sipri", Vintage: "2024"}
	publish(t, a, m, arms("KAZ", 1))
	publish(t, b, m, arms("KAZ", 2))
	publish(t, b, leeway.Manifest{Source: "sipri", Vintage: "2023"}, arms("KAZ", 2))
	s, err := NewSlices("", a, b)
	if err != nil {
		t.Fatal(err)
	}
	vs := s.Vintages(Observations)
	if len(vs) != 2 || vs[0].Vintage != "2024" || vs[0].Files[0].Rows != 1 {
		t.Errorf("vintages %+v", vs)
	}
}
