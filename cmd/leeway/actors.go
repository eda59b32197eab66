package main

import (
	"strings"

	"leeway"
	"leeway/actor"
)

type actorsCmd struct {
	Name []string `arg:"" optional:"" help:"A name or a code to look up, such as KAZ, Astana or CSTO."`
	listFlags
}

// Help is shown by `leeway actors --help`.
func (*actorsCmd) Help() string {
	return `States go by ISO 3166-1 alpha-3 codes, others by the ids shown here. A name is resolved as the reader would: a capital or a demonym stands for its state.

Examples:

  leeway actors
  leeway actors Kazakhstan
  leeway actors CSTO --format json`
}

// actorRow is a line of `leeway actors`.
type actorRow struct {
	ID      string           `json:"id"`
	Type    leeway.ActorType `json:"type"`
	Name    string           `json:"name"`
	Members []string         `json:"members,omitempty"`
}

// Run lists every actor, or those that are named.
func (c *actorsCmd) Run(s *session) error {
	d := actor.Default()
	var rows []actorRow
	if len(c.Name) == 0 {
		for _, a := range d.All() {
			rows = append(rows, actorRow{ID: a.ID, Type: a.Type, Name: a.Name})
		}
	} else {
		a, err := lookUp(d, strings.Join(c.Name, " "))
		if err != nil {
			return err
		}
		rows = append(rows, actorRow{ID: a.ID, Type: a.Type, Name: a.Name, Members: d.Members(a.ID, "")})
	}
	return list(s, c.listFlags, rows, []column[actorRow]{
		{"id", func(r actorRow) string { return r.ID }},
		{"type", func(r actorRow) string { return string(r.Type) }},
		{"name", func(r actorRow) string { return r.Name }},
		{"members", func(r actorRow) string { return strings.Join(r.Members, " ") }},
	}, "")
}

// lookUp resolves a name or a code.
//
// Errors: CodeNotFound, with a hint that names the nearest.
func lookUp(d *actor.Dictionary, name string) (leeway.Actor, error) {
	id, near := d.Lookup(name)
	if a, ok := d.Actor(id); ok && id != "" {
		return a, nil
	}
	err := leeway.Errorf(leeway.CodeNotFound, "no actor is called %q", name)
	if len(near) > 0 {
		return leeway.Actor{}, leeway.WithHint(err, "did you mean %s?", strings.Join(near, ", "))
	}
	return leeway.Actor{}, leeway.WithHint(err, "leeway actors lists all of them")
}
