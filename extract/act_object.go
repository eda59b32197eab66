package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
)

// thingFits reports whether the thing that the act needs stands where it must, and notes it.
func (r *reader) thingFits(d *deed) bool {
	if len(d.a.things) == 0 {
		return true
	}
	if t := r.thingAfter(d); t != nil && !d.passive {
		d.thing = t
		r.kindOf(d)
		return true
	}
	if (d.a.things["money"] || d.a.things["cash"]) && !d.passive && r.moneyAfter(d) {
		return true
	}
	if d.passive || d.a.needsAny("moves") && !r.takesObject(d) {
		if t := r.thingBefore(d); t != nil && (d.passive || r.heads(d, t)) {
			d.thing, d.passive = t, true
			r.kindOf(d)
			return true
		}
	} else if p, ok := r.relativeBefore(d.u.first, d.start); ok && d.start-p > 1 {
		if t := r.thingBefore(d); t != nil { // "the agreement that they concluded"
			d.thing = t
			r.kindOf(d)
			return true
		}
	}
	if t := r.acted.thing; t != nil && d.passive && d.start > d.u.first && r.low(d.start-1) == "it" && d.about(t) && r.recent(d.s) {
		d.thing = t // "… signed a deal. It was ratified by the parliament"
		r.kindOf(d)
		return true
	}
	if w := r.low(d.c.last); (w == "it" || w == "them") && !d.passive {
		return d.a.needsAny("party") || r.acted.thing != nil && d.about(r.acted.thing) && r.recent(d.s)
	}
	return d.a.needsAny("anything")
}

// about reports whether the act can be about the thing.
func (d *deed) about(t *cue) bool {
	_, ok := theFrames().thing(d.a, t.lemma)
	return ok
}

// heads reports whether the thing is the subject of the verb: no actor that stands for
// itself comes between.
func (r *reader) heads(d *deed, t *cue) bool {
	for i := range d.s.mentions {
		if m := &d.s.mentions[i]; m.first >= t.last && m.last <= d.start && m.party() && r.governor(d.s, m) == "" {
			return false
		}
	}
	return true
}

// moneyAfter reports whether the verb's object is an amount of money.
func (r *reader) moneyAfter(d *deed) bool {
	for i := range d.s.quants {
		if q := &d.s.quants[i]; q.Kind == quantity.Money && q.First >= d.c.last && q.Last <= d.end && q.First-d.c.last <= 6 && !r.barred(d, q.First) {
			return true
		}
	}
	return false
}

// recent reports whether the latest act stood in this sentence or the one before.
func (r *reader) recent(s *sentence) bool { return s.First-r.acted.at <= 90 }

// takesObject reports whether a noun phrase without preposition follows the verb.
func (r *reader) takesObject(d *deed) bool {
	i := d.c.last
	for i < d.end && (r.word(i).Tag == parse.ADV || r.word(i).Tag == parse.ADJ || r.word(i).Tag == parse.DET) && !inPeriod(d.s.periods, i) {
		i++
	}
	return i < d.end && (r.word(i).Tag.Noun() || r.word(i).Tag == parse.NUM) && !inPeriod(d.s.periods, i)
}

// kindOf sets the kind of an act by what it is about.
func (r *reader) kindOf(d *deed) {
	switch d.a.id {
	case "start", "suspend", "end", "resume", "cut", "extend":
		kind, _ := theFrames().thing(d.a, d.thing.lemma)
		if d.kind = leeway.Kind(kind); d.kind == leeway.KindAgreement {
			d.kind = leeway.KindDecision
		}
	}
}

var barriers = set(`with from by at against as than after before since until during despite via following amid among near beside opposite`)

// equipping are verbs whose thing stands behind "with": "provide Ukraine with missiles".
var equipping = set(`provide supply equip furnish present arm`)

// thingAfter returns the thing in the verb's direct object.
func (r *reader) thingAfter(d *deed) *cue {
	for i := range d.s.cues {
		t := &d.s.cues[i]
		if t.class != cueThing || !d.about(t) || t.first < d.c.last || t.last > d.end || t.first-d.c.last > 11 {
			continue
		}
		if r.barred(d, t.first) || r.undone(d, t) {
			return nil
		}
		return t
	}
	return nil
}

// undoings are nouns of acts that take their thing away: "the departure of the soldiers".
var undoings = set(`departure withdrawal end suspension closure exit termination cancellation halt removal lifting easing reduction cut cuts freeze seizure recall`)

// undone reports whether a noun of undoing governs the thing: "announced the departure of French soldiers".
func (r *reader) undone(d *deed, t *cue) bool {
	for i := d.c.last; i+1 < t.first; i++ {
		if undoings[r.low(i)] && r.low(i+1) == "of" {
			return true
		}
	}
	return false
}

// undoneBefore reports whether a noun of undoing governs the thing: "the lifting of US sanctions was announced".
func (r *reader) undoneBefore(t *cue) bool {
	for i := t.first - 1; i > 0 && i >= t.first-4; i-- {
		if r.low(i) == "of" {
			return undoings[r.low(i-1)]
		}
	}
	return false
}

// barred reports whether something between the verb and token at ends the direct object.
func (r *reader) barred(d *deed, at int) bool {
	for i := d.c.last; i < at; i++ {
		w := r.low(i)
		if w == "than" && (r.low(i-1) == "more" || r.low(i-1) == "less" || r.low(i-1) == "fewer") {
			continue
		}
		if barriers[w] && (w != "with" || !equipping[d.c.lemma]) && i > d.c.last && !inPeriod(d.s.periods, i) || r.finite(i) || w == ";" {
			return true
		}
		if (w == "in" || w == "from") && stoodFor[r.low(i-1)] {
			continue // "entities in Russia"
		}
		if w == "in" && r.word(i+1).Tag != parse.PROPN && !inPeriod(d.s.periods, i) && r.word(i-1).Tag.Noun() || w == "with" && equipping[d.c.lemma] {
			continue // "a surge in assistance"
		}
		if prepositions[w] && w != "of" && w != "on" && w != "worth" && i > d.c.last && !inPeriod(d.s.periods, i) && (w != "to" || r.word(i).Tag != parse.PART) {
			return true
		}
	}
	return false
}

// thingBefore returns the thing that is the verb's subject or the noun it modifies.
func (r *reader) thingBefore(d *deed) *cue {
	var best *cue
	for i := range d.s.cues {
		t := &d.s.cues[i]
		if t.class != cueThing || !d.about(t) || t.last > d.start || d.start-t.last > 14 {
			continue
		}
		between := false
		for j := t.last; j < d.start; j++ {
			if r.finite(j) && j < d.u.first || r.finite(j) && r.clauseStart(d.s, d.u, d.start) > j {
				between = true
			}
		}
		if between || r.undoneBefore(t) {
			continue
		}
		if p := r.prepBefore(d.s, t.first); p != "" && p != "of" && p != "under" && best != nil {
			continue
		}
		best = t
		if d.start == t.last {
			continue
		}
		break
	}
	return best
}

// objectsOf fills the other sides of d: by what the act needs, in the order of its roles.
func (r *reader) objectsOf(d *deed) {
	if pair := r.betweenThem(d); pair != nil {
		d.doers, d.objects = pair[:1], pair[1:]
		return
	}
	if len(d.doers) > 1 && r.eachOther(d) {
		d.doers, d.objects = d.doers[:1], d.doers[1:2]
		return
	}
	if m := r.byRole(d); m != nil {
		d.objects = r.listOf(d, m)
	} else {
		r.otherObject(d)
	}
	r.missing(d)
}

// eachOther reports whether the doers do it to one another: "abolished visas for each other".
func (r *reader) eachOther(d *deed) bool {
	for i := d.c.last; i+1 < d.end; i++ {
		if w := r.low(i); (w == "each" && r.low(i+1) == "other" || w == "one" && r.low(i+1) == "another") && (i+2 >= d.s.Last || !r.word(i+2).Tag.Noun()) {
			return true
		}
	}
	return false
}

// betweenThem returns the two whose talks or flights resume, end or are suspended: "talks
// between Azerbaijan and Armenia resumed in Berlin".
func (r *reader) betweenThem(d *deed) []side {
	if !d.passive || d.thing == nil || len(d.doers) > 0 {
		return nil
	}
	for i := 0; i+1 < len(d.s.mentions); i++ {
		a, b := &d.s.mentions[i], &d.s.mentions[i+1]
		if a.prep == "between" && a.first >= d.thing.last && a.first-d.thing.last <= 3 && b.last <= d.start && b.list == a.list && a.party() && b.party() {
			return []side{{a.id, a, a.resolved}, {b.id, b, b.resolved}}
		}
	}
	return nil
}

// fitsObject reports whether m can be the other side of d.
func (r *reader) fitsObject(d *deed, m *mention) bool {
	if !m.party() || inPeriod(d.s.periods, m.first) {
		return false
	}
	for _, x := range d.doers {
		if x.m == m || x.id == m.id {
			return false
		}
	}
	if d.a.needsAny("company") && m.typ != leeway.TypeCompany {
		return false
	}
	org := m.typ == leeway.TypeOrganisation || m.typ == leeway.TypeInitiative
	switch {
	case d.a.needsAny("org"):
		return org && !r.ofTheirs(d, m)
	case d.a.needsAny("place"):
		return m.typ == leeway.TypeState || m.typ == leeway.TypeRegion || m.typ == leeway.TypeTerritory || org && (d.a.id == "visit" || d.a.id == "deploy")
	}
	return true
}

// itself are nouns behind an organisation's name that stand for it: "EU membership", "the NATO alliance".
var itself = set(`membership bloc alliance union organisation organization club group grouping family accession status candidacy members member
	talks process application bid treaty agreement pact charter statute convention states countries partnership initiative association bank fund`)

// ofTheirs reports whether the organisation only owns or names what is meant: "joined EU sanctions".
func (r *reader) ofTheirs(d *deed, m *mention) bool {
	i := m.last
	if m.poss && (r.low(i) == "'s" || r.low(i) == "'" || r.low(i) == "’") {
		i++
	}
	for i < d.s.Last && r.word(i).Tag == parse.ADJ {
		i++
	}
	return r.nounHere(d.s, i) && !itself[r.low(i)] && !calendar[r.low(i)]
}

// calendar are nouns of time, which no organisation owns.
var calendar = set(`yesterday today tomorrow year month week`)

// byRole returns the complement that fills the first role which is filled.
func (r *reader) byRole(d *deed) *mention {
	for _, role := range d.a.roles {
		for i := range d.s.mentions {
			m := &d.s.mentions[i]
			if m.first < d.c.last || m.last > d.end || m.first-d.c.last > 24 || !r.fitsObject(d, m) {
				continue
			}
			prep, near := plainPrep(r.governor(d.s, m)), m.first-d.c.last
			if m.prep == "from" && d.thing != nil && (d.thing.last == m.first-1 || d.thing.last == m.first-2 && r.low(m.first-1) == "the") {
				prep = "from" // "its troops from Mali", where "leaders of" would stand for the state
			}
			own := prep != "" && prep != "of" && !r.prepIn(d.c.last, m.first) // the verb's own: "broke into the embassy"
			if own && prep == role && near <= 4 {
				return m // "agreed with Airbus"
			}
			if own {
				prep = ""
			}
			switch {
			case role != "dobj" && (prep == role || prep == "of" && plainPrep(r.climb(d, m)) == role):
				return m
			case role == "dobj" && prep == "" && near <= 10 && !d.passive && !r.barred(d, m.first):
				return m
			case role == "dobj" && prep == "of" && near <= 10 && !d.passive && d.thing != nil && m.first >= d.thing.last && m.first-d.thing.last <= 3:
				return m
			}
		}
	}
	return nil
}

// climb returns the preposition of the noun that "of" hangs on: "in" for "in various sectors
// of the Kyrgyz economy".
func (r *reader) climb(d *deed, m *mention) string {
	i := m.first - 1
	for i > d.c.last && r.low(i) != "of" {
		i--
	}
	for i--; i > d.c.last; i-- {
		t := r.word(i).Tag
		if prepositions[r.low(i)] && r.low(i) != "of" {
			return r.low(i)
		}
		if !t.Noun() && t != parse.ADJ && t != parse.DET && t != parse.NUM && t != parse.PRON && r.low(i) != "of" && r.low(i) != "-" {
			return ""
		}
	}
	return ""
}

// prepIn reports whether a preposition stands among tokens [first, last).
func (r *reader) prepIn(first, last int) bool {
	for i := first; i < last; i++ {
		if prepositions[r.low(i)] {
			return true
		}
	}
	return false
}

// plainPrep folds prepositions that say the same.
func plainPrep(p string) string {
	switch p {
	case "into", "toward", "towards", "onto":
		return "to"
	case "among":
		return "between"
	case "inside", "across", "within":
		return "in"
	case "alongside":
		return "with"
	}
	return p
}

// listOf returns m with those coordinated with it, where each is an object of its own.
func (r *reader) listOf(d *deed, m *mention) []side {
	out := sidesFrom(m)
	for i := range d.s.mentions {
		if x := &d.s.mentions[i]; x != m && x.list == m.list && x.first > m.first && x.last <= d.u.last && r.fitsObject(d, x) {
			out = append(out, sidesFrom(x)...)
		}
	}
	return out
}

// otherObject finds an object that stands where no role looks: the subject of a passive, the
// second of two doers, the noun before a relative clause, another actor of the clause.
func (r *reader) otherObject(d *deed) {
	from := r.clauseStart(d.s, d.u, d.start)
	if d.passive {
		for i := range d.s.mentions {
			m := &d.s.mentions[i]
			if m.first >= from && m.last <= d.start && r.fitsObject(d, m) && (d.thing == nil || r.governor(d.s, m) != "in") {
				if d.thing != nil && !r.beside(d, m) {
					continue
				}
				d.objects = r.listOf(d, m)
				return
			}
		}
	}
	if len(d.doers) > 1 && d.a.needsAny("joint") {
		d.objects = d.doers[1:2]
		return
	}
	if p, ok := r.relativeBefore(d.u.first, d.start); ok && p < d.start-1 {
		for _, x := range r.before(d.s, p) {
			if r.fitsObject(d, x.m) {
				d.objects = append(d.objects, x)
			}
		}
		if len(d.objects) > 0 {
			return
		}
	}
	if d.thing != nil || d.a.needsAny("loose") {
		r.looseObject(d)
	}
}

// beside reports whether m belongs to the noun phrase of the act's thing.
func (r *reader) beside(d *deed, m *mention) bool {
	return m.last <= d.thing.first && d.thing.first-m.last <= 6 || m.first >= d.thing.last && m.first-d.thing.last <= 8
}

// looseObject takes the nearest actor that belongs to the thing or follows the verb.
func (r *reader) looseObject(d *deed) {
	for i := range d.s.mentions {
		m := &d.s.mentions[i]
		if m.first < d.c.last || m.last > d.u.last || m.first-d.c.last > 24 || !r.fitsObject(d, m) {
			continue
		}
		if p := r.governor(d.s, m); p == "by" || p == "than" || p == "like" || p == "as" || p == "without" || p == "despite" {
			continue
		} else if d.a.needsAny("joint") && p != "with" && p != "between" && p != "from" && p != "to" && p != "" {
			continue
		}
		d.objects = sidesFrom(m)
		return
	}
}
