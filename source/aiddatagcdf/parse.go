package aiddatagcdf

import (
	"bytes"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
)

// Parse implements [source.Source].
func (g gcdf) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		if bytes.HasPrefix(data, []byte("PK")) {
			err = g.workbook(data, f.Name, to)
		} else {
			err = g.csv(data, f.Name, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// form is one of the two tables: of projects, or of sums.
type form interface {
	line(row sheet.Row) error
	end() error
}

// start tells the forms apart by their heads.
func (g gcdf) start(row sheet.Row, to source.Sink) (form, error) {
	if i := flagOf(row); i >= 0 {
		return newProjects(row, i, to)
	}
	return newSums(row, g.info.Ignore, to)
}

func (g gcdf) csv(data []byte, file string, to source.Sink) error {
	var t form
	for row, err := range sheet.CSV(bytes.NewReader(data), file, ',') {
		switch {
		case err != nil:
		case t == nil:
			row.Cells = slices.Clone(row.Cells) // they are lent
			t, err = g.start(row, to)
		default:
			err = t.line(row)
		}
		if err != nil {
			return err
		}
	}
	if t == nil {
		return leeway.Errorf(leeway.CodeInvalid, "%s: there is no table", file)
	}
	return t.end()
}

// workbook reads the first sheet that has the table of projects.
func (g gcdf) workbook(data []byte, file string, to source.Sink) error {
	sheets, err := sheet.Workbook(data, file)
	if err != nil {
		return err
	}
	for _, s := range sheets {
		if len(s.Rows) == 0 || flagOf(s.Rows[0]) < 0 {
			continue
		}
		t, err := g.start(s.Rows[0], to)
		if err != nil {
			return err
		}
		for _, row := range s.Rows[1:] {
			if row.Blank() {
				continue
			}
			if err := t.line(row); err != nil {
				return err
			}
		}
		return t.end()
	}
	return leeway.Errorf(leeway.CodeInvalid, "%s: no sheet begins with a row that has the column %q", file, flags[0].column)
}

// flags are the columns that say which projects add up, with what the table is of (Q1, Q5).
var flags = []struct{ column, indicator string }{
	{"Recommended For Aggregates", "development-finance"},
	{"Recommended For Military Aggregates", "military-finance"},
}

// flagOf returns which flag the head of a table of projects has, -1 where it is none.
func flagOf(row sheet.Row) int {
	for i, f := range flags {
		if slices.ContainsFunc(row.Cells, func(c string) bool { return strings.TrimSpace(c) == f.column }) {
			return i
		}
	}
	return -1
}

// versions are AidData's versions, with the year in which they came out, by the year of their prices (Q6).
var versions = map[string]struct{ name, released string }{"2017": {"2.0", "2021"}, "2021": {"3.0", "2023"}}

// version tells the sink which version a file with prices of a year is of. It is false where none is known.
func version(prices string, to source.Sink) bool {
	v, ok := versions[prices]
	if ok {
		to.Edition(v.name)
		to.Released(v.released)
	}
	return ok
}
