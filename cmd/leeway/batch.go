package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"leeway"
	"leeway/extract"
	"leeway/intake"
)

// batchFaults counts the lines that could not be read.
type batchFaults struct {
	lines, bad int
	first      error
}

func (b *batchFaults) Error() string {
	return fmt.Sprintf("%d of %d documents could not be read; the first: %v", b.bad, b.lines, b.first)
}

// Unwrap gives the first fault, whose code and hint are those of the run.
func (b *batchFaults) Unwrap() error { return b.first }

func (b *batchFaults) orNil() error {
	if b.bad == 0 {
		return nil
	}
	return b
}

// job is a line on its way: done is closed once it was read.
type job struct {
	d    document
	r    *leeway.Reading
	done chan struct{}
}

// errStop ends the taking in of lines when nobody wants more.
var errStop = errors.New("no more lines are wanted")

// batch reads documents that come one per line, several at a time, and gives them to use in
// their order. As many lines are held as there are processors, and one more.
func (s *session) batch(f *documentFlags, in *input, read readFunc, faults *batchFaults, use func(document, *leeway.Reading) error) error {
	bar := s.progress(in)
	order, stop := make(chan *job, runtime.GOMAXPROCS(0)), make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		defer close(order)
		ended <- intake.Lines(io.TeeReader(in.from, bar), func(l intake.Line) error {
			j := &job{d: f.lineDocument(in.name, l), done: make(chan struct{})}
			select {
			case order <- j:
			case <-stop:
				return errStop
			case <-s.ctx.Done():
				return leeway.Errorf(leeway.CodeUnavailable, "%s: interrupted in line %d", in.name, l.Number)
			}
			go j.run(read)
			return nil
		})
	}()
	var stopped sync.Once
	halt := func() { stopped.Do(func() { close(stop) }) }
	var err error
	for j := range order {
		<-j.done
		if err != nil {
			continue // what was begun ends
		}
		if faults.lines++; j.d.fault != nil {
			if faults.bad++; faults.first == nil {
				faults.first = leeway.Errorf(leeway.CodeOf(j.d.fault), "%s: %w", j.d.name, j.d.fault)
			}
		}
		bar.Describe(fmt.Sprintf("%d documents", faults.lines))
		if err = use(j.d, j.r); err != nil {
			halt()
		}
	}
	halt()
	_ = bar.Finish() // only what a terminal shows
	if e := <-ended; err == nil && !errors.Is(e, errStop) {
		err = e
	}
	return err
}

// run reads the line. A fault becomes a reading that says it and claims nothing.
func (j *job) run(read readFunc) {
	defer close(j.done)
	if j.d.fault == nil && read != nil {
		j.r, j.d.fault = read(j.d)
	}
	if j.d.fault != nil {
		j.r = &leeway.Reading{Document: leeway.Document{ID: j.d.id, Title: j.d.options.Title, DateBasis: leeway.DateUnknown, Language: "und"}}
		j.r.Notes = []leeway.Note{{Text: "not read: " + j.d.fault.Error()}}
	}
}

// lineDocument is the document of a line.
func (f *documentFlags) lineDocument(file string, l intake.Line) document {
	name := fmt.Sprintf("%s: line %d", file, l.Number)
	d := f.document(name, l.Document)
	d.id, d.line, d.fault = l.ID, l.Number, l.Err
	return d
}

// progress is a bar on standard error where that is a terminal and the result is not written to
// it too; else a bar that shows nothing.
func (s *session) progress(in *input) *progressbar.ProgressBar {
	return s.bar(in.size, "0 documents")
}

// bar is a bar over a number of bytes, 0 where it is not known.
func (s *session) bar(size int64, what string) *progressbar.ProgressBar {
	if size == 0 {
		size = -1 // a spinner
	}
	var to io.Writer = io.Discard
	if e, ok := s.w.stderr.(*os.File); ok && term.IsTerminal(int(e.Fd())) {
		if o, ok := s.w.stdout.(*os.File); !ok || !term.IsTerminal(int(o.Fd())) {
			to = e
		}
	}
	return progressbar.NewOptions64(size, progressbar.OptionSetWriter(to), progressbar.OptionShowBytes(true), progressbar.OptionSetDescription(what),
		progressbar.OptionThrottle(100e6), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(24), progressbar.OptionFullWidth())
}

// writeReading writes a reading as JSON. For lines of JSONL a line holds a whole reading, so that
// the results stand one to one beside the documents.
func writeReading(w io.Writer, format string, d document, r *leeway.Reading) error {
	if format != "jsonl" || d.line == 0 {
		return writeJSON(w, format, r)
	}
	shown := *r
	if shown.Claims == nil {
		shown.Claims = []leeway.Claim{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(shown)
}

// lineAnnotations are annotations with the name of their document, where there are many.
type lineAnnotations struct {
	Document string `json:"document,omitempty"`
	Error    string `json:"error,omitempty"`
	*extract.Annotations
}

func writeAnnotations(w io.Writer, format string, d document, a *extract.Annotations) error {
	x := lineAnnotations{Annotations: a}
	if d.line > 0 {
		x.Document = d.id
	}
	if d.fault != nil {
		x.Error, x.Annotations = d.fault.Error(), nil
	}
	if format == "jsonl" {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return e.Encode(x)
	}
	return writeOne(w, x)
}

// notes shows on standard error what a reading says about itself.
func (s *session) notes(d document, r *leeway.Reading) {
	for _, n := range r.Notes {
		_, _ = fmt.Fprintf(s.w.stderr, "leeway: note: %s: %s\n", d.name, n.Text)
	}
}
