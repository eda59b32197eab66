package profile

import (
	"cmp"
	"context"
	"sync"

	"leeway"
)

// Market answers questions about trade by product; the methods of an engine say what each returns.
type Market interface {
	ProductSides(ctx context.Context, t leeway.Trade, leastHHI int64) (map[string]leeway.Sides, error)
	ProductSidesOf(ctx context.Context, t leeway.Trade, products []string) (map[string]leeway.Sides, error)
	Purchases(ctx context.Context, t leeway.Trade, products []string) ([]leeway.Purchase, error)
	WorldSuppliers(ctx context.Context, t leeway.Trade, products []string, places int) ([]leeway.Supplier, error)
}

// FindDependences asks a market for what [Dependences] needs, totals first: only the products that they leave open
// are looked at supplier by supplier. window has the trade of each year of the rule that there is, the
// last one first. Each product has at least so many substitutes, where the world has them.
//
// Errors: those of the market and of [Dependences].
func FindDependences(ctx context.Context, m Market, q Question, window []leeway.Trade, substitutes int) ([]Dependence, error) {
	years := make([]TradeByProduct, len(window))
	err := sideBySide(len(window), func(i int) (err error) {
		years[i].Year = window[i].Year
		years[i].Sides, err = m.ProductSides(ctx, window[i], q.Rule.LeastHHI())
		return err
	})
	if err != nil {
		return nil, err
	}
	products := MayDepend(q.Rule, years)
	if q.Rule == GeoDep {
		if products, err = worldToo(ctx, m, window, years, products); err != nil {
			return nil, err
		}
	}
	err = sideBySide(len(window)+1, func(i int) (err error) {
		if i == len(window) {
			years[0].Suppliers, err = m.WorldSuppliers(ctx, window[0], products, q.places(substitutes))
			return err
		}
		years[i].Purchases, err = m.Purchases(ctx, window[i], products)
		return err
	})
	if err != nil {
		return nil, err
	}
	return Dependences(q, products, years)
}

// worldToo keeps the products whose exporters in the world are concentrated, and asks for what was sold of them
// in the years too in which the suppliers are not.
func worldToo(ctx context.Context, m Market, window []leeway.Trade, years []TradeByProduct, products []string) ([]string, error) {
	err := sideBySide(len(window), func(i int) (err error) {
		years[i].World, err = m.WorldSuppliers(ctx, window[i], products, 1)
		return err
	})
	if err != nil {
		return nil, err
	}
	products = ConcentratedWorld(products, years)
	return products, sideBySide(len(window), func(i int) (err error) {
		years[i].Sides, err = m.ProductSidesOf(ctx, window[i], products)
		return err
	})
}

// places is how many of the world's suppliers are asked for of each product: enough to be left
// with some after the main supplier, or those asked about, and those inside are taken out.
func (q *Question) places(substitutes int) int {
	return substitutes + len(q.Inside) + max(1, len(q.On))
}

// sideBySide runs n tasks at once and returns the first error in their order.
func sideBySide(n int, task func(int) error) error {
	errs := make([]error, n)
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() { errs[i] = task(i) })
	}
	wait.Wait()
	return cmp.Or(errs...)
}
