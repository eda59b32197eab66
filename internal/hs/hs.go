// Package hs reads the tables by which the United Nations set revisions of the Harmonized System against each
// other, and carries products from one revision to another where that is sure.
//
// The Statistics Division publishes a workbook for each pair of revisions, HS2022toHS2017ConversionAndCorrelationTables.xlsx and
// the like, with two sheets: correlations (every pair of codes that overlap, with the relationship 1:1, 1:n, n:1
// or n:n) and conversions (one code for each). Only the first is read where both are there: a conversion gives
// the whole of a product to one code although a part belongs to another.
package hs

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sheet"
)

// Concordance sets the products of a revision against those of another.
type Concordance struct {
	From, To string // HS2022, HS2017
	targets  map[string][]string
}

// Convert returns the code of a product in the other revision; ok is false for a product that is split over several
// there (1:n and n:n), and for one that the table lacks.
func (c *Concordance) Convert(product string) (string, bool) {
	to := c.targets[product]
	if len(to) != 1 {
		return "", false
	}
	return to[0], true
}

// Len counts the products of the first revision.
func (c *Concordance) Len() int { return len(c.targets) }

// revision is how a column names a revision: "HS 2022", "From HS2022", "To HS 2017".
var revision = regexp.MustCompile(`^(?i:(?:from |to )?hs ?)((?:19|20)\d\d)$`)

// code is a product of six digits, with or without points.
var code = regexp.MustCompile(`^\d{6}$`)

// Read reads a workbook or a CSV.
//
// Errors: CodeInvalid, located, where there is no table with two revisions, or a code is none.
func Read(data []byte, file string) (*Concordance, error) {
	var tables []sheet.Table
	if bytes.HasPrefix(data, []byte("PK")) {
		var err error
		if tables, err = sheet.Workbook(data, file); err != nil {
			return nil, err
		}
	} else {
		t := sheet.Table{Name: file}
		for row, err := range sheet.CSV(bytes.NewReader(data), file, ',') {
			if err != nil {
				return nil, err
			}
			row.Cells = slices.Clone(row.Cells)
			t.Rows = append(t.Rows, row)
		}
		tables = []sheet.Table{t}
	}
	slices.SortStableFunc(tables, func(a, b sheet.Table) int { return order(a) - order(b) })
	for _, t := range tables {
		if c, err := read(t); c != nil || err != nil {
			return c, err
		}
	}
	err := leeway.Errorf(leeway.CodeInvalid, "%s: no table has columns for two revisions, such as HS 2022 and HS 2017", file)
	return nil, leeway.WithHint(err, "the tables are at https://unstats.un.org/unsd/classifications/Econ, under correspondences")
}

// order puts correlations before conversions.
func order(t sheet.Table) int {
	if strings.Contains(strings.ToLower(t.Name), "correl") {
		return 0
	}
	return 1
}

// read reads a sheet; one without the columns gives nil.
func read(t sheet.Table) (*Concordance, error) {
	for i, row := range t.Rows {
		var at []int
		var years []string
		for col := range row.Cells {
			if m := revision.FindStringSubmatch(row.Text(col)); m != nil {
				at, years = append(at, col), append(years, "HS"+m[1])
			}
		}
		if len(at) < 2 || years[0] == years[1] {
			continue
		}
		c := &Concordance{From: years[0], To: years[1], targets: map[string][]string{}}
		return c, c.fill(t.Rows[i+1:], at)
	}
	return nil, nil
}

func (c *Concordance) fill(rows []sheet.Row, at []int) error {
	for _, row := range rows {
		if row.Blank() {
			continue
		}
		from, err := product(row, at[0])
		if err != nil {
			return err
		}
		to, err := product(row, at[1])
		if err != nil {
			return err
		}
		if !slices.Contains(c.targets[from], to) {
			c.targets[from] = append(c.targets[from], to)
		}
	}
	return nil
}

func product(row sheet.Row, col int) (string, error) {
	text := strings.ReplaceAll(row.Text(col), ".", "")
	if len(text) == 5 {
		text = "0" + text // a workbook's number
	}
	if !code.MatchString(text) {
		return "", row.Errorf(col, "%q is no product of six digits", row.Text(col))
	}
	return text, nil
}
