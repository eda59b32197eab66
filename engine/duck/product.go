package duck

import (
	"cmp"
	"context"
	"database/sql/driver"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"leeway"
	"leeway/engine"
	"leeway/lake"
)

// unknown is who is not named.
const unknown = "unknown"

// TradeYear is a year of a reporter's own records of what it bought, in one release and one
// classification.
type TradeYear struct {
	Reporter       string
	Year           int
	Classification string
	Mirror         string // reporter; blank where both sides were reconciled
	Dataset        string
	Vintage        string
	ValueUSD       int64
	Products       int64  // rows of flows
	World          bool   // whether the release has what the world exports in that year
	Exported       bool   // whether it has what the reporter exports: what is not among that is none
	Title          string // of the data set
	URL            string
}

// TradeYears lists the years in which the releases that answer have the reporters' imports by
// product, in a fixed order.
//
// Errors: as Answer.
func (e *Engine) TradeYears(ctx context.Context, reporters []string, asOf string) ([]TradeYear, error) {
	if err := checkAsOf(asOf); err != nil {
		return nil, err
	}
	s, err := lake.NewSlices(asOf, e.lakes...)
	if err != nil {
		return nil, err
	}
	vs := s.Vintages(lake.Pairs)
	if len(vs) == 0 || len(reporters) == 0 {
		return nil, nil
	}
	found, err := e.tradeYears(ctx, vs, once(reporters))
	if err != nil {
		return nil, err
	}
	var bought, sold []TradeYear
	for k, t := range found {
		if !s.KeepsPair(&leeway.Pair{Reporter: t.Reporter, Year: t.Year, Mirror: t.Mirror, Dataset: t.Dataset, Vintage: t.Vintage}) {
			continue
		}
		switch k.flow {
		case "import":
			bought = append(bought, *t)
		case "export":
			sold = append(sold, *t)
		}
	}
	slices.SortFunc(bought, func(a, b TradeYear) int {
		return cmp.Or(cmp.Compare(a.Reporter, b.Reporter), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(a.Classification, b.Classification), cmp.Compare(a.Vintage, b.Vintage))
	})
	for i := range bought {
		bought[i].describe(vs, sold)
	}
	return bought, nil
}

// tradeYears sums pair totals up: of one reporter by columns, of several by SQL.
func (e *Engine) tradeYears(ctx context.Context, vs []lake.Vintage, reporters []string) (map[tradeKey]*TradeYear, error) {
	if len(reporters) > 1 {
		return e.askTradeYears(ctx, vs, reporters)
	}
	return inColumns(ctx, lake.Pairs, func() (map[tradeKey]*TradeYear, error) { return yearsOf(vs, reporters[0]) },
		func() (map[tradeKey]*TradeYear, error) { return e.askTradeYears(ctx, vs, reporters) })
}

func (e *Engine) askTradeYears(ctx context.Context, vs []lake.Vintage, reporters []string) (map[tradeKey]*TradeYear, error) {
	found := map[tradeKey]*TradeYear{}
	err := scan(ctx, e, lake.Pairs, lake.PairColumns, vs, "pairs_years", func(c tuple) {
		t := &TradeYear{Reporter: c.text("reporter"), Year: int(c.number("year")), Classification: c.text("classification"), Mirror: c.text("mirror"),
			Dataset: c.text("source"), Vintage: c.text("vintage"), ValueUSD: c.number("value_usd"), Products: c.number("products")}
		found[tradeKey{c.text("flow"), t.Reporter, t.Year, t.Classification, t.Mirror, t.Dataset, t.Vintage}] = t
	}, sliceList(vs), joined(reporters), reporters[0], reporters[len(reporters)-1])
	return found, err
}

// describe says what the release of a year has besides.
func (t *TradeYear) describe(vs []lake.Vintage, sold []TradeYear) {
	v := vs[slices.IndexFunc(vs, func(v lake.Vintage) bool { return v.Source == t.Dataset && v.Vintage == t.Vintage })]
	t.World, t.Title, t.URL = hasWorld(v, t), v.Title, v.URL
	t.Exported = t.Mirror == "" && t.World || slices.ContainsFunc(sold, func(o TradeYear) bool {
		return o.Reporter == t.Reporter && o.Year == t.Year && o.Classification == t.Classification && o.Dataset == t.Dataset && o.Vintage == t.Vintage
	})
}

// hasWorld reports whether a release has the world's exports of a year: its table says so, and
// where it has none, whether it reconciles both sides.
func hasWorld(v lake.Vintage, t *TradeYear) bool {
	if v.Has(lake.Totals) {
		return v.InYear(lake.Suppliers, t.Year).Has(lake.Suppliers)
	}
	return t.Mirror == ""
}

// Trade is what to ask about by product: of members, with those who are not inside, in the year.
func (t *TradeYear) Trade(members, inside []string) leeway.Trade {
	return leeway.Trade{Members: members, Inside: inside, Year: t.Year, Classification: t.Classification, Dataset: t.Dataset, Vintage: t.Vintage,
		Mirror: t.Mirror, World: t.World, Rows: t.Products, Title: t.Title, URL: t.URL}
}

// ProductSides returns what a trade's members bought and sold of the products of which they bought more than they sold, and
// whose named suppliers are at least so concentrated, in billionths.
//
// Errors: CodeNotFound where the release is not in the lake; as Answer.
func (e *Engine) ProductSides(ctx context.Context, t leeway.Trade, leastHHI int64) (map[string]leeway.Sides, error) {
	return e.sides(ctx, t, leastHHI, nil)
}

// ProductSidesOf returns what a trade's members bought and sold of each of the products, of those that they bought.
//
// Errors: as ProductSides.
func (e *Engine) ProductSidesOf(ctx context.Context, t leeway.Trade, products []string) (map[string]leeway.Sides, error) {
	if len(products) == 0 {
		return nil, nil
	}
	return e.sides(ctx, t, 0, products)
}

func (e *Engine) sides(ctx context.Context, t leeway.Trade, leastHHI int64, products []string) (map[string]leeway.Sides, error) {
	v, err := e.release(t)
	if err != nil {
		return nil, err
	}
	if v.Has(lake.Totals) && alone(&t) {
		return inColumns(ctx, lake.Totals, func() (map[string]leeway.Sides, error) {
			found, err := sidesOf(v.InYear(lake.Totals, t.Year), &t)
			return chosen(found, leastHHI, products), err
		}, func() (map[string]leeway.Sides, error) { return e.askSides(ctx, v, t, leastHHI, products) })
	}
	return e.summed(ctx, v, t, leastHHI, products)
}

// askSides reads table totals by SQL.
func (e *Engine) askSides(ctx context.Context, v lake.Vintage, t leeway.Trade, leastHHI int64, products []string) (map[string]leeway.Sides, error) {
	found := map[string]leeway.Sides{}
	all, more, year := joined(products), "", strconv.Itoa(t.Year)
	if products == nil {
		more = "more"
	}
	err := scan(ctx, e, lake.Totals, lake.TotalColumns, []lake.Vintage{v.InYear(lake.Totals, t.Year)}, "totals", func(c tuple) {
		found[c.text("product")] = leeway.Sides{ImportsUSD: c.number("value_usd"), ExportsUSD: c.number("exports_usd"), HHI: c.number("hhi_billionths")}
	}, sliceOf(&t), t.Classification, t.Members[0], year, t.Mirror, all, all, strconv.FormatInt(leastHHI, 10), more)
	return found, err
}

// summed sums flows up: for groups, and for releases of before there were totals.
func (e *Engine) summed(ctx context.Context, v lake.Vintage, t leeway.Trade, leastHHI int64, products []string) (map[string]leeway.Sides, error) {
	v = v.InYear(lake.Flows, t.Year)
	bought, sold, turned := map[string]leeway.Sides{}, map[string]int64{}, map[string]int64{}
	members := once(t.Members)
	all, inside, year := joined(members), joined(t.Inside), strconv.Itoa(t.Year)
	totals := func(flow string, each func(tuple)) error {
		return scan(ctx, e, lake.Flows, lake.FlowColumns, []lake.Vintage{v}, "flows_totals", each,
			sliceOf(&t), t.Classification, flow, year, all, members[0], members[len(members)-1], inside)
	}
	err := together(func() error {
		return totals("import", func(c tuple) {
			bought[c.text("product")] = leeway.Sides{ImportsUSD: c.number("value_usd"), HHI: c.number("hhi_billionths")}
		})
	}, func() error {
		return totals("export", func(c tuple) { sold[c.text("product")] = c.number("value_usd") })
	}, func() error {
		if t.Mirror != "" {
			return nil
		}
		return scan(ctx, e, lake.Flows, lake.FlowColumns, []lake.Vintage{v}, "flows_sold", func(c tuple) { turned[c.text("product")] = c.number("value_usd") },
			sliceOf(&t), t.Classification, year, all, inside)
	})
	if len(sold) == 0 {
		sold = turned
	}
	for product, s := range bought {
		s.ExportsUSD = sold[product]
		bought[product] = s
	}
	return chosen(bought, leastHHI, products), err
}

// chosen keeps the products that are asked about, or where none are, those of which more was bought than sold, of
// suppliers at least so concentrated.
func chosen(all map[string]leeway.Sides, leastHHI int64, products []string) map[string]leeway.Sides {
	found := map[string]leeway.Sides{}
	for _, product := range products {
		if s, ok := all[product]; ok {
			found[product] = s
		}
	}
	for product, s := range all {
		if products == nil && s.HHI >= leastHHI && s.ImportsUSD > s.ExportsUSD {
			found[product] = s
		}
	}
	return found
}

// manyRows is how many rows of flows a reporter has that are worth reading on two processors: more than a row
// group or two.
const manyRows = 250_000

// Purchases returns from whom a trade's members bought each of the products, members
// among themselves too, by product and partner.
//
// Errors: as ProductSides.
func (e *Engine) Purchases(ctx context.Context, t leeway.Trade, products []string) ([]leeway.Purchase, error) {
	v, err := e.release(t)
	if err != nil || len(products) == 0 {
		return nil, err
	}
	v, products = v.InYear(lake.Flows, t.Year), once(products)
	var found []leeway.Purchase
	if len(t.Members) > 1 {
		found, err = e.purchasesOfMembers(ctx, v, t, products)
	} else {
		found, err = inColumns(ctx, lake.Flows, func() ([]leeway.Purchase, error) { return purchasesOf(v, &t, products) },
			func() ([]leeway.Purchase, error) { return e.askPurchases(ctx, v, t, products) })
	}
	slices.SortFunc(found, byProduct)
	return found, err
}

func byProduct(a, b leeway.Purchase) int {
	return cmp.Or(strings.Compare(a.Product, b.Product), strings.Compare(a.Partner, b.Partner))
}

// askPurchases reads those of one state by SQL. Rows are sorted by product, so that a range of products
// leaves the others unread.
func (e *Engine) askPurchases(ctx context.Context, v lake.Vintage, t leeway.Trade, products []string) ([]leeway.Purchase, error) {
	var found []leeway.Purchase
	err := scan(ctx, e, lake.Flows, lake.FlowColumns, []lake.Vintage{v}, "flows_partners", func(c tuple) {
		p := purchase(c)
		if p.Quantity != leeway.NoQuantity {
			p.WeighedUSD = p.ValueUSD
		}
		found = append(found, p)
	}, sliceOf(&t), t.Classification, strconv.Itoa(t.Year), t.Members[0], products[0], products[len(products)-1], joined(products))
	return found, err
}

func (e *Engine) purchasesOfMembers(ctx context.Context, v lake.Vintage, t leeway.Trade, products []string) ([]leeway.Purchase, error) {
	members := once(t.Members)
	var found []leeway.Purchase
	err := scan(ctx, e, lake.Flows, lake.FlowColumns, []lake.Vintage{v}, "flows_members", func(c tuple) {
		p := purchase(c)
		p.WeighedUSD = c.number("weighed_usd")
		found = append(found, p)
	}, sliceOf(&t), t.Classification, strconv.Itoa(t.Year), joined(members), members[0], members[len(members)-1], joined(products))
	return found, err
}

func purchase(c tuple) leeway.Purchase {
	p := leeway.Purchase{Product: c.text("product"), Partner: c.text("partner"), ValueUSD: c.number("value_usd"), Quantity: leeway.NoQuantity, QuantityUnit: c.text("quantity_unit")}
	if q, ok := c.value("quantity").(int64); ok {
		p.Quantity = q
	}
	return p
}

// WorldSuppliers returns the world's largest exporters of each of the products down to a place, by product and place;
// none where the release does not have the world's trade of the year.
//
// Errors: as ProductSides.
func (e *Engine) WorldSuppliers(ctx context.Context, t leeway.Trade, products []string, places int) ([]leeway.Supplier, error) {
	v, err := e.release(t)
	if err != nil || !t.World || len(products) == 0 {
		return nil, err
	}
	if !v.Has(lake.Totals) {
		return e.summedSuppliers(ctx, v, t, products, places)
	}
	v = v.InYear(lake.Suppliers, t.Year)
	found, err := inColumns(ctx, lake.Suppliers, func() ([]leeway.Supplier, error) { return suppliersOf(v, &t, products, places) },
		func() ([]leeway.Supplier, error) { return e.askSuppliers(ctx, v, t, products, places) })
	slices.SortFunc(found, bySupplier)
	return found, err
}

// askSuppliers reads table suppliers by SQL.
func (e *Engine) askSuppliers(ctx context.Context, v lake.Vintage, t leeway.Trade, products []string, places int) ([]leeway.Supplier, error) {
	var found []leeway.Supplier
	err := scan(ctx, e, lake.Suppliers, lake.SupplierColumns, []lake.Vintage{v}, "suppliers", func(c tuple) {
		found = append(found, leeway.Supplier{Product: c.text("product"), Reporter: c.text("reporter"), ValueUSD: c.number("value_usd"), Place: c.number("place"), WorldUSD: c.number("world_usd"),
			NamedUSD: c.number("named_usd"), Exporters: c.number("exporters"), HHI: c.number("hhi_billionths"), Classification: t.Classification, Year: t.Year, Dataset: t.Dataset, Vintage: t.Vintage})
	}, sliceOf(&t), t.Classification, strconv.Itoa(t.Year), strconv.Itoa(places), joined(products))
	return found, err
}

func bySupplier(a, b leeway.Supplier) int {
	return cmp.Or(strings.Compare(a.Product, b.Product), cmp.Compare(b.ValueUSD, a.ValueUSD), strings.Compare(a.Reporter, b.Reporter))
}

// summedSuppliers sums flows up for releases of before there were suppliers.
func (e *Engine) summedSuppliers(ctx context.Context, v lake.Vintage, t leeway.Trade, products []string, places int) ([]leeway.Supplier, error) {
	sold := map[string][]leeway.Supplier{}
	err := scan(ctx, e, lake.Flows, lake.FlowColumns, []lake.Vintage{v.InYear(lake.Flows, t.Year)}, "flows_suppliers", func(c tuple) {
		p := leeway.Supplier{Product: c.text("product"), Classification: t.Classification, Year: t.Year, Reporter: c.text("partner"), ValueUSD: c.number("value_usd"), Dataset: t.Dataset, Vintage: t.Vintage}
		sold[p.Product] = append(sold[p.Product], p)
	}, sliceOf(&t), t.Classification, strconv.Itoa(t.Year), joined(products))
	var found []leeway.Supplier
	for _, product := range once(products) {
		large := largestSellers(sold[product])
		found = append(found, large[:min(places, len(large))]...)
	}
	return found, err
}

// largestSellers ranks those who sold a product and keeps the large ones, as lake does when a
// release is published.
func largestSellers(sold []leeway.Supplier) []leeway.Supplier {
	world, named, squares := int64(0), int64(0), 0.0
	for i := range sold {
		world += sold[i].ValueUSD
		if sold[i].Reporter != unknown {
			named += sold[i].ValueUSD
			squares += float64(sold[i].ValueUSD) * float64(sold[i].ValueUSD)
		}
	}
	sold = slices.DeleteFunc(sold, func(s leeway.Supplier) bool { return s.Reporter == unknown || s.ValueUSD == 0 })
	slices.SortFunc(sold, func(a, b leeway.Supplier) int {
		return cmp.Or(cmp.Compare(b.ValueUSD, a.ValueUSD), cmp.Compare(a.Reporter, b.Reporter))
	})
	for i := range sold {
		s := &sold[i]
		if i >= lake.SuppliersLeast && 100*s.ValueUSD < lake.SupplierPercent*world {
			return sold[:i]
		}
		s.Place, s.WorldUSD, s.NamedUSD, s.Exporters = int64(i+1), world, named, int64(len(sold))
		s.HHI = int64(math.Round(1e9 * squares / float64(named) / float64(named)))
	}
	return sold
}

// release finds the release of a trade.
func (e *Engine) release(t leeway.Trade) (lake.Vintage, error) {
	s, err := lake.NewSlices("", e.lakes...)
	if err != nil {
		return lake.Vintage{}, err
	}
	vs := s.Vintages(lake.Flows)
	at := slices.IndexFunc(vs, func(v lake.Vintage) bool { return v.Source == t.Dataset && v.Vintage == t.Vintage })
	if at < 0 || len(t.Members) == 0 {
		return lake.Vintage{}, leeway.Errorf(leeway.CodeNotFound, "the lake has no flows of %v in %s %s", t.Members, t.Dataset, t.Vintage)
	}
	return vs[at], nil
}

// alone reports whether a trade is that of one state with all others.
func alone(t *leeway.Trade) bool {
	return len(t.Members) == 1 && len(t.Inside) == 1 && t.Inside[0] == t.Members[0]
}

// sliceOf names the release of a trade as the queries want it.
func sliceOf(t *leeway.Trade) string { return t.Dataset + "/" + t.Vintage }

// tuple is a row: its values by the names of their columns.
type tuple struct {
	columns []string
	values  []driver.Value
}

func (c tuple) value(name string) driver.Value { return c.values[slices.Index(c.columns, name)] }

func (c tuple) text(name string) string {
	s, _ := c.value(name).(string) // the queries' own columns
	return s
}

func (c tuple) number(name string) int64 {
	n, _ := c.value(name).(int64) // the queries' own columns
	return n
}

// scan runs a query over the files that vintages have of a table; no file has no rows.
func scan[T any](ctx context.Context, e *Engine, table string, columns []lake.Column[T], vs []lake.Vintage, query string, each func(tuple), params ...any) error {
	vs = slices.DeleteFunc(slices.Clone(vs), func(v lake.Vintage) bool { return !v.Has(table) })
	if len(vs) == 0 {
		return nil
	}
	text, err := over(table, columns, vs, engine.Query(query))
	if err != nil {
		return err
	}
	if err := e.query(ctx, text, params, func(names []string, values []driver.Value) { each(tuple{names, values}) }); err != nil {
		return unavailable(ctx, table, err)
	}
	return nil
}

// together runs tasks side by side and returns the first error in their order.
func together(tasks ...func() error) error {
	errs := make([]error, len(tasks))
	var wait sync.WaitGroup
	for i, task := range tasks {
		wait.Go(func() { errs[i] = task() })
	}
	wait.Wait()
	return cmp.Or(errs...)
}
