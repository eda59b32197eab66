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
	if err := checkAsOf(n.AsOf); err != nil {
		return nil, err
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

// checkAsOf refuses an as-of date that is none. A blank one asks for everything.
func checkAsOf(date string) error {
	if date == "" {
		return nil
	}
	if _, err := leeway.ParseDate(date); err != nil {
		return leeway.Errorf(leeway.CodeInvalid, "as of: %w", err)
	}
	return nil
}

// asked returns the queries that the needs call for. Each fills its own part of rec.
func asked(e *Engine, s *lake.Slices, n leeway.Needs, rec *leeway.Record) []func(context.Context) error {
	var asks []func(context.Context) error
	if len(n.Series) > 0 {
		asks = append(asks, func(ctx context.Context) error {
			vs := slices.DeleteFunc(s.Vintages(lake.Observations), func(v lake.Vintage) bool { return !v.MayHold(n.Series) })
			reporters, indicators, wanted := keys(n.Series)
			keeps := func(o *leeway.Observation) bool {
				return wanted[leeway.Series{Reporter: o.Reporter, Indicator: o.Indicator}] && s.KeepsObservation(o)
			}
			return ask(ctx, e, lake.Observations, lake.ObservationColumns, vs, &rec.Observations, keeps,
				sliceList(vs), joined(reporters), joined(indicators), reporters[0], reporters[len(reporters)-1])
		})
	}
	if len(n.Organisations) > 0 {
		organisations := joined(once(n.Organisations))
		asks = append(asks, func(ctx context.Context) error {
			vs := s.Vintages(lake.Memberships)
			return ask(ctx, e, lake.Memberships, lake.MembershipColumns, vs, &rec.Memberships, s.KeepsMembership, sliceList(vs), organisations)
		}, func(ctx context.Context) error {
			vs := s.Vintages(lake.Rosters)
			return ask(ctx, e, lake.Rosters, lake.RosterColumns, vs, &rec.Rosters, s.KeepsRoster, sliceList(vs), organisations)
		})
	}
	if len(n.Actors) > 0 {
		actors := joined(once(n.Actors))
		asks = append(asks, func(ctx context.Context) error {
			vs := s.Vintages(lake.Treaties)
			return ask(ctx, e, lake.Treaties, lake.TreatyColumns, vs, &rec.Treaties, s.KeepsTreaty, actors, sliceList(vs))
		}, func(ctx context.Context) error {
			vs := s.Vintages(lake.Events)
			return ask(ctx, e, lake.Events, lake.EventColumns, vs, &rec.Events, s.KeepsEvent, actors, sliceList(vs))
		})
	}
	if len(n.Voters) > 0 {
		voters := joined(once(n.Voters))
		asks = append(asks, func(ctx context.Context) error {
			vs := s.Vintages(lake.Votes)
			return ask(ctx, e, lake.Votes, lake.VoteColumns, vs, &rec.Votes, s.KeepsVote, sliceList(vs), voters)
		})
	}
	return asks
}

// ask runs the query that is named like its table and keeps the rows whose vintage answers.
func ask[T any](ctx context.Context, e *Engine, table string, columns []lake.Column[T], vs []lake.Vintage, rows *[]T, keeps func(*T) bool, params ...any) error {
	if len(vs) == 0 {
		return nil
	}
	text, err := over(table, columns, vs, engine.Query(table))
	if err != nil {
		return err
	}
	var at []lake.Column[T]
	var kept []*T
	err = e.query(ctx, text, params, func(names []string, values []driver.Value) {
		if at == nil {
			at = inOrder(columns, names)
		}
		row := new(T)
		for i, v := range values {
			at[i].Set(row, v)
		}
		if keeps(row) {
			kept = append(kept, row)
		}
	})
	if err != nil {
		return unavailable(ctx, table, err)
	}
	slices.SortFunc(kept, lake.Order(columns))
	for _, row := range kept {
		*rows = append(*rows, *row)
	}
	return nil
}

// inOrder returns the columns in the order in which a query gives them.
func inOrder[T any](columns []lake.Column[T], names []string) []lake.Column[T] {
	at := make([]lake.Column[T], len(names))
	for i, name := range names {
		at[i] = columns[slices.IndexFunc(columns, func(c lake.Column[T]) bool { return c.Name == name })]
	}
	return at
}

// unavailable says that a table could not be read; a question that was called off says so.
func unavailable(ctx context.Context, table string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "lake: read %s: %w", table, err),
		"`leeway lake verify` names every damaged file")
}

// keys lists the reporters and the indicators of the series, each once and in order, and the
// pairs that are wanted of all that could be made of them.
func keys(series []leeway.Series) (reporters, indicators []string, wanted map[leeway.Series]bool) {
	wanted = make(map[leeway.Series]bool, len(series))
	for _, s := range series {
		wanted[s] = true
		reporters, indicators = append(reporters, s.Reporter), append(indicators, s.Indicator)
	}
	return once(reporters), once(indicators), wanted
}

func once(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// sliceList names the vintages as the queries want them.
func sliceList(vs []lake.Vintage) string {
	names := make([]string, len(vs))
	for i, v := range vs {
		names[i] = v.Source + "/" + v.Vintage
	}
	return joined(names)
}

// joined writes a list as the queries take it; no id has a comma.
func joined(list []string) string { return strings.Join(list, ",") }
