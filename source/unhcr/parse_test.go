package unhcr_test

import (
	"strings"
	"testing"

	"leeway/source"
	"leeway/source/sourcetest"
	"leeway/source/unhcr"
)

// Q1, Q4.
func TestParse_ReadsTheTableOfOthers(t *testing.T) {
	c := sourcetest.Run(t, unhcr.New(), sourcetest.Files(t, "testdata", "table.csv"))
	for key, want := range map[string]float64{"refugees TJK AFG 2019": 105, "refugees TJK DEU 2019": 40} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	s := c.Counts.Skipped
	if len(c.Observations) != 2 || s["a row of zeros"] != 1 || s["a state with itself"] != 1 || s["a place that is no state"] != 2 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), s)
	}
	if o := c.Observations[0]; o.Note != "100 refugees and 5 asylum seekers" || o.PeriodBasis != "stock-at-end" {
		t.Errorf("%+v", o)
	}
}

// Q2, Q3, Q4.
func TestParse_ReadsAnswersOfTheAPI(t *testing.T) {
	c := sourcetest.Run(t, unhcr.New(), sourcetest.Files(t, "testdata", "population-1.json"))
	for key, want := range map[string]float64{"refugees TJK DEU 2024": 250, "refugees TJK world 2024": 1500} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if s := c.Counts.Skipped; len(c.Observations) != 2 || s["origins together"] != 1 || s["a place that is no state"] != 1 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), s)
	}
}

// The sums were made from the file's text: 19,600 Tajiks in Afghanistan in 1995.
func TestParse_ReadsTheRealTable(t *testing.T) {
	c := sourcetest.Run(t, unhcr.New(), sourcetest.Real(t, "undesa-migrant-stock-2019/unhcr_ca_refugees_asylum.csv"))
	if got := sourcetest.Value(t, c, "refugees TJK AFG 1995"); got != 19600 {
		t.Errorf("%v from Tajikistan in Afghanistan", got)
	}
	left := 0
	for _, n := range c.Counts.Skipped {
		left += int(n)
	}
	if len(c.Observations)+left != 3350 {
		t.Errorf("%d rows and %d left out of 3350: %v", len(c.Observations), left, c.Counts.Skipped)
	}
}

func TestParse_SaysWhereAFileIsWrong(t *testing.T) {
	head := "year,orig,dest,refugees,asylum_seekers\n"
	for text, want := range map[string]string{
		head + "2019,TJK,QQQ,1,1\n":                    `row 2, column C`,
		head + "19,TJK,AFG,1,1\n":                      `row 2, column A: "19" is no year`,
		head + "2019,TJK,AFG,-1,1\n":                   `row 2, column D: -1 people`,
		head + "2019,TJK,AFG,1.5,1\n":                  `row 2, column D: 1.5 people`,
		"year,orig,dest,refugees\n":                    `there is no column "asylum_seekers"`,
		`{"items": [{"year": 2019}]}`:                  `row 1: there is no field "coo_iso"`,
		`{"message": "Welcome"}`:                       `has no items`,
		`{"items": [`:                                  `is no JSON`,
		`{"items": []} {"items": []}`:                  `something follows`,
		"<!DOCTYPE html><html></html>":                 `web page`,
		`{"items": [{"year": 2019, "coo_iso": null}]}`: `there is no field "coo_iso"`,
	} {
		sourcetest.Refuses(t, unhcr.New(), sourcetest.Text("population.csv", text), "population.csv", want)
	}
}

func TestPlan_AsksPageByPage(t *testing.T) {
	asks, err := unhcr.New().Plan(source.Request{Reporters: []string{"TJK", "UZB"}, From: "2020", To: "2024"})
	if err != nil || len(asks) != 1 {
		t.Fatalf("%d asks, error %v", len(asks), err)
	}
	for _, part := range []string{"cf_type=ISO", "coo=TJK%2CUZB", "coa_all=true", "yearFrom=2020", "yearTo=2024", "page=1"} {
		if !strings.Contains(asks[0].URL, part) {
			t.Errorf("%s lacks %s", asks[0].URL, part)
		}
	}
	more, err := asks[0].Next(strings.NewReader(`{"page": 1, "maxPages": 3, "items": []}`))
	if err != nil || len(more) != 2 || !strings.Contains(more[1].URL, "page=3") || more[1].Name != "population-3.json" {
		t.Errorf("%+v, error %v", more, err)
	}
	if err := asks[0].Check(strings.NewReader(`{"items": []}`)); err == nil {
		t.Error("an answer without rows is taken for data")
	}
	if _, err := unhcr.New().Plan(source.Request{Indicators: []string{"arms"}}); err == nil {
		t.Error("it plans what it does not have")
	}
}
