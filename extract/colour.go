package extract

import (
	"leeway"
	"leeway/extract/parse"
)

// colour sets a claim's modality, polarity and attribution from the words around tokens
// [first, last), which are its anchor.
func (r *reader) colour(c *leeway.Claim, s *sentence, u *unit, first, last int) {
	c.Modality = r.modality(s, u, last)
	if c.Modality == "" && (c.Kind == leeway.KindTie || c.Kind == leeway.KindMembership) && r.woulds(u, last) {
		c.Modality = leeway.Forecast // a future seen from the past, or what follows from a condition
	}
	if c.Polarity == "" && r.negated(s, u, first, last) {
		c.Polarity = leeway.Negated
	}
	mid := (c.Quote.Start + c.Quote.End) / 2
	c.Attribution = append([]leeway.Attribution(nil), r.attributed(mid)...)
	if len(c.Attribution) == 0 {
		c.Attribution = nil
	}
}

// modality reads goals, forecasts, hedges and conditions before token last.
func (r *reader) modality(s *sentence, u *unit, last int) leeway.Modality {
	found := map[string]bool{}
	for i := range s.cues {
		c := &s.cues[i]
		if c.class != cueModal {
			continue
		}
		switch {
		case c.modality == "conditional":
			if c.first == s.First || r.low(c.first-1) == "," || c.first == u.first || c.first > last {
				found["if"] = true
			}
			if c.first == u.first {
				return leeway.Conditional
			}
		case c.first >= u.first && c.last <= min(u.last, last+1):
			if c.lemma == "be to" && r.word(c.last).Tag != parse.VERB && r.word(c.last).Tag != parse.AUX {
				continue
			}
			found[c.modality] = true
		}
	}
	for i := u.first; i+1 < min(u.last, last); i++ {
		if intentions[r.low(i)] && r.low(i+1) == "to" && r.word(i).Tag.Noun() {
			found["goal"] = true
		}
	}
	switch {
	case found["if"] && (r.woulds(u, last) || found["hedged"] || found["forecast"]):
		return leeway.Conditional
	case found["goal"]:
		return leeway.Goal
	case found["hedged"]:
		return leeway.Hedged
	case found["forecast"]:
		return leeway.Forecast
	}
	return ""
}

// woulds reports whether "would" stands in u before token last.
func (r *reader) woulds(u *unit, last int) bool {
	for i := u.first; i < min(u.last, last); i++ {
		if w := r.low(i); w == "would" || w == "'d" {
			return true
		}
	}
	return false
}

// intentions are nouns whose infinitive is meant, not done.
var intentions = set(`plans plan bid bids effort efforts attempt attempts intention intentions commitment pledge promise threat interest
	willingness readiness desire ambition aim hope hopes wish proposal offer`)

// givenUp are verbs that end an intention.
var givenUp = set(`scrap drop abandon cancel shelve ditch`)

var negations = set(`not n't never neither nor no none nobody nothing cannot without hardly`)

// negated reports whether the anchor's clause denies what it says.
func (r *reader) negated(s *sentence, u *unit, first, last int) bool {
	from := u.first
	if w := r.low(first + 1); w == "nothing" || w == "no" || w == "neither" {
		return true
	}
	for i := from; i < min(last, u.last); i++ {
		w := r.low(i)
		if !negations[w] {
			if givenUp[r.word(i).Lemma] && r.word(i).Tag == parse.VERB && i+1 < first && intentions[r.low(i+1)] {
				return true // "scrapped plans to join"
			}
			if r.word(i).Lemma == "deny" && r.word(i).Tag == parse.VERB && i < first {
				return true
			}
			if w == "yet" && r.low(i+1) == "to" && (r.low(i-1) == "has" || r.low(i-1) == "have") {
				return true
			}
			continue
		}
		switch {
		case w == "not" && r.low(i+1) == "only", w == "no" && r.low(i+1) == "longer" && i >= first, w == "without" && i > from, w == "hardly", w == "nothing":
			continue
		case (w == "no" || w == "none" || w == "nobody") && u.verb >= 0 && i > u.verb && r.word(min(i+1, len(r.tags)-1)).Tag.Noun() && i < first:
			continue
		}
		return true
	}
	return false
}
