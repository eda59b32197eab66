package extract

import (
	"slices"

	"leeway/extract/parse"
)

// moneys are the words by which "in" names what is paid with.
var moneys = set(`yuan renminbi dollars euros roubles rubles rupees lira yen tenge som sums currency currencies cash kind`)

// qualities are adjectives that sort nothing: they measure the share or lead to its partner.
var qualities = set(`higher lower larger smaller more less fewer greater up down high low equal equivalent due bound worth dependent attributable
	responsible large small big great significant substantial`)

// asides are words between a verb and what it says.
var asides = set(`now still already also mostly mainly largely currently all being been all thus therefore then only of`)

// composition looks at a share whose clause sorts the whole by something other than partners.
//
// By product it gives the product: "nine-tenths of them were ore". By anything else it reports
// other, for the share is then no tie: "90 percent of the trade is settled in roubles", "half of
// the migrants are women".
func (r *reader) composition(d *draft) (product string, other bool) {
	if c := r.goodAfterOf(d); c != nil {
		return c.product, false
	}
	at := r.complement(d)
	if at < 0 {
		return "", false
	}
	if end := r.commonNouns(d.s, at); end > at {
		if d.frame == "people" || d.frame == "visitors" {
			return "", true
		}
		return r.words(at, end).Text, false
	}
	switch r.word(at).Tag {
	case parse.VERB:
		return "", !r.partnerAfter(d.s, at)
	case parse.ADJ, parse.ADV:
		return "", !qualities[r.low(at)] && !r.mentioned(d.s, at, at+1) && !r.partnerAfter(d.s, at)
	}
	return "", r.low(at) == "in" && (moneys[r.low(at+1)] || moneys[r.low(at+2)])
}

// goodAfterOf returns the good that the share is one of: "three quarters of the wine that it sells", nil where there is none.
func (r *reader) goodAfterOf(d *draft) *cue {
	if r.low(d.q.Last) != "of" || d.noun != nil && d.noun.first <= d.q.Last+4 && d.noun.first >= d.q.Last {
		return nil
	}
	i := d.q.Last + 1
	for i < d.s.Last && (r.word(i).Tag == parse.DET || r.word(i).Form == parse.Poss || r.word(i).Tag == parse.ADJ || r.mentioned(d.s, i, i+1) || r.low(i) == "'s") && !r.isProduct(d.s, i) {
		i++
	}
	for k := range d.s.cues {
		if c := &d.s.cues[k]; c.class == cueProduct && c.first == i && !needs[r.low(c.last)] && (r.low(c.last) != "exports" && r.low(c.last) != "imports") {
			return c
		}
	}
	return nil
}

// complement returns the token that follows "be" or "consist of" in the clause of the draft's
// number, -1 where another verb or a comma comes first.
func (r *reader) complement(d *draft) int {
	for i := d.q.Last; i < min(d.q.Last+14, d.s.Last); i++ {
		switch word := r.low(i); {
		case r.word(i).Tag == parse.PUNCT:
			return -1
		case isOrConsists[word]:
			for i++; asides[r.low(i)]; i++ {
			}
			return i
		case r.word(i).Tag == parse.VERB:
			return -1
		}
	}
	return -1
}

var isOrConsists = set(`is are was were be been consist consists consisted comprise comprises comprised`)

// commonNouns returns where a phrase of adjectives and common nouns that begins at token first
// ends: first, where there is none or where it names an actor.
func (r *reader) commonNouns(s *sentence, first int) int {
	end := first
	for i := first; i < min(first+5, s.Last); i++ {
		if r.word(i).Tag == parse.NOUN || r.isProduct(s, i) {
			end = i + 1
		} else if r.word(i).Tag != parse.ADJ && (r.low(i) != "and" || i == first) {
			break
		}
	}
	if r.mentioned(s, first, end) {
		return first
	}
	return end
}

func (r *reader) isProduct(s *sentence, at int) bool {
	return slices.ContainsFunc(s.cues, func(c cue) bool { return c.class == cueProduct && c.first <= at && c.last > at })
}

// mentioned reports whether an actor is named between two tokens.
func (r *reader) mentioned(s *sentence, first, last int) bool {
	return slices.ContainsFunc(s.mentions, func(m mention) bool { return m.first < last && m.last > first })
}

// partnerAfter reports whether a preposition after token at governs a party.
func (r *reader) partnerAfter(s *sentence, at int) bool {
	return slices.ContainsFunc(s.mentions, func(m mention) bool { return m.first > at && m.prep != "" && m.party() })
}
