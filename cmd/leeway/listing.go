package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"leeway"
)

// listFlags are the flags of every listing.
type listFlags struct {
	Format string `help:"Form of the result: table, json, jsonl, csv, md or xlsx. Without it the ending of --output decides." enum:"auto,table,json,jsonl,csv,md,xlsx" default:"auto" placeholder:"FORM"`
	Output string `short:"o" help:"File to write to." placeholder:"FILE"`
}

// AfterApply settles the form where the command line names none.
func (f *listFlags) AfterApply() error {
	if f.Format != "auto" {
		return nil
	}
	var err error
	f.Format, err = ending(f.Output, "json", "jsonl", "csv", "md", "xlsx")
	return err
}

// ending is the form that the ending of a result's name says, one of those that there are: a table where it says none.
//
// Errors: CodeInvalid for the ending of a form that there is not.
func ending(output string, forms ...string) (string, error) {
	end := strings.TrimPrefix(strings.ToLower(filepath.Ext(output)), ".")
	switch {
	case slices.Contains(forms, end):
		return end, nil
	case slices.Contains(otherEndings, end):
		err := leeway.Errorf(leeway.CodeInvalid, "--output %s: there is no form for this ending", output)
		return "", leeway.WithHint(err, "name a file that ends in .%s, or a form with --format", strings.Join(forms, ", ."))
	}
	return "table", nil
}

// otherEndings are those of files that are no text: a table under such a name would open nowhere.
var otherEndings = []string{"pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "html", "htm", "png", "svg", "jpg", "parquet", "zip"}

// column is a column of a listing whose rows are T.
type column[T any] struct {
	head string
	cell func(T) string
}

// list writes rows in the form asked for. foot follows a table and no other form.
func list[T any](s *session, f listFlags, rows []T, columns []column[T], foot string) error {
	w, finish, err := s.out(f.Output)
	if err != nil {
		return err
	}
	return finish(f.write(w, cells(rows, columns), func() error { return writeRows(w, f.Format, rows) }, foot))
}

// cells lays a listing out as lines of text, its head first.
func cells[T any](rows []T, columns []column[T]) [][]string {
	lines := make([][]string, 0, len(rows)+1)
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = c.head
	}
	lines = append(lines, head)
	for _, r := range rows {
		line := make([]string, len(columns))
		for i, c := range columns {
			line[i] = c.cell(r)
		}
		lines = append(lines, line)
	}
	return lines
}

func (f listFlags) write(w io.Writer, lines [][]string, asJSON func() error, foot string) error {
	switch f.Format {
	case "json", "jsonl":
		return asJSON()
	case "csv":
		return writeCSV(w, lines)
	case "md":
		return writeMarkdown(w, lines)
	case "xlsx":
		return writeWorkbook(w, lines)
	}
	if len(lines) == 1 && foot != "" {
		lines, foot = nil, strings.TrimPrefix(foot, "\n") // a head over nothing
	}
	_, err := io.WriteString(w, laid(shown(lines))+foot)
	return err
}

// shown is a listing as a table shows it: its head in capitals, and a dash where there is nothing.
func shown(lines [][]string) [][]string {
	text := make([][]string, len(lines))
	for i, line := range lines {
		text[i] = slices.Clone(line)
		if i == 0 {
			text[i] = capitals(line)
		}
		for j, c := range text[i] {
			if c == "" {
				text[i][j] = "–"
			}
		}
	}
	return text
}

func capitals(line []string) []string {
	up := make([]string, len(line))
	for i, c := range line {
		up[i] = strings.ToUpper(c)
	}
	return up
}

func writeMarkdown(w io.Writer, lines [][]string) error {
	var b strings.Builder
	for i, line := range lines {
		b.WriteByte('|')
		for _, c := range line {
			b.WriteString(" " + strings.NewReplacer("|", "\\|", "\n", " ").Replace(c) + " |")
		}
		b.WriteByte('\n')
		if i == 0 {
			b.WriteString(strings.Repeat("|---", len(line)) + "|\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
