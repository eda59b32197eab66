package quantity

import "leeway/extract/token"

// turn finds the direction that the words beside q give it, and its role in the change.
func (f *finder) turn(q *Quantity) {
	if q.Change != "" {
		return
	}
	if f.turnAfter(q) {
		return
	}
	f.turnBefore(q)
	if q.Change == "" && q.Role == Level {
		f.turnByOrList(q)
	}
}

// turnByOrList finds the direction of an amount whose verb stands further off: "increase the
// size of the economy by 11 percent", "fell twice as fast, by 19.9 percent", or is left out
// in a list: "exports were up 5.7 percent, imports 13.2", "Morocco's by 26".
func (f *finder) turnByOrList(q *Quantity) {
	if q.Kind != Percent && q.Kind != Fraction && q.Kind != Points && q.Kind != Money {
		return
	}
	j := q.First - 1
	for j > f.begin && f.filler(j) && !f.is(j, "by") {
		j--
	}
	if len(f.out) > f.first && f.is(j, "or") && j-f.out[len(f.out)-1].Last <= 3 {
		if last := &f.out[len(f.out)-1]; last.Role == By { // "slid more than $2 a barrel, or 2.5 percent"
			q.Change, q.Role = last.Change, By
			return
		}
	}
	by := f.is(j, "by")
	last := f.listed(q)
	for k := j - 1; by && k >= max(f.begin, j-14); k-- {
		if last != nil && k < last.Last {
			break
		}
		if c, ok := changes[f.toks[k].Lower]; ok && c.verb && !c.particle {
			q.Change, q.Role = c.direction, By
			return
		}
		if f.toks[k].Kind == token.Punct && !f.isDash(k) && k != j-1 {
			break
		}
	}
	if last == nil || !by && !f.verbless(last, q) {
		return
	}
	q.Change, q.Role = last.Change, By
}

// listed returns the last quantity of the sentence where it is an amount of change of q's kind.
func (f *finder) listed(q *Quantity) *Quantity {
	for k := len(f.out) - 1; k >= max(f.first, len(f.out)-8); k-- {
		last := &f.out[k]
		if last.Role == By && last.Change != "" && (last.Unit == q.Unit) {
			return last
		}
		if last.Role == Level && last.Unit == q.Unit {
			return nil
		}
	}
	if len(f.out) > 0 && q.Elided {
		last := &f.out[len(f.out)-1]
		if last.Role == By && last.Change != "" && last.Unit == q.Unit {
			return last
		}
	}
	return nil
}

// verbless reports whether the clause of q, back to the last comma, "and" or quantity, is
// short and holds no verb.
func (f *finder) verbless(last, q *Quantity) bool {
	words := 0
	for k := q.First - 1; k >= max(f.begin, last.Last); k-- {
		t := &f.toks[k]
		if t.Kind == token.Punct && !f.isDash(k) || t.Lower == "and" || t.Lower == "while" {
			if words == 0 && t.Kind == token.Punct && !f.isTaken(k-1) {
				return false // "…, 12 percent of"
			}
			return words > 0 && !f.is(q.Last, "of")
		}
		words++
		n := len(t.Lower)
		if words > 7 || n > 4 && t.Lower[n-2:] == "ed" || f.is(k, "is", "was", "were", "are", "has", "had", "have", "took", "sent", "for", "with", "at", "to", "came", "made", "holds", "stood", "bought", "sold", "than", "against", "up", "down") {
			return false
		}
	}
	return words > 0 && words < 5 && q.Elided
}

// turnAfter reads "76 percent more", "a 12 percent drop", "5 percent year-on-year growth",
// "9 percent higher", "three points below".
func (f *finder) turnAfter(q *Quantity) bool {
	j := q.Last
	for k := 0; k < 4 && j < f.end; k++ {
		t := &f.toks[j]
		c, ok := changes[t.Lower]
		switch {
		case ok && c.more:
			if f.is(j+1, "than") || k == 0 || f.is(j+1, "in", "on", "to", "from", "over", "for", ".", ",") {
				if t.Lower == "more" && f.is(q.Last-1, "or") || q.Kind == Number && !f.is(j+1, "than") && q.Unit == "" {
					return false // "one more opportunity"
				}
				q.Change, q.Role = c.direction, By
				return true
			}
			return false
		case ok && c.noun && (k > 0 || q.Kind != Number):
			if f.is(j+1, "of") && k > 0 && q.Kind == Money {
				return false
			}
			q.Change, q.Role = c.direction, By
			return true
		case ok && c.after && k == 0 && (q.Kind == Percent || q.Kind == Points || q.Kind == Fraction) && !f.is(j+1, "all"):
			q.Change, q.Role = c.direction, By
			return true
		case f.is(j, "annual", "yearly", "monthly", "quarterly", "sharp", "steep", "real", "modest", "year", "on", "-", "over", "month", "overall", "sequential", "nominal", "slight", "significant", "net", "projected", "expected", "wage", "tariff", "price", "pay", "tax", "sales", "revenue", "point", "per", "additional"):
			if f.is(j, "-") && f.glued(j) && k == 0 && q.Kind == Measure {
				return false
			}
			j++
			continue
		}
		return false
	}
	return false
}

// turnBefore reads "rose by 5 percent", "an increase of", "down 7 percent", "fell to".
func (f *finder) turnBefore(q *Quantity) {
	role := By
	for j := q.First - 1; j >= max(f.begin, q.First-9); j-- {
		t := &f.toks[j]
		c, ok := changes[t.Lower]
		if ok {
			switch {
			case t.Lower == "up" && f.is(j+1, "to"):
				if !f.is(j-1, "is", "was", "went", "shot", "jumped", "moved", "ended", "came") {
					role = By // "up to 120" is a comparator
					continue
				}
				role = To
			case c.particle && f.is(j-1, "make", "makes", "making", "made", "set", "sets", "setting", "take", "takes", "taking", "took", "built", "backed", "signed", "signs", "ending", "ended", "wound", "put", "putting", "given", "gave", "bought", "buying", "opened", "summed", "add", "adds", "added", "cut", "cuts", "laid", "written", "wrote", "paid", "far", "pay", "sent", "call", "called", "set", "held", "came", "follow"):
				return // "makes up 63 percent"
			case c.particle && (f.is(j+1, "from") || f.is(q.First-1, "from")):
				q.Role = From
				return
			case c.after, c.more && !c.verb:
				if f.is(j+1, "than") {
					continue
				}
				return
			case c.noun && !c.verb && role == By && !f.is(j+1, "of", "by") && !(j+1 == q.First):
				return
			case t.Lower == "cut" && f.is(j+1, "off"):
				return
			}
			if q.Kind == Measure && (q.Unit == "years" || q.Unit == "months" || q.Unit == "days" || q.Unit == "weeks" || q.Unit == "hours") && role == By && !f.is(q.First-1, "by") {
				return
			}
			if (c.direction == "") || f.is(q.First-1, "from") && role == By {
				if f.is(q.First-1, "from") {
					q.Role = From
				}
				return
			}
			if c.verb && !c.particle && q.Kind == Number && role == By && q.Unit != "people" && !f.is(j+1, "by") && q.Noun == "" && j+1 != q.First {
				return
			}
			q.Change, q.Role = c.direction, role
			return
		}
		switch {
		case f.is(j, "to"):
			if role == To {
				return
			}
			role = To
		case f.is(j, "from"):
			q.Role = From
			return
		case !f.filler(j):
			return
		}
	}
}

// filler reports whether token j may stand between a word of change and its amount.
func (f *finder) filler(j int) bool {
	t := &f.toks[j]
	if t.Kind != token.Word {
		return t.Text == "$" || t.Text == "~" || t.Text == "-" && !t.Spaced
	}
	switch t.Lower {
	case "by", "of", "a", "an", "the", "further", "another", "just", "only", "mere", "record", "about", "around", "some", "roughly", "approximately", "nearly", "almost",
		"over", "more", "less", "than", "as", "much", "at", "least", "most", "close", "under", "well", "estimated", "even", "fully", "whopping", "additional", "little", "slightly", "somewhere", "between",
		"fewer", "in", "excess", "rate", "pace", "current", "previous", "annual", "average", "full", "around 0", "another 0", "total", "good", "back", "sharply", "modest", "equivalent", "respectively", "again":
		return t.Lower != "in" || f.is(j+1, "excess")
	}
	n := len(t.Lower)
	return n > 4 && t.Lower[n-2:] == "ly"
}
