package intake

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"strings"
	"testing"

	"leeway"
)

func TestRead_PDFPagesAsPeopleHaveThem(t *testing.T) {
	data, err := os.ReadFile("testdata/article.pdf")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(data, Source{Name: "article.pdf"})
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "A Ledger of Neighbours" || d.Date != "" || d.Created == "" {
		t.Errorf("%q %q %q", d.Title, d.Date, d.Created)
	}
	for _, want := range []string{
		"\n\nKazakhstan and Turkmenistan are members of the Collective Security Treaty Organization, the Steppe Review has been told",
		"rose 76 percent in the first nine months of 2024, according to the central bank, while", "Russia 19.4 percent\n\n",
		"in the capital seemed surprised by the announcement or by the way in which it had been made.\n",
	} {
		if !strings.Contains(d.Text, want) {
			t.Errorf("%q is missing in\n%s", want, d.Text)
		}
	}
}

// rowsOf lays lines out as a page does: one below the other, 12 points apart.
func rowsOf(lines ...string) []row {
	var rows []row
	y := 700.0
	for _, l := range lines {
		if y -= 12; l == "" {
			continue
		}
		rows = append(rows, row{text: l, x: 50, y: y, size: 10})
	}
	return rows
}

func TestLayout_RepairsHyphensAtLineEnds(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"a divided word", "the govern-|ment agreed|the government agreed"},
		{"a soft hyphen", "the govern\u2010|ment agreed|the government agreed"},
		{"a capital after the hyphen", "the Euro-|Asian bank met|the Euro-Asian bank met"},
		{"a number after the hyphen", "in 2016-|2020 they sold|in 2016-2020 they sold"},
		{"a word that has its hyphen elsewhere", "a trade-|related act, a trade-related law|a trade-related act, a trade-related law"},
		{"two words that stand alone elsewhere", "a debt-|relief plan for debt and relief|a debt-relief plan for debt and relief"},
		{"a word that stands whole elsewhere", "the out-|put of output and of put out|the output of output and of put out"},
		{"a dash", "they came —|and went away|they came — and went away"},
	} {
		t.Run(c.name, func(t *testing.T) {
			parts := strings.Split(c.want, "|")
			l := layout{pages: [][]row{rowsOf(parts[0], parts[1])}}
			if got := strings.TrimSpace(l.text()); got != parts[2] {
				t.Errorf("%q, want %q", got, parts[2])
			}
		})
	}
}

func TestLayout_ParagraphsEndAtGapsShortRowsAndSizes(t *testing.T) {
	l := layout{pages: [][]row{rowsOf(
		"Kazakhstan sold more grain to Iran than in the year before,", "officials in the capital said at a fair.",
		"The fair drew traders from the whole region, and from beyond", "the sea; most of them were buyers of grain and of gas too.", "",
		"Tajikistan was not there, which nobody could explain to the",
	), rowsOf("press that evening.")}}
	l.pages[0] = append([]row{{text: "Grain and gas", x: 50, y: 712, size: 18}}, l.pages[0]...)
	want := []string{
		"Grain and gas", "Kazakhstan sold more grain to Iran than in the year before, officials in the capital said at a fair.",
		"The fair drew traders from the whole region, and from beyond the sea; most of them were buyers of grain and of gas too.",
		"Tajikistan was not there, which nobody could explain to the press that evening.\n",
	}
	if got := l.text(); got != strings.Join(want, "\n\n") {
		t.Errorf("%s", got)
	}
}

func TestLayout_HeadsFeetAndPageNumbersAreLeftOut(t *testing.T) {
	var l layout
	for n, buyer := range []string{"Iran", "Turkey", "Georgia", "Egypt"} {
		l.pages = append(l.pages, rowsOf(fmt.Sprintf("Quarterly Review %d/2024", n), "Much grain went to "+buyer+" and not to the traders who", "had asked for it; what "+buyer+" paid nobody knows.", fmt.Sprint(n+17)))
	}
	got := l.text()
	if strings.Contains(got, "Review") || strings.Contains(got, "17") || strings.Count(got, "grain went to") != 4 || strings.Count(got, "nobody knows") != 4 {
		t.Errorf("%s", got)
	}
}

// paper makes a PDF file of pages whose instructions are given.
func paper(pages ...string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 126 /Widths [%s] >>", strings.Repeat("500 ", 95))
	for i, p := range pages {
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		_, _ = z.Write([]byte(p)) // to memory
		_ = z.Close()
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", 5+2*i)
		object("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", packed.Len(), packed.String())
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

func TestRead_PDFSpacesComeFromGaps(t *testing.T) {
	d, err := Read(paper("BT /F1 10 Tf 50 700 Td [(Kazakhstan) -600 (sold) -20 ( gra) 30 (in) -700 (to)] TJ 0 -12 Td (Iran.) Tj ET"), Source{})
	if err != nil || d.Text != "Kazakhstan sold grain to Iran.\n" {
		t.Errorf("%q, %v", d.Text, err)
	}
}

func TestRead_PDFPagesThatAreDamagedOrTooLargeAreLeftOut(t *testing.T) {
	good := "BT /F1 10 Tf 50 700 Td (Kazakhstan sold grain.) Tj ET"
	d, err := within(t, paper(good, strings.Repeat("0 0 m ", maxContent/6+100), "Q Q Q BT (x) ET", good), Source{})
	if err != nil || strings.Count(d.Text, "Kazakhstan sold grain.") != 2 || len(d.Notes) != 1 || !strings.Contains(d.Notes[0].Text, "2 of 4 pages") {
		t.Errorf("%q, %v, %v", d.Text, d.Notes, err)
	}
}

func TestRead_PDFFilesThatCannotBeRead(t *testing.T) {
	whole := paper("BT /F1 10 Tf 50 700 Td (Kazakhstan sold grain.) Tj ET")
	for _, c := range []struct {
		name string
		data []byte
		hint string
	}{
		{"a scan", paper("q 100 0 0 100 0 0 cm /Im1 Do Q"), "text recognition"},
		{"cut off", whole[:len(whole)/2], "viewer"},
		{"only a beginning", []byte("%PDF-1.7\n"), "viewer"},
		{"a loop of pages", bytes.Replace(whole, []byte("/Kids [4 0 R]"), []byte("/Kids [2 0 R]"), 1), ""},
		{"a page that is its own parent", bytes.Replace(bytes.Replace(whole, []byte("/Parent 2 0 R"), []byte("/Parent 4 0 R"), 1), []byte("/Resources <<"), []byte("/Resource_ <<"), 1), ""},
		{"a table that points anywhere", bytes.ReplaceAll(whole, []byte("00000 n"), []byte("99999 n")), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := within(t, c.data, Source{})
			if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(leeway.HintOf(err), c.hint) {
				t.Errorf("%v (%s)", err, leeway.HintOf(err))
			}
		})
	}
}
