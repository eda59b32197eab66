package facts

import (
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
)

// table is one of the five: which columns it must have, which it may have, and what a row
// becomes.
type table struct {
	name    string
	must    []string
	may     []string
	row     func(row cells, to source.Sink) error
	telling string // the column that only this table has
}

var tables = []table{
	{"observations", strings.Fields("indicator reporter partner period value unit source url retrieved"),
		strings.Fields("statistic comparator whole period_basis base_period measure_note quality origin mirror status released"), observation, "indicator"},
	{"memberships", strings.Fields("organisation_id state status source url retrieved"), strings.Fields("from to note"), membership, "state"},
	{"rosters", strings.Fields("organisation_id status complete_from n source url retrieved"), strings.Fields("complete_to note"), roster, "complete_from"},
	{"treaties", strings.Fields("treaty provides parties source url retrieved"), strings.Fields("article signed in_force parties_as_of"), treaty, "treaty"},
	{"events", strings.Fields("date actors action source url retrieved"), strings.Fields("object_id summary"), event, "actors"},
}

// Parse implements [source.Source].
func (facts) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := parse(f.CSV(), to); err != nil {
			return err
		}
	}
	return nil
}

func parse(rows func(func(sheet.Row, error) bool), to source.Sink) error {
	var t *table
	var head sheet.Head
	for row, err := range rows {
		switch {
		case err != nil:
			return err
		case t == nil:
			if t, err = tableOf(row); err == nil {
				head, err = headOf(row, t)
			}
		default:
			err = t.row(cells{row, head}, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tableOf tells a table by its columns.
func tableOf(row sheet.Row) (*table, error) {
	for i := range tables {
		if slices.ContainsFunc(row.Cells, func(c string) bool { return strings.TrimSpace(c) == tables[i].telling }) {
			return &tables[i], nil
		}
	}
	err := row.Errorf(-1, "the columns are those of no table")
	return nil, leeway.WithHint(err, "observations have a column indicator, memberships state, rosters complete_from, treaties treaty, events actors")
}

// headOf finds the columns, in any order (Q1).
func headOf(row sheet.Row, t *table) (sheet.Head, error) {
	known := append(slices.Clone(t.must), t.may...)
	seen := map[string]bool{}
	for i := range row.Cells {
		name := row.Text(i)
		switch {
		case !slices.Contains(known, name):
			err := row.Errorf(i, "table %s has no column %q", t.name, name)
			if near := nearest(name, known); near != "" {
				return nil, leeway.WithHint(err, "did you mean %s?", near)
			}
			return nil, leeway.WithHint(err, "its columns are %s", strings.Join(known, ", "))
		case seen[name]:
			return nil, row.Errorf(i, "column %q is there twice", name)
		}
		seen[name] = true
	}
	head := sheet.Head{}
	for i := range row.Cells {
		head[row.Text(i)] = i
	}
	for _, name := range t.must {
		if !seen[name] {
			return nil, row.Errorf(-1, "there is no column %q, which table %s must have", name, t.name)
		}
	}
	return head, nil
}

// cells is a row with the places of its columns.
type cells struct {
	sheet.Row
	head sheet.Head
}

// at returns the place of a column, -1 where the file does not have it: such a cell is blank.
func (c cells) at(name string) int {
	if i, ok := c.head[name]; ok {
		return i
	}
	return -1
}

func (c cells) get(name string) string { return c.Text(c.at(name)) }

// list returns the ids of a list cell.
func (c cells) list(name string) []string { return strings.Split(c.get(name), ";") }

// first returns the first fault.
func first(faults ...error) error {
	for _, err := range faults {
		if err != nil {
			return err
		}
	}
	return nil
}

// origin checks what every row must say of where it comes from.
func (c cells) origin() error {
	return first(given(c.Row, c.at("source")), address(c.Row, c.at("url")), date(c.Row, c.at("retrieved"), false))
}

func observation(c cells, to source.Sink) error {
	err := first(
		among(c.Row, c.at("indicator"), indicators, false), party(c.Row, c.at("reporter"), false), period(c.Row, c.at("period"), false),
		among(c.Row, c.at("statistic"), statistics, true), among(c.Row, c.at("unit"), units, false), among(c.Row, c.at("comparator"), comparators, true),
		among(c.Row, c.at("whole"), wholes, true), among(c.Row, c.at("period_basis"), bases, true), period(c.Row, c.at("base_period"), true),
		among(c.Row, c.at("quality"), qualities, true), among(c.Row, c.at("mirror"), mirrors, true), among(c.Row, c.at("status"), statuses, true),
		date(c.Row, c.at("released"), true), c.origin(),
	)
	if err != nil {
		return err
	}
	if c.get("partner") != "" {
		if err := party(c.Row, c.at("partner"), false); err != nil {
			return err
		}
	}
	value, err := c.Number(c.at("value"))
	if err != nil {
		return err
	}
	o := leeway.Observation{
		Indicator: c.get("indicator"), Reporter: c.get("reporter"), Partner: c.get("partner"), Period: c.get("period"), Value: value, Unit: c.get("unit"),
		Statistic: leeway.Statistic(c.get("statistic")), Comparator: c.get("comparator"), Whole: c.get("whole"), PeriodBasis: c.get("period_basis"), // Q2
		BasePeriod: c.get("base_period"), Note: c.get("measure_note"), Quality: leeway.Quality(c.get("quality")), Origin: c.get("origin"), Mirror: c.get("mirror"),
		Status: leeway.ObsStatus(c.get("status")), Released: c.get("released"), Source: c.get("source"), RecordURL: c.get("url"), Retrieved: c.get("retrieved"),
	}
	if err := c.fits(&o); err != nil {
		return err
	}
	return to.Observation(o)
}

// fits checks what the cells of a figure must have to do with each other.
func (c cells) fits(o *leeway.Observation) error {
	share := o.Statistic == leeway.Share
	switch {
	case share && o.Whole == "":
		return leeway.WithHint(c.Errorf(c.at("whole"), "a share says of what"), "the words are %s", strings.Join(wholes, ", "))
	case share && (o.Unit != "percent" || o.Value < 0 || o.Value > 100):
		return c.Errorf(c.at("value"), "%v %s is no share: shares are from 0 to 100 percent", o.Value, o.Unit)
	case !share && o.Whole != "":
		return c.Errorf(c.at("whole"), "a %s is of no whole", orLevel(o.Statistic))
	case o.BasePeriod != "" && (share || o.Statistic == leeway.Level || o.Statistic == ""):
		return c.Errorf(c.at("base_period"), "a %s is measured against no other period", orLevel(o.Statistic))
	}
	return nil
}

func orLevel(s leeway.Statistic) string {
	if s == "" {
		return string(leeway.Level)
	}
	return string(s)
}

func membership(c cells, to source.Sink) error {
	if err := first(party(c.Row, c.at("organisation_id"), false), party(c.Row, c.at("state"), false), among(c.Row, c.at("status"), standings, false),
		date(c.Row, c.at("from"), true), date(c.Row, c.at("to"), true), c.ordered("from", "to"), c.origin()); err != nil {
		return err
	}
	return to.Membership(leeway.Membership{Organisation: c.get("organisation_id"), State: c.get("state"), Status: c.get("status"), From: c.get("from"), To: c.get("to"),
		Source: c.get("source"), URL: c.get("url"), Retrieved: c.get("retrieved"), Note: c.get("note")})
}

// ordered checks that a stretch of time ends after it begins.
func (c cells) ordered(from, to string) error {
	if c.get(from) == "" || c.get(to) == "" {
		return nil
	}
	if _, err := (leeway.Period{From: c.get(from), To: c.get(to)}).Interval(); err != nil {
		return c.Errorf(c.at(to), "%w", err)
	}
	return nil
}

func roster(c cells, to source.Sink) error {
	if err := first(party(c.Row, c.at("organisation_id"), false), among(c.Row, c.at("status"), standings, false),
		date(c.Row, c.at("complete_from"), false), date(c.Row, c.at("complete_to"), true), c.ordered("complete_from", "complete_to"), c.origin()); err != nil {
		return err
	}
	n, err := c.Number(c.at("n"))
	if err != nil {
		return err
	}
	if n < 0 || n != float64(int(n)) {
		return c.Errorf(c.at("n"), "%v is no number of states", n)
	}
	return to.Roster(leeway.Roster{Organisation: c.get("organisation_id"), Status: c.get("status"), From: c.get("complete_from"), To: c.get("complete_to"), N: int(n),
		Source: c.get("source"), URL: c.get("url"), Retrieved: c.get("retrieved"), Note: c.get("note")})
}

func treaty(c cells, to source.Sink) error {
	if err := first(given(c.Row, c.at("treaty")), given(c.Row, c.at("provides")), party(c.Row, c.at("parties"), true), date(c.Row, c.at("signed"), true),
		date(c.Row, c.at("in_force"), true), date(c.Row, c.at("parties_as_of"), true), c.origin()); err != nil {
		return err
	}
	return to.Treaty(leeway.Treaty{Treaty: c.get("treaty"), Article: c.get("article"), Provides: c.get("provides"), Signed: c.get("signed"), InForce: c.get("in_force"),
		Parties: c.list("parties"), PartiesAsOf: c.get("parties_as_of"), Source: c.get("source"), URL: c.get("url"), Retrieved: c.get("retrieved")})
}

func event(c cells, to source.Sink) error {
	if err := first(date(c.Row, c.at("date"), false), party(c.Row, c.at("actors"), true), among(c.Row, c.at("action"), actions, false), c.origin()); err != nil {
		return err
	}
	if c.get("object_id") != "" {
		if err := party(c.Row, c.at("object_id"), false); err != nil {
			return err
		}
	}
	return to.Event(leeway.Event{Date: c.get("date"), Actors: c.list("actors"), Action: c.get("action"), Object: c.get("object_id"), Summary: c.get("summary"),
		Source: c.get("source"), URL: c.get("url"), Retrieved: c.get("retrieved")})
}
