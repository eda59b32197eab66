package wdi_test

import (
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
	"leeway/source/wdi"
)

// Q1, Q2: the world is kept, another group is not; null is no row.
func TestParse_API(t *testing.T) {
	c := sourcetest.Run(t, wdi.New(), sourcetest.Files(t, "testdata", "gdp-1.json"))
	if v := sourcetest.Value(t, c, "gdp KGZ - 2024"); v != 2000.25 {
		t.Errorf("GDP is %v", v)
	}
	if v := sourcetest.Value(t, c, "remittances world world 2024"); v != 0.8 {
		t.Errorf("the world's remittances are %v", v)
	}
	if len(c.Observations) != 2 || c.Counts.Skipped["null"] != 1 || c.Counts.Skipped["aggregate"] != 1 || c.Released != "2026-07-13" {
		t.Errorf("%d rows, skipped %v, released %s", len(c.Observations), c.Counts.Skipped, c.Released)
	}
	if o := c.Observations[1]; o.Statistic != leeway.Share || o.Whole != "gdp" || o.Status != leeway.StatusEstimated {
		t.Errorf("%+v", o)
	}
}

// Q3: Russia's growth is entered once.
func TestParse_Panel(t *testing.T) {
	c := sourcetest.Run(t, wdi.New(), sourcetest.Files(t, "testdata", "panel.csv"))
	for key, want := range map[string]float64{"remittances KGZ world 2020": 31, "remittances TJK world 2019": 40, "gdp RUS - 2019": 2, "gdp RUS - 2020": -3} {
		if v := sourcetest.Value(t, c, key); v != want {
			t.Errorf("%s is %v, want %v", key, v, want)
		}
	}
	if len(c.Observations) != 5 || c.Counts.Skipped["repeated"] != 1 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), c.Counts.Skipped)
	}
}

// Q4. The figures were looked up in the file; the sum was made from its text.
func TestParse_RealPanel(t *testing.T) {
	c := sourcetest.Run(t, wdi.New(), sourcetest.Real(t, "wb-remittances-gdp/panel.csv"))
	for key, want := range map[string]float64{"remittances KGZ world 2009": 20.94, "remittances TJK world 2013": 43.77, "remittances KGZ world 2022": 26.58, "gdp RUS - 2015": -1.97, "gdp RUS - 2022": -1.44} {
		if v := sourcetest.Value(t, c, key); v != want {
			t.Errorf("%s is %v, want %v", key, v, want)
		}
	}
	sum, rows := 0.0, 0
	for _, o := range c.Observations {
		if o.Indicator == "remittances" {
			sum, rows = sum+o.Value, rows+1
		}
	}
	if rows != 46 || sum < 1137.04-0.005 || sum > 1137.04+0.005 {
		t.Errorf("%d shares sum to %.2f", rows, sum)
	}
}

func TestParse_Refuses(t *testing.T) {
	api, panel := sourcetest.Read(t, "gdp-1.json"), sourcetest.Read(t, "panel.csv")
	for name, c := range map[string]struct{ text, old, new, where, what string }{
		"an unknown country":    {api, `"KGZ","date":"2024"`, `"ZZZ","date":"2024"`, "row 1, country", "ZZZ"},
		"an unknown series":     {api, "NY.GDP.MKTP.CD", "NY.GNP", "row 1, indicator", "NY.GNP"},
		"a date":                {api, `"2024"`, `"2024Q1"`, "row 1, date", "2024Q1"},
		"a number":              {api, "2000.25", `"2,000"`, "a: row 1", "2,000"},
		"a status":              {api, `"E"`, `"Z"`, "row 4, obs_status", "Z"},
		"a refusal":             {api, api, `[{"message":[{"id":"120","key":"Invalid value","value":"x"}]}]`, "a: the World Bank answers", "Invalid value"},
		"an unknown code":       {panel, "TJK", "TJI", "row 4, column A", "TJI"},
		"a year":                {panel, "2020", "20-20", "row 3, column C", "20-20"},
		"a number of the panel": {panel, ",31,", ",n/a,", "row 3, column D", "n/a"},
		"a growth of two minds": {panel, "2019,40,2", "2019,40,2.5", "row 4, column E", "2.5 here and 2 above"},
		"a changed head":        {panel, "remit_gdp", "remit_gni", "row 1, column D", "remit_gni"},
		"a web page":            {panel, panel, "<html><body>", "a", "web page"},
		"a year twice":          {panel, "2020", "2019", "KGZ", "twice"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, wdi.New(), sourcetest.Text("a", strings.Replace(c.text, c.old, c.new, 1)), c.where, c.what)
		})
	}
}

func TestPlan_AsksPageByPage(t *testing.T) {
	asks, err := wdi.New().Plan(source.Request{Reporters: []string{"KGZ", "TJK"}, Indicators: []string{"remittances"}, From: "2015", To: "2024"})
	if err != nil || len(asks) != 2 || asks[0].URL != "https://api.worldbank.org/v2/country/KGZ;TJK/indicator/BX.TRF.PWKR.DT.GD.ZS?format=json&per_page=20000&page=1&date=2015:2024" {
		t.Fatalf("%+v, %v", asks, err)
	}
	more, err := asks[0].Next(strings.NewReader(sourcetest.Read(t, "gdp-1.json")))
	if err != nil || len(more) != 1 || more[0].URL != strings.Replace(asks[0].URL, "page=1", "page=2", 1) || more[0].Name != "BX.TRF.PWKR.DT.GD.ZS-2.json" || more[0].Next != nil {
		t.Errorf("%+v, %v", more, err)
	}
	if err := asks[0].Check(strings.NewReader(`[{"page":0,"pages":0,"total":0},null]`)); err == nil {
		t.Error("an empty success passes")
	}
	if all, err := wdi.New().Plan(source.Request{}); err != nil || len(all) != 7 || all[3].URL != "https://api.worldbank.org/v2/country/all/indicator/NY.GDP.MKTP.CD?format=json&per_page=20000&page=1" {
		t.Errorf("%+v, %v", all, err)
	}
	if _, err := wdi.New().Plan(source.Request{Indicators: []string{"arms"}}); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "gdp-1.json"))
	f.Add(sourcetest.Read(f, "panel.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, wdi.New(), sourcetest.Text("a", text))
	})
}
