package sheet_test

import (
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet"
)

func TestCSV_ReadsRowsWithTheirLines(t *testing.T) {
	var rows [][]string
	var lines []int
	for row, err := range sheet.CSV(strings.NewReader("\ufeffa;b\r\n\"1;\n2\";x\n\n3;\"y \"\"z\"\"\"\n"), "t.csv", ';') {
		if err != nil {
			t.Fatal(err)
		}
		rows, lines = append(rows, slices.Clone(row.Cells)), append(lines, row.N)
	}
	want := [][]string{{"a", "b"}, {"1;\n2", "x"}, {"3", `y "z"`}}
	if !slices.EqualFunc(rows, want, slices.Equal) || !slices.Equal(lines, []int{1, 2, 5}) {
		t.Errorf("%q in lines %v", rows, lines)
	}
}

func TestCSV_StopsWhereTheReaderDoes(t *testing.T) {
	n := 0
	for _, err := range sheet.CSV(strings.NewReader("a\nb\nc\n"), "t.csv", ',') {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d rows", n)
	}
}

func TestCSV_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"nothing":                {"", "t.csv is empty"},
		"a web page":             {" <HTML><p>Sorry", "t.csv is a web page"},
		"a row of another width": {"a,b\n1,2\n1,2,3\n", "line 3"},
		"a quote left open":      {"a,b\n\"1,2\n", "t.csv"},
		"a quote within a cell":  {"a,b\n1\"1,2\n", "line 2"},
	} {
		t.Run(name, func(t *testing.T) {
			var got error
			for _, err := range sheet.CSV(strings.NewReader(c.text), "t.csv", ',') {
				if got != nil {
					t.Error("a row follows the error")
				}
				got = err
			}
			if leeway.CodeOf(got) != leeway.CodeInvalid || !strings.Contains(got.Error(), c.want) {
				t.Errorf("error %v, want %q", got, c.want)
			}
		})
	}
}

func TestRaggedCSV_TakesAPreambleAndStrayQuotes(t *testing.T) {
	var widths []int
	for row, err := range sheet.RaggedCSV(strings.NewReader("A title\n\na,b,c\n1,5\" shell,3\n"), "t.csv", ',') {
		if err != nil {
			t.Fatal(err)
		}
		widths = append(widths, len(row.Cells))
	}
	if !slices.Equal(widths, []int{1, 3, 3}) {
		t.Errorf("widths %v", widths)
	}
}

func TestRow_Numbers(t *testing.T) {
	for text, want := range map[string]float64{
		"1234.5": 1234.5, " 1 234.5 ": 1234.5, "1,234.5": 1234.5, "-7": -7, "1.2E+05": 120000, "1\u00a0234": 1234, "1\u202f234": 1234, "0": 0,
	} {
		if got, err := (sheet.Row{Cells: []string{text}}).Number(0); err != nil || got != want {
			t.Errorf("%q is %v, error %v", text, got, err)
		}
	}
	for _, text := range []string{"", "-", "n/a", "NaN", "Inf", "1e999", "1.2.3", "…"} {
		_, err := (sheet.Row{File: "t.csv", N: 4, Cells: []string{"x", text}}).Number(1)
		if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.HasPrefix(err.Error(), "t.csv, row 4, column B: ") {
			t.Errorf("%q: error %v", text, err)
		}
	}
}

func TestRow_ScaledRoundsOnce(t *testing.T) {
	for text, want := range map[string]float64{"2.1": 2100, "1,000.001": 1000001, "3.3E-02": 33, "0.0003": 0.3, "-4": -4000} {
		if got, err := (sheet.Row{Cells: []string{text}}).Scaled(0, 3); err != nil || got != want {
			t.Errorf("%q in thousands is %v, error %v", text, got, err)
		}
	}
	for _, text := range []string{"", "x", "1e", "1eX"} {
		if got, err := (sheet.Row{Cells: []string{text}}).Scaled(0, 3); err == nil {
			t.Errorf("%q in thousands is %v", text, got)
		}
	}
}

func TestRow_HeadIsStrict(t *testing.T) {
	row := sheet.Row{File: "t.csv", N: 1, Cells: []string{"\ufeffa", " b ", "spare", "a"}}
	h, err := row.Head([]string{"b", "a"}, map[string]string{"spare": "not needed", "a": "said twice"})
	if err != nil || h["a"] != 0 || h["b"] != 1 || len(h) != 2 {
		t.Errorf("%v, error %v", h, err)
	}
	if _, err := row.Head([]string{"a", "b"}, map[string]string{"a": "said twice"}); err == nil || !strings.Contains(err.Error(), `t.csv, row 1, column C: column "spare" is not expected`) {
		t.Errorf("a new column: %v", err)
	}
	if _, err := row.Head([]string{"a", "b"}, map[string]string{"spare": ""}); err == nil || !strings.Contains(err.Error(), "column D") {
		t.Errorf("a column twice: %v", err)
	}
	if _, err := row.Head([]string{"a", "b", "c"}, map[string]string{"spare": "", "a": ""}); err == nil || !strings.Contains(err.Error(), `no column "c"`) {
		t.Errorf("a missing column: %v", err)
	}
}

func TestLetter_CountsAsSpreadsheetsDo(t *testing.T) {
	for col, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := sheet.Letter(col); got != want {
			t.Errorf("column %d is %q, want %q", col, got, want)
		}
	}
}

func TestRow_Blank(t *testing.T) {
	if !(sheet.Row{Cells: []string{"", " \t", "\u00a0"}}).Blank() || (sheet.Row{Cells: []string{"", "0"}}).Blank() {
		t.Error("a row of space is blank, one with a zero is not")
	}
}

func FuzzCSV(f *testing.F) {
	f.Add("a,b\n1,2\n", true)
	f.Add("\ufeffa;b\n\"1\n", false)
	f.Fuzz(func(t *testing.T, text string, ragged bool) {
		rows := sheet.CSV(strings.NewReader(text), "f.csv", ',')
		if ragged {
			rows = sheet.RaggedCSV(strings.NewReader(text), "f.csv", ',')
		}
		last := 0
		for row, err := range rows {
			if err != nil {
				if leeway.CodeOf(err) != leeway.CodeInvalid {
					t.Errorf("error %v has code %s", err, leeway.CodeOf(err))
				}
				continue
			}
			if row.N <= last || len(row.Cells) == 0 {
				t.Errorf("row %d after %d with %d cells", row.N, last, len(row.Cells))
			}
			last = row.N
		}
	})
}

// Tables that were saved on Windows have other bytes for letters with accents; UTF-8 is left as it is.
func TestCSV_ReadsCellsOfWindows(t *testing.T) {
	var got []string
	for row, err := range sheet.CSV(strings.NewReader("a,b\nC\xf4te d\x92Ivoire,Türkiye\n"), "f.csv", ',') {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, row.Cells...)
	}
	if want := []string{"a", "b", "Côte d’Ivoire", "Türkiye"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
