package speech

import (
	"leeway"
	"leeway/extract/token"
)

// bracketed reads a source that stands in brackets behind a figure: "(National Bank, 2024)", "(source: IMF)". i is the bracket.
func (r *reader) bracketed(s token.Sentence, i int) {
	end := i + 1
	for end < s.Last && r.lower(end) != ")" {
		if end-i > 14 || r.verbal(end) {
			return
		}
		end++
	}
	if end >= s.Last || i == s.First {
		return
	}
	first, named := i+1, false
	if l := r.lower(first); l == "source" || l == "sources" || l == "data" {
		first++
		if l = r.lower(first); l != ":" && l != "from" {
			return
		}
		first, named = first+1, true
	}
	last := end
	if last-1 > first && r.isYear(last-1) {
		last, named = last-1, true
		if r.lower(last-1) == "," {
			last--
		}
	}
	if first >= last || !r.isCapital(first) || !r.isPublisher(first, last) || !named && !r.afterFigure(s, i) {
		return
	}
	if names := r.names(first, last); len(names) > 0 && !names[0].person && !names[0].pronoun {
		r.parenthesis(s, i, end+1, names, r.span(i, i+1), accordingTo, "")
	}
}

// isYear reports whether token i is a year.
func (r *reader) isYear(i int) bool {
	t := r.t.Tokens[i]
	return t.Kind == token.Number && len(t.Text) == 4 && (t.Text[:2] == "19" || t.Text[:2] == "20")
}

// isPublisher reports whether the tokens from first to last are the name of a body that publishes figures: no number, no
// conjunction, and a bank, an agency, an organisation.
func (r *reader) isPublisher(first, last int) bool {
	body := false
	for k := first; k < last; k++ {
		if t := r.t.Tokens[k]; t.Kind == token.Number || t.Kind == token.Punct && t.Text != "," && t.Text != "-" {
			return false
		}
		m, ok := r.actorAt(k)
		body = body || bodies[r.lower(k)] || ok && (m.Type == leeway.TypeOrganisation && !m.Adjective)
	}
	return body || last-first <= 2 && isUpper(r.t.Tokens[first].Text) && len(r.t.Tokens[first].Text) > 1 && !r.isState(first)
}

// isState reports whether token i names a state: "the United States (US)".
func (r *reader) isState(i int) bool {
	m, ok := r.actorAt(i)
	return ok && m.Type == leeway.TypeState
}

// afterFigure reports whether a figure or its year ends right before token i: "$2.7 billion in 2023 (IMF)".
func (r *reader) afterFigure(s token.Sentence, i int) bool {
	for k := i - 1; k >= s.First && k >= i-3; k-- {
		if r.t.Tokens[k].Kind == token.Number {
			return true
		}
		if r.isCapital(k) {
			return false
		}
	}
	return false
}
