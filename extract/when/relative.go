package when

// articled reads what follows "the", "a" and "all".
func (f *finder) articled(i int, w word) (span, bool) {
	if w.value == 2 {
		return f.ago(i)
	}
	if w.value == 3 {
		if f.is(i+1, "of") {
			if y, ok := f.year(i + 2); ok {
				return whole(date{y, 0, 0}, Year, i+3), true
			}
		}
		return span{}, false
	}
	j := i + 1
	n := f.word(j)
	switch n.class {
	case unit:
		return f.theUnit(i, j, n.value)
	case number:
		return f.theNumber(j)
	case decade:
		return span{last: j + 1, from: date{n.value, 0, 0}, to: date{n.value + 9, 0, 0}, kind: Decade}, true
	case ordinal, season, fiscal, part, quarter, half:
		return f.core(j)
	case deictic:
		if f.is(j, "last", "past") && f.word(j+1).class == unit && f.word(j+1).value >= unitMonth && !f.is(j+2, "of") {
			return f.back(j+2, 1, f.word(j+1).value)
		}
		return f.deicticAt(j, n)
	case weekday:
		return span{}, false
	}
	if f.digits(j, 4, 4) > 0 || f.digits(j, 1, 2) > 0 {
		if d, ok := f.dayMonth(j); ok { // a bare "the 27th" is left
			return d, true
		}
		if f.word(j+1).class == unit {
			return f.theNumber(j)
		}
		s, ok := f.core(j)
		return s, ok && s.kind != Year // "the 2024 budget": the year alone
	}
	if f.is(j, "mid") {
		return f.core(j)
	}
	return span{}, false
}

// theUnit reads "the year before", "the year to June 2023", "the year 2024", "the week of
// 4 February", "the day before yesterday".
func (f *finder) theUnit(i, j, u int) (span, bool) {
	if u == unitDay && f.is(j+1, "before") && f.is(j+2, "yesterday") {
		return f.byDay(j+3, -2)
	}
	if u == unitDay && f.is(j+1, "after") && f.is(j+2, "tomorrow") {
		return f.byDay(j+3, 2)
	}
	if s, ok := f.yearTo(1, u, j+1); ok {
		return s, true
	}
	if u == unitYear {
		if y, ok := f.year(j + 1); ok {
			return whole(date{y, 0, 0}, Year, j+2), true
		}
	}
	if f.is(j+1, "before", "earlier", "previous") {
		return f.shifted(j+2, u, -1)
	}
	if f.is(j+1, "after", "later") && u >= unitMonth && !f.is(j+2, "the", "that", "a", "its") {
		return f.shifted(j+2, u, 1)
	}
	if u == unitWeek && f.is(j+1, "of", "beginning", "starting", "commencing") {
		if s, ok := f.core(f.skip(j+2, "on")); ok && s.kind == Day {
			f.supply(&s, 0)
			if s.dated() {
				s.from, s.to = s.from.week()
			}
			s.kind = Week
			return s, true
		}
	}
	return span{}, false
}

// theNumber reads "the five years to 2020", "the 12 months to June", "the two years before".
func (f *finder) theNumber(j int) (span, bool) {
	n, next, ok := f.small(j)
	if !ok {
		return span{}, false
	}
	u := f.word(next)
	if u.class != unit {
		return span{}, false
	}
	if s, ok := f.yearTo(n, u.value, next+1); ok {
		return s, true
	}
	if f.is(next+1, "before", "earlier") && !f.is(next+2, "the", "that") {
		return f.preceding(next+2, n, u.value)
	}
	if u.value == unitMonth {
		return f.sameMonths(n, next+1)
	}
	return span{}, false
}

// sameMonths reads "the five months" where the text has named a run of that many months.
func (f *finder) sameMonths(n, last int) (span, bool) {
	m := f.month1
	if m.from.m == 0 || m.to.m == 0 || (m.to.y-m.from.y)*12+m.to.m-m.from.m+1 != n {
		return span{}, false
	}
	m.last, m.relative, m.context = last, true, true
	return m, true
}

// yearSoFar reads "over five months" where the fifth month is the one the text or its date has
// just closed: the months of the year so far, as statistical offices report them.
func (f *finder) yearSoFar(i int) (period, bool) {
	j := f.skip(i+1, "the")
	n, next, ok := f.small(j)
	if !ok || n < 2 || n > 11 || !f.is(next, "months") || f.is(next+1, "of", "to", "ago", "later", "earlier", "before", "after") {
		return period{}, false
	}
	y := 0
	switch {
	case f.stat.kind == Month && f.stat.from == f.stat.to && f.stat.from.m == n:
		y = f.stat.from.y
	case f.anchor.m == n+1 && !f.is(i, "in"):
		y = f.anchor.y
	default:
		return period{}, false
	}
	return period{span: span{last: next + 1, from: date{y, 1, 0}, to: date{y, n, 0}, kind: Months, relative: true, context: true}}, true
}

// yearTo reads "to June 2023", "ending in 2020", "ended 31 March" after n units.
func (f *finder) yearTo(n, u, i int) (span, bool) {
	if !f.is(i, "to", "ending", "ended", "through") || u < unitWeek {
		return span{}, false
	}
	s, ok := f.core(f.skip(i+1, "in", "on", "the"))
	if !ok || s.kind == OnYear || s.kind == Range {
		return span{}, false
	}
	f.supply(&s, 0)
	r := span{last: s.last, kind: Span, relative: s.relative, context: s.context}
	if n == 1 && u == unitYear {
		r.kind = Fiscal
	}
	if !s.dated() {
		r.relative = true
		return r, true
	}
	end := s.to
	if end.d > 0 && end == dayOf(end.month().last()) {
		end.d = 0
	}
	r.to = end
	switch {
	case u == unitWeek && end.d == 0:
		return span{}, false
	case end.m == 0:
		r.from = end.plus(u, -n).plus(unitYear, 1)
	case end.d == 0:
		r.from = end.plus(u, -n).plus(unitMonth, 1)
	default:
		r.from = end.plus(u, -n).plus(unitDay, 1)
	}
	return r, true
}

// shifted moves the period the text named last by n units: "the year before", "a month later".
func (f *finder) shifted(last, u, n int) (span, bool) {
	s := span{last: last, relative: true, context: true, kind: kindOfUnit(u)}
	ref := f.topic(u)
	if !ref.dated() {
		return s, true
	}
	s.from, s.to = ref.from.plus(u, n), ref.to.plus(u, n)
	if s.to.zero() {
		s.to = s.from
	}
	if s.from.zero() {
		s.from = s.to
	}
	if u < unitYear && (ref.from.m == 0 || u < unitMonth && ref.from.d == 0) {
		s.from, s.to = date{}, date{} // finer than the period it starts from
	}
	if ref.from != ref.to && ref.kind == Range && s.from != s.to && u >= unitYear && n > 0 && !(u == unitYear && n == ref.to.y-ref.from.y+1) {
		s.from = s.to // but "five years later" after "in 2011-2015" is the next window
	}
	if s.from == ref.from && s.to == ref.to {
		s.from, s.to = date{}, date{}
	}
	if ref.kind != "" && !s.from.zero() && ref.from.m > 0 {
		s.kind = ref.kind
	}
	return s, true
}

// topic is the period from which "a year earlier" counts: the one named last, or the last
// that is longer than a week where the unit is longer than that.
func (f *finder) topic(u int) span {
	if u >= unitQuarter && f.stat.dated() && (f.ref.kind == Day || f.ref.kind == Week) {
		return f.stat
	}
	return f.ref
}

// preceding reads the n units before the period the text named last.
func (f *finder) preceding(last, n, u int) (span, bool) {
	s := span{last: last, relative: true, context: true, kind: Span}
	ref := f.topic(u)
	if !ref.dated() || ref.from.zero() {
		return s, true
	}
	from := ref.from
	switch u {
	case unitYear, unitDecade:
		if u == unitDecade {
			n *= 10
		}
		if from.d > 0 {
			from.d = 0
		}
		s.from = from.plus(unitYear, -n)
		s.to = from.plus(unitYear, -1)
		if from.m > 0 {
			s.to = from.plus(unitMonth, -1)
		}
	case unitMonth:
		if from.m > 0 {
			from.d = 0
			s.from, s.to = from.plus(unitMonth, -n), from.plus(unitMonth, -1)
		}
	}
	return s, true
}

// ago reads "three years ago", "a year earlier", "two months later" at token i.
func (f *finder) ago(i int) (span, bool) {
	n, next, ok := f.small(i)
	if !ok {
		return span{}, false
	}
	w := f.word(next)
	if w.class != unit {
		return span{}, false
	}
	u, j := w.value, next+1
	switch {
	case f.is(j, "ago"):
		if u == unitYear && f.stat.dated() && f.stat.from.m > 0 && (f.comparing(i) || f.governed(i, "than", "from", "against")) {
			return f.shifted(j+1, u, -n)
		}
		return f.backTo(j+1, n, u)
	case f.is(j, "earlier", "before", "previously") && !(f.is(j, "before") && f.is(j+1, "the", "that", "its", "he", "they", "it", "she", "a")) && u != unitDay && u != unitWeekend:
		return f.shifted(j+1, u, -n)
	case f.is(j, "from") && f.is(j+1, "now", "today"):
		return f.backTo(j+2, -n, u)
	case f.is(j, "hence"):
		return f.backTo(j+1, -n, u)
	case f.is(j, "later", "on") && u >= unitMonth:
		if f.is(j, "on") {
			return span{}, false
		}
		return f.shifted(j+1, u, n)
	}
	return span{}, false
}

// backTo is the date n units before the anchor, as fine as the unit.
func (f *finder) backTo(last, n, u int) (span, bool) {
	s := span{last: last, relative: true, kind: kindOfUnit(u)}
	if f.anchor.zero() {
		return s, true
	}
	d := f.anchor
	switch u {
	case unitYear, unitDecade:
		d = d.year()
	case unitMonth, unitQuarter, unitHalf:
		d = d.month()
	}
	if (u == unitDay || u == unitWeek) && d.d == 0 || u == unitMonth && d.m == 0 {
		return s, true
	}
	d = d.plus(u, -n)
	s.from, s.to = d, d
	if u == unitWeek {
		s.from, s.to = d.week()
	}
	return s, true
}

// back is the stretch of n units that ends at the anchor: "the past five years".
func (f *finder) back(last, n, u int) (span, bool) {
	s := span{last: last, relative: true, kind: Span}
	if f.anchor.zero() {
		return s, true
	}
	d := f.anchor
	switch {
	case u >= unitYear && (n > 1 || n < -1 || u == unitDecade):
		d = d.year()
	case u >= unitMonth:
		d = d.month()
	}
	s.to = d
	s.from = d.plus(u, -n)
	if u < unitMonth && d.d == 0 {
		s.from, s.to = date{}, date{}
	}
	return s, true
}

// forth is the stretch of n units that begins at the anchor: "the next five years".
func (f *finder) forth(last, n, u int) (span, bool) {
	s, ok := f.back(last, -n, u)
	s.from, s.to = s.to, s.from
	return s, ok
}

func kindOfUnit(u int) Kind {
	return [...]Kind{Day, Day, Week, Month, Quarter, Half, Year, Decade, Span}[u]
}

// byDay is the day n days from the anchor.
func (f *finder) byDay(last, n int) (span, bool) {
	s := span{last: last, relative: true, kind: Day}
	if f.anchor.d > 0 {
		d := f.anchor.plus(unitDay, n)
		s.from, s.to = d, d
	}
	return s, true
}

// weekdayAt reads "Wednesday", "Monday, January 12, 2016", "Tuesday last week".
func (f *finder) weekdayAt(i int) (span, bool) {
	tok := &f.toks[i]
	if len(tok.Text) < 5 && (!tok.Capital() || !f.is(i+1, ",", ".") && f.word(i+1).class != month && f.digits(i+1, 1, 2) < 0) {
		return span{}, false
	}
	j := i + 1
	if f.is(j, ".") && len(tok.Text) < 5 {
		j++
	}
	j = f.skip(j, ",")
	j = f.skip(j, "the")
	if f.digits(j, 1, 4) > 0 || f.word(j).class == month || f.word(j).class == ordinal {
		if s, ok := f.core(j); ok && s.kind == Day {
			return s, true
		}
	}
	day := f.word(i).value
	if w := f.word(i + 1); w.class == deictic && f.is(i+2, "week") {
		return f.dayInWeek(i+3, day, sign(w.value))
	}
	if len(tok.Text) < 5 {
		return span{}, false
	}
	return f.nearest(i+1, day, f.future(i, i+1))
}

func sign(n int) int { return max(-1, min(1, n)) }

// dayInWeek is a weekday in the week n weeks from the anchor's.
func (f *finder) dayInWeek(last, day, n int) (span, bool) {
	s := span{last: last, relative: true, kind: Day}
	if f.anchor.d > 0 {
		monday, _ := f.anchor.plus(unitWeek, n).week()
		d := monday.plus(unitDay, day-1)
		s.from, s.to = d, d
	}
	return s, true
}

// nearest is the last such weekday on or before the anchor, or the next one after it.
func (f *finder) nearest(last, day int, ahead bool) (span, bool) {
	s := span{last: last, relative: true, kind: Day}
	if f.anchor.d > 0 {
		now := (int(f.anchor.first().Weekday())+6)%7 + 1
		shift := -((now - day + 7) % 7)
		if ahead && shift < 0 {
			shift += 7
		}
		d := f.anchor.plus(unitDay, shift)
		s.from, s.to = d, d
	}
	return s, true
}
