package quantity

import (
	"leeway/extract/token"
	"leeway/extract/when"
)

// finder walks through the tokens of a text.
type finder struct {
	text  *token.Text
	toks  []token.Token
	taken []when.Period
	begin int // first token of the sentence
	end   int // token after the sentence
	first int // first quantity of the sentence in out
	after int // token after the last period passed over
	out   []Quantity
}

func (f *finder) sentence(s token.Sentence) {
	f.begin, f.end, f.first = s.First, s.Last, len(f.out)
	for i := s.First; i < s.Last; {
		if last := f.skipTaken(i); last > i {
			i = last
			continue
		}
		if last := f.address(i); last > i {
			i = last
			continue
		}
		if q, ok := f.at(i); ok && q.Last > i {
			f.finish(&q)
			f.out = append(f.out, q)
			i = q.Last
			continue
		}
		i++
	}
	f.link()
}

// skipTaken returns the token after the period that holds token i, i where none does.
func (f *finder) skipTaken(i int) int {
	for len(f.taken) > 0 && f.taken[0].Last <= i {
		f.taken = f.taken[1:]
	}
	if len(f.taken) > 0 && f.taken[0].First <= i {
		f.after = f.taken[0].Last
		return f.after
	}
	return i
}

// address returns the token after the web address that begins at token i, i where none does.
func (f *finder) address(i int) int {
	switch f.toks[i].Lower {
	case "http", "https", "www", "ftp":
	default:
		return i
	}
	for i++; i < f.end && !f.toks[i].Spaced; i++ {
	}
	return i
}

// isTaken reports whether token i, which lies at or after the current one, is part of a period.
func (f *finder) isTaken(i int) bool {
	for _, p := range f.taken {
		if p.First > i {
			return false
		}
		if i < p.Last {
			return true
		}
	}
	return false
}

// at reads a quantity whose number, or the symbol before it, is token i.
func (f *finder) at(i int) (Quantity, bool) {
	tok := &f.toks[i]
	switch tok.Kind {
	case token.Number:
		return f.numeric(i)
	case token.Symbol:
		if code := symbols[tok.Text]; code != "" {
			return f.money(i, i+1, code)
		}
		if w, ok := lexicon[tok.Text]; ok && w.class == vulgarWord {
			return f.numeric(i)
		}
		return Quantity{}, false
	case token.Punct:
		if tok.Text == "." && i+1 < f.end && f.toks[i+1].Kind == token.Number && !f.toks[i+1].Spaced && (tok.Spaced || i == f.begin) {
			return f.numeric(i)
		}
		return Quantity{}, false
	}
	if f.beforeDigits(i) {
		if q, ok := f.prefixed(i); ok {
			return q, true
		}
	}
	w := f.word(i)
	if w.class == none {
		return Quantity{}, false
	}
	return f.spelledAt(i, w)
}

// beforeDigits reports whether digits follow the word of token i closely enough, or end it, for
// the word to be a currency.
func (f *finder) beforeDigits(i int) bool {
	s := f.toks[i].Text
	if len(s) > 12 {
		return false
	}
	if c := s[len(s)-1]; c >= '0' && c <= '9' || len(s) > 3 && s[2] >= '0' && s[2] <= '9' {
		return true
	}
	if i+1 >= f.end {
		return false
	}
	switch n := &f.toks[i+1]; n.Kind {
	case token.Number, token.Symbol:
		return true
	case token.Punct:
		return n.Text == "."
	}
	return false
}

// word returns the entry of token i, none where it lies outside the sentence.
func (f *finder) word(i int) word {
	if i < f.begin || i >= f.end {
		return word{}
	}
	t := &f.toks[i]
	if len(t.Lower) > 12 {
		return word{}
	}
	if t.Kind == token.Word {
		return lexicon[t.Lower]
	}
	if t.Kind == token.Symbol {
		return lexicon[t.Text]
	}
	return word{}
}

// is reports whether token i has one of the given lower-case forms.
func (f *finder) is(i int, words ...string) bool {
	if i < f.begin || i >= f.end {
		return false
	}
	for _, w := range words {
		if f.toks[i].Lower == w {
			return true
		}
	}
	return false
}

func (f *finder) skip(i int, words ...string) int {
	if f.is(i, words...) {
		return i + 1
	}
	return i
}

func (f *finder) isDash(i int) bool { return f.is(i, "-", "–", "—", "−", "‑") }

// glued reports whether token i follows the one before it without a space.
func (f *finder) glued(i int) bool { return i > f.begin && i < f.end && !f.toks[i].Spaced }

// isNumber reports whether token i is in digits.
func (f *finder) isNumber(i int) bool {
	return i >= f.begin && i < f.end && f.toks[i].Kind == token.Number
}

// finish fills in what the words around a quantity say of it.
func (f *finder) finish(q *Quantity) {
	q.Start, q.End = f.toks[q.First].Start, f.toks[q.Last-1].End
	q.Text = f.text.Raw[q.Start:q.End]
	if q.Kind != Rank {
		f.compare(q)
		f.rate(q)
		f.turn(q)
		f.shrunk(q)
	}
	if q.Comparator == "" {
		q.Comparator = "="
		if q.Kind == Fraction && q.Value != 50 {
			q.Comparator = "~" // a part in words is round
		}
	}
}
