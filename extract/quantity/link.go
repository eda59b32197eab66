package quantity

import "leeway/extract/token"

// link joins the quantities of a sentence that are the two ends of a change ("from 10 to 15
// percent", "to 102 from 108 billion") and lets one that lacks a unit take the other's.
func (f *finder) link() {
	for k := len(f.out) - 2; k >= f.first; k-- {
		f.shareUnit(&f.out[k], &f.out[k+1])
	}
	for k := f.first; k+1 < len(f.out); k++ {
		a, b := &f.out[k], &f.out[k+1]
		switch {
		case f.lead(a, "from") && f.lead(b, "to") && b.First-a.Last <= 12 && !f.stop(a.Last, b.First):
			f.moves(a, b)
		case (f.lead(a, "to") || a.Role == To) && f.lead(b, "from") && b.First-a.Last <= 4 && !f.stop(a.Last, b.First):
			f.moves(b, a)
		}
	}
}

// shareUnit gives a bare number the unit of the next in its list: "21.5, 19.4 and 11.5 percent", "4.1 and 3.2 billion euros".
func (f *finder) shareUnit(a, b *Quantity) {
	bare := a.Kind == Number && a.Unit == "" && a.Noun == "" || a.Kind == Percent && a.Elided // of a list before
	if !bare || a.Words || b.Unit == "" || b.To != nil || a.To != nil || !f.inList(a.Last, b.First) {
		return
	}
	switch b.Kind {
	case Percent, Points:
	case Money, Measure:
		if s := scaleOf(b); scaleOf(a) == 1 && s > 1 {
			if a.Value*s > 100*b.Value {
				return
			}
			a.Value, a.Step = clean(a.Value*s), a.Step*s
		}
	default:
		return
	}
	a.Unit, a.Kind, a.Per, a.Elided = b.Unit, b.Kind, b.Per, true
}

// inList reports whether only the commas and conjunctions of a list stand among the tokens [i, j).
func (f *finder) inList(i, j int) bool {
	if j <= i || j-i > 3 {
		return false
	}
	for ; i < j; i++ {
		if !f.is(i, ",", "and", "or") {
			return false
		}
	}
	return true
}

// lead reports whether the word before q, fillers apart, is w.
func (f *finder) lead(q *Quantity, w string) bool {
	for j := q.First - 1; j >= max(f.begin, q.First-6); j-- {
		if f.is(j, w) {
			return true
		}
		if !f.filler(j) && !f.is(j, "some", "deficit", "surplus", "level") {
			return false
		}
	}
	return false
}

// stop reports whether a full clause boundary lies among the tokens [i, j).
func (f *finder) stop(i, j int) bool {
	for ; i < j; i++ {
		if f.toks[i].Kind == token.Punct && f.is(i, ";", ":", ".") {
			return true
		}
	}
	return false
}

// moves marks a as the level before and b as the level reached.
func (f *finder) moves(a, b *Quantity) {
	if a.Unit == "" && b.Unit != "" && b.Kind != Rank {
		if s := b.Step; s >= 1000 && a.Value < 1000 && a.Step <= 1 && b.Kind != Number && scaleOf(b) > 1 {
			a.Value, a.Step = clean(a.Value*scaleOf(b)), a.Step*scaleOf(b)
		}
		a.Unit, a.Kind, a.Elided = b.Unit, b.Kind, true
	} else if b.Unit == "" && a.Unit != "" {
		b.Unit, b.Kind, b.Elided = a.Unit, a.Kind, true
	}
	if a.Unit != b.Unit {
		return
	}
	if a.Unit == "" && a.Noun == "" && b.Noun == "" && a.Value <= 100 && b.Value <= 100 && f.sharesBefore(a.First) {
		a.Unit, a.Kind, a.Elided = "percent", Percent, true
		b.Unit, b.Kind, b.Elided = "percent", Percent, true
	}
	if a.Kind == Money && b.Kind == Money && scaleOf(a) == 1 && scaleOf(b) > 1 && a.Value < 1000 {
		a.Value, a.Step = clean(a.Value*scaleOf(b)), a.Step*scaleOf(b)
	}
	a.Role, b.Role = From, To
	a.Change = ""
	v := a.Value
	b.Base = &v
	switch {
	case b.Value > a.Value:
		b.Change = "up"
	case b.Value < a.Value:
		b.Change = "down"
	}
}

// sharesBefore reports whether percentages were given within the forty tokens before token i.
func (f *finder) sharesBefore(i int) bool {
	for k := len(f.out) - 1; k >= 0 && i-f.out[k].Last <= 40; k-- {
		if f.out[k].Unit == "percent" && f.out[k].Last <= i {
			return true
		}
	}
	return false
}

// scaleOf is the scale with which q was written: 1e9 for "2.5 billion".
func scaleOf(q *Quantity) float64 {
	s := q.Step
	for k := 0; k < q.Decimals; k++ {
		s *= 10
	}
	return clean(s)
}
