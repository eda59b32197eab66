package when

// spelled reads years in words: "nineteen ninety-nine", "two thousand and eighteen".
func (f *finder) spelled(i int) (span, bool) {
	if !f.is(i, "nineteen", "eighteen", "twenty", "two", "seventeen") {
		return span{}, false
	}
	if !f.is(i-1, "in", "since", "of", "until", "by", "from", "year", "between", "and", "to", ",") {
		return span{}, false
	}
	return f.yearInWords(i)
}

// yearInWords reads a year in words wherever it stands.
func (f *finder) yearInWords(i int) (span, bool) {
	if f.is(i, "two") {
		if !f.is(i+1, "thousand") {
			return span{}, false
		}
		if n, next, ok := f.small(f.skip(i+2, "and")); ok && n < 100 && f.word(i+2).class != article && (f.is(i+2, "and") || f.word(i+2).class == number) && f.word(next).class != unit {
			return whole(date{2000 + n, 0, 0}, Year, next), true
		}
		return whole(date{2000, 0, 0}, Year, i+2), f.is(i-1, "in", "since", ",", "from") && (i+2 == f.end || f.is(i+2, "to", "until"))
	}
	c := f.word(i).value
	j := i + 1
	if f.is(j, "zero", "oh") {
		if n, next, ok := f.small(j + 1); ok && n < 10 && f.word(j+1).class == number {
			return whole(date{100*c + n, 0, 0}, Year, next), true
		}
		return span{}, false
	}
	if f.word(j).class != number || f.word(j).value < 10 {
		return span{}, false
	}
	n, next, ok := f.small(j)
	if !ok || n < 10 || f.word(next).class == unit {
		return span{}, false
	}
	return whole(date{100*c + n, 0, 0}, Year, next), true
}

// days reads two days of one month: "4 to 22 January 1995", "January 4-22, 1995", "from 3
// until 12 of September", "6 and 7 May".
func (f *finder) days(i int) (period, bool) {
	if a, next, ok := f.dayNumber(i); ok && (f.word(i).class == none || f.word(i).class == ordinal) && (f.isDash(next) || f.is(next, "to", "until", "till", "through", "and")) {
		b, after, ok := f.dayNumber(next + 1)
		if ok && b > a && (f.word(next+1).class == none || f.word(next+1).class == ordinal) {
			j := f.skip(after, "of")
			if m, end, ok := f.monthAt(j); ok {
				if f.is(next, "and") && b != a+1 && !f.is(i-1, "between") {
					return period{}, false
				}
				return f.twoDays(a, b, m, end)
			}
		}
	}
	m, next, ok := f.monthAt(i)
	if !ok {
		return period{}, false
	}
	a, after, ok := f.dayNumber(next)
	if !ok || f.word(next).class == number || !f.isDash(after) && !f.is(after, "to", "through", "until", "and") {
		return period{}, false
	}
	b, end, ok := f.dayNumber(after + 1)
	if !ok || b <= a || f.is(after, "and") && (b != a+1 || f.dayIsCount(end) || end < f.end && counted[f.toks[end].Lower]) || f.word(after+1).class == number || f.word(end).class == month {
		return period{}, false
	}
	return f.twoDays(a, b, m, end)
}

func (f *finder) twoDays(a, b, m, end int) (period, bool) {
	s, ok := f.withYear(b, m, end)
	if !ok {
		return period{}, false
	}
	s.from.d = a
	s.kind = Range
	f.supply(&s, 0)
	return period{span: s}, true
}
