package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/token"
)

// statesNothing reports whether s only asks or imagines: "Will Turkey leave NATO?", "Imagine that Brazil left Mercosur".
func (r *reader) statesNothing(s *sentence) bool {
	first := s.First
	for first < s.Last && r.tok(first).Kind == token.Punct {
		first++
	}
	if first == s.Last {
		return true // nothing but marks
	}
	if r.imagines(first) {
		return true
	}
	for i := s.Last - 1; i > first && r.tok(i).Kind == token.Punct; i-- {
		if r.low(i) == "?" {
			return true
		}
	}
	return false
}

// imagines reports whether the words at token i open a thought experiment.
func (r *reader) imagines(i int) bool {
	next := r.low(i + 1)
	switch r.low(i) {
	case "imagine", "suppose", "assume", "picture":
		return next == "that" || next == "a" || next == "if" || next == "," || r.low(i) != "picture" && r.word(min(i+1, len(r.tags)-1)).Tag == parse.PROPN
	case "what":
		return next == "if"
	case "let":
		return next == "us" && (r.low(i+2) == "imagine" || r.low(i+2) == "suppose" || r.low(i+2) == "assume")
	}
	return false
}

// kin are what a person has and a state has not.
var kin = set(`brother sister mother father son daughter wife husband uncle aunt cousin family friend girlfriend boyfriend grandmother grandfather`)

// dropNamesakes takes the first names out of the mentions that a state shares: where "Jordan" has a brother and the text has
// named a Jordan Smith before. Whatever else names the state keeps all its mentions.
func (r *reader) dropNamesakes() {
	for _, s := range r.sentences {
		for i := range s.mentions {
			m := &s.mentions[i]
			if m.last == m.first+1 && m.typ == leeway.TypeState && m.poss && kin[r.low(m.last+1)] && r.introduced(m.first) {
				r.dropName(r.tok(m.first).Text)
				return
			}
		}
	}
}

// introduced reports whether the name at token at stands before with a surname, and is no mention there.
func (r *reader) introduced(at int) bool {
	for _, s := range r.sentences {
		for i := s.First; i < min(s.Last-1, at); i++ {
			if r.tok(i).Text == r.tok(at).Text && r.word(i+1).Tag == parse.PROPN && r.tok(i+1).Capital() && !inName(s.mentions, i, i+1) {
				return true
			}
		}
	}
	return false
}

// dropName takes the bare name out of the mentions unless a preposition of place stands before one of them.
func (r *reader) dropName(name string) {
	same := func(m *mention) bool { return m.last == m.first+1 && r.tok(m.first).Text == name }
	for _, s := range r.sentences {
		for i := range s.mentions {
			if m := &s.mentions[i]; same(m) && (m.prep == "in" || m.prep == "to" || m.prep == "from") {
				return
			}
		}
	}
	for _, s := range r.sentences {
		out := s.mentions[:0]
		for i := range s.mentions {
			if m := s.mentions[i]; !same(&m) {
				out = append(out, m)
			}
		}
		s.mentions = out
	}
}
