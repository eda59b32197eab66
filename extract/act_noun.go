package extract

import (
	"leeway"
	"leeway/extract/parse"
)

// actNouns reads acts that a noun names: "the Russian invasion of Ukraine", "talks between
// Kenya and the IMF", "his visit to Moscow".
func (r *reader) actNouns(s *sentence, u *unit) {
	for _, c := range s.cuesIn(u, cueActNoun) {
		if t := r.word(c.first).Tag; c.last == c.first+1 && !t.Noun() {
			continue
		}
		if t := r.acted.thing; t != nil && t.first <= c.first && c.first < t.last {
			continue // "talks between A and B were suspended" says so already
		}
		for _, a := range theFrames().nouns[c.lemma] {
			d := &deed{s: s, u: u, c: c, start: c.first, end: min(u.last, c.last+16), a: a, kind: leeway.Kind(a.kind), modality: r.qualified(c)}
			if r.nounSides(d) {
				r.emitNoun(d)
				break
			}
		}
	}
}

// qualified returns how surely an adjective before the noun lets the act be: "a potential Chinese takeover".
func (r *reader) qualified(c *cue) leeway.Modality {
	for i := c.first - 1; i > 0 && i >= c.first-4; i-- {
		switch r.low(i) {
		case "potential", "possible", "alleged", "likely", "suspected", "rumoured", "rumored", "reported":
			return leeway.Hedged
		case "planned", "proposed", "intended":
			return leeway.Goal
		}
		if t := r.word(i).Tag; t != parse.ADJ && !t.Noun() {
			break
		}
	}
	return ""
}

// nounSides finds both sides of the act in its noun phrase.
func (r *reader) nounSides(d *deed) bool {
	var before, after *mention
	var with, by, of *mention
	s, c := d.s, d.c
	for i := range s.mentions {
		m := &s.mentions[i]
		if !m.party() || m.first < d.u.first || m.last > d.u.last || inPeriod(s.periods, m.first) {
			continue
		}
		switch {
		case m.last <= c.first && c.first-m.last <= 4 && (m.adj || m.poss || m.last == c.first) && r.phraseRuns(m.last, c.first):
			before = m
		case m.first >= c.last && m.first-c.last <= 12 && (m.first-c.last <= 7 || of != nil || by != nil && d.a.id == "visit" || m.first-c.last <= 10 && m.prep == "between") && !r.finiteBetween(c.last, m.first):
			switch p := plainPrep(m.prep); p {
			case "by":
				if by == nil {
					by = m
				}
			case "with", "between", "against", "on", "to", "of", "from", "in", "into":
				if p == "of" && of == nil && after == nil && before == nil && (d.a.id != "visit" || r.low(c.last-1) == "visit") && r.followedByRole(d, m) {
					of = m // "the accession of Finland to NATO"
				} else if of != nil && of.list == m.list {
					continue
				} else if after == nil && d.a.hasRole(p) {
					after, with = m, m
				} else if after != nil && after.list == m.list && with == after {
					with = m
				}
			}
		}
	}
	if after != nil && with == after && plainPrep(after.prep) == "between" {
		with = r.joinedTo(s, after)
	}
	switch {
	case after != nil && plainPrep(after.prep) == "between":
		if with == after && len(after.also) == 0 {
			return false
		}
		d.doers, d.objects = sidesFrom(after)[:1], sidesFrom(with)
		if with == after {
			d.objects = []side{{after.also[0], after, true}}
		}
	case after != nil && by != nil:
		d.doers, d.objects = sidesFrom(by), sidesFrom(after)
	case after != nil && before == nil && of != nil && r.low(c.last) == "of":
		d.doers, d.objects = r.coordinatedSides(s, of), sidesFrom(after)
		for _, x := range r.othersOf(s, of) {
			d.doers = append(d.doers, sidesFrom(x)...) // "the withdrawal of Mali, Niger and Chad from the bloc"
		}
	case after != nil && before != nil:
		d.doers, d.objects = sidesFrom(before)[:1], sidesFrom(after)
	case after != nil && d.a.id == "visit":
		if d.doers, d.objects = r.visitor(d), sidesFrom(after); len(d.doers) == 0 {
			return false
		}
	default:
		return false
	}
	return d.doers[0].id != d.objects[0].id && r.fitsNoun(d)
}

// joinedTo returns the actor that "and" joins to m where one is named by its state's adjective: "between Ruto and the Ethiopian
// prime minister"; else m.
func (r *reader) joinedTo(s *sentence, m *mention) *mention {
	for i := range s.mentions {
		x := &s.mentions[i]
		if x.first <= m.last || !x.party() || x.id == m.id {
			continue
		}
		if _, ok := r.actsFor(s, x); !ok || x.first-m.last > 3 || r.low(m.last) != "and" {
			return m
		}
		return x
	}
	return m
}

// followedByRole reports whether the other side of the act follows m, so that m behind "of" is who does it: "the lifting of US
// sanctions on Syria".
func (r *reader) followedByRole(d *deed, m *mention) bool {
	for i := range d.s.mentions {
		x := &d.s.mentions[i]
		if p := plainPrep(x.prep); x.first >= m.last && x.first-m.last <= 7 && x.last <= d.u.last && x.list != m.list && x.party() && p != "of" && p != "by" && d.a.hasRole(p) && !r.finiteBetween(m.last, x.first) && r.fitsObject(d, x) {
			return true
		}
	}
	return false
}

// othersOf returns those coordinated with m behind it.
func (r *reader) othersOf(s *sentence, m *mention) []*mention {
	var out []*mention
	for i := range s.mentions {
		if x := &s.mentions[i]; x.first > m.first && x.list == m.list && x.party() && x.adj == m.adj {
			out = append(out, x)
		}
	}
	return out
}

// visitor returns the person whose visit it is, "during his visit to Mongolia": the subject
// of the clause, before or after.
func (r *reader) visitor(d *deed) []side {
	k := d.c.first - 1
	for k > d.u.first && r.word(k).Tag == parse.ADJ {
		k--
	}
	if w := r.low(k); w != "his" && w != "her" || d.u.verb < 0 || d.u.verb >= d.c.first && r.low(k-1) != "during" && r.low(k-1) != "on" && r.low(k-1) != "after" {
		return nil
	}
	out := r.subject(d.s, d.u, r.groupStart(d.u, d.u.verb), 0)
	if len(out) != 1 || !r.isPerson(out[0]) && (out[0].m == nil || !r.titled(d.s, out[0].m)) {
		return nil
	}
	return out
}

// titled reports whether a title follows m: "Russian President".
func (r *reader) titled(s *sentence, m *mention) bool {
	for i := m.last; i < min(m.last+3, s.Last); i++ {
		if personTitles[r.low(i)] {
			return true
		}
		if r.word(i).Tag != parse.ADJ && !r.word(i).Tag.Noun() {
			return false
		}
	}
	return false
}

// phraseRuns reports whether tokens [first, last) only modify the noun at last.
func (r *reader) phraseRuns(first, last int) bool {
	for i := first; i < last; i++ {
		t := r.tags[i]
		if r.low(i) == "'s" || r.low(i) == "'" || r.low(i) == "-" || r.low(i) == "–" {
			continue
		}
		if t.Tag != parse.ADJ && t.Tag != parse.NUM && !t.Tag.Noun() {
			return false
		}
	}
	return true
}

// fitsNoun reports whether the object is of the sort that the act needs.
func (r *reader) fitsNoun(d *deed) bool {
	m := d.objects[0].m
	doers := d.doers
	d.doers = nil
	ok := m == nil || r.fitsObject(d, m)
	d.doers = doers
	return ok
}

// emitNoun emits a nominal act.
func (r *reader) emitNoun(d *deed) {
	if !d.a.needsAny("each", "org") {
		d.doers, d.objects = d.doers[:1], d.objects[:1]
	}
	r.emitDeed(d)
}

// standingDeals reads agreements that are only said to exist: "has no free-trade agreement
// with the United States", "the deal between Kenya and the IMF".
func (r *reader) standingDeals(s *sentence, u *unit) {
	for _, t := range s.cuesIn(u, cueThing) {
		if !r.isDeal(t) || r.low(t.last) != "with" {
			continue
		}
		k := t.first - 1
		for k > u.first && (r.word(k).Tag == parse.ADJ || r.word(k).Tag == parse.DET || r.word(k).Tag.Noun() || r.low(k) == "-") {
			k--
		}
		if w := r.low(k); w != "has" && w != "have" && w != "had" {
			continue
		}
		c := &cue{k, k + 1, formNone, &entry{class: cueAct, lemma: "have"}}
		d := &deed{s: s, u: u, c: c, start: r.groupStart(u, k), end: min(u.last, t.last+12), thing: t, kind: leeway.KindAgreement,
			a: &action{id: "sign", kind: "agreement", needs: []string{"joint"}, roles: []string{"with"}}}
		r.doersOf(d)
		if m := r.byRole(d); m != nil && len(d.doers) > 0 {
			d.objects = r.listOf(d, m)
			r.emitDeed(d)
		}
	}
}

// namedDeals reads agreements that are named as made: "the 2019 deal between Turkey and Libya", "Turkey's treaty with Libya".
func (r *reader) namedDeals(s *sentence, u *unit) {
	for _, t := range s.cuesIn(u, cueThing) {
		if !r.isDeal(t) || !treaties[r.low(t.last-1)] || r.unmade(u, t) {
			continue
		}
		var pair []side
		for i := range s.mentions {
			m := &s.mentions[i]
			if m.first < t.last || m.first-t.last > 2 || m.last > u.last || m.adj || !r.isState(m.id) && !isOrg(m) {
				continue
			}
			switch m.prep {
			case "between":
				if i+1 < len(s.mentions) && s.mentions[i+1].list == m.list {
					pair = []side{{m.id, m, m.resolved}, {s.mentions[i+1].id, &s.mentions[i+1], false}}
				}
			case "with":
				if o := r.ownerOf(s, u, t); o != nil {
					pair = []side{{o.id, o, o.resolved}, {m.id, m, m.resolved}}
				}
			}
			break
		}
		if len(pair) == 2 && pair[0].id != pair[1].id && !r.dealTold(s, pair) {
			d := &deed{s: s, u: u, c: &cue{t.first, t.last, formNone, &entry{class: cueAct, lemma: "deal"}}, start: t.first, end: min(u.last, t.last+12), thing: t,
				kind: leeway.KindAgreement, a: &action{id: "sign", kind: "agreement", needs: []string{"joint"}}, doers: pair[:1], objects: pair[1:]}
			r.emitDeed(d)
		}
	}
}

// treaties are what two agree on and sign.
var treaties = set(`agreement deal treaty pact accord memorandum contract convention`)

// unmade reports whether the words before the agreement say that it is none yet, or none.
func (r *reader) unmade(u *unit, t *cue) bool {
	for i := t.first - 1; i >= u.first && i >= t.first-6; i-- {
		switch r.low(i) {
		case "no", "any", "possible", "potential", "future", "proposed", "draft", "planned", "without", "prospective", "reach", "reaching", "for", "towards", "toward",
			"seek", "seeks", "seeking", "negotiate", "negotiating", "want", "wants", "over", "if", "another", "new", "such", "similar", "a", "an":
			return true
		}
	}
	return false
}

// ownerOf returns the actor that owns the thing: "Turkey's maritime deal", "its treaty".
func (r *reader) ownerOf(s *sentence, u *unit, t *cue) *mention {
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.first >= u.first && m.last <= t.first && t.first-m.last <= 5 && (m.poss || m.adj) && r.phraseRuns(m.last, t.first) {
			return m
		}
	}
	return nil
}

// dealTold reports whether the sentence has told an act between the two.
func (r *reader) dealTold(s *sentence, pair []side) bool {
	start := r.tok(s.First).Start
	for i := len(r.claims) - 1; i >= 0 && r.claims[i].Quote.End > start; i-- {
		if c := &r.claims[i]; c.Kind.Act() && (c.Subject == pair[0].id && c.Object == pair[1].id || c.Subject == pair[1].id && c.Object == pair[0].id) {
			return true
		}
	}
	return false
}

// isDeal reports whether the thing is an agreement.
func (r *reader) isDeal(t *cue) bool {
	_, ok := theFrames().thing(&action{things: map[string]bool{"agreement": true}}, t.lemma)
	return ok
}
