package check

import (
	"fmt"
	"strings"

	"leeway"
)

// strands are the measures that "economic ties" stands for.
var strands = []string{"trade", "remittances", "investment", "debt"}

// strandYear is the year that the newest one is compared with besides the year before: the last
// before the war in Ukraine turned the region's trade.
const strandYear = 2021

// strand is how one measure moved: its volume and its share, against one earlier year.
type strand struct {
	indicator string
	partner   string  // its name
	volume    *figure // growth, percent
	share     *figure // percentage points
	members   int
	of        int
}

// ties judges the direction of economic ties as a whole: trade, remittances, investment and debt,
// each by volume and by share, the newest year against the year before and against 2021, over at least
// three fifths of a group's members. Where they part ways the claim depends on the measure.
func (j *judge) ties(c *leeway.Claim) *leeway.Verdict {
	if c.Direction == "" || c.Object == "" || c.Subject == "" {
		return nothing("The text gives no direction of these ties.", hintFor(c))
	}
	var agree, differ []string
	var figs []figure
	var steps []leeway.Step
	for _, ind := range strands {
		for _, st := range j.strandsOf(seat{ind, c.Subject, c.Object}) {
			for _, f := range []*figure{st.volume, st.share} {
				if f == nil {
					continue
				}
				q := &question{Claim: c}
				text := st.words(f)
				outcome := "flat"
				switch {
				case q.opposes(f):
					differ, outcome = append(differ, text), "differs"
					figs = append(figs, *f)
				case q.follows(f):
					agree, outcome = append(agree, text), "agrees"
					figs = append(figs, *f)
				}
				steps = append(steps, leeway.Step{Reading: "as-written", Needed: ind, Found: text, Tolerance: "the sign, beyond a flat band", Outcome: outcome})
			}
		}
	}
	v := &leeway.Verdict{Steps: steps, Evidence: evidence(figs)}
	switch {
	case len(agree) > 0 && len(differ) > 0:
		v.Status = leeway.Depends
		v.Explanation = "It depends on the measure: " + strings.Join(agree, "; ") + "; but " + strings.Join(differ, "; ") + "."
	case len(agree) >= 2:
		v.Status = leeway.Supported
		v.Explanation = capital(strings.Join(agree, "; ")) + "."
	case len(differ) >= 2:
		v.Status = leeway.Contradicted
		v.Explanation = capital(strings.Join(differ, "; ")) + "."
		v.Correction = v.Explanation
	default:
		return nothing("The record has too little on the economic ties of "+name(c.Subject)+" with "+name(c.Object)+".", hintFor(c))
	}
	return v
}

// words tells how a strand moved.
func (s *strand) words(f *figure) string {
	what := map[string]string{"trade": "trade with ", "remittances": "remittances from ", "investment": "investment from ", "debt": "debt to "}[s.indicator] + s.partner
	verb := "grew by "
	if f.value < 0 {
		verb = "fell by "
	}
	size := amount(abs(f.value), f.unit)
	if f.unit == "percentage-points" {
		what = "the share of " + s.partner + " in " + s.indicator
	}
	t := fmt.Sprintf("%s %s%s in %s against %s", what, verb, size, spanText(f.span), spanText(f.base))
	if s.of > 0 {
		t += fmt.Sprintf(" (%d of %d members)", s.members, s.of)
	}
	return t
}

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}

// strandsOf measures one indicator: the newest whole year against the year before and against 2021.
func (j *judge) strandsOf(s seat) []strand {
	members := j.lake.group(s.reporter)
	if len(members) == 0 {
		members = []string{s.reporter}
	}
	var out []strand
	newest := j.newestYear(s, members)
	if newest == 0 {
		return nil
	}
	for _, then := range []int{newest - 1, strandYear} {
		if then >= newest {
			continue
		}
		st := strand{indicator: s.indicator, partner: name(s.partner)}
		if len(members) > 1 {
			st.of = len(members)
		}
		st.members, st.volume, st.share = j.compareYears(s, members, newest, then)
		if float64(st.members) < groupCoverage*float64(len(members)) {
			continue
		}
		out = append(out, st)
		if then == strandYear {
			break
		}
	}
	return out
}

// newestYear is the last year that three fifths of the members have public figures for.
func (j *judge) newestYear(s seat, members []string) int {
	count := map[int]int{}
	for _, m := range members {
		seen := map[int]bool{}
		for _, f := range j.lake.level(seat{s.indicator, m, s.partner}) {
			if f.when == known && isYear(f.span) && f.quality != leeway.Modelled && f.unit == "usd" {
				seen[f.span.First.Year()] = true
			}
		}
		for y := range seen {
			count[y]++
		}
	}
	best := 0
	for y, n := range count {
		if y > best && float64(n) >= groupCoverage*float64(len(members)) {
			best = y
		}
	}
	return best
}

// compareYears sums levels and totals over the members that have both years in one series.
func (j *judge) compareYears(s seat, members []string, now, then int) (int, *figure, *figure) {
	var a, b, at, bt *figure
	n, totals := 0, 0
	plus := func(sum *figure, f *figure) *figure {
		if sum == nil {
			c := *f
			return &c
		}
		c := add(sum, f, 1, "")
		return &c
	}
	for _, m := range members {
		ms := seat{s.indicator, m, s.partner}
		x, y := j.yearPair(j.lake.level(ms), now, then)
		if x == nil {
			continue
		}
		n++
		a, b = plus(a, x), plus(b, y)
		tx, ty := totalIn(j.lake.total(ms), x, now), totalIn(j.lake.total(ms), y, then)
		if tx != nil && ty != nil {
			totals++
			at, bt = plus(at, tx), plus(bt, ty)
		}
	}
	if a == nil {
		return 0, nil, nil
	}
	var volume, share *figure
	if f, ok := move(a, b, leeway.Growth); ok {
		volume = &f
	}
	if totals == n {
		sa, ok1 := divide(a, at, "")
		sb, ok2 := divide(b, bt, "")
		if ok1 && ok2 {
			if f, ok := move(&sa, &sb, leeway.Change); ok {
				share = &f
			}
		}
	}
	return n, volume, share
}

// yearPair returns a member's figures of two years in one series.
func (j *judge) yearPair(figs []figure, now, then int) (x, y *figure) {
	for i := range figs {
		f := &figs[i]
		if f.when != known || f.quality == leeway.Modelled || f.unit != "usd" || f.span != year(now) {
			continue
		}
		if y := inYear(figs, f.key(), then); y != nil {
			return f, y
		}
	}
	return nil, nil
}

// totalIn returns the total that belongs to a part, for a year.
func totalIn(figs []figure, part *figure, y int) *figure {
	for i := range figs {
		if figs[i].span == year(y) && sameAuthority(&figs[i], part) {
			return &figs[i]
		}
	}
	return nil
}

// inYear returns the figure of a series for a year.
func inYear(figs []figure, key string, y int) *figure {
	for i := range figs {
		if figs[i].span == year(y) && figs[i].key() == key {
			return &figs[i]
		}
	}
	return nil
}
