package atop

import (
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

// Q1, Q2, Q3.
func TestParse_ReadsBothForms(t *testing.T) {
	for file, rows := range map[string]int{"ddyr.csv": 10, "package.csv": 5} {
		c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", file))
		for key, want := range map[string]float64{"alliance-defence KAZ RUS 2018": 1, "alliance-offence KAZ RUS 2018": 0, "alliance-consultation KAZ RUS 2018": 1} {
			if got := sourcetest.Value(t, c, key); got != want {
				t.Errorf("%s: %s is %v, want %v", file, key, got, want)
			}
		}
		if len(c.Observations) != rows {
			t.Errorf("%s: %d rows", file, len(c.Observations))
		}
	}
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "ddyr.csv"))
	if got := sourcetest.Value(t, c, "alliance-consultation RUS KAZ 2018"); got != 0 {
		t.Errorf("the other direction: %v", got)
	}
}

func TestParse_ReadsTheRealTable(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, "atop-alliances/atop_dyad_year_ca.csv"))
	for key, want := range map[string]float64{
		"alliance-defence KAZ RUS 2018": 1, "alliance-defence KGZ RUS 2018": 1, "alliance-defence TJK RUS 2018": 1, "alliance-defence UZB RUS 2018": 1,
		"alliance-defence TKM RUS 2018": 0, "alliance-nonaggression USA TKM 1992": 1,
	} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if len(c.Observations) != 5*13862 {
		t.Errorf("%d rows", len(c.Observations))
	}
}

func TestParse_Refuses(t *testing.T) {
	good := sourcetest.Read(t, "ddyr.csv")
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown state":     {"365705,365", "365705,999", []string{"a.csv", "row 3", "999"}},
		"a value that is none": {"2018,1,1,0,0,1,1", "2018,1,2,0,0,1,1", []string{"row 2", `"2"`}},
		"a changed header":     {"nonagg", "nonaggression", []string{"row 1", "nonaggression"}},
		"a column that is new": {"version", "edition", []string{"row 1", "edition"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", "<html>"), "a.csv", "web page")
}

func TestPlan_SaysWhereTheArchiveIs(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "atop5_1ddyr.csv") {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "ddyr.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("a.csv", text))
	})
}
