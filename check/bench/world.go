package main

import (
	"io/fs"
	"slices"
	"strings"

	"leeway"
	"leeway/check"
	"leeway/starter/tables"
)

// world is the starter lake in memory, with its observations by series.
type world struct {
	leeway.Record
	series map[leeway.Series][]leeway.Observation
}

// load reads the tables of the starter lake from the folder dir.
func load(dir fs.FS) (*world, error) {
	sets, err := tables.Read(dir)
	if err != nil {
		return nil, err
	}
	w := &world{series: map[leeway.Series][]leeway.Observation{}}
	for _, s := range sets {
		w.Observations = append(w.Observations, s.Rows.Observations...)
		w.Memberships = append(w.Memberships, s.Rows.Memberships...)
		w.Rosters = append(w.Rosters, s.Rows.Rosters...)
		w.Treaties = append(w.Treaties, s.Rows.Treaties...)
		w.Events = append(w.Events, s.Rows.Events...)
	}
	for _, o := range w.Observations {
		k := leeway.Series{Reporter: o.Reporter, Indicator: o.Indicator}
		w.series[k] = append(w.series[k], o)
	}
	return w, nil
}

// answer gives what a reading needs, as the engine does.
func (w *world) answer(n leeway.Needs) *leeway.Record {
	rec := &leeway.Record{}
	seen := map[leeway.Series]bool{}
	for _, s := range n.Series {
		if !seen[s] {
			seen[s] = true
			rec.Observations = append(rec.Observations, w.series[s]...)
		}
	}
	for _, m := range w.Memberships {
		if slices.Contains(n.Organisations, m.Organisation) {
			rec.Memberships = append(rec.Memberships, m)
		}
	}
	for _, r := range w.Rosters {
		if slices.Contains(n.Organisations, r.Organisation) {
			rec.Rosters = append(rec.Rosters, r)
		}
	}
	for _, t := range w.Treaties {
		if slices.ContainsFunc(n.Actors, func(a string) bool { return slices.Contains(t.Parties, a) || strings.Contains(t.Treaty, a) }) {
			rec.Treaties = append(rec.Treaties, t)
		}
	}
	for _, e := range w.Events {
		if slices.ContainsFunc(n.Actors, func(a string) bool { return e.Object == a || slices.Contains(e.Actors, a) }) {
			rec.Events = append(rec.Events, e)
		}
	}
	return rec
}

// judge fills the verdicts of a reading.
func (w *world) judge(r *leeway.Reading) { check.Judge(r, w.answer(check.Plan(r))) }
