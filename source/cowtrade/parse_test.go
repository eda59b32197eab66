package cowtrade

import (
	"encoding/csv"
	"math"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

// Q1, Q2, Q3, Q5.
func TestParse_ReadsBothForms(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "national.csv"))
	for key, want := range map[string]float64{"imports KAZ world 1995": 3.8e6, "exports KAZ world 1995": 5.25e6, "imports YUG world 1985": 12e6} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if len(c.Observations) != 4 || c.Edition != "1995" || c.Released != "" || c.Counts.Skipped["no figure"] != 2 {
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
	if n := c.Counts.Skipped["no figure"]; len(c.Observations) != 230 || n != 10 || c.Released != "2016" { // Q5
		t.Errorf("%d figures and %d blanks of 240 cells, released %q", len(c.Observations), n, c.Released)
	}
	for _, o := range c.Observations {
		if o.Quality != leeway.Modelled || o.Mirror != "" || o.Partner != "world" { // Q4
			t.Fatalf("%+v", o)
		}
	}
	sums := map[string]float64{} // made by another program of the same column
	for _, o := range c.Observations {
		sums[o.Indicator+" "+o.Reporter] += o.Value
	}
	for key, want := range map[string]float64{
		"imports TKM": 82756747330, "exports TKM": 99250459083, "imports TJK": 43216621314, "exports TJK": 19385626171, "imports KGZ": 73043495355,
		"exports KGZ": 17000956675, "imports UZB": 128960442669, "exports UZB": 81622259162, "imports KAZ": 379649873085, "exports KAZ": 663750540466,
	} {
		if got := sums[key]; math.Abs(got-want) > 1 {
			t.Errorf("%s sums to %v, want %v", key, got, want)
		}
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
		"a bad year":       {"YUG,1985", "YUG,85", []string{"row 4, column D", `"85"`}},
		"a year twice":     {"705,Kazakhstan,KZK,1991,-9,-9", "705,Kazakhstan,KZK,1995,1,1", []string{"the same observation twice"}},
		"a negative value": {"5.25", "-5.25", []string{"row 2, column F", "-5.25"}},
		"no row":           {good[strings.Index(good, "\n"):], "\n", []string{"national.csv", "no table of trade"}},
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

// The producer's table has every state of the project's list: each has an id in its last year.
func TestParse_KnowsEveryStateOfTheList(t *testing.T) {
	list, err := sourcetest.Real(t, "cow-national-trade-4/cow_states_2016.csv").Files[0].Bytes()
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(string(list))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	text := "ccode,year,imports,exports\n"
	for _, l := range lines[1:] {
		if last := l[6]; last >= "1870" {
			text += l[1] + "," + min(last, "2014") + ",1,1\n"
		}
	}
	c := sourcetest.Run(t, New(), sourcetest.Text("list.csv", text))
	if len(c.Counts.Reporters) < 200 {
		t.Errorf("%d states", len(c.Counts.Reporters))
	}
}
