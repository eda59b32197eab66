package duck

import (
	"context"
	"strconv"

	"leeway"
	"leeway/lake"
)

// PartnerTotals returns what a reporter's flow (import or export) with each partner came to
// in each year from first to last, over all products: a row for each data set, classification and side whose record
// it is, from the newest vintages released by asOf (empty: all). They come in a fixed order.
//
// Errors: as Answer.
func (e *Engine) PartnerTotals(ctx context.Context, reporter, flow string, first, last int, asOf string) ([]leeway.Pair, error) {
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
