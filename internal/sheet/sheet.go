// Package sheet reads tables as producers publish them: CSV in any of its habits, XLSX and the
// older XLS. What it gives are [Row]s of text that know where they are, so that whoever finds
// fault with a cell can say in which file, sheet, row and column it stands.
//
//   - [CSV] streams a file of any length.
//   - [Workbook] reads every sheet of an Excel file of either kind.
//   - [Row.Head] finds the columns by name, strictly: a column that is neither expected nor
//     listed as ignored is an error, so that a producer's new column is noticed.
//
// Numbers of a workbook come as plain decimal text, without the number format of the cell.
package sheet

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"leeway"
)

// Row is a line of a table: its cells as text, and where it stands.
type Row struct {
	File  string
	Sheet string // blank for CSV
	N     int    // 1-based, as spreadsheet programs and editors count
	Cells []string
}

// Table is a sheet of a workbook.
type Table struct {
	Name string
	Rows []Row
}

// Text returns a cell without the space around it; cells that a row does not have are blank.
func (r Row) Text(col int) string {
	if col < 0 || col >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[col])
}

// Blank reports whether no cell of the row has text.
func (r Row) Blank() bool {
	for i := range r.Cells {
		if r.Text(i) != "" {
			return false
		}
	}
	return true
}

// Number reads a cell as a finite number: 1234.5, 1 234.5, "1,234.5 ", -7, 1.2E+05. A blank
// cell is no number; what a blank means is the producer's to say.
//
// Errors: CodeInvalid, located.
func (r Row) Number(col int) (float64, error) {
	f, ok := ParseNumber(r.Text(col))
	if !ok {
		return 0, r.Errorf(col, "%q is no number", r.Text(col))
	}
	return f, nil
}

// Scaled reads a cell as a number times ten to a power, rounded once: 2.1 in thousands is 2100,
// not a sum of two roundings.
//
// Errors: CodeInvalid, located.
func (r Row) Scaled(col, power int) (float64, error) {
	text := grouping.Replace(r.Text(col))
	mantissa, exponent := text, 0
	if at := strings.IndexAny(text, "eE"); at >= 0 {
		n, err := strconv.Atoi(text[at+1:])
		if err != nil {
			return 0, r.Errorf(col, "%q is no number", r.Text(col))
		}
		mantissa, exponent = text[:at], n
	}
	f, ok := ParseNumber(mantissa + "e" + strconv.Itoa(exponent+power))
	if !ok {
		return 0, r.Errorf(col, "%q is no number", r.Text(col))
	}
	return f, nil
}

// ParseNumber reads a number with a decimal point; commas and spaces that group thousands
// are passed over.
func ParseNumber(s string) (float64, bool) {
	s = grouping.Replace(strings.TrimSpace(s))
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0, false
	}
	return f, true
}

// grouping takes out what groups thousands: comma, space, no-break and narrow no-break space.
var grouping = strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "")

// Errorf returns an error of CodeInvalid that says where in the table it is: file, sheet, row
// and column (as a letter, where there is one). col is 0-based; -1 is the whole row.
func (r Row) Errorf(col int, format string, args ...any) error {
	at := r.File
	if r.Sheet != "" {
		at += fmt.Sprintf(", sheet %q", r.Sheet)
	}
	at += fmt.Sprintf(", row %d", r.N)
	if col >= 0 {
		at += ", column " + Letter(col)
	}
	return leeway.Errorf(leeway.CodeInvalid, at+": "+format, args...)
}

// Letter names a 0-based column as spreadsheet programs do: A, B, … Z, AA.
func Letter(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// Head says at which index the columns of a table stand.
type Head map[string]int

// Head reads the row as the head of a table. Every name of want must be there, every other
// column must be in ignore (name → reason); names are compared without the space around
// them. Of two columns of one name, want means the first, and the other must be ignored.
//
// Errors: CodeInvalid, located, for a column that is missing or not expected.
func (r Row) Head(want []string, ignore map[string]string) (Head, error) {
	h := Head{}
	for i := range r.Cells {
		name := strings.TrimPrefix(r.Text(i), byteOrderMark)
		if _, seen := h[name]; !seen && contains(want, name) {
			h[name] = i
			continue
		}
		if _, ok := ignore[name]; !ok {
			return nil, r.Errorf(i, "column %q is not expected: the producer may have changed the table", name)
		}
	}
	for _, name := range want {
		if _, ok := h[name]; !ok {
			return nil, leeway.WithHint(r.Errorf(-1, "there is no column %q", name), "the columns are %s", strings.Join(r.Cells, ", "))
		}
	}
	return h, nil
}

const byteOrderMark = "\ufeff"

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// IsHTML reports whether data begin as a web page does: what a producer's server sends where
// it should send a table.
func IsHTML(data []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\ufeff"))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}
