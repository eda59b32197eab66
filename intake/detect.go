package intake

import (
	"bytes"
	"mime"
	"path"
	"regexp"
	"strings"

	"leeway"
)

// Head is how many bytes of a document [Detect] looks at.
const Head = 4096

// unreadable are beginnings of files that hold documents in forms that are not read, with what
// to do about them.
var unreadable = []struct{ magic, what, hint string }{
	{"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)", "save it as DOCX, PDF or plain text"},
	{"{\\rtf", "rich text (RTF)", "save it as DOCX or plain text"},
	{"\x1f\x8b", "compressed with gzip", "unpack it first: gzip -d FILE"},
	{"\x89PNG", "a picture", "run text recognition on it first"},
	{"\xff\xd8\xff", "a picture", "run text recognition on it first"},
	{"PAR1", "a Parquet file", "leeway lake reads lakes; check and read take articles"},
}

// endings are the kinds that a file's ending names.
var endings = map[string]Kind{
	".md": Markdown, ".markdown": Markdown, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".pdf": PDF, ".docx": DOCX, ".eml": Email, ".jsonl": JSONL, ".ndjson": JSONL, ".txt": Text,
}

// types are the kinds that an HTTP content type names.
var types = map[string]Kind{
	"text/html": HTML, "application/xhtml+xml": HTML, "text/markdown": Markdown, "application/pdf": PDF, "message/rfc822": Email,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": DOCX,
}

var (
	page    = regexp.MustCompile(`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,900}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]`)
	message = regexp.MustCompile(`(?i)^(?:(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|dkim-signature|content-type|x-[a-z-]+|cc|reply-to):[^\n]*\n(?:[ \t][^\n]*\n)*){3}`)
	object  = regexp.MustCompile(`^\s*\{[^\n]*"(?:text|html)"\s*:\s*"`)
)

// Detect says what the bytes of a document are: by their beginning, then by the content type,
// then by the name's ending; plain text where none of them says.
//
// Errors: CodeInvalid for files that cannot hold an article in a form that is read.
func Detect(data []byte, s Source) (Kind, error) {
	b := bytes.TrimPrefix(data[:min(len(data), Head)], []byte("\ufeff"))
	for _, u := range unreadable {
		if bytes.HasPrefix(b, []byte(u.magic)) {
			return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "this is %s, which is not read", u.what), "%s", u.hint)
		}
	}
	switch {
	case bytes.HasPrefix(bytes.TrimLeft(b, " \t\r\n"), []byte("%PDF-")):
		return PDF, nil
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return DOCX, nil // readDOCX says where it is another archive
	case page.Match(b):
		return HTML, nil
	}
	kind := named(s)
	switch {
	case kind == Text && s.ContentType == "", kind == Markdown, kind == HTML, kind == JSONL, kind == Email:
		return kind, nil
	case message.Match(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))):
		return Email, nil
	case object.Match(b):
		return JSONL, nil
	case kind == PDF || kind == DOCX:
		return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "named %s, but its bytes are none", kind), "--input says what it is, for instance --input text")
	}
	return Text, nil
}

// named is the kind that the content type or the ending of the name says, or "".
func named(s Source) Kind {
	if t, _, err := mime.ParseMediaType(s.ContentType); err == nil && types[t] != "" {
		return types[t]
	}
	name := s.Name
	if i := strings.IndexAny(name, "?#"); i >= 0 && strings.Contains(name, "://") {
		name = name[:i]
	}
	return endings[strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))]
}
