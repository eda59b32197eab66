package extract

import (
	"strconv"

	"leeway"
	"leeway/extract/quantity"
)

// place is where a figure stands in a list of figures: the at-th of so many.
type place struct{ at, of int }

// asOne returns the quantities with the list that the i-th belongs to taken as one, of its value: "21.5, 19.4 and 11.5
// percent". What stands before or behind the list then stands before or behind each of its figures. n is its index in the result.
func (r *reader) asOne(all []*quantity.Quantity, i int) (quants []*quantity.Quantity, n int, p place) {
	first, last := i, i
	for first > 0 && r.nextInList(all[first-1], all[first]) {
		first--
	}
	for last+1 < len(all) && r.nextInList(all[last], all[last+1]) {
		last++
	}
	if first == last {
		return all, i, place{}
	}
	merged := *all[i]
	merged.First, merged.Last = all[first].First, all[last].Last
	merged.Role, merged.Change = all[first].Role, all[first].Change
	quants = append(append(quants, all[:first]...), &merged)
	return append(quants, all[last+1:]...), first, place{i - first, last - first + 1}
}

// nextInList reports whether b is the next figure of a list that a stands in.
func (r *reader) nextInList(a, b *quantity.Quantity) bool {
	if a.Kind != b.Kind || a.Unit != b.Unit || b.First <= a.Last || b.First-a.Last > 3 || a.Kind == quantity.Rank || a.Kind == quantity.Number {
		return false
	}
	for i := a.Last; i < b.First; i++ {
		if w := r.low(i); w != "," && w != "and" {
			return false
		}
	}
	return true
}

// dealOut gives each figure of a list its own of as many partners, reporters, indicators or periods: "China, Russia and Italy
// took 21.5, 19.4 and 11.5 percent". It reports false where there are others than figures, so that nobody knows whose they are.
func (r *reader) dealOut(d *draft) bool {
	p := d.place
	if p.of == 0 {
		return true
	}
	switch {
	case len(r.flowList(d)) == p.of && len(d.subjects) == 1 && len(d.objects) == 1:
	case len(d.objects) == p.of:
		d.objects = d.objects[p.at : p.at+1]
	case len(d.subjects) == p.of:
		d.subjects = d.subjects[p.at : p.at+1]
	default:
		own := r.yearOfList(d)
		if own == nil {
			return false
		}
		d.period = own
		d.resolved = without(d.resolved, "period")
	}
	d.rule("list")
	return true
}

// flowList returns the flows that stand in a list before the draft's figures: "exports and imports".
func (r *reader) flowList(d *draft) []*cue {
	var out []*cue
	for _, c := range d.s.cuesIn(d.u, cueIndicator) {
		if d.q == nil || c.last > d.q.First {
			break
		}
		if n := len(out); n > 0 {
			i := out[n-1].last
			if prepositions[r.low(i)] {
				i++ // "exports to and imports from"
			}
			if c.first-i != 1 || !coordinators[r.low(i)] && r.low(i) != "," {
				return nil
			}
		}
		out = append(out, c)
	}
	return out
}

// yearOfList returns the draft's own of as many years as there are figures: "2.4 and 5.9 billion in 2022 and 2023".
func (r *reader) yearOfList(d *draft) *leeway.Period {
	var years []*leeway.Period
	after := -1
	for _, p := range d.s.periodsIn(d.u) {
		from, err := strconv.Atoi(p.From)
		to, err2 := strconv.Atoi(p.To)
		if err != nil || err2 != nil || to-from > 9 || to != from && !r.joined(p.First, p.Last) || after >= 0 && p.First-after > 3 {
			return nil
		}
		for ; from <= to; from++ {
			year := strconv.Itoa(from)
			years = append(years, &leeway.Period{From: year, To: year, Text: p.Text})
		}
		after = p.Last
	}
	if len(years) != d.place.of {
		return nil
	}
	d.until = after
	return years[d.place.at]
}

// joined reports whether the tokens from first to last are years of a list, and not the ends of a span.
func (r *reader) joined(first, last int) bool {
	and := false
	for i := first - 1; i < last; i++ {
		switch r.low(i) {
		case "between", "from":
			return false
		case "and":
			and = true
		}
	}
	return and
}

// sharedPrep returns the preposition of the first of two flows with one partner: "to" for China in "exports to and imports
// from China"; empty where they have none.
func (r *reader) sharedPrep(d *draft, m *mention) string {
	if d.noun == nil || m.first <= d.noun.last || !prepositions[r.low(d.noun.last)] || !coordinators[r.low(d.noun.last+1)] {
		return ""
	}
	for _, c := range d.s.cuesIn(d.u, cueIndicator) {
		if c.first == d.noun.last+2 && m.first > c.last && m.first-c.last <= 2 {
			return r.low(d.noun.last)
		}
	}
	return ""
}

func without(list []string, word string) []string {
	out := list[:0:0]
	for _, w := range list {
		if w != word {
			out = append(out, w)
		}
	}
	return out
}
