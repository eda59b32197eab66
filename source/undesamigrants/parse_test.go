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
	// by hand from the table
	if got := sourcetest.Value(t, c, "migrants AFG USA 2019"); got != 80026 {
		t.Errorf("Afghans in the United States: %v", got)
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
