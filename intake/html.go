package intake

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"leeway"
)

// Limits on a page. What is beyond them is read flat, without looking for the article in it:
// the tree builder refuses deeper nesting, and choosing among more elements takes minutes.
const (
	maxElements = 60_000
	maxFlat     = 4 << 20 // bytes of text taken from a page that is read flat
	minArticle  = 140     // characters below which what was found is hardly the article
)

// readHTML takes the article out of a page.
//
// Errors: CodeInvalid where the page holds no text.
func readHTML(data []byte, s Source) (Document, error) {
	data, repaired, at := decodeHTML(data, s.ContentType)
	var d Document
	if repaired > 0 {
		d.note(fmt.Sprintf("%d bytes of the page, the first at byte %d, are not in its own encoding; each stands as �", repaired, at))
	}
	lean, elements := slim(data)
	root, err := tree(lean, elements)
	if err != nil {
		d.note(err.Error() + ": its text was read without looking for the article in it, menus included")
		return flat(d, lean, s)
	}
	m := about(root, s.URL)
	d.Title, d.Date, d.Publisher, d.URL = m.title, m.date, m.publisher, m.url
	body := article(root, &d, s.URL)
	if utf8.RuneCountInString(body) < minArticle && utf8.RuneCountInString(m.body) > len(body) {
		body = m.body
	}
	if utf8.RuneCountInString(body) < minArticle {
		if all, _ := flatText(lean); len(all) > 2*len(body) {
			body = all
			d.note("no article was recognised in the page; all its text was read, menus included")
		}
	}
	return withTitle(d, body)
}

// tree parses a page. Its error is one line for a note.
func tree(data []byte, elements int) (root *html.Node, err error) {
	if elements > maxElements {
		return nil, fmt.Errorf("the page has more than %d elements", maxElements)
	}
	defer func() {
		if recover() != nil { // the parser's way to refuse
			err = fmt.Errorf("the page is nested too deeply")
		}
	}()
	if root, err = html.Parse(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("the page is nested too deeply")
	}
	return root, nil
}

// article returns the text of a page's article, and fills d's empty fields from what was found
// on the way. The tree is used up.
func article(root *html.Node, d *Document, address string) (text string) {
	defer func() {
		if recover() != nil {
			text = "" // a page that the library cannot take has no recognised article
		}
	}()
	base, err := url.Parse(address)
	if err != nil || address == "" {
		base = &url.URL{Scheme: "http", Host: "localhost"} // only to complete addresses of pictures and links
	}
	p := readability.NewParser()
	a, err := p.ParseAndMutate(root, base)
	if err != nil || a.Node == nil {
		return ""
	}
	d.Publisher = or(d.Publisher, or(a.SiteName(), a.Byline()))
	d.Title = headline(or(a.Title(), d.Title), d.Publisher)
	if t, err := a.PublishedTime(); d.Date == "" && err == nil && t.Year() > 1900 {
		d.Date = t.Format("2006-01-02")
	}
	return textOf(a.Node)
}

// withTitle puts the title above the text, as the page shows it: a headline says what "it" is.
func withTitle(d Document, body string) (Document, error) {
	if strings.TrimSpace(body) == "" {
		return Document{}, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the page holds no text"), "pages that a script fills are empty without a browser: save the page from the browser, or copy its text")
	}
	title := oneLine(d.Title)
	first, _, _ := strings.Cut(body, "\n")
	if d.Text = body; title != "" && !strings.EqualFold(title, strings.TrimSpace(first)) {
		d.Text = title + "\n\n" + body
	}
	return d, nil
}

// flat reads a page without a tree.
func flat(d Document, data []byte, s Source) (Document, error) {
	body, cut := flatText(data)
	if cut {
		d.note(fmt.Sprintf("the page's text was cut after %d MB: what was read is partial", maxFlat>>20))
	}
	d.URL = s.URL
	return withTitle(d, body)
}

// headline is a page's title without the name of the site behind a bar or a dash.
func headline(title, site string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " · ", " :: "} {
		if i := strings.LastIndex(title, sep); i > 0 && strings.EqualFold(strings.TrimSpace(title[i+len(sep):]), site) {
			return title[:i]
		}
	}
	return title
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
