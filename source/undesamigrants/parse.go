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
	head, rows, last, err := lines(data, file)
	if err != nil {
		return err
	}
	origins, err := source.NewMatrix(head, 2, state.UNDESA, last)
	if err != nil {
		return err
	}
	named := revision(last, to)
	named.at = tidiedAt
	for _, row := range rows {
		err := origins.Each(row, 1, func(c source.Cell) error { return named.stock(c.Row, c.Col, c.Across, c.Down, row.Text(0), to) })
		if err != nil {
			return err
		}
	}
	return nil
}

// tidiedAt is where the matrix was made of the workbook of 2019.
const tidiedAt = "https://github.com/guyabel/stepladderChapter"

// lines reads the matrix whole: its last year, which names the revision, may stand anywhere.
func lines(data []byte, file string) (head sheet.Row, rows []sheet.Row, last string, err error) {
	for row, err := range sheet.CSV(bytes.NewReader(data), file, ',') {
		if err != nil {
			return head, nil, "", err
		}
		row.Cells = slices.Clone(row.Cells) // they are lent
		if head.Cells == nil {
			if row.Text(0) != "Year" || row.Text(1) != "Dest" {
				return head, nil, "", row.Errorf(0, "the columns %q and %q are not Year and Dest", row.Text(0), row.Text(1))
			}
			head = row
			continue
		}
		if !yearly.MatchString(row.Text(0)) {
			return head, nil, "", row.Errorf(0, "%q is no year", row.Text(0))
		}
		rows, last = append(rows, row), max(last, row.Text(0))
	}
	if last == "" {
		return head, nil, "", leeway.Errorf(leeway.CodeInvalid, "%s: there is no table", file)
	}
	return head, rows, last, nil
}

// edition is what the rows of a revision cite.
type edition struct {
	title string
	at    string // blank: the address of source.yaml
}

// revision names the revision that ends with a year. Those to 2019 came out in that very year; of
// later ones the files do not say when (Q6).
func revision(last string, to source.Sink) edition {
	to.Edition(last)
	if last <= "2019" {
		to.Released(last)
	}
	return edition{title: "UN DESA International Migrant Stock " + last}
}

var yearly = regexp.MustCompile(`^(19|20)\d\d$`)

// stock passes a cell on (Q1, Q2, Q5).
func (e edition) stock(row sheet.Row, col int, origin, destination state.Party, year string, to source.Sink) error {
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
	if err == nil && people < 0 {
		err = row.Errorf(col, "%s people", row.Text(col))
	}
	if err != nil {
		return err
	}
	return to.Observation(leeway.Observation{
		Indicator: "migrants", Reporter: origin.ID, Partner: destination.ID, Period: year, PeriodBasis: "stock-at-end", Value: people, Unit: "people",
		Source: e.title, RecordURL: e.at, Note: "mid-year stock by origin and destination, both sexes",
	})
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
	named               edition
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
				if at != nil {
					at.named = revision(slices.Max(slices.Collect(maps.Values(at.years))), to)
				}
				continue
			}
			if err := at.line(row, to); err != nil {
				return err
			}
		}
		if at != nil {
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
		if err := t.named.stock(row, col, origin, destination, year, to); err != nil {
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
