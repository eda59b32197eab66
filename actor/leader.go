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
	terms    []term
}

// term is a time in office, ISO dates of any precision; a blank to is still in office.
type term struct{ from, to string }

// leader reads a row: state, office, name, terms, surname, variants. The surname is the last word of
// the name where the field is empty; a "?" at its end says that it does not name the leader by itself.
func (b *builder) leader(f []string) {
	s, ok := b.byID[f[0]]
	if !ok {
		return
	}
	l := leader{state: s, slug: slug(f[2]), distinct: true}
	for list := f[3]; list != ""; {
		var span string
		span, list, _ = strings.Cut(list, ";")
		from, to, _ := strings.Cut(span, "/")
		l.terms = append(l.terms, term{from, to})
	}
	surname, uncertain := strings.CutSuffix(f[4], "?")
	l.distinct = !uncertain
	if surname == "" {
		surname = f[2][strings.LastIndexByte(f[2], ' ')+1:]
	}
	l.first = surname != f[2] && strings.HasPrefix(f[2], surname+" ")
	cut(f[2], func(text string) {
		if text != "-" {
			l.words = append(l.words, b.trie.text(text))
		}
	})
	b.leaders = append(b.leaders, l)
	n := int32(len(b.leaders))
	b.actor(l.slug, leeway.TypePerson, f[0], f[2])
	full := entry{actor: s, leader: n, role: Leader}
	b.add(f[2], full)
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
	for _, t := range l.terms {
		if !later(t.from, date) && (t.to == "" || !later(date, t.to)) {
			return true
		}
	}
	return false
}

// later reports whether date a is after date b, at the coarser of the two precisions.
func later(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// yet reports whether the leader's first term begins at most beforeTerm years after date.
func (l *leader) yet(date string) bool {
	if len(date) < 4 || len(l.terms) == 0 || len(l.terms[0].from) < 4 {
		return true
	}
	return year(l.terms[0].from) <= year(date)+beforeTerm
}

// distance returns how many years date lies outside the nearest term.
func (l *leader) distance(date string) int {
	if date == "" || l.serving(date) {
		return 0
	}
	best := 1000
	for _, t := range l.terms {
		y := year(date)
		d := max(year(t.from)-y, 0)
		if t.to != "" {
			d = max(d, y-year(t.to))
		}
		best = min(best, d)
	}
	return best + 1
}

func year(date string) int {
	if len(date) < 4 {
		return 0
	}
	return int(date[0]-'0')*1000 + int(date[1]-'0')*100 + int(date[2]-'0')*10 + int(date[3]-'0')
}
