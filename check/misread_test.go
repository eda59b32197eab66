package check_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"leeway"
)

// misreading renders a row as a claim that confuses it with a neighbour. ok is false where the row has none.
type misreading struct {
	name   string
	render func(w *writer, o *leeway.Observation) (claims []leeway.Claim, ok bool)
}

var partnerShare = map[string]string{"remittances": "total-remittances", "arms": "arms-imports", "trade": "trade-turnover", "exports": "exports", "imports": "imports"}

// find returns a row like o with other slots.
func (w *writer) find(o *leeway.Observation, partner, period string) *leeway.Observation {
	for i := range w.rec.Observations {
		r := &w.rec.Observations[i]
		if r.Indicator == o.Indicator && r.Reporter == o.Reporter && r.Partner == partner && r.Period == period && r.Statistic == o.Statistic &&
			r.Origin == o.Origin && r.Quality == o.Quality && (r.Source == o.Source || r.Quality == leeway.OfficialViaPress) && r.Mirror == o.Mirror && r.Unit == o.Unit && r.Whole == o.Whole && (r.Comparator == "=" || r.Comparator == "") {
			return r
		}
	}
	return nil
}

// yearBefore moves a period one year back.
func yearBefore(p string) string {
	out := strings.Split(p, "/")
	for i, s := range out {
		y := int(s[0]-'0')*1000 + int(s[1]-'0')*100 + int(s[2]-'0')*10 + int(s[3]-'0') - 1
		out[i] = string([]byte{byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10)}) + s[4:]
	}
	return strings.Join(out, "/")
}

var misreadings = []misreading{
	{"share-not-growth", func(w *writer, o *leeway.Observation) ([]leeway.Claim, bool) {
		if o.Statistic != leeway.Share || partnerShare[o.Indicator] != o.Whole || o.Value < 2 || strings.HasPrefix(o.Period, "1991") {
			return nil, false
		}
		c := w.claim(o, o.Value, 3)
		c.Statistic, c.Of, c.Direction = leeway.Growth, "", leeway.Up
		return []leeway.Claim{c}, true
	}},
	{"growth-not-share", func(w *writer, o *leeway.Observation) ([]leeway.Claim, bool) {
		if o.Statistic != leeway.Growth || partnerShare[o.Indicator] == "" || o.Partner == "world" || o.Value < 10 || o.Value > 95 || o.BasePeriod != "" {
			return nil, false
		}
		c := w.claim(o, o.Value, 3)
		c.Statistic, c.Direction = leeway.Share, ""
		return []leeway.Claim{c}, true
	}},
	{"reversed-flow", func(w *writer, o *leeway.Observation) ([]leeway.Claim, bool) {
		if o.Statistic != leeway.Level || o.Partner == "world" || o.Value < 1e6 || o.Indicator != "exports" && o.Indicator != "imports" {
			return nil, false
		}
		turned := *o
		turned.Indicator = map[string]string{"exports": "imports", "imports": "exports"}[o.Indicator]
		if w.find(&turned, o.Partner, o.Period) == nil {
			return nil, false
		}
		return []leeway.Claim{w.claim(&turned, o.Value, 3)}, true
	}},
	{"other-period", func(w *writer, o *leeway.Observation) ([]leeway.Claim, bool) {
		last := w.find(o, o.Partner, yearBefore(o.Period))
		if o.Statistic != leeway.Level || o.Value < 1e6 || last == nil {
			return nil, false
		}
		wrong := w.claim(o, last.Value, 3)
		other := w.find(o, "world", yearBefore(o.Period))
		if other == nil || o.Partner == "world" {
			return nil, false
		}
		named := w.claim(other, other.Value, 3) // the paragraph names the year before, for all partners
		return []leeway.Claim{wrong, named}, true
	}},
	{"other-partner", func(w *writer, o *leeway.Observation) ([]leeway.Claim, bool) {
		if o.Statistic != leeway.Level || o.Value < 1e6 || o.Partner == "world" || o.Partner == "CHN" {
			return nil, false
		}
		other := w.find(o, "CHN", o.Period)
		if other == nil {
			return nil, false
		}
		wrong := w.claim(o, other.Value, 3)
		named := w.claim(other, other.Value, 3)
		named.Value, named.Unit = nil, ""
		return []leeway.Claim{wrong, named}, true
	}},
	{"scale-error", func(w *writer, o *leeway.Observation) ([]leeway.Claim, bool) {
		if o.Statistic != leeway.Level || o.Value < 1e7 || o.Unit != "usd" && o.Unit != "eur" {
			return nil, false
		}
		return []leeway.Claim{w.claim(o, o.Value*1000, 3)}, true
	}},
	{"points-not-percent", func(w *writer, o *leeway.Observation) ([]leeway.Claim, bool) {
		if o.Statistic != leeway.Share || partnerShare[o.Indicator] != o.Whole || o.PeriodBasis == "window" {
			return nil, false
		}
		last := w.find(o, o.Partner, yearBefore(o.Period))
		if last == nil || math.Abs(o.Value-last.Value) < 0.5 {
			return nil, false
		}
		c := w.claim(o, math.Round(10*(o.Value-last.Value))/10, 3)
		c.Statistic, c.Of, c.Direction = leeway.Growth, "share", leeway.Up
		if o.Value < last.Value {
			c.Direction = leeway.Down
		}
		return []leeway.Claim{c}, true
	}},
}

// TestJudge_NamesTheMisreading renders rows as each neighbour that they may be confused with. Counted are the
// claims that are wrong as they are worded and whose right reading the guard lets through.
func TestJudge_NamesTheMisreading(t *testing.T) {
	w := &writer{rec: facts(t)}
	for _, m := range misreadings {
		hit, other, total, guarded := 0, 0, 0, 0
		for i := range w.rec.Observations {
			o := &w.rec.Observations[i]
			if !usable(o) || !sample(i) && (o.Statistic == leeway.Level || i%4 != 0) || o.Comparator != "=" && o.Comparator != "" {
				continue
			}
			w.date = after(o)
			claims, ok := m.render(w, o)
			if !ok {
				continue
			}
			v := w.judge(claims...)[0].Verdict
			switch {
			case v.Status == leeway.Supported, v.Status == leeway.Disputed && asWritten(v):
				continue // true, or nearly so, by chance
			case blocked(v):
				guarded++
				continue
			}
			total++
			switch {
			case v.Status == leeway.Misread && v.Reading == m.name:
				hit++
			case v.Status == leeway.Misread:
				other++
				fallthrough
			default:
				if total-hit < 8 {
					t.Logf("%s: %s %s %s %s %v: %s %s: %s", m.name, o.Indicator, o.Reporter, o.Partner, o.Period, o.Value, v.Status, v.Reading, v.Explanation)
				}
			}
		}
		t.Logf("%s: %d of %d named, %d read otherwise, %d kept back by the guard", m.name, hit, total, other, guarded)
		if total > 0 && float64(hit) < 0.9*float64(total) {
			t.Errorf("%s: %d of %d named, want nine tenths", m.name, hit, total)
		}
	}
}

// asWritten reports whether the first step found a figure that agrees, or one that hardly differs.
func asWritten(v *leeway.Verdict) bool {
	return len(v.Steps) == 1 || strings.Contains(v.Steps[0].Found, "agrees") || strings.Contains(v.Steps[0].Outcome, "small")
}

// blocked reports whether the guard kept a reading back.
func blocked(v *leeway.Verdict) bool {
	for _, s := range v.Steps {
		if strings.HasPrefix(s.Outcome, "agrees, but") {
			return true
		}
		var spent float64
		if _, after, ok := strings.Cut(s.Tolerance, "chance hits so far "); ok {
			if _, err := fmt.Sscan(after, &spent); err == nil && spent > 0.02 {
				return true // the guard was spent before the right reading
			}
		}
	}
	return false
}
