package measure

import "fmt"

// HHI is the Herfindahl–Hirschman index: how concentrated amounts are on few partners.
//
// Formula:
//
//	H = Σ sᵢ²,  sᵢ = vᵢ / Σ vⱼ
//
// Units: values in any one unit, in any order; H is a pure number, 1/n to 1, where n counts the partners with an
// amount above zero. Competition authorities write the same index with shares in percent: 10,000 H.
//
// Absence: a zero is a reported zero and changes nothing. There is no place here for an amount that is not reported or
// outside coverage: leaving it out makes the rest look like the whole, so use [Concentrate], which keeps it and
// gives bounds. Not applicable is left out.
//
// Errors: ErrNoTies where the amounts sum to zero; ErrBadValue where one is negative or not finite.
//
// Citation: Hirschman, A. O. (1964), "The Paternity of an Index", American Economic Review 54(5), 761–762.
func HHI(values []float64) (float64, error) {
	whole, err := wholeOf(values)
	if err != nil {
		return 0, err
	}
	return squares(values, whole), nil
}

// NormalisedHHI is the concentration index stretched so that equal shares give 0, however many partners there are.
//
// Formula:
//
//	H* = (H − 1/n) / (1 − 1/n)
//
// n counts the partners with an amount above zero. With one partner H* is 1 by convention: nothing could be more concentrated.
//
// Units: as [HHI]; a pure number, 0 to 1. H* compares lists of different length; it forgets that
// two equal partners are fewer than twenty.
//
// Absence: as [HHI]; reported zeros do not count in n.
//
// Errors: as [HHI].
//
// Citation: Cracau, D. and Durán Lima, J. E. (2016), "On the Normalized Herfindahl-Hirschman Index: A Technical Note",
// International Journal on Food System Dynamics 7(4), 382–386.
func NormalisedHHI(values []float64) (float64, error) {
	h, err := HHI(values)
	if err != nil {
		return 0, err
	}
	n := positive(values)
	if n == 1 {
		return 1, nil
	}
	even := 1 / float64(n)
	return clamp((h-even)/(1-even), 0, 1), nil
}

// EffectivePartners is the number of equal partners that would be as concentrated as these.
//
// Formula:
//
//	N = 1 / H = 1 / Σ sᵢ²
//
// Units: as [HHI]; a number of partners, 1 to n, not whole.
//
// Absence: as [HHI].
//
// Errors: as [HHI].
//
// Citation: Laakso, M. and Taagepera, R. (1979), "'Effective' Number of Parties: A Measure with Application to West Europe",
// Comparative Political Studies 12(1), 3–27.
func EffectivePartners(values []float64) (float64, error) {
	h, err := HHI(values)
	if err != nil {
		return 0, err
	}
	return 1 / h, nil
}

// Concentration is how concentrated a reporter's ties are, with what unknown amounts leave open.
type Concentration struct {
	HHI        float64 // among named partners
	Normalised float64 // among named partners
	Effective  float64 // number of partners, 1/HHI
	Bounds     Range   // of the HHI of the whole, wherever the unknown amounts belong
	Coverage   Coverage
}

// EffectiveBounds is the range of the effective number of partners; High is +Inf where the lower bound of the HHI is 0.
func (c Concentration) EffectiveBounds() Range {
	return Range{Low: 1 / c.Bounds.High, High: 1 / c.Bounds.Low}
}

// Concentrate is the concentration of a reporter's ties where some amounts are unknown: the index among named
// partners, and the bounds between which that of the whole lies.
//
// Formula:
//
//	H    = Σ vᵢ² / N²           among named partners, N = Σ vᵢ
//	low  = Σ vᵢ² / W²           the unknown amount U spread over countless small partners, W = N + U
//	high = (Σ vᵢ² − v₁² + (v₁ + U)²) / W²   all of it with the largest partner v₁
//
// H itself is the case that unknown amounts are spread as the known ones are. Where m partners have no figure and no total is
// published, their amounts have no limit: high is 1, and low falls to 1/(1/low + m), as if each were as large as keeps
// H least. Read the upper bound first: unknown never reads as diversified.
//
// Units: amounts in any one unit; pure numbers, 0 to 1; Effective is a number of partners.
//
// Absence: a reported zero changes nothing. Not reported and outside coverage are within U where a total is published as
// partner "world", and otherwise widen the bounds as above. Not applicable is left out. The partner "unknown" is never one
// partner: its amount is U.
//
// Errors: ErrNoTies where the whole is 0; ErrAbsent where no named partner has an amount, so that nothing is known of the
// concentration; ErrBadValue as [Share].
//
// Citation: Hirschman, A. O. (1964), "The Paternity of an Index", American Economic Review 54(5), 761–762, for the index;
// Manski, C. F. (2003), Partial Identification of Probability Distributions, Springer, for bounds instead of guesses.
func Concentrate(parts []Part) (Concentration, error) {
	t, err := count(parts)
	if err != nil {
		return Concentration{}, err
	}
	if t.Named == 0 {
		return Concentration{}, fmt.Errorf("named partners: %w", ErrAbsent)
	}
	values := make([]float64, len(t.named))
	for i, p := range t.named {
		values[i] = p.Value
	}
	c := Concentration{HHI: squares(values, t.Named), Coverage: t.Coverage}
	if c.Normalised, err = NormalisedHHI(values); err != nil {
		return Concentration{}, err
	}
	c.Effective = 1 / c.HHI
	c.Bounds = t.bounds(values)
	return c, nil
}

// bounds are those of the index wherever the unknown amounts belong.
func (t *tally) bounds(values []float64) Range {
	largest := 0
	for i, v := range values {
		if v > values[largest] {
			largest = i
		}
	}
	low := squares(values, t.Whole)
	if t.open {
		return Range{1 / (1/low + float64(t.missing())), 1}
	}
	own := values[largest]
	values[largest] = sum([]float64{own, t.Unknown})
	high := squares(values, t.Whole)
	values[largest] = own
	return Range{low, high}
}

// squares is the sum of squared shares of a whole, at most 1.
func squares(values []float64, whole float64) float64 {
	return clamp(sumOf(values, func(v float64) float64 { s := v / whole; return s * s }), 0, 1)
}

// wholeOf checks values and adds them up.
func wholeOf(values []float64) (float64, error) {
	for i, v := range values {
		if !amount(v) {
			return 0, fmt.Errorf("amount %d: %w %v", i+1, ErrBadValue, v)
		}
	}
	whole := sum(values)
	switch {
	case !finite(whole):
		return 0, fmt.Errorf("sum of amounts: %w: too large", ErrBadValue)
	case whole == 0:
		return 0, fmt.Errorf("%d amounts: %w", len(values), ErrNoTies)
	}
	return whole, nil
}

// positive counts the amounts above zero.
func positive(values []float64) int {
	n := 0
	for _, v := range values {
		if v > 0 {
			n++
		}
	}
	return n
}

// clamp keeps rounding from leading x out of its bounds.
func clamp(x, low, high float64) float64 { return max(low, min(high, x)) }
