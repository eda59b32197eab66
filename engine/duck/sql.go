package duck

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"time"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"leeway"
	"leeway/lake"
)

// Limits are what a question of a user's own may take.
type Limits struct {
	Memory  string // "1GB"
	Threads int    // 0: as many as there are
}

// Session answers questions in SQL over the tables of lakes, read-only: it reads the lakes' own
// files and nothing else, and neither files nor settings can be changed through it.
type Session struct{ db *sql.DB }

// NewSession returns a session over the lakes. Tables have their names and columns, with
// source and vintage; they show the rows that answer today, or by asOf, and with all every row of
// every vintage.
//
// Errors: those of [lake.Lake.Vintages]; CodeInvalid for a limit that is none; CodeUnavailable
// where DuckDB does not start or a file is damaged.
func NewSession(ctx context.Context, asOf string, all bool, limits Limits, lakes ...*lake.Lake) (*Session, error) {
	statements, files, err := views(lakes, asOf, all)
	if err != nil {
		return nil, err
	}
	connector, err := duckdb.NewConnector("?autoinstall_known_extensions=false&autoload_known_extensions=false", nil)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "duck: start: %w", err)
	}
	s := &Session{sql.OpenDB(connector)}
	s.db.SetMaxOpenConns(1) // settings of a connection hold for the next question
	setup := []string{"set memory_limit = " + literal(limits.Memory), "set temp_directory = ''"}
	if limits.Threads > 0 {
		setup = append(setup, fmt.Sprintf("set threads = %d", limits.Threads))
	}
	for _, statement := range setup {
		if _, err := s.db.ExecContext(ctx, statement); err != nil {
			_ = s.Close()
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "limit %q: %w", limits.Memory, err), "memory is written as 512MB or 2GB")
		}
	}
	lock := []string{"set allowed_paths = [" + literals(files) + "]", "set enable_external_access = false", "set lock_configuration = true"}
	for _, statement := range append(statements, lock...) {
		if _, err := s.db.ExecContext(ctx, statement); err != nil {
			_ = s.Close()
			return nil, unavailable(ctx, "the tables", err)
		}
	}
	return s, nil
}

// Close ends the session.
func (s *Session) Close() error { return s.db.Close() }

// Query runs one SELECT, hands every row's values to row, which must not keep them, and returns the names of
// the columns. Values come as JSON could hold them: decimals as numbers, dates and times as texts, lists and
// structures of such values.
//
// Errors: CodeInvalid where the text is not one SELECT, or DuckDB finds fault with it;
// CodeUnavailable where it needs more memory or time than it may take.
func (s *Session) Query(ctx context.Context, text string, params []any, row func(columns []string, values []driver.Value)) ([]string, error) {
	if err := s.onlySelect(ctx, text); err != nil {
		return nil, err
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	var columns []string
	err = conn.Raw(func(raw any) (err error) {
		columns, err = each(ctx, raw, text, params, func(columns []string, values []driver.Value) {
			for i, v := range values {
				values[i] = plainValue(v)
			}
			row(columns, values)
		})
		return err
	})
	switch {
	case err == nil:
		return columns, nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "the question took longer than it may"), "narrow it, or give it more with --timeout")
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case strings.Contains(err.Error(), "Out of Memory"):
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "the question needs more memory than it may take"), "narrow it, or give it more with --memory")
	}
	return nil, leeway.Errorf(leeway.CodeInvalid, "sql: %w", err)
}

// plainValue returns a value as JSON could hold it.
func plainValue(v any) any {
	switch x := v.(type) {
	case duckdb.Decimal:
		return x.Float64()
	case time.Time:
		if x.Equal(x.Truncate(24 * time.Hour)) {
			return x.Format(time.DateOnly)
		}
		return x.Format("2006-01-02 15:04:05.999999")
	case duckdb.Interval:
		return fmt.Sprintf("%d months %d days %s", x.Months, x.Days, time.Duration(x.Micros)*time.Microsecond)
	case []byte:
		return fmt.Sprintf("\\x%x", x)
	case []any:
		list := make([]any, len(x))
		for i, e := range x {
			list[i] = plainValue(e)
		}
		return list
	case map[string]any:
		members := make(map[string]any, len(x))
		for name, e := range x {
			members[name] = plainValue(e)
		}
		return members
	}
	return v
}

// onlySelect lets DuckDB's own parser say whether the text is a single SELECT.
func (s *Session) onlySelect(ctx context.Context, text string) error {
	const ask = "select json_extract_string(j, '$.error_message'), json_array_length(j, '$.statements') from (select json_serialize_sql(?::varchar) as j)"
	var fault sql.NullString
	var n sql.NullInt64
	if err := s.db.QueryRowContext(ctx, ask, text).Scan(&fault, &n); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return leeway.Errorf(leeway.CodeInvalid, "sql: %w", err)
	}
	switch {
	case strings.HasPrefix(fault.String, "Only SELECT"):
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "sql: this is no SELECT"), "the lake is read-only: one SELECT over %s", strings.Join(lake.Tables, ", "))
	case fault.String != "":
		err := leeway.Errorf(leeway.CodeInvalid, "sql: %s", fault.String)
		return leeway.WithHint(err, "the lake is read-only: one SELECT over %s", strings.Join(lake.Tables, ", "))
	case n.Int64 == 0:
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "sql: there is no question"), "one SELECT over %s, as an argument or on standard input", strings.Join(lake.Tables, ", "))
	case n.Int64 != 1:
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "sql: %d statements", n.Int64), "one SELECT at a time")
	}
	return nil
}
