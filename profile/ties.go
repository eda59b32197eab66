package profile

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/measure"
)

// Tie is the newest figure of one series between two states, with both sides' records and the years before.
type Tie struct {
	MirrorYear
	Share   Amount   // of the reporter's total, percent; none where no total is known
	Years   []string // that have a record
	History []Point  // of the amounts: Share is none
}

// Ties lists every series that a book has between two states, in both directions, in the order of the indicators.
func Ties(b *Book, a, c string, indicators []string) []Tie {
	var ties []Tie
	for _, pair := range [][2]string{{a, c}, {c, a}} {
		for _, i := range indicators {
			ties = append(ties, seriesOf(b, pair[0], pair[1], i)...)
		}
	}
	return ties
}

// seriesOf is the newest year of each unit.
func seriesOf(b *Book, reporter, partner, indicator string) []Tie {
	var ties []Tie
	for _, e := range b.Between(reporter, partner, indicator) {
		y := mirrorYear(e)
		last := len(ties) - 1
		if last < 0 || ties[last].Unit != e.Unit {
			ties = append(ties, Tie{Share: None})
			last++
		}
		t := &ties[last]
		t.MirrorYear = y
		t.Years = append(t.Years, e.Period)
	}
	for i := range ties {
		t := &ties[i]
		t.Share = b.ShareOf(t.Entry)
		t.History = b.sameAuthority(t.Entry)
	}
	return ties
}

// ShareOf is a partner's share where it is of the authority whose record an entry uses.
func (b *Book) ShareOf(e *Entry) Amount {
	d, ok := b.Domain(e.Reporter, e.Indicator, e.Period)
	if !ok || d.Unit != e.Unit {
		return None
	}
	if p, ok := d.On(e.Partner); ok && d.origin(&p) == e.Used().Origin {
		return p.Share
	}
	return None
}

// sameAuthority lists the years before an entry in which the authority whose record it uses has one too.
func (b *Book) sameAuthority(e *Entry) []Point {
	used := e.Used()
	var points []Point
	for _, o := range b.Between(e.Reporter, e.Partner, e.Indicator) {
		if o.Unit != e.Unit || o.Period > e.Period {
			continue
		}
		for i := range o.Records {
			if r := &o.Records[i]; r.Origin == used.Origin && sideOf(r) == sideOf(used) {
				points = append(points, Point{Period: o.Period, Value: Amount(r.Value), Share: None, Origin: r.Origin})
				break
			}
		}
	}
	return points
}

// Shared are the organisations in which two states both are something.
type Shared struct {
	Organisation string
	A, B         string // what each is
}

// SharedSeats lists the organisations of two states' seats.
func SharedSeats(a, b []Seat) []Shared {
	var found []Shared
	for _, s := range a {
		for _, o := range b {
			if s.Organisation == o.Organisation {
				found = append(found, Shared{s.Organisation, s.Status, o.Status})
			}
		}
	}
	return found
}

// Votes measures how far two states agree in the General Assembly in each year; ok is false where there are
// no roll calls with both.
func Votes(votes []leeway.Vote, a, b string) (all measure.VoteAgreement, years []YearVotes, ok bool) {
	byYear := map[string][2][]measure.Ballot{}
	var both [2][]measure.Ballot
	for _, v := range votes {
		at := slices.Index([]string{a, b}, v.State)
		if at < 0 || len(v.Date) < 4 {
			continue
		}
		ballot := measure.Ballot{RollCall: v.RollCall, Choice: v.Choice}
		both[at] = append(both[at], ballot)
		y := byYear[v.Date[:4]]
		y[at] = append(y[at], ballot)
		byYear[v.Date[:4]] = y
	}
	for year, y := range byYear {
		if g, err := measure.Agreement(y[0], y[1]); err == nil {
			years = append(years, YearVotes{year, g})
		}
	}
	slices.SortFunc(years, func(a, b YearVotes) int { return cmp.Compare(a.Year, b.Year) })
	all, err := measure.Agreement(both[0], both[1])
	return all, years, err == nil
}

// YearVotes is how two states agreed in a year.
type YearVotes struct {
	Year string `json:"year"`
	measure.VoteAgreement
}

// rungs are the classes of alliance as Signorino and Ritter rank them.
var rungs = map[string]float64{"alliance-defence": 3, "alliance-offence": 3, "alliance-neutrality": 2, "alliance-nonaggression": 2, "alliance-consultation": 1}

// Alliances compares whom two states are allied with in the newest year, not after upTo if given, for which the
// book has obligations of both; ok is false where there is none. Only states toward which both have a record count: a table
// may be cut, and a missing row is not the lack of an alliance.
func Alliances(b *Book, x, y, upTo string) (s measure.Likeness, year string, ok bool) {
	of := func(reporter string) map[string]map[string]float64 { // year → partner → rung
		found := map[string]map[string]float64{}
		for indicator, rung := range rungs {
			for _, e := range b.series[[2]string{reporter, indicator}] {
				if upTo != "" && e.Period > upTo || !isState(e.Partner) {
					continue
				}
				if found[e.Period] == nil {
					found[e.Period] = map[string]float64{}
				}
				found[e.Period][e.Partner] = max(found[e.Period][e.Partner], rung*min(e.Value(), 1))
			}
		}
		return found
	}
	first, second := of(x), of(y)
	for p := range first {
		if second[p] != nil && p > year {
			year = p
		}
	}
	if year == "" {
		return s, "", false
	}
	positions := func(self string, has map[string]float64) []measure.Position {
		list := []measure.Position{{Toward: self, Value: 3}}
		for id, rung := range has {
			list = append(list, measure.Position{Toward: id, Value: rung})
		}
		return list
	}
	s, err := measure.SignorinoRitter(positions(x, first[year]), positions(y, second[year]), 3)
	return s, year, err == nil
}

// TreatiesOf lists the treaties of which both states are parties, by the day of signature.
func TreatiesOf(all []leeway.Treaty, a, b string) []leeway.Treaty {
	var found []leeway.Treaty
	for _, t := range all {
		if slices.Contains(t.Parties, a) && slices.Contains(t.Parties, b) {
			found = append(found, t)
		}
	}
	slices.SortStableFunc(found, func(a, b leeway.Treaty) int {
		return cmp.Or(cmp.Compare(a.Signed, b.Signed), cmp.Compare(a.Treaty, b.Treaty), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Provides, b.Provides))
	})
	return slices.CompactFunc(found, func(a, b leeway.Treaty) bool {
		return a.Signed == b.Signed && a.Treaty == b.Treaty && a.Article == b.Article && a.Provides == b.Provides
	})
}

// EventsOf lists the acts in which both states take part, by day; those that a program read out of news are
// left out.
func EventsOf(all []leeway.Event, a, b string) []leeway.Event {
	var found []leeway.Event
	for _, e := range all {
		has := func(id string) bool { return slices.Contains(e.Actors, id) || e.Object == id }
		if has(a) && has(b) && !strings.HasPrefix(e.Action, leeway.MachineCoded) {
			found = append(found, e)
		}
	}
	slices.SortStableFunc(found, func(a, b leeway.Event) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Summary, b.Summary), cmp.Compare(a.Source, b.Source))
	})
	return slices.CompactFunc(found, func(a, b leeway.Event) bool {
		return a.Date == b.Date && a.Summary == b.Summary && a.Source == b.Source
	})
}

// Trend is how the amounts of a tie changed from the first to the last year of the authority in use; ok is false where nobody can
// say: fewer than three years, a model, a bound, deliveries of arms, which come in lumps, obligations, or a change of less than
// a twentieth.
func (t *Tie) Trend() (first, last Point, ok bool) {
	used := t.Used()
	counted := used.Quality != leeway.Modelled && (used.Comparator == "=" || used.Comparator == "")
	if len(t.History) < 3 || !counted || t.Indicator == "arms" || t.Unit == "obligation" || t.Unit == "percent" {
		return first, last, false
	}
	first, last = t.History[0], t.History[len(t.History)-1]
	change := last.Value - first.Value
	return first, last, first.Value > 0 && max(change, -change) >= first.Value/20
}

// TieSurvives says whether the direction of a tie's [Tie.Trend] survives the years next to its ends, the other authorities and sides
// that cover at least half of the time, and the share of the reporter's total in place of the amount.
func (b *Book) TieSurvives(t *Tie) (measure.Robustness, error) {
	first, last, ok := t.Trend()
	if !ok {
		return measure.Robustness{}, measure.ErrAbsent
	}
	n := len(t.History)
	cases := []measure.Case{
		{Name: "from " + t.History[1].Period, Value: float64(last.Value - t.History[1].Value)},
		{Name: "to " + t.History[n-2].Period, Value: float64(t.History[n-2].Value - first.Value)},
	}
	cases = append(cases, b.otherRecords(t, first.Period, last.Period)...)
	if shares := between(b.History(t.Key.Reporter, t.Indicator, t.Key.Partner, false), first.Period, last.Period); covers(shares, first.Period, last.Period) {
		cases = append(cases, changeOf("the share of all "+t.Indicator+" instead of the amount", shares, func(p *Point) Amount { return p.Share }))
	}
	change := float64(last.Value - first.Value)
	return measure.Survives(measure.Case{Name: "as shown", Value: change}, cases, measure.Limit{Below: change < 0})
}

// otherRecords are the changes by every other authority and side between two years.
func (b *Book) otherRecords(t *Tie, from, to string) []measure.Case {
	used := t.Used()
	series := map[string][]Point{}
	for _, e := range b.Between(t.Key.Reporter, t.Key.Partner, t.Indicator) {
		if e.Unit != t.Unit || e.Period < from || e.Period > to {
			continue
		}
		for i := range e.Records {
			r := &e.Records[i]
			name := r.Origin + strings.TrimSuffix(sideWords(sideOf(r)), ",")
			at := series[name]
			again := len(at) > 0 && at[len(at)-1].Period == e.Period
			if r.Origin == used.Origin && sideOf(r) == sideOf(used) || r.Quality == leeway.Modelled || r.Comparator != "=" && r.Comparator != "" || again {
				continue
			}
			series[name] = append(at, Point{Period: e.Period, Value: Amount(r.Value)})
		}
	}
	var cases []measure.Case
	for name, points := range series {
		if covers(points, from, to) {
			cases = append(cases, changeOf(name, points, func(p *Point) Amount { return p.Value }))
		}
	}
	slices.SortFunc(cases, func(a, b measure.Case) int { return cmp.Compare(a.Name, b.Name) })
	return cases
}

// covers reports whether points cover at least half of the time between two years.
func covers(points []Point, from, to string) bool {
	return len(points) > 1 && 2*yearsBetween(points[0].Period, points[len(points)-1].Period) >= yearsBetween(from, to)
}

func yearsBetween(from, to string) int {
	a, err1 := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil {
		return 0
	}
	return b - a
}

func changeOf(name string, points []Point, value func(*Point) Amount) measure.Case {
	first, last := &points[0], &points[len(points)-1]
	return measure.Case{Name: fmt.Sprintf("%s, %s–%s", name, first.Period, last.Period), Value: float64(value(last) - value(first))}
}

// LargerSide counts the years in which both sides record a tie: more are those in which the partner records more than the reporter.
func (b *Book) LargerSide(t *Tie) (more, less int) {
	for _, y := range Mirror(b, t.Key.Reporter, t.Key.Partner, t.Indicator) {
		switch {
		case y.Unit != t.Unit || !y.Gap.Known():
		case y.Partner > y.Reporter:
			more++
		case y.Partner < y.Reporter:
			less++
		}
	}
	return more, less
}
