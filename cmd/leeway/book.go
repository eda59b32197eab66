package main

import (
	"slices"
	"sync"

	"leeway"
	"leeway/engine/duck"
	"leeway/profile"
	"leeway/source/all"
)

// opened opens the engine and reads the series of the states. The caller closes the engine.
func (s *session) opened(indicators []string, states ...string) (*duck.Engine, *profile.Book, error) {
	e, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	book, err := s.book(e, indicators, states...)
	if err != nil {
		_ = e.Close() // nothing was written
		return nil, nil, err
	}
	return e, book, nil
}

// book reads the series of the states, with what the pair totals add to them.
func (s *session) book(e *duck.Engine, indicators []string, states ...string) (*profile.Book, error) {
	var needs leeway.Needs
	needs.AsOf = s.asOf
	for _, st := range states {
		for _, i := range withReverse(indicators) {
			needs.Series = append(needs.Series, leeway.Series{Reporter: st, Indicator: i})
		}
	}
	found, err := e.Answer(s.ctx, needs)
	if err != nil {
		return nil, err
	}
	var pairs []leeway.Pair // of all at once: a data set that reconciles both sides shows it in its imports only
	for _, st := range states {
		for _, flow := range flowsOf(indicators) {
			more, err := e.PartnerTotals(s.ctx, st, flow, 1900, 2200, s.asOf)
			if err != nil {
				return nil, err
			}
			pairs = append(pairs, more...)
		}
	}
	return profile.NewBook(append(found.Observations, profile.FromPairs(pairs, qualityOf)...)), nil
}

// flowsOf are the flows whose pair totals the indicators take in, either side's records.
func flowsOf(indicators []string) []string {
	if slices.ContainsFunc(indicators, func(i string) bool { return i == "imports" || i == "exports" || i == "trade" }) {
		return []string{"import", "export"}
	}
	return nil
}

// withReverse adds the indicators under which the other side records the same flows.
func withReverse(indicators []string) []string {
	found := append([]string(nil), indicators...)
	for _, i := range indicators {
		switch i {
		case "imports":
			found = append(found, "exports")
		case "exports":
			found = append(found, "imports")
		case "remittances":
			found = append(found, "remittances-outflow")
		}
	}
	return found
}

// qualities are the classes of the data sets' figures. Each source reads its own description, so that they are asked once.
var qualities = sync.OnceValue(func() map[string]leeway.Quality {
	found := map[string]leeway.Quality{}
	for _, src := range all.Sources() {
		info := src.Info()
		found[info.ID] = info.Quality
	}
	return found
})
