package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"leeway"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// wordDraft is a Word file as an editor has it on the desk: words in several runs, a link, a table,
// a comment of a colleague.
func wordDraft(t *testing.T) []byte {
	t.Helper()
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`},
		{"word/comments.xml", `<w:comments ` + wordSpace + `><w:comment w:id="3" w:author="Desk"><w:p><w:r><w:t>Who says so?</w:t></w:r></w:p></w:comment></w:comments>`},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpace + `><w:body>
<w:p><w:r><w:t xml:space="preserve">We went to see. </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Kazakhstan and </w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>Turkmenistan</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> are members of the Collective Security Treaty Organization. </w:t></w:r><w:commentRangeStart w:id="3"/><w:r><w:t>All is well.</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kyrgyzstan is a member of the Eurasian Economic Union.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>`},
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, p[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// leewayDoes runs the program and returns what it printed; a status other than want fails.
func leewayDoes(t *testing.T, want int, args ...string) string {
	t.Helper()
	status, out, errs := leewayRun(t, t.TempDir(), nil, args...)
	if status != want {
		t.Fatalf("leeway %v: status %d, %s", args, status, errs)
	}
	return out
}

// wordParts unpacks a Word file and reads each of its parts to the end with a strict parser.
func wordParts(t *testing.T, file string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	parts := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
		for x := xml.NewDecoder(bytes.NewReader(data)); ; {
			if _, err := x.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	return parts
}

// Issue 7: a draft comes back as it was, with a comment at each checked claim.
func TestCheck_AWordFileComesBackWithComments(t *testing.T) {
	dir := t.TempDir()
	draft, checked, twice := filepath.Join(dir, "draft.docx"), filepath.Join(dir, "checked.docx"), filepath.Join(dir, "twice.docx")
	if err := os.WriteFile(draft, wordDraft(t), 0o600); err != nil {
		t.Fatal(err)
	}
	leewayDoes(t, 0, "check", draft, "--date", "2024-11-19", "-o", checked)
	parts := wordParts(t, checked)
	comments := parts["word/comments.xml"]
	for _, want := range []string{"✗ Contradicted (c02)", "Suggested: ", "vintage ", "https://", `w:author="leeway"`, `w:author="Desk"`, "✓ Supported"} {
		if !strings.Contains(comments, want) {
			t.Errorf("no %q in the comments:\n%s", want, comments)
		}
	}
	ids := regexp.MustCompile(`<w:comment w:id="(\d+)"`).FindAllStringSubmatch(comments, -1)
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id[1]] || strings.Count(parts["word/document.xml"], `<w:commentReference w:id="`+id[1]+`"/>`) != 1 {
			t.Errorf("comment %s is there twice, or not anchored once", id[1])
		}
		seen[id[1]] = true
	}
	if len(ids) != 4 {
		t.Errorf("%d comments, want the colleague's and three of ours", len(ids))
	}
	if a, b := leewayDoes(t, 0, "read", "--text", draft), leewayDoes(t, 0, "read", "--text", checked); a != b {
		t.Errorf("the text differs:\n%s\n%s", a, b)
	}
	var first, second leeway.Reading
	for file, r := range map[string]*leeway.Reading{draft: &first, checked: &second} {
		if err := json.Unmarshal([]byte(leewayDoes(t, 0, "check", file, "--date", "2024-11-19", "--format", "json")), r); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(first, second) {
		t.Error("the verdicts on the commented draft differ")
	}
	leewayDoes(t, 0, "check", checked, "--date", "2024-11-19", "-o", twice)
	if n := strings.Count(wordParts(t, twice)["word/comments.xml"], "<w:comment "); n != 7 {
		t.Errorf("%d comments after a second run, want 7", n)
	}
}

// A workbook has numbers as numbers, and all records behind the verdicts.
func TestCheck_AWorkbookHasVerdictsAndEvidence(t *testing.T) {
	file := filepath.Join(t.TempDir(), "verdicts.xlsx")
	leewayDoes(t, 0, "check", filepath.Join(moduleRoot(t), "samples", "turn-to-the-east.md"), "-o", file)
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	verdicts, err := book.GetRows("verdicts")
	if err != nil {
		t.Fatal(err)
	}
	evidence, err := book.GetRows("evidence")
	if err != nil {
		t.Fatal(err)
	}
	if len(verdicts) < 7 || len(evidence) < 12 {
		t.Errorf("%d verdicts, %d records", len(verdicts), len(evidence))
	}
	for i, head := range verdicts[0] {
		if head != "figure" {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			t.Fatal(err)
		}
		if kind, err := book.GetCellType("verdicts", column+"2"); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
			t.Errorf("the figure %s is a %v, %v", verdicts[1][i], kind, err)
		}
	}
}

// Each review stands by itself, and has what readers of ClaimReview ask for.
func TestCheck_ClaimReviewsAreWhole(t *testing.T) {
	out := leewayDoes(t, 0, "check", filepath.Join(moduleRoot(t), "samples", "turn-to-the-east.md"), "--url", "https://example.org/east", "--format", "claimreview")
	var reviews []map[string]any
	if err := json.Unmarshal([]byte(out), &reviews); err != nil {
		t.Fatal(err)
	}
	if len(reviews) < 4 {
		t.Fatalf("%d reviews", len(reviews))
	}
	for _, r := range reviews {
		item, rating := r["itemReviewed"].(map[string]any), r["reviewRating"].(map[string]any)
		place := item["appearance"].(map[string]any)
		if r["@context"] != "https://schema.org" || r["@type"] != "ClaimReview" || r["claimReviewed"] == "" || r["datePublished"] != "2024-11-25" ||
			r["author"].(map[string]any)["name"] != "leeway" {
			t.Errorf("%v", r)
		}
		if item["@type"] != "Claim" || item["author"].(map[string]any)["name"] == "" || place["url"] != "https://example.org/east" || place["@type"] != "CreativeWork" {
			t.Errorf("%v", item)
		}
		value := rating["ratingValue"].(float64)
		if rating["@type"] != "Rating" || rating["alternateName"] == "" || value < rating["worstRating"].(float64) || value > rating["bestRating"].(float64) {
			t.Errorf("%v", rating)
		}
		if name := rating["alternateName"]; name == "No data" || name == "Not checkable" {
			t.Errorf("a review without a verdict: %v", r)
		}
	}
}
