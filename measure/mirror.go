package measure

import (
	"math"

	"leeway"
)

// MirrorGap is how far two records of the same flow lie apart: the reporter's and its partner's.
//
// Formula: |x − m| / (x + m), with x the reporter's and m the partner's record. 0 where they
// agree; 1 where one side records what the other does not.
//
// Units: both records in the same unit; the result has none and lies in [0, 1].
//
// Absence: a reported zero is a record. Where one side did not report, is outside coverage, or
// the flow is not applicable, there is no gap: pass NaN, and the result is NaN.
//
// Imports are mostly valued with freight and insurance (CIF) and exports without (FOB), so that
// a gap of a few hundredths is usual and says nothing. A wide one has reasons of its own:
// re-exports, transit, valuation, smuggling, different systems of trade.
//
// Citation: United Nations (2011), International Merchandise Trade Statistics: Concepts and
// Definitions 2010, on comparing both partners' records; the relative form is this project's.
//
// Errors: CodeInvalid where a record is negative.
func MirrorGap(reporter, partner float64) (float64, error) {
	if reporter < 0 || partner < 0 {
		return 0, leeway.Errorf(leeway.CodeInvalid, "mirror gap: a record is negative: %v, %v", reporter, partner)
	}
	if reporter == partner {
		return 0, nil
	}
	if math.IsInf(reporter, 1) || math.IsInf(partner, 1) {
		return 1, nil
	}
	return math.Abs(reporter-partner) / (reporter + partner), nil
}
