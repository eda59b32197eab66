package intake

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// row is a line of a page.
type row struct {
	text string
	x, y float64 // of its first sign
	size float64 // height of its largest sign
}

// layout puts the signs of pages back into lines and paragraphs.
type layout struct {
	pages [][]row
	size  int
}

// add makes rows of a page's signs, in the order in which the page draws them: that is the order
// of reading also where there are columns. A sign begins a row where its baseline is another; a
// gap between signs is a space. Small raised digits are marks of footnotes and are left out.
func (l *layout) add(signs []pdf.Text) {
	var rows []row
	var b strings.Builder
	var cur row
	var end, slack float64 // where the last sign ended, and how far that may be wrong
	flush := func() {
		if cur.text = tidy(b.String()); cur.text != "" {
			rows = append(rows, cur)
			l.size += len(cur.text)
		}
		b.Reset()
	}
	begin := func(s pdf.Text) { cur = row{x: s.X, y: s.Y, size: math.Abs(s.FontSize)} }
	for i, s := range signs {
		if s.S == "\n" || s.S == "" || b.Len() == 0 && strings.TrimSpace(s.S) == "" {
			continue // the library marks the end of a run by a line end
		}
		size := math.Abs(s.FontSize)
		switch {
		case b.Len() == 0:
			begin(s)
		case math.Abs(s.Y-cur.y) > 0.5*max(size, cur.size, 1) || s.X < cur.x-size && end > cur.x+4*size:
			flush()
			begin(s)
		case size < 0.87*cur.size && s.Y > cur.y+0.15*cur.size && strings.Trim(s.S, "0123456789[]*†, ") == "":
			continue
		case s.X-end > 0.22*size+slack:
			b.WriteByte(' ')
		}
		b.WriteString(s.S)
		cur.size = max(cur.size, size)
		switch {
		case s.W > 0:
			end, slack = s.X+s.W, 0
		case i > 0 && signs[i-1].X == s.X && signs[i-1].Y == s.Y: // a run whose font tells no widths
			end, slack = end+usual(s.S)*size, slack+0.08*usual(s.S)*size
		default:
			end, slack = s.X+usual(s.S)*size, 0.08*usual(s.S)*size
		}
	}
	flush()
	l.pages = append(l.pages, rows)
}

// usual is about how wide a sign is in common typefaces, in heights of a letter.
func usual(sign string) float64 {
	r, _ := utf8.DecodeRuneInString(sign)
	switch {
	case strings.ContainsRune(" .,:;'|!ijlIft", r):
		return 0.28
	case strings.ContainsRune("mwMW—", r):
		return 0.84
	case unicode.IsUpper(r):
		return 0.68
	}
	return 0.53
}

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "\u00ad", "\u2010", "\u00a0", " ", "\x00", "")

// tidy spells out ligatures and joins white space.
func tidy(s string) string {
	return strings.Join(strings.Fields(ligatures.Replace(strings.ToValidUTF8(s, ""))), " ")
}

// text joins the rows of all pages into paragraphs, one to a line with an empty line between.
func (l *layout) text() string {
	running := l.running()
	var rows []row
	var first []bool // the first row of its page
	for _, page := range l.pages {
		begin := true
		for i, r := range page {
			if (i < 2 || i >= len(page)-2) && (running[shape(r.text)] || number(r.text)) {
				continue
			}
			rows, first = append(rows, r), append(first, begin)
			begin = false
		}
	}
	words, lead, width := vocabulary(rows), usualLead(rows), usualWidth(rows)
	var b []byte
	for i, r := range rows {
		switch {
		case i == 0:
		case breaks(rows[i-1], r, first[i], lead, width):
			b = append(b, "\n\n"...)
		default:
			b = join(b, r.text, words)
			continue
		}
		b = append(b, r.text...)
	}
	if len(b) == 0 {
		return ""
	}
	return string(b) + "\n"
}

// running finds heads and feet: rows at the edge of a page that three pages or more share but
// for their digits.
func (l *layout) running() map[string]bool {
	count := map[string]int{}
	for _, page := range l.pages {
		seen := map[string]bool{}
		for i, r := range page {
			if s := shape(r.text); (i < 2 || i >= len(page)-2) && !seen[s] {
				seen[s] = true
				count[s]++
			}
		}
	}
	out := map[string]bool{}
	for s, n := range count {
		out[s] = n >= 3 && len(s) < 120
	}
	return out
}

// shape is a row with its digits made equal.
func shape(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, s)
}

// number reports whether a row is a page number.
func number(s string) bool {
	return len(s) <= 4 && strings.Trim(s, "0123456789") == ""
}

// breaks reports whether a paragraph ends between two rows: by the gap, by the size of the
// letters, or by a short last row. Across pages only the words tell.
func breaks(a, b row, newPage bool, lead, width float64) bool {
	done := strings.ContainsAny(lastRune(a.text), `.!?:”"')`)
	if strings.HasPrefix(b.text, "•") || strings.HasPrefix(b.text, "– ") {
		return true
	}
	if a.size > 0 && (b.size > 1.15*a.size || a.size > 1.15*b.size) {
		return true
	}
	length := float64(utf8.RuneCountInString(a.text))
	begins, _ := utf8.DecodeRuneInString(b.text)
	gap := a.y - b.y
	switch {
	case newPage || gap < 0: // another page or column
		return done && (length < 0.8*width || !unicode.IsLower(begins)) && !unicode.IsLower(begins)
	case lead > 0 && gap > 1.45*lead:
		return true
	case done && length < 0.8*width:
		return true
	case done && b.x > a.x+0.8*b.size && !unicode.IsLower(begins): // indented
		return true
	}
	return !done && length < 0.5*width && !unicode.IsLower(begins) && !strings.HasSuffix(a.text, ",")
}

func lastRune(s string) string {
	r, _ := utf8.DecodeLastRuneInString(s)
	return string(r)
}

// usualLead is the median distance between rows that follow each other.
func usualLead(rows []row) float64 {
	var gaps []float64
	for i := 1; i < len(rows); i++ {
		if g := rows[i-1].y - rows[i].y; g > 0 && g < 4*rows[i].size {
			gaps = append(gaps, g)
		}
	}
	return quantile(gaps, 0.4)
}

// usualWidth is how many signs a full row has.
func usualWidth(rows []row) float64 {
	var n []float64
	for _, r := range rows {
		n = append(n, float64(utf8.RuneCountInString(r.text)))
	}
	return quantile(n, 0.75)
}

func quantile(x []float64, q float64) float64 {
	if len(x) == 0 {
		return 0
	}
	slices.Sort(x)
	return x[int(q*float64(len(x)-1))]
}

// vocabulary holds the words of the text in lower case, with their inner hyphens.
func vocabulary(rows []row) map[string]bool {
	words := map[string]bool{}
	for _, r := range rows {
		for _, w := range strings.FieldsFunc(strings.ToLower(r.text), notInWord) {
			words[w] = true
		}
	}
	return words
}

func notInWord(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' }

// join puts the next row of a paragraph behind the last. A hyphen at the end of a row goes where
// it only divides a word; it stays before a capital or a digit, where the text has the word with
// its hyphen elsewhere, or has both halves as words and never the whole.
func join(b []byte, next string, words map[string]bool) []byte {
	stem, soft := bytes.CutSuffix(b, []byte("\u2010"))
	if !soft {
		var hyphen bool
		if stem, hyphen = bytes.CutSuffix(b, []byte("-")); !hyphen {
			return append(append(b, ' '), next...)
		}
	}
	begins, _ := utf8.DecodeRuneInString(next)
	before, _ := utf8.DecodeLastRune(stem)
	if !unicode.IsLetter(before) || !unicode.IsLower(begins) {
		return append(b, next...)
	}
	tail := strings.ToLower(string(stem[max(0, len(stem)-64):]))
	left := tail[strings.LastIndexFunc(tail, notInWord)+1:]
	right := strings.ToLower(next)
	if i := strings.IndexFunc(right, notInWord); i >= 0 {
		right = right[:i]
	}
	if !soft && (words[left+"-"+right] || words[left] && words[right] && !words[left+right] && len(left) > 2 && len(right) > 2) {
		return append(b, next...)
	}
	return append(stem, next...)
}
