package actor

import (
	"cmp"
	"slices"
	"strings"

	"leeway"
	"leeway/state"
)

// Members returns the ids (ISO 3166-1 alpha-3) of the states that belong to a region, group
// or organisation at an ISO date of any precision; "" is today's list. It is nil where no member list is kept.
func (d *Dictionary) Members(group, date string) []string { return state.Members(group, date) }

// Lookup resolves what a user typed, a code or a name in any case, to an actor's id.
// Where nothing has that name, id is "" and suggestions holds up to three near ones.
func (d *Dictionary) Lookup(name string) (id string, suggestions []string) {
	if id := d.ID(name); id != "" {
		return id, nil
	}
	return "", d.nearest(state.Fold(name))
}

// ID is the id that [Dictionary.Lookup] gives, "" where nothing has that name. It looks for no near
// names, which takes a hundred times as long.
func (d *Dictionary) ID(name string) string {
	for _, s := range [...]string{name, strings.ToUpper(name), strings.ToLower(name)} {
		if _, ok := d.byID[s]; ok {
			return s
		}
	}
	if e, ok := state.ByCode(name); ok && len(strings.TrimSpace(name)) > 2 {
		return e.ID
	}
	d.lookup.once.Do(d.index)
	key := state.Fold(name)
	for _, k := range [...]string{key, strings.TrimPrefix(key, "the ")} {
		if id, ok := d.lookup.names[k]; ok {
			return id
		}
	}
	if e, ok := state.ByName(name); ok {
		return e.ID
	}
	if e, ok := state.ByCode(name); ok {
		return e.ID
	}
	return ""
}

// index fills the folded names: ids first, then names of states, organisations and the rest
// in the order of the tables. A leader's name is the person's, not the state's.
func (d *Dictionary) index() {
	names := make(map[string]string, len(d.entries)+len(d.actors))
	claim := func(key, id string) {
		if _, taken := names[key]; !taken && key != "" {
			names[key] = id
		}
	}
	for _, a := range d.actors {
		claim(state.Fold(a.ID), a.ID)
	}
	for _, a := range d.actors {
		claim(state.Fold(a.Name), a.ID)
	}
	d.lookup.names = names
	d.eachName(func(name string, e *entry) {
		switch {
		case e.form == formOther || e.form == formCombining || e.form == formSurname:
		case e.leader != 0:
			claim(name, d.leaders[e.leader-1].slug)
		default:
			claim(name, d.actors[e.actor].ID)
		}
	})
}

// eachName calls f with the folded words of every entry, in the order of the tables.
func (d *Dictionary) eachName(f func(name string, e *entry)) {
	word := make([]string, len(d.trie.first))
	for s, w := range d.trie.words {
		word[w] = s
	}
	type step struct{ parent, word uint32 }
	up := make([]step, len(d.trie.heads))
	for w, c := range d.trie.first {
		if c != 0 {
			up[c] = step{0, uint32(w)}
		}
	}
	for i, key := range d.trie.edges.keys {
		if key != 0 {
			up[d.trie.edges.children[i]] = step{uint32(key >> 32), uint32(key)}
		}
	}
	nodeOf := make([]uint32, len(d.entries))
	for node, n := range d.trie.heads {
		for ; n != 0; n = d.entries[n-1].next {
			nodeOf[n-1] = uint32(node)
		}
	}
	for i := range d.entries {
		var parts []string
		for n := nodeOf[i]; n != 0; n = up[n].parent {
			parts = append(parts, word[up[n].word])
		}
		slices.Reverse(parts)
		f(state.Fold(strings.Join(parts, " ")), &d.entries[i])
	}
}

// nearest returns the names of up to three actors that are spelt most like key.
func (d *Dictionary) nearest(key string) []string {
	limit := min(max(len(key)/4, 1), 3)
	best := map[string]int{}
	for name, id := range d.lookup.names {
		if abs(len(name)-len(key)) > 12 {
			continue
		}
		if n := state.Distance(key, name); n <= limit {
			if old, ok := best[id]; !ok || n < old {
				best[id] = n
			}
		}
	}
	ids := make([]string, 0, len(best))
	for id := range best {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(best[a]-best[b], d.weight(a)-d.weight(b), strings.Compare(a, b))
	})
	var out []string
	for _, id := range ids[:min(3, len(ids))] {
		out = append(out, d.actors[d.byID[id]].Name)
	}
	return out
}

// weight prefers states, then organisations and regions, among equally near names.
func (d *Dictionary) weight(id string) int {
	switch a, _ := d.Actor(id); a.Type {
	case leeway.TypeState:
		return 0
	case leeway.TypeOrganisation, leeway.TypeRegion, leeway.TypeTerritory:
		return 1
	}
	return 2
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
