package when

import (
	"strings"

	"leeway/extract/token"
)

// fiscalYear reads "fiscal 2024", "fiscal year 2023-24", "the fiscal year", "FY 2024" at the
// word of token i.
func (f *finder) fiscalYear(i int) (span, bool) {
	j := f.skip(i+1, "year", "years")
	if f.is(i, "fy") {
		j = i + 1
	}
	if s, ok := f.yearRange(j); ok {
		if m := f.fiscalMonth(); s.kind == Range && s.to.y == s.from.y+1 && m > 1 {
			s.from.m = m
			s.to = s.from.plus(unitMonth, 11)
		}
		s.kind = Fiscal
		return s, true
	}
	if y, ok := f.year(j); ok {
		return f.fiscalOf(y, j+1), true
	}
	if j == i+1 || f.is(i, "fy") {
		return span{}, false
	}
	if f.is(j, "to", "ending", "ended") {
		if s, ok := f.yearTo(1, unitYear, j); ok {
			return s, true
		}
	}
	s := span{last: j, relative: true, kind: Fiscal}
	m := f.fiscalMonth()
	if f.anchor.zero() || f.anchor.m == 0 || m == 0 {
		return s, true
	}
	y := f.anchor.y
	if f.anchor.m < m {
		y--
	}
	s.from = date{y, m, 0}
	s.to = s.from.plus(unitMonth, 11)
	return s, true
}

// fiscalOf is the fiscal year that ends in calendar year y, or the year itself where the
// country's fiscal calendar is not known.
func (f *finder) fiscalOf(y, last int) span {
	m := f.fiscalMonth()
	if m <= 1 {
		return whole(date{y, 0, 0}, Fiscal, last)
	}
	from := date{y - 1, m, 0}
	return span{last: last, from: from, to: from.plus(unitMonth, 11), kind: Fiscal}
}

// fiscalMonth is the month in which the document's fiscal years begin: the one that it states
// ("the fiscal year, from July to February"), else that of the country of the table that the
// text names most often, the first of them where several are named as often; 0 where it names
// none. America is named as somebody's partner so often that its names weigh two fifths.
func (f *finder) fiscalMonth() int {
	if f.fiscal >= 0 {
		return f.fiscal
	}
	begin, end := f.begin, f.end
	f.begin, f.end = 0, len(f.toks) // the whole text, not the sentence
	defer func() { f.begin, f.end = begin, end }()
	var weight, first [13]int
	for j := range f.toks {
		if m := f.fiscalStated(j); m > 0 {
			f.fiscal = m
			return m
		}
		if m := f.fiscalName(j); m > 0 {
			if weight[m] == 0 {
				first[m] = j
			}
			weight[m] += 5
			if f.is(j, "america", "american", "americans", "washington") {
				weight[m] -= 3
			}
		}
	}
	best := 0
	for m := 1; m < len(weight); m++ {
		if weight[m] > 0 && (best == 0 || weight[m] > weight[best] || weight[m] == weight[best] && first[m] < first[best]) {
			best = m
		}
	}
	f.fiscal = best
	return best
}

// fiscalStated returns the month that follows "fiscal year" at token j as its first: ", from
// July to February", "which begins in July"; 0.
func (f *finder) fiscalStated(j int) int {
	if !f.is(j, "fiscal") || !f.is(j+1, "year") {
		return 0
	}
	j = f.skip(f.skip(j+2, ",", "("), "which", "that")
	switch {
	case f.is(j, "from"):
		if m, next, ok := f.monthAt(j + 1); ok && f.is(next, "to", "through", "until") {
			return m
		}
	case f.is(j, "begins", "began", "starts", "started", "beginning", "starting"):
		if m, _, ok := f.monthAt(f.skip(j+1, "in", "on")); ok {
			return m
		}
	}
	return 0
}

// fiscalName returns the month for the country that token j names, also as the plural of its
// people or in capitals.
func (f *finder) fiscalName(j int) int {
	t := &f.toks[j]
	if t.Kind != token.Word || t.Text[0] < 'A' || t.Text[0] > 'Z' {
		return 0
	}
	if j+1 < len(f.toks) && (t.Text == "New" || t.Text == "Hong") {
		return fiscalStart[t.Lower+" "+f.toks[j+1].Lower]
	}
	if m := fiscalStart[t.Lower]; m > 0 {
		return m
	}
	return fiscalStart[strings.TrimSuffix(t.Lower, "s")]
}
