package comtrade

import (
	"cmp"
	"slices"
	"strconv"

	"leeway"
	"leeway/source"
	"leeway/state"
)

// full is how many rows a batch holds.
const full = 1 << 16

// batches gathers products into batches of one flow and one classification each.
type batches struct {
	to      source.Sink
	states  []string
	index   map[string]uint16
	open    map[[2]string]*leeway.Flows // by flow and classification
	unknown map[leeway.Flow]*amount     // by the row without its amounts (Q6)
}

// amount is a sum over unknown partners. The weight is not known where one of them has none.
type amount struct{ usd, kg int64 }

func newBatches(to source.Sink) *batches {
	return &batches{to: to, index: map[string]uint16{}, open: map[[2]string]*leeway.Flows{}, unknown: map[leeway.Flow]*amount{}}
}

// add takes a row; products of unknown partners wait until the end.
func (b *batches) add(f leeway.Flow) error {
	if f.Partner != state.Unknown {
		return b.append(f)
	}
	usd, kg := f.ValueUSD, f.Quantity
	f.ValueUSD, f.Quantity = 0, 0
	sum := b.unknown[f]
	switch {
	case sum == nil:
		b.unknown[f] = &amount{usd, kg}
	case sum.kg == leeway.NoQuantity || kg == leeway.NoQuantity:
		sum.usd, sum.kg = sum.usd+usd, leeway.NoQuantity
	default:
		sum.usd, sum.kg = sum.usd+usd, sum.kg+kg
	}
	return nil
}

func (b *batches) append(f leeway.Flow) error {
	key := [2]string{f.Flow, f.Classification}
	to := b.open[key]
	if to == nil {
		to = &leeway.Flows{Flow: f.Flow, Classification: f.Classification, QuantityUnit: "kg", Mirror: "reporter"}
		b.open[key] = to
	}
	product, err := strconv.ParseUint(f.Product, 10, 32)
	if err != nil {
		return leeway.Errorf(leeway.CodeInternal, "comtrade: product %q: %w", f.Product, err)
	}
	to.Year, to.Product = append(to.Year, uint16(f.Year)), append(to.Product, uint32(product))
	to.Reporter, to.Partner = append(to.Reporter, b.number(f.Reporter)), append(to.Partner, b.number(f.Partner))
	to.ValueUSD, to.Quantity = append(to.ValueUSD, f.ValueUSD), append(to.Quantity, f.Quantity)
	if to.Len() < full {
		return nil
	}
	return b.flush(to)
}

// number returns the place of a state in the list that the batches share.
func (b *batches) number(id string) uint16 {
	n, ok := b.index[id]
	if !ok {
		n = uint16(len(b.states)) // there are some 250 codes
		b.index[id], b.states = n, append(b.states, id)
	}
	return n
}

func (b *batches) flush(f *leeway.Flows) error {
	if f.Len() == 0 {
		return nil
	}
	f.States = b.states
	err := b.to.Flows(f)
	f.Reset()
	return err
}

// finish adds the sums over unknown partners and gives away what is left, in a fixed order.
func (b *batches) finish() error {
	rows := make([]leeway.Flow, 0, len(b.unknown))
	for f, sum := range b.unknown {
		f.ValueUSD, f.Quantity = sum.usd, sum.kg
		rows = append(rows, f)
	}
	slices.SortFunc(rows, func(x, y leeway.Flow) int {
		return cmp.Or(cmp.Compare(x.Flow, y.Flow), cmp.Compare(x.Classification, y.Classification), cmp.Compare(x.Year, y.Year), cmp.Compare(x.Reporter, y.Reporter), cmp.Compare(x.Product, y.Product))
	})
	for _, f := range rows {
		if err := b.append(f); err != nil {
			return err
		}
	}
	keys := make([][2]string, 0, len(b.open))
	for key := range b.open {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(x, y [2]string) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	for _, key := range keys {
		if err := b.flush(b.open[key]); err != nil {
			return err
		}
	}
	return nil
}
