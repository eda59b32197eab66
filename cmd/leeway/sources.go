package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"leeway/source"
	"leeway/source/all"
)

type sourcesCmd struct {
	Source string `arg:"" optional:"" help:"Show one source whole."`
	Format string `help:"Form of the result: table, json or jsonl." enum:"table,json,jsonl" default:"table" placeholder:"FORM"`
}

// Help is shown by `leeway sources --help`.
func (*sourcesCmd) Help() string {
	return `What can be brought into the lake, from whom, under which licence, and how far its reading was verified: producer-file (a file as its producer made it was parsed), derivative (a table that others made from the producer's was), format-only (built to the documented format).

Examples:

  leeway sources
  leeway sources sipri-register
  leeway sources --format json`
}

// sourceRow is a line of `leeway sources`.
type sourceRow struct {
	source.Info
	Fetched bool     `json:"fetched"` // a program may ask the producer
	InLake  []string `json:"inLake,omitempty"`
}

// Run lists the sources.
func (c *sourcesCmd) Run(s *session) error {
	held, err := s.vintagesBySource()
	if err != nil {
		return err
	}
	listed := all.Sources()
	if c.Source != "" {
		one, err := findSource(c.Source)
		if err != nil {
			return err
		}
		listed = []source.Source{one}
	}
	rows := make([]sourceRow, len(listed))
	for i, src := range listed {
		info := src.Info()
		rows[i] = sourceRow{Info: info, Fetched: info.Fetch.Manual == "", InLake: held[info.ID]}
	}
	switch {
	case c.Format != "table":
		return writeRows(s.w.stdout, c.Format, rows)
	case c.Source != "":
		_, err := fmt.Fprint(s.w.stdout, all.Describe(rows[0].Info), inLake(rows[0].InLake))
		return err
	}
	return printSources(s, rows)
}

func inLake(vintages []string) string {
	if len(vintages) == 0 {
		return "\nIn the lake: nothing yet.\n"
	}
	return "\nIn the lake: " + strings.Join(vintages, ", ") + "\n"
}

func printSources(s *session, rows []sourceRow) error {
	t := tabwriter.NewWriter(s.w.stdout, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(t, "SOURCE\tVERIFIED\tFETCHED\tIN THE LAKE\tTITLE") // Flush returns the error
	for _, r := range rows {
		fetched := "by hand"
		if r.Fetched {
			fetched = "yes"
		}
		latest := "–"
		if len(r.InLake) > 0 {
			latest = r.InLake[0]
		}
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Verified, fetched, latest, r.Title)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(s.w.stdout, "\n%d sources. `leeway sources SOURCE` shows licence, coverage, quirks and citation of one.\n", len(rows))
	return err
}

// vintagesBySource lists the vintages that the lakes hold, newest first.
func (s *session) vintagesBySource() (map[string][]string, error) {
	lakes, err := s.lakes()
	if err != nil {
		return nil, err
	}
	held := map[string][]string{}
	for _, l := range lakes {
		vs, err := l.Vintages()
		if err != nil {
			return nil, err
		}
		for _, v := range vs {
			held[v.Source] = append(held[v.Source], v.Vintage)
		}
	}
	return held, nil
}
