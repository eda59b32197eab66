package measure

import (
	"fmt"
	"math"
	"slices"
)

// Good is the amount of one product in a list of products, all in one unit, flow and period.
type Good struct {
	Product string
	Value   float64
	Absence Absence
}

// TradeIntensity is how much more a country trades with a partner than the world does.
//
// Formula:
//
//	I = (x_ij / X_i) / (x_wj / X_w)
//
// x_ij are i's exports to j, X_i all exports of i, x_wj the world's exports to j, X_w all exports of the world. The
// world here includes i; some authors take i out of it.
//
// Units: the four amounts in one unit and period; I is a pure number from 0 up: 1 is what the partner's weight in world
// trade leads to expect, above 1 is more.
//
// Absence: x_ij of reported zero gives 0. Where one of the four is not reported, outside coverage or not applicable
// there is no intensity: do not put a zero in its place. Where totals lack partners, the intensity is off by as much.
//
// Errors: ErrBadValue where an amount is negative or not finite, or a part larger than its whole; ErrNoTies where X_i,
// x_wj or X_w is 0.
//
// Citation: Kojima, K. (1964), "The Pattern of International Trade among Advanced Countries", Hitotsubashi Journal of Economics 5(1), 16–36;
// Yamazawa, I. (1971), "Structural Changes in World Trade Flows", Hitotsubashi Journal of Economics 11(2), 11–21.
func TradeIntensity(toPartner, exports, worldToPartner, worldExports float64) (float64, error) {
	return shareOverShare("trade intensity", toPartner, exports, worldToPartner, worldExports)
}

// shareOverShare is (part/whole) / (reference/all).
func shareOverShare(what string, part, whole, reference, all float64) (float64, error) {
	for _, v := range []float64{part, whole, reference, all} {
		if !amount(v) {
			return 0, fmt.Errorf("%s: %w %v", what, ErrBadValue, v)
		}
	}
	switch {
	case whole == 0 || reference == 0 || all == 0:
		return 0, fmt.Errorf("%s: a total is 0: %w", what, ErrNoTies)
	case part > whole || reference > all:
		return 0, fmt.Errorf("%s: %w: a part is larger than its whole", what, ErrBadValue)
	}
	return quotient(part/whole, reference/all)
}

// Complementarity is how well one country's exports fit another's imports, product by product.
//
// Formula:
//
//	C = 100 · (1 − Σₖ |mₖ − xₖ| / 2)
//
// mₖ is product k's share of the importer's imports from all partners, xₖ its share of the exporter's exports to all.
//
// Units: each list in one unit, both in one classification and level of detail; C is a number from 0 (no product in
// common) to 100 (the same structure). Finer products give lower numbers: compare only equal levels.
//
// Absence: a product of reported zero has share 0, and so has one that a list does not name: a list is taken to be complete.
// A product not reported or outside coverage on either side is left out on both, before shares are taken. Not
// applicable is left out of its own list.
//
// Errors: ErrNoTies where a list has no amount; ErrBadValue for a product that stands twice or a bad amount.
//
// Citation: Michaely, M. (1996), "Trade Preferential Agreements in Latin America: An Ex-Ante Assessment", World Bank Policy Research
// Working Paper 1583.
func Complementarity(imports, exports []Good) (float64, error) {
	m, err := goods(imports)
	if err != nil {
		return 0, fmt.Errorf("imports: %w", err)
	}
	x, err := goods(exports)
	if err != nil {
		return 0, fmt.Errorf("exports: %w", err)
	}
	m.forget(x.open)
	x.forget(m.open)
	if m.total() == 0 || x.total() == 0 {
		return 0, fmt.Errorf("imports %v, exports %v: %w", m.total(), x.total(), ErrNoTies)
	}
	var apart []float64
	for _, product := range union(m.amounts, x.amounts) {
		apart = append(apart, math.Abs(m.amounts[product]/m.total()-x.amounts[product]/x.total()))
	}
	return clamp(100*(1-sum(apart)/2), 0, 100), nil
}

// basket is a list of products, checked.
type basket struct {
	amounts map[string]float64
	open    []string // products without a figure
}

func goods(list []Good) (basket, error) {
	b := basket{amounts: map[string]float64{}}
	seen := map[string]bool{}
	for _, g := range list {
		switch {
		case g.Product == "" || seen[g.Product]:
			return b, fmt.Errorf("product %q: %w: no code, or it stands twice", g.Product, ErrBadValue)
		case !g.Absence.valid(g.Value) || g.Value < 0:
			return b, fmt.Errorf("product %s: %w %v %s", g.Product, ErrBadValue, g.Value, g.Absence)
		}
		seen[g.Product] = true
		switch {
		case g.Absence.Known():
			b.amounts[g.Product] = g.Value
		case g.Absence.Open():
			b.open = append(b.open, g.Product)
		}
	}
	return b, nil
}

// forget leaves products out.
func (b *basket) forget(products []string) {
	for _, p := range products {
		delete(b.amounts, p)
	}
}

func (b *basket) total() float64 {
	var values []float64
	for _, v := range b.amounts {
		values = append(values, v)
	}
	return sum(values)
}

// union lists the keys of both maps, sorted.
func union[V any](a, b map[string]V) []string {
	var keys []string
	for k := range a {
		keys = append(keys, k)
	}
	for k := range b {
		if _, both := a[k]; !both {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}
