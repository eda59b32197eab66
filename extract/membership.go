package extract

import (
	"strings"

	"leeway"
	"leeway/extract/parse"
	"leeway/extract/token"
)

// status is a membership while its sides are being found.
type status struct {
	s       *sentence
	u       *unit
	c       *cue // the word for the status: "member", "observer"
	status  string
	orgs    []*mention
	holders []side
	first   int // tokens of the quote
	last    int
	negated bool
}

func newStatus(s *sentence, u *unit, c *cue) *status {
	return &status{s: s, u: u, c: c, status: c.status, first: c.first, last: c.last}
}

// spanning widens the quote to tokens [first, last) as far as they lie in the unit.
func (m *status) spanning(first, last int) {
	if first >= m.u.first {
		m.first = min(m.first, first)
	}
	m.last = max(m.last, min(last, m.s.Last))
}

// hold adds the actors of ms as holders of the status.
func (m *status) hold(ms []*mention) {
	for _, x := range ms {
		m.holders = append(m.holders, sidesFrom(x)...)
		m.spanning(x.first, x.last)
		if x.first < m.first && m.first-x.first <= 24 {
			m.first = x.first // a list that begins in the clause before
		}
	}
}

// holdSides adds sides as holders.
func (m *status) holdSides(sides []side) {
	for _, x := range sides {
		m.holders = append(m.holders, x)
		if x.m != nil {
			m.spanning(x.m.first, x.m.last)
		}
	}
}

// memberships reads who is what in which organisation.
func (r *reader) memberships(s *sentence, u *unit) {
	r.meet()
	r.followed(s, u)
	for _, c := range s.cuesIn(u, cueStatus) {
		if m := newStatus(s, u, c); r.statusOrgs(m) && !r.declined(m) {
			r.readStatus(m)
		}
	}
	for i := range s.mentions {
		x := s.mentions[i]
		if !isOrg(&x) || x.first < u.first || x.last > u.last || x.last-x.first < 2 {
			continue
		}
		if noun := r.low(x.last - 1); noun == "members" || noun == "member" { // "NATO members" as one name
			m := newStatus(s, u, &cue{x.last - 1, x.last, formNone, &entry{class: cueStatus, status: "member", lemma: noun}})
			x.last--
			m.orgs = []*mention{&x}
			m.spanning(x.first, x.last)
			r.readStatus(m)
		}
	}
	r.owned(s, u)
	r.belongs(s, u)
	r.rostered(s, u)
	r.composed(s, u)
}

// readStatus finds the holders of a status whose organisations are known, and emits it.
func (r *reader) readStatus(m *status) {
	r.statusHolders(m)
	if len(m.holders) == 0 {
		return
	}
	for i := m.u.first; i < m.c.first; i++ {
		if w := r.low(i); (w == "former" || w == "formerly" || w == "once") && m.c.first-i <= 4 {
			m.status = "former"
		}
	}
	r.companions(m)
	r.emitStatus(m)
	r.furtherHolders(m)
}

// declined reports whether the status is what somebody refuses, is refused or gives up: the act says it.
func (r *reader) declined(m *status) bool {
	for i := m.c.first - 1; i > m.u.first && i >= m.c.first-5; i-- {
		if r.low(i) == "for" && (lures[r.low(i-1)] || intentions[r.low(i-1)] || r.low(i-1) == "quest" || r.low(i-1) == "campaign") {
			return true // "its application for EU membership"
		}
	}
	for i := range m.s.cues {
		a := &m.s.cues[i]
		if a.class == cueAct && a.act.id == "leave" && a.first < m.c.first && a.last >= m.c.last {
			return true // "ceased to be a member of"
		}
		if a.class == cueAct && a.first >= m.u.first && a.first < m.c.first && m.c.first-a.last <= 4 && a.act.id == "decline" {
			return true
		}
	}
	return false
}

// statusOrgs finds the organisations of a status: "member of A and B", "NATO member".
func (r *reader) statusOrgs(m *status) bool {
	s, u, c := m.s, m.u, m.c
	for i := range s.mentions {
		x := &s.mentions[i]
		if !isOrg(x) {
			continue
		}
		switch {
		case x.first >= c.last && x.first-c.last <= 6 && x.last <= u.last && statusPreps[x.prep] && !r.finiteBetween(c.last, x.first) && !r.memberBetween(m, x):
			m.orgs = r.listOfOrgs(s, i)
			m.spanning(x.first, m.orgs[len(m.orgs)-1].last)
			return true
		case x.last <= c.first && c.first-x.last <= 3 && x.first >= u.first && (!x.poss && r.modifying(x.last, c.first) || r.counted(x.last, c.first)) && c.status != "founder" && c.status != "associate",
			x.last <= c.first && c.first-x.last <= 1 && x.first >= u.first && c.status == "founder" && r.low(c.last) != "of": // "NATO's founders"
			m.orgs = []*mention{x}
			m.spanning(x.first, x.last)
			if i > 0 && isOrg(&s.mentions[i-1]) && r.listed(s.mentions[i-1].last, x.first) { // "neither an EU nor a NATO member"
				m.orgs = append([]*mention{&s.mentions[i-1]}, x)
			}
			return true
		}
	}
	if x := r.elidedOrg(s, u, c); x != nil {
		m.orgs = []*mention{x}
		return true
	}
	return false
}

// counted reports whether a possessive leads to a numbered or newest member: "NATO's 32nd
// member".
func (r *reader) counted(first, last int) bool {
	for i := first; i < last; i++ {
		if w := r.low(i); r.tok(i).Kind == token.Number || w[0] >= '0' && w[0] <= '9' || strings.HasSuffix(w, "th") || w == "newest" || w == "first" || w == "latest" || w == "youngest" || w == "only" || w == "full" {
			return true
		}
	}
	return false
}

var statusPreps = set(`of in at with to for`)

// memberBetween reports whether a state stands between the status and x, so that x is not
// its organisation: "a partner of Kenya in the EAC".
func (r *reader) memberBetween(m *status, x *mention) bool {
	for i := range m.s.mentions {
		if y := &m.s.mentions[i]; y.first >= m.c.last && y.last <= x.first && y.typ == leeway.TypeState {
			return true
		}
	}
	return false
}

func isOrg(m *mention) bool {
	return m.typ == leeway.TypeOrganisation || m.typ == leeway.TypeInitiative
}

// listOfOrgs returns the organisation at mention i and those coordinated with it.
func (r *reader) listOfOrgs(s *sentence, i int) []*mention {
	out := []*mention{&s.mentions[i]}
	for j := i + 1; j < len(s.mentions); j++ {
		x := &s.mentions[j]
		if !isOrg(x) || !r.listed(out[len(out)-1].last, x.first) {
			break
		}
		out = append(out, x)
	}
	return out
}

// listed reports whether tokens [first, last) only join the items of a list.
func (r *reader) listed(first, last int) bool {
	if last-first > 5 {
		return false
	}
	for i := first; i < last; i++ {
		switch r.low(i) {
		case ",", "and", "or", "the", "&", "nor", "of", "in", "to", "as", "well", "also", "both", "a", "an", ")", "(":
		default:
			return false
		}
	}
	return last > first
}

// listOfStates returns the states from mention i on that stand in one list.
func (r *reader) listOfStates(s *sentence, i int) []*mention {
	var out []*mention
	for j := i; j < len(s.mentions); j++ {
		x := &s.mentions[j]
		if x.typ != leeway.TypeState && x.typ != leeway.TypeTerritory && x.typ != leeway.TypeFormerState || x.adj && !x.people {
			break
		}
		if len(out) > 0 && !r.listed(out[len(out)-1].last, x.first) {
			break
		}
		out = append(out, x)
	}
	return out
}

// elidedOrg returns the organisation talked about where a predicate names only the status:
// "has been a candidate since June", "is not a full member".
func (r *reader) elidedOrg(s *sentence, u *unit, c *cue) *mention {
	next := r.low(c.last)
	if r.state.org == "" || u.verb < 0 || u.verb > c.first || !r.isCopula(u.verb) && !strings.HasSuffix(c.lemma, " status") || next == "of" || next == "to" || next == "'s" || next == "-" || next == "for" || next == "in" && !inPeriod(s.periods, c.last+1) || r.nounAt(c.last) || r.nounAt(c.first-1) {
		return nil
	}
	switch c.lemma {
	case "part", "party", "participant", "founder", "signatory", "participants", "associate":
		return nil
	case "members":
		if c.last < s.Last && r.word(c.last).Tag != parse.PUNCT {
			return nil // "are members of the public"
		}
	}
	return &mention{first: c.first, last: c.last, id: r.state.org, typ: leeway.TypeOrganisation, resolved: true}
}

// isCopula reports whether the verb at i links a subject to what it is.
func (r *reader) isCopula(i int) bool {
	for ; i < len(r.tags) && (r.word(i).Tag == parse.AUX || r.word(i).Tag == parse.VERB || r.word(i).Tag == parse.ADV || r.word(i).Tag == parse.PART || r.low(i) == "to"); i++ {
		switch r.low(i) {
		case "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "remains", "remain", "remained", "became", "become", "becomes", "becoming", "stays", "stayed":
			return true
		}
	}
	return false
}

// emitStatus emits the claims of a status, one for every holder and organisation.
func (r *reader) emitStatus(m *status) {
	for _, org := range m.orgs {
		for _, h := range m.holders {
			if h.id == org.id {
				continue
			}
			r.claims = append(r.claims, r.statusClaim(m, h, org))
		}
		if !r.bank(org.id) {
			r.state.org = org.id
		}
	}
	if len(m.holders) == 1 && r.isState(m.holders[0].id) {
		r.state.subject = m.holders[0].id
	}
}

// statusClaim is the claim that h holds the status in org.
func (r *reader) statusClaim(m *status, h side, org *mention) leeway.Claim {
	c := leeway.Claim{Kind: leeway.KindMembership, Subject: h.id, Object: org.id, Status: m.status, Paragraph: m.s.Paragraph, Rules: []string{"status:" + m.c.lemma}}
	if h.resolved || h.m == nil {
		c.Resolved = append(c.Resolved, "subject")
	}
	if org.resolved {
		c.Resolved = append(c.Resolved, "object")
	}
	for _, p := range m.s.periodsIn(m.u) {
		if p.Dated() && !p.Compared && !r.ofNext(m, p.First) && (p.First >= m.c.first-6 && m.c.lemma != "in" || p.First >= m.c.first || sinceWord(p.Text) && p.First <= m.u.first+1 && m.c.lemma != "in" || r.becomes(m)) {
			c.Period = span(p)
			if p.First-m.last <= 2 && p.First >= m.last {
				m.last = p.Last
			}
			break
		}
	}
	if c.Period != nil && r.becomes(m) {
		c.Period.To = ""
	}
	c.Quote = r.quote(m.first, m.last)
	r.colour(&c, m.s, m.u, m.c.first, max(m.c.last, m.first+1))
	if m.negated {
		c.Polarity = leeway.Negated
	} else if r.instead(m) {
		c.Polarity = ""
	}
	return c
}

// ofNext reports whether the period at token at opens the next status of a list: "a member of
// the EAEU and, since 2017, a partner of the EU".
func (r *reader) ofNext(m *status, at int) bool {
	if at < m.last {
		return false
	}
	i := at - 1
	if r.low(i) == "," {
		i--
	}
	return coordinators[r.low(i)] && i >= m.last
}

// instead reports whether the status is what "but" sets against a denial: "not a member but
// an observer".
func (r *reader) instead(m *status) bool {
	for i := m.c.first - 1; i > m.u.first && i >= m.c.first-3; i-- {
		if r.low(i) == "but" {
			return true
		}
	}
	return false
}

// becomes reports whether the status begins with the period: "became a member in 2024".
func (r *reader) becomes(m *status) bool {
	for i := m.c.first - 1; i >= m.u.first && i >= m.c.first-5; i-- {
		if r.word(i).Lemma == "become" || r.low(i) == "became" || r.low(i) == "admitted" || r.low(i) == "accepted" {
			return true
		}
	}
	return false
}
