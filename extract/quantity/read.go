package quantity

import "leeway/extract/token"

// numeric reads a quantity that begins with digits at token i.
func (f *finder) numeric(i int) (Quantity, bool) {
	if f.isName(i) || f.isList(i) {
		return Quantity{}, false
	}
	a, ok := f.plain(i)
	if !ok {
		return Quantity{}, false
	}
	if q, ok := f.ordinal(i, a); ok {
		return q, q.Kind == Rank
	}
	if q, ok := f.outOf(i, a); ok {
		return q, true
	}
	if q, ok := f.slash(i, a); ok {
		return q, true
	}
	f.andHalf(&a)
	f.scaled(&a, f.moneyAfter(a.next))
	sign, first := f.sign(i)
	if len(f.out) > f.first && first < f.out[len(f.out)-1].Last {
		sign, first = 1, i
	}
	q := f.from(first, a)
	q.Value *= sign
	return f.complete(q, a)
}

// from makes a bare number of an amount.
func (f *finder) from(first int, a amount) Quantity {
	return Quantity{First: first, Last: a.next, Value: a.total(), Decimals: a.decimals, Step: a.step(), Words: a.words}
}

// complete reads what follows a number: the other end of a range, the unit, the noun.
func (f *finder) complete(q Quantity, a amount) (Quantity, bool) {
	if f.times(&q) {
		return q, true
	}
	f.rangeTo(&q, a)
	if f.unit(&q) {
		f.rangeUnits(&q)
		return q, true
	}
	if f.isBare(q) {
		return Quantity{}, false
	}
	if f.elided(&q) {
		return q, true
	}
	f.counted(&q)
	return q, true
}

// rangeTo reads the other end of a range: "10-12 percent", "5 to 7 million", "between 5 and 7".
func (f *finder) rangeTo(q *Quantity, a amount) {
	j := q.Last
	between := f.is(q.First-1, "between") || f.is(q.First-2, "between")
	switch {
	case f.isDash(j) && f.toks[j].Spaced == (j+1 < f.end && f.toks[j+1].Spaced):
	case f.is(j, "to") && !f.lead(q, "from"):
		if f.moved(q.First) {
			return
		}
	case f.is(j, "and") && between:
	default:
		return
	}
	j++
	if f.isTaken(j) {
		return
	}
	if q.Kind == Money && j < f.end && symbols[f.toks[j].Text] != "" {
		j++
	}
	b, ok := f.plain(j)
	if !ok {
		b, ok = f.spelled(j)
	}
	if !ok || f.isDash(q.Last) && f.word(b.next).class == ordinalWord {
		return
	}
	f.scaled(&b, q.Kind == Money || f.moneyAfter(b.next))
	if a.scale == 1 && b.scale > 1 && b.value > a.value && !a.words || a.scale == 1 && b.scale > 1 && a.value < 1000 && a.value < b.value {
		q.Value, q.Step = clean(a.value*b.scale), a.step()*b.scale
	}
	if b.total() <= q.Value {
		return
	}
	v := b.total()
	q.To, q.Last = &v, b.next
	q.Step = min(q.Step, b.step())
}

// rangeUnits reads the other end of a range whose first end has its own unit: "between 2% and
// 3%", "2 percent to 3 percent".
func (f *finder) rangeUnits(q *Quantity) {
	j := q.Last
	if q.To != nil || q.Kind != Percent && q.Kind != Measure && q.Kind != Money && q.Kind != Points {
		return
	}
	switch {
	case f.is(j, "and") && (f.is(q.First-1, "between") || f.is(q.First-2, "between")):
	case f.is(j, "to") && !f.lead(q, "from") && !f.moved(q.First):
	case f.isDash(j) && f.glued(j) && f.glued(j+1):
	default:
		return
	}
	if f.isTaken(j + 1) {
		return
	}
	b, ok := f.plain(j + 1)
	if !ok {
		if b, ok = f.spelled(j + 1); !ok {
			return
		}
	}
	f.scaled(&b, q.Kind == Money)
	r := f.from(j+1, b)
	if f.unit(&r) && r.Unit == q.Unit && r.Value > q.Value {
		v := r.Value
		q.To, q.Last, q.Step = &v, r.Last, min(q.Step, r.Step)
	}
}

// moved reports whether a verb of change governs the number at token i, so that "to" after
// it leads to the level reached and not to the end of a range.
func (f *finder) moved(i int) bool {
	for j := i - 1; j >= max(f.begin, i-4); j-- {
		if c, ok := changes[f.toks[j].Lower]; ok && (c.verb || c.particle) {
			return true
		}
		if f.toks[j].Kind == token.Punct {
			return false
		}
	}
	return false
}

// spelledAt reads a quantity that begins with a word of the lexicon.
func (f *finder) spelledAt(i int, w word) (Quantity, bool) {
	switch w.class {
	case twiceWord, doubleWord, multipleWord, foldWord:
		return f.multiple(i, w)
	case halfWord, denominatorWord:
		return f.fraction(i, i)
	case ordinalWord:
		return f.rankWord(i, w)
	case vulgarWord:
		return f.numeric(i)
	case signWord, pluralWord, shortWord, letterWord, moneyWord, gigaWord:
		return Quantity{}, false
	case articleWord:
		if f.word(i+1).class == none {
			return Quantity{}, false
		}
	}
	if q, ok := f.fraction(i, i); ok {
		return q, true
	}
	a, ok := f.spelled(i)
	if !ok {
		return Quantity{}, false
	}
	if f.isDash(a.next) && f.glued(a.next) && f.is(a.next+1, "fold") {
		return f.multiplied(i, a.next+2, a.total())
	}
	if q, ok := f.outOf(i, a); ok {
		return q, true
	}
	sign, first := f.sign(i)
	q := f.from(first, a)
	q.Value *= sign
	if f.isPronoun(i, a) {
		return Quantity{}, false
	}
	f.parts(&q, a)
	return f.complete(q, a)
}

// parts divides a number in words by the plural denominator after it: "twenty-three fifths".
func (f *finder) parts(q *Quantity, a amount) {
	w := f.word(a.next)
	k := a.next
	if f.isDash(k) && f.glued(k) {
		k++
		w = f.word(k)
	}
	if w.class == denominatorWord && a.decimals == 0 && a.value > 1 && !f.is(k, "quarter", "quarters", "halves") && f.lower(k)[len(f.lower(k))-1] == 's' {
		q.Value, q.Last, q.Decimals, q.Step = clean(q.Value/w.value), k+1, 2, 0.01
	}
}

// isPronoun reports whether "one" at token i stands for a noun or belongs to an idiom.
func (f *finder) isPronoun(i int, a amount) bool {
	if !f.is(i, "one") || a.next != i+1 || f.word(i-1).class == signWord {
		return false
	}
	if f.is(i-1, "the", "this", "that", "no", "which", "each", "every", "any", "only", "another", "good", "new", "some", "day") && !f.hasUnit(i+1) {
		return true
	}
	if f.isDash(i+1) && f.glued(i+1) {
		return !f.moneyAfter(i+2) && !f.hasUnit(i+2)
	}
	if i+1 >= f.end {
		return i > f.begin
	}
	n := &f.toks[i+1]
	if c, ok := changes[n.Lower]; ok && c.verb || len(n.Lower) > 4 && n.Lower[len(n.Lower)-2:] == "ed" {
		return true
	}
	return n.Kind != token.Word && !f.hasUnit(i+1) || f.is(i+1, "of", "another", "such", "reason", "example", "day", "and", "or", "is", "has", "was", "will", "would", "can", "could", "should", "may", "might", "must", "which", "who", "that", "where", "in", "with", "to", "on", "by", "for", "side", "way", "hand", "thing", "side", "step", "does", "under", "as", "at", "from")
}
