package extract

import (
	"strings"

	"leeway/extract/parse"
	"leeway/extract/quantity"
	"leeway/extract/token"
)

// unit is a stretch of a sentence that states one thing: a clause, or what is left of one
// where words are shared with the clause before ("and the United Kingdom $93 million").
type unit struct {
	first, last int // tokens
	kind        unitKind
	verb        int // the first finite verb or participle that heads it, -1 where there is none
	antecedent  int // mention index of a relative clause's head, -1
	parent      *unit

	gapFirst, gapLast int // tokens inside that belong to another unit; see whole
}

// has reports whether the tokens from first to last belong to u.
func (u *unit) has(first, last int) bool {
	return first >= u.first && last <= u.last && (last <= u.gapFirst || first >= u.gapLast)
}

type unitKind uint8

const (
	unitMain        unitKind = iota
	unitCoordinate           // shares the subject of the unit before: "and severed relations"
	unitElliptic             // shares the verb: "and the United Kingdom $93 million"
	unitRelative             // "which …", "whose …"
	unitParticiple           // ", taking about half of its exports"
	unitSubordinate          // "when …", "if …"
)

var subordinators = set(`while whereas although though because when where since if unless after before until so as once that`)
var coordinators = set(`and but or nor yet then plus`)
var relatives = set(`which who whose whom`)

var doing = set(`do does did`)

// cut splits s into units.
func (r *reader) cut(s *sentence) {
	start := s.First
	kind, antecedent := unitMain, -1
	var parent *unit
	open := func(at int, k unitKind) {
		if at > start {
			u := &unit{first: start, last: at, kind: kind, antecedent: antecedent, parent: parent}
			if kind == unitCoordinate && parent != nil && parent.kind == unitRelative && r.low(start) == "," {
				u.parent = parent.parent // the clause that the relative one interrupted goes on
			}
			if kind == unitElliptic && parent != nil && parent.kind == unitSubordinate && parent.parent != nil && r.low(start) == "," {
				u.parent = parent.parent
			}
			u.verb = r.headVerb(u)
			s.units = append(s.units, u)
			parent = u
		}
		start, kind, antecedent = at, k, -1
	}
	for i := s.First + 1; i < s.Last; i++ {
		if k, at, ok := r.boundary(s, start, i); ok {
			open(at, k)
			if k == unitRelative {
				antecedent = r.antecedent(s, at)
			}
			i = max(i, at)
		}
	}
	open(s.Last, unitMain)
}

// datelineEnd returns the dash that ends a dateline ("TASHKENT, November 1 – …"), -1.
func (r *reader) datelineEnd(s *sentence) int {
	first := r.tok(s.First).Text
	if len(first) < 3 || first != strings.ToUpper(first) || r.tok(s.First).Kind != token.Word {
		return -1
	}
	for i := s.First + 1; i < min(s.Last, s.First+14); i++ {
		if w := r.low(i); (w == "–" || w == "—" || w == "-" || w == "--") && r.tok(i).Spaced && r.tok(i+1).Spaced {
			return i
		}
		if r.finite(i) {
			return -1
		}
	}
	return -1
}

// headVerb returns the first finite verb of u, else its first participle; -1.
func (r *reader) headVerb(u *unit) int {
	part := -1
	for i := u.first; i < u.last; i++ {
		w := r.tags[i]
		if w.Tag != parse.VERB && w.Tag != parse.AUX {
			continue
		}
		if w.Form.Finite() {
			return i
		}
		if part < 0 {
			part = i
		}
	}
	return part
}

// boundary reports whether a unit begins at or after token i, where the current one began
// at start; at is the first token of the new unit.
func (r *reader) boundary(s *sentence, start, i int) (kind unitKind, at int, ok bool) {
	w := r.low(i)
	if inPeriod(s.periods, i) || inName(s.mentions, i, i+1) {
		return 0, 0, false
	}
	switch w {
	case ";", ":":
		if w == ":" && i >= 2 && r.low(i-2) == "(" && r.sources[min(i+1, len(r.sources)-1)] > 0 {
			return 0, 0, false // "(source: Ministry of Finance)"
		}
		if r.labelEnds(s, i) && r.finite(i+1) {
			return 0, 0, false // "Belarus: joined the SCO in 2024"
		}
		return unitMain, i + 1, i+1 < s.Last && i > start
	case "–", "—", "--", "-":
		if w == "-" && !(r.tok(i).Spaced && r.tok(i+1).Spaced) || !r.tok(i).Spaced {
			return 0, 0, false
		}
		return unitMain, i + 1, i > start+1 && r.hasVerb(start, i) || i == r.datelineEnd(s)
	}
	if relatives[w] && i > start {
		if r.word(i).Tag == parse.PRON || r.word(i).Tag == parse.DET {
			at := i
			return unitRelative, at, r.hasVerb(i, s.Last)
		}
	}
	if w == "with" && r.absolute(s, i) {
		return unitMain, i + 1, true
	}
	comma := w == ","
	j := i
	if comma {
		j++
	}
	if j >= s.Last {
		return 0, 0, false
	}
	c := r.low(j)
	switch {
	case comma && relatives[c] && (r.word(j).Tag == parse.PRON || r.word(j).Tag == parse.DET):
		return unitRelative, j, r.hasVerb(j, s.Last)
	case comma && (c == "as" || c == "so") && doing[r.low(j+1)]:
		return unitCoordinate, j, true // "as do the US and Japan"
	case coordinators[c] || subordinators[c] && (r.word(j).Tag != parse.ADP || comma && c == "as"):
		k := j + 1
		for k < s.Last && r.word(k).Tag == parse.ADV {
			k++
		}
		if c == "that" && !comma && r.word(i).Tag == parse.SCONJ {
			return unitMain, j + 1, r.hasVerb(j+1, s.Last)
		}
		if subordinators[c] && c != "that" {
			if r.clauseFollows(s, k) {
				return unitSubordinate, j, true
			}
			return 0, 0, false
		}
		if !coordinators[c] {
			return 0, 0, false
		}
		switch {
		case !r.hasVerb(start, i) && r.absolute(s, k-1):
			return unitMain, j, true
		case r.finite(k) && r.hasVerb(start, i):
			return unitCoordinate, j, true
		case r.nounPhraseAt(s, k) && r.clauseFollows(s, k) && !r.listGoesOn(s, i, k) && !r.bothFlows(s, i, k) && !r.figuresGoOn(s, k):
			return unitMain, j, true
		case r.elliptic(s, i, k), r.countedNext(s, i, k), comma && r.multipleNext(s, k):
			return unitElliptic, j, true
		}
	case comma:
		switch {
		case r.word(j).Form == parse.Ger || r.word(j).Form == parse.PartPres:
			return unitParticiple, j, r.word(j).Tag == parse.VERB
		case r.finite(j) && r.hasVerb(start, i) && r.low(i+1) != "said":
			return unitCoordinate, i, true
		case r.elliptic(s, i, j):
			return unitElliptic, j, true
		case r.nounPhraseAt(s, j) && r.hasVerb(start, i) && r.clauseFollows(s, j) && !r.listGoesOn(s, i, j):
			return unitMain, j, true
		}
	}
	return 0, 0, false
}

// labelEnds reports whether the colon at token i ends a label that names one actor: "Belarus: …", "+ Georgia: …".
func (r *reader) labelEnds(s *sentence, i int) bool {
	if r.low(i) != ":" || len(s.mentions) == 0 {
		return false
	}
	m := &s.mentions[0]
	if m.last != i || m.adj || m.poss || !m.party() || !r.tok(m.first).Capital() {
		return false
	}
	for k := s.First; k < m.first; k++ {
		if r.tok(k).Kind == token.Word && r.low(k) != "the" {
			return false
		}
	}
	return true
}

// absolute reports whether the word at i opens a clause without a finite verb: "with
// Kazakhstan deciding", "with remittances from South Korea increasing".
func (r *reader) absolute(s *sentence, i int) bool {
	for j := i + 2; j < min(s.Last, i+9); j++ {
		switch f := r.word(j).Form; {
		case r.finite(j) && !gerund(r.low(j)) || r.tok(j).Kind == token.Punct && r.low(j) != "-":
			return false
		case (f == parse.PartPres || f == parse.Ger || gerund(r.low(j))) && r.nounAt(j-1) && !r.nounAt(j+1):
			return r.nounPhraseAt(s, i+1)
		}
	}
	return false
}

func gerund(w string) bool { return strings.HasSuffix(w, "ing") && len(w) > 5 }

func (r *reader) finite(i int) bool {
	return i < len(r.tags) && (r.word(i).Tag == parse.VERB || r.word(i).Tag == parse.AUX) && r.word(i).Form.Finite()
}

func (r *reader) hasVerb(first, last int) bool {
	for i := first; i < last; i++ {
		if r.finite(i) {
			return true
		}
	}
	return false
}

// nounPhraseAt reports whether a noun phrase without preposition begins at token k.
func (r *reader) nounPhraseAt(s *sentence, k int) bool {
	if k >= s.Last {
		return false
	}
	switch r.word(k).Tag {
	case parse.DET, parse.NOUN, parse.PROPN, parse.PRON, parse.ADJ, parse.NUM:
		return true
	}
	for i := range s.cues {
		if s.cues[i].class == cueIndicator && s.cues[i].first == k {
			return true
		}
	}
	return r.tok(k).Kind == token.Number
}

// clauseFollows reports whether a finite verb comes before the next comma or conjunction.
func (r *reader) clauseFollows(s *sentence, k int) bool {
	seen := false
	for ; k < s.Last; k++ {
		switch w := r.low(k); {
		case r.finite(k):
			return seen
		case w == ";" || w == ":" || w == "–" || w == "—":
			return false
		case w == ",":
			if seen && !(k+1 < s.Last && relatives[r.low(k+1)]) {
				return false
			}
		}
		switch r.word(k).Tag {
		case parse.NOUN, parse.PROPN, parse.PRON, parse.NUM:
			seen = true
		}
	}
	return false
}

// listGoesOn reports whether the phrase at k continues a list that ends before i: "A, B
// and C signed".
func (r *reader) listGoesOn(s *sentence, i, k int) bool {
	var before, after *mention
	for n := range s.mentions {
		m := &s.mentions[n]
		if m.last == i || m.last+1 == i && (m.poss || r.low(i-1) == ",") {
			before = m
		}
		if m.first == k || m.first == k+1 && r.low(k) == "the" {
			after = m
		}
	}
	return before != nil && after != nil && !r.finiteBetween(s.First, before.first) && after.list == before.list
}

// figuresGoOn reports whether the next of a list of figures begins at token k: "38, 21 and 9 percent of imports came from".
func (r *reader) figuresGoOn(s *sentence, k int) bool {
	for n := 1; n < len(s.quants); n++ {
		if s.quants[n].First == k {
			return s.quants[n-1].Elided && r.nextInList(&s.quants[n-1], &s.quants[n])
		}
	}
	return false
}

// bothFlows reports whether two flows before and behind the conjunction have a list of figures: "its exports and imports reached
// 2.4 and 5.9 billion dollars".
func (r *reader) bothFlows(s *sentence, i, k int) bool {
	before, after := false, false
	for n := range s.cues {
		c := &s.cues[n]
		before = before || c.class == cueIndicator && (c.last == i || c.last == i-1 && prepositions[r.low(c.last)])
		after = after || c.class == cueIndicator && c.first == k
	}
	if !before || !after || r.hasVerb(s.First, i) {
		return false
	}
	for n := 0; n+1 < len(s.quants); n++ {
		if s.quants[n].First > k && r.nextInList(&s.quants[n], &s.quants[n+1]) {
			return true
		}
	}
	return false
}

func (r *reader) finiteBetween(first, last int) bool {
	for i := first; i < last; i++ {
		if r.finite(i) {
			return true
		}
	}
	return false
}

// elliptic reports whether an item without a verb begins at k: an actor with a number of its
// own, after a number.
func (r *reader) elliptic(s *sentence, i, k int) bool {
	quantBefore := false
	for _, q := range s.quants {
		if q.Last <= i && q.Last >= i-8 {
			quantBefore = true
		}
	}
	for _, p := range s.periods {
		if p.Last == i {
			quantBefore = true
		}
	}
	if !quantBefore {
		return false
	}
	for n := range s.mentions {
		m := &s.mentions[n]
		fronted := prepositions[r.low(k)] && r.low(k) == m.prep && m.prep != "of" && m.prep != "by"
		if m.first < k || m.first > k+2 || m.prep != "" && m.prep != "for" && !fronted && !(r.low(k) == "those" || r.low(k) == "that") {
			continue
		}
		for j := k; j < m.first; j++ {
			if w := r.low(j); w != "the" && w != "those" && w != "that" && w != "from" && w != "to" && w != "of" && w != "in" && w != "with" && r.word(j).Tag != parse.ADJ && r.word(j).Tag != parse.DET && r.word(j).Tag != parse.NUM {
				return false
			}
		}
		for _, q := range s.quants {
			if q.First >= m.last && q.First <= m.last+12 && (!r.hasVerb(m.last, q.First) || r.hasVerb(s.First, i)) && (!fronted || q.First <= m.last+2) {
				return true
			}
		}
	}
	return false
}

// multipleNext reports whether a comparison without a verb follows: ", and nearly six times
// the 5,800 of 2020".
func (r *reader) multipleNext(s *sentence, k int) bool {
	for _, q := range s.quants {
		if q.Kind == quantity.Multiple && r.lead(&q) <= k+1 && q.First >= k && q.First <= k+3 {
			return !r.hasVerb(q.Last, s.Last)
		}
	}
	return false
}

// countedNext reports whether a number with people of another country follows a conjunction:
// "and 2,800 Kazakhs".
func (r *reader) countedNext(s *sentence, i, k int) bool {
	for _, q := range s.quants {
		if q.First != k {
			continue
		}
		for n := range s.mentions {
			if m := &s.mentions[n]; m.people && m.first >= k && m.first <= q.Last+1 && m.last >= q.Last {
				return r.hasVerb(s.First, i)
			}
		}
	}
	return false
}

// antecedent returns the mention that a relative clause at token at is about, -1.
func (r *reader) antecedent(s *sentence, at int) int {
	best := -1
	for n := range s.mentions {
		if s.mentions[n].last <= at {
			best = n
		}
	}
	if best >= 0 && at-s.mentions[best].last > 8 {
		return -1
	}
	return best
}
