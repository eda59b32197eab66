package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"leeway"
	"leeway/intake"
	"leeway/intake/fetch"
)

// documentFlags are the flags of every command that reads documents.
type documentFlags struct {
	Files        []string `arg:"" name:"file" help:"Articles: text, Markdown, HTML, PDF, DOCX, e-mail, JSONL, or an address (https://…); - is standard input." placeholder:"FILE"`
	Date         string   `help:"Date of the article: YYYY, YYYY-MM or YYYY-MM-DD. Without it the text is asked." placeholder:"DATE"`
	Title        string   `help:"Title of the article." placeholder:"TEXT"`
	Publisher    string   `help:"Outlet that published it." placeholder:"NAME"`
	URL          string   `name:"url" help:"Address of the article." placeholder:"URL"`
	Input        string   `help:"What the input is: auto (by its bytes and name), text, markdown, html, pdf, docx, email, or jsonl (a document per line)." enum:"auto,text,markdown,html,pdf,docx,email,jsonl" default:"auto" placeholder:"KIND"`
	AllowPrivate bool     `help:"Fetch addresses that lead to this machine or a private network."`
	readerFlags  `embed:""`
}

func (f *documentFlags) validate() error {
	if f.Date != "" {
		if _, err := leeway.ParseDate(f.Date); err != nil {
			return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--date: %w", err), "dates are YYYY, YYYY-MM or YYYY-MM-DD")
		}
	}
	return f.readerFlags.validate()
}

// documents reads every document that f names, in order, and gives each to use, with its claims
// where read is not nil. A document that cannot be read ends the run; a line of JSONL that cannot
// be read is given with its fault, and the run ends with [batchFaults] after the last.
func (s *session) documents(f *documentFlags, read readFunc, use func(document, *leeway.Reading) error) error {
	var faults batchFaults
	for _, name := range f.Files {
		in, err := s.openInput(f, name)
		if err != nil {
			return err
		}
		if in.lines {
			err = s.batch(f, in, read, &faults, use)
		} else {
			err = s.single(f, in, read, use)
		}
		if err = errors.Join(err, in.close()); err != nil {
			return err
		}
	}
	return faults.orNil()
}

// single reads one document.
func (s *session) single(f *documentFlags, in *input, read readFunc, use func(document, *leeway.Reading) error) error {
	data, err := io.ReadAll(io.LimitReader(in.from, intake.MaxBytes+1))
	if err != nil {
		return cannotRead(in.name, err)
	}
	doc, err := intake.Read(data, in.source)
	if err != nil {
		return leeway.Errorf(leeway.CodeOf(err), "%s: %w", in.name, err)
	}
	d := f.document(in.name, doc)
	d.options.Otherwise = dateIn(in.name)
	if doc.Kind == intake.DOCX {
		d.data = data
	}
	s.phase("take in %s: %s of %d bytes", in.name, doc.Kind, len(data))
	var r *leeway.Reading
	if read != nil {
		if r, err = read(d); err != nil {
			return leeway.Errorf(leeway.CodeOf(err), "%s: %w", in.name, err)
		}
		s.phase("read %s: %d bytes, %d claims", d.name, len(d.text), len(r.Claims))
	}
	return use(d, r)
}

// document joins what a document's wrapping says and what the flags say; a flag goes first.
func (f *documentFlags) document(name string, doc intake.Document) document {
	d := document{name: name, text: doc.Text, kind: doc.Kind, notes: doc.Notes, stated: f.Date == "" && doc.Date != "" && !doc.Given}
	o := &d.options
	o.Date, o.Title, o.URL, o.Publisher = or(f.Date, doc.Date), or(f.Title, doc.Title), or(f.URL, doc.URL), or(f.Publisher, doc.Publisher)
	if o.Date == "" {
		d.created = doc.Created
	}
	return d
}

// dayInName is a day written in the name of a file or in an address.
var dayInName = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})[-_/]([0-9]{2})[-_/]([0-9]{2})(?:[^0-9]|$)`)

// dateIn returns the day that the last part of a path, or an address, names in digits; empty where
// there is none.
func dateIn(name string) string {
	if !fetch.IsURL(name) {
		name = filepath.Base(name)
	}
	m := dayInName.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	day := strings.Join(m[1:], "-")
	if _, err := leeway.ParseDate(day); err != nil {
		return ""
	}
	return day
}

// input is an opened document, or many, one per line.
type input struct {
	name   string
	from   io.Reader
	source intake.Source
	lines  bool
	size   int64 // 0 where nobody knows
	close  func() error
}

// openInput opens what one argument names: an address, standard input or a file.
func (s *session) openInput(f *documentFlags, name string) (*input, error) {
	kind := intake.Kind(f.Input)
	if fetch.IsURL(name) {
		return s.fetch(f, name)
	}
	in := &input{name: name, from: s.w.stdin, source: intake.Source{Name: name, Kind: kind}, close: func() error { return nil }}
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, cannotRead(name, err)
		}
		in.from, in.close = file, file.Close
	}
	if file, ok := in.from.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			in.size = info.Size()
		}
	}
	return in, in.peek()
}

// peek looks at the beginning to see whether there is a document per line.
func (in *input) peek() error {
	r := bufio.NewReaderSize(in.from, intake.Head)
	head, err := r.Peek(intake.Head)
	if err != nil && !errors.Is(err, io.EOF) {
		_ = in.close() // nothing was read
		return cannotRead(in.name, err)
	}
	in.from = r
	kind := in.source.Kind
	if kind == intake.Auto {
		kind, _ = intake.Detect(head, in.source) // intake.Read says what is wrong with it
	}
	in.lines = kind == intake.JSONL
	return nil
}

// fetch brings a page from the web.
func (s *session) fetch(f *documentFlags, address string) (*input, error) {
	c := fetch.Client{AllowPrivate: f.AllowPrivate, Agent: "leeway/" + release}
	r, err := c.Get(s.ctx, fetch.Request{URL: address})
	if err != nil {
		return nil, err
	}
	s.phase("fetch %s: %d bytes", address, len(r.Body))
	src := intake.Source{Name: r.URL, URL: r.URL, ContentType: r.ContentType, Kind: intake.Kind(f.Input)}
	in := &input{name: address, from: bytes.NewReader(r.Body), source: src, size: int64(len(r.Body)), close: func() error { return nil }}
	return in, in.peek()
}
