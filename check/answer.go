package check

import (
	"math"
	"slices"

	"leeway"
)

// ask puts a question to the record as it is worded.
func (j *judge) ask(q *question) answer {
	figs := slices.DeleteFunc(slices.Clone(j.figures(q)), func(f figure) bool { return !comparable(q, &f) })
	sortFigures(figs)
	if q.dated {
		return j.dated(q, figs)
	}
	return j.latest(q, figs)
}

// sharpen takes a computed figure at its value, without the range that the rounding of its parts leaves
// open, where the same authority has published the very figure.
func sharpen(figs []figure) {
	for i := range figs {
		f := &figs[i]
		if f.how == "" {
			continue
		}
		if slices.ContainsFunc(figs, func(p figure) bool {
			return p.how == "" && p.origin == f.origin && p.mirror == f.mirror && p.span == f.span && p.base == f.base
		}) {
			f.lo, f.hi = f.value, f.value
		}
	}
}

// comparable reports whether a figure's unit is the claim's.
func comparable(q *question, f *figure) bool {
	u := q.unit
	switch {
	case q.stat == leeway.Share || q.stat == leeway.Growth:
		return f.unit == "percent"
	case q.stat == leeway.Multiple:
		return f.unit == "times"
	case u == "permits" || u == "workers" || u == "persons":
		u = "people"
	}
	return f.unit == u
}

// fits reports whether a figure is what the claim says, rounded or cut off.
func (q *question) fits(f *figure) bool {
	b := f.band()
	if q.stat == leeway.Level && q.indicator == "trade-balance" || q.stat == leeway.Change && q.Direction == "" {
		m := f.magnitude()
		b = m.band()
		if q.words.hi < 0 {
			b = f.band()
		}
	}
	if f.partial {
		b.hi = math.Inf(1)
	}
	return q.words.agrees(b) || q.words.cut != (band{}) && f.value >= q.words.cut.lo && f.value < q.words.cut.hi
}

// dated answers for the very period that the claim names.
func (j *judge) dated(q *question, figs []figure) answer {
	a := answer{dated: true}
	running := j.lake.running(q.period)
	for _, f := range figs {
		if f.when == known {
			a.pool = append(a.pool, f)
		}
		ok := q.fits(&f)
		if j.ofPeriod(q, &f) {
			switch {
			case ok:
				a.agree = append(a.agree, f)
			case f.when != early && !running:
				a.differ = append(a.differ, f)
			}
			continue
		}
		if !ok || f.when != known {
			continue
		}
		if running && f.span.First.Equal(q.period.First) && q.period.Contains(f.span) {
			a.agree = append(a.agree, f) // the year so far
			continue
		}
		a.other = append(a.other, f)
	}
	if q.resolved && len(a.agree) == 0 {
		a.other = append(a.other, j.elsewhen(q)...)
	}
	return a
}

// elsewhen returns the changes that are what the claim says, over other periods than its own.
func (j *judge) elsewhen(q *question) []figure {
	if q.stat != leeway.Growth && q.stat != leeway.Multiple && q.stat != leeway.Change || q.unit == "percentage-points" {
		return nil
	}
	figs := j.lake.moves(q.seat, q.stat, func(now, then leeway.Interval) bool { return then == before(now) })
	return keep(figs, func(f figure) bool { return f.when == known && comparable(q, &f) && q.fits(&f) })
}

// ofPeriod reports whether a figure is of the period that the claim names.
func (j *judge) ofPeriod(q *question, f *figure) bool {
	if q.stat == leeway.Growth || q.stat == leeway.Multiple || q.stat == leeway.Change {
		return true // spanPairs chose them
	}
	return same(q.period, f)
}

// recent is how many days before the newest figure another one is still of the same time; less than
// a year, so that the like period a year before is not.
const recent = 364

// latest answers a claim that names no closed period: by the newest figures that were public.
func (j *judge) latest(q *question, figs []figure) answer {
	var a answer
	for _, f := range figs {
		if f.when == known && (q.period.First.IsZero() || !f.span.Last.Before(q.period.First)) {
			a.pool = append(a.pool, f)
		}
	}
	groups := byNewest(a.pool)
	for _, g := range groups {
		if daysBetween(groups[0][0].span.Last, g[0].span.Last) > recent {
			break
		}
		var agree, differ []figure
		for _, f := range g {
			if q.fits(&f) {
				agree = append(agree, f)
			} else {
				differ = append(differ, f)
			}
		}
		if len(agree) > 0 {
			a.agree, a.differ = agree, differ
			return a
		}
	}
	if len(groups) > 0 {
		a.differ = groups[0]
	}
	for _, f := range a.pool {
		if q.fits(&f) {
			a.other = append(a.other, f)
		}
	}
	for _, f := range figs {
		if f.when != known && q.fits(&f) && (len(groups) == 0 || f.span.Last.After(groups[0][0].span.Last)) && !j.lake.running(f.span) {
			a.agree = append(a.agree, f) // newer than anything public: the document may have had it
		}
	}
	return a
}

// byNewest groups figures by span, the newest first, of those that end together the longest first.
func byNewest(figs []figure) [][]figure {
	var groups [][]figure
	for _, f := range figs {
		i := slices.IndexFunc(groups, func(g []figure) bool { return g[0].span == f.span })
		if i < 0 {
			groups = append(groups, nil)
			i = len(groups) - 1
		}
		groups[i] = append(groups[i], f)
	}
	slices.SortStableFunc(groups, func(x, y []figure) int {
		if d := y[0].span.Last.Compare(x[0].span.Last); d != 0 {
			return d
		}
		return x[0].span.First.Compare(y[0].span.First)
	})
	return groups
}
