package cgdremittances

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

const realTable = "cgd-bilateral-remittances-uzb/cgd_uzb_corridors_2021_2024.csv"

// by gives values of levels and shares by partner and year.
func by(c *source.Collected) map[string]float64 {
	found := map[string]float64{}
	for _, o := range c.Observations {
		found[strings.Join([]string{o.Reporter, o.Partner, o.Period, o.Unit, o.Whole}, " ")] = o.Value
	}
	return found
}

// Q1, Q2, Q3, Q4, Q5.
func TestParse_ReadsTheProducersFormAndTheTable(t *testing.T) {
	for _, file := range []string{"details.js", "pairs.csv"} {
		c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", file))
		got := by(c)
		if notes := strings.Join(c.Counts.Notes, ""); c.Edition != "2024" || c.Released != "2026" || !strings.Contains(notes, "UZB 2024 (80.50 percent)") {
			t.Errorf("%s: edition %q, notes %q", file, c.Edition, notes)
		}
		for key, want := range map[string]float64{
			"UZB RUS 2021 usd ": 800, "UZB RUS 2024 usd ": 1400, "UZB RUS 2024 percent total-remittances": 70.5, "UZB KAZ 2024 usd ": 200,
		} {
			if got[key] != want {
				t.Errorf("%s: %q is %v, want %v", file, key, got[key], want)
			}
		}
		for _, o := range c.Observations {
			if o.Quality != leeway.Modelled || o.Partner == "world" {
				t.Errorf("%s: %+v", file, o)
			}
		}
	}
}

func TestParse_ReadsTheRealTable(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, realTable))
	got := by(c)
	for key, want := range map[string]float64{
		"UZB RUS 2024 usd ": 5955793548, "UZB RUS 2024 percent total-remittances": 35.923159,
		"UZB KAZ 2021 usd ": 2812810229, "UZB DEU 2024 percent total-remittances": 0.742767, "UZB AUT 2021 usd ": 5787359,
	} {
		if got[key] != want {
			t.Errorf("%q is %v, want %v", key, got[key], want)
		}
	}
	var flow, share float64
	for key, v := range got {
		if strings.Contains(key, "2024 usd") {
			flow += v
		} else if strings.Contains(key, "2024 percent") {
			share += v
		}
	}
	// A flow over its share is the same total in every row: 16.579 billion; the rows are 99.84 percent of it.
	if total := flow / share * 100; len(c.Observations) != 220 || total < 16.57e9 || total > 16.59e9 || share < 99.8 || share > 99.9 {
		t.Errorf("%d rows, total %v, shares %v", len(c.Observations), total, share)
	}
}

// The figures of the Uzbek corridors among the gathered facts are of the same origin.
func TestParse_AgreesWithTheFacts(t *testing.T) {
	got := by(sourcetest.Run(t, New(), sourcetest.Real(t, realTable)))
	data, err := sourcetest.Real(t, "facts/observations.csv").Files[0].Bytes()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range lines[0] {
		at[name] = i
	}
	for _, l := range lines[1:] {
		if l[at["origin"]] != "cgd" || l[at["quality"]] != string(leeway.Modelled) || l[at["partner"]] == "world" {
			continue
		}
		n++
		key := strings.Join([]string{l[at["reporter"]], l[at["partner"]], l[at["period"]], l[at["unit"]], l[at["whole"]]}, " ")
		if v, err := strconv.ParseFloat(l[at["value"]], 64); err != nil || got[key] != v {
			t.Errorf("%s is %v, among the facts %v", key, got[key], l[at["value"]])
		}
	}
	if n < 30 {
		t.Errorf("%d facts", n)
	}
}

func TestParse_Refuses(t *testing.T) {
	table, details := sourcetest.Read(t, "pairs.csv"), sourcetest.Read(t, "details.js")
	for name, c := range map[string]struct {
		text, old, new, file string
		parts                []string
	}{
		"an unknown sender":          {table, "KAZ,UZB", "KAX,UZB", "pairs.csv", []string{"pairs.csv", "row 3", "KAX"}},
		"a bad number":               {table, "1400", "1.4bn", "pairs.csv", []string{"pairs.csv", "row 2", "1.4bn"}},
		"a changed header":           {table, "migrant_stock_2024", "stock", "pairs.csv", []string{"row 1", "stock"}},
		"another table":              {table, "flow_usd_", "flow_", "pairs.csv", []string{"row 1", "flow_usd_"}},
		"a share above all":          {table, "70.5", "170.5", "pairs.csv", []string{"pairs.csv", "row 2, column F", "170.5 percent"}},
		"a negative flow":            {table, "150,15", "-150,15", "pairs.csv", []string{"row 3, column C", "-150"}},
		"a pair twice":               {table, "KAZ,UZB", "RUS,UZB", "pairs.csv", []string{"the same observation twice"}},
		"a negative flow in details": {details, `\"v\":200`, `\"v\":-200`, "a.js", []string{"a.js", "KAZ|UZB", "-200"}},
		"an unknown pair":            {details, `RUS\",\"r`, `RUX\",\"r`, "a.js", []string{"a.js", "RUX"}},
		"a state that nobody has":    {details, "KAZ", "KAX", "a.js", []string{"a.js", "KAX"}},
		"a year that is none":        {details, `\"2021\"`, `\"all\"`, "a.js", []string{"a.js", "all"}},
		"a flow that is not there":   {details, `\"v\":200,`, "", "a.js", []string{"a.js", "KAZ|UZB"}},
		"figures that are no string": {details, `"{`, `{`, "a.js", []string{"a.js", "no string"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text(c.file, strings.ReplaceAll(c.text, c.old, c.new)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("pairs.csv", "<html>"), "pairs.csv", "web page")
}

func TestPlan_AsksForTheFileOfDetails(t *testing.T) {
	asks, err := New().Plan(source.Request{})
	if err != nil || len(asks) != 1 || asks[0].URL != address {
		t.Fatalf("%+v, %v", asks, err)
	}
	if asks[0].Check(strings.NewReader("404: Not Found")) == nil || asks[0].Check(strings.NewReader(sourcetest.Read(t, "details.js"))) != nil {
		t.Error("the check of the answer")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "pairs.csv"))
	f.Add(sourcetest.Read(f, "details.js"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("pairs.csv", text))
	})
}
