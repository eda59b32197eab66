package brief

import (
	"slices"
	"strings"
	"unicode"

	"leeway"
)

// piece is a stretch of a paragraph that the same claims cover, and the claims whose words
// end where it ends.
type piece struct {
	text   string
	claims []*leeway.Claim // gravest verdict first
	ends   []*leeway.Claim
}

// paragraph is a stretch of text between line breaks with the claims that begin in it.
type paragraph struct {
	pieces  []piece
	claims  []*leeway.Claim
	heading bool // short and without a full stop at its end
}

// paragraphs cuts a text at its line breaks, and each paragraph wherever a claim begins or
// ends, so that claims which overlap or share their words can be shown over one text.
// Claims whose quote is outside the text are left out.
func paragraphs(text string, claims []*leeway.Claim) []paragraph {
	var out []paragraph
	for start := 0; start < len(text); {
		end := start + strings.IndexByte(text[start:]+"\n", '\n')
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, cut(text, start, end, claims))
		}
		start = end + 1
	}
	if len(out) > 0 && len(out[0].claims) == 0 {
		out[0].heading = isHeading(out[0])
	}
	for i := range out {
		out[i].heading = out[i].heading || len(out[i].claims) == 0 && isHeading(out[i])
	}
	return out
}

func isHeading(p paragraph) bool {
	var b strings.Builder
	for _, x := range p.pieces {
		b.WriteString(x.text)
	}
	s := strings.TrimSpace(b.String())
	return len(s) < 100 && strings.ContainsFunc(s, unicode.IsLetter) && !strings.ContainsAny(s[len(s)-1:], ".!?:;,\"")
}

func cut(text string, start, end int, claims []*leeway.Claim) paragraph {
	var p paragraph
	var here []*leeway.Claim
	marks := []int{start, end}
	for _, c := range claims {
		from, to := c.Quote.Start, min(c.Quote.End, len(text))
		if from >= to || to <= start || from >= end {
			continue
		}
		here = append(here, c)
		marks = append(marks, max(from, start), min(to, end))
		if from >= start {
			p.claims = append(p.claims, c)
		}
	}
	slices.Sort(marks)
	marks = slices.Compact(marks)
	for i := 0; i+1 < len(marks); i++ {
		x := piece{text: text[marks[i]:marks[i+1]]}
		for _, c := range here {
			if c.Quote.Start <= marks[i] && c.Quote.End >= marks[i+1] {
				x.claims = append(x.claims, c)
			}
			if c.Quote.End == marks[i+1] {
				x.ends = append(x.ends, c)
			}
		}
		slices.SortStableFunc(x.claims, gravest)
		slices.SortStableFunc(x.ends, gravest)
		p.pieces = append(p.pieces, x)
	}
	return p
}

func gravest(a, b *leeway.Claim) int {
	return severity(status(a)) - severity(status(b))
}
