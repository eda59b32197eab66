package lake

import (
	"slices"
	"strconv"
	"time"

	"leeway"
)

// Slices decides which vintage of each data set answers a key: the newest whose scope covers
// it. A row of an older vintage that a newer one covers was revised or withdrawn; a row that
// no newer vintage covers still stands, so fetching one state hides nothing of another.
type Slices struct {
	asOf     string
	vintages map[string][]Vintage // by source, newest first
}

// NewSlices returns the slices of the lakes. A vintage that two lakes hold is taken from the
// first. With asOf, an ISO date, vintages released after it do not take part.
//
// Errors: those of [Lake.Vintages].
func NewSlices(asOf string, lakes ...*Lake) (*Slices, error) {
	s := &Slices{asOf: asOf, vintages: map[string][]Vintage{}}
	for _, l := range lakes {
		vs, err := l.Vintages()
		if err != nil {
			return nil, err
		}
		for _, v := range vs {
			if !s.has(v) && public(v.Released, asOf) {
				s.vintages[v.Source] = append(s.vintages[v.Source], v)
			}
		}
	}
	for _, vs := range s.vintages {
		slices.SortStableFunc(vs, func(a, b Vintage) int { return newer(a.Manifest, b.Manifest) })
	}
	return s, nil
}

func (s *Slices) has(v Vintage) bool {
	return slices.ContainsFunc(s.vintages[v.Source], func(o Vintage) bool { return o.Vintage == v.Vintage })
}

// Vintages returns the vintages that have the table, by source, newest first.
func (s *Slices) Vintages(table string) []Vintage {
	sources := make([]string, 0, len(s.vintages))
	for source := range s.vintages {
		sources = append(sources, source)
	}
	slices.Sort(sources)
	var found []Vintage
	for _, source := range sources {
		for _, v := range s.vintages[source] {
			if v.Has(table) {
				found = append(found, v)
			}
		}
	}
	return found
}

// KeepsObservation reports whether the row's vintage answers for it and, with an as-of date,
// whether the row was public by then. A row without a date of release gets its vintage's; where
// that has none either (figures gathered from many pages), a usual lag after the end of its period
// is assumed ([UsualRelease]).
func (s *Slices) KeepsObservation(o *leeway.Observation) bool {
	v, ok := s.answers(o.Dataset, o.Vintage, Observations, func(c leeway.Scope) bool { return covers(c, o) })
	if !ok {
		return false
	}
	if o.Released == "" {
		o.Released = v.Released
	}
	if s.asOf == "" {
		return true
	}
	if o.Released != "" {
		return public(o.Released, s.asOf)
	}
	return public(UsualRelease(o), s.asOf)
}

// KeepsMembership reports whether the row's vintage answers for its organisation.
func (s *Slices) KeepsMembership(m *leeway.Membership) bool {
	_, ok := s.answers(m.Dataset, m.Vintage, Memberships, func(c leeway.Scope) bool { return allows(c.Organisations, m.Organisation) })
	return ok
}

// KeepsRoster reports whether the row's vintage answers for its organisation.
func (s *Slices) KeepsRoster(r *leeway.Roster) bool {
	_, ok := s.answers(r.Dataset, r.Vintage, Rosters, func(c leeway.Scope) bool { return allows(c.Organisations, r.Organisation) })
	return ok
}

// KeepsTreaty reports whether the row's vintage answers for one of its parties.
func (s *Slices) KeepsTreaty(t *leeway.Treaty) bool {
	_, ok := s.answers(t.Dataset, t.Vintage, Treaties, func(c leeway.Scope) bool { return allowsAny(c.Reporters, t.Parties) })
	return ok
}

// KeepsEvent reports whether the row's vintage answers for one of its actors at its date.
func (s *Slices) KeepsEvent(e *leeway.Event) bool {
	_, ok := s.answers(e.Dataset, e.Vintage, Events, func(c leeway.Scope) bool {
		return allowsAny(c.Reporters, e.Actors) && withinScope(c, e.Date)
	})
	return ok
}

// KeepsVote reports whether the row's vintage answers for its state at its date.
func (s *Slices) KeepsVote(o *leeway.Vote) bool {
	_, ok := s.answers(o.Dataset, o.Vintage, Votes, func(c leeway.Scope) bool {
		return allows(c.Reporters, o.State) && withinScope(c, o.Date)
	})
	return ok
}

// KeepsPair reports whether the row's vintage answers for its reporter and year. A total that
// was turned is its partner's record.
func (s *Slices) KeepsPair(p *leeway.Pair) bool {
	whose := p.Reporter
	if p.Mirror == "partner" {
		whose = p.Partner
	}
	return s.keepsTrade(p.Dataset, p.Vintage, Pairs, whose, p.Year)
}

// KeepsFlow reports whether the row's vintage answers for its reporter and year.
func (s *Slices) KeepsFlow(f *leeway.Flow) bool {
	return s.keepsTrade(f.Dataset, f.Vintage, Flows, f.Reporter, f.Year)
}

// KeepsTotal reports whether the row's vintage answers for its reporter and year.
func (s *Slices) KeepsTotal(t *leeway.ProductTotal) bool {
	return s.keepsTrade(t.Dataset, t.Vintage, Totals, t.Reporter, t.Year)
}

// KeepsSupplier reports whether the row's vintage answers for its year. It speaks of the world:
// a newer vintage of some reporters has no suppliers, and hides none.
func (s *Slices) KeepsSupplier(p *leeway.Supplier) bool {
	v, ok := s.answers(p.Dataset, p.Vintage, Suppliers, func(c leeway.Scope) bool { return withinScope(c, strconv.Itoa(p.Year)) })
	return ok && v.tradePublic(p.Year, s.asOf)
}

func (s *Slices) keepsTrade(source, vintage, table, reporter string, year int) bool {
	v, ok := s.answers(source, vintage, table, func(c leeway.Scope) bool {
		return allows(c.Reporters, reporter) && withinScope(c, strconv.Itoa(year))
	})
	return ok && v.tradePublic(year, s.asOf)
}

// tradePublic reports whether the vintage's trade of a year was public by an as-of date: where the vintage has no
// date of release, the usual lag after the year is assumed.
func (v Vintage) tradePublic(year int, asOf string) bool {
	return asOf == "" || v.Released != "" || public(UsualRelease(&leeway.Observation{Period: strconv.Itoa(year)}), asOf)
}

// answers reports whether vintage is the newest of its source that has the table and whose
// scope covers the row. A vintage answers for the rows it holds, whatever its scope says.
func (s *Slices) answers(source, vintage, table string, covers func(leeway.Scope) bool) (Vintage, bool) {
	for _, v := range s.vintages[source] {
		if v.Vintage == vintage {
			return v, true
		}
		if v.Has(table) && covers(v.Scope) {
			return v, false
		}
	}
	return Vintage{}, false
}

// Covers reports whether the vintage was asked for an observation of this key: where it is not
// among its rows, it was withdrawn or never published.
func (v Vintage) Covers(o *leeway.Observation) bool { return covers(v.Scope, o) }

func covers(c leeway.Scope, o *leeway.Observation) bool {
	return allows(c.Reporters, o.Reporter) && allows(c.Indicators, o.Indicator) && withinScope(c, o.Period)
}

// MayHold reports whether the scope of the vintage covers one of the series.
func (v Vintage) MayHold(series []leeway.Series) bool {
	return slices.ContainsFunc(series, func(n leeway.Series) bool {
		return allows(v.Scope.Reporters, n.Reporter) && allows(v.Scope.Indicators, n.Indicator)
	})
}

func allows(scope []string, key string) bool { return len(scope) == 0 || slices.Contains(scope, key) }

func allowsAny(scope, keys []string) bool {
	return len(scope) == 0 || slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(scope, k) })
}

// withinScope reports whether the whole period lies in the scope's years. A period that is
// no date is in an open scope only.
func withinScope(c leeway.Scope, period string) bool {
	if c.From == "" && c.To == "" {
		return true
	}
	scope, err := leeway.Period{From: c.From, To: c.To}.Interval()
	if err != nil {
		return false
	}
	iv, err := leeway.ParseInterval(period)
	return err == nil && scope.Contains(iv)
}

// public reports whether something released at a date of any precision was public by asOf:
// a coarse date is compared at its own precision, so what was released in 2024-11 is public
// for a document of that November. A blank date, or no asOf, is public.
func public(released, asOf string) bool {
	n := min(len(released), len(asOf))
	return asOf == "" || released[:n] <= asOf[:n]
}

// The usual time from the end of a period to its first release.
const (
	usualLag       = 45  // days: monthly, quarterly and yearly figures of national authorities
	usualLagSIPRI  = 75  // days: arms transfers of a year appear in the next March
	usualLagYearly = 365 // days: UN DESA and World Bank
)

// UsualRelease returns the day by which an observation without a date of release will have
// been public: the end of its period and the usual lag of its origin. It is blank where the
// period has no end.
func UsualRelease(o *leeway.Observation) string {
	end, err := time.Parse(time.DateOnly, periodEnd(o))
	if err != nil {
		return ""
	}
	lag := usualLag
	switch o.Origin {
	case "sipri":
		lag = usualLagSIPRI
	case "un-desa", "world-bank":
		lag = usualLagYearly
	}
	return end.AddDate(0, 0, lag).Format(time.DateOnly)
}
