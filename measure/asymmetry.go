package measure

import "fmt"

// Asymmetry is how much more A depends on B than B on A.
//
// Formula:
//
//	a = d(A on B) − d(B on A)
//	range: from low(A on B) − high(B on A) to high(A on B) − low(B on A)
//
// Units: both dependences of one kind, 0 to 1: two partner shares of the same flow, or two shares of GDP; with shares of GDP
// they may be above 1. a is in the same unit; above 0 A depends more. Where there is no range, pass the
// number as both ends. The result's ends are equal then.
//
// Absence: a reported zero is a dependence of 0. Where either side's dependence is not reported or outside coverage, give
// the range that is left, 0 to 1 at the most: the asymmetry is then as open. Not applicable has no asymmetry: do not ask.
//
// Errors: ErrBadValue where an end is negative or not finite, or Low is above High.
//
// Citation: Hirschman, A. O. (1945), National Power and the Structure of Foreign Trade, University of California Press; Keohane, R. O. and
// Nye, J. S. (1977), Power and Interdependence, Little, Brown, for asymmetrical interdependence as a source of power.
func Asymmetry(ofAonB, ofBonA Range) (Range, error) {
	for _, r := range []Range{ofAonB, ofBonA} {
		if !amount(r.Low) || !amount(r.High) || r.Low > r.High {
			return Range{}, fmt.Errorf("dependence: %w %v to %v", ErrBadValue, r.Low, r.High)
		}
	}
	return Range{ofAonB.Low - ofBonA.High, ofAonB.High - ofBonA.Low}, nil
}
