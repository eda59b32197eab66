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

// Q1, Q2, Q3, Q5, Q6: in whatever order the tables come.
func TestParse_JoinsTheThreeTables(t *testing.T) {
	for _, order := range [][]string{{"votes.csv", "issues.csv", "calls.csv"}, {"calls.csv", "issues.csv", "votes.csv"}} {
		c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", order...))
		if len(c.Votes) != 5 {
			t.Fatalf("%d votes", len(c.Votes))
		}
		v := find(t, c, "2", "KAZ")
		if v.Choice != "abstain" || v.Date != "2020-01-14" || v.Session != "74" || v.Body != "UNGA" || v.Resolution != "R/74/2" || v.Title != "part: MADE UP, SECOND" || !v.Important || !slices.Equal(v.Issues, []string{"arms-control", "nuclear-weapons"}) {
			t.Errorf("%+v", v)
		}
		if v := find(t, c, "1", "SUN"); v.Choice != "yes" || v.Important {
			t.Errorf("in October 1991 the seat was the Soviet Union's: %+v", v)
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
		"a roll call twice":        {with(calls+"1,46,,1991-10-03,,,,A,B\n", votes), []string{"calls.csv", "row 5", "twice"}},
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
