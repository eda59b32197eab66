package intake

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"leeway"
)

// Whatever the bytes, reading ends with an error or with text in UTF-8, the same each time.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/article.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(paper("BT /F1 10 Tf 50 700 Td (Kazakhstan) Tj ET"))
	f.Add([]byte("From: a@example.org\nTo: b@example.org\nSubject: gas\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>Text\n--x--"))
	f.Add([]byte("---\ntitle: x\n---\n# Heading\ntext"))
	f.Add([]byte(`{"text":"x"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, kind := range []Kind{Auto, HTML, Email, DOCX} {
			d, err := Read(data, Source{Kind: kind})
			if err == nil && !utf8.ValidString(d.Text) {
				t.Errorf("%s: text is not UTF-8: %q", kind, d.Text)
			}
			if again, err2 := Read(data, Source{Kind: kind}); again.Text != d.Text || (err == nil) != (err2 == nil) {
				t.Errorf("%s: two readings differ", kind)
			}
		}
	})
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"id\":1,\"text\":\"x\"}\n{\"html\":\"<p>y\"}\n\n[]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		last := 0
		if err := Lines(&bytesReader{data}, func(l Line) error {
			if l.Number <= last {
				t.Errorf("line %d after line %d", l.Number, last)
			}
			last = l.Number
			return nil
		}); err != nil {
			t.Error(err)
		}
	})
}

// bytesReader gives one byte at a time.
type bytesReader struct{ data []byte }

func (b *bytesReader) Read(p []byte) (int, error) {
	if len(b.data) == 0 {
		return 0, io.EOF
	}
	p[0], b.data = b.data[0], b.data[1:]
	return 1, nil
}

// A body may be anything: its comments are put in without a panic, and it reads as before, or the file is refused.
func FuzzAnnotate(f *testing.F) {
	f.Add(draft, 3, 9)
	f.Add(`<w:document><w:p><w:r><w:t>a&#x20;b`+"\r\n"+`c</w:t><w:tab/><w:t/><w:t>d</w:t></w:r></w:p></w:document>`, 0, 3)
	f.Add(`<d><p><r><rPr/><t>a<!-- x -->b</t></r><r><r><t>c</t></r></r></p></d>`, 1, 2)
	f.Fuzz(func(t *testing.T, body string, start, end int) {
		data := archive(t, map[string]func(io.Writer){bodyPart: repeated(body, 1), typesPart: repeated(typeList(""), 1)})
		before, err := readDOCX(data)
		if err != nil {
			return
		}
		out, err := Annotate(data, []Remark{{Start: start, End: end, Text: []string{"x"}}})
		if err != nil {
			if leeway.CodeOf(err) != leeway.CodeInvalid {
				t.Errorf("%v", err)
			}
			return
		}
		if after, err := readDOCX(out); err != nil || after.Text != before.Text {
			t.Errorf("%q became %q, %v", before.Text, after.Text, err)
		}
	})
}
