package quantity

import "leeway/extract/token"

// multiple reads "doubled", "twice as much", "threefold", "to double", "halved" at token i.
func (f *finder) multiple(i int, w word) (Quantity, bool) {
	switch w.class {
	case multipleWord:
		if f.is(i+1, "down", "standards", "over") {
			return Quantity{}, false
		}
		return f.multiplied(i, i+1, w.value)
	case foldWord:
		return f.multiplied(i, i+1, w.value)
	case twiceWord:
		if !f.timesFollows(i + 1) {
			return Quantity{}, false
		}
		return f.multiplied(i, i+1, w.value)
	}
	// double, triple: verbs, or before what they multiply; not "double taxation"
	switch {
	case f.isDash(i + 1):
		return Quantity{}, false
	case f.is(i+1, "taxation", "standard", "standards", "tax", "agent", "counting", "digits", "digit", "role", "down", "blow", "game", "track", "murder", "veto", "check"):
		return Quantity{}, false
	case f.is(i-1, "to", "will", "would", "could", "should", "may", "might", "can", "than", "nearly", "almost", "about", "roughly", "some", "by", "not", "around", "over", "'ll", "is", "was", "are", "were", "at", "now"):
	case f.is(i+1, "the", "its", "their", "his", "our", "that", "what", "those", "in", "by", "from", "over", "since", "compared", "last", "as", "or"), i+1 >= f.end, f.toks[i+1].Kind == token.Punct:
	default:
		return Quantity{}, false
	}
	return f.multiplied(i, i+1, w.value)
}

func (f *finder) multiplied(first, last int, v float64) (Quantity, bool) {
	q := Quantity{First: first, Last: last, Value: v, Kind: Multiple, Unit: "times", Change: "up", Step: 1, Role: By, Words: true}
	if v < 1 {
		q.Change = "down"
		q.Step = v
	}
	return q, true
}

// times reads "times", "-fold", "x" after the number of q where it multiplies: "2.5 times",
// "five times as much", "a factor of three".
func (f *finder) times(q *Quantity) bool {
	j := q.Last
	switch {
	case f.isDash(j) && f.glued(j) && f.is(j+1, "fold"):
		q.Last = j + 2
	case f.is(j, "fold"):
		q.Last = j + 1
	case f.is(j, "times") && (f.timesFollows(j+1) || f.grown(q.First)):
		q.Last = j + 1
	case f.is(j, "x") && f.glued(j) && !f.isNumber(j+1):
		q.Last = j + 1
	case f.is(q.First-1, "of") && f.is(q.First-2, "factor") && q.Unit == "":
		q.Change = f.before(q.First - 2)
	default:
		return false
	}
	q.Kind, q.Unit = Multiple, "times"
	q.Role = By
	if q.Change == "" {
		q.Change = "up"
		if f.is(q.Last, "less", "lower", "fewer", "smaller") {
			q.Change = "down"
		}
	}
	return true
}

// timesFollows reports whether the words at token j are what a multiple is compared with.
func (f *finder) timesFollows(j int) bool {
	if j < f.end && f.toks[j].Kind == token.Symbol {
		return true
	}
	return f.is(j, "as", "more", "higher", "larger", "bigger", "greater", "the", "those", "that", "what", "its", "their", "less", "lower", "smaller", "fewer", "over", "faster", "longer", "his", "our", "cheaper", "above")
}

// grown reports whether a verb of change stands within five tokens before token i.
func (f *finder) grown(i int) bool { return f.before(i) != "" }

// before returns the direction of a verb or noun of change within five tokens before token i.
func (f *finder) before(i int) string {
	for j := i - 1; j >= max(f.begin, i-5); j-- {
		if c, ok := changes[f.toks[j].Lower]; ok && (c.verb || c.noun) && !c.more && c.direction != "" {
			return c.direction
		}
		if f.toks[j].Kind == token.Punct && !f.isDash(j) {
			return ""
		}
	}
	return ""
}
