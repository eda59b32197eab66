package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"leeway"
	"leeway/extract/token"
)

// label is a speaker's name and colon at the beginning of a paragraph.
type label struct {
	first, colon int // tokens
	paragraph    int
	name         string
	span         Span
	speaker      string
}

// labels finds the speakers' labels of a transcript: "PRESIDENT BROWN: …", "Mary Brown: …". A
// label must hold a title, or capitals only, or come more than once; headings of lists do not.
func (r *reader) labels() []label {
	var found []label
	seen := map[string]int{}
	paragraph := -1
	for _, s := range r.t.Sentences {
		if s.Paragraph == paragraph {
			continue
		}
		paragraph = s.Paragraph
		if l, ok := r.label(s); ok {
			found = append(found, l)
			seen[l.name]++
		}
	}
	kept := found[:0]
	for _, l := range found {
		if l.paragraph > 0 && (r.isTitled(l) || seen[l.name] > 1 || r.knownPerson(l, found)) {
			l.name = ordinary(l.name)
			kept = append(kept, l)
		}
	}
	return kept
}

func (r *reader) label(s token.Sentence) (label, bool) {
	colon := -1
	for i := s.First; i < min(s.Last, s.First+16); i++ {
		if r.t.Tokens[i].Text == ":" {
			colon = i
			break
		}
		if r.t.Tokens[i].Kind == token.Number {
			return label{}, false
		}
	}
	if colon <= s.First || colon+1 >= s.Last {
		return label{}, false
	}
	if next := &r.t.Tokens[colon+1]; next.Kind == token.Word && !next.Capital() {
		return label{}, false // "Belarus: joined in 2024"; who speaks begins with a capital
	}
	if colon-s.First == 1 && len(r.t.Tokens[s.First].Text) == 1 {
		return label{}, false // "Q:" and "A:" name nobody
	}
	end := colon
	for i := s.First; i < colon; i++ {
		if r.t.Tokens[i].Text == "(" || r.lower(i) == "," {
			end = i
			break
		}
	}
	for i := s.First; i < end; i++ {
		t := &r.t.Tokens[i]
		if !t.Capital() && !particles[t.Lower] && t.Lower != "of" && t.Lower != "the" && t.Text != "-" && t.Text != "." {
			return label{}, false
		}
	}
	n := r.name(s.First, end)
	text := n.text
	if text == "" || end-s.First == 1 && (openers[r.lower(s.First)] || adjuncts[r.lower(s.First)] || determiners[r.lower(s.First)]) {
		return label{}, false
	}
	return label{first: s.First, colon: colon, paragraph: s.Paragraph, name: text, span: n.span, speaker: n.speaker}, true
}

func (r *reader) isTitled(l label) bool {
	for i := l.first; i < l.colon; i++ {
		if w := r.lower(i); (titles[w] || personNouns[w]) && (l.colon-l.first > 1 || w == "moderator" || w == "interpreter") {
			return true
		}
	}
	return false
}

// knownPerson reports whether a label repeats a name that carried its title before.
func (r *reader) knownPerson(l label, all []label) bool {
	for _, o := range all {
		if o.first != l.first && strings.HasSuffix(o.name, l.name) && r.isTitled(o) {
			return true
		}
	}
	return false
}

// ordinary gives a name in capitals its usual case.
func ordinary(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if isUpper(w) && utf8.RuneCountInString(w) > 3 {
			first, n := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(first)) + strings.ToLower(w[n:])
		}
	}
	return strings.Join(words, " ")
}

// turns makes every label the source of what follows it, up to the next. Whom a speaker reports
// keeps the word, with the speaker as Via; bare data and pronouns leave it to the speaker.
func (r *reader) turns(labels []label) {
	inner := r.out
	r.out = nil
	n := 0
	for _, rel := range inner {
		for n < len(labels) && labels[n].first <= rel.Cue.First {
			r.turn(labels, n)
			n++
		}
		if n > 0 {
			if rel = r.reportedBy(rel, labels[n-1]); len(rel.Attributions) == 0 {
				continue
			}
		}
		r.out = append(r.out, rel)
	}
	for ; n < len(labels); n++ {
		r.turn(labels, n)
	}
}

func (r *reader) turn(labels []label, n int) {
	l, last := labels[n], len(r.t.Tokens)
	if n+1 < len(labels) {
		last = labels[n+1].first
	}
	r.out = append(r.out, Relation{Source: l.span, Cue: r.span(l.first, l.colon+1), Content: []Span{r.span(l.colon+1, last)},
		Attributions: []leeway.Attribution{{Source: l.name, Verb: "label"}}, Speaker: l.speaker})
}

// reportedBy makes the speaker of a turn the outlet of what he reports.
func (r *reader) reportedBy(rel Relation, l label) Relation {
	words := strings.Fields(strings.ToLower(rel.Source.Text))
	if rel.Source.First == rel.Source.Last || len(words) <= 2 && (pronouns[words[len(words)-1]] || dataNouns[words[len(words)-1]]) {
		rel.Attributions = nil
		return rel
	}
	for k := range rel.Attributions {
		if a := &rel.Attributions[k]; a.Via == "" && a.Source != l.name {
			a.Via = l.name
		}
	}
	return rel
}

// headline reads "Minister: exports doubled" and "Exports doubled: study" in the first line.
func (r *reader) headline(s token.Sentence, colon int) {
	if !s.Heading {
		return
	}
	v := inflected{&verb{lemma: "headline", class: say}, base}
	if l := r.lower(s.Last - 1); s.Last-colon <= 4 && (personNouns[l] || bodies[l] || l == "study" || l == "report") {
		r.add(r.names(colon+1, s.Last), r.span(colon, colon+1), v.lemma, "", false, r.span(s.First, colon))
		return
	}
	if colon-s.First <= 6 && personNouns[r.lower(colon-1)] {
		if names := r.names(s.First, colon); len(names) > 0 {
			r.add(names, r.span(colon, colon+1), v.lemma, "", false, r.span(colon+1, s.Last))
		}
	}
}
