package check_test

import (
	"testing"

	"leeway"
)

// TestJudge_AccusesNoTrueMove words pairs of yearly levels of one authority as growth, change, multiple
// and trend, from either end, and asks for the place of the largest partner.
func TestJudge_AccusesNoTrueMove(t *testing.T) {
	w := &writer{rec: facts(t)}
	accused, total := 0, 0
	for i := range w.rec.Observations {
		o := &w.rec.Observations[i]
		if !usable(o) || o.Statistic != leeway.Level || o.Value <= 0 || !sample(i) || o.Comparator != "=" || o.PeriodBasis == "window" {
			continue
		}
		last := w.find(o, o.Partner, yearBefore(o.Period))
		if last == nil || last.Value <= 0 {
			continue
		}
		w.date = after(o)
		for _, c := range moves(w, o, last) {
			v := w.judge(c)[0].Verdict
			total++
			if v.Status.Accuses() {
				accused++
				t.Errorf("%s %s %s %s %s %v from %v: %s %s: %s", c.Statistic, o.Indicator, o.Reporter, o.Partner, o.Period, o.Value, last.Value, v.Status, v.Reading, v.Explanation)
			}
		}
	}
	t.Logf("%d true moves, %d accused", total, accused)
}

// moves words the change between two levels in several ways.
func moves(w *writer, o, last *leeway.Observation) []leeway.Claim {
	base := func(value float64, unit string, digits int) leeway.Claim {
		p := *o
		p.Unit, p.Value = unit, value
		c := w.claim(&p, value, digits)
		c.BasePeriod = period(last.Period)
		c.Direction = leeway.Up
		if o.Value < last.Value {
			c.Direction = leeway.Down
		}
		return c
	}
	ratio := o.Value / last.Value
	growth := base(100*(ratio-1), "percent", 3)
	growth.Statistic = leeway.Growth
	short := growth
	short.BasePeriod = nil
	ends := growth
	ends.Period, ends.BasePeriod = &leeway.Period{From: last.Period, To: o.Period}, nil
	undated := short
	undated.Period = nil
	change := base(o.Value-last.Value, o.Unit, 2)
	change.Statistic = leeway.Change
	trend := short
	trend.Statistic, trend.Value, trend.Unit = leeway.Trend, nil, ""
	out := []leeway.Claim{growth, short, change, trend}
	if len(o.Period) == 4 {
		out = append(out, ends)
	}
	if ratio > 1.2 {
		multiple := base(ratio, "times", 2)
		multiple.Statistic = leeway.Multiple
		out = append(out, multiple)
	}
	return append(out, undated)
}

// TestJudge_AccusesNoTrueMember words every dated status as a claim on a day on which it held.
func TestJudge_AccusesNoTrueMember(t *testing.T) {
	w := &writer{rec: facts(t)}
	total, supported := 0, 0
	for i := range w.rec.Memberships {
		m := &w.rec.Memberships[i]
		if m.Status == "withdrew" || m.Status == "suspended" && m.From == "" {
			continue
		}
		day := "2025-06-15"
		if m.To != "" && m.To < day {
			day = m.From
		}
		if m.From > day {
			day = m.From
		}
		if day == "" {
			continue
		}
		for _, c := range memberClaims(m) {
			w.date = day
			if len(day) == 4 {
				w.date = day + "-12-31"
			}
			v := w.judge(c)[0].Verdict
			total++
			if v.Status == leeway.Supported {
				supported++
			}
			if v.Status.Accuses() && !(m.Status == "founder" && c.Status == "member") {
				t.Errorf("%s %s %s %s/%s on %s (%s, period %v): %s: %s", m.Organisation, m.State, m.Status, m.From, m.To, w.date, c.Action+c.Status, c.Period, v.Status, v.Explanation)
			}
		}
	}
	t.Logf("%d true standings, %d supported", total, supported)
}

func memberClaims(m *leeway.Membership) []leeway.Claim {
	is := leeway.Claim{Kind: leeway.KindMembership, Subject: m.State, Object: m.Organisation, Status: m.Status}
	out := []leeway.Claim{is}
	if m.From != "" && m.To == "" {
		since := is
		since.Period = &leeway.Period{From: m.From}
		year := is
		year.Period = &leeway.Period{From: m.From[:4]}
		joined := leeway.Claim{Kind: leeway.KindDecision, Action: "join", Subject: m.State, Object: m.Organisation, Status: m.Status,
			Period: &leeway.Period{From: m.From, To: m.From}}
		loosely := joined
		loosely.Status, loosely.Period = "", &leeway.Period{From: m.From[:4], To: m.From[:4]}
		out = append(out, since, year, joined, loosely)
	}
	return out
}
