// Package tables reads and writes the curated tables from which the starter lake is built.
//
// The tables are plain CSV beside this file, made to be reviewed line by line:
//
//	sources.csv                   one row per data set: licence, citation, scope, dates
//	licences.csv                  where every file that the program embeds comes from
//	<data set>/<table>.csv        its rows; the columns are those of the lake's table
//	<data set>/defaults.csv       column,value: what every row of its observations shares
//
// A column that a table leaves out is blank in every row, or has the value that defaults.csv
// gives. Reading is strict: an unknown column, a row of another length or a number that is
// none is an error with file, line and column. Package curate makes the tables, package build
// makes the lake of them.
package tables

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/lake"
)

// Dataset is one data set of the starter lake: its manifest, without files, and its rows.
type Dataset struct {
	leeway.Manifest
	Rows leeway.Record
}

// sourceColumns is the head of sources.csv. Lists are joined by semicolons.
var sourceColumns = []string{"id", "vintage", "released", "retrieved", "title", "producer", "licence", "redistributable", "citation",
	"address", "scope_indicators", "scope_reporters", "scope_from", "scope_to", "scope_note"}

// Read reads every data set that sources.csv names, in its order.
//
// Errors: CodeInvalid, located by file, line and column.
func Read(dir fs.FS) ([]Dataset, error) {
	head, lines, err := readCSV(dir, "sources.csv")
	if err != nil {
		return nil, err
	}
	if !slices.Equal(head, sourceColumns) {
		return nil, leeway.Errorf(leeway.CodeInvalid, "sources.csv: columns are %s, not %s", strings.Join(head, ","), strings.Join(sourceColumns, ","))
	}
	sets := make([]Dataset, 0, len(lines))
	for _, line := range lines {
		d := Dataset{Manifest: manifest(line)}
		if err := d.read(dir); err != nil {
			return nil, err
		}
		sets = append(sets, d)
	}
	return sets, nil
}

// manifest reads a line of sources.csv.
func manifest(line []string) leeway.Manifest {
	return leeway.Manifest{
		Source: line[0], Vintage: line[1], Released: line[2], Retrieved: line[3],
		Title: line[4] + " (" + line[5] + ")", Licence: line[6], Redistributable: line[7] == "yes", Citation: line[8], URL: line[9],
		Scope: leeway.Scope{
			Indicators: ids(line[10]), Reporters: ids(line[11]),
			From: line[12], To: line[13], Note: line[14],
		},
		Complete: true,
	}
}

func ids(joined string) []string {
	if joined == "" {
		return nil
	}
	return strings.Split(joined, ";")
}

func (d *Dataset) read(dir fs.FS) error {
	defaults, err := readDefaults(dir, path.Join(d.Source, "defaults.csv"))
	if err != nil {
		return err
	}
	return errors.Join(
		readTable(dir, d.Source, lake.Observations, lake.ObservationColumns, defaults, &d.Rows.Observations),
		readTable(dir, d.Source, lake.Memberships, lake.MembershipColumns, nil, &d.Rows.Memberships),
		readTable(dir, d.Source, lake.Rosters, lake.RosterColumns, nil, &d.Rows.Rosters),
		readTable(dir, d.Source, lake.Treaties, lake.TreatyColumns, nil, &d.Rows.Treaties),
		readTable(dir, d.Source, lake.Events, lake.EventColumns, nil, &d.Rows.Events),
	)
}

// readDefaults reads the values that a data set's observations share; none where it has no such file.
func readDefaults(dir fs.FS, name string) (map[string]string, error) {
	_, lines, err := readCSV(dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	defaults := map[string]string{}
	for _, line := range lines {
		defaults[line[0]] = line[1]
	}
	return defaults, err
}

// readTable appends the rows of a data set's table; a data set need not have every table.
func readTable[T any](dir fs.FS, dataset, table string, columns []lake.Column[T], defaults map[string]string, rows *[]T) error {
	name := path.Join(dataset, table+".csv")
	head, lines, err := readCSV(dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var model T
	for column, value := range defaults {
		c, err := find(columns, column)
		if err == nil {
			err = set(c, &model, value)
		}
		if err != nil {
			return leeway.Errorf(leeway.CodeInvalid, "%s: %w", path.Join(dataset, "defaults.csv"), err)
		}
	}
	used := make([]lake.Column[T], len(head))
	for i, column := range head {
		if used[i], err = find(columns, column); err != nil {
			return leeway.Errorf(leeway.CodeInvalid, "%s:1: %w", name, err)
		}
	}
	*rows = make([]T, len(lines))
	for n, line := range lines {
		(*rows)[n] = model
		for i, value := range line {
			if err := set(used[i], &(*rows)[n], value); err != nil {
				return leeway.Errorf(leeway.CodeInvalid, "%s:%d: %w", name, n+2, err)
			}
		}
	}
	return nil
}

func find[T any](columns []lake.Column[T], name string) (lake.Column[T], error) {
	for _, c := range columns {
		if c.Name == name && !c.Partition {
			return c, nil
		}
	}
	return lake.Column[T]{}, fmt.Errorf("there is no column %q", name)
}

func set[T any](c lake.Column[T], row *T, value string) error {
	switch c.Kind {
	case lake.Number:
		f, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return fmt.Errorf("%s: %q is no number", c.Name, value)
		}
		c.Set(row, f)
	case lake.Count:
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return fmt.Errorf("%s: %q is no count", c.Name, value)
		}
		c.Set(row, n)
	default:
		c.Set(row, value)
	}
	return nil
}

// readCSV returns the head and the lines of a file, all of the head's length.
func readCSV(dir fs.FS, name string) (head []string, lines [][]string, err error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	lines, err = csv.NewReader(f).ReadAll()
	if err != nil || len(lines) == 0 {
		return nil, nil, leeway.Errorf(leeway.CodeInvalid, "%s: no table: %w", name, err)
	}
	return lines[0], lines[1:], nil
}

// Write writes the named columns of rows as CSV, in the order given.
func Write[T any](w io.Writer, columns []lake.Column[T], names []string, rows []T) error {
	out := csv.NewWriter(w)
	if err := out.Write(names); err != nil {
		return err
	}
	used := make([]lake.Column[T], len(names))
	for i, name := range names {
		var err error
		if used[i], err = find(columns, name); err != nil {
			return err
		}
	}
	line := make([]string, len(names))
	for r := range rows {
		for i, c := range used {
			line[i] = format(c.Get(&rows[r]))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func format(value any) string {
	switch v := value.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return value.(string)
}
