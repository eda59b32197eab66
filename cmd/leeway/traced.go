package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"leeway"
	"leeway/actor"
	"leeway/brief"
	"leeway/profile"
)

// askFlags are the flags of every question whose answer is numbers.
type askFlags struct {
	listFlags
	Explain bool `help:"List every record behind each number."`
}

// traced is a row of an answer that knows its records.
type traced interface {
	// Observations lists the records behind the row, the one used first.
	Observations() []leeway.Observation
}

// citation is where a record was read.
type citation struct {
	Source  string `json:"source"`
	Dataset string `json:"dataset"`
	Vintage string `json:"vintage"`
	Address string `json:"address,omitempty"`
}

func cite(o *leeway.Observation) citation {
	return citation{o.Source, o.Dataset, o.Vintage, o.RecordURL}
}

func (c citation) String() string {
	return strings.Join(slices.DeleteFunc([]string{c.Source, c.Dataset + " " + c.Vintage, c.Address}, func(s string) bool { return s == "" }), ", ")
}

// citations numbers what rows cite, in their order.
type citations []citation

func cited[T traced](rows []T) citations {
	var all citations
	for _, r := range rows {
		for _, o := range r.Observations() {
			if c := cite(&o); !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	return all
}

// marks returns the numbers of what a row cites: "1 3".
func (all citations) marks(os []leeway.Observation) string {
	var found []string
	for i := range os {
		n := fmt.Sprint(slices.Index(all, cite(&os[i])) + 1)
		if !slices.Contains(found, n) {
			found = append(found, n)
		}
	}
	return strings.Join(found, " ")
}

// answer writes rows of an answer with where each was read: in a table by numbers below it, in
// CSV and workbooks, which have the columns of data, in columns of the row, in a workbook on a sheet of their own too.
func answer[T traced](s *session, f askFlags, rows []T, columns, data []column[T], foot string) error {
	all := cited(rows)
	switch f.Format {
	case "table", "md":
		columns = append(columns, column[T]{"from", func(r T) string { return all.marks(r.Observations()) }})
	case "csv", "xlsx":
		columns = append(slices.Clone(data), recordColumns[T]()...)
	}
	w, finish, err := s.out(f.Output)
	if err != nil {
		return err
	}
	lines := cells(rows, columns)
	if f.Format == "xlsx" {
		return finish(writeSheets(w, []sheet{{name: "answer", lines: lines}, {name: "citations", lines: all.lines()}, {name: "records", lines: records(rows)}}))
	}
	err = f.write(w, lines, func() error { return writeRows(w, f.Format, rows) }, foot+all.foot())
	if err == nil && f.Explain && f.Format == "table" {
		err = explainRows(w, rows)
	}
	if err == nil && f.Format == "md" {
		_, err = io.WriteString(w, all.foot())
	}
	return finish(err)
}

func recordColumns[T traced]() []column[T] {
	used := func(get func(*leeway.Observation) string) func(T) string {
		return func(r T) string {
			os := r.Observations()
			if len(os) == 0 {
				return ""
			}
			return get(&os[0])
		}
	}
	return []column[T]{
		{"source", used(func(o *leeway.Observation) string { return o.Source })},
		{"dataset", used(func(o *leeway.Observation) string { return o.Dataset })},
		{"vintage", used(func(o *leeway.Observation) string { return o.Vintage })},
		{"address", used(func(o *leeway.Observation) string { return o.RecordURL })},
	}
}

func (all citations) foot() string {
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\nFrom:\n")
	for i, c := range all {
		_, _ = fmt.Fprintf(&b, "%4d  %s\n", i+1, c) // to memory
	}
	return b.String()
}

func (all citations) lines() [][]string {
	lines := [][]string{{"number", "source", "dataset", "vintage", "address"}}
	for i, c := range all {
		lines = append(lines, []string{fmt.Sprint(i + 1), c.Source, c.Dataset, c.Vintage, c.Address})
	}
	return lines
}

var recordHead = []string{"reporter", "partner", "indicator", "period", "statistic", "comparator", "value", "unit", "whole", "quality", "side", "released", "source", "dataset", "vintage", "address", "note"}

func recordLine(o *leeway.Observation) []string {
	return []string{o.Reporter, o.Partner, o.Indicator, o.Period, string(o.Statistic), o.Comparator, plain(&o.Value), o.Unit, o.Whole, string(o.Quality), o.Mirror, o.Released, o.Source, o.Dataset, o.Vintage, o.RecordURL, o.Note}
}

// records lists what all rows rest on, each record once.
func records[T traced](rows []T) [][]string {
	lines, seen := [][]string{recordHead}, map[leeway.Observation]bool{}
	for _, r := range rows {
		for _, o := range r.Observations() {
			if !seen[o] {
				seen[o] = true
				lines = append(lines, recordLine(&o))
			}
		}
	}
	return lines
}

// explainRows writes the records behind a table.
func explainRows[T traced](w io.Writer, rows []T) error {
	if _, err := io.WriteString(w, "\nRecords:\n"); err != nil {
		return err
	}
	return listFlags{Format: "table"}.write(w, records(rows), nil, "")
}

// figure writes a number in its unit, and a dash where there is none.
func figure(a profile.Amount, unit string) string {
	if !a.Known() {
		return ""
	}
	if unit == "percent" {
		return fmt.Sprintf("%.1f %%", float64(a))
	}
	return brief.Number(float64(a)) + " " + brief.Unit(unit)
}

// said writes the figure of a record as it was said: a bound as a bound, a model's as a model's.
func said(o *leeway.Observation) string {
	if o == nil {
		return ""
	}
	text := figure(profile.Amount(o.Value), o.Unit)
	switch o.Comparator {
	case ">", "<":
		text = o.Comparator + " " + text
	case ">=":
		text = "≥ " + text
	case "~":
		text = "about " + text
	}
	if o.Quality == leeway.Modelled {
		text += " (model)"
	}
	return text
}

// nameOf is what a state or a group is called.
func nameOf(id string) string {
	if a, ok := actor.Default().Actor(id); ok {
		return a.Name
	}
	return id
}

// actorID resolves what a user typed to a state's or a group's id.
//
// Errors: CodeNotFound, with the nearest names as hint.
func actorID(name string) (string, error) {
	a, err := lookUp(actor.Default(), name)
	return a.ID, err
}
