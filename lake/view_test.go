package lake_test

import (
	"strings"
	"testing"

	"leeway"
	"leeway/lake"
)

// three returns a lake with two vintages of one source and one of another.
func three(t *testing.T) *lake.Lake {
	t.Helper()
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []leeway.Manifest{
		{Source: "a", Vintage: "2023", Released: "2023-03"}, {Source: "a", Vintage: "2024", Released: "2024-03"}, {Source: "b", Vintage: "2024", Released: "2024-06"},
	} {
		if _, err := l.Publish(m, leeway.Record{Observations: []leeway.Observation{}}); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func listed(t *testing.T, l *lake.Lake) string {
	t.Helper()
	vs, err := l.Vintages()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, v := range vs {
		names = append(names, v.Source+"@"+v.Vintage)
	}
	return strings.Join(names, " ")
}

func TestThrough_ShowsWhatWasReleasedByThen(t *testing.T) {
	l := three(t)
	for asOf, want := range map[string]string{"": "a@2024 a@2023 b@2024", "2024-04-01": "a@2024 a@2023", "2023": "a@2023", "2022-12-31": ""} {
		if got := listed(t, l.Through(lake.View{AsOf: asOf})); got != want {
			t.Errorf("as of %q: %q, want %q", asOf, got, want)
		}
	}
	if got := listed(t, l); got != "a@2024 a@2023 b@2024" {
		t.Errorf("the lake itself shows %q", got)
	}
}

func TestThrough_ShowsOnlyThePinnedVintageOfASource(t *testing.T) {
	l := three(t)
	for _, pin := range []string{"a=2023", "2023"} {
		pins, err := lake.ParsePins([]string{pin}, l)
		if err != nil {
			t.Fatal(err)
		}
		if got := listed(t, l.Through(lake.View{Pins: pins})); got != "a@2023 b@2024" {
			t.Errorf("pinned %s: %q", pin, got)
		}
	}
}

func TestParsePins_SaysWhatThereIs(t *testing.T) {
	l := three(t)
	for pin, want := range map[string]struct {
		code leeway.Code
		text string
	}{
		"a=2020": {leeway.CodeNotFound, "it has 2024, 2023"},
		"2024":   {leeway.CodeInvalid, "write SOURCE=2024"},
		"x":      {leeway.CodeNotFound, "leeway lake status"},
		"c=2024": {leeway.CodeNotFound, "leeway lake status"},
	} {
		_, err := lake.ParsePins([]string{pin}, l)
		if leeway.CodeOf(err) != want.code || !strings.Contains(leeway.HintOf(err), want.text) {
			t.Errorf("%s: error %v, hint %q", pin, err, leeway.HintOf(err))
		}
	}
}

// A yearbook's editions follow each other, whether or not their dates of release are known.
func TestVintages_FollowTheirEditions(t *testing.T) {
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []leeway.Manifest{
		{Source: "a", Vintage: "2022", Edition: "2022", Retrieved: "2026-11-26"},
		{Source: "a", Vintage: "2024-07-25", Edition: "2023", Released: "2024-07-25", Retrieved: "2026-11-26"},
	} {
		if _, err := l.Publish(m, leeway.Record{Observations: []leeway.Observation{}}); err != nil {
			t.Fatal(err)
		}
	}
	if got := listed(t, l); got != "a@2024-07-25 a@2022" {
		t.Errorf("newest first: %q", got)
	}
}
