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
	maxContent = 24 << 20         // bytes of drawing instructions of one page, unpacked
	maxPDFText = 16 << 20         // bytes of text
	pdfTime    = 30 * time.Second // for the whole file
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
	pages, broken := min(r.NumPage(), maxPages), 0
	for n := 1; n <= pages; n++ {
		if !doc.page(r, n) {
			broken++
		}
		if doc.size > maxPDFText || time.Now().After(stop) {
			pages = n
			break
		}
	}
	if pages < r.NumPage() {
		d.note(fmt.Sprintf("only the first %d of %d pages were read: the result is partial", pages, r.NumPage()))
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

// page adds the lines of a page and reports whether it could be read.
func (l *layout) page(r *pdf.Reader, n int) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	p := r.Page(n)
	if p.V.IsNull() || !contentFits(p.V.Key("Contents")) {
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
