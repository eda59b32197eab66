package when

import "leeway/extract/token"

// digits returns the value of token i where it is n digits and nothing else, else -1.
func (f *finder) digits(i, least, most int) int {
	if i < f.begin || i >= f.end || f.toks[i].Kind != token.Number {
		return -1
	}
	return atoi(f.toks[i].Text, least, most)
}

// atoi reads least to most digits, -1 where s is anything else.
func atoi(s string, least, most int) int {
	if len(s) < least || len(s) > most {
		return -1
	}
	n := 0
	for k := 0; k < len(s); k++ {
		if s[k] < '0' || s[k] > '9' {
			return -1
		}
		n = n*10 + int(s[k]-'0')
	}
	return n
}

// year reads a year in digits at token i.
func (f *finder) year(i int) (int, bool) {
	y := f.digits(i, 4, 4)
	if y < 1000 || y > 2199 {
		return 0, false
	}
	return y, true
}

// century2 completes a year of two digits beside the year y: 2016–20.
func century2(y, short int) int {
	z := y/100*100 + short
	if z < y {
		z += 100
	}
	return z
}

// counted are words that make a number of four digits before them a count, not a year.
var counted = map[string]bool{}

func init() {
	for _, w := range []string{"%", "percent", "per", "people", "troops", "soldiers", "workers", "migrants", "students",
		"tonnes", "tons", "km", "kilometres", "kilometers", "miles", "mw", "megawatts", "gw", "kwh", "barrels", "million", "billion",
		"trillion", "thousand", "hundred", "dollars", "euros", "roubles", "rubles", "companies", "firms", "citizens", "refugees",
		"jobs", "men", "women", "children", "families", "permits", "visas", "tanks", "vehicles", "aircraft", "drones", "missiles",
		"metres", "meters", "feet", "hectares", "points", "times", "bn", "mn", "tanges", "yuan", "yen", "tenge", "som", "soms", "crore", "lakh",
		"personnel", "fighters", "members", "seats", "votes", "cases", "deaths", "prisoners", "police", "officers", "projects", "enterprises"} {
		counted[w] = true
	}
}

// isYear reports whether the four digits at token i are a year where nothing else says so.
func (f *finder) isYear(i int) bool {
	y, ok := f.year(i)
	if !ok {
		return false
	}
	if i > f.begin {
		p := &f.toks[i-1]
		switch p.Text {
		case "$", "€", "£", "¥", "#", "№", ".", ",", "/", "+":
			if !f.toks[i].Spaced || p.Text == "$" {
				return false
			}
		case "-", "–":
			if !f.toks[i].Spaced && !p.Spaced && f.toks[i-1].Start > 0 && i-2 >= f.begin && f.toks[i-2].Kind == token.Word && !f.is(i-2, "mid", "early", "late", "pre", "post") && f.word(i-2).class == none {
				return false // "Su-2000"
			}
		}
		if p.Lower == "over" && f.is(i-2, "%", "percent", "cent", "points", "fold", "times", "growth", "increase") {
			return y >= 1900 && y <= 2100 // "a rise of 25 percent over 2021"
		}
		switch p.Lower {
		case "resolution", "no", "number", "article", "vision", "agenda", "expo", "horizon", "usd", "eur", "us$", "about", "approximately", "roughly", "nearly", "almost", "some", "over", "than", "least", "room", "page":
			return false
		}
	}
	if i+1 < f.end && f.is(i+1, "”", "\"", "’", "»") && i > f.begin && f.glued(i+1) && f.toks[i-1].Capital() && f.word(i-1).class == none {
		return false // a title: "Zrínyi 2026"
	}
	if i+1 < f.end {
		n := &f.toks[i+1]
		if counted[n.Lower] || n.Kind == token.Symbol && n.Text != "+" || !n.Spaced && n.Kind == token.Word && n.Lower != "s" && n.Lower != "'s" {
			return false
		}
	}
	prep := f.is(i-1, "in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "between", "through", "for", "and", "to", "early", "late", "year") || f.word(i-1).class == month
	if y < 1800 || y > 2100 {
		return prep && y > 1000 && !(y < 1500 && f.is(i-1, "of", "from", "to", "for", "by", "and"))
	}
	if y%100 == 0 && y != 2000 && !f.is(i-1, "in", "since", "until", "by") {
		return false
	}
	if y < 1900 {
		return prep
	}
	return true
}

// small reads a count in digits or words: 12, twelve, "twenty-one", "a" (1).
func (f *finder) small(i int) (n, next int, ok bool) {
	if n = f.digits(i, 1, 3); n > 0 {
		return n, i + 1, true
	}
	w := f.word(i)
	switch {
	case w.class == number && w.value >= 20:
		j := i + 1
		if f.isDash(j) {
			j++
		}
		if u := f.word(j); u.class == number && u.value < 10 && !f.is(j, "couple") {
			return w.value + u.value, j + 1, true
		}
		return w.value, i + 1, true
	case w.class == number:
		if f.is(i, "couple") {
			return 2, f.skip(i+1, "of"), true
		}
		return w.value, i + 1, true
	case w.class == article && w.value == 2:
		if f.is(i+1, "couple") {
			return 2, f.skip(i+2, "of"), true
		}
		return 1, i + 1, true
	case f.is(i, "dozen"):
		return 12, i + 1, true
	}
	return 0, i, false
}

// dayNumber reads a day of the month at token i: 4, 4th, fourth, twenty-first.
func (f *finder) dayNumber(i int) (d, next int, ok bool) {
	if d = f.digits(i, 1, 2); d >= 1 && d <= 31 {
		if f.is(i+1, "st", "nd", "rd", "th") && !f.toks[i+1].Spaced {
			return d, i + 2, true
		}
		return d, i + 1, true
	}
	w := f.word(i)
	switch {
	case w.class == ordinal:
		return w.value, i + 1, w.value <= 31
	case w.class == number && (w.value == 20 || w.value == 30):
		j := i + 1
		if f.isDash(j) {
			j++
		}
		if u := f.word(j); (u.class == ordinal || u.class == number) && u.value < 10 {
			return w.value + u.value, j + 1, w.value+u.value <= 31
		}
		return w.value, i + 1, true
	case w.class == number:
		return w.value, i + 1, true
	}
	return 0, i, false
}

// ordinalAt reads an ordinal at token i: first, 21st, twenty-first.
func (f *finder) ordinalAt(i int) (n, next int, ok bool) {
	if n = f.digits(i, 1, 2); n > 0 && f.is(i+1, "st", "nd", "rd", "th") && !f.toks[i+1].Spaced {
		return n, i + 2, true
	}
	w := f.word(i)
	if w.class == ordinal {
		return w.value, i + 1, true
	}
	if w.class == number && w.value == 20 && f.isDash(i+1) && f.word(i+2).class == ordinal {
		return 20 + f.word(i+2).value, i + 3, true
	}
	return 0, i, false
}

// monthAt reads the name of a month at token i. Names that are also common words need a
// capital, or a day beside them.
func (f *finder) monthAt(i int) (m, next int, ok bool) {
	w := f.word(i)
	if w.class != month {
		return 0, i, false
	}
	tok := &f.toks[i]
	switch tok.Lower {
	case "may", "march", "mar", "dec", "jan", "sep", "oct", "nov", "aug", "apr", "jun", "jul", "feb", "august":
		beside := f.digits(i+1, 1, 2) > 0 || f.digits(i-1, 1, 4) > 0 || f.is(i-1, ",") && f.digits(i-2, 4, 4) > 0 || f.digits(i+1, 4, 4) > 0 ||
			f.is(i-1, "st", "nd", "rd", "th", "of", "in", "since", "until", "last", "next", "this", "to", "and", "-", "/")
		if (tok.Lower == "may" || tok.Lower == "march" || tok.Lower == "mar") && !tok.Capital() {
			if !beside || tok.Lower == "may" && f.is(i-1, "and", "to", "this", "in", "-") && f.digits(i+1, 1, 4) < 0 {
				return 0, i, false
			}
		}
		if tok.Lower == "may" && i == f.begin && !beside && !f.is(i+1, ",", "alone", "was", "saw", "brought", "'s", "to", "–", "-") {
			return 0, i, false
		}
		if len(tok.Text) == 3 && tok.Lower != "may" && !tok.Capital() && !beside {
			return 0, i, false
		}
	}
	next = i + 1
	if len(tok.Text) <= 4 && tok.Lower != "may" && tok.Lower != "june" && tok.Lower != "july" || f.is(next, ".") && f.digits(next+1, 1, 2) > 0 && next+1 < f.end {
		if f.is(next, ".") && !f.toks[next].Spaced && next+1 < f.end {
			next++
		}
	}
	return w.value, next, true
}
