package undesamigrants

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// Parse implements [source.Source].
func (u undesa) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		read := matrix
		if bytes.HasPrefix(data, []byte("PK")) {
			read = workbook
		}
		if err := read(data, f.Name, to); err != nil {
			return err
		}
	}
	return nil
}

// matrix reads lines of a year and a destination with a column for each origin.
func matrix(data []byte, file string, to source.Sink) error {
	var origins *source.Matrix
	last := ""
	for row, err := range sheet.CSV(bytes.NewReader(data), file, ',') {
		if err != nil {
			return err
		}
		if origins == nil {
			if row.Text(0) != "Year" || row.Text(1) != "Dest" {
				return row.Errorf(0, "the columns %q and %q are not Year and Dest", row.Text(0), row.Text(1))
			}
			if origins, err = source.NewMatrix(head(row), 2, state.UNDESA, "2019"); err != nil {
				return err
			}
			continue
		}
		year := row.Text(0)
		if !yearly.MatchString(year) {
			return row.Errorf(0, "%q is no year", year)
		}
		last = max(last, year)
		err = origins.Each(row, 1, func(c source.Cell) error { return stock(c.Row, c.Col, c.Across, c.Down, year, to) })
		if err != nil {
			return err
		}
	}
	if origins == nil {
		return leeway.Errorf(leeway.CodeInvalid, "%s: there is no table", file)
	}
	to.Edition(last)
	return nil
}

// head keeps the first row of a table, whose cells are lent.
func head(row sheet.Row) sheet.Row {
	row.Cells = slices.Clone(row.Cells)
	return row
}

var yearly = regexp.MustCompile(`^(19|20)\d\d$`)

// stock passes a cell on (Q1, Q2, Q5).
func stock(row sheet.Row, col int, origin, destination state.Party, year string, to source.Sink) error {
	switch {
	case origin.Kind == state.KindUnknown:
		to.Skip("an origin that is not named")
		return nil
	case origin.Kind != state.KindState || destination.Kind != state.KindState && destination.ID != state.World:
		to.Skip("a region")
		return nil
	case slices.Contains([]string{"0", "..", "-", ""}, row.Text(col)):
		to.Skip("a zero or a mark")
		return nil
	case origin == destination:
		to.Skip("a state with itself")
		return nil
	}
	people, err := row.Number(col)
	if err != nil {
		return err
	}
	return to.Observation(leeway.Observation{Indicator: "migrants", Reporter: origin.ID, Partner: destination.ID, Period: year, PeriodBasis: "stock-at-end", Value: people, Unit: "people"})
}

// The columns of the producer's workbook by which a line's places are told.
const (
	destinationCode = "Location code of destination"
	originCode      = "Location code of origin"
)

// table is where the columns of the workbook stand.
type table struct {
	destination, origin int
	years               map[int]string // by column
}

// workbook reads the first sheet that has the table.
func workbook(data []byte, file string, to source.Sink) error {
	sheets, err := sheet.Workbook(data, file)
	if err != nil {
		return err
	}
	for _, s := range sheets {
		var at *table
		for _, row := range s.Rows {
			if at == nil {
				if at, err = find(row); err != nil {
					return err
				}
				continue
			}
			if err := at.line(row, to); err != nil {
				return err
			}
		}
		if at != nil {
			to.Edition(slices.Max(slices.Collect(maps.Values(at.years))))
			return nil
		}
	}
	return leeway.Errorf(leeway.CodeInvalid, "%s: no sheet has the columns %q and %q", file, destinationCode, originCode)
}

// find returns the columns where a row is the head of the table: the years up to the first that
// comes again (Q3).
func find(row sheet.Row) (*table, error) {
	t := &table{destination: -1, origin: -1, years: map[int]string{}}
	seen := map[string]bool{}
	for i := range row.Cells {
		switch text := strings.TrimSuffix(row.Text(i), ".0"); {
		case text == destinationCode:
			t.destination = i
		case text == originCode:
			t.origin = i
		case yearly.MatchString(text) && !seen[text]:
			seen[text] = true
			t.years[i] = text
		}
	}
	if t.destination < 0 || t.origin < 0 {
		return nil, nil
	}
	if len(t.years) == 0 {
		return nil, row.Errorf(-1, "the table has no years")
	}
	return t, nil
}

func (t *table) line(row sheet.Row, to source.Sink) error {
	if row.Blank() {
		return nil
	}
	for _, col := range slices.Sorted(maps.Keys(t.years)) {
		year := t.years[col]
		destination, err := place(row, t.destination, year)
		if err != nil {
			return err
		}
		origin, err := place(row, t.origin, year)
		if err != nil {
			return err
		}
		if err := stock(row, col, origin, destination, year, to); err != nil {
			return err
		}
	}
	return nil
}

// place reads a location code: M49 for a country, 900 for the World (Q4), other numbers from 900 on
// for regions, 2003 for origins that are not named (Q5).
func place(row sheet.Row, col int, year string) (state.Party, error) {
	n, err := strconv.Atoi(strings.TrimSuffix(row.Text(col), ".0"))
	switch {
	case err != nil || n <= 0:
		return state.Party{}, row.Errorf(col, "%q is no location code", row.Text(col))
	case n == 900:
		return state.Party{ID: state.World, Kind: state.KindWorld}, nil
	case n == 2003:
		return state.Party{ID: state.Unknown, Kind: state.KindUnknown}, nil
	case n > 900:
		return state.Party{ID: strconv.Itoa(n), Kind: state.KindAggregate}, nil
	}
	p, err := state.Resolve(state.Numeric, strconv.Itoa(n), year)
	if err != nil {
		return p, row.Errorf(col, "%w", err)
	}
	return p, nil
}
