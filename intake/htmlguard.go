package intake

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Attributes that say something about an article; all others are left out, and so are values
// that are longer than maxValue bytes.
var kept = map[string]bool{
	"class": true, "id": true, "name": true, "property": true, "content": true, "itemprop": true, "datetime": true, "rel": true,
	"href": true, "role": true, "hidden": true, "aria-hidden": true, "style": true, "type": true, "lang": true,
}

const (
	maxValue  = 2 << 10
	maxScript = 1 << 20 // of linked data that describes the page
)

// slim returns a page without scripts, styles, comments and attributes that have nothing to say
// (pictures written into the page, for instance), and the number of its elements. It is linear in
// the page's length.
func slim(data []byte) (out []byte, elements int) {
	z := html.NewTokenizer(bytes.NewReader(data))
	b := bytes.NewBuffer(make([]byte, 0, len(data)/2))
	drop := false // the text that follows belongs to a script or a style
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.Bytes(), elements
		case html.TextToken:
			if !drop {
				b.Write(z.Raw())
			}
			drop = false
		case html.StartTagToken, html.SelfClosingTagToken:
			elements++
			drop = startTag(b, z)
		case html.EndTagToken:
			drop = false
			b.Write(z.Raw())
		case html.DoctypeToken:
			b.Write(z.Raw())
		}
	}
}

// startTag copies a start tag with the attributes that are kept, and reports whether the text
// inside it is to be dropped.
func startTag(b *bytes.Buffer, z *html.Tokenizer) (drop bool) {
	t := z.Token()
	attrs := t.Attr[:0]
	linked := false
	for _, a := range t.Attr {
		linked = linked || a.Key == "type" && strings.EqualFold(a.Val, "application/ld+json")
		if kept[a.Key] && len(a.Val) <= maxValue {
			attrs = append(attrs, a)
		}
	}
	t.Attr = attrs
	b.WriteString(t.String())
	return t.DataAtom == atom.Style || t.DataAtom == atom.Script && !linked
}

// beside are elements whose text is not the article's.
var beside = map[atom.Atom]bool{
	atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Button: true, atom.Select: true, atom.Script: true,
	atom.Style: true, atom.Noscript: true, atom.Title: true, atom.Template: true, atom.Svg: true, atom.Iframe: true, atom.Figcaption: true,
	atom.Textarea: true,
}

// Fragment returns the text of a piece of HTML that is known to be an article's, such as an
// entry of a feed.
func Fragment(markup string) string {
	lean, _ := slim([]byte(markup))
	text, _ := flatText(lean)
	return text
}

// flatText returns the text of a page in one pass over its tags, at most maxFlat bytes of it.
func flatText(data []byte) (text string, cut bool) {
	if text, cut = flatPass(data, true); strings.TrimSpace(text) == "" {
		text, cut = flatPass(data, false) // an element that never closes hides the rest
	}
	return text, cut
}

func flatPass(data []byte, skip bool) (text string, cut bool) {
	z := html.NewTokenizer(bytes.NewReader(data))
	var w writer
	hidden := 0
	for w.b.Len() < maxFlat {
		switch z.Next() {
		case html.ErrorToken:
			return w.text(), false
		case html.TextToken:
			if hidden == 0 {
				w.words(string(z.Text()))
			}
		case html.StartTagToken:
			a := tagAtom(z)
			if beside[a] && (skip || a == atom.Script || a == atom.Style) {
				hidden++
			}
			w.enter(a)
		case html.EndTagToken:
			a := tagAtom(z)
			if beside[a] && hidden > 0 {
				hidden--
			}
			w.leave(a)
		case html.SelfClosingTagToken:
			w.enter(tagAtom(z))
		}
	}
	return w.text(), true
}

func tagAtom(z *html.Tokenizer) atom.Atom {
	name, _ := z.TagName()
	return atom.Lookup(name)
}
