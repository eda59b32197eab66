package actor

import (
	_ "embed"
	"strings"
	"sync"

	"leeway"
)

// The tables.
var (
	//go:embed data/states.csv
	statesCSV string
	//go:embed data/organisations.csv
	organisationsCSV string
	//go:embed data/regions.csv
	regionsCSV string
	//go:embed data/forms.csv
	formsCSV string
	//go:embed data/organs.csv
	organsCSV string
	//go:embed data/leaders.csv
	leadersCSV string
	//go:embed data/outlets.csv
	outletsCSV string
	//go:embed data/companies.csv
	companiesCSV string
	//go:embed data/others.csv
	othersCSV string
	//go:embed data/guards.csv
	guardsCSV string
	//go:embed data/shapes.csv
	shapesCSV string
	//go:embed data/givennames.csv
	givenNamesCSV string
)

// form is the way in which an entry names its actor.
type form uint8

const (
	formName      form = iota
	formAdjective      // Chinese
	formPeople         // Uzbeks, the Dutch
	formCombining      // Sino-: only before a hyphen
	formSurname        // of a leader
	formOther          // the name of something that is no actor: swallowed
)

// entry is one name of one actor.
type entry struct {
	actor  int32 // index into actors; -1 for formOther
	leader int32 // index+1 into leaders
	guard  int32 // index+1 into guards
	next   int32 // index+1 of the next entry at the node
	mask   caseMask
	role   Role
	form   form
	tokens uint8
	the    bool // the phrase begins with an article, which is no part of the mention
}

// known is an actor with the state it belongs to.
type known struct {
	leeway.Actor
	home string
}

// Dictionary knows actors by their names. It is immutable once built and safe for
// concurrent use.
type Dictionary struct {
	trie    *trie
	actors  []known
	byID    map[string]int32
	entries []entry
	leaders []leader
	guards  []guard
	shapes  []shape // by word
	given   []bool  // by word: a given name
	titles  []bool  // by word: a title before a surname

	lookup struct {
		once  sync.Once
		names map[string]string // folded name → id
	}
}

var builtIn = sync.OnceValue(build)

// Default returns the built-in dictionary, which is built on first use.
func Default() *Dictionary { return builtIn() }

// Actor returns the actor with the given id; for a person the slug is the id.
func (d *Dictionary) Actor(id string) (leeway.Actor, bool) {
	if i, ok := d.byID[id]; ok {
		return d.actors[i].Actor, true
	}
	return leeway.Actor{}, false
}

// Home returns the state to which a company, an outlet, a territory or a person belongs,
// "" where it has none.
func (d *Dictionary) Home(id string) string {
	if i, ok := d.byID[id]; ok {
		return d.actors[i].home
	}
	return ""
}

// build reads the tables. Earlier tables win where two give the same name the same words,
// unless a guard turns the earlier entry down.
func build() *Dictionary {
	const words, nodes, names = 12000, 20000, 12000
	d := &Dictionary{
		trie:    newTrie(words, nodes),
		byID:    make(map[string]int32, 4000),
		actors:  make([]known, 0, 4000),
		entries: make([]entry, 0, names),
	}
	guardOf := d.readGuards()
	b := builder{Dictionary: d, guardOf: guardOf, names: make([]uint32, 0, 4096)}
	table(statesCSV, b.state)
	table(organisationsCSV, func(f []string) { b.named(b.actor(f[0], leeway.ActorType(f[1]), "", f[2]), f[2], Plain) })
	table(regionsCSV, b.region)
	table(formsCSV, b.forms)
	table(organsCSV, func(f []string) { b.named(b.byID[f[0]], f[1], Ministry) })
	table(leadersCSV, b.leader)
	table(outletsCSV, b.outlet)
	table(companiesCSV, func(f []string) { b.named(b.actor(f[0], leeway.TypeCompany, f[1], f[2]), f[2], Plain) })
	table(othersCSV, func(f []string) {
		variants(f[0], func(n string) { b.add(n, entry{actor: -1, form: formOther}) })
	})
	b.readShapes()
	return d
}

// builder adds the rows of the tables to a dictionary.
type builder struct {
	*Dictionary
	guardOf map[string]int32
	path    []uint32 // words of the name that was added last
	names   []uint32 // backing of the words of leaders
}

// actor adds an actor named by the first of names and returns its index.
func (b *builder) actor(id string, typ leeway.ActorType, home, names string) int32 {
	if i, ok := b.byID[id]; ok {
		return i
	}
	name, _, _ := strings.Cut(names, "|")
	i := int32(len(b.actors))
	b.actors = append(b.actors, known{leeway.Actor{ID: id, Type: typ, Name: name}, home})
	b.byID[id] = i
	return i
}

// named adds names of an actor.
func (b *builder) named(actor int32, names string, role Role) {
	variants(names, func(n string) { b.add(n, entry{actor: actor, role: role}) })
}

func (b *builder) state(f []string) {
	a := b.actor(f[0], leeway.ActorType(f[1]), f[0], f[2])
	b.named(a, f[2], Plain)
	variants(f[3], func(n string) {
		b.add(n, entry{actor: a, form: formAdjective})
		if p := plural(n); p != "" {
			b.add(p, entry{actor: a, form: formPeople})
		}
	})
	variants(f[4], func(n string) { b.add(n, entry{actor: a, form: formPeople}) })
	b.named(a, f[5], Metonym)
}

// plural returns the people that an adjective names with an s, "" where English has no such
// word (the Chinese, the Swiss) or another one (Poles, listed in the table).
func plural(adjective string) string {
	for _, tail := range [...]string{"an", "i", "ek", "ik", "akh", "ot", "ar", "at", "men", "rk", "in"} {
		if strings.HasSuffix(adjective, tail) {
			return adjective + "s"
		}
	}
	return ""
}

func (b *builder) forms(f []string) {
	e := entry{actor: b.byID[f[0]]}
	switch f[1] {
	case "combining":
		e.form = formCombining
	case "people":
		e.form = formPeople
	case "name":
	case "seat":
		e.role = Metonym
	}
	variants(f[2], func(n string) { b.add(n, e) })
}

func (b *builder) region(f []string) {
	a := b.actor(f[0], leeway.ActorType(f[1]), f[2], f[3])
	name, _, _ := strings.Cut(f[3], "|")
	b.actors[a].Name = name
	b.named(a, f[3], Plain)
	variants(f[4], func(n string) {
		b.add(n, entry{actor: a, form: formAdjective})
		if p := plural(n); p != "" {
			b.add(p, entry{actor: a, form: formPeople})
		}
	})
}

func (b *builder) outlet(f []string) {
	typ := leeway.TypeOutlet
	if f[1] == "institution" {
		typ = leeway.TypeInstitution
	}
	name, _, _ := strings.Cut(f[3], "|")
	id := f[0]
	if id == "" {
		id = slug(name)
	}
	b.named(b.actor(id, typ, f[2], f[3]), f[3], Outlet)
}

// add puts one name into the trie.
func (b *builder) add(name string, e entry) {
	t := b.trie
	node, n := uint32(0), 0
	b.path = b.path[:0]
	cut(name, func(text string) {
		if n == 0 && text == "the" {
			e.the = true
		}
		e.mask.mark(n, text)
		w := t.text(text)
		b.path = append(b.path, w)
		node = t.grow(node, w)
		n++
	})
	e.tokens = uint8(n)
	e.guard = b.guardOf[name]
	if e.guard == guardedByID {
		e.guard = b.guardOf[b.actors[e.actor].ID+":"+name]
	}
	b.entries = append(b.entries, e)
	i := int32(len(b.entries))
	if last := t.tails[node]; last == 0 {
		t.heads[node] = i
	} else {
		b.entries[last-1].next = i
	}
	t.tails[node] = i
}

// foldName folds a token of a name.
func foldName(text string) string { return fold(strings.ToLower(text)) }
