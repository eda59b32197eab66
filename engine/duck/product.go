package duck

import (
	"cmp"
	"context"
	"database/sql/driver"
	"math"
	"slices"
	"strconv"
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
	Products       int64 // rows of flows
	World          bool  // whether the data set has what the world exports in that year
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
	if len(vs) == 0 {
		return nil, nil
	}
	var found []TradeYear
	reporters = once(reporters)
	err = scan(ctx, e, lake.Pairs, lake.PairColumns, vs, "pairs_years", func(c cells) {
		t := TradeYear{Reporter: c.text("reporter"), Year: int(c.number("year")), Classification: c.text("classification"), Mirror: c.text("mirror"),
			Dataset: c.text("source"), Vintage: c.text("vintage"), ValueUSD: c.number("value_usd"), Products: c.number("products")}
		if s.KeepsPair(&leeway.Pair{Reporter: t.Reporter, Year: t.Year, Mirror: t.Mirror, Dataset: t.Dataset, Vintage: t.Vintage}) {
			t.World = hasWorld(vs, &t)
			found = append(found, t)
		}
	}, sliceList(vs), "import", joined(reporters), reporters[0], reporters[len(reporters)-1])
	slices.SortFunc(found, func(a, b TradeYear) int {
		return cmp.Or(cmp.Compare(a.Reporter, b.Reporter), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(a.Classification, b.Classification), cmp.Compare(a.Vintage, b.Vintage))
	})
	return found, err
}

// hasWorld reports whether a release has the world's exports of a year: its table says so, and
// where it has none, whether it reconciles both sides.
func hasWorld(vs []lake.Vintage, t *TradeYear) bool {
	v := vintageOf(vs, t.Dataset, t.Vintage)
	if v.Has(lake.Totals) {
		return v.InYear(lake.Suppliers, t.Year).Has(lake.Suppliers)
	}
	return t.Mirror == ""
}

func vintageOf(vs []lake.Vintage, source, name string) lake.Vintage {
	return vs[slices.IndexFunc(vs, func(v lake.Vintage) bool { return v.Source == source && v.Vintage == name })]
}

// Trade is what is asked about by product: the imports of a state, or of the members of a group
// taken together, in one release, classification and year. Trade among members is left out.
type Trade struct {
	Members        []string
	Year           int
	Classification string
	Dataset        string
	Vintage        string
	Mirror         string
	World          bool
}

// Sides are what was bought and sold of a product.
type Sides struct {
	ImportsUSD int64
	ExportsUSD int64
	HHI        int64 // of the named suppliers, in billionths
}

// ProductSides returns what a trade's members bought and sold of each product whose named suppliers are at least so
// concentrated; exported is false where the release has no exports of theirs at all, so that none are not zero.
//
// Errors: CodeNotFound where the release is not in the lake; as Answer.
func (e *Engine) ProductSides(ctx context.Context, t Trade, leastHHI int64) (found map[string]Sides, exported bool, err error) {
	v, err := e.release(t)
	if err != nil {
		return nil, false, err
	}
	if v.Has(lake.Totals) && len(t.Members) == 1 {
		return e.kept(ctx, v, t, leastHHI)
	}
	return e.summed(ctx, v, t, leastHHI)
}

// kept reads table totals.
func (e *Engine) kept(ctx context.Context, v lake.Vintage, t Trade, leastHHI int64) (map[string]Sides, bool, error) {
	found, sold := map[string]Sides{}, map[string]int64{}
	err := scan(ctx, e, lake.Totals, lake.TotalColumns, []lake.Vintage{v.InYear(lake.Totals, t.Year)}, "totals", func(c cells) {
		switch product, value := c.text("product"), c.number("value_usd"); c.text("flow") {
		case "export":
			sold[product] = value
		case "import":
			if c.text("mirror") == t.Mirror {
				found[product] = Sides{ImportsUSD: value, HHI: c.number("hhi_billionths")}
			}
		}
	}, t.slice(), t.Classification, t.Members[0], strconv.Itoa(t.Year), strconv.FormatInt(leastHHI, 10))
	return withSold(found, sold), len(sold) > 0 || t.Mirror == "" && t.World, err
}

// summed sums flows up: for groups, and for releases of before there were totals.
func (e *Engine) summed(ctx context.Context, v lake.Vintage, t Trade, leastHHI int64) (map[string]Sides, bool, error) {
	found, sold, turned := map[string]Sides{}, map[string]int64{}, map[string]int64{}
	members := once(t.Members)
	all, year := joined(members), strconv.Itoa(t.Year)
	totals := func(flow string, each func(cells)) error {
		return scan(ctx, e, lake.Flows, lake.FlowColumns, []lake.Vintage{v}, "flows_totals", each,
			t.slice(), t.Classification, flow, year, all, members[0], members[len(members)-1], all)
	}
	err := together(func() error {
		return totals("import", func(c cells) {
			if hhi := c.number("hhi_billionths"); hhi >= leastHHI {
				found[c.text("product")] = Sides{ImportsUSD: c.number("value_usd"), HHI: hhi}
			}
		})
	}, func() error {
		return totals("export", func(c cells) { sold[c.text("product")] = c.number("value_usd") })
	}, func() error {
		if t.Mirror != "" {
			return nil
		}
		return scan(ctx, e, lake.Flows, lake.FlowColumns, []lake.Vintage{v}, "flows_sold", func(c cells) { turned[c.text("product")] = c.number("value_usd") },
			t.slice(), t.Classification, year, all, all)
	})
	if len(sold) == 0 {
		sold = turned
	}
	return withSold(found, sold), len(sold) > 0 || t.Mirror == "" && t.World, err
}

func withSold(found map[string]Sides, sold map[string]int64) map[string]Sides {
	for product, s := range found {
		s.ExportsUSD = sold[product]
		found[product] = s
	}
	return found
}

// ProductPartner is what a trade's members bought of a product from a partner.
type ProductPartner struct {
	Product      string
	Partner      string
	ValueUSD     int64
	Quantity     int64 // leeway.NoQuantity where none is given
	WeighedUSD   int64 // the part of the value that has a quantity
	QuantityUnit string
}

// ProductPartners returns from whom a trade's members bought each of the products, members
// among themselves too, by product and partner.
//
// Errors: as ProductSides.
func (e *Engine) ProductPartners(ctx context.Context, t Trade, products []string) ([]ProductPartner, error) {
	v, err := e.release(t)
	if err != nil || len(products) == 0 {
		return nil, err
	}
	members := once(t.Members)
	var found []ProductPartner
	err = scan(ctx, e, lake.Flows, lake.FlowColumns, []lake.Vintage{v.InYear(lake.Flows, t.Year)}, "flows_partners", func(c cells) {
		p := ProductPartner{c.text("product"), c.text("partner"), c.number("value_usd"), leeway.NoQuantity, c.number("weighed_usd"), c.text("quantity_unit")}
		if q, ok := c.value("quantity").(int64); ok {
			p.Quantity = q
		}
		found = append(found, p)
	}, t.slice(), t.Classification, strconv.Itoa(t.Year), joined(members), members[0], members[len(members)-1], joined(products))
	slices.SortFunc(found, func(a, b ProductPartner) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Partner, b.Partner))
	})
	return found, err
}

// WorldSuppliers returns the world's largest exporters of each of the products down to a place, by product and place;
// none where the release does not have the world's trade of the year.
//
// Errors: as ProductSides.
func (e *Engine) WorldSuppliers(ctx context.Context, t Trade, products []string, places int) ([]leeway.Supplier, error) {
	v, err := e.release(t)
	if err != nil || !t.World || len(products) == 0 {
		return nil, err
	}
	if !v.Has(lake.Totals) {
		return e.summedSuppliers(ctx, v, t, products, places)
	}
	var found []leeway.Supplier
	err = scan(ctx, e, lake.Suppliers, lake.SupplierColumns, []lake.Vintage{v.InYear(lake.Suppliers, t.Year)}, "suppliers", func(c cells) {
		found = append(found, leeway.Supplier{
			Product: c.text("product"), Reporter: c.text("reporter"), ValueUSD: c.number("value_usd"), Place: c.number("place"), WorldUSD: c.number("world_usd"),
			NamedUSD: c.number("named_usd"), Exporters: c.number("exporters"), HHI: c.number("hhi_billionths"),
			Classification: t.Classification, Year: t.Year, Dataset: t.Dataset, Vintage: t.Vintage,
		})
	}, t.slice(), t.Classification, strconv.Itoa(t.Year), strconv.Itoa(places), joined(products))
	slices.SortFunc(found, func(a, b leeway.Supplier) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Place, b.Place))
	})
	return found, err
}

// summedSuppliers sums flows up for releases of before there were suppliers.
func (e *Engine) summedSuppliers(ctx context.Context, v lake.Vintage, t Trade, products []string, places int) ([]leeway.Supplier, error) {
	sold := map[string][]leeway.Supplier{}
	err := scan(ctx, e, lake.Flows, lake.FlowColumns, []lake.Vintage{v.InYear(lake.Flows, t.Year)}, "flows_suppliers", func(c cells) {
		p := leeway.Supplier{Product: c.text("product"), Classification: t.Classification, Year: t.Year, Reporter: c.text("partner"), ValueUSD: c.number("value_usd"), Dataset: t.Dataset, Vintage: t.Vintage}
		sold[p.Product] = append(sold[p.Product], p)
	}, t.slice(), t.Classification, strconv.Itoa(t.Year), joined(products))
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
func (e *Engine) release(t Trade) (lake.Vintage, error) {
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

func (t *Trade) slice() string { return t.Dataset + "/" + t.Vintage }

// cells are the values of a row by the names of their columns.
type cells struct {
	columns []string
	values  []driver.Value
}

func (c cells) value(name string) driver.Value { return c.values[slices.Index(c.columns, name)] }

func (c cells) text(name string) string {
	s, _ := c.value(name).(string) // the queries' own columns
	return s
}

func (c cells) number(name string) int64 {
	n, _ := c.value(name).(int64) // the queries' own columns
	return n
}

// scan runs a query over the files that vintages have of a table; no file has no rows.
func scan[T any](ctx context.Context, e *Engine, table string, columns []lake.Column[T], vs []lake.Vintage, query string, each func(cells), params ...any) error {
	vs = slices.DeleteFunc(slices.Clone(vs), func(v lake.Vintage) bool { return !v.Has(table) })
	if len(vs) == 0 {
		return nil
	}
	text, err := over(table, columns, vs, engine.Query(query))
	if err != nil {
		return err
	}
	if err := e.query(ctx, text, params, func(names []string, values []driver.Value) { each(cells{names, values}) }); err != nil {
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
