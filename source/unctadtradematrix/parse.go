package unctadtradematrix

import (
	"math"
	"strconv"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

var columns = []string{"year", "source", "target", "edgewidth"}

// Parse reads every row into exports of the source and imports of the target.
func (s matrix) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := s.file(f, to); err != nil {
			return err
		}
	}
	return nil
}

func (s matrix) file(f source.File, to source.Sink) error {
	var h sheet.Head
	for row, err := range f.CSV() {
		if err == nil && h == nil {
			h, err = row.Head(columns, s.info.Ignore)
		} else if err == nil {
			err = enter(row, h, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// enter gives the sink what a row says.
func enter(row sheet.Row, h sheet.Head, to source.Sink) error {
	year := row.Text(h["year"])
	if n, err := strconv.Atoi(year); err != nil || n < 1948 || n > 2100 {
		return row.Errorf(h["year"], "%q is no year", year)
	}
	seller, err := source.Party(row, h["source"], state.UNCTAD, year) // Q3
	if err != nil {
		return err
	}
	buyer, err := source.Party(row, h["target"], state.UNCTAD, year)
	if err != nil {
		return err
	}
	thousands, err := row.Number(h["edgewidth"])
	switch {
	case err != nil:
		return err
	case thousands < 0:
		return row.Errorf(h["edgewidth"], "%q is negative", row.Text(h["edgewidth"]))
	case thousands == 0: // Q2
		to.Skip("zero")
		return nil
	}
	o := leeway.Observation{Indicator: "exports", Reporter: seller.ID, Partner: buyer.ID, Period: year, Unit: "usd", Note: "goods; unit judged to be thousand dollars"}
	o.Value = math.Round(thousands * 1000) // Q1, Q4
	if err := to.Observation(o); err != nil {
		return err
	}
	o.Indicator, o.Reporter, o.Partner, o.Mirror = "imports", buyer.ID, seller.ID, "partner"
	return to.Observation(o)
}
