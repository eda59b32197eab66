package extract

import "leeway/extract/parse"

// whole returns the unit with the words that a relative clause parts it from, so that a number finds
// its indicator: of "exports to China, which fell to $2 billion in 2023, rose to $3 billion" the clause
// of 2023 as "exports to China fell to $2 billion in 2023", and what goes on after it as "exports
// to China rose to $3 billion". Any other unit is returned as it is.
func (r *reader) whole(s *sentence, u *unit) *unit {
	switch {
	case u.kind == unitRelative && r.low(u.first) == "which":
		if at := r.indicatorPhrase(s, u); at >= 0 {
			w := *u
			w.first, w.kind, w.antecedent = at, unitMain, -1
			return &w
		}
	case u.kind == unitCoordinate && r.low(u.first) == "," && u.parent != nil && u.parent.last < u.first && u.parent.verb < 0:
		if len(s.cuesIn(u, cueIndicator)) == 0 && len(s.cuesIn(u.parent, cueIndicator)) == 1 {
			w := *u
			w.first, w.gapFirst, w.gapLast, w.kind = u.parent.first, u.parent.last, u.first, unitMain
			return &w
		}
	}
	return u
}

// indicatorPhrase returns where the phrase begins whose indicator a relative clause is about, -1:
// nothing but modifiers before the noun, and prepositions with names after it.
func (r *reader) indicatorPhrase(s *sentence, u *unit) int {
	if len(s.cuesIn(u, cueIndicator)) > 0 {
		return -1
	}
	var noun *cue
	for i := range s.cues {
		if c := &s.cues[i]; c.class == cueIndicator && c.last <= u.first {
			noun = c
		}
	}
	if noun == nil {
		return -1
	}
	for i := noun.last; i < u.first; i++ {
		if !prepositions[r.low(i)] && r.word(i).Tag != parse.DET && r.word(i).Tag != parse.PROPN && !r.mentioned(s, i, i+1) && (r.low(i) != "," || i+1 < u.first) {
			return -1
		}
	}
	first := noun.first
	for first > s.First && (r.word(first-1).Tag == parse.ADJ || r.word(first-1).Tag == parse.PROPN || r.mentioned(s, first-1, first) || r.low(first-1) == "'s") {
		first--
	}
	return first
}
