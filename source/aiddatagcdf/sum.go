package aiddatagcdf

import (
	"regexp"
	"strconv"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// The columns of the table of sums.
const (
	code     = "Country Code"
	year     = "year"
	projects = "projects"
	constant = "usd_const_2021"
	guessed  = "share_amount_estimated"
)

// sums is the table of sums by recipient and year.
type sums struct {
	to   source.Sink
	head sheet.Head
	seen map[key]bool
}

func newSums(row sheet.Row, ignore map[string]string, to source.Sink) (*sums, error) {
	want := []string{code, year, constant, projects, guessed}
	head, err := row.Head(want, ignore)
	if err != nil {
		return nil, err
	}
	version("2021", to)
	return &sums{to, head, map[key]bool{}}, nil
}

func (s *sums) end() error { return nil }

// line passes a sum on (Q2, Q3).
func (s *sums) line(row sheet.Row) error {
	when, err := yearOf(row, s.head[year])
	if err != nil {
		return err
	}
	where, err := source.Party(row, s.head[code], state.ISO3, when)
	if err != nil {
		return err
	}
	k := key{where.ID, when, "usd-2021"}
	if s.seen[k] {
		return row.Errorf(s.head[code], "%s has a sum for %s already", where.ID, when)
	}
	s.seen[k] = true
	numbers := map[string]float64{}
	for _, name := range []string{constant, projects, guessed} {
		if numbers[name], err = row.Number(s.head[name]); err == nil && numbers[name] < 0 {
			err = row.Errorf(s.head[name], "%s is negative", row.Text(s.head[name]))
		}
		if err != nil {
			return err
		}
	}
	if numbers[constant] == 0 {
		s.to.Skip("no amount")
		return nil
	}
	note := committed + "; projects: " + plain(numbers[projects])
	if numbers[guessed] > 0 {
		note += ", of which with an estimated amount " + plain(100*numbers[guessed]) + " percent"
	}
	return s.to.Observation(leeway.Observation{
		Indicator: "development-finance", Reporter: where.ID, Partner: "CHN", Period: when, Comparator: ">=", Value: numbers[constant], Unit: k.unit, Note: note,
	})
}

// committed is what every row says of itself.
const committed = "commitments, not payments; projects recommended for aggregates whose amount is known"

func plain(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) }

var yearly = regexp.MustCompile(`^20\d\d$`)

func yearOf(row sheet.Row, col int) (string, error) {
	if y := row.Text(col); yearly.MatchString(y) {
		return y, nil
	}
	return "", row.Errorf(col, "%q is no year from 2000 on", row.Text(col))
}
