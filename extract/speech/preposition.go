package speech

import (
	"sort"
	"strings"

	"leeway/extract/token"
)

var (
	accordingTo = inflected{&verb{lemma: "according to", class: report, frames: "p"}, base}
	citedBy     = inflected{&verb{lemma: "cite", class: report, frames: "p"}, base}
)

// accordingTo reads "according to X".
func (r *reader) accordingTo(s token.Sentence, i int) {
	if r.lower(i+1) != "to" {
		return
	}
	first := i + 2
	last := r.phraseEnd(s, first)
	if by := r.citedByOutlet(first, last); by > first {
		names, outlet := r.names(first, by), r.names(by+2, last)
		if len(names) > 0 && len(outlet) > 0 {
			n := len(r.out)
			r.setApart(s, i, first, last, r.span(i, i+2), accordingTo)
			for ; n < len(r.out); n++ {
				r.out[n].Attributions[0].Via = outlet[0].text
			}
			return
		}
	}
	r.setApart(s, i, first, last, r.span(i, i+2), accordingTo)
}

// citedByOutlet returns where "cited by" stands in [first, last), 0 where it does not.
func (r *reader) citedByOutlet(first, last int) int {
	for k := first + 1; k+2 < last; k++ {
		if l := r.lower(k); (l == "cited" || l == "quoted") && r.lower(k+1) == "by" {
			return k
		}
	}
	return 0
}

// setApart adds what stands around a prepositional cue [cue, last) that names [first, last).
func (r *reader) setApart(s token.Sentence, cue, first, last int, words Span, v inflected) {
	r.around(s, cue, first, last, last, words, v)
}

// around adds what stands around a cue [cue, end) that names [first, last).
func (r *reader) around(s token.Sentence, cue, first, last, end int, words Span, v inflected) {
	names := r.names(first, last)
	last = end
	if len(names) == 0 {
		return
	}
	if cue > s.First && r.lower(cue-1) == "," || last >= s.Last || r.isStop(last) || cue > s.First {
		if last < s.Last && r.t.Tokens[last].Text == ";" {
			r.ellipsis(s, cue, last, names, words, v)
			return
		}
		r.parenthesis(s, cue, last, names, words, v, "")
		return
	}
	k := last
	if k < s.Last && r.lower(k) == "," {
		k++
	}
	r.add(names, words, v.lemma, "", false, r.onwards(s, k))
}

// ellipsis adds the clause before "according to X;" and what follows the semicolon where that
// leans on it: "Algeria's shrank", "about half of it".
func (r *reader) ellipsis(s token.Sentence, cue, last int, names []name, words Span, v inflected) {
	after := Span{}
	k := last + 1
	leans := k+2 < s.Last && r.lower(k+1) == "'s"
	for e := k; e < s.Last && e < k+8; e++ {
		if r.lower(e) == "of" && (r.lower(e+1) == "it" || r.lower(e+1) == "them" || r.lower(e+1) == "that" || r.lower(e+1) == "this") {
			leans = true
		}
	}
	if leans {
		after = r.onwards(s, k)
	}
	r.add(names, words, v.lemma, "", false, r.before(s, cue), after)
}

// phraseEnd returns where the noun phrase at first ends: at a comma that opens no apposition, a
// stop, a verb.
func (r *reader) phraseEnd(s token.Sentence, first int) int {
	for k := first; k < s.Last; k++ {
		l := r.lower(k)
		if r.isStop(k) || l == ":" || r.isOpenQuote(k) || l == "–" || l == "—" {
			return k
		}
		if l == "," && r.t.Tokens[min(k+1, s.Last-1)].Kind == token.Number && r.t.Tokens[k-1].Kind == token.Number {
			continue // "a March 14, 2019 release"
		}
		if l == "," {
			if end := r.apposition(s, first, k); end > k {
				return end
			}
			return k
		}
		if l == "while" || l == "whereas" || l == "but" {
			return k
		}
		if k > first && relatives[l] && l != "that" {
			return k
		}
	}
	return s.Last
}

// apposition returns the end of the apposition behind the comma at k, 0 where none follows:
// "the minister, Mary Brown," and "Mary Brown, an economist,".
func (r *reader) apposition(s token.Sentence, first, k int) int {
	next := k + 1
	for e := next; e < s.Last && e < next+12; e++ {
		l := r.lower(e)
		if l == "," || r.isStop(e) {
			role := false
			for j := next; j < e; j++ {
				role = role || titles[r.lower(j)] || personNouns[r.lower(j)]
			}
			titled := false
			for j := first; j < k; j++ {
				titled = titled || titles[r.lower(j)] || personNouns[r.lower(j)]
			}
			// a date closes no apposition: "a March 14, 2019 release,"
			if role && !titled && (determiners[r.lower(next)] || !r.isCapital(next)) || titled && e-next <= 5 && r.allName(next, e) {
				return e
			}
			if r.t.Tokens[next].Kind == token.Number {
				return 0
			}
			return 0
		}
		if r.t.Tokens[next].Kind == token.Number && e-next > 6 {
			return 0
		}
		if r.verbal(e) {
			return 0
		}
	}
	return 0
}

// citing reads "citing X" and "quoting X", which make the writer the outlet, and
// "Y quoted X as saying that".
func (r *reader) citing(s token.Sentence, i, begin int) {
	form := r.lower(i)
	first := i + 1
	switch form {
	case "quoted", "quotes":
		r.quotedAs(s, i)
		return
	case "cited", "cites":
		r.cites(s, i)
		return
	}
	if i == s.First || first >= s.Last || s.Heading {
		return
	}
	if r.lower(first) == "the" && r.lower(first+1) == "same" {
		// "citing the same source": whoever was cited last
		if len(r.out) > begin && len(r.history) > 1 {
			r.sameSource(s, begin)
		}
		return
	}
	last := r.citedEnd(s, first)
	names := r.names(first, last)
	for k := first; k < last; k++ {
		if r.lower(k) == "as" {
			return // "citing Chile as an example"
		}
	}
	if len(names) == 0 || !r.isSource(first, last, names[0]) {
		r.reason(s, i)
		return
	}
	if k := len(r.out) - 1; k >= begin {
		r.cite(&r.out[k], names)
		return
	}
	// "According to Y, quoting X, …" was read by its own cue; "Y, citing X, said" comes later
}

// whoIsCited puts the cited source first in "Reuters, citing two officials, reported".
func (r *reader) whoIsCited(first, last int, writer []name) []name {
	for k := first + 1; k < last-1; k++ {
		if l := r.lower(k); l != "citing" && l != "quoting" {
			continue
		}
		cited := r.names(k+1, last)
		if len(cited) == 0 || !r.isSource(k+1, last, cited[0]) {
			return writer
		}
		for n := range cited {
			cited[n].via = writer[0].text
		}
		return cited
	}
	return writer
}

// reason reads "Gazprom cut its deliveries, citing a debt of $5 billion": the subject of the
// clause says what is cited.
func (r *reader) reason(s token.Sentence, i int) {
	if r.lower(i-1) != "," {
		return
	}
	a, b := r.clauseSubject(s, i)
	if b > a && r.lower(b) == "," {
		return
	}
	if names := r.names(a, b); b > a && len(names) > 0 && r.canSpeak(a, b, names[0]) {
		r.add(names, r.span(i, i+1), "cite", "", false, r.clause(s, i+1)...)
	}
}

// cites reads "He cited concerns about debt".
func (r *reader) cites(s token.Sentence, i int) {
	if r.lower(i+1) == "by" || r.lower(i+1) == "as" || r.passive(s, i) {
		return
	}
	a, b, _ := r.subject(s, i)
	if last := r.phraseEnd(s, i+1); b > a && a > s.First && r.lower(a-1) == "," && (last >= s.Last || r.isStop(last)) {
		// "…, Kazinform cites the ministry"
		cited, writer := r.names(i+1, last), r.names(a, b)
		if len(cited) > 0 && len(writer) > 0 && r.isSource(i+1, last, cited[0]) {
			cited[0].via = writer[0].text
			r.parenthesis(s, a-1, last, cited[:1], r.span(i, i+1), citedBy, "")
			return
		}
	}
	if names := r.names(a, b); b > a && len(names) > 0 && (names[0].person || names[0].pronoun) {
		r.add(names, r.span(i, i+1), "cite", "", false, r.clause(s, i+1)...)
	}
}

// cite makes names the sources of rel and its own source their outlet.
func (r *reader) cite(rel *Relation, names []name) {
	if len(rel.Attributions) == 0 {
		return
	}
	writer := rel.Attributions[0].Source
	n := names[0]
	if source := r.resolve(n); source != "" && source != writer {
		rel.Attributions[0].Source, rel.Attributions[0].Via = source, writer
		rel.Source, rel.Speaker = n.span, n.speaker
	}
}

// sameSource makes the last body that spoke before the sentence the source of its report.
func (r *reader) sameSource(s token.Sentence, begin int) {
	rel := &r.out[len(r.out)-1]
	for k := begin - 1; k >= 0; k-- {
		if a := r.out[k].Attributions; len(a) > 0 && len(rel.Attributions) > 0 && a[0].Source != rel.Attributions[0].Source && a[0].Source != "regulator" {
			rel.Attributions[0].Via = rel.Attributions[0].Source
			rel.Attributions[0].Source = a[0].Source
			return
		}
	}
}

// citedEnd returns the end of what is cited: the first of several names.
func (r *reader) citedEnd(s token.Sentence, first int) int {
	last := r.phraseEnd(s, first)
	for k := first + 1; k < last; k++ {
		if r.lower(k) == "and" && r.isCapital(k-1) {
			return k
		}
	}
	return last
}

// isSource reports whether what is cited can speak: "citing security" names no source.
func (r *reader) isSource(first, last int, n name) bool {
	if n.person || n.pronoun {
		return true
	}
	for k := first; k <= r.headOf(first, last); k++ {
		l := r.lower(k)
		if bodies[l] || personNouns[l] || outlets[l] || l == "source" || l == "sources" || l == "people" || outletHeads[l] && r.isCapital(k) {
			return true
		}
		if m, ok := r.actorAt(k); ok && !m.Adjective {
			return true
		}
	}
	return isUpper(n.text) && !strings.Contains(n.text, " ")
}

// quotedAs reads "Y quoted X as saying that …".
func (r *reader) quotedAs(s token.Sentence, i int) {
	for k := i + 1; k < s.Last && k < i+24; k++ {
		if r.isStop(k) {
			return
		}
		if r.lower(k) != "as" || r.lower(k+1) != "saying" && r.lower(k+1) != "telling" {
			continue
		}
		first := i + 1
		names := r.names(first, k)
		if len(names) == 0 {
			return
		}
		if a, b, _ := r.subject(s, i); b > a {
			if outlet := r.names(a, b); len(outlet) == 1 && !outlet[0].pronoun {
				names[0].via = outlet[0].text
			}
		}
		cue := r.span(i, i+1)
		v := inflected{&verb{lemma: "quote", class: report, frames: "tcp"}, past}
		j, that, _ := r.afterAdjuncts(s, k+2, v)
		if j < s.Last && !r.isStop(j) && (that || r.lower(j) != ",") {
			r.add(names, cue, "quote", "", false, r.clause(s, j)...)
			return
		}
		start, _, _ := r.subject(s, i)
		r.parenthesis(s, r.parenStart(s, start), j, names, cue, v, "")
		return
	}
}

// byCount reads "by X's own reckoning", "by the World Bank's estimate", "in X's view", "in the
// words of X", "per X", "on X's figures".
func (r *reader) byCount(s token.Sentence, i int) {
	if i > s.First && r.lower(i-1) != "," && !((openers[r.lower(i-1)] || reckoned[r.lower(i-1)]) && i-1 == s.First) && !r.closing(s, i) {
		return
	}
	if r.lower(i) == "per" {
		if i > s.First && (r.isCapital(i+1) || determiners[r.lower(i+1)] && bodies[r.lower(r.phraseEnd(s, i+1)-1)]) {
			r.setApart(s, i, i+1, r.phraseEnd(s, i+1), r.span(i, i+1), accordingTo)
		}
		return
	}
	for k := i + 1; k < s.Last && k < i+12; k++ {
		l := r.lower(k)
		if l == "," || r.isStop(k) || r.verbal(k) && l != "'s" {
			return
		}
		if !opinions[l] {
			continue
		}
		if oblique[r.lower(i+1)] != "" && k == i+2 {
			r.around(s, i, i+1, i+2, k+1, r.span(k, k+1), accordingTo)
			return
		}
		if l := r.lower(k + 1); l == "of" || l == "from" || l == "by" {
			last := r.phraseEnd(s, k+2)
			if r.lower(i+1) == "the" && opinions[r.lower(k)] {
				r.setApart(s, i, k+2, last, r.span(i, k+2), accordingTo)
			}
			return
		}
		for p := i + 1; p < k; p++ {
			if r.lower(p) == "'s" || r.t.Tokens[p].Text == "'" || r.t.Tokens[p].Text == "’" {
				r.around(s, i, i+1, p, k+1, r.span(p+1, k+1), accordingTo)
				return
			}
		}
		if l := r.lower(k); (l == "data" || strings.HasSuffix(l, "s")) && (r.isCapital(k-1) || generic[r.lower(k-1)] || bodies[r.lower(k-1)] || strings.Contains(r.t.Tokens[k-1].Text, ".")) {
			r.setApart(s, i, i+1, k+1, r.span(i, i+1), accordingTo)
		}
		return
	}
}

// reckoned open a sentence that names whose figures it uses: "Going by Kyrgyz statistics, …".
var reckoned = set(`going judging measured judged reckoned`)

// closing reports whether whose figures they are closes the clause without a comma: "reached $16 billion in 2023 on Chinese
// figures".
func (r *reader) closing(s token.Sentence, i int) bool {
	if l := r.lower(i); l != "by" && l != "on" || r.verbal(i-1) {
		return false
	}
	for k := i + 1; k < s.Last && k < i+6; k++ {
		if !figureNouns[r.lower(k)] {
			continue
		}
		if k+1 < s.Last && !r.isStop(k+1) && r.lower(k+1) != "," || k == i+1 {
			return false
		}
		return (r.isCapital(i+1) || r.lower(i+1) == "the" && r.isCapital(i+2)) && r.afterFigure(s, i)
	}
	return false
}

// figureNouns are what a body's figures are called.
var figureNouns = set(`figures data statistics reckoning count tally estimate estimates calculation calculations`)

// opinions are the nouns of "by X's count" and "in the view of X".
var opinions = set(`count reckoning estimate estimates calculation calculations figures data statistics view words opinion account
	assessment telling tally eyes judgement judgment projections forecast`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// byAgent reads "as reported by X" and ", quoted by X".
func (r *reader) byAgent(s token.Sentence, i int) {
	if r.pointsBack(s, i) {
		return
	}
	cue := i
	if r.lower(i-1) == "as" {
		cue = i - 1
	}
	if cue == s.First || r.lower(cue-1) != "," && cue == i {
		return
	}
	r.setApart(s, cue, i+2, r.phraseEnd(s, i+2), r.span(i, i+2), accordingTo)
}

// pointsBack reads "This was announced by X", which gives the sentence before to X.
func (r *reader) pointsBack(s token.Sentence, i int) bool {
	if l := r.lower(s.First); l != "this" && l != "that" && l != "it" || !r.passive(s, i) || i-s.First > 4 {
		return false
	}
	n := sort.Search(len(r.t.Sentences), func(n int) bool { return r.t.Sentences[n].First >= s.First })
	if n == 0 || r.t.Sentences[n-1].Paragraph != s.Paragraph {
		return false
	}
	before := r.t.Sentences[n-1]
	last := r.phraseEnd(s, i+2)
	for k := i + 3; k < last; k++ {
		if prepositions[r.lower(k)] {
			last = k
		}
	}
	first := r.afterDateline(before, before.First)
	r.add(r.names(i+2, last), r.span(i, i+2), r.lower(i), "", false, r.main(r.span(first, before.Last))...)
	return true
}
