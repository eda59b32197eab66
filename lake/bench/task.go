package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2" // the driver

	"leeway/lake"
	"leeway/lake/synth"
	"leeway/source"
	"leeway/source/baci"
	"leeway/state"
)

// child does one task: a file to read, and a folder to write to.
func child(task, profile string, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("--task needs a file and a folder, not %q", args)
	}
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	switch task {
	case "import":
		return clock(func() (int64, error) { return imported(args[0], args[1]) })
	case "copy":
		return clock(func() (int64, error) { return copied(args[0], args[1]) })
	}
	return fmt.Errorf("there is no task %q", task)
}

// imported imports the file as `leeway import baci` does, under the name of made-up flows, and returns how many bytes the lake has of it.
func imported(csv, folder string) (int64, error) {
	l, err := lake.Open(folder)
	if err != nil {
		return 0, err
	}
	snap, err := source.FromDisk("2026-11-26", csv)
	if err != nil {
		return 0, err
	}
	r, err := source.Import(context.Background(), l, baci.New(), snap, source.Options{Dataset: synth.Source, Vintage: "bench"})
	if err != nil {
		return 0, err
	}
	size := int64(0)
	for _, f := range r.Manifest.Files {
		size += f.Bytes
	}
	return size, nil
}

// copied lets DuckDB write the file as Parquet.
func copied(csv, folder string) (int64, error) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	to := filepath.Join(folder, "flows.parquet")
	quoted := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
	_, err = db.Exec("copy (from read_csv(" + quoted(csv) + ", nullstr = 'NA')) to " + quoted(to) + " (format parquet, compression zstd)")
	if err != nil {
		return 0, err
	}
	info, err := os.Stat(to)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func stateOf(code int) string {
	p, err := state.Resolve(state.Comtrade, strconv.Itoa(code), "")
	if err != nil || p.Kind != state.KindState {
		return ""
	}
	return p.ID
}
