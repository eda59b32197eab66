package extract

import (
	"leeway"
	"leeway/extract/parse"
)

// memberships reads who is what in which organisation.
func (r *reader) memberships(s *sentence, u *unit) {
	for _, c := range s.cuesIn(u, cueStatus) {
		org, before := r.orgOf(s, u, c)
		if org == nil {
			if org = r.elidedOrg(s, u, c); org == nil {
				continue
			}
		}
		holders, first, last := r.holders(s, u, c, org, before)
		if len(holders) == 0 {
			continue
		}
		status := c.status
		if status == "partner" && org.typ == leeway.TypeState {
			continue
		}
		for i := u.first; i < c.first; i++ {
			if r.low(i) == "former" && c.first-i <= 3 {
				status = "former"
			}
		}
		r.member(s, u, c, holders, org.id, status, min(first, c.first, org.first), max(last, c.last, org.last), org.resolved)
	}
	r.belongs(s, u)
}

// orgOf returns the organisation of a status: "member of ORG", "observer in ORG", "ORG member".
// before is set where it stands before the status.
func (r *reader) orgOf(s *sentence, u *unit, c *cue) (org *mention, before bool) {
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.typ != leeway.TypeOrganisation && m.typ != leeway.TypeInitiative {
			continue
		}
		switch {
		case m.first >= c.last && m.first-c.last <= 6 && m.last <= u.last && (m.prep == "of" || m.prep == "in" || m.prep == "at" || m.prep == "with" || m.prep == "to") && !r.finiteBetween(c.last, m.first):
			return m, false
		case m.last <= c.first && c.first-m.last <= 2 && m.first >= u.first && !m.poss && r.modifying(m.last, c.first) && (c.status == "member" || c.status == "observer" || c.status == "partner" || c.status == "candidate"):
			return m, true
		}
	}
	return nil, false
}

// elidedOrg returns the organisation talked about where a predicate names only the status:
// "has been a candidate since June", "is not a full member".
func (r *reader) elidedOrg(s *sentence, u *unit, c *cue) *mention {
	next := r.low(c.last)
	if r.state.org == "" || u.verb < 0 || u.verb > c.first || !r.isCopula(u.verb) || next == "of" || next == "to" || next == "'s" || next == "-" || r.nounAt(c.last) || r.nounAt(c.first-1) {
		return nil
	}
	switch c.lemma {
	case "part", "party", "participant", "founder", "signatory", "members", "participants":
		return nil
	}
	return &mention{first: c.first, last: c.last, id: r.state.org, typ: leeway.TypeOrganisation, resolved: true}
}

// holders returns those who hold the status, and the tokens they span.
func (r *reader) holders(s *sentence, u *unit, c *cue, org *mention, before bool) (list []*mention, first, last int) {
	add := func(m *mention) {
		list = append(list, m)
		if len(list) == 1 || m.first < first {
			first = m.first
		}
		last = max(last, m.last)
	}
	if before {
		// "NATO member Hungary", "CSTO members Armenia and Belarus", "BRICS members such as Brazil"
		for i := range s.mentions {
			m := &s.mentions[i]
			if m.party() && m.first >= c.last && m.last <= u.last && m.typ == leeway.TypeState && (m.first-c.last <= 3 || len(list) > 0 && s.mentions[i-1].list == m.list) && !r.finiteBetween(c.last, m.first) {
				add(m)
			}
		}
		if len(list) > 0 {
			return list, first, last
		}
	}
	subject := r.coordinatedSubject(s, u, c.first)
	copula := u.verb >= 0 && u.verb < c.first && r.isCopula(u.verb)
	if copula {
		for _, m := range subject {
			if m != org {
				add(m)
			}
		}
		return list, first, last
	}
	// apposition: "Turkmenistan, a full member of the OTS," or "As members of the EAEU, Kyrgyzstan and Uzbekistan"
	head := c.first
	for head-1 >= s.First && (r.tags[head-1].Tag == parse.ADJ || r.tags[head-1].Tag == parse.DET || r.tags[head-1].Tag == parse.NUM || r.tags[head-1].Tag == parse.ADV || r.low(head-1) == "both" || r.low(head-1) == "like" || r.low(head-1) == "-" || r.tags[head-1].Tag == parse.VERB && !r.finite(head-1)) {
		head--
	}
	if m := r.apposed(s, head); m != nil && m != org && r.low(head-1) == "," {
		for i := range s.mentions {
			if x := &s.mentions[i]; x.list == m.list && x.last <= head && x.party() {
				add(x)
			}
		}
		return list, first, last
	}
	if w := r.low(head - 1); w == "as" || head == s.First {
		for i := range s.mentions {
			m := &s.mentions[i]
			if m.first > org.last && m.first-org.last <= 4 && m.prep == "" && m.party() && m != org {
				for j := i; j < len(s.mentions) && s.mentions[j].list == m.list; j++ {
					add(&s.mentions[j])
				}
				break
			}
		}
	}
	return list, first, last
}

// coordinatedSubject returns the subject of u before token at with everything coordinated.
func (r *reader) coordinatedSubject(s *sentence, u *unit, at int) []*mention {
	m := r.clauseSubject(s, u)
	if m == nil || m.first >= at {
		return nil
	}
	var out []*mention
	for i := range s.mentions {
		if x := &s.mentions[i]; x.list == m.list && x.party() && x.first < at {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		out = append(out, m)
	}
	return out
}

// isCopula reports whether the verb at i links a subject to what it is.
func (r *reader) isCopula(i int) bool {
	for ; i < len(r.tags) && (r.tags[i].Tag == parse.AUX || r.tags[i].Tag == parse.VERB || r.tags[i].Tag == parse.ADV || r.tags[i].Tag == parse.PART); i++ {
		switch r.low(i) {
		case "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "remains", "remain", "remained", "became", "become", "becomes", "becoming", "stays", "stayed":
			return true
		}
	}
	return false
}

func (r *reader) member(s *sentence, u *unit, c *cue, holders []*mention, org, status string, first, last int, orgResolved bool) {
	for _, h := range holders {
		for _, id := range h.ids() {
			if id == org {
				continue
			}
			m := leeway.Claim{Kind: leeway.KindMembership, Subject: id, Object: org, Status: status, Paragraph: s.Paragraph, Rules: []string{"status:" + c.lemma}}
			if h.resolved {
				m.Resolved = append(m.Resolved, "subject")
			}
			if orgResolved {
				m.Resolved = append(m.Resolved, "object")
			}
			for _, p := range s.periodsIn(u) {
				if p.Dated() && !p.Compared && p.First >= c.first-6 {
					m.Period = span(p)
					break
				}
			}
			m.Quote = r.quote(first, last)
			r.colour(&m, s, u, c.first, max(c.last, last))
			r.claims = append(r.claims, m)
		}
	}
	if len(holders) == 1 && r.isState(holders[0].id) {
		r.state.subject = holders[0].id
	}
	r.state.org = org
}

// belongs reads "to which A, B and C belong", "whose members are A and B", "A is neither in
// NATO nor in the CSTO".
func (r *reader) belongs(s *sentence, u *unit) {
	for i := u.first; i < u.last; i++ {
		w := r.low(i)
		switch {
		case w == "belong" || w == "belongs" || w == "belonged":
			r.belonging(s, u, i)
		case (w == "is" || w == "are") && r.tags[i].Tag == parse.AUX || w == "is" || w == "are":
			r.inside(s, u, i)
		case w == "members" && i > u.first && r.low(i-1) == "whose":
			r.listed(s, u, i)
		}
	}
}

func (r *reader) belonging(s *sentence, u *unit, at int) {
	c := &cue{at, at + 1, formNone, &entry{class: cueStatus, status: "member", lemma: "belong"}}
	subject := r.coordinatedSubject(s, u, at)
	var orgs []*mention
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.typ == leeway.TypeOrganisation && m.first > at && m.first-at <= 10 && m.last <= s.Last && (m.prep == "to" || len(orgs) > 0) {
			orgs = append(orgs, m)
		}
	}
	if len(orgs) == 0 && u.kind == unitRelative && u.antecedent >= 0 && s.mentions[u.antecedent].typ == leeway.TypeOrganisation {
		orgs = append(orgs, &s.mentions[u.antecedent])
	}
	for _, o := range orgs {
		first, last := at, max(at+1, o.last)
		for _, m := range subject {
			first = min(first, m.first)
		}
		first = min(first, o.first)
		r.member(s, u, c, subject, o.id, "member", first, last, o.resolved)
	}
}

// inside reads "it is neither in NATO nor in the CSTO" and "is not part of".
func (r *reader) inside(s *sentence, u *unit, at int) {
	c := &cue{at, at + 1, formNone, &entry{class: cueStatus, status: "member", lemma: "in"}}
	subject := r.coordinatedSubject(s, u, at)
	if len(subject) == 0 {
		return
	}
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.typ != leeway.TypeOrganisation || m.prep != "in" && m.prep != "outside" || m.first < at || m.first-at > 12 || m.last > s.Last {
			continue
		}
		direct := true
		for j := at + 1; j < m.first; j++ {
			switch w := r.low(j); w {
			case "neither", "nor", "in", "the", "not", "still", "n't", "also", "already", "and", "outside", "or", "no", "longer":
			default:
				if !inName(s.mentions, j, j+1) {
					direct = false
				}
			}
		}
		if !direct {
			continue
		}
		n := len(r.claims)
		r.member(s, u, c, subject, m.id, "member", min(subject[0].first, at), m.last, m.resolved)
		for k := n; k < len(r.claims) && m.prep == "outside"; k++ {
			r.claims[k].Polarity = leeway.Negated
		}
	}
}

// listed reads "the EAEU, whose members – Russia, Kazakhstan and Belarus – …".
func (r *reader) listed(s *sentence, u *unit, at int) {
	if u.antecedent < 0 || s.mentions[u.antecedent].typ != leeway.TypeOrganisation {
		return
	}
	org := &s.mentions[u.antecedent]
	c := &cue{at, at + 1, formNone, &entry{class: cueStatus, status: "member", lemma: "whose members"}}
	var holders []*mention
	for i := u.antecedent + 1; i < len(s.mentions); i++ {
		m := &s.mentions[i]
		if m.first <= at || m.typ != leeway.TypeState || m.adj || len(holders) == 0 && m.first-at > 4 || len(holders) > 0 && m.list != holders[0].list {
			if len(holders) > 0 {
				break
			}
			continue
		}
		holders = append(holders, m)
	}
	if len(holders) > 0 {
		r.member(s, u, c, holders, org.id, "member", org.first, holders[len(holders)-1].last, false)
	}
}
