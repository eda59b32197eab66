package duck

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"leeway"
	"leeway/engine/columns"
	"leeway/lake"
)

// inColumns answers by columns, and by SQL where a file has another form.
func inColumns[T any](ctx context.Context, table string, walk, ask func() (T, error)) (T, error) {
	found, err := walk()
	if errors.Is(err, columns.ErrForm) {
		return ask()
	}
	if err != nil {
		return found, unavailable(ctx, table, err)
	}
	return found, ctx.Err()
}

// yearsOf walks over a reporter's pair totals: what its own records come to, by flow, year and release.
func yearsOf(vs []lake.Vintage, reporter string) (map[tradeKey]*TradeYear, error) {
	found := map[tradeKey]*TradeYear{}
	for _, v := range vs {
		rows, err := pairsOf(v, reporter, "", 0, 9999)
		if err != nil {
			return nil, err
		}
		for i := range rows {
			if r := &rows[i]; r.Mirror != "partner" {
				k := tradeKey{r.Flow, r.Reporter, r.Year, r.Classification, r.Mirror, v.Source, v.Vintage}
				if found[k] == nil {
					found[k] = &TradeYear{Reporter: r.Reporter, Year: r.Year, Classification: r.Classification, Mirror: r.Mirror, Dataset: v.Source, Vintage: v.Vintage}
				}
				found[k].ValueUSD += r.ValueUSD
				found[k].Products += r.Products
			}
		}
	}
	return found, nil
}

// tradeKey is a reporter's flow in a year and release.
type tradeKey struct {
	flow, reporter                           string
	year                                     int
	classification, mirror, dataset, vintage string
}

var sideColumns = []string{"flow", "product", "classification", "value_usd", "hhi_billionths", "mirror"}

// sidesOf walks over a reporter's totals of a year.
func sidesOf(v lake.Vintage, t *leeway.Trade) (map[string]leeway.Sides, error) {
	found, sold := map[string]leeway.Sides{}, map[string]int64{}
	err := eachFile(v, lake.Totals, func(path string) error {
		return columns.EachOf(path, t.Members[0], sideColumns, func(r columns.Rows) error {
			flow, product, mirror := r.Words["flow"], r.Words["product"], r.Words["mirror"]
			values, hhi := *r.Numbers["value_usd"], *r.Numbers["hhi_billionths"]
			class, ok := r.Words["classification"].Only(t.Classification)
			for i := r.From; ok && i < r.To; i++ {
				switch {
				case r.Words["classification"].Place[i] != class:
				case flow.At(i) == "export":
					sold[product.At(i)] = max(sold[product.At(i)], values[i])
				case flow.At(i) == "import" && mirror.At(i) == t.Mirror:
					found[product.At(i)] = leeway.Sides{ImportsUSD: values[i], HHI: hhi[i]}
				}
			}
			return nil
		})
	})
	for product, s := range found {
		s.ExportsUSD = sold[product]
		found[product] = s
	}
	return found, err
}

var purchaseColumns = []string{"flow", "partner", "product", "classification", "value_usd", "quantity", "quantity_unit"}

// purchasesOf walks over a reporter's imports of a year, on two processors where they are many.
func purchasesOf(v lake.Vintage, t *leeway.Trade, products []string) ([]leeway.Purchase, error) {
	readers := 1
	if t.Rows >= manyRows {
		readers = 2
	}
	wanted, parts, errs := setOf(products), make([][]leeway.Purchase, readers), make([]error, readers)
	var wait sync.WaitGroup
	for n := range readers {
		wait.Go(func() {
			errs[n] = eachFile(v, lake.Flows, func(path string) error {
				return columns.EachOfPart(path, t.Members[0], n, readers, purchaseColumns, func(r columns.Rows) error {
					parts[n] = appendPurchases(parts[n], r, t.Classification, wanted)
					return nil
				})
			})
		})
	}
	wait.Wait()
	var found []leeway.Purchase
	for _, part := range parts {
		found = append(found, part...)
	}
	return found, errors.Join(errs...)
}

func appendPurchases(found []leeway.Purchase, r columns.Rows, classification string, wanted map[string]bool) []leeway.Purchase {
	product, partner, unit := r.Words["product"], r.Words["partner"], r.Words["quantity_unit"]
	values, quantities, among := *r.Numbers["value_usd"], *r.Numbers["quantity"], product.Among(wanted)
	flow, ok := r.Words["flow"].Only("import")
	class, also := r.Words["classification"].Only(classification)
	for i := r.From; ok && also && i < r.To; i++ {
		if !among[product.Place[i]] || r.Words["flow"].Place[i] != flow || r.Words["classification"].Place[i] != class {
			continue
		}
		p := leeway.Purchase{Product: product.At(i), Partner: partner.At(i), ValueUSD: values[i], Quantity: quantities[i], QuantityUnit: unit.At(i)}
		if p.Quantity != leeway.NoQuantity {
			p.WeighedUSD = p.ValueUSD
		}
		found = append(found, p)
	}
	return found
}

var supplierColumns = []string{"product", "classification", "reporter", "value_usd", "place", "world_usd", "named_usd", "exporters", "hhi_billionths"}

// suppliersOf walks over the world's suppliers of a year, down to a place.
func suppliersOf(v lake.Vintage, t *leeway.Trade, products []string, places int) ([]leeway.Supplier, error) {
	wanted := setOf(products)
	var found []leeway.Supplier
	err := eachFile(v, lake.Suppliers, func(path string) error {
		return columns.Each(path, supplierColumns, func(r columns.Rows) error {
			product, reporter, classes, number := r.Words["product"], r.Words["reporter"], r.Words["classification"], r.Numbers
			values, place, world := *number["value_usd"], *number["place"], *number["world_usd"]
			named, exporters, hhi := *number["named_usd"], *number["exporters"], *number["hhi_billionths"]
			among := product.Among(wanted)
			class, ok := classes.Only(t.Classification)
			for i := 0; ok && i < r.To; i++ {
				if among[product.Place[i]] && place[i] <= int64(places) && classes.Place[i] == class {
					found = append(found, leeway.Supplier{Product: product.At(i), Classification: t.Classification, Year: t.Year, Reporter: reporter.At(i), ValueUSD: values[i], Place: place[i],
						WorldUSD: world[i], NamedUSD: named[i], Exporters: exporters[i], HHI: hhi[i], Dataset: t.Dataset, Vintage: t.Vintage})
				}
			}
			return nil
		})
	})
	return found, err
}

func setOf(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, s := range list {
		set[s] = true
	}
	return set
}

// eachFile hands the files that a vintage has of a table to read.
func eachFile(v lake.Vintage, table string, read func(path string) error) error {
	paths, err := v.Paths(table)
	if err != nil {
		return err
	}
	for _, path := range paths {
		if err := read(path); err != nil {
			return inFile(path, err)
		}
	}
	return nil
}

// inFile says in which file something is wrong.
func inFile(path string, err error) error { return fmt.Errorf("%s: %w", path, err) }
