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
	kind   uint16             // what its sums are
	places map[uint32][]int32 // by product, then by state: its cell and one
	slabs  [][]named          // of cells
	cells  int
}

// slabCells is how many cells are made at a time: they are never copied.
const slabCells = 1 << 12

func newGrid(states int, kind uint16) *grid {
	return &grid{states: states, kind: kind, places: map[uint32][]int32{}}
}

// product returns the places of a product.
func (g *grid) product(product uint32) []int32 {
	row := g.places[product]
	if row == nil {
		row = make([]int32, g.states)
		g.places[product] = row
	}
	return row
}

// cell returns the cell of a place.
func (g *grid) cell(place int32) *named { return &g.slabs[(place-1)/slabCells][(place-1)%slabCells] }

// newCell returns the place of a new cell.
func (g *grid) newCell() int32 {
	if g.cells%slabCells == 0 {
		g.slabs = append(g.slabs, make([]named, slabCells))
	}
	g.cells++
	return int32(g.cells)
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
			places[seller] = g.newCell()
		}
		if cell := g.cell(places[seller]); buyer == unknown {
			cell.unknown += rows[i].value
		} else {
			cell.add(rows[i].value)
		}
	}
}

// sorted lists the places of all products, in the order of the products.
func (g *grid) sorted() (products []uint32, places [][]int32) {
	products = slices.Sorted(maps.Keys(g.places))
	for _, p := range products {
		places = append(places, g.places[p])
	}
	return products, places
}

// reporterRows are the totals of a reporter in a kind, sorted by product: its own rows, or what the
// grid has of it.
type reporterRows struct {
	kind     uint16
	reporter int
	rows     []productTotal
	grid     *grid
}

// yearTotals gathers one year's totals by product while its parts are written side by side.
type yearTotals struct {
	year    int
	unknown int // place of who is not named, -1 where everybody is

	mutex  sync.Mutex
	parts  int // still to come
	runs   []reporterRows
	turned map[uint16]*grid // by the kind that is summed up
	world  []uint16         // the kinds of exports that speak of the world
}

// newYears returns the gatherers of the years of the parts.
func newYears(parts []flowPart, states []string, kinds []flowKind, turned map[uint16]uint16) map[int]*yearTotals {
	years := map[int]*yearTotals{}
	reporters := map[[2]int]int{}
	for _, p := range parts {
		if years[p.year] == nil {
			years[p.year] = &yearTotals{year: p.year, unknown: slices.Index(states, unknownPartner), turned: map[uint16]*grid{}}
		}
		years[p.year].parts++
		for _, r := range p.reporters {
			reporters[[2]int{p.year, int(r.kind)}]++
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
	exports := kind
	if other, ok := turned[kind]; ok {
		y.turned[kind] = newGrid(states, other)
		if kinds[other].flow == "export" {
			exports = other
		}
	}
	if kinds[exports].flow == "export" { // imports show who buys, not who sells
		y.world = append(y.world, exports)
	}
}

// totals sums up the rows of one bucket, which are sorted by product, after those of the buckets before.
func (y *yearTotals) totals(found []productTotal, r placed, rows []flowRow) []productTotal {
	var sum named
	for i := range rows {
		product, partner := sortedProduct(rows[i].key), sortedPartner(rows[i].key)
		switch partner {
		case r.reporter:
		case y.unknown:
			sum.unknown += rows[i].value
		default:
			sum.add(rows[i].value)
		}
		if i+1 == len(rows) || sortedProduct(rows[i+1].key) != product {
			found = append(found, sum.total(r.kind, r.reporter, product))
			sum = named{}
		}
	}
	return found
}

// sold adds the rows of one bucket to what others sold, where that is asked for.
func (y *yearTotals) sold(r placed, rows []flowRow) {
	y.mutex.Lock()
	defer y.mutex.Unlock()
	if g := y.turned[r.kind]; g != nil {
		g.take(r.reporter, y.unknown, rows)
	}
}

// add takes the totals of a reporter, by product. They are copied.
func (y *yearTotals) add(r placed, totals []productTotal) {
	run := reporterRows{kind: r.kind, reporter: r.reporter, rows: slices.Clone(totals)}
	y.mutex.Lock()
	defer y.mutex.Unlock()
	y.runs = append(y.runs, run)
}

// done counts a part off, and reports whether it was the year's last.
func (y *yearTotals) done() bool {
	y.mutex.Lock()
	defer y.mutex.Unlock()
	y.parts--
	return y.parts == 0
}

// finish puts what was gathered in the order of table totals, kind and reporter, and counts its rows.
func (y *yearTotals) finish(kinds []flowKind) (rows int) {
	for _, g := range y.turned {
		for reporter := range g.states {
			y.runs = append(y.runs, reporterRows{kind: g.kind, reporter: reporter, grid: g})
		}
		rows += g.cells
	}
	slices.SortFunc(y.runs, func(a, b reporterRows) int {
		return cmp.Or(kinds[a.kind].compare(kinds[b.kind]), cmp.Compare(a.reporter, b.reporter))
	})
	for _, r := range y.runs {
		rows += len(r.rows)
	}
	return rows
}

// each hands the rows of table totals to use, in its order. What comes of the grid is never held as a whole.
func (y *yearTotals) each(use func(productTotal) error) error {
	var of *grid
	var products []uint32
	var places [][]int32
	for _, r := range y.runs {
		for _, t := range r.rows {
			if err := use(t); err != nil {
				return err
			}
		}
		if r.grid == nil {
			continue
		}
		if r.grid != of {
			of = r.grid
			products, places = of.sorted()
		}
		for i, p := range products {
			if at := places[i][r.reporter]; at > 0 {
				if err := use(of.cell(at).total(r.kind, r.reporter, p)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// totalsGroup is the size of a row group of totals: a few reporters.
const totalsGroup = 32768

// writeYear writes the totals of a year and the suppliers that they show.
func (w *flowWriter) writeYear(temp string, y *yearTotals) (files []leeway.FileInfo, err error) {
	rows := y.finish(w.allKinds)
	info, err := writeTable(temp, Totals, y.folder(), rows, func(to io.Writer) error { return encodeTotals(to, y.each, w.allKinds, w.states) })
	if err != nil {
		return nil, err
	}
	files = append(files, info)
	suppliers := y.suppliers()
	y.runs, y.turned = nil, nil
	if len(suppliers) > 0 {
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

func encodeTotals(to io.Writer, each func(func(productTotal) error) error, kinds []flowKind, states []string) error {
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
	err := each(func(t productTotal) error {
		flow.add(shared.id(kinds[t.kind].flow), shared.text)
		reporter.add(uint32(t.reporter), state)
		product.add(t.product, productText)
		classification.add(shared.id(kinds[t.kind].classification), shared.text)
		value.values = append(value.values, t.value)
		partners.values = append(partners.values, int64(t.partners))
		hhi.values = append(hhi.values, int64(t.hhi))
		mirror.add(shared.id(kinds[t.kind].mirror), shared.text)
		return out.next()
	})
	if err != nil {
		return err
	}
	_, err = out.end()
	return err
}
