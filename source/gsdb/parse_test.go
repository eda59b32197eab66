package gsdb_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/gsdb"
	"leeway/source/sourcetest"
)

func read(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Q1, Q2, Q3, Q4: names with commas, the data base's own names, senders in words, years.
func TestParse_MakesEventsOfCases(t *testing.T) {
	c := sourcetest.Run(t, gsdb.New(), sourcetest.Files(t, "testdata", "cases.csv"))
	var got []string
	for _, e := range c.Events {
		got = append(got, strings.Join([]string{e.Date, strings.Join(e.Actors, ";"), e.Action, e.Object, e.Summary}, " | "))
	}
	want := []string{
		"1950 | USA;KOR | sanction | PRK | Coded as sanctions imposed: trade, arms, financial",
		"1967 | commonwealth | sanction | EGY | Coded as sanctions imposed: travel",
		"1967 | commonwealth | sanction | SYR | Coded as sanctions imposed: travel",
		"1998 | EU;UN | sanction | YUG | Coded as sanctions imposed: arms",
		"2001 | COD;FRA | sanction | IRQ | Coded as sanctions imposed: no coded kind",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if c.Counts.Skipped["a sender told in words"] != 1 {
		t.Errorf("skipped %v", c.Counts.Skipped)
	}
}

// A column less or more of those that nobody reads makes no difference: releases differ in them.
func TestParse_OtherReleases(t *testing.T) {
	older := strings.Replace(read(t), "descr_trade", "length", 1)
	if c := sourcetest.Run(t, gsdb.New(), sourcetest.Text("GSDB_V2.csv", older)); len(c.Events) != 5 {
		t.Errorf("%d events", len(c.Events))
	}
}

func TestParse_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ old, new, where, what string }{
		"an unknown sender":     {"Commonwealth", "Common wealth", "cases.csv, row 3, column C", `"Common wealth"`},
		"an unknown target":     {"Iraq", "Irak and others", "row 6, column B", `"Irak and others"`},
		"a half name":           {`"Korea, North"`, `"Korea, Middle"`, "row 2, column B", `"Middle"`},
		"the world":             {"Iraq", "World", "row 6, column B", `"World"`},
		"a bad year":            {",1950,", ",50,", "row 2, column D", `"50"`},
		"a bad flag":            {",1,0,1,0,0,0,1,prevent", ",1,0,2,0,0,0,1,prevent", "row 2, column J", `"2"`},
		"a new column":          {"success\n", "outcome\n", "row 1, column P", `"outcome"`},
		"a column that is gone": {"financial", "objective", "row 1", `"financial"`},
		"pairs and years":       {"begin", "year", "row 1, column D", "pairs and years"},
		"a web page":            {"case_id", "<html>", "cases.csv", "web page"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, gsdb.New(), sourcetest.Text("cases.csv", strings.Replace(read(t), c.old, c.new, 1)), c.where, c.what)
		})
	}
}

func TestPlan_SaysHowToGetTheFiles(t *testing.T) {
	_, err := gsdb.New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "leeway import gsdb") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(read(f))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, gsdb.New(), sourcetest.Text("cases.csv", text))
	})
}
