package kgznsctrade

import (
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// numbers of the tables (Q1).
var numbers = map[string]string{"4.03.00.18": "exports", "4.03.00.20": "imports"}

// nameColumns are Kyrgyz, Russian, English; years follow.
const nameColumns, russian = 3, 1

// continents are sums over the rows below them (Q5).
var continents = map[string]bool{"Европа": true, "Азия": true, "Америка": true, "Африка": true, "Австралия и Океания": true}

// Parse implements [source.Source].
func (nsc) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		sheets, err := f.Workbook()
		if err != nil {
			return err
		}
		if err := parse(sheets[0], f.Name, to); err != nil {
			return err
		}
	}
	return nil
}

// table is a sheet on its way.
type table struct {
	indicator   string
	years       []string
	preliminary map[string]bool
	sums        source.Sums
	to          source.Sink
}

func parse(s sheet.Table, file string, to source.Sink) error {
	t := table{to: to, preliminary: map[string]bool{}}
	for _, row := range s.Rows {
		var err error
		switch {
		case t.indicator == "":
			err = t.title(row)
		case t.years == nil:
			err = t.head(row)
		case row.Text(russian) == "" || row.Text(nameColumns) == "": // blank, or a footnote
		default:
			err = t.partner(row)
		}
		if err != nil {
			return err
		}
	}
	if t.years == nil {
		return leeway.Errorf(leeway.CodeInvalid, "%s, sheet %q: there is no row of years below a title with 4.03.00.18 or 4.03.00.20", file, s.Name)
	}
	if note := t.sums.Note(t.indicator, 0.01); note != "" {
		to.Note("%s", note) // Q6
	}
	return nil
}

func (t *table) title(row sheet.Row) error {
	for number, indicator := range numbers {
		if strings.HasPrefix(row.Text(russian), number) {
			t.indicator = indicator
			return nil
		}
	}
	return row.Errorf(russian, "%q is not the title of table 4.03.00.18 or 4.03.00.20", row.Text(russian))
}

// head reads the years, once their row comes; the unit stands above them.
func (t *table) head(row sheet.Row) error {
	if row.Text(nameColumns) == "" {
		if unit := row.Text(russian); unit != "" && !strings.Contains(unit, "тыс. долларов") {
			return row.Errorf(russian, "%q is not the unit expected, thousand US dollars", unit)
		}
		return nil
	}
	for i := nameColumns; i < len(row.Cells); i++ {
		year, mark, marked := strings.Cut(row.Text(i), " ")
		if _, err := leeway.ParseDate(year); err != nil || len(year) != 4 {
			return row.Errorf(i, "%q is no year", row.Text(i))
		}
		if marked && mark != "1" {
			return row.Errorf(i, "year %s carries the unknown mark %q", year, mark)
		}
		t.years, t.preliminary[year] = append(t.years, year), marked // Q2
	}
	return nil
}

// union is the row of what is recorded under the EU itself; the sum over its members is "ЕС" (Q7).
const union = "Европейский союз (ЕС)"

func (t *table) partner(row sheet.Row) error {
	if row.Text(russian) == union {
		t.to.Skip("what is recorded under the EU itself")
		return nil
	}
	if continents[row.Text(russian)] {
		t.to.Skip("a sum over a continent")
		return nil
	}
	p, err := source.Party(row, russian, state.Russian, "") // Q4
	if err != nil {
		return err
	}
	for i, year := range t.years {
		if cell := row.Text(nameColumns + i); cell == "-" || cell == "" {
			t.to.Skip("a dash or a blank") // Q3
			continue
		}
		value, err := row.Scaled(nameColumns+i, 3)
		if err != nil {
			return err
		}
		if err := t.observe(p, year, value, row); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) observe(p state.Party, year string, value float64, row sheet.Row) error {
	switch p.Kind {
	case state.KindWorld:
		t.sums.Total(year, value)
	case state.KindState, state.KindUnknown:
		t.sums.Part(year, value)
	}
	o := leeway.Observation{Indicator: t.indicator, Reporter: "KGZ", Partner: p.ID, Period: year, Value: value, Unit: "usd", Mirror: "reporter"}
	if t.preliminary[year] {
		o.Status = leeway.StatusProvisional
	}
	if p.Kind == state.KindUnknown || p.Kind == state.KindGroup {
		o.Note = "printed as " + row.Text(2)
	}
	return t.to.Observation(o)
}
