// Package sdmx reads data sets as statistical offices send them to programs: SDMX-CSV 1.0 and
// 2.0 (Eurostat, the IMF) and JSON-stat 2.0 (Eurostat). Both come out as [Cell]s: the code of
// every dimension and attribute by its name, the time and the value as they were written, and
// where that was, so that a parser need not know which of the formats it reads.
//
//   - [Read] finds out which of them a file is, and whether it is compressed by gzip.
//   - [Cell.Period] turns any TIME_PERIOD into a period of this program.
//   - [Empty] finds the answers that a server calls a success although they hold no data: a
//     head without rows, a row without cells, a message of error in JSON.
//
// SDMX-CSV streams. JSON-stat puts its values before the dimensions that give them a meaning,
// so the values of such a file are held in memory; producers limit the size of those answers.
// What a code or a flag means is the producer's, and is left to the sources.
package sdmx

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"leeway"
	"leeway/internal/sheet"
)

// Cell is one observation of a data set. Codes are of the file's own spelling; names of
// dimensions and attributes are in capitals, whatever the file writes.
type Cell struct {
	Dataflow string // ESTAT:DS-045409(1.0)
	Time     string // TIME_PERIOD as written
	Value    string // OBS_VALUE as written; blank where there is none
	Flag     string // OBS_FLAG or OBS_STATUS
	Updated  string // ISO date on which the data set was updated, where the file says so

	codes map[string]string
	where func(name, format string, args ...any) error
}

// Code returns the code of a dimension or attribute; blank where the cell has none.
func (c Cell) Code(name string) string { return c.codes[strings.ToUpper(name)] }

// Errorf returns an error of CodeInvalid that says where the cell is. name is the dimension,
// attribute, TIME_PERIOD or OBS_VALUE at fault; blank is the cell as a whole.
func (c Cell) Errorf(name, format string, args ...any) error {
	return c.where(strings.ToUpper(name), format, args...)
}

// Number reads the value as a finite number.
//
// Errors: CodeInvalid, located.
func (c Cell) Number() (float64, error) {
	f, err := strconv.ParseFloat(c.Value, 64)
	if err != nil || f-f != 0 {
		return 0, c.Errorf("OBS_VALUE", "%q is no number", c.Value)
	}
	return f, nil
}

// Period returns the time of the cell as a period of this program, and what kind of period it
// is: year, half, quarter or months.
//
// Errors: CodeInvalid, located.
func (c Cell) Period() (period, basis string, err error) {
	if period, basis = Period(c.Time); period == "" {
		return "", "", c.Errorf("TIME_PERIOD", "%q is no period", c.Time)
	}
	return period, basis, nil
}

// Period reads a TIME_PERIOD: 2024, 2024-A1, 2024-S1, 2024-Q3, 2024-M07, 2024-07. It returns
// blanks for anything else.
func Period(text string) (period, basis string) {
	year, rest, parted := strings.Cut(text, "-")
	if y, err := strconv.Atoi(year); err != nil || len(year) != 4 || y < 1000 {
		return "", ""
	}
	if !parted || rest == "A1" {
		return year, "year"
	}
	months, kind := 1, "months"
	switch {
	case strings.HasPrefix(rest, "S") || strings.HasPrefix(rest, "H"):
		months, kind = 6, "half"
	case strings.HasPrefix(rest, "Q"):
		months, kind = 3, "quarter"
	}
	n, err := strconv.Atoi(strings.TrimLeft(rest, "SHQM"))
	if err != nil || n < 1 || n*months > 12 || len(rest) > 3 {
		return "", ""
	}
	last := n * months
	if months == 1 {
		return fmt.Sprintf("%s-%02d", year, last), kind
	}
	return fmt.Sprintf("%s-%02d/%s-%02d", year, last-months+1, year, last), kind
}

// Want says which dimensions a parser reads.
type Want struct {
	Dimensions []string          // must be there
	Ignore     map[string]string // other columns or dimensions that may be there → why they are passed over
}

// check returns the error for the dimensions of a file that are missing or not expected.
func (w Want) check(have []string, fault func(name, format string, args ...any) error) error {
	for _, d := range w.Dimensions {
		if !slices.Contains(have, strings.ToUpper(d)) {
			return leeway.WithHint(fault("", "there is no dimension %s", strings.ToUpper(d)), "the file has %s", strings.Join(have, ", "))
		}
	}
	for _, name := range have {
		known := slices.ContainsFunc(w.Dimensions, func(d string) bool { return strings.EqualFold(d, name) })
		for i := range w.Ignore {
			known = known || strings.EqualFold(i, name)
		}
		if !known && !standard[name] {
			return fault(name, "dimension or attribute %s is not expected: the producer may have changed the data set", name)
		}
	}
	return nil
}

// standard are the columns that the formats themselves define.
var standard = map[string]bool{
	"DATAFLOW": true, "STRUCTURE": true, "STRUCTURE_ID": true, "ACTION": true, "LAST UPDATE": true, "TIME_PERIOD": true,
	"OBS_VALUE": true, "OBS_FLAG": true, "OBS_STATUS": true, "CONF_STATUS": true, "TIME": true,
}

// Read streams the cells of a file in any of the formats. The last pair may hold an error,
// located where the reader gave up; nothing follows it. A cell is valid until the next.
//
// Errors: CodeInvalid for a web page, a message of error, and what is none of the formats;
// CodeUnavailable where the file cannot be read.
func Read(r io.Reader, file string, want Want) iter.Seq2[Cell, error] {
	return func(yield func(Cell, error) bool) {
		in, first, err := open(r, file)
		if err != nil {
			yield(Cell{}, err)
			return
		}
		read := readCSV
		if first == '{' || first == '[' {
			read = readJSONStat
		}
		read(in, file, want, yield)
	}
}

// open unpacks a file compressed by gzip and returns the first byte of its text.
func open(r io.Reader, file string) (*bufio.Reader, byte, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	if head, err := in.Peek(2); err == nil && head[0] == 0x1f && head[1] == 0x8b {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, 0, leeway.Errorf(leeway.CodeInvalid, "%s: %w", file, err)
		}
		in = bufio.NewReaderSize(unpacked, 1<<16)
	}
	head, err := in.Peek(512)
	if err != nil && err != io.EOF {
		return nil, 0, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", file, err)
	}
	text := strings.TrimLeft(strings.TrimPrefix(string(head), "\ufeff"), " \t\r\n")
	switch {
	case text == "":
		return nil, 0, leeway.Errorf(leeway.CodeInvalid, "%s is empty", file)
	case sheet.IsHTML(head):
		return nil, 0, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is a web page, not a data set", file), "the producer's server may have answered with an error page; download the file again")
	}
	return in, text[0], nil
}

// Empty finds an answer that is no data although the server says so: it serves as the check
// of a request. It reads as far as the first cell.
//
// Errors: CodeInvalid where there is no cell, or the answer is not of the formats.
func Empty(r io.Reader) error {
	in, first, err := open(r, "the answer")
	if err != nil {
		return err
	}
	if first == '{' || first == '[' {
		return emptyJSONStat(in)
	}
	for row, err := range sheet.RaggedCSV(in, "the answer", ',') {
		switch {
		case err != nil:
			return err
		case row.N > 1 && !row.Blank():
			return nil
		}
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the answer has no rows"), "the producer has nothing for what was asked, or a code in the request is not one of its own")
}

// updated reads the date of an update as Eurostat writes it in CSV and in JSON-stat.
func updated(text string) string {
	for _, layout := range []string{"02/01/06 15:04:05", "02/01/06", "2006-01-02T15:04:05-0700", time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}
