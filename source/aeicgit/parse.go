package aeicgit

import (
	"bytes"
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// note is what every row says of itself.
const note = "announced deals of 100 million dollars and more, investment and construction together, summed: a floor, and no flow of investment"

// The columns that are read.
const (
	year     = "Year"
	quantity = "Quantity in Millions"
	country  = "Country"
	month    = "Month"
)

// both is the sheet of investment and construction (Q3).
const both = "Dataset 1+2"

// Parse implements [source.Source]: it sums the deals by country and year (Q4).
func (t tracker) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		d := deals{ignore: t.info.Ignore, totals: map[key]*big.Rat{}}
		if err := d.file(data, f.Name); err != nil {
			return err
		}
		if err := d.report(to); err != nil {
			return err
		}
	}
	return nil
}

// key is what deals are summed by.
type key struct{ state, year string }

type deals struct {
	ignore map[string]string
	head   sheet.Head
	totals map[key]*big.Rat
	last   string // year and month of the last deal
}

// file reads a workbook or a CSV.
func (d *deals) file(data []byte, file string) error {
	if bytes.HasPrefix(data, []byte("PK")) {
		return d.workbook(data, file)
	}
	for row, err := range sheet.CSV(bytes.NewReader(data), file, ',') {
		if err == nil {
			err = d.row(row)
		}
		if err != nil {
			return err
		}
	}
	return d.found(file)
}

// workbook reads the sheet of both kinds of deals (Q3).
func (d *deals) workbook(data []byte, file string) error {
	sheets, err := sheet.Workbook(data, file)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(sheets, func(s sheet.Table) bool { return strings.TrimSpace(s.Name) == both })
	if at < 0 {
		return leeway.Errorf(leeway.CodeInvalid, "%s: no sheet is called %q: the others hold a part of the deals", file, both)
	}
	for _, row := range sheets[at].Rows {
		if err := d.row(row); err != nil {
			return err
		}
	}
	return d.found(file)
}

// found refuses a file without the table.
func (d *deals) found(file string) error {
	if d.head == nil {
		return leeway.Errorf(leeway.CodeInvalid, "%s: no row begins with %q: it is no table of deals", file, year)
	}
	return nil
}

// row takes the head of the table, or adds a deal. Lines above the table are words.
func (d *deals) row(row sheet.Row) error {
	if d.head == nil {
		if row.Text(0) != year {
			return nil
		}
		var err error
		d.head, err = row.Head([]string{year, month, quantity, country}, d.ignore)
		return err
	}
	if row.Blank() {
		return nil
	}
	when := row.Text(d.head[year])
	if n, err := strconv.Atoi(when); err != nil || n < 2000 || n > 2100 {
		return row.Errorf(d.head[year], "%q is no year", when)
	}
	day, err := time.Parse("January", row.Text(d.head[month]))
	if err != nil {
		return row.Errorf(d.head[month], "%q is no month", row.Text(d.head[month]))
	}
	d.last = max(d.last, when+day.Format("-01"))
	where, err := source.Party(row, d.head[country], state.English, when)
	if err != nil {
		return err
	}
	amount, err := millions(row, d.head[quantity])
	if err != nil {
		return err
	}
	k := key{where.ID, when}
	if d.totals[k] == nil {
		d.totals[k] = new(big.Rat)
	}
	d.totals[k].Add(d.totals[k], amount)
	return nil
}

// millions reads "$1,740 " (Q1).
func millions(row sheet.Row, col int) (*big.Rat, error) {
	text := row.Text(col)
	plain := strings.ReplaceAll(strings.TrimPrefix(text, "$"), ",", "")
	v, ok := new(big.Rat).SetString(plain)
	if !ok || v.Sign() <= 0 || strings.ContainsAny(plain, "/eEpPxX_") {
		return nil, row.Errorf(col, "%q is no amount", text)
	}
	return v.Mul(v, big.NewRat(1_000_000, 1)), nil
}

// report passes the totals on, in the order of their keys (Q2, Q4, Q5).
func (d *deals) report(to source.Sink) error {
	to.Edition(d.last)
	if !strings.HasSuffix(d.last, "-12") {
		to.Note("The last deal is of %s: the totals of that year may not be whole.", d.last)
	}
	for _, k := range slices.SortedFunc(maps.Keys(d.totals), func(a, b key) int {
		return cmp.Or(strings.Compare(a.state, b.state), strings.Compare(a.year, b.year))
	}) {
		value, _ := d.totals[k].Float64() // whole dollars
		o := leeway.Observation{Indicator: "deals", Reporter: k.state, Partner: "CHN", Period: k.year, Comparator: ">=", Value: value, Unit: "usd", Note: note}
		if err := to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}
