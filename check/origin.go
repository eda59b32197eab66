package check

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"leeway/actor"
)

// tracer finds on whose word each appearance of a claim rests.
type tracer struct {
	group   []Appearance
	reports []Report
	known   map[string]*calling // what has been looked up
	named   map[string]bool     // whom texts name as a source, apart from how documents are called
	called  map[string][]int    // appearances by what their documents are called, the earliest two documents' first
}

func newTracer(group []Appearance, reports []Report) *tracer {
	t := &tracer{group, reports, map[string]*calling{}, map[string]bool{}, map[string][]int{}}
	for i := range group {
		for _, key := range t.calls(&group[i]) {
			if at := t.called[key]; len(at) == 0 || len(at) == 1 && group[at[0]].report != group[i].report {
				t.called[key] = append(at, i)
			}
		}
	}
	return t
}

// trace fills in whom each appearance cites and its origin. A document that speaks in its own voice is its own
// origin; one that names another of the set has that one's; else the origin is whom it names first.
func (t *tracer) trace() {
	own := make([]string, len(t.group)) // the origin that the appearance itself gives
	from := make([]int, len(t.group))   // the appearance it is taken from, -1
	first := map[string]int{}           // of a sentence
	for i := range t.group {
		a := &t.group[i]
		own[i], from[i] = t.citing(a)
		t.named[own[i]] = true
		if from[i] < 0 && own[i] == "" {
			own[i] = a.voice()
			if j, ok := first[a.sentence]; ok && a.sentence != "" && t.group[j].report != a.report {
				from[i] = j
			} else if !ok {
				first[a.sentence] = i
			}
		}
		if from[i] >= 0 {
			a.Cites = t.group[from[i]].voice()
		}
	}
	names := t.merged(own)
	for i := range t.group {
		at := i
		for range t.group { // a ring of citations ends somewhere
			if from[at] < 0 {
				break
			}
			at = from[at]
		}
		t.group[i].Origin = names[own[at]]
	}
}

// voice is what a document is called as the source of a claim.
func (a *Appearance) voice() string {
	if a.Publisher != "" {
		return a.Publisher
	}
	return a.Document
}

// citing returns whom an appearance names as the source of its claim, and which other appearance that is; -1 where
// it is none of the set.
func (t *tracer) citing(a *Appearance) (source string, from int) {
	for _, at := range a.Claim.Attribution {
		for _, who := range []string{at.Source, at.Via} {
			if who == "" || t.oneName(who, a.Publisher) {
				continue // the outlet through which its own author speaks
			}
			if source == "" {
				source = who
			}
			for _, key := range t.calling(who).keys(who) {
				for _, i := range t.called[key] {
					if t.group[i].report != a.report {
						return who, i
					}
				}
			}
		}
	}
	return source, -1
}

// calls are the keys of the names by which a text may call a document: its publisher's, its title, its file's, its
// site's.
func (t *tracer) calls(b *Appearance) []string {
	var keys []string
	for _, name := range []string{b.Publisher, b.Title, b.Document} {
		if name != "" {
			keys = append(keys, t.calling(name).keys(name)...)
		}
	}
	_, rest, ok := strings.Cut(t.reports[b.report].Reading.Document.URL, "://")
	if !ok {
		return keys
	}
	if i := strings.IndexAny(rest, "/:?#"); i >= 0 {
		rest = rest[:i]
	}
	host := strings.ToLower(strings.TrimPrefix(rest, "www."))
	site, _, _ := strings.Cut(host, ".")
	return append(keys, "site:"+host, "site:"+site)
}

// keys are all under which a name can be found.
func (c *calling) keys(name string) []string {
	if len(c.words) == 0 {
		return nil
	}
	words := "words:" + strings.Join(slices.Sorted(maps.Keys(c.words)), " ")
	return []string{c.key(), words, "site:" + strings.ReplaceAll(strings.ToLower(name), " ", "")}
}

// tokensOf are the words of a name or a sentence in small letters.
func tokensOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// calling is a name with what tells it from others: its words, and the actor that it names.
type calling struct {
	words map[string]bool
	id    string
}

func (t *tracer) calling(name string) *calling {
	c := t.known[name]
	if c == nil {
		c = &calling{words: map[string]bool{}}
		for _, w := range tokensOf(name) {
			if w != "the" && w != "of" && w != "s" && w != "and" && w != "for" {
				c.words[w] = true
			}
		}
		c.id = actor.Default().ID(name)
		t.known[name] = c
	}
	return c
}

// oneName reports whether two names are one: by their words, or as names of one actor.
func (t *tracer) oneName(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, y := t.calling(a), t.calling(b)
	return x.id != "" && x.id == y.id || maps.Equal(x.words, y.words)
}

// key is one for all names that are one.
func (c *calling) key() string {
	if c.id != "" {
		return "id:" + c.id
	}
	return strings.Join(slices.Sorted(maps.Keys(c.words)), " ")
}

// merged gives every name the one it goes by: the fullest of those that are one. A short name
// ("Central Bank") is a longer one ("Central Bank of Uzbekistan") where it can be no other of the list.
func (t *tracer) merged(names []string) map[string]string {
	byKey, out := map[string]string{}, map[string]string{}
	var distinct []string
	for _, n := range names {
		k := t.calling(n).key()
		if _, ok := byKey[k]; !ok {
			byKey[k] = n
			distinct = append(distinct, n)
		}
		out[n] = byKey[k]
	}
	full := map[string]string{}
	for _, n := range distinct {
		full[n] = n
		w := t.calling(n).words
		if len(w) < 2 || !t.named[n] {
			continue
		}
		var longer []string
		for _, k := range distinct {
			if v := t.calling(k).words; k != n && len(v) > len(w) && within(w, v) {
				longer = append(longer, k)
			}
		}
		if len(longer) == 1 {
			full[n] = longer[0]
		}
	}
	for n, own := range out {
		out[n] = full[own]
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
