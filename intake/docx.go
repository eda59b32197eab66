package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"leeway"
)

// Limits on a DOCX file, an archive of XML files. The sizes that an archive tells are not
// believed: what is unpacked is counted.
const (
	maxEntries = 4000
	maxXML     = 64 << 20 // bytes of one part, unpacked
	maxRatio   = 250      // how many times larger than packed, beyond 4 MB
	maxDepth   = 200      // of elements
)

// bodyPart is where Word keeps the text.
const bodyPart = "word/document.xml"

// readDOCX takes the text out of a Word file: paragraphs and table rows of its body, as they read
// with all changes accepted. Headers, footers, comments and notes are left out.
//
// Errors: CodeInvalid where the archive is damaged, is none of Word's, or unpacks to more than it may.
func readDOCX(data []byte) (Document, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Document{}, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the DOCX file is damaged: %w", err), "open it in a word processor and save it again")
	}
	if len(z.File) > maxEntries {
		return Document{}, bomb("it holds more than %d files", maxEntries)
	}
	var body, core *zip.File
	var notes []*zip.File
	for _, f := range z.File {
		switch f.Name {
		case bodyPart:
			body = f
		case "docProps/core.xml":
			core = f
		case "word/footnotes.xml", "word/endnotes.xml":
			notes = append(notes, f)
		}
	}
	if body == nil {
		return Document{}, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "an archive without %s: no DOCX file", bodyPart), "unpack a ZIP archive first; save other documents as DOCX, PDF or plain text")
	}
	var d Document
	if err := part(body, func(x *xml.Decoder) error { return docxBody(x, &d) }); err != nil {
		return Document{}, err
	}
	if core != nil {
		if err := part(core, func(x *xml.Decoder) error { return docxCore(x, &d) }); err != nil {
			d.note("the file's own description cannot be read: " + err.Error())
		}
	}
	if strings.TrimSpace(d.Text) == "" {
		return Document{}, leeway.Errorf(leeway.CodeInvalid, "the DOCX file holds no text")
	}
	for _, f := range notes {
		docxNotes(f, &d)
	}
	return d, nil
}

// docxNotes says so where footnotes or endnotes hold text, which is not read. Word keeps a line that parts them from the
// body in the same file.
func docxNotes(f *zip.File, d *Document) {
	what := "the file's " + strings.TrimSuffix(path.Base(f.Name), ".xml")
	var words Document
	if err := part(f, func(x *xml.Decoder) error { return docxBody(x, &words) }); err != nil {
		d.note(what + " cannot be read: " + err.Error())
	} else if strings.TrimSpace(words.Text) != "" {
		d.note(what + " are not read")
	}
}

func bomb(format string, args ...any) error {
	err := leeway.Errorf(leeway.CodeInvalid, "the DOCX file is not read: %w", fmt.Errorf(format, args...))
	return leeway.WithHint(err, "no article looks like that; copy the text into a new file if it is one")
}

// part reads one XML file of the archive within the limits.
func part(f *zip.File, read func(*xml.Decoder) error) error {
	limit := int64(maxXML)
	if packed := int64(min(f.CompressedSize64, maxXML)); packed*maxRatio < limit {
		limit = max(packed*maxRatio, 4<<20)
	}
	tooLarge := bomb("%s unpacks to more than %d MB from %d bytes", f.Name, limit>>20, f.CompressedSize64)
	if f.UncompressedSize64 > uint64(limit) {
		return tooLarge
	}
	in, err := f.Open()
	if err != nil {
		return leeway.Errorf(leeway.CodeInvalid, "the DOCX file is damaged: %s: %w", f.Name, err)
	}
	defer func() { _ = in.Close() }() // only read
	counted := &io.LimitedReader{R: in, N: limit + 1}
	x := xml.NewDecoder(counted)
	x.Entity = map[string]string{}
	err = read(x)
	switch {
	case counted.N <= 0:
		return tooLarge
	case err == nil || leeway.CodeOf(err) == leeway.CodeInvalid:
		return err
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the DOCX file is damaged: %s: %w", f.Name, err), "open it in a word processor and save it again")
}

// tokens gives each element's start and end, and text, to f with the depth.
func tokens(x *xml.Decoder, f func(t xml.Token) error) error {
	for depth := 0; ; {
		t, err := x.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return bomb("its elements are nested more than %d deep", maxDepth)
			}
		case xml.EndElement:
			depth--
		}
		if err := f(t); err != nil {
			return err
		}
	}
}

// docxBody writes the body's text: one paragraph to a line with an empty line between, table rows
// with their cells divided by semicolons.
func docxBody(x *xml.Decoder, d *Document) error {
	var b bodyText
	err := tokens(x, b.take)
	d.Text = b.w.text()
	return err
}

// bodyText takes the text out of a body, one token of its XML after another.
type bodyText struct {
	w             writer
	inText        bool
	hidden, cells int // elements around the token that hide text, that are cells
}

func (b *bodyText) take(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		b.enter(t.Name.Local)
	case xml.EndElement:
		b.leave(t.Name.Local)
	case xml.CharData:
		if b.inText && b.hidden <= 0 {
			b.w.words(string(t))
		}
	}
	if b.w.b.Len() > MaxBytes {
		return bomb("its text is longer than %d MB", MaxBytes>>20)
	}
	return nil
}

func (b *bodyText) enter(element string) {
	switch element {
	case "del", "moveFrom", "instrText", "Fallback":
		b.hidden++
	case "t":
		b.inText = true
	case "tab", "br", "cr":
		b.w.space = true
	case "noBreakHyphen":
		b.w.words("-")
	case "tr", "txbxContent":
		b.w.para = true
	case "tc":
		b.w.cell = true
		b.cells++
	}
}

func (b *bodyText) leave(element string) {
	switch element {
	case "del", "moveFrom", "instrText", "Fallback":
		b.hidden--
	case "t":
		b.inText = false
	case "tc":
		b.cells--
	case "tbl":
		b.w.para = true
	case "p":
		b.w.space, b.w.para = true, b.w.para || b.cells == 0
	}
}

// docxCore reads the file's description: title and the day it was made.
func docxCore(x *xml.Decoder, d *Document) error {
	name := ""
	return tokens(x, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			name = t.Name.Local
		case xml.EndElement:
			name = ""
		case xml.CharData:
			switch name {
			case "title":
				d.Title = or(d.Title, strings.TrimSpace(string(t)))
			case "created":
				d.Created = or(d.Created, Day(string(t)))
			}
		}
		return nil
	})
}
