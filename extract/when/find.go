package when

import "leeway/extract/token"

// finder walks through the tokens of a text.
type finder struct {
	text   *token.Text
	toks   []token.Token
	anchor date
	ref    span // the period the text named last, comparisons apart
	at     int  // token at which the period being read begins
	begin  int  // first token of the sentence
	end    int  // token after the sentence
	head   bool // the sentence is a headline
	month1 span // the run of months the text named last
	stat   span // the period longer than a day that the text named last
	fiscal int  // month in which the document's fiscal years begin, -1 not worked out yet
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
	f.begin, f.end, f.head = s.First, s.Last, s.Heading
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
			} else if opens(tok.Lower) {
				if n := f.try(i); n > i {
					i = n
					continue
				}
			}
		}
		i++
	}
}

// opens reports whether a word outside the lexicon can begin a period.
func opens(w string) bool {
	switch w[0] {
	case 'f':
		return len(w) >= 4 && w[1] == 'y'
	case 'o':
		return w == "over"
	case 'i':
		return w == "in"
	case 'y':
		return w == "y"
	case 'w':
		return w == "within"
	}
	return false
}

// try reads a period at token i and returns the token after it, i where there is none.
func (f *finder) try(i int) int {
	f.at = i
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
	if p.kind == OnYear {
		q.Compared = true
		base := Shift(Window{f.stat.from.iso(), f.stat.to.iso()}, -1)
		q.Base = &base
	}
	if !q.Compared && f.comparing(i) {
		q.Compared = true
		q.Base = &Window{q.From, q.To}
	}
	if !q.Compared && q.Dated() && p.kind != Before && !f.origin(i) {
		f.ref = p.span
		if p.kind != Day && p.kind != Week {
			f.stat = p.span
		}
		if p.from.m > 0 && p.kind != Month && p.kind != Since {
			f.month1 = p.span
		}
	}
	f.out = append(f.out, q)
}

// comparing reports whether the words before token i make it the earlier side of a
// comparison: "more than in 2021", "compared with 2021", "five times as much as in 2021".
func (f *finder) comparing(i int) bool {
	if f.governed(i, "than", "double", "triple", "times", "twice") {
		return true
	}
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
		if f.toks[j].Lower == "over" && j+1 == i && f.is(j-1, "%", "percent", "cent", "points", "fold", "times", "growth", "increase") {
			return true
		}
		return f.after(i, "earlier", "before", "ago", "previous") && j+1 == i
	case "vs", "versus":
		return true
	}
	return false
}

// origin reports whether the words before token i make it the date of the level before: "down
// from 504,172 in 2021", "against 23 percent in 2019". Such a date is no topic.
func (f *finder) origin(i int) bool { return f.governed(i, "from", "against", "compared") }

// governed reports whether one of the words stands before token i with nothing but an amount
// between them: "double the $55.6 billion of 2010-11".
func (f *finder) governed(i int, words ...string) bool {
	j := i - 1
	if !f.is(j, "in", "of", "during", "for", "at") {
		return false
	}
	amount := false
	for j--; j >= max(f.begin, i-10); j-- {
		t := &f.toks[j]
		switch {
		case f.is(j, words...):
			return amount
		case t.Kind == token.Number:
			amount = true
		case t.Kind == token.Punct && !f.isDash(j) || t.Kind == token.Word && len(t.Lower) > 9 && t.Lower != "percentage":
			return false
		}
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
	if n := len(tok.Lower); n < 1 || n > 13 {
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

// future reports whether the clause around tokens [i, last) speaks of what is still to come:
// "will begin on March 1", "due to open in May", "on 1 June deliveries will start".
func (f *finder) future(i, last int) bool {
	if f.head && f.infinitive(i) {
		return true
	}
	for j := i - 1; j >= max(f.begin, i-40); j-- {
		if f.clauseEnd(j) {
			break
		}
		if f.ahead(j) {
			return true
		}
	}
	for j := last; j < min(last+9, f.end); j++ {
		if f.is(j, ",") && j == last && i <= f.begin+3 {
			continue
		}
		if f.clauseEnd(j) {
			break
		}
		if f.is(j, "will", "'ll", "shall") {
			return true
		}
	}
	return false
}

// clauseEnd reports whether token j ends a clause.
func (f *finder) clauseEnd(j int) bool {
	switch f.toks[j].Lower {
	case ",", ";", ":", "(", ")", "–", "—", "and", "which", "who", "but", "while", "whereas", "when", "because", "although":
		return true
	}
	return false
}

// ahead reports whether token j says that something is to come.
func (f *finder) ahead(j int) bool {
	switch f.toks[j].Lower {
	case "will", "'ll", "shall", "scheduled", "upcoming", "tomorrow", "slated":
		return true
	case "to":
		if j+1 >= f.end || f.toks[j+1].Kind != token.Word || f.toks[j+1].Capital() {
			return false
		}
		return f.is(j-1, "set", "expected", "planned", "plans", "plan", "due", "hopes", "poised", "likely", "is", "are", "wants", "want", "intends", "aims", "supposed")
	}
	return false
}

// infinitive reports whether "to" and a verb stand before token i, as in a headline that
// announces: "Turkmen gas to reach Turkey from March".
func (f *finder) infinitive(i int) bool {
	for j := f.begin + 1; j < i-1; j++ {
		if f.is(j, "to") && f.toks[j+1].Kind == token.Word && !f.toks[j+1].Capital() {
			return true
		}
	}
	return false
}
