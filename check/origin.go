package check

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"leeway"
	"leeway/actor"
)

// trace fills in whom each appearance cites and on whose word it rests. A document that speaks in its own voice is
// its own origin; one that names another of the set has that one's; else the origin is whom it names first.
func trace(group []Appearance, reports []Report) {
	own := make([]string, len(group)) // the origin that the appearance itself gives
	from := make([]int, len(group))   // the appearance it is taken from, -1
	for i := range group {
		own[i], from[i] = group[i].citing(group, reports)
		if from[i] < 0 && own[i] == "" {
			own[i], from[i] = voice(&group[i]), copied(group, i)
		}
		if from[i] >= 0 {
			group[i].Cites = voice(&group[from[i]])
		}
	}
	names := merged(own)
	for i := range group {
		at := i
		for range group { // a ring of citations ends somewhere
			if from[at] < 0 {
				break
			}
			at = from[at]
		}
		group[i].Origin = names[own[at]]
	}
}

// voice is what a document is called as the source of a claim.
func voice(a *Appearance) string {
	if a.Publisher != "" {
		return a.Publisher
	}
	return a.Document
}

// citing returns whom an appearance names as the source of its claim, and which other appearance that is; -1 where
// it is none of the set.
func (a *Appearance) citing(group []Appearance, reports []Report) (source string, from int) {
	for _, at := range a.Claim.Attribution {
		for _, who := range []string{at.Source, at.Via} {
			if who == "" || oneName(who, a.Publisher) {
				continue // the outlet through which its own author speaks
			}
			if source == "" {
				source = who
			}
			for i := range group {
				if b := &group[i]; b.report != a.report && called(who, b, &reports[b.report].Reading.Document) {
					return who, i
				}
			}
		}
	}
	return source, -1
}

// called reports whether a name is that of a document: its publisher's, its title, its site's, its file's.
func called(who string, b *Appearance, d *leeway.Document) bool {
	if oneName(who, b.Publisher) || oneName(who, b.Title) || oneName(who, b.Document) {
		return true
	}
	_, rest, ok := strings.Cut(d.URL, "://")
	if i := strings.IndexAny(rest, "/:?#"); i >= 0 {
		rest = rest[:i]
	}
	host := strings.TrimPrefix(rest, "www.")
	site, _, _ := strings.Cut(host, ".")
	return ok && (strings.EqualFold(who, host) || strings.EqualFold(strings.ReplaceAll(who, " ", ""), site))
}

// copied returns the earliest appearance whose very words another one repeats, both in their own voice; -1 where
// there is none.
func copied(group []Appearance, i int) int {
	w := tokensOf(group[i].Claim.Quote.Text)
	for j := range i {
		if group[j].report != group[i].report && len(group[j].Claim.Attribution) == 0 && len(w) >= copiedWords && slices.Equal(w, tokensOf(group[j].Claim.Quote.Text)) {
			return j
		}
	}
	return -1
}

// tokensOf are the words of a name or a sentence in small letters.
func tokensOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// nameWords are the words of a name that tell it from others.
func nameWords(name string) map[string]bool {
	out := map[string]bool{}
	for _, w := range tokensOf(name) {
		if w != "the" && w != "of" && w != "s" && w != "and" && w != "for" {
			out[w] = true
		}
	}
	return out
}

// oneName reports whether two names are one: by their words, or as names of one actor.
func oneName(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	if maps.Equal(nameWords(a), nameWords(b)) {
		return true
	}
	x, _ := actor.Default().Lookup(a)
	y, _ := actor.Default().Lookup(b)
	return x != "" && x == y
}

// merged gives every name the one it goes by: the fullest of those that are one. A short name
// ("Central Bank") is a longer one ("Central Bank of Uzbekistan") where it can be no other of the list.
func merged(names []string) map[string]string {
	var known []string
	for _, n := range names {
		if !slices.ContainsFunc(known, func(k string) bool { return oneName(k, n) }) {
			known = append(known, n)
		}
	}
	out := map[string]string{}
	for _, n := range names {
		own := known[slices.IndexFunc(known, func(k string) bool { return oneName(k, n) })]
		var longer []string
		for _, k := range known {
			if k != own && len(nameWords(own)) >= 2 && within(nameWords(own), nameWords(k)) {
				longer = append(longer, k)
			}
		}
		if out[n] = own; len(longer) == 1 {
			out[n] = longer[0]
		}
	}
	return out
}

func within(a, b map[string]bool) bool {
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return true
}
