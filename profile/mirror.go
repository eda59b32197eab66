package profile

import (
	"cmp"
	"slices"

	"leeway"
	"leeway/measure"
)

// MirrorYear is what two states record of one flow in a year. A side that has no record [None].
type MirrorYear struct {
	Own, Other *leeway.Observation // the record of either side that is used; nil where there is none
	*Entry                         // all records: the one used, the range, the reason
	Reporter   Amount              // the reporter's own record
	Partner    Amount              // its partner's record of the same flow
	Both       Amount              // the figure of a data set that reconciles the two
	Gap        Amount              // measure.MirrorGap; none where a side has no record
}

// Ratio is the partner's record over the reporter's; none where there is none or it is zero.
func (y *MirrorYear) Ratio() Amount {
	if y.Reporter == 0 {
		return None
	}
	return y.Partner / y.Reporter
}

// Mirror lists, year by year, what a reporter and its partner record of the same flows.
func Mirror(b *Book, reporter, partner string, indicators ...string) []MirrorYear {
	var years []MirrorYear
	for _, indicator := range indicators {
		for _, e := range b.Between(reporter, partner, indicator) {
			years = append(years, mirrorYear(e))
		}
	}
	return years
}

func mirrorYear(e *Entry) MirrorYear {
	y := MirrorYear{Entry: e, Reporter: None, Partner: None, Both: None, Gap: None}
	if own, ok := e.Side(Own); ok {
		y.Reporter, y.Own = Amount(own.Value()), own.Used()
	}
	if other, ok := e.Side(Others); ok {
		y.Partner, y.Other = Amount(other.Value()), other.Used()
	}
	if both, ok := e.Side(Reconciled); ok {
		y.Both = Amount(both.Value())
	}
	if gap, err := measure.MirrorGap(float64(y.Reporter), float64(y.Partner)); err == nil {
		y.Gap = Amount(gap)
	}
	return y
}

// MirrorTrend is how the gap of one flow moved between the first and the last year that both
// sides report by the same two authorities: another one's figure would look like a change.
type MirrorTrend struct {
	First, Last MirrorYear
	Years       int // that both sides report, whoever their authorities are
}

// Trends sums the years up by indicator and unit, where at least one year has both sides.
func Trends(years []MirrorYear) []MirrorTrend {
	var found []MirrorTrend
	for _, y := range years {
		if !y.Gap.Known() {
			continue
		}
		last := len(found) - 1
		if last < 0 || found[last].First.Indicator != y.Indicator || found[last].First.Unit != y.Unit {
			found = append(found, MirrorTrend{First: y})
			last++
		}
		t := &found[last]
		if !sameAuthorities(&t.First, &y) {
			t.First = firstOf(years, &y)
		}
		t.Last = y
		t.Years++
	}
	return found
}

// sameAuthorities reports whether both sides' figures of two years are by the same authorities.
func sameAuthorities(a, b *MirrorYear) bool {
	return a.Own.Origin == b.Own.Origin && a.Other.Origin == b.Other.Origin
}

// firstOf is the first year with both sides' records by the authorities of a year.
func firstOf(years []MirrorYear, as *MirrorYear) MirrorYear {
	for _, y := range years {
		if y.Gap.Known() && y.Indicator == as.Indicator && y.Unit == as.Unit && sameAuthorities(&y, as) {
			return y
		}
	}
	return *as
}

// ProductGap is what both sides record of a product.
type ProductGap struct {
	Product        string   `json:"product"`
	Classification string   `json:"classification"`
	Reporter       int64    `json:"reporterUSD"` // by the reporter's record; 0 where it has none
	Partner        int64    `json:"partnerUSD"`  // by its partner's record
	Datasets       []string `json:"datasets"`
}

// Excess is by how much the partner records more.
func (p *ProductGap) Excess() int64 { return p.Partner - p.Reporter }

// ProductGaps compares, product by product, what a reporter records with a partner (own) with
// what the partner records with the reporter (other), widest gap first. Products of different
// classifications stay apart: one revision's code may mean another's thing.
func ProductGaps(reporter, partner string, own, other []leeway.Flow) []ProductGap {
	type key struct{ product, classification string }
	found := map[key]*ProductGap{}
	at := func(f *leeway.Flow) *ProductGap {
		k := key{f.Product, f.Classification}
		if found[k] == nil {
			found[k] = &ProductGap{Product: f.Product, Classification: f.Classification}
		}
		if !slices.Contains(found[k].Datasets, f.Dataset) {
			found[k].Datasets = append(found[k].Datasets, f.Dataset)
		}
		return found[k]
	}
	for i := range own {
		if f := &own[i]; f.Reporter == reporter && f.Partner == partner && f.Mirror == "reporter" {
			at(f).Reporter += f.ValueUSD
		}
	}
	for i := range other {
		if f := &other[i]; f.Reporter == partner && f.Partner == reporter && f.Mirror == "reporter" {
			at(f).Partner += f.ValueUSD
		}
	}
	var gaps []ProductGap
	for _, g := range found {
		if g.Excess() != 0 {
			gaps = append(gaps, *g)
		}
	}
	slices.SortFunc(gaps, func(a, b ProductGap) int {
		return cmp.Or(cmp.Compare(abs(b.Excess()), abs(a.Excess())), cmp.Compare(a.Product, b.Product), cmp.Compare(a.Classification, b.Classification))
	})
	return gaps
}

func abs(x int64) int64 {
	if x < 0 {
		return -x
	}
	return x
}

// Concordance carries products of one classification to another where that is sure.
type Concordance interface {
	Convert(product string) (to string, ok bool)
}

// Convert carries flows from one classification to another. What is split over several products there stays as it is, so
// that nothing is given to a product to which it may not belong; split counts those rows.
func Convert(flows []leeway.Flow, from, to string, c Concordance) (converted []leeway.Flow, split int) {
	converted = slices.Clone(flows)
	for i := range converted {
		f := &converted[i]
		if f.Classification != from {
			continue
		}
		product, ok := c.Convert(f.Product)
		if !ok {
			split++
			continue
		}
		f.Product, f.Classification = product, to
	}
	return converted, split
}
