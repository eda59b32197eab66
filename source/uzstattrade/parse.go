package uzstattrade

import (
	"math"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// names are the columns before the years.
var names = []string{"Code", "Klassifikator", "Klassifikator_ru", "Klassifikator_en"}

// Parse implements [source.Source].
func (u uzstat) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		indicator, err := indicatorOf(f.Name)
		if err != nil {
			return err
		}
		if err := parse(f.CSV(), indicator, to); err != nil {
			return err
		}
	}
	return nil
}

// indicatorOf tells what a file holds by its name (Q1).
func indicatorOf(file string) (string, error) {
	for _, t := range asked {
		if strings.Contains(file, t.number) {
			return t.indicator, nil
		}
	}
	err := leeway.Errorf(leeway.CodeInvalid, "%s: its name does not say whether it holds exports or imports", file)
	return "", leeway.WithHint(err, "the producer calls exports sdmx_data_1105 and imports sdmx_data_1176")
}

// table is a file on its way: the years of its head, and the sum of each.
type table struct {
	indicator string
	years     []string
	sums      []float64 // thousand dollars
	to        source.Sink
}

func parse(rows func(func(sheet.Row, error) bool), indicator string, to source.Sink) error {
	t := table{indicator: indicator, to: to}
	for row, err := range rows {
		switch {
		case err != nil:
			return err
		case t.years == nil:
			err = t.head(row)
		default:
			err = t.partner(row)
		}
		if err != nil {
			return err
		}
	}
	return t.totals()
}

// head reads the names of the columns: four of the partner, then years in their order.
func (t *table) head(row sheet.Row) error {
	for i := range row.Cells {
		name := row.Text(i)
		switch {
		case i < len(names) && name != names[i]:
			return row.Errorf(i, "column %q is not expected here, but %q: the producer may have changed the table", name, names[i])
		case i < len(names):
		default:
			if _, err := leeway.ParseDate(name); err != nil || len(name) != 4 {
				return row.Errorf(i, "column %q is no year", name)
			}
			t.years = append(t.years, name)
		}
	}
	if len(t.years) == 0 {
		return row.Errorf(-1, "the table has no years")
	}
	t.sums = make([]float64, len(t.years))
	return nil
}

// base is what the figures are of (Q6).
const base = "goods and services"

func (t *table) partner(row sheet.Row) error {
	partner, err := partnerOf(row)
	if err != nil {
		return err
	}
	for i, year := range t.years {
		value, err := row.Scaled(len(names)+i, 3) // Q4: 0.0 is a value like others
		if err != nil {
			return err
		}
		t.sums[i] += value
		o := leeway.Observation{Indicator: t.indicator, Reporter: "UZB", Partner: partner, Period: year, Value: value, Unit: "usd", Mirror: "reporter", Note: base}
		if partner == state.Unknown {
			o.Note += "; printed as " + row.Text(3)
		}
		if err := t.to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}

// partnerOf returns the partner of a row. Its code decides; the Russian name must be of the
// same state, so that a code in the wrong row is noticed (Q5).
func partnerOf(row sheet.Row) (string, error) {
	if row.Text(0) == "0" && row.Text(3) == "Other countries" { // Q2
		return state.Unknown, nil
	}
	coded, err := source.Party(row, 0, state.Numeric, "")
	if err != nil {
		return "", err
	}
	named, err := source.Party(row, 2, state.Russian, "")
	if err != nil {
		return "", err
	}
	if coded != named {
		return "", row.Errorf(2, "%q is not the state with code %s (%s)", row.Text(2), row.Text(0), coded.ID)
	}
	return coded.ID, nil
}

// totals passes the sums over all partners on, which the table does not print (Q3).
func (t *table) totals() error {
	for i, year := range t.years {
		o := leeway.Observation{
			Indicator: t.indicator, Reporter: "UZB", Partner: state.World, Period: year, Value: math.Round(t.sums[i]), Unit: "usd", Mirror: "reporter",
			Quality: leeway.ComputedQuality, Note: base + "; sum over all partners, undisclosed ones included",
		}
		if err := t.to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}
