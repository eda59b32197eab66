package sdmx

import (
	"bufio"
	"regexp"
	"strings"

	"leeway/internal/sheet"
)

// readCSV reads SDMX-CSV. Version 1.0 begins with DATAFLOW, version 2.0 with STRUCTURE,
// STRUCTURE_ID and, where it is an update, ACTION; the IMF writes STRUCTURE[;]. Columns are found by name. A column may
// have its label behind its code ("reporter: Reporting country"), and so may a cell ("DE:
// Germany"); of both the code is taken.
func readCSV(in *bufio.Reader, file string, want Want, yield func(Cell, error) bool) {
	var names []string
	cell := Cell{codes: map[string]string{}}
	for row, err := range sheet.CSV(in, file, comma(in)) {
		if err == nil && names == nil {
			if names, err = head(row, want); err == nil {
				continue
			}
		}
		if err == nil && row.Blank() { // how the IMF says that it has nothing
			continue
		}
		if err == nil {
			err = cell.fill(row, names)
		}
		if err != nil {
			yield(Cell{}, err)
			return
		}
		if !yield(cell, nil) {
			return
		}
	}
}

// comma finds what parts the cells: the standard allows a comma and a semicolon.
func comma(in *bufio.Reader) rune {
	head, _ := in.Peek(4096) // a short file is an error to nobody here
	line, _, _ := strings.Cut(string(head), "\n")
	if strings.Count(line, ";") > strings.Count(line, ",") {
		return ';'
	}
	return ','
}

// head returns the names of the columns.
func head(row sheet.Row, want Want) ([]string, error) {
	names := make([]string, len(row.Cells))
	for i := range row.Cells {
		names[i] = strings.ToUpper(code(severalMark.ReplaceAllString(row.Text(i), "")))
	}
	fault := func(name, format string, args ...any) error { return row.Errorf(column(names, name), format, args...) }
	for _, name := range []string{"TIME_PERIOD", "OBS_VALUE"} {
		if column(names, name) < 0 {
			return nil, fault("", "there is no column %s: this is not SDMX-CSV", name)
		}
	}
	return names, want.check(names, fault)
}

// severalMark is how version 2.0 marks columns whose cells may hold several values: STRUCTURE[;] says
// for the file what parts them, KEYWORDS[] that this column may.
var severalMark = regexp.MustCompile(`\[[^\]]{0,3}\]$`)

func column(names []string, name string) int {
	for i, n := range names {
		if n == name {
			return i
		}
	}
	return -1
}

// code takes the label off a code.
func code(text string) string {
	head, _, _ := strings.Cut(text, ":")
	return strings.TrimSpace(head)
}

// fill sets a cell to what a row says.
func (c *Cell) fill(row sheet.Row, names []string) error {
	clear(c.codes)
	c.where = func(name, format string, args ...any) error { return row.Errorf(column(names, name), format, args...) }
	c.Dataflow, c.Time, c.Value, c.Flag, c.Updated = "", "", "", "", ""
	for i, name := range names {
		text := row.Text(i)
		switch name {
		case "DATAFLOW", "STRUCTURE_ID":
			c.Dataflow = text
		case "LAST UPDATE":
			c.Updated = updated(text)
		case "TIME_PERIOD":
			c.Time = text
		case "OBS_VALUE":
			c.Value = text
		case "OBS_FLAG", "OBS_STATUS":
			c.Flag = code(text)
		case "STRUCTURE":
			if !strings.EqualFold(text, "dataflow") && !strings.EqualFold(text, "datastructure") {
				return c.Errorf(name, "%q is no kind of structure that data are sent for", text)
			}
		case "ACTION":
			if text == "D" {
				return c.Errorf(name, "the row deletes what an earlier file said; only whole data sets are read")
			}
		default:
			c.codes[name] = code(text)
		}
	}
	return nil
}
