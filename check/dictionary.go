package check

import (
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

// membersOf lists the states of a region, group or organisation at a date; nothing for a state.
func membersOf(id, date string) []string {
	if id == "" || id == "world" || isState(id) {
		return nil
	}
	return state.Members(id, date)
}
