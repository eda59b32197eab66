package actor

import (
	"leeway"
	"leeway/extract/token"
)

// run is the state of one pass over a text.
type run struct {
	d       *Dictionary
	t       *token.Text
	date    string
	defined map[string]*Match // acronyms that the text explains; nil: by something unknown
	ids     []uint32          // word of each token, 0 where the dictionary has none
	seen    []bool            // by word
	named   []bool            // by leader: the full name has stood in the text
	matches []Match

	first, last int // the sentence
	titled      int8
}

// Find returns the mentions of actors in t, in order and without overlap. date is the
// document's ISO date of any precision, or ""; it tells which leader is meant and whether
// he is in office.
func (d *Dictionary) Find(t *token.Text, date string) []Match {
	r := &run{d: d, t: t, date: date, ids: make([]uint32, len(t.Tokens)),
		seen: make([]bool, len(d.trie.first)), matches: make([]Match, 0, len(t.Tokens)/12+4)}
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if w, ok := d.trie.words[fold(tok.Lower)]; ok {
			r.ids[i] = w
			r.seen[w] = true
		}
	}
	for _, s := range t.Sentences {
		r.sentence(s)
	}
	return r.matches
}

// FindIn is Find for a stretch of text that has not been cut into tokens.
func (d *Dictionary) FindIn(text, date string) []Match { return d.Find(token.Split(text), date) }

func (r *run) sentence(s token.Sentence) {
	r.first, r.last, r.titled = s.First, s.Last, 0
	for i := s.First; i < s.Last; {
		if m, ok := r.acronym(i); ok {
			if m != nil {
				r.push(*m)
			}
			i++
			continue
		}
		e, end := r.longest(i)
		if e != nil && e.the {
			// "the West" gives way to "West African Economic and Monetary Union".
			if inner, innerEnd := r.longest(i + 1); inner != nil && innerEnd > end {
				i++
				continue
			}
		}
		switch {
		case e == nil:
			if next := r.shapeAt(i); next > i {
				i = next
				continue
			}
			i++
		case e.form == formOther:
			i = end
		default:
			i = r.emit(e, i, end)
		}
	}
}

// longest returns the entry of the longest name that begins at token i and is allowed
// there, and its end.
func (r *run) longest(i int) (*entry, int) {
	w := r.ids[i]
	if w == 0 {
		return nil, 0
	}
	node := r.d.trie.first[w]
	var found *entry
	end := 0
	for j := i; node != 0; {
		j++
		if r.d.trie.heads[node] != 0 {
			if e := r.choose(node, i, j); e != nil {
				found, end = e, j
			}
		}
		if j >= r.last || r.ids[j] == 0 {
			break
		}
		node = r.d.trie.child(node, r.ids[j])
	}
	return found, end
}

// choose returns the first entry of a node that tokens [i, j) allow; among leaders of one
// surname the one who is in office, or nearest to it.
func (r *run) choose(node uint32, i, j int) *entry {
	var plain, person *entry
	best := 0
	for n := r.d.trie.heads[node]; n != 0; {
		e := &r.d.entries[n-1]
		n = e.next
		if !r.cased(e.mask, i, j) || e.guard != 0 && !r.passes(&r.d.guards[e.guard-1], i, j) {
			continue
		}
		if e.form == formCombining && !(j < r.last && r.t.Tokens[j].Text == "-" || j < r.last && r.t.Tokens[j].Text == "–") {
			continue
		}
		if e.leader == 0 {
			if plain == nil || plain.mask.upper == 0 && e.mask.upper != 0 {
				plain = e // GUAM the organisation rather than Guam the island
			}
			continue
		}
		if score := r.person(e, i, j); score > best {
			person, best = e, score
		}
	}
	if plain != nil {
		return plain
	}
	return person
}

// cased reports whether tokens [i, j) have the capitals that the entry asks for.
func (r *run) cased(m caseMask, i, j int) bool {
	if m.capital == 0 {
		return true
	}
	for k := i; k < j; k++ {
		bit := uint32(1) << (k - i)
		if m.capital&bit == 0 {
			continue
		}
		tok := &r.t.Tokens[k]
		if !tok.Capital() || m.upper&bit != 0 && tok.Text != "" && !isUpper(tok.Text) {
			return false
		}
	}
	return true
}

// emit appends the match of an entry over tokens [i, end), widened by its shape, and returns where
// to go on.
func (r *run) emit(e *entry, i, end int) int {
	if e.leader != 0 {
		r.emitLeader(e, i, end)
		return end
	}
	a := &r.d.actors[e.actor]
	m := Match{First: i, Last: end, ID: a.ID, Type: a.Type, Role: e.role, Home: a.home,
		Adjective: e.form == formAdjective || e.form == formCombining, People: e.form == formPeople}
	if e.the {
		m.First++
	}
	if m.Adjective && r.isLanguage(i, end) {
		return end
	}
	if m.Adjective {
		if next := r.descent(end); next > 0 {
			return next
		}
	}
	if m.Adjective && !m.People && e.form == formAdjective {
		m.People = r.isPeople(i, end)
	}
	if next := r.town(end); next > 0 && stands(a.Type) {
		return next
	}
	m.Place = e.role == Metonym && r.isPlace(i, end)
	if stands(a.Type) && e.role != Leader {
		if next := r.widen(&m); next > 0 {
			return next
		}
	}
	r.push(m)
	return m.Last
}

// stands reports whether actors of the type lend their name to ministries, outlets and firms.
func stands(t leeway.ActorType) bool {
	return t == leeway.TypeState || t == leeway.TypeTerritory || t == leeway.TypeRegion || t == leeway.TypeFormerState
}

func (r *run) push(m Match) {
	m.Start, m.End = r.t.Tokens[m.First].Start, r.t.Tokens[m.Last-1].End
	if m.Type == leeway.TypeState || m.Type == leeway.TypeFormerState {
		m.Home = ""
	}
	r.matches = append(r.matches, m)
	r.shorten(&m)
}

// person scores a leader's entry over tokens [i, j): 0 where it is not meant.
func (r *run) person(e *entry, i, j int) int {
	l := &r.d.leaders[e.leader-1]
	near := 100 - min(l.distance(r.date), 99)
	if e.form != formSurname {
		return 100 + near
	}
	if !l.yet(r.date) {
		return 0
	}
	called := r.named != nil && r.named[e.leader-1] || r.seenAll(l.words)
	prev := r.word(i - 1)
	titled := prev != 0 && r.d.titles[prev] && r.t.Tokens[i-1].Kind == token.Word
	switch {
	case r.otherBearer(i, titled), l.first && r.beginsPersonName(j):
		return 0
	case called:
		return 100 + near
	case titled && near == 100, l.distinct:
		return near
	}
	return 0
}

// seenAll reports whether the document holds all of the words, those of a leader's full name.
func (r *run) seenAll(words []uint32) bool {
	for _, w := range words {
		if !r.seen[w] {
			return false
		}
	}
	return true
}

// otherBearer reports whether the surname at token i belongs to somebody whose given name
// stands before it: "Melania Trump".
func (r *run) otherBearer(i int, titled bool) bool {
	if titled || !r.adjacent(i-1) {
		return false
	}
	prev := &r.t.Tokens[i-1]
	if prev.Kind != token.Word || !prev.Capital() {
		return prev.Text == "." && i-2 >= r.first && len(r.t.Tokens[i-2].Text) == 1
	}
	if r.isGiven(i - 1) {
		return true
	}
	if i-1 == r.first || r.titleCase() || r.ids[i-1] != 0 {
		return false
	}
	return !isUpper(prev.Text)
}

func (r *run) emitLeader(e *entry, i, end int) {
	l := &r.d.leaders[e.leader-1]
	if e.form != formSurname {
		if r.named == nil {
			r.named = make([]bool, len(r.d.leaders))
		}
		r.named[e.leader-1] = true
	}
	a := &r.d.actors[l.state]
	r.push(Match{First: i, Last: end, ID: a.ID, Type: a.Type, Role: Leader, Person: l.slug, Former: !l.serving(r.date)})
}

// word returns the word of token i, 0 outside the sentence.
func (r *run) word(i int) uint32 {
	if i < r.first || i >= r.last {
		return 0
	}
	return r.ids[i]
}

// titleCase reports whether the sentence capitalises most of its words, as headlines do.
func (r *run) titleCase() bool {
	if r.titled == 0 {
		capital, lower := 0, 0
		for i := r.first + 1; i < r.last; i++ {
			tok := &r.t.Tokens[i]
			if tok.Kind != token.Word || len(tok.Text) < 4 {
				continue
			}
			if tok.Capital() {
				capital++
			} else {
				lower++
			}
		}
		r.titled = -1
		if capital >= 3 && capital >= 5*lower {
			r.titled = 1
		}
	}
	return r.titled > 0
}
