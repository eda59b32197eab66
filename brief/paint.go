package brief

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"
)

// painter writes wrapped lines, in colour where asked. The first error of the writer is
// kept and returned by flush.
type painter struct {
	w     *bufio.Writer
	width int
	color bool
}

func newPainter(w io.Writer, o Options) *painter {
	return &painter{w: bufio.NewWriter(w), width: o.width(), color: o.Color}
}

func (p *painter) flush() error { return p.w.Flush() }

// paint wraps s in an ANSI style.
func (p *painter) paint(style, s string) string {
	if !p.color || style == "" || s == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

// line writes s as it is.
func (p *painter) line(s string) { _, _ = p.w.WriteString(s + "\n") } // bufio keeps the error for Flush

func (p *painter) blank() { p.line("") }

// wrap writes text after a lead, later lines indented to the lead's width; lead and text may
// carry a style. Words longer than a line, such as addresses, are left whole.
func (p *painter) wrap(lead, style, text string) {
	p.wrapStyled(lead, "", style, text)
}

func (p *painter) wrapStyled(lead, leadStyle, style, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(lead))
	for i, l := range fold(text, p.width-len(indent)) {
		if i == 0 {
			p.line(p.paint(leadStyle, lead) + p.paint(style, l))
			continue
		}
		p.line(indent + p.paint(style, l))
	}
}

// fold breaks text at spaces into lines of at most width columns.
func fold(text string, width int) []string {
	var lines []string
	var cur strings.Builder
	n := 0
	for _, w := range strings.Fields(text) {
		l := utf8.RuneCountInString(w)
		if n > 0 && n+1+l > width {
			lines = append(lines, cur.String())
			cur.Reset()
			n = 0
		}
		if n > 0 {
			cur.WriteByte(' ')
			n++
		}
		cur.WriteString(w)
		n += l
	}
	return append(lines, cur.String())
}

// rule writes a heading followed by a line to the right edge.
func (p *painter) rule(style, heading string) {
	n := max(p.width-utf8.RuneCountInString(heading)-1, 3)
	p.line(p.paint(style, heading) + " " + p.paint("2", strings.Repeat("─", n)))
}

// short cuts text to n columns, at a space where one is near, and marks the cut.
func short(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	cut := string([]rune(text)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)*2/3 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}
