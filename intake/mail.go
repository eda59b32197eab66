package intake

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"

	"leeway"
)

// Limits on a message.
const (
	maxParts    = 200
	maxNesting  = 8
	plainEnough = 80 // characters; a plain part shorter than that points to the HTML part
)

// readMail takes the text out of a message: its plain part, else its HTML part. Attachments,
// signatures and what a reply quotes are left out, with a note.
//
// Errors: CodeInvalid where it is no message, has no part of text, or one in an unknown encoding.
func readMail(data []byte, s Source) (Document, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return Document{}, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "no e-mail: %w", err), "--input text reads it as plain text")
	}
	var d Document
	words := mime.WordDecoder{CharsetReader: charsetReader}
	d.Title = header(&words, m.Header.Get("Subject"))
	d.Date = Day(m.Header.Get("Date"))
	if t, err := mail.ParseDate(m.Header.Get("Date")); err == nil {
		d.Date = t.Format("2006-01-02")
	}
	p := mail.AddressParser{WordDecoder: &words}
	if from, err := p.Parse(m.Header.Get("From")); err == nil {
		d.Publisher = or(from.Name, from.Address)
	}
	var b bodies
	if err := b.collect(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0); err != nil {
		return Document{}, err
	}
	return b.document(d, s)
}

// header decodes the encoded words of a header; where that fails it stays as it came.
func header(words *mime.WordDecoder, s string) string {
	if out, err := words.DecodeHeader(s); err == nil {
		return out
	}
	return s
}

func charsetReader(name string, in io.Reader) (io.Reader, error) {
	e, err := decoder(name)
	if err != nil || e == nil {
		return in, err
	}
	return e.NewDecoder().Reader(in), nil
}

// bodies are the parts of a message that hold text.
type bodies struct {
	plain, html  []string
	parts, files int
	flowed       bool
}

// collect goes through the parts of a message.
func (b *bodies) collect(contentType, transfer string, in io.Reader, depth int) error {
	if b.parts++; b.parts > maxParts || depth > maxNesting {
		return leeway.Errorf(leeway.CodeInvalid, "the message has more than %d parts, or parts nested more than %d deep", maxParts, maxNesting)
	}
	kind, params, err := mime.ParseMediaType(or(contentType, "text/plain"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		return b.multipart(multipart.NewReader(in, params["boundary"]), depth)
	}
	if kind != "text/plain" && kind != "text/html" {
		b.files++
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(transferDecoder(transfer, in), MaxBytes+1))
	if err != nil && len(data) == 0 {
		return leeway.Errorf(leeway.CodeInvalid, "part %d of the message: %w", b.parts, err)
	}
	if len(data) > MaxBytes {
		return leeway.Errorf(leeway.CodeInvalid, "part %d of the message is larger than %d MB", b.parts, MaxBytes>>20)
	}
	if kind == "text/html" {
		page, _, _ := decodeHTML(data, contentType)
		b.html = append(b.html, string(page))
		return nil
	}
	text, err := decode(data, contentType)
	if err != nil {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "part %d of the message: %w", b.parts, err), "%s", leeway.HintOf(err))
	}
	b.flowed = b.flowed || strings.EqualFold(params["format"], "flowed")
	b.plain = append(b.plain, text)
	return nil
}

func (b *bodies) multipart(r *multipart.Reader, depth int) error {
	for {
		p, err := r.NextRawPart()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil // a message that was cut off has the parts before
		}
		if err != nil {
			return leeway.Errorf(leeway.CodeInvalid, "the message's parts: %w", err)
		}
		if strings.HasPrefix(strings.ToLower(p.Header.Get("Content-Disposition")), "attachment") {
			b.files++
			continue
		}
		if err := b.collect(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, depth+1); err != nil {
			return err
		}
	}
}

func transferDecoder(name string, in io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, in)
	case "quoted-printable":
		return quotedprintable.NewReader(in)
	}
	return in
}

// document chooses among the parts.
func (b *bodies) document(d Document, s Source) (Document, error) {
	plain := strings.TrimSpace(strings.Join(b.plain, "\n\n"))
	if len(b.html) > 0 && len(plain) < plainEnough {
		page, err := readHTML([]byte(b.html[0]), Source{ContentType: "text/html; charset=utf-8", URL: s.URL})
		if err == nil {
			d.Text, d.Notes = page.Text, append(d.Notes, page.Notes...)
			d.URL = page.URL
		}
	}
	if d.Text == "" {
		body, quoted := letter(plain, b.flowed)
		if d.Text = body; quoted > 0 {
			d.note(fmt.Sprintf("%d lines that the message quotes or signs with were left out", quoted))
		}
	}
	if strings.TrimSpace(d.Text) == "" {
		return Document{}, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the message holds no text"), "give an attachment as a file of its own")
	}
	if b.files > 0 {
		d.note(fmt.Sprintf("%d attachments of the message were not read; give them as files", b.files))
	}
	return d, nil
}

var wrote = regexp.MustCompile(`^On .{4,120} wrote:$`)

// letter returns a plain body without its signature and what it quotes, and how many lines that
// was. Lines that were wrapped for the way (flowed ones, which end with a space) are joined.
func letter(s string, flowed bool) (body string, left int) {
	var b strings.Builder
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		if strings.TrimRight(l, " ") == "--" {
			left += len(lines) - i
			break
		}
		if strings.HasPrefix(l, ">") || wrote.MatchString(l) {
			left++
			continue
		}
		b.WriteString(l)
		if !flowed || !strings.HasSuffix(l, " ") {
			b.WriteByte('\n')
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n", left
}
