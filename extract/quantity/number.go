package quantity

import (
	"math"
	"strconv"
	"strings"

	"leeway/extract/token"
)

// amount is a number with its precision.
type amount struct {
	value    float64
	scale    float64 // 1e9 for "2.5 billion", 1 where no scale word follows
	decimals int
	next     int // token after it
	words    bool
	fraction bool // an amount in parts: "three quarters"
}

func (a amount) total() float64 { return clean(a.value * a.scale) }

func (a amount) step() float64 { return a.scale * math.Pow(10, -float64(a.decimals)) }

// clean removes the binary noise of a decimal product: 0.1 × 3.
func clean(v float64) float64 {
	if v == math.Trunc(v) {
		return v
	}
	c, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return c
}

// plain reads digits with separators at token i, without scale.
func (f *finder) plain(i int) (amount, bool) {
	a := amount{scale: 1}
	if f.is(i, ".") && f.isNumber(i+1) && f.glued(i+1) {
		v, err := strconv.ParseFloat("0."+f.toks[i+1].Text, 64)
		a.value, a.decimals, a.next = v, len(f.toks[i+1].Text), i+2
		return a, err == nil
	}
	if w := f.word(i); w.class == vulgarWord {
		a.value, a.decimals, a.next, a.fraction = w.value, 2, i+1, true
		return a, true
	}
	if !f.isNumber(i) {
		return a, false
	}
	s := f.toks[i].Text
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	if dots > 1 && commas == 0 {
		return f.dotted(i, s)
	}
	digits := s
	if commas > 0 {
		digits = strings.ReplaceAll(s, ",", "")
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return a, false
	}
	a.value, a.next = v, i+1
	if k := strings.IndexByte(digits, '.'); k >= 0 {
		a.decimals = len(digits) - k - 1
	}
	if f.is(i+1, ",") && f.glued(i+1) && f.isNumber(i+2) && f.glued(i+2) {
		f.commas(i, &a)
	}
	if commas == 0 && dots == 0 && len(s) <= 3 {
		f.groups(i, &a)
	}
	f.exponent(&a)
	if w := f.word(a.next); w.class == vulgarWord && a.decimals == 0 {
		a.value, a.next, a.decimals = a.value+w.value, a.next+1, 2
	}
	return a, true
}

// exponent reads the power of ten in "1.3e6", "12.32e+14", "1.3x10^6" and the power in "1.1^23".
func (f *finder) exponent(a *amount) {
	j := a.next
	if !f.glued(j) || f.toks[j].Kind == token.Punct && !f.is(j, "×") {
		return
	}
	t := f.toks[j].Lower
	switch {
	case t == "e" || t == "^" || t == "x" && f.is(j+1, "10") && f.is(j+2, "^") || t == "×" && f.is(j+1, "10") && f.is(j+2, "^"):
		k := j + 1
		if t == "x" || t == "×" {
			k = j + 3
		}
		sign := 1.0
		for f.is(k, "+", "-") && f.glued(k) {
			if f.is(k, "-") {
				sign = -1
			}
			k++
		}
		if f.is(k-1, "-") && f.is(k-2, "-") {
			sign = 1
		}
		if !f.isNumber(k) || !f.glued(k) {
			return
		}
		n, err := strconv.ParseFloat(f.toks[k].Text, 64)
		if err != nil || n > 300 {
			return
		}
		a.next = k + 1
		if t == "^" {
			a.value = math.Pow(a.value, sign*n)
		} else {
			a.value = clean(a.value * math.Pow(10, sign*n))
		}
	case t == "x10" && f.is(j+1, "^"):
		k := f.skip(j+2, "-", "+")
		if n, err := strconv.ParseFloat(f.lower(k), 64); err == nil && n < 300 {
			if f.is(k-1, "-") {
				n = -n
			}
			a.value, a.next = clean(a.value*math.Pow(10, n)), k+1
		}
	case len(t) > 1 && t[0] == 'e':
		n, err := strconv.ParseFloat(t[1:], 64)
		if err == nil && n < 300 {
			a.value, a.next = clean(a.value*math.Pow(10, n)), j+1
		}
	}
}

// dotted reads 1.234.567, whose dots group thousands; anything else with two dots is no number.
func (f *finder) dotted(i int, s string) (amount, bool) {
	parts := strings.Split(s, ".")
	for k, p := range parts {
		if k > 0 && len(p) != 3 || len(p) > 3 {
			return amount{}, false
		}
	}
	v, err := strconv.ParseFloat(strings.Join(parts, ""), 64)
	return amount{value: v, scale: 1, next: i + 1}, err == nil
}

// commas completes numbers that the tokeniser cuts at a comma: Indian groups (12,34,567) and
// decimal commas (1,3 billion; 1.111,11).
func (f *finder) commas(i int, a *amount) {
	left, right := f.toks[i].Text, f.toks[i+2].Text
	joined, j := left, i+2
	for n := 0; n < 6 && len(left) <= 2; n++ {
		p := f.toks[j].Text
		whole := p
		if k := strings.IndexAny(p, ".,"); k >= 0 {
			whole = p[:k]
		}
		if len(whole) != 2 {
			break
		}
		joined += strings.ReplaceAll(p, ",", "")
		if strings.Contains(p, ",") {
			v, err := strconv.ParseFloat(joined, 64)
			if err == nil {
				a.value, a.next = v, j+1
				if k := strings.IndexByte(joined, '.'); k >= 0 {
					a.decimals = len(joined) - k - 1
				}
				return
			}
		}
		if !f.is(j+1, ",") || !f.glued(j+1) || !f.isNumber(j+2) || !f.glued(j+2) {
			break
		}
		j += 2
	}
	next := i + 3
	list := f.is(next, ",") && f.glued(next) && f.isNumber(next+1) && f.glued(next+1) || f.is(i-1, ",") && i-1 > f.begin && f.isNumber(i-2)
	if len(right) > 2 || strings.ContainsAny(right, ".,") || list {
		return
	}
	if strings.Contains(left, ".") && !(len(left)-strings.IndexByte(left, '.') == 4) {
		return
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(left, ".", "")+"."+right, 64)
	if err == nil {
		a.value, a.decimals, a.next = v, len(right), next
	}
}

// groups joins thousands that a space divides: 1 414 021 100.
func (f *finder) groups(i int, a *amount) {
	j, s := a.next, f.toks[i].Text
	for j < i+8 && f.isNumber(j) && f.toks[j].Spaced && f.toks[j].Start-f.toks[j-1].End <= 3 && group(f.toks[j].Text) && !f.isTaken(j) {
		s += f.toks[j].Text
		j++
		if strings.Contains(s, ".") {
			break
		}
	}
	if j == a.next || f.isNumber(j) && !f.toks[j].Spaced {
		return
	}
	v, err := strconv.ParseFloat(s, 64)
	if err == nil {
		a.value, a.next = v, j
		if k := strings.IndexByte(s, '.'); k >= 0 {
			a.decimals = len(s) - k - 1
		}
	}
}

// group reports whether s is three digits, with decimals or without.
func group(s string) bool {
	if len(s) < 3 || len(s) > 3 && s[3] != '.' {
		return false
	}
	return !strings.Contains(s[:3], ".") && !strings.Contains(s[:3], ",") && !strings.Contains(s, ",")
}

// spelled reads a number in words at token i: "one hundred and five thousand", "a dozen",
// "twenty-one", "half a million", "two and a half".
func (f *finder) spelled(i int) (amount, bool) {
	total, cur := 0.0, 0.0
	j, seen, lastScale := i, false, 0.0
	w := f.word(j)
	if w.class == articleWord {
		n := f.word(j + 1)
		if n.class != hundredWord && n.class != scaleWord && n.class != dozenWord {
			return amount{}, false
		}
		cur, seen = 1, true
		j++
	}
	for j < f.end && !f.isTaken(j) {
		k := j
		if seen && f.isDash(k) && f.word(k+1).class == unitWord && math.Mod(cur, 10) == 0 && math.Mod(cur, 100) != 0 && math.Mod(cur, 100) != 10 {
			k++
		} else if seen && f.is(k, "and") && (lastScale > 0 || math.Mod(cur, 100) == 0 && cur >= 100) && f.word(j-1).class != unitWord && f.word(j-1).class != tenWord {
			k++
			if c := f.word(k).class; c != unitWord && c != teenWord && c != tenWord {
				break
			}
			if f.word(k+1).class == scaleWord && lastScale > 0 && f.word(k+1).value >= lastScale || f.is(k, "one") && f.is(k+1, "half") {
				break
			}
			if lastScale >= 1e6 && f.word(k+1).class != hundredWord && f.word(k+1).class != scaleWord || f.word(k+1).class == denominatorWord {
				break
			}
		}
		w := f.word(k)
		switch w.class {
		case unitWord:
			if math.Mod(cur, 10) != 0 || math.Mod(cur, 100) == 10 && cur > 0 {
				goto done
			}
			cur += w.value
		case teenWord, tenWord:
			if math.Mod(cur, 100) != 0 {
				goto done
			}
			cur += w.value
		case hundredWord:
			if cur >= 100 {
				goto done
			}
			cur = math.Max(cur, 1) * 100
		case dozenWord:
			total += math.Max(cur, 1) * 12
			cur, seen, j = 0, true, k+1
			goto done
		case shortWord, pluralWord:
			if w.value != 12 || !seen {
				goto done
			}
			total, cur, j = (total+cur)*12, 0, k+1
			goto done
		case scaleWord:
			if !seen {
				goto done // the unit of a table: "(million US dollars)"
			}
			if lastScale > 0 && w.value >= lastScale && cur > 0 && total > 0 {
				goto done
			}
			if cur == 0 && total > 0 {
				total *= w.value
			} else {
				total += math.Max(cur, 1) * w.value
			}
			cur, lastScale = 0, w.value
		default:
			goto done
		}
		seen, j = true, k+1
	}
done:
	if !seen {
		return amount{}, false
	}
	a := amount{value: total + cur, scale: 1, next: j, words: true}
	if lastScale > 0 && cur == 0 {
		a.scale, a.value = lastScale, a.value/lastScale
	}
	f.point(&a)
	f.andHalf(&a)
	return a, true
}

// point reads decimals in words: "five point five".
func (f *finder) point(a *amount) {
	if !f.is(a.next, "point") || a.scale != 1 {
		return
	}
	j, digits := a.next+1, ""
	for f.word(j).class == unitWord {
		digits += strconv.Itoa(int(f.word(j).value))
		j++
	}
	if digits == "" {
		if b, ok := f.spelled(j); ok {
			digits, j = strconv.Itoa(int(b.total())), b.next
		}
	}
	if v, err := strconv.ParseFloat("0."+digits, 64); digits != "" && err == nil {
		a.value, a.decimals, a.next = a.value+v, len(digits), j
	}
}

// andHalf reads "and a half", "and three quarters" after a number, and the scale after that.
func (f *finder) andHalf(a *amount) {
	if !f.is(a.next, "and") {
		return
	}
	part, next, ok := f.part(a.next + 1)
	if !ok || part >= 1 {
		return
	}
	w := f.word(next)
	if w.class == scaleWord && a.scale > w.value {
		a.value, a.scale, a.next = a.total()+part*w.value, 1, next+1 // "one billion and a half million"
		return
	}
	a.value, a.next, a.decimals = a.value+part, next, 1
	if w.class == scaleWord && a.scale == 1 {
		a.scale, a.next = w.value, next+1
	}
}

// part reads "a half", "three quarters", "one third" at token i as a number below one.
func (f *finder) part(i int) (float64, int, bool) {
	n, j := 1.0, i
	switch w := f.word(i); w.class {
	case articleWord:
		j++
	case unitWord, teenWord:
		n = w.value
		j++
	case halfWord:
		return 0.5, i + 1, true
	default:
		return 0, i, false
	}
	if f.isDash(j) {
		j++
	}
	w := f.word(j)
	if w.class == halfWord {
		return 0.5, j + 1, n == 1
	}
	if w.class != denominatorWord {
		return 0, i, false
	}
	return n / w.value, j + 1, true
}

// scaled reads the scale after a number in digits. Letters count only where they are glued to
// the digits and nothing else explains them, or with money.
func (f *finder) scaled(a *amount, money bool) {
	j := a.next
	if f.isDash(j) && f.glued(j) && f.glued(j+1) && (f.word(j+1).class == scaleWord || f.word(j+1).class == shortWord) {
		j++ // "2.5-billion-dollar"
	}
	w := f.word(j)
	ok := false
	switch w.class {
	case scaleWord, hundredWord, dozenWord, shortWord:
		ok = true
	case pluralWord:
		ok = f.is(j, "dozens", "millions", "billions", "trillions") && !f.is(j+1, "of")
	case moneyWord:
		ok = money || f.is(j, "mm") && f.toks[j].Text == "MM"
	case letterWord:
		ok = f.letter(j, money)
	}
	if !ok {
		return
	}
	a.scale, a.next = w.value, j+1
	// "3 lakh crore", "5 hundred thousand"
	for f.word(a.next).class == scaleWord && (f.word(a.next).value > w.value || f.is(a.next, "crore")) {
		a.scale *= f.word(a.next).value
		a.next++
	}
	f.andHalf(a)
	f.remainder(a)
}

// letter reports whether the letter of token j is a scale: 2.5m with money, 10M, 10k, "5m people".
func (f *finder) letter(j int, money bool) bool {
	t := f.toks[j].Text
	if money || f.toks[j].Lower == "k" {
		return true
	}
	separated := j > f.begin && strings.ContainsAny(f.toks[j-1].Text, ".,")
	return (f.glued(j) || separated) && (t == "M" || t == "B") || f.glued(j) && (t == "b" && separated || t == "m" && separated && !f.is(j+1, "long", "high", "deep", "wide", "tall", "above", "below") || f.noun(j+1))
}

// noun reports whether token j can be what is counted.
func (f *finder) noun(j int) bool {
	if j >= f.end || f.toks[j].Kind != token.Word || f.isTaken(j) {
		return false
	}
	t := f.toks[j].Lower
	if _, ok := units[t]; ok {
		return true
	}
	return len(t) > 3 && t[len(t)-1] == 's' && !f.is(j, "this", "towards", "across", "plus", "versus", "less", "thus", "always")
}

// remainder adds a smaller part: "4 thousand 3 hundred and 21".
func (f *finder) remainder(a *amount) {
	if a.scale < 100 || a.decimals > 0 || a.fraction {
		return
	}
	if f.is(a.next, "and") && f.isNumber(a.next+1) && !f.isTaken(a.next+1) && a.scale <= 1000 {
		b, ok := f.plain(a.next + 1)
		if ok && b.value > 0 && b.value < a.scale && b.decimals == 0 { // "3 hundred and 21"
			if c := f.word(b.next).class; c != hundredWord && c != scaleWord && !f.hasUnit(b.next) {
				a.value, a.scale, a.next = a.total()+b.value, 1, b.next
			}
		}
		return
	}
	if f.isNumber(a.next) && f.word(a.next+1).class == hundredWord && a.scale == 1000 {
		b, ok := f.plain(a.next)
		if !ok {
			return
		}
		f.scaled(&b, false)
		if b.total() < 1000 {
			a.value, a.scale, a.next = a.total()+b.total(), 1, b.next
		}
	}
	if f.is(a.next, "and") {
		if b, ok := f.spelled(a.next + 1); ok && (b.total() >= 100 || a.scale == 100) && b.total() < min(a.scale, 1000) && f.word(a.next+1).class != articleWord {
			a.value, a.scale, a.next = a.total()+b.total(), 1, b.next
		}
	}
}

// hasUnit reports whether a unit stands at token j.
func (f *finder) hasUnit(j int) bool {
	if j >= f.end {
		return false
	}
	u, ok := units[f.toks[j].Lower]
	return ok && u.kind == "percent"
}

// sign returns -1 and the first token of a sign before token i, 1 and i where there is none.
func (f *finder) sign(i int) (float64, int) {
	j := i - 1
	if j < f.begin {
		return 1, i
	}
	t := &f.toks[j]
	if f.word(j).class == signWord {
		return -1, j
	}
	if (t.Text == "-" || t.Text == "−" || t.Text == "–") && !f.toks[i].Spaced && (t.Spaced || j == f.begin || f.is(j-1, "(")) {
		if j == f.begin || !f.isNumber(j-1) {
			return -1, j
		}
	}
	return 1, i
}
