package speech

import (
	"leeway"
	"leeway/actor"
	"strings"

	"leeway/extract/token"
)

// subject returns the noun phrase that is the subject of the verb at i; shared where the verb
// shares it with a verb before ("has not applied and says").
func (r *reader) subject(s token.Sentence, i int) (first, last int, shared bool) {
	last = i
	for last > s.First && (auxiliaries[r.lower(last-1)] || strings.HasSuffix(r.lower(last-1), "ly") && !r.isCapital(last-1)) {
		last--
	}
	if last == s.First {
		return 0, 0, false
	}
	switch r.lower(last - 1) {
	case "and", "but", "or":
		first, last = r.clauseSubject(s, last-1)
		return first, last, true
	}
	first = r.regionStart(s, last)
	if r.lower(first) == "as" && first+1 < last {
		first++ // "As the bank noted, …"
	}
	first, last = r.nearestPhrase(first, last)
	a, b := r.trim(first, last)
	return a, b, false
}

// nearestPhrase cuts a region down to the subject before a verb. Where a comma stands before the
// verb, an apposition or a relative clause closes there and its head comes before; otherwise the
// subject begins after the last comma, unless that stands in a list.
func (r *reader) nearestPhrase(first, last int) (int, int) {
	closed := last > first && r.lower(last-1) == ","
	for last > first && r.lower(last-1) == "," {
		last--
	}
	c := r.chunkStart(first, last)
	if !closed && c > first && r.isRole(c) {
		prev := r.chunkStart(first, c-1)
		if adjuncts[r.lower(prev)] && prev+1 < c-1 {
			prev++ // "As Mary Brown, the mayor said"
		}
		if c-1-prev >= 2 && r.allName(prev, c-1) {
			return prev, last
		}
	}
	if !closed {
		for c > first && r.listed(c, last) {
			prev := r.chunkStart(first, c-1)
			if adjuncts[r.lower(prev)] || r.anyVerbal(prev, c-1) || r.lower(prev) == "or" {
				break
			}
			c = prev
			if determiners[r.lower(c)] {
				break
			}
		}
		return r.afterClause(c, last), last
	}
	if c == first {
		return r.afterClause(c, last), last
	}
	l := r.lower(c)
	prev := r.chunkStart(first, c-1)
	switch {
	case last-c == 1 && openers[l], adjuncts[l] && l != "then":
		return r.nearestPhrase(first, c-1)
	case r.allName(c, last):
		for k := prev; k < c-1; k++ {
			if w := r.lower(k); titles[w] || personNouns[w] || w == "counterpart" {
				return r.afterClause(prev, c-1), last
			}
		}
		return c, last
	}
	if prev > first && (relatives[l] || r.isRole(c)) && (determiners[r.lower(prev)] || r.isRole(prev)) {
		// "Mary Brown, the minister, who was in Lima, said"
		if name := r.chunkStart(first, prev-1); prev-1-name >= 1 && r.allName(name, prev-1) {
			return name, last
		}
	}
	return r.afterClause(prev, c-1), last
}

// isRole reports whether a phrase begins with a role: "director of", "the mayor".
func (r *reader) isRole(k int) bool {
	for n := 0; n < 3; n, k = n+1, k+1 {
		l := r.lower(k)
		if (titles[l] || personNouns[l]) && (!r.isCapital(k) || isUpper(r.t.Tokens[k].Text)) {
			return true
		}
		if !determiners[l] && l != "local" && l != "deputy" && l != "former" {
			return false
		}
	}
	return false
}

// relativeHead returns the name that "who" at k stands for: the capitalised words before its comma.
func (r *reader) relativeHead(s token.Sentence, k int) (int, int) {
	last := k
	for last > s.First && r.lower(last-1) == "," {
		last--
	}
	first := last
	for first > s.First && (r.isCapital(first-1) || r.lower(first-1) == "-" || first < last && particles[r.lower(first-1)]) {
		first--
	}
	return first, last
}

// listed reports whether the chunk [c, last) ends a list: "defence, intelligence and
// diplomatic officials".
func (r *reader) listed(c, last int) bool {
	for k := c; k < last; k++ {
		if l := r.lower(k); l == "and" || l == "or" {
			return k == c || !r.anyVerbal(c, k)
		}
	}
	return false
}

func (r *reader) anyVerbal(first, last int) bool {
	for k := first; k < last; k++ {
		if r.verbal(k) {
			return true
		}
	}
	return false
}

// chunkStart returns where the chunk that ends at last begins: after a comma, or first.
func (r *reader) chunkStart(first, last int) int {
	for k := last - 1; k >= first; k-- {
		if r.lower(k) == "," {
			return k + 1
		}
	}
	return first
}

// regionStart goes back from last to where the clause of a verb begins: after a stop, a colon, a
// quotation, "that", a conjunction behind a comma.
func (r *reader) regionStart(s token.Sentence, last int) int {
	depth := 0
	for k := last - 1; k >= s.First; k-- {
		t := &r.t.Tokens[k]
		switch t.Text {
		case ")":
			depth++
			continue
		case "(":
			if depth == 0 {
				return k + 1
			}
			depth--
			continue
		}
		if depth > 0 {
			continue
		}
		if r.isStop(k) || t.Text == ":" || r.isCloseQuote(k) || r.isOpenQuote(k) || t.Text == "—" || t.Text == "–" && t.Spaced && k > s.First+1 {
			return k + 1
		}
		switch t.Lower {
		case "that", "what", "whereby", "because", "whereas":
			return k + 1
		case "and", "but", "while", "though", "although", "as", "where", "if", "since", "yet", "so", "or":
			if k > s.First && r.lower(k-1) == "," && r.afterVerb(s, k) {
				return k + 1
			}
		}
	}
	return s.First
}

// afterVerb reports whether a finite verb stands in the sentence before k.
func (r *reader) afterVerb(s token.Sentence, k int) bool {
	for ; k > s.First; k-- {
		if r.verbal(k) {
			return true
		}
	}
	return false
}

// afterClause cuts a clause that precedes the subject in [first, last): "The broadcasts began
// on August 10 and South Korea".
func (r *reader) afterClause(first, last int) int {
	for k := last - 1; k > first; k-- {
		switch r.lower(k) {
		case "and", "but", "while":
			for j := k - 1; j > first; j-- {
				if r.verbal(j) && !r.inRelative(first, j) {
					return k + 1
				}
			}
			return first
		}
	}
	return r.afterReport(r.afterSubordinator(first, last), last)
}

// afterSubordinator cuts "a year after" and "when" before a subject: "a year after the juntas announced".
func (r *reader) afterSubordinator(first, last int) int {
	for k := last - 2; k > first; k-- {
		switch l := r.lower(k); l {
		case "when", "because", "if", "whether", "why", "how", "unless":
			return k + 1
		case "after", "before", "since":
			if measures[r.lower(k-1)] || times[r.lower(k-1)] {
				return k + 1
			}
		}
	}
	return first
}

// afterReport cuts a report around the subject: "Reuters reported on Monday a source said".
func (r *reader) afterReport(first, last int) int {
	for k := last - 2; k > first; k-- {
		v, ok := verbs[r.lower(k)]
		if !ok || v.form == base || v.form == gerund || !v.takes('c') || r.isCapital(k) || nounLike[v.lemma] && v.form != past || published[r.lower(k)] || r.inRelative(first, k) {
			continue
		}
		k++
		if prepositions[r.lower(k)] && (days[r.lower(k+1)] || months[r.lower(k+1)]) {
			k += 2
		}
		return min(k, last)
	}
	return first
}

// inRelative reports whether token j of a phrase that begins at first stands in a relative
// clause: "X, who heads Y,".
func (r *reader) inRelative(first, j int) bool {
	for k := j; k >= first; k-- {
		switch r.lower(k) {
		case "who", "which", "whose", "that", "whom", "where":
			return true
		}
	}
	return adjuncts[r.lower(first)]
}

// clauseSubject returns the subject of the clause that ends before i: the noun phrase before its
// first verb.
func (r *reader) clauseSubject(s token.Sentence, i int) (int, int) {
	a := r.regionStart(s, i)
	for a < i && (openers[r.lower(a)] || r.t.Tokens[a].Kind > token.Number) {
		a++
	}
	if adjuncts[r.lower(a)] {
		for k := a + 1; k < i; k++ {
			if r.verbal(k) {
				if x, y := r.trim(r.nearestPhrase(a, k)); y > x {
					return x, y
				}
				break
			}
		}
		if k := r.commaAfter(a, i); k > 0 {
			a = k + 1
		}
	}
	for k := a + 1; k < i; k++ {
		l := r.lower(k)
		if l == "," || r.verbal(k) || verbForm(l) && !determiners[r.lower(k-1)] && !r.isCapital(k) {
			return a, k
		}
	}
	return 0, 0
}

func verbForm(l string) bool {
	v, ok := verbs[l]
	return ok && v.form != base
}

// agrees reports whether the word at i can be a verb with the subject [first, last).
func (r *reader) agrees(first, last, i int, v inflected) bool {
	head := r.t.Tokens[r.headOf(first, last)]
	switch v.form {
	case base:
		if pronouns[head.Lower] {
			return head.Lower != "he" && head.Lower != "she" && head.Lower != "it" || auxiliaryBefore(r, i)
		}
		if auxiliaryBefore(r, i) {
			return true
		}
		for k := first; k < last; k++ {
			if r.lower(k) == "and" {
				return true
			}
		}
		return isPlural(head.Lower) || plurals[head.Lower]
	case present:
		if pronouns[head.Lower] {
			return head.Lower != "they" && head.Lower != "we" && head.Lower != "i"
		}
		next := r.lower(i + 1)
		if r.lower(i-1) == "'s" || determiners[r.lower(i-1)] || prepositions[r.lower(i-1)] {
			return false
		}
		if nounLike[v.lemma] && !r.standsAsVerb(first, i, v) {
			return false
		}
		// nouns of the same shape: "reports of", "member states", "estimates from"
		if next == "of" || next == "from" || next == "and" || prepositions[next] && !v.takes('p') && !v.takes('i') || r.verbalAfter(i) {
			return false
		}
		if isPlural(head.Lower) && !head.Capital() && head.Lower != "statistics" && head.Lower != "customs" {
			return false
		}
	}
	return true
}

func isPlural(l string) bool {
	return strings.HasSuffix(l, "s") && !strings.HasSuffix(l, "ss") && !strings.HasSuffix(l, "us") && !strings.HasSuffix(l, "is")
}

// headOf returns the head noun of the phrase [first, last): the word before its first
// preposition or comma.
func (r *reader) headOf(first, last int) int {
	for k := first + 1; k < last; k++ {
		if l := r.lower(k); (prepositions[l] || l == "of" || l == "for" || l == "," || l == "(" || relatives[l] || published[l] && r.lower(k-1) != "-") && !r.isCapital(k) {
			return k - 1
		}
	}
	return last - 1
}

// standsAsVerb tells "the ministry states that" from "the member states".
func (r *reader) standsAsVerb(first, i int, v inflected) bool {
	switch next := r.lower(i + 1); next {
	case "that", ":":
		return true
	case "to":
		return v.takes('i')
	case ",", ".":
		if v.lemma == "report" && first > 0 && r.lower(first-1) == "," {
			return true
		}
	case "a", "the", "an", "it", "its", "there", "no":
	default:
		if v.lemma == "report" && r.isOutlet(first, i) {
			return true
		}
		if r.t.Tokens[min(i+1, len(r.t.Tokens)-1)].Kind == token.Word && !r.isCapital(i+1) && !determiners[next] {
			return false
		}
	}
	l := r.lower(i - 1)
	return r.isCapital(i-1) || bodies[l] || personNouns[l] || pronouns[l] || l == ")"
}

// verbalAfter reports whether the word after i is a verb, so that i is a noun.
func (r *reader) verbalAfter(i int) bool {
	return i+1 < len(r.t.Tokens) && (finite[r.lower(i+1)] && r.lower(i+1) != "had")
}

func auxiliaryBefore(r *reader, i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		switch r.lower(k) {
		case "does", "do", "did", "will", "would", "may", "might", "can", "could", "must", "should":
			return true
		}
	}
	return false
}

// isDataOrBody reports whether a source is data or a body that publishes them.
func (r *reader) isDataOrBody(first, last int, n name) bool {
	for k := first; k < last; k++ {
		l := r.lower(k)
		if l == "," || relatives[l] {
			break
		}
		if dataNouns[l] || bodies[l] || personNouns[l] || outlets[l] {
			return true
		}
		if m, ok := r.actorAt(k); ok && (m.Role == actor.Ministry || m.Role == actor.Outlet || m.Type == leeway.TypeOrganisation) && r.endsAt(m.Last, last) {
			return true
		}
	}
	return n.person || isUpper(n.text) && !strings.Contains(n.text, " ") || n.pronoun || r.isOutletName(n.text)
}

// endsAt reports whether nothing that would be the head of the phrase stands at token k: "the EU in Brussels", not "EU exports".
func (r *reader) endsAt(k, last int) bool {
	return k >= last || r.t.Tokens[k].Kind == token.Punct && r.lower(k) != "-" || prepositions[r.lower(k)] || relatives[r.lower(k)] || r.lower(k) == "and" || r.t.Tokens[k].Capital()
}

// canSpeak reports whether a noun phrase may say something: it ends in a noun that is no
// measure and holds no verb.
func (r *reader) canSpeak(first, last int, n name) bool {
	if n.text == "" || last-first > 40 {
		return false
	}
	if r.t.Tokens[first].Kind == token.Number && !(last-first >= 3 && !r.t.Tokens[first+1].Spaced && !r.t.Tokens[first+2].Spaced) { // 24.kg
		return false
	}
	head, _ := r.chunks(first, last)
	for k := head[0]; k < head[1]; k++ {
		if r.verbal(k) || r.agreeing(k) || r.lower(k) == "there" || r.lower(k) == "also" {
			return false
		}
	}
	switch r.lower(head[0]) {
	case "why", "how", "whether", "what", "when":
		return false
	}
	if n.pronoun || n.person {
		return true
	}
	l := r.lower(head[1] - 1)
	if months[l] || days[l] || times[l] || measures[l] || measures[r.lower(r.headOf(head[0], head[1]))] {
		return false
	}
	return !prepositions[l] && l != "of" && l != "not"
}
