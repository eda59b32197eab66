package wits_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
	"leeway/source/wits"
)

const name = "en_KAZ_AllYears_WITS_Trade_Summary.CSV"

func excerpt(t testing.TB) string { return sourcetest.Read(t, name) }

// find returns the observations of an indicator, a partner, a period and a unit.
func find(c *source.Collected, reporter, indicator, partner, period, unit string) []leeway.Observation {
	var hits []leeway.Observation
	for _, o := range c.Observations {
		if o.Reporter == reporter && o.Indicator == indicator && o.Partner == partner && o.Period == period && o.Unit == unit {
			hits = append(hits, o)
		}
	}
	return hits
}

func value(t *testing.T, c *source.Collected, reporter, indicator, partner, period, unit string, want float64) {
	t.Helper()
	hits := find(c, reporter, indicator, partner, period, unit)
	if len(hits) != 1 || hits[0].Value != want {
		t.Errorf("%s %s %s %s %s is %+v, want %v", reporter, indicator, partner, period, unit, hits, want)
	}
}

// Q1, Q2, Q4, Q5: blanks are no rows, GDP has no partner, a product and an index are left out.
func TestParse_WorldPartnersAndGDP(t *testing.T) {
	c := sourcetest.Run(t, wits.New(), sourcetest.Files(t, "testdata", name))
	value(t, c, "KAZ", "gdp", "", "2015", "usd", 2000250000)
	value(t, c, "KAZ", "exports", "world", "2014", "usd", 500000000)
	value(t, c, "KAZ", "exports", "CHN", "2015", "usd", 100000000)
	value(t, c, "KAZ", "exports", "CHN", "2015", "percent", 25)
	if hits := find(c, "KAZ", "imports", "world", "2014", "usd"); len(hits) > 0 {
		t.Errorf("a blank is %+v", hits)
	}
	share := find(c, "KAZ", "exports", "CHN", "2015", "percent")[0]
	if share.Statistic != leeway.Share || share.Whole != "exports" || share.Mirror != "reporter" {
		t.Errorf("a share is %+v", share)
	}
	if s := c.Counts.Skipped; len(c.Observations) != 10 || s["blank"] != 4 || s["Export: Export(US$ Mil)"] != 1 || s["Trade Indicator: World Growth (%)"] != 1 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), s)
	}
}

// Q3: two kinds of unknown partner stay apart.
func TestParse_UnknownPartnersStayApart(t *testing.T) {
	c := sourcetest.Run(t, wits.New(), sourcetest.Files(t, "testdata", name))
	var notes []string
	for _, o := range find(c, "KAZ", "imports", "unknown", "2015", "usd") {
		notes = append(notes, o.Note)
	}
	slices.Sort(notes)
	if !slices.Equal(notes, []string{"partner: Special Categories", "partner: Unspecified"}) {
		t.Errorf("notes %q", notes)
	}
}

// The figures were looked up in the files. Levels, shares and totals agree to the precision
// of two decimals.
func TestParse_RealSummaries(t *testing.T) {
	var files []string
	for _, id := range []string{"CHN", "KAZ", "KGZ", "KOR", "RUS", "TJK", "TKM", "TUR"} {
		files = append(files, "wits-trade-summary/en_"+id+"_AllYears_WITS_Trade_Summary.CSV")
	}
	c := sourcetest.Run(t, wits.New(), sourcetest.Real(t, files...))
	value(t, c, "KAZ", "gdp", "", "2015", "usd", 184388430000)
	value(t, c, "KAZ", "exports", "world", "2015", "usd", 45954430000)
	value(t, c, "KAZ", "imports", "RUS", "2014", "usd", 13807690000)
	value(t, c, "KAZ", "imports", "RUS", "2015", "percent", 34.45)
	compared := 0
	for _, o := range c.Observations {
		if o.Statistic != leeway.Share || o.Partner == "unknown" {
			continue
		}
		level, world := find(c, o.Reporter, o.Indicator, o.Partner, o.Period, "usd"), find(c, o.Reporter, o.Indicator, "world", o.Period, "usd")
		if len(level) != 1 || len(world) != 1 {
			t.Errorf("%s %s %s %s: %d levels, %d totals", o.Indicator, o.Reporter, o.Partner, o.Period, len(level), len(world))
			continue
		}
		compared++
		slack := 0.0051 + 100*10_000/world[0].Value // the shares' two decimals, and the amounts'
		if got := 100 * level[0].Value / world[0].Value; math.Abs(got-o.Value) > slack {
			t.Errorf("%s %s %s %s: %.4f percent, printed as %.2f", o.Indicator, o.Reporter, o.Partner, o.Period, got, o.Value)
		}
	}
	if compared < 1000 {
		t.Errorf("%d shares were compared", compared)
	}
}

func TestParse_Refuses(t *testing.T) {
	for what, c := range map[string]struct{ old, new, where, says string }{
		"an unknown partner":    {"China,All Products,Export,Trade", "Absurdistan,All Products,Export,Trade", "row 7, column B", "Absurdistan"},
		"an unknown reporter":   {"Kazakhstan,...,...,Dev", "Ruritania,...,...,Dev", "row 2, column A", "Ruritania"},
		"an unknown indicator":  {"Exports (in US$ Mil)", "Exports (in EUR Mil)", "row 4, column E", "EUR"},
		"a product":             {"World,All Products,Export,Exports", "World,Fuels,Export,Exports", "row 4, column C", "Fuels"},
		"a tie without partner": {"World,All Products,Export,Exports", "...,All Products,Export,Exports", "row 4, column B", "no partner"},
		"a number":              {"400.00", "4x0.00", "row 4, column F", "4x0.00"},
		"a changed head":        {"Indicator Type", "Type", "row 1, column D", "Type"},
		"a year":                {",2014", ",FY14", "row 1, column G", "FY14"},
		"a web page":            {"Reporter", "<!doctype html>", name, "web page"},
		"a short row":           {"117.00,            119.00", "117.00", "line 3", "fields"},
		"a series twice":        {"Kazakhstan,World,All Products,Import,Imports", "Kazakhstan,World,All Products,Export,Exports", "KAZ", "twice"},
	} {
		t.Run(what, func(t *testing.T) {
			sourcetest.Refuses(t, wits.New(), sourcetest.Text(name, strings.Replace(excerpt(t), c.old, c.new, 1)), c.where, c.says)
		})
	}
}

func TestPlan_AsksForTheFileOfEachReporter(t *testing.T) {
	asks, err := wits.New().Plan(source.Request{Reporters: []string{"KAZ", "UZB"}, Indicators: []string{"exports"}})
	if err != nil || len(asks) != 2 || asks[1].URL != "https://wits.worldbank.org/data/public/cp/en_UZB_allyears_wits_trade_summary.csv" || asks[0].Name != name {
		t.Errorf("%+v, %v", asks, err)
	}
	if err := asks[0].Check(strings.NewReader(excerpt(t))); err != nil {
		t.Error(err)
	}
	if err := asks[0].Check(strings.NewReader("File not found")); err == nil {
		t.Error("what is no table passes")
	}
	for _, r := range []source.Request{{}, {Reporters: []string{"XYZ"}}, {Reporters: []string{"KAZ"}, Indicators: []string{"arms"}}} {
		if _, err := wits.New().Plan(r); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(excerpt(f))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, wits.New(), sourcetest.Text("a", text))
	})
}
