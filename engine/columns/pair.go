package columns

import "leeway"

var pairColumns = []string{"flow", "reporter", "partner", "year", "classification", "value_usd", "products", "mirror"}

// Pairs returns the rows of a file of pair totals that are a reporter's flow (empty: of either) in a range of years, in the
// order in which they stand. Row groups without the reporter are not read. Dataset and Vintage are left blank: the path has them.
//
// Errors: ErrForm; CodeUnavailable where the file cannot be read.
func Pairs(path, reporter, flow string, first, last int) ([]leeway.Pair, error) {
	var found []leeway.Pair
	err := EachOf(path, reporter, pairColumns, func(r Rows) error {
		found = r.pairs(found, flow, int64(first), int64(last))
		return nil
	})
	return found, err
}

// pairs appends the rows that are of a flow and of the years.
func (g Rows) pairs(found []leeway.Pair, flow string, first, last int64) []leeway.Pair {
	flows, partners, classes, mirrors := g.Words["flow"], g.Words["partner"], g.Words["classification"], g.Words["mirror"]
	reporters, years, values, products := g.Words["reporter"], *g.Numbers["year"], *g.Numbers["value_usd"], *g.Numbers["products"]
	for i := g.From; i < g.To; i++ {
		if y := years[i]; y >= first && y <= last && (flow == "" || flows.At(i) == flow) {
			found = append(found, leeway.Pair{Flow: flows.At(i), Reporter: reporters.At(i), Partner: partners.At(i), Year: int(y), Classification: classes.At(i),
				ValueUSD: values[i], Products: products[i], Mirror: mirrors.At(i)})
		}
	}
	return found
}
