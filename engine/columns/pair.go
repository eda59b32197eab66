package columns

import (
	"slices"

	"leeway"
)

var pairColumns = []string{"flow", "reporter", "partner", "year", "classification", "value_usd", "products", "mirror"}

// Pairs returns the rows of a file of pair totals that are a reporter's flow (empty: of either) in a range of years, in the
// order in which they stand. Row groups without the reporter are not read. Dataset and Vintage are left blank: the path has them.
//
// Errors: ErrForm; CodeUnavailable where the file cannot be read.
func Pairs(path, reporter, flow string, first, last int) ([]leeway.Pair, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var found []leeway.Pair
	var g Group
	for i := range f.Groups() {
		if !f.mayHold(i, "reporter", reporter) {
			continue
		}
		if err := f.Read(i, &g, "reporter"); err != nil {
			return nil, err
		}
		from, to := stretch(g.Words["reporter"], reporter)
		if from == to {
			continue
		}
		if err := f.Read(i, &g, pairColumns...); err != nil {
			return nil, err
		}
		found = g.pairs(found, from, to, flow, int64(first), int64(last))
	}
	return found, nil
}

// stretch is where the rows of a text stand in a column that is sorted by it.
func stretch(w *Words, text string) (from, to int) {
	at := uint32(slices.Index(w.Text, text))
	if from = slices.Index(w.Place, at); from < 0 {
		return 0, 0
	}
	for to = from; to < len(w.Place) && w.Place[to] == at; {
		to++
	}
	return from, to
}

// pairs appends rows from one to another that are of a flow and of the years.
func (g *Group) pairs(found []leeway.Pair, from, to int, flow string, first, last int64) []leeway.Pair {
	flows, partners, classes, mirrors := g.Words["flow"], g.Words["partner"], g.Words["classification"], g.Words["mirror"]
	reporters, years, values, products := g.Words["reporter"], *g.Numbers["year"], *g.Numbers["value_usd"], *g.Numbers["products"]
	for i := from; i < to; i++ {
		if y := years[i]; y >= first && y <= last && (flow == "" || flows.At(i) == flow) {
			found = append(found, leeway.Pair{Flow: flows.At(i), Reporter: reporters.At(i), Partner: partners.At(i), Year: int(y), Classification: classes.At(i),
				ValueUSD: values[i], Products: products[i], Mirror: mirrors.At(i)})
		}
	}
	return found
}
