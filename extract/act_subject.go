package extract

import (
	"leeway/actor"
	"leeway/extract/parse"
)

// doersOf fills the doers of d.
func (r *reader) doersOf(d *deed) {
	if !d.passive {
		if d.doers = r.subject(d.s, d.u, d.start, 0); len(d.doers) == 0 {
			d.doers = r.exemplified(d)
		}
		return
	}
	for i := range d.s.mentions {
		m := &d.s.mentions[i]
		if m.first >= d.c.last && m.last <= max(d.end, d.u.last) && m.first < d.c.last+24 && m.party() && (m.prep == "by" || d.a.needsAny("from") && m.prep == "from") {
			if r.governor(d.s, m) == m.prep {
				d.doers = append(d.doers, sidesFrom(m)...)
			}
		}
	}
	if len(d.doers) == 0 && d.a.id == "invite" {
		d.doers = r.invitedTo(d)
	}
	if len(d.doers) == 0 && d.thing != nil && !d.a.needsAny("from") {
		d.doers = r.owner(d)
	}
}

// invitedTo returns the organisation that somebody is invited to join, which invites: "was invited to join the BRICS".
func (r *reader) invitedTo(d *deed) []side {
	for i := range d.s.mentions {
		m := &d.s.mentions[i]
		if isOrg(m) && m.party() && m.first >= d.c.last && m.first-d.c.last <= 9 && r.low(d.c.last) == "to" && !r.finiteBetween(d.c.last, m.first) {
			return sidesFrom(m)
		}
	}
	if next := r.low(d.c.last); next == "as" || next == "too" || next == "." || next == "," || inPeriod(d.s.periods, d.c.last) || prepositions[next] && inPeriod(d.s.periods, d.c.last+1) {
		if r.recent(d.s) {
			return known(r.lastOrg(d))
		}
	}
	return nil
}

// exemplified returns the actors named behind "including" where the subject only counts
// them: "Ten countries have signed, including Ghana and Togo".
func (r *reader) exemplified(d *deed) []side {
	k := d.start - 1
	for k > d.u.first && !r.word(k).Tag.Noun() {
		k--
	}
	switch r.low(k) {
	case "countries", "states", "nations", "members", "governments":
	default:
		return nil
	}
	for i := d.c.last; i < d.s.Last; i++ {
		if r.low(i) == "including" || r.low(i) == "among" && r.low(i+1) == "them" {
			var out []side
			for _, m := range r.examples(d.s, i) {
				out = append(out, sidesFrom(m)...)
			}
			return out
		}
	}
	return nil
}

// owner returns the actor that owns or names the thing of a passive: "US tariffs were
// suspended", "a NATO office was opened in Moldova".
func (r *reader) owner(d *deed) []side {
	for i := range d.s.mentions {
		m := &d.s.mentions[i]
		if m.party() && m.last <= d.thing.first && d.thing.first-m.last <= 4 && r.phraseRuns(m.last, d.thing.first) && m.prep == "" {
			return sidesFrom(m)[:1]
		}
	}
	return nil
}

// subject returns the actors that are the subject of the verb group that begins at token at.
func (r *reader) subject(s *sentence, u *unit, at, depth int) []side {
	if depth > 3 {
		return nil
	}
	from := r.clauseStart(s, u, at)
	k := at - 1
	for k >= from && (r.low(k) == "both" || r.low(k) == "each" || r.low(k) == "," || r.word(k).Tag == parse.ADV) {
		k--
	}
	if k < from {
		return r.inherited(s, u, from, depth)
	}
	if coordinators[r.low(k)] {
		if k > from && r.word(k-1).Tag == parse.VERB {
			return r.subject(s, u, r.groupStart(u, k-1), depth+1)
		}
		if from > u.first {
			return r.subject(s, u, r.groupStart(u, from-1), depth+1)
		}
		if k == u.first {
			return r.inherited(s, u, from, depth)
		}
	}
	if t := r.tags[k]; t.Form == parse.Relative || relatives[r.low(k)] || r.low(k) == "that" {
		if out := r.before(s, k); out != nil {
			return out
		}
		return r.issuer(s, u, k, depth)
	}
	if r.low(at) == "to" {
		if out := r.nounControl(s, u, at, from, depth); out != nil {
			return out
		}
	}
	if r.low(at) == "to" || r.word(k).Tag == parse.ADP {
		return r.controller(s, u, at, from, depth)
	}
	out := r.nounSubject(s, from, at)
	if f := r.word(at).Form; len(out) == 0 && (f == parse.Ger || f == parse.PartPres) && r.word(at).Tag == parse.VERB && from > u.first && r.finite(from-1) {
		return r.subject(s, u, r.groupStart(u, from-1), depth+1) // "signed an order removing the tariff"
	}
	if p := u.parent; p != nil && from == u.first && r.low(u.first) == "and" && p.last == u.first && !r.hasVerb(p.first, p.last) {
		out = append(r.nounSubject(s, p.first, p.last), out...) // a list that was cut in two
	}
	if len(out) > 0 {
		return distinct(out)
	}
	return r.describedSubject(s, from, at)
}

// inherited returns the subject of a verb that has none of its own: a relative clause's
// antecedent, the subject of the clause that a participle or a second verb belongs to.
func (r *reader) inherited(s *sentence, u *unit, from, depth int) []side {
	if from > u.first && r.low(from-1) == "that" {
		if out := r.issuer(s, u, from-1, depth); out != nil {
			return out
		}
	}
	if from > u.first {
		return r.subject(s, u, r.groupStart(u, from-1), depth+1)
	}
	switch u.kind {
	case unitRelative:
		if out := r.antecedents(s, u); out != nil {
			return out
		}
		return r.issuer(s, u, u.first, depth)
	case unitCoordinate, unitParticiple, unitElliptic:
		if u.parent != nil && u.parent.verb >= 0 {
			return r.subject(s, u.parent, r.groupStart(u.parent, u.parent.verb), depth+1)
		}
		if u.parent != nil {
			return r.nounSubject(s, u.parent.first, u.parent.last)
		}
	}
	return nil
}

// controller returns the subject of an infinitive or a gerund: that of the verb before it.
func (r *reader) controller(s *sentence, u *unit, at, from, depth int) []side {
	if r.low(at) == "to" && r.low(at-1) == "used" && r.low(at-2) == "be" {
		return nil // "will not be used to evade sanctions"
	}
	if from > u.first && r.finite(from-1) {
		for i := range s.mentions {
			if r.ordinalBetween(from, at) {
				break // "will be the first state to join"
			}
			// "urged Russia to withdraw": Russia's act, only wished for
			if m := &s.mentions[i]; m.first >= from && m.last <= at && m.party() {
				if end, _ := r.actsFor(s, m); end >= at && r.low(at) == "to" {
					if out := r.subject(s, u, r.groupStart(u, from-1), depth+1); len(out) > 0 && out[0].id == m.id && !r.thirdPerson(out[0].m) {
						return out // "I have directed the Pentagon to allocate": his own
					}
					return nil
				}
			}
		}
		return r.subject(s, u, r.groupStart(u, from-1), depth+1)
	}
	return nil
}

// thirdPerson reports whether m is a pronoun for somebody else than who is named behind it: "they urged Morocco to halt".
func (r *reader) thirdPerson(m *mention) bool {
	if m == nil || !m.resolved {
		return false
	}
	w := r.low(m.first)
	return w == "they" || w == "it" || w == "he" || w == "she"
}

// intents are nouns whose infinitive is done, or meant to be done, by their owner.
var intents = set(`plans plan decision decisions bid bids effort efforts attempt attempts intention intentions commitment commitments pledge promise
	threat offer refusal agreement proposal move readiness willingness desire right mandate deal contract request opportunity need push project projects`)

// nounControl returns who owns the noun that governs an infinitive: "China's decision to
// build", "announced plans to pull out".
func (r *reader) nounControl(s *sentence, u *unit, at, from, depth int) []side {
	if !intents[r.low(at-1)] {
		return nil
	}
	if w := r.low(at - 1); (w == "deal" || w == "agreement" || w == "contract") && len(r.controller(s, u, at, from, depth)) > 1 {
		return []side{} // "Iran and Russia signed a deal to build": which of them?
	}
	for i := len(s.mentions) - 1; i >= 0; i-- {
		m := &s.mentions[i]
		if m.last > at-1 || m.first < from || !m.party() {
			continue
		}
		for j := m.last; j < at-1; j++ {
			if w := r.low(j); w != "'s" && w != "’" && w != "'" && r.word(j).Tag != parse.ADJ && r.word(j).Tag != parse.ADV {
				return r.controller(s, u, at, from, depth)
			}
		}
		return sidesFrom(m)
	}
	return nil
}

// ordinalBetween reports whether "the first" and the like stand among tokens [first, last).
func (r *reader) ordinalBetween(first, last int) bool {
	for i := first; i < last; i++ {
		switch r.low(i) {
		case "first", "last", "only", "second", "third", "latest", "next":
			return true
		}
	}
	return false
}

// antecedents returns the actors that a relative clause is about.
func (r *reader) antecedents(s *sentence, u *unit) []side {
	if u.antecedent < 0 || u.antecedent >= len(s.mentions) {
		return nil
	}
	return r.before(s, u.first)
}

// before returns the actors whose phrase ends right before token k, a comma aside.
func (r *reader) before(s *sentence, k int) []side {
	for i := len(s.mentions) - 1; i >= 0; i-- {
		m := &s.mentions[i]
		if m.first >= k || !m.party() {
			continue
		}
		if k-m.last > 9 {
			return nil
		}
		end, ok := r.actsFor(s, m)
		if !ok || k-end > 1 && !r.apposition(s, end, k) {
			return nil
		}
		return r.coordinatedSides(s, m)
	}
	return nil
}

// apposition reports whether only a description in commas stands between tokens first and k.
func (r *reader) apposition(s *sentence, first, k int) bool {
	if r.low(first) != "," && r.low(first) != "(" {
		return false
	}
	for i := first; i < k; i++ {
		if r.finite(i) {
			return false
		}
	}
	return r.low(k-1) == "," || r.low(k-1) == ")"
}

// issued are rules and gifts that do what those who issue them do.
var issued = set(`rule rules order orders decree decrees law laws regulation regulations bill act measure measures package packages policy
	decision tranche resolution directive statement ruling aid assistance`)

// issuer returns who made the rule or the gift that a relative clause at token k is about: "issued a rule that imposes
// restrictions", "announced a package, which will provide missiles".
func (r *reader) issuer(s *sentence, u *unit, k, depth int) []side {
	noun, at := false, k-1
	for ; at > s.First && !r.finite(at) && k-at < 16; at-- {
		noun = noun || issued[r.low(at)] && r.word(at).Tag.Noun()
	}
	if !noun || !r.finite(at) || relatives[r.low(k)] && r.low(k) == "who" {
		return nil
	}
	for _, v := range s.units {
		if v.first <= at && at < v.last {
			return r.subject(s, v, r.groupStart(v, at), depth+1)
		}
	}
	return nil
}

// coordinatedSides returns the actors of m's coordination up to and with m's last.
func (r *reader) coordinatedSides(s *sentence, m *mention) []side {
	var out []side
	head := r.listHead(s, m)
	last := m.last
	for i := range s.mentions {
		x := &s.mentions[i]
		if !x.party() {
			continue
		}
		if x == m || x.list == m.list && r.listHead(s, x) == head || x.role == actor.Leader && x.first > last && r.namedWith(s, last, x) {
			if len(out) == 0 || out[len(out)-1].id != x.id {
				out = append(out, sidesFrom(x)...)
			}
			last = max(last, x.last)
		}
	}
	if len(out) == 0 {
		out = sidesFrom(m)
	}
	return out
}

// temporal are words that govern a noun or begin a clause: "after the EU sanctioned Iran".
var temporal = set(`after before since until as than`)

func (r *reader) actsUpTo(s *sentence, m *mention, at int) bool {
	end, ok := r.actsFor(s, m)
	return ok && end == at
}

// distinct drops sides that name the same actor again.
func distinct(list []side) []side {
	var out []side
	for _, x := range list {
		seen := false
		for _, y := range out {
			seen = seen || y.id == x.id
		}
		if !seen {
			out = append(out, x)
		}
	}
	return out
}

// namedWith reports whether a leader is named after "and" beside one whose name ends before
// token last: "Presidents Buhari of Nigeria and Talon of Benin".
func (r *reader) namedWith(s *sentence, last int, x *mention) bool {
	if x.first-last > 8 {
		return false
	}
	and := false
	for i := last; i < x.first; i++ {
		w := r.low(i)
		and = and || w == "and"
		if w != "and" && w != "of" && w != "the" && w != "," && !actingNouns[w] && r.word(i).Tag != parse.PROPN && r.word(i).Tag != parse.ADJ {
			return false
		}
	}
	return and
}

// nounSubject returns the actors whose noun phrase is the subject between tokens from and at:
// the first that no preposition governs and that acts for itself.
func (r *reader) nounSubject(s *sentence, from, at int) []side {
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.first < from || m.last > at || !m.party() || inPeriod(s.periods, m.first) {
			continue
		}
		if p := r.governor(s, m); p != "" && !((temporal[p] || p == "with" && r.word(at).Tag == parse.VERB && !r.finite(at) || p == "with" && r.word(at).Tag == parse.ADV) && r.actsUpTo(s, m, at)) {
			continue
		}
		if r.ofInfinitive(s, m) {
			continue
		}
		if w := r.low(m.first); m.resolved && from > s.First && (w == "it" || w == "they") && m.last <= at {
			if out := r.matrix(s, from); out != nil {
				return out
			}
		}
		end, ok := r.actsFor(s, m)
		if !ok {
			if i+1 < len(s.mentions) && m.poss && s.mentions[i+1].role == actor.Leader && s.mentions[i+1].id == m.id && s.mentions[i+1].first-m.last <= 1 {
				continue // "China's Xi Jinping"
			}
			if r.ownedActs(s, m, at) {
				return r.coordinatedSides(s, m)
			}
			if m.adj || m.poss || r.nounHere(s, m.last) {
				return nil // the subject is something of theirs
			}
			continue
		}
		if end > at {
			continue
		}
		out := r.coordinatedSides(s, m)
		kept := out[:0]
		for _, x := range out {
			if x.m.last <= at {
				kept = append(kept, x)
			}
		}
		return kept
	}
	return nil
}

// ofInfinitive reports whether m is the object of an infinitive: "those campaigning to leave NATO".
func (r *reader) ofInfinitive(s *sentence, m *mention) bool {
	i := s.mentions[m.list].first - 1
	for i > s.First && (r.word(i).Tag == parse.DET || r.word(i).Tag == parse.ADJ) {
		i--
	}
	return i-1 >= s.First && r.word(i).Tag == parse.VERB && r.word(i).Form == parse.Inf && r.low(i-1) == "to"
}

// matrix returns the subject of the verb of saying right before token from, whom "it" and
// "they" stand for: "Sri Lanka denies it sold the port".
func (r *reader) matrix(s *sentence, from int) []side {
	i := from - 1
	if r.low(i) == "that" {
		i--
	}
	for i > s.First && inPeriod(s.periods, i) {
		i--
	}
	if !r.finite(i) || !sayings[r.word(i).Lemma] {
		return nil
	}
	for _, u := range s.units {
		if u.first <= i && i < u.last {
			return r.subject(s, u, r.groupStart(u, i), 2)
		}
	}
	return nil
}

var sayings = set(`say deny announce declare claim promise pledge insist confirm add warn tell state argue vow`)

// ownedActs reports whether what m owns is a capitalised name that acts: "China's Huawei".
func (r *reader) ownedActs(s *sentence, m *mention, at int) bool {
	i := m.last
	if r.low(i) == "'s" || r.low(i) == "'" || r.low(i) == "’" {
		i++
	}
	n := 0
	for ; i < at && (r.word(i).Tag == parse.PROPN || r.low(i) == "-" || r.low(i) == "&"); i++ {
		n++
	}
	return n > 0 && i >= at
}

// describedSubject returns the actors meant by a subject that names none: "he", "the
// government", "the two leaders", a person named with his state before.
func (r *reader) describedSubject(s *sentence, from, at int) []side {
	for i := from; i < at; i++ {
		w := r.low(i)
		if inPeriod(s.periods, i) || prepositions[w] || r.word(i).Tag == parse.ADP || w == "," || coordinators[w] || relatives[w] || r.word(i).Tag == parse.ADV {
			if prepositions[w] || r.word(i).Tag == parse.ADP { // the phrase behind it is not the subject
				for i+1 < at && r.low(i+1) != "," && r.word(i+1).Tag != parse.PRON {
					i++
				}
			}
			continue
		}
		switch {
		case w == "i" || w == "we":
			return known(r.voice(i))
		case w == "he" || w == "she":
			if id := r.lastPerson(s, i); id != "" {
				return known(id)
			}
			return known(r.acted.delegation)
		case w == "secretary" && r.low(i+1) == "of" && (r.low(i+2) == "state" || r.low(i+2) == "defense") && r.tok(i).Capital():
			return known("USA") // "the Secretary of State met"
		case (w == "his" || w == "her") && (stateNouns[r.low(i+1)] || bodies[r.low(i+1)]):
			return known(r.lastPerson(s, i))
		case w == "delegation":
			return known(r.acted.delegation)
		case (w == "president" || w == "minister" || w == "premier" || w == "chancellor") && !r.word(i+1).Tag.Noun() && r.low(i+1) != "of":
			return known(r.lastPerson(s, i))
		case counts[w], w == "the" || w == "its" || w == "their" || w == "both" || w == "two":
			continue
		case pairActors[w] && (counts[r.low(i-1)] || r.low(i-1) == "the" && r.state.speaker == ""):
			a, b := r.state.pair()
			return append(known(a), known(b)...)
		case bodies[w] && r.low(i+1) != "of":
			return known(r.current())
		case r.word(i).Tag == parse.PROPN:
			for j := i; j < at && r.word(j).Tag == parse.PROPN; j++ {
				if id := r.acted.persons[r.low(j)]; id != "" {
					return known(id)
				}
			}
			return known(r.acted.delegation)
		case r.word(i).Tag == parse.ADJ:
			continue
		default:
			return nil
		}
	}
	return nil
}

var counts = set(`two three four five six both`)

var bodies = set(`government parliament ministry lawmakers authorities legislature cabinet`)

// known is an actor that the context names.
func known(id string) []side {
	if id == "" {
		return nil
	}
	return []side{{id: id, resolved: true}}
}
