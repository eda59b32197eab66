package speech

import (
	"sort"

	"leeway"
	"leeway/extract/token"
)

// quote is a quotation, tokens [first, last) with its marks.
type quote struct{ first, last int }

// findQuotes pairs the quotation marks of a text. A paragraph that begins with a mark while the
// one before is open carries that quotation on.
func findQuotes(t *token.Text) []quote {
	var out []quote
	open := -1
	for n := range t.Sentences {
		s := t.Sentences[n]
		fresh := n == 0 || t.Sentences[n-1].Paragraph != s.Paragraph
		if fresh && open >= 0 {
			out = append(out, quote{open, s.First})
			open = -1
		}
		for i := s.First; i < s.Last; i++ {
			switch t.Tokens[i].Text {
			case "“", "«", "„":
				if open < 0 {
					open = i
				}
			case "”", "»":
				if open >= 0 {
					out = append(out, quote{open, i + 1})
					open = -1
				}
			case `"`:
				if open >= 0 {
					out = append(out, quote{open, i + 1})
					open = -1
				} else {
					open = i
				}
			}
		}
	}
	if open >= 0 {
		out = append(out, quote{open, len(t.Tokens)})
	}
	return out
}

// quoteAt returns the quotation that token i stands in.
func (r *reader) quoteAt(i int) (quote, bool) {
	n := sort.Search(len(r.quotes), func(n int) bool { return r.quotes[n].last > i })
	if n < len(r.quotes) && r.quotes[n].first <= i {
		return r.quotes[n], true
	}
	return quote{}, false
}

func (r *reader) isOpenQuote(i int) bool {
	q, ok := r.quoteAt(i)
	return ok && q.first == i
}

func (r *reader) isCloseQuote(i int) bool {
	q, ok := r.quoteAt(i)
	return ok && q.last == i+1
}

// carryQuotes gives the quotations of a paragraph that no cue claimed to whoever is speaking
// there: the source named nearest before, or in the paragraph before.
func (r *reader) carryQuotes(first, last, from int) {
	begin, end := r.t.Sentences[first].First, r.t.Sentences[last-1].Last
	for _, q := range r.quotesIn(begin, end) {
		if q.last-q.first < 6 || r.covered(q, from) || !r.opensSentence(q.first, first, last) && !r.sameSentence(q, from) {
			continue
		}
		src, ok := r.nearest(q, from)
		if !ok {
			continue
		}
		r.goesOn(src, q.first)
		r.out = append(r.out, Relation{Source: Span{First: q.first, Last: q.first}, Cue: r.span(q.first, q.first+1),
			Content: []Span{r.span(q.first, q.last)}, Attributions: src.Attributions, Speaker: src.Speaker})
	}
}

// goesOn remembers that the speaker of rel still speaks at token at.
func (r *reader) goesOn(rel Relation, at int) {
	for i := len(r.history) - 1; i >= 0; i-- {
		if v := r.history[i]; v.name == rel.Attributions[0].Source {
			v.at = at
			r.history = append(r.history, v)
			return
		}
	}
}

func (r *reader) quotesIn(begin, end int) []quote {
	a := sort.Search(len(r.quotes), func(n int) bool { return r.quotes[n].first >= begin })
	b := sort.Search(len(r.quotes), func(n int) bool { return r.quotes[n].first >= end })
	return r.quotes[a:b]
}

func (r *reader) opensSentence(i, first, last int) bool {
	for n := first; n < last; n++ {
		if s := r.t.Sentences[n]; s.First == i {
			return true
		}
	}
	return false
}

// sameSentence reports whether somebody spoke earlier in the sentence in which q begins.
func (r *reader) sameSentence(q quote, from int) bool {
	n := sort.Search(len(r.t.Sentences), func(n int) bool { return r.t.Sentences[n].Last > q.first })
	if n == len(r.t.Sentences) {
		return false
	}
	for _, rel := range r.out[from:] {
		if rel.Cue.First >= r.t.Sentences[n].First && rel.Cue.First < q.first && len(rel.Attributions) > 0 && r.isOpenQuote(rel.Content[0].First) {
			return true
		}
	}
	return false
}

// covered reports whether a relation from index from on holds the middle of a quotation.
func (r *reader) covered(q quote, from int) bool {
	mid := (q.first + q.last) / 2
	for _, rel := range r.out[from:] {
		for _, c := range rel.Content {
			if mid >= c.First && mid < c.Last {
				return true
			}
		}
	}
	return false
}

// nearest returns the relation whose speaker goes on in q.
func (r *reader) nearest(q quote, from int) (Relation, bool) {
	for i := from; i < len(r.out); i++ {
		if r.out[i].Content[0].First >= q.first && len(r.out[i].Attributions) > 0 && i > from {
			return r.out[i-1], true
		}
	}
	if from < len(r.out) {
		return r.out[len(r.out)-1], true
	}
	if topic, at := r.topic(q.first); topic != "" && r.paragraphOf(at) == r.paragraphOf(q.first) {
		return Relation{Attributions: []leeway.Attribution{{Source: topic, Verb: "quotation"}}}, true
	}
	if from > 0 {
		last := r.out[from-1]
		p := r.paragraphOf(q.first)
		if d := p - r.paragraphOf(last.Content[len(last.Content)-1].First); d >= 0 && d <= 1 {
			return last, true
		}
	}
	return Relation{}, false
}

func (r *reader) paragraphOf(tok int) int {
	n := sort.Search(len(r.t.Sentences), func(n int) bool { return r.t.Sentences[n].Last > tok })
	if n < len(r.t.Sentences) {
		return r.t.Sentences[n].Paragraph
	}
	return -1
}
