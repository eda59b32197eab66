package actor

import (
	"strings"

	"leeway"
)

// leader is a person who led a state or its foreign affairs.
type leader struct {
	state    int32 // index into actors
	slug     string
	first    bool     // what stands alone is the first word of the name: Xi, Abiy
	distinct bool     // the surname names this leader even where the full name was not given
	words    []uint32 // of the full name
	terms    string   // FROM/TO in office, several parted by ";"; a blank end is still in office
}

// each calls f with the terms in order, ISO dates of any precision, until f returns false.
func (l *leader) each(f func(from, to string) bool) {
	for list := l.terms; list != ""; {
		var span string
		span, list, _ = strings.Cut(list, ";")
		from, to, _ := strings.Cut(span, "/")
		if !f(from, to) {
			return
		}
	}
}

// leader reads a row: state, office, name, terms, surname, variants. The surname is the last word of
// the name where the field is empty; a "?" at its end says that it does not name the leader by itself.
func (b *builder) leader(f []string) {
	s, ok := b.byID[f[0]]
	if !ok {
		return
	}
	l := leader{state: s, slug: slug(f[2]), terms: f[3]}
	surname, uncertain := strings.CutSuffix(f[4], "?")
	l.distinct = !uncertain
	if surname == "" {
		surname = f[2][strings.LastIndexByte(f[2], ' ')+1:]
	}
	l.first = surname != f[2] && strings.HasPrefix(f[2], surname+" ")
	b.leaders = append(b.leaders, l)
	n := int32(len(b.leaders))
	b.actor(l.slug, leeway.TypePerson, f[0], f[2])
	full := entry{actor: s, leader: n, role: Leader}
	first := len(b.names)
	b.add(f[2], full)
	b.names = append(b.names, b.path...)
	b.leaders[n-1].words = b.names[first:len(b.names):len(b.names)]
	if surname != f[2] {
		b.add(surname, entry{actor: s, leader: n, role: Leader, form: formSurname})
	}
	variants(f[5], func(name string) {
		if strings.IndexByte(name, ' ') < 0 && strings.IndexByte(name, '-') < 0 {
			b.add(name, entry{actor: s, leader: n, role: Leader, form: formSurname})
		} else {
			b.add(name, full)
		}
	})
}

// beforeTerm is how many years before the first term a bare surname may already name the leader.
const beforeTerm = 2

// serving reports whether the leader is in office at a date of any precision; with a blank
// date everybody is.
func (l *leader) serving(date string) bool {
	if date == "" {
		return true
	}
	in := false
	l.each(func(from, to string) bool {
		in = !later(from, date) && (to == "" || !later(date, to))
		return !in
	})
	return in
}

// later reports whether date a is after date b, at the coarser of the two precisions.
func later(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// yet reports whether the leader's first term begins at most beforeTerm years after date.
func (l *leader) yet(date string) bool {
	return len(date) < 4 || year(l.terms) <= year(date)+beforeTerm
}

// distance returns how many years date lies outside the nearest term.
func (l *leader) distance(date string) int {
	if date == "" || l.serving(date) {
		return 0
	}
	best, y := 1000, year(date)
	l.each(func(from, to string) bool {
		d := max(year(from)-y, 0)
		if to != "" {
			d = max(d, y-year(to))
		}
		best = min(best, d)
		return true
	})
	return best + 1
}

// year returns the year that a date or a list of terms begins with.
func year(date string) int {
	if len(date) < 4 {
		return 0
	}
	return int(date[0]-'0')*1000 + int(date[1]-'0')*100 + int(date[2]-'0')*10 + int(date[3]-'0')
}
