package source

import (
	"context"

	"leeway"
	"leeway/lake"
)

// batch is the number of rows that are handed to the lake at a time.
const batch = 4096

// writer takes checked rows to a vintage of a lake.
type writer struct {
	ctx  context.Context
	into *lake.Publication // nil where the import is only tried
	held leeway.Record
	n    int
}

// destination begins a vintage, unless the import is only tried.
func destination(ctx context.Context, l *lake.Lake, dataset string, opt Options) (*writer, error) {
	w := &writer{ctx: ctx}
	if opt.Try {
		return w, nil
	}
	var err error
	w.into, err = l.Begin(dataset)
	return w, err
}

func (w *writer) rows(r leeway.Record) error {
	w.held.Observations = append(w.held.Observations, r.Observations...)
	w.held.Memberships = append(w.held.Memberships, r.Memberships...)
	w.held.Rosters = append(w.held.Rosters, r.Rosters...)
	w.held.Treaties = append(w.held.Treaties, r.Treaties...)
	w.held.Events = append(w.held.Events, r.Events...)
	w.held.Votes = append(w.held.Votes, r.Votes...)
	if w.n++; w.n < batch {
		return nil
	}
	return w.flush()
}

// flush hands over what is held.
func (w *writer) flush() error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	held := w.held
	w.held, w.n = leeway.Record{}, 0
	if w.into == nil {
		return nil
	}
	return w.into.Write(held)
}

func (w *writer) flows(f *leeway.Flows) error {
	if err := w.ctx.Err(); err != nil || w.into == nil {
		return err
	}
	return w.into.Flows(f)
}

// commit makes the vintage appear. A run that is only tried returns what it would have been.
func (w *writer) commit(m leeway.Manifest) (leeway.Manifest, error) {
	if err := w.flush(); err != nil || w.into == nil {
		return m, err
	}
	return w.into.Commit(m)
}

func (w *writer) abort() {
	if w.into != nil {
		w.into.Abort()
	}
}
