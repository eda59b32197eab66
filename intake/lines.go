package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"leeway"
)

// Line is a document that came as one line of JSON, or what was wrong with it.
type Line struct {
	Number int    // of the line, from 1
	ID     string // what the sender calls it
	Document
	Err error // what was wrong with it; nil where the document was read
}

// maxMarkup is how much longer than its text a line may be, for names and escapes.
const maxMarkup = 1 << 20

// Lines reads documents that come one per line as JSON objects with "text" or "html", and
// perhaps "id", "title", "date", "publisher" and "url", and gives them to each in order. One
// line is held at a time. A line that is no document is given with its Err and reading goes on;
// empty lines are passed over. It ends early where each returns an error, which it returns.
//
// Errors: CodeUnavailable where the input cannot be read.
func Lines(in io.Reader, each func(Line) error) error {
	r := bufio.NewReaderSize(in, 1<<16)
	for n := 1; ; n++ {
		data, tooLong, err := line(r)
		if err != nil && !errors.Is(err, io.EOF) {
			return leeway.Errorf(leeway.CodeUnavailable, "line %d: %w", n, err)
		}
		if len(bytes.TrimSpace(data)) > 0 || tooLong {
			if err := each(parseLine(n, data, tooLong)); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// line reads up to the next line end. Of a line that is too long only the length is kept in mind.
func line(r *bufio.Reader) (data []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if tooLong = tooLong || len(data)+len(part) > MaxBytes+maxMarkup; tooLong {
			data = nil
		} else {
			data = append(data, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return data, tooLong, err
		}
	}
}

// record is the JSON of a line. Pointers tell "text" that is empty from none.
type record struct {
	ID        any     `json:"id"`
	Text      *string `json:"text"`
	HTML      *string `json:"html"`
	Title     string  `json:"title"`
	Date      string  `json:"date"`
	Publisher string  `json:"publisher"`
	URL       string  `json:"url"`
}

func parseLine(n int, data []byte, tooLong bool) Line {
	l := Line{Number: n}
	if tooLong {
		l.Err = leeway.Errorf(leeway.CodeInvalid, "longer than %d MB", (MaxBytes+maxMarkup)>>20)
		return l
	}
	if at := fault(data); at >= 0 {
		l.Err = leeway.Errorf(leeway.CodeInvalid, "byte %d is not valid UTF-8", at)
		return l
	}
	var rec record
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.UseNumber()
	if err := d.Decode(&rec); err != nil {
		l.Err = leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "no JSON object: %w", err), `each line is an object such as {"id":"1","text":"…","date":"2024-11-19"}`)
		return l
	}
	l.ID = idOf(rec.ID)
	l.Document, l.Err = rec.document()
	return l
}

func idOf(x any) string {
	switch x := x.(type) {
	case string:
		return x
	case json.Number:
		return x.String()
	}
	return ""
}

func (r *record) document() (Document, error) {
	var d Document
	var err error
	switch {
	case r.Text != nil:
		d = Document{Kind: Text, Text: *r.Text}
		err = d.bound()
	case r.HTML != nil:
		d, err = Read([]byte(*r.HTML), Source{Kind: HTML, URL: r.URL, ContentType: "text/html; charset=utf-8"})
	default:
		err = leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, `neither "text" nor "html"`), `each line is an object such as {"id":"1","text":"…","date":"2024-11-19"}`)
	}
	if err != nil {
		return Document{}, err
	}
	if r.Date != "" {
		if _, err := leeway.ParseDate(r.Date); err != nil {
			return Document{}, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "date: %w", err), "dates are YYYY, YYYY-MM or YYYY-MM-DD")
		}
		d.Date, d.Given = r.Date, true
	}
	for _, f := range []struct {
		to   *string
		from string
	}{{&d.Title, r.Title}, {&d.Publisher, r.Publisher}, {&d.URL, r.URL}} {
		if f.from != "" {
			*f.to = f.from
		}
	}
	return d, nil
}
