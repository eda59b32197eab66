package lake

import (
	"cmp"
	"io"
	"slices"
)

// A supplier of a product is listed where it has at least one percent of the world's exports of
// it; the largest few are listed in any case.
const (
	SupplierPercent = 1
	SuppliersLeast  = 5
)

// supplier is a row of table suppliers on its way.
type supplier struct {
	productTotal
	place int32
	world *named
}

// suppliers lists the large exporters of each product, once all is gathered: by kind, product and place.
func (y *yearTotals) suppliers() []supplier {
	var found []supplier
	use := func(exporters []productTotal) { found = append(found, y.largest(exporters)...) }
	for _, kind := range slices.Sorted(slices.Values(y.world)) {
		g, runs := y.exporters(kind)
		if g != nil {
			g.byProduct(kind, use)
		} else {
			byProduct(runs, use)
		}
	}
	return found
}

// exporters returns what there is of a kind: a grid, or the runs of its reporters.
func (y *yearTotals) exporters(kind uint16) (g *grid, runs []reporterRows) {
	for _, r := range y.runs {
		if r.kind == kind && r.grid != nil {
			return r.grid, nil
		}
		if r.kind == kind {
			runs = append(runs, r)
		}
	}
	return nil, runs
}

// byProduct hands over the totals of one product after the other, in the order of the states. They
// are valid until use returns.
func (g *grid) byProduct(kind uint16, use func([]productTotal)) {
	var totals []productTotal
	products, places := g.sorted()
	for i, p := range products {
		totals = totals[:0]
		for reporter, at := range places[i] {
			if at > 0 {
				totals = append(totals, g.cell(at).total(kind, reporter, p))
			}
		}
		use(totals)
	}
}

// byProduct does the same with the runs of reporters, each of which is sorted by product.
func byProduct(runs []reporterRows, use func([]productTotal)) {
	var totals []productTotal
	rest := make([][]productTotal, len(runs))
	for i, r := range runs {
		rest[i] = r.rows
	}
	for {
		next, left := uint32(0), false
		for _, rows := range rest {
			if len(rows) > 0 && (!left || rows[0].product < next) {
				next, left = rows[0].product, true
			}
		}
		if !left {
			return
		}
		totals = totals[:0]
		for i, rows := range rest {
			if len(rows) > 0 && rows[0].product == next {
				totals, rest[i] = append(totals, rows[0]), rows[1:]
			}
		}
		use(totals)
	}
}

// largest lists the suppliers among the exporters of one product. Who is not named is none, and
// exports all the same.
func (y *yearTotals) largest(exporters []productTotal) []supplier {
	world, all := &named{}, exporters[:0:0]
	for _, t := range exporters {
		if int(t.reporter) == y.unknown {
			world.unknown += t.value
		} else if t.value > 0 {
			world.add(t.value)
			all = append(all, t)
		}
	}
	found := make([]supplier, 0, 16)
	for i, t := range enough(all, world) {
		found = append(found, supplier{t, int32(i + 1), world})
	}
	return found
}

// enough returns the exporters that are suppliers, largest first.
func enough(all []productTotal, world *named) []productTotal {
	bySize := func(a, b productTotal) int {
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.reporter, b.reporter))
	}
	var large []productTotal
	for _, t := range all {
		if 100*t.value >= SupplierPercent*(world.value+world.unknown) {
			large = append(large, t)
		}
	}
	if len(large) < SuppliersLeast {
		slices.SortFunc(all, bySize)
		return all[:min(SuppliersLeast, len(all))]
	}
	slices.SortFunc(large, bySize)
	return large
}

func encodeSuppliers(to io.Writer, rows []supplier, kinds []flowKind, states []string) error {
	out := newColumnar(totalsGroup)
	product, classification, reporter := out.text("product"), out.text("classification"), out.text("reporter")
	value, place := out.integer("value_usd", false), out.integer("place", false)
	world, named := out.integer("world_usd", false), out.integer("named_usd", false)
	exporters, hhi := out.integer("exporters", false), out.integer("hhi_billionths", false)
	mirror := out.text("mirror")
	if err := out.start(to); err != nil {
		return err
	}
	state := func(id uint32) string { return states[id] }
	var shared names
	for i := range rows {
		s := &rows[i]
		product.add(s.product, productText)
		classification.add(shared.id(kinds[s.kind].classification), shared.text)
		reporter.add(uint32(s.reporter), state)
		value.values = append(value.values, s.value)
		place.values = append(place.values, int64(s.place))
		world.values = append(world.values, s.world.value+s.world.unknown)
		named.values = append(named.values, s.world.value)
		exporters.values = append(exporters.values, int64(s.world.count))
		hhi.values = append(hhi.values, s.world.hhi())
		mirror.add(shared.id(kinds[s.kind].mirror), shared.text)
		if err := out.next(); err != nil {
			return err
		}
	}
	_, err := out.end()
	return err
}
