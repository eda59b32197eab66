package check

import (
	"fmt"
	"math"
	"slices"

	"leeway"
)

// reading is a neighbour that people confuse a claim's words with.
type reading struct {
	name string
	q    *question
	figs []figure
}

// neighbour tries the neighbours of a claim in their order: another statistic, another way of
// counting time, the reverse flow, another period or partner that the paragraph names, another
// scale. It returns the verdict of the first that agrees while the guard holds, and the steps.
func (j *judge) neighbour(q *question, a *answer, o *outcome) (*leeway.Verdict, []leeway.Step) {
	covered := slices.ContainsFunc(o.differ, func(f figure) bool { return f.decides() })
	if (!q.dated || q.resolved) && len(a.other) > 0 {
		return nil, nil // the figure is right for another time
	}
	if q.joint() || together.MatchString(q.Quote.Text) || len(o.agree) > 0 || revision(q, o.differ) || slices.ContainsFunc(o.differ, func(f figure) bool { return trifling(q, &f) }) {
		return nil, nil
	}
	if q.Comparator != "" && q.Comparator != "=" && q.Comparator != "~" {
		return nil, nil
	}
	var g guard
	var steps []leeway.Step
	for _, r := range byRecord(j.readings(q, covered), o.differ) {
		if len(r.figs) == 0 {
			continue
		}
		open := g.try(r.q, r.figs)
		st := leeway.Step{Reading: r.name, Needed: r.q.needed(), Tolerance: fmt.Sprintf("%s; chance hits so far %.4f", r.q.words.text, g.spent)}
		hits := keep(r.figs, func(f figure) bool { return f.decides() && r.q.words.agrees(f.band()) && f.exact && sharp(r.q, &f) })
		for _, f := range r.figs {
			if st.Found != "" {
				st.Found += "; "
			}
			st.Found += brief(&f)
		}
		switch {
		case len(hits) == 0:
			st.Outcome = "differs"
		case !open:
			st.Outcome = "agrees, but so might any number: more than 0.02 chance hits expected"
		default:
			st.Outcome = "agrees"
			return j.misread(q, &r, hits, o), append(steps, st)
		}
		steps = append(steps, st)
		if !open {
			break
		}
	}
	return nil, steps
}

// sharp reports whether a figure is known well enough to name a misreading: a change computed from rounded amounts may be
// so uncertain that any number near it agrees.
func sharp(q *question, f *figure) bool {
	b := f.band()
	half := math.Max(q.words.step, (q.words.hi-q.words.lo)/2)
	return f.how == "" || (b.hi-b.lo)/2 <= max(2*half, 0.03*math.Abs(f.value), pointsStep)
}

// pointsStep is what the difference of two shares without decimals may be off by.
const pointsStep = 1

// byRecord parts each reading in two: the authority's own figures first, then those of others.
func byRecord(rs []reading, differ []figure) []reading {
	var out []reading
	for _, r := range rs {
		own := ofSame(r.figs, differ)
		out = append(out, reading{r.name, r.q, own})
		if len(own) < len(r.figs) {
			rest := keep(r.figs, func(f figure) bool { return f.origin != own[0].origin || f.mirror != own[0].mirror })
			out = append(out, reading{r.name, r.q, rest})
		}
	}
	return out
}

// ofSame keeps the figures of the authority that leads those which differ as the claim is worded,
// where it has any: a neighbour is looked up in the same record.
func ofSame(figs, differ []figure) []figure {
	if len(differ) == 0 {
		return figs
	}
	d := lead(differ)
	if own := keep(figs, func(f figure) bool { return d.origin == f.origin && d.mirror == f.mirror }); len(own) > 0 {
		return own
	}
	return figs
}

// readings lists the neighbours with the figures that each finds. Where the words as written are not
// covered by the record, only the statistic is varied.
func (j *judge) readings(q *question, covered bool) []reading {
	out := j.otherStatistic(q)
	if !covered {
		return out
	}
	out = append(out, j.otherCount(q)...)
	out = append(out, j.reversed(q)...)
	out = append(out, j.otherPeriod(q)...)
	out = append(out, j.otherPartner(q)...)
	return append(out, j.otherScale(q)...)
}

// as returns the question with another statistic, its value without a sign.
func (j *judge) as(q *question, stat leeway.Statistic, unit string) *question {
	n := *q
	n.stat, n.unit = stat, unit
	n.words = wordingFor(q.Claim, math.Abs(*q.Value))
	if n.whole == "" {
		n.whole = wholes[q.indicator]
	}
	return &n
}

// here returns the figures of the claim's period, or the newest that were public where it names none.
func (j *judge) here(q *question, figs []figure) []figure {
	figs = keep(figs, func(f figure) bool { return f.when != early && f.decides() })
	if q.dated {
		return keep(figs, func(f figure) bool { return same(q.period, &f) })
	}
	figs = keep(figs, func(f figure) bool { return f.when == known })
	if g := byNewest(figs); len(g) > 0 {
		return g[0]
	}
	return nil
}

// otherStatistic: a share told as growth, growth told as a share, points told as percent.
func (j *judge) otherStatistic(q *question) []reading {
	var out []reading
	switch {
	case q.stat == leeway.Growth && q.Unit == "percent":
		if q.partner != "world" && wholes[q.indicator] != "" {
			n := j.as(q, leeway.Share, "percent")
			n.whole = wholes[q.indicator]
			out = append(out, reading{"share-not-growth", n, j.here(n, j.lake.share(n.seat, n.whole))})
			if q.indicator == "trade" { // either side's trade may be the whole
				m := *n
				m.seat.reporter, m.seat.partner = q.partner, q.reporter
				out = append(out, reading{"share-not-growth", &m, j.here(&m, j.lake.share(m.seat, m.whole))})
			}
		}
		fallthrough
	case q.stat == leeway.Change && q.Unit == "percent":
		if wholes[q.indicator] == "" {
			break
		}
		n := j.as(q, leeway.Change, "percentage-points")
		n.whole = wholes[q.indicator]
		n.words = j.signed(q.Claim, leeway.Change)
		out = append(out, reading{"points-not-percent", n, j.points(n)})
	case q.stat == leeway.Share && q.whole == wholes[q.indicator]:
		n := j.as(q, leeway.Growth, "percent")
		out = append(out, reading{"growth-not-share", n, j.here(n, j.lake.moves(n.seat, leeway.Growth, j.wanted(n)))})
	}
	return out
}

// points returns the changes of a share in percentage points: against the like period a year before, and
// against the periods that the paragraph names, and against a share that the sentence itself gives.
func (j *judge) points(q *question) []figure {
	shares := j.lake.share(q.seat, q.whole)
	now := j.here(q, shares)
	var bases []leeway.Interval
	for _, f := range now {
		bases = append(bases, before(f.span))
	}
	for _, p := range j.namedPeriods(q.Claim) {
		if len(now) > 0 && p != now[0].span && !p.Last.After(now[0].span.Last) {
			bases = append(bases, p)
		}
	}
	said := numbersIn(j.sentence(q.Claim))
	var out []figure
	for i := range now {
		for k := range shares {
			b := &shares[k]
			age := daysBetween(now[i].span.Last, b.span.Last)
			told := age > 0 && age <= 400 && slices.Contains(said, b.value) // "from 77 percent to 75.3"
			if b.key() != now[i].key() || !told && !slices.Contains(bases, b.span) {
				continue
			}
			if f, ok := move(&now[i], b, leeway.Change); ok {
				out = append(out, f)
			}
		}
	}
	return distinct(out)
}

// otherCount: a year told as several, several as one; a stock told as a flow.
func (j *judge) otherCount(q *question) []reading {
	if q.stat != leeway.Level || !q.dated {
		return nil
	}
	var annual, stocks []figure
	for _, f := range j.lake.level(q.seat) {
		if f.when == early || f.quality == leeway.Modelled || same(q.period, &f) || !comparable(q, &f) {
			continue
		}
		nested := f.span.Contains(q.period) || q.period.Contains(f.span)
		switch {
		case f.stock() && f.span.Last.Equal(q.period.Last):
			stocks = append(stocks, f)
		case nested && (years(f.span) >= 2) != (years(q.period) >= 2):
			annual = append(annual, f)
		}
	}
	return []reading{{"annual-not-cumulative", q, distinct(annual)}, {"stock-not-flow", q, distinct(stocks)}}
}

// reversed: what flows the other way.
func (j *judge) reversed(q *question) []reading {
	if q.partner == "world" || q.partner == "" || q.stat == leeway.Multiple {
		return nil
	}
	n := *q
	switch q.indicator {
	case "exports":
		n.seat.indicator = "imports"
	case "imports":
		n.seat.indicator = "exports"
	case "trade", "trade-balance":
		return nil
	case "remittances":
		n.seat = seat{"remittances-outflow", q.reporter, q.partner}
	default:
		n.seat.reporter, n.seat.partner = q.partner, q.reporter
	}
	n.whole = wholes[n.seat.indicator]
	return []reading{{"reversed-flow", &n, j.matching(&n)}}
}

// matching returns the figures of a question's kind for its period.
func (j *judge) matching(q *question) []figure {
	figs := keep(j.figures(q), func(f figure) bool { return comparable(q, &f) })
	if q.stat == leeway.Growth || q.stat == leeway.Change {
		return distinct(keep(figs, func(f figure) bool { return f.when != early && f.quality != leeway.Modelled }))
	}
	return distinct(j.here(q, figs))
}

// otherPeriod: the figure of another period that the paragraph names.
func (j *judge) otherPeriod(q *question) []reading {
	if !q.dated || q.stat == leeway.Multiple {
		return nil
	}
	var out []reading
	for _, p := range j.namedPeriods(q.Claim) {
		if p == q.period {
			continue
		}
		n := *q
		n.period, n.base = p, leeway.Interval{}
		out = append(out, reading{"other-period", &n, j.matching(&n)})
	}
	return out
}

// namedPeriods lists the closed periods that the other claims of a paragraph name, and the same months of
// an earlier window that one of them compares with ("than in the same months of last year").
func (j *judge) namedPeriods(c *leeway.Claim) []leeway.Interval {
	own, _ := j.periodOf(c)
	var out []leeway.Interval
	add := func(iv leeway.Interval) {
		if !iv.First.IsZero() && !iv.Last.IsZero() && !slices.Contains(out, iv) {
			out = append(out, iv)
		}
	}
	for i := range j.reading.Claims {
		d := &j.reading.Claims[i]
		if d.Paragraph != c.Paragraph {
			continue
		}
		p, _ := j.periodOf(d)
		add(p)
		if d.BasePeriod == nil {
			continue
		}
		b, err := d.BasePeriod.Interval()
		if err != nil {
			continue
		}
		add(b)
		if !own.Last.IsZero() && p.Contains(own) && p != own && b == before(p) {
			add(before(own))
		}
	}
	return out
}

// otherPartner: the figure of another partner, or of another country of origin, that the paragraph names.
func (j *judge) otherPartner(q *question) []reading {
	if q.partner == "world" || q.stat == leeway.Multiple {
		return nil
	}
	var out []reading
	for _, id := range j.named(q.Claim) {
		if !isState(id) || j.givenRightly(q, id) {
			continue
		}
		n := *q
		if originSide[q.indicator] {
			n.seat.reporter = id
		} else {
			n.seat.partner = id
		}
		out = append(out, reading{"other-partner", &n, j.matching(&n)})
	}
	return out
}

// givenRightly reports whether the document gives the figure of another partner itself, and rightly, so
// that it was not taken for this one's.
func (j *judge) givenRightly(q *question, id string) bool {
	for i := range j.reading.Claims {
		d := &j.reading.Claims[i]
		if d.Kind == leeway.KindTie && d.Indicator == q.Indicator && d.Statistic == q.Statistic && (d.Object == id || d.Subject == id) &&
			d.Verdict != nil && d.Verdict.Status == leeway.Supported && d.Value != nil && *d.Value != *q.Value {
			return true
		}
	}
	return false
}

// named lists the actors that a claim's paragraph names besides its own.
func (j *judge) named(c *leeway.Claim) []string { return namedWith(j.reading, c) }

// scaleDecades is the number of powers of ten over which a number that is a thousand or a
// million times out of place might as well have lain.
const scaleDecades = 6

// otherScale: thousands for millions, billions for millions, and the reverse.
func (j *judge) otherScale(q *question) []reading {
	if q.stat != leeway.Level || ratio(q.Unit) {
		return nil
	}
	var out []reading
	figs := j.matching(q)
	for _, factor := range []float64{1e-3, 1e3, 1e-6, 1e6} {
		n := *q
		n.words = wordingFor(q.Claim, *q.Value*factor)
		n.decades = scaleDecades
		out = append(out, reading{"scale-error", &n, figs})
	}
	return out
}

// misread words the verdict of a neighbour that agrees.
func (j *judge) misread(q *question, r *reading, hits []figure, o *outcome) *leeway.Verdict {
	f := lead(hits)
	right := states(r.q.seat, r.q.whole, f)
	v := &leeway.Verdict{
		Status:   leeway.Misread,
		Reading:  r.name,
		Computed: computed(f),
		Evidence: evidence(append(slices.Clone(hits), o.differ...)),
	}
	v.Explanation = capital(right) + " (" + sourceText(f) + "); " + wrongAs[r.name] + "."
	if len(o.differ) > 0 {
		if d := lead(o.differ); states(q.seat, q.whole, d) != right {
			v.Explanation += " " + capital(states(q.seat, q.whole, d))
			if t := sourceText(d); t != sourceText(f) {
				v.Explanation += " (" + t + ")"
			}
			v.Explanation += "."
		}
	}
	v.Correction = capital(right) + "."
	for _, h := range distinct(hits)[1:] {
		t := capital(originName(&h)) + " gives " + size(&h)
		if h.when == later {
			t += ", released after the document"
			if d := h.rows[0].Released; d != "" {
				t += " (" + dateText(d) + ")"
			}
		}
		v.Notes = append(v.Notes, t+".")
	}
	r.q.addNotes(v, hits)
	return v
}

// wrongAs says what the text makes of the figure.
var wrongAs = map[string]string{
	"share-not-growth":      "the text gives this share as growth",
	"growth-not-share":      "the text gives this growth as a share",
	"points-not-percent":    "the text gives these percentage points as percent",
	"other-period":          "the text gives this figure for another period",
	"other-partner":         "the text gives this figure for another state",
	"reversed-flow":         "the text turns the flow round",
	"annual-not-cumulative": "the text gives this figure for another length of time",
	"stock-not-flow":        "the text takes a stock for a flow",
	"scale-error":           "the text has another scale",
}
