package speech

import (
	"strings"

	"leeway/extract/token"
)

// gapped finds the second source of "Chilean customs recorded $5 billion, Peruvian statisticians only
// $4 billion": the body named between a comma and a number.
func (r *reader) gapped(s token.Sentence, k int) (int, int) {
	for e := k; e+3 < s.Last; e++ {
		if r.lower(e) != "," {
			continue
		}
		head := e + 1
		for head < s.Last && head < e+6 && !(bodies[r.lower(head)] && !bodies[r.lower(head+1)]) {
			head++
		}
		if head >= s.Last || !bodies[r.lower(head)] {
			continue
		}
		n := head + 1
		if l := r.lower(n); l == "only" || l == "just" || l == "at" || l == "about" || l == "some" {
			n++
		}
		if n < s.Last && (r.t.Tokens[n].Kind == token.Number || r.t.Tokens[n].Kind == token.Symbol) {
			return e + 1, head + 1
		}
	}
	return 0, 0
}

// negated reports whether what follows the verb at i was not said: "did not explain".
func (r *reader) negated(last, i int) bool {
	for k := i - 1; k >= last && (auxiliaries[r.lower(k)] || strings.HasSuffix(r.lower(k), "ly")); k-- {
		if l := r.lower(k); l == "not" || l == "n't" || l == "never" {
			return true
		}
	}
	return false
}

// opensClause reports whether a clause, rather than an object alone, begins at k.
func (r *reader) opensClause(s token.Sentence, k int, v inflected) bool {
	if l := r.lower(k); (l == "this" || l == "so" || l == "it" || l == "them") && (r.isStop(k+1) || r.lower(k+1) == ",") {
		return false
	}
	switch r.lower(k) {
	case "and", "or", "but", "of", "to", "by", "why", "how", "whether", "when", "who":
		return false
	}
	if t := &r.t.Tokens[k]; v.lemma == "say" && v.form != gerund && (t.Kind != token.Word || !prepositions[t.Lower]) && t.Kind < token.Punct && k+2 < s.Last && !r.isStop(k+1) && !r.isStop(k+2) {
		return true
	}
	for e := k; e < s.Last && e < k+40; e++ {
		if r.isStop(e) || r.lower(e) == ":" {
			return false
		}
		if r.lower(e) == "," && r.opensRelative(e+1) {
			if e = r.commaAfter(e+1, s.Last); e < 0 {
				return false
			}
			continue
		}
		// an object with a relative clause: "announced a deal that will open the market"
		if e > k && v.lemma != "say" && v.lemma != "tell" && (r.lower(e) == "that" || r.lower(e) == "which" || r.lower(e) == "who") {
			return false
		}
		// a name and a word that may be its verb: "Mahan flies fighters"
		if e > k && e < k+6 && r.isCapital(e-1) && !r.isCapital(e) && strings.HasSuffix(r.lower(e), "s") && r.lower(e) != "'s" && r.t.Tokens[e].Kind == token.Word && r.lower(e+1) != "to" && r.lower(e+1) != "of" {
			return true
		}
		if e > k+1 && r.agreeing(e) {
			return true
		}
		if e > k && r.verbal(e) || e == k && pronouns[r.lower(e)] && !r.isStop(e+1) && r.lower(e+1) != "," {
			return true
		}
	}
	return false
}

// agreeing reports whether token e looks like a verb in the third person by what follows it: "the
// deal fits into", "the law violates the treaty".
func (r *reader) agreeing(e int) bool {
	l, prev, next := r.lower(e), r.lower(e-1), r.lower(e+1)
	if e == 0 || r.isCapital(e) || len(l) < 4 || !strings.HasSuffix(l, "s") || strings.HasSuffix(l, "ss") || strings.HasSuffix(l, "us") || strings.HasSuffix(l, "is") {
		return false
	}
	if determiners[prev] || prepositions[prev] || auxiliaries[prev] || prev == "of" || prev == "and" || prev == "," || r.t.Tokens[e-1].Kind != token.Word {
		return false
	}
	return next == "into" || next == "the" || next == "a" || next == "an" || next == "its" || next == "not"
}

// verbal reports whether token i looks like a finite verb.
func (r *reader) verbal(i int) bool {
	t := &r.t.Tokens[i]
	if t.Kind != token.Word || t.Capital() {
		return false
	}
	if r.lower(i-1) == "-" || r.lower(i+1) == "-" {
		return false
	}
	if finite[t.Lower] || t.Lower == "'s" && r.nextIsPredicate(i+1) || t.Lower == "n't" || t.Lower == "'re" || t.Lower == "'ll" || t.Lower == "'ve" {
		return true
	}
	if strings.HasSuffix(t.Lower, "ed") && len(t.Lower) > 4 {
		return !determiners[r.lower(i-1)] && !r.isAttributive(i)
	}
	v, ok := verbs[t.Lower]
	return ok && (v.form == past || v.form == present && r.lower(i+1) == "that")
}

// isAttributive reports whether the participle at i stands before a noun: "seized property".
func (r *reader) isAttributive(i int) bool {
	return prepositions[r.lower(i-1)] || r.lower(i-1) == "of"
}

func (r *reader) nextIsPredicate(i int) bool {
	l := r.lower(i)
	return determiners[l] && l != "its" || l == "not" || l == "been" || l == "probably"
}

// feeling returns where the content of "voiced optimism that", "raised concerns about" begins.
func (r *reader) feeling(s token.Sentence, k int) int {
	for e := k; e < s.Last && e < k+5; e++ {
		if !sayings[r.lower(e)] {
			continue
		}
		if l := r.lower(e + 1); l == "that" || l == "about" || l == "over" {
			return e + 2
		}
	}
	return 0
}

// aim reports whether a goal follows: "its intention to", "a target of", or "of importing".
func (r *reader) aim(s token.Sentence, k int) bool {
	if r.lower(k) == "of" {
		return k+1 < s.Last && strings.HasSuffix(r.lower(k+1), "ing")
	}
	for e := k; e < s.Last && e < k+4; e++ {
		switch r.lower(e) {
		case "intention", "intentions", "target", "goal", "plan", "plans", "readiness", "desire":
			return true
		}
	}
	return false
}

// measured reports whether the object of a verb of counting holds a number or a goal.
func (r *reader) measured(s token.Sentence, k int, v inflected) bool {
	for e := k; e < s.Last && !r.isStop(e); e++ {
		if r.t.Tokens[e].Kind == token.Number && (v.lemma != "put" || r.putsAt(k, e)) {
			return true
		}
		if v.lemma == "expect" && r.lower(e) == "to" {
			return true
		}
	}
	return v.lemma == "deny" || v.lemma == "accuse"
}

func (r *reader) putsAt(k, number int) bool {
	for e := k; e < number; e++ {
		if r.lower(e) == "at" {
			return true
		}
	}
	return false
}

// progressive reports whether the gerund at i belongs to "is", "has been".
func (r *reader) progressive(i int) bool {
	for k := i - 1; k >= 0 && k > i-3; k-- {
		switch r.lower(k) {
		case "is", "are", "was", "were", "been", "'s", "'re":
			return true
		}
	}
	return false
}

// passive reports whether the participle at i has no speaker before it: "is reported", "was
// announced", "an estimated".
func (r *reader) passive(s token.Sentence, i int) bool {
	for k := i - 1; k >= s.First && k > i-4; k-- {
		l := r.lower(k)
		switch l {
		case "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "'re":
			return true
		}
		if determiners[l] && k == i-1 && l != "that" {
			return true
		}
		if !auxiliaries[l] && !strings.HasSuffix(l, "ly") {
			return false
		}
	}
	return false
}
