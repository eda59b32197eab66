package sipritiv_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sipritiv"
	"leeway/source/sourcetest"
)

const excerpt = "sipri-tiv-bilateral/sipri_tiv_ca.csv"

func values(t *testing.T, c *source.Collected, want map[string]float64) {
	t.Helper()
	for key, v := range want {
		if got := sourcetest.Value(t, c, key); got != v {
			t.Errorf("%s is %v, want %v", key, got, v)
		}
	}
	if len(c.Observations) != len(want) {
		t.Errorf("%d rows, want %d", len(c.Observations), len(want))
	}
}

// Q1, Q2, Q3, Q5: the title, zero and blank, the printed total, the sum over years.
func TestParse_TableOfARecipient(t *testing.T) {
	c := sourcetest.Run(t, sipritiv.New(), sourcetest.Files(t, "testdata", "imports.csv"))
	values(t, c, map[string]float64{
		"arms KAZ RUS 2010": 10, "arms KAZ RUS 2012": 30, "arms KAZ TUR 2010": 0, "arms KAZ unknown 2011": 5,
		"arms KAZ world 2010": 10, "arms KAZ world 2011": 6, "arms KAZ world 2012": 30,
	})
	if c.Released != "2020-04-06" || c.Counts.Skipped["no delivery"] != 5 || c.Counts.Skipped["sum over years"] != 3 {
		t.Errorf("released %q, skipped %v", c.Released, c.Counts.Skipped)
	}
	if notes := strings.Join(c.Counts.Notes, ""); !strings.Contains(notes, "83.3 percent in 2011") || strings.Contains(notes, "2010") {
		t.Errorf("notes %q", notes)
	}
}

func TestParse_TableOfAllSuppliers(t *testing.T) {
	c := sourcetest.Run(t, sipritiv.New(), sourcetest.Files(t, "testdata", "suppliers.csv"))
	values(t, c, map[string]float64{
		"arms world RUS 2010": 1000, "arms world RUS 2011": 2000, "arms world CHN 2010": 100, "arms world CHN 2011": 200,
		"arms world world 2010": 1100, "arms world world 2011": 2200,
	})
	turned := strings.Replace(sourcetest.Read(t, "suppliers.csv"), "exports from all", "imports to all", 1)
	c = sourcetest.Run(t, sipritiv.New(), sourcetest.Text("recipients.csv", turned))
	if got := sourcetest.Value(t, c, "arms CHN world 2011"); got != 200 || len(c.Observations) != 6 {
		t.Errorf("%v, %d rows", got, len(c.Observations))
	}
}

// Q1: the newer export.
func TestParse_TableWithoutTitle(t *testing.T) {
	c := sourcetest.Run(t, sipritiv.New(), sourcetest.Files(t, "testdata", "newer.csv"))
	values(t, c, map[string]float64{"arms KGZ RUS 2020": 5, "arms KGZ RUS 2021": 6, "arms KGZ CHN 2021": 4, "arms KGZ world 2020": 5, "arms KGZ world 2021": 10})
}

func TestParse_TidyTable(t *testing.T) {
	c := sourcetest.Run(t, sipritiv.New(), sourcetest.Files(t, "testdata", "tidy.csv"))
	values(t, c, map[string]float64{"arms KAZ RUS 2020": 50, "arms TKM TUR 2021": 0, "arms KGZ unknown 2021": 7})
	if o := c.Observations[0]; !strings.Contains(o.Source, "360info") || !strings.Contains(o.RecordURL, "360-info") || o.Quality != leeway.Official {
		t.Errorf("%+v", o)
	}
}

// The starter lake has rows that were taken from the same table by another program.
func TestParse_TableOf360Info(t *testing.T) {
	c := sourcetest.Run(t, sipritiv.New(), sourcetest.Real(t, excerpt))
	sum := 0.0
	for _, o := range c.Observations {
		sum += o.Value
	}
	if len(c.Observations) != 217 || sum != 6956 {
		t.Errorf("%d rows with %v million TIV", len(c.Observations), sum)
	}
	for key, want := range map[string]float64{"arms KAZ RUS 2016": 198, "arms UZB CHN 2018": 107, "arms AGO KAZ 1999": 10, "arms TKM DEU 2011": 0, "arms TKM BRA 2021": 22} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	starter := fromStarter(t) // which begins in 2010
	for _, o := range c.Observations {
		if five := []string{"KAZ", "KGZ", "TJK", "TKM", "UZB"}; !slices.Contains(five, o.Reporter) || o.Period < "2010" {
			continue
		}
		if v, ok := starter[o.Reporter+" "+o.Partner+" "+o.Period]; ok && v != o.Value {
			t.Errorf("%s %s %s is %v, in the starter %v", o.Reporter, o.Partner, o.Period, o.Value, v)
		} else if ok {
			delete(starter, o.Reporter+" "+o.Partner+" "+o.Period)
		} else {
			t.Errorf("%s %s %s is not in the starter", o.Reporter, o.Partner, o.Period)
		}
	}
	for key := range starter {
		t.Errorf("only the starter has %s", key)
	}
}

// fromStarter returns the yearly levels of the five states by key.
func fromStarter(t *testing.T) map[string]float64 {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "starter", "tables", "sipri-tiv", "observations.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]float64{}
	for _, l := range lines[1:] {
		if len(l[2]) != 3 || l[5] != "level" || len(l[4]) != 4 || !slices.Contains([]string{"KAZ", "KGZ", "TJK", "TKM", "UZB"}, l[2]) {
			continue
		}
		v, err := strconv.ParseFloat(l[6], 64)
		if err != nil {
			t.Fatal(err)
		}
		out[l[2]+" "+l[3]+" "+l[4]] = v
	}
	return out
}

func TestParse_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ file, old, new, where, what string }{
		"an unknown supplier":     {"imports.csv", `"Russia"`, `"Rusland"`, "imports.csv, row 7, column A", `"Rusland"`},
		"an unknown recipient":    {"imports.csv", "to Kazakhstan", "to Kasakia", "imports.csv, row 10", `"Kasakia"`},
		"one supplier's exports":  {"imports.csv", "imports to Kazakhstan", "exports from Russia", "imports.csv", "exports of Russia only"}, // Q4
		"the largest only":        {"suppliers.csv", "from all,", "from the top 50 largest exporters,", "suppliers.csv", "top 50"},
		"another unit":            {"imports.csv", "in millions", "in thousands", "row 3", "thousands"},
		"a bad number":            {"imports.csv", ",10,,30,40", ",ten,,30,40", "row 7, column B", `"ten"`},
		"a negative number":       {"imports.csv", ",10,,30,40", ",-10,,30,40", "row 7, column B", "-10"},
		"a bad year":              {"imports.csv", `"2011"`, `"11"`, "row 6, column C", `"11"`},
		"no sum at the end":       {"imports.csv", `,"2010","2011","2012","Total"`, `,"2010","2011","2012","2013"`, "row 6, column E", `"2013"`},
		"no row of totals":        {"imports.csv", `"Total",10,6,30,46`, "", "imports.csv", "no row of totals"},
		"rows below the totals":   {"imports.csv", `"Total",10,6,30,46`, "\"Total\",10,6,30,46\nChina,1,1,1,3", "row 11, column A", `"China"`},
		"nobody's imports":        {"newer.csv", "Total exports to Kyrgyzstan", "Total", "newer.csv, row 5", "whose imports"},
		"a bad date":              {"imports.csv", "06 April", "36 April", "row 2", "36 April"},
		"a bad value when tidy":   {"tidy.csv", "2020,50", "2020,fifty", "tidy.csv, row 2, column D", `"fifty"`},
		"a bad year when tidy":    {"tidy.csv", ",2020,", ",20,", "tidy.csv, row 2, column C", `"20"`},
		"a bad name when tidy":    {"tidy.csv", "Turkey,", "Tukey,", "tidy.csv, row 3, column A", `"Tukey"`},
		"a new column when tidy":  {"tidy.csv", "supplier_cown", "supplier_gw", "tidy.csv, row 1, column E", `"supplier_gw"`},
		"another table":           {"tidy.csv", "supplier,recipient", "from,to", "tidy.csv", "head of a table"},
		"a web page":              {"tidy.csv", "supplier,recipient", "<!doctype html>", "tidy.csv", "web page"},
		"the totals of no column": {"imports.csv", ",10,6,30,46", ",10,six,30,46", "row 10, column C", `"six"`},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, sipritiv.New(), sourcetest.Text(c.file, strings.Replace(sourcetest.Read(t, c.file), c.old, c.new, 1)), c.where, c.what)
		})
	}
}

func TestPlan_SaysWhereTheFilesAre(t *testing.T) {
	_, err := sipritiv.New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "leeway import sipri-tiv") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"imports.csv", "suppliers.csv", "newer.csv", "tidy.csv"} {
		f.Add(sourcetest.Read(f, name))
	}
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, sipritiv.New(), sourcetest.Text("t.csv", text))
	})
}

// Q6: a table cut to Kazakhstan and Uzbekistan on either side has Georgia with them as suppliers only.
func TestParse_BuyersOfACutTableSaySo(t *testing.T) {
	c := sourcetest.Run(t, sipritiv.New(), sourcetest.Text("tidy.csv", "supplier,recipient,year,value\n"+
		"Russia,Kazakhstan,2015,10\nRussia,Uzbekistan,2015,4\nUzbekistan,Georgia,2015,2\nKazakhstan,Georgia,2016,3\n"))
	for _, o := range c.Observations {
		if got, want := o.SomeSuppliers(), o.Reporter == "GEO"; got != want {
			t.Errorf("%s from %s: of some suppliers only: %v, want %v", o.Reporter, o.Partner, got, want)
		}
	}
}
