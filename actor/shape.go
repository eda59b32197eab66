package actor

import (
	"leeway"
	"leeway/extract/token"
)

// shape says what a word makes of the name it ends or begins. A word can have several.
type shape uint32

const (
	endsOutlet      shape = 1 << iota // the Jakarta Post
	endsCompany                       // China Railway Group
	endsInstitution                   // Moscow State University
	endsOrgan                         // Kazakh Finance Ministry
	endsPlace                         // Niger River: no actor at all
	endsPact                          // Doha Agreement: no actor, after a city
	weak                              // never the beginning of a name: The, Working, National
	banker                            // before Bank it makes an organ: Central Bank
	lowerOrgan                        // in lower case too: "Kazakh foreign ministry"
	linking                           // of, for, and: inside a name
	stops                             // a title that ends a name: Kazakh Foreign Minister
	verbal                            // after "the Chinese" it shows that people are meant
	speech                            // before an adjective it shows that a language is meant
	tongue                            // after an adjective likewise
	ministerial                       // between a state and its organ: Kazakh foreign ministry
	americanState                     // after a comma it makes a town: Moscow, Idaho
	locative                          // before a capital it makes it a place: in Astana
	civil                             // before an organ it makes an association: Business Council
)

var shapeNames = map[string]shape{
	"outlet": endsOutlet, "company": endsCompany, "institution": endsInstitution, "organ": endsOrgan,
	"place": endsPlace, "pact": endsPact, "weak": weak, "banker": banker, "lower-organ": lowerOrgan,
	"linking": linking, "civil": civil, "locative": locative, "ministerial": ministerial,
	"american-state": americanState, "stop": stops, "verb": verbal, "speech": speech, "language": tongue,
}

// readShapes reads shapes.csv (kind, words) and the given names and titles. It comes last, as the lists by
// word need the number of words.
func (b *builder) readShapes() {
	type row struct {
		word uint32
		kind shape
	}
	var rows []row
	var titles []uint32
	table(shapesCSV, func(f []string) {
		variants(f[1], func(w string) {
			if f[0] == "title" {
				titles = append(titles, b.trie.word(w))
				return
			}
			rows = append(rows, row{b.trie.word(w), shapeNames[f[0]]})
		})
	})
	var given []uint32
	table(givenNamesCSV, func(f []string) {
		variants(f[1], func(n string) { given = append(given, b.trie.word(foldName(n))) })
	})
	n := len(b.trie.first)
	b.shapes, b.given, b.titles = make([]shape, n), make([]bool, n), make([]bool, n)
	for _, r := range rows {
		b.shapes[r.word] |= r.kind
	}
	for _, w := range given {
		b.given[w] = true
	}
	for _, w := range titles {
		b.titles[w] = true
	}
}

// shape returns the shape of the word at token i.
func (r *run) shape(i int) shape {
	if w := r.word(i); w != 0 {
		return r.d.shapes[w]
	}
	return 0
}

// widen looks whether the state named by m is a part of a longer name. It returns where to
// go on when that name was dealt with, 0 where m stands as it is (perhaps widened).
func (r *run) widen(m *Match) int {
	if !m.Adjective && !m.People {
		if head, kind := r.headBefore(m); kind != 0 {
			return r.emitLonger(m, head, m.Last, kind)
		}
	}
	if end, kind := r.nameAfter(m); kind != 0 {
		return r.emitLonger(m, m.First, end, kind)
	}
	if end := max(r.organAfter(m.Last), r.officeAfter(m.Last)); end > 0 {
		m.Last, m.Role = end, Ministry
	}
	return 0
}

// emitLonger emits the longer name over tokens [first, end) that holds m.
func (r *run) emitLonger(m *Match, first, end int, kind shape) int {
	switch kind {
	case endsPlace, endsPact:
		return end
	case endsOrgan:
		if m.Type == leeway.TypeRegion {
			return 0
		}
		m.First, m.Last, m.Role = first, end, Ministry
		r.push(*m)
		return end
	}
	home := m.ID
	if m.Type == leeway.TypeRegion {
		home = ""
	}
	r.pushShaped(first, end, kind, home)
	return end
}

// pushShaped emits a company, an outlet or an institution that no table knows.
func (r *run) pushShaped(first, end int, kind shape, home string) {
	out := Match{First: first, Last: end, Type: leeway.TypeCompany, Home: home}
	switch kind {
	case endsOutlet:
		out.Type, out.Role = leeway.TypeOutlet, Outlet
	case endsInstitution:
		out.Type, out.Role = leeway.TypeInstitution, Outlet
	}
	raw := r.t.Raw[r.t.Tokens[first].Start:r.t.Tokens[end-1].End]
	out.ID = slug(raw)
	r.push(out)
}

// nameAfter reads on from the end of m over capitalised words to the last one that ends a
// name: "Kazakh [Finance Ministry]", "China [Railway Group]". It returns the end and the kind, 0 for none.
func (r *run) nameAfter(m *Match) (end int, kind shape) {
	i := m.Last
	possessive := i < r.last && r.t.Tokens[i].Lower == "'s" || i < r.last && r.t.Tokens[i].Text == "’s"
	if possessive {
		i++
	}
	limit := min(r.last, i+8)
	if r.titleCase() {
		limit = min(limit, i+2)
	}
	for k := i; k < limit; k++ {
		tok := &r.t.Tokens[k]
		s := r.shape(k)
		if !tok.Spaced || tok.Kind != token.Word {
			if tok.Text == "-" && !tok.Spaced && k > i || tok.Text == "&" {
				continue
			}
			if k > i && !tok.Spaced && r.t.Tokens[k-1].Text == "-" {
				continue
			}
			break
		}
		if !tok.Capital() {
			if s&linking != 0 && kind == 0 && k > i && r.capitalAt(k+1) {
				continue
			}
			break
		}
		if s&stops != 0 || k > i && r.startsActor(k) {
			break
		}
		if e := r.ending(k, i, m); e != 0 {
			if kind == 0 || kind == e {
				end, kind = k+1, e
			}
			if e == endsOrgan || e == endsInstitution {
				end = r.ofAfter(end)
				if end > k+1 {
					break
				}
			}
		}
	}
	if possessive && kind != endsOrgan || end < r.last && r.capitalAt(end) && r.shape(end)&stops != 0 {
		return 0, 0 // "Kenya's Treasury Cabinet Secretary" is a person
	}
	return end, kind
}

// ending returns what the capitalised word at token k makes of the name that begins with m
// and goes on at token i.
func (r *run) ending(k, i int, m *Match) shape {
	s := r.shape(k)
	switch {
	case s&endsOrgan != 0 && k > i && r.shape(k-1)&civil != 0:
		return endsInstitution
	case s&endsOrgan != 0, lowerBank(r.t.Tokens[k].Lower) && k > i && r.shape(k-1)&banker != 0:
		return endsOrgan
	case s&endsPlace != 0 && k == i:
		return endsPlace
	case s&endsPact != 0 && m.Role == Metonym && k <= i+1:
		return endsPact
	case s&endsOutlet != 0 && k == i:
		return endsOutlet
	case s&endsCompany != 0 && (m.Type != leeway.TypeRegion || k > i):
		if k+1 < r.last && r.t.Tokens[k+1].Lower == "of" {
			return 0
		}
		return endsCompany
	case s&endsInstitution != 0:
		return endsInstitution
	}
	return 0
}

func lowerBank(w string) bool { return w == "bank" }

// ofAfter extends a name that ends at token end by "of" or "for" and capitalised words:
// "Ministry [of Foreign Affairs]".
func (r *run) ofAfter(end int) int {
	if end+1 >= r.last {
		return end
	}
	if w := r.t.Tokens[end].Lower; w != "of" && w != "for" && w != "on" {
		return end
	}
	k := end + 1
	if r.t.Tokens[k].Lower == "the" {
		k++
	}
	if !r.capitalAt(k) || r.startsActor(k) {
		return end
	}
	for k < r.last {
		switch {
		case r.capitalAt(k) && !r.startsActor(k) && r.shape(k)&stops == 0:
			k++
		case r.shape(k)&linking != 0 && r.capitalAt(k+1) && !r.startsActor(k+1) && r.shape(k+1)&stops == 0:
			k += 2
		default:
			return k
		}
	}
	return k
}

// capitalAt reports whether token i is a capitalised word of the sentence.
func (r *run) capitalAt(i int) bool {
	return i < r.last && r.t.Tokens[i].Kind == token.Word && r.t.Tokens[i].Capital()
}

// startsActor reports whether a known state, organisation or person begins at token i.
func (r *run) startsActor(i int) bool {
	e, _ := r.longest(i)
	return e != nil && e.form != formOther
}

// headBefore reads back from "of STATE" to the word that begins the longer name: "[Central Bank of] Russia".
func (r *run) headBefore(m *Match) (first int, kind shape) {
	i := m.First - 1
	if i >= r.first && r.t.Tokens[i].Lower == "the" {
		i--
	}
	if i < r.first || r.t.Tokens[i].Lower != "of" {
		return 0, 0
	}
	floor := r.first
	if n := len(r.matches); n > 0 {
		floor = max(floor, r.matches[n-1].Last)
	}
	for k := i - 1; k >= max(floor, i-9); k-- {
		tok := &r.t.Tokens[k]
		if tok.Kind == token.Punct && tok.Text != "," || tok.Kind == token.Symbol && tok.Text != "&" {
			break
		}
		if tok.Kind == token.Word && !tok.Capital() {
			if r.shape(k)&linking == 0 {
				break
			}
			continue
		}
		if e := r.heading(k); e != 0 {
			first, kind = k, e
		} else if r.shape(k)&stops != 0 {
			break
		}
	}
	if kind == 0 {
		return 0, 0
	}
	for first-1 >= floor && r.capitalAt(first-1) && r.shape(first-1)&(weak|stops) == 0 && first-1 > r.first ||
		first-1 >= floor && r.capitalAt(first-1) && r.shape(first-1)&banker != 0 {
		first--
	}
	return first, kind
}

// heading returns what the capitalised word at token k makes of "k … of STATE".
func (r *run) heading(k int) shape {
	s := r.shape(k)
	switch {
	case s&endsOrgan != 0:
		return endsOrgan
	case lowerBank(r.t.Tokens[k].Lower):
		if k > r.first && r.shape(k-1)&banker != 0 {
			return endsOrgan
		}
		return endsCompany
	case s&endsInstitution != 0:
		return endsInstitution
	}
	return 0
}

// organAfter returns the end of a lower-case organ after a state: "Kazakh [foreign
// ministry]", "Russia[’s central bank]"; 0 where there is none.
func (r *run) organAfter(i int) int {
	if i < r.last && (r.t.Tokens[i].Lower == "'s" || r.t.Tokens[i].Text == "’s") {
		i++
	}
	for k := i; k < min(r.last, i+3); k++ {
		tok := &r.t.Tokens[k]
		if tok.Kind != token.Word || !tok.Spaced {
			return 0
		}
		s := r.shape(k)
		if s&lowerOrgan != 0 || lowerBank(tok.Lower) && k > i && r.shape(k-1)&banker != 0 {
			return k + 1
		}
		if s&(ministerial|banker) == 0 {
			return 0
		}
	}
	return 0
}

// shapeAt reads a name that no table knows and that ends at token i: "Topstar
// Communications Limited". It returns where to go on, or i where there is no such name.
func (r *run) shapeAt(i int) int {
	s := r.shape(i)
	if s&(endsCompany|endsInstitution) == 0 || !r.capitalAt(i) || r.titleCase() {
		return i
	}
	if next := i + 1; next < r.last && r.t.Tokens[next].Lower == "of" {
		return i
	}
	if lowerBank(r.t.Tokens[i].Lower) && r.shape(i-1)&banker != 0 {
		return i
	}
	floor := r.first
	if n := len(r.matches); n > 0 {
		floor = max(floor, r.matches[n-1].Last)
	}
	first := i
	for first-1 >= floor && i-first < 5 && r.capitalAt(first-1) && r.shape(first-1)&(weak|stops) == 0 {
		first--
	}
	if first == i {
		return i
	}
	end := i + 1
	for end < r.last && r.capitalAt(end) && r.shape(end)&(endsCompany|endsInstitution) != 0 {
		end++
	}
	kind := endsCompany
	if s&endsInstitution != 0 {
		kind = endsInstitution
	}
	r.pushShaped(first, end, kind, "")
	return end
}

// officeAfter returns the end of "Kazakh [Prime Minister’s office]" or "Georgia['s
// presidential administration]"; 0 where no such words follow at token i.
func (r *run) officeAfter(i int) int {
	if i < r.last && r.lower(i) == "'s" {
		i++
	}
	if i < r.last && r.lower(i) == "prime" {
		i++
	}
	if i+1 >= r.last {
		return 0
	}
	switch r.lower(i) {
	case "minister", "president", "premier", "chancellor", "king", "emir":
		i++
		if r.lower(i) != "'s" {
			return 0
		}
	case "presidential":
	default:
		return 0
	}
	i++
	if i < r.last {
		switch r.lower(i) {
		case "office", "administration", "secretariat", "chancellery":
			return i + 1
		}
	}
	return 0
}

// lower returns token i in lower case.
func (r *run) lower(i int) string { return r.t.Tokens[i].Lower }
