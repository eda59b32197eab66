package check

import (
	"fmt"
	"strings"

	"leeway"
)

// tie judges a measured relation.
func (j *judge) tie(c *leeway.Claim) *leeway.Verdict {
	if c.Indicator == "economic-ties" {
		return j.ties(c)
	}
	s, ok := seatOf(c)
	if !ok {
		if v := j.habit(c); v != nil {
			return v
		}
		return nothing(missing(c), hintFor(c))
	}
	if c.Object == "" && c.Than == "" && c.Statistic == leeway.Rank {
		return nothing("The text ranks nobody by name.", hintFor(c))
	}
	if c.Per != "" && c.Per != "year" {
		return nothing("The record has no rate per "+c.Per+".", hintFor(c))
	}
	switch {
	case c.Statistic == leeway.Rank && c.Value != nil:
		return j.rank(c, s)
	case c.Statistic == leeway.Trend, c.Value == nil && c.Direction != "" && c.Than == "":
		return j.trend(c, s)
	case c.Value == nil:
		return j.exists(c, s)
	}
	return j.number(c, s)
}

// number judges a value.
func (j *judge) number(c *leeway.Claim, s seat) *leeway.Verdict {
	q := j.newQuestion(c, s)
	if !q.wholeKnown() {
		return nothing(fmt.Sprintf("The record has no shares of %s.", strings.ReplaceAll(c.Of, "-", " ")), hintFor(c))
	}
	a := j.ask(q)
	o := j.weigh(q, &a)
	steps := []leeway.Step{q.step("as-written", &a, &o)}
	var v *leeway.Verdict
	switch o.status {
	case leeway.Supported, leeway.Disputed, leeway.Depends:
		v = j.say(q, &a, &o)
		j.remember(q, o.agree)
	default:
		hit, tried := j.neighbour(q, &a, &o)
		steps = append(steps, tried...)
		if hit != nil {
			v = hit
		} else {
			v = j.say(q, &a, &o)
		}
	}
	v.Steps = append(steps, v.Steps...)
	return v
}

// wholeKnown sets the whole of a share and reports whether the record may have it.
func (q *question) wholeKnown() bool {
	w, ok := wholeOf(q.Claim, q.seat)
	q.whole = w
	if q.stat == leeway.Share || q.Unit == "percentage-points" {
		return ok && w != ""
	}
	// A growth "of gdp" or of some other whole is that of a share, which is not what the levels show.
	return q.Of == "" || ok
}

// remember keeps which series a document's figures agree with.
func (j *judge) remember(q *question, agree []figure) {
	for _, f := range agree {
		j.shown[q.indicator+"|"+f.key()] = true
	}
}

// identified reports whether the document has shown, by another claim, that it uses the series of
// one of these figures.
func (j *judge) identified(q *question, figs []figure) bool {
	for _, f := range figs {
		if f.quality != leeway.Modelled && j.shown[q.indicator+"|"+f.key()] {
			return true
		}
	}
	return false
}

// exists judges a flow that is only said to be there.
func (j *judge) exists(c *leeway.Claim, s seat) *leeway.Verdict {
	iv, dated := j.periodOf(c)
	figs := j.lake.level(s)
	if w, ok := wholeOf(c, s); ok && w != "" {
		figs = append(figs[:len(figs):len(figs)], j.lake.share(s, w)...)
	}
	var pick *figure
	for i := range figs {
		f := &figs[i]
		if f.value <= 0 || f.when != known && !dated || dated && !iv.Overlaps(f.span) {
			continue
		}
		if pick == nil || f.span.Last.After(pick.span.Last) {
			pick = f
		}
	}
	if pick == nil {
		if v := j.habit(c); v != nil {
			return v
		}
		return nothing("The record has no "+flow(s)+".", hintFor(c))
	}
	what := states(s, wholes[s.indicator], pick)
	v := &leeway.Verdict{
		Status:      leeway.Supported,
		Explanation: capital(what) + " (" + sourceText(pick) + ").",
		Computed:    computed(pick),
		Evidence:    evidence([]figure{*pick}),
	}
	v.Steps = []leeway.Step{{Reading: "as-written", Needed: flow(s), Found: what, Outcome: "the flow exists"}}
	return v
}

// step tells how a reading was put to the record.
func (q *question) step(reading string, a *answer, o *outcome) leeway.Step {
	st := leeway.Step{Reading: reading, Needed: q.needed(), Tolerance: q.words.text}
	var found []string
	for _, f := range a.agree {
		found = append(found, "agrees: "+brief(&f))
	}
	for _, f := range a.differ {
		found = append(found, "differs: "+brief(&f))
	}
	st.Found = strings.Join(found, "; ")
	if st.Found == "" {
		st.Found = "nothing"
	}
	st.Outcome = string(o.status)
	if o.reason != "" {
		st.Outcome += ": " + o.reason
	}
	return st
}

// needed words what a question asks for.
func (q *question) needed() string {
	t := string(q.stat) + " of " + flow(q.seat)
	if q.stat == leeway.Share {
		t = "share of " + name(q.partner) + " in " + wholeText(q.seat, q.whole)
	}
	if q.dated {
		return t + ", " + spanText(q.period)
	}
	return t + ", the newest that was public"
}

// brief words a figure for a step.
func brief(f *figure) string {
	t := amount(f.value, f.unit) + " in " + spanText(f.span) + " (" + originName(f)
	if f.how != "" {
		t += ", " + f.how
	}
	switch f.when {
	case later:
		t += ", released afterwards"
	case early:
		t += ", not yet public by the usual lag"
	}
	return t + ")"
}
