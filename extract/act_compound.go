package extract

import "leeway"

// compounds are participles that tell, joined to a state's adjective, what it did for the thing they stand before:
// "a Chinese-built railway".
var compounds = map[string]string{"built": "build", "constructed": "build", "funded": "lend", "financed": "lend", "bankrolled": "lend"}

// compoundActs reads "a Chinese-funded railway in Kenya".
func (r *reader) compoundActs(s *sentence, u *unit) {
	for i := range s.mentions {
		m := &s.mentions[i]
		at := m.last + 1
		if !m.adj || !m.party() || m.first < u.first || at >= u.last || r.low(m.last) != "-" || compounds[r.low(at)] == "" {
			continue
		}
		a := &action{id: compounds[r.low(at)], kind: "event", things: map[string]bool{"project": true}}
		d := &deed{s: s, u: u, c: &cue{at, at + 1, formParticiple, &entry{class: cueAct, lemma: r.low(at)}}, start: at, end: min(u.last, at+14), a: a, kind: leeway.KindEvent}
		t := r.thingAfter(d)
		if t == nil || t.first-at > 4 {
			continue
		}
		d.doers = sidesFrom(m)[:1]
		if d.objects = r.placeOf(s, u, m, t); len(d.objects) > 0 {
			r.emitDeed(d)
		}
	}
}

// placeOf returns where the thing stands: "Kenya's Chinese-built railway", "a Chinese-built railway in Kenya".
func (r *reader) placeOf(s *sentence, u *unit, m *mention, t *cue) []side {
	for i := range s.mentions {
		x := &s.mentions[i]
		if !x.party() || x.id == m.id || !r.isState(x.id) {
			continue
		}
		owner := x.poss && x.last <= m.first && m.first-x.last <= 3
		place := x.first >= t.last && x.first-t.last <= 8 && x.last <= u.last && (x.prep == "in" || x.prep == "to" || x.prep == "across" || x.prep == "between")
		if owner || place {
			return sidesFrom(x)[:1]
		}
	}
	return nil
}
