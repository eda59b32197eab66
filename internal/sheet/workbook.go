package sheet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/shakinm/xlsReader/xls"
	"github.com/xuri/excelize/v2"

	"leeway"
)

// What a workbook may unpack to. The longest table of a producer that was seen has half a
// million cells; what goes beyond these is packed to exhaust memory.
const (
	mostUnpacked = 1 << 30    // bytes of an XLSX
	mostCells    = 20_000_000 // of all sheets, with the blank ones before the last of a row
)

// Workbook reads every sheet of an Excel file, XLSX or XLS by its first bytes. There is at
// least one.
//
// Errors: CodeInvalid where it is neither, or damaged, or unpacks to more than memory should
// hold; for an XLS with cells that are computed by a formula or formatted letter by letter, which are not read.
func Workbook(data []byte, file string) (tables []Table, err error) {
	defer func() {
		// The readers of damaged workbooks panic.
		if r := recover(); r != nil {
			tables, err = nil, damaged(file, fmt.Errorf("%v", r))
		}
	}()
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		tables, err = xlsx(data, file)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		tables, err = old(data, file)
	case IsHTML(data):
		err = leeway.Errorf(leeway.CodeInvalid, "%s is a web page, not a workbook", file)
		return nil, leeway.WithHint(err, "the producer's server may have answered with an error page; download the file again")
	default:
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is no Excel file", file), "XLSX and XLS are read")
	}
	if err == nil && len(tables) == 0 {
		err = damaged(file, errors.New("it has no sheet"))
	}
	return tables, err
}

func damaged(file string, err error) error {
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is a damaged workbook: %w", file, err), "download it again")
}

func xlsx(data []byte, file string) ([]Table, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnpacked})
	if err != nil {
		return nil, damaged(file, err)
	}
	defer func() { _ = f.Close() }() // it holds no file
	b := budget{file: file, left: mostCells}
	for _, name := range f.GetSheetList() {
		rows, err := f.Rows(name)
		if err != nil {
			return nil, damaged(file, err)
		}
		b.sheet(name)
		for rows.Next() {
			cells, err := rows.Columns()
			if err != nil {
				return nil, damaged(file, err)
			}
			for i := range cells {
				cells[i] = shortest(cells[i])
			}
			if err := b.row(cells); err != nil {
				return nil, err
			}
		}
		if err := rows.Close(); err != nil {
			return nil, damaged(file, err)
		}
	}
	return b.finish(), nil
}

// shortest returns a number that is written with all the digits of its binary form, as XLSX
// stores 75.1 (75.099999999999994), in the fewest that mean the same; other text as it is.
func shortest(cell string) string {
	if len(cell) < 17 || !strings.Contains(cell, ".") {
		return cell
	}
	f, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsInf(f, 0) {
		return cell
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func old(data []byte, file string) ([]Table, error) {
	if err := checkCompound(data); err != nil {
		return nil, damaged(file, err)
	}
	if what := unread(data); what != "" {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s has cells with %s, which are not read from an XLS", file, what), "save it as XLSX")
	}
	w, err := xls.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, damaged(file, err)
	}
	b := budget{file: file, left: mostCells}
	for i := range w.GetNumberSheets() {
		s, err := w.GetSheet(i)
		if err != nil {
			return nil, damaged(file, err)
		}
		b.sheet(s.GetName())
		for n := range s.GetNumberRows() {
			var cells []string
			if line, err := s.GetRow(n); err == nil { // a row that is not stored is blank
				for _, c := range line.GetCols() {
					cells = append(cells, oldText(c))
				}
			}
			if err := b.row(cells); err != nil {
				return nil, err
			}
		}
	}
	return b.finish(), nil
}

// budget gathers the tables of a workbook and sees to it that they stay within bounds.
type budget struct {
	file   string
	left   int
	tables []Table
}

func (b *budget) sheet(name string) { b.tables = append(b.tables, Table{Name: name}) }

func (b *budget) row(cells []string) error {
	if b.left -= 1 + len(cells); b.left < 0 {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s has more than %d cells", b.file, mostCells), "it is no table that a producer publishes; save the sheet as CSV")
	}
	t := &b.tables[len(b.tables)-1]
	t.Rows = append(t.Rows, Row{File: b.file, Sheet: t.Name, N: len(t.Rows) + 1, Cells: cells})
	return nil
}

// finish returns the tables, without the rows that have no cell after the last that has one.
func (b *budget) finish() []Table {
	for i := range b.tables {
		t := &b.tables[i]
		for len(t.Rows) > 0 && len(t.Rows[len(t.Rows)-1].Cells) == 0 {
			t.Rows = t.Rows[:len(t.Rows)-1]
		}
	}
	return b.tables
}

// oldCell is a cell of an XLS sheet.
type oldCell interface {
	GetString() string
	GetFloat64() float64
	GetType() string
}

// oldText returns the cell's text; a number as plain decimal text of full precision.
func oldText(c oldCell) string {
	f := math.NaN()
	switch c.GetType() {
	case "*record.Number":
		f = c.GetFloat64()
	case "*record.Rk":
		f = packedNumber(c)
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return c.GetString()
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// packedNumber returns a number that an XLS file packs into 32 bits: the upper 30 of a floating
// number or of an integer with its sign, the lower two saying which, and whether in hundredths.
// The reader takes negative integers for large positive ones, so the bits are read here; it
// keeps them to itself.
func packedNumber(c oldCell) float64 {
	field := reflect.Indirect(reflect.ValueOf(c)).FieldByName("rk")
	var b [4]byte
	for i := range b {
		b[i] = byte(field.Index(i).Uint())
	}
	bits := binary.LittleEndian.Uint32(b[:])
	f := math.Float64frombits(uint64(bits&^3) << 32)
	if bits&2 != 0 {
		f = float64(int32(bits) >> 2)
	}
	if bits&1 != 0 {
		f /= 100
	}
	return f
}
