package intake

import (
	"bytes"
	"mime"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"leeway"
)

// The byte order marks of UTF-16.
const (
	markLE = "\xff\xfe"
	markBE = "\xfe\xff"
)

// plain returns bytes that say to be plain text: UTF-8 as it is, with its byte order mark where
// it has one, so that offsets are those of the file; UTF-16 with a mark converted. Nothing is
// guessed: old code pages cannot be told apart by their bytes.
//
// Errors: CodeInvalid, naming the line and the byte of the first fault.
func plain(data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte(markLE)) || bytes.HasPrefix(data, []byte(markBE)) {
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err == nil && len(data)%2 == 0 && !bytes.ContainsRune(text, utf8.RuneError) && bytes.IndexByte(text, 0) < 0 {
			return string(text), nil
		}
		return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "it begins as UTF-16 and goes on as something else"), "save the file as UTF-8")
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is zero: this is no text", place(data, at)), "give text, HTML, PDF, DOCX or an e-mail, not a binary file")
	}
	if at := fault(data); at >= 0 {
		hint := "convert the file first, for instance with iconv -f windows-1252 -t utf-8"
		if utf8.Valid(data[:at]) && beyondASCII(data[:at]) {
			hint = "the text before it is UTF-8: the file mixes encodings, perhaps by being put together from several; convert its parts one by one"
		}
		return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s (0x%02x) is not valid UTF-8", place(data, at), data[at]), "%s", hint)
	}
	return string(data), nil
}

// fault is the offset of the first byte that is not UTF-8, -1 where all is.
func fault(data []byte) int {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

func beyondASCII(data []byte) bool {
	return bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0
}

// place names a byte by its line and offset.
func place(data []byte, at int) string {
	return "line " + strconv.Itoa(1+bytes.Count(data[:at], []byte("\n"))) + ": byte " + strconv.Itoa(at)
}

// decodeHTML returns a page as UTF-8, by the rules of HTML: byte order mark, content type, meta
// element, then the first bytes. repaired counts the bytes that the page's own encoding does not
// have; at is the offset of the first.
func decodeHTML(data []byte, contentType string) (out []byte, repaired, at int) {
	e, name, certain := charset.DetermineEncoding(data, contentType)
	if !certain && fault(data) < 0 {
		e, name = unicode.UTF8, "utf-8"
	}
	if name == "utf-8" {
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
		at = fault(data)
		for i := 0; at >= 0 && i < len(data); {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				repaired++
			}
			i += n
		}
		return bytes.ToValidUTF8(data, []byte("\ufffd")), repaired, at
	}
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return bytes.ToValidUTF8(data, []byte("\ufffd")), 1, 0
	}
	return bytes.ReplaceAll(text, []byte{0}, nil), 0, -1
}

// decoder finds an encoding by the name that a message or page gives it; nil for UTF-8 and ASCII.
//
// Errors: CodeInvalid for a name that nobody has registered.
func decoder(name string) (encoding.Encoding, error) {
	switch strings.ToLower(name) {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
		return nil, nil
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "encoding %q is not known", name)
	}
	return e, nil
}

// decode returns bytes of a content type as UTF-8.
//
// Errors: CodeInvalid for an encoding that is not known, or that the bytes are not in.
func decode(data []byte, contentType string) (string, error) {
	_, params, _ := mime.ParseMediaType(contentType) // a type that cannot be parsed names no encoding
	e, err := decoder(params["charset"])
	if err != nil {
		return "", err
	}
	if e == nil {
		return plain(data)
	}
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", leeway.Errorf(leeway.CodeInvalid, "not in %s as it says: %w", params["charset"], err)
	}
	return string(text), nil
}
