package aeicgit

import (
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet/sheettest"
	"leeway/source"
	"leeway/source/sourcetest"
)

// Q1, Q2, Q4, Q5.
func TestParse_SumsTheDealsOfAYear(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "deals.csv"))
	for key, want := range map[string]float64{"deals UZB CHN 2020": 1.3e9, "deals RUS CHN 2021": 3e8} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if o := c.Observations[0]; len(c.Observations) != 2 || o.Comparator != ">=" || c.Edition != "2021-05" || o.Quality != leeway.ComputedQuality || o.Note != note {
		t.Errorf("%d rows, first %+v", len(c.Observations), o)
	}
}

// Q3.
func TestParse_ReadsTheWorkbookWithWordsAboveItsTable(t *testing.T) {
	text := "China Global Investment Tracker\n\n" + sourcetest.Read(t, "deals.csv")
	part := strings.Join(strings.SplitAfter(text, "\n")[:4], "")
	book := sheettest.Workbook(t, "Dataset 1", part, "Dataset 2", part, "Dataset 3", part, "Dataset 1+2", text)
	c := sourcetest.Run(t, New(), sourcetest.Text("tracker.xlsx", string(book)))
	if got := sourcetest.Value(t, c, "deals UZB CHN 2020"); got != 1.3e9 {
		t.Errorf("got %v", got)
	}
	book = sheettest.Workbook(t, "Dataset 1", part, "Dataset 2", part)
	sourcetest.Refuses(t, New(), sourcetest.Text("tracker.xlsx", string(book)), "tracker.xlsx", `"Dataset 1+2"`)
}

func TestParse_ReadsTheRealTable(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, "cgit-china-investment/cgit_2021fall_ca.csv"))
	for key, want := range map[string]float64{
		"deals KAZ CHN 2005": 4.5e9,  // 4,200 and 300
		"deals KGZ CHN 2006": 0,      // no deal: no row
		"deals TJK CHN 2006": 7e8,    // 400 and 300
		"deals UZB CHN 2007": 9.9e8,  // 110 and 880
		"deals TKM CHN 2021": 7.07e9, // one
	} {
		if want == 0 {
			for _, o := range c.Observations {
				if o.Reporter == "KGZ" && o.Period == "2006" {
					t.Errorf("%+v", o)
				}
			}
			continue
		}
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	sums := map[string]float64{} // made by another program
	for _, o := range c.Observations {
		sums[o.Reporter] += o.Value
	}
	for state, want := range map[string]float64{"KAZ": 35.29e9, "KGZ": 4.73e9, "TJK": 2.63e9, "TKM": 13.87e9, "UZB": 7.7e9} {
		if sums[state] != want {
			t.Errorf("deals with %s come to %v, want %v", state, sums[state], want)
		}
	}
	if len(c.Observations) != 42 || c.Edition != "2021-09" || !strings.Contains(strings.Join(c.Counts.Notes, ""), "2021-09") { // Q5
		t.Errorf("%d rows, edition %q, notes %v", len(c.Observations), c.Edition, c.Counts.Notes)
	}
}

func TestParse_Refuses(t *testing.T) {
	good := sourcetest.Read(t, "deals.csv")
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown country": {"Uzbekistan", "Usbekia", []string{"deals.csv", "row 2", "Usbekia"}},
		"a bad amount":       {"$100 ", "about 100", []string{"row 3", "about 100"}},
		"no amount":          {"$100 ", "", []string{"row 3", `""`}},
		"a changed header":   {"Subsector", "Detail", []string{"row 1", "Detail"}},
		"a bad month":        {"2021,May", "2021,Mai", []string{"row 4, column B", "Mai"}},
		"a negative amount":  {"$100 ", "$-100 ", []string{"row 3", "-100"}},
		"a bad year":         {"2021,May", "soon,May", []string{"row 4", "soon"}},
		"another table":      {"Year,", "When,", []string{"deals.csv", "no table of deals"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text("deals.csv", strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("deals.csv", "<html>"), "deals.csv", "web page")
}

func TestPlan_SaysWhereTheWorkbookIs(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "aei.org") {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "deals.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("deals.csv", text))
	})
}
