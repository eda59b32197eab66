package lake

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"

	"leeway"
)

// total is what a reporter's rows of a kind and year with one partner come to.
type total struct {
	kind              uint16 // its place among the kinds
	year              uint16
	reporter, partner uint16 // places among the sorted states
	products          int32
	value             int64
}

// summer sums the rows of a reporter by partner.
type summer struct {
	value    []int64
	products []int32
	seen     []int
}

func newSummer(states int) summer {
	return summer{value: make([]int64, states), products: make([]int32, states)}
}

// sum adds the rows of one bucket.
func (s *summer) sum(rows []flowRow) {
	for i := range rows {
		p := sortedPartner(rows[i].key)
		if s.products[p] == 0 {
			s.seen = append(s.seen, p)
		}
		s.products[p]++
		s.value[p] += rows[i].value
	}
}

// totals appends what the reporter's rows come to, and begins anew.
func (s *summer) totals(totals []total, r placed) []total {
	slices.Sort(s.seen)
	for _, p := range s.seen {
		totals = append(totals, total{r.kind, uint16(r.group.year), uint16(r.reporter), uint16(p), s.products[p], s.value[p]})
		s.value[p], s.products[p] = 0, 0
	}
	s.seen = s.seen[:0]
	return totals
}

// opposite is the same flow as the other side sees it.
var opposite = map[string]string{"import": "export", "export": "import"}

// whose says whose record a total is once its sides are turned.
var whose = map[string]string{"": "partner", "reporter": "partner", "partner": "reporter"}

// kinds returns the kinds of the rows, sorted, and after them those of the views that are
// added, by the place of the kind of which each is the other side. Where a classification
// comes with one of import and export alone, as in BACI, the other side's view is added,
// marked as mirrored.
func (s *flows) kinds() (all []flowKind, turned map[uint16]uint16) {
	for _, g := range s.groups {
		all = append(all, g.kind)
	}
	slices.SortFunc(all, flowKind.compare)
	all = slices.Compact(all)
	turned = map[uint16]uint16{}
	for i, k := range slices.Clone(all) {
		other, ok := opposite[k.flow]
		given := func(o flowKind) bool { return o.flow == other && o.classification == k.classification }
		if ok && !slices.ContainsFunc(all, given) {
			turned[uint16(i)] = uint16(len(all))
			all = append(all, flowKind{other, k.classification, whose[k.mirror]})
		}
	}
	return all, turned
}

// pairs adds the turned views and returns all totals in the order of table pairs.
func pairs(totals []total, kinds []flowKind, turned map[uint16]uint16) []total {
	for _, t := range totals {
		if kind, ok := turned[t.kind]; ok {
			t.kind, t.reporter, t.partner = kind, t.partner, t.reporter
			totals = append(totals, t)
		}
	}
	slices.SortFunc(totals, func(a, b total) int {
		return cmp.Or(cmp.Compare(a.reporter, b.reporter), kinds[a.kind].compare(kinds[b.kind]), cmp.Compare(a.year, b.year), cmp.Compare(a.partner, b.partner))
	})
	return totals
}

// writePairs writes table pairs, one file for all years.
func writePairs(folder string, totals []total, kinds []flowKind, states []string) (leeway.FileInfo, error) {
	info := leeway.FileInfo{Table: Pairs, Path: "part-0.parquet", Rows: int64(len(totals))}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return info, err
	}
	var err error
	info.Bytes, info.SHA256, err = writeFile(filepath.Join(folder, info.Path), func(to io.Writer) error {
		return encodePairs(to, totals, kinds, states)
	})
	if err != nil {
		return info, err
	}
	return info, syncFolder(folder)
}

func encodePairs(to io.Writer, totals []total, kinds []flowKind, states []string) error {
	out := newColumnar(rowGroup)
	flow, reporter, partner := out.text("flow"), out.text("reporter"), out.text("partner")
	year, classification := out.integer("year", false), out.text("classification")
	value, products, mirror := out.integer("value_usd", false), out.integer("products", false), out.text("mirror")
	if err := out.start(to); err != nil {
		return err
	}
	state := func(id uint32) string { return states[id] }
	var shared names
	for _, t := range totals {
		flow.add(shared.id(kinds[t.kind].flow), shared.text)
		reporter.add(uint32(t.reporter), state)
		partner.add(uint32(t.partner), state)
		year.values = append(year.values, int64(t.year))
		classification.add(shared.id(kinds[t.kind].classification), shared.text)
		value.values = append(value.values, t.value)
		products.values = append(products.values, int64(t.products))
		mirror.add(shared.id(kinds[t.kind].mirror), shared.text)
		if err := out.next(); err != nil {
			return err
		}
	}
	_, err := out.end()
	return err
}
