// Command bench measures the verdicts and writes docs/verdicts.md.
//
//	go run ./check/bench                      measure, and write the page
//	go run ./check/bench -list                print what came out otherwise than it should, too
//
// It draws facts from the tables of the starter lake, so that what is true is known, and puts them to the
// checker in three ways:
//
//   - as claims, which tests the judge alone: true ones, ones made false by a stated margin, ones misread
//     in each way that check knows, and ones of which the lake has nothing;
//   - as true sentences through templates, read from text end to end, each as a document of its own and
//     bundled into articles;
//   - as sentences made false or misread, through the same templates.
//
// A third of the templates is kept apart (held.go): results are counted separately and their sentences
// are never printed, so that what is mended for the others can be seen to hold for these.
// The same seed gives the same sentences.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	out := flag.String("out", "docs/verdicts.md", "page to write; empty: none")
	tables := flag.String("tables", "starter/tables", "folder of the starter lake's tables")
	seed := flag.Uint64("seed", 1, "seed of all choices")
	list := flag.Bool("list", false, "print what came out otherwise than it should (open templates only)")
	flag.Parse()
	if err := run(*tables, *out, *seed, *list); err != nil {
		_, _ = fmt.Fprintf(os.Stderr, "bench: error: %v\n", err)
		os.Exit(1)
	}
}

func run(tables, out string, seed uint64, list bool) error {
	w, err := load(os.DirFS(tables))
	if err != nil {
		return err
	}
	m, err := measure(newBench(w, seed), full)
	if err != nil {
		return err
	}
	page := m.page()
	fmt.Print(page[strings.Index(page, "## "):])
	if list {
		m.list(os.Stdout)
	}
	if out == "" {
		return nil
	}
	return os.WriteFile(out, []byte(page), 0o644)
}
