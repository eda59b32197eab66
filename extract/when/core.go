package when

import "leeway/extract/token"

// core reads one date or named stretch at token i, without the words that open or close it.
func (f *finder) core(i int) (span, bool) {
	if i >= f.end {
		return span{}, false
	}
	if f.toks[i].Kind == token.Number {
		return f.numeric(i)
	}
	w := f.word(i)
	switch w.class {
	case article:
		return f.articled(i, w)
	case month:
		return f.monthly(i)
	case weekday:
		return f.weekdayAt(i)
	case quarter, half:
		return f.labelled(i, w)
	case ordinal:
		if s, ok := f.ordinalPart(i); ok {
			return s, true
		}
		return f.dayMonth(i)
	case season:
		return f.seasonal(i, w.value)
	case deictic:
		return f.deicticAt(i, w)
	case part:
		return f.partOf(i, w.value)
	case dayword:
		return f.byDay(i+1, w.value)
	case fiscal:
		return f.fiscalYear(i)
	case number:
		if s, ok := f.ago(i); ok {
			return s, true
		}
		if s, ok := f.dayMonth(i); ok {
			return s, true
		}
		return f.spelled(i)
	case unit:
		return f.unitWord(i, w.value)
	case compare:
		return span{last: i + 1, kind: OnYear, relative: true}, true
	}
	switch {
	case f.is(i, "mid") || f.is(i, "mid-"):
		return f.partOf(i, 3)
	case f.is(i, "y") && f.is(i+1, "/", "-", "o") && f.is(i+2, "y"):
		return span{last: i + 3, kind: OnYear, relative: true}, true
	}
	return f.lettered(i)
}

// lettered reads words made of letters and digits: FY2024, 1Q24 is a number and a word, CY2023.
func (f *finder) lettered(i int) (span, bool) {
	s := f.toks[i].Lower
	if len(s) < 4 || f.toks[i].Kind != token.Word {
		return span{}, false
	}
	if s[0] == 'f' && s[1] == 'y' {
		if y := atoi(s[2:], 4, 4); y > 0 {
			if f.is(i+1, "/", "-", "–") && f.glued(i+1) && f.glued(i+2) && f.digits(i+2, 2, 2) == (y+1)%100 {
				return f.fiscalOf(y+1, i+3), true
			}
			return f.fiscalOf(y, i+1), true
		}
		if y := atoi(s[2:], 2, 2); y >= 0 {
			return f.fiscalOf(2000+y, i+1), true
		}
	}
	return span{}, false
}

// numeric reads a date that begins with digits.
func (f *finder) numeric(i int) (span, bool) {
	if s, ok := f.dotted(i); ok {
		return s, true
	}
	if s, ok := f.separated(i); ok {
		return s, true
	}
	if s, ok := f.dayMonth(i); ok {
		return s, true
	}
	if s, ok := f.ordinalPart(i); ok {
		return s, true
	}
	if s, ok := f.ago(i); ok {
		return s, true
	}
	if f.is(i+1, "m", "q", "h") && !f.toks[i+1].Spaced {
		if s, ok := f.short(i); ok {
			return s, true
		}
	}
	if d := f.digits(i, 2, 2); d >= 20 && d%10 == 0 && f.is(i+1, "s", "'s") && f.glued(i+1) && f.is(i-1, "'", "’", "‘", "the", "in") {
		return span{last: i + 2, from: date{1900 + d, 0, 0}, to: date{1909 + d, 0, 0}, kind: Decade}, true
	}
	y, ok := f.year(i)
	if !ok || !f.isYear(i) {
		return span{}, false
	}
	if k := f.skip(i+1, "the"); f.word(k).class == quarter || f.word(k).class == half || f.word(k).class == ordinal {
		if s, ok := f.core(k); ok && s.noYear && s.kind != Day {
			s.from.y, s.to.y, s.noYear = y, y, false
			return s, true
		}
	}
	if f.glued(i+1) && y%10 == 0 && (f.is(i+1, "s") || f.is(i+1, "'s") && f.is(i-1, "the")) {
		return span{last: i + 2, from: date{y, 0, 0}, to: date{y + 9, 0, 0}, kind: Decade}, true
	}
	if m, next, ok := f.monthAt(f.skip(i+1, ",")); ok && !f.is(i+1, ",") || ok && f.is(i+1, ",") && next >= f.end {
		if d := f.digits(next, 1, 2); d < 0 { // "2016 November", not "in 2016 March 3 was"
			return whole(date{y, m, 0}, Month, next), true
		}
	}
	return whole(date{y, 0, 0}, Year, i+1), true
}

// dayMonth reads "16 October 2024", "16th of October", "the first of May", "16 October".
func (f *finder) dayMonth(i int) (span, bool) {
	d, next, ok := f.dayNumber(i)
	if !ok {
		return span{}, false
	}
	if f.is(next, ".") && next+1 < f.end && f.word(next+1).class == month {
		next++
	}
	j := f.skip(next, "of")
	j = f.skip(j, "-")
	if j > next && f.is(j+1, "month") && f.is(j, "this", "last", "next") {
		if s, ok := f.deicticAt(j, f.word(j)); ok && s.dated() {
			s.from.d, s.to.d, s.kind = d, d, Day
			return s, s.from.valid()
		}
	}
	m, end, ok := f.monthAt(j)
	if !ok {
		return span{}, false
	}
	if f.word(i).class == number && !(j > next) {
		return span{}, false // "three May be": a day in words needs "of" or an ordinal
	}
	return f.withYear(d, m, end)
}

// withYear completes day and month by a year where one follows.
func (f *finder) withYear(d, m, next int) (span, bool) {
	j := next
	if d == 0 && f.is(j, "period") && f.is(j+1, "of", "in") {
		if _, ok := f.year(j + 2); ok {
			j++ // "the January-April period of 2024"
		}
	}
	if f.is(j, ",", "of", "in") || f.is(j, ".") && f.toks[j].Kind == token.Punct {
		j++
	}
	if f.is(j, "-") && !f.toks[j].Spaced {
		j++
	}
	if y, end, ok := f.anyYear(j); ok {
		t := date{y, m, d}
		if !t.valid() {
			return span{}, false
		}
		return whole(t, kindOf(d), end), true
	}
	if f.is(next, "last") && f.is(next+1, "year") && !f.anchor.zero() {
		return span{last: next + 2, from: date{f.anchor.y - 1, m, d}, to: date{f.anchor.y - 1, m, d}, kind: kindOf(d), relative: true}, true
	}
	if f.is(next, "this") && f.is(next+1, "year") && !f.anchor.zero() {
		return span{last: next + 2, from: date{f.anchor.y, m, d}, to: date{f.anchor.y, m, d}, kind: kindOf(d), relative: true}, true
	}
	if f.is(next, "next") && f.is(next+1, "year") && !f.anchor.zero() {
		return span{last: next + 2, from: date{f.anchor.y + 1, m, d}, to: date{f.anchor.y + 1, m, d}, kind: kindOf(d), relative: true}, true
	}
	if j := f.skip(next, "of"); f.is(j, "that") && f.is(j+1, "year") || j > next && f.is(j, "the") && f.is(j+1, "same") && f.is(j+2, "year") {
		end := j + 2
		if f.is(j, "the") {
			end++
		}
		s := span{last: end, kind: kindOf(d), relative: true, context: true}
		if f.ref.dated() {
			t := date{f.refYear(), m, d}
			s.from, s.to = t, t
		}
		return s, true
	}
	// a leap day stands for any year that has one
	if d > 0 && !(date{2000, m, d}).valid() {
		return span{}, false
	}
	t := date{0, m, d}
	return span{last: next, from: t, to: t, kind: kindOf(d), noYear: true}, true
}

// anyYear reads a year in digits or in words at token j.
func (f *finder) anyYear(j int) (y, end int, ok bool) {
	if y, ok := f.year(j); ok && y > 1000 && !f.notYear(j) {
		return y, j + 1, true
	}
	if f.is(j, "nineteen", "eighteen", "twenty", "two", "seventeen") {
		if s, ok := f.yearInWords(j); ok {
			return s.from.y, s.last, true
		}
	}
	return 0, j, false
}

// notYear reports whether the four digits at token j, after a month or a comma, count something.
func (f *finder) notYear(j int) bool {
	return j+1 < f.end && counted[f.toks[j+1].Lower]
}

func kindOf(d int) Kind {
	if d > 0 {
		return Day
	}
	return Month
}

// refYear is the year in which the period named last ended or, if open, began.
func (f *finder) refYear() int {
	if f.ref.to.y > 0 {
		return f.ref.to.y
	}
	return f.ref.from.y
}

// monthly reads a date that begins with a month: "October 16, 2024", "Oct. 2024", "May".
func (f *finder) monthly(i int) (span, bool) {
	m, next, ok := f.monthAt(i)
	if !ok {
		return span{}, false
	}
	j := next
	if f.is(j, "-", "/") && !f.toks[j].Spaced && f.digits(j+1, 1, 2) > 0 && !f.toks[j+1].Spaced {
		j++
	}
	j = f.skip(j, "the")
	ord := f.word(j).class
	if d, after, ok := f.dayNumber(j); ok && (ord != number || f.ordinalTail(j)) && !(after < f.end && counted[f.toks[after].Lower]) &&
		!(f.is(after, "-", "–") && f.digits(after+1, 1, 2) < 0 && f.word(after+1).class == none) && !f.dayIsCount(after) {
		if s, ok := f.withYear(d, m, after); ok {
			return s, true
		}
		if d > 28 && !(date{2000, m, d}).valid() {
			return span{}, false // 30 February
		}
	}
	if f.is(next, "'", "’") && f.digits(next+1, 2, 2) >= 0 {
		y := 2000 + f.digits(next+1, 2, 2)
		if y > 2050 {
			y -= 100
		}
		return whole(date{y, m, 0}, Month, next+2), true
	}
	return f.withYear(0, m, next)
}

// ordinalTail reports whether the number word at token i ends in an ordinal or stands alone
// as a day: "May twenty-first".
func (f *finder) ordinalTail(i int) bool {
	w := f.word(i)
	return w.value == 20 || w.value == 30
}

// dayIsCount reports whether what follows a number after a month makes it a count: "In May 20
// countries", "In August 543 soldiers" has three digits and is none anyway.
func (f *finder) dayIsCount(after int) bool {
	if after >= f.end {
		return false
	}
	t := &f.toks[after]
	if t.Kind == token.Symbol {
		return true
	}
	return t.Kind == token.Word && !t.Capital() && len(t.Lower) > 4 && t.Lower[len(t.Lower)-1] == 's' && f.word(after).class == none &&
		t.Lower != "this" && t.Lower != "towards" && t.Lower != "across"
}

// labelled reads Q1 2024, H1 2024, "Q3 of last year".
func (f *finder) labelled(i int, w word) (span, bool) {
	n := 3
	if w.class == half {
		n = 6
	}
	return f.partOfYear(i+1, (w.value-1)*n+1, n)
}

// short reads 9M 2024, 1Q24, 1H 2023 at the number of token i.
func (f *finder) short(i int) (span, bool) {
	k, letter := f.digits(i, 1, 2), f.toks[i+1].Lower
	if k < 1 || k > 12 || !f.toks[i+1].Capital() {
		return span{}, false
	}
	y, ok := f.year(i + 2)
	if !ok {
		return span{}, false
	}
	from, n := 1, k
	switch letter {
	case "q":
		from, n = 3*k-2, 3
	case "h":
		from, n = 6*k-5, 6
	}
	return span{last: i + 3, from: date{y, from, 0}, to: date{y, from + n - 1, 0}, kind: kindOfMonths(n)}, from+n-1 <= 12
}

func kindOfMonths(n int) Kind {
	switch n {
	case 1:
		return Month
	case 3:
		return Quarter
	case 6:
		return Half
	}
	return Months
}
