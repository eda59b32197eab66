package intake

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"math"
	"slices"
	"unicode/utf8"

	"leeway"
)

// run is what a comment can begin before and end after: a run of a paragraph, or a formula.
type run struct {
	start, end int    // in the part's bytes
	depth      int    // how deep it is nested
	plain      bool   // a run that can be cut
	tag, name  string // its start tag and name as written
	props      string // its properties as written
	last       *textElement
	children   int // elements that are no properties
}

// textElement is an element that holds text of a run.
type textElement struct {
	open, begin, end, close int // of its start tag, its text, its end tag, and behind that
	name                    string
	first, final            bool // nothing else in the run before it, or behind it
}

// character is where a character of the text stands in the part.
type character struct {
	from, to int
	run      *run
	text     *textElement // nil where the run cannot be cut there
}

// marker finds the places of a part where comments begin and end. It follows the very walk that
// takes the text out, so that offsets mean the same.
type marker struct {
	data   []byte
	body   bodyText
	depth  int
	para   int // paragraphs around the token
	run    *run
	text   *textElement
	props  int // where the properties of the run began, while inside them
	before int // where the token began
	now    int // and ended
	// The characters of the token: where reading has come in its text and in its bytes.
	decoded        string
	inText, inData int

	starts, ends []int // wanted offsets, ascending; those before next are found
	next         [2]int
	found        [2]map[int]character
	previous     character
	stray        int // a wanted character that stands in no run
}

// mark puts the marks of comments into a body; the first has the id first.
func mark(data []byte, root xml.StartElement, remarks []Remark, first int) ([]byte, error) {
	m := marker{data: data, stray: -1}
	for _, r := range remarks {
		m.starts, m.ends = append(m.starts, r.Start), append(m.ends, r.End)
	}
	for _, wanted := range []*[]int{&m.starts, &m.ends} {
		slices.Sort(*wanted)
		*wanted = slices.Compact(*wanted)
	}
	m.found = [2]map[int]character{{}, {}}
	m.body.w.written = m.character
	x := partDecoder(data)
	err := tokens(x, func(t xml.Token) error {
		m.before, m.now = m.now, int(x.InputOffset())
		return m.take(t)
	})
	if err != nil {
		return nil, err
	}
	m.resolve(1, math.MaxInt, m.previous)
	if m.stray >= 0 {
		return nil, leeway.Errorf(leeway.CodeInvalid, "the DOCX file is damaged: %s: text outside of a run at byte %d", bodyPart, m.stray)
	}
	return m.splice(root, remarks, first), nil
}

// take follows one token, and the text that it gives.
func (m *marker) take(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		m.enter(t)
	case xml.CharData:
		m.decoded, m.inText, m.inData = string(t), 0, m.before
	}
	if err := m.body.take(t); err != nil {
		return err
	}
	if e, ok := t.(xml.EndElement); ok {
		m.leave(e)
	}
	return nil
}

func (m *marker) enter(t xml.StartElement) {
	m.depth++
	name := t.Name.Local
	if name == "p" {
		m.para++
	}
	m.decoded = "" // what an element gives by itself stands at the element
	switch {
	case m.run == nil && (name == "r" || m.para > 0 && (name == "oMath" || name == "oMathPara" || name == "AlternateContent")):
		m.run = &run{start: m.before, depth: m.depth, plain: name == "r", tag: string(m.data[m.before:m.now]), name: written(t.Name)}
	case m.run != nil && m.depth == m.run.depth+1 && name == "rPr":
		m.props = m.before
	case m.run != nil && m.depth == m.run.depth+1:
		m.run.children++
		m.run.last = nil
		if name == "t" && m.run.plain && t.Name.Space == prefixOf(m.run.name) {
			m.text = &textElement{open: m.before, begin: m.now, name: written(t.Name), first: m.run.children == 1}
		}
	}
}

func (m *marker) leave(t xml.EndElement) {
	switch {
	case m.run == nil:
	case m.depth == m.run.depth:
		if m.run.end = m.now; m.run.last != nil {
			m.run.last.final = true
		}
		m.run = nil
	case m.depth == m.run.depth+1 && t.Name.Local == "rPr":
		m.run.props = string(m.data[m.props:m.now])
	case m.text != nil && m.depth == m.run.depth+1:
		m.text.end, m.text.close = m.before, m.now
		m.run.last, m.text = m.text, nil
	}
	if t.Name.Local == "p" {
		m.para--
	}
	m.depth--
}

func prefixOf(name string) string {
	for i := range len(name) {
		if name[i] == ':' {
			return name[:i]
		}
	}
	return ""
}

// character is told of every character of the text.
func (m *marker) character(at, in int, r rune) {
	c := m.place(in)
	m.resolve(1, at, m.previous)
	m.resolve(0, at+utf8.RuneLen(r)-1, c)
	m.previous = c
}

// place says where the character at a place of the token's text stands in the part.
func (m *marker) place(in int) character {
	whole := character{m.before, m.now, m.run, nil}
	if m.decoded == "" || m.text == nil || bytes.HasPrefix(m.data[m.before:], []byte("<![CDATA[")) {
		return whole
	}
	for m.inText < in {
		m.step()
	}
	from := m.inData
	m.step()
	return character{from, m.inData, m.run, m.text}
}

// step goes one character on. A reference such as &amp; and the two bytes that end a line in some
// files are one character.
func (m *marker) step() {
	_, size := utf8.DecodeRuneInString(m.decoded[m.inText:])
	m.inText += size
	switch rest := m.data[m.inData:m.now]; {
	case rest[0] == '&':
		m.inData += bytes.IndexByte(rest, ';') + 1
	case rest[0] == '\r' && len(rest) > 1 && rest[1] == '\n':
		m.inData += 2
	default:
		m.inData += size
	}
}

// resolve gives a character to all wanted starts (0) or ends (1) up to an offset.
func (m *marker) resolve(which, upTo int, c character) {
	wanted := [2][]int{m.starts, m.ends}[which]
	for m.next[which] < len(wanted) && wanted[m.next[which]] <= upTo {
		if c.run == nil {
			m.stray = c.from
		}
		m.found[which][wanted[m.next[which]]] = c
		m.next[which]++
	}
}

// cut is a place where marks are put in, with what closes the run before them and opens it again.
type cut struct {
	before, after string
	ends, starts  []string
	instead       string // stands for what the part has from here on
	until         int
}

// splice writes the body with its marks.
func (m *marker) splice(root xml.StartElement, remarks []Remark, first int) []byte {
	p, declared := wordPrefix(root)
	cuts := map[int]*cut{}
	for i, r := range remarks {
		id := fmt.Sprintf(`%s %sid="%d"/>`, declared, p, first+i)
		c := placeOf(cuts, m.found[0][r.Start], true)
		c.starts = append(c.starts, "<"+p+"commentRangeStart"+id)
		c = placeOf(cuts, m.found[1][r.End], false)
		c.ends = append(c.ends, "<"+p+"commentRangeEnd"+id+"<"+p+"r"+declared+"><"+p+"commentReference"+id+"</"+p+"r>")
	}
	var out bytes.Buffer
	done := 0
	for _, at := range slices.Sorted(maps.Keys(cuts)) {
		out.Write(m.data[done:at])
		cuts[at].write(&out)
		done = max(at, cuts[at].until)
	}
	out.Write(m.data[done:])
	return out.Bytes()
}

func (c *cut) write(out *bytes.Buffer) {
	out.WriteString(c.before)
	for _, s := range slices.Concat(c.ends, c.starts) {
		out.WriteString(s)
	}
	out.WriteString(c.after + c.instead)
}

// placeOf returns the place for a mark before a character, or behind it.
func placeOf(cuts map[int]*cut, c character, before bool) *cut {
	at, inRun, inText := c.run.end, false, false
	if before {
		at = c.run.start
	}
	if t := c.text; t != nil {
		switch {
		case before && c.from > t.begin:
			at, inText = c.from, true
		case before && !t.first:
			at, inRun = t.open, true
		case !before && c.to < t.end:
			at, inText = c.to, true
		case !before && !t.final:
			at, inRun = t.close, true
		}
	}
	x := cuts[at]
	if x == nil {
		x = &cut{}
		cuts[at] = x
	}
	if inRun || inText {
		x.before, x.after = "</"+c.run.name+">", c.run.tag+c.run.props
	}
	if inText {
		keep := "<" + c.text.name + ` xml:space="preserve">`
		x.before, x.after = "</"+c.text.name+">"+x.before, x.after+keep
		keepSpace(cuts, c.text, keep)
	}
	return x
}

// keepSpace has the first part of an element that is cut keep the space at its end.
func keepSpace(cuts map[int]*cut, t *textElement, tag string) {
	x := cuts[t.open]
	if x == nil {
		x = &cut{}
		cuts[t.open] = x
	}
	x.instead, x.until = tag, t.begin
}
