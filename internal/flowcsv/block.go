package flowcsv

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"leeway"
	"leeway/internal/sheet"
)

// blockBytes is how much of a file one worker reads at a time: some thirty thousand rows.
const blockBytes = 1 << 20

// maxLine is longer than any line of numbers.
const maxLine = 1 << 12

// input cuts a file into blocks of whole lines.
type input struct {
	r    io.Reader
	file string
	rest []byte // the beginning of a line whose end is not read yet
	done bool
}

// newInput takes off the header, which must be as [Columns] says.
func newInput(r io.Reader, file string) (*input, error) {
	in := &input{r: r, file: file}
	buffer := make([]byte, maxLine)
	n, err := io.ReadFull(r, buffer)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, in.unreadable(err)
	}
	if n == 0 {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s is empty", file)
	}
	if sheet.IsHTML(buffer[:n]) {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is a web page, not a table", file), "the producer's server may have answered with an error page; download the file again")
	}
	head, rest, _ := bytes.Cut(buffer[:n], []byte("\n"))
	in.rest, in.done = rest, n < len(buffer)
	return in, checkHead(file, string(head))
}

func checkHead(file, line string) error {
	line = strings.TrimPrefix(strings.TrimSuffix(line, "\r"), "\ufeff")
	row := sheet.Row{File: file, N: 1, Cells: strings.Split(line[:min(len(line), 200)], ",")}
	for i := range row.Cells {
		row.Cells[i] = unquoted(row.Cells[i])
	}
	_, err := row.Head(Columns, nil)
	for i, name := range Columns {
		if err == nil && row.Cells[i] != name {
			err = row.Errorf(i, "column %q where %q belongs", row.Cells[i], name)
		}
	}
	return err
}

func unquoted(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return strings.TrimSpace(s[1 : len(s)-1])
	}
	return s
}

// next fills buffer with whole lines; the last one of the file may lack its end. It returns
// nothing at the end of the file.
func (in *input) next(buffer []byte) ([]byte, error) {
	n := copy(buffer, in.rest)
	if !in.done {
		read, err := io.ReadFull(in.r, buffer[n:])
		n += read
		switch {
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
			in.done = true
		case err != nil:
			return nil, in.unreadable(err)
		}
	}
	if in.done {
		in.rest = nil
		return buffer[:n], nil
	}
	end := bytes.LastIndexByte(buffer[:n], '\n') + 1
	if n-end > maxLine {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s: a line is longer than %d bytes: this is no table of flows", in.file, maxLine)
	}
	in.rest = append(in.rest[:0], buffer[end:n]...)
	return buffer[:end], nil
}

func (in *input) unreadable(err error) error {
	return leeway.Errorf(leeway.CodeUnavailable, "%s: %w", in.file, err)
}
