package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"leeway"
)

// fact is a true statement of the lake about a tie: a row, or what follows from rows of one series.
type fact struct {
	leeway.Observation
	before *leeway.Observation // the same figure a year earlier
	pair   *leeway.Observation // the same figure of another partner
	place  int                 // of a rank
	date   string              // of the document that says it
}

// wholes are the totals over partners, of which a share may be told without naming them otherwise.
var wholes = map[string]string{"remittances": "total-remittances", "arms": "arms-imports", "trade": "trade-turnover", "exports": "exports", "imports": "imports"}

// told are the indicators that the templates word.
var told = map[string]bool{
	"remittances": true, "remittances-outflow": true, "trade": true, "exports": true, "imports": true, "debt": true, "investment": true,
	"migrants": true, "arms": true, "gas-exports": true, "gas-imports": true,
}

// sayable reports whether a row is one that a text could state as it is.
func sayable(o *leeway.Observation) bool {
	_, reporter := parties[o.Reporter]
	_, partner := parties[o.Partner]
	switch {
	case !reporter || !partner && o.Partner != "world", !told[o.Indicator], o.Quality == leeway.Modelled, o.Value == 0, o.Comparator != "=":
		return false
	case o.Statistic == leeway.Share && wholes[o.Indicator] != o.Whole && o.Whole != "gdp":
		return false
	case o.BasePeriod != "", o.Statistic == leeway.Change, o.Indicator == "arms" && o.Statistic != leeway.Share:
		return false
	case o.Indicator == "migrants" && (o.Value < 1000 || o.Statistic != leeway.Level), o.Unit == "million-tiv":
		return false
	}
	return true
}

// ledger finds rows of one series.
type ledger map[string]*leeway.Observation

// seriesKey names the series of a row without its partner and period.
func seriesKey(o *leeway.Observation, partner, period string) string {
	return strings.Join([]string{o.Indicator, o.Reporter, partner, period, string(o.Statistic), o.Origin, o.Mirror, o.Unit, o.Whole, string(o.Quality), o.PeriodBasis}, "|")
}

func (l ledger) find(o *leeway.Observation, partner, period string) *leeway.Observation {
	return l[seriesKey(o, partner, period)]
}

// yearBefore moves a period one year back.
func yearBefore(period string) string {
	parts := strings.Split(period, "/")
	for i, s := range parts {
		t, err := time.Parse("2006", s[:4])
		if err != nil {
			return ""
		}
		parts[i] = t.AddDate(-1, 0, 0).Format("2006") + s[4:]
	}
	return strings.Join(parts, "/")
}

// stock holds the facts of the lake by statistic.
type stock struct {
	w      *world
	rows   ledger
	facts  map[leeway.Statistic][]fact
	newest map[string]string // last end of a period, by indicator, reporter and partner
}

// gather draws every fact that the templates can word, in an order that the seed decides.
func gather(w *world, r *rand.Rand) *stock {
	s := &stock{w: w, rows: ledger{}, facts: map[leeway.Statistic][]fact{}, newest: map[string]string{}}
	partners := map[string][]string{}
	for i := range w.Observations {
		o := &w.Observations[i]
		s.rows[seriesKey(o, o.Partner, o.Period)] = o
		k := o.Indicator + "|" + o.Reporter + "|" + o.Partner
		if end := endOf(o); end > s.newest[k] {
			s.newest[k] = end
		}
		if sayable(o) {
			k := seriesKey(o, "", o.Period)
			partners[k] = append(partners[k], o.Partner)
		}
	}
	migrants := 0
	for _, i := range r.Perm(len(w.Observations)) {
		o := &w.Observations[i]
		if !sayable(o) {
			continue
		}
		if o.Indicator == "migrants" {
			if migrants++; migrants > 400 {
				continue
			}
		}
		f := fact{Observation: *o, before: s.rows.find(o, o.Partner, yearBefore(o.Period))}
		for _, p := range shuffled(r, partners[seriesKey(o, "", o.Period)]) {
			if p != o.Partner && p != "world" && o.Partner != "world" {
				f.pair = s.rows.find(o, p, o.Period)
				break
			}
		}
		s.add(r, f)
		s.derive(r, f)
	}
	s.ranks(r)
	return s
}

func shuffled(r *rand.Rand, list []string) []string {
	out := slices.Clone(list)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// add dates a fact: two in three documents come shortly after the figure, the others years later.
func (s *stock) add(r *rand.Rand, f fact) {
	day := public(&f.Observation)
	if r.IntN(3) == 0 {
		day = day.AddDate(1+r.IntN(2), r.IntN(12), 0)
	}
	last := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	if day.After(last) {
		day = last
	}
	f.date = day.Format(time.DateOnly)
	s.facts[f.Statistic] = append(s.facts[f.Statistic], f)
}

// endOf returns the last month or day of a period.
func endOf(o *leeway.Observation) string {
	_, _, y, m := ends(o.Period)
	return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// public is a day on which a row had surely been released, some days after it.
func public(o *leeway.Observation) time.Time {
	iv, err := leeway.ParseInterval(o.Released)
	if o.Released != "" && err == nil {
		return iv.Last.AddDate(0, 0, 9)
	}
	_, _, y, m := ends(o.Period)
	end := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC)
	switch o.Origin {
	case "un-desa", "world-bank":
		return end.AddDate(1, 1, 0)
	}
	return end.AddDate(0, 3, 0)
}

// latest reports whether no other figure of the tie is newer than the fact.
func (s *stock) latest(f *fact) bool {
	return s.newest[f.Indicator+"|"+f.Reporter+"|"+f.Partner] <= endOf(&f.Observation)
}

// derive adds what two levels of one series a year apart say: growth, multiple, direction.
func (s *stock) derive(r *rand.Rand, f fact) {
	if f.Statistic != leeway.Level || f.before == nil || f.before.Value <= 0 || f.Indicator == "migrants" || f.PeriodBasis == "window" {
		return
	}
	ratio := f.Value / f.before.Value
	g := 100 * (ratio - 1)
	if math.Abs(g) >= 3 && g < 150 {
		d := f
		d.Statistic, d.Value, d.Unit = leeway.Growth, math.Round(10*g)/10, "percent"
		s.add(r, d)
	}
	if math.Abs(g) >= 8 {
		d := f
		d.Statistic, d.Value, d.Unit = leeway.Trend, math.Copysign(1, g), ""
		s.add(r, d)
	}
	if ratio >= 2.02 && ratio < 9 {
		d := f
		d.Statistic, d.Value, d.Unit = leeway.Multiple, ratio, "times"
		s.add(r, d)
	}
}

// ranks adds the places of partners where the list is complete: what the listed leave of the total is
// less than the amount itself.
func (s *stock) ranks(r *rand.Rand) {
	lists := map[string][]*leeway.Observation{}
	var order []string
	for i := range s.w.Observations {
		o := &s.w.Observations[i]
		_, state := parties[o.Partner]
		if o.Statistic != leeway.Level || o.Quality == leeway.Modelled || !told[o.Indicator] || o.Indicator == "arms" || o.Partner == "EU" || o.Partner == "EAEU" {
			continue
		}
		if _, ok := parties[o.Reporter]; !ok || !state && o.Partner != "world" && o.Indicator != "migrants" {
			continue
		}
		k := seriesKey(o, "", o.Period)
		if lists[k] == nil {
			order = append(order, k)
		}
		lists[k] = append(lists[k], o)
	}
	migrants := 0
	for _, k := range order {
		list := lists[k]
		slices.SortStableFunc(list, func(a, b *leeway.Observation) int { return int(math.Copysign(1, b.Value-a.Value)) })
		total, rest := 0.0, math.Inf(1)
		if seen := map[string]bool{}; slices.ContainsFunc(list, func(o *leeway.Observation) bool {
			again := seen[o.Partner]
			seen[o.Partner] = true
			return again
		}) {
			continue // two editions of one list
		}
		for _, o := range list {
			if o.Partner == "world" {
				rest = o.Value
			} else {
				total += o.Value
			}
		}
		list = slices.DeleteFunc(slices.Clone(list), func(o *leeway.Observation) bool { return o.Partner == "world" })
		rest -= total
		if len(list) > 0 && list[0].Indicator == "migrants" {
			if rest = 0; list[0].Origin != "un-desa" || list[0].Value < 20000 || migrants > 60 {
				continue
			}
			migrants++
		}
		for i, o := range list[:min(3, len(list))] {
			if _, known := parties[o.Partner]; !known || rest >= o.Value || i+1 < len(list) && list[i+1].Value == o.Value {
				break
			}
			s.add(r, fact{Observation: ranked(o), place: i + 1})
		}
	}
}

func ranked(o *leeway.Observation) leeway.Observation {
	out := *o
	out.Statistic, out.Unit = leeway.Rank, ""
	return out
}
