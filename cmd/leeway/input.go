package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"

	"leeway"
	"leeway/extract"
	"leeway/intake"
)

// document is what a command reads: its name, its text and what is known of it.
type document struct {
	name    string
	text    string
	kind    intake.Kind
	data    []byte // of a Word file, as it came
	options extract.Options
	id      string        // what the sender of a line calls it
	line    int           // of JSONL, from 1; 0 for a document of its own
	stated  bool          // the date stands in the document
	created string        // when the file was made, where no date is known
	notes   []leeway.Note // from taking it in
	fault   error         // why a line could not be read
}

// readFunc reads a document into claims.
type readFunc func(d document) (*leeway.Reading, error)

// read reads a document with the program's own reader.
func (d document) read() (*leeway.Reading, error) {
	r, err := extract.Read(d.text, d.options)
	if err != nil {
		return nil, err
	}
	d.describe(r)
	return r, nil
}

// describe adds to a reading what is known of its document.
func (d document) describe(r *leeway.Reading) {
	doc := &r.Document
	doc.ID = or(d.id, doc.ID)
	if d.stated {
		doc.DateBasis = leeway.DateStated
	}
	r.Notes = append(r.Notes, d.notes...)
	if o := d.options; o.Date == "" && o.Otherwise != "" && doc.Date == o.Otherwise && doc.DateBasis == leeway.DateGiven {
		r.Notes = append(r.Notes, leeway.Note{Text: "the date is that in the document's name; --date gives another"})
	}
	if d.created != "" && doc.DateBasis != leeway.DateStated && doc.DateBasis != leeway.DateGiven {
		r.Notes = append(r.Notes, leeway.Note{Text: "the file was made on " + d.created + ", which need not be the article's date; --date gives it"})
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func cannotRead(name string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	hint := "give the path of a file, its address, or - for standard input"
	code := leeway.CodeUnavailable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		code = leeway.CodeNotFound
	case errors.Is(err, syscall.EISDIR):
		code, hint = leeway.CodeInvalid, "name the files in it: "+filepath.Join(name, "*.txt")
	}
	return leeway.WithHint(leeway.Errorf(code, "%s: %w", name, err), "%s", hint)
}
