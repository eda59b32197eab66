package actor

import (
	"cmp"
	"slices"

	"leeway"
)

// All returns every actor of the dictionary, by type and then by id.
func (d *Dictionary) All() []leeway.Actor {
	out := make([]leeway.Actor, len(d.actors))
	for i := range d.actors {
		out[i] = d.actors[i].Actor
	}
	slices.SortFunc(out, func(a, b leeway.Actor) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID))
	})
	return out
}
