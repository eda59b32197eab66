package intake

import (
	"io"
	"strings"
	"testing"
)

func TestRead_FootnotesOfAWordFileAreNotPassedOverInSilence(t *testing.T) {
	body := repeated(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Kazakhstan sells uranium.</w:t></w:r></w:p></w:body></w:document>`, 1)
	notes := func(words string) string {
		return `<w:footnotes xmlns:w="w"><w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` + words + `</w:footnotes>`
	}
	for name, c := range map[string]struct{ xml, want string }{
		"with text": {notes(`<w:footnote><w:p><w:r><w:t>By weight.</w:t></w:r></w:p></w:footnote>`), "the file's footnotes are not read"},
		"damaged":   {`<w:footnotes`, "the file's footnotes cannot be read"},
		"none":      {notes(""), ""},
	} {
		d, err := Read(archive(t, map[string]func(io.Writer){bodyPart: body, "word/footnotes.xml": repeated(c.xml, 1)}), Source{Name: "a.docx"})
		if err != nil || !strings.Contains(d.Text, "uranium") || strings.Contains(d.Text, "weight") {
			t.Errorf("%s: %q, %v", name, d.Text, err)
		}
		said := ""
		for _, n := range d.Notes {
			said += n.Text + "\n"
		}
		if !strings.Contains(said, c.want) || c.want == "" && said != "" {
			t.Errorf("%s: notes %q", name, said)
		}
	}
}
