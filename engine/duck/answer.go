package duck

import (
	"context"
	"database/sql/driver"
	"errors"
	"slices"
	"strings"
	"sync"

	"leeway"
	"leeway/engine"
	"leeway/lake"
)

// Answer implements [engine.Engine]: one query for each table that is needed, all at once.
func (e *Engine) Answer(ctx context.Context, n leeway.Needs) (*leeway.Record, error) {
	if n.AsOf != "" {
		if _, err := leeway.ParseDate(n.AsOf); err != nil {
			return nil, leeway.Errorf(leeway.CodeInvalid, "as of: %w", err)
		}
	}
	s, err := lake.NewSlices(n.AsOf, e.lakes...)
	if err != nil {
		return nil, err
	}
	rec := &leeway.Record{}
	asks := asked(e, s, n, rec)
	errs := make([]error, len(asks))
	var wait sync.WaitGroup
	for i, ask := range asks {
		wait.Go(func() { errs[i] = ask(ctx) })
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return rec, nil
}

// asked returns the queries that the needs call for. Each fills its own part of rec.
func asked(e *Engine, s *lake.Slices, n leeway.Needs, rec *leeway.Record) []func(context.Context) error {
	var asks []func(context.Context) error
	if len(n.Series) > 0 {
		asks = append(asks, func(ctx context.Context) error {
			vs := slices.DeleteFunc(s.Vintages(lake.Observations), func(v lake.Vintage) bool { return !v.MayHold(n.Series) })
			reporters, indicators, series := keys(n.Series)
			return ask(ctx, e, lake.Observations, lake.ObservationColumns, vs, &rec.Observations, s.KeepsObservation,
				sliceList(vs), reporters, indicators, series)
		})
	}
	if len(n.Organisations) > 0 {
		organisations := enclosed(n.Organisations)
		asks = append(asks, func(ctx context.Context) error {
			vs := s.Vintages(lake.Memberships)
			return ask(ctx, e, lake.Memberships, lake.MembershipColumns, vs, &rec.Memberships, s.KeepsMembership, sliceList(vs), organisations)
		}, func(ctx context.Context) error {
			vs := s.Vintages(lake.Rosters)
			return ask(ctx, e, lake.Rosters, lake.RosterColumns, vs, &rec.Rosters, s.KeepsRoster, sliceList(vs), organisations)
		})
	}
	if len(n.Actors) > 0 {
		actors := strings.Join(n.Actors, ",")
		asks = append(asks, func(ctx context.Context) error {
			vs := s.Vintages(lake.Treaties)
			return ask(ctx, e, lake.Treaties, lake.TreatyColumns, vs, &rec.Treaties, s.KeepsTreaty, actors, sliceList(vs))
		}, func(ctx context.Context) error {
			vs := s.Vintages(lake.Events)
			return ask(ctx, e, lake.Events, lake.EventColumns, vs, &rec.Events, s.KeepsEvent, actors, sliceList(vs))
		})
	}
	return asks
}

// ask runs the query that is named like its table and keeps the rows whose vintage answers.
func ask[T any](ctx context.Context, e *Engine, table string, columns []lake.Column[T], vs []lake.Vintage, rows *[]T, keeps func(*T) bool, params ...any) error {
	if len(vs) == 0 {
		return nil
	}
	if err := see(ctx, e, table, columns, vs); err != nil {
		return unavailable(table, err)
	}
	var at []lake.Column[T]
	err := e.query(ctx, engine.Query(table), params, func(names []string, values []driver.Value) {
		if at == nil {
			at = inOrder(columns, names)
		}
		var row T
		for i, v := range values {
			at[i].Set(&row, v)
		}
		if keeps(&row) {
			*rows = append(*rows, row)
		}
	})
	return unavailable(table, err)
}

// inOrder returns the columns in the order in which a query gives them.
func inOrder[T any](columns []lake.Column[T], names []string) []lake.Column[T] {
	at := make([]lake.Column[T], len(names))
	for i, name := range names {
		at[i] = columns[slices.IndexFunc(columns, func(c lake.Column[T]) bool { return c.Name == name })]
	}
	return at
}

// unavailable says that a table could not be read, keeping the code of what is known already.
func unavailable(table string, err error) error {
	if err == nil || leeway.CodeOf(err) != leeway.CodeInternal || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "lake: read %s: %w", table, err), "`leeway lake verify` names every damaged file")
}

// keys lists the reporters, the indicators and the pairs of the series, each once.
func keys(series []leeway.Series) (reporters, indicators, pairs string) {
	var rs, is, ps []string
	for _, s := range series {
		rs, is, ps = append(rs, s.Reporter), append(is, s.Indicator), append(ps, s.Reporter+"/"+s.Indicator)
	}
	return strings.Join(once(rs), ","), strings.Join(once(is), ","), enclosed(ps)
}

func once(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// sliceList names the vintages as the queries' first parameter wants them.
func sliceList(vs []lake.Vintage) string {
	names := make([]string, len(vs))
	for i, v := range vs {
		names[i] = v.Source + "/" + v.Vintage
	}
	return enclosed(names)
}

// enclosed joins the list with commas between and around, so that ",id," finds an id.
func enclosed(list []string) string { return "," + strings.Join(once(list), ",") + "," }
