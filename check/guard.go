package check

import (
	"math"
	"slices"
)

// guardLimit is the number of chance hits that may be expected over all readings tried before a
// near match counts as a misreading.
const guardLimit = 0.02

// guard adds up the chance that an unrelated number would have agreed with one of the readings
// tried so far. For a percentage the unrelated number is taken as even over 0 to 100 (or over
// twice the value where that is more); for an amount as even in its logarithm over one power of ten.
// Figures that overlap are counted once.
type guard struct{ spent float64 }

// try adds the chance of one reading and reports whether the limit still holds.
func (g *guard) try(q *question, figs []figure) bool {
	g.spent += chance(q, figs)
	return g.spent <= guardLimit+1e-9
}

// chance is the part of the possible values at which a claim of this wording would have agreed with one
// of the figures.
func chance(q *question, figs []figure) float64 {
	if len(figs) == 0 {
		return 0
	}
	logs := q.Unit != "percent" && q.Unit != "percentage-points" && q.Unit != "times"
	if math.IsInf(q.words.lo, 0) || math.IsInf(q.words.hi, 0) {
		return 1 // "more than": half of all values agree with something
	}
	half := math.Max(q.words.step, (q.words.hi-q.words.lo)/2)
	at := math.Abs(q.words.hi+q.words.lo) / 2 // the value itself, or that of another scale
	bands := make([]band, 0, len(figs))
	top := 100.0
	for _, f := range figs {
		m := f.magnitude()
		b := band{m.value - half, m.value + half} // the figure's own rounding is not the claim's chance
		top = math.Max(top, 2*m.value)
		if logs {
			part := half / math.Max(at, half)
			if part >= 1 || m.value <= 0 {
				return 1
			}
			b = band{math.Log10(m.value * (1 - part)), math.Log10(m.value * (1 + part))}
		}
		bands = append(bands, b)
	}
	if logs {
		top = math.Max(1, q.decades)
	}
	return union(bands) / top
}

// union is the length that bands cover together.
func union(bs []band) float64 {
	slices.SortFunc(bs, func(a, b band) int {
		if a.lo < b.lo {
			return -1
		}
		if a.lo > b.lo {
			return 1
		}
		return 0
	})
	sum, end := 0.0, math.Inf(-1)
	for _, b := range bs {
		if b.lo > end {
			sum += b.hi - b.lo
			end = b.hi
		} else if b.hi > end {
			sum += b.hi - end
			end = b.hi
		}
	}
	return sum
}
