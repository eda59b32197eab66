package ties_test

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"leeway/source"
	"leeway/source/sourcetest"
	"leeway/source/ties"
)

const (
	workbook = "ties-sanctions-4.1/TIESv4-1.xls"
	table    = "ties-sanctions-4.1/ties41_full.csv"
)

func read(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func lines(c *source.Collected) []string {
	var out []string
	for _, e := range c.Events {
		out = append(out, strings.Join([]string{e.Date, strings.Join(e.Actors, ";"), e.Action, e.Object, e.Summary}, " | "))
	}
	return out
}

// Q1, Q2, Q3, Q4: the European Communities and an organisation, coarse dates, two counts of
// kinds, numbers of a statistics program.
func TestParse_MakesEventsOfCases(t *testing.T) {
	c := sourcetest.Run(t, ties.New(), sourcetest.Files(t, "testdata", "cases.csv"))
	want := []string{
		"1990-01-10 | CAN;USA | threaten | SUN | Coded as a threat: import restriction",
		"1992-03 | CAN;USA | sanction | RUS | Coded as sanctions imposed: import restriction, asset freeze",
		"1995-06 | EU | threaten | UZB | Coded as a threat only: measures of no coded kind",
		"1996 | UN | sanction | IRQ | Coded as sanctions imposed: total embargo, partial embargo and more",
		"1999 | IND | threaten | PAK | Coded as a threat only: measures of no coded kind",
	}
	if got := lines(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if s := c.Counts.Skipped; s["an imposition without a year"] != 1 || s["a sender that is not named"] != 1 || len(s) != 2 {
		t.Errorf("skipped %v", s)
	}
}

func TestParse_ProducersWorkbook(t *testing.T) {
	c := sourcetest.Run(t, ties.New(), sourcetest.Real(t, workbook))
	count := map[string]int{}
	for _, e := range c.Events {
		count[e.Action]++
		if n := len(strings.Fields(e.Summary)); n > 12 {
			t.Errorf("%d words: %s", n, e.Summary)
		}
	}
	// 1,053 cases have a threat and 845 an imposition, five of these without a year; two have a sender that is not known.
	skipped := c.Counts.Skipped
	if count["threaten"]+count["sanction"]+int(skipped["an imposition without a year"]+skipped["a sender that is not named"]) != 1053+845 || skipped["an imposition without a year"] != 5 || skipped["a sender that is not named"] != 2 {
		t.Errorf("%v, skipped %v", count, skipped)
	}
	got := lines(c)
	for _, want := range []string{
		"1945-12-16 | USA | threaten | CHN | Coded as a threat: end of aid",
		"1946-02-08 | SUN | sanction | AUT | Coded as sanctions imposed: blockade",
		"1979-11-12 | USA;GBR;FRA;ITA;JPN | sanction | IRN | Coded as sanctions imposed: partial embargo, asset freeze and more",
	} {
		if !slices.Contains(got, want) {
			t.Logf("like it: %v", slices.DeleteFunc(slices.Clone(got), func(l string) bool { return !strings.HasPrefix(l, want[:12]) }))
			t.Errorf("there is no %q", want)
		}
	}
}

func TestParse_TableHasTheSameCases(t *testing.T) {
	a := sourcetest.Run(t, ties.New(), sourcetest.Real(t, workbook))
	b := sourcetest.Run(t, ties.New(), sourcetest.Real(t, table))
	if !reflect.DeepEqual(a.Events, b.Events) {
		t.Error("the events of XLS and CSV differ")
	}
}

func TestParse_Refuses(t *testing.T) {
	good := read(t)
	for name, c := range map[string]struct{ old, new, where, what string }{
		"an unknown target":    {",20,365,0,", ",20,366.5,0,", "cases.csv, row 2, column Q", `"366.5"`},
		"an unknown sender":    {",,,,,,2,20,,,,20,365", ",,,,,,2,999,,,,20,365", "row 2, column L", `"999"`},
		"a year that is none":  {"1,10,1990", "1,10,190", "row 2, column D", `"190"`},
		"a month that is none": {"1,10,1990", "13,10,1990", "row 2, column B", `"13"`},
		"a flag that is none":  {",20,365,0,,,,,,,,1,", ",20,365,0,,,,,,,,yes,", "row 2, column Z", `"yes"`},
		"a kind that is none":  {",3 6,", ",3 16,", "row 2, column AW", `"16"`},
		"a new column":         {",sender5,", ",sender5,sender6,", "row 1, column P", `"sender6"`},
		"a column that is gone": {
			",sanctiontype,", ",othersanctiontype,", "row 1", `"sanctiontype"`,
		},
		"a web page": {"caseid,", "<html>", "cases.csv", "web page"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, ties.New(), sourcetest.Text("cases.csv", strings.Replace(good, c.old, c.new, 1)), c.where, c.what)
		})
	}
	sourcetest.Refuses(t, ties.New(), sourcetest.Text("TIESv4-1.xls", "\xd0\xcf\x11\xe0 and nothing else"), "TIESv4-1.xls", "damaged")
}

func TestPlan_AsksForTheWorkbook(t *testing.T) {
	asks, err := ties.New().Plan(source.Request{})
	if err != nil || len(asks) != 1 || asks[0].URL != "https://sanctions.web.unc.edu/wp-content/uploads/sites/18834/2021/04/TIESv4-1.xls" || asks[0].Name != "TIESv4-1.xls" {
		t.Fatalf("%+v, %v", asks, err)
	}
	if asks[0].Check(strings.NewReader("<html>")) == nil || asks[0].Check(strings.NewReader("\xd0\xcf\x11\xe0 rest")) != nil {
		t.Error("the check of a workbook")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(read(f))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, ties.New(), sourcetest.Text("cases.csv", text))
	})
}
