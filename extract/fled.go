package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
)

// fleeing are verbs of leaving one's country.
var fleeing = set(`flee leave emigrate move escape relocate`)

// fled reads how many people have left their country: "more than 40,000 Cubans have fled the country".
func (r *reader) fled(s *sentence, u *unit) {
	for i := range s.quants {
		q := &s.quants[i]
		if q.Kind != quantity.Number || q.Unit != "people" || q.First < u.first || q.Last > u.last || r.taken(q) {
			continue
		}
		m := r.peopleOf(s, q)
		if m == nil {
			continue
		}
		at := r.leaves(s, m.last)
		if at < 0 {
			continue
		}
		to, end := r.whereTo(s, at)
		d := &draft{s: s, u: u, q: q, statistic: leeway.Level, indicator: "migrants", frame: "people", subjects: []filled{{id: m.id, m: m}}, objects: []filled{to}}
		d.rule("fled")
		r.trendPeriod(d)
		d.first, d.last = r.lead(q), end
		r.emit(d)
	}
}

// peopleOf returns the people that the number counts.
func (r *reader) peopleOf(s *sentence, q *quantity.Quantity) *mention {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.people && r.isState(m.id) && m.first >= q.First && m.first-q.Last <= 1 && m.last >= q.Last {
			return m
		}
	}
	return nil
}

// leaves returns the verb of leaving behind token at, a clause in commas aside; -1 where there is none or another comes first.
func (r *reader) leaves(s *sentence, at int) int {
	inside := false
	for i := at; i < s.Last && i < at+16; i++ {
		if r.low(i) == "," {
			inside = !inside
			continue
		}
		if w := r.word(i); !inside && w.Tag == parse.VERB {
			if !fleeing[w.Lemma] {
				return -1
			}
			return i
		}
	}
	return -1
}

// whereTo returns where those who leave go, and where that is said: a state behind "to", else all the world.
func (r *reader) whereTo(s *sentence, at int) (filled, int) {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.first > at && m.prep == "to" && m.first-at <= 6 {
			return filled{id: m.id, m: m}, m.last
		}
	}
	end := at + 1
	for end < s.Last && (r.low(end) == "the" || r.low(end) == "their" || r.low(end) == "country" || r.low(end) == "homeland" || r.low(end) == "abroad") {
		end++
	}
	return filled{id: "world", resolved: true}, end
}
