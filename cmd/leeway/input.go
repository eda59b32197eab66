package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"leeway"
	"leeway/extract"
	"leeway/extract/markdown"
)

// maxInput is the largest document that is read, in bytes: a long book is a tenth of it.
const maxInput = 32 << 20

// document is what a command reads: its name, its text and what is known of it.
type document struct {
	name    string
	text    string
	options extract.Options
}

// documentFlags are the flags of every command that reads documents.
type documentFlags struct {
	Files     []string `arg:"" name:"file" help:"Articles as plain text or Markdown; - is standard input." placeholder:"FILE"`
	Date      string   `help:"Date of the article: YYYY, YYYY-MM or YYYY-MM-DD. Without it the text is asked." placeholder:"DATE"`
	Title     string   `help:"Title of the article." placeholder:"TEXT"`
	Publisher string   `help:"Outlet that published it." placeholder:"NAME"`
	URL       string   `name:"url" help:"Address of the article." placeholder:"URL"`
	Input     string   `help:"What the input is: auto (by the file's name), text or markdown." enum:"auto,text,markdown" default:"auto" placeholder:"KIND"`
}

func (f *documentFlags) validate() error {
	if f.Date == "" {
		return nil
	}
	if _, err := leeway.ParseDate(f.Date); err != nil {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--date: %w", err), "dates are YYYY, YYYY-MM or YYYY-MM-DD")
	}
	return nil
}

// load reads one document.
//
// Errors: CodeInvalid where it is too large, CodeUnavailable where it cannot be read.
func (f *documentFlags) load(name string, stdin io.Reader) (document, error) {
	data, err := readAll(name, stdin)
	if err != nil {
		return document{}, err
	}
	d := document{name: name, text: string(data)}
	d.options = extract.Options{Date: f.Date, Title: f.Title, URL: f.URL, Publisher: f.Publisher}
	if f.isMarkdown(name) {
		var m markdown.Meta
		d.text, m = markdown.Text(d.text)
		o := &d.options
		o.Title, o.URL, o.Publisher = or(o.Title, m.Title), or(o.URL, m.URL), or(o.Publisher, m.Publisher)
		if _, err := leeway.ParseDate(m.Date); err == nil {
			o.Date = or(o.Date, m.Date)
		}
	}
	return d, nil
}

func (f *documentFlags) isMarkdown(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return f.Input == "markdown" || f.Input == "auto" && (ext == ".md" || ext == ".markdown")
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func readAll(name string, stdin io.Reader) ([]byte, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, cannotRead(name, err)
		}
		defer func() { _ = f.Close() }() // only read
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxInput+1))
	if err != nil {
		return nil, cannotRead(name, err)
	}
	if len(data) > maxInput {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s: larger than %d MB", name, maxInput>>20)
	}
	return data, nil
}

func cannotRead(name string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	hint := "give the path of a text or Markdown file, or - for standard input"
	code := leeway.CodeUnavailable
	if errors.Is(err, fs.ErrNotExist) {
		code = leeway.CodeNotFound
	}
	return leeway.WithHint(leeway.Errorf(code, "%s: %w", name, err), "%s", hint)
}

// createFile opens a result file; finish closes it, and takes it away where err is set.
func createFile(path string) (io.Writer, func(err error) error, error) {
	dir, name := filepath.Split(path)
	f, err := os.CreateTemp(dir, "."+name+".*")
	if err != nil {
		return nil, nil, leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "--output: %w", err), "choose a folder that can be written to")
	}
	finish := func(err error) error {
		cerr := errors.Join(f.Chmod(0o644), f.Close())
		if err == nil && cerr == nil {
			cerr = os.Rename(f.Name(), path)
		}
		if err != nil || cerr != nil {
			_ = os.Remove(f.Name()) // what is half written is of no use
		}
		if err == nil && cerr != nil {
			err = leeway.Errorf(leeway.CodeUnavailable, "--output %s: %w", path, cerr)
		}
		return err
	}
	return f, finish, nil
}
