package extract

import (
	"strings"

	"leeway/extract/quantity"
	"leeway/extract/when"
)

// sized are the acts whose money is used up by the act: no tie is read from it.
var sized = set(`sign pledge invest lend forgive supply buy sell pay allocate offer impose cut restructure license accept decline`)

// counted are the acts that move people or pieces.
var counted = set(`deploy expel withdraw-troops supply sell buy evacuate release meet sign pledge`)

// sizeOf returns the money, the tariff, the people or the pieces that an act moves.
func (r *reader) sizeOf(d *deed) *quantity.Quantity {
	var best *quantity.Quantity
	for i := range d.s.quants {
		q := &d.s.quants[i]
		if q.Last <= d.u.first || q.First >= d.u.last || inPeriod(d.s.periods, q.First) {
			continue
		}
		after := q.First >= d.c.last && q.First-d.c.last <= 22 && q.Last <= d.u.last
		before := d.passive && q.Last <= d.start && d.start-q.Last <= 12
		if !after && !before {
			continue
		}
		switch {
		case q.Kind == quantity.Money:
			if r.low(q.First-1) == "from" && best == nil {
				continue // "from $3 billion to $8 billion"
			}
			return q
		case q.Kind == quantity.Percent && (d.a.id == "impose" || d.a.id == "threaten" || d.a.id == "cut" || d.a.id == "buy" || d.a.id == "sell" || d.a.id == "lift"):
			if r.low(q.First-1) == "from" {
				continue
			}
			if best == nil {
				best = q
			}
		case counted[d.a.id] && q.Unit == "people" && best == nil:
			best = q
		}
	}
	return best
}

// standing are the verbs of acts that hold on: their period has no end.
var standing = map[string]bool{"be in force": true, "maintain": true}

func sinceWord(text string) bool { return strings.HasPrefix(strings.ToLower(text), "since") }

// deedPeriod returns when an act was done: the date in its unit nearest to the verb, else one
// at the head of the sentence.
func (r *reader) deedPeriod(d *deed) *when.Period {
	var best *when.Period
	for _, p := range d.s.periodsIn(d.u) {
		if !p.Dated() || p.Compared || p.First < d.start && (r.reportedFuture(d) || r.inApposition(d, p)) {
			continue
		}
		if best == nil || away(p.First, d.c.first) < away(best.First, d.c.first) {
			best = p
		}
	}
	if best == nil && !r.reportedFuture(d) {
		best = r.frontedPeriod(d.s, d.u)
	}
	return best
}

// inApposition reports whether a period before the verb belongs to a description in commas:
// "Serbia, a candidate since 2012, has not joined".
func (r *reader) inApposition(d *deed, p *when.Period) bool {
	if r.low(p.Last) != "," || p.Last >= d.start {
		return false
	}
	for i := p.First - 1; i > d.u.first && i >= p.First-12; i-- {
		if r.finite(i) {
			return false
		}
		if r.low(i) == "," {
			return i < p.First-2 && r.nounAt(i-1)
		}
	}
	return false
}

// away is the distance of a period from a verb; what stands before the verb is farther.
func away(p, verb int) int {
	if p < verb {
		return 2 * (verb - p)
	}
	return p - verb
}
