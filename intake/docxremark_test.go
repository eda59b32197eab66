package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"leeway"
)

// draft is a body with all that a comment may have to begin or end in: several runs, a link, an
// insertion, a deletion, a table, a footnote's mark, references, a tab, a formula and a text box.
const draft = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r" xmlns:m="m" xmlns:mc="mc"><w:body>
<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r w:rsidR="00B2"><w:rPr><w:b/></w:rPr><w:t>Gas &amp; grain: </w:t></w:r><w:r><w:t xml:space="preserve">Caf&#233; Astana </w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">China buys </w:t></w:r><w:hyperlink r:id="rId9"><w:r><w:rPr><w:u/></w:rPr><w:t>most of</w:t></w:r></w:hyperlink><w:del w:id="7"><w:r><w:delText>all</w:delText></w:r></w:del><w:ins w:id="8"><w:r><w:t xml:space="preserve"> the gas</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:tab/><w:t>of</w:t><w:br/><w:t>Turkmenistan.  So</w:t><w:noBreakHyphen/><w:t>so</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Russia</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>19.4 percent</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t xml:space="preserve">Then </w:t></w:r><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed words</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>boxed words</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t><![CDATA[end & <stop>]]></w:t></w:r></w:p>
</w:body></w:document>`

const draftText = "Gas & grain: Café Astana\n\nChina buys most of the gas of Turkmenistan. So-so\n\nRussia; 19.4 percent\n\nThen a=b\n\nboxed words\n\nend & <stop>\n"

func typeList(extra string) string {
	return `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` + extra + `</Types>`
}

// wordFile is a Word file with the body of draft and these parts besides.
func wordFile(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	all := map[string]func(io.Writer){bodyPart: repeated(draft, 1), typesPart: repeated(typeList(""), 1), "word/media/a.bin": repeated("\x00\x01", 9)}
	for name, content := range parts {
		all[name] = repeated(content, 1)
	}
	return archive(t, all)
}

func unpacked(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(in)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if _, twice := parts[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		parts[f.Name] = string(b)
	}
	return parts
}

// wellFormed reads a part to its end with the strict decoder of the standard library.
func wellFormed(t *testing.T, name, part string) {
	t.Helper()
	x := xml.NewDecoder(strings.NewReader(part))
	for {
		_, err := x.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, part)
			return
		}
	}
}

// commented returns by its id the text that each comment stands at. Where a comment's mark stands
// anywhere but between runs it fails.
func commented(t *testing.T, body string) map[string]string {
	t.Helper()
	open, done := map[string]string{}, map[string]string{}
	x, path, text, skip := xml.NewDecoder(strings.NewReader(body)), []string{}, false, 0
	for {
		token, err := x.Token()
		if err != nil {
			return done
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch id := attribute(e, "id"); e.Name.Local {
			case "commentRangeStart":
				open[id] = ""
			case "commentRangeEnd":
				done[id] = strings.Join(strings.Fields(open[id]), " ")
				delete(open, id)
			case "Fallback":
				skip++
			}
			if strings.HasPrefix(e.Name.Local, "commentRange") && slices.Contains(path, "r") {
				t.Errorf("%s within a run: %v", e.Name.Local, path)
			}
			if e.Name.Local == "r" && len(path) > 0 && path[len(path)-1] == "r" {
				t.Errorf("a run within a run: %v", path)
			}
			path, text = append(path, e.Name.Local), e.Name.Local == "t"
			if slices.Contains([]string{"tab", "br", "p"}, e.Name.Local) {
				for id := range open {
					open[id] += " "
				}
			}
		case xml.EndElement:
			if e.Name.Local == "Fallback" {
				skip--
			}
			if e.Name.Local == "noBreakHyphen" {
				for id := range open {
					open[id] += "-"
				}
			}
			path, text = path[:len(path)-1], false
		case xml.CharData:
			for id := range open {
				if text && skip == 0 {
					open[id] += string(e)
				}
			}
		}
	}
}

func at(t *testing.T, words string) Remark {
	t.Helper()
	i := strings.Index(draftText, words)
	if i < 0 {
		t.Fatalf("%q is not in the draft", words)
	}
	return Remark{Start: i, End: i + len(words), Author: "leeway", Initials: "lw", Text: []string{"On “" + words + "” & <more>", "Source"}}
}

func TestAnnotate_CommentsStandAtTheExactWords(t *testing.T) {
	data := wordFile(t, nil)
	quotes := []string{"grain", "& grain: Café", "Gas & grain: Café Astana", "buys most of the gas of Turkmenistan", "most", "of the gas", "the gas of", "Turkmenistan. So", "Russia; 19.4 percent", "19.4", "Russia"}
	var remarks []Remark
	for _, q := range quotes {
		remarks = append(remarks, at(t, q))
	}
	out, err := Annotate(data, remarks)
	if err != nil {
		t.Fatal(err)
	}
	parts := unpacked(t, out)
	got := commented(t, parts[bodyPart])
	for i, q := range quotes {
		if want := strings.ReplaceAll(q, "; ", " "); got[fmt.Sprint(i)] != want {
			t.Errorf("comment %d stands at %q, not at %q", i, got[fmt.Sprint(i)], want)
		}
	}
	for name, part := range parts {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			wellFormed(t, name, part)
		}
	}
	if n := strings.Count(parts[newComments], "<w:comment "); n != len(quotes) {
		t.Errorf("%d comments", n)
	}
	if !strings.Contains(parts[relsPart], `Target="comments.xml"`) || !strings.Contains(parts[typesPart], `PartName="/word/comments.xml"`) {
		t.Errorf("%s\n%s", parts[relsPart], parts[typesPart])
	}
}

// A comment in a formula, a text box or a protected section stands at the whole of it.
func TestAnnotate_WhatCannotBeCutIsCommentedWhole(t *testing.T) {
	for words, whole := range map[string]string{"boxed": "boxed words", "a=b": "a=b", "& <stop>": "end & <stop>"} {
		out, err := Annotate(wordFile(t, nil), []Remark{at(t, words)})
		if err != nil {
			t.Fatal(err)
		}
		body := unpacked(t, out)[bodyPart]
		wellFormed(t, bodyPart, body)
		if got := commented(t, body)["0"]; got != whole {
			t.Errorf("%q: %q", words, got)
		}
	}
}

// Every stretch of the draft that holds text takes a comment, and the draft reads as before.
func TestAnnotate_AnyStretchLeavesTheTextAsItWas(t *testing.T) {
	data := wordFile(t, nil)
	for start := range draftText {
		for _, length := range []int{1, 2, 7, 40} {
			end := min(start+length, len(draftText))
			if strings.TrimSpace(draftText[start:end]) == "" {
				continue
			}
			out, err := Annotate(data, []Remark{{Start: start, End: end, Text: []string{"x"}}})
			if err != nil {
				t.Fatalf("%d to %d: %v", start, end, err)
			}
			if d, err := Read(out, Source{}); err != nil || d.Text != draftText {
				t.Fatalf("%d to %d: %q, %v", start, end, d.Text, err)
			}
			body := unpacked(t, out)[bodyPart]
			wellFormed(t, bodyPart, body)
			got, want := commented(t, body)["0"], strings.Join(strings.Fields(strings.ReplaceAll(draftText[start:end], ";", "")), " ")
			if !strings.Contains(got, strings.ToValidUTF8(want, "")) {
				t.Errorf("%d to %d: %q holds no %q", start, end, got, want)
			}
		}
	}
}

// Taking the marks out again and joining what was cut gives the draft, byte for byte.
func TestAnnotate_TheDraftIsThereByteForByte(t *testing.T) {
	out, err := Annotate(wordFile(t, nil), []Remark{at(t, "grain"), at(t, "Turkmenistan")})
	if err != nil {
		t.Fatal(err)
	}
	parts := unpacked(t, out)
	body := parts[bodyPart]
	for _, id := range []string{"0", "1"} {
		body = strings.ReplaceAll(body, `<w:commentRangeStart w:id="`+id+`"/>`, "")
		body = strings.ReplaceAll(body, `<w:commentRangeEnd w:id="`+id+`"/><w:r><w:commentReference w:id="`+id+`"/></w:r>`, "")
	}
	body = strings.ReplaceAll(body, `</w:t></w:r><w:r w:rsidR="00B2"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">`, "")
	body = strings.ReplaceAll(body, `</w:t></w:r><w:r><w:t xml:space="preserve">.`, ".")
	body = strings.ReplaceAll(body, `<w:br/></w:r><w:r>`, "<w:br/>")
	body = strings.ReplaceAll(body, `<w:t xml:space="preserve">Gas`, "<w:t>Gas")
	body = strings.ReplaceAll(body, `<w:t xml:space="preserve">Turk`, "<w:t>Turk")
	if body != draft {
		t.Errorf("the body differs:\n%s", body)
	}
	if parts["word/media/a.bin"] != strings.Repeat("\x00\x01", 9) {
		t.Error("a part that has no comments differs")
	}
}

func TestAnnotate_CommentsThatAreThereStay(t *testing.T) {
	old := `<w:comment w:id="4" w:author="Desk"><w:p><w:r><w:t>Check this</w:t></w:r></w:p></w:comment>`
	body := strings.Replace(draft, `<w:p><w:r><w:t xml:space="preserve">China`, `<w:p><w:commentRangeStart w:id="4"/><w:r><w:t xml:space="preserve">China`, 1)
	body = strings.Replace(body, `<w:hyperlink`, `<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r><w:hyperlink`, 1)
	data := wordFile(t, map[string]string{
		bodyPart:              body,
		"word/remarks7.xml":   `<x:comments xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + strings.ReplaceAll(old, "w:", "x:") + `</x:comments>`,
		relsPart:              `<Relationships xmlns="p"><Relationship Id="rId1" Type="` + dialects[0].relation + `" Target="/word/remarks7.xml"/></Relationships>`,
		typesPart:             typeList(`<Override PartName="/word/remarks7.xml" ContentType="` + commentsType + `"/>`),
		"docProps/custom.xml": "<a/>",
	})
	out, err := Annotate(data, []Remark{at(t, "buys most")})
	if err != nil {
		t.Fatal(err)
	}
	parts := unpacked(t, out)
	part := parts["word/remarks7.xml"]
	wellFormed(t, "comments", part)
	if !strings.Contains(part, `x:author="Desk"`) || !strings.Contains(part, `<x:comment x:id="5" x:author="leeway"`) {
		t.Errorf("%s", part)
	}
	if got := commented(t, parts[bodyPart]); got["4"] != "China buys" || got["5"] != "buys most" {
		t.Errorf("%q", got)
	}
	if _, ok := parts[newComments]; ok || parts[relsPart] != unpacked(t, data)[relsPart] || parts[typesPart] != unpacked(t, data)[typesPart] {
		t.Error("what leads to the comments was there and changed")
	}
	again, err := Annotate(out, []Remark{at(t, "grain")})
	if err != nil || commented(t, unpacked(t, again)[bodyPart])["6"] != "grain" {
		t.Errorf("a second time: %v", err)
	}
}

func TestAnnotate_OddFilesAreMendedOrRefused(t *testing.T) {
	closed := wordFile(t, map[string]string{newComments: `<w:comments xmlns:w="` + dialects[0].space + `"/>`, relsPart: `<Relationships xmlns="p"/>`})
	out, err := Annotate(closed, []Remark{at(t, "grain")})
	if err != nil {
		t.Fatal(err)
	}
	parts := unpacked(t, out)
	if !strings.Contains(parts[relsPart], `Target="comments1.xml"`) || !strings.Contains(parts["word/comments1.xml"], "w:author") {
		t.Errorf("%s", parts[relsPart])
	}
	wellFormed(t, relsPart, parts[relsPart])
	for name, c := range map[string]struct {
		data   []byte
		remark Remark
	}{
		"outside of the text": {wordFile(t, nil), Remark{Start: 5, End: 5000}},
		"no text":             {wordFile(t, nil), Remark{Start: len("Gas & grain: Café Astana"), End: len("Gas & grain: Café Astana") + 2}},
		"no list of types":    {archive(t, map[string]func(io.Writer){bodyPart: repeated(draft, 1)}), at(t, "grain")},
		"text in no run":      {wordFile(t, map[string]string{bodyPart: "<w:p><w:t>Gas and grain</w:t></w:p>"}), Remark{Start: 0, End: 3}},
		"elements that cross": {wordFile(t, map[string]string{bodyPart: strings.Replace(draft, "</w:rPr>", "</w:rPx>", 1)}), at(t, "grain")},
		"no Word file":        {[]byte("Gas"), Remark{Start: 0, End: 3}},
	} {
		if _, err := Annotate(c.data, []Remark{c.remark}); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if same, err := Annotate(closed, nil); err != nil || !bytes.Equal(same, closed) {
		t.Errorf("without comments: %v", err)
	}
}

func TestAnnotate_TheSameBytesEachTime(t *testing.T) {
	data := wordFile(t, nil)
	a, err := Annotate(data, []Remark{at(t, "grain"), at(t, "Russia")})
	if err != nil {
		t.Fatal(err)
	}
	if b, err := Annotate(data, []Remark{at(t, "grain"), at(t, "Russia")}); err != nil || !bytes.Equal(a, b) {
		t.Errorf("%v", err)
	}
}
