package leeway

import (
	"math"
	"slices"
)

// NoQuantity stands in [Flows] for a quantity that was not given.
const NoQuantity = math.MinInt64

// Flows is a batch of product-level yearly trade, one array per column, all of one length.
// Money is in whole dollars and quantity in whole units: sums do not depend on their order.
type Flows struct {
	Flow           string   // import or export, as the reporter sees it
	Classification string   // of Product, with its revision: HS2017
	QuantityUnit   string   // kg
	Mirror         string   // whose record: reporter, partner; blank where both were reconciled
	States         []string // ids that Reporter and Partner index
	Year           []uint16
	Reporter       []uint16
	Partner        []uint16
	Product        []uint32 // six digits: 10121 is 010121
	ValueUSD       []int64  // dollars
	Quantity       []int64  // in QuantityUnit, or NoQuantity
}

// Len returns the number of rows.
func (f *Flows) Len() int { return len(f.Year) }

// Clone returns a copy that shares nothing with f.
func (f *Flows) Clone() Flows {
	c := *f
	c.States = slices.Clone(f.States)
	c.Year, c.Reporter, c.Partner = slices.Clone(f.Year), slices.Clone(f.Reporter), slices.Clone(f.Partner)
	c.Product, c.ValueUSD, c.Quantity = slices.Clone(f.Product), slices.Clone(f.ValueUSD), slices.Clone(f.Quantity)
	return c
}

// Reset empties the batch and keeps its arrays.
func (f *Flows) Reset() {
	f.Year, f.Reporter, f.Partner = f.Year[:0], f.Reporter[:0], f.Partner[:0]
	f.Product, f.ValueUSD, f.Quantity = f.Product[:0], f.ValueUSD[:0], f.Quantity[:0]
}

// Flow is one row of flows: what a reporter bought from or sold to a partner of one product
// in one year.
type Flow struct {
	Flow           string
	Reporter       string
	Partner        string
	Product        string // six digits
	Classification string
	Year           int
	ValueUSD       int64
	Quantity       int64 // NoQuantity where none is given
	QuantityUnit   string
	Mirror         string
	Dataset        string
	Vintage        string
}

// Pair is the total of a reporter's flow with a partner in a year, over all products.
type Pair struct {
	Flow           string
	Reporter       string
	Partner        string
	Year           int
	Classification string
	ValueUSD       int64
	Products       int64  // how many it is made of: rows of flows
	Mirror         string // whose record, as in Flows; partner where the other side's was turned
	Dataset        string
	Vintage        string
}

// ProductTotal is what a reporter's flow of one product with all others came to in a year. What
// a state trades with itself (goods returned) is not in it.
type ProductTotal struct {
	Flow           string
	Reporter       string
	Product        string // six digits
	Classification string
	Year           int
	ValueUSD       int64
	Partners       int64  // how many are named
	HHI            int64  // of the named partners, in billionths: 1e9 is one partner; 0 where none has an amount
	Mirror         string // as in Pair
	Dataset        string
	Vintage        string
}

// Supplier is one of the world's large exporters of a product in a year, with what the world
// exports of it in all.
type Supplier struct {
	Product        string // six digits
	Classification string
	Year           int
	Reporter       string // the exporter
	ValueUSD       int64
	Place          int64 // 1 is the largest
	WorldUSD       int64 // of all exporters
	NamedUSD       int64 // of those that are named
	Exporters      int64 // how many are named
	HHI            int64 // of the named exporters, in billionths
	Mirror         string
	Dataset        string
	Vintage        string
}

// Purchase is what was bought of a product from a partner in a year: by a state, or by the
// members of a group taken together.
type Purchase struct {
	Product      string // six digits
	Partner      string
	ValueUSD     int64
	Quantity     int64 // NoQuantity where none is given
	WeighedUSD   int64 // the part of the value that has a quantity
	QuantityUnit string
}

// Sides are what a state, or the members of a group taken together, bought from and sold to
// others of a product in a year.
type Sides struct {
	ImportsUSD int64
	ExportsUSD int64
	HHI        int64 // of the named suppliers, in billionths
}

// Trade is what is asked about by product: the trade of a state, or of the members of a group
// taken together, with those who are not inside, in one release, classification and year.
type Trade struct {
	Members        []string // whose trade it is
	Inside         []string // with whom trade does not count: the members themselves, and others of their group
	Year           int
	Classification string
	Dataset        string
	Vintage        string
	Mirror         string // whose record its imports are: reporter; blank where both sides were reconciled
	World          bool   // whether the release has what the world exports in that year
	Rows           int64  // how many rows of flows the imports are, where known
	Title          string // of the data set
	URL            string
}
