// Package intake turns the bytes of a document into the plain text that the reader reads.
//
// [Read] is the whole of it: bytes in, [Document] out. It finds out what the bytes are ([Detect]:
// by content first, by the file's name where the content does not say), takes the article out
// of its wrapping, and picks up what the wrapping says about it: title, date, publisher, address.
//
//	text      the file itself, byte for byte; UTF-16 with a byte order mark is converted
//	markdown  extract/markdown takes the marks off
//	html      the article without menus and advertisements (html.go, htmltext.go, htmlmeta.go)
//	pdf       words put back into lines and paragraphs, hyphens at line ends repaired (pdf.go, pdflines.go)
//	docx      paragraphs and table rows of the body (docx.go)
//	email     the plain part of a message, else its HTML part (mail.go)
//
// Offsets in a reading refer to Document.Text, the normalised text; for plain text in UTF-8 that is
// the file. Every step is bounded: what is too deep, too large or too long is an error that says so,
// or a shorter text with a [leeway.Note] that says that it is partial.
//
// [Lines] reads documents that come one per line as JSON. Folder fetch brings pages from the
// web, folder feed reads RSS and Atom and remembers what was seen. Both know nothing of each other.
package intake

import (
	"strings"

	"leeway"
	"leeway/extract/markdown"
)

// MaxBytes is the largest document that is read: a long book is a tenth of it.
const MaxBytes = 32 << 20

// Kind is what the bytes of a document are.
type Kind string

// The kinds of documents. Auto asks for detection; JSONL is many documents, read by [Lines].
const (
	Auto     Kind = "auto"
	Text     Kind = "text"
	Markdown Kind = "markdown"
	HTML     Kind = "html"
	PDF      Kind = "pdf"
	DOCX     Kind = "docx"
	Email    Kind = "email"
	JSONL    Kind = "jsonl"
)

// Source is what is known of bytes before they are read.
type Source struct {
	Name        string // file name or address; its ending may say what the bytes are
	ContentType string // of an HTTP response; may be empty
	URL         string // where the bytes come from, to complete relative addresses
	Kind        Kind   // Auto or empty: detect
}

// Document is a text with what its wrapping says about it. Empty fields are those that it does
// not say.
type Document struct {
	Kind      Kind
	Text      string // the normalised text: offsets refer to it
	Title     string
	Date      string // ISO; when it was published or sent
	Given     bool   // Date came with the document rather than in it
	Created   string // ISO; when the file was made: a date only where nothing better is known
	Publisher string
	URL       string
	Notes     []leeway.Note // what was left out, repaired or guessed
}

func (d *Document) note(text string) { d.Notes = append(d.Notes, leeway.Note{Text: text}) }

// Read turns the bytes of one document into text.
//
// Errors: CodeInvalid where they are too many, of a kind that cannot be read, damaged, or in no
// known encoding. Where something can be done about it the error has a hint.
func Read(data []byte, s Source) (Document, error) {
	if len(data) > MaxBytes {
		return Document{}, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "larger than %d MB", MaxBytes>>20), "split it, or give the article alone")
	}
	kind := s.Kind
	if kind == "" || kind == Auto {
		var err error
		if kind, err = Detect(data, s); err != nil {
			return Document{}, err
		}
	}
	d, err := read(kind, data, s)
	if err != nil {
		return Document{}, err
	}
	d.Kind = kind
	d.Title, d.Publisher = oneLine(d.Title), oneLine(d.Publisher)
	return d, d.bound()
}

func read(kind Kind, data []byte, s Source) (Document, error) {
	switch kind {
	case Text:
		text, err := plain(data)
		return Document{Text: text}, err
	case Markdown:
		return readMarkdown(data)
	case HTML:
		return readHTML(data, s)
	case PDF:
		return readPDF(data)
	case DOCX:
		return readDOCX(data)
	case Email:
		return readMail(data, s)
	case JSONL:
		return Document{}, leeway.Errorf(leeway.CodeInvalid, "many documents, one per line, where one is asked for")
	}
	return Document{}, leeway.Errorf(leeway.CodeInvalid, "%q is no kind of document", kind)
}

func readMarkdown(data []byte) (Document, error) {
	source, err := plain(data)
	if err != nil {
		return Document{}, err
	}
	text, m := markdown.Text(source)
	d := Document{Text: text, Title: m.Title, Publisher: m.Publisher, URL: m.URL}
	if _, err := leeway.ParseDate(m.Date); err == nil {
		d.Date, d.Given = m.Date, true
	}
	return d, nil
}

// oneLine joins the words of a title that was wrapped.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
