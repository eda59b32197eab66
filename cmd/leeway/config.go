package main

import (
	"fmt"
	"text/tabwriter"
)

type configCmd struct {
	Format string `help:"Form of the result: table, json or jsonl." enum:"table,json,jsonl" default:"table" placeholder:"FORM"`
}

// Help is shown by `leeway config --help`.
func (*configCmd) Help() string {
	return `A setting comes from its flag, then from the environment, then from the settings file, then from its default:

  lake    --lake    LEEWAY_LAKE    where your lake is; the built-in one answers beside it
  cache             LEEWAY_CACHE   where the built-in lake is unpacked
  color   --color   LEEWAY_COLOR   auto, always or never (NO_COLOR is honoured)

The settings file holds lines such as "lake = /srv/lake".

Examples:

  leeway config
  leeway config --format json`
}

// Run prints the settings in force.
func (c *configCmd) Run(s *session) error {
	if c.Format != "table" {
		return writeRows(s.w.stdout, c.Format, s.set)
	}
	t := tabwriter.NewWriter(s.w.stdout, 0, 0, 3, ' ', 0)
	for _, x := range s.set {
		if _, err := fmt.Fprintf(t, "%s\t%s\t%s\n", x.Name, x.Value, x.Origin); err != nil {
			return err
		}
	}
	return t.Flush()
}
