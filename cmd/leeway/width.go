package main

import (
	"strings"
	"unicode/utf8"
)

// screen is how many columns a table takes; sentences below it are left to the terminal.
const screen = 100

// gap is what stands between two columns of a table.
const gap = 2

// fit breaks the cells of a table that is wider than the screen, the widest columns first, between words. A row
// that is broken goes on in the lines below it.
func fit(lines [][]string) [][]string {
	if len(lines) == 0 {
		return lines
	}
	widths, least := columnWidths(lines)
	for total(widths) > screen {
		widest := -1
		for j, w := range widths {
			if w > least[j] && (widest < 0 || w >= widths[widest]) {
				widest = j
			}
		}
		if widest < 0 {
			break // every column is one word wide
		}
		widths[widest]--
	}
	var fitted [][]string
	for _, line := range lines {
		if heading(line, lines) {
			fitted = append(fitted, line)
			continue
		}
		fitted = append(fitted, broken(line, widths)...)
	}
	return fitted
}

// columnWidths are the widths of the columns, and of the longest words in them.
func columnWidths(lines [][]string) (widths, least []int) {
	widths, least = make([]int, len(lines[0])), make([]int, len(lines[0]))
	for _, line := range lines {
		if heading(line, lines) {
			continue
		}
		for j, c := range line {
			widths[j] = max(widths[j], utf8.RuneCountInString(c))
			for word := range strings.FieldsSeq(c) {
				least[j] = max(least[j], utf8.RuneCountInString(word))
			}
		}
	}
	return widths, least
}

// heading reports whether a line of a table heads a section.
func heading(line []string, lines [][]string) bool { return len(line) == 1 && len(lines[0]) > 1 }

func total(widths []int) int {
	sum := gap * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	return sum
}

// broken lays a row out over as many lines as its tallest cell needs.
func broken(line []string, widths []int) [][]string {
	var rows [][]string
	for j, c := range line {
		for i, part := range breakWords(c, widths[j]) {
			if i == len(rows) {
				rows = append(rows, make([]string, len(line)))
			}
			rows[i][j] = part
		}
	}
	return rows
}

// breakWords breaks a text into lines of a width, between words.
func breakWords(text string, width int) []string {
	if utf8.RuneCountInString(text) <= width {
		return []string{text}
	}
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// laid writes a table, its columns one under the other.
func laid(lines [][]string) string {
	if len(lines) == 0 {
		return ""
	}
	widths, _ := columnWidths(lines)
	var b strings.Builder
	for _, line := range lines {
		if heading(line, lines) {
			b.WriteString("\n" + line[0] + "\n")
			continue
		}
		text := ""
		for j, c := range line {
			text += c + strings.Repeat(" ", widths[j]-utf8.RuneCountInString(c)+gap)
		}
		b.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	return b.String()
}
