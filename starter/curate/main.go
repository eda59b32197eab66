// Command curate makes the curated tables of the starter lake from a folder of gathered data:
//
//	go run ./starter/curate ../shared/data
//
// It carries over the facts tables (memberships, rosters, treaties, events, observations),
// lays the UN DESA migrant stocks out as one row per pair and year, and reduces the SIPRI
// trade register to yearly totals by supplier and recipient. Rows that disagree are all kept;
// what a producer's own numbers refute is mended (mend.go).
// It writes starter/tables/<data set>/*.csv, the same bytes each time; sources.csv there is
// kept by hand. Reading is strict: a name, a column or a number that it does not know is an
// error with file and line, never a dropped row.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("out", filepath.Join("starter", "tables"), "folder of the curated tables")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: curate [-out FOLDER] DATA")
		os.Exit(2)
	}
	if err := curate(flag.Arg(0), *out); err != nil {
		fmt.Fprintln(os.Stderr, "curate: error:", err)
		os.Exit(1)
	}
}

// curate reads the folder data and writes the tables into the folder out.
func curate(data, out string) error {
	files := map[string][]byte{}
	for _, step := range []func(string, map[string][]byte) error{facts, migrants, register} {
		if err := step(data, files); err != nil {
			return err
		}
	}
	for name, content := range files {
		path := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, content) {
			continue
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
