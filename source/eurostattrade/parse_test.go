package eurostattrade_test

import (
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/eurostattrade"
	"leeway/source/sourcetest"
)

func values(t *testing.T, c *source.Collected, want map[string]float64) {
	t.Helper()
	for key, v := range want {
		if got := sourcetest.Value(t, c, key); got != v {
			t.Errorf("%s is %v, want %v", key, got, v)
		}
	}
}

// Q1, Q2, Q3, Q4, Q5: notes in brackets, the Union twice, three styles of labels, parts of totals,
// a partner that is not specified.
func TestParse_RelationalView(t *testing.T) {
	c := sourcetest.Run(t, eurostattrade.New(), sourcetest.Files(t, "testdata", "relational.csv"))
	values(t, c, map[string]float64{
		"exports DEU KAZ 2019": 1000, "imports KAZ DEU 2019": 1000, "exports POL KAZ 2019": 250, "imports POL KAZ 2019-08": 0,
		"exports EU KAZ 2019": 1250, "imports KAZ EU 2019": 1250, "exports EU-changing KAZ 2019": 1400, "exports EU UZB 2018": 700,
		"exports POL unknown 2019": 5,
	})
	if len(c.Observations) != 12 || c.Counts.Skipped["product"] != 1 || c.Counts.Skipped["procedure"] != 1 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), c.Counts.Skipped)
	}
	for _, o := range c.Observations {
		if own := o.Reporter != "KAZ" && o.Reporter != "UZB"; (o.Mirror == "reporter") != own {
			t.Errorf("the mirror of %s %s %s is %q", o.Indicator, o.Reporter, o.Partner, o.Mirror)
		}
	}
}

// Q5, Q6: secret partners stay apart by their note; what is inside and outside of the Union
// has no mirror.
func TestParse_API(t *testing.T) {
	c := sourcetest.Run(t, eurostattrade.New(), sourcetest.Files(t, "testdata", "api.csv"))
	values(t, c, map[string]float64{
		"exports DEU KAZ 2024": 3000, "imports KAZ DEU 2024": 3000, "imports DEU KAZ 2024-03": 400, "exports EU world 2024": 9000,
		"exports DEU outside-eu-27 2024": 7000, "exports DEU EU 2024": 6000, "exports FRA KAZ 2024": 0,
	})
	if c.Released != "2026-09-15" || len(c.Observations) != 11 || c.Counts.Skipped["quantity"] != 1 || c.Counts.Skipped["product"] != 1 {
		t.Errorf("released %s, %d rows, skipped %v", c.Released, len(c.Observations), c.Counts.Skipped)
	}
	for _, o := range c.Observations {
		switch {
		case o.Partner == "unknown" && o.Note != "partner: QX" && o.Note != "partner: QV":
			t.Errorf("note %q", o.Note)
		case (o.Reporter == "FRA" || o.Partner == "FRA") && o.Status != leeway.StatusSuppressed:
			t.Errorf("a confidential figure is %q", o.Status)
		case o.Period == "2024-03" && o.Status != leeway.StatusProvisional:
			t.Errorf("a provisional figure is %q", o.Status)
		}
	}
}

func TestParse_JSONStatSaysTheSame(t *testing.T) {
	c := sourcetest.Run(t, eurostattrade.New(), sourcetest.Files(t, "testdata", "api.json"))
	values(t, c, map[string]float64{"imports DEU KAZ 2024": 3000, "exports DEU KAZ 2024": 400, "imports KAZ DEU 2024": 400})
}

// The figures were looked up in the file.
func TestParse_RealYears(t *testing.T) {
	c := sourcetest.Run(t, eurostattrade.New(), sourcetest.Real(t, "eurostat-eu-trade-with-ca/eu27_yearly_total.csv"))
	values(t, c, map[string]float64{"exports EU KAZ 2023": 12110101395, "imports KAZ EU 2019": 5917319466, "exports EU UZB 2016": 1584570656, "exports EU KGZ 2016": 233297638})
	if len(c.Observations) != 2*68 {
		t.Errorf("%d rows of 68 figures", len(c.Observations))
	}
}

// The members add up to the Union of 27 in every month, to the euro.
func TestParse_RealMonths(t *testing.T) {
	c := sourcetest.Run(t, eurostattrade.New(), sourcetest.Real(t, "eurostat-eu-trade-with-ca/eu_members_monthly_total_2019_2024.csv"))
	values(t, c, map[string]float64{"exports DEU KGZ 2024-08": 56858255, "imports KGZ DEU 2024-08": 56858255, "imports DEU KGZ 2022-01": 565279, "exports POL KAZ 2022-01": 20138781, "exports LVA UZB 2022-01": 2764530})
	members, union := map[string]float64{}, map[string]float64{}
	apart := []string{"GBR", "EU-changing", "eurozone", "euro-area-20"}
	for _, o := range c.Observations {
		key := o.Indicator + o.Partner + o.Period
		switch {
		case o.Mirror != "reporter" || slices.Contains(apart, o.Reporter):
		case o.Reporter == "EU":
			union[key] = o.Value
		default:
			members[key] += o.Value
		}
	}
	if len(union) != 272 {
		t.Errorf("%d totals of the Union", len(union))
	}
	for key, v := range union {
		if members[key] != v {
			t.Errorf("%s: the members have %v, the Union %v", key, members[key], v)
		}
	}
}

func TestParse_Refuses(t *testing.T) {
	relational, api := sourcetest.Read(t, "relational.csv"), sourcetest.Read(t, "api.csv")
	for name, c := range map[string]struct{ text, old, new, where, what string }{
		"an unknown partner":    {relational, "Uzbekistan", "Absurdistan", "row 7, column B", "Absurdistan"},
		"an unknown reporter":   {relational, "Poland,K", "Ruritania,K", "row 3, column A", "Ruritania"},
		"a flow":                {relational, "2-EXPORT", "3-TRANSIT", "row 2, column D", "TRANSIT"},
		"a period":              {relational, "Aug. 2019", "Aut. 2019", "row 4, column F", "Aut. 2019"},
		"a period at odds":      {relational, "201952-Jan", "201852-Jan", "row 2, column F", "201852"},
		"a number":              {relational, ",250", ",2x0", "row 3, column G", "2x0"},
		"a changed head":        {relational, "STAT_PROCEDURE", "PROCEDURE", "row 1, column E", "PROCEDURE"},
		"an unknown code":       {api, "FR,KZ", "FR,ZZZ", "row 9, column E", "ZZZ"},
		"an unknown flag":       {api, "400,p", "400,y", "row 3, column K", "y"},
		"an unknown indicator":  {api, "QUANTITY_IN_100KG", "PRICE", "row 10, column H", "PRICE"},
		"a number of the API":   {api, ",400,", ",4 x,", "row 3, column J", "4 x"},
		"a column of the API":   {api, "freq", "transport", "row 1, column C", "TRANSPORT"},
		"a web page":            {api, api, "<!DOCTYPE html><html>", "a.csv", "web page"},
		"the same figure twice": {relational, "Poland,Kazakhstan,Total,IMPORT,Total,Aug. 2019,0", "Poland,Kazakhstan,Total,EXPORT,Total,Jan.-Dec. 2019,7", "POL", "twice"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, eurostattrade.New(), sourcetest.Text("a.csv", strings.Replace(c.text, c.old, c.new, 1)), c.where, c.what)
		})
	}
}

func TestPlan_AsksForTheTotals(t *testing.T) {
	const base = "https://ec.europa.eu/eurostat/api/comext/dissemination/sdmx/2.1/data/DS-045409/"
	members := "EU27_2020+AT+BE+BG+CY+CZ+DE+DK+ES+EE+FI+FR+GR+HR+HU+IE+IT+LT+LU+LV+MT+NL+PL+PT+RO+SK+SI+SE+GB"
	for want, r := range map[string]source.Request{
		"A.EU27_2020..TOTAL.1+2.VALUE_IN_EUROS?compressed=false&format=SDMX-CSV":                              {},
		"A+M.DE.KZ.TOTAL.1+2.VALUE_IN_EUROS?compressed=false&endPeriod=2023&format=SDMX-CSV&startPeriod=2020": {Reporters: []string{"DEU"}, Partners: []string{"KAZ"}, From: "2020", To: "2023"},
		"A+M." + members + ".KZ+XS.TOTAL.1+2.VALUE_IN_EUROS?compressed=false&format=SDMX-CSV":                 {Reporters: []string{"KAZ", "SRB"}, Indicators: []string{"imports"}},
		"A+M.DE.KZ.TOTAL.1+2.VALUE_IN_EUROS?compressed=false&format=SDMX-CSV":                                 {Reporters: []string{"KAZ"}, Partners: []string{"DEU"}},
		"A+M.DE.FR.TOTAL.1+2.VALUE_IN_EUROS?compressed=false&format=SDMX-CSV":                                 {Reporters: []string{"DEU"}, Partners: []string{"FRA"}},
	} {
		asks, err := eurostattrade.New().Plan(r)
		if err != nil || len(asks) != 1 || asks[0].URL != base+want {
			t.Errorf("%+v: %v %v\nwant %s", r, asks, err, base+want)
		}
	}
	for _, r := range []source.Request{{Indicators: []string{"arms"}}, {Reporters: []string{"SUN"}, Partners: []string{"XYZ"}}} {
		if _, err := eurostattrade.New().Plan(r); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"relational.csv", "api.csv", "api.json"} {
		f.Add(sourcetest.Read(f, name))
	}
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, eurostattrade.New(), sourcetest.Text("a", text))
	})
}
