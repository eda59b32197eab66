package facts

import (
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

func excerpt(t testing.TB) string { return sourcetest.Read(t, "observations.csv") }

func TestParse_ReadsFigures(t *testing.T) {
	found := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "observations.csv"))
	if len(found.Observations) != 3 {
		t.Fatalf("%d rows", len(found.Observations))
	}
	o := found.Observations[2] // Q2: "almost doubled"
	if o.Statistic != leeway.Multiple || o.Value != 2 || o.Comparator != "<" || o.Quality != leeway.Press || o.Origin != "unnamed" || o.RecordURL != "https://example.org/3" {
		t.Errorf("%+v", o)
	}
	if o := found.Observations[1]; o.Statistic != leeway.Level || o.PeriodBasis != "year" {
		t.Errorf("what a row leaves out: %+v", o)
	}
}

func TestParse_TakesColumnsInAnyOrder(t *testing.T) {
	found, err := source.Collect(New(), sourcetest.Text("m.csv", "state,organisation_id,url,status,retrieved,source,from\nKAZ,CSTO,https://example.org,member,2026-11-26,Made-up News,1994\n")) // Q1
	if err != nil || len(found.Memberships) != 1 || found.Memberships[0].State != "KAZ" || found.Memberships[0].From != "1994" {
		t.Errorf("%+v, error %v", found, err)
	}
}

func TestParse_ReadsTheFiveTablesWhole(t *testing.T) {
	rows := map[string]int64{}
	for _, name := range []string{"observations", "memberships", "rosters", "treaties", "events"} {
		found := sourcetest.Run(t, New(), sourcetest.Real(t, "facts/"+name+".csv"))
		rows[name] = found.Counts.Rows[name]
	}
	for name, want := range map[string]int64{"observations": 2303, "memberships": 925, "events": 198} {
		if rows[name] < want-200 {
			t.Errorf("%s has %d rows", name, rows[name])
		}
	}
	t.Logf("rows %v", rows)
}

func TestParse_Refuses(t *testing.T) {
	good := excerpt(t)
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown actor (Q3)":    {"KAZ,CHN", "KAS,CHN", []string{"f.csv, row 3, column B", `"KAS" is no actor`}},
		"an unknown column (Q1)":   {"comparator", "comparater", []string{"row 1, column H", `no column "comparater"`}},
		"a column that is missing": {"retrieved\n", "released\n", []string{"row 1", `no column "retrieved"`}},
		"a column twice":           {"comparator", "unit", []string{"row 1, column H", "there twice"}},
		"a word that is none":      {"multiple", "mutiple", []string{"row 4, column E", `"mutiple"`}},
		"a number that is none":    {"40000000000", "40 bn", []string{"row 3, column F", `"40 bn" is no number`}},
		"a share above 100":        {"share,75", "share,175", []string{"row 2, column F", "no share"}},
		"a share of nothing":       {"total-remittances", "", []string{"row 2, column I", "of what"}},
		"a level of a whole":       {"usd,>,", "usd,>,gdp", []string{"row 3, column I", "of no whole"}},
		"a period that is none":    {"2024-01/2024-09", "last year", []string{"row 2, column D", "last year"}},
		"no address":               {"https://example.org/2", "a newspaper", []string{"row 3, column K", "no web address"}},
		"no source":                {"Made-up News,https://example.org/2", ",https://example.org/2", []string{"row 3, column J", "blank"}},
		"a table that is none":     {"indicator,reporter", "a,b", []string{"row 1", "no table"}},
		"the same figure twice":    {"remittances,UZB,POL,2024,multiple,2,times,<,,Made-up News,https://example.org/3", "trade,KAZ,CHN,2023,,40000000000,usd,>,,Made-up News,https://example.org/2", []string{"twice"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text("f.csv", strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
}

func TestParse_SuggestsWhatWasMeant(t *testing.T) {
	good := excerpt(t)
	for old, c := range map[string][2]string{"KAZ,CHN": {"Kazakhstan,CHN", "write KAZ"}, "multiple": {"mutiple", "did you mean multiple?"}, "comparator": {"comparater", "did you mean comparator?"}} {
		_, err := source.Collect(New(), sourcetest.Text("f.csv", strings.Replace(good, old, c[0], 1)))
		if !strings.Contains(leeway.HintOf(err), c[1]) {
			t.Errorf("%s: hint %q", c[0], leeway.HintOf(err))
		}
	}
}

func TestParse_RefusesWhatOtherTablesCannotHold(t *testing.T) {
	tail := ",Made-up News,https://example.org,2026-11-26\n"
	for name, c := range map[string]struct{ text, want string }{
		"a membership that ends before it begins": {"organisation_id,state,status,from,to,source,url,retrieved\nCSTO,KAZ,member,2012,1994" + tail, "row 2, column E"},
		"a roster of half a state":                {"organisation_id,status,complete_from,n,source,url,retrieved\nCSTO,member,1994,6.5" + tail, "row 2, column D"},
		"a party that is no actor":                {"treaty,provides,parties,source,url,retrieved\nA pact,peace,KAZ;XXX" + tail, `row 2, column C: "XXX"`},
		"an act that is none":                     {"date,actors,action,source,url,retrieved\n2024,KAZ,frobnicate" + tail, `row 2, column C: "frobnicate"`},
	} {
		t.Run(name, func(t *testing.T) { sourcetest.Refuses(t, New(), sourcetest.Text("f.csv", c.text), c.want) })
	}
}

func TestPlan_HasNobodyToAsk(t *testing.T) {
	if _, err := New().Plan(source.Request{}); leeway.CodeOf(err) != leeway.CodeNotFound {
		t.Errorf("error %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(excerpt(f))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("f.csv", text))
	})
}
