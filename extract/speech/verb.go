package speech

import (
	"leeway/actor"
	"leeway/extract/token"
	"strings"
)

// verb reads the verb of saying at token i of sentence s; begin is the first relation of s.
func (r *reader) verb(s token.Sentence, i int, v inflected, begin int) {
	next := r.lower(i + 1)
	prev := r.lower(i - 1)
	if next == "by" && v.form == past {
		r.byAgent(s, i)
		return
	}
	if v.lemma == "add" && next == "to" || v.lemma == "point" && next != "out" {
		return
	}
	if next == "-" || prev == "-" || prev == "to" || prev == "of" || i > 0 && r.t.Tokens[i-1].Text == "$" {
		return
	}
	if v.form == past && r.passive(s, i) {
		return
	}
	if r.inverted(s, i, v) {
		return
	}
	if v.form == gerund && !r.progressive(i) {
		r.participle(s, i, v, begin)
		return
	}
	first, last, shared := r.subject(s, i)
	if last-first == 1 && (r.lower(first) == "who" || r.lower(first) == "which") {
		if first, last = r.relativeHead(s, first); r.isStop(i + 1) {
			return
		}
	}
	if last <= first {
		return
	}
	if !r.agrees(first, last, i, v) || v.class != stance && v.lemma != "deny" && r.negated(last, i) {
		return
	}
	names := r.names(first, last)
	if len(names) == 0 {
		return
	}
	names = r.whoIsCited(first, last, names)
	if v.takes('d') && !r.isDataOrBody(first, last, names[0]) {
		return
	}
	if !r.canSpeak(first, last, names[0]) {
		return
	}
	r.complement(s, i, v, names, first, shared)
}

// complement finds what the verb at i reports and adds the relation.
func (r *reader) complement(s token.Sentence, i int, v inflected, names []name, subject int, shared bool) {
	cue := r.span(i, i+1)
	isStance := v.class == stance
	j := i + 1
	if v.lemma == "point" {
		j++
	}
	for j < s.Last && (strings.HasSuffix(r.lower(j), "ly") && r.lower(j) != "only" || r.lower(j) == "also") {
		j++
	}
	via := ""
	if v.takes('a') || r.lower(j) == "to" && (v.lemma == "confirm" || v.lemma == "explain") {
		j, via = r.addressee(s, j)
	}
	if v.takes('i') && r.lower(j) == "to" && !r.isNounAfter(j) {
		r.intends(s, j, cue, v, names)
		return
	}
	k, that, place := r.afterAdjuncts(s, j, v)
	if via == "" {
		via = place
	}
	if via == "" {
		via = r.setting(s, subject, i)
	}
	if n := len(r.out); shared && via == "" && n > 0 && r.out[n-1].Cue.First >= s.First && len(r.out[n-1].Attributions) > 0 {
		via = r.out[n-1].Attributions[0].Via
	}
	apart := r.canStandApart(s, i, j, k, subject, v)
	if k >= s.Last || r.isStop(k) {
		if apart {
			r.parenthesis(s, r.parenStart(s, subject), k, names, cue, v, via)
		}
		return
	}
	switch {
	case that && v.takes('t') && (v.lemma != "agree" || k == j+1):
		r.add(names, cue, v.lemma, via, isStance, r.clause(s, k)...)
	case r.lower(k) == "," && k < j+1 && r.aside(s, k, subject) > k:
		r.add(names, cue, v.lemma, via, isStance, r.clause(s, r.aside(s, k, subject))...)
	case r.lower(k) == ",":
		if r.isOpenQuote(k + 1) {
			r.add(names, cue, v.lemma, via, isStance, r.clause(s, k+1)...)
		} else if apart {
			r.parenthesis(s, r.parenStart(s, subject), k, names, cue, v, via)
		}
	case r.lower(k) == ":" && !s.Heading:
		r.add(names, cue, v.lemma, via, isStance, r.clause(s, k+1)...)
	case r.isOpenQuote(k) && (v.takes('c') || v.takes('t')):
		r.add(names, cue, v.lemma, via, isStance, r.clause(s, k)...)
	case v.takes('f') && r.feeling(s, k) > k:
		r.add(names, cue, v.lemma, via, isStance, r.clause(s, r.feeling(s, k))...)
	case v.takes('w') && (r.lower(k) == "about" || r.lower(k) == "of"):
		r.add(names, cue, v.lemma, via, isStance, r.clause(s, k+1)...)
	case v.takes('o') && r.aim(s, k):
		r.add(names, cue, v.lemma, via, isStance, r.clause(s, subject)...)
	case v.takes('c') && !that && r.opensClause(s, k, v):
		r.add(names, cue, v.lemma, via, isStance, r.clause(s, k)...)
	case v.takes('n') && v.lemma != "set" && r.measured(s, k, v):
		rest := s
		a, b := r.gapped(s, k)
		if b > a {
			rest.Last = a - 1
		}
		r.add(names, cue, v.lemma, via, isStance, r.clause(rest, subject)...)
		if b > a {
			r.add(r.names(a, b), cue, v.lemma, via, isStance, r.clause(s, a)...)
		}
	}
}

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

// intends adds what a source wants or promises to do: a stance that says nothing of who reports it.
func (r *reader) intends(s token.Sentence, k int, cue Span, v inflected, names []name) {
	at := len(r.out)
	r.add(names, cue, v.lemma, "", true, r.clause(s, k)...)
	for ; at < len(r.out); at++ {
		r.out[at].will = true
	}
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

// canStandApart reports whether the verb at i, its adjuncts from j to k, can close or interrupt
// what it reports.
func (r *reader) canStandApart(s token.Sentence, i, j, k, subject int, v inflected) bool {
	if !v.takes('p') || k-i > 14 || r.lower(j) == "against" || r.lower(j) == "to" && !r.isNounAfter(j) {
		return false
	}
	start := r.parenStart(s, subject)
	for k := start; k < subject; k++ {
		if l := r.lower(k); !determiners[l] && !openers[l] && l != "as" && r.t.Tokens[k].Kind == token.Word {
			return start == s.First // "In May the bank said": an adjunct, or no parenthesis at all
		}
	}
	if !v.takes('t') && !v.takes('c') {
		return start > s.First && r.isCloseQuote(start-1)
	}
	return !r.subordinate(s, subject)
}

// isNounAfter reports whether "to" at j leads to whom something is said, not to a verb.
func (r *reader) isNounAfter(j int) bool {
	return determiners[r.lower(j+1)] || r.isCapital(j+1) || addressees[r.lower(j+1)] || outlets[r.lower(j+1)]
}

// subordinate reports whether all that stands before the subject is one subordinate clause, as in
// "When exports fell, the bank said nothing": such a clause is not what is said.
func (r *reader) subordinate(s token.Sentence, subject int) bool {
	first := r.afterDateline(s, s.First)
	switch r.lower(first) {
	case "after", "when", "while", "although", "though", "since", "before", "despite", "following", "asked":
		return r.commaAfter(first, subject+1) < 0 || r.commaAfter(r.commaAfter(first, subject+1), subject+1) < 0 && r.lower(subject-1) == ","
	}
	return false
}

// aside returns where the clause goes on behind a parenthesis that follows the verb: "said,
// however, that", "alleged, by way of example, exports"; 0 where there is none.
func (r *reader) aside(s token.Sentence, k, subject int) int {
	if r.parenStart(s, subject) > s.First && r.lower(r.parenStart(s, subject)-1) != "," || r.isOpenQuote(k+1) {
		return 0
	}
	if r.parenStart(s, subject) > s.First {
		return 0
	}
	for e := k + 2; e < s.Last && e < k+8; e++ {
		if r.lower(e) == "," {
			if r.lower(e+1) == "that" {
				e++
			}
			return e + 1
		}
		if r.verbal(e) {
			return 0
		}
	}
	return 0
}

// setting returns the outlet that the words before a verb name: "In a written response to Reuters,
// the ministry said", "analysts who spoke to the Daily Post said".
func (r *reader) setting(s token.Sentence, subject, i int) string {
	for k := s.First + 1; k < i-1; k++ {
		if l := r.lower(k); l != "to" && l != "with" && l != "by" {
			continue
		}
		if !occasions[r.lower(k-1)] {
			continue
		}
		a := k + 1
		for a < i && determiners[r.lower(a)] {
			a++
		}
		b := a
		for b < i && (r.isCapital(b) || r.lower(b) == "of" || outletNouns[r.lower(b)]) {
			b++
		}
		if b > a && r.isOutlet(a, b) {
			x, y := r.strip(a, b)
			return r.words(x, y)
		}
	}
	return ""
}

// addressee passes whom a verb of telling is told to and returns the outlet among them.
func (r *reader) addressee(s token.Sentence, j int) (int, string) {
	first := j
	for first < s.Last && determiners[r.lower(first)] && r.lower(first) != "that" {
		first++
	}
	k := first
	for k < s.Last {
		l := r.lower(k)
		if addressees[l] {
			k++
			break
		}
		if l == "that" || l == "," || l == "." || l == ":" || l == "last" || l == "this" || l == "earlier" || days[l] || prepositions[l] && l != "to" {
			break
		}
		if k > first && r.isCapital(k-1) && !r.isCapital(k) && r.t.Tokens[k].Kind == token.Word && l != "'s" && l != "of" && l != "and" && !outletHeads[l] && !outletNouns[l] && l != "conference" && l != "service" && !titles[l] {
			break
		}
		if k > first && determiners[l] && r.lower(k-1) != "of" {
			break
		}
		k++
	}
	if k > first && r.isOutlet(first, k) {
		a, b := r.strip(first, k)
		for b > a+1 && titles[r.lower(b-1)] && !r.isCapital(b-1) {
			b-- // "a Daily Post reporter"
		}
		return k, r.words(a, b)
	}
	return k, ""
}

// isOutlet reports whether [first, last) names who carries news.
func (r *reader) isOutlet(first, last int) bool {
	for k := first; k < last; k++ {
		l := r.lower(k)
		if addressees[l] || notOutlets[l] || personNouns[l] {
			return false
		}
	}
	for k := first; k < last; k++ {
		if m, ok := r.actorAt(k); ok && m.Role == actor.Outlet {
			return true
		}
		if l := r.lower(k); outlets[l] || (outletHeads[l] || outletNouns[l]) && (r.isCapital(k) || r.anyCapital(first, last)) {
			return true
		}
	}
	return last-first == 1 && isUpper(r.t.Tokens[first].Text)
}

// afterAdjuncts passes times and places after a verb ("said in May", "wrote in Foreign Affairs in
// 2023") and the word "that"; place is the outlet among them.
func (r *reader) afterAdjuncts(s token.Sentence, j int, v inflected) (k int, that bool, place string) {
	k = j
	for k < s.Last {
		l := r.lower(k)
		switch {
		case l == "that":
			return k + 1, true, place
		case l == "as" && r.lower(k+1) == "saying":
			k += 2
			continue
		case days[l], months[l], times[l] && k > j, l == "earlier", (l == "last" || l == "this" || l == "late") && r.isTime(k+1):
			k++
			continue
		case l == "about" && k > j:
			return k, false, place
		case prepositions[l] || l == "for":
			end := r.adjunct(s, k)
			if end == k {
				return k, false, place
			}
			if place == "" && (v.lemma == "write" || !r.isInstitute(k+1, end)) && (l == "in" || l == "for" || l == "to" || l == "on" || l == "via" || occasions[r.lower(k-1)]) && (r.isOutlet(k+1, end) || v.lemma == "write" && r.isPublication(k+1, end)) {
				a, b := k+1, end
				for a < b && !r.isCapital(a) {
					a++
				}
				place = r.words(r.strip(a, b))
			}
			k = end
			continue
		}
		return k, false, place
	}
	return k, false, place
}

// isPublication reports whether [first, last), where something was written, is a name and neither a
// time nor a place.
func (r *reader) isPublication(first, last int) bool {
	if first >= last || !r.isCapital(first) || months[r.lower(first)] || days[r.lower(first)] {
		return false
	}
	_, isActor := r.actorAt(first)
	return !isActor
}

// isInstitute reports whether [first, last) names a think-tank or a school: people write for one but
// only speak at it.
func (r *reader) isInstitute(first, last int) bool {
	for k := first; k < last; k++ {
		switch r.lower(k) {
		case "institute", "institution", "university", "center", "centre", "council", "foundation", "college":
			return true
		}
	}
	return false
}

// dateEnd returns where the date, or the year, that begins at e ends.
func (r *reader) dateEnd(s token.Sentence, e int) int {
	for e+1 < s.Last && (r.t.Tokens[e+1].Kind == token.Number || months[r.lower(e+1)]) {
		e++
	}
	return e + 1
}

func (r *reader) isTime(i int) bool {
	l := r.lower(i)
	return times[l] || months[l] || days[l] || l == "last" || l == "this"
}

// adjunct returns the end of the prepositional phrase at k: up to "that", a comma, a stop or the
// next preposition; where none of these comes soon, after a time.
func (r *reader) adjunct(s token.Sentence, k int) int {
	for e := k + 1; e < s.Last && e < k+14; e++ {
		l := r.lower(e)
		if l == "that" || r.isStop(e) || l == "," || l == ":" || r.isOpenQuote(e) || prepositions[l] && e > k+1 {
			return e
		}
		if (days[l] || months[l]) && r.lower(e+1) != "'s" {
			return r.dateEnd(s, e)
		}
		if e > k+1 && finite[l] {
			break
		}
	}
	for e := k + 1; e < s.Last && e < k+6; e++ {
		l := r.lower(e)
		if days[l] || months[l] || times[l] || r.t.Tokens[e].Kind == token.Number || l == "interview" || l == "statement" || l == "report" || l == "conference" || l == "speech" {
			return r.dateEnd(s, e)
		}
		if l == "," || r.isStop(e) {
			break
		}
	}
	return k
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
	if r.isCapital(e) || len(l) < 4 || !strings.HasSuffix(l, "s") || strings.HasSuffix(l, "ss") || strings.HasSuffix(l, "us") || strings.HasSuffix(l, "is") {
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

// inverted reads "said X" behind a quotation or a comma, and reports whether it was that.
func (r *reader) inverted(s token.Sentence, i int, v inflected) bool {
	if !v.takes('p') || v.lemma == "tell" || v.form == gerund || i == s.First {
		return false
	}
	if prev := r.t.Tokens[i-1].Text; prev != "," && !r.isCloseQuote(i-1) && prev != "—" && prev != "–" {
		return false
	}
	first := i + 1
	if first >= s.Last || !(determiners[r.lower(first)] || r.isCapital(first) || titles[r.lower(first)] || personNouns[r.lower(first)]) || r.lower(first) == "that" {
		return false
	}
	last := first
	commas := 0
	for last < s.Last {
		l := r.lower(last)
		if r.isStop(last) || r.isOpenQuote(last) || l == ":" || l == "and" && r.verbal(last+1) || adjunctAfterName(l) {
			break
		}
		if l == "," {
			if commas++; commas > 1 || !determiners[r.lower(last+1)] && !r.isCapital(last+1) && !titles[r.lower(last+1)] && r.lower(last+1) != "who" || last+1 >= s.Last {
				break
			}
		}
		if r.verbal(last) && commas == 0 {
			return false
		}
		last++
	}
	names := r.names(first, last)
	if len(names) == 0 || !r.canSpeak(first, last, names[0]) || v.lemma != "say" && v.lemma != "add" && !r.isCloseQuote(i-1) && !r.anyVerbal(s.First, i-1) {
		return false
	}
	_, _, place := r.afterAdjuncts(s, last, v)
	for last < s.Last && !r.isStop(last) && r.lower(last) != "," && !r.isOpenQuote(last) {
		if r.verbal(last) {
			return false
		}
		last++
	}
	start := i - 1
	if r.isCloseQuote(start) {
		start = i
	}
	r.parenthesis(s, start, last, names, r.span(i, i+1), v, place)
	return true
}

func adjunctAfterName(l string) bool {
	return l == "on" || l == "in" || l == "at" || l == "during" || l == "after" || l == "earlier" || l == "last"
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

// participle reads "…, saying that", "…, adding that": the speaker is the subject of the
// clause before it.
func (r *reader) participle(s token.Sentence, i int, v inflected, begin int) {
	prev := r.lower(i - 1)
	if !v.takes('t') || v.takes('n') && v.lemma != "announce" && v.lemma != "deny" {
		return
	}
	if prev != "," && !r.isCloseQuote(i-1) && !strings.HasSuffix(prev, "ly") && prev != "further" && prev != "and" && i > s.First {
		// "with officials saying"
		for k := i - 1; k >= s.First && k > i-8; k-- {
			if l := r.lower(k); l == "with" {
				if names := r.names(k+1, i); len(names) > 0 {
					r.complement(s, i, v, names, k+1, false)
				}
				return
			} else if l == "," || r.isStop(k) {
				return
			}
		}
		return
	}
	if len(r.out) > begin {
		last := r.out[len(r.out)-1]
		if last.Source.Last <= i {
			r.again(s, i, v, last)
			return
		}
	}
	first, last := r.clauseSubject(s, i)
	if last <= first {
		return
	}
	if names := r.names(first, last); len(names) > 0 && r.canSpeak(first, last, names[0]) {
		r.complement(s, i, v, names, first, true)
	}
}

// again lets the speaker of a relation say what the verb at i brings.
func (r *reader) again(s token.Sentence, i int, v inflected, rel Relation) {
	before := len(r.out)
	r.complement(s, i, v, []name{{span: rel.Source, text: "?", person: true}}, i, true)
	for k := before; k < len(r.out); k++ {
		r.history = r.history[:len(r.history)-1]
		r.out[k].Attributions = append(r.out[k].Attributions[:0], rel.Attributions...)
		r.out[k].Speaker = rel.Speaker
	}
}
