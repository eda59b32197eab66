package lake

import (
	"cmp"
	"io"
	"maps"
	"math"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"leeway"
)

// worldReporters is how many states must have reported a year before their exports are taken for
// the world's. A data set that reconciles both sides speaks of the world by its nature.
const worldReporters = 100

// unknownPartner is who is not named: its amounts count, and it is nobody.
const unknownPartner = "unknown"

// squares is an exact sum of amounts and of their squares: the order of adding changes nothing.
type squares struct {
	value     int64
	high, low uint64 // of the sum of squares
	count     int32  // of amounts above zero
}

func (s *squares) add(v int64) {
	h, l := bits.Mul64(uint64(v), uint64(v))
	var carry uint64
	s.low, carry = bits.Add64(s.low, l, 0)
	s.high += h + carry
	s.value += v
	if v > 0 {
		s.count++
	}
}

// hhi is the index in billionths, 0 where nothing has an amount.
func (s *squares) hhi() int64 {
	if s.value == 0 {
		return 0
	}
	whole := float64(s.value)
	return int64(math.Round(1e9 * (float64(s.high)*(1<<64) + float64(s.low)) / whole / whole))
}

// productTotal is a row of table totals on its way.
type productTotal struct {
	value    int64
	product  uint32
	reporter uint16 // place among the sorted states
	kind     uint16 // place among the kinds
	hhi      int32
	partners int32
}

// named is a sum over partners, of whom some are not named.
type named struct {
	squares
	unknown int64
}

func (n *named) total(kind uint16, reporter int, product uint32) productTotal {
	return productTotal{n.value + n.unknown, product, uint16(reporter), kind, int32(n.hhi()), n.count}
}

// grid sums what each state sold of each product, over those who bought.
type grid struct {
	states int
	places map[uint32][]int32 // by product, then by state: its cell and one
	cells  []named
}

func newGrid(states int) *grid { return &grid{states: states, places: map[uint32][]int32{}} }

// product returns the places of a product.
func (g *grid) product(product uint32) []int32 {
	row := g.places[product]
	if row == nil {
		row = make([]int32, g.states)
		g.places[product] = row
	}
	return row
}

// take adds a buyer's rows, sorted by product, to what the others sold.
func (g *grid) take(buyer, unknown int, rows []flowRow) {
	var places []int32
	for i := range rows {
		product, seller := sortedProduct(rows[i].key), sortedPartner(rows[i].key)
		if i == 0 || product != sortedProduct(rows[i-1].key) {
			places = g.product(product)
		}
		if seller == buyer {
			continue
		}
		if places[seller] == 0 {
			g.cells = append(g.cells, named{})
			places[seller] = int32(len(g.cells))
		}
		if cell := &g.cells[places[seller]-1]; buyer == unknown {
			cell.unknown += rows[i].value
		} else {
			cell.add(rows[i].value)
		}
	}
}

// runs returns the grid's rows, sorted by product, for each state that has any.
func (g *grid) runs(kind uint16) []reporterRows {
	products := slices.Sorted(maps.Keys(g.places))
	places := make([][]int32, len(products))
	for i, p := range products {
		places[i] = g.places[p]
	}
	var found []reporterRows
	for state := range g.states {
		var rows []productTotal
		for i, p := range products {
			if at := places[i][state]; at > 0 {
				rows = append(rows, g.cells[at-1].total(kind, state, p))
			}
		}
		if len(rows) > 0 {
			found = append(found, reporterRows{kind, state, rows})
		}
	}
	return found
}

// reporterRows are the totals of a reporter in a kind, sorted by product.
type reporterRows struct {
	kind     uint16
	reporter int
	rows     []productTotal
}

// yearTotals gathers one year's totals by product while its parts are written side by side.
type yearTotals struct {
	year    int
	unknown int // place of who is not named, -1 where everybody is

	mutex  sync.Mutex
	parts  int // still to come
	runs   []reporterRows
	turned map[uint16]*grid  // by the kind that is added
	world  map[uint16]uint16 // the kinds of exports that speak of the world
}

// newYears returns the gatherers of the years of the parts.
func newYears(parts []flowPart, states []string, kinds []flowKind, turned map[uint16]uint16) map[int]*yearTotals {
	years := map[int]*yearTotals{}
	reporters := map[[2]int]int{}
	for _, p := range parts {
		if years[p.year] == nil {
			years[p.year] = &yearTotals{year: p.year, unknown: slices.Index(states, unknownPartner), turned: map[uint16]*grid{}, world: map[uint16]uint16{}}
		}
		years[p.year].parts++
		for _, b := range p.buckets {
			reporters[[2]int{p.year, int(b.kind)}]++
		}
	}
	for at, n := range reporters {
		years[at[0]].speaks(uint16(at[1]), n, len(states), kinds, turned)
	}
	return years
}

// speaks notes whether a kind that so many report has the world's exports in a year.
func (y *yearTotals) speaks(kind uint16, reporters, states int, kinds []flowKind, turned map[uint16]uint16) {
	if kinds[kind].mirror != "" && reporters < worldReporters {
		return
	}
	if other, ok := turned[kind]; ok {
		y.turned[kind] = newGrid(states)
		y.world[kind] = other
	} else {
		y.world[kind] = kind
	}
}

// take sums up the rows of one bucket, which are sorted by product.
func (y *yearTotals) take(b placed, rows []flowRow) {
	var found []productTotal
	var sum named
	for i := range rows {
		product, partner := sortedProduct(rows[i].key), sortedPartner(rows[i].key)
		switch partner {
		case b.reporter:
		case y.unknown:
			sum.unknown += rows[i].value
		default:
			sum.add(rows[i].value)
		}
		if i+1 == len(rows) || sortedProduct(rows[i+1].key) != product {
			found = append(found, sum.total(b.kind, b.reporter, product))
			sum = named{}
		}
	}
	y.mutex.Lock()
	defer y.mutex.Unlock()
	y.runs = append(y.runs, reporterRows{b.kind, b.reporter, found})
	if g := y.turned[b.kind]; g != nil {
		g.take(b.reporter, y.unknown, rows)
	}
}

// done counts a part off, and reports whether it was the year's last.
func (y *yearTotals) done() bool {
	y.mutex.Lock()
	defer y.mutex.Unlock()
	y.parts--
	return y.parts == 0
}

// finish returns the rows of table totals in its order: kind, reporter, product.
func (y *yearTotals) finish(kinds []flowKind) []productTotal {
	for kind, g := range y.turned {
		y.runs = append(y.runs, g.runs(y.world[kind])...)
	}
	slices.SortFunc(y.runs, func(a, b reporterRows) int {
		return cmp.Or(kinds[a.kind].compare(kinds[b.kind]), cmp.Compare(a.reporter, b.reporter))
	})
	n := 0
	for _, r := range y.runs {
		n += len(r.rows)
	}
	rows := make([]productTotal, 0, n)
	for _, r := range y.runs {
		rows = append(rows, r.rows...)
	}
	y.runs, y.turned = nil, nil
	return rows
}

// totalsGroup is the size of a row group of totals: a few reporters.
const totalsGroup = 32768

// writeYear writes the totals of a year and the suppliers that they show.
func (w *flowWriter) writeYear(temp string, y *yearTotals) (files []leeway.FileInfo, err error) {
	rows := y.finish(w.allKinds)
	info, err := writeTable(temp, Totals, y.folder(), len(rows), func(to io.Writer) error { return encodeTotals(to, rows, w.allKinds, w.states) })
	if err != nil {
		return nil, err
	}
	files = append(files, info)
	if suppliers := y.suppliers(rows); len(suppliers) > 0 {
		info, err = writeTable(temp, Suppliers, y.folder(), len(suppliers), func(to io.Writer) error { return encodeSuppliers(to, suppliers, w.allKinds, w.states) })
		files = append(files, info)
	}
	return files, err
}

func (y *yearTotals) folder() string { return flowPart{year: y.year}.folder() }

// writeTable writes the one file that a year has of a table.
func writeTable(temp, table, year string, rows int, encode func(io.Writer) error) (leeway.FileInfo, error) {
	info := leeway.FileInfo{Table: table, Path: year + "/part-0.parquet", Rows: int64(rows)}
	folder := filepath.Join(temp, table, year)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return info, err
	}
	var err error
	if info.Bytes, info.SHA256, err = writeFile(filepath.Join(folder, "part-0.parquet"), encode); err != nil {
		return info, err
	}
	if err := syncFolder(folder); err != nil {
		return info, err
	}
	return info, syncFolder(filepath.Join(temp, table))
}

func encodeTotals(to io.Writer, rows []productTotal, kinds []flowKind, states []string) error {
	out := newColumnar(totalsGroup)
	flow, reporter, product := out.text("flow"), out.text("reporter"), out.text("product")
	classification := out.text("classification")
	value, partners, hhi := out.integer("value_usd", false), out.integer("partners", false), out.integer("hhi_billionths", false)
	mirror := out.text("mirror")
	if err := out.start(to); err != nil {
		return err
	}
	state := func(id uint32) string { return states[id] }
	var shared names
	for _, t := range rows {
		flow.add(shared.id(kinds[t.kind].flow), shared.text)
		reporter.add(uint32(t.reporter), state)
		product.add(t.product, productText)
		classification.add(shared.id(kinds[t.kind].classification), shared.text)
		value.values = append(value.values, t.value)
		partners.values = append(partners.values, int64(t.partners))
		hhi.values = append(hhi.values, int64(t.hhi))
		mirror.add(shared.id(kinds[t.kind].mirror), shared.text)
		if err := out.next(); err != nil {
			return err
		}
	}
	_, err := out.end()
	return err
}
