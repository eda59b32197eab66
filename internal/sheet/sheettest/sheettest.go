// Package sheettest makes workbooks for tests, of sheets written as CSV.
package sheettest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Workbook returns an XLSX file of sheets: pairs of a name and its rows as CSV. Cells that are
// numbers become numbers.
func Workbook(t testing.TB, sheets ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it holds no file
	for i := 0; i < len(sheets); i += 2 {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", sheets[0]); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(sheets[i]); err != nil {
			t.Fatal(err)
		}
		fill(t, f, sheets[i], sheets[i+1])
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func fill(t testing.TB, f *excelize.File, name, text string) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range lines {
		row := make([]any, len(line))
		for i, c := range line {
			row[i] = c
			if v, err := strconv.ParseFloat(c, 64); err == nil {
				row[i] = v
			}
		}
		if err := f.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &row); err != nil {
			t.Fatal(err)
		}
	}
}
