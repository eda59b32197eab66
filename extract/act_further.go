package extract

import (
	"leeway"
	"leeway/extract/quantity"
	"leeway/extract/when"
)

// furtherDoers emits the act for those who are named after it: "along with Ethiopia and
// Egypt", "joined in 2009, Belarus in 2010".
func (r *reader) furtherDoers(d *deed, doers []side, obj side, q *quantity.Quantity) {
	if !d.a.needsAny("org", "each") || obj.m != nil && obj.m.first < d.c.last {
		return
	}
	end := d.c.last
	if obj.m != nil {
		end = obj.m.last
	}
	for i := range d.s.mentions {
		m := &d.s.mentions[i]
		if m.first < end || m.last > d.u.last || m.adj || m.poss || m.typ != leeway.TypeState || m.id == obj.id || m.id == doers[0].id {
			continue
		}
		own := r.periodAfter(d, m)
		together := m.prep == "with" && r.togetherBefore(d.s, m) || m.prep == "alongside"
		if !together && (own == nil || m.prep != "" && d.s.mentions[m.list].prep != "") {
			continue
		}
		c := r.deedClaim(d, side{m.id, m, m.resolved}, obj, q)
		if own != nil && !together {
			c.Period = span(own)
			c.Quote = r.quote(m.first, own.Last)
		}
		r.claims = append(r.claims, c)
	}
}

// periodAfter returns the period right after m, where m stands in a list of its own.
func (r *reader) periodAfter(d *deed, m *mention) *when.Period {
	if w := r.low(m.first - 1); w != "," && w != "and" && w != "the" && w != ";" {
		return nil
	}
	return r.ownPeriod(d, m)
}

// togetherBefore reports whether "together with" or "along with" governs m's list.
func (r *reader) togetherBefore(s *sentence, m *mention) bool {
	h := r.listHead(s, m)
	for i := h.first - 1; i >= h.first-3 && i > s.First; i-- {
		if r.low(i) == "with" {
			return r.low(i-1) == "together" || r.low(i-1) == "along"
		}
	}
	return false
}

// furtherObjects emits the act for the places named after the first with a time of their own:
// "left Mali in August 2022 and Niger in December 2023".
func (r *reader) furtherObjects(d *deed, doer, obj side) {
	if !d.a.needsAny("place") || d.passive || obj.m == nil || obj.m.first < d.c.last {
		return
	}
	for i := range d.s.mentions {
		m := &d.s.mentions[i]
		if m.first <= obj.m.last || m.last > d.u.last || m.adj || m.poss || m.typ != obj.m.typ || m.id == obj.id || m.id == doer.id || r.finiteBetween(obj.m.last, m.first) {
			continue
		}
		k := m.first - 1
		if r.low(k) == "the" {
			k--
		}
		if obj.m.prep != "" && r.low(k) == obj.m.prep {
			k--
		}
		own := r.ownPeriod(d, m)
		if own == nil || !coordinators[r.low(k)] && r.low(k) != "," {
			continue
		}
		c := r.deedClaim(d, doer, side{m.id, m, m.resolved}, nil)
		c.Period = span(own)
		c.Quote = r.quote(m.first, own.Last)
		r.claims = append(r.claims, c)
	}
}

// ownPeriod returns the dated period that follows m.
func (r *reader) ownPeriod(d *deed, m *mention) *when.Period {
	for _, p := range d.s.periodsIn(d.u) {
		if p.First >= m.last && p.First-m.last <= 1 && p.Dated() {
			return p
		}
	}
	return nil
}
