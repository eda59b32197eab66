package lake

import (
	"cmp"
	"io"
	"maps"
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

// suppliers lists the large exporters of each product, from the totals of a year: by kind,
// product and place.
func (y *yearTotals) suppliers(totals []productTotal) []supplier {
	var found []supplier
	for _, kind := range slices.Sorted(maps.Values(y.world)) {
		first := slices.IndexFunc(totals, func(t productTotal) bool { return t.kind == kind })
		if first < 0 {
			continue
		}
		last := first
		for last < len(totals) && totals[last].kind == kind {
			last++
		}
		for _, exporters := range byProduct(totals[first:last]) {
			found = append(found, y.largest(exporters)...)
		}
	}
	return found
}

// byProduct puts the totals of one kind in the order of their products, and gives those of one
// product together.
func byProduct(totals []productTotal) [][]productTotal {
	count := map[uint32]int{}
	for i := range totals {
		count[totals[i].product]++
	}
	sorted := make([]productTotal, len(totals))
	next, groups := map[uint32]int{}, make([][]productTotal, 0, len(count))
	at := 0
	for _, p := range slices.Sorted(maps.Keys(count)) {
		next[p] = at
		groups = append(groups, sorted[at:at+count[p]])
		at += count[p]
	}
	for i := range totals {
		to := next[totals[i].product]
		sorted[to] = totals[i]
		next[totals[i].product]++
	}
	return groups
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
