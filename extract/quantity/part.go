package quantity

import (
	"math"
	"strconv"
	"strings"

	"leeway/extract/token"
)

// literal reads digits with separators.
func literal(s string) (amount, bool) {
	s = strings.ReplaceAll(s, ",", "")
	v, err := strconv.ParseFloat(s, 64)
	a := amount{value: v, scale: 1}
	if k := strings.IndexByte(s, '.'); k >= 0 {
		a.decimals = len(s) - k - 1
	}
	return a, err == nil
}

// percentOf is a fraction in percent, to two decimals: a third is 33.33.
func percentOf(v float64) float64 { return math.Round(v*10000) / 100 }

// asFraction makes a quantity of a part.
func (f *finder) asFraction(first, last int, v float64) Quantity {
	return Quantity{First: first, Last: last, Value: percentOf(v), Kind: Fraction, Unit: "percent", Decimals: 0, Step: 1, Words: true}
}

// fraction reads "a third", "two-thirds", "half", "three quarters of a million" at token i.
func (f *finder) fraction(first, i int) (Quantity, bool) {
	n, j := 1.0, i
	switch w := f.word(i); w.class {
	case articleWord:
		j++
	case unitWord, teenWord, tenWord:
		n = w.value
		j++
		if w.class == tenWord && f.isDash(j) && f.word(j+1).class == unitWord {
			n += f.word(j + 1).value
			j += 2
		}
	case halfWord:
		return f.halfOf(first, i, i+1)
	case denominatorWord:
		if f.is(i, "quarter") && f.word(i+1).class == scaleWord {
			return f.ofScale(first, i+1, 0.25)
		}
		return Quantity{}, false
	default:
		return Quantity{}, false
	}
	if f.isDash(j) {
		j++
	}
	w := f.word(j)
	if w.class == halfWord && n == 1 {
		return f.halfOf(first, j, j+1)
	}
	if w.class == tenWord && f.isDash(j+1) && f.glued(j+1) && f.glued(j+2) { // "one twenty-fifth"
		if d := f.word(j + 2); d.class == denominatorWord && d.value < 10 || d.class == ordinalWord {
			return f.asFraction(first, j+3, n/(w.value+d.value)), true
		}
		if f.is(j+2, "firsts") {
			return f.asFraction(first, j+3, n/(w.value+1)), true
		}
	}
	if w.class != denominatorWord {
		return Quantity{}, false
	}
	plural := strings.HasSuffix(f.toks[j].Lower, "s")
	if n != 1 && !plural && !f.glued(j) && !f.is(j, "quarter") || n >= w.value*4 {
		return Quantity{}, false
	}
	if n == 1 && plural {
		return Quantity{}, false
	}
	if f.word(j+1).class == scaleWord {
		return f.ofScale(first, j+1, n/w.value)
	}
	if f.is(j+1, "of") && f.word(j+2).class == articleWord && f.word(j+3).class == scaleWord {
		return f.ofScale(first, j+3, n/w.value)
	}
	if n == 1 && !f.partFollows(j+1) {
		return Quantity{}, false
	}
	return f.asFraction(first, j+1, n/w.value), true
}

// shrunk makes a multiple of a part that names the level left: "shrank to a seventh of its
// previous volume".
func (f *finder) shrunk(q *Quantity) {
	if q.Kind != Fraction || q.Role != To || !f.is(q.Last, "of") || !f.is(q.Last+1, "its", "their", "the", "what") {
		return
	}
	if !f.is(q.Last+2, "previous", "former", "old", "original", "it", "they", "earlier", "peak", "level", "volume", "size", "value") {
		return
	}
	q.Kind, q.Unit, q.Role, q.Comparator = Multiple, "times", By, "="
	q.Value, q.Step = math.Round(q.Value*1e4)/1e6, 0.01
	if n, next, ok := f.part(q.First); ok && next == q.Last {
		q.Value = math.Round(n*1e6) / 1e6
	}
}

// ofScale reads the scale of "half a million": the scale is token j.
func (f *finder) ofScale(first, j int, v float64) (Quantity, bool) {
	w := f.word(j)
	a := amount{value: v, scale: w.value, decimals: 1, next: j + 1, words: true}
	if w.class == dozenWord {
		a = amount{value: v * w.value, scale: 1, next: j + 1, words: true}
	}
	return f.complete(f.from(first, a), a)
}

// halfOf reads what follows "half" at token i: "a million", "of", "the", a noun.
func (f *finder) halfOf(first, i, j int) (Quantity, bool) {
	if f.word(j).class == scaleWord || f.word(j).class == dozenWord {
		return f.ofScale(first, j, 0.5)
	}
	if f.word(j).class == articleWord {
		if c := f.word(j + 1).class; c == scaleWord || c == dozenWord || c == hundredWord {
			return f.ofScale(first, j+1, 0.5)
		}
		k := f.skip(j+1, "percentage")
		if f.is(k, "point") {
			return Quantity{First: first, Last: k + 1, Value: 0.5, Kind: Points, Unit: "percentage-points", Step: 0.1, Decimals: 1, Words: true}, true
		}
		return Quantity{}, false // "half an hour"
	}
	if f.is(i-1, "first", "second", "other", "better", "and") || f.is(i-1, "-") && f.glued(i-1) {
		return Quantity{}, false
	}
	if f.is(j, "as") && f.is(j+1, "many", "much", "large", "big") {
		if f.is(j+2, "again") {
			q := f.asFraction(first, j+3, 0.5)
			q.Change = "up"
			return q, true
		}
		q := f.asFraction(first, j, 0.5)
		return q, true
	}
	if f.isDash(j) && f.glued(j) || !f.partFollows(j) {
		return Quantity{}, false
	}
	return f.asFraction(first, j, 0.5), true
}

// partFollows reports whether the token after a fraction lets it be one, and not an ordinal:
// "a third of", "by a third.", but not "a third country".
func (f *finder) partFollows(j int) bool {
	if j >= f.end {
		return true
	}
	t := &f.toks[j]
	if t.Kind == token.Punct {
		return !f.isDash(j) || t.Spaced
	}
	if t.Kind != token.Word || f.isTaken(j) {
		return true
	}
	if t.Capital() {
		return false
	}
	switch t.Lower {
	case "of", "more", "less", "fewer", "lower", "higher", "larger", "smaller", "greater", "bigger", "in", "to", "from", "since", "by", "between", "compared", "on",
		"over", "this", "last", "and", "or", "but", "as", "that", "the", "its", "their", "his", "is", "are", "was", "were", "have", "has", "came", "come", "comes", "went", "goes", "go",
		"during", "after", "before", "within", "each", "next", "a", "with", "through", "while", "for", "below", "above", "cheaper", "these", "those", "what", "who", "which",
		"year", "increase", "decrease", "drop", "fall", "decline", "cut", "rise", "reduction", "all", "share", "stake", "our", "them", "than", "abroad", "went through", "were going",
		"people", "would", "will", "could", "can", "under", "among", "live", "work", "at":
		return true
	}
	return false
}

// counters are what a part is counted in: "four dollars in five".
var counters = map[string]bool{"dollars": true, "euros": true, "roubles": true, "rubles": true, "pounds": true, "tonnes": true, "tons": true, "barrels": true,
	"workers": true, "migrants": true, "people": true}

// outOf reads "one in five", "nine out of ten", "seven in ten", "one permit in eleven" after
// the amount a at token i.
func (f *finder) outOf(i int, a amount) (Quantity, bool) {
	if a.decimals > 0 || a.scale != 1 || a.value < 1 || a.value > 99 {
		return Quantity{}, false
	}
	j := a.next
	for k := 0; k < 3 && j < f.end && !f.is(j, "in", "out"); k++ {
		if a.value != 1 && (k > 0 || !counters[f.lower(j)]) || f.toks[j].Kind != token.Word || f.toks[j].Capital() {
			break
		}
		j++
	}
	explicit := false
	switch {
	case f.is(j, "out") && f.is(j+1, "of"):
		j += 2
		explicit = true
	case f.is(j, "of") && f.is(j+1, "every"):
		j++
		explicit = true
	case f.is(j, "in"):
		j++
	default:
		return Quantity{}, false
	}
	j = f.skip(j, "every")
	if f.isTaken(j) {
		return Quantity{}, false
	}
	b, ok := f.plain(j)
	if !ok {
		b, ok = f.spelled(j)
	}
	if !ok || b.value*b.scale <= a.value || b.decimals > 0 {
		return Quantity{}, false
	}
	if !explicit && a.value > 1 && b.value != 10 && b.value != 100 && b.value != 5 && b.value != 4 && b.value != 3 && b.value != 20 {
		return Quantity{}, false
	}
	// "one in five" but not "in 2 of 10 years", "one in three days"
	if u, ok := units[f.lower(b.next)]; ok && (u.kind == "time" || u.kind == "percent") {
		return Quantity{}, false
	}
	return f.asFraction(i, b.next, a.value/b.total()), true
}

func (f *finder) lower(i int) string {
	if i >= f.end || i < f.begin {
		return ""
	}
	return f.toks[i].Lower
}

// slash reads 3/4 and "2 1/4"; other slashes belong to names, dates and pairs.
func (f *finder) slash(i int, a amount) (Quantity, bool) {
	whole, j := 0.0, i
	if f.isNumber(a.next) && f.is(a.next+1, "/") && f.glued(a.next+1) && a.decimals == 0 {
		whole, j = a.value, a.next
	}
	if !f.is(j+1, "/") || !f.isNumber(j+2) || !f.glued(j+1) || !f.glued(j+2) || f.is(j+3, "/") && f.glued(j+3) {
		return Quantity{}, false
	}
	n, ok1 := literal(f.toks[j].Text)
	d, ok2 := literal(f.toks[j+2].Text)
	if !ok1 || !ok2 || d.value < 2 || d.value > 100 || n.value >= d.value || n.decimals+d.decimals > 0 {
		return Quantity{}, false
	}
	sign, first := f.sign(i)
	if whole > 0 {
		b := amount{value: sign * (whole + n.value/d.value), scale: 1, decimals: 2, next: j + 3}
		return f.complete(f.from(first, b), b)
	}
	q := f.asFraction(first, j+3, sign*n.value/d.value)
	return q, true
}

// ordinal reads 26th after the amount a: a rank where its words make it one.
func (f *finder) ordinal(i int, a amount) (Quantity, bool) {
	if !f.is(a.next, "st", "nd", "rd", "th") || !f.glued(a.next) || a.decimals > 0 {
		return Quantity{}, false
	}
	q := Quantity{First: i, Last: a.next + 1, Value: a.value, Step: 1}
	if f.ranks(a.next + 1) {
		q.Kind = Rank
	}
	return q, true
}

// rankWord reads "third-largest", "second place", "first among".
func (f *finder) rankWord(i int, w word) (Quantity, bool) {
	if !f.ranks(i + 1) {
		return Quantity{}, false
	}
	return Quantity{First: i, Last: i + 1, Value: w.value, Kind: Rank, Step: 1, Words: true}, true
}

// ranks reports whether the words at token j make an ordinal before them a rank.
func (f *finder) ranks(j int) bool {
	if f.isDash(j) {
		j++
	}
	return f.is(j, "largest", "biggest", "highest", "most", "place", "among", "smallest", "lowest", "poorest", "richest", "busiest", "rank", "spot", "position", "leading", "greatest", "main", "top", "in") && (!f.is(j, "in") || f.is(j+1, "the") && f.is(j+2, "world", "ranking", "list", "region"))
}
