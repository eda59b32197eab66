package cowtrade

import (
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

// Q1, Q2, Q3.
func TestParse_ReadsBothForms(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "national.csv"))
	for key, want := range map[string]float64{"imports KAZ world 1995": 3.8e6, "exports KAZ world 1995": 5.25e6, "imports YUG world 1985": 12e6} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if len(c.Observations) != 4 || c.Counts.Skipped["no figure"] != 2 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), c.Counts.Skipped)
	}
	c = sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "package.csv"))
	if sourcetest.Value(t, c, "exports KAZ world 1995") != 5.25e6 || len(c.Observations) != 2 || c.Counts.Skipped["no figure"] != 2 {
		t.Errorf("%+v, skipped %v", c.Observations, c.Counts.Skipped)
	}
}

func TestParse_ReadsTheRealTable(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, "cow-national-trade-4/cow_trade_state_year_ca.csv"))
	for key, want := range map[string]float64{
		"imports TKM world 1995": 1364018000, "exports TKM world 2014": 12388998260.7743, "imports TJK world 1992": 72948404.0136087, "exports TJK world 2000": 770000000,
	} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if n := len(c.Observations) + int(c.Counts.Skipped["no figure"]); n != 240 {
		t.Errorf("%d cells of 120 rows", n)
	}
}

func TestParse_Refuses(t *testing.T) {
	good := sourcetest.Read(t, "national.csv")
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown code":  {"345,", "999,", []string{"national.csv", "row 4", "999"}},
		"a bad number":     {"5.25", "5,25x", []string{"national.csv"}},
		"a changed header": {"alt_exports", "exports_alt", []string{"row 1", "exports_alt"}},
		"a lost column":    {",imports,", ",imported,", []string{"row 1", "imported"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text("national.csv", strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("national.csv", "<html>"), "national.csv", "web page")
}

func TestPlan_SaysWhereTheArchiveIs(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "National_COW_4.0.csv") {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "national.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("national.csv", text))
	})
}
