package sipriregister_test

import (
	"encoding/csv"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sipriregister"
	"leeway/source/sourcetest"
)

const (
	real2025 = "sipri-trade-register/trade_register_ca_generated-2025-10-23.csv"
	real2026 = "sipri-trade-register/trade_register_ca_headerless-2026-02-commit.csv"
	preamble = "sipri-trade-register/header_notes_generated-2025-10-23.txt"
)

// Q1, Q2, Q3, Q4: the lines of words, orders over several years, zero and blank, question marks.
func TestParse_YearlyTotals(t *testing.T) {
	c := sourcetest.Run(t, sipriregister.New(), sourcetest.Files(t, "testdata", "register.csv"))
	for key, want := range map[string]float64{
		"arms KAZ RUS 2011": 23.333333, "arms KAZ RUS 2012": 3.333333, "arms KAZ RUS 2013": 3.333333,
		"arms KAZ unknown 2011": 0.05, "arms KGZ SUN 1991": 0,
	} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if len(c.Observations) != 5 || c.Counts.Skipped["no delivery"] != 1 || c.Released != "2025-03-03" {
		t.Errorf("%d rows, skipped %v, released %q", len(c.Observations), c.Counts.Skipped, c.Released)
	}
	if s := c.Scope; s == nil || len(s.Reporters) > 0 || !slices.Equal(s.Indicators, []string{"arms"}) || s.From != "1950" || s.To != "2013" {
		t.Errorf("scope %+v", s)
	}
	if o := c.Observations[0]; o.Quality != leeway.ComputedQuality || o.Origin != "sipri" || o.PeriodBasis != "year" || !strings.Contains(o.Note, "split equally") {
		t.Errorf("%+v", o)
	}
}

// Q5: names and words with signs beyond ASCII, in either encoding.
func TestParse_Windows1252(t *testing.T) {
	text := strings.Replace(sourcetest.Read(t, "register.csv"), "unknown supplier(s),2010", "Türkiye,2010", 1)
	c := sourcetest.Run(t, sipriregister.New(), sourcetest.Text("a.csv", text))
	d := sourcetest.Run(t, sipriregister.New(), sourcetest.Text("a.csv", strings.ReplaceAll(text, "ü", "\xfc")))
	if sourcetest.Value(t, c, "arms KAZ TUR 2011") != 0.05 || sourcetest.Value(t, d, "arms KAZ TUR 2011") != 0.05 {
		t.Error("another value")
	}
}

// The starter lake has been computed from the same rows by another program.
func TestParse_AgreesWithTheStarter(t *testing.T) {
	c := sourcetest.Run(t, sipriregister.New(), sourcetest.Real(t, real2025))
	lines, err := csv.NewReader(strings.NewReader(sourcetest.Read(t, filepath.Join("..", "..", "..", "starter", "tables", "sipri-register", "observations.csv")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"reporter", "partner", "period", "value"}; !slices.Equal(lines[0], want) || len(lines) < 100 {
		t.Fatalf("the starter has %d rows of %v", len(lines), lines[0])
	}
	starter := map[string]float64{}
	for _, l := range lines[1:] {
		v, err := strconv.ParseFloat(l[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		starter[l[0]+" "+l[1]+" "+l[2]] = v
	}
	found := 0
	for _, o := range c.Observations {
		if !slices.Contains([]string{"KAZ", "KGZ", "TJK", "TKM", "UZB"}, o.Reporter) {
			continue // of other recipients the excerpt has only what these supplied
		}
		found++
		k := o.Reporter + " " + o.Partner + " " + o.Period
		if v, ok := starter[k]; !ok || v != o.Value {
			t.Errorf("%s is %v, in the starter %v (%v)", k, o.Value, v, ok)
		}
	}
	if found != len(starter) {
		t.Errorf("%d rows, in the starter %d", found, len(starter))
	}
}

// China's part of what the five states got from 2016 to 2020 is 18.2 percent by the register.
func TestParse_ProducersFile(t *testing.T) {
	text := ""
	for _, f := range sourcetest.Real(t, preamble, real2025).Files {
		data, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		text += string(data)
	}
	c := sourcetest.Run(t, sipriregister.New(), sourcetest.Text("trade-register.csv", text))
	if c.Released != "2025-10-23" || c.Scope == nil || c.Scope.From != "1950" || c.Scope.To != "2024" {
		t.Errorf("released %q, scope %+v", c.Released, c.Scope)
	}
	sum := 0.0
	for _, o := range c.Observations {
		sum += o.Value
	}
	for key, want := range map[string]float64{"arms KAZ RUS 2016": 232.041667, "arms KAZ RUS 2017": 203.541667, "arms UZB CHN 2018": 107, "arms AGO KAZ 1998": 2.92, "arms AGO KAZ 1999": 8.2} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if len(c.Observations) != 235 || fmt.Sprintf("%.2f", sum) != "7920.92" { // the sum of the column
		t.Errorf("%d rows with %.4f million TIV", len(c.Observations), sum)
	}
	var china, all float64
	for _, o := range c.Observations {
		if slices.Contains([]string{"KAZ", "KGZ", "TJK", "TKM", "UZB"}, o.Reporter) && o.Period >= "2016" && o.Period <= "2020" {
			all += o.Value
			if o.Partner == "CHN" {
				china += o.Value
			}
		}
	}
	if got := fmt.Sprintf("%.1f", 100*china/all); got != "18.2" {
		t.Errorf("China's part is %s percent of %.1f", got, all)
	}
}

// The register of the next year has no lines of words, and orders of which nothing was delivered.
func TestParse_ProducersFileWithoutPreamble(t *testing.T) {
	c := sourcetest.Run(t, sipriregister.New(), sourcetest.Real(t, real2026))
	if len(c.Observations) != 235 || c.Counts.Skipped["no delivery"] != 6 || c.Released != "" || c.Scope != nil {
		t.Errorf("%d rows, skipped %v, released %q, scope %v", len(c.Observations), c.Counts.Skipped, c.Released, c.Scope)
	}
}

func TestParse_Refuses(t *testing.T) {
	good := sourcetest.Read(t, "register.csv")
	for name, c := range map[string]struct{ old, new, where, what string }{
		"an unknown recipient":      {"Kazakhstan,Russia,2010,?", "Kasakia,Russia,2010,?", "r.csv, row 8, column A", `"Kasakia"`},
		"an unknown supplier":       {"Tajikistan,China,2023,,4,,X-5,made-up radar,,,,New,On order,5,20,", "Tajikistan,Chinia,2023,,4,,X-5,made-up radar,,,2024,New,,5,20,20", "row 12, column B", `"Chinia"`},
		"a bad number":              {",2,20,20", ",2,20,2e1", "row 8, column P", `"2e1" is no TIV`},
		"a negative number":         {",2,20,20", ",2,20,-20", "row 8, column P", `"-20"`},
		"a year that is none":       {"2011; 2012; 2013", "2011; soon", "row 9, column K", `"soon"`},
		"a year of another format":  {"2011; 2012; 2013", "2011/2012", "row 9, column K", `"2011/2012"`},
		"a delivery without a year": {"10,,2011,New", "10,,,New", "row 8, column K", `""`},
		"a new column":              {"status,Comments", "status,Sender,Comments", "row 7, column M", `"Sender"`},
		"a column that is gone":     {"SIPRI TIV of delivered weapons", "Comments", "row 7", "SIPRI TIV of delivered weapons"},
		"some suppliers only":       {"from All countries  to", "from Russia, China to", "row 1", "Russia, China"},
		"another unit":              {"(TIVs) are in millions.", "(TIVs) are in thousands.", "row 3", "thousands"},
		"no register":               {"Recipient,Supplier", "Receiver,Supplier", "r.csv", `"Recipient"`},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, sipriregister.New(), sourcetest.Text("r.csv", strings.Replace(good, c.old, c.new, 1)), c.where, c.what)
		})
	}
	sourcetest.Refuses(t, sipriregister.New(), sourcetest.Text("r.csv", "<html>"), "r.csv", "web page")
}

func TestPlan_SaysWhereTheFileIs(t *testing.T) {
	_, err := sipriregister.New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "leeway import sipri-register") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "register.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, sipriregister.New(), sourcetest.Text("r.csv", text))
	})
}

// Q6: the copies without the lines of words were cut to the five states on either side. China bought from others
// than Uzbekistan; the five are listed with all their suppliers.
func TestParse_BuyersOfACutCopySaySo(t *testing.T) {
	c := sourcetest.Run(t, sipriregister.New(), sourcetest.Real(t, real2025))
	five := []string{"KAZ", "KGZ", "TJK", "TKM", "UZB"}
	for _, o := range c.Observations {
		if got, want := o.SomeSuppliers(), !slices.Contains(five, o.Reporter); got != want {
			t.Errorf("%s from %s: of some suppliers only: %v, want %v", o.Reporter, o.Partner, got, want)
		}
	}
}
