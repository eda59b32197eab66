package main

import (
	"fmt"
	"strings"

	"leeway/source"
	"leeway/source/all"
)

type sourcesCmd struct {
	Source string `arg:"" optional:"" help:"Show one source whole."`
	listFlags
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
	if c.Source != "" && c.Format == "table" {
		_, err := fmt.Fprint(s.w.stdout, all.Describe(rows[0].Info), inLake(rows[0].InLake))
		return err
	}
	foot := fmt.Sprintf("\n%d sources. `leeway sources SOURCE` shows licence, coverage, quirks and citation of one.\n", len(rows))
	return list(s, c.listFlags, rows, []column[sourceRow]{
		{"source", func(r sourceRow) string { return r.ID }},
		{"verified", func(r sourceRow) string { return string(r.Verified) }},
		{"fetched", func(r sourceRow) string { return fetched(r.Fetched) }},
		{"in the lake", func(r sourceRow) string { return newest(r.InLake) }},
		{"title", func(r sourceRow) string { return r.Title }},
	}, foot)
}

func fetched(is bool) string {
	if is {
		return "yes"
	}
	return "by hand"
}

// newest is the first of a list, newest first.
func newest(vintages []string) string {
	if len(vintages) == 0 {
		return ""
	}
	return vintages[0]
}

func inLake(vintages []string) string {
	if len(vintages) == 0 {
		return "\nIn the lake: nothing yet.\n"
	}
	return "\nIn the lake: " + strings.Join(vintages, ", ") + "\n"
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
