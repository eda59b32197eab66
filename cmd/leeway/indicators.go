package main

import (
	"fmt"
	"slices"
	"strings"

	"leeway"
	"leeway/lake"
	"leeway/state"
)

type indicatorsCmd struct {
	listFlags
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
	sources, loose, err := s.sourcesByIndicator()
	if err != nil {
		return err
	}
	var rows []indicatorRow
	for _, i := range leeway.Indicators {
		rows = append(rows, indicatorRow{i.ID, i.Means, i.Reporter, i.Partner, sources[i.ID]})
	}
	foot := ""
	if len(loose) > 0 {
		foot = fmt.Sprintf("\nSingle figures on any of these: %s. `leeway lake status` says what they are.\n", strings.Join(loose, ", "))
	}
	return list(s, c.listFlags, rows, []column[indicatorRow]{
		{"indicator", func(r indicatorRow) string { return r.ID }},
		{"means", func(r indicatorRow) string { return r.Means }},
		{"reporter", func(r indicatorRow) string { return r.Reporter }},
		{"partner", func(r indicatorRow) string { return r.Partner }},
		{"sources in the lake", func(r indicatorRow) string { return strings.Join(r.Sources, ", ") }},
	}, foot)
}

// sourcesByIndicator says which sources were asked for an indicator, by their manifests, and
// which hold observations without having been asked for any in particular.
func (s *session) sourcesByIndicator() (asked map[string][]string, loose []string, err error) {
	lakes, err := s.lakes()
	if err != nil {
		return nil, nil, err
	}
	asked = map[string][]string{}
	for _, l := range lakes {
		vintages, err := l.Vintages()
		if err != nil {
			return nil, nil, err
		}
		for _, v := range vintages {
			if len(v.Scope.Indicators) == 0 && v.Has(lake.Observations) && !slices.Contains(loose, v.Source) {
				loose = append(loose, v.Source)
			}
			for _, i := range v.Scope.Indicators {
				if !slices.Contains(asked[i], v.Source) {
					asked[i] = append(asked[i], v.Source)
				}
			}
		}
	}
	return asked, loose, nil
}

// findIndicator returns an indicator by its id.
//
// Errors: CodeNotFound, with those whose ids are near as hint.
func findIndicator(id string) (leeway.Indicator, error) {
	var near []string
	for _, i := range leeway.Indicators {
		if i.ID == id {
			return i, nil
		}
		if state.Distance(id, i.ID) <= 2 || strings.HasPrefix(i.ID, id) {
			near = append(near, i.ID)
		}
	}
	err := leeway.Errorf(leeway.CodeNotFound, "there is no indicator %q", id)
	if len(near) > 0 {
		return leeway.Indicator{}, leeway.WithHint(err, "did you mean %s?", strings.Join(near, ", "))
	}
	return leeway.Indicator{}, leeway.WithHint(err, "leeway indicators lists them")
}
