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

// The columns of the table of projects that are read beside its flag and its amounts.
const (
	recipient     = "Recipient"
	recipientCode = "Recipient ISO-3" // since version 3.0
	giver         = "Financier Country"
	committedIn   = "Commitment Year"
)

// amounts are the columns of amounts: dollars of the day, and those of a year's prices (Q2).
var amounts = regexp.MustCompile(`^Amount \((?:Nominal(?: USD)?|Constant USD ?(\d{4}))\)$`)

// key is what projects are summed by.
type key struct{ recipient, year, unit string }

// list is the table of projects.
type list struct {
	to     source.Sink
	head   sheet.Head
	flag   string
	what   string         // the indicator
	units  map[int]string // of the columns of amounts
	totals map[key]*big.Rat
}

func newProjects(row sheet.Row, flag int, to source.Sink) (*list, error) {
	p := &list{to: to, flag: flags[flag].column, what: flags[flag].indicator, units: map[int]string{}, totals: map[key]*big.Rat{}}
	want := []string{p.flag, recipient, giver, committedIn}
	rest := map[string]string{}
	for i := range row.Cells {
		name := row.Text(i)
		switch m := amounts.FindStringSubmatch(name); {
		case m != nil && m[1] == "":
			p.units[i] = "usd"
		case m != nil && version(m[1], to): // Q6
			p.units[i] = "usd-" + m[1]
		case m != nil:
			return nil, row.Errorf(i, "prices of %s are of no version of the data that is known", m[1])
		case name == recipientCode:
			want = append(want, name)
			continue
		case slices.Contains(want, name):
			continue
		}
		rest[name] = "not read" // Q7
	}
	if len(p.units) != 2 {
		return nil, row.Errorf(-1, "there are %d columns of amounts, not one in dollars of the day and one in constant dollars", len(p.units))
	}
	var err error
	if p.head, err = row.Head(want, rest); err != nil {
		return nil, err
	}
	p.passedOver(row, rest)
	return p, nil
}

// passedOver names the columns that are not read (Q7).
func (p *list) passedOver(row sheet.Row, rest map[string]string) {
	for col := range p.units {
		delete(rest, row.Text(col))
	}
	if len(rest) > 0 {
		p.to.Note("Columns of projects that are not read: %s.", strings.Join(slices.Sorted(maps.Keys(rest)), ", "))
	}
}

// line adds a project (Q1, Q3, Q4).
func (p *list) line(row sheet.Row) error {
	switch counts := row.Text(p.head[p.flag]); counts {
	case "Yes":
	case "No":
		p.to.Skip("not recommended")
		return nil
	default:
		return row.Errorf(p.head[p.flag], "%q is neither Yes nor No", counts)
	}
	if from, err := source.Party(row, p.head[giver], state.English, ""); err != nil {
		return err
	} else if from.ID != "CHN" {
		return row.Errorf(p.head[giver], "%q is not China", row.Text(p.head[giver]))
	}
	if name := row.Text(p.head[recipient]); strings.HasSuffix(name, ", regional") || name == "Multi-Region" {
		p.to.Skip("a region")
		return nil
	}
	when, err := yearOf(row, p.head[committedIn])
	if err != nil {
		return err
	}
	where, err := p.where(row, when)
	if err != nil {
		return err
	}
	return p.add(row, where, when)
}

// where is the recipient, by its code where there is one.
func (p *list) where(row sheet.Row, when string) (string, error) {
	col, scheme := p.head[recipient], state.English
	if c, ok := p.head[recipientCode]; ok && row.Text(c) != "" {
		col, scheme = c, state.ISO3
	}
	party, err := source.Party(row, col, scheme, when)
	return party.ID, err
}

// add adds the amounts of a project, each to its own sum (Q2, Q3).
func (p *list) add(row sheet.Row, where, when string) error {
	for _, col := range slices.Sorted(maps.Keys(p.units)) {
		text := row.Text(col)
		if text == "" {
			p.to.Skip("no amount")
			continue
		}
		amount, ok := new(big.Rat).SetString(strings.ReplaceAll(text, ",", ""))
		if !ok || amount.Sign() < 0 || strings.ContainsAny(text, "/eEpPxX_") {
			return row.Errorf(col, "%q is no amount", text)
		}
		k := key{where, when, p.units[col]}
		if p.totals[k] == nil {
			p.totals[k] = new(big.Rat)
		}
		p.totals[k].Add(p.totals[k], amount)
	}
	return nil
}

// end passes the sums on, in the order of their keys.
func (p *list) end() error {
	for _, k := range slices.SortedFunc(maps.Keys(p.totals), func(a, b key) int {
		return cmp.Or(cmp.Compare(a.recipient, b.recipient), cmp.Compare(a.year, b.year), cmp.Compare(a.unit, b.unit))
	}) {
		value, err := strconv.ParseFloat(p.totals[k].FloatString(2), 64)
		if err != nil {
			return leeway.Errorf(leeway.CodeInternal, "aiddata-gcdf: %w", err)
		}
		if value == 0 {
			p.to.Skip("no amount")
			continue
		}
		o := leeway.Observation{Indicator: p.what, Reporter: k.recipient, Partner: "CHN", Period: k.year, Comparator: ">=", Value: value, Unit: k.unit, Note: committed}
		if err := p.to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}
