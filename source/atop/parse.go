package atop

import (
	"maps"
	"regexp"
	"slices"
	"strconv"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// forms are the names of the columns in the two forms: the states, then the obligations in the order
// of [indicators].
var forms = [][]string{
	{"stateA", "stateB", "year", "defense", "offense", "neutral", "nonagg", "consul"},
	{"ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"},
}

var indicators = []string{"alliance-defence", "alliance-offence", "alliance-neutrality", "alliance-nonaggression", "alliance-consultation"}

// treaty is a column with the number of a treaty, of which a line has several.
var treaty = regexp.MustCompile(`^atopid\d+$`)

// Parse implements [source.Source].
func (a atop) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := a.file(f, to); err != nil {
			return err
		}
	}
	return nil
}

func (a atop) file(f source.File, to source.Sink) error {
	var at []int
	for row, err := range f.CSV() {
		if err == nil {
			if at == nil {
				at, err = a.columns(row)
			} else {
				err = line(row, at, to)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// columns finds where the columns of a form stand.
func (a atop) columns(row sheet.Row) ([]int, error) {
	form := forms[0]
	if slices.Contains(row.Cells, forms[1][0]) {
		form = forms[1]
	}
	ignore := maps.Clone(a.info.Ignore)
	for _, name := range row.Cells {
		if treaty.MatchString(name) {
			ignore[name] = "the number of a treaty"
		}
	}
	head, err := row.Head(form, ignore)
	if err != nil {
		return nil, err
	}
	at := make([]int, len(form))
	for i, name := range form {
		at[i] = head[name]
	}
	return at, nil
}

// line passes on what one state owes another in a year (Q1, Q2, Q3).
func line(row sheet.Row, at []int, to source.Sink) error {
	year := row.Text(at[2])
	if n, err := strconv.Atoi(year); err != nil || n < 1815 || n > 2100 {
		return row.Errorf(at[2], "%q is no year", year)
	}
	reporter, err := source.Party(row, at[0], state.COW, year)
	if err != nil {
		return err
	}
	partner, err := source.Party(row, at[1], state.COW, year)
	if err != nil {
		return err
	}
	if reporter.ID == partner.ID {
		return row.Errorf(at[1], "%s with itself", partner.ID)
	}
	for i, indicator := range indicators { // Q4, Q5
		text := row.Text(at[3+i])
		if text != "0" && text != "1" {
			return row.Errorf(at[3+i], "%q is neither 0 nor 1", text)
		}
		value := float64(text[0] - '0')
		if err := to.Observation(leeway.Observation{Indicator: indicator, Reporter: reporter.ID, Partner: partner.ID, Period: year, Value: value, Unit: "obligation"}); err != nil {
			return err
		}
	}
	return nil
}
