package undesamigrants

import (
	"encoding/csv"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet/sheettest"
	"leeway/source"
	"leeway/source/sourcetest"
)

const realFile = "undesa-migrant-stock-2019/UN_MigrantStockByOriginAndDestination_2019_clean.csv"

// Q1, Q2.
func TestParse_ReadsTheMatrix(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "matrix.csv"))
	for key, want := range map[string]float64{"migrants KAZ RUS 1990": 2500, "migrants UZB RUS 2019": 1000, "migrants RUS DEU 1990": 50} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if s := c.Counts.Skipped; len(c.Observations) != 6 || s["a zero or a mark"] != 3 || s["a region"] != 7 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), s)
	}
}

// Q3, Q4, Q5.
func TestParse_ReadsTheWorkbook(t *testing.T) {
	book := sheettest.Workbook(t, "Table 1", sourcetest.Read(t, "table1.csv"))
	c := sourcetest.Run(t, New(), sourcetest.Text("stock.xlsx", string(book)))
	for key, want := range map[string]float64{"migrants KAZ world 2020": 3000, "migrants KAZ RUS 2024": 2700, "migrants KAZ DEU 2024": 90} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if s := c.Counts.Skipped; len(c.Observations) != 5 || s["an origin that is not named"] != 2 || s["a region"] != 4 || s["a zero or a mark"] != 1 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), s)
	}
}

// The starter lake has been made of the same table by another program.
func TestParse_AgreesWithTheStarter(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, realFile))
	lines, err := csv.NewReader(strings.NewReader(sourcetest.Read(t, filepath.Join("..", "..", "..", "starter", "tables", "undesa-migrants", "observations.csv")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	starter := map[string]float64{}
	for _, l := range lines[1:] {
		v, err := strconv.ParseFloat(l[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		starter[l[0]+" "+l[1]+" "+l[2]] = v
	}
	if len(c.Observations) != len(starter) || len(starter) < 76000 {
		t.Errorf("%d rows, in the starter %d", len(c.Observations), len(starter))
	}
	bad := 0
	for _, o := range c.Observations {
		k := o.Reporter + " " + o.Partner + " " + o.Period
		if v, ok := starter[k]; !ok || v != o.Value {
			if bad++; bad < 10 {
				t.Errorf("%s is %v, in the starter %v (%v)", k, o.Value, v, ok)
			}
		}
	}
	holdsDefaults(t, c)
}

// holdsDefaults checks that what the starter says of every row holds of these too, so that the
// two are one series.
func holdsDefaults(t *testing.T, c *source.Collected) {
	t.Helper()
	defaults := sourcetest.Read(t, filepath.Join("..", "..", "..", "starter", "tables", "undesa-migrants", "defaults.csv"))
	o := c.Observations[0]
	for _, line := range []string{
		"indicator," + o.Indicator, "period_basis," + o.PeriodBasis, "statistic," + string(o.Statistic), "comparator," + o.Comparator, "unit," + o.Unit,
		"quality," + string(o.Quality), "origin," + o.Origin, "publisher," + o.Source, "released," + c.Released, `note,"` + o.Note + `"`,
	} {
		if !strings.Contains(defaults, line+"\n") {
			t.Errorf("the starter does not say %s", line)
		}
	}
}

// The values were looked up in the table, the sum over destinations was made by another program.
func TestParse_ReadsTheRealMatrix(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, realFile))
	for key, want := range map[string]float64{
		"migrants AFG USA 2019": 80026, "migrants UZB RUS 2019": 1146535, "migrants KAZ DEU 2019": 940296, "migrants AFG TJK 1990": 8485, "migrants MEX USA 2019": 11489684,
	} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	abroad := 0.0
	for _, o := range c.Observations {
		if o.Reporter == "UZB" && o.Period == "2019" {
			abroad += o.Value
		}
	}
	if len(c.Observations) != 76369 || abroad != 1986227 {
		t.Errorf("%d rows, %v from Uzbekistan", len(c.Observations), abroad)
	}
}

// Q6: a revision of 2019 is dated, one of 2024 is not.
func TestParse_NamesTheRevision(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "matrix.csv"))
	if o := c.Observations[0]; c.Released != "2019" || o.Source != "UN DESA International Migrant Stock 2019" || o.RecordURL != tidiedAt {
		t.Errorf("released %q, %+v", c.Released, o)
	}
	c = sourcetest.Run(t, New(), sourcetest.Text("stock.xlsx", string(sheettest.Workbook(t, "Table 1", sourcetest.Read(t, "table1.csv")))))
	if o := c.Observations[0]; c.Released != "" || o.Source != "UN DESA International Migrant Stock 2024" || o.RecordURL == tidiedAt {
		t.Errorf("released %q, %+v", c.Released, o)
	}
}

func TestParse_Refuses(t *testing.T) {
	good := sourcetest.Read(t, "matrix.csv")
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown origin":      {"Uzbekistan", "Usbekia", []string{"a.csv", "row 1", "Usbekia"}},
		"an unknown destination": {"1990,Germany", "1990,Germania", []string{"row 3", "Germania"}},
		"a bad number":           {"2500", "many", []string{"row 2", "many"}},
		"a changed header":       {"Dest", "Destination", []string{"row 1", "Destination"}},
		"a negative number":      {"2500", "-2500", []string{"row 2", "-2500"}},
		"a destination twice":    {"2019,Russian", "1990,Russian", []string{"the same observation twice"}},
		"a bad year":             {"2019,Russian", "mid-2019,Russian", []string{"row 4", "mid-2019"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", "<html>"), "a.csv", "web page")
	table := sourcetest.Read(t, "table1.csv")
	sourcetest.Refuses(t, New(), sourcetest.Text("a.xlsx", string(sheettest.Workbook(t, "T", strings.Replace(table, ",276,", ",899,", 1)))), "a.xlsx", "row 9", "899")
	sourcetest.Refuses(t, New(), sourcetest.Text("a.xlsx", string(sheettest.Workbook(t, "T", strings.Replace(table, "Location code of origin", "Code", 1)))), "a.xlsx", "Location code of origin")
}

func TestPlan_AsksForTheWorkbook(t *testing.T) {
	asks, err := New().Plan(source.Request{})
	if err != nil || len(asks) != 1 || asks[0].URL != address {
		t.Fatalf("%+v, %v", asks, err)
	}
	if leeway.CodeOf(asks[0].Check(strings.NewReader("<html>"))) != leeway.CodeInvalid || asks[0].Check(strings.NewReader("PK..")) != nil {
		t.Error("the check of a workbook")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "matrix.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("a.csv", text))
	})
}
