package main

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"leeway"
	"leeway/engine/duck"
)

type lakeSQLCmd struct {
	Query       string        `arg:"" optional:"" help:"One SELECT; otherwise it is read from standard input." placeholder:"SELECT"`
	AllVintages bool          `help:"Every row of every release, not those that answer alone."`
	Timeout     time.Duration `help:"Longest time that it may take." default:"60s" placeholder:"TIME"`
	Memory      string        `help:"Most memory that it may take." default:"1GB" placeholder:"SIZE"`
	listFlags
}

// Help is shown by `leeway lake sql --help`.
func (*lakeSQLCmd) Help() string {
	return `Asks the lake one SELECT in DuckDB's SQL. It is read-only: no other file can be read, and none written. The tables are observations, memberships, rosters, treaties, events, votes, flows, pairs, totals and suppliers; source and vintage are columns of each. A table shows the rows that answer: of each source the newest release that covers them.

What a producer does not let pass on may be looked at, and not be handed out: the licence of a source stands in leeway sources.

Examples:

  leeway lake sql "select partner, value from observations where indicator = 'imports' and reporter = 'KGZ' and period = '2023' order by value desc limit 5"
  leeway lake sql --as-of 2020 --format csv -o rows.csv "from observations select count(*)"
  leeway lake sql --all-vintages < question.sql`
}

// Run asks and writes what comes.
func (c *lakeSQLCmd) Run(s *session) error {
	text := c.Query
	if text == "" || text == "-" {
		data, err := io.ReadAll(io.LimitReader(s.w.stdin, 1<<20))
		if err != nil {
			return leeway.Errorf(leeway.CodeUnavailable, "standard input: %w", err)
		}
		text = string(data)
	}
	lakes, err := s.lakes()
	if err != nil {
		return err
	}
	session, err := duck.NewSession(s.ctx, s.asOf, c.AllVintages, duck.Limits{Memory: c.Memory}, lakes...)
	if err != nil {
		return err
	}
	defer func() { _ = session.Close() }() // nothing was written
	ctx, cancel := context.WithTimeout(s.ctx, c.Timeout)
	defer cancel()
	lines, objects, err := answerSQL(ctx, session, text)
	if err != nil {
		return err
	}
	w, finish, err := s.out(c.Output)
	if err != nil {
		return err
	}
	return finish(c.write(w, lines, func() error { return writeRows(w, c.Format, objects) }, ""))
}

// object is a row whose columns keep their order.
type object struct {
	names  []string
	values []any
}

// MarshalJSON implements json.Marshaler.
func (o object) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	b.WriteByte('{')
	for i, name := range o.names {
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(o.values[i])
		if err != nil {
			value, err = json.Marshal(fmt.Sprint(o.values[i]))
		}
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return []byte(b.String()), nil
}

// answerSQL returns the rows as lines of text, the names of the columns first, and as objects.
func answerSQL(ctx context.Context, session *duck.Session, text string) (lines [][]string, objects []object, err error) {
	lines = [][]string{nil}
	columns, err := session.Query(ctx, text, nil, func(names []string, values []driver.Value) {
		if lines[0] == nil {
			lines[0] = apart(names)
		}
		line, row := make([]string, len(values)), make([]any, len(values))
		for i, v := range values {
			line[i], row[i] = cellText(v), v
		}
		lines, objects = append(lines, line), append(objects, object{lines[0], row})
	})
	lines[0] = apart(columns)
	return lines, objects, err
}

// apart tells columns of one name apart: n, n_1, n_2.
func apart(names []string) []string {
	found := make([]string, len(names))
	for i, name := range names {
		found[i] = name
		for n := 1; slices.Contains(found[:i], found[i]); n++ {
			found[i] = fmt.Sprintf("%s_%d", name, n)
		}
	}
	return found
}

// cellText writes a value as text; what is not known is NULL, which no text of a lake is. Lists and
// structures are written as JSON.
func cellText(v driver.Value) string {
	switch x := v.(type) {
	case nil:
		return "NULL"
	case float64:
		return plain(&x)
	case string:
		return x
	case []any, map[string]any:
		if text, err := json.Marshal(x); err == nil {
			return string(text)
		}
	}
	return fmt.Sprint(v)
}
