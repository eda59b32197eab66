package measure

import (
	"fmt"
	"math"
)

// MirrorGap is how far two records of the same flow lie apart: the reporter's and its partner's.
//
// Formula: |x − m| / (x + m), with x the reporter's and m the partner's record. 0 where they
// agree; 1 where one side records what the other does not.
//
// Units: both records in the same unit; the result has none and lies in [0, 1].
//
// Absence: a reported zero is a record. Where one side did not report, is outside coverage, or
// the flow is not applicable, there is no gap: pass NaN, and the error is ErrAbsent.
//
// Imports are mostly valued with freight and insurance (CIF) and exports without (FOB), so that
// a gap of a few hundredths is usual and says nothing. A wide one has reasons of its own:
// re-exports, transit, valuation, smuggling, different systems of trade.
//
// Citation: United Nations (2011), International Merchandise Trade Statistics: Concepts and
// Definitions 2010, on comparing both partners' records; the relative form is this project's.
//
// Errors: ErrAbsent as above; ErrBadValue where a record is negative or not finite.
func MirrorGap(reporter, partner float64) (float64, error) {
	switch {
	case math.IsNaN(reporter) || math.IsNaN(partner):
		return 0, fmt.Errorf("mirror gap: one side: %w", ErrAbsent)
	case !amount(reporter) || !amount(partner):
		return 0, fmt.Errorf("mirror gap: %w %v, %v", ErrBadValue, reporter, partner)
	case reporter == partner:
		return 0, nil
	}
	return math.Abs(reporter-partner) / (reporter + partner), nil
}
