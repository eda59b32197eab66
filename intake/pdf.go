package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"

	"leeway"
)

// Limits on a PDF file. A file beyond them is read as far as they go, and a note says so.
const (
	maxPages   = 1500
	maxTree    = 64               // nodes between a page and the root of the page tree
	maxContent = 24 << 20         // bytes of drawing instructions of one page, unpacked
	maxPDFText = 16 << 20         // bytes of text
	pdfTime    = 20 * time.Second // for the whole file
)

// readPDF takes the text out of a PDF file: its pages' words, put back into lines and
// paragraphs. A page that is damaged is left out, with a note.
//
// Errors: CodeInvalid where the file is damaged, encrypted, or holds pictures of text only.
func readPDF(data []byte) (Document, error) {
	type result struct {
		d   Document
		err error
	}
	done := make(chan result, 1) // whoever waits too long leaves; the reader ends by itself
	stop := time.Now().Add(pdfTime)
	go func() {
		d, err := pdfPages(data, stop)
		done <- result{d, err}
	}()
	select {
	case r := <-done:
		return r.d, r.err
	case <-time.After(pdfTime + pdfTime/6):
		return Document{}, damagedPDF(fmt.Errorf("no page was read within %v", pdfTime))
	}
}

func damagedPDF(err error) error {
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the PDF file cannot be read: %w", err), "open it in a viewer and save it again, or copy its text")
}

func pdfPages(data []byte, stop time.Time) (d Document, err error) {
	defer func() {
		if r := recover(); r != nil { // the library panics on what it does not expect
			err = damagedPDF(fmt.Errorf("%v", r))
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if errors.Is(err, pdf.ErrInvalidPassword) {
			return d, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the PDF file is locked by a password"), "save it without one")
		}
		return d, damagedPDF(err)
	}
	info := r.Trailer().Key("Info")
	d.Title, d.Created = info.Key("Title").Text(), pdfDate(info.Key("CreationDate").Text())
	var doc layout
	all, whole := leaves(r.Trailer().Key("Root").Key("Pages"))
	pages, broken := len(all), 0
	for n, p := range all {
		if !doc.page(p) {
			broken++
		}
		if doc.size > maxPDFText || time.Now().After(stop) {
			pages, whole = n+1, whole && n+1 == len(all)
			break
		}
	}
	if !whole {
		d.note(fmt.Sprintf("only the first %d pages were read: the result is partial", pages))
	}
	if broken > 0 {
		d.note(fmt.Sprintf("%d of %d pages are damaged or too large and were left out: the result is partial", broken, pages))
	}
	if first, _, _ := strings.Cut(doc.text(), "\n"); len(first) > 12 && strings.HasPrefix(d.Title, first) {
		d.Title = first // printed pages add the name of their site
	}
	if d.Text = doc.text(); strings.TrimSpace(d.Text) == "" {
		return d, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the PDF file holds no text in its %d pages", pages), "it may be a scan: run text recognition on it first")
	}
	return d, nil
}

// leaves lists the pages below a node of the page tree, in order: at most maxPages of them. The
// library's own walk does not end where a damaged tree leads back to itself.
func leaves(root pdf.Value) (pages []pdf.Page, whole bool) {
	nodes := 0
	whole = true
	var walk func(v pdf.Value, depth int)
	walk = func(v pdf.Value, depth int) {
		if nodes++; depth > maxTree || nodes > 4*maxPages || len(pages) == maxPages {
			whole = false
			return
		}
		kids := v.Key("Kids")
		if kids.Kind() != pdf.Array {
			if v.Kind() == pdf.Dict {
				pages = append(pages, pdf.Page{V: v})
			}
			return
		}
		for i := 0; i < kids.Len() && whole; i++ {
			walk(kids.Index(i), depth+1)
		}
	}
	walk(root, 0)
	return pages, whole
}

// rooted reports whether the way up from a page ends: what a page inherits is looked for there.
func rooted(v pdf.Value) bool {
	for range maxTree {
		if v = v.Key("Parent"); v.IsNull() {
			return true
		}
	}
	return false
}

// page adds the lines of a page and reports whether it could be read.
func (l *layout) page(p pdf.Page) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	if !rooted(p.V) || !contentFits(p.V.Key("Contents")) {
		return false
	}
	l.add(p.Content().Text)
	return true
}

// contentFits reports whether a page's instructions unpack to at most maxContent bytes.
func contentFits(v pdf.Value) bool {
	left := int64(maxContent)
	measure := func(s pdf.Value) {
		if s.Kind() != pdf.Stream || left < 0 {
			return
		}
		in := s.Reader()
		n, _ := io.Copy(io.Discard, io.LimitReader(in, left+1)) // what is damaged shows when it is read
		_ = in.Close()
		left -= n
	}
	if v.Kind() == pdf.Array {
		for i := range v.Len() {
			measure(v.Index(i))
		}
	} else {
		measure(v)
	}
	return left >= 0
}

// pdfDate reads a date such as D:20241119083000+05'00'.
func pdfDate(s string) string {
	s = strings.TrimPrefix(s, "D:")
	if len(s) < 8 {
		return ""
	}
	return Day(s[:8])
}
