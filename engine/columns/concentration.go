package columns

import (
	"strconv"

	"leeway"
)

// Kind is what rows of flows have in common.
type Kind struct{ Flow, Classification, Mirror string }

// Concentrated is how concentrated the reporters' flows of each product are, in one file of flows: an
// element of each array for every kind, reporter and product, in the order of the file.
type Concentrated struct {
	Kinds     []Kind   // that Kind indexes
	Reporters []string // that Reporter indexes
	Kind      []uint16
	Reporter  []uint16
	Product   []uint32 // six digits: 10121 is 010121
	ValueUSD  []int64
	Partners  []int32
	HHI       []float64 // Σ value² / (Σ value)² over the rows; 0 where the sum is
}

// Len is how many there are.
func (c *Concentrated) Len() int { return len(c.HHI) }

func (c *Concentrated) reset() {
	c.Kinds, c.Reporters, c.Kind, c.Reporter, c.Product = c.Kinds[:0], c.Reporters[:0], c.Kind[:0], c.Reporter[:0], c.Product[:0]
	c.ValueUSD, c.Partners, c.HHI = c.ValueUSD[:0], c.Partners[:0], c.HHI[:0]
}

// FlowColumns are the columns of flows that [Walk.Concentrations] reads.
var FlowColumns = []string{"flow", "reporter", "product", "classification", "mirror", "value_usd"}

// Walk walks over files of flows. Its memory, that of a row group and of a file's answer, is used
// again from file to file.
type Walk struct {
	found    Concentrated
	group    Group
	products []uint32 // of the row group's dictionary
	last     place
	value    int64
	squares  float64
	partners int32
}

// place is where a walk is.
type place struct {
	kind              Kind
	reporter, product string
}

// Concentrations walks over a file of flows, whose rows are sorted by kind, reporter and product, and
// returns the concentration of every reporter's flow of every product. Each row counts as a partner. The answer is
// valid until the walk goes on to another file.
//
// Errors: ErrForm; CodeUnavailable where the file cannot be read; CodeInvalid for a product that is no number.
func (w *Walk) Concentrations(path string) (*Concentrated, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w.found.reset()
	w.last, w.partners = place{}, 0
	for i := range f.Groups() {
		if err := f.Read(i, &w.group, FlowColumns...); err != nil {
			return nil, err
		}
		if err := w.take(); err != nil {
			return nil, err
		}
	}
	w.end()
	return &w.found, nil
}

// take walks over a row group. A stretch of rows of one product that begins it may go on from the last one.
func (w *Walk) take() error {
	g := &w.group
	flow, class, mirror := g.Words["flow"], g.Words["classification"], g.Words["mirror"]
	reporter, product := g.Words["reporter"], g.Words["product"]
	if err := w.number(product.Text); err != nil {
		return err
	}
	one := len(flow.Text) == 1 && len(class.Text) == 1 && len(mirror.Text) == 1
	products, reporters, values := product.Place[:g.Rows], reporter.Place[:g.Rows], (*g.Numbers["value_usd"])[:g.Rows]
	at := func(i int) place {
		return place{Kind{flow.At(i), class.At(i), mirror.At(i)}, reporter.At(i), product.At(i)}
	}
	for from := 0; from < g.Rows; {
		p, r, to := products[from], reporters[from], from+1
		sum, squares := values[from], float64(values[from])*float64(values[from])
		for to < g.Rows && products[to] == p && reporters[to] == r && (one || sameKind(flow, class, mirror, from, to)) {
			v := values[to]
			sum += v
			squares += float64(v) * float64(v)
			to++
		}
		if from > 0 || at(0) != w.last {
			w.end()
			if from == 0 || !one || r != reporters[from-1] {
				w.enter(at(from))
			}
			w.found.Product = append(w.found.Product, w.products[p])
		}
		w.value += sum
		w.squares += squares
		w.partners += int32(to - from)
		from = to
	}
	w.last = at(g.Rows - 1)
	return nil
}

func sameKind(flow, class, mirror *Words, a, b int) bool {
	return flow.Place[a] == flow.Place[b] && class.Place[a] == class.Place[b] && mirror.Place[a] == mirror.Place[b]
}

// number reads the products of a dictionary.
func (w *Walk) number(texts []string) error {
	w.products = w.products[:0]
	for _, t := range texts {
		n, err := strconv.ParseUint(t, 10, 32)
		if err != nil {
			return leeway.Errorf(leeway.CodeInvalid, "product %q is no number", t)
		}
		w.products = append(w.products, uint32(n))
	}
	return nil
}

// enter notes the kind and the reporter of what follows.
func (w *Walk) enter(at place) {
	c := &w.found
	if n := len(c.Kinds); n == 0 || c.Kinds[n-1] != at.kind {
		c.Kinds = append(c.Kinds, at.kind)
	}
	if n := len(c.Reporters); n == 0 || c.Reporters[n-1] != at.reporter {
		c.Reporters = append(c.Reporters, at.reporter)
	}
}

// end writes down the product that the walk has passed.
func (w *Walk) end() {
	if w.partners == 0 {
		return
	}
	c, hhi := &w.found, 0.0
	if w.value > 0 {
		hhi = w.squares / float64(w.value) / float64(w.value)
	}
	c.Kind = append(c.Kind, uint16(len(c.Kinds)-1))
	c.Reporter = append(c.Reporter, uint16(len(c.Reporters)-1))
	c.ValueUSD = append(c.ValueUSD, w.value)
	c.Partners = append(c.Partners, w.partners)
	c.HHI = append(c.HHI, hhi)
	w.value, w.squares, w.partners = 0, 0, 0
}
