package unhcr

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// columns are those of the table that others made.
var columns = []string{"year", "orig", "dest", "refugees", "asylum_seekers"}

// fields are those of the API's rows that are read, in the order of columns.
var fields = []string{"year", "coo_iso", "coa_iso", "refugees", "asylum_seekers"}

// Parse implements [source.Source]. A file that begins with a brace is an answer of the API.
func (u unhcr) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := f.Read(func(r io.Reader) error { return u.file(r, f, to) }); err != nil {
			return err
		}
	}
	return nil
}

func (u unhcr) file(r io.Reader, f source.File, to source.Sink) error {
	in := bufio.NewReader(r)
	if head, err := in.Peek(1); err == nil && head[0] == '{' {
		rows, err := answer(in, f.Name)
		for _, row := range rows {
			if err == nil {
				err = enter(row, sheet.Head{"year": 0, "orig": 1, "dest": 2, "refugees": 3, "asylum_seekers": 4}, "", to)
			}
		}
		return err
	}
	var h sheet.Head
	for row, err := range sheet.CSV(in, f.Name, ',') {
		if err == nil && h == nil {
			h, err = row.Head(columns, nil)
		} else if err == nil {
			err = enter(row, h, tidiedAt, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// answer reads the rows of an answer of the API, as rows of the table.
func answer(r io.Reader, file string) ([]sheet.Row, error) {
	var page struct {
		Items *[]map[string]any `json:"items"`
	}
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(&page); err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s is no JSON: %w", file, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s: something follows the answer", file)
	}
	if page.Items == nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s has no items: it is no answer of UNHCR's population figures", file)
	}
	rows := make([]sheet.Row, 0, len(*page.Items))
	for i, item := range *page.Items {
		row := sheet.Row{File: file, N: i + 1}
		for _, name := range fields {
			cell, ok := item[name]
			if !ok || cell == nil {
				return nil, row.Errorf(-1, "there is no field %q", name)
			}
			row.Cells = append(row.Cells, fmt.Sprint(cell)) // Q2
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// tidiedAt is where the table was made.
const tidiedAt = "https://github.com/guyabel/stepladderChapter"

// enter gives the sink what a row says. The address is blank where it is the producer's.
func enter(row sheet.Row, h sheet.Head, at string, to source.Sink) error {
	year := row.Text(h["year"])
	if n, err := strconv.Atoi(year); err != nil || n < 1951 || n > 2100 {
		return row.Errorf(h["year"], "%q is no year", year)
	}
	origin, err := place(row, h["orig"], year)
	if err != nil {
		return err
	}
	asylum, err := place(row, h["dest"], year)
	if err != nil {
		return err
	}
	refugees, err := people(row, h["refugees"])
	if err != nil {
		return err
	}
	seekers, err := people(row, h["asylum_seekers"])
	if err != nil {
		return err
	}
	if reason := leftOut(origin, asylum, refugees+seekers); reason != "" {
		to.Skip(reason)
		return nil
	}
	return to.Observation(leeway.Observation{
		Indicator: "refugees", Reporter: origin.ID, Partner: asylum.ID, Period: year, PeriodBasis: "stock-at-end", Value: refugees + seekers, Unit: "people", RecordURL: at,
		Note: fmt.Sprintf("%.0f refugees and %.0f asylum seekers", refugees, seekers),
	})
}

// leftOut says why a row states nothing, "" where it does.
func leftOut(origin, asylum state.Party, people float64) string {
	switch {
	case origin.Kind == state.KindWorld:
		return "origins together"
	case origin.Kind == state.KindUnknown || asylum.Kind == state.KindUnknown:
		return "a place that is no state"
	case origin.ID == asylum.ID:
		return "a state with itself"
	case people == 0: // Q1
		return "a row of zeros"
	}
	return ""
}

// nowhere are the producer's codes of places that are no state (Q4).
var nowhere = []string{"", "UNK", "UKN", "VAR", "XXA", "XXB", "XXC", "TIB"}

// place reads an ISO code, or a mark (Q3).
func place(row sheet.Row, col int, year string) (state.Party, error) {
	code := strings.ToUpper(row.Text(col))
	switch {
	case code == "-":
		return state.Party{ID: state.World, Kind: state.KindWorld}, nil
	case slices.Contains(nowhere, code):
		return state.Party{ID: state.Unknown, Kind: state.KindUnknown}, nil
	}
	return source.Party(row, col, state.ISO3, year)
}

// people reads a number of people (Q2).
func people(row sheet.Row, col int) (float64, error) {
	if row.Text(col) == "-" {
		return 0, nil
	}
	n, err := row.Number(col)
	if err == nil && (n < 0 || n != float64(int64(n))) {
		err = row.Errorf(col, "%s people", row.Text(col))
	}
	return n, err
}
