// Package synth makes up product-level trade of the world, at any size, for benchmarks and
// tests. Nothing in it is a figure of anybody: only the shape is that of real data. A few
// states trade with all others in most products and most states with few in little, values
// are spread over many orders of magnitude, and a quantity is missing here and there.
//
// The same [Options] give the same rows on every machine: only whole numbers are reckoned
// with. [CSV] writes them in the shape of CEPII's BACI, [Flows] gives them in columns.
package synth

import (
	"cmp"
	"math/bits"
	"math/rand/v2"
	"slices"

	"leeway"
)

// Source is the name under which made-up flows stand in a lake, so that they can never be
// taken for anything else.
const Source = "synthetic"

// products is how many products there are: as many as the Harmonized System has, and a prime,
// so that any stride visits all of them.
const products = 5003

// State is a state that trades.
type State struct {
	Code int // numeric, as BACI has it
	ID   string
}

// Options say what to make up.
type Options struct {
	Rows   int64 // over all years
	Year   int   // the last year
	Years  int   // how many years; 0 is one
	Seed   uint64
	States []State // at least two
}

// Capacity returns how many rows the states can have at most: every product, with every
// other state, in every year.
func (o Options) Capacity() int64 {
	n := int64(len(o.States))
	return n * (n - 1) * products * int64(max(o.Years, 1))
}

// check refuses what cannot be made.
func (o Options) check() error {
	switch {
	case len(o.States) < 2:
		return leeway.Errorf(leeway.CodeInvalid, "synthetic flows need two states at least")
	case o.Rows < 1 || o.Rows > o.Capacity():
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%d rows cannot be made up: %d states have from 1 to %d", o.Rows, len(o.States), o.Capacity()),
			"more years hold more rows")
	case o.Year-max(o.Years, 1) < 1900 || o.Year > 9999:
		return leeway.Errorf(leeway.CodeInvalid, "no flows are made up for %d years up to %d", max(o.Years, 1), o.Year)
	}
	return nil
}

// pair is what one state sells to another in a year: how many products, and how much the
// values of a pair exceed those of the smallest, as a power of two.
type pair struct {
	exporter, importer int // of the states
	products           int64
	size               int
}

// row is a flow of one product.
type row struct {
	product         uint32
	value, quantity int64
}

// each calls visit for every pair of every year, in the order of BACI: exporter, importer.
// The rows are sorted by product and valid until visit returns.
func (o Options) each(visit func(year int, p pair, rows []row) error) error {
	if err := o.check(); err != nil {
		return err
	}
	years := max(o.Years, 1)
	m := maker{random: rand.New(rand.NewPCG(o.Seed, 20231)), weights: weights(o)}
	for i := range years {
		rows := o.Rows / int64(years)
		if int64(i) < o.Rows%int64(years) {
			rows++
		}
		for _, p := range m.pairs(rows) {
			if err := visit(o.Year-years+1+i, p, m.rows(p)); err != nil {
				return err
			}
		}
	}
	return nil
}

// byCode returns the states in the order in which BACI lists them.
func byCode(states []State) []State {
	return slices.SortedFunc(slices.Values(states), func(a, b State) int { return cmp.Compare(a.Code, b.Code) })
}

// weights gives each state a size: the n-th largest has one n-th of the largest, and a floor.
// Which state is how large is the seed's to say.
func weights(o Options) []int64 {
	w := make([]int64, len(o.States))
	for rank, at := range rand.New(rand.NewPCG(o.Seed, 7)).Perm(len(o.States)) {
		w[at] = 1000/int64(rank+1) + 3
	}
	return w
}

// maker makes the rows of one pair after the other.
type maker struct {
	random  *rand.Rand
	weights []int64
	taken   [(products + 63) / 64]uint64
	made    []row
}

// scaleBits is the precision of the factor between weights and numbers of products.
const scaleBits = 20

// pairs spreads exactly so many rows over the pairs, by the product of their sizes. No pair
// has more than all products.
func (m *maker) pairs(rows int64) []pair {
	var all []pair
	for e, we := range m.weights {
		for i, wi := range m.weights {
			if e != i {
				all = append(all, pair{e, i, we * wi, bits.Len64(uint64(we*wi)) / 2})
			}
		}
	}
	weight := func(scale int64, w int64) int64 { return min(products, w*scale>>scaleBits) }
	low, high := int64(0), int64(products)<<scaleBits
	for low+1 < high {
		middle, sum := (low+high)/2, int64(0)
		for _, p := range all {
			sum += weight(middle, p.products)
		}
		if sum <= rows {
			low = middle
		} else {
			high = middle
		}
	}
	for i := range all {
		all[i].products = weight(low, all[i].products)
		rows -= all[i].products
	}
	for rows > 0 { // what rounding left, one row for each pair
		for i := 0; i < len(all) && rows > 0; i++ {
			if all[i].products < products {
				all[i].products++
				rows--
			}
		}
	}
	return slices.DeleteFunc(all, func(p pair) bool { return p.products == 0 })
}

// rows makes the rows of a pair: different products, met by a random stride.
func (m *maker) rows(p pair) []row {
	clear(m.taken[:])
	at, stride := m.random.IntN(products), 1+m.random.IntN(products-1)
	for range p.products {
		m.taken[at>>6] |= 1 << (at & 63)
		at = (at + stride) % products
	}
	m.made = m.made[:0]
	for word, set := range m.taken {
		for ; set != 0; set &= set - 1 {
			m.made = append(m.made, m.row(word<<6|bits.TrailingZeros64(set), p.size))
		}
	}
	return m.made
}

// row makes up a value and a quantity. The number of ones among 48 random bits is close to
// normal, so that two to its power is close to log-normal; the lower bits fill in between.
func (m *maker) row(product, size int) row {
	r := m.random.Uint64()
	power := max(bits.OnesCount64(r&(1<<48-1))-16+size, 0)
	value := int64(1)<<power | int64(m.random.Uint64()&(1<<power-1))
	price := int64(1 + product*product%977)
	quantity := max(value/price, 1)
	if r>>48%50 == 0 {
		quantity = leeway.NoQuantity
	}
	return row{code(product), value, quantity}
}

// chapters is how many chapters the products are spread over: those of the Harmonized System
// but for the two that are not in use.
const chapters = 97

// code gives a product a code of six digits; codes rise with the product's number.
func code(product int) uint32 {
	chapter := product * chapters / products
	within := product - (chapter*products+chapters-1)/chapters
	return uint32((1+chapter)*10000 + (1+within/8)*100 + (1+within%8)*10)
}
