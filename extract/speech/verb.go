package speech

import (
	"strings"

	"leeway/extract/token"
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
	begin, dateEnd := len(r.out), i
	defer func() { r.date(begin, r.saidOn(i+1, dateEnd)) }()
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
	dateEnd = k
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
	case r.lower(k) == "," && r.lower(k+1) == "that" && v.takes('t'):
		r.add(names, cue, v.lemma, via, isStance, r.clause(s, k+2)...)
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

// date puts the day on which something was said on the relations from index begin on.
func (r *reader) date(begin int, day string) {
	if day == "" {
		return
	}
	for n := begin; n < len(r.out); n++ {
		for k := range r.out[n].Attributions {
			r.out[n].Attributions[k].Date = day
		}
	}
}

// intends adds what a source wants or promises to do: a stance that says nothing of who reports it.
func (r *reader) intends(s token.Sentence, k int, cue Span, v inflected, names []name) {
	at := len(r.out)
	r.add(names, cue, v.lemma, "", true, r.clause(s, k)...)
	for ; at < len(r.out); at++ {
		r.out[at].will = true
	}
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
