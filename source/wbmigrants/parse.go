package wbmigrants

import (
	"regexp"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

var titleOf = regexp.MustCompile(`^Bilateral Estimates of Migrant Stocks in (\d{4})$`)

// Parse implements [source.Source].
func (wbMigrants) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		sheets, err := f.Workbook()
		if err != nil {
			return err
		}
		if err := parse(sheets[0], f.Name, to); err != nil {
			return err
		}
	}
	return nil
}

func parse(s sheet.Table, file string, to source.Sink) error {
	if len(s.Rows) < 3 {
		return leeway.Errorf(leeway.CodeInvalid, "%s, sheet %q: there is no table", file, s.Name)
	}
	title, head := s.Rows[0], s.Rows[1]
	year := titleOf.FindStringSubmatch(title.Text(0)) // Q1
	if year == nil {
		return title.Errorf(0, "%q is not the title of the matrix", title.Text(0))
	}
	if want := "destination (across) / origin (down)"; head.Text(0) != want {
		return head.Errorf(0, "%q is not %q", head.Text(0), want)
	}
	to.Edition(year[1])
	m, err := source.NewMatrix(head, 1, state.WorldBank, year[1])
	if err != nil {
		return err
	}
	for _, row := range s.Rows[2:] {
		if row.Blank() || row.Text(0) == "Notes:" {
			return nil
		}
		if err := m.Each(row, 0, func(c source.Cell) error { return cell(c, head, year[1], to) }); err != nil {
			return err
		}
	}
	return nil
}

func cell(c source.Cell, head sheet.Row, year string, to source.Sink) error {
	origin, destination := c.Down, c.Across
	switch {
	case origin.Kind != state.KindState:
		to.Skip("an origin that is not named") // Q3
		return nil
	case c.Text(c.Col) == "0" || c.Text(c.Col) == "":
		to.Skip("a zero or a blank") // Q2
		return nil
	case origin == destination:
		to.Skip("a state with itself")
		return nil
	}
	people, err := c.Number(c.Col)
	if err != nil {
		return err
	}
	o := leeway.Observation{Indicator: "migrants", Reporter: origin.ID, Partner: destination.ID, Period: year, PeriodBasis: "stock-at-end", Value: people, Unit: "people"}
	if destination.Kind == state.KindAggregate || destination.Kind == state.KindUnknown {
		o.Partner, o.Note = state.Unknown, "printed as "+head.Text(c.Col) // Q3
	}
	return to.Observation(o)
}
