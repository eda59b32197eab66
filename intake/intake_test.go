package intake

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"leeway"
)

func TestDetect_ByContentThenTypeThenName(t *testing.T) {
	for _, c := range []struct {
		name, data, file, contentType string
		want                          Kind
	}{
		{"a page", "<!DOCTYPE html><p>x", "", "", HTML},
		{"a page behind a comment and a declaration", "\ufeff<?xml version='1.0'?>\n<!-- saved -->\n<html lang='en'>", "", "", HTML},
		{"a page that is called text", "<html><body>x", "saved.txt", "", HTML},
		{"a page's content type", "<p>x", "https://a.example/x", "text/html; charset=utf-8", HTML},
		{"a PDF file by its first bytes", "%PDF-1.7\n", "report.txt", "", PDF},
		{"an archive", "PK\x03\x04rest", "", "", DOCX},
		{"a message", "From: a@example.org\nTo: b@example.org\nSubject: gas\n\nText", "", "", Email},
		{"a message with long headers", "Received: from x\n\tby y\r\nDate: Tue, 19 Nov 2024 08:00:00 +0500\nMIME-Version: 1.0\n\nText", "-", "", Email},
		{"text that begins like a message", "Subject: gas\nThe price rose.", "", "", Text},
		{"a name in capitals", "words", "NOTE.MD", "", Markdown},
		{"an address with a query", "words", "https://a.example/x.md?y=1.pdf", "", Markdown},
		{"lines of JSON", `{"id":"1","text":"x"}`, "-", "", JSONL},
		{"lines of JSON with HTML", `{"url":"u","html":"<p>x"}`, "-", "", JSONL},
		{"other JSON", `{"a":1}`, "-", "", Text},
		{"nothing", "", "-", "", Text},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Detect([]byte(c.data), Source{Name: c.file, ContentType: c.contentType})
			if got != c.want || err != nil {
				t.Errorf("%q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestDetect_SaysWhatCannotBeReadAndWhatToDo(t *testing.T) {
	for _, data := range []string{"\xd0\xcf\x11\xe0\xa1\xb1", `{\rtf1\ansi`, "\x1f\x8b\x08", "\x89PNG\r\n", "\xff\xd8\xff\xe0", "PAR1"} {
		if _, err := Detect([]byte(data), Source{}); leeway.CodeOf(err) != leeway.CodeInvalid || leeway.HintOf(err) == "" {
			t.Errorf("%q: %v", data, err)
		}
	}
	if _, err := Detect([]byte("words"), Source{Name: "x.pdf"}); leeway.HintOf(err) == "" {
		t.Errorf("words in x.pdf: %v", err)
	}
}

func TestRead_PlainTextInUTF8IsTheFile(t *testing.T) {
	for _, text := range []string{"Kazakhstan\r\n  joined.\n\n\n", "\ufeffTürkiye sells gas.", "no end of line", "<p>not a page"} {
		d, err := Read([]byte(text), Source{Name: "a.txt"})
		if err != nil || d.Text != text || d.Kind != Text {
			t.Errorf("%q: %q, %v", text, d.Text, err)
		}
	}
}

func TestRead_UTF16WithAMarkIsConverted(t *testing.T) {
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		data, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().Bytes([]byte("Türkiye 🛢 joined."))
		if err != nil {
			t.Fatal(err)
		}
		if d, err := Read(data, Source{Name: "a.txt"}); err != nil || d.Text != "Türkiye 🛢 joined." {
			t.Errorf("%q, %v", d.Text, err)
		}
		if _, err := Read(data[:len(data)-1], Source{Name: "a.txt"}); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("half a sign: %v", err)
		}
	}
}

func TestRead_FaultsInEncodingAreLocated(t *testing.T) {
	for _, c := range []struct{ data, says, hint string }{
		{"Turkey\nsells \xfc gas", "line 2: byte 13 (0xfc) is not valid UTF-8", "iconv"},
		{"Türkiye\nsells \xfc gas", "line 2: byte 15 (0xfc) is not valid UTF-8", "mixes encodings"},
		{"a\x00b", "line 1: byte 1 is zero", "binary"},
		{"\xff\xfea\x00b", "UTF-16", "UTF-8"},
		{"cut \xe2\x82", "byte 4", "iconv"},
	} {
		_, err := Read([]byte(c.data), Source{Name: "a.txt"})
		if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), c.says) || !strings.Contains(leeway.HintOf(err), c.hint) {
			t.Errorf("%q: %v (%s)", c.data, err, leeway.HintOf(err))
		}
	}
}

func TestRead_TakesTheArticleOutOfAPage(t *testing.T) {
	data, err := os.ReadFile("testdata/article.html")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(data, Source{Name: "article.html"})
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "A Ledger of Neighbours" || d.Date != "2024-11-19" || d.Publisher != "The Steppe Review" || d.URL != "https://steppe.example/2024/11/ledger" {
		t.Errorf("%q %q %q %q", d.Title, d.Date, d.Publisher, d.URL)
	}
	paragraphs := strings.Split(d.Text, "\n\n")
	if paragraphs[0] != d.Title || !strings.HasPrefix(paragraphs[1], "Kazakhstan and Turkmenistan are members") {
		t.Errorf("begins with %q", paragraphs[:2])
	}
	for _, want := range []string{"in the first nine months of 2024, according to", "rose 76 percent", "Russia; 19.4 percent\n", "its president said", "\n\nKyrgyzstan trades more"} {
		if !strings.Contains(d.Text, want) {
			t.Errorf("%q is missing in\n%s", want, d.Text)
		}
	}
	for _, not := range []string{"OECD", "Georgia", "Most read", "newsletter", "Osh", "About us", "[1]", "\u00ad", "\u00a0"} {
		if strings.Contains(d.Text, not) {
			t.Errorf("%q is not the article's:\n%s", not, d.Text)
		}
	}
}

const long = "Kazakhstan sold more grain to Iran than in the year before, officials in the capital said on the sidelines of a fair that drew traders from the whole region and beyond."

func TestRead_PagesSayWhatTheyAreInManyWays(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"linked data", `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Grain","datePublished":"2023-05-02T23:30:00-05:00","publisher":{"name":"The Wire"}}]}</script>`, "Grain 2023-05-02 The Wire"},
		{"names of libraries", `<title>Grain</title><meta name="DC.date.issued" content="2 May 2023"><meta name="citation_publisher" content="The Wire">`, "Grain 2023-05-02 The Wire"},
		{"a time element", `<title>Grain - The Wire</title><meta property="og:site_name" content="The Wire"><time datetime="2023-05-02">Tuesday</time>`, "Grain 2023-05-02 The Wire"},
		{"a date with two meanings", `<title>Grain</title><meta name="date" content="03/04/2023">`, "Grain  "},
		{"a date that does not exist", `<title>Grain</title><meta name="date" content="2023-02-30">`, "Grain  "},
		{"no JSON in its script", `<title>Grain</title><script type="application/ld+json">{"datePublished":</script>`, "Grain  "},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read([]byte("<!doctype html><head>"+c.head+"</head><body><article><p>"+long+"</p></article>"), Source{})
			if got := d.Title + " " + d.Date + " " + d.Publisher; err != nil || got != c.want {
				t.Errorf("%q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestRead_PagesInOldEncodings(t *testing.T) {
	page := `<!doctype html><html><head><meta charset="windows-1251"><title>x</title></head><body><p>Қ Туркменистан – ` + long + `</p>`
	data, err := charmap.Windows1251.NewEncoder().Bytes([]byte(strings.ReplaceAll(page, "Қ ", "")))
	if err != nil {
		t.Fatal(err)
	}
	if d, err := Read(data, Source{}); err != nil || !strings.Contains(d.Text, "Туркменистан – Kazakhstan") || len(d.Notes) != 0 {
		t.Errorf("%q, %v, %v", d.Text, d.Notes, err)
	}
	d, err := Read([]byte("<!doctype html><meta charset=utf-8><p>T\xfcrkiye. "+long+"</p>"), Source{})
	if err != nil || !strings.Contains(d.Text, "T\ufffdrkiye") || len(d.Notes) != 1 || !strings.Contains(d.Notes[0].Text, "byte 39") {
		t.Errorf("%q, %v, %v", d.Text, d.Notes, err)
	}
}

func TestRead_APageWithoutTextHasAHint(t *testing.T) {
	_, err := Read([]byte(`<!doctype html><body><div id="root"></div><script src="app.js"></script>`), Source{})
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(leeway.HintOf(err), "script") {
		t.Errorf("%v", err)
	}
}

func TestRead_WordFilesAsTheyReadWithChangesAccepted(t *testing.T) {
	data := archive(t, map[string]func(io.Writer){
		bodyPart: repeated(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>
<w:p><w:r><w:t>Gas and </w:t></w:r><w:r><w:t xml:space="preserve">grain</w:t></w:r></w:p>
<w:p><w:r><w:t>China buys </w:t></w:r><w:del><w:r><w:delText>all</w:delText><w:t>all</w:t></w:r></w:del><w:ins><w:r><w:t>most</w:t></w:r></w:ins><w:r><w:tab/><w:t>of it.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Russia</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>19.4</w:t></w:r></w:p><w:p><w:r><w:t>percent</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>China</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>21.3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Caf&#233; &amp; Sons</w:t></w:r></w:p></w:body></w:document>`, 1),
		"docProps/core.xml": repeated(`<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:t="t"><dc:title>Gas  and grain</dc:title><t:created>2024-11-18T09:00:00Z</t:created></cp:coreProperties>`, 1),
	})
	d, err := Read(data, Source{Name: "a.docx"})
	want := "Gas and grain\n\nChina buys most of it.\n\nRussia; 19.4 percent\n\nChina; 21.3\n\nCafé & Sons\n"
	if err != nil || d.Text != want || d.Title != "Gas and grain" || d.Created != "2024-11-18" || d.Date != "" {
		t.Errorf("%q %q %q, %v", d.Text, d.Title, d.Created, err)
	}
}

func TestRead_Messages(t *testing.T) {
	head := "From: =?utf-8?q?T=C3=BCrk_Wire?= <desk@wire.example>\r\nTo: you@example.org\r\nSubject: =?utf-8?b?R2F6?= prices\r\nDate: Tue, 19 Nov 2024 08:00:00 +0500\r\nMIME-Version: 1.0\r\n"
	for _, c := range []struct{ name, rest, text, note string }{
		{"plain", "\r\nKazakhstan joined.\r\n\r\nIt left.\r\n", "Kazakhstan joined.\n\nIt left.\n", "[]"},
		{"quoted-printable in Latin-1", "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nT=FCrkiye sells =\r\ngas.\r\n", "Türkiye sells gas.\n", "[]"},
		{"base64", "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nS2F6YWtoc3Rh\r\nbiBqb2luZWQu\r\n", "Kazakhstan joined.\n", "[]"},
		{"a signature and what it replies to", "\r\nYes.\r\n\r\nOn Monday, A wrote:\r\n> Russia is in the EU.\r\n\r\n-- \r\nDesk\r\n", "Yes.\n", "4 lines"},
		{"flowed", "Content-Type: text/plain; format=flowed\r\n\r\nKazakhstan \r\njoined.\r\n", "Kazakhstan joined.\n", "[]"},
		{"the plain part of two, and an attachment", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nKazakhstan joined the union in the year that everybody here remembers as the year of snow.\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>Kazakhstan left.</p>\r\n--y--\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n--x--\r\n", "Kazakhstan joined the union in the year that everybody here remembers as the year of snow.\n", "1 attachments"},
		{"the page where the plain part only points to it", "Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nSee the web version.\r\n--y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>" + long + "</p></body></html>\r\n--y--\r\n", long + "\n", "[]"},
		{"cut off", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nKazakhstan joi", "Kazakhstan joi\n", "[]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read([]byte(head+c.rest), Source{Name: "a.eml"})
			if err != nil || d.Text != c.text || !strings.Contains(fmt.Sprint(d.Notes), c.note) {
				t.Errorf("%q, %v, %v", d.Text, d.Notes, err)
			}
			if d.Title != "Gaz prices" || d.Date != "2024-11-19" || d.Publisher != "Türk Wire" {
				t.Errorf("%q %q %q", d.Title, d.Date, d.Publisher)
			}
		})
	}
}

func TestRead_MessagesThatCannotBeRead(t *testing.T) {
	nest := ""
	for i := range 20 {
		nest += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	for _, c := range []struct{ data, says string }{
		{"no headers at all", "no e-mail"},
		{"Subject: x\r\nContent-Type: text/plain; charset=klingon\r\n\r\nx", `encoding "klingon" is not known`},
		{"Subject: x\r\n\r\nT\xfcrkiye", "not valid UTF-8"},
		{"Subject: x\r\n" + nest + "\r\nx", "nested more than"},
		{"Subject: x\r\nContent-Type: image/png\r\n\r\nx", "no text"},
	} {
		if _, err := Read([]byte(c.data), Source{Kind: Email}); leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%.40q: %v", c.data, err)
		}
	}
}

func TestLines_GiveDocumentsInOrderAndFaultsInTheirPlace(t *testing.T) {
	input := "\ufeff" + `{"id":"a","text":"One.","title":"T","date":"2024-11","publisher":"P","url":"https://u.example"}

{"id":7,"html":"<p>Two &amp; <b>a half</b>.</p>"}
nonsense
{"text":"x","date":"yesterday"}
{"id":"none"}
` + "{\"text\":\"\xff\"}\n" + `{"text":"last"}`
	var got []string
	err := Lines(strings.NewReader(input), func(l Line) error {
		got = append(got, fmt.Sprintf("%d %s %q %v", l.Number, l.ID, l.Text, l.Err))
		return nil
	})
	want := []string{
		`1 a "One." <nil>`, `3 7 "Two & a half.\n" <nil>`, `4  "" no JSON object: invalid character 'o' in literal null (expecting 'u')`,
		`5  "" date: "yesterday" is not a date`, `6 none "" neither "text" nor "html"`, `7  "" byte 9 is not valid UTF-8`, `8  "last" <nil>`,
	}
	if err != nil || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%v\n%s", err, strings.Join(got, "\n"))
	}
}

// endless is a line that goes on for n bytes and is never held.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.n)
	for i := range p[:n] {
		p[i] = 'a'
	}
	e.n -= n
	return n, nil
}

func TestLines_ALineOf100MBIsPassedOver(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"text":"`), &endless{100 << 20}, strings.NewReader("\"}\n{\"text\":\"after\"}\n"))
	var got []string
	err := Lines(in, func(l Line) error {
		got = append(got, fmt.Sprintf("%d %q %v", l.Number, l.Text, l.Err))
		return nil
	})
	if want := `1 "" longer than 33 MB; 2 "after" <nil>`; err != nil || strings.Join(got, "; ") != want {
		t.Errorf("%v %v", got, err)
	}
}

func TestDay_ReadsDatesThatHaveOneMeaning(t *testing.T) {
	for in, want := range map[string]string{
		"2024-11-19T23:59:00-08:00": "2024-11-19", "20241119": "2024-11-19", "2024/11/19": "2024-11-19", "Tue, 19 Nov 2024 08:00:00 GMT": "2024-11-19",
		"November 19, 2024": "2024-11-19", "19 November 2024": "2024-11-19", "11/19/2024": "", "yesterday": "", "2024-13-01": "", "": "", "2024-11-191": "",
	} {
		if got := Day(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
