package extract

import "leeway"

// firstPlaces reads "Norway holds first place in Iceland's trade", "ranks third in Kenya's imports".
func (r *reader) firstPlaces(s *sentence, u *unit) {
	for i := u.first; i < u.last; i++ {
		n, ok := ordinals[r.low(i)]
		if !ok || u.verb < 0 || u.verb > i {
			continue
		}
		end := i + 1
		switch {
		case r.low(end) == "place" && placing[r.word(u.verb).Lemma]:
			end++
		case r.word(u.verb).Lemma == "rank":
		default:
			continue
		}
		if w := r.low(end); w != "in" && w != "among" {
			continue
		}
		r.placeIn(s, u, n, end)
	}
}

// placing are verbs of having a place.
var placing = set(`hold occupy take have rank keep retain`)

// placeIn emits the place n in the flow of the actor that is named behind token at.
func (r *reader) placeIn(s *sentence, u *unit, n float64, at int) {
	who := r.clauseSubject(s, u)
	for _, c := range s.cuesIn(u, cueIndicator) {
		if c.first < at || c.first-at > 6 || c.frame == "own" || who == nil {
			continue
		}
		for i := range s.mentions {
			m := &s.mentions[i]
			if m.first < at || m.last > c.first || !m.adj && !m.poss || m.id == who.id {
				continue
			}
			d := &draft{s: s, u: u, rank: n, statistic: leeway.Rank, indicator: c.indicator, product: c.product, frame: c.frame,
				subjects: []filled{{id: m.id, resolved: m.resolved, m: m}}, objects: []filled{{id: who.id, resolved: who.resolved, m: who}}}
			d.rule("place in")
			r.periodOf(d)
			d.first, d.last = u.first, c.last
			r.emit(d)
			return
		}
	}
}
