package check

import (
	"fmt"
	"regexp"
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
	v := j.number(c, s)
	if v.Status.Accuses() && c.Statistic == leeway.Growth && c.Of == "" && shareWord.MatchString(c.Quote.Text) {
		ofShare := *c
		ofShare.Of = "share"
		if w := j.number(&ofShare, s); w.Status == leeway.Supported || w.Status == leeway.Misread {
			return w
		}
	}
	return v
}

// shareWord are words by which a growth may be that of a share.
var shareWord = regexp.MustCompile(`(?i)\b(share|weight|slice|portion|part)\b`)

// number judges a value.
func (j *judge) number(c *leeway.Claim, s seat) *leeway.Verdict {
	c = inMillionTIV(c)
	q := j.newQuestion(c, s)
	if !q.wholeKnown() {
		return nothing(fmt.Sprintf("The record has no shares of %s.", strings.ReplaceAll(c.Of, "-", " ")), hintFor(c))
	}
	a := j.ask(q)
	o := j.weigh(q, &a)
	steps := []leeway.Step{q.step("as-written", &a, &o)}
	var v *leeway.Verdict
	switch o.status {
	case leeway.Supported:
		v = j.say(q, &a, &o)
		j.remember(q, o.agree, o.differ)
	default:
		j.remember(q, o.agree, o.differ)
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

// inMillionTIV gives a volume of arms in the record's unit: "228 million TIV" is read as 228,000,000 and kept as 228 million.
func inMillionTIV(c *leeway.Claim) *leeway.Claim {
	if c.Unit != "tiv" || c.Value == nil {
		return c
	}
	out, v := *c, *c.Value/1e6
	out.Value, out.Unit = &v, "million-tiv"
	if c.ValueTo != nil {
		to := *c.ValueTo / 1e6
		out.ValueTo = &to
	}
	return &out
}

// wholeKnown sets the whole of a share and reports whether the record may have it.
func (q *question) wholeKnown() bool {
	w, ok := wholeOf(q.Claim, q.seat)
	q.whole = w
	if q.stat == leeway.Share || q.Unit == "percentage-points" {
		return ok && (w != "" || originSide[q.indicator])
	}
	// A growth "of gdp" or of some other whole is that of a share, which is not what the levels show.
	return q.Of == "" || ok
}

// family is the name under which the series of an indicator are told apart: an authority that
// counts exports counts imports and trade too.
func family(indicator string) string {
	switch indicator {
	case "exports", "imports", "trade", "trade-balance":
		return "trade"
	}
	return indicator
}

// tallyOf returns the count of a figure's authority.
func (j *judge) tallyOf(q *question, f *figure) *tally {
	k := family(q.indicator) + "|" + f.origin + "|" + f.mirror
	t := j.shown[k]
	if t == nil {
		t = &tally{}
		j.shown[k] = t
	}
	return t
}

// remember counts which authorities a document's figures agree with.
func (j *judge) remember(q *question, agree, differ []figure) {
	if j.looked {
		return
	}
	seen := map[*tally]bool{}
	for i := range agree {
		if t := j.tallyOf(q, &agree[i]); !seen[t] {
			seen[t] = true
			t.agree++
		}
	}
	for i := range differ {
		if t := j.tallyOf(q, &differ[i]); !seen[t] {
			seen[t] = true
			t.differ++
		}
	}
}

// identified reports whether the document has shown, by at least two other claims and by more than
// speak against it, that it uses the authority of one of these figures.
func (j *judge) identified(q *question, figs []figure) bool {
	for i := range figs {
		if t := j.tallyOf(q, &figs[i]); figs[i].decides() && t.agree >= 2 && t.agree > t.differ {
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
	t := flow(q.seat)
	switch q.stat {
	case leeway.Level:
	case leeway.Share:
		t = "the share of " + name(q.partner) + " in " + wholeText(q.seat, q.whole)
		if q.partner == "world" || q.partner == "" {
			t = flow(q.seat) + " as a share of " + wholeText(q.seat, q.whole)
			if q.whole == q.indicator || q.whole == "total-"+q.indicator {
				t = "a share of " + flow(q.seat) + " without a partner"
			}
		}
	case leeway.Rank:
		t = "the place of " + name(q.partner) + " in " + flow(q.seat)
	default:
		t = "the " + string(q.stat) + " of " + t
	}
	if q.dated {
		return t + " in " + spanText(q.period)
	}
	return t + " by the date of the text"
}

// brief words a figure for a step.
func brief(f *figure) string {
	t := size(f) + " in " + spanText(f.span) + " (" + originName(f)
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
