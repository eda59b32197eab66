package check

import (
	"math"
	"strings"
	"time"

	"leeway"
)

// question is a numeric tie, ready to be put to the record.
type question struct {
	*leeway.Claim
	seat
	whole    string
	stat     leeway.Statistic
	unit     string
	words    wording
	period   leeway.Interval
	base     leeway.Interval
	dated    bool    // the text gives a period that had ended, and it was not worked out from context
	resolved bool    // the period was worked out from context, and the words name no part of it
	shared   bool    // other claims have the same words and value for other partners
	decades  float64 // powers of ten over which an unrelated amount is taken to lie; 0: one
}

// answer is what the record says to a question.
type answer struct {
	agree, differ []figure // figures of the period, by whether they are what the claim says
	other         []figure // figures of other periods that are
	pool          []figure // every figure of the kind that was public
	dated         bool     // the figures are of the very period of the claim
}

func (a *answer) empty() bool { return len(a.agree) == 0 && len(a.differ) == 0 }

// newQuestion reads the slots of a tie.
func (j *judge) newQuestion(c *leeway.Claim, s seat) *question {
	q := &question{Claim: c, seat: s, stat: c.Statistic, unit: c.Unit}
	if c.Value != nil {
		q.words = j.signed(c, c.Statistic)
	}
	q.period, q.dated = j.periodOf(c)
	if c.BasePeriod != nil {
		q.base, _ = c.BasePeriod.Interval()
	}
	q.shared = j.sharesWords(c)
	for _, r := range c.Resolved {
		if r == "period" {
			q.resolved = !datedInWords(c)
		}
	}
	return q
}

// datedInWords reports whether a claim's own words name a part of its period: a year, a month.
func datedInWords(c *leeway.Claim) bool {
	if c.Period == nil {
		return false
	}
	for _, d := range []string{c.Period.From, c.Period.To} {
		if len(d) >= 4 && strings.Contains(c.Quote.Text, d[:4]) {
			return true
		}
		if t, err := leeway.ParseDate(d); err == nil && len(d) > 4 && strings.Contains(c.Quote.Text, t.Month().String()) {
			return true
		}
	}
	return false
}

// sharesWords reports whether another claim gives the same value in the same words for another party,
// so that the value may be that of several together.
func (j *judge) sharesWords(c *leeway.Claim) bool {
	if c.Value == nil {
		return false
	}
	for i := range j.reading.Claims {
		d := &j.reading.Claims[i]
		if d.ID != c.ID && d.Kind == c.Kind && d.Value != nil && *d.Value == *c.Value && d.Unit == c.Unit && d.Statistic == c.Statistic &&
			d.Quote.Start < c.Quote.End && c.Quote.Start < d.Quote.End && (d.Object != c.Object || d.Subject != c.Subject) {
			return true
		}
	}
	return false
}

// joint reports whether the value may be that of several partners together.
func (q *question) joint() bool { return q.shared }

// periodOf reads a claim's period. dated is false where there is none, where an end is open and
// where the period runs up to the document, so that any late figure may be meant.
func (j *judge) periodOf(c *leeway.Claim) (leeway.Interval, bool) {
	if c.Period == nil {
		return leeway.Interval{}, false
	}
	iv, err := c.Period.Interval()
	if err != nil {
		return leeway.Interval{}, false
	}
	return iv, !iv.First.IsZero() && !iv.Last.IsZero() && !j.lake.rolling(iv)
}

// signed gives a claim's value the sign of its direction, for statistics of change.
func (j *judge) signed(c *leeway.Claim, stat leeway.Statistic) wording {
	v := *c.Value
	switch stat {
	case leeway.Growth, leeway.Change:
		if c.Direction == leeway.Down {
			v = -math.Abs(v)
		}
	case leeway.Multiple:
		if c.Direction == leeway.Down && v > 1 {
			v = 1 / v
		}
	}
	return wordingFor(c, v)
}

// figures returns every figure of a question's kind, of whatever period.
func (j *judge) figures(q *question) []figure {
	switch q.stat {
	case leeway.Share:
		return j.lake.share(q.seat, q.whole)
	case leeway.Growth, leeway.Multiple:
		if q.Of == "share" {
			return pairs(j.lake.share(q.seat, q.whole), q.stat, j.wanted(q))
		}
		return j.lake.moves(q.seat, q.stat, j.wanted(q))
	case leeway.Change:
		if q.Unit == "percentage-points" {
			return pairs(j.lake.share(q.seat, q.whole), leeway.Change, j.wanted(q))
		}
		return j.lake.moves(q.seat, q.stat, j.wanted(q))
	}
	return j.lake.level(q.seat)
}

// span is a pair of periods that a change may be measured over.
type spanPair struct{ now, then leeway.Interval }

// spanPairs lists the readings of a change's periods: the current window and its base; a window that
// is named from end to end ("from 2016 to 2020"); a window against the one before it.
func spanPairs(q *question) []spanPair {
	p, b := q.period, q.base
	hasBase := !b.First.IsZero() && !b.Last.IsZero()
	if hasBase && !b.Contains(p) && p.Contains(b) {
		now := p
		if years(p) > years(b) {
			now = tail(p, b)
		}
		return []spanPair{{now, b}}
	}
	if hasBase {
		return []spanPair{{p, b}}
	}
	out := []spanPair{{p, before(p)}}
	if n := years(p); n >= 2 {
		first, last := p.First.Year(), p.Last.Year()
		out = append(out, spanPair{year(last), year(first)})
		if n == 2 {
			out = append(out, spanPair{year(last), year(last - 1)})
		}
	}
	return out
}

// tail returns the last stretch of p that is as long as b.
func tail(p, b leeway.Interval) leeway.Interval {
	n := max(1, years(b))
	return leeway.Interval{First: back(p, n).Last.AddDate(0, 0, 1), Last: p.Last}
}

// wanted says which pairs of spans answer a question of change.
func (j *judge) wanted(q *question) func(now, then leeway.Interval) bool {
	if !q.period.First.IsZero() && q.period.Last.IsZero() && q.base.First.IsZero() {
		return since(q.period.First)
	}
	if !q.dated {
		return func(now, then leeway.Interval) bool { return then == before(now) || near(then, before(now)) }
	}
	ps := spanPairs(q)
	return func(now, then leeway.Interval) bool {
		for _, p := range ps {
			if alike(now, p.now) && alike(then, p.then) {
				return true
			}
		}
		return false
	}
}

// since accepts changes from the last like period that began before a day, or from that of the day itself.
func since(from time.Time) func(now, then leeway.Interval) bool {
	return func(now, then leeway.Interval) bool {
		n := now.Last.Year() - then.Last.Year()
		start := daysBetween(then.Last, from)
		return n >= 1 && then == back(now, n) && now.Last.After(from) && start >= -400 && start < 366 && (start < 0 || then.First.Year() >= from.Year())
	}
}

// alike reports whether two spans are the same, or days of a stock that mean the same moment.
func alike(a, b leeway.Interval) bool { return a == b || near(a, b) }

func near(a, b leeway.Interval) bool {
	if a.Days() > 31 || b.Days() > 31 && !isYear(b) {
		return false
	}
	d := a.Last.Sub(b.Last)
	return d <= stockTolerance && d >= -stockTolerance && b.Days() <= 31 && a.Days() == b.Days() && d == 0
}
