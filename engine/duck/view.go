package duck

import (
	"context"
	"errors"
	"io"
	"strings"

	"leeway/lake"
)

func isEnd(err error) bool { return errors.Is(err, io.EOF) }

// see makes the view of a table over the files of the vintages, unless it stands already.
func see[T any](ctx context.Context, e *Engine, table string, columns []lake.Column[T], vintages []lake.Vintage) error {
	text, err := viewSQL(table, columns, vintages)
	if err != nil {
		return err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.views[table] == text {
		return nil
	}
	if _, err := e.db.ExecContext(ctx, text); err != nil {
		return err
	}
	e.views[table] = text
	return nil
}

// viewSQL writes a table as the union of its files. The names of sources and vintages hold
// nothing that needs quoting (lake.Publish sees to that), paths may.
func viewSQL[T any](table string, columns []lake.Column[T], vintages []lake.Vintage) (string, error) {
	var stored, empty []string
	for _, c := range columns {
		if !c.Partition {
			stored = append(stored, c.Name)
		}
		empty = append(empty, "cast(null as "+types[c.Kind]+") as "+c.Name)
	}
	var parts []string
	for _, v := range vintages {
		paths, err := v.Paths(table)
		if err != nil {
			return "", err
		}
		for i, p := range paths {
			paths[i] = literal(p)
		}
		parts = append(parts, "select "+strings.Join(stored, ", ")+", "+literal(v.Source)+" as source, "+literal(v.Vintage)+
			" as vintage from read_parquet(["+strings.Join(paths, ", ")+"], hive_partitioning = false)")
	}
	if len(parts) == 0 {
		parts = []string{"select " + strings.Join(empty, ", ") + " where false"}
	}
	return "create or replace view " + table + " as " + strings.Join(parts, " union all "), nil
}

// types names the kinds of columns in SQL.
var types = map[lake.Kind]string{lake.Text: "varchar", lake.Number: "double", lake.Count: "bigint"}

// literal writes s as a string of SQL.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
