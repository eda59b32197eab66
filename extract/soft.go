package extract

import (
	"leeway"
	"leeway/extract/parse"
)

// soft reads what no data decide: positions that actors state, judgements of the author, and
// what organisations and treaties are.
func (r *reader) soft(s *sentence) {
	if s.Heading && s.Paragraph > 0 || s.Last-s.First < 5 {
		return
	}
	for _, u := range s.units {
		if r.measuredAny(u) || r.prev != nil && r.prev.s == s && r.onlyReports(u) || u.last-u.first < 4 || u.verb < 0 || !r.hasVerb(u.first, u.last) {
			continue
		}
		c := leeway.Claim{Kind: leeway.KindAssessment, Paragraph: s.Paragraph, Rules: []string{"soft"}}
		if m := r.clauseSubject(s, u); m != nil {
			c.Subject = m.id
		}
		s.inUnit(u, func(_ int, m *mention) {
			if m.id != c.Subject && c.Object == "" && m.typ != leeway.TypePerson {
				c.Object = m.id
			}
		})
		c.Quote = r.quote(u.first, u.last)
		r.colour(&c, s, u, u.first, u.last)
		switch {
		case r.provides(s, u, c.Subject):
			c.Kind = leeway.KindProvision
			c.Text = c.Quote.Text
		case c.Subject != "" && r.stance(u):
			c.Kind = leeway.KindPosition
		case len(c.Attribution) == 0 && c.Subject == "" && c.Object == "":
			continue
		}
		r.claims = append(r.claims, c)
	}
}

// onlyReports reports whether the unit holds nothing but who says something and that he says it, which beside a figure states
// nothing more: "the Thai commerce ministry said".
func (r *reader) onlyReports(u *unit) bool {
	for _, i := range r.reports[r.textSentence(u.first)] {
		rel := &r.speech[i]
		if rel.Cue.First < u.first || rel.Cue.Last > u.last || rel.Source.First < u.first || rel.Source.Last > u.last {
			continue
		}
		rest := 0
		for k := u.first; k < u.last; k++ {
			said := k >= rel.Cue.First && k < rel.Cue.Last || k >= rel.Source.First && k < rel.Source.Last
			if t := r.word(k).Tag; !said && t != parse.DET && t != parse.PUNCT && t != parse.SCONJ {
				rest++
			}
		}
		if rest == 0 {
			return true
		}
	}
	return false
}

func (r *reader) measuredAny(u *unit) bool {
	start, end := r.tok(u.first).Start, r.tok(u.last-1).End
	for i := len(r.claims) - 1; i >= 0; i-- {
		q := r.claims[i].Quote
		if q.End <= start {
			return false
		}
		if q.Start < end {
			return true
		}
	}
	return false
}

var stances = set(`want wants wanted hope hopes hoped support supports supported oppose opposes opposed welcome welcomes welcomed reject rejects
	rejected insist insists insisted believe believes believed prefer prefers intend intends reaffirm reaffirmed reaffirms express expressed expresses urge urges
	urged demand demands demanded deny denies denied regard regards consider considers praise praised praises condemn condemns condemned call calls called
	see sees describe describes described say says said refuse refuses refused`)

func (r *reader) stance(u *unit) bool { return u.verb >= 0 && stances[r.low(u.verb)] }

var provisions = set(`obliges oblige stipulates stipulate provides mandates mandating requires prohibits allows guarantees commits binds covers consists comprises aims seeks`)

// provides reports whether u says what an organisation or a treaty is or stipulates.
func (r *reader) provides(s *sentence, u *unit, subject string) bool {
	if r.low(u.first) == "article" || r.low(u.first) == "under" && r.low(u.first+2) == "treaty" {
		return true
	}
	a, ok := r.actors.Actor(subject)
	if !ok || a.Type != leeway.TypeOrganisation && a.Type != leeway.TypeInitiative || u.verb < 0 {
		return false
	}
	return provisions[r.low(u.verb)] || r.isCopula(u.verb) && r.word(u.verb).Form == parse.Pres
}
