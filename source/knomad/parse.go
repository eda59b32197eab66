package knomad

import (
	"bytes"
	"regexp"
	"slices"
	"time"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

const millions = 6

// Parse implements [source.Source].
func (knomad) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		if bytes.HasPrefix(data, []byte("PK")) {
			err = workbook(data, f.Name, to)
		} else {
			err = table(data, f.Name, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

var (
	titleOf = regexp.MustCompile(`^Bilateral Remittance Estimates for (\d{4}) .*\(millions of US\$\) \(([A-Z][a-z]+ \d{4}) Version\)$`)
	nameOf  = regexp.MustCompile(`(?i)remittance.?matrix.?(\d{4})_?([A-Z][a-z]{2}\d{4})`)
)

// workbook reads the layout of 2017: a title with year and version, heads, the matrix, notes.
func workbook(data []byte, file string, to source.Sink) error {
	sheets, err := sheet.Workbook(data, file)
	if err != nil {
		return err
	}
	rows := sheets[0].Rows
	if len(rows) < 3 {
		return leeway.Errorf(leeway.CodeInvalid, "%s, sheet %q: there is no table", file, sheets[0].Name)
	}
	m := titleOf.FindStringSubmatch(rows[0].Text(0))
	if m == nil {
		return rows[0].Errorf(0, "%q is not the title of a matrix in millions of US dollars with year and version", rows[0].Text(0))
	}
	if err := release(rows[0], "January 2006", m[2], to); err != nil {
		return err
	}
	if want := "receiving (across) / sending (down)"; rows[1].Text(0) != want {
		return rows[1].Errorf(0, "%q is not %q", rows[1].Text(0), want)
	}
	return matrix(rows[1:], m[1], to)
}

// table reads the layout of 2018: heads and the matrix, nothing else (Q1).
func table(data []byte, file string, to source.Sink) error {
	m := nameOf.FindStringSubmatch(file)
	if m == nil {
		err := leeway.Errorf(leeway.CodeInvalid, "%s: its name does not say the year and the version of the matrix", file)
		return leeway.WithHint(err, "the producer calls it Bilateralremittancematrix2018Oct2019")
	}
	var rows []sheet.Row
	for row, err := range sheet.CSV(bytes.NewReader(data), file, ',') {
		if err != nil {
			return err
		}
		row.Cells = slices.Clone(row.Cells)
		rows = append(rows, row)
	}
	if err := release(rows[0], "Jan2006", m[2], to); err != nil {
		return err
	}
	return matrix(rows, m[1], to)
}

// release passes on the month of the version.
func release(row sheet.Row, layout, version string, to source.Sink) error {
	t, err := time.Parse(layout, version)
	if err != nil {
		return row.Errorf(-1, "%q is no month of a version", version)
	}
	to.Released(t.Format("2006-01"))
	return nil
}

func matrix(rows []sheet.Row, year string, to source.Sink) error {
	m, err := source.NewMatrix(rows[0], 1, state.WorldBank, year)
	if err != nil {
		return err
	}
	for _, row := range rows[1:] {
		if row.Blank() || row.Text(0) == "Notes:" {
			break
		}
		if err := m.Each(row, 0, func(c source.Cell) error { return cell(c, year, to) }); err != nil {
			return err
		}
	}
	return nil
}

// unstated are the cells that say nothing of a pair (Q2).
var unstated = map[string]bool{"0": true, "N/A": true, "-": true}

func cell(c source.Cell, year string, to source.Sink) error {
	sender, receiver := c.Down, c.Across
	switch {
	case unstated[c.Text(c.Col)]:
		to.Skip("a zero or N/A")
		return nil
	case sender == receiver:
		to.Skip("a state with itself")
		return nil
	}
	value, err := c.Scaled(c.Col, millions)
	if err != nil {
		return err
	}
	o := leeway.Observation{Indicator: "remittances", Reporter: receiver.ID, Partner: sender.ID, Period: year, Value: value, Unit: "usd"}
	if receiver.Kind == state.KindWorld { // Q3
		o.Indicator, o.Reporter, o.Partner = "remittances-outflow", sender.ID, state.World
	}
	o.Note = "modelled from migrant stocks and incomes"
	return to.Observation(o)
}
