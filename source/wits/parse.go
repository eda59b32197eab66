package wits

import (
	"math"
	"regexp"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

var columns = []string{"Reporter", "Partner", "Product categories", "Indicator Type", "Indicator"}

// series are the rows that are read, by type and name of their indicator; the others are in
// source.yaml under ignore.
var series = map[string]leeway.Observation{
	"Development: GDP (current US$ Mil)":            {Indicator: "gdp", Unit: "usd"},
	"Export: Exports (in US$ Mil)":                  {Indicator: "exports", Unit: "usd", Mirror: "reporter"},
	"Export: Trade (US$ Mil)-Top 5 Export Partner":  {Indicator: "exports", Unit: "usd", Mirror: "reporter"},
	"Export: Partner share(%)-Top 5 Export Partner": {Indicator: "exports", Unit: "percent", Statistic: leeway.Share, Whole: "exports", Mirror: "reporter"},
	"Import: Imports (in US$ Mil)":                  {Indicator: "imports", Unit: "usd", Mirror: "reporter"},
	"Import: Trade (US$ Mil)-Top 5 Import Partner":  {Indicator: "imports", Unit: "usd", Mirror: "reporter"},
	"Import: Partner share(%)-Top 5 Import Partner": {Indicator: "imports", Unit: "percent", Statistic: leeway.Share, Whole: "imports", Mirror: "reporter"},
}

// Parse implements [source.Source].
func (s wits) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := s.file(f, to); err != nil {
			return err
		}
	}
	return nil
}

func (s wits) file(f source.File, to source.Sink) error {
	var years []string
	for row, err := range f.CSV() {
		if err == nil && years == nil {
			years, err = head(row)
		} else if err == nil {
			err = s.row(row, years, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

var year = regexp.MustCompile(`^(19|20)\d\d$`)

// head returns the year of each column, blank for those of words.
func head(row sheet.Row) ([]string, error) {
	years := make([]string, len(row.Cells))
	for i := range row.Cells {
		switch text := row.Text(i); {
		case i < len(columns) && text != columns[i]:
			return nil, row.Errorf(i, "%q is not the column expected, %s", text, columns[i])
		case i >= len(columns) && !year.MatchString(text):
			return nil, row.Errorf(i, "%q is no year", text)
		case i >= len(columns):
			years[i] = text
		}
	}
	if len(years) <= len(columns) {
		return nil, row.Errorf(-1, "there are no columns of years")
	}
	return years, nil
}

// row reads the years of one series.
func (s wits) row(row sheet.Row, years []string, to source.Sink) error {
	name := row.Text(3) + ": " + row.Text(4)
	o, ok := series[name]
	if !ok {
		if _, ignored := s.info.Ignore[name]; !ignored {
			return row.Errorf(4, "%q is no indicator that is known", name)
		}
		to.Skip(name) // Q4, Q5
		return nil
	}
	if err := whole(row, o); err != nil {
		return err
	}
	for i := len(columns); i < len(row.Cells); i++ {
		if row.Text(i) == "" { // Q1
			to.Skip("blank")
			continue
		}
		if err := cell(row, i, years[i], o, to); err != nil {
			return err
		}
	}
	return nil
}

// whole refuses a row of the series that is of a product, or of a tie without a partner.
func whole(row sheet.Row, o leeway.Observation) error {
	want := "All Products"
	if o.Indicator == "gdp" {
		want = none
	}
	if got := row.Text(2); got != want {
		return row.Errorf(2, "%q is not expected for %s: it is %s", got, row.Text(4), want)
	}
	if (row.Text(1) == none) != (o.Indicator == "gdp") {
		return row.Errorf(1, "%q is no partner for %s", row.Text(1), row.Text(4))
	}
	return nil
}

// none stands for no partner and no product (Q2).
const none = "..."

func cell(row sheet.Row, col int, period string, o leeway.Observation, to source.Sink) error {
	reporter, err := source.Party(row, 0, state.WITS, period)
	if err != nil {
		return err
	}
	o.Reporter, o.Period = reporter.ID, period
	if row.Text(1) != none {
		partner, err := source.Party(row, 1, state.WITS, period)
		if err != nil {
			return err
		}
		if o.Partner = partner.ID; partner.Kind == state.KindUnknown { // Q3
			o.Note = "partner: " + row.Text(1)
		}
	}
	if o.Value, err = row.Number(col); err != nil {
		return err
	}
	if o.Unit == "usd" {
		o.Value = math.Round(o.Value * 1e6)
	}
	return to.Observation(o)
}
