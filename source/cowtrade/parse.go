package cowtrade

import (
	"regexp"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// Parse implements [source.Source].
func (c cowTrade) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := c.file(f, to); err != nil {
			return err
		}
	}
	return nil
}

func (c cowTrade) file(f source.File, to source.Sink) error {
	var head sheet.Head
	last := ""
	for row, err := range f.CSV() {
		if err != nil {
			return err
		}
		if head == nil {
			head, err = row.Head([]string{"ccode", "year", "imports", "exports"}, c.info.Ignore) // Q3
		} else {
			err = line(row, head, to)
			last = max(last, row.Text(head["year"]))
		}
		if err != nil {
			return err
		}
	}
	if last == "" {
		return leeway.Errorf(leeway.CodeInvalid, "%s: there is no table of trade", f.Name)
	}
	to.Edition(last) // Q5
	if last == "2014" {
		to.Released("2016")
	}
	return nil
}

var yearly = regexp.MustCompile(`^(18|19|20)\d\d$`)

// note is what every row says of itself (Q4).
const note = "compiled by scholars, in part of partners' figures"

func line(row sheet.Row, head sheet.Head, to source.Sink) error {
	year := row.Text(head["year"])
	if !yearly.MatchString(year) {
		return row.Errorf(head["year"], "%q is no year", year)
	}
	reporter, err := source.Party(row, head["ccode"], state.COW, year)
	if err != nil {
		return err
	}
	for _, indicator := range []string{"imports", "exports"} {
		col := head[indicator]
		if text := row.Text(col); text == "" || text == "-9" || text == "NA" { // Q2
			to.Skip("no figure")
			continue
		}
		value, err := row.Scaled(col, 6) // Q1
		if err == nil && value < 0 {
			err = row.Errorf(col, "%s million dollars", row.Text(col))
		}
		if err != nil {
			return err
		}
		o := leeway.Observation{Indicator: indicator, Reporter: reporter.ID, Partner: state.World, Period: year, Value: value, Unit: "usd", Note: note}
		if err := to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}
