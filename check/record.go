package check

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"leeway"
)

// knowledge says how a figure stands to the document's date.
type knowledge uint8

const (
	known knowledge = iota // public when the document was written
	later                  // its period had ended a usual lag before the document, but it came out afterwards
	early                  // its period had hardly ended, or not at all: the document may have had it from elsewhere
)

// row is an observation with its dates read.
type row struct {
	*leeway.Observation
	span leeway.Interval
	base leeway.Interval // of growth; zero: the same period a year before
	when knowledge
	fig  figure // as published
}

// seat is a place in the record: who reports about whom under which indicator.
type seat struct{ indicator, reporter, partner string }

// lake is the record of a document, indexed.
type lake struct {
	day         time.Time // last day of the document's date; zero: no date, everything is known
	series      map[leeway.Series][]*row
	seats       map[seat][]*row
	memberships map[string][]membership // by organisation
	rosters     map[string][]leeway.Roster
	record      *leeway.Record
	levels      map[seat][]figure
	totals      map[seat][]figure
	coverage    map[string]map[string]stretch // years that each series covers, by indicator
}

// index reads the dates of a record and files its rows. Rows with dates that cannot be read are passed over,
// and so is what a program read out of news.
func index(rec *leeway.Record, date string) *lake {
	l := &lake{
		series:      map[leeway.Series][]*row{},
		seats:       map[seat][]*row{},
		memberships: map[string][]membership{},
		rosters:     map[string][]leeway.Roster{},
		record:      withoutLeads(rec),
		levels:      map[seat][]figure{},
		totals:      map[seat][]figure{},
		coverage:    map[string]map[string]stretch{},
	}
	if iv, err := leeway.ParseInterval(date); err == nil && date != "" {
		l.day = iv.Last
	}
	spans := spanCache{}
	rows := make([]row, len(rec.Observations))
	for i := range rec.Observations {
		r := &rows[i]
		r.Observation = &rec.Observations[i]
		if r.Status == leeway.StatusMissing || r.Status == leeway.StatusSuppressed || part(r.Observation) {
			continue
		}
		var err error
		if r.span, err = spans.read(r.Period); err != nil {
			continue
		}
		if r.BasePeriod != "" {
			if r.base, err = spans.read(r.BasePeriod); err != nil {
				continue
			}
		}
		r.when = l.knows(r, spans)
		r.fig = newFigure(r)
		key := leeway.Series{Reporter: r.Reporter, Indicator: r.Indicator}
		l.series[key] = append(l.series[key], r)
		s := seat{r.Indicator, r.Reporter, r.Partner}
		l.seats[s] = append(l.seats[s], r)
	}
	for i := range rec.Memberships {
		m := newMembership(&rec.Memberships[i])
		l.memberships[m.Organisation] = append(l.memberships[m.Organisation], m)
	}
	for _, ms := range l.memberships {
		slices.SortStableFunc(ms, func(a, b membership) int { return yes(a.coded) - yes(b.coded) }) // dates before years
	}
	for _, r := range rec.Rosters {
		l.rosters[r.Organisation] = append(l.rosters[r.Organisation], r)
	}
	return l
}

// part reports whether an observation is a part of another with the same key: re-exports are a part of exports,
// and must not be taken for a rival figure of them.
func part(o *leeway.Observation) bool { return o.Flow == "re-export" || o.Flow == "re-import" }

// withoutLeads returns a record without the events that a program coded: an article must not be judged by what
// a program made of another one.
func withoutLeads(rec *leeway.Record) *leeway.Record {
	coded := func(e leeway.Event) bool { return strings.HasPrefix(e.Action, leeway.MachineCoded) }
	if !slices.ContainsFunc(rec.Events, coded) {
		return rec
	}
	out := *rec
	out.Events = slices.DeleteFunc(slices.Clone(rec.Events), coded)
	return &out
}

// knows places a row before or after the document's date. A release date is compared at its
// own precision; without one, a usual lag after the period's end is assumed.
func (l *lake) knows(r *row, spans spanCache) knowledge {
	if l.day.IsZero() {
		return known
	}
	due := !r.span.Last.AddDate(0, 0, lag(r.Observation)).After(l.day)
	if r.Released != "" {
		if out, err := spans.read(r.Released); err == nil {
			if !out.First.After(l.day) {
				return known
			}
			if due {
				return later
			}
			return early
		}
	}
	if due {
		return known
	}
	return early
}

// spanCache keeps dates that were read: a record repeats few of them many times.
type spanCache map[string]leeway.Interval

func (c spanCache) read(s string) (leeway.Interval, error) {
	if iv, ok := c[s]; ok {
		return iv, nil
	}
	iv, err := leeway.ParseInterval(s)
	if err == nil {
		c[s] = iv
	}
	return iv, err
}

// lag is the number of days after which a figure of this kind is usually public.
func lag(o *leeway.Observation) int {
	switch o.Origin {
	case "sipri":
		return 75
	case "un-desa", "world-bank":
		return 365
	}
	return 45
}

// rank orders the quality classes: official data and what is computed from them, press, models.
func rank(q leeway.Quality) int {
	switch q {
	case leeway.Official, leeway.ComputedQuality:
		return 3
	case leeway.Modelled:
		return 1
	}
	return 2
}

// side orders whose record a figure is: one's own before the other side's.
func side(mirror string) int {
	if mirror == "partner" {
		return 1
	}
	return 0
}

// sortFigures puts figures into a fixed order: better class first, then what was known, then one's
// own record, then the newest.
func sortFigures(fs []figure) {
	slices.SortStableFunc(fs, func(a, b figure) int {
		return cmp.Or(
			cmp.Compare(b.class(), a.class()),
			cmp.Compare(a.when, b.when),
			cmp.Compare(side(a.mirror), side(b.mirror)),
			b.span.Last.Compare(a.span.Last),
			cmp.Compare(len(a.how), len(b.how)),
			cmp.Compare(a.origin, b.origin),
			cmp.Compare(a.mirror, b.mirror),
			cmp.Compare(a.value, b.value),
			strings.Compare(a.rows[0].Source, b.rows[0].Source),
		)
	})
}
