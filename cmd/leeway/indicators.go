package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"leeway"
)

type indicatorsCmd struct {
	Format string `help:"Form of the result: table, json or jsonl." enum:"table,json,jsonl" default:"table" placeholder:"FORM"`
}

// Help is shown by `leeway indicators --help`.
func (*indicatorsCmd) Help() string {
	return `The reporter is the side whose dependence is in question: the receiver of remittances, the debtor, the importer for imports. An indicator without a source can be read in an article and not be checked.

Examples:

  leeway indicators
  leeway indicators --format json`
}

// indicatorRow is a line of `leeway indicators`.
type indicatorRow struct {
	ID       string   `json:"id"`
	Means    string   `json:"means"`
	Reporter string   `json:"reporter"`
	Partner  string   `json:"partner,omitempty"`
	Sources  []string `json:"sources"`
}

// Run lists the indicators with the sources of the lake that hold them.
func (c *indicatorsCmd) Run(s *session) error {
	sources, err := s.sourcesByIndicator()
	if err != nil {
		return err
	}
	var rows []indicatorRow
	for _, i := range leeway.Indicators {
		rows = append(rows, indicatorRow{i.ID, i.Means, i.Reporter, i.Partner, sources[i.ID]})
	}
	if c.Format != "table" {
		return writeRows(s.w.stdout, c.Format, rows)
	}
	t := tabwriter.NewWriter(s.w.stdout, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(t, "INDICATOR\tMEANS\tREPORTER\tPARTNER\tSOURCES IN THE LAKE") // Flush returns the error
	for _, r := range rows {
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Means, r.Reporter, or(r.Partner, "–"), or(strings.Join(r.Sources, ", "), "–"))
	}
	return t.Flush()
}

// sourcesByIndicator says which sources were asked for an indicator, by their manifests.
func (s *session) sourcesByIndicator() (map[string][]string, error) {
	lakes, err := s.lakes()
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, l := range lakes {
		vintages, err := l.Vintages()
		if err != nil {
			return nil, err
		}
		for _, v := range vintages {
			for _, i := range v.Scope.Indicators {
				if !slices.Contains(out[i], v.Source) {
					out[i] = append(out[i], v.Source)
				}
			}
		}
	}
	return out, nil
}
