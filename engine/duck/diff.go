package duck

import (
	"context"
	"database/sql/driver"
	"fmt"
	"math"
	"slices"
	"strings"

	"leeway"
	"leeway/engine"
	"leeway/lake"
)

// Diff is what a newer vintage of a source changes against an older one.
type Diff struct {
	Source  string      `json:"source"`
	Older   string      `json:"older"`
	Newer   string      `json:"newer"`
	Tables  []TableDiff `json:"tables"`
	Largest []Change    `json:"largest,omitempty"` // the revisions that move a value most, in relative terms
}

// TableDiff counts the changes of a table.
type TableDiff struct {
	Table   string         `json:"table"`
	New     int            `json:"new"`
	Gone    int            `json:"gone"`    // within the scope of the newer vintage: withdrawn
	Outside int            `json:"outside"` // in the older vintage alone, and outside the newer one's scope: nothing is said of them
	Revised int            `json:"revised"`
	By      map[string]int `json:"by,omitempty"` // "indicator reporter" → changes of observations
}

// Kind says what became of a row.
type Kind string

// The kinds of change.
const (
	Added   Kind = "new"
	Gone    Kind = "gone"
	Revised Kind = "revised"
)

// Change is one row that differs.
type Change struct {
	Table string   `json:"table"`
	Kind  Kind     `json:"change"`
	What  string   `json:"what"` // the key, in words
	Unit  string   `json:"unit,omitempty"`
	Old   *float64 `json:"old,omitempty"`
	New   *float64 `json:"new,omitempty"`
	Rows  [2]int   `json:"-"` // of the key in either vintage
}

// Relative is the change of a revised value, 0.1 for a tenth more; infinite from nothing.
func (c Change) Relative() float64 {
	if c.Old == nil || c.New == nil || *c.Old == *c.New {
		return 0
	}
	return (*c.New - *c.Old) / math.Abs(*c.Old)
}

// shown is the number of the largest revisions that a Diff keeps.
const shown = 10

// Diff compares two vintages of a source. Every change is handed to each, where it is not nil,
// as it is found, in no particular order; what the Diff holds is bounded.
//
// Errors: CodeUnavailable, naming the file, where a vintage is damaged; those of each.
func (e *Engine) Diff(ctx context.Context, older, newer lake.Vintage, each func(Change) error) (*Diff, error) {
	d := &Diff{Source: newer.Source, Older: older.Vintage, Newer: newer.Vintage}
	r := differ{e: e, older: older, newer: newer, diff: d, each: each}
	if err := r.observations(ctx); err != nil {
		return nil, err
	}
	for _, run := range []func(context.Context) error{
		func(ctx context.Context) error { return rowsOnly(ctx, &r, lake.Memberships, lake.MembershipColumns) },
		func(ctx context.Context) error { return rowsOnly(ctx, &r, lake.Rosters, lake.RosterColumns) },
		func(ctx context.Context) error { return rowsOnly(ctx, &r, lake.Treaties, lake.TreatyColumns) },
		func(ctx context.Context) error { return rowsOnly(ctx, &r, lake.Events, lake.EventColumns) },
		func(ctx context.Context) error { return rowsOnly(ctx, &r, lake.Votes, lake.VoteColumns) },
	} {
		if err := run(ctx); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// differ is a comparison on its way.
type differ struct {
	e            *Engine
	older, newer lake.Vintage
	diff         *Diff
	each         func(Change) error
}

// with lists those of the two vintages that have a table; none where they do not share it.
func (r *differ) with(table string) []lake.Vintage {
	if !r.older.Has(table) && !r.newer.Has(table) {
		return nil
	}
	var vs []lake.Vintage
	for _, v := range []lake.Vintage{r.older, r.newer} {
		if v.Has(table) {
			vs = append(vs, v)
		}
	}
	return vs
}

func (r *differ) observations(ctx context.Context) error {
	vs := r.with(lake.Observations)
	if len(vs) == 0 {
		return nil
	}
	text, err := over(lake.Observations, lake.ObservationColumns, vs, engine.Query("observations_diff"))
	if err != nil {
		return err
	}
	t := TableDiff{Table: lake.Observations, By: map[string]int{}}
	var failed error
	err = r.e.query(ctx, text, []any{r.older.Vintage, r.newer.Vintage}, func(names []string, values []driver.Value) {
		if failed == nil {
			failed = r.observation(&t, cellsOf(names, values))
		}
	})
	if err != nil {
		return unavailable(ctx, lake.Observations, err)
	}
	slices.SortFunc(r.diff.Largest, byMove)
	r.diff.Tables = append(r.diff.Tables, t)
	return failed
}

// cells are the values of a row by column.
type cells map[string]driver.Value

func cellsOf(names []string, values []driver.Value) cells {
	c := make(cells, len(names))
	for i, name := range names {
		c[name] = values[i]
	}
	return c
}

func (c cells) text(name string) string { s, _ := c[name].(string); return s }

func (c cells) number(name string) float64 { f, _ := c[name].(float64); return f }

func (c cells) count(name string) int { n, _ := c[name].(int64); return int(n) }

// observation counts a key that differs and hands it on.
func (r *differ) observation(t *TableDiff, c cells) error {
	change := Change{Table: lake.Observations, Unit: c.text("unit"), Rows: [2]int{c.count("old_rows"), c.count("new_rows")}, What: keyOf(c)}
	switch {
	case change.Rows[0] == 0:
		change.Kind, change.New = Added, value(c.number("new_most"))
		t.New++
	case change.Rows[1] == 0:
		o := leeway.Observation{Reporter: c.text("reporter"), Indicator: c.text("indicator"), Period: c.text("period")}
		if !r.newer.Covers(&o) {
			t.Outside++
			return nil
		}
		change.Kind, change.Old = Gone, value(c.number("old_most"))
		t.Gone++
	default:
		change.Kind, change.Old, change.New = Revised, value(c.number("old_most")), value(c.number("new_most"))
		if *change.Old == *change.New {
			change.Old, change.New = value(c.number("old_least")), value(c.number("new_least"))
		}
		t.Revised++
		r.keepLargest(change)
	}
	t.By[c.text("indicator")+" "+c.text("reporter")]++
	if r.each != nil {
		return r.each(change)
	}
	return nil
}

func value(f float64) *float64 { return &f }

// keyOf writes the key of an observation in words: "imports KGZ CHN 2023 (reporter)".
func keyOf(c cells) string {
	parts := []string{c.text("indicator"), c.text("reporter"), or(c.text("partner"), "–"), c.text("period")}
	if s := c.text("statistic"); s != string(leeway.Level) {
		parts = append(parts, s)
	}
	if w := c.text("whole"); w != "" {
		parts = append(parts, "of "+w)
	}
	if m := c.text("mirror"); m != "" {
		parts = append(parts, "("+m+")")
	}
	return strings.Join(parts, " ")
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// keepLargest keeps the revision if it is among the largest so far.
func (r *differ) keepLargest(c Change) {
	r.diff.Largest = append(r.diff.Largest, c)
	if len(r.diff.Largest) > 4*shown {
		slices.SortFunc(r.diff.Largest, byMove)
		r.diff.Largest = r.diff.Largest[:shown]
	}
}

// byMove orders revisions by how far they move a value, the farthest first.
func byMove(a, b Change) int {
	x, y := math.Abs(a.Relative()), math.Abs(b.Relative())
	switch {
	case x > y:
		return -1
	case x < y:
		return 1
	}
	return strings.Compare(a.What, b.What)
}

// rowsOnly compares a table whose rows are nothing but keys.
func rowsOnly[T any](ctx context.Context, r *differ, table string, columns []lake.Column[T]) error {
	vs := r.with(table)
	if len(vs) == 0 {
		return nil
	}
	text, err := over(table, columns, vs, engine.Query(table+"_diff"))
	if err != nil {
		return err
	}
	t := TableDiff{Table: table}
	var failed error
	a, b := r.older.Vintage, r.newer.Vintage
	err = r.e.query(ctx, text, []any{b, a, a, b}, func(names []string, values []driver.Value) {
		c := cellsOf(names, values)
		change := Change{Table: table, Kind: Kind(c.text("change")), What: strings.Join(strings.Fields(c.text("what")), " ")}
		if change.Kind == Added {
			t.New++
		} else {
			t.Gone++
		}
		if r.each != nil && failed == nil {
			failed = r.each(change)
		}
	})
	if err != nil {
		return unavailable(ctx, table, err)
	}
	r.diff.Tables = append(r.diff.Tables, t)
	return failed
}

// Summary is the comparison as a line.
func (d *Diff) Summary() string {
	var parts []string
	for _, t := range d.Tables {
		line := fmt.Sprintf("%s: %d new, %d gone, %d revised", t.Table, t.New, t.Gone, t.Revised)
		if t.Outside > 0 {
			line += fmt.Sprintf(", %d outside its scope", t.Outside)
		}
		parts = append(parts, line)
	}
	return "against release " + d.Older + ": " + strings.Join(parts, "; ")
}
