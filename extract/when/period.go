package when

import "leeway/extract/token"

// Kind says what sort of stretch the words name.
type Kind string

// The kinds of periods.
const (
	Day     Kind = "day"
	Week    Kind = "week"
	Month   Kind = "month"
	Quarter Kind = "quarter"
	Half    Kind = "half"
	Season  Kind = "season"
	Year    Kind = "year"
	Fiscal  Kind = "fiscal-year"
	Decade  Kind = "decade"
	Century Kind = "century"
	Months  Kind = "months"  // a run of months: "the first nine months of 2024"
	Range   Kind = "range"   // two ends: "between 2016 and 2020"
	Span    Kind = "span"    // a length counted from a date: "the past five years"
	Since   Kind = "since"   // no To
	Until   Kind = "until"   // no From: until, by
	Before  Kind = "before"  // no From; To is the day or year before the one named
	After   Kind = "after"   // no To
	OnYear  Kind = "on-year" // "year on year": only a comparison
)

// Window is a stretch of time as ISO dates; an empty end is open.
type Window struct{ From, To string }

// Period is an expression of time in a text.
type Period struct {
	First, Last int    // tokens, Last exclusive
	Start, End  int    // bytes
	Text        string // the words
	From, To    string // ISO dates; empty where open or unknown
	Kind        Kind
	Base        *Window // the earlier window of a comparison; both ends empty where unknown
	Compared    bool    // the words name nothing but that earlier window: "than in 2021"
	Relative    bool    // dated by the anchor or by an earlier period, not by the words alone
	Context     bool    // dated by the period the text named before: "that year"
}

// Dated reports whether at least one end is known.
func (p Period) Dated() bool { return p.From != "" || p.To != "" }

// Earlier returns the window n years before p, at the same precision: the base of "year on
// year" for a figure of period p. Open ends stay open.
func (p Period) Earlier(n int) Window { return Shift(Window{p.From, p.To}, -n) }

// Shift moves w by whole years at its own precision. An end that is no ISO date becomes empty.
func Shift(w Window, years int) Window {
	return Window{parse(w.From).plus(6, years).iso(), parse(w.To).plus(6, years).iso()}
}

// Find returns the periods of t in order, none of them overlapping. anchor is the document's
// ISO date, as fine as known, or empty.
func Find(t *token.Text, anchor string) []Period {
	f := &finder{text: t, toks: t.Tokens, anchor: parse(anchor), fiscal: -1}
	for _, s := range t.Sentences {
		f.sentence(s)
	}
	return f.out
}
