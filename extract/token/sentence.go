package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations do not end a sentence when a dot follows them, whatever comes next.
var abbreviations = set(`mr mrs ms dr prof gen col lt sgt capt maj adm gov sen rep st mt ft hon rev fr
	no nos art arts sec fig vol pp ed eds vs cf e.g i.e approx ca est dept univ assn inc ltd co corp
	jan feb mar apr jun jul aug sept sep oct nov dec messrs pres amb al`)

// maybeFinal abbreviations end a sentence when a capitalised function word follows.
var maybeFinal = set(`u.s. u.k. u.n. e.u. u.a.e. d.c. a.m. p.m. inc ltd co corp etc`)

// openers are words that, capitalised, begin sentences far more often than names.
var openers = set(`the a an this that these those it its he she they we i you his her their our my in on at by
	for from with as but and or so if when while although though since after before during under over among
	between despite because however meanwhile moreover furthermore yet still both all some many most more
	there here what who which how why where another other such according not no`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// sentences cuts the tokens from first on, which are one paragraph.
func (t *Text) sentences(first, paragraph int) {
	last, begin, depth := len(t.Tokens), first, 0
	for i := first; i < last; i++ {
		switch t.Tokens[i].Text {
		case "(", "[":
			depth++
		case ")", "]":
			depth = max(0, depth-1)
		}
		end := t.boundary(i, last, depth)
		if end == 0 && i-begin >= longest && t.Tokens[i].Kind != Word || i-begin >= 2*longest {
			end = i + 1 // no sentence is that long: a table, or a text without stops
		}
		if end == 0 {
			continue
		}
		t.add(begin, end, paragraph)
		begin, i, depth = end, end-1, 0
	}
	if begin < last {
		t.add(begin, last, paragraph)
	}
}

// longest is the number of tokens after which a sentence ends at the next stop of any kind,
// and at twice that number wherever it is, so that what a sentence costs is bounded.
const longest = 250

func (t *Text) add(first, last, paragraph int) {
	s := Sentence{Start: t.Tokens[first].Start, End: t.Tokens[last-1].End, First: first, Last: last, Paragraph: paragraph}
	s.Heading = !strings.ContainsAny(t.Tokens[last-1].Text, `.!?:;,"”'’)`) && last-first <= 25
	t.Sentences = append(t.Sentences, s)
}

// boundary returns the token after the sentence that token i ends, 0 where it ends none.
func (t *Text) boundary(i, last, depth int) int {
	tok := t.Tokens[i]
	abbreviated := tok.Kind == Word && strings.HasSuffix(tok.Text, ".")
	if !abbreviated && tok.Text != "." && tok.Text != "!" && tok.Text != "?" && tok.Text != "…" {
		return 0
	}
	next := i + 1
	for next < last && !t.Tokens[next].Spaced && isCloser(t.Tokens[next].Text) {
		next++
	}
	// a reference mark directly after the stop: "law.[2]"
	for next+2 < last && !t.Tokens[next].Spaced && t.Tokens[next].Text == "[" && t.Tokens[next+2].Text == "]" {
		next += 3
	}
	if next >= last {
		return next
	}
	if !t.Tokens[next].Spaced && !(tok.Text == "." && i > 0 && t.Tokens[i-1].Kind == Word && t.Tokens[next].Capital() && len(t.Tokens[next].Text) > 1 && len(t.Tokens[i-1].Text) > 2) {
		return 0
	}
	follower := t.Tokens[next]
	for j := next; j < min(last, next+40) && (isOpener(follower.Text) || follower.Kind == Punct && !isCloser(follower.Text)); j++ {
		follower = t.Tokens[j]
	}
	r, _ := utf8.DecodeRuneInString(follower.Text)
	if unicode.IsLower(r) {
		return 0
	}
	if abbreviated {
		if !maybeFinal[tok.Lower] && len(tok.Text) <= 4 || follower.Kind != Word || !openers[follower.Lower] {
			return 0
		}
		return next
	}
	if tok.Text == "." && i > 0 && !tok.Spaced && next == i+1 {
		prev := t.Tokens[i-1]
		single := utf8.RuneCountInString(prev.Text) == 1 && prev.Capital()
		switch {
		case single && follower.Kind == Word && !openers[follower.Lower]:
			return 0 // an initial: "J. Smith"
		case abbreviations[prev.Lower] && (!maybeFinal[prev.Lower] || !openers[follower.Lower]) && (prev.Capital() || follower.Kind != Word || len(prev.Text) <= 3 && prev.Lower != "no"):
			if prev.Lower == "no" && follower.Kind != Number {
				return next
			}
			return 0
		}
	}
	if depth > 0 && t.closes(i, last) {
		return 0 // inside brackets that close later in the paragraph
	}
	return next
}

// closes reports whether a bracket closes within the next forty tokens.
func (t *Text) closes(i, last int) bool {
	for j := i + 1; j < min(last, i+40); j++ {
		if s := t.Tokens[j].Text; s == ")" || s == "]" {
			return true
		}
	}
	return false
}

func isCloser(s string) bool {
	switch s {
	case `"`, "”", "’", "'", ")", "]", "»":
		return true
	}
	return false
}

func isOpener(s string) bool {
	switch s {
	case `"`, "“", "‘", "'", "(", "[", "«", "-", "–", "—", "•", "*":
		return true
	}
	return false
}
