package main

import (
	"fmt"
	"io"
	"math"
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

// shapes are the columns of an answer in its several forms.
type shapes[T any] struct {
	text    []column[T]    // Markdown, and where another form has none of its own
	table   []column[T]    // fewer, to fit a screen
	section func(T) string // the heading of a row's section in a table
	wide    bool           // its table may be wider than the screen
	data    []column[T]    // CSV and workbooks: numbers in full, without words, beside their unit
}

// answer writes rows of an answer with where each was read: in a table by numbers below it, in
// CSV and workbooks in columns of the row, in a workbook on a sheet of their own too.
func answer[T traced](s *session, f askFlags, rows []T, columns, data []column[T], foot string) error {
	return answerIn(s, f, rows, shapes[T]{text: columns, wide: true, data: data}, foot)
}

// answerIn is answer with columns of their own for some forms.
func answerIn[T traced](s *session, f askFlags, rows []T, in shapes[T], foot string) error {
	all, columns := cited(rows), in.text
	switch f.Format {
	case "table", "md":
		if f.Format == "table" && in.table != nil {
			columns = in.table
		}
		columns = append(slices.Clone(columns), column[T]{"from", func(r T) string { return all.marks(r.Observations()) }})
	case "csv", "xlsx":
		columns = append(slices.Clone(in.data), recordColumns[T]()...)
	}
	w, finish, err := s.out(f.Output)
	if err != nil {
		return err
	}
	lines := cells(rows, columns)
	if f.Format == "table" && in.section != nil {
		lines = inSections(lines, rows, in.section)
	}
	if f.Format == "table" && len(rows) == 0 {
		lines = nil // a head over nothing
	}
	if f.Format == "xlsx" {
		return finish(writeSheets(w, []sheet{{name: "answer", lines: lines}, {name: "citations", lines: all.lines()}, {name: "records", lines: records(rows)}}))
	}
	if f.Format == "table" {
		if !in.wide {
			lines = fit(shown(lines))
		} else {
			lines = shown(lines)
		}
		if _, err = io.WriteString(w, laid(lines)+foot+all.foot()); err == nil && f.Explain {
			err = explainRows(w, rows)
		}
		return finish(err)
	}
	err = f.write(w, lines, func() error { return writeRows(w, f.Format, rows) }, "")
	if err == nil && f.Format == "md" {
		_, err = io.WriteString(w, all.foot())
	}
	return finish(err)
}

// inSections puts a heading, a line of one cell, before the first row of each section.
func inSections[T any](lines [][]string, rows []T, section func(T) string) [][]string {
	sectioned, last := lines[:1:1], ""
	for i, r := range rows {
		if head := section(r); head != last {
			sectioned, last = append(sectioned, []string{head}), head
		}
		sectioned = append(sectioned, lines[i+1])
	}
	return sectioned
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
		where := breakWords(citation{c.Source, c.Dataset, c.Vintage, ""}.String(), screen-6)
		if c.Address != "" {
			where = append(where, c.Address) // whole, so that it can be copied
		}
		_, _ = fmt.Fprintf(&b, "%4d  %s\n", i+1, strings.Join(where, "\n      ")) // to memory
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

// explainRows writes the records behind a table, each once, with all that is known of it.
func explainRows[T traced](w io.Writer, rows []T) error {
	var b strings.Builder
	b.WriteString("\nRecords:\n")
	seen := map[leeway.Observation]bool{}
	for _, r := range rows {
		for _, o := range r.Observations() {
			if !seen[o] {
				seen[o] = true
				b.WriteString(recordText(&o))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// recordText writes a record: what it says, of what kind it is, where it was read.
func recordText(o *leeway.Observation) string {
	key := strings.Join(slices.DeleteFunc([]string{o.Reporter, o.Partner, o.Indicator, o.Period}, func(s string) bool { return s == "" }), " ")
	value := strings.TrimPrefix(o.Comparator, "=") + plain(&o.Value) + " " + o.Unit
	if o.Whole != "" {
		value += " of " + o.Whole
	}
	kind := []string{string(o.Statistic), string(o.Quality)}
	if o.Mirror != "" {
		kind = append(kind, "record of the "+o.Mirror)
	}
	if o.Origin != "" {
		kind = append(kind, "figure of "+o.Origin)
	}
	if o.Released != "" {
		kind = append(kind, "released "+o.Released)
	}
	text := "  " + key + ": " + value + "\n    " + strings.Join(slices.DeleteFunc(kind, func(s string) bool { return s == "" }), ", ") + "\n    " + o.Source + ", " + o.Dataset + " " + o.Vintage + "\n"
	for _, more := range []string{o.RecordURL, o.Note} {
		if more != "" {
			text += "    " + more + "\n"
		}
	}
	return text
}

// figure writes a number in its unit, and a dash where there is none.
func figure(a profile.Amount, unit string) string {
	if !a.Known() {
		return ""
	}
	if unit == "percent" {
		return fmt.Sprintf("%.1f %%", float64(a))
	}
	if math.Abs(float64(a)) >= 1000 {
		a = profile.Amount(math.Round(float64(a)))
	}
	return brief.Number(float64(a)) + " " + unitText(unit)
}

// unitText names a unit; constant prices by their year.
func unitText(unit string) string {
	if currency, year, ok := strings.Cut(unit, "-"); ok && len(currency) == 3 && len(year) == 4 && year[0] <= '9' {
		return strings.ToUpper(currency) + " of " + year
	}
	return brief.Unit(unit)
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
