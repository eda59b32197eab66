package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/token"
)

// belongs reads "to which A, B and C belong", "whose members are A and B", "A is neither in
// NATO nor in the CSTO", "A has been suspended from Mercosur".
func (r *reader) belongs(s *sentence, u *unit) {
	for i := u.first; i < u.last; i++ {
		switch w := r.low(i); {
		case w == "belong" || w == "belongs" || w == "belonged":
			r.belonging(s, u, i)
		case w == "is" || w == "are" || w == "was" || w == "were" || w == "remains" || w == "remain" || w == "remained" || w == "stays" || w == "stayed" || w == "been" && holding[r.low(i-1)]:
			r.inside(s, u, i)
		case w == "suspended" && r.low(i+1) == "from" && r.passiveAt(u, i):
			r.suspended(s, u, i)
		case (w == "part" || w == "participate" || w == "participates" || w == "participated") && r.low(i+1) == "in":
			r.partaking(s, u, i)
		}
	}
}

func (r *reader) statusWord(s *sentence, u *unit, at int, status, rule string) *status {
	return newStatus(s, u, &cue{at, at + 1, formNone, &entry{class: cueStatus, status: status, lemma: rule}})
}

// belonging reads "A belongs to ORG, together with B", "ORG, to which both belong".
func (r *reader) belonging(s *sentence, u *unit, at int) {
	m := r.statusWord(s, u, at, "member", "belong")
	for i := range s.mentions {
		x := &s.mentions[i]
		if isOrg(x) && x.first > at && x.first-at <= 5 && (x.prep == "to" || r.low(at+1) == "to" || r.low(at+1) == "neither") {
			m.orgs = r.listOfOrgs(s, i)
			break
		}
	}
	for j := at; len(m.orgs) > 0 && j < m.orgs[0].first; j++ {
		m.negated = m.negated || negations[r.low(j)]
	}
	if len(m.orgs) > 0 { // ", and at the same time to BRICS", "nor to the EAEU"
		for i := range s.mentions {
			x := &s.mentions[i]
			if isOrg(x) && x.first > m.orgs[len(m.orgs)-1].last && x.prep == "to" && x.last <= u.last && !r.finiteBetween(at+1, x.first) {
				m.orgs = append(m.orgs, x)
			}
		}
		m.holdSides(r.subject(s, u, r.groupStart(u, at), 0))
		m.spanning(m.orgs[0].first, m.orgs[0].last)
	} else if p, ok := r.relativeBefore(s.First, at); ok && r.low(p-1) == "to" {
		for i := range s.mentions {
			if x := &s.mentions[i]; isOrg(x) && x.last <= p && p-x.last <= 3 {
				m.orgs = []*mention{x}
			}
		}
		m.holdSides(r.nounSubject(s, p+1, at))
		if len(m.holders) == 0 && r.low(p+1) == "both" {
			a, b := r.state.pair()
			m.holdSides(append(known(a), known(b)...))
		}
	}
	if len(m.holders) == 0 || len(m.orgs) == 0 {
		return
	}
	r.companionsOfFirst(m)
}

// companionsOfFirst emits the status of all holders in all organisations, and of those named
// beside them in the first.
func (r *reader) companionsOfFirst(m *status) {
	holders, orgs := m.holders, m.orgs
	m.last = max(m.last, orgs[0].last)
	m.orgs = orgs[:1]
	if !m.negated {
		r.companions(m)
	}
	r.emitStatus(m)
	r.furtherHolders(m)
	if len(orgs) > 1 {
		m.holders, m.orgs = holders, orgs[1:]
		m.spanning(m.first, orgs[len(orgs)-1].last)
		r.emitStatus(m)
	}
}

// inside reads "it is neither in NATO nor in the CSTO", "remains outside the EU".
func (r *reader) inside(s *sentence, u *unit, at int) {
	for i := range s.mentions {
		x := &s.mentions[i]
		if !isOrg(x) || x.prep != "in" && x.prep != "outside" || x.first < at || x.first-at > 14 || x.last > s.Last || !r.direct(s, at+1, x.first) {
			continue
		}
		m := r.statusWord(s, u, at, "member", "in")
		m.orgs = []*mention{x}
		m.holdSides(r.subject(s, u, r.groupStart(u, at), 0))
		if len(m.holders) == 0 || m.holders[0].m != nil && isOrg(m.holders[0].m) {
			return
		}
		m.negated = x.prep == "outside"
		m.spanning(at, x.last)
		r.emitInside(m, at, x)
	}
}

// emitInside emits "is (not) in ORG"; the denial stands between the verb and the name.
func (r *reader) emitInside(m *status, at int, org *mention) {
	for j := at; j < org.first; j++ {
		if negations[r.low(j)] {
			m.negated = true
		}
	}
	r.emitStatus(m)
}

// direct reports whether nothing but adverbs, denials and organisations stands in [first, last).
func (r *reader) direct(s *sentence, first, last int) bool {
	for j := first; j < last; j++ {
		switch r.low(j) {
		case "neither", "nor", "in", "the", "not", "still", "n't", "also", "already", "and", "outside", "or", "no", "longer", "yet", "both", "firmly", "but":
		default:
			if !inName(s.mentions, j, j+1) {
				return false
			}
		}
	}
	return true
}

// suspended reads "Venezuela has been suspended from Mercosur since 2016" where it has lasted.
func (r *reader) suspended(s *sentence, u *unit, at int) {
	end := at
	for r.word(at-1).Tag == parse.ADV {
		at--
	}
	if r.low(at-1) != "been" && r.low(at-1) != "is" && r.low(at-1) != "are" && r.low(at-1) != "remains" {
		return
	}
	m := r.statusWord(s, u, end, "suspended", "suspended from")
	for i := range s.mentions {
		if x := &s.mentions[i]; isOrg(x) && x.first > end && x.first-end <= 4 {
			m.orgs = []*mention{x}
			m.spanning(x.first, x.last)
			break
		}
	}
	if len(m.orgs) > 0 {
		m.holdSides(r.subject(s, u, r.groupStart(u, at), 0))
		r.emitStatus(m)
	}
}

// passiveAt reports whether a form of "be" stands before the participle at token at.
func (r *reader) passiveAt(u *unit, at int) bool {
	for i := at - 1; i >= u.first && i >= at-3; i-- {
		switch r.low(i) {
		case "is", "are", "was", "were", "been", "be", "remains":
			return true
		}
	}
	return false
}

// partaking reads "take part in the Belt and Road Initiative, among them Brazil and Peru".
func (r *reader) partaking(s *sentence, u *unit, at int) {
	for i := range s.mentions {
		x := &s.mentions[i]
		if x.typ != leeway.TypeInitiative && !isOrg(x) || x.first <= at || x.first-at > 4 || x.poss || r.nounHere(s, x.last) {
			continue
		}
		m := r.statusWord(s, u, at, "member", "take part")
		m.orgs = []*mention{x}
		m.spanning(x.first, x.last)
		for j := x.last; j < min(x.last+3, s.Last); j++ {
			if w := r.low(j); w == "among" && r.low(j+1) == "them" || w == "including" {
				m.hold(r.examples(s, j))
			}
		}
		r.emitStatus(m)
		return
	}
}

// owned reads "Turkey's membership in NATO".
func (r *reader) owned(s *sentence, u *unit) {
	for at := u.first; at < u.last; at++ {
		if r.low(at) != "membership" || r.tok(at-1).Lower == "full" && r.low(at-2) == "for" {
			continue
		}
		m := r.statusWord(s, u, at, "member", "membership")
		for i := range s.mentions {
			x := &s.mentions[i]
			switch {
			case isOrg(x) && x.first > at && x.first-at <= 9 && x.last <= u.last && !r.finiteBetween(at, x.first) && (x.prep == "in" || x.prep == "of" || x.prep == "like"):
				if len(m.orgs) == 0 {
					m.orgs = r.listOfOrgs(s, i)
				}
			case isOrg(x) && x.last == at && len(m.orgs) == 0: // "Hungary's EU membership"
				m.orgs = []*mention{x}
			case x.poss && x.last <= at && at-x.last <= 3 && !isOrg(x):
				m.holders = nil
				m.hold([]*mention{x})
			}
		}
		if w := r.low(at - 1); (w == "their" || w == "its") && len(m.holders) == 0 {
			if x := r.clauseSubject(s, u); x != nil && x.last < at && (r.isCountry(x.id) || x.typ == leeway.TypeRegion) {
				m.hold([]*mention{x})
			}
		}
		if len(m.orgs) > 0 && len(m.holders) > 0 && m.holders[0].m != nil && !r.wished(s, u, m.holders[0].m.first) && !r.lureFor(m.holders[0].m.last, at) {
			m.spanning(at, m.orgs[len(m.orgs)-1].last)
			r.emitStatus(m)
		}
	}
}

// lureFor reports whether an application or a bid for the membership stands between two tokens: "its application for EU
// membership".
func (r *reader) lureFor(first, last int) bool {
	for i := first; i+1 < last; i++ {
		if r.low(i+1) == "for" && (lures[r.low(i)] || intentions[r.low(i)]) {
			return true
		}
	}
	return false
}

// wished reports whether the words before token at make the membership a wish: "supports
// Serbia's membership".
func (r *reader) wished(s *sentence, u *unit, at int) bool {
	for i := at - 1; i >= u.first && i >= at-6; i-- {
		switch r.word(i).Lemma {
		case "support", "back", "seek", "oppose", "favour", "favor", "want", "bid", "block", "approve", "discuss", "on", "suspend", "freeze", "end", "terminate", "give", "lose", "renounce", "surrender", "cancel", "denounce", "forfeit", "ratify", "towards", "toward", "for":
			return true
		}
	}
	return false
}

// rostered reads lists that name an organisation's members: "ASEAN (Brunei, Cambodia and Laos)",
// "the GCC as a whole – that is, with Qatar, Kuwait and Oman", "whose members are A and B".
func (r *reader) rostered(s *sentence, u *unit) {
	for i := range s.mentions {
		org := &s.mentions[i]
		if !isOrg(org) || org.first < u.first || org.last > u.last || i+2 >= len(s.mentions) {
			continue
		}
		list := r.listOfStates(s, i+1)
		if len(list) < 2 || !r.introduces(org.last, list[0].first) {
			continue
		}
		m := r.statusWord(s, u, org.first, "member", "list")
		m.orgs = []*mention{org}
		m.hold(list)
		m.spanning(org.first, list[len(list)-1].last)
		r.emitStatus(m)
	}
}

// introduces reports whether tokens [first, last) introduce a list of members.
func (r *reader) introduces(first, last int) bool {
	if last-first > 9 || last <= first {
		return false
	}
	sign := false
	for i := first; i < last; i++ {
		if r.word(i).Tag == parse.ADV || r.word(i).Tag == parse.NUM || r.tok(i).Kind == token.Number {
			continue
		}
		switch w := r.low(i); w {
		case "(", "comprising", "comprises", "namely", "grouping", "groups", "members":
			sign = true
		case "is":
			sign = sign || r.low(i-1) == "that"
		case "which", "consists", "made":
			sign = sign || w != "which"
		case "–", "—", ",", "that", "with", "as", "a", "whole", "of", "together", "up", "the", "brings", "are", "whose", ":", "-", "its", "includes", "include", "has", "had", "have", "states", "countries", "member":
		default:
			return false
		}
	}
	return sign
}
