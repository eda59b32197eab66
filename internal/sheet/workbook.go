package sheet

import (
	"bytes"
	"fmt"
	"math"
	"strconv"

	"github.com/shakinm/xlsReader/xls"
	"github.com/xuri/excelize/v2"

	"leeway"
)

// Workbook reads every sheet of an Excel file, XLSX or XLS by its first bytes.
//
// Errors: CodeInvalid where it is neither, or damaged.
func Workbook(data []byte, file string) (tables []Table, err error) {
	defer func() {
		// The readers of damaged workbooks panic.
		if r := recover(); r != nil {
			tables, err = nil, damaged(file, fmt.Errorf("%v", r))
		}
	}()
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return xlsx(data, file)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return old(data, file)
	case IsHTML(data):
		err := leeway.Errorf(leeway.CodeInvalid, "%s is a web page, not a workbook", file)
		return nil, leeway.WithHint(err, "the producer's server may have answered with an error page; download the file again")
	}
	return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is no Excel file", file), "XLSX and XLS are read")
}

func damaged(file string, err error) error {
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is a damaged workbook: %w", file, err), "download it again")
}

func xlsx(data []byte, file string) ([]Table, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, damaged(file, err)
	}
	defer func() { _ = f.Close() }() // it holds no file
	var tables []Table
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			return nil, damaged(file, err)
		}
		t := Table{Name: name}
		for i, cells := range rows {
			t.Rows = append(t.Rows, Row{File: file, Sheet: name, N: i + 1, Cells: cells})
		}
		tables = append(tables, t)
	}
	return tables, nil
}

func old(data []byte, file string) ([]Table, error) {
	w, err := xls.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, damaged(file, err)
	}
	var tables []Table
	for i := range w.GetNumberSheets() {
		s, err := w.GetSheet(i)
		if err != nil {
			return nil, damaged(file, err)
		}
		t := Table{Name: s.GetName()}
		for n := range s.GetNumberRows() {
			r := Row{File: file, Sheet: t.Name, N: n + 1}
			if line, err := s.GetRow(n); err == nil { // a row that is not stored is blank
				for _, c := range line.GetCols() {
					r.Cells = append(r.Cells, oldText(c))
				}
			}
			t.Rows = append(t.Rows, r)
		}
		tables = append(tables, t)
	}
	return tables, nil
}

// oldCell is a cell of an XLS sheet.
type oldCell interface {
	GetString() string
	GetFloat64() float64
	GetType() string
}

// oldText returns the cell's text; a number as plain decimal text of full precision.
func oldText(c oldCell) string {
	switch c.GetType() {
	case "*record.Number", "*record.Rk":
		if f := c.GetFloat64(); !math.IsNaN(f) && !math.IsInf(f, 0) {
			return strconv.FormatFloat(f, 'f', -1, 64)
		}
	}
	return c.GetString()
}
