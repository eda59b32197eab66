package lake

import (
	"cmp"
	"io"
	"slices"
)

// A supplier of a product is listed where it has at least one percent of the world's exports of
// it; the largest few are listed in any case.
const (
	supplierPercent = 1
	suppliersLeast  = 5
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
	worlds := map[uint16]bool{}
	for _, kind := range y.world {
		worlds[kind] = true
	}
	exports := make([]productTotal, 0, len(totals)/2)
	for _, t := range totals {
		if worlds[t.kind] && t.value > 0 {
			exports = append(exports, t)
		}
	}
	slices.SortFunc(exports, func(a, b productTotal) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.product, b.product), cmp.Compare(b.value, a.value), cmp.Compare(a.reporter, b.reporter))
	})
	var found []supplier
	for len(exports) > 0 {
		n := 1
		for n < len(exports) && exports[n].kind == exports[0].kind && exports[n].product == exports[0].product {
			n++
		}
		found = append(found, y.largest(exports[:n])...)
		exports = exports[n:]
	}
	return found
}

// largest lists the suppliers among the exporters of one product, who come largest first. Who is
// not named is none, and exports all the same.
func (y *yearTotals) largest(exporters []productTotal) []supplier {
	world := &named{}
	for _, t := range exporters {
		if int(t.reporter) == y.unknown {
			world.unknown += t.value
			continue
		}
		world.add(t.value)
	}
	var found []supplier
	for _, t := range exporters {
		if int(t.reporter) == y.unknown {
			continue
		}
		if len(found) >= suppliersLeast && 100*t.value < supplierPercent*(world.value+world.unknown) {
			break
		}
		found = append(found, supplier{t, int32(len(found) + 1), world})
	}
	return found
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
