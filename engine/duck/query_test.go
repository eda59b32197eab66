package duck

import (
	"context"
	"database/sql/driver"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"leeway/engine"
	"leeway/lake"
	"leeway/starter"
)

var update = flag.Bool("update", false, "rewrite the golden results of the queries")

// TestQueries_OnTheStarterLake runs every file of engine/query with the parameters of
// engine/testdata/<query>.txtar and compares its rows, sorted, with the golden ones there. A
// query without such a file fails, so one that nothing calls or that no longer runs is noticed.
// Tables that the starter lake does not have are in a made one beside it.
func TestQueries_OnTheStarterLake(t *testing.T) {
	bundled, err := starter.Memory()
	if err != nil {
		t.Fatal(err)
	}
	lakes := []*lake.Lake{bundled, made(t)}
	files, err := filepath.Glob(filepath.Join("..", "query", "*.sql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".sql")
		t.Run(name, func(t *testing.T) { golden(t, lakes, name) })
	}
}

func golden(t *testing.T, lakes []*lake.Lake, name string) {
	path := filepath.Join("..", "testdata", name+".txtar")
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) == 0 || archive.Files[0].Name != "params" {
		t.Fatalf("%s: the first file is not params", path)
	}
	var params []any
	for line := range strings.Lines(string(archive.Files[0].Data)) {
		params = append(params, strings.TrimSuffix(line, "\n"))
	}
	got := run(t, lakes, name, params)
	if *update {
		archive.Files = append(archive.Files[:1], txtar.File{Name: "rows", Data: []byte(got)})
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(archive.Files) != 2 || archive.Files[1].Name != "rows" {
		t.Fatalf("%s has no rows; run the test with -update and review them", path)
	}
	if want := string(archive.Files[1].Data); got != want {
		t.Errorf("%s: rows are\n%s\nwant\n%s", path, got, want)
	}
}

// run returns the rows of a query, a line each, sorted, under the names of its columns.
func run(t *testing.T, lakes []*lake.Lake, name string, params []any) string {
	t.Helper()
	e, err := New(context.Background(), lakes...)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	s, err := lake.NewSlices("", lakes...)
	if err != nil {
		t.Fatal(err)
	}
	table, _, _ := strings.Cut(name, "_")
	text, err := overTable(table, s.Vintages(table), engine.Query(name))
	if err != nil {
		t.Fatal(err)
	}
	var head string
	var lines []string
	err = e.query(context.Background(), text, params, func(columns []string, values []driver.Value) {
		head = strings.Join(columns, " | ")
		cells := make([]string, len(values))
		for i, v := range values {
			cells[i] = fmt.Sprint(v)
		}
		lines = append(lines, strings.Join(cells, " | "))
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return head + "\n" + strings.Join(lines, "\n") + "\n"
}

// overTable is over for the table of a name: a query is named like the table that it reads, with what
// it does with it behind a low line.
func overTable(name string, vs []lake.Vintage, text string) (string, error) {
	switch name {
	case lake.Observations:
		return over(name, lake.ObservationColumns, vs, text)
	case lake.Memberships:
		return over(name, lake.MembershipColumns, vs, text)
	case lake.Rosters:
		return over(name, lake.RosterColumns, vs, text)
	case lake.Treaties:
		return over(name, lake.TreatyColumns, vs, text)
	case lake.Events:
		return over(name, lake.EventColumns, vs, text)
	case lake.Votes:
		return over(name, lake.VoteColumns, vs, text)
	case lake.Flows:
		return over(name, lake.FlowColumns, vs, text)
	case lake.Pairs:
		return over(name, lake.PairColumns, vs, text)
	case lake.Totals:
		return over(name, lake.TotalColumns, vs, text)
	case lake.Suppliers:
		return over(name, lake.SupplierColumns, vs, text)
	}
	return "", fmt.Errorf("query %s reads no table of its name", name)
}
