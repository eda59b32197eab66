package aiddatagcdf

import (
	"math"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

// Q2, Q3.
func TestParse_ReadsSums(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "sums.csv"))
	if got := sourcetest.Value(t, c, "development-finance KGZ CHN 2010"); got != 1500.5 {
		t.Errorf("got %v", got)
	}
	if o := c.Observations[1]; o.Unit != "usd-2021" || !strings.HasSuffix(o.Note, "25 percent of them estimated") {
		t.Errorf("%+v", o)
	}
}

// Q1, Q2, Q3, Q4.
func TestParse_SumsProjects(t *testing.T) {
	for file, note := range map[string]string{"projects.csv": "for aggregates", "military.csv": "military module only"} {
		c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", file))
		o := c.Observations[0]
		if len(c.Observations) != 1 || o.Value != 1500.25 || o.Unit != "usd" || o.Comparator != ">" || !strings.HasSuffix(o.Note, note) {
			t.Errorf("%s: %+v", file, c.Observations)
		}
		if s := c.Counts.Skipped; s["not recommended"] != 1 || s["no amount"] != 1 || s["a region"] != 1 {
			t.Errorf("%s: skipped %v", file, s)
		}
	}
}

func TestParse_ReadsTheRealTables(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, "aiddata-gcdf/gcdf3_country_year_all.csv"))
	if len(c.Observations) != 2525 {
		t.Errorf("%d rows", len(c.Observations))
	}
	for key, want := range map[string]float64{"development-finance AFG CHN 2000": 1283228.36439764, "development-finance AFG CHN 2001": 2818330.50091676} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	c = sourcetest.Run(t, New(), sourcetest.Real(t, "aiddata-gcdf/gcdf2_military_ca.csv"))
	// the one grant of 2017 to Kyrgyzstan whose amount is known: 100 million yuan
	if got := sourcetest.Value(t, c, "development-finance KGZ CHN 2017"); math.Abs(got-14798489.49) > 0.01 {
		t.Errorf("Kyrgyzstan 2017: %v", got)
	}
}

func TestParse_Refuses(t *testing.T) {
	sums, projects := sourcetest.Read(t, "sums.csv"), sourcetest.Read(t, "projects.csv")
	for name, c := range map[string]struct {
		text, old, new string
		parts          []string
	}{
		"an unknown code":      {sums, "KGZ,2010", "KGX,2010", []string{"a.csv", "row 2", "KGX"}},
		"a bad number":         {sums, "1500.5", "some", []string{"row 2", "some"}},
		"a changed header":     {sums, "usd_const_2021,", "usd_const_2025,", []string{"row 1", "usd_const_2025"}},
		"an unknown recipient": {projects, "Yes,Kyrgyz Republic,2010,500", "Yes,Kyrgyzia,2010,500", []string{"row 3", "Kyrgyzia"}},
		"a bad amount":         {projects, "1000.25", "1e9", []string{"row 2", "1e9"}},
		"a bad flag":           {projects, "No,", "Perhaps,", []string{"row 4", "Perhaps"}},
		"a bad year":           {projects, "2010,900", "soon,900", []string{"a.csv"}},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(c.text, c.old, c.new, 1)
			if name == "a bad year" {
				text = strings.Replace(text, "No,", "Yes,", 1)
			}
			sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", text), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", "<html>"), "a.csv", "web page")
}

func TestPlan_SaysWhereTheProjectsAre(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "aiddata.org") {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "sums.csv"))
	f.Add(sourcetest.Read(f, "projects.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("a.csv", text))
	})
}
