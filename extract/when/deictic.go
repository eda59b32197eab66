package when

// The deictics, as words.csv numbers them.
const (
	deicticFinal    = -3
	deicticLast     = -1
	deicticPrevious = -2
	deicticThis     = 0
	deicticNext     = 1
	deicticAfter    = 2
	deicticThat     = 10
	deicticSame     = 11
)

// deicticAt reads "last year", "this month", "the past five years", "that year", "the same
// period of 2023".
func (f *finder) deicticAt(i int, w word) (span, bool) {
	if w.value == deicticSame {
		return f.same(i + 1)
	}
	j := i + 1
	if f.is(j, "few", "several", "couple") {
		return span{}, false
	}
	n := f.word(j)
	switch n.class {
	case unit:
		if t := f.toks[j].Lower; t[len(t)-1] == 's' || f.isDash(j+1) && f.glued(j+1) {
			return span{}, false // "the coming weeks", "this year-round programme"
		}
		return f.deicticUnit(i, j+1, w.value, n.value)
	case month:
		return f.deicticMonth(j, w.value)
	case weekday:
		return f.deicticWeekday(j+1, w.value, n.value)
	case season:
		return f.deicticSeason(j, w.value, n.value)
	case fiscal:
		s, ok := f.fiscalYear(j)
		if ok && s.dated() && (w.value == deicticLast || w.value == deicticPrevious) {
			s.from, s.to = s.from.plus(unitYear, -1), s.to.plus(unitYear, -1)
		}
		if ok && s.dated() && w.value == deicticNext {
			s.from, s.to = s.from.plus(unitYear, 1), s.to.plus(unitYear, 1)
		}
		return s, ok
	case number, article:
		return f.deicticCount(i, j, w.value)
	case ordinal:
		return span{}, false
	}
	if f.digits(j, 1, 3) > 0 {
		return f.deicticCount(i, j, w.value)
	}
	return span{}, false
}

// deicticCount reads "past five years", "next 20 years", "preceding five years".
func (f *finder) deicticCount(i, j, which int) (span, bool) {
	n, next, ok := f.small(j)
	if !ok || f.word(next).class != unit {
		return span{}, false
	}
	u := f.word(next).value
	if s, ok := f.closing(next+1, n, u); ok && which < 0 {
		return s, true
	}
	switch which {
	case deicticLast:
		return f.back(next+1, n, u)
	case deicticPrevious:
		if !f.ref.dated() {
			return f.back(next+1, n, u)
		}
		return f.preceding(next+1, n, u)
	case deicticNext:
		return f.forth(next+1, n, u)
	}
	return span{}, false
}

// deicticUnit reads "last year", "that year", "this week".
func (f *finder) deicticUnit(i, last, which, u int) (span, bool) {
	if s, ok := f.closing(last, 1, u); ok && which < 0 {
		return s, true
	}
	if which == deicticFinal {
		return span{}, false
	}
	s := span{last: last, relative: true, kind: kindOfUnit(u)}
	if which == deicticLast && u == unitWeek && f.is(last, "of") {
		if m, ok := f.core(last + 1); ok && (m.kind == Month || m.kind == Year) {
			f.supply(&m, 0)
			if m.dated() {
				m.from, m.to = dayOf(m.to.last().AddDate(0, 0, -3)).week()
				m.kind = Week
				return m, true
			}
		}
	}
	switch which {
	case deicticThat:
		return f.thatUnit(i, last, u)
	case deicticAfter:
		if s, ok := f.neighbour(last, u, 1); ok {
			return s, true
		}
		return f.shifted(last, u, 1)
	case deicticPrevious:
		if u >= unitMonth && f.ref.dated() && !f.anchor.zero() && f.refYear() >= f.anchor.y || !f.ref.dated() {
			which = deicticLast
		} else if s, ok := f.neighbour(last, u, -1); ok {
			return s, true
		} else {
			return f.shifted(last, u, -1)
		}
	}
	if f.anchor.zero() {
		return s, true
	}
	n := sign(which)
	a := f.anchor
	switch u {
	case unitDay:
		if which == deicticNext && f.is(i-1, "the") && f.ref.kind == Day && f.ref.dated() {
			return f.shifted(last, u, 1)
		}
		return f.byDay(last, n)
	case unitWeek, unitWeekend:
		if a.d > 0 {
			s.from, s.to = a.plus(unitWeek, n).week()
			if u == unitWeekend {
				s.from = s.from.plus(unitDay, 5)
			}
		}
		s.kind = Week
	case unitMonth:
		if a.m > 0 {
			s.from = a.month().plus(unitMonth, n)
			s.to = s.from
		}
	case unitQuarter, unitHalf:
		if a.m > 0 {
			k := 3
			if u == unitHalf {
				k = 6
			}
			s.from = date{a.y, (a.m-1)/k*k + 1, 0}.plus(unitMonth, n*k)
			s.to = s.from.plus(unitMonth, k-1)
		}
	case unitYear:
		s.from = a.year().plus(unitYear, n)
		s.to = s.from
	case unitDecade:
		if which == deicticLast {
			return f.back(last, 1, unitDecade)
		}
		s.from = date{(a.y/10 + n) * 10, 0, 0}
		s.to = s.from.plus(unitYear, 9)
	}
	return s, true
}

// neighbour is the calendar year beside that of a shorter period: after a quarter of 2023,
// "the previous year" is 2022 as a whole.
func (f *finder) neighbour(last, u, n int) (span, bool) {
	if u != unitYear || !f.ref.dated() || f.ref.kind == Fiscal || f.ref.from.m == 0 {
		return span{}, false
	}
	y := date{f.refYear() + n, 0, 0}
	return span{last: last, from: y, to: y, kind: Year, relative: true, context: true}, true
}

// closing reads "of 2023" after "last quarter", "last three months": the end of that year.
func (f *finder) closing(i, n, u int) (span, bool) {
	switch u {
	case unitQuarter:
		n *= 3
	case unitHalf:
		n *= 6
	case unitMonth:
	default:
		return span{}, false
	}
	if !f.is(i, "of") || n > 12 {
		return span{}, false
	}
	y, ok := f.yearOf(i + 1)
	if !ok || !y.dated() || y.from.y != y.to.y {
		return span{}, false
	}
	return span{last: y.last, from: date{y.from.y, 13 - n, 0}, to: date{y.from.y, 12, 0}, kind: kindOfMonths(n), relative: y.relative}, true
}

// thatUnit is the year, month or week of the period the text named last: "that year".
func (f *finder) thatUnit(i, last, u int) (span, bool) {
	s := span{last: last, relative: true, context: true, kind: kindOfUnit(u)}
	if !f.ref.dated() {
		return s, u >= unitMonth && u != unitHalf && u != unitQuarter
	}
	d := f.ref.to
	if d.zero() {
		d = f.ref.from
	}
	switch {
	case u == unitYear:
		s.from, s.to = d.year(), d.year()
	case u == unitMonth && d.m > 0:
		s.from, s.to = d.month(), d.month()
	case u == unitWeek && d.d > 0:
		s.from, s.to = d.week()
	case u == unitDay && d.d > 0:
		s.from, s.to = d, d
	case u == unitDecade:
		s.from = date{d.y / 10 * 10, 0, 0}
		s.to = s.from.plus(unitYear, 9)
	default:
		return span{}, false
	}
	return s, true
}

// deicticMonth reads "last November", "this March", "that May", "next June".
func (f *finder) deicticMonth(j, which int) (span, bool) {
	m, next, ok := f.monthAt(j)
	if !ok {
		return span{}, false
	}
	if y, ok := f.year(next); ok && which == deicticThis {
		return whole(date{y, m, 0}, Month, next+1), true
	}
	d := 0
	if n, after, ok := f.dayNumber(next); ok && f.word(next).class == none && !f.dayIsCount(after) {
		d, next = n, after
	}
	s := span{last: next, relative: true, kind: kindOf(d)}
	if which == deicticThat {
		s.context = true
		if f.ref.dated() {
			y := f.refYear()
			if f.ref.from == f.ref.to && f.ref.from.m > m {
				y++
			}
			s.from = date{y, m, d}
			s.to = s.from
		}
		return s, true
	}
	if f.anchor.zero() {
		return s, true
	}
	a := f.anchor
	y := a.y
	switch {
	case which < 0 && m >= a.m:
		y--
	case which > 0 && m <= a.m:
		y++
	}
	s.from = date{y, m, d}
	s.to = s.from
	return s, true
}

// deicticWeekday reads "last Monday", "this Friday", "next Sunday".
func (f *finder) deicticWeekday(last, which, day int) (span, bool) {
	switch which {
	case deicticThis:
		return f.dayInWeek(last, day, 0)
	case deicticNext:
		return f.dayInWeek(last, day, 1)
	}
	s, ok := f.nearest(last, day, false)
	if f.anchor.d > 0 && s.from == f.anchor {
		s.from = s.from.plus(unitWeek, -1)
		s.to = s.from
	}
	return s, ok && which != deicticThat
}

// deicticSeason reads "last autumn", "this winter", "next spring".
func (f *finder) deicticSeason(j, which, first int) (span, bool) {
	s := span{last: j + 1, relative: true, kind: Season}
	if f.anchor.zero() {
		return s, true
	}
	y := f.anchor.y
	at := func(y int) (date, date) {
		from := date{y, first, 0}
		if first == 12 {
			from.y--
		}
		return from, from.plus(unitMonth, 2)
	}
	from, to := at(y)
	m := f.anchor.month()
	if f.anchor.m == 0 {
		m = date{y, 12, 0}
	}
	switch {
	case which == deicticThat && f.ref.dated():
		from, to = at(f.refYear())
		s.context = true
	case which < 0 && !to.before(m):
		from, to = at(y - 1)
	case which > 0 && !m.before(from):
		from, to = at(y + 1)
	}
	s.from, s.to = from, to
	return s, true
}

// same reads "period of 2023", "months of last year", "month a year earlier", "period last
// year" after "same".
func (f *finder) same(j int) (span, bool) {
	if !f.is(j, "period", "month", "months", "quarter", "time", "year", "week", "half", "day", "timeframe", "interval", "stretch") {
		return span{}, false
	}
	s := span{last: j + 1, relative: true, context: true, kind: Span}
	if f.ref.kind != "" {
		s.kind = f.ref.kind
	}
	if f.is(j, "year", "month", "week", "day") {
		if t, ok := f.thatUnit(j, j+1, f.word(j).value); ok && !f.sameOf(j+1) {
			return t, true
		}
	}
	k := f.skip(j+1, "of", "in")
	if f.is(k, "a", "one") && f.is(k+1, "year") && f.is(k+2, "earlier", "ago", "before") {
		return f.sameShift(s, k+3, -1), true
	}
	if f.is(k, "the") && f.is(k+1, "year") && f.is(k+2, "before", "earlier") {
		return f.sameShift(s, k+3, -1), true
	}
	y, ok := f.yearOf(k)
	if !ok || y.kind != Year {
		if f.is(j, "time") || f.is(j, "day") {
			return span{}, false
		}
		s.from, s.to = f.ref.from, f.ref.to
		if f.ref.noYear {
			s.from, s.to = date{}, date{}
		}
		return s, true
	}
	s.last = y.last
	if !y.dated() || !f.ref.dated() || f.ref.from.zero() || f.ref.to.zero() {
		if y.dated() && !f.anchor.zero() && (f.is(j, "time")) {
			s.from = date{y.from.y, f.anchor.m, 0}
			s.to = s.from
		}
		return s, true
	}
	shift := y.from.y - f.ref.to.y
	if f.ref.from.m == 0 && f.ref.from.y != f.ref.to.y {
		return s, true
	}
	s.from, s.to = f.ref.from.plus(unitYear, shift), f.ref.to.plus(unitYear, shift)
	return s, true
}

// sameOf reports whether a year or "of" follows "the same year/month" at token j.
func (f *finder) sameOf(j int) bool {
	_, ok := f.yearOf(f.skip(j, "of", "in"))
	return ok || f.is(j, "a", "the", "of")
}

func (f *finder) sameShift(s span, last, years int) span {
	s.last = last
	if f.ref.dated() {
		s.from, s.to = f.ref.from.plus(unitYear, years), f.ref.to.plus(unitYear, years)
	}
	return s
}

// unitWord reads "year on year", "year-on-year", "year to date", "week 31".
func (f *finder) unitWord(i, u int) (span, bool) {
	j := i + 1
	if f.isDash(j) {
		j++
	}
	if u == unitYear && f.is(j, "on", "over") {
		k := j + 1
		if f.isDash(k) {
			k++
		}
		if f.is(k, "year") {
			return span{last: k + 1, kind: OnYear, relative: true}, true
		}
	}
	if u == unitYear {
		if y, ok := f.year(i + 1); ok && f.is(i-1, "in", "the", "for") {
			return whole(date{y, 0, 0}, Year, i+2), true
		}
		if f.is(i-1, "over") && !f.is(i-2, "year") && f.isDash(i+1) {
			return span{}, false
		}
	}
	return span{}, false
}
