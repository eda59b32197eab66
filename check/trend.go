package check

import (
	"math"
	"slices"

	"leeway"
)

// Flat bands: a change within them is neither a rise nor a fall.
const (
	flatGrowth = 2.0 // percent of the level
	flatPoints = 0.5 // percentage points of a share
)

// trend judges a direction without a number: the newest figure that was public against the like one
// a year before, or over the period that the text names.
func (j *judge) trend(c *leeway.Claim, s seat) *leeway.Verdict {
	if c.Direction == "" {
		return j.exists(c, s)
	}
	q := j.newQuestion(c, s)
	q.words.text = "the sign, beyond a flat band of 2 percent or half a point"
	if c.Statistic == leeway.Share {
		if !q.wholeKnown() {
			return nothing("The record has no such share.", hintFor(c))
		}
		return j.direction(q, j.shareMoves(q), nil)
	}
	q.stat = leeway.Growth
	q.whole = wholes[s.indicator]
	return j.direction(q, j.lake.moves(s, leeway.Growth, j.trendPairs(q)), func() []figure { return j.shareMoves(q) })
}

// shareMoves returns the changes of a share over the periods of a trend.
func (j *judge) shareMoves(q *question) []figure {
	if q.whole == "" || q.partner == "world" && q.whole != "gdp" {
		return nil
	}
	return pairs(j.lake.share(q.seat, q.whole), leeway.Change, j.trendPairs(q))
}

// trendPairs says which pairs of spans show a trend.
func (j *judge) trendPairs(q *question) func(now, then leeway.Interval) bool {
	open := q.period.Last.IsZero() && !q.period.First.IsZero()
	switch {
	case q.dated && !j.lake.running(q.period):
		w := j.wanted(q)
		return func(now, then leeway.Interval) bool {
			return w(now, then) || years(q.period) >= 1 && q.period.Contains(now) && years(now) <= 1 && then == before(now) && years(q.period) <= 2
		}
	case open:
		return since(q.period.First)
	}
	return func(now, then leeway.Interval) bool { return then == before(now) }
}

// direction weighs the signs of changes. rival, where given, is another reasonable measure of the same
// trend, looked at only where the first one says the opposite.
func (j *judge) direction(q *question, moves []figure, rival func() []figure) *leeway.Verdict {
	pool := keep(moves, func(f figure) bool { return f.when == known && f.decides() })
	if len(pool) == 0 && q.dated {
		pool = keep(moves, func(f figure) bool { return f.when == later && f.decides() })
	}
	sortFigures(pool)
	groups := byNewest(pool)
	for len(groups) > 1 && daysBetween(groups[0][0].span.Last, groups[len(groups)-1][0].span.Last) > recent {
		groups = groups[:len(groups)-1]
	}
	var a answer
	for _, g := range groups {
		for _, f := range g {
			if q.follows(&f) {
				a.agree = append(a.agree, f)
			} else if q.opposes(&f) {
				a.differ = append(a.differ, f)
			}
		}
	}
	o := outcome{agree: a.agree, differ: a.differ}
	switch {
	case a.empty():
		o.status = leeway.NoData
	case len(a.differ) == 0:
		o.status = leeway.Supported
	case len(a.agree) == 0:
		o.status = leeway.Contradicted
		if long := keep(pool, func(f figure) bool { return q.follows(&f) }); len(long) > 0 {
			o.status, o.agree, o.reason = leeway.Depends, long, "it was so over an earlier stretch"
		} else if rival != nil {
			r := keep(rival(), func(f figure) bool { return f.when == known && f.decides() && q.follows(&f) })
			if len(r) > 0 {
				sortFigures(r)
				o.status, o.agree, o.reason = leeway.Depends, r, "its share moved the other way"
			}
		}
		if isLoose(q) && o.status == leeway.Contradicted {
			o.status, o.reason = leeway.NoData, "the record keeps several measures under this name"
		}
	default:
		o.status = leeway.Depends
		if a.agree[0].span == a.differ[0].span && a.agree[0].base == a.differ[0].base {
			o.status = leeway.Disputed
		}
		o.reason = "it depends on the period or the record that is looked at"
		if rank(a.agree[0].quality) > rank(a.differ[0].quality) && a.agree[0].span == groups[0][0].span {
			o.status, o.aside, o.differ = leeway.Supported, o.differ, nil
		}
	}
	return q.sayTrend(&a, &o)
}

// follows reports whether a change has the claim's direction.
func (q *question) follows(f *figure) bool {
	switch q.Direction {
	case leeway.Up:
		return f.value > 0 && f.hi > 0
	case leeway.Down:
		return f.value < 0 && f.lo < 0
	}
	return math.Abs(f.value) <= 2.5*flatBand(f)
}

// opposes reports whether a change goes the other way by more than the flat band.
func (q *question) opposes(f *figure) bool {
	switch q.Direction {
	case leeway.Up:
		return f.hi < -flatBand(f)
	case leeway.Down:
		return f.lo > flatBand(f)
	}
	return math.Abs(f.value) > 10*flatBand(f)
}

func flatBand(f *figure) float64 {
	if f.unit == "percentage-points" {
		return flatPoints
	}
	return flatGrowth
}

// sayTrend words the verdict on a direction.
func (q *question) sayTrend(a *answer, o *outcome) *leeway.Verdict {
	v := &leeway.Verdict{Status: o.status}
	st := q.step("as-written", a, o)
	v.Steps = []leeway.Step{st}
	line := func(f *figure) string {
		return states(q.seat, q.whole, f) + " (" + sourceText(f) + ")"
	}
	switch o.status {
	case leeway.Supported:
		f := lead(o.agree)
		v.Explanation = capital(line(f)) + "."
		v.Computed, v.Evidence = computed(f), evidence(o.agree)
	case leeway.Contradicted:
		f := lead(o.differ)
		v.Explanation = capital(line(f)) + "."
		v.Correction = capital(states(q.seat, q.whole, f)) + "."
		v.Computed, v.Evidence = computed(f), evidence(o.differ)
	case leeway.Disputed, leeway.Depends:
		f, g := lead(o.agree), lead(o.differ)
		v.Explanation = capital(line(f)) + ", but " + line(g) + "."
		v.Computed, v.Evidence = computed(f), evidence(append(slices.Clone(o.agree), o.differ...))
	default:
		v.Explanation = "The record has no like figures of " + flow(q.seat) + " to compare."
		if o.reason != "" {
			v.Explanation = "The record cannot decide this: " + o.reason + "."
		}
		v.Hint = hintFor(q.Claim)
	}
	q.addNotes(v, append(slices.Clone(o.agree), o.differ...))
	return v
}
