package lake

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"leeway"
)

// partRows is how many rows of a table gather before a part is written: some fifty
// megabytes of observations and their texts.
const partRows = 8 * rowGroup

// gatherer takes the rows of one table and writes them part by part into a publication's
// folder. The files that it returns have paths relative to the table's folder.
type gatherer interface {
	add(temp string, r *leeway.Record) error
	finish(temp string) ([]leeway.FileInfo, error)
}

// gatherers returns one for each table of a record, in the order of [Tables].
func gatherers(sorted bool) []gatherer {
	return []gatherer{
		tableOf(Observations, ObservationColumns, sorted, func(r *leeway.Record) []leeway.Observation { return r.Observations }),
		tableOf(Memberships, MembershipColumns, sorted, func(r *leeway.Record) []leeway.Membership { return r.Memberships }),
		tableOf(Rosters, RosterColumns, sorted, func(r *leeway.Record) []leeway.Roster { return r.Rosters }),
		tableOf(Treaties, TreatyColumns, sorted, func(r *leeway.Record) []leeway.Treaty { return r.Treaties }),
		tableOf(Events, EventColumns, sorted, func(r *leeway.Record) []leeway.Event { return r.Events }),
		tableOf(Votes, VoteColumns, sorted, func(r *leeway.Record) []leeway.Vote { return r.Votes }),
	}
}

// table gathers the rows of one table.
type table[T any] struct {
	name    string
	columns []Column[T]
	order   func(a, b *T) int // nil: rows are written in the order in which they came
	of      func(*leeway.Record) []T
	present bool // it has been given rows, be it none
	rows    []T
	parts   []leeway.FileInfo
}

func tableOf[T any](name string, columns []Column[T], sorted bool, of func(*leeway.Record) []T) *table[T] {
	t := &table[T]{name: name, columns: columns, of: of}
	if sorted {
		t.order = Order(columns)
	}
	return t
}

func (t *table[T]) add(temp string, r *leeway.Record) error {
	rows := t.of(r)
	t.present = t.present || rows != nil
	for len(rows) > 0 {
		n := min(len(rows), partRows-len(t.rows))
		t.rows = append(t.rows, rows[:n]...)
		rows = rows[n:]
		if len(t.rows) == partRows {
			if err := t.flush(temp); err != nil {
				return err
			}
		}
	}
	return nil
}

// flush writes the rows that have gathered as the next part.
func (t *table[T]) flush(temp string) error {
	rows := make([]*T, len(t.rows))
	for i := range t.rows {
		rows[i] = &t.rows[i]
	}
	if t.order != nil {
		slices.SortStableFunc(rows, t.order)
	}
	dir := filepath.Join(temp, t.name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	name := fmt.Sprintf("part-%d.parquet", len(t.parts))
	size, digest, err := writeFile(filepath.Join(dir, name), func(w io.Writer) error { return write(w, t.columns, rows) })
	if err != nil {
		return err
	}
	t.parts = append(t.parts, leeway.FileInfo{Table: t.name, Path: name, Rows: int64(len(t.rows)), Bytes: size, SHA256: digest})
	clear(t.rows) // lets go of the texts
	t.rows = t.rows[:0]
	return nil
}

func (t *table[T]) finish(temp string) ([]leeway.FileInfo, error) {
	if !t.present {
		return nil, nil
	}
	if len(t.rows) > 0 || len(t.parts) == 0 {
		if err := t.flush(temp); err != nil {
			return nil, err
		}
	}
	return t.parts, syncFolder(filepath.Join(temp, t.name))
}
