package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"leeway"
	"leeway/internal/sheet"
	"leeway/internal/sheet/sheettest"
)

func TestWorkbook_ReadsEverySheetAndSaysWhereARowIs(t *testing.T) {
	data := sheettest.Workbook(t, "One", "name,2022,2023\nGermany,0.1,75.1\n,,\nTotal,-3,1e21\n", "Two", "x\n")
	tables, err := sheet.Workbook(data, "t.xlsx")
	if err != nil || len(tables) != 2 || tables[0].Name != "One" || tables[1].Name != "Two" {
		t.Fatalf("%+v, error %v", tables, err)
	}
	var got [][]string
	for i, row := range tables[0].Rows {
		got = append(got, row.Cells)
		if row.N != i+1 || row.Sheet != "One" || row.File != "t.xlsx" {
			t.Errorf("row %d is %+v", i, row)
		}
	}
	want := [][]string{{"name", "2022", "2023"}, {"Germany", "0.1", "75.1"}, nil, {"Total", "-3", "1000000000000000000000"}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := tables[0].Rows[1].Number(0); err == nil || !strings.Contains(err.Error(), `t.xlsx, sheet "One", row 2, column A: "Germany"`) {
		t.Errorf("error %v", err)
	}
}

// XLSX files store the binary form of a number in full.
func TestWorkbook_GivesTheShortestDigitsThatMeanTheSame(t *testing.T) {
	cells := `<row r="1"><c r="A1"><v>75.099999999999994</v></c><c r="B1"><v>3.3000000000000002E-2</v></c><c r="C1" t="inlineStr"><is><t>12345678901234567890</t></is></c></row>`
	tables, err := sheet.Workbook(xlsxOf(t, cells), "t.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	row := tables[0].Rows[0]
	if want := []string{"75.1", "0.033", "12345678901234567890"}; !slices.Equal(row.Cells, want) {
		t.Errorf("%q, want %q", row.Cells, want)
	}
	if v, err := row.Scaled(0, 6); err != nil || v != 75_100_000 {
		t.Errorf("in millions %v, error %v", v, err)
	}
}

func TestWorkbook_Refuses(t *testing.T) {
	good := sheettest.Workbook(t, "One", "a,b\n1,2\n")
	wide := strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 1300)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a web page":                    {[]byte("\n<!DOCTYPE html><p>Not found"), "web page"},
		"text":                          {[]byte("a,b\n1,2\n"), "no Excel file"},
		"nothing":                       {nil, "no Excel file"},
		"a torn XLSX":                   {good[:len(good)/2], "damaged"},
		"an archive of something else":  {archive(t, map[string]string{"a.txt": "hello"}), "damaged"},
		"a torn XLS":                    {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more"), "damaged"},
		"an archive that unpacks large": {bomb(t), "damaged"},
		"rows that are all blank cells": {xlsxOf(t, wide), "more than 20000000 cells"},
		"a row beyond the last":         {xlsxOf(t, `<row r="1048577"><c><v>1</v></c></row>`), "damaged"},
		"a chain of sectors in a ring":  {compound(func(b []byte) { binary.LittleEndian.PutUint32(b[512+4:], 1) }), "has no end"},
		"a table larger than the file":  {compound(func(b []byte) { binary.LittleEndian.PutUint32(b[0x2c:], 1<<31) }), "more than the file"},
		"a stream larger than the file": {compound(func(b []byte) { binary.LittleEndian.PutUint32(b[1024+0x78:], 0xfffffff0) }), "longer than the file"},
	} {
		t.Run(name, func(t *testing.T) {
			tables, err := sheet.Workbook(c.data, "t.xls")
			if leeway.CodeOf(err) != leeway.CodeInvalid || tables != nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "t.xls") || leeway.HintOf(err) == "" {
				t.Errorf("%v (hint %q), tables %v", err, leeway.HintOf(err), tables)
			}
		})
	}
}

// compound returns a file of one table sector and one directory sector, spoilt.
func compound(spoil func([]byte)) []byte {
	b := make([]byte, 4*512)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	b[0x1a], b[0x1c], b[0x1d], b[0x1e], b[0x20] = 3, 0xfe, 0xff, 9, 6
	put := func(at int, v uint32) { binary.LittleEndian.PutUint32(b[at:], v) }
	put(0x2c, 1)          // one sector of the table,
	put(0x4c, 0)          // the first
	put(0x30, 1)          // the directory is the second
	put(0x3c, 0xfffffffe) // no small table
	put(0x44, 0xfffffffe) // no list
	put(512, 0xfffffffd)
	put(512+4, 0xfffffffe)
	b[1024+0x42] = 5
	spoil(b)
	return b
}

func archive(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb returns an archive with a file that says it unpacks to a terabyte.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, UncompressedSize64: 1 << 40, CompressedSize64: 0}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// xlsxOf returns a workbook of one sheet with the given rows.
func xlsxOf(t *testing.T, rows string) []byte {
	t.Helper()
	const spread = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	return archive(t, map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook` + spread + `><sheets><sheet name="One" sheetId="1" r:id="s"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet` + spread + `><sheetData>` + rows + `</sheetData></worksheet>`,
	})
}

// shared is the folder of gathered data beside the checkout.
const shared = "../../../shared/data"

func gathered(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(filepath.FromSlash(shared), filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("needs shared/data/%s beside the checkout", name)
	}
	return data
}

func records(t *testing.T, name string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(gathered(t, name))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Every cell of a real XLS is that of the conversion that lies beside it.
func TestWorkbook_AgreesWithTheConversionOfTIES(t *testing.T) {
	tables, err := sheet.Workbook(gathered(t, "ties-sanctions-4.1/TIESv4-1.xls"), "TIESv4-1.xls")
	if err != nil {
		t.Fatal(err)
	}
	want := records(t, "ties-sanctions-4.1/ties41_full.csv")
	if got := len(tables[0].Rows); got != len(want) {
		t.Fatalf("%d rows, the conversion has %d", got, len(want))
	}
	numbers := 0
	for i, row := range tables[0].Rows {
		for col, text := range want[i] {
			v, is := sheet.ParseNumber(text)
			got, err := row.Number(col)
			switch {
			case is && (err != nil || got != v):
				t.Errorf("row %d, column %s is %q, the conversion has %q", row.N, sheet.Letter(col), row.Text(col), text)
			case is:
				numbers++
			case strings.TrimSpace(text) == "" != (row.Text(col) == ""):
				t.Errorf("row %d, column %s is %q, the conversion has %q", row.N, sheet.Letter(col), row.Text(col), text)
			}
		}
	}
	t.Logf("%d numbers agree", numbers)
	if numbers < 37_500 {
		t.Errorf("only %d numbers were compared", numbers)
	}
}

// The conversion names rows by file, sheet and partner, and has seven significant digits of the shares.
func TestWorkbook_AgreesWithTheConversionOfKazakhTrade(t *testing.T) {
	books := map[string]map[string][]sheet.Row{} // by file: rows by sheet and name
	numbers := 0
	for _, r := range records(t, "kaz-bns-trade-by-country/kaz_trade_by_country_long.csv")[1:] {
		if books[r[0]] == nil {
			books[r[0]] = byName(t, r[0])
		}
		rows := books[r[0]][r[1]+"|"+name(r[3])]
		if !slices.ContainsFunc(rows, func(row sheet.Row) bool { return agrees(row, r[4:]) }) {
			t.Errorf("no row %q of %s, sheet %s, has the numbers %q: %+v", r[3], r[0], r[1], r[4:], rows)
		}
		numbers += len(r) - 4
	}
	t.Logf("%d cells of %d editions agree", numbers, len(books))
	if len(books) != 5 || numbers < 10_000 {
		t.Errorf("only %d cells of %d editions were compared", numbers, len(books))
	}
}

func byName(t *testing.T, file string) map[string][]sheet.Row {
	t.Helper()
	tables, err := sheet.Workbook(gathered(t, "kaz-bns-trade-by-country/"+file), file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]sheet.Row{}
	for _, s := range tables {
		for _, row := range s.Rows {
			key := s.Name + "|" + name(row.Text(0))
			out[key] = append(out[key], row)
		}
	}
	return out
}

func name(s string) string { return strings.Join(strings.Fields(s), " ") }

// agrees compares the cells after the name with those of the conversion, which writes blanks as blanks.
func agrees(row sheet.Row, want []string) bool {
	for i, text := range want {
		got := row.Text(i + 1)
		v, is := sheet.ParseNumber(text)
		f, err := row.Number(i + 1)
		if !is && got != "" && text != got || is && (err != nil || math.Abs(f-v) > 1e-9*math.Abs(v)) {
			return false
		}
	}
	return true
}

// A damaged file is refused or read, and neither hangs nor panics.
func FuzzWorkbook(f *testing.F) {
	f.Add(sheettest.Workbook(f, "One", "a,b\n1,2\n"))
	f.Add(compound(func([]byte) {}))
	f.Add([]byte("<html>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		tables, err := sheet.Workbook(data, "f")
		if err != nil && leeway.CodeOf(err) != leeway.CodeInvalid || (err == nil) == (len(tables) == 0) {
			t.Errorf("%d tables, error %v", len(tables), err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("took %v", took)
		}
	})
}

// Every byte of a real XLS's first and last kilobytes may be wrong.
func TestWorkbook_StandsDamageToARealFile(t *testing.T) {
	data := gathered(t, "kaz-bns-trade-by-country/kaz_bns_trade_by_country_2019.xls")
	for _, at := range []int{0x1a, 0x2c, 0x30, 0x3c, 0x40, 0x44, 0x48, 0x4c, 512, 516, len(data) / 2, len(data) - 512, len(data) - 100} {
		for _, b := range []byte{0, 1, 0x7f, 0xff} {
			spoilt := bytes.Clone(data)
			spoilt[at] = b
			if _, err := sheet.Workbook(spoilt, "x.xls"); err != nil && leeway.CodeOf(err) != leeway.CodeInvalid {
				t.Errorf("byte %d as %#x: %v", at, b, err)
			}
		}
	}
	for _, part := range []int{512, 1024, len(data) / 3, len(data) - 1024} {
		if tables, err := sheet.Workbook(data[:part], "x.xls"); err == nil {
			t.Errorf("the first %d bytes are read as %s", part, fmt.Sprint(len(tables), " sheets"))
		}
	}
}
