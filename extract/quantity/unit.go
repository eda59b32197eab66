package quantity

import (
	"strings"

	"leeway/extract/token"
)

// unit reads the unit at the end of q.
func (f *finder) unit(q *Quantity) bool {
	j := q.Last
	if j >= f.end {
		return false
	}
	hyphen := false
	if f.isDash(j) && f.glued(j) && f.glued(j+1) {
		hyphen = true
		j++ // "25-percent", "12-cent", "20-year"
	}
	if f.percent(q, j) || f.currency(q, j) {
		return true
	}
	name, u, next := f.measure(j)
	if name == "" {
		return false
	}
	switch u.kind {
	case "measure", "daily", "glued":
		if u.kind == "glued" && !f.glued(j) {
			return false
		}
		f.measured(q, u, next)
		if u.kind == "daily" {
			q.Per = "day"
		}
		q.Kind = Measure
		return true
	case "cent":
		f.measured(q, u, next)
		q.Kind = Money
		return true
	case "time":
		if hyphen && f.isDash(next) && f.is(next+1, "old", "olds") {
			return false
		}
		if f.is(next, "old") {
			return false
		}
		f.measured(q, u, next)
		q.Kind = Measure
		return true
	case "noun":
		if hyphen {
			q.Noun, q.Unit, q.Last = f.toks[j].Text, u.name, next
			return true
		}
	}
	return false
}

// plusCents adds the hundredths of "3 dollars 50 cents" and "thirteen dollars and forty-five cents".
func (f *finder) plusCents(q *Quantity) {
	j := f.skip(q.Last, "and")
	b, ok := f.plain(j)
	if !ok {
		b, ok = f.spelled(j)
	}
	if ok && b.total() < 100 && f.is(b.next, "cent", "cents") && q.Step >= 1 && q.Step < 100 {
		q.Value, q.Step, q.Decimals, q.Last = clean(q.Value+b.total()/100), 0.01, 2, b.next+1
	}
}

// measured scales q by the unit's factor.
func (f *finder) measured(q *Quantity, u unit, next int) {
	q.Unit, q.Last = u.name, next
	if u.factor != 1 {
		q.Value = clean(q.Value * u.factor)
		q.Step *= u.factor
		if q.To != nil {
			v := clean(*q.To * u.factor)
			q.To = &v
		}
	}
}

// measure looks up the longest unit of up to two words at token j.
func (f *finder) measure(j int) (string, unit, int) {
	if j >= f.end || f.isTaken(j) && !f.is(j, "years", "year", "months", "days", "weeks") || f.isTaken(j) {
		return "", unit{}, j
	}
	t := f.toks[j].Lower
	if f.toks[j].Kind == token.Word && j+1 < f.end && f.toks[j+1].Kind == token.Word {
		switch t {
		case "cubic", "square", "sq", "cu", "metric", "nautical", "kilowatt", "megawatt", "gigawatt", "terawatt":
			k := j + 1
			two := t + " " + f.toks[k].Lower
			if u, ok := units[two]; ok {
				return two, u, k + 1
			}
		}
	}
	if f.toks[j].Kind == token.Word && f.isDash(j+1) && j+2 < f.end {
		if u, ok := units[t+" "+f.toks[j+2].Lower]; ok {
			return t, u, j + 3
		}
	}
	if t == "b" && f.is(j+1, "/") && f.is(j+2, "d") {
		return "b/d", units["b/d"], j + 3
	}
	if u, ok := units[t]; ok && u.kind != "percent" && u.kind != "none" {
		if t == "mt" && f.toks[j].Text == "mt" || t == "foot" && f.is(j+1, "soldiers") {
			return "", unit{}, j
		}
		return t, u, j + 1
	}
	return "", unit{}, j
}

// percent reads %, percent, per cent, percentage points, points, basis points.
func (f *finder) percent(q *Quantity, j int) bool {
	next := 0
	switch {
	case f.is(j, "%", "percent", "pct", "percents"):
		next = j + 1
	case f.is(j, "per") && f.is(j+1, "cent", "cents"):
		next = j + 2
	case f.is(j, "percentage"):
		next = j + 1
	case f.is(j, "pp", "ppt", "ppts", "pps", "p.p"):
		q.Kind, q.Unit, q.Last = Points, "percentage-points", j+1
		return true
	case f.is(j, "basis") && f.is(j+1, "points", "point"):
		f.measured(q, unit{"percentage-points", 0.01, ""}, j+2)
		q.Kind = Points
		return true
	case f.is(j, "points", "point") && f.sharePoints(q):
		q.Kind, q.Unit, q.Last = Points, "percentage-points", j+1
		return true
	default:
		return false
	}
	k := next
	if f.isDash(k) {
		k++
	}
	if f.is(k, "point", "points") {
		q.Kind, q.Unit, q.Last = Points, "percentage-points", k+1
		return true
	}
	if !q.Words || q.Kind != Fraction {
		q.Kind = Percent
	}
	q.Unit, q.Last = "percent", next
	if f.is(k, "-") && f.glued(k) && f.glued(k+1) {
		return true
	}
	return true
}

// sharePoints reports whether bare "points" are percentage points: the amount of a change
// beside a percentage.
func (f *finder) sharePoints(q *Quantity) bool {
	if q.Value >= 100 {
		return false // an index
	}
	near := false
	for k := len(f.out) - 1; k >= 0 && k >= len(f.out)-4; k-- {
		near = near || f.out[k].Kind == Percent || f.out[k].Kind == Points
	}
	for j := q.Last; j < min(f.end, q.Last+14) && !near; j++ {
		near = f.is(j, "%", "percent")
	}
	return near && (f.moved(q.First) || f.is(q.First-1, "of"))
}

// currency reads the name or code of a currency after the number.
func (f *finder) currency(q *Quantity, j int) bool {
	code, next := f.currencyAt(j)
	if code == "" && j < f.end && len(f.toks[j].Text) == 4 && f.toks[j].Text[0] == 'M' && q.Step <= 1 && isAllCaps(f.toks[j].Text) {
		if code = symbols[f.toks[j].Text[1:]]; code != "" { // "120 MEUR"
			q.Value, q.Step, next = clean(q.Value*1e6), q.Step*1e6, j+1
		}
	}
	if code == "" {
		return false
	}
	q.Kind, q.Unit, q.Last = Money, code, next
	f.plusCents(q)
	// "75 USD million"
	if w := f.word(next); q.Step <= 1 && (w.class == scaleWord || w.class == shortWord) {
		q.Value, q.Step, q.Last = clean(q.Value*w.value), q.Step*w.value, next+1
	}
	return true
}

// moneyAfter reports whether a currency follows at token j, so that a letter before it is a scale.
func (f *finder) moneyAfter(j int) bool {
	if w := f.word(j); w.class == letterWord || w.class == shortWord || w.class == moneyWord {
		j++
	}
	code, _ := f.currencyAt(j)
	return code != ""
}

// currencyAt reads "US dollars", "Swiss francs", "yuan", "USD", "€" at token j.
func (f *finder) currencyAt(j int) (string, int) {
	if j >= f.end {
		return "", j
	}
	t := &f.toks[j]
	if t.Kind == token.Symbol || t.Kind == token.Word && len(t.Text) <= 9 {
		if code := f.code(t); code != "" {
			// a symbol that opens the next amount: "5 $10 bills"
			if t.Kind == token.Symbol && f.isNumber(j+1) && f.glued(j+1) {
				return "", j
			}
			return code, j + 1
		}
	}
	if t.Kind != token.Word {
		return "", j
	}
	if c := currencyNames[t.Lower]; c != nil {
		if t.Lower == "real" || t.Lower == "sum" || t.Lower == "won" || t.Lower == "sol" || t.Lower == "lev" || t.Lower == "dong" && t.Capital() || t.Lower == "mark" || t.Lower == "crown" || t.Lower == "sterling" || t.Lower == "rand" && t.Capital() || t.Lower == "guarani" && t.Capital() || t.Lower == "real" {
			if !f.named(j, c) {
				return "", j
			}
		}
		next := j + 1
		if f.is(next, "sterling") && t.Lower[:5] == "pound" {
			return "gbp", next + 1
		}
		return f.choose(j, c), next
	}
	place, k := t.Text, j+1
	if j+1 < f.end && f.toks[j+1].Kind == token.Word {
		if two := place + " " + f.toks[j+1].Text; placeNames[two] {
			place, k = two, j+2
		}
	}
	if !placeNames[place] {
		lower := strings.ToUpper(place[:1]) + place[1:]
		if !placeNames[lower] && !placeNames[strings.ToUpper(place)] {
			return "", j
		}
		place = lower
		if placeNames[strings.ToUpper(t.Text)] {
			place = strings.ToUpper(t.Text)
		}
	}
	if k < f.end && f.toks[k].Kind == token.Word {
		for _, c := range currencyNames[f.toks[k].Lower] {
			if c.places[place] {
				return c.code, k + 1
			}
		}
	}
	return "", j
}

// code returns the currency whose symbol or code token t is. Codes that are also English words
// in capitals count only as symbols do, never alone; of lower-case codes the commonest are read.
func (f *finder) code(t *token.Token) string {
	switch t.Text {
	case "LE", "S", "ALL", "CUP", "TOP", "PEN", "BOB", "MAD", "SOS", "Sh", "TRY":
		return ""
	case "usd", "eur", "gbp", "chf", "jpy", "cny", "rmb", "inr":
		return symbols[strings.ToUpper(t.Text)]
	}
	return symbols[t.Text]
}

// millions reads MAUD 60, a code with its scale before the number.
func (f *finder) millions(i int) (Quantity, bool) {
	s := f.toks[i].Text
	if len(s) != 4 || s[0] != 'M' || !isAllCaps(s) || symbols[s[1:]] == "" || !f.isNumber(i+1) {
		return Quantity{}, false
	}
	q, ok := f.money(i, i+1, symbols[s[1:]])
	if ok && q.Step <= 1 {
		q.Value, q.Step = clean(q.Value*1e6), q.Step*1e6
	}
	return q, ok
}

// named reports whether the text names a place of one of the currencies within the sentence.
func (f *finder) named(i int, candidates []*currency) bool {
	for j := max(f.begin, i-60); j < min(f.end, i+60); j++ {
		if j != i && f.toks[j].Capital() {
			for _, c := range candidates {
				if c.places[f.toks[j].Text] {
					return true
				}
			}
		}
	}
	return false
}

// choose picks among currencies of one name the one whose place is named nearest before
// token i, the first of the table where none is.
func (f *finder) choose(i int, candidates []*currency) string {
	if len(candidates) == 1 {
		return candidates[0].code
	}
	if d := f.toks[i].Lower; d == "dollar" || d == "dollars" {
		return "usd"
	}
	for j := i - 1; j >= max(0, i-300); j-- {
		t := &f.toks[j]
		if t.Kind != token.Word || !t.Capital() || !placeNames[t.Text] {
			continue
		}
		for _, c := range candidates {
			if c.places[t.Text] {
				return c.code
			}
		}
	}
	for j := i + 1; j < min(len(f.toks), i+60); j++ {
		t := &f.toks[j]
		if t.Kind != token.Word || !t.Capital() || !placeNames[t.Text] {
			continue
		}
		for _, c := range candidates {
			if c.places[t.Text] {
				return c.code
			}
		}
	}
	return candidates[0].code
}

// money reads an amount after a symbol: first is the symbol's first token, i the number's.
func (f *finder) money(first, i int, code string) (Quantity, bool) {
	sign := 1.0
	if f.is(i, "-", "−") && f.isNumber(i+1) {
		sign = -1
		i++
	}
	a, ok := f.plain(i)
	if !ok {
		return Quantity{}, false
	}
	f.scaled(&a, true)
	q := f.from(first, a)
	q.Kind, q.Unit = Money, code
	q.Value *= sign
	f.rangeTo(&q, a)
	f.suffix(&q)
	if s, at := f.sign(first); s < 0 {
		q.Value, q.First = -q.Value, at
	}
	return q, true
}

// suffix reads what repeats or details the currency after the number: "$5 billion US", "$10 dollars",
// "$2.5-billion".
func (f *finder) suffix(q *Quantity) {
	j := q.Last
	if f.isDash(j) && f.glued(j) && f.glued(j+1) {
		if w := f.word(j + 1); w.class == scaleWord && q.Step <= 1 {
			q.Value, q.Step, q.Last = clean(q.Value*w.value), q.Step*w.value, j+2
			j = q.Last
		}
	}
	if code, next := f.currencyAt(j); code != "" && code == q.Unit && f.toks[j].Kind == token.Word && f.toks[j].Spaced {
		q.Last = next
		if w := f.word(next); q.Step <= 1 && (w.class == scaleWord || w.class == shortWord) {
			q.Value, q.Step, q.Last = clean(q.Value*w.value), q.Step*w.value, next+1
		}
	}
}

// prefixed reads amounts whose currency is letters before the number: RM5.2 billion, US$ 300m,
// Rs 1,200 crore, USD 200, HK$10, C$1 trillion.
func (f *finder) prefixed(i int) (Quantity, bool) {
	t := &f.toks[i]
	j := i + 1
	if f.is(j, "$", "€", "£", "¥", "₵") && (f.glued(j) || f.toks[j].Spaced && f.isNumber(j+1)) {
		for _, form := range [2]string{t.Text, strings.ToUpper(t.Text)} {
			code := symbols[form+f.toks[j].Text]
			if code != "" && (f.glued(j) || t.Text != "a" && t.Text != "s") && !(t.Lower == "s" && f.is(i-1, ".")) {
				return f.money(i, j+1, code)
			}
		}
		if f.is(j, "$") && f.is(i, "us", "u.s.") {
			return f.money(i, j+1, "usd")
		}
	}
	if f.is(i, "u") && f.is(i+1, ".") && f.is(i+2, "s") {
		if k := f.skip(i+3, "."); f.is(k, "$") && f.isNumber(k+1) {
			return f.money(i, k+1, "usd")
		}
	}
	if q, ok := f.millions(i); ok {
		return q, true
	}
	if code := f.code(t); code != "" {
		k := j
		if f.is(k, ".") && f.glued(k) {
			k++
		}
		if f.is(k, "$") && f.glued(k) {
			k++
		}
		if f.isNumber(k) && !f.isTaken(k) {
			return f.money(i, k, code)
		}
		return Quantity{}, false
	}
	return f.gluedCode(i)
}

// gluedCode reads RM818 and USD115.5, which the tokeniser leaves in one word up to the point.
func (f *finder) gluedCode(i int) (Quantity, bool) {
	s := f.toks[i].Text
	k := 0
	for k < len(s) && (s[k] < '0' || s[k] > '9') {
		k++
	}
	if k == 0 || k == len(s) || k > 4 {
		return Quantity{}, false
	}
	code := symbols[s[:k]]
	if code == "" {
		return Quantity{}, false
	}
	digits, j := s[k:], i+1
	for (f.is(j, ".") || f.is(j, ",")) && f.glued(j) && f.isNumber(j+1) && f.glued(j+1) {
		digits += f.toks[j].Text + f.toks[j+1].Text
		j += 2
	}
	for n := 0; n < len(digits); n++ {
		if c := digits[n]; (c < '0' || c > '9') && c != '.' && c != ',' {
			digits = digits[:n] // a scale glued to it: RM5bn
			break
		}
	}
	a, ok := literal(digits)
	if !ok {
		return Quantity{}, false
	}
	a.next = j
	if rest := s[k:]; j == i+1 && len(digits) < len(rest) {
		w, ok := lexicon[strings.ToLower(rest[len(digits):])]
		if !ok || w.class != shortWord && w.class != letterWord {
			return Quantity{}, false
		}
		a.scale = w.value
	} else {
		f.scaled(&a, true)
	}
	q := f.from(i, a)
	q.Kind, q.Unit = Money, code
	f.rangeTo(&q, a)
	return q, true
}
