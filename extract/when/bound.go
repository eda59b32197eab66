package when

// The bounds, as words.csv numbers them.
const (
	boundSince = 1 + iota
	boundUntil
	boundBy
	boundBefore
	boundAfter
	boundFrom
	boundBetween
	boundTo
	boundThrough
	boundStarting
)

// bounded reads a period at token i with the words that open or close it.
func (f *finder) bounded(i int) (period, bool) {
	w := f.word(i)
	if w.class != bound {
		if f.is(i, "within") {
			return f.within(i + 1)
		}
		if f.is(i, "over", "in") {
			if p, ok := f.yearSoFar(i); ok {
				return p, true
			}
			return period{}, false
		}
		return f.ranged(i)
	}
	switch w.value {
	case boundBetween:
		return f.between(i)
	case boundFrom:
		if p, ok := f.pair(i + 1); ok && p.kind == Range {
			return p, true
		}
		return f.open(i, i+1, Since)
	case boundStarting:
		j := f.skip(i+1, "from", "in", "on")
		return f.open(i, j, Since)
	case boundSince:
		return f.open(i, f.skip(i+1, "as"), Since)
	case boundUntil:
		return f.open(i, i+1, Until)
	case boundBy:
		return f.open(i, i+1, Until)
	case boundBefore:
		if p, ok := f.yearOut(i + 1); ok {
			return p, true
		}
		return f.open(i, i+1, Before)
	case boundAfter:
		return f.open(i, i+1, After)
	}
	return period{}, false
}

// within reads "within five years", "within the next 10 months": from the anchor on.
func (f *finder) within(j int) (period, bool) {
	k := f.skip(j, "the")
	k = f.skip(k, "next", "coming", "upcoming", "following")
	n, next, ok := f.small(k)
	if !ok || f.word(next).class != unit || f.is(next+1, "of", "after", "before") || f.word(k).class == article {
		return period{}, false
	}
	if k == j && !f.possible(j) {
		return period{}, false // "shrank to a third within two years"
	}
	s, ok := f.forth(next+1, n, f.word(next).value)
	return period{span: s}, ok
}

// possible reports whether the clause around token i speaks of what may come.
func (f *finder) possible(i int) bool {
	for k := min(i+8, f.end) - 1; k >= max(f.begin, i-30); k-- {
		if f.is(k, "will", "'ll", "shall", "would", "could", "can", "may", "might", "should", "must", "aims", "plans", "expects", "hopes", "wants", "intends", "promised", "pledged", "agreed") || f.is(k, "to") && f.ahead(k) {
			return true
		}
	}
	return false
}

// open reads the date at token j, which the word at token i opens or closes.
func (f *finder) open(i, j int, kind Kind) (period, bool) {
	if kind == Since {
		if p, ok := f.landmark(j); ok {
			return p, true
		}
	}
	p, ok := f.ranged(j)
	if !ok && kind == Since && f.is(j, "independence", "its", "their", "gaining", "the") {
		p, ok = f.eventYear(j)
	}
	if !ok || p.base != nil || kind == Before && p.kind == Span {
		return period{}, false
	}
	if f.is(i, "from") && !f.fromOpens(i, p) {
		// "77 percent from 2021", "the figures from 2019": the date stands on its own
		return period{}, false
	}
	switch kind {
	case Since, After:
		if kind == After && p.to.d == 0 && p.dated() && p.kind != Month {
			// "after 2014": from the year after it on would be finer than the words are
			p.from = p.to
		}
		p.to = date{}
	case Until:
		p.from = date{}
	case Before:
		if p.from.d > 0 {
			p.to = p.from.plus(unitDay, -1)
		} else if p.from.m > 0 {
			p.to = p.from.plus(unitMonth, -1)
		} else {
			p.to = p.from.plus(unitYear, -1)
		}
		p.from = date{}
	}
	p.kind = kind
	return p, true
}

// yearOut reads "that year was out", "the year is over" after "before".
func (f *finder) yearOut(j int) (period, bool) {
	if !f.is(j, "that", "the") || !f.is(j+1, "year") || !f.is(j+2, "was", "is") || !f.is(j+3, "out", "over") {
		return period{}, false
	}
	p := period{span: span{last: j + 4, kind: Until, relative: true}}
	switch {
	case f.is(j, "that") && f.ref.dated():
		p.to, p.context = date{f.refYear(), 0, 0}, true
	case f.is(j, "the"):
		p.to = f.anchor.year()
	}
	return p, true
}

// eventYear reads a short event and its date after "since": "independence in 1991".
func (f *finder) eventYear(j int) (period, bool) {
	for k := j + 1; k < min(j+4, f.end); k++ {
		if f.is(k, "in") {
			return f.ranged(k + 1)
		}
		if f.toks[k].Kind != f.toks[j].Kind {
			break
		}
	}
	return period{}, false
}

// fromOpens reports whether "from" at token i opens a stretch: "from 2025 on", "from March".
func (f *finder) fromOpens(i int, p period) bool {
	if f.is(p.last, "on", "onward", "onwards", "forward") {
		return true
	}
	if f.is(i-1, "up", "down", "figures", "data", "figure", "numbers") || f.is(i+1, "a", "the") && f.is(p.last-1, "earlier", "before", "ago") {
		return false
	}
	return p.kind != OnYear && p.kind != Span && (f.future(i, p.last) || f.anchor.zero() || !p.dated() || !p.from.before(f.anchor) || f.is(i-1, "starting", "effective", "beginning"))
}

// between reads "between X and Y" at token i.
func (f *finder) between(i int) (period, bool) {
	j := i + 1
	left, ok := f.end1(j)
	if !ok && f.is(j, "now") && !f.anchor.zero() {
		left, ok = span{last: j + 1, from: f.anchor, to: f.anchor, kind: kindOf(f.anchor.d), relative: true}, true
	}
	if !ok {
		return period{}, false
	}
	k := left.last
	if f.is(k, "and", "to", "through") {
		right, ok := f.end1(k + 1)
		if !ok && f.is(k+1, "now") && !f.anchor.zero() {
			right, ok = span{last: k + 2, from: f.anchor, to: f.anchor, kind: kindOf(f.anchor.d), relative: true}, true
		}
		if ok {
			if p, ok := f.join(left, right); ok {
				return p, true
			}
		}
	}
	return period{}, false
}

// end1 reads one end of a range: a date, or a range of years that is compared with another.
func (f *finder) end1(i int) (span, bool) {
	if s, ok := f.yearRange(i); ok {
		return s, true
	}
	return f.core(i)
}

// join makes one period of two ends. Two ranges ("between 2015–19 and 2020–24") are a
// window and its base.
func (f *finder) join(left, right span) (period, bool) {
	if left.noYear && !right.noYear && right.dated() {
		y := right.from.y
		left.noYear = false
		left.from.y += y
		left.to.y += y
		if right.to.before(left.from) {
			left.from.y--
			left.to.y--
		}
		left.relative = left.relative || right.relative
	}
	if right.noYear && left.dated() {
		right.noYear = false
		right.from.y += left.from.y
		right.to.y += left.from.y
		if right.to.before(left.from) {
			right.from.y++
			right.to.y++
		}
		right.relative = true
	}
	if left.noYear && right.noYear {
		r := right
		f.supply(&r, 0)
		if r.noYear {
			return period{span: span{last: right.last, kind: Range, noYear: true}}, true
		}
		return f.join(left, r)
	}
	if !left.dated() || !right.dated() {
		return period{span: span{last: right.last, kind: Range, relative: true}}, left.relative || right.relative
	}
	if right.to.before(left.from) {
		return period{}, false
	}
	if left.kind == Range && right.kind == Range {
		p := period{span: right, base: &Window{left.from.iso(), left.to.iso()}}
		return p, true
	}
	return period{span: span{last: right.last, from: left.from, to: right.to, kind: Range,
		relative: left.relative || right.relative, context: left.context || right.context}}, true
}

// pair reads "X to Y", "X – Y", "X through Y" at token i; one date alone is not enough.
func (f *finder) pair(i int) (period, bool) {
	if p, ok := f.days(i); ok {
		return p, true
	}
	left, ok := f.end1(i)
	if !ok {
		return period{}, false
	}
	k := left.last
	if !f.is(k, "to", "until", "till", "through", "thru") && !f.isDash(k) {
		return period{}, false
	}
	if f.isDash(k) && left.kind == Range {
		return period{}, false
	}
	right, ok := f.end1(k + 1)
	if !ok || right.kind == OnYear {
		return period{}, false
	}
	if f.is(k, "to") && left.relative && !left.noYear && left.kind == Span {
		return period{}, false
	}
	return f.join(left, right)
}

// ranged reads a range or a single date at token i and supplies its year.
func (f *finder) ranged(i int) (period, bool) {
	if p, ok := f.pair(i); ok {
		return p, true
	}
	s, ok := f.end1(i)
	if !ok {
		return period{}, false
	}
	// "in 2014 and 2015": neighbouring years joined by "and" are one stretch
	if s.kind == Year && !s.relative && f.is(s.last, "and") {
		if r, ok := f.core(s.last + 1); ok && r.kind == Year && !r.relative && r.from.y == s.from.y+1 {
			return f.join(s, r)
		}
	}
	f.supply(&s, 0)
	return period{span: s}, true
}

// supply finds the year of a span that names none: the latest one that has begun by the
// anchor, or the next to come where the sentence looks ahead.
func (f *finder) supply(s *span, shift int) {
	if !s.noYear {
		return
	}
	year, from := 0, s.from
	switch {
	case !f.anchor.zero():
		year = f.anchor.y
		from.y += year
		if f.anchor.m > 0 {
			ahead := f.future(f.at, s.last)
			if f.anchor.last().Before(from.first()) && !ahead {
				year--
			} else if ahead {
				to := s.to
				to.y += year
				if to.before(f.anchor) {
					year++
				}
			}
		}
	case f.ref.dated():
		year = max(f.ref.from.y, f.ref.to.y)
		s.context = true
	default:
		return
	}
	s.noYear, s.relative = false, true
	s.from.y += year + shift
	s.to.y += year + shift
	if s.from.d == 29 && s.from.m == 2 && !s.from.valid() {
		s.from.y--
		s.to.y--
	}
}

// landmark reads dates that have a name: the start of Russia's war against Ukraine.
func (f *finder) landmark(i int) (period, bool) {
	war, ukraine, j := false, false, i
	for ; j < min(i+14, f.end); j++ {
		switch f.toks[j].Lower {
		case "war", "invasion":
			war = true
		case "ukraine", "ukrainian":
			ukraine = true
		case "the", "russia", "russian", "moscow", "start", "of", "'s", "full", "-", "scale", "outbreak", "beginning", "in", "against", "on", "onset", "with", "began", "’s", "unprovoked", "illegal", "between", "and", "large":
		case "world", "cold", "civil", "first", "second", "gulf", "korean":
			return period{}, false
		default:
			goto done
		}
	}
done:
	if !war || !ukraine {
		return period{}, false
	}
	for j > i && f.is(j-1, "the", "of", "in", "against", "on", "with", "and", "between", "-", "’s", "'s") {
		j--
	}
	// a year that follows dates the event itself
	if s, ok := f.core(f.skip(j, "in", "on")); ok && s.dated() {
		return period{}, false
	}
	return period{span: span{last: j, from: date{2022, 2, 24}, kind: Since}}, true
}
