package measure

import (
	"cmp"
	"fmt"
	"slices"
)

// Loss is what a cut takes away in the first round.
type Loss struct {
	Amount float64 // in the flow's unit
	OfGDP  float64 // of the product, 0 to 1 (or more)
}

// Shock is the first-round loss of a reporter when a partner cuts a flow.
//
// Formula:
//
//	L = c · f,   l = L / Y
//
// c is the cut, f the flow with the partner, Y the product of the same period. First round only: nobody looks for another partner, no
// price moves, nothing is passed on to other sectors. It is a bound of the order of size and no forecast: [ShockByProduct]
// sets what others could take up against it.
//
// Units: c from 0 (nothing) to 1 (all); flow and product in one unit and period; L in that unit, l a pure number. For imports
// L is the value of goods that do not come, which is no loss of income.
//
// Absence: a flow of reported zero loses 0. Where the flow or the product is not reported, outside coverage or not
// applicable the loss is not known: ErrAbsent, never 0.
//
// Errors: as [ShareOfGDP]; ErrBadValue also for a cut outside 0 to 1 and a negative flow.
//
// Citation: Hirschman, A. O. (1945), National Power and the Structure of Foreign Trade, University of California Press, on the power to
// interrupt trade; Baldwin, D. A. (1980), "Interdependence and Power: A Conceptual Analysis", International Organization 34(4), 471–506, on dependence as the
// cost of going without.
func Shock(flow, product Figure, cut float64) (Loss, error) {
	if !amount(cut) || cut > 1 || flow.Value < 0 {
		return Loss{}, fmt.Errorf("cut of %v in a flow of %v: %w", cut, flow.Value, ErrBadValue)
	}
	share, err := ShareOfGDP(flow, product)
	if err != nil {
		return Loss{}, err
	}
	return Loss{Amount: cut * flow.Value, OfGDP: cut * share}, nil
}

// ProductFlow is a flow of one product, with the partner that cuts it and with all others.
type ProductFlow struct {
	Product string
	Partner float64 // with the partner
	Others  float64 // with everybody else
	Absence Absence // of the two amounts
}

// ProductLoss is what a cut takes away of one product.
type ProductLoss struct {
	Product string
	Cut     float64 // what the partner no longer trades
	TakenUp float64 // what others could take up
	Net     float64 // Cut − TakenUp
}

// ProductShock is what a cut takes away over all products.
type ProductShock struct {
	Gross    Loss          // where nobody takes anything up
	Net      Loss          // where others take up as much as the limit lets them
	Products []ProductLoss // the largest net loss first
	Missing  int           // products without a figure: not in the losses
}

// ShockByProduct is the first-round loss when a partner cuts a flow, less what other partners could take up of each product.
//
// Formula:
//
//	Lₖ = c · fₖ,   uₖ = min(Lₖ, e · oₖ)
//	gross = Σ Lₖ,  net = Σ (Lₖ − uₖ)
//
// fₖ is the flow of product k with the partner, oₖ that with all others, e by how much of their present flow others can grow in the
// period: 0 nobody takes up anything, 0.2 a fifth more. A product that nobody else trades has no substitute at any e. The loss
// lies between net and gross.
//
// Units: c from 0 to 1, e from 0 up; flows and product in one unit and period; results as [Shock]. Finer products leave less to take up.
//
// Absence: a reported zero is a flow of 0. A product not reported or outside coverage is counted in Missing and is in no
// sum, so that gross may be too small. Not applicable is left out. What has no product code belongs in a row of its own with Others 0.
//
// Errors: as [Shock]; ErrBadValue also for an e below 0 and a product that stands twice; ErrNoTies where no product has a flow.
//
// Citation: as [Shock]: Hirschman, A. O. (1945), National Power and the Structure of Foreign Trade, University of California Press; Baldwin, D. A. (1980), "Interdependence
// and Power: A Conceptual Analysis", International Organization 34(4), 471–506. The limit to what others take up is this project's assumption.
func ShockByProduct(flows []ProductFlow, cut, expansion float64, product Figure) (ProductShock, error) {
	if !amount(cut) || cut > 1 || !amount(expansion) {
		return ProductShock{}, fmt.Errorf("cut of %v, others grow by %v: %w", cut, expansion, ErrBadValue)
	}
	var s ProductShock
	seen := map[string]bool{}
	for _, f := range flows {
		if err := f.check(seen); err != nil {
			return ProductShock{}, err
		}
		switch {
		case f.Absence.Open():
			s.Missing++
		case f.Absence.Known():
			lost := float64(cut * f.Partner) // rounded, so that no machine fuses it with the difference
			up := min(lost, expansion*f.Others)
			s.Products = append(s.Products, ProductLoss{f.Product, lost, up, lost - up})
		}
	}
	if len(s.Products) == 0 {
		return s, fmt.Errorf("products with a flow: %w", ErrNoTies)
	}
	slices.SortFunc(s.Products, func(a, b ProductLoss) int {
		return cmp.Or(cmp.Compare(b.Net, a.Net), cmp.Compare(b.Cut, a.Cut), cmp.Compare(a.Product, b.Product))
	})
	return s, s.add(product)
}

// add sums the products up and sets them against the product of the economy.
func (s *ProductShock) add(product Figure) error {
	for _, side := range []struct {
		loss *Loss
		of   func(ProductLoss) float64
	}{
		{&s.Gross, func(p ProductLoss) float64 { return p.Cut }},
		{&s.Net, func(p ProductLoss) float64 { return p.Net }},
	} {
		lost := sumOf(s.Products, side.of)
		share, err := ShareOfGDP(Figure{Value: lost, Unit: product.Unit, Period: product.Period}, product)
		if err != nil {
			return err
		}
		*side.loss = Loss{lost, share}
	}
	return nil
}

func (f ProductFlow) check(seen map[string]bool) error {
	switch {
	case f.Product == "" || seen[f.Product]:
		return fmt.Errorf("product %q: %w: no code, or it stands twice", f.Product, ErrBadValue)
	case !f.Absence.valid(f.Partner) || !f.Absence.valid(f.Others) || f.Partner < 0 || f.Others < 0:
		return fmt.Errorf("product %s: %w %v and %v %s", f.Product, ErrBadValue, f.Partner, f.Others, f.Absence)
	}
	seen[f.Product] = true
	return nil
}
