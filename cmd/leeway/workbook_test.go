package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func opened(t *testing.T, sheets ...sheet) *excelize.File {
	t.Helper()
	var first, second bytes.Buffer
	if err := writeSheets(&first, sheets); err != nil {
		t.Fatal(err)
	}
	if err := writeSheets(&second, sheets); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("two workbooks of the same rows differ: %v", err)
	}
	f, err := excelize.OpenReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func isText(t *testing.T, f *excelize.File, name, cell string) bool {
	t.Helper()
	kind, err := f.GetCellType(name, cell)
	if err != nil {
		t.Fatal(err)
	}
	return kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString
}

func TestWorkbook_NumbersAreNumbersAndNamesOfDigitsAreNames(t *testing.T) {
	f := opened(t, sheet{name: "answer", lines: [][]string{
		{"product", "share", "code", "vintage", "value", "mixed"},
		{"270900", "21.5", "0101", "202601", "-3", "12"},
		{"851712", "", "2709", "202602", "30055389612.32", "about 12"},
	}})
	for cell, text := range map[string]bool{"A2": true, "B2": false, "C2": true, "C3": true, "D2": true, "E2": false, "E3": false, "F2": true} {
		if got := isText(t, f, "answer", cell); got != text {
			t.Errorf("%s is text: %v, want %v", cell, got, text)
		}
	}
}

func TestWorkbook_MakesNoFormulaOfText(t *testing.T) {
	var b bytes.Buffer
	if err := writeWorkbook(&b, [][]string{{"note"}, {"=1+1"}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	name := f.GetSheetList()[0]
	formula, err := f.GetCellFormula(name, "A2")
	text, err2 := f.GetCellValue(name, "A2")
	if err != nil || err2 != nil || formula != "" || text != "=1+1" {
		t.Errorf("formula %q, text %q, %v, %v", formula, text, err, err2)
	}
}

func TestWorkbook_CanBeRead(t *testing.T) {
	long := strings.Repeat("why this is so ", 20)
	f := opened(t, sheet{name: "verdicts", lines: [][]string{{"claim", "explanation", "address"}, {"c01", long, "https://example.org/a"}, {"c02", "short", "javascript:alert(1)"}}})
	panes, err := f.GetPanes("verdicts")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head does not stay: %+v, %v", panes, err)
	}
	if wide, err := f.GetColWidth("verdicts", "B"); err != nil || wide != widest {
		t.Errorf("the explanation is %v wide, %v", wide, err)
	}
	high, err := f.GetRowHeight("verdicts", 2)
	if low, err2 := f.GetRowHeight("verdicts", 3); err != nil || err2 != nil || high < 6*lineHeight || low > 2*lineHeight {
		t.Errorf("a row of %d letters is %v high, one of 5 is %v", len(long), high, low)
	}
	if ok, link, err := f.GetCellHyperLink("verdicts", "C2"); err != nil || !ok || link != "https://example.org/a" {
		t.Errorf("the address cannot be clicked: %v %q %v", ok, link, err)
	}
	if ok, link, _ := f.GetCellHyperLink("verdicts", "C3"); ok {
		t.Errorf("%q can be clicked", link)
	}
}

// Answers in a workbook are for formulas: a share is a number, and a sum over years says over which.
func TestAnswers_InAWorkbookAreNumbers(t *testing.T) {
	for _, args := range [][]string{{"profile", "KAZ"}, {"compare", "KAZ,UZB,TJK", "--on", "RUS"}, {"ties", "UZB", "RUS"}} {
		file := filepath.Join(t.TempDir(), "a.xlsx")
		leewayDoes(t, 0, append(args, "--format", "xlsx", "-o", file)...)
		f, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("answer")
		if err != nil || len(rows) < 4 {
			t.Fatalf("%v: %d rows, %v", args, len(rows), err)
		}
		numbers, windows := 0, 0
		for j, head := range rows[0] {
			for i := range rows[1:] {
				cell, err := excelize.CoordinatesToCellName(j+1, i+2)
				if err != nil {
					t.Fatal(err)
				}
				value, err := f.GetCellValue("answer", cell)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains("share low high used value", head) && value != "" {
					numbers++
					if isText(t, f, "answer", cell) {
						t.Errorf("%v: %s of %s is the text %q", args, cell, head, value)
					}
				}
				if head == "period" && strings.Contains(value, "/") {
					windows++
				}
			}
		}
		if numbers < 9 || windows == 0 && args[0] != "ties" {
			t.Errorf("%v: %d numbers, %d sums over years", args, numbers, windows)
		}
		_ = f.Close()
	}
}
