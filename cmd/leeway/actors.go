package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"leeway"
	"leeway/actor"
)

type actorsCmd struct {
	Name   []string `arg:"" optional:"" help:"A name or a code to look up, such as KAZ, Astana or CSTO."`
	Format string   `help:"Form of the result: table, json or jsonl." enum:"table,json,jsonl" default:"table" placeholder:"FORM"`
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
	if c.Format != "table" {
		return writeRows(s.w.stdout, c.Format, rows)
	}
	t := tabwriter.NewWriter(s.w.stdout, 0, 0, 3, ' ', 0)
	for _, r := range rows {
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\n", r.ID, r.Type, r.Name) // Flush returns the error
		if len(r.Members) > 0 {
			_, _ = fmt.Fprintf(t, "\tmembers\t%s\n", strings.Join(r.Members, " "))
		}
	}
	return t.Flush()
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
	return leeway.Actor{}, leeway.WithHint(err, "`leeway actors` lists all of them")
}
