package when

import "leeway/extract/token"

// finder walks through the tokens of a text.
type finder struct {
	text   *token.Text
	toks   []token.Token
	anchor date
	ref    span // the period the text named last, comparisons apart
	begin  int  // first token of the sentence
	end    int  // token after the sentence
	ahead  int8 // whether the sentence looks ahead: 0 not known yet, 1 yes, -1 no
	out    []Period
}

// span is a stretch under construction. Where noYear is set, the years of from and to are
// offsets from a year that is still to be supplied.
type span struct {
	last     int
	from, to date
	kind     Kind
	noYear   bool
	relative bool
	context  bool
}

// dated reports whether the years are known.
func (s span) dated() bool { return !s.noYear && !(s.from.zero() && s.to.zero()) }

// whole makes a span of one date.
func whole(d date, kind Kind, last int) span { return span{from: d, to: d, kind: kind, last: last} }

func (f *finder) sentence(s token.Sentence) {
	f.begin, f.end, f.ahead = s.First, s.Last, 0
	for i := s.First; i < s.Last; {
		tok := &f.toks[i]
		if tok.Kind == token.Number {
			if n := f.try(i); n > i {
				i = n
				continue
			}
		} else if tok.Kind == token.Word {
			if w := f.word(i); w.class != none {
				if n := f.try(i); n > i {
					i = n
					continue
				}
			} else if c := tok.Lower[0]; c == 'f' || c == 'c' || c == 'v' || c == 'o' || c == 'y' || c == 'w' || c == 'r' || c == 'd' || c == 'i' || c == 'm' {
				if n := f.try(i); n > i {
					i = n
					continue
				}
			}
		}
		i++
	}
}

// try reads a period at token i and returns the token after it, i where there is none.
func (f *finder) try(i int) int {
	p, ok := f.bounded(i)
	if !ok || p.last <= i {
		return i
	}
	f.emit(i, p)
	return p.last
}

// period is a span with what its words add: open ends and the part it plays.
type period struct {
	span
	base     *Window
	compared bool
}

func (f *finder) emit(i int, p period) {
	q := Period{
		First: i, Last: p.last, Start: f.toks[i].Start, End: f.toks[p.last-1].End,
		Kind: p.kind, Base: p.base, Compared: p.compared, Relative: p.relative, Context: p.context,
	}
	q.Text = f.text.Raw[q.Start:q.End]
	if !p.noYear {
		q.From, q.To = p.from.iso(), p.to.iso()
	}
	if !q.Compared && f.comparing(i) {
		q.Compared = true
		q.Base = &Window{q.From, q.To}
	}
	if !q.Compared && q.Dated() && p.kind != Before {
		f.ref = p.span
	}
	f.out = append(f.out, q)
}

// comparing reports whether the words before token i make it the earlier side of a
// comparison: "more than in 2021", "compared with 2021", "five times as much as in 2021".
func (f *finder) comparing(i int) bool {
	j := i - 1
	for j >= f.begin && (f.toks[j].Lower == "in" || f.toks[j].Lower == "during" || f.toks[j].Lower == "the") {
		j--
	}
	if j < f.begin {
		return false
	}
	switch f.toks[j].Lower {
	case "than":
		return true
	case "with", "to":
		return j > f.begin && (f.toks[j-1].Lower == "compared" || f.toks[j-1].Lower == "relative")
	case "as":
		return j-2 >= f.begin && f.toks[j-2].Lower == "as" ||
			j-1 >= f.begin && (f.toks[j-1].Lower == "again" || f.toks[j-1].Lower == "same")
	case "on", "over", "from":
		return f.after(i, "earlier", "before", "ago", "previous") && j+1 == i
	case "vs", "versus":
		return true
	}
	return false
}

// after reports whether one of the words stands in the two tokens after i, or at i.
func (f *finder) after(i int, words ...string) bool {
	for j := i; j < min(i+4, f.end); j++ {
		for _, w := range words {
			if f.toks[j].Lower == w {
				return true
			}
		}
	}
	return false
}

// word returns the entry of token i, none where it lies outside the sentence.
func (f *finder) word(i int) word {
	if i < f.begin || i >= f.end {
		return word{}
	}
	tok := &f.toks[i]
	if tok.Kind != token.Word {
		return word{}
	}
	if n := len(tok.Lower); n < 1 || n > 11 {
		return word{}
	}
	return lexicon[tok.Lower]
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

// isDash reports whether token i is a dash or a hyphen.
func (f *finder) isDash(i int) bool { return f.is(i, "-", "–", "—", "−", "‑") }

// skip returns the token after i where token i is one of the words, else i.
func (f *finder) skip(i int, words ...string) int {
	if f.is(i, words...) {
		return i + 1
	}
	return i
}

// future reports whether the sentence speaks of what is still to come.
func (f *finder) future() bool {
	if f.ahead == 0 {
		f.ahead = -1
		for j := f.begin; j < f.end; j++ {
			switch f.toks[j].Lower {
			case "will", "'ll", "shall", "due", "scheduled", "upcoming", "tomorrow":
				f.ahead = 1
			case "to":
				if j > f.begin && (f.is(j-1, "set", "expected", "planned", "plans", "plan", "is", "are") || f.toks[j-1].Lower == "hopes") && j+1 < f.end && f.toks[j+1].Kind == token.Word {
					f.ahead = 1
				}
			}
		}
	}
	return f.ahead == 1
}
