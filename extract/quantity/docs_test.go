package quantity_test

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/quantities.md")

// The document is what this test writes: go test ./extract/quantity -run Document -update
func TestDocument_QuantitiesIsCurrent(t *testing.T) {
	doc := document(t)
	_, file, _, _ := runtime.Caller(0)
	path := filepath.Join(filepath.Dir(file), "..", "..", "docs", "quantities.md")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != doc {
		t.Errorf("docs/quantities.md is not what `go test ./extract/quantity -run Document -update` writes")
	}
}

func document(t *testing.T) string {
	var b strings.Builder
	b.WriteString(`# Quantities and time

How well ` + "`extract/quantity`" + ` and ` + "`extract/when`" + ` read numbers, percentages, money, dates and periods, held to the
English specifications of the Recognizers-Text project. This page is written by
` + "`go test ./extract/quantity -run Document -update`" + ` and checked by the tests.

A case passes where every expected value is found with its unit or its days, and nothing of that kind
besides. Of the two readings that the specification gives for a date without a year, either counts.

| specification | in scope | pass | rate | out of scope |
|---|---:|---:|---:|---:|
`)
	for _, m := range models {
		out := scope(t, m.name)
		passed, total := 0, 0
		for _, c := range specs(t, m.name) {
			if _, left := out[c.Index]; left {
				continue
			}
			total++
			if m.pass(c) {
				passed++
			}
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %.1f %% | %d |\n", m.name, total, passed, 100*float64(passed)/float64(total), len(out))
	}
	b.WriteString("\nIn scope and still failing (cases counted from 0 in the order of the file):\n\n")
	for _, m := range models {
		out := scope(t, m.name)
		var failing []string
		for _, c := range specs(t, m.name) {
			if _, left := out[c.Index]; !left && !m.pass(c) {
				failing = append(failing, fmt.Sprint(c.Index))
			}
		}
		if failing != nil {
			fmt.Fprintf(&b, "- %s: %s\n", m.name, strings.Join(failing, ", "))
		}
	}
	b.WriteString(`
## Out of scope, by case

News and statistical bulletins are what the reader is for. Clock times, appointments, chat and ages are
not, and where a specification and CLAIMS.md differ, CLAIMS.md counts.

| specification | cases | what | why |
|---|---|---|---|
`)
	f, err := os.Open("testdata/scope.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r[0], strings.ReplaceAll(r[1], " ", ", "), r[2], r[3])
	}
	return b.String()
}
