package measure

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Point is one period of a series.
type Point struct {
	Period  string // YYYY, YYYY-MM or YYYY-MM-DD, one form throughout: points are put in the order of this text
	Value   float64
	Absence Absence
}

// What breaks are found with.
const (
	Trimming      = 0.15 // shortest regime as a part of the series (Bai–Perron)
	MinRegime     = 3    // shortest regime in points, however short the series
	IntervalLevel = 0.95 // of the intervals of break dates
)

// Break is a change of a series' level.
type Break struct {
	After     string  // last period of the old level
	Low, High string  // between these the old level ended, at IntervalLevel; empty where there is no interval
	Old, New  float64 // mean levels before and after, up to the next break
}

// Breaks are the changes of level of one series.
type Breaks struct {
	Breaks []Break
	Levels []float64 // mean of each regime
	BIC    []float64 // of 0, 1, 2 … breaks (Bai–Perron); a perfect fit has the least number there is
	Points int       // with a figure
	Left   []string  // periods without one
}

// BaiPerron finds the periods after which the level of a series changes, how many by BIC, and how sure each date is.
//
// Formula:
//
//	RSS(m) = least Σ (yₜ − ȳ of its regime)² over all ways to make m breaks
//	BIC(m) = n · [ln(RSS(m)/n) + 1 + ln 2π] + 2(m + 1) · ln n,   the m with the least BIC
//	date: k̂ − ⌈q₀.₉₇₅ · σ₁²/δ²⌉ to k̂ − ⌊q₀.₀₂₅ · σ₁²/δ²⌋
//
// The least sum of squares is found by dynamic programming over all segments. No regime is shorter than 15 percent of the series and 3
// points. δ is the change of level, σ₁² and σ₂² the variances before and after, q the quantiles of the place of the maximum of W₁(−s) − |s|/2 for s ≤ 0
// and (σ₂/σ₁) W₂(s) − s/2 for s > 0, W₁ and W₂ Brownian motions: their distribution is in closed form. Where one of the variances is 0 both are
// pooled. An interval that leaves the series is cut at its ends.
//
// Units: the series' own; periods are dates. Levels of shares and of logarithms break at other times than amounts: say which.
//
// Absence: a reported zero is a value. Periods not reported or outside coverage are left out and named in Left: a break then lies somewhere
// in the gap after its date. Not applicable is left out too. Missing periods are never filled.
//
// Errors: ErrAbsent where fewer than 6 points have a figure; ErrBadValue for a period without name or twice, and a value that is not finite.
//
// Citation: Bai, J. and Perron, P. (1998), "Estimating and Testing Linear Models with Multiple Structural Changes", Econometrica 66(1), 47–78; Bai, J. and
// Perron, P. (2003), "Computation and Analysis of Multiple Structural Change Models", Journal of Applied Econometrics 18(1), 1–22; Bai, J. (1997), "Estimation of a Change
// Point in Multiple Regression Models", Review of Economics and Statistics 79(4), 551–563; Zeileis, A., Kleiber, C., Krämer, W. and Hornik, K. (2003), "Testing and
// Dating of Structural Changes in Practice", Computational Statistics & Data Analysis 44, 109–123, for the BIC and the rounding.
func BaiPerron(series []Point) (Breaks, error) {
	s, err := ordered(series)
	if err != nil {
		return Breaks{}, err
	}
	n := len(s.values)
	shortest := max(MinRegime, int(Trimming*float64(n)))
	fits := bestFits(squaresTable(s.values), n, shortest)
	chosen := 0
	for m := range fits {
		s.found.BIC = append(s.found.BIC, bic(fits[m].cost, m, n))
		if s.found.BIC[m] < s.found.BIC[chosen] {
			chosen = m
		}
	}
	for m, b := range s.found.BIC {
		if !finite(b) { // a perfect fit
			s.found.BIC[m] = -math.MaxFloat64
		}
	}
	s.regimes(fits[chosen].ends)
	s.intervals(fits[chosen].ends)
	return s.found, nil
}

// PELT finds the periods after which the level of a series changes, each for a price: another method to set beside [BaiPerron].
//
// Formula:
//
//	least Σ over regimes of Σ (yₜ − ȳ)² + β · (number of breaks),   β = 2 σ² ln n
//	σ² = Σ (yₜ₊₁ − yₜ)² / (2(n − 1))
//
// Found exactly, by dynamic programming that drops starts which can no longer be the best. No regime is shorter than 3 points. σ² is
// that of the successive differences, which a few changes of level hardly touch. Another price can be given; 0 stands for the one above.
//
// Units: the series' own; the price in its square. Intervals of dates are not given.
//
// Absence: as [BaiPerron]: a reported zero is a value; periods not reported, outside coverage or not applicable are left out and named in Left.
//
// Errors: as [BaiPerron]; ErrBadValue also for a price below 0.
//
// Citation: Killick, R., Fearnhead, P. and Eckley, I. A. (2012), "Optimal Detection of Changepoints With a Linear Computational Cost", Journal of the
// American Statistical Association 107(500), 1590–1598; Yao, Y.-C. (1988), "Estimating the Number of Change-Points via Schwarz' Criterion", Statistics &
// Probability Letters 6(3), 181–189, for the price; von Neumann, J., Kent, R. H., Bellinson, H. R. and Hart, B. I. (1941), "The Mean Square Successive Difference", Annals of Mathematical Statistics 12(2), 153–162.
func PELT(series []Point, price float64) (Breaks, error) {
	s, err := ordered(series)
	if err != nil {
		return Breaks{}, err
	}
	if !amount(price) {
		return Breaks{}, fmt.Errorf("price of a break: %w %v", ErrBadValue, price)
	}
	if price == 0 {
		price = 2 * successiveVariance(s.values) * math.Log(float64(len(s.values)))
	}
	s.regimes(pruned(s.values, price, MinRegime))
	return s.found, nil
}

// run is a series in order, with what was found of it.
type run struct {
	values  []float64
	periods []string
	found   Breaks
}

// ordered sorts a series by period and leaves out what has no figure.
func ordered(series []Point) (*run, error) {
	points := slices.Clone(series)
	slices.SortFunc(points, func(a, b Point) int { return cmp.Compare(a.Period, b.Period) })
	r := &run{}
	for i, p := range points {
		switch {
		case p.Period == "" || (i > 0 && p.Period == points[i-1].Period):
			return nil, fmt.Errorf("period %q: %w: no name, or it stands twice", p.Period, ErrBadValue)
		case !p.Absence.valid(p.Value):
			return nil, fmt.Errorf("%s: %w %v %s", p.Period, ErrBadValue, p.Value, p.Absence)
		case p.Absence.Known():
			r.values, r.periods = append(r.values, p.Value), append(r.periods, p.Period)
		default:
			r.found.Left = append(r.found.Left, p.Period)
		}
	}
	r.found.Points = len(r.values)
	if len(r.values) < 2*MinRegime {
		return nil, fmt.Errorf("%d points, %d needed: %w", len(r.values), 2*MinRegime, ErrAbsent)
	}
	if d := deviations(r.values); !finite(d) || d > math.MaxFloat64/4 {
		return nil, fmt.Errorf("series: %w: values too far apart", ErrBadValue)
	}
	return r, nil
}

// regimes fills in levels and breaks; ends are the last points of all regimes but the last, counted from 1.
func (r *run) regimes(ends []int) {
	start := 0
	for _, end := range append(slices.Clone(ends), len(r.values)) {
		r.found.Levels = append(r.found.Levels, mean(r.values[start:end]))
		start = end
	}
	for i, end := range ends {
		r.found.Breaks = append(r.found.Breaks, Break{After: r.periods[end-1], Old: r.found.Levels[i], New: r.found.Levels[i+1]})
	}
}

// intervals fills in the range of each break's date.
func (r *run) intervals(ends []int) {
	bounds := append(append([]int{0}, ends...), len(r.values))
	for i, end := range ends {
		before, after := r.values[bounds[i]:end], r.values[end:bounds[i+2]]
		low, high, ok := dateInterval(before, after, mean(after)-mean(before))
		if ok {
			first, last := float64(end)-math.Ceil(high), float64(end)-math.Floor(low)
			b := &r.found.Breaks[i]
			b.Low = r.periods[int(max(first, 1))-1]
			b.High = r.periods[int(min(last, float64(len(r.values))))-1]
		}
	}
}

// dateInterval is how far the date may lie from the true one, in points.
func dateInterval(before, after []float64, change float64) (low, high float64, ok bool) {
	v1, v2 := deviations(before)/float64(len(before)), deviations(after)/float64(len(after))
	if v1 == 0 && v2 == 0 {
		return 0, 0, true
	}
	if v1 == 0 || v2 == 0 {
		v1 = (deviations(before) + deviations(after)) / float64(len(before)+len(after))
		v2 = v1
	}
	tail := (1 - IntervalLevel) / 2
	scale := v1 / (change * change)
	below, okLow := argmaxQuantile(tail, v2/v1)
	above, okHigh := argmaxQuantile(1-tail, v2/v1)
	low, high = below*scale, above*scale
	return low, high, okLow && okHigh && finite(low) && finite(high)
}

// mean is the mean of values that are not none.
func mean(values []float64) float64 { return sum(values) / float64(len(values)) }

// deviations is the sum of squared differences from the mean.
func deviations(values []float64) float64 {
	m := mean(values)
	return sumOf(values, func(v float64) float64 { d := v - m; return d * d })
}

// successiveVariance is the variance as successive differences show it.
func successiveVariance(values []float64) float64 {
	var d []float64
	for i := 1; i < len(values); i++ {
		step := values[i] - values[i-1]
		d = append(d, step*step)
	}
	return sum(d) / float64(2*len(d))
}

// bic is that of a normal model with m breaks: m+1 levels, m dates and a variance.
func bic(rss float64, m, n int) float64 {
	size := float64(n)
	return size*(math.Log(rss/size)+1+math.Log(2*math.Pi)) + float64(2*(m+1))*math.Log(size)
}
