package state

import (
	"cmp"
	_ "embed"
	"encoding/csv"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"leeway"
)

//go:embed data/codes.csv
var codesCSV string

//go:embed data/names.csv
var namesCSV string

// meaning is one identity that a text has had, with the dates between which it had it.
type meaning struct{ text, id, from, to string }

// lexicon is the codes and names of one scheme.
type lexicon struct {
	codes    map[string][]meaning // upper case, numbers without leading zeros
	names    map[string][]meaning // folded
	squeezed map[string][]meaning // folded and without spaces
	written  map[string][]meaning // codes by id, as the scheme writes them
}

// loadMeanings parses the tables of all schemes at the first resolution.
var loadMeanings = sync.OnceValue(func() lexicons {
	all := lexicons{}
	for _, s := range Schemes() {
		all[s] = &lexicon{map[string][]meaning{}, map[string][]meaning{}, map[string][]meaning{}, map[string][]meaning{}}
	}
	for _, f := range rows(codesCSV) {
		for s := range strings.SplitSeq(f[0], "|") {
			all[Scheme(s)].code(meaning{f[1], f[2], f[3], f[4]}, f[5] == "")
		}
	}
	for _, f := range rows(namesCSV) {
		for s := range strings.SplitSeq(f[0], "|") {
			all[Scheme(s)].name(meaning{f[1], f[2], f[3], f[4]})
		}
	}
	for _, e := range load().all {
		all.entry(e)
	}
	return all
})

func rows(table string) [][]string {
	all, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		panic("state: built-in table: " + err.Error())
	}
	return all[1:]
}

// add appends a meaning, once.
func add(to map[string][]meaning, key string, m meaning) {
	for _, have := range to[key] {
		if have.id == m.id && have.from == m.from {
			return
		}
	}
	to[key] = append(to[key], m)
}

// code adds a code; one that is not written is only read.
func (l *lexicon) code(m meaning, written bool) {
	add(l.codes, codeKey(m.text), m)
	if written {
		l.written[m.id] = append(l.written[m.id], m)
	}
}

func (l *lexicon) name(m meaning) {
	key := Fold(m.text)
	add(l.names, key, m)
	add(l.squeezed, strings.ReplaceAll(key, " ", ""), m)
}

// query is a text that is looked up, in the forms that one scheme after another needs.
type query struct {
	scheme     Scheme
	text, code string
	forms      []string // folded: as written, without article, without what the scheme adds; nil until a name is looked for
}

// names returns the folded forms under which the text is looked for as a name.
func (q *query) names() []string {
	if q.forms == nil {
		key := Fold(q.text)
		q.forms = []string{key, plainer(key)}
		if b := bare(q.scheme, q.text); b != q.text {
			key = Fold(b)
			q.forms = append(q.forms, key, plainer(key))
		}
	}
	return q.forms
}

// lookup returns the meanings of a text as a code, else as a name.
func (l *lexicon) lookup(q *query) []meaning {
	if found := l.codes[q.code]; found != nil {
		return found
	}
	if len(l.names) == 0 || strings.Trim(q.code, "0123456789") == "" {
		return nil // no name is a number
	}
	for _, form := range q.names() {
		if found := l.names[form]; found != nil {
			return found
		}
	}
	if q.scheme == UNCTAD {
		return l.squeezed[strings.ReplaceAll(q.names()[0], " ", "")]
	}
	return nil
}

// codeKey returns a code for comparison: "004" and "4" are one number, "kz" and "KZ" one code.
func codeKey(code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	if number := strings.TrimLeft(code, "0"); number != "" && strings.Trim(number, "0123456789") == "" {
		return number
	}
	if code != "" && strings.Trim(code, "0") == "" {
		return "0"
	}
	return code
}

// choose returns the identity that held for most of the period that a date names.
func choose(found []meaning, date string) (string, error) {
	if date != "" && !plainDate(date) {
		if _, err := leeway.ParseInterval(date); err != nil {
			return "", err
		}
	}
	if !slices.ContainsFunc(found, func(m meaning) bool { return m.id != found[0].id }) {
		return found[0].id, nil
	}
	if date == "" {
		return slices.MaxFunc(found, func(a, b meaning) int { return cmp.Compare(end(a.to), end(b.to)) }).id, nil
	}
	return longest(found, date)
}

// plainDate reports whether a date is a year, or a year and month, of the usual shape, which
// needs no parsing.
func plainDate(date string) bool {
	digits := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	switch len(date) {
	case 4:
		return digits(date)
	case 7:
		return digits(date[:4]) && date[4] == '-' && (date[5] == '0' && date[6] > '0' && date[6] <= '9' || date[5] == '1' && date[6] >= '0' && date[6] <= '2')
	}
	return false
}

// longest returns the identity that held for the longest part of a period.
func longest(found []meaning, date string) (string, error) {
	period, err := leeway.ParseInterval(date)
	if err != nil {
		return "", err
	}
	best, most := "", time.Duration(0)
	for _, m := range found {
		if d := overlap(period, m); d > most {
			best, most = m.id, d
		}
	}
	if best == "" {
		return "", leeway.Errorf(leeway.CodeInvalid, "it means nothing in %s: %s", date, stretches(found))
	}
	return best, nil
}

// end returns the end of a stretch for ordering; an open one is last.
func end(to string) string { return cmp.Or(to, "9999") }

// overlap returns the time for which a meaning held within a period.
func overlap(period leeway.Interval, m meaning) time.Duration {
	held, err := leeway.Period{From: m.from, To: m.to}.Interval()
	if err != nil {
		panic("state: built-in table: " + err.Error())
	}
	first, last := period.First, period.Last
	if held.First.After(first) {
		first = held.First
	}
	if !held.Last.IsZero() && (last.IsZero() || held.Last.Before(last)) {
		last = held.Last
	}
	if last.IsZero() {
		return time.Duration(1<<63 - 1)
	}
	return last.AddDate(0, 0, 1).Sub(first)
}

// stretches lists the meanings with their dates, for an error message.
func stretches(found []meaning) string {
	var out []string
	for _, m := range found {
		out = append(out, m.id+" "+m.from+"/"+m.to)
	}
	return strings.Join(out, ", ")
}

// lexicons are those of every scheme.
type lexicons map[Scheme]*lexicon

// entry adds what the table of states says: its codes for the time of each state, its English names.
func (all lexicons) entry(e Entry) {
	for scheme, code := range map[Scheme]string{ISO2: e.Alpha2, ISO3: e.ID, Numeric: e.Numeric, COW: e.COW, GW: e.GW} {
		if code != "" {
			all[scheme].code(meaning{code, e.ID, e.From, e.To}, true)
		}
	}
	for _, name := range append([]string{e.Name, e.Official}, e.Variants...) {
		if name != "" {
			all[English].name(meaning{name, e.ID, e.From, e.To})
		}
	}
}

// nearestIn returns up to three names or codes of a scheme that are most like text.
func nearestIn(scheme Scheme, text string) []string {
	key := Fold(text)
	best := map[string]int{}
	for _, s := range append([]Scheme{scheme}, fallback[scheme]...) {
		for candidate, found := range loadMeanings()[s].names {
			if d := Distance(key, candidate); d <= allowed(key) {
				best[found[0].text] = d
			}
		}
	}
	near := slices.SortedFunc(maps.Keys(best), func(a, b string) int { return cmp.Or(best[a]-best[b], strings.Compare(a, b)) })
	return near[:min(3, len(near))]
}
