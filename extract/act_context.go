package extract

import (
	"slices"
	"strings"

	"leeway"
	"leeway/extract/parse"
)

// missing fills a side that the clause leaves open from what is being talked about, where
// the frame allows it.
func (r *reader) missing(d *deed) {
	if len(d.doers) == 0 && d.passive && len(d.objects) > 1 && d.objects[0].m != nil && plainPrep(d.objects[0].m.prep) == "between" {
		d.doers, d.objects = d.objects[:1], d.objects[1:] // "talks between Canada and India were suspended"
		return
	}
	if len(d.doers) == 0 && d.passive && d.thing != nil && len(d.objects) > 0 && d.objects[0].m != nil {
		if id := r.other(d, d.objects[0].id); id != "" {
			d.doers = known(id)
		}
		return
	}
	if len(d.doers) == 0 && len(d.objects) == 0 && d.passive && d.thing != nil && d.u.kind != unitSubordinate && r.recent(d.s) && d.a.needsAny("context") && r.acted.doer != "" {
		d.doers, d.objects = known(r.acted.doer), known(r.acted.object) // "the contract is to be signed this month"
		return
	}
	if len(d.objects) > 0 || len(d.doers) == 0 {
		return
	}
	if d.a.needsAny("we") {
		d.objects = known(r.state.addressee)
		return
	}
	if d.a.id == "build" && r.everywhere(d) {
		d.objects = known("world")
		return
	}
	if d.a.id == "sanction" && d.doers[0].id != r.acted.target && r.hitsOneByOne(d) {
		d.objects = known(r.acted.target)
		return
	}
	if d.a.needsAny("org") {
		if w := r.low(d.c.last); d.a.needsAny("context") && (d.thing != nil && d.a.id == "apply" || w == "it" || w == "membership" || r.low(d.c.last+1) == "membership" || d.c.last >= d.end || r.tok(d.c.last).Text == "." || w == "," || r.plainTime(d)) {
			d.objects = known(r.lastOrg(d))
		}
		return
	}
	if d.thing != nil && r.ofMembership(d) && (d.doers[0].m == nil || !isOrg(d.doers[0].m)) {
		if r.word(d.thing.first-1).Form == parse.Poss || accession[d.thing.lemma] {
			d.objects = known(r.lastOrg(d))
		}
		return
	}
	if id := r.treatyName(d); id != "" && (d.a.id == "sign" || d.a.id == "ratify") {
		d.objects = known(id)
		return
	}
	if d.a.needsAny("context") && !r.namedTreaty(d) && !r.unnamedPartner(d) {
		if id := r.other(d, d.doers[0].id); id != "" && !r.within(id, d.doers[0].id) {
			d.objects = known(id)
		}
	}
}

// weTalk reports whether a speaker says "we" of himself and whom he turns to: "we discussed investment".
func (r *reader) weTalk(d *deed) bool {
	i := d.start - 1
	for i > d.u.first && r.word(i).Tag == parse.ADV {
		i--
	}
	return r.low(i) == "we" && r.state.addressee != "" && d.doers[0].id == r.state.speaker
}

// everywhere reports whether the act is done in no one place: "build bases around the world".
func (r *reader) everywhere(d *deed) bool {
	for i := d.c.last; i < d.end; i++ {
		if w := r.low(i); w == "abroad" || w == "overseas" || w == "worldwide" || (w == "around" || w == "across") && r.low(i+1) == "the" && (r.low(i+2) == "world" || r.low(i+2) == "globe") {
			return true
		}
	}
	return false
}

// blacklisted are those whom sanctions hit one by one.
var blacklisted = set(`companies firms banks executives individuals entities officials vessels ships tankers people persons oligarchs company firm bank entity
	businessmen stations media airlines networks`)

// hitsOneByOne reports whether the object is a number of firms or people, whose state the text has named as the target of sanctions:
// "also sanctioned seven shipping companies".
func (r *reader) hitsOneByOne(d *deed) bool {
	for i := d.c.last; i < d.end && i < d.c.last+6; i++ {
		if blacklisted[r.low(i)] {
			d.c = &cue{d.c.first, i + 1, d.c.form, d.c.entry} // quoted with them
			return true
		}
		if t := r.word(i).Tag; t != parse.NUM && t != parse.ADJ && t != parse.DET && !t.Noun() && t != parse.ADV && r.low(i) != "-" {
			return false
		}
	}
	return false
}

// accession are the talks that only an organisation holds.
var accession = map[string]bool{"accession": true, "accession talks": true, "accession negotiations": true, "accession process": true, "membership talks": true}

// unnamed are nouns for others whom the text does not name.
var unnamed = set(`countries states nations neighbours neighbors partners allies creditors lenders companies firms investors groups militants rebels
	buyers customers suppliers importers exporters producers others`)

// unnamedPartner reports whether the other side is only described: "reached a deal with its
// creditors", "opened its port to three neighbours".
func (r *reader) unnamedPartner(d *deed) bool {
	for i := d.c.last; i < d.end; i++ {
		if !d.a.hasRole(plainPrep(r.low(i))) || inPeriod(d.s.periods, i) {
			continue
		}
		for j := i + 1; j < d.end && j <= i+4 && !prepositions[r.low(j)]; j++ {
			if unnamed[r.low(j)] && !r.nounAt(j+1) {
				return true
			}
		}
	}
	return false
}

// namedTreaty reports whether what is signed or ratified has a name of its own: "ratified the
// Rome Statute", which is no treaty with whoever was named before.
func (r *reader) namedTreaty(d *deed) bool {
	return d.thing != nil && (d.a.id == "ratify" || d.a.id == "sign") && r.tok(d.thing.first).Capital() && r.word(d.thing.first-1).Tag == parse.PROPN
}

// treatyName returns the id of a treaty by what its name says it is on: "signed the Protocol on Blinding Laser Weapons".
func (r *reader) treatyName(d *deed) string {
	if d.thing == nil || d.passive || !r.tok(d.thing.first).Capital() || r.low(d.thing.first-1) != "the" {
		return ""
	}
	i := d.thing.last
	if w := r.low(i); w != "on" && w != "for" && w != "against" || !r.tok(i+1).Capital() {
		return ""
	}
	for i++; i < d.u.last && (r.tok(i).Capital() || (r.low(i) == "of" || r.low(i) == "the" || r.low(i) == "and" || r.low(i) == "in") && r.tok(i+1).Capital()); i++ {
	}
	words := make([]string, 0, i-d.thing.first)
	for k := d.thing.first; k < i; k++ {
		words = append(words, r.low(k))
	}
	return strings.Join(words, "-")
}

// ofMembership reports whether the act is about what only an organisation has: "its
// membership", and not "its application".
func (r *reader) ofMembership(d *deed) bool {
	switch d.thing.lemma {
	case "membership", "full membership", "membership fees", "dues":
		return true
	}
	return accession[d.thing.lemma]
}

// lastOrg returns the organisation that "it" and "joined in 2015" mean: the one named last in
// the sentence so far or in the few before.
func (r *reader) lastOrg(d *deed) string {
	n := 0
	for i := range r.sentences {
		if r.sentences[i] == d.s {
			n = i
		}
	}
	for k := n; k >= 0 && k >= n-3; k-- {
		ms := r.sentences[k].mentions
		for i := len(ms) - 1; i >= 0; i-- {
			m := &ms[i]
			if !isOrg(m) || !m.party() || k == n && m.last > d.start {
				continue
			}
			doer := false
			for _, x := range d.doers {
				doer = doer || x.id == m.id
			}
			if !doer {
				return m.id
			}
		}
	}
	return r.state.org
}

// plainTime reports whether only a time follows the verb: "joined in 2015".
func (r *reader) plainTime(d *deed) bool {
	i := d.c.last
	for i < d.s.Last && (prepositions[r.low(i)] || r.word(i).Tag == parse.ADV || r.low(i) == "outright") {
		i++
	}
	return inPeriod(d.s.periods, i)
}

// fronted returns the place at the head of the sentence, "In Angola, China has offered aid",
// or before "where".
func (r *reader) fronted(d *deed, id string) string {
	where := r.low(d.u.first) == "where"
	for i := len(d.s.mentions) - 1; i >= 0; i-- {
		m := &d.s.mentions[i]
		if m.id == id || m.adj || m.typ != leeway.TypeState && m.typ != leeway.TypeRegion {
			continue
		}
		if where && m.typ == leeway.TypeState && m.last <= d.u.first && d.u.first-m.last <= 14 || m.first-d.s.First <= 2 && m.first > d.s.First && m.prep == "in" && r.low(m.last) == "," {
			return m.id
		}
	}
	return ""
}

// other returns the other side of what is being talked about, seen from id: the counterpart
// in the latest acts, another actor of the clause, else one of the two that the text is about.
func (r *reader) other(d *deed, id string) string {
	if place := r.fronted(d, id); place != "" {
		return place
	}
	if r.recent(d.s) && r.acted.doer != "" {
		switch {
		case r.acted.doer == id && r.acted.object != "":
			return r.acted.object
		case r.acted.object == id:
			return r.acted.doer
		case d.a.needsAny("place") && r.acted.object != "" && r.acted.object != id:
			return r.acted.object
		}
	}
	for i := range d.s.mentions {
		m := &d.s.mentions[i]
		if m.id == id || m.first < d.u.first || m.last > d.u.last || !r.fitsObject(d, m) || !r.isState(m.id) {
			continue
		}
		if p := r.governor(d.s, m); p != "than" && p != "like" && p != "in" && p != "as" && p != "by" {
			return m.id
		}
	}
	st := &r.state
	for _, x := range []string{st.focus, st.second, st.subject, st.object, st.lastOther(id)} {
		switch {
		case x == "" || x == id || x == "world":
		case r.region(x):
			return "" // not told which of its states
		default:
			return x
		}
	}
	return ""
}

// region reports whether the actor is a part of the world: too many to be the other side of an
// act that names nobody.
func (r *reader) region(id string) bool {
	a, ok := r.actors.Actor(id)
	return ok && a.Type == leeway.TypeRegion
}

// within reports whether a state lies in a region: what all of its states do, they do not do
// to one of them.
func (r *reader) within(id, region string) bool {
	return r.region(region) && slices.Contains(r.actors.Members(region, r.opt.Date), id)
}
