package duck

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/engine/columns"
	"leeway/lake"
)

// PartnerTotals returns what a reporter's flow (import or export) with each partner came to
// in each year from first to last, over all products: a row for each data set, classification and side whose record
// it is, from the newest vintages released by asOf (empty: all). They come in a fixed order. They are read by columns,
// and by SQL where a file has another form; a test holds the two together.
//
// Errors: as Answer.
func (e *Engine) PartnerTotals(ctx context.Context, reporter, flow string, first, last int, asOf string) ([]leeway.Pair, error) {
	if err := checkAsOf(asOf); err != nil {
		return nil, err
	}
	s, err := lake.NewSlices(asOf, e.lakes...)
	if err != nil {
		return nil, err
	}
	var rows []leeway.Pair
	for _, v := range s.Vintages(lake.Pairs) {
		found, err := pairsOf(v, reporter, flow, first, last)
		if errors.Is(err, columns.ErrForm) {
			return e.askPartnerTotals(ctx, reporter, flow, first, last, asOf)
		}
		if err != nil {
			return nil, unavailable(ctx, lake.Pairs, err)
		}
		for i := range found {
			if found[i].Dataset, found[i].Vintage = v.Source, v.Vintage; s.KeepsPair(&found[i]) {
				rows = append(rows, found[i])
			}
		}
	}
	slices.SortFunc(rows, byPartner)
	return rows, ctx.Err()
}

// pairsOf reads the files that a vintage has of pair totals.
func pairsOf(v lake.Vintage, reporter, flow string, first, last int) ([]leeway.Pair, error) {
	paths, err := v.Paths(lake.Pairs)
	if err != nil {
		return nil, err
	}
	var rows []leeway.Pair
	for _, path := range paths {
		found, err := columns.Pairs(path, reporter, flow, first, last)
		if err != nil {
			return nil, inFile(path, err)
		}
		rows = append(rows, found...)
	}
	return rows, nil
}

// byPartner is the order of table pairs for one reporter and flow.
func byPartner(a, b leeway.Pair) int {
	return cmp.Or(strings.Compare(a.Partner, b.Partner), cmp.Compare(a.Year, b.Year), strings.Compare(a.Classification, b.Classification), cmp.Compare(a.ValueUSD, b.ValueUSD),
		cmp.Compare(a.Products, b.Products), strings.Compare(a.Mirror, b.Mirror), strings.Compare(a.Dataset, b.Dataset), strings.Compare(a.Vintage, b.Vintage))
}

// askPartnerTotals is PartnerTotals by SQL.
func (e *Engine) askPartnerTotals(ctx context.Context, reporter, flow string, first, last int, asOf string) ([]leeway.Pair, error) {
	var rows []leeway.Pair
	err := yearly(ctx, e, lake.Pairs, lake.PairColumns, &rows, (*lake.Slices).KeepsPair, reporter, flow, first, last, asOf)
	return rows, err
}

// Products returns what a reporter's flow (import or export) of each product with each partner
// came to in each year from first to last, as PartnerTotals does the totals.
//
// Errors: as Answer.
func (e *Engine) Products(ctx context.Context, reporter, flow string, first, last int, asOf string) ([]leeway.Flow, error) {
	var rows []leeway.Flow
	err := yearly(ctx, e, lake.Flows, lake.FlowColumns, &rows, (*lake.Slices).KeepsFlow, reporter, flow, first, last, asOf)
	return rows, err
}

// yearly asks a table about one reporter's flow in a range of years.
func yearly[T any](ctx context.Context, e *Engine, table string, columns []lake.Column[T], rows *[]T, keeps func(*lake.Slices, *T) bool, reporter, flow string, first, last int, asOf string) error {
	if err := checkAsOf(asOf); err != nil {
		return err
	}
	s, err := lake.NewSlices(asOf, e.lakes...)
	if err != nil {
		return err
	}
	vs := s.Vintages(table)
	return ask(ctx, e, table, columns, vs, rows, func(r *T) bool { return keeps(s, r) }, sliceList(vs), reporter, flow, strconv.Itoa(first), strconv.Itoa(last))
}
