package extract

import (
	"strings"

	"leeway/extract/parse"
	"leeway/extract/token"
)

// retag mends the tagger's guesses with what the lexicon and the actor list know: names are
// proper nouns, "remittances" is a noun, a past form after its subject is a verb.
func (r *reader) retag(s *sentence) {
	for i := s.First; i < s.Last; i++ {
		if r.low(i) == "whereas" || r.low(i) == "although" {
			r.tags[i].Tag = parse.SCONJ
		}
	}
	for i := range s.mentions {
		m := &s.mentions[i]
		for j := m.first; j < m.last; j++ {
			if !m.adj || r.word(j).Tag != parse.ADJ {
				r.tags[j].Tag = parse.PROPN
			}
		}
	}
	for i := range s.cues {
		c := &s.cues[i]
		t := &r.tags[c.first]
		switch c.class {
		case cueIndicator, cueThing, cueRank, cueStatus:
			if c.last == c.first+1 && (t.Tag == parse.ADJ || t.Tag == parse.ADV || t.Tag == parse.X || t.Tag == parse.ADP) && plural(r.low(c.first)) {
				t.Tag, t.Form = parse.NOUN, parse.Plur // "imports" is no adjective
				break
			}
			if c.last > c.first+1 && t.Tag == parse.VERB && t.Form == parse.Pres && plural(r.low(c.first)) && (c.first == s.First || !r.verbPlace(s, c.first)) {
				t.Tag, t.Form = parse.NOUN, parse.Plur // "whereas purchases from there climbed"
				break
			}
			if t.Tag != parse.VERB && t.Tag != parse.AUX || c.last > c.first+1 && t.Form != parse.Past {
				break
			}
			if !r.verbPlace(s, c.first) || c.first == s.First || r.headsClause(s, c) || r.finite(c.last) && r.word(c.last).Form == parse.Past || motionAt(s.cues, c.last) {
				t.Tag, t.Form = parse.NOUN, parse.Plur
			}
		}
	}
	for i := range s.cues {
		c := &s.cues[i]
		if c.class == cueMotionVerb && c.form == formGerund {
			if w := r.low(c.first - 1); (w == "is" || w == "are" || w == "was" || w == "were" || w == "been" || r.nounAt(c.first-1) && (r.low(c.last) == "by" || r.low(c.last) == "to")) && !r.nounAt(c.last) {
				r.tags[c.first].Tag, r.tags[c.first].Form = parse.VERB, parse.PartPres
			}
		}
	}
	for i := range s.cues {
		c := &s.cues[i]
		if c.class != cueMotionVerb && c.class != cueAct && c.class != cueTieVerb || c.form != formPast && c.form != formThird && c.form != formParticiple {
			continue
		}
		t := &r.tags[c.first]
		switch {
		case c.class == cueTieVerb && c.last > c.first+1 && c.form == formPast && t.Tag != parse.VERB && t.Tag != parse.AUX:
			t.Tag, t.Form = parse.VERB, parse.Past // "came from", "accounted for"
		case c.form == formPast && (t.Tag == parse.ADJ || t.Tag == parse.ADV || t.Tag == parse.X || t.Tag == parse.NOUN || t.Tag == parse.PROPN) && r.verbSlot(s, c.first):
			t.Tag, t.Form = parse.VERB, parse.Past
		case c.class == cueMotionVerb && c.form == formPast && r.movedBy(s, c):
			t.Tag, t.Form = parse.VERB, parse.Past // "Algeria's shrank by 73 percent"
		case c.form == formPast && t.Tag == parse.VERB && t.Form == parse.PartPass && (r.activeSlot(s, c.first, c.last) || c.class == cueMotionVerb && r.low(c.last) == "by" && r.nounAt(c.first-1)):
			t.Form = parse.Past
		case c.form == formThird && t.Tag == parse.NOUN && c.class == cueAct && !r.headsClause(s, c) && r.verbSlot(s, c.first) && r.nounAt(c.first-1) && r.determined(c.last):
			t.Tag, t.Form = parse.VERB, parse.Pres
		}
	}
	for i := range s.cues {
		c := &s.cues[i]
		if c.form != formBase || c.class != cueAct && c.class != cueTieVerb && c.class != cueMotionVerb || r.word(c.first).Tag == parse.VERB || c.first == s.First {
			continue
		}
		switch t := &r.tags[c.first]; {
		case r.low(c.first-1) == "to" && t.Tag != parse.PROPN && c.first-2 >= s.First && (r.word(c.first-2).Tag == parse.VERB || r.low(c.first-2) == "used") && r.determined(c.last):
			t.Tag, t.Form = parse.VERB, parse.Inf // "decided to open talks"
		case t.Tag == parse.NOUN && onlyVerbs[r.low(c.first)] && r.nounAt(c.first-1) && r.determined(c.last):
			t.Tag, t.Form = parse.VERB, parse.Pres // "France and the US maintain bases"
		}
	}
	for i := range s.cues {
		c := &s.cues[i]
		if c.class != cueTieVerb || c.form != formBase || r.word(c.first).Tag != parse.NOUN {
			continue
		}
		for k := range s.mentions {
			m := &s.mentions[k]
			if m.adj && m.last == c.first && r.tok(m.first-1).Kind == token.Number && c.frame == "people" {
				m.adj, m.people = false, true // "5,000 Vietnamese study in France"
			}
			if m.people && m.last == c.first { // "Kazakhs study in Korea"
				r.tags[c.first].Tag, r.tags[c.first].Form = parse.VERB, parse.Pres
			}
		}
	}
	r.retagFlows(s)
	for i := s.First; i < s.Last; i++ {
		switch w := r.low(i); {
		case needs[w] && r.word(i).Tag == parse.VERB && i > s.First && r.word(i-1).Tag == parse.NOUN && isProduct(s.cues, i):
			r.tags[i].Tag, r.tags[i].Form = parse.NOUN, parse.Plur // "Pakistan's gas needs"
		case multiples[w] && r.word(i).Tag != parse.VERB:
			r.tags[i].Tag, r.tags[i].Form = parse.VERB, parse.Past
		case w == "that" && r.word(i).Tag == parse.PRON && r.toldBefore(s, i):
			r.tags[i].Tag = parse.SCONJ
		case w == "accounts" && r.low(i+1) == "for" && r.word(i).Tag == parse.NOUN && i > s.First && r.nounAt(i-1):
			r.tags[i].Tag, r.tags[i].Form = parse.VERB, parse.Pres
		case (w == "belong" || w == "belongs") && r.word(i).Tag != parse.VERB:
			r.tags[i].Tag, r.tags[i].Form = parse.VERB, parse.Pres
		}
	}
	r.secondObjects(s)
}

// retagFlows makes a verb of "exports" between an actor and a good that goes to another, where the clause has none:
// "Guinea exports bauxite to China"; and a noun of "imports" behind an owner and a good: "their gas imports from".
func (r *reader) retagFlows(s *sentence) {
	for i := range s.cues {
		c := &s.cues[i]
		switch {
		case c.class == cueTieVerb && c.form == formThird && r.word(c.first).Tag == parse.NOUN && (c.lemma == "export" || c.lemma == "import") && r.flowsAt(s, c.first):
			r.tags[c.first].Tag, r.tags[c.first].Form = parse.VERB, parse.Pres
			r.tags[c.last].Tag, r.tags[c.last].Form = parse.NOUN, parse.Sing
		case c.class == cueTieVerb && c.form == formBase && r.word(c.first).Tag != parse.VERB && (c.lemma == "export" || c.lemma == "import") && r.listImports(s, c.first):
			r.tags[c.first].Tag, r.tags[c.first].Form = parse.VERB, parse.Pres
		case c.class == cueIndicator && c.last == c.first+2 && r.word(c.last-1).Tag == parse.VERB && r.word(c.last-1).Form == parse.Pres && plural(r.low(c.last-1)) && isProduct(s.cues, c.last-1) &&
			(r.word(c.first-1).Form == parse.Poss || r.low(c.first-1) == "'s"):
			r.tags[c.last-1].Tag, r.tags[c.last-1].Form = parse.NOUN, parse.Plur
		}
	}
}

// listImports reports whether a list of states that opens the sentence stands before token i, an adverb aside, and goods behind it:
// "Kenya and Ghana also import many Turkish arms".
func (r *reader) listImports(s *sentence, i int) bool {
	k := i
	for k > s.First && r.word(k-1).Tag == parse.ADV {
		k--
	}
	named := false
	for n := range s.mentions {
		m := &s.mentions[n]
		named = named || m.last == k && m.first > s.First && !m.adj && !m.poss && m.prep == "" && coordinators[r.low(m.first-1)] && s.mentions[0].first-s.First <= 1
	}
	if !named || i+1 >= s.Last || tariffs[r.low(i+1)] {
		return false
	}
	for j := i + 1; j < s.Last; j++ {
		if r.finite(j) && !isProduct(s.cues, j) {
			return false
		}
	}
	return r.word(i+1).Tag == parse.ADJ || r.word(i+1).Tag.Noun() || r.word(i+1).Tag == parse.DET
}

// flowsAt reports whether a name that opens the sentence stands before token i, one word and a preposition behind it, and no other
// verb in the sentence's first clause.
func (r *reader) flowsAt(s *sentence, i int) bool {
	named := false
	for k := range s.mentions {
		m := &s.mentions[k]
		named = named || m.last == i && m.first == s.First && !m.adj
	}
	if w := r.low(i + 2); !named || r.tok(i+1).Kind != token.Word || r.tok(i+1).Capital() || prepositions[r.low(i+1)] || w != "to" && w != "from" {
		return false
	}
	for k := i + 2; k < s.Last && r.low(k) != "," && !coordinators[r.low(k)]; k++ {
		if r.finite(k) {
			return false
		}
	}
	return true
}

// onlyVerbs are verbs whose base form is no noun.
var onlyVerbs = set(`maintain keep send receive provide build deploy invest owe borrow sell buy lend deliver purchase obtain acquire impose join
	sign recognise recognize reject allow`)

// toldBefore reports whether somebody was told what the "that" at token i begins: "told reporters that".
func (r *reader) toldBefore(s *sentence, i int) bool {
	for k := i - 1; k >= s.First && k >= i-5; k-- {
		switch w := r.low(k); {
		case w == "told" || w == "informed" || w == "assured" || w == "reminded":
			return true
		case r.word(k).Tag != parse.NOUN && r.word(k).Tag != parse.PROPN && r.word(k).Tag != parse.DET && r.word(k).Tag != parse.ADJ:
			return false
		}
	}
	return false
}

// headsClause reports whether the noun of a cue is the head of a subject: a preposition and names or nouns follow it, and
// then the clause's verb ("said that exports to Poland fell", "Kyrgyz imports from Turkey were"). A "that" before
// it is marked as a conjunction.
func (r *reader) headsClause(s *sentence, c *cue) bool {
	if w := r.low(c.first - 1); r.word(min(c.last, len(r.tags)-1)).Tag != parse.ADP || w == "which" || w == "who" || w == "to" {
		return false
	}
	for i := c.last + 1; i < s.Last; i++ {
		switch r.word(i).Tag {
		case parse.NOUN, parse.PROPN, parse.ADJ, parse.DET, parse.ADP, parse.PART, parse.NUM:
			continue
		}
		if r.finite(i) && r.low(c.first-1) == "that" {
			r.tags[c.first-1].Tag = parse.SCONJ
		}
		return r.finite(i)
	}
	return false
}

// motionAt reports whether a past form of a verb of change begins at token i: "exports increased".
func motionAt(cues []cue, i int) bool {
	for k := range cues {
		if c := &cues[k]; c.first == i && c.class == cueMotionVerb && (c.form == formPast || c.form == formParticiple) {
			return true
		}
	}
	return false
}

// movedBy reports whether a past form of a verb of change stands behind its subject and before the amount of the change: no
// auxiliary and no stop before it, "by" and a number behind it.
func (r *reader) movedBy(s *sentence, c *cue) bool {
	if r.low(c.last) != "by" || c.first == s.First {
		return false
	}
	number := false
	for i := range s.quants {
		q := &s.quants[i]
		number = number || q.First > c.last && q.First-c.last <= 4
	}
	switch t := r.word(c.first - 1).Tag; {
	case !number || t == parse.AUX || t == parse.PUNCT || t == parse.CCONJ || t == parse.SCONJ || t == parse.ADP || t == parse.VERB || t == parse.PART && r.low(c.first-1) != "'s":
		return false
	case t == parse.ADV:
		return r.word(max(c.first-2, 0)).Tag.Noun() || inName(s.mentions, c.first-2, c.first-1)
	}
	return true
}

// isProduct reports whether a good is named directly before token i.
func isProduct(cues []cue, i int) bool {
	for k := range cues {
		if c := &cues[k]; c.class == cueProduct && c.last == i {
			return true
		}
	}
	return false
}

var multiples = set(`doubled tripled trebled quadrupled quintupled halved`)

func (r *reader) nounAt(i int) bool { return i >= 0 && i < len(r.tags) && r.word(i).Tag.Noun() }

// verbSlot reports whether a verb can stand at i: after a noun, a pronoun, an auxiliary, an
// adverb, a conjunction or a comma.
func (r *reader) verbSlot(s *sentence, i int) bool {
	if i == s.First {
		return false
	}
	switch r.word(i - 1).Tag {
	case parse.NOUN, parse.PROPN, parse.PRON, parse.AUX, parse.ADV, parse.CCONJ, parse.PUNCT, parse.PART:
		return r.low(i-1) != "-" && r.low(i-1) != "'s"
	}
	return r.low(i-1) == "than" || r.low(i-1) == "nearly" || r.low(i-1) == "almost"
}

// activeSlot reports whether the past form at i has its subject before it and an object or
// nothing after it, so that it is no passive participle.
func (r *reader) activeSlot(s *sentence, first, last int) bool {
	i := first - 1
	for i >= s.First && (r.word(i).Tag == parse.ADV || r.low(i) == "both" || r.low(i) == "all" || r.low(i) == "also") {
		i--
	}
	if i < s.First || !r.nounAt(i) && r.word(i).Tag != parse.PRON && r.word(i).Tag != parse.CCONJ && r.low(i) != "," && r.low(i) != ")" {
		return false
	}
	return r.low(last) != "by" && !strings.HasPrefix(r.low(last), "between")
}

// determined reports whether a noun phrase or a preposition follows at i.
func (r *reader) determined(i int) bool {
	if i >= len(r.tags) {
		return true
	}
	switch r.word(i).Tag {
	case parse.DET, parse.ADP, parse.NUM, parse.PROPN, parse.PRON, parse.ADJ, parse.NOUN:
		return true
	}
	return false
}
