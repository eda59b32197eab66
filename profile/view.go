package profile

import (
	"slices"

	"leeway"
	"leeway/measure"
	"leeway/state"
)

// View is one domain of a state as a profile shows it.
type View struct {
	*Domain
	Concentration measure.Concentration
	Measured      bool   // whether there is a concentration
	OfGDP         Amount // the total in percent of the gross domestic product of the year; none where it is not known
	Lines         []Line
}

// Line is a partner in a view, with the years before.
type Line struct {
	Part
	History []Point
	Breaks  []measure.Break // years after which the level of the history changed; nil where it is too short to say
}

// enough is the coverage, in percent, below which nobody can say how diversified a state is.
const enough = 60

// Thin reports whether too little is known by partner to speak of diversification.
func (v *View) Thin() bool { return !(v.Coverage >= enough) }

// Profile views every indicator of a list that the book has for a reporter: in a year, or in the
// newest that has partners (upTo, if given, is the last that may be used). Each view has the partners of on, or, where on is empty,
// the largest ones, at most most.
func Profile(b *Book, reporter string, indicators, on []string, year, upTo string, most int) []View {
	var views []View
	for _, i := range b.Indicators(reporter, indicators) {
		d, ok := b.Latest(reporter, i, upTo)
		if year != "" {
			d, ok = b.Domain(reporter, i, year)
		}
		if !ok {
			continue
		}
		v := View{Domain: d}
		v.Concentration, v.Measured = d.Concentration()
		v.OfGDP = b.ofGDP(d)
		for _, p := range d.chosen(on, most) {
			history := until(b.History(reporter, i, p.Partner, false), d.Period)
			l := Line{Part: p, History: history}
			if d.Window == "" { // windows overlap, and move slowly by themselves
				found, _ := levelsOf(history) // nil where it is too short to say
				l.Breaks = found.Breaks
			}
			v.Lines = append(v.Lines, l)
		}
		views = append(views, v)
	}
	return views
}

// ofGDP sets a domain's total against the product of its year.
func (b *Book) ofGDP(d *Domain) Amount {
	gdp, ok := b.Entry(Key{d.Reporter, "", "gdp", d.Period, d.Unit})
	if !ok || !d.Total.Known() || d.Window != "" {
		return None
	}
	share, err := measure.ShareOfGDP(measure.Figure{Value: float64(d.Total), Unit: d.Unit, Period: d.Period}, measure.Figure{Value: gdp.Value(), Unit: gdp.Unit, Period: gdp.Period})
	if err != nil {
		return None
	}
	return Amount(100 * share)
}

// chosen lists the parts that are asked for, or the largest. A partner that the table does not name
// has no line: it is not zero.
func (d *Domain) chosen(on []string, most int) []Part {
	if len(on) == 0 {
		return d.Parts[:min(most, len(d.Parts))]
	}
	var found []Part
	for _, id := range on {
		if p, ok := d.On(id); ok {
			found = append(found, p)
		}
	}
	return found
}

// until leaves out what came after a period.
func until(points []Point, period string) []Point {
	return slices.DeleteFunc(points, func(p Point) bool { return p.Period > period })
}

// Seat is the status of a state in an organisation.
type Seat struct {
	Organisation string              `json:"organisation"`
	Status       string              `json:"status"`
	Since        string              `json:"since,omitempty"`
	Record       leeway.Membership   `json:"-"`
	Others       []leeway.Membership `json:"-"` // further records of the same
}

// Seats lists what a state is in which organisation at a date (ISO; empty: as far as the record
// goes), by organisation. A source that ends before the date says nothing of it.
func Seats(rows []leeway.Membership, stateID, at string) []Seat {
	var seats []Seat
	for i := range rows {
		m := &rows[i]
		if m.State != stateID || m.Status == "founder" || m.Status == "withdrew" || !holds(m, at) {
			continue
		}
		k := slices.IndexFunc(seats, func(s Seat) bool { return s.Organisation == m.Organisation && s.Status == m.Status })
		if k < 0 {
			seats = append(seats, Seat{m.Organisation, m.Status, m.From, *m, nil})
			continue
		}
		seats[k].Others = append(seats[k].Others, *m)
		if len(m.From) > len(seats[k].Since) {
			seats[k].Since = m.From
		}
	}
	return slices.DeleteFunc(seats, func(s Seat) bool {
		return s.Status == "observer" && slices.ContainsFunc(seats, func(o Seat) bool { return o.Organisation == s.Organisation && o.Status == "candidate" })
	})
}

// holds reports whether a membership holds at a date, as far as its dates say.
func holds(m *leeway.Membership, at string) bool {
	if at == "" {
		return m.To == ""
	}
	from, okFrom := span(m.From)
	to, okTo := span(m.To)
	day, err := leeway.ParseInterval(at)
	if err != nil {
		return false
	}
	return (!okFrom || !from.First.After(day.Last)) && (m.To == "" || okTo && !to.First.Before(day.First))
}

func span(s string) (leeway.Interval, bool) {
	if s == "" {
		return leeway.Interval{}, false
	}
	iv, err := leeway.ParseInterval(s)
	return iv, err == nil
}

// Dissolved returns the day on which a state ended, if it did.
func Dissolved(id string) (string, bool) {
	e, ok := state.ByID(id)
	return e.To, ok && e.To != ""
}
