// Package duck runs the queries of room engine with DuckDB, inside the process and on the
// lake's Parquet files as they are. Nothing is installed, downloaded or copied.
//
// [Open] takes the folders of one or more lakes (the user's, then the built-in one), [New]
// lakes that are open already. A query sees a table as the union of its manifested files,
// named one by one, with source and vintage from the manifest, so that a file without a
// manifest does not exist. Which vintages a question may read is decided before it is asked, and which
// of them answers for a row afterwards (lake.Slices).
package duck

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"leeway"
	"leeway/lake"
)

// settings open DuckDB in memory. No extension may be loaded from outside. Answers are
// small and several queries run at once, so one thread each does.
const settings = "?threads=1&autoinstall_known_extensions=false&autoload_known_extensions=false"

// Engine answers from lakes with DuckDB. It may be used by several goroutines at once.
type Engine struct {
	lakes []*lake.Lake
	db    *sql.DB
}

// Open returns an engine over the lakes in the folders. Where two hold the same vintage of a
// source, the first counts.
//
// Errors: those of [lake.Open]; CodeUnavailable where DuckDB does not start.
func Open(ctx context.Context, folders ...string) (*Engine, error) {
	lakes := make([]*lake.Lake, len(folders))
	for i, folder := range folders {
		var err error
		if lakes[i], err = lake.Open(folder); err != nil {
			return nil, err
		}
	}
	return New(ctx, lakes...)
}

// New returns an engine over open lakes.
//
// Errors: CodeUnavailable where DuckDB does not start.
func New(ctx context.Context, lakes ...*lake.Lake) (*Engine, error) {
	connector, err := duckdb.NewConnector(settings, nil)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "duck: start: %w", err)
	}
	return &Engine{lakes: lakes, db: sql.OpenDB(connector)}, nil
}

// Close ends DuckDB.
func (e *Engine) Close() error { return e.db.Close() }

// query runs one query of room engine and hands every row's values to row, which must not
// keep them.
func (e *Engine) query(ctx context.Context, text string, params []any, row func(columns []string, values []driver.Value)) error {
	conn, err := e.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(raw any) error {
		_, err := each(ctx, raw, text, params, row)
		return err
	})
}

// each reads the driver's rows as they come, without the conversions of database/sql, and returns the names of
// the columns.
func each(ctx context.Context, raw any, text string, params []any, row func([]string, []driver.Value)) ([]string, error) {
	named := make([]driver.NamedValue, len(params))
	for i, p := range params {
		named[i] = driver.NamedValue{Ordinal: i + 1, Value: p}
	}
	rows, err := raw.(driver.QueryerContext).QueryContext(ctx, text, named)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns := rows.Columns()
	values := make([]driver.Value, len(columns))
	for {
		err := rows.Next(values)
		if errors.Is(err, io.EOF) {
			return columns, nil
		}
		if err != nil {
			return columns, err
		}
		row(columns, values)
	}
}
