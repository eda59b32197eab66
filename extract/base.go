package extract

import (
	"leeway"
	"leeway/extract/when"
)

// baseOf fills the earlier window of the draft's comparison where the words behind its quantity name one: "16 percent
// more than in the same months of last year", "up 5 percent year on year". What is only
// understood, that growth is against the year before, stays open.
func (r *reader) baseOf(d *draft) {
	if d.q == nil || d.period == nil || d.statistic != leeway.Growth && d.statistic != leeway.Change && d.statistic != leeway.Multiple {
		return
	}
	var best *when.Period
	for _, p := range d.s.periodsIn(d.u) {
		if p.First < d.q.Last || p.Base == nil || p.Base.From == "" || p.Base.To == "" || p.Base.From >= d.period.From || r.countedElsewhere(d, p) {
			continue
		}
		for _, q := range d.s.quantsIn(d.u) {
			if d.q.Last <= q.First && q.Last <= p.First {
				return // what lies between has the comparison
			}
		}
		if best == nil || p.First < best.First {
			best = p
		}
	}
	if best != nil {
		d.base = &leeway.Period{From: best.Base.From, To: best.Base.To, Text: best.Text}
	}
}

// countedElsewhere reports whether the draft's period is named only behind the words of an earlier window, as in
// "compared with the previous year in 2021": they were counted from what the text named before.
func (r *reader) countedElsewhere(d *draft, base *when.Period) bool {
	if !base.Context {
		return false
	}
	behind := false
	for _, p := range d.s.periodsIn(d.u) {
		if p == base || p.From != d.period.From || p.To != d.period.To {
			continue
		}
		if p.First < base.First {
			return false
		}
		behind = true
	}
	return behind
}
