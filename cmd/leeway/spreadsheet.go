package main

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// writeCSV writes lines of which no cell is a formula to a spreadsheet that opens them.
func writeCSV(w io.Writer, lines [][]string) error {
	out := csv.NewWriter(w)
	for _, line := range lines {
		safe := make([]string, len(line))
		for i, cell := range line {
			safe[i] = asText(cell)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// asText puts an apostrophe before a text that a spreadsheet would run as a formula: words of a document, a note or a
// file may begin with any sign. Numbers stay numbers, and a sign alone is none.
func asText(cell string) string {
	if len(cell) < 2 || !strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}
