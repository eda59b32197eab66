package actor

import (
	"strings"

	"leeway/extract/token"
)

// guard is what a name asks of the words around it before it counts as a mention. The sets
// hold words; an empty set asks for nothing.
type guard struct {
	before, after   []uint32 // not directly before, not directly after
	needBefore      []uint32 // one of these directly before
	context, unless []uint32 // one of these somewhere in the document; none of these
	surname, given  bool     // also a person's surname ("Michael Jordan") or given name ("Jordan Smith")
	notInCapitals   bool     // not in a line all in capitals
}

// guardedByID marks in the guards by name that they are kept by id and name.
const guardedByID = -1

// readGuards reads guards.csv: name, condition, words. A name may have several conditions; with
// an id before it ("COG:Congo") the condition is for that actor alone.
func (d *Dictionary) readGuards() map[string]int32 {
	of := make(map[string]int32, 128)
	table(guardsCSV, func(f []string) {
		variants(f[0], func(name string) {
			i, ok := of[name]
			if !ok {
				d.guards = append(d.guards, guard{})
				i = int32(len(d.guards))
				of[name] = i
				if _, plain, ok := strings.Cut(name, ":"); ok {
					of[plain] = guardedByID
				}
			}
			g := &d.guards[i-1]
			set := d.wordSet(f[2])
			switch f[1] {
			case "not-before":
				g.after = append(g.after, set...)
			case "not-after":
				g.before = append(g.before, set...)
			case "only-after":
				g.needBefore = append(g.needBefore, set...)
			case "only-with":
				g.context = append(g.context, set...)
			case "never-with":
				g.unless = append(g.unless, set...)
			case "surname":
				g.surname = true
			case "given":
				g.given = true
			case "no-capitals":
				g.notInCapitals = true
			}
		})
	})
	return of
}

func (d *Dictionary) wordSet(list string) []uint32 {
	var set []uint32
	variants(list, func(w string) { set = append(set, d.trie.word(w)) })
	return set
}

func has(set []uint32, w uint32) bool {
	if w == 0 {
		return false
	}
	for _, s := range set {
		if s == w {
			return true
		}
	}
	return false
}

// passes reports whether the words around tokens [first, last) allow the entry.
func (r *run) passes(g *guard, first, last int) bool {
	prev, next := r.word(first-1), r.word(last)
	switch {
	case has(g.before, prev) || has(g.after, next):
		return false
	case len(g.needBefore) > 0 && !has(g.needBefore, prev):
		return false
	case len(g.context) > 0 && !r.seenAny(g.context):
		return false
	case r.seenAny(g.unless):
		return false
	case g.notInCapitals && r.inCapitals():
		return false
	case g.surname && r.adjacent(first-1) && r.isGiven(first-1):
		return false
	case g.given && r.beginsPersonName(last):
		return false
	}
	return true
}

// seenAny reports whether the document holds one of the words.
func (r *run) seenAny(set []uint32) bool {
	for _, w := range set {
		if r.seen[w] {
			return true
		}
	}
	return false
}

// beginsPersonName reports whether the token at i looks like the surname after a given name:
// a capitalised word that the dictionary does not know, in running text.
func (r *run) beginsPersonName(i int) bool {
	if i >= r.last || !r.t.Tokens[i].Spaced || r.titleCase() {
		return false
	}
	tok := r.t.Tokens[i]
	if !tok.Capital() || isUpper(tok.Text) {
		return false
	}
	w := r.word(i)
	return w == 0 || r.d.trie.first[w] == 0 && !r.d.titles[w] && r.d.shapes[w] == 0
}

// isGiven reports whether token i is a given name.
func (r *run) isGiven(i int) bool {
	w := r.word(i)
	return w != 0 && r.d.given[w] && r.t.Tokens[i].Capital()
}

// adjacent reports whether tokens i and i+1 are words in the sentence with nothing between.
func (r *run) adjacent(i int) bool {
	return i >= r.first && i+1 < r.last && r.t.Tokens[i+1].Spaced
}

// inCapitals reports whether the whole sentence is in capitals, as a headline can be, so
// that capitals say nothing about its words.
func (r *run) inCapitals() bool {
	for i := r.first; i < r.last; i++ {
		tok := &r.t.Tokens[i]
		if tok.Kind == token.Word && len(tok.Text) > 1 && !isUpper(tok.Text) {
			return false
		}
	}
	return r.last-r.first > 2
}
