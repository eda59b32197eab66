package extract

import "leeway/extract/parse"

// groupStart returns the first token of the verb group that ends at the verb at token at:
// auxiliaries, adverbs, "not" and the verbs that control an infinitive ("has agreed to
// open", "is expected to sign").
func (r *reader) groupStart(u *unit, at int) int {
	i := at
	for i > u.first {
		w, t := r.low(i-1), r.word(i-1)
		switch {
		case w == "to" && r.word(i).Tag == parse.VERB || w == "to" && r.word(i).Tag == parse.AUX || w == "to" && r.word(i).Tag == parse.ADV:
			if !r.controls(i - 2) {
				return i - 1
			}
			i -= 2
		case t.Tag == parse.AUX, t.Tag == parse.ADV && !sentenceAdverbs[w], w == "not", w == "n't", w == "never", w == "jointly", w == "also":
			i--
		case t.Tag == parse.VERB && at-i < 1 && helpers[r.word(i-1).Lemma]:
			i--
		default:
			return i
		}
	}
	return i
}

var helpers = set(`help start begin keep stop finish continue consider`)

var sentenceAdverbs = set(`however meanwhile yesterday today tomorrow then thereby where when there`)

// controls reports whether the word at i takes an infinitive whose subject is its own:
// "agreed to", "is ready to".
func (r *reader) controls(i int) bool {
	if i < 0 {
		return false
	}
	switch r.word(i).Tag {
	case parse.VERB, parse.AUX:
		return r.low(i) != "used" || r.low(i-1) != "be" // "will be used to evade"
	case parse.ADJ:
		return able[r.low(i)]
	}
	return false
}

var able = set(`ready likely unlikely due set willing keen eager able unable reluctant unwilling free prepared poised bound determined first last entitled
	proud pleased happy glad honoured honored delighted grateful privileged`)

// clauseStart returns where the clause of the verb group at token at begins: after the finite
// verb or the conjunction before it.
func (r *reader) clauseStart(s *sentence, u *unit, at int) int {
	for i := at - 1; i >= u.first; i-- {
		if inPeriod(s.periods, i) {
			continue
		}
		switch w := r.low(i); {
		case r.finite(i) && !r.capital(s, i), w == "that" && r.word(i).Tag != parse.DET, w == "whether", w == ":", w == "“" || w == "\"":
			return i + 1
		case subordinators[w] && r.word(i).Tag == parse.SCONJ:
			return i + 1
		}
	}
	return u.first
}

// capital reports whether the word at i is written as a name inside the sentence: "Acting
// Prime Minister".
func (r *reader) capital(s *sentence, i int) bool {
	return i > s.First && r.tok(i).Capital() && r.low(i) != "i"
}

// complementEnd returns the token before which the verb's complements stand: the next clause.
func (r *reader) complementEnd(d *deed) int {
	last := min(d.u.last, d.c.last+26)
	for i := d.c.last; i < last; i++ {
		if inPeriod(d.s.periods, i) {
			continue
		}
		w := r.low(i)
		switch {
		case r.finite(i) && !r.capital(d.s, i) && !r.isNoun(d.s, i) && !(stoodFor[r.low(i)] && r.word(i-1).Tag == parse.NUM), relatives[w], w == "that" && r.word(i).Tag != parse.DET, w == ";":
			return i
		case subordinators[w] && w != "as" && w != "since" && w != "until" && w != "after" && w != "before" && i > d.c.last:
			return i
		}
	}
	return last
}

// isNoun reports whether token i is a noun of the lexicon that the tagger took for a verb.
func (r *reader) isNoun(s *sentence, i int) bool {
	for k := range s.cues {
		if c := &s.cues[k]; (c.class == cueThing || c.class == cueActNoun) && c.first <= i && i < c.last {
			return true
		}
	}
	return false
}

// relativeBefore reports whether a relative pronoun stands between tokens first and at, so
// that what the clause says is said of the noun before it; i is the pronoun.
func (r *reader) relativeBefore(first, at int) (i int, ok bool) {
	for i = at - 1; i >= max(first-1, 0); i-- {
		if i < first && r.low(i) == "that" && r.nounAt(i-1) {
			return i, true
		}
		if i < first {
			break
		}
		if r.word(i).Form == parse.Relative || relatives[r.low(i)] {
			return i, true
		}
		if r.finite(i) {
			return 0, false
		}
	}
	return 0, false
}
