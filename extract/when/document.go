package when

import (
	"leeway"
	"leeway/extract/token"
)

// Number of sentences at each end of a document in which a date line may stand.
const edge = 8

// DocumentDate returns the date that a document states about itself: a date line near its top
// or bottom ("Thursday, November 7, 2019", "Published 3 May 2021", "BRUSSELS, 4 June 2024
// (Reuters)"). Where there is none, the newest day, month or year that the text names as past
// stands in (leeway.DateInferred); where the text names none, the date is empty and
// leeway.DateUnknown.
func DocumentDate(t *token.Text) (date string, basis leeway.DateBasis) {
	periods := Find(t, "")
	if d := stated(t, periods); d != "" {
		return d, leeway.DateStated
	}
	if d := newest(t, periods); d != "" {
		return d, leeway.DateInferred
	}
	return "", leeway.DateUnknown
}

// stated returns the date of the best date line, "" where there is none.
func stated(t *token.Text, periods []Period) string {
	best, rank := "", 0
	for _, p := range periods {
		if p.Kind != Day || p.Relative || p.From == "" {
			continue
		}
		k := sentenceAt(t, p.First)
		if k >= edge && k < len(t.Sentences)-edge {
			continue
		}
		if r := dateLine(t, p, t.Sentences[k]); r > 0 && (k < edge || r > 1) && r > rank {
			best, rank = p.From, r
		}
	}
	return best
}

// sentenceAt returns the index of the sentence that holds token i.
func sentenceAt(t *token.Text, i int) int {
	lo, hi := 0, len(t.Sentences)-1
	for lo < hi {
		if mid := (lo + hi) / 2; t.Sentences[mid].Last > i {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// labels are words that introduce the date of a document.
var labels = map[string]int{
	"published": 4, "posted": 4, "date": 4, "dated": 3, "issued": 3, "released": 3, "updated": 3, "modified": 2, "filed": 3,
}

// dateLine ranks a day by how much its sentence looks like a date line: 4 published, 3 a
// line that is nothing but a date, 2 a dateline, 1 a short line that ends in a date, 0 none.
func dateLine(t *token.Text, p Period, s token.Sentence) int {
	for j := max(s.First, p.First-4); j < p.First; j++ {
		if r := labels[t.Tokens[j].Lower]; r > 0 && (j == s.First || t.Tokens[j+1].Text == ":" || s.Last-s.First < 14) {
			return r
		}
	}
	if s.Last-s.First > 80 {
		return 0
	}
	rest := s.Last - s.First - (p.Last - p.First)
	verb := false
	for j := s.First; j < s.Last; j++ {
		switch t.Tokens[j].Lower {
		case "was", "were", "is", "has", "had", "in", "since", "until", "after", "before", "said", "signed", "on", "between", "of", "to":
			verb = verb || j < p.First || j >= p.Last
		}
	}
	switch {
	case rest <= 8 && !verb:
		return 3
	case p.First-s.First <= 4 && t.Tokens[s.First].Capital() && isUpper(t.Tokens[s.First].Text) && p.Last < s.Last && isDateline(t.Tokens[p.Last].Text):
		return 2
	case rest <= 12 && s.Heading && p.Last == s.Last && !verb:
		return 1
	}
	return 0
}

func isUpper(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'a' && s[i] <= 'z' {
			return false
		}
	}
	return len(s) > 2
}

func isDateline(s string) bool {
	switch s {
	case "(", "–", "—", "-", ":", "/", ".":
		return true
	}
	return false
}

// newest returns the latest date that t names in words that do not look ahead.
func newest(t *token.Text, periods []Period) string {
	var best date
	for _, p := range periods {
		if p.Relative || p.Compared || p.Kind == Until || p.Kind == Decade || p.Kind == Century {
			continue
		}
		s := t.Sentences[sentenceAt(t, p.First)]
		f := finder{text: t, toks: t.Tokens, begin: s.First, end: s.Last}
		if f.future(p.First, p.Last) || f.goal(p.First) {
			continue
		}
		d := parse(p.To)
		if d.zero() {
			d = parse(p.From)
		}
		if !d.zero() && (best.zero() || best.last().Before(d.last()) || best.last().Equal(d.last()) && d.d > best.d) {
			best = d
		}
	}
	return best.iso()
}

// goal reports whether the words before token i make it a date to be reached.
func (f *finder) goal(i int) bool {
	return f.is(i-1, "by", "until") || f.is(i, "by", "until") || f.is(i-1, "for") && f.is(i-2, "planned", "target", "forecast")
}
