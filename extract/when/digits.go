package when

import "leeway/extract/token"

// dotted reads dates that the tokeniser leaves whole: 16.10.2024, 2024.10.16.
func (f *finder) dotted(i int) (span, bool) {
	s := f.toks[i].Text
	if len(s) < 6 || len(s) > 10 {
		return span{}, false
	}
	var n [3]int
	k, digits := 0, 0
	for j := 0; j < len(s); j++ {
		switch {
		case s[j] == '.' && digits > 0 && k < 2:
			k, digits = k+1, 0
		case s[j] >= '0' && s[j] <= '9':
			n[k] = n[k]*10 + int(s[j]-'0')
			digits++
		default:
			return span{}, false
		}
	}
	if k != 2 {
		return span{}, false
	}
	if d, ok := ymd(n[0], n[1], n[2], digits); ok {
		return whole(d, Day, i+1), true
	}
	return span{}, false
}

// ymd orders three numbers: year first, or day before month, or month before day where the
// second number can be no month. digits is the length of the last.
func ymd(a, b, c, digits int) (date, bool) {
	switch {
	case a > 31:
		d := date{a, b, c}
		return d, a > 999 && d.valid() && b > 0 && c > 0
	case digits == 4:
		if b > 12 {
			a, b = b, a
		}
		d := date{c, b, a}
		return d, d.valid() && a > 0 && b > 0 && c > 999
	}
	return date{}, false
}

// separated reads 2024-10-16, 16/10/2024, 2024-10, 10/2024 and 2019-sep-1.
func (f *finder) separated(i int) (span, bool) {
	sep := i + 1
	if !f.is(sep, "-", "/", "–") || f.toks[sep].Spaced != (sep+1 < f.end && f.toks[sep+1].Spaced) || f.toks[sep].Spaced {
		return span{}, false
	}
	if s, ok := f.dayAndMonth(i, sep); ok {
		return s, true
	}
	third := f.is(sep+2, f.toks[sep].Text) && !f.toks[sep+2].Spaced && sep+3 < f.end && !f.toks[sep+3].Spaced
	if m, next, ok := f.monthAt(sep + 1); ok && f.is(next, f.toks[sep].Text) {
		y, okY := f.year(i)
		if d := f.digits(next+1, 1, 2); okY && d > 0 {
			return whole(date{y, m, d}, Day, next+2), true
		}
		if y, ok := f.year(next + 1); ok && f.digits(i, 1, 2) > 0 {
			return whole(date{y, m, f.digits(i, 1, 2)}, Day, next+2), true
		}
	}
	a, b := f.digits(i, 1, 4), f.digits(sep+1, 1, 4)
	if a < 0 || b < 0 {
		return span{}, false
	}
	if third {
		c := f.digits(sep+3, 1, 4)
		if c < 0 || sep+4 < f.end && f.is(sep+4, f.toks[sep].Text) && !f.toks[sep+4].Spaced {
			return span{}, false
		}
		if f.is(sep, "/") || f.is(sep, "-") && f.year2(i) {
			if d, ok := f.american(a, b, c, len(f.toks[sep+3].Text)); ok {
				return whole(d, Day, sep+4), true
			}
		}
		if d, ok := ymd(a, b, c, len(f.toks[sep+3].Text)); ok {
			return whole(d, Day, sep+4), true
		}
		return span{}, false
	}
	y1, ok1 := f.year(i)
	y2, ok2 := f.year(sep + 1)
	switch {
	case ok1 && !ok2 && b >= 1 && b <= 12 && f.is(sep, "-", "/"):
		if b == (y1+1)%100 {
			return span{}, false // 2011-12 is two years
		}
		return whole(date{y1, b, 0}, Month, sep+2), true
	case ok2 && !ok1 && a >= 1 && a <= 12:
		return whole(date{y2, a, 0}, Month, sep+2), true
	}
	return span{}, false
}

// dayAndMonth reads "on 4/22", "since 22/04": digits without a year are a date only after such
// a word, or where they can be no fraction; the first is the month where it can be one.
func (f *finder) dayAndMonth(i, sep int) (span, bool) {
	m, d := f.digits(i, 1, 2), f.digits(sep+1, 1, 2)
	if !f.is(sep, "/") || m < 1 || d < 1 || f.is(sep+2, "/", "-", "%", "percent") {
		return span{}, false
	}
	if !f.is(i-1, "on", "since", "until", "from", "by", "to") && (m < 13 || d != 1 && len(f.toks[sep+1].Text) != 2) {
		return span{}, false
	}
	if m > 12 {
		m, d = d, m
	}
	t := date{0, m, d}
	if m > 12 || !(date{2000, m, d}).valid() {
		return span{}, false
	}
	return span{last: sep + 2, from: t, to: t, kind: Day, noYear: true}, true
}

// glued reports whether token i follows the one before it without a space.
func (f *finder) glued(i int) bool { return i > f.begin && i < f.end && !f.toks[i].Spaced }

func (f *finder) year2(i int) bool { return f.digits(i, 1, 2) >= 0 }

// american orders month, day, year, as a date with slashes is read where both orders would do.
func (f *finder) american(a, b, c, digits int) (date, bool) {
	if a > 31 || digits != 4 && digits != 2 {
		return date{}, false
	}
	if digits == 2 {
		c += 2000
		if c > 2050 {
			c -= 100
		}
	}
	if a > 12 {
		a, b = b, a
	}
	d := date{c, a, b}
	return d, a > 0 && b > 0 && d.valid()
}

// yearRange reads 2016–20, 2016-2020, 2023/24 and "2016 to 2020" joined by a dash.
func (f *finder) yearRange(i int) (span, bool) {
	a, ok := f.year(i)
	sep := i + 1
	if !ok || !f.isDash(sep) && !f.is(sep, "/") || !f.isYearBefore(i) {
		return span{}, false
	}
	b, okB := f.year(sep + 1)
	short := false
	if !okB {
		s := f.digits(sep+1, 2, 2)
		if s < 0 || f.toks[sep+1].Spaced || f.toks[sep].Spaced {
			return span{}, false
		}
		b, short = century2(a, s), true
		if s <= 12 && b-a > 50 || f.is(sep, "/") && b != a+1 {
			return span{}, false // a month: 2016-11
		}
	}
	if b <= a || b-a > 150 || f.is(sep+2, "-", "–") && !f.toks[sep+2].Spaced && f.digits(sep+3, 1, 2) >= 0 {
		return span{}, false
	}
	if sep+2 < f.end && (f.toks[sep+2].Kind == token.Symbol || counted[f.toks[sep+2].Lower]) {
		return span{}, false
	}
	s := span{last: sep + 2, from: date{a, 0, 0}, to: date{b, 0, 0}, kind: Range}
	if short && b == a+1 {
		if m := f.fiscalMonth(); m > 1 {
			s.kind = Fiscal
			s.from, s.to = date{a, m, 0}, date{a, m, 0}.plus(unitMonth, 11)
		}
	}
	return s, true
}

// isYearBefore reports whether the words before the digits at token i allow a year.
func (f *finder) isYearBefore(i int) bool {
	y, _ := f.year(i)
	return y >= 1500 && !f.is(i-1, "$", "€", "£", "resolution", "no", "article")
}
