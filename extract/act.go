package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
	"leeway/extract/when"
)

// acts reads decisions, agreements and events: who did what to whom.
func (r *reader) acts(s *sentence, u *unit) {
	for _, c := range s.cuesIn(u, cueAct) {
		a := c.act
		if r.outerOfAct(s, c) {
			continue
		}
		passive := r.passive(u, c)
		doers, doneTo := r.sidesOf(s, u, c, passive)
		kind, ok := r.fits(s, u, c, passive)
		if !ok || len(doers) == 0 {
			continue
		}
		object, ok := r.objectOf(s, u, c, doers, doneTo, passive)
		if !ok {
			continue
		}
		r.act(s, u, c, kind, a, doers, object)
	}
}

// outerOfAct reports whether the verb only leads to another act: "agreed to raise", "began
// to build".
func (r *reader) outerOfAct(s *sentence, c *cue) bool {
	at := c.last
	if r.low(at-1) != "to" {
		if r.low(at) != "to" {
			return false
		}
		at++
	}
	return at < s.Last && r.tags[at].Tag == parse.VERB && (c.act.id == "accept" || c.act.id == "start" || c.act.id == "pledge" || c.act.id == "apply" || c.act.id == "propose" || c.act.id == "threaten" || c.act.id == "decline" && r.low(c.last-1) == "to")
}

// passive reports whether the verb is a passive: a form of "be" before its participle, or a
// bare participle after its noun.
func (r *reader) passive(u *unit, c *cue) bool {
	if c.form != formPast && c.form != formParticiple {
		return false
	}
	if r.tags[c.first].Form == parse.PartPass {
		return true
	}
	for i := c.first - 1; i >= u.first && i >= c.first-4; i-- {
		switch r.low(i) {
		case "is", "are", "was", "were", "been", "be", "being":
			return true
		}
		if t := r.tags[i].Tag; t != parse.ADV && t != parse.AUX && t != parse.PART {
			return false
		}
	}
	return false
}

// sidesOf returns the doers of an act, and in the passive what it is done to.
func (r *reader) sidesOf(s *sentence, u *unit, c *cue, passive bool) (doers, doneTo []*mention) {
	subject := r.actSubject(s, u, c)
	if !passive {
		return subject, nil
	}
	for i := range s.mentions {
		if m := &s.mentions[i]; m.prep == "by" && m.first >= c.last && m.last <= u.last && m.party() {
			doers = append(doers, m)
		}
	}
	return doers, subject
}

// actSubject returns the actors before the verb that do the act.
func (r *reader) actSubject(s *sentence, u *unit, c *cue) []*mention {
	var best *mention
	s.inUnit(u, func(_ int, m *mention) {
		if m.last <= c.first && (m.prep == "" || m.list != 0 && s.mentions[m.list].prep == "") && !r.possOnly(m) && !r.adjOnly(m) {
			if best == nil || s.mentions[m.list].list != best.list && r.finiteBetween(best.last, m.first) {
				best = m
			}
		}
	})
	if best == nil {
		switch u.kind {
		case unitRelative:
			if u.antecedent >= 0 && !r.relativeObject(s, u, c) {
				best = &s.mentions[u.antecedent]
			}
		case unitCoordinate, unitParticiple, unitElliptic:
			if u.parent != nil {
				best = r.clauseSubject(s, u.parent)
			}
		}
	}
	if best == nil || !best.party() {
		return nil
	}
	var out []*mention
	for i := range s.mentions {
		if x := &s.mentions[i]; x.list == best.list && x.party() && x.last <= max(c.first, best.last) {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		out = append(out, best)
	}
	return out
}

// relativeObject reports whether the relative pronoun is not the subject of its clause.
func (r *reader) relativeObject(s *sentence, u *unit, c *cue) bool {
	return u.first+1 < c.first && r.tags[u.first+1].Tag.Noun()
}

// possOnly reports whether a possessive's head does not act for the state: "Russia's exports".
func (r *reader) possOnly(m *mention) bool {
	return m.poss && !r.headIsOwnAfter(m)
}

func (r *reader) headIsOwnAfter(m *mention) bool {
	for i := m.last; i < m.last+5 && i < len(r.tags); i++ {
		if titles[r.low(i)] || deputies[r.low(i)] {
			return true
		}
		if r.finite(i) || r.low(i) == "," {
			return false
		}
	}
	return false
}

func (r *reader) adjOnly(m *mention) bool { return m.adj && !m.people && !r.headIsOwn(m) }

// fits reports whether what the act needs is in the unit, and the kind of the claim.
func (r *reader) fits(s *sentence, u *unit, c *cue, passive bool) (leeway.Kind, bool) {
	kind := leeway.Kind(c.act.kind)
	if len(c.act.things) == 0 || r.needs(c.act, "org") {
		return kind, true
	}
	for i := range s.cues {
		t := &s.cues[i]
		if t.class != cueThing || !c.act.things[t.thing] || t.first < u.first || t.last > u.last {
			continue
		}
		after := t.first >= c.last && t.first-c.last <= 9 && !r.finiteBetween(c.last, t.first)
		before := t.last <= c.first && (passive || u.kind == unitRelative)
		if !after && !before {
			continue
		}
		switch c.act.id {
		case "start", "suspend", "end", "resume", "cut", "extend":
			kind = leeway.Kind(t.kind)
			if kind == leeway.KindAgreement {
				kind = leeway.KindDecision
			}
		}
		return kind, true
	}
	return kind, len(c.act.needs) > 0 && c.act.needs[0] == "party" && c.act.id != "seize" && c.act.id != "pay" && c.act.id != "cede" && c.act.id != "supply" && c.act.id != "expel" && c.act.id != "recognise"
}

// object is the other side of an act.
type object struct {
	id       string
	resolved bool
	m        *mention
}

// objectOf finds the other side: by what the act needs, in the order of its roles.
func (r *reader) objectOf(s *sentence, u *unit, c *cue, doers, doneTo []*mention, passive bool) (object, bool) {
	isDoer := func(m *mention) bool {
		for _, d := range doers {
			if d == m || d.id == m.id {
				return true
			}
		}
		return false
	}
	suits := func(m *mention) bool { return m.party() && !isDoer(m) && r.suits(c.act, m) }
	if passive {
		for _, m := range doneTo {
			if suits(m) {
				return object{m.id, m.resolved, m}, true
			}
		}
	}
	for _, role := range c.act.roles {
		for i := range s.mentions {
			m := &s.mentions[i]
			if m.first < c.last || m.last > u.last || m.first-c.last > 22 || !suits(m) {
				continue
			}
			prep := m.prep
			switch prep {
			case "into", "toward", "towards", "at":
				prep = "to"
			case "among":
				prep = "between"
			case "inside", "across":
				prep = "in"
			}
			if prep == role || prep == "" && role == "dobj" && m.first-c.last <= 8 && !m.poss && (!m.adj || m.people) || role == "dobj" && (m.adj || m.poss) && m.first-c.last <= 4 && prep == "" {
				return object{m.id, m.resolved, m}, true
			}
		}
	}
	if u.kind == unitRelative && u.antecedent >= 0 && suits(&s.mentions[u.antecedent]) {
		m := &s.mentions[u.antecedent]
		return object{m.id, false, m}, true
	}
	if len(doers) > 1 && !r.needs(c.act, "org") && c.act.id != "select" {
		if c.act.id == "sign" || c.act.id == "meet" || c.act.id == "negotiate" || c.act.id == "start" || c.act.id == "upgrade" || c.act.id == "resume" || c.act.id == "accept" {
			return object{doers[1].id, doers[1].resolved, doers[1]}, true
		}
	}
	if len(doers) == 1 && doers[0].also != nil {
		return object{doers[0].also[0], true, doers[0]}, true
	}
	if r.needs(c.act, "org") && r.state.org != "" {
		for i := c.last; i < min(u.last, c.last+5); i++ {
			if w := r.low(i); w == "membership" || w == "it" || w == "accession" || w == "them" {
				return object{id: r.state.org, resolved: true}, true
			}
		}
		if c.act.id == "join" && c.last >= u.last-1 {
			return object{id: r.state.org, resolved: true}, true
		}
	}
	return object{}, false
}

func (r *reader) needs(a *action, what string) bool {
	for _, n := range a.needs {
		if n == what {
			return true
		}
	}
	return false
}

// suits reports whether a mention can be the act's other side.
func (r *reader) suits(a *action, m *mention) bool {
	org := m.typ == leeway.TypeOrganisation || m.typ == leeway.TypeInitiative
	if len(a.needs) == 0 {
		return true
	}
	for _, n := range a.needs {
		switch n {
		case "org":
			if org {
				return true
			}
		case "place":
			if m.typ == leeway.TypeState || m.typ == leeway.TypeRegion || m.typ == leeway.TypeTerritory || m.id == "EU" {
				return true
			}
		case "party":
			return true
		}
	}
	return false
}

// act emits the claims of an act: one for each doer of a decision on membership, one for an
// act that several do together.
func (r *reader) act(s *sentence, u *unit, c *cue, kind leeway.Kind, a *action, doers []*mention, obj object) {
	each := r.needs(a, "org") || a.id == "visit" || a.id == "recognise"
	if !each {
		doers = doers[:1]
	}
	q := r.sizeOf(s, u, c)
	for _, doer := range doers {
		for _, id := range doer.ids() {
			if id == obj.id {
				continue
			}
			cl := leeway.Claim{Kind: kind, Subject: id, Object: obj.id, Action: a.id, Paragraph: s.Paragraph, Rules: []string{"act:" + c.lemma}}
			if doer.resolved || doer.last <= u.first {
				cl.Resolved = append(cl.Resolved, "subject")
			}
			if obj.resolved {
				cl.Resolved = append(cl.Resolved, "object")
			}
			last := c.last
			if obj.m != nil && obj.m.last > last && obj.m.last <= u.last {
				last = obj.m.last
			}
			if q != nil {
				v := q.Value
				cl.Value, cl.Unit, cl.Comparator = &v, q.Unit, q.Comparator
				if cl.Comparator == "=" {
					cl.Comparator = ""
				}
				last = max(last, q.Last)
			}
			if p := r.actPeriod(s, u, c); p != nil {
				cl.Period = span(p)
				if p.First >= u.first && p.Last <= u.last && p.First-last <= 2 {
					last = max(last, p.Last)
				}
			}
			first := u.first
			if doer.first >= u.first && doer.first < c.first {
				first = min(first, doer.first)
			}
			cl.Quote = r.quote(first, last)
			r.colour(&cl, s, u, c.first, c.first)
			r.claims = append(r.claims, cl)
			if !each && doer.also != nil {
				break
			}
		}
	}
	if q != nil {
		r.used[q.Start] = true
	}
	if len(doers) > 0 && r.isState(doers[0].id) {
		r.state.subject = doers[0].id
	}
	if r.isState(obj.id) {
		r.state.object = obj.id
	}
}

var sized = set(`sign pledge invest lend forgive supply buy sell pay allocate offer impose cut restructure license`)

// sizeOf returns the money, the tariff or the people that an act moves.
func (r *reader) sizeOf(s *sentence, u *unit, c *cue) *quantity.Quantity {
	if !sized[c.act.id] {
		return nil
	}
	for _, q := range s.quantsIn(u) {
		if q.First < c.last || q.First-c.last > 20 || r.finiteBetween(c.last, q.First) && c.act.id != "sign" {
			continue
		}
		if q.Kind == quantity.Money || c.act.id == "impose" && q.Kind == quantity.Percent {
			return q
		}
	}
	return nil
}

// actPeriod returns when an act was done: the date in its unit nearest to the verb, else one
// at the head of the sentence.
func (r *reader) actPeriod(s *sentence, u *unit, c *cue) *when.Period {
	var best *when.Period
	for _, p := range s.periodsIn(u) {
		if !p.Dated() || p.Compared {
			continue
		}
		if best == nil || away(p.First, c.first) < away(best.First, c.first) {
			best = p
		}
	}
	if best == nil {
		best = r.frontedPeriod(s, u)
	}
	return best
}

// away is the distance of a period from a verb; what stands before the verb is farther.
func away(p, verb int) int {
	if p < verb {
		return 2 * (verb - p)
	}
	return p - verb
}
