package cowigo

import (
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

func rows(c *source.Collected) []string {
	var found []string
	for _, m := range c.Memberships {
		found = append(found, strings.Join([]string{m.Organisation, m.State, m.Status, m.From, m.To}, " "))
	}
	return found
}

// Q1, Q2, Q3, Q4.
func TestParse_RunsOfYearsOfAState(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "state_year.csv"))
	want := `CIS TKM member /2010 2010/2011
CIS TKM associate 2011 2014/
CIS UZB member /2010 2014/
CSTO UZB member /2010 2011/2012
igo-nonesuch TKM member /2011 2011/
igo-nonesuch UZB observer 2013 2014/`
	if got := strings.Join(rows(c), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(c.Rosters) != 0 {
		t.Error("a list was called complete")
	}
}

// Q5, Q6: two columns of one state, and states that ended long ago.
func TestParse_RunsOfYearsOfAnOrganisation(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "igo_year.csv"))
	want := `UN DDR member /1989 1989/1990
UN DEU member /1989 1991/
UN USA member /1989 1991/
UN ZAF member /1989 1991/`
	if got := strings.Join(rows(c), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestParse_ReadsTheRealTables(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, "cow-igo-v3/state_year_v3_ca_and_partners_1990_2014.csv", "cow-igo-v3/igo_year_v3_selected_orgs.csv"))
	got := "\n" + strings.Join(rows(c), "\n") + "\n"
	for _, want := range []string{
		"CSTO KAZ member 2002 2014/", "CSTO UZB member 2002 2011/2012", "CIS TKM associate", "SCO UZB member 2001 2014/", "NATO TUR member 1952 2014/",
	} {
		if !strings.Contains(got, "\n"+want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(got, "CSTO TKM") || strings.Contains(got, "NATO RUS member") {
		t.Error("a member that never was one")
	}
}

func TestParse_Refuses(t *testing.T) {
	byState, byOrg := sourcetest.Read(t, "state_year.csv"), sourcetest.Read(t, "igo_year.csv")
	for name, c := range map[string]struct {
		text, old, new string
		parts          []string
	}{
		"an unknown state":    {byState, "701,2010", "999,2010", []string{"a.csv", "row 7", "999"}},
		"an unknown status":   {byState, "Uzbekistan,1,1,0,-1\n704,2011", "Uzbekistan,4,1,0,-1\n704,2011", []string{"row 2", `"4"`}},
		"a bad year":          {byState, "704,2010", "704,then", []string{"row 2", "then"}},
		"a column twice":      {byState, ",eu", ",csto", []string{"row 1", "twice"}},
		"an unknown column":   {byOrg, "soafrica", "atlantis", []string{"row 1", "atlantis"}},
		"another table":       {byState, "ccode", "code", []string{"row 1", "ccode"}},
		"lines that disagree": {byState, "704,2011,Uzbekistan,1", "704,2010,Uzbekistan,0", []string{"row 3", "UZB in CSTO"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", strings.Replace(c.text, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", "<html>"), "a.csv", "web page")
}

func TestPlan_SaysWhereTheArchivesAre(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "correlatesofwar.org") {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "state_year.csv"))
	f.Add(sourcetest.Read(f, "igo_year.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("a.csv", text))
	})
}
