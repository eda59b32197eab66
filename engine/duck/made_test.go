package duck

import (
	"testing"

	"leeway"
	"leeway/lake"
)

// made returns a small lake with made-up votes, three states on two roll calls, a made-up
// source in an older and a newer vintage, and imports of two states in two years.
func made(t *testing.T) *lake.Lake {
	t.Helper()
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Publish(leeway.Manifest{Source: "made-votes", Vintage: "1"}, leeway.Record{Votes: madeVotes()}); err != nil {
		t.Fatal(err)
	}
	for _, m := range []leeway.Manifest{
		{Source: "made-figures", Vintage: "older", Released: "2023"},
		{Source: "made-figures", Vintage: "newer", Released: "2024", Scope: leeway.Scope{Reporters: []string{"KAZ"}, Indicators: []string{"exports"}}},
	} {
		if _, err := l.Publish(m, madeFigures(m.Vintage)); err != nil {
			t.Fatal(err)
		}
	}
	publishFlows(t, l, "1", "2026-01-20", madeFlows())
	return l
}

// madeFigures are what the older vintage says, and what the newer one changes: exports to China
// are revised, those to Russia withdrawn, those to Turkey new; imports and Uzbekistan are not in
// its scope.
func madeFigures(vintage string) leeway.Record {
	figure := func(indicator, reporter, partner string, value float64) leeway.Observation {
		return leeway.Observation{Indicator: indicator, Reporter: reporter, Partner: partner, Period: "2022", Statistic: leeway.Level, Unit: "usd", Value: value, Origin: "made"}
	}
	same := figure("exports", "KAZ", "DEU", 7)
	if vintage == "older" {
		return leeway.Record{
			Observations: []leeway.Observation{same, figure("exports", "KAZ", "CHN", 10), figure("exports", "KAZ", "RUS", 20), figure("imports", "KAZ", "CHN", 5), figure("exports", "UZB", "CHN", 3)},
			Memberships:  []leeway.Membership{{Organisation: "CSTO", State: "KAZ", Status: "member", From: "1994"}, {Organisation: "CSTO", State: "UZB", Status: "member", From: "2006"}},
			Events:       []leeway.Event{{Date: "2022-01-01", Actors: []string{"KAZ"}, Action: "join", Object: "CSTO"}},
		}
	}
	return leeway.Record{
		Observations: []leeway.Observation{same, figure("exports", "KAZ", "CHN", 15), figure("exports", "KAZ", "TUR", 1)},
		Memberships:  []leeway.Membership{{Organisation: "CSTO", State: "KAZ", Status: "member", From: "1994"}, {Organisation: "CSTO", State: "UZB", Status: "member", From: "2006", To: "2012"}},
	}
}

func madeVotes() []leeway.Vote {
	var votes []leeway.Vote
	for _, call := range []struct{ id, date, title, kazakh, us, uzbek string }{
		{"900001", "2023-12-19", "A made-up resolution", "yes", "no", "absent"},
		{"900002", "2024-12-17", "Another one", "abstain", "no", "yes"},
	} {
		for state, choice := range map[string]string{"KAZ": call.kazakh, "USA": call.us, "UZB": call.uzbek} {
			votes = append(votes, leeway.Vote{RollCall: call.id, Date: call.date, Session: "78", Body: "UNGA", Resolution: "R/" + call.id, Title: call.title,
				Issues: []string{"di", "nu"}, Important: call.id == "900002", State: state, Choice: choice, Source: "made up", URL: "https://example.org/" + call.id, Retrieved: "2026-11-26"})
		}
	}
	return votes
}

func TestAnswer_GivesTheVotesOfTheAskedStates(t *testing.T) {
	l := made(t)
	rec := answer(t, opened(t, l.Folder()), leeway.Needs{Voters: []string{"KAZ", "UZB"}})
	if len(rec.Votes) != 4 {
		t.Fatalf("%d votes, want those of two states on two roll calls", len(rec.Votes))
	}
	v := rec.Votes[0]
	if v.State != "KAZ" || v.RollCall != "900001" || v.Choice != "yes" || v.Important || !rec.Votes[1].Important || len(v.Issues) != 2 || v.Dataset != "made-votes" || v.Vintage != "1" {
		t.Errorf("first vote %+v", v)
	}
}

// What a program read out of news is no record: the check does not even see it.
func TestAnswer_PassesOverMachineCodedEvents(t *testing.T) {
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	act := func(action string) leeway.Event {
		return leeway.Event{Date: "2022-01-01", Actors: []string{"CHN"}, Action: action, Object: "KAZ", Summary: "made up"}
	}
	if _, err := l.Publish(leeway.Manifest{Source: "made-events", Vintage: "1"}, leeway.Record{Events: []leeway.Event{act(leeway.MachineCoded + "visit"), act("visit")}}); err != nil {
		t.Fatal(err)
	}
	rec := answer(t, opened(t, l.Folder()), leeway.Needs{Actors: []string{"KAZ"}})
	if len(rec.Events) != 1 || rec.Events[0].Action != "visit" {
		t.Errorf("events %+v", rec.Events)
	}
}
