package sheet

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"leeway"
)

// longestLine is longer than any row of a table of tabs.
const longestLine = 1 << 20

// Tabs streams the rows of a table whose cells are parted by tabs and never quoted, the head
// included. Rows may differ in length. A byte order mark is taken off; a line that is not in UTF-8 is
// read as Latin-1. The last pair may hold an error, located where the reader gave up.
func Tabs(r io.Reader, file string) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		in, err := plain(r, file)
		if err != nil {
			yield(Row{}, err)
			return
		}
		lines := bufio.NewScanner(in)
		lines.Buffer(make([]byte, 0, 1<<16), longestLine)
		for n := 1; lines.Scan(); n++ {
			if line := strings.TrimSuffix(utf8Of(lines.Text()), "\r"); !yield(Row{File: file, N: n, Cells: strings.Split(line, "\t")}, nil) {
				return
			}
		}
		if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
			yield(Row{}, leeway.Errorf(leeway.CodeInvalid, "%s has a line of more than %d bytes: it is no table of tabs", file, longestLine))
		} else if err != nil {
			yield(Row{}, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", file, err))
		}
	}
}

func utf8Of(line string) string {
	if utf8.ValidString(line) {
		return line
	}
	text, err := charmap.ISO8859_1.NewDecoder().String(line)
	if err != nil {
		return line
	}
	return text
}
