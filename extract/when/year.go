package when

// partOfYear completes months [from, from+n) by the year that follows at token i: "of
// 2024", "2024", "of last year", "of the year", "of the fiscal year"; or leaves it open.
func (f *finder) partOfYear(i, from, n int) (span, bool) {
	s := span{last: i, from: date{0, from, 0}, to: date{0, from, 0}.plus0(n - 1), kind: kindOfMonths(n), noYear: true}
	j := f.skip(i, "of", "in", ",")
	if y, ok := f.yearOf(j); ok {
		if y.kind == Fiscal && y.from.m > 0 && !y.noYear {
			s.noYear, s.relative, s.last = false, y.relative, y.last
			s.from = y.from.plus(unitMonth, from-1)
			s.to = s.from.plus(unitMonth, n-1)
			return s, true
		}
		if y.dated() && y.from.y == y.to.y {
			s.noYear, s.relative, s.context, s.last = false, y.relative, y.context, y.last
			s.from.y, s.to.y = s.from.y+y.from.y, s.to.y+y.from.y
			return s, true
		}
		if !y.dated() { // a relative year without an anchor
			return span{last: y.last, kind: s.kind, relative: true}, true
		}
	}
	if f.is(j, "the") && f.is(j+1, "year") && !f.is(j+2, "ended", "ending", "before", "earlier") && !f.dateFollows(j+2) {
		s.last = j + 2
		f.complete(&s)
		return s, true
	}
	return s, true
}

// dateFollows reports whether "to" and a date stand at token j: "the year to June".
func (f *finder) dateFollows(j int) bool {
	if !f.is(j, "to") {
		return false
	}
	_, ok := f.core(j + 1)
	return ok
}

// complete dates a part of "the year" by the latest such part that is over, or has at least
// begun where it began in the anchor's year.
func (f *finder) complete(s *span) {
	if f.ref.dated() && f.ref.from.y == f.ref.to.y && f.ref.from.m > 0 && f.ref.to.y < f.anchor.y {
		s.from.y += f.ref.to.y
		s.to.y += f.ref.to.y
		s.noYear, s.context, s.relative = false, true, true
		return
	}
	f.supply(s, 0)
}

// plus0 adds months to a date whose year is an offset.
func (t date) plus0(months int) date {
	k := t.m - 1 + months
	t.y += k / 12
	t.m = k%12 + 1
	return t
}

// yearOf reads a year or a fiscal year at token j: 2024, last year, that year, the year,
// fiscal 2024, the fiscal year.
func (f *finder) yearOf(j int) (span, bool) {
	if s, ok := f.yearRange(j); ok {
		return s, true
	}
	if y, ok := f.year(j); ok && (f.isYear(j) || f.is(j-1, "of", ",")) {
		return whole(date{y, 0, 0}, Year, j+1), true
	}
	w := f.word(j)
	switch {
	case w.class == deictic || w.class == article && (f.word(j+1).class == deictic || f.word(j+1).class == fiscal) || w.class == fiscal:
		if s, ok := f.core(j); ok && (s.kind == Year || s.kind == Fiscal) {
			return s, true
		}
	case w.class == unit && w.value == unitYear:
		if y, ok := f.year(j + 1); ok {
			return whole(date{y, 0, 0}, Year, j+2), true
		}
	}
	return span{}, false
}

// ordinalPart reads "first half of 2024", "first nine months of 2024", "third quarter",
// "second week of May", "21st century", "16th" with month is left to dayMonth.
func (f *finder) ordinalPart(i int) (span, bool) {
	n, j, ok := f.ordinalAt(i)
	if !ok {
		return span{}, false
	}
	if f.is(j, "-") { // "first-quarter exports"
		j++
	}
	w := f.word(j)
	switch {
	case w.class == unit && w.value == unitQuarter && n <= 4:
		return f.partOfYear(j+1, 3*n-2, 3)
	case w.class == unit && w.value == unitHalf && n <= 2:
		return f.half(j+1, n)
	case f.is(j, "century") && n < 23:
		return span{last: j + 1, from: date{100*(n-1) + 1, 0, 0}, to: date{100 * n, 0, 0}, kind: Century}, true
	case w.class == unit && w.value == unitMonth && n <= 12:
		if f.is(j+1, "of") {
			return f.partOfYear(j+1, n, 1)
		}
		return span{}, false
	case w.class == unit && w.value == unitWeek:
		return f.weekOf(n, f.skip(j+1, "of", "in"))
	case w.class == weekday && f.is(j+1, "of", "in"):
		return f.nthWeekday(n, w.value, j+2)
	}
	return f.leading(i, j, n)
}

// half reads what the n-th half belongs to: a year, a decade, a month.
func (f *finder) half(i, n int) (span, bool) {
	j := f.skip(i, "of")
	if s, ok := f.core(j); ok && j > i {
		switch {
		case s.kind == Month && s.from.m > 0:
			last := date{max(s.from.y, 1), s.from.m, 0}.last().Day()
			if n == 1 {
				s.from.d, s.to.d = 1, 15
			} else {
				s.from.d, s.to.d = 16, last
			}
			s.kind = Half
			return s, true
		case s.kind == Decade && s.from.y > 0:
			if n == 1 {
				s.to.y = s.from.y + 4
			} else {
				s.from.y += 5
			}
			s.kind = Half
			return s, true
		}
	}
	return f.partOfYear(i, 6*n-5, 6)
}

// leading reads "first nine months of 2024", "first two years of", "first three quarters of".
func (f *finder) leading(i, j, n int) (span, bool) {
	if n != 1 {
		return span{}, false
	}
	k, next, ok := f.small(j)
	if !ok {
		return span{}, false
	}
	if f.is(next, "-") {
		next++
	}
	w := f.word(next)
	if w.class != unit {
		return span{}, false
	}
	switch w.value {
	case unitQuarter:
		k *= 3
	case unitMonth:
	case unitWeek, unitDay:
		return f.firstDays(k, w.value, next+1)
	default:
		return span{}, false
	}
	if k > 12 {
		return span{}, false
	}
	s, ok := f.partOfYear(next+1, 1, k)
	s.kind = kindOfMonths(k)
	return s, ok
}

// firstDays reads "first three weeks of May".
func (f *finder) firstDays(k, u, i int) (span, bool) {
	if !f.is(i, "of") {
		return span{}, false
	}
	s, ok := f.core(i + 1)
	if !ok || s.kind != Month {
		return span{}, false
	}
	if u == unitWeek {
		k *= 7
	}
	if k > 28 {
		return span{}, false
	}
	s.from.d, s.to.d, s.kind = 1, k, Range
	return s, true
}

// weekOf reads the n-th week of a month.
func (f *finder) weekOf(n, j int) (span, bool) {
	s, ok := f.core(j)
	if !ok || s.kind != Month && s.kind != Year || s.kind == Month && n > 5 || n > 53 {
		return span{}, false
	}
	f.supply(&s, 0)
	if !s.dated() {
		return span{last: s.last, kind: Week, relative: true}, true
	}
	if s.kind == Year {
		s.from.m = 1
	}
	// the first week is the one in which the month's first Thursday lies
	monday, _ := date{s.from.y, s.from.m, 4}.week()
	from := monday.plus(unitWeek, n-1)
	return span{last: s.last, from: from, to: from.plus(unitDay, 6), kind: Week, relative: s.relative, context: s.context}, true
}

// nthWeekday reads "the second Monday of June 2024".
func (f *finder) nthWeekday(n, day, j int) (span, bool) {
	s, ok := f.core(j)
	if !ok || s.kind != Month || n > 5 {
		return span{}, false
	}
	f.supply(&s, 0)
	if !s.dated() {
		return span{last: s.last, kind: Day, relative: true}, true
	}
	d := date{s.from.y, s.from.m, 1}
	shift := (day%7 - int(d.first().Weekday()) + 7) % 7
	d.d += shift + 7*(n-1)
	if !d.valid() {
		return span{}, false
	}
	r := whole(d, Day, s.last)
	r.relative = s.relative
	return r, true
}

// seasonal reads "autumn 2023", "the winter of 2023-24", "spring".
func (f *finder) seasonal(i, first int) (span, bool) {
	tok := f.toks[i].Lower
	s := span{last: i + 1, from: date{0, first, 0}, to: date{0, first, 0}.plus0(2), kind: Season, noYear: true}
	if first == 12 {
		s.from.y, s.to.y = -1, 0
	}
	j := f.skip(i+1, "of", ",")
	if r, ok := f.yearRange(j); ok && first == 12 {
		return span{last: r.last, from: date{r.from.y, 12, 0}, to: date{r.from.y + 1, 2, 0}, kind: Season}, true
	}
	if y, ok := f.yearOf(j); ok && y.dated() && y.kind == Year {
		s.noYear, s.relative, s.last = false, y.relative, y.last
		s.from.y, s.to.y = s.from.y+y.from.y, s.to.y+y.from.y
		return s, true
	}
	if tok == "spring" || tok == "fall" || tok == "winter" || tok == "summer" || tok == "autumn" {
		// without a year the word must be a date by its place: "in the autumn", "last summer"
		if f.is(i-1, "in", "since", "last", "this", "next", "that", "by", "until") || f.is(i-1, "the") && f.is(i-2, "in", "since", "by", "until", "during", "from") && tok != "fall" || f.is(i-1, "early", "late") {
			if f.is(i-1, "in", "since", "by") && tok == "fall" || f.is(i+1, "of", "-") {
				return span{}, false
			}
			return s, true
		}
	}
	return span{}, false
}

// partOf reads "the start of 2024", "early 2024", "the end of last year", "mid-2022". A
// start or an end is its month (of a year) or its day (of a month); early and late keep the
// whole, since they name no border.
func (f *finder) partOf(i, which int) (span, bool) {
	j := i + 1
	exact := which == 1 || which == 5
	if exact {
		if !f.is(j, "of") {
			if f.is(j, "-") && which == 5 { // "end-2024"
				j++
			} else if _, ok := f.year(j); !ok || which != 5 && which != 1 {
				return span{}, false
			}
		} else {
			j++
		}
	} else {
		j = f.skip(j, "-", "of", "in")
		j = f.skip(j, "of")
	}
	if !exact && which == 3 && f.is(j, "the") {
		j = f.skip(j, "the")
	}
	s, ok := f.core(j)
	if ok && s.kind == Range {
		return span{}, false
	}
	if !ok && exact && f.is(j, "the") && f.is(j+1, "year", "month", "decade") || ok && s.kind == Year && f.is(j, "the") && f.is(j+1, "year") {
		return f.borderOfThe(j, which)
	}
	if !ok {
		return span{}, false
	}
	if s.kind == Decade || !exact {
		return s, s.kind != Day && s.kind != Span
	}
	f.supply(&s, 0)
	if !s.dated() {
		return s, true
	}
	return f.border(s, which), true
}

// border narrows s to its first or last month, or day where s is a month or shorter.
func (f *finder) border(s span, which int) span {
	d := s.from
	if which == 5 {
		d = s.to
	}
	switch {
	case d.m == 0 && which == 5:
		d.m = 12
	case d.m == 0:
		d.m = 1
	}
	s.from, s.to, s.kind = d, d, kindOf(d.d)
	return s
}

// borderOfThe reads "the end of the year": of the anchor's year.
func (f *finder) borderOfThe(j, which int) (span, bool) {
	last := j + 2
	u := f.word(j + 1).value
	if f.anchor.zero() {
		return span{last: last, kind: Month, relative: true}, true
	}
	s := whole(f.anchor.year(), Year, last)
	switch {
	case u == unitMonth && f.anchor.m > 0:
		s = whole(f.anchor.month(), Month, last)
	case u == unitDecade:
		y := f.anchor.y / 10 * 10
		s = span{last: last, from: date{y, 0, 0}, to: date{y + 9, 0, 0}}
	}
	if u == unitYear && which == 1 && f.is(j+2, "to") {
		return span{}, false
	}
	s.relative = true
	return f.border(s, which), true
}
