package aiddatagcdf

import (
	"math"
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet/sheettest"
	"leeway/source"
	"leeway/source/sourcetest"
)

// by gives values by indicator, recipient, year and unit, and holds what is so of every row.
func by(t *testing.T, c *source.Collected) map[string]float64 {
	t.Helper()
	found := map[string]float64{}
	for _, o := range c.Observations {
		if o.Comparator != ">=" || o.Partner != "CHN" || o.Value <= 0 || !strings.HasPrefix(o.Note, "commitments, not payments") {
			t.Errorf("%+v", o)
		}
		found[strings.Join([]string{o.Indicator, o.Reporter, o.Period, o.Unit}, " ")] = o.Value
	}
	return found
}

func holds(t *testing.T, got, want map[string]float64) {
	t.Helper()
	for key, v := range want {
		if math.Abs(got[key]-v) > 0.01 {
			t.Errorf("%s is %v, want %v", key, got[key], v)
		}
	}
}

// Q2, Q3, Q6.
func TestParse_ReadsSums(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "sums.csv"))
	holds(t, by(t, c), map[string]float64{"development-finance KGZ 2010 usd-2021": 1500.5, "development-finance KGZ 2011 usd-2021": 2500})
	if len(c.Observations) != 2 || c.Counts.Skipped["no amount"] != 1 || c.Edition != "3.0" || c.Released != "2023" {
		t.Errorf("%d rows, skipped %v, edition %q of %q", len(c.Observations), c.Counts.Skipped, c.Edition, c.Released)
	}
	if note := c.Observations[1].Note; !strings.HasSuffix(note, "projects: 4, of which with an estimated amount 25 percent") {
		t.Errorf("note %q", note)
	}
}

// Q1, Q2, Q3, Q4, Q6, Q7.
func TestParse_SumsProjects(t *testing.T) {
	text := sourcetest.Read(t, "projects.csv")
	for name, snap := range map[string]source.Snapshot{
		"CSV":      sourcetest.Text("projects.csv", text),
		"workbook": sourcetest.Text("v3.xlsx", string(sheettest.Workbook(t, "About", "Version 3.0\n", "GCDF_3.0", text))),
	} {
		c := sourcetest.Run(t, New(), snap)
		holds(t, by(t, c), map[string]float64{"development-finance KGZ 2010 usd": 1500.25, "development-finance KGZ 2010 usd-2021": 1800.5})
		if s := c.Counts.Skipped; len(c.Observations) != 2 || s["not recommended"] != 1 || s["no amount"] != 2 || s["a region"] != 1 || c.Edition != "3.0" {
			t.Errorf("%s: %d rows, skipped %v, edition %q", name, len(c.Observations), s, c.Edition)
		}
		if notes := strings.Join(c.Counts.Notes, ""); notes != "Columns of projects that are not read: AidData Record ID, Amount (Original Currency), Title." {
			t.Errorf("%s: notes %q", name, notes)
		}
	}
}

// Q5, Q6: the military module is no development finance.
func TestParse_KeepsTheMilitaryApart(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "military.csv"))
	holds(t, by(t, c), map[string]float64{"military-finance KGZ 2010 usd": 1500.25, "military-finance KGZ 2010 usd-2017": 1800.5})
	if len(c.Observations) != 2 || c.Edition != "2.0" || c.Released != "2021" {
		t.Errorf("%d rows, edition %q of %q", len(c.Observations), c.Edition, c.Released)
	}
}

// The values were looked up in the table, its sum was made by another program.
func TestParse_ReadsTheRealSums(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, "aiddata-gcdf/gcdf3_country_year_all.csv"))
	got := by(t, c)
	holds(t, got, map[string]float64{
		"development-finance AFG 2000 usd-2021": 1283228.36, "development-finance KGZ 2013 usd-2021": 1236315699.05,
		"development-finance TJK 2006 usd-2021": 1502201777.28, "development-finance KGZ 2003 usd-2021": 12180.32,
	})
	sum := 0.0
	for _, v := range got {
		sum += v
	}
	if n := c.Counts.Skipped["no amount"]; len(got) != 2230 || n != 295 || math.Abs(sum-1331640789749.24) > 1 { // Q3
		t.Errorf("%d rows, %d without amount, %.2f dollars", len(got), n, sum)
	}
	if _, ok := got["development-finance AFG 2013 usd-2021"]; ok {
		t.Error("0.0 for one project without amount became a row")
	}
}

// Counted by hand: of 38 projects 27 are recommended and have an amount, of 21 recipients and years.
func TestParse_ReadsTheRealMilitaryModule(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, "aiddata-gcdf/gcdf2_military_ca.csv"))
	got := by(t, c)
	holds(t, got, map[string]float64{
		"military-finance KGZ 2017 usd": 14798489.49, "military-finance KGZ 2017 usd-2017": 14798489.49, // 100 million yuan
		"military-finance TJK 2012 usd": 15000000, "military-finance TJK 2012 usd-2017": 15277570.38,
		"military-finance TJK 2002 usd": 2000000, "military-finance KGZ 2003 usd": 12323159.02, // two grants each
	})
	day, constant := 0.0, 0.0
	for key, v := range got {
		if strings.HasSuffix(key, " usd") {
			day += v
		} else {
			constant += v
		}
	}
	if _, pledged := got["military-finance KAZ 2002 usd"]; pledged || len(got) != 42 || math.Abs(day-74777541.29) > 0.1 || math.Abs(constant-108168303.88) > 0.1 { // Q1
		t.Errorf("%d rows, %.2f dollars of the day, %.2f of 2017, a pledge counted: %v", len(got), day, constant, pledged)
	}
}

func TestParse_Refuses(t *testing.T) {
	sums, projects := sourcetest.Read(t, "sums.csv"), sourcetest.Read(t, "projects.csv")
	for name, c := range map[string]struct {
		text, old, new string
		parts          []string
	}{
		"an unknown code":             {sums, "KGZ,2010", "KGX,2010", []string{"a.csv", "row 2, column A", "KGX"}},
		"a bad number":                {sums, "1500.5", "some", []string{"row 2, column D", "some"}},
		"a negative sum":              {sums, "1500.5", "-1500.5", []string{"row 2, column D", "-1500.5"}},
		"a changed header":            {sums, "usd_const_2021,", "usd_const_2025,", []string{"row 1", "usd_const_2025"}},
		"a recipient and year twice":  {sums, "KGZ,2011,4", "KGZ,2010,4", []string{"a.csv", "row 3, column A", "KGZ has a sum for 2010 already"}},
		"an unknown recipient":        {projects, "Kyrgyz Republic,KGZ,2010,A made-up loan", "Kyrgyzia,,2010,A made-up loan", []string{"row 2, column D", "Kyrgyzia"}},
		"an unknown recipient's code": {projects, "KGZ,2010,A made-up loan", "KGX,2010,A made-up loan", []string{"row 2, column E", "KGX"}},
		"another giver":               {projects, "Yes,China", "Yes,Japan", []string{"row 2, column C", `"Japan" is not China`}},
		"a bad amount":                {projects, "1000.25", "1e9", []string{"row 2, column J", "1e9"}},
		"a negative amount":           {projects, "1000.25", "-1", []string{"row 2, column J", "-1"}},
		"a bad flag":                  {projects, "3,No", "3,Perhaps", []string{"row 4, column B", "Perhaps"}},
		"a bad year":                  {projects, "KGZ,2010,A made-up grant", "KGZ,soon,A made-up grant", []string{"row 3, column F", "soon"}},
		"prices of another year":      {projects, "USD 2021", "USD 2025", []string{"row 1, column I", "2025"}},
		"no nominal amounts":          {projects, "Amount (Nominal USD)", "Sum", []string{"row 1", "1 columns of amounts"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", strings.Replace(c.text, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", "<html>"), "a.csv", "web page")
	sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", ""), "a.csv")
	sourcetest.Refuses(t, New(), sourcetest.Text("a.xlsx", string(sheettest.Workbook(t, "Sums", sums))), "a.xlsx", "no sheet")
}

func TestPlan_SaysWhereTheProjectsAre(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "aiddata.org") {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"sums.csv", "projects.csv", "military.csv"} {
		f.Add(sourcetest.Read(f, name))
	}
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("a.csv", text))
	})
}
