package measure

import (
	"fmt"

	"leeway"
)

// Figure is one number with what it takes to set it against another.
type Figure struct {
	Value   float64
	Unit    string // usd, eur, …
	Period  string // YYYY, YYYY-MM or FROM/TO
	Absence Absence
}

// ShareOfGDP is a flow as a part of the gross domestic product, or of another aggregate such as GNI, of the same period.
//
// Formula:
//
//	s = f / Y
//
// Units: both figures in one unit and at current prices, of one period; s is a pure number, above 1 where the flow is
// larger than the product. It is no part of the product: remittances are not in GDP, and trade is counted gross.
//
// Absence: a flow of reported zero gives 0. Where the flow or the product is not reported, outside coverage or not
// applicable there is no share: ErrAbsent.
//
// Errors: ErrAbsent as above; ErrMismatch where units or periods differ (a calendar and a fiscal year differ too: name
// them apart); ErrBadValue where the product is not above zero, or a figure is not finite. A flow may be negative, as
// net investment can be.
//
// Citation: World Bank, World Development Indicators, "Personal remittances, received (% of GDP)", BX.TRF.PWKR.DT.GD.ZS:
// the flow divided by GDP, both in current US dollars.
func ShareOfGDP(flow, product Figure) (float64, error) {
	for _, f := range []struct {
		name string
		of   Figure
	}{{"flow", flow}, {"product", product}} {
		switch {
		case !f.of.Absence.valid(f.of.Value):
			return 0, fmt.Errorf("%s: %w %v %s", f.name, ErrBadValue, f.of.Value, f.of.Absence)
		case !f.of.Absence.Known():
			return 0, fmt.Errorf("%s of %s is %s: %w", f.name, f.of.Period, f.of.Absence, ErrAbsent)
		}
	}
	switch {
	case flow.Unit != product.Unit:
		return 0, fmt.Errorf("%s over %s: %w", flow.Unit, product.Unit, ErrMismatch)
	case flow.Period != product.Period:
		return 0, leeway.WithHint(fmt.Errorf("flow of %s over product of %s: %w", flow.Period, product.Period, ErrMismatch),
			"both must be of one period")
	case product.Value <= 0:
		return 0, fmt.Errorf("product of %s: %w %v", product.Period, ErrBadValue, product.Value)
	}
	return quotient(flow.Value, product.Value)
}

// quotient divides, and refuses what is too large for a number.
func quotient(a, b float64) (float64, error) {
	q := a / b
	if !finite(q) {
		return 0, fmt.Errorf("%v over %v: %w", a, b, ErrBadValue)
	}
	return q, nil
}
