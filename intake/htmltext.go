package intake

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block are elements that begin and end a paragraph.
var block = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Footer: true, atom.Aside: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Ul: true, atom.Ol: true, atom.Li: true,
	atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Pre: true, atom.Table: true, atom.Tr: true, atom.Caption: true,
	atom.Figure: true, atom.Hr: true, atom.Body: true, atom.Nav: true, atom.Form: true, atom.Address: true, atom.Details: true, atom.Summary: true,
}

// writer puts words into paragraphs: runs of white space become one space, a block begins a
// paragraph, cells of a row are divided by a semicolon.
type writer struct {
	b     strings.Builder
	para  bool // a paragraph has to begin before the next word
	space bool // a space has to stand before the next word
	line  bool // a line has to begin before the next word
	cell  bool // a cell has to begin before the next word
	// written is told of every character: its place in the text, and in the string it came in;
	// nil where nobody asks.
	written func(at, in int, r rune)
}

func (w *writer) enter(a atom.Atom) {
	switch {
	case a == atom.Br:
		w.para, w.line = w.para || w.line, true // two breaks make a paragraph
	case a == atom.Td || a == atom.Th:
		w.cell = true
	case block[a]:
		w.para = true
	}
}

func (w *writer) leave(a atom.Atom) {
	if block[a] {
		w.para = true
	}
}

// words writes text. Soft hyphens and marks of no width are left out.
func (w *writer) words(s string) {
	for i, r := range s {
		switch {
		case unicode.IsSpace(r):
			w.space = true
		case r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff' || r == 0:
		default:
			w.gap()
			if w.written != nil {
				w.written(w.b.Len(), i, r)
			}
			w.b.WriteRune(r)
		}
	}
}

// gap writes what has to stand before the next word.
func (w *writer) gap() {
	if w.b.Len() > 0 {
		switch {
		case w.para:
			w.b.WriteString("\n\n")
		case w.cell:
			w.b.WriteString("; ")
		case w.line:
			w.b.WriteByte('\n')
		case w.space:
			w.b.WriteByte(' ')
		}
	}
	w.para, w.line, w.space, w.cell = false, false, false, false
}

func (w *writer) text() string {
	if w.b.Len() == 0 {
		return ""
	}
	return w.b.String() + "\n"
}

// textOf returns the text of a tree. Captions of pictures and marks of footnotes are left out.
func textOf(root *html.Node) string {
	var w writer
	w.walk(root)
	return w.text()
}

// walk goes through a tree; its depth is bounded by the parser.
func (w *writer) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
		return
	case html.ElementNode:
		if n.DataAtom == atom.Figcaption || n.DataAtom == atom.Sup && footnote(n) || beside[n.DataAtom] && n.DataAtom != atom.Form {
			return
		}
		w.enter(n.DataAtom)
		defer w.leave(n.DataAtom)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// footnote reports whether a superscript is a mark such as [3] or a linked number.
func footnote(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.A || c.Type == html.TextNode && strings.ContainsAny(c.Data, "[*†") {
			return true
		}
	}
	return false
}
