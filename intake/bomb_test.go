package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"leeway"
)

// within fails the test where reading takes longer than a user would wait for a hostile file.
func within(t *testing.T, data []byte, s Source) (Document, error) {
	t.Helper()
	begin := time.Now()
	d, err := Read(data, s)
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
	return d, err
}

const sentence = "<p>Turkmenistan is a member of the CSTO, says the almanac that everybody in the capital reads on a Sunday.</p>"

func TestRead_HostilePagesGiveTheirTextOrSayThatItIsPartial(t *testing.T) {
	for _, c := range []struct{ name, page, note string }{
		{"a hundred thousand open elements", strings.Repeat("<div>", 100_000) + sentence, "more than"},
		{"deep nesting", strings.Repeat("<div>", 5_000) + sentence, "nested too deeply"},
		{"deep inline nesting", strings.Repeat("<b><i>", 5_000) + sentence, ""},
		{"an attribute of 20 MB", `<div class="` + strings.Repeat("x ", 10<<20) + `">` + sentence + "</div>", ""},
		{"a picture of 20 MB in an attribute", `<img src="data:image/png;base64,` + strings.Repeat("QUFB", 5<<20) + `">` + sentence, ""},
		{"half a million attributes", "<div" + strings.Repeat(" a=1", 500_000) + ">" + sentence + "</div>", ""},
		{"a script of 20 MB", "<script>" + strings.Repeat("x=1;", 5<<20) + "</script>" + sentence, ""},
		{"a comment that never ends", sentence + "<!--" + strings.Repeat("x", 20<<20), ""},
		{"half a million paragraphs", strings.Repeat(sentence, 200_000), "more than"},
		{"a menu that never closes", "<nav>" + sentence, ""},
		{"tables in tables", strings.Repeat("<table><tr><td>", 3_000) + sentence, ""},
		{"as many paragraphs as are allowed", strings.Repeat(sentence, maxElements-10), ""},
		{"as many elements as are allowed, deeply", strings.Repeat(strings.Repeat("<div>", 400)+sentence+strings.Repeat("</div>", 400), maxElements/402), ""},
		{"as many links as are allowed", strings.Repeat(`<div><a href="/x">Read more</a></div>`, maxElements/2-10) + sentence, ""},
		{"a million entities", sentence + "<p>" + strings.Repeat("&amp;&#65;", 500_000) + "</p>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := within(t, []byte("<!doctype html><title>Almanac</title>"+c.page), Source{})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(d.Text, "Turkmenistan is a member of the CSTO") {
				t.Errorf("the sentence is lost in %.200q", d.Text)
			}
			if got := fmt.Sprint(d.Notes); !strings.Contains(got, c.note) {
				t.Errorf("notes %s", got)
			}
		})
	}
}

// archive makes a ZIP file of named parts.
func archive(t *testing.T, parts map[string]func(io.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, write := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		write(w)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func repeated(s string, n int) func(io.Writer) {
	return func(w io.Writer) {
		for range n {
			_, _ = io.WriteString(w, s) // to memory
		}
	}
}

func TestRead_ZipBombsAreRefusedWithoutBeingUnpacked(t *testing.T) {
	many := map[string]func(io.Writer){bodyPart: repeated("<w:p/>", 1)}
	for i := range maxEntries {
		many[fmt.Sprint("word/", i)] = repeated("", 0)
	}
	for _, c := range []struct {
		name, says string
		parts      map[string]func(io.Writer)
	}{
		{"a body of 78 MB", "unpacks to more than", map[string]func(io.Writer){bodyPart: repeated(strings.Repeat("<w:t>a</w:t>", 1<<16), 100)}},
		{"a text that never ends", "unpacks to more than", map[string]func(io.Writer){bodyPart: repeated(strings.Repeat(" ", 1<<20), 80)}},
		{"deep nesting", "nested more than", map[string]func(io.Writer){bodyPart: repeated("<w:p>", 1<<16)}},
		{"too many files", "more than 4000 files", many},
		{"no document", "no DOCX file", map[string]func(io.Writer){"a.txt": repeated("x", 1)}},
		{"an entity that grows", "damaged", map[string]func(io.Writer){bodyPart: repeated(`<!DOCTYPE x [<!ENTITY a "aaaa">]><w:t>&a;</w:t>`, 1)}},
		{"no XML", "no text", map[string]func(io.Writer){bodyPart: repeated("x", 1)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := archive(t, c.parts)
			_, err := within(t, data, Source{})
			if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("%v from %d bytes", err, len(data))
			}
		})
	}
}

func TestRead_ArchivesThatLieOrAreCutOffAreDamaged(t *testing.T) {
	whole := archive(t, map[string]func(io.Writer){bodyPart: repeated("<w:p><w:r><w:t>Word</w:t></w:r></w:p>", 1)})
	for n := range whole {
		if _, err := Read(whole[:n], Source{Kind: DOCX}); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Fatalf("%d bytes: %v", n, err)
		}
	}
}

func TestRead_TooManyBytesAreRefused(t *testing.T) {
	_, err := Read(make([]byte, MaxBytes+1), Source{})
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), "larger than 32 MB") {
		t.Errorf("%v", err)
	}
}

func TestRead_ARunWithoutAnEndIsCutOffAndSaysSo(t *testing.T) {
	d, err := Read([]byte("Kazakhstan joined. "+strings.Repeat("and é ", 1<<20)), Source{})
	if err != nil || d.Text != "Kazakhstan joined." || len(d.Notes) != 1 || !strings.Contains(d.Notes[0].Text, "partial") {
		t.Errorf("%.60q, %v, %v", d.Text, d.Notes, err)
	}
	if _, err := Read([]byte(strings.Repeat("a", 30<<20)), Source{}); leeway.CodeOf(err) != leeway.CodeInvalid || leeway.HintOf(err) == "" {
		t.Errorf("one line of 30 MB: %v", err)
	}
	if d, err := Read([]byte(strings.Repeat("word ", 6000)+"."), Source{}); err != nil || len(d.Notes) != 0 {
		t.Errorf("a long sentence: %v, %v", d.Notes, err)
	}
}
