package speech

import (
	"leeway"
	"leeway/actor"
	"leeway/extract/token"
	"strings"
	"unicode"
)

// name is a source as the text names it.
type name struct {
	span     Span
	text     string // without titles, articles and what stands around the name
	phrase   string // lower case, titles and all
	person   bool
	plural   bool
	pronoun  bool
	definite bool // "the minister": stands for somebody named before
	speaker  string
	via      string
}

// names reads the noun phrase [first, last) as sources: one, or several joined by "and".
func (r *reader) names(first, last int) []name {
	first, last = r.trim(first, last)
	if first >= last {
		return nil
	}
	if k := r.conjunction(first, last); k > 0 {
		a, b := r.name(first, k), r.name(k+1, last)
		if a.text != "" && b.text != "" && !a.pronoun && !b.pronoun {
			return []name{a, b}
		}
	}
	if n := r.name(first, last); n.text != "" {
		return []name{n}
	}
	return nil
}

// conjunction returns the "and" between two proper names, 0 where there is none.
func (r *reader) conjunction(first, last int) int {
	for k := first + 1; k < last-1; k++ {
		if r.lower(k) == "," {
			return 0
		}
		if m, ok := r.actorAt(k); r.lower(k) == "and" && !(ok && m.First < k && m.Last > k) {
			next := k + 1
			for next < last-1 && determiners[r.lower(next)] {
				next++
			}
			if r.isCapital(k-1) && r.isCapital(next) && r.isCapital(last-1) && !r.isAcronymTail(k, last) {
				return k
			}
			return 0
		}
	}
	return 0
}

// isAcronymTail reports whether what follows "and" is the tail of one long name:
// "Ministry of Investment, Trade and Industry".
func (r *reader) isAcronymTail(k, last int) bool {
	for i := k - 1; i > k-6 && i >= 0; i-- {
		if l := r.lower(i); l == "of" || l == "for" {
			before := r.lower(i - 1)
			return last-k == 2 || (titles[before] || bodies[before]) && !titles[r.lower(k+1)] && !bodies[r.lower(last-1)]
		}
	}
	return false
}

func (r *reader) isCapital(i int) bool {
	return i >= 0 && i < len(r.t.Tokens) && r.t.Tokens[i].Capital()
}

// trim drops adverbs and adjuncts that stand before a noun phrase, and commas around it.
func (r *reader) trim(first, last int) (int, int) {
	for first < last {
		l := r.lower(first)
		switch {
		case r.t.Tokens[first].Kind > token.Number && l != "(":
			first++
		case openers[l] || strings.HasSuffix(l, "ly") && first+1 < last && r.lower(first+1) == ",":
			first++
		case l == "as" && r.lower(first+1) == "a" && r.lower(first+2) == "whole":
			first += 3
		case adjuncts[l] || r.opensTime(first, last):
			k := r.commaAfter(first, last)
			if k < 0 {
				if k = r.adjunctEnd(first, last); k <= first {
					return first, first
				}
				first = k
				continue
			}
			first = k + 1
		default:
			return first, r.trimEnd(first, last)
		}
	}
	return first, last
}

// opensTime reports whether [first, last) begins with a time: "Last November", "On Monday".
func (r *reader) opensTime(first, last int) bool {
	l := r.lower(first)
	return first+1 < last && (l == "this" || l == "late" || l == "earlier") && (times[r.lower(first+1)] || r.lower(first+1) == "last")
}

// adjunctEnd returns where an adjunct that no comma closes ends: "Within days the head",
// "Last November President Erdoğan", "In May the bank".
func (r *reader) adjunctEnd(first, last int) int {
	for k := first + 1; k < last-1 && k < first+5; k++ {
		l := r.lower(k)
		if months[l] || days[l] || times[l] || l == "days" || l == "weeks" || l == "months" {
			if k+1 < last && r.t.Tokens[k+1].Kind == token.Number {
				k++
			}
			return k + 1
		}
		if r.t.Tokens[k].Kind == token.Number && len(l) == 4 {
			return k + 1
		}
	}
	if r.lower(first) == "with" {
		return first + 1
	}
	return 0
}

// commaAfter returns the comma that closes an adjunct which begins at first, -1 where none does.
func (r *reader) commaAfter(first, last int) int {
	for k := first + 1; k < last-1; k++ {
		if r.lower(k) == "," {
			// "March 14, 2019," goes on
			if r.t.Tokens[k+1].Kind == token.Number && k+2 < last && r.lower(k+2) == "," {
				continue
			}
			return k
		}
	}
	return -1
}

// trimEnd drops times and commas after a noun phrase: "Germany on Monday".
func (r *reader) trimEnd(first, last int) int {
	for last > first {
		l := r.lower(last - 1)
		switch {
		case l == ",", l == "-", l == "–", l == "—", auxiliaries[l]:
			last--
		case (days[l] || months[l] || times[l] || r.t.Tokens[last-1].Kind == token.Number) && last-2 >= first && (prepositions[r.lower(last-2)] || r.lower(last-2) == "last" || r.lower(last-2) == "this" || months[r.lower(last-2)]):
			last -= 2
		case strings.HasSuffix(l, "ly") && len(l) > 4 && !r.isCapital(last-1):
			last--
		default:
			return last
		}
	}
	return last
}

// name reads [first, last) as one source.
func (r *reader) name(first, last int) name {
	if last-first == 1 && oblique[r.lower(first)] != "" {
		return name{span: r.span(first, last), text: oblique[r.lower(first)], pronoun: true}
	}
	for first < last && (determiners[r.lower(first)] || r.t.Tokens[first].Kind > token.Number) {
		if last-first == 1 && pronouns[r.lower(first)] {
			break
		}
		first++
	}
	if months[r.lower(first)] {
		for k := first; k < last && k < first+5; k++ {
			if r.t.Tokens[k].Kind == token.Number && k+1 < last && r.isCapital(k+1) {
				first = k + 1 // "a March 14, 2019 NATO press release"
				break
			}
		}
	}
	if first >= last {
		return name{}
	}
	n := name{span: r.span(first, last)}
	n.definite = first > 0 && (r.lower(first-1) == "the" || r.lower(first-1) == "its" || r.lower(first-1) == "that")
	n.phrase = strings.ToLower(n.span.Text)
	head, rest := r.chunks(first, last)
	if last-first == 1 && pronouns[r.lower(first)] {
		n.pronoun, n.text = true, r.lower(first)
		return n
	}
	if a, b, ok := r.person(head, rest); ok {
		n.person = true
		n.text = r.words(a, b)
		n.speaker = r.speaker(first, last)
		return n
	}
	a, b := r.strip(head[0], head[1])
	if b-a <= 2 && b > a && dataNouns[r.lower(b-1)] {
		if x, y := r.publisher(head[1], last); y > x {
			a, b = x, y
		}
	}
	n.text = r.words(a, b)
	n.speaker = r.speaker(first, last)
	if b > a {
		l := r.lower(b - 1)
		n.plural = strings.HasSuffix(l, "s") && !r.isCapital(b-1)
		n.person = r.looksLikePerson(a, b)
		n.definite = n.definite && !r.isCapital(b-1)
	}
	return n
}

// oblique maps the forms of pronouns behind a preposition to their subjects.
var oblique = map[string]string{"him": "he", "her": "she", "them": "they", "his": "he", "their": "they", "its": "it"}

// chunks cuts a noun phrase at its commas and relative clauses; the first chunk is the
// head, the second its apposition.
func (r *reader) chunks(first, last int) (head, rest [2]int) {
	end := last
	for k := first; k < last; k++ {
		l := r.lower(k)
		if l == "," || l == "(" || k > first && (relatives[l] || published[l] && r.lower(k-1) != "-") || (l == "–" || l == "—") && r.t.Tokens[k].Spaced {
			end = k
			break
		}
	}
	head = [2]int{first, end}
	if end < last && r.lower(end) == "," {
		stop := last
		for k := end + 1; k < last; k++ {
			if l := r.lower(k); l == "," || l == "(" || relatives[l] {
				stop = k
				break
			}
		}
		rest = [2]int{end + 1, stop}
	}
	return head, rest
}

// person finds a person's name in a noun phrase: after a title in its head, or in the
// apposition of a role.
func (r *reader) person(head, rest [2]int) (int, int, bool) {
	title, of := -1, false
	for k := head[0]; k < head[1]; k++ {
		l := r.lower(k)
		if titles[l] || personNouns[l] {
			if of && title >= 0 && !r.isCapital(title) {
				return 0, 0, false // "a spokesman of President Brown" is not the president
			}
			title, of = k, false
		}
		of = of || l == "of" || l == "for" || l == "to"
	}
	if title >= 0 {
		if a, b := r.afterTitle(title+1, head[1]); b > a {
			return a, b, true
		}
		if a, b := rest[0], rest[1]; b-a >= 2 && b-a <= 6 && r.allName(a, b) {
			return a, b, true
		}
		if title+1 < head[1] && r.lower(title+1) == "," {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// afterTitle returns the person's name in [first, last), which follows a title: all of it,
// or what is left after "of the Republic of Armenia".
func (r *reader) afterTitle(first, last int) (int, int) {
	k := first
	for k < last && (r.lower(k) == "." || r.lower(k) == "-" || titles[r.lower(k)]) {
		k++
	}
	for k < last && (prepositions[r.lower(k)] || r.lower(k) == "of" || r.lower(k) == "for") {
		k++
		for k < last && determiners[r.lower(k)] {
			k++
		}
		if m, ok := r.actorAt(k); ok && m.Last > k && m.Person == "" {
			k = m.Last
			continue
		}
		run := k
		for run < last && r.isCapital(run) {
			run++
		}
		if k+1 < last && r.lower(k+1) == "of" {
			k++ // "the Republic of": the name of the state comes next
			continue
		}
		if run-k < 3 && run+1 < last && (r.lower(run) == "and" || r.lower(run) == ",") && r.isCapital(run+1) {
			k = run + 1 // "Minister of Trade and Integration Mary Brown"
			for run = k; run < last && r.isCapital(run); run++ {
			}
		}
		if run-k < 3 {
			return 0, 0
		}
		k++
	}
	end := k
	for end < last && (r.isCapital(end) && !titles[r.lower(end)] || end > k && (particles[r.lower(end)] && r.lower(end) != "and" || r.lower(end) == "-" || r.lower(end) == ".")) {
		end++
	}
	for end > k && !r.isCapital(end-1) {
		end--
	}
	if end < last && r.lower(end) == "'s" {
		return 0, 0
	}
	return k, end
}

// allName reports whether [first, last) is nothing but a name.
func (r *reader) allName(first, last int) bool {
	for k := first; k < last; k++ {
		l := r.lower(k)
		if !r.isCapital(k) && !(k > first && (particles[l] && l != "and" || l == "-" || l == ".")) {
			return false
		}
	}
	return true
}

func (r *reader) anyCapital(first, last int) bool {
	for k := first; k < last; k++ {
		if r.isCapital(k) {
			return true
		}
	}
	return false
}

// looksLikePerson reports whether [a, b) is two to four capitalised words and no body's name.
func (r *reader) looksLikePerson(a, b int) bool {
	if b-a < 1 || b-a > 5 || !r.allName(a, b) {
		return false
	}
	for k := a; k < b; k++ {
		if l := r.lower(k); bodies[l] || outletHeads[l] || outlets[l] || isUpper(r.t.Tokens[k].Text) {
			return false
		}
		if m, ok := r.actorAt(k); ok && m.Person == "" {
			return false
		}
	}
	return b-a >= 2 || r.surname(r.t.Tokens[a].Text) != ""
}

func isUpper(s string) bool {
	n := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n > 1
}

// strip cuts a noun phrase down to the source it names: the body whose data are meant,
// the name after "newspaper", and no adjunct behind it.
func (r *reader) strip(a, b int) (int, int) {
	if x, y, ok := r.behindData(a, b); ok {
		return r.strip(x, y)
	}
	for k := a; k < b-1; k++ {
		if outletNouns[r.lower(k)] && r.isCapital(k+1) {
			a = k + 1
		}
	}
	for k := a + 1; k < b; k++ {
		if prepositions[r.lower(k)] && !r.isCapital(k) {
			b = k
			break
		}
	}
	return a, b
}

// behindData returns whose data a phrase speaks of: "data from the National Bank", "SIPRI data",
// "Bishkek's own reckoning".
func (r *reader) behindData(a, b int) (int, int, bool) {
	for k := a; k < b; k++ {
		if !dataNouns[r.lower(k)] || r.isCapital(k) && k > a {
			continue
		}
		for j := k + 1; j < b-1 && j < k+4; j++ {
			switch r.lower(j) {
			case "from", "by", "of":
				for j++; j < b && determiners[r.lower(j)]; {
					j++
				}
				if r.isCapital(j) || bodies[r.lower(b-1)] || bodies[r.lower(j)] || bodies[r.lower(j+1)] {
					return j, b, j < b
				}
				return 0, 0, false
			}
		}
		if k+1 == b {
			return r.ownerOf(a, k)
		}
		return 0, 0, false
	}
	return 0, 0, false
}

// publisher returns the body behind a report in the words that follow it: "published by the Kiel
// Institute", "released this year by X".
func (r *reader) publisher(k, last int) (int, int) {
	for ; k < last-1 && k < last; k++ {
		if r.lower(k) != "by" {
			continue
		}
		k++
		for k < last && (determiners[r.lower(k)] || titles[r.lower(k)] && !r.isCapital(k)) {
			k++
		}
		end := k
		for end < last && r.lower(end) != "," && r.lower(end) != "(" && !relatives[r.lower(end)] {
			end++
		}
		if end > k && (r.isCapital(k) || bodies[r.lower(end-1)]) {
			return r.strip(k, end)
		}
		return 0, 0
	}
	return 0, 0
}

// ownerOf returns the body whose data a phrase names before the noun at b, unless the words there
// only describe the data ("official figures", "U.S. estimates").
func (r *reader) ownerOf(a, b int) (int, int, bool) {
	for k := a; k < b; k++ {
		if r.lower(k) == "'s" {
			return a, k, k > a
		}
	}
	for b > a && generic[r.lower(b-1)] {
		b--
	}
	if b <= a {
		return 0, 0, false
	}
	if m, ok := r.actorAt(b - 1); ok && m.Adjective {
		return 0, 0, false
	}
	last := r.t.Tokens[b-1]
	if isUpper(last.Text) && !strings.Contains(last.Text, ".") || bodies[last.Lower] || outlets[last.Lower] {
		return a, b, true
	}
	if m, ok := r.actorAt(b - 1); ok && (m.Type == leeway.TypeState || m.Type == leeway.TypeRegion) || strings.Contains(last.Text, ".") {
		return 0, 0, false
	}
	if last.Capital() && b-a >= 2 {
		return a, b, true
	}
	return 0, 0, false
}

// words returns the text of [a, b) on one line, with all-capital labels in ordinary case.
func (r *reader) words(a, b int) string {
	if a >= b {
		return ""
	}
	s := strings.Join(strings.Fields(r.t.Raw[r.t.Tokens[a].Start:r.t.Tokens[b-1].End]), " ")
	return strings.Trim(s, " ,:;“”\"'")
}

// speaker returns the state or organisation that a source speaks for.
func (r *reader) speaker(first, last int) string {
	for k := first; k < last; k++ {
		if m, ok := r.actorAt(k); ok && m.Role != actor.Outlet {
			return m.ID
		}
	}
	return ""
}
