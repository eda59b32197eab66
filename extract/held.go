package extract

import (
	"leeway"
	"leeway/extract/parse"
)

var holding = set(`has have had maintains maintain maintained keeps keep kept enjoys enjoy enjoyed shares share hosts host runs run operates operate
	made cultivating cultivates`)

// held reads ties stated to exist by a noun: "France maintains a military presence in
// Djibouti", "Moldova has close ties with Romania", "a Chinese military base in Djibouti".
func (r *reader) held(s *sentence, u *unit) {
	if r.measured(u) {
		return
	}
	for _, c := range s.cuesIn(u, cueIndicator) {
		if c.frame != "troops" && c.frame != "mutual" && c.frame != "invest" && !(lent[c.lemma] && plural(c.lemma)) || c.indicator == "trade" || c.indicator == "trade-balance" {
			continue
		}
		byVerb := u.verb >= 0 && u.verb < c.first && r.holdsNoun(u, c)
		if !byVerb && (c.frame != "troops" || !r.standsIn(s, c)) {
			continue
		}
		d := &draft{s: s, u: u, noun: c, statistic: leeway.Level, indicator: c.indicator, product: c.product, frame: c.frame}
		d.rule("held:" + c.lemma)
		r.actorsOf(d, nil, 0)
		if len(d.subjects) == 2 && d.frame == "mutual" && byVerb && d.subjects[1].m != nil && d.objects[0].m == nil {
			d.subjects, d.objects = d.subjects[:1], d.subjects[1:] // "Kenya and Ethiopia have close ties"
		}
		if !r.bothNamed(d) {
			continue
		}
		r.trendPeriod(d)
		d.first, d.last = u.first, max(c.last, r.lastOf(d))
		if !byVerb {
			d.first = r.firstNamed(d, c)
		}
		r.emit(d)
		return
	}
}

// holdsNoun reports whether a verb of having governs the noun: only words of its phrase and
// auxiliaries stand between.
func (r *reader) holdsNoun(u *unit, c *cue) bool {
	at := -1
	for i := u.verb; i < c.first; i++ {
		if holding[r.low(i)] {
			at = i
		} else if r.finite(i) && r.word(i).Tag == parse.VERB {
			at = -1
		}
	}
	return at >= 0 && c.first-at <= 7
}

// standsIn reports whether the noun has an owner before it and a place behind it.
func (r *reader) standsIn(s *sentence, c *cue) bool {
	owner, place := false, false
	for i := range s.mentions {
		m := &s.mentions[i]
		owner = owner || m.party() && (m.adj || m.poss) && m.last <= c.first && r.modifies(m, c)
		place = place || m.prep == "in" && m.first >= c.last && m.first-c.last <= 6
	}
	return owner && place
}

// lastOf returns the last token of the draft's actors in its unit.
func (r *reader) lastOf(d *draft) int {
	last := 0
	for _, list := range [][]filled{d.subjects, d.objects} {
		for _, f := range list {
			if f.m != nil && f.m.first >= d.u.first && f.m.last <= d.u.last {
				last = max(last, f.m.last)
			}
		}
	}
	return last
}

// firstNamed returns the first token of the noun with its owner.
func (r *reader) firstNamed(d *draft, c *cue) int {
	first := c.first
	for _, f := range append(append([]filled{}, d.subjects...), d.objects...) {
		if f.m != nil && f.m.first < first && f.m.first >= d.u.first {
			first = f.m.first
		}
	}
	return first
}

// alsoDo copies the clause before onto the actors of "as do the US, Japan and Italy" and
// "as have Belarus and Cuba".
func (r *reader) alsoDo(s *sentence, u *unit) {
	i := u.first
	for i < u.last && (r.low(i) == "," || r.low(i) == "and") {
		i++
	}
	switch r.low(i) + " " + r.low(i+1) {
	case "as do", "as does", "as did", "as have", "as has", "as are", "as is", "so do", "so does", "so did":
	default:
		return
	}
	if u.parent == nil {
		return
	}
	m := r.clauseSubject(s, u.parent)
	if m == nil {
		return
	}
	start, end := r.tok(u.parent.first).Start, r.tok(u.parent.last-1).End
	var models []leeway.Claim
	for k := len(r.claims) - 1; k >= 0; k-- {
		c := r.claims[k]
		if c.Quote.End <= start {
			break
		}
		if c.Quote.Start < end && !c.Kind.Soft() && (c.Subject == m.id || c.Object == m.id) {
			models = append(models, c)
		}
	}
	s.inUnit(u, func(_ int, x *mention) {
		if x.first <= i+1 || x.prep != "" && x.list == x.first {
			return
		}
		for _, c := range models {
			if c.Subject == m.id {
				c.Subject = x.id
			} else {
				c.Object = x.id
			}
			c.Mentions, c.Resolved = nil, append([]string{"indicator"}, c.Resolved...)
			if c.Kind != leeway.KindTie {
				c.Resolved = c.Resolved[1:]
			}
			c.Rules = append([]string{"also-do"}, c.Rules...)
			c.Quote = r.quote(u.parent.first, u.last)
			r.claims = append(r.claims, c)
		}
	})
}
