package eurostatpermits_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/eurostatpermits"
	"leeway/source/sourcetest"
)

// rows writes observations as lines.
func rows(c *source.Collected) []string {
	var out []string
	for _, o := range c.Observations {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %v %s %s", o.Reporter, o.Partner, o.Period, o.Value, o.Mirror, o.Status)))
	}
	return out
}

// Q1, Q2, Q3, Q4, Q5: sums over citizenships, reasons and lengths as parts, four kinds of
// figures that are not there, stateless people.
func TestParse_PermitsOfTheIssuingState(t *testing.T) {
	c := sourcetest.Run(t, eurostatpermits.New(), sourcetest.Files(t, "testdata", "migr_resfirst.csv"))
	want := []string{
		"UZB POL 2023 1000 partner",
		"UZB EU 2023 1500 partner provisional",
		"KGZ GRC 2023 0 partner suppressed",
		"KGZ DEU 2023 0 partner suppressed",
		"KGZ DEU 2022 0 partner missing",
		"TJK POL 2023 0 partner",
	}
	if got := rows(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for reason, n := range map[string]int64{"reason": 2, "duration": 1, "citizenships together": 1, "no citizenship": 1} {
		if c.Counts.Skipped[reason] != n {
			t.Errorf("%s: %d skipped", reason, c.Counts.Skipped[reason])
		}
	}
	if c.Released != "2026-05-22" {
		t.Errorf("released %s", c.Released)
	}
}

func TestParse_JSONStat(t *testing.T) {
	c := sourcetest.Run(t, eurostatpermits.New(), sourcetest.Files(t, "testdata", "migr_resfirst.json"))
	if got, want := rows(c), []string{"UZB POL 2022 900 partner", "UZB POL 2023 1000 partner provisional"}; !slices.Equal(got, want) || c.Released != "2026-05-22" {
		t.Errorf("%q, want %q, released %s", got, want, c.Released)
	}
}

func TestParse_Refuses(t *testing.T) {
	text := sourcetest.Read(t, "migr_resfirst.csv")
	for name, c := range map[string]struct{ old, new, where, what string }{
		"an unknown citizenship": {",TJ,", ",TQ,", "a, row 12, column E", "TQ"},
		"an unknown state":       {",EL,", ",ELX,", "a, row 8, column H", "ELX"},
		"a reason":               {",EMP,", ",FUN,", "a, row 3, column D", "FUN"},
		"a length":               {",M_GE12,", ",M_GE99,", "a, row 5, column F", "M_GE99"},
		"a unit":                 {"PER,PL,2023,1000", "THS_PER,PL,2023,1000", "a, row 2, column G", "THS_PER"},
		"a flag":                 {"1500,p", "1500,y", "a, row 6, column K", "y"},
		"a number":               {"1000", "1 000", "a, row 2, column J", "1 000"},
		"a period":               {"PL,2023,1000", "PL,23,1000", "a, row 2, column I", "23"},
		"a changed head":         {"reason", "motive", "a, row 1", "REASON"},
		"a web page":             {"DATAFLOW", "<!doctype html>", "a is a web page", ""},
		"the same permits twice": {",FAM,", ",TOTAL,", "UZB", "twice"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, eurostatpermits.New(), sourcetest.Text("a", strings.Replace(text, c.old, c.new, 1)), c.where, c.what)
		})
	}
}

func TestPlan_AsksForAllReasonsAndLengths(t *testing.T) {
	const base = "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/MIGR_RESFIRST/"
	for want, r := range map[string]source.Request{
		"A.TOTAL..TOTAL.PER.?compressed=false&format=SDMX-CSV":                                           {},
		"A.TOTAL.UZ+KG.TOTAL.PER.PL+EL?compressed=false&endPeriod=2023&format=SDMX-CSV&startPeriod=2015": {Reporters: []string{"UZB", "KGZ"}, Partners: []string{"POL", "GRC"}, From: "2015", To: "2023"},
	} {
		asks, err := eurostatpermits.New().Plan(r)
		if err != nil || len(asks) != 1 || asks[0].URL != base+want {
			t.Errorf("%+v, %v\nwant %s", asks, err, base+want)
		}
	}
	for _, r := range []source.Request{{Reporters: []string{"XYZ"}}, {Indicators: []string{"arms"}}} {
		if _, err := eurostatpermits.New().Plan(r); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "migr_resfirst.csv"))
	f.Add(sourcetest.Read(f, "migr_resfirst.json"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, eurostatpermits.New(), sourcetest.Text("a", text))
	})
}
