// Command build makes the starter lake, which ships inside the program, from the curated tables:
//
//	go run ./starter/build          starter/tables → starter/lake
//	go run ./starter/build -docs    also writes docs/starter.md and docs/licences.md
//
// The same tables give the same bytes. The folder starter/lake is a lake like any other; a
// test rebuilds it and compares.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"leeway"
	"leeway/lake"
	"leeway/starter/tables"
)

func main() {
	docs := flag.Bool("docs", false, "also write docs/starter.md and docs/licences.md")
	root := flag.String("root", ".", "folder of the module")
	flag.Parse()
	if err := run(*root, *docs); err != nil {
		fmt.Fprintln(os.Stderr, "build: error:", err)
		os.Exit(1)
	}
}

func run(root string, docs bool) error {
	sets, err := tables.Read(os.DirFS(filepath.Join(root, "starter", "tables")))
	if err != nil {
		return err
	}
	if err := replace(filepath.Join(root, "starter", "lake"), sets); err != nil {
		return err
	}
	if !docs {
		return nil
	}
	return writeDocs(root, sets)
}

// replace builds the lake beside folder and puts it in folder's place.
func replace(folder string, sets []tables.Dataset) error {
	temp, err := os.MkdirTemp(filepath.Dir(folder), ".lake-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := build(temp, sets); err != nil {
		return err
	}
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	return os.Rename(temp, folder)
}

// build publishes the data sets into an empty folder.
func build(folder string, sets []tables.Dataset) error {
	l, err := lake.Open(folder)
	if err != nil {
		return err
	}
	for _, d := range sets {
		sortRows(&d.Rows)
		if _, err := l.Publish(d.Manifest, d.Rows); err != nil {
			return err
		}
	}
	return os.Remove(filepath.Join(folder, ".lock"))
}

// sortRows puts what is asked for together side by side, so that a reader passes over the rest.
func sortRows(r *leeway.Record) {
	slices.SortStableFunc(r.Observations, func(a, b leeway.Observation) int {
		return cmp.Or(cmp.Compare(a.Reporter, b.Reporter), cmp.Compare(a.Indicator, b.Indicator), cmp.Compare(a.Partner, b.Partner), cmp.Compare(a.Period, b.Period))
	})
	slices.SortStableFunc(r.Memberships, func(a, b leeway.Membership) int {
		return cmp.Or(cmp.Compare(a.Organisation, b.Organisation), cmp.Compare(a.State, b.State))
	})
}
