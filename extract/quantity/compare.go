package quantity

import "leeway/extract/token"

// compare reads the comparator before or after q: "more than", "almost", "up to", "or more".
func (f *finder) compare(q *Quantity) {
	if f.is(q.Last, "or") {
		switch {
		case f.is(q.Last+1, "more", "above", "higher", "over", "greater"):
			q.Comparator = ">="
			return
		case f.is(q.Last+1, "less", "fewer", "below", "lower", "under"):
			q.Comparator = "<="
			return
		case f.is(q.Last+1, "so", "thereabouts"):
			q.Comparator = "~"
			return
		}
	}
	if f.is(q.Last, "+") && f.glued(q.Last) {
		q.Comparator = ">="
		return
	}
	j := q.First - 1
	for j >= f.begin && f.is(j, "a", "an", "the", "only", "just", "mere", "record", "further", "another", "some", "whopping", "additional", "full", "estimated", "total", "of", "least", "or", "something", "like", "somewhere", "extra", "by", "to", "at", "$", "~", "≈") {
		if c := f.comparator(j); c != "" {
			if !f.lasting(q, j) {
				q.Comparator = c
			}
			return
		}
		if f.is(j, "to", "at", "by") {
			break
		}
		j--
	}
	if j >= f.begin {
		q.Comparator = f.comparator(j)
	}
	if q.Comparator != "" && f.lasting(q, j) {
		q.Comparator = ""
	}
	if q.Comparator == "" && q.To == nil {
		if f.is(j, "to") || f.is(j, "by", "at", "of", "worth") {
			j--
		}
		q.Comparator = f.reaching(j)
	}
}

// lasting reports whether the preposition at token j belongs to a length of time and compares
// nothing: "2 percent over 20 years", "under a three-year deal".
func (f *finder) lasting(q *Quantity, j int) bool {
	if q.Kind != Measure || !f.is(j, "over", "under") {
		return false
	}
	switch q.Unit {
	case "years", "months", "weeks", "days", "decades", "hours":
		return !f.is(j-1, "for", "well", "just", "took", "takes", "lasted", "of")
	}
	return false
}

// comparator returns what the words that end at token j say of the number after them.
func (f *finder) comparator(j int) string {
	switch f.lower(j) {
	case "than":
		return f.than(j)
	case "over":
		if f.is(j-1, "spread", "control", "power", "year") {
			return ""
		}
		return ">"
	case "above", "exceeding", "exceed", "exceeds", "exceeded", "surpassing", "surpassed", "surpasses", "topping", "topped", "tops", "beyond", "past", "upwards":
		if f.is(j, "past", "beyond") && !f.is(j-1, "well", "just", "rose", "climbed", "grew") {
			return ""
		}
		return ">"
	case "of":
		switch {
		case f.is(j-1, "excess") && f.is(j-2, "in"), f.is(j-1, "upwards", "upward"):
			return ">"
		case f.is(j-1, "minimum"):
			return ">="
		case f.is(j-1, "maximum"):
			return "<="
		case f.is(j-1, "short") || f.is(j-1, "shy"):
			return "<"
		}
	case "nearly", "almost", "under", "below", "nigh":
		return "<"
	case "about", "around", "approximately", "roughly", "circa", "ca", "some", "approximate", "approx", "~", "≈", "estimated", "c.":
		if f.is(j, "around", "about") && f.is(j-1, "brought", "turned", "just") && !f.is(j-1, "just") {
			return ""
		}
		return "~"
	case "estimates", "estimate":
		return ""
	case "least":
		if f.is(j-1, "at") {
			return ">="
		}
	case "most":
		if f.is(j-1, "at") {
			return "<="
		}
	case "to":
		switch {
		case f.is(j-1, "up"):
			if f.is(j-2, "is", "are", "was", "were", "went", "rose", "goes", "jumped", "shot") {
				return ""
			}
			return "<="
		case f.is(j-1, "close", "near", "nearer", "equivalent"):
			if f.is(j-2, "nowhere") {
				return "<"
			}
			if f.is(j-1, "equivalent") {
				return ""
			}
			return "~"
		}
	case "as":
		if f.is(j-1, "much", "many", "high", "large") && f.is(j-2, "as") {
			return "<="
		}
		if f.is(j-1, "little", "few", "low") && f.is(j-2, "as") {
			return ">="
		}
	case "like":
		if f.is(j-1, "something") {
			return "~"
		}
	case "somewhere", "near", "nearing", "approaching", "approached":
		if f.is(j, "near") && f.is(j-1, "nowhere") {
			return "<"
		}
		if f.is(j, "near", "nearing", "approaching", "approached") {
			return "~"
		}
	case "maximum":
		return "<="
	case "minimum":
		return ">="
	case "so":
		if f.is(j-1, "or") {
			return "~"
		}
	}
	return ""
}

// than reads the words before "than" at token j.
func (f *finder) than(j int) string {
	if len(f.out) > f.first && f.out[len(f.out)-1].Last == j-1 {
		return "" // "a tenth less than the $2.9 billion of a year ago" compares two amounts
	}
	negative := f.is(j-2, "no", "not") || f.is(j-2, "n't")
	switch f.lower(j - 1) {
	case "more", "greater", "higher", "larger", "bigger", "better", "longer":
		if negative {
			return "<="
		}
		return ">"
	case "less", "fewer", "lower", "smaller":
		if negative {
			return ">="
		}
		return "<"
	}
	return ""
}

// reaching reads verbs that bound the number after them: "exceeded four billion", "topped".
func (f *finder) reaching(j int) string {
	switch f.lower(j) {
	case "exceeded", "exceeds", "exceed", "exceeding", "topped", "tops", "topping", "surpassed", "surpasses", "surpassing", "passed", "overtook":
		if f.is(j, "passed") {
			return ""
		}
		return ">"
	case "start", "starts", "starting":
		if f.is(j+1, "at") {
			return ">="
		}
	case "close":
		if f.is(j+1, "to") {
			return "~"
		}
	case "approached", "neared":
		return "~"
	}
	return ""
}

// rate reads "a year", "per day", "annually", "b/d" beside q.
func (f *finder) rate(q *Quantity) {
	j := q.Last
	for k := j; k < min(f.end, j+7); k++ {
		if f.is(k, ",", ";", ".", "(", "and", "to", "in", "from") {
			break
		}
		if per := f.per(k); per != "" && !f.is(k+2, "ago", "earlier", "later", "before", "after") {
			q.Per = per
			return
		}
		if f.isNumber(k) {
			break
		}
	}
	for k := q.First - 1; k >= max(f.begin, q.First-8); k-- {
		t := &f.toks[k]
		if t.Kind == token.Punct || t.Kind == token.Number {
			return
		}
		switch t.Lower {
		case "annual", "annually", "yearly":
			if q.Kind == Percent || q.Kind == Fraction || q.Kind == Points || q.Kind == Multiple {
				return
			}
			q.Per = "year"
			return
		}
	}
}

// per reads a rate at token k.
func (f *finder) per(k int) string {
	switch f.lower(k) {
	case "annually", "yearly":
		return "year"
	case "daily":
		return "day"
	case "monthly":
		return "month"
	case "weekly":
		return "week"
	case "a", "per", "each", "every", "/", "an":
		switch f.lower(k + 1) {
		case "year", "annum":
			return "year"
		case "month":
			return "month"
		case "day":
			return "day"
		case "week":
			return "week"
		case "hour":
			return "hour"
		}
	}
	return ""
}
