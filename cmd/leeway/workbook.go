package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"leeway"
)

// sheet is a sheet of a workbook.
type sheet struct {
	name    string
	lines   [][]string // the head first
	numbers []string   // columns whose cells are numbers, by their heads; where nil, those that look it
}

// Columns are as wide as their words, within bounds, in characters; longer words are wrapped.
const (
	narrowest, widest = 7, 48
	widestNumber      = 17
	onePage           = 12   // with more columns a sheet is not pressed into the width of a page
	linksShown        = 5000 // rows whose addresses can be clicked
	longestLink       = 2000 // characters of an address that programs for workbooks take
	lineHeight        = 15.0 // points
	address           = "address"
)

// codes are columns whose digits are names and no numbers.
var codes = []string{"product", "hs", "vintage", "claim", "id", "period", "document"}

// digits is a number as a workbook would write it: no zeros before it, which are part of a name.
var digits = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// writeWorkbook writes the lines as the only sheet of a workbook.
//
// Errors: CodeInvalid where it would go to a terminal.
func writeWorkbook(w io.Writer, lines [][]string) error {
	return writeSheets(w, []sheet{{name: "Sheet1", lines: lines}})
}

// writeSheets writes a workbook.
//
// Errors: CodeInvalid where it would go to a terminal.
func writeSheets(w io.Writer, sheets []sheet) error {
	if toTerminal(w) {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "a workbook is not for a terminal"), "name a file with --output")
	}
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it holds no file
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "leeway", Title: "Leeway: " + sheets[0].name}); err != nil {
		return err
	}
	for n, sh := range sheets {
		if n == 0 {
			if err := f.SetSheetName(f.GetSheetName(0), sh.name); err != nil {
				return err
			}
		} else if _, err := f.NewSheet(sh.name); err != nil {
			return err
		}
		if err := sh.fill(f); err != nil {
			return err
		}
		if err := sh.dress(f); err != nil {
			return err
		}
	}
	_, err := f.WriteTo(w)
	return err
}

// fill writes the cells.
func (sh sheet) fill(f *excelize.File) error {
	number := make([]bool, len(sh.lines[0]))
	for j := range number {
		number[j] = sh.isNumber(j)
	}
	for i, line := range sh.lines {
		row := make([]any, len(line))
		for j, c := range line {
			row[j] = c
			if n, err := strconv.ParseFloat(c, 64); err == nil && i > 0 && number[j] {
				row[j] = n
			}
		}
		if err := f.SetSheetRow(sh.name, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	return nil
}

// isNumber reports whether a column holds numbers.
func (sh sheet) isNumber(j int) bool {
	head := sh.lines[0][j]
	if sh.numbers != nil {
		return slices.Contains(sh.numbers, head)
	}
	if slices.Contains(codes, head) {
		return false
	}
	some := false
	for _, line := range sh.lines[1:] {
		if line[j] != "" && !digits.MatchString(line[j]) {
			return false
		}
		some = some || line[j] != ""
	}
	return some
}

// dress makes a sheet one that can be read: a head that stays and filters, columns as wide as their words, addresses
// that can be clicked, and pages that lie on their side.
func (sh sheet) dress(f *excelize.File) error {
	last, err := excelize.CoordinatesToCellName(len(sh.lines[0]), max(1, len(sh.lines)))
	if err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return sh.columns(f) },
		func() error { return sh.rows(f) },
		func() error { return sh.top(f) },
		func() error { return f.AutoFilter(sh.name, "A1:"+last, nil) },
		func() error { return sh.links(f) },
		func() error { return sh.page(f) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// columns sets their widths, and wraps the words of the widest.
func (sh sheet) columns(f *excelize.File) error {
	high, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}})
	if err != nil {
		return err
	}
	wrapped, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	for j, head := range sh.lines[0] {
		name, err := excelize.ColumnNumberToName(j + 1)
		if err != nil {
			return err
		}
		long, style := sh.longest(j), high
		if long > widest && head != address {
			style = wrapped
		}
		if err := f.SetColWidth(sh.name, name, name, float64(min(max(long, narrowest), widest))); err != nil {
			return err
		}
		if len(sh.lines) > 1 {
			if err := f.SetCellStyle(sh.name, name+"2", fmt.Sprintf("%s%d", name, len(sh.lines)), style); err != nil {
				return err
			}
		}
	}
	return nil
}

// longest is how wide a column's words are, in characters.
func (sh sheet) longest(j int) int {
	long := utf8.RuneCountInString(sh.lines[0][j]) + 3 // beside the sign of the filter
	for _, line := range sh.lines[1:] {
		long = max(long, utf8.RuneCountInString(line[j])+1)
	}
	if sh.isNumber(j) {
		return min(long, widestNumber) // programs round what they show
	}
	return long
}

// rows makes those high enough whose words are wrapped: not every program does that by itself.
func (sh sheet) rows(f *excelize.File) error {
	for i, line := range sh.lines[1:] {
		high := 1
		for j, c := range line {
			if sh.lines[0][j] != address {
				high = max(high, wrappedLines(c))
			}
		}
		if high == 1 {
			continue
		}
		if err := f.SetRowHeight(sh.name, i+2, min(float64(high)*lineHeight, excelize.MaxRowHeight)); err != nil {
			return err
		}
	}
	return nil
}

// wrappedLines is how many lines words take in the widest column, each a little short since words are not cut.
func wrappedLines(words string) int {
	n := utf8.RuneCountInString(words)
	if n+1 <= widest {
		return 1
	}
	return n/(widest-4) + 1
}

// top makes the first line a head, which stays where it is.
func (sh sheet) top(f *excelize.File) error {
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8E4DA"}}})
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(sh.lines[0]), 1)
	if err != nil {
		return err
	}
	if err := f.SetCellStyle(sh.name, "A1", last, head); err != nil {
		return err
	}
	return f.SetPanes(sh.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (sh sheet) links(f *excelize.File) error {
	j := slices.Index(sh.lines[0], address)
	if j < 0 {
		return nil
	}
	blue, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "1F5D91", Underline: "single"}, Alignment: &excelize.Alignment{Vertical: "top"}})
	if err != nil {
		return err
	}
	for i, line := range sh.lines {
		if i > linksShown {
			return nil
		}
		if url := line[j]; (strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")) && len(url) <= longestLink {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			if err := f.SetCellHyperLink(sh.name, cell, url, "External"); err != nil {
				return err
			}
			if err := f.SetCellStyle(sh.name, cell, cell, blue); err != nil {
				return err
			}
		}
	}
	return nil
}

// page sets how a sheet is printed.
func (sh sheet) page(f *excelize.File) error {
	sideways, wide, high := "landscape", 1, 0
	if len(sh.lines[0]) > onePage {
		wide = 0
	}
	fit := wide == 1
	if err := f.SetSheetProps(sh.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageLayout(sh.name, &excelize.PageLayoutOptions{Orientation: &sideways, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + sh.name + "'!$1:$1", Scope: sh.name})
}
