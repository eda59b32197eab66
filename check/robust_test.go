package check_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"leeway"
	"leeway/check"
)

// TestJudge_StandsIncompleteClaims judges claims with every combination of missing slots against an empty and
// a full record.
func TestJudge_StandsIncompleteClaims(t *testing.T) {
	full := facts(t)
	kinds := []leeway.Kind{leeway.KindTie, leeway.KindMembership, leeway.KindDecision, leeway.KindAgreement, leeway.KindEvent, leeway.KindProvision, leeway.KindPosition, ""}
	stats := []leeway.Statistic{leeway.Level, leeway.Share, leeway.Growth, leeway.Change, leeway.Multiple, leeway.Rank, leeway.Trend, ""}
	periods := []*leeway.Period{nil, {}, {From: "2023"}, {To: "2023"}, {From: "2023", To: "2023"}, {From: "2024", To: "2020"}, {From: "soon"}}
	for _, date := range []string{"", "2024-11-19", "2024", "someday"} {
		r := &leeway.Reading{Document: leeway.Document{Date: date}}
		for _, k := range kinds {
			for _, s := range stats {
				for i, p := range periods {
					c := leeway.Claim{Kind: k, Statistic: s, Period: p, Action: "join"}
					if i%2 == 0 {
						c.Subject, c.Object, c.Indicator = "UZB", "RUS", "remittances"
					}
					if i%3 == 0 {
						c.Value, c.Unit, c.Direction = ptr(0), "percent", leeway.Down
						c.Polarity = leeway.Negated
					}
					r.Claims = append(r.Claims, c)
				}
			}
		}
		for _, rec := range []*leeway.Record{{}, full} {
			check.Judge(r, rec)
			for _, c := range r.Claims {
				if c.Verdict == nil || c.Verdict.Status == "" || c.Verdict.Explanation == "" || c.Verdict.Claimant == "" {
					t.Fatalf("%+v: verdict %+v", c, c.Verdict)
				}
			}
		}
		check.Plan(r)
		check.Summarise(r)
	}
}

// TestJudge_IsDeterministic judges an article twice and compares the bytes.
func TestJudge_IsDeterministic(t *testing.T) {
	rec := facts(t)
	for _, path := range goldFiles(t)[:6] {
		var last string
		for range 2 {
			r, _ := readGold(t, path)
			check.Judge(r, rec)
			b, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			if last != "" && last != string(b) {
				t.Errorf("%s: two runs differ", path)
			}
			last = string(b)
		}
	}
}

// TestJudge_PlanBringsWhatJudgeUses judges with what Plan asks for and with everything: the same verdicts.
func TestJudge_PlanBringsWhatJudgeUses(t *testing.T) {
	w := &writer{rec: facts(t)}
	for _, path := range goldFiles(t) {
		r, _ := readGold(t, path)
		all, _ := readGold(t, path)
		check.Judge(r, w.need(r))
		check.Judge(all, w.rec)
		for i := range r.Claims {
			if a, b := r.Claims[i].Verdict.Status, all.Claims[i].Verdict.Status; a != b {
				t.Errorf("%s %s: %s with what was asked for, %s with everything", path, r.Claims[i].ID, a, b)
			}
		}
	}
}

// TestGuard_KeepsChanceHitsBelowTwoInAHundred gives growths of random size for partners whose shares are on record. No
// more than two in a hundred may hit a neighbour.
func TestGuard_KeepsChanceHitsBelowTwoInAHundred(t *testing.T) {
	w := &writer{rec: facts(t)}
	rnd := rand.New(rand.NewPCG(1, 2))
	hits, total := 0, 0
	for i := range w.rec.Observations {
		o := &w.rec.Observations[i]
		if !usable(o) || o.Statistic != leeway.Share || partnerShare[o.Indicator] != o.Whole || !*everyRow && i%6 != 1 {
			continue
		}
		w.date = after(o)
		for range 3 {
			v := float64(10 + rnd.IntN(90))
			c := w.claim(o, v, 2)
			c.Statistic, c.Of, c.Direction = leeway.Growth, "", leeway.Up
			total++
			if w.judge(c)[0].Verdict.Status == leeway.Misread {
				hits++
			}
		}
	}
	t.Logf("%d of %d random growths called misread", hits, total)
	if float64(hits) > 0.02*float64(total) {
		t.Errorf("%d of %d random growths called misread", hits, total)
	}
}
