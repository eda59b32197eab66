package check

import (
	"fmt"
	"slices"
	"sort"

	"leeway"
)

// inverse names the indicator under which the other side reports the same flow.
var inverse = map[string]string{
	"trade": "trade", "exports": "imports", "imports": "exports",
	"remittances": "remittances-outflow", "remittances-outflow": "remittances",
	"gas-imports": "gas-exports", "gas-exports": "gas-imports",
}

// wholes names the whole of a share that gives none: the total over partners.
var wholes = map[string]string{
	"remittances": "total-remittances", "remittances-outflow": "total-remittances-sent",
	"arms": "arms-imports", "trade": "trade-turnover", "exports": "exports", "imports": "imports",
	"debt": "external-debt",
}

// level returns every level that the record holds for a seat: published by the reporter or by the
// other side, or computed as a sum of exports and imports, of years, of partners or of members.
func (l *lake) level(s seat) []figure {
	if fs, ok := l.levels[s]; ok {
		return fs
	}
	l.levels[s] = nil // a group within itself ends here
	fs := l.rows(s, leeway.Level)
	if inv := inverse[s.indicator]; inv != "" && s.partner != "world" {
		for _, f := range l.rows(seat{inv, s.partner, s.reporter}, leeway.Level) {
			f.mirror, f.id = otherSide(f.mirror), ""
			fs = append(fs, f)
		}
	}
	switch s.indicator {
	case "trade":
		fs = append(fs, l.turnover(s, fs)...)
	case "trade-balance":
		fs = append(fs, combine(l.level(seat{"exports", s.reporter, s.partner}), l.level(seat{"imports", s.reporter, s.partner}), -1, "exports less imports")...)
	case "arms":
		fs = append(fs, l.windows(s, fs)...)
	}
	if len(fs) == 0 {
		fs = l.members(s)
	} else if m := l.group(s.reporter); len(m) > 0 && s.indicator == "arms" {
		fs = append(fs, l.members(s)...)
	}
	sortFigures(fs)
	l.levels[s] = fs
	return fs
}

// date is the document's date as an ISO day, empty where there is none.
func (l *lake) date() string {
	if l.day.IsZero() {
		return ""
	}
	return l.day.Format("2006-01-02")
}

// rows returns the published figures of a seat with a statistic.
func (l *lake) rows(s seat, stat leeway.Statistic) []figure {
	var fs []figure
	for _, r := range l.seats[s] {
		if r.Statistic == stat {
			fs = append(fs, r.fig)
		}
	}
	return fs
}

func otherSide(mirror string) string {
	switch mirror {
	case "reporter":
		return "partner"
	case "partner":
		return "reporter"
	}
	return mirror
}

// turnover adds exports and imports of one authority where it gives no turnover itself.
func (l *lake) turnover(s seat, have []figure) []figure {
	var out []figure
	for _, f := range combine(l.level(seat{"exports", s.reporter, s.partner}), l.level(seat{"imports", s.reporter, s.partner}), 1, "exports plus imports") {
		given := slices.ContainsFunc(have, func(h figure) bool {
			return h.span == f.span && h.origin == f.origin && h.mirror == f.mirror
		})
		if !given {
			out = append(out, f)
		}
	}
	return out
}

// combine adds (or subtracts) figures of the same authority and span; the two flows of one
// statistics office may lie in two of its tables.
func combine(as, bs []figure, sign float64, how string) []figure {
	var out []figure
	for i := range as {
		for j := range bs {
			a, b := &as[i], &bs[j]
			if a.span == b.span && sameAuthority(a, b) && (a.quality == b.quality || a.key() == b.key()) {
				out = append(out, add(&as[i], &bs[j], sign, how))
				break
			}
		}
	}
	return out
}

// windows sums yearly deliveries of arms over five-year windows. A year without a row is a
// year without deliveries where the data set has rows of anybody on both sides of it.
func (l *lake) windows(s seat, levels []figure) []figure {
	cover := l.yearly(s.indicator)
	sets := map[string]map[int]*figure{}
	for k := range cover {
		sets[k] = map[int]*figure{}
	}
	for i := range levels {
		if f := &levels[i]; isYear(f.span) && sets[f.key()] != nil {
			sets[f.key()][f.span.First.Year()] = f
		}
	}
	keys := make([]string, 0, len(sets))
	for k := range sets {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var out []figure
	for _, k := range keys {
		d := cover[k]
		for from := d.first; from+4 <= d.last; from++ {
			if f, ok := sumYears(sets[k], from, from+4); ok && !among(levels, &f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// stretch is a run of years.
type stretch struct{ first, last int }

// yearly returns the years that each series of an indicator covers, whoever reports: a year without a row
// inside them is a year with nothing to report.
func (l *lake) yearly(indicator string) map[string]stretch {
	if c, ok := l.coverage[indicator]; ok {
		return c
	}
	c := map[string]stretch{}
	for s, rows := range l.series {
		if s.Indicator != indicator {
			continue
		}
		for _, r := range rows {
			if r.Statistic != leeway.Level || !isYear(r.span) {
				continue
			}
			y, k := r.span.First.Year(), r.fig.key()
			if at, ok := c[k]; ok {
				c[k] = stretch{min(at.first, y), max(at.last, y)}
			} else {
				c[k] = stretch{y, y}
			}
		}
	}
	l.coverage[indicator] = c
	return c
}

// sumYears adds the yearly figures of a window.
func sumYears(yearly map[int]*figure, from, to int) (figure, bool) {
	var sum *figure
	for y := from; y <= to; y++ {
		f := yearly[y]
		if f == nil {
			continue
		}
		if sum == nil {
			sum = f.own()
			continue
		}
		sum.plus(f)
	}
	if sum == nil {
		return figure{}, false
	}
	sum.span = leeway.Interval{First: year(from).First, Last: year(to).Last}
	sum.basis = "window"
	sum.how = fmt.Sprintf("sum of the years %d to %d", from, to)
	return *sum, true
}

// among reports whether the window is already among the levels.
func among(levels []figure, f *figure) bool {
	return slices.ContainsFunc(levels, func(h figure) bool { return h.span == f.span && h.key() == f.key() })
}

// total returns the levels of a seat over all partners. Arms have no row for the world, but
// their tables list every supplier, so that the total is the sum.
func (l *lake) total(s seat) []figure {
	s.partner = "world"
	if fs, ok := l.totals[s]; ok {
		return fs
	}
	fs := l.level(s)
	if s.indicator == "arms" {
		fs = append(slices.Clone(fs), l.sumPartners(s)...)
	}
	l.totals[s] = fs
	return fs
}

// sumPartners adds the levels over all partners of a reporter, by series and span.
func (l *lake) sumPartners(s seat) []figure {
	partners := l.counterparts(s.reporter, s.indicator)
	if len(l.group(s.reporter)) > 0 {
		return l.memberSums(s, func(member string) []figure { return l.total(seat{s.indicator, member, "world"}) })
	}
	type cell struct {
		series string
		span   leeway.Interval
	}
	sums := map[cell]*figure{}
	var order []cell
	for _, p := range partners {
		for _, f := range l.level(seat{s.indicator, s.reporter, p}) {
			if slices.ContainsFunc(f.rows, func(r *row) bool { return r.SomeSuppliers() }) {
				continue // the others are not in the table: the sum is no total
			}
			k := cell{f.key(), f.span}
			if sum := sums[k]; sum != nil {
				sum.plus(&f)
			} else {
				sums[k] = f.own()
				sums[k].how = "sum over suppliers"
				order = append(order, k)
			}
		}
	}
	out := make([]figure, 0, len(order))
	for _, k := range order {
		out = append(out, *sums[k])
	}
	return out
}

// counterparts lists every partner of a reporter's rows that is neither the world nor a group of
// states, in a fixed order: who is left out of a list of states still belongs to the total.
func (l *lake) counterparts(reporter, indicator string) []string {
	set := map[string]bool{}
	for _, r := range l.series[leeway.Series{Reporter: reporter, Indicator: indicator}] {
		if r.Statistic == leeway.Level && r.Partner != "world" && r.Partner != "" && len(membersOf(r.Partner, "")) == 0 {
			set[r.Partner] = true
		}
	}
	return sorted(set)
}

// partners lists the states that a reporter has rows with, in a fixed order.
func (l *lake) partners(reporter, indicator string) []string {
	seen := map[string]bool{}
	var out []string
	for _, r := range l.series[leeway.Series{Reporter: reporter, Indicator: indicator}] {
		if !seen[r.Partner] && isState(r.Partner) && (r.Statistic == leeway.Level || r.Statistic == leeway.Share) {
			seen[r.Partner] = true
			out = append(out, r.Partner)
		}
	}
	sort.Strings(out)
	return out
}

// share returns the shares of a partner in a reporter's total (or in another whole), as published and
// as computed from levels of one series.
func (l *lake) share(s seat, whole string) []figure {
	var fs []figure
	for _, f := range l.rows(s, leeway.Share) {
		if f.rows[0].Whole == whole {
			fs = append(fs, f)
		}
	}
	switch {
	case whole == "gdp":
		for _, f := range l.ofGDP(s) {
			if !slices.ContainsFunc(fs, func(h figure) bool { return h.span == f.span }) {
				fs = append(fs, f)
			}
		}
	case whole == wholes[s.indicator] && s.partner != "world":
		for _, f := range l.ofTotal(s) {
			same := func(h figure) bool { return h.how == "" && h.span == f.span && h.key() == f.key() }
			if !slices.ContainsFunc(fs, same) {
				fs = append(fs, f)
			}
		}
	}
	if originSide[s.indicator] && whole == "" {
		fs = append(fs, l.ofDestination(s)...)
	}
	sharpen(fs)
	sortFigures(fs)
	return fs
}

// ofDestination divides the people of one origin by those of all origins in the same destination.
func (l *lake) ofDestination(s seat) []figure {
	var out []figure
	all := l.level(seat{s.indicator, "world", s.partner})
	for _, f := range l.level(s) {
		for i := range all {
			if all[i].span == f.span && sameAuthority(&all[i], &f) && f.exact && all[i].exact {
				if q, ok := divide(&f, &all[i], amount(f.value, "")+" of "+amount(all[i].value, "")+" from all countries"); ok {
					out = append(out, q)
				}
				break
			}
		}
	}
	return out
}

// ofTotal divides levels by totals of the same series and span. A group's share is taken over the
// members that have both.
func (l *lake) ofTotal(s seat) []figure {
	parts := l.level(s)
	var out []figure
	totals := l.total(s)
	for i := range parts {
		for j := range totals {
			if totals[j].span != parts[i].span || !sameAuthority(&totals[j], &parts[i]) {
				continue
			}
			if f, ok := divide(&parts[i], &totals[j], amount(parts[i].value, parts[i].unit)+" of "+amount(totals[j].value, totals[j].unit)); ok {
				out = append(out, f)
			}
			break
		}
	}
	return out
}

// ofGDP divides levels by gross domestic product of the same year.
func (l *lake) ofGDP(s seat) []figure {
	var out []figure
	gdp := append(l.rows(seat{"gdp", s.reporter, ""}, leeway.Level), l.rows(seat{"gdp", s.reporter, "world"}, leeway.Level)...)
	for _, f := range l.level(s) {
		for i := range gdp {
			if gdp[i].span == f.span && gdp[i].unit == f.unit {
				if q, ok := divide(&f, &gdp[i], amount(f.value, f.unit)+" of a gross domestic product of "+amount(gdp[i].value, f.unit)); ok {
					q.exact = false // two authorities, two methods
					out = append(out, q)
				}
			}
		}
	}
	return out
}

// moves returns the growths, multiples or changes of a seat over the wanted pairs of spans:
// as published, and as computed from two levels of one series.
func (l *lake) moves(s seat, stat leeway.Statistic, want func(now, then leeway.Interval) bool) []figure {
	levels := l.level(s)
	var fs []figure
	for _, r := range l.moveRows(s) {
		then := r.base
		if then.IsZero() {
			then = before(r.span)
		}
		if f, ok := publishedMove(r, stat, levels); ok && want(r.span, then) {
			f.base = then
			fs = append(fs, f)
		}
	}
	fs = append(fs, pairs(levels, stat, want)...)
	sharpen(fs)
	return fs
}

// moveRows lists the published changes of a seat, from either side.
func (l *lake) moveRows(s seat) []*row {
	var out []*row
	for _, r := range l.seats[s] {
		if r.Statistic == leeway.Growth || r.Statistic == leeway.Multiple || r.Statistic == leeway.Change {
			out = append(out, r)
		}
	}
	return out
}

// publishedMove turns a published change into the statistic that is asked for.
func publishedMove(r *row, stat leeway.Statistic, levels []figure) (figure, bool) {
	f := r.fig
	switch {
	case r.Statistic == stat:
		return f, true
	case r.Statistic == leeway.Growth && stat == leeway.Multiple:
		return f.scaled(stat, "times", func(v float64) float64 { return 1 + v/100 }), true
	case r.Statistic == leeway.Multiple && stat == leeway.Growth:
		return f.scaled(stat, "percent", func(v float64) float64 { return 100 * (v - 1) }), true
	case r.Statistic == leeway.Change && stat != leeway.Change:
		for i := range levels {
			if h := &levels[i]; h.span == f.span && h.key() == f.key() {
				then := add(h, &f, -1, "")
				then.span = before(f.span)
				return move(h, &then, stat)
			}
		}
	}
	return figure{}, false
}

// pairs computes the changes between levels of one series over the wanted spans.
func pairs(levels []figure, stat leeway.Statistic, want func(now, then leeway.Interval) bool) []figure {
	var fs []figure
	for i := range levels {
		for j := range levels {
			a, b := &levels[i], &levels[j]
			if i == j || !a.span.Last.After(b.span.Last) || a.key() != b.key() || a.basis != b.basis || a.have != b.have {
				continue
			}
			if !want(a.span, b.span) {
				continue
			}
			if f, ok := move(a, b, stat); ok {
				fs = append(fs, f)
			}
		}
	}
	return fs
}
