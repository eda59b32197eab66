package sheet

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"leeway"
)

// CSV streams the rows of a table whose cells are parted by comma, the head included. A byte
// order mark is taken off, and a cell that is not UTF-8 is read as Windows-1252. Every row must have as many cells as the first. The cells of a row
// are valid until the next one is asked for. The last pair may hold an error, located where
// the reader gave up; nothing follows it.
func CSV(r io.Reader, file string, comma rune) iter.Seq2[Row, error] {
	return read(r, file, comma, 0)
}

// RaggedCSV is CSV for files whose rows differ in length, as those with lines of preamble do.
func RaggedCSV(r io.Reader, file string, comma rune) iter.Seq2[Row, error] {
	return read(r, file, comma, -1)
}

func read(r io.Reader, file string, comma rune, fields int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		in, err := plain(r, file)
		if err != nil {
			yield(Row{}, err)
			return
		}
		c := csv.NewReader(in)
		c.Comma, c.FieldsPerRecord, c.ReuseRecord, c.LazyQuotes = comma, fields, true, fields < 0
		for {
			cells, err := c.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(Row{}, leeway.Errorf(leeway.CodeInvalid, "%s: %w", file, err))
				return
			}
			for i, cell := range cells {
				if !utf8.ValidString(cell) {
					cells[i] = fromWindows(cell)
				}
			}
			line, _ := c.FieldPos(0)
			if !yield(Row{File: file, N: line, Cells: cells}, nil) {
				return
			}
		}
	}
}

// fromWindows reads a text in Windows-1252, the encoding of most tables that are not in UTF-8.
func fromWindows(text string) string {
	decoded, err := charmap.Windows1252.NewDecoder().String(text)
	if err != nil {
		return text
	}
	return decoded
}

// plain takes the byte order mark off and refuses a web page in place of a table.
func plain(r io.Reader, file string) (io.Reader, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	head, err := in.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", file, err)
	}
	if len(head) == 0 {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s is empty", file)
	}
	if IsHTML(head) {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is a web page, not a table", file), "the producer's server may have answered with an error page; download the file again")
	}
	if len(head) >= 3 && string(head[:3]) == byteOrderMark {
		_, _ = in.Discard(3) // just peeked
	}
	return in, nil
}
