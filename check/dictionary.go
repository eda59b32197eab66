package check

import (
	"slices"

	"leeway"
	"leeway/actor"
	"leeway/state"
)

// isState reports whether an id is that of a state or territory.
func isState(id string) bool {
	if _, ok := state.ByID(id); ok {
		return true
	}
	a, ok := actor.Default().Actor(id)
	return ok && (a.Type == leeway.TypeState || a.Type == leeway.TypeFormerState)
}

// actorsIn lists the states and organisations that a sentence names, in their order.
func actorsIn(sentence, date string) []string {
	var out []string
	for _, m := range actor.Default().FindIn(sentence, date) {
		if (isState(m.ID) || m.Type == leeway.TypeOrganisation || m.Type == leeway.TypeRegion) && !slices.Contains(out, m.ID) {
			out = append(out, m.ID)
		}
	}
	return out
}

// membersOf lists the states of a region, group or organisation at a date; nothing for a state.
func membersOf(id, date string) []string {
	if id == "" || id == "world" || isState(id) {
		return nil
	}
	return state.Members(id, date)
}
