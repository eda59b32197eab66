package aiddatagcdf

import (
	"cmp"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// The columns of the table of sums.
const (
	code     = "Country Code"
	year     = "year"
	constant = "usd_const_2021"
	guessed  = "share_amount_estimated"
)

// The columns of the table of projects. Which projects add up is said in one of two.
const (
	recipient  = "Recipient"
	committed  = "Commitment Year"
	nominal    = "Amount (Nominal)"
	main       = "Recommended For Aggregates"
	inMilitary = "Recommended For Military Aggregates"
)

// Parse implements [source.Source].
func (g gcdf) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := g.file(f, to); err != nil {
			return err
		}
	}
	return nil
}

// table reads lines of one form.
type table struct {
	to     source.Sink
	head   sheet.Head
	line   func(*table, sheet.Row) error
	flag   string // the column that says which projects add up
	totals map[key]*big.Rat
}

// key is what projects are summed by.
type key struct{ recipient, year string }

func (g gcdf) file(f source.File, to source.Sink) error {
	r, err := f.Open()
	if err != nil {
		return leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
	}
	defer func() { _ = r.Close() }() // only read
	t := &table{to: to, totals: map[key]*big.Rat{}}
	for row, err := range sheet.CSV(r, f.Name, ',') {
		if err == nil {
			if t.head == nil {
				err = t.start(row, g.info.Ignore)
			} else {
				err = t.line(t, row)
			}
		}
		if err != nil {
			return err
		}
	}
	return t.report()
}

// start tells the forms apart by their heads.
func (t *table) start(row sheet.Row, ignore map[string]string) error {
	has := func(name string) bool {
		return slices.ContainsFunc(row.Cells, func(c string) bool { return strings.TrimSpace(c) == name })
	}
	want := []string{recipient, committed, nominal}
	switch {
	case has(main):
		t.flag, t.line = main, (*table).project
	case has(inMilitary):
		t.flag, t.line = inMilitary, (*table).project
	default:
		t.line, want = (*table).sum, []string{code, year, constant}
	}
	if t.flag != "" {
		want = append(want, t.flag)
	}
	if t.flag == "" && has(guessed) {
		want, ignore = append(want, guessed), without(ignore, guessed)
	}
	var err error
	t.head, err = row.Head(want, ignore)
	return err
}

func without(m map[string]string, name string) map[string]string {
	m = maps.Clone(m)
	delete(m, name)
	return m
}

var yearly = regexp.MustCompile(`^(19|20)\d\d$`)

func (t *table) year(row sheet.Row, column string) (string, error) {
	if y := row.Text(t.head[column]); yearly.MatchString(y) {
		return y, nil
	}
	return "", row.Errorf(t.head[column], "%q is no year", row.Text(t.head[column]))
}

// sum passes a line of sums on (Q2, Q3).
func (t *table) sum(row sheet.Row) error {
	when, err := t.year(row, year)
	if err != nil {
		return err
	}
	where, err := source.Party(row, t.head[code], state.ISO3, when)
	if err != nil {
		return err
	}
	amount, err := row.Number(t.head[constant])
	if err != nil {
		return err
	}
	note := "commitments of projects recommended for aggregates"
	if col, ok := t.head[guessed]; ok {
		part, err := row.Number(col)
		if err != nil {
			return err
		}
		if part > 0 {
			note += "; amounts of " + strconv.FormatFloat(100*part, 'f', 0, 64) + " percent of them estimated"
		}
	}
	return t.to.Observation(leeway.Observation{Indicator: "development-finance", Reporter: where.ID, Partner: "CHN", Period: when, Value: amount, Unit: "usd-2021", Note: note})
}

// project adds a project (Q1, Q3, Q4).
func (t *table) project(row sheet.Row) error {
	switch counts := row.Text(t.head[t.flag]); counts {
	case "Yes":
	case "No":
		t.to.Skip("not recommended")
		return nil
	default:
		return row.Errorf(t.head[t.flag], "%q is neither Yes nor No", counts)
	}
	if name := row.Text(t.head[recipient]); strings.HasSuffix(name, ", regional") || name == "Multi-Region" {
		t.to.Skip("a region")
		return nil
	}
	when, err := t.year(row, committed)
	if err != nil {
		return err
	}
	where, err := source.Party(row, t.head[recipient], state.English, when)
	if err != nil {
		return err
	}
	text := row.Text(t.head[nominal])
	if text == "" {
		t.to.Skip("no amount")
		return nil
	}
	amount, ok := new(big.Rat).SetString(text)
	if !ok || amount.Sign() < 0 || strings.ContainsAny(text, "/eEpPxX_") {
		return row.Errorf(t.head[nominal], "%q is no amount", text)
	}
	k := key{where.ID, when}
	if t.totals[k] == nil {
		t.totals[k] = new(big.Rat)
	}
	t.totals[k].Add(t.totals[k], amount)
	return nil
}

// report passes the sums over projects on, in the order of their keys.
func (t *table) report() error {
	note := "sum of the projects whose amount is known, recommended for aggregates"
	if t.flag == inMilitary {
		note += "; military module only"
	}
	for _, k := range slices.SortedFunc(maps.Keys(t.totals), func(a, b key) int {
		return cmp.Or(strings.Compare(a.recipient, b.recipient), strings.Compare(a.year, b.year))
	}) {
		value, err := strconv.ParseFloat(t.totals[k].FloatString(2), 64)
		if err != nil {
			return leeway.Errorf(leeway.CodeInternal, "aiddata-gcdf: %w", err)
		}
		o := leeway.Observation{Indicator: "development-finance", Reporter: k.recipient, Partner: "CHN", Period: k.year, Comparator: ">", Value: value, Unit: "usd", Note: note}
		if err := t.to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}
