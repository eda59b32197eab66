package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"leeway/lake"
	"leeway/starter/tables"
	"leeway/state"
)

// sheet is a CSV file as its producer made it, with located access to its cells.
type sheet struct {
	name  string
	head  []string
	lines [][]string
}

func readSheet(data string, name ...string) (sheet, error) {
	s := sheet{name: filepath.Join(name...)}
	f, err := os.Open(filepath.Join(data, s.name))
	if err != nil {
		return s, err
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil || len(lines) == 0 {
		return s, fmt.Errorf("%s: no table: %w", s.name, err)
	}
	s.head, s.lines = lines[0], lines[1:]
	return s, nil
}

// columns finds the named columns. With all, the sheet must have no others.
func (s sheet) columns(all bool, names ...string) ([]int, error) {
	at := make([]int, len(names))
	for i, name := range names {
		at[i] = -1
		for j, head := range s.head {
			if head == name {
				at[i] = j
			}
		}
		if at[i] < 0 {
			return nil, fmt.Errorf("%s:1: no column %q", s.name, name)
		}
	}
	if all && len(s.head) != len(names) {
		return nil, fmt.Errorf("%s:1: columns are %s, expected %s", s.name, strings.Join(s.head, ","), strings.Join(names, ","))
	}
	return at, nil
}

// errorf locates an error in line n (0-based, without the head) of the sheet.
func (s sheet) errorf(n int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", s.name, n+2, fmt.Sprintf(format, args...))
}

// printed are the names that UN DESA and SIPRI print and room state does not list.
var printed = map[string]string{
	"Dem. People's Republic of Korea": "PRK",
	"Eswatini":                        "SWZ",
	"Micronesia (Fed. States of)":     "FSM",
	"Sint Maarten (Dutch part)":       "SXM",
	"Wallis and Futuna Islands":       "WLF",
	"unknown supplier(s)":             "unknown",
}

// actorID returns the ISO 3166-1 alpha-3 code of a name as a producer prints it, "unknown"
// for a supplier that SIPRI could not tell. It is strict: there is no guessing.
func actorID(name string) (id string, ok bool) {
	if id, ok := printed[name]; ok {
		return id, true
	}
	e, ok := state.ByName(name)
	return e.ID, ok
}

// put encodes rows as a table of a data set.
func put[T any](files map[string][]byte, dataset, table string, columns []lake.Column[T], names []string, rows []T) error {
	var b bytes.Buffer
	if err := tables.Write(&b, columns, names, rows); err != nil {
		return err
	}
	files[dataset+"/"+table+".csv"] = b.Bytes()
	return nil
}

// putDefaults encodes what every observation of a data set shares.
func putDefaults(files map[string][]byte, dataset string, pairs ...string) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	lines := [][]string{{"column", "value"}}
	for i := 0; i < len(pairs); i += 2 {
		lines = append(lines, pairs[i:i+2])
	}
	if err := w.WriteAll(lines); err != nil {
		return err
	}
	files[dataset+"/defaults.csv"] = b.Bytes()
	return nil
}
