package ungavotes

import (
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

func find(t *testing.T, c *source.Collected, call, id string) leeway.Vote {
	t.Helper()
	for _, v := range c.Votes {
		if v.RollCall == call && v.State == id {
			return v
		}
	}
	t.Fatalf("no vote of %s in %s", id, call)
	return leeway.Vote{}
}

// Q1, Q2, Q3, Q5, Q6, Q7, Q8, Q9, Q10: in whatever order the tables come.
func TestParse_JoinsTheThreeTables(t *testing.T) {
	for _, order := range [][]string{{"votes.csv", "issues.csv", "calls.csv"}, {"calls.csv", "issues.csv", "votes.csv"}} {
		c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", order...))
		if len(c.Votes) != 6 {
			t.Fatalf("%d votes", len(c.Votes))
		}
		v := find(t, c, "2", "KAZ")
		if v.Choice != "abstain" || v.Date != "2020-01-14" || v.Session != "74" || v.Body != "UNGA" || v.Resolution != "R/74/2" || v.Title != "part: MADE UP, SECOND" || !v.Important || !slices.Equal(v.Issues, []string{"arms-control", "nuclear-weapons"}) {
			t.Errorf("%+v", v)
		}
		if v := find(t, c, "1", "SUN"); v.Choice != "yes" || v.Important {
			t.Errorf("in October 1991 the seat was the Soviet Union's: %+v", v)
		}
		if v := find(t, c, "1", "SUN"); v.Date != "1991-10" || v.Title != "A made-up resolution" {
			t.Errorf("%+v", v)
		}
		if v := find(t, c, "4", "NAM"); v.Date != "2014-03-10" || v.Resolution != "R/68/904" || v.Title != "A fourth title" {
			t.Errorf("%+v", v)
		}
		if s := c.Scope; s == nil || !slices.Equal(s.Reporters, []string{"KAZ", "NAM", "RUS", "SUN", "USA"}) || s.From != "1991-10" || s.To != "2020-01-14" {
			t.Errorf("scope %+v", s)
		}
		if v := find(t, c, "3", "KAZ"); v.Title != "amendment: A motion without a number" || v.Resolution != "" || v.Important {
			t.Errorf("%+v", v)
		}
	}
}

// Q4.
func TestParse_ReadsTheProducersTable(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "UNVotes.csv"))
	if len(c.Votes) != 3 || c.Counts.Skipped["not a member"] != 1 {
		t.Fatalf("%+v, skipped %v", c.Votes, c.Counts.Skipped)
	}
	if v := find(t, c, "2", "KAZ"); v.Choice != "abstain" || !v.Important || len(v.Issues) != 2 || v.Title != "part: MADE UP, SECOND" {
		t.Errorf("%+v", v)
	}
	if v := find(t, c, "2", "TKM"); v.Choice != "absent" {
		t.Errorf("%+v", v)
	}
}

func TestParse_ReadsTheRealTables(t *testing.T) {
	dir := "unga-votes/"
	c := sourcetest.Run(t, New(), sourcetest.Real(t, dir+"un_votes_ca_partners_1992_2019.csv", dir+"un_roll_calls_1992_2019.csv", dir+"un_roll_call_issues_1992_2019.csv"))
	if len(c.Votes) != 50404 {
		t.Errorf("%d votes", len(c.Votes))
	}
	byChoice, first := map[string]int{}, 0
	agree, both := 0.0, 0
	choice := map[[2]string]string{}
	for _, v := range c.Votes {
		byChoice[v.Choice]++
		if v.RollCall == "3662" {
			first++
		}
		choice[[2]string{v.RollCall, v.State}] = v.Choice
	}
	for _, v := range c.Votes {
		if v.State != "KAZ" || v.Date[:4] != "2019" {
			continue
		}
		if other := choice[[2]string{v.RollCall, "RUS"}]; other != "" {
			both++
			if other == v.Choice {
				agree++
			} else if other == "abstain" || v.Choice == "abstain" {
				agree += 0.5
			}
		}
	}
	// Counted from the file by another program: 36,311 yes; 16 states in the first roll call;
	// Kazakhstan and Russia agree 65 of 86 in 2019, half points for one abstention.
	if byChoice["yes"] != 36311 || byChoice["abstain"] != 8103 || byChoice["no"] != 5990 || first != 16 || agree != 65 || both != 86 {
		t.Errorf("%v, first %d, agreement %v of %d", byChoice, first, agree, both)
	}
}

func TestParse_RealRollCalls(t *testing.T) {
	dir := "unga-votes/"
	c := sourcetest.Run(t, New(), sourcetest.Real(t, dir+"un_votes_ca_partners_1992_2019.csv", dir+"un_roll_calls_1992_2019.csv", dir+"un_roll_call_issues_1992_2019.csv"))
	// Read off the files.
	for id, want := range map[string]string{
		"5309": "R/68/262 2014-03-27 Territorial integrity of Ukraine: AFG abstain, AZE yes, BLR no, CHN abstain, DEU yes, FRA yes, GBR yes, IND abstain, JPN yes, KAZ abstain, KOR yes, PAK abstain, POL yes, RUS no, TUR yes, UKR yes, USA yes, UZB abstain",
		"3662": "R/46/242 1992-08 The situation in Bosnia and Herzegovina: AFG yes, AZE yes, BLR yes, CHN yes, DEU yes, FRA yes, GBR yes, IND yes, IRN yes, JPN yes, KOR yes, PAK yes, POL yes, TUR yes, UKR yes, USA yes",
	} {
		if got := rollCallOf(c, id); got != want {
			t.Errorf("got %s", got)
		}
	}
	if got := rollCallOf(c, "9100"); !strings.HasPrefix(got, "R/74/84 2019-12-13 Persons displaced as a result of the June 1967 and subsequent hostilities: ") {
		t.Errorf("got %s", got)
	}
	for _, v := range c.Votes {
		if session := len(v.Date) == len("2006-01-02"); session != (v.Date >= "2003-07") {
			t.Fatalf("session %s is dated %s", v.Session, v.Date)
		}
	}
}

// rollCallOf lists who voted how in a roll call.
func rollCallOf(c *source.Collected, id string) string {
	var about string
	var cast []string
	for _, v := range c.Votes {
		if v.RollCall == id {
			about = v.Resolution + " " + v.Date + " " + v.Title
			cast = append(cast, v.State+" "+v.Choice)
		}
	}
	slices.Sort(cast)
	return about + ": " + strings.Join(cast, ", ")
}

func TestParse_Refuses(t *testing.T) {
	calls, votes := sourcetest.Read(t, "calls.csv"), sourcetest.Read(t, "votes.csv")
	whole := sourcetest.Read(t, "UNVotes.csv")
	with := func(calls, votes string) source.Snapshot {
		s := sourcetest.Text("calls.csv", calls)
		s.Files = append(s.Files, sourcetest.Text("votes.csv", votes).Files...)
		return s
	}
	for name, c := range map[string]struct {
		snap  source.Snapshot
		parts []string
	}{
		"an unknown state":         {with(calls, strings.Replace(votes, "KZ,abstain", "QX,abstain", 1)), []string{"votes.csv", "row 4", "QX"}},
		"an unknown vote":          {with(calls, strings.Replace(votes, "US,no", "US,perhaps", 1)), []string{"votes.csv", "row 3", "perhaps"}},
		"votes without roll calls": {sourcetest.Text("votes.csv", votes), []string{"votes.csv", "row 2", "roll call"}},
		"a bad date":               {with(strings.Replace(calls, "1991-10-03", "3 October", 1), votes), []string{"calls.csv", "row 2", "3 October"}},
		"a roll call twice":        {with(calls+"1,46,,1991-10-03,,,,A,B\n", votes), []string{"calls.csv", "row 6", "twice"}},
		"a second vote":            {with(calls, votes+"4,Namibia,NA,no\n"), []string{"votes.csv", "row 8", "NAM votes twice"}},
		"an unknown name":          {with(calls, strings.Replace(votes, "Namibia,NA", "Nambiland,NA", 1)), []string{"votes.csv", "row 7", "Nambiland"}},
		"a flag that is none":      {with(strings.Replace(calls, "74,1.0,", "74,maybe,", 1), votes), []string{"calls.csv", "row 3", "maybe"}},
		"a session that is none":   {with(strings.Replace(calls, "2,74,", "2,last,", 1), votes), []string{"calls.csv", "row 3", "last"}},
		"a changed header":         {with(calls, strings.Replace(votes, "country,", "land,", 1)), []string{"votes.csv", "row 1", "land"}},
		"another table":            {sourcetest.Text("a.csv", "a,b\n1,2\n"), []string{"a.csv", "neither votes"}},
		"an unknown COW number":    {sourcetest.Text("UNVotes.csv", strings.Replace(whole, ",705,1,2", ",999,1,2", 1)), []string{"UNVotes.csv", "row 2", "999"}},
		"a web page":               {sourcetest.Text("UNVotes.csv", "<html>"), []string{"UNVotes.csv", "web page"}},
	} {
		t.Run(name, func(t *testing.T) { sourcetest.Refuses(t, New(), c.snap, c.parts...) })
	}
}

func TestPlan_SaysWhereTheTableIs(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "UNVotes.csv") {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "UNVotes.csv"))
	f.Add(sourcetest.Read(f, "calls.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("UNVotes.csv", text))
	})
}
