package extract

import (
	"leeway"
	"leeway/extract/parse"
)

// composed reads verbs that say who founded an organisation or who is in it: "Iran and
// Kuwait founded OPEC", "the Quad includes India", "Japan and India make up the Quad".
func (r *reader) composed(s *sentence, u *unit) {
	for i := u.first; i < u.last; i++ {
		switch w := r.low(i); w {
		case "founded", "co-founded":
			r.founding(s, u, i)
		case "includes", "include", "comprises", "comprise":
			r.including(s, u, i)
		case "has", "have", "had", "counts", "numbers":
			r.counting(s, u, i)
		case "make", "made", "constitute", "constitutes", "form":
			if w != "make" && w != "made" || r.low(i+1) == "up" {
				r.making(s, u, i)
			}
		}
	}
}

// founding reads "A and B founded ORG" and "ORG was founded by A and B".
func (r *reader) founding(s *sentence, u *unit, at int) {
	m := r.statusWord(s, u, at, "founder", "found")
	if r.passiveAt(u, at) {
		m.holdSides(r.foundersBehind(s, u, at))
		for _, x := range r.subject(s, u, r.groupStart(u, at), 0) {
			if x.m != nil && isOrg(x.m) {
				m.orgs = append(m.orgs, x.m)
				m.spanning(x.m.first, x.m.last)
			}
		}
	} else if m.orgs = r.orgAfter(s, at+1); len(m.orgs) > 0 {
		m.spanning(m.orgs[0].first, m.orgs[0].last)
		m.holdSides(r.subject(s, u, r.groupStart(u, at), 0))
	}
	if len(m.orgs) == 1 && r.allStates(m.holders) {
		r.emitStatus(m)
	}
}

// foundersBehind returns the states behind "by".
func (r *reader) foundersBehind(s *sentence, u *unit, at int) []side {
	var out []side
	for i := range s.mentions {
		if x := &s.mentions[i]; x.first > at && x.first-at <= 6 && x.last <= u.last && x.prep == "by" {
			for _, y := range r.listOfStates(s, i) {
				out = append(out, sidesFrom(y)...)
			}
			return out
		}
	}
	return nil
}

// including reads "ORG includes A and B", where nothing more is said of the last of them.
func (r *reader) including(s *sentence, u *unit, at int) {
	for i := 1; i < len(s.mentions); i++ {
		x, org := &s.mentions[i], &s.mentions[i-1]
		if x.first <= at || x.first-at > 2 || !isOrg(org) || org.prep != "" || org.poss || !r.onlyAdverbs(org.last, at) {
			continue
		}
		list := r.listOfStates(s, i)
		if len(list) == 0 || list[len(list)-1].poss || !r.closed(s, list[len(list)-1].last) {
			return
		}
		m := r.statusWord(s, u, at, "member", "include")
		m.orgs = []*mention{org}
		m.hold(list)
		m.spanning(org.first, org.last)
		if !r.alreadyHeld(m) {
			r.emitStatus(m)
		}
		return
	}
}

// counting reads "ORG has ten members, among them A and B".
func (r *reader) counting(s *sentence, u *unit, at int) {
	for _, c := range s.cuesIn(u, cueStatus) {
		if c.first <= at || c.first-at > 4 || c.lemma[len(c.lemma)-1] != 's' || c.status == "former" || r.low(c.last) == "of" {
			continue
		}
		var org *mention
		for i := range s.mentions {
			if x := &s.mentions[i]; isOrg(x) && x.prep == "" && !x.poss && x.first >= u.first && x.last <= at && r.onlyAdverbs(x.last, at) {
				org = x
			}
		}
		list := r.examples(s, c.last)
		if org == nil || len(list) == 0 || list[0].first == c.last {
			return
		}
		m := newStatus(s, u, c)
		m.orgs = []*mention{org}
		m.spanning(org.first, c.last)
		m.hold(list)
		r.emitStatus(m)
		return
	}
}

// making reads "A, B and C make up ORG".
func (r *reader) making(s *sentence, u *unit, at int) {
	end := at + 1
	if r.low(end) == "up" {
		end++
	}
	m := r.statusWord(s, u, at, "member", "make up")
	if m.orgs = r.orgAfter(s, end); len(m.orgs) == 0 || !r.closed(s, m.orgs[0].last) {
		return
	}
	m.spanning(m.orgs[0].first, m.orgs[0].last)
	if m.holdSides(r.subject(s, u, r.groupStart(u, at), 0)); len(m.holders) > 1 && r.allStates(m.holders) {
		r.emitStatus(m)
	}
}

// orgAfter returns the organisation whose noun phrase begins at token i.
func (r *reader) orgAfter(s *sentence, i int) []*mention {
	if r.low(i) == "the" && !inName(s.mentions, i, i+1) {
		i++
	}
	for k := range s.mentions {
		if x := &s.mentions[k]; x.first == i && isOrg(x) && !x.poss && !r.nounHere(s, x.last) {
			return []*mention{x}
		}
	}
	return nil
}

// alreadyHeld reports whether the list was read as a roster.
func (r *reader) alreadyHeld(m *status) bool {
	for i := len(r.claims) - 1; i >= 0 && i >= len(r.claims)-30; i-- {
		if c := &r.claims[i]; c.Kind == leeway.KindMembership && c.Object == m.orgs[0].id && c.Subject == m.holders[0].id && c.Quote.Start >= r.tok(m.s.First).Start {
			return true
		}
	}
	return false
}

// allStates reports whether there are sides and each is a state.
func (r *reader) allStates(list []side) bool {
	for _, x := range list {
		if !r.isState(x.id) {
			return false
		}
	}
	return len(list) > 0
}

// onlyAdverbs reports whether tokens [first, last) are adverbs.
func (r *reader) onlyAdverbs(first, last int) bool {
	for i := first; i < last; i++ {
		if r.word(i).Tag != parse.ADV && r.word(i).Tag != parse.AUX {
			return false
		}
	}
	return true
}

// closed reports whether the phrase ends before token i: a mark, a time or the sentence's end.
func (r *reader) closed(s *sentence, i int) bool {
	return i >= s.Last || r.word(i).Tag == parse.PUNCT || coordinators[r.low(i)] || relatives[r.low(i)] || r.low(i) == "since" || r.low(i) == "as" || inPeriod(s.periods, i+1)
}

// furtherHolders emits the status of those whose own time follows: "a candidate since 1999 and
// Serbia since 2012".
func (r *reader) furtherHolders(m *status) {
	if m.negated || len(m.orgs) != 1 {
		return
	}
	d := &deed{s: m.s, u: m.u}
	for i := range m.s.mentions {
		x := &m.s.mentions[i]
		if x.first < m.last || x.last > m.u.last || x.first-m.last > 24 || x.typ != leeway.TypeState || x.adj || x.poss {
			continue
		}
		own := r.periodAfter(d, x)
		if own == nil || r.finiteBetween(m.last, x.first) {
			continue
		}
		c := r.statusClaim(m, side{x.id, x, x.resolved}, m.orgs[0])
		if c.Period = span(own); c.Period != nil && (sinceWord(own.Text) || r.becomes(m)) {
			c.Period.To = ""
		}
		c.Quote = r.quote(x.first, own.Last)
		r.claims = append(r.claims, c)
	}
}
