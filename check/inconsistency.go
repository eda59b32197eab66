package check

import (
	"fmt"
	"math"
	"slices"

	"leeway"
)

// inconsistencies compares a document's own numbers: levels against a growth, a part against its
// share, shares against a hundred, parts against their total. It needs no record.
func inconsistencies(r *leeway.Reading) []leeway.Inconsistency {
	var ties []*leeway.Claim
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Kind == leeway.KindTie && c.Value != nil && c.IsAsserted() && !c.IsNegated() && c.Subject != "" && c.Indicator != "" {
			ties = append(ties, c)
		}
	}
	var out []leeway.Inconsistency
	out = append(out, levelsAgainstGrowth(ties)...)
	out = append(out, partsAgainstShares(ties, r.Document.Date)...)
	out = append(out, sharesAgainstHundred(ownSubject(r, ties))...)
	return out
}

// ownSubject keeps the claims whose subject their own sentence names: one that was worked out from context may be another's.
func ownSubject(r *leeway.Reading, ties []*leeway.Claim) []*leeway.Claim {
	j := &judge{reading: r}
	var out []*leeway.Claim
	for _, c := range ties {
		if !slices.Contains(c.Resolved, "subject") || mentions(j.sentence(c), c.Subject) {
			out = append(out, c)
		}
	}
	return out
}

// alikeSeat reports whether two claims speak of the same measure and subject.
func alikeSeat(a, b *leeway.Claim) bool {
	return a.Subject == b.Subject && a.Indicator == b.Indicator && a.Product == b.Product
}

// samePeriod reports whether two claims name the same closed period.
func samePeriod(a, b *leeway.Claim) bool {
	return a.Period != nil && b.Period != nil && a.Period.From == b.Period.From && a.Period.To == b.Period.To && a.Period.From != "" && a.Period.To != ""
}

func plainValue(c *leeway.Claim) bool {
	return (c.Comparator == "" || c.Comparator == "=") && c.ValueTo == nil && c.Per == ""
}

// sameSpeaker reports whether two claims are made by the same voice; of two sources that differ neither
// contradicts itself.
func sameSpeaker(a, b *leeway.Claim) bool {
	who := func(c *leeway.Claim) string {
		if len(c.Attribution) == 0 {
			return ""
		}
		return c.Attribution[0].Source
	}
	return who(a) == who(b) || who(a) == "" || who(b) == ""
}

// levelsAgainstGrowth compares a growth with the levels before and after it.
func levelsAgainstGrowth(ties []*leeway.Claim) []leeway.Inconsistency {
	var out []leeway.Inconsistency
	for _, g := range ties {
		if g.Statistic != leeway.Growth || g.Unit != "percent" || g.Direction == "" || !plainValue(g) || g.Of != "" {
			continue
		}
		for _, now := range ties {
			if now.Statistic != leeway.Level || !alikeSeat(now, g) || now.Object != g.Object || !samePeriod(now, g) || !plainValue(now) || !sameSpeaker(now, g) {
				continue
			}
			then, base := baseOf(ties, g, now)
			if base == nil || base.lo <= 0 {
				continue
			}
			w := wordingOf(now)
			lo, hi := 100*(w.lo/base.hi-1), 100*(w.hi/base.lo-1)
			v := *g.Value
			if g.Direction == leeway.Down {
				v = -math.Abs(v)
			}
			said := wordingFor(g, v)
			if said.overlaps(band{lo, hi}) {
				continue
			}
			mid := (base.lo + base.hi) / 2
			real := 100 * (*now.Value/mid - 1)
			ids := []string{now.ID, g.ID}
			if then != nil {
				ids = append(ids, then.ID)
			}
			out = append(out, leeway.Inconsistency{Claims: ids, Explanation: fmt.Sprintf(
				"From %s to %s is %s percent %s, the text says %s percent %s.",
				amount(mid, now.Unit), amount(*now.Value, now.Unit), percent(math.Abs(real)), moreOrLess(real), percent(math.Abs(*g.Value)), moreOrLess(v))})
			break
		}
	}
	return out
}

func moreOrLess(v float64) string {
	if v < 0 {
		return "less"
	}
	return "more"
}

// baseOf finds the level that a growth starts from: the claim's own base, or the level of the base period.
func baseOf(ties []*leeway.Claim, g, now *leeway.Claim) (*leeway.Claim, *band) {
	if now.Base != nil {
		c := *now
		c.Value = now.Base
		w := wordingOf(&c)
		return nil, &w.band
	}
	iv, err := g.Period.Interval()
	if err != nil {
		return nil, nil
	}
	want := before(iv)
	if g.BasePeriod != nil {
		if want, err = g.BasePeriod.Interval(); err != nil {
			return nil, nil
		}
	}
	for _, c := range ties {
		if c.Statistic != leeway.Level || !alikeSeat(c, g) || c.Object != g.Object || c.Unit != now.Unit || !plainValue(c) || c.Period == nil || !sameSpeaker(c, g) {
			continue
		}
		if p, err := c.Period.Interval(); err == nil && p == want {
			w := wordingOf(c)
			return c, &w.band
		}
	}
	return nil, nil
}

// partsAgainstShares compares a part and its total with the share that the text gives, and a part with
// a total that is smaller.
func partsAgainstShares(ties []*leeway.Claim, date string) []leeway.Inconsistency {
	var out []leeway.Inconsistency
	for _, total := range ties {
		if total.Statistic != leeway.Level || total.Object != "world" || !plainValue(total) || slices.Contains(total.Resolved, "indicator") || !slices.Contains(actorsIn(total.Quote.Text, date), total.Subject) {
			continue // a figure whose own words name nobody may still be about the partner of the sentence before
		}
		for _, part := range ties {
			if part.Statistic != leeway.Level || part.Object == "world" || part.Object == "" || !alikeSeat(part, total) || part.Unit != total.Unit || !samePeriod(part, total) || !plainValue(part) || !sameSpeaker(part, total) {
				continue
			}
			wt, wp := wordingOf(total), wordingOf(part)
			if wp.lo > wt.hi {
				out = append(out, leeway.Inconsistency{Claims: []string{total.ID, part.ID}, Explanation: fmt.Sprintf(
					"The part (%s) is larger than the total (%s).", amount(*part.Value, part.Unit), amount(*total.Value, total.Unit))})
				continue
			}
			out = append(out, shareOfPart(ties, total, part, wt, wp)...)
		}
	}
	return out
}

func shareOfPart(ties []*leeway.Claim, total, part *leeway.Claim, wt, wp wording) []leeway.Inconsistency {
	for _, s := range ties {
		if s.Statistic != leeway.Share || !alikeSeat(s, part) || s.Object != part.Object || !samePeriod(s, part) || !plainValue(s) || s.Unit != "percent" || !sameSpeaker(s, part) || s.Of != "" && s.Of != "total" && s.Of != s.Indicator {
			continue
		}
		b := band{100 * wp.lo / wt.hi, 100 * wp.hi / wt.lo}
		if wordingOf(s).overlaps(b) {
			continue
		}
		return []leeway.Inconsistency{{Claims: []string{part.ID, total.ID, s.ID}, Explanation: fmt.Sprintf(
			"%s of %s is %s percent, the text says %s percent.", amount(*part.Value, part.Unit), amount(*total.Value, total.Unit),
			percent(100**part.Value / *total.Value), percent(*s.Value))}}
	}
	return nil
}

// sharesAgainstHundred adds the shares of different states in one whole.
func sharesAgainstHundred(ties []*leeway.Claim) []leeway.Inconsistency {
	var out []leeway.Inconsistency
	done := map[*leeway.Claim]bool{}
	for i, a := range ties {
		if !wholeShare(a) || done[a] {
			continue
		}
		lo := wordingOf(a).lo
		ids := []string{a.ID}
		objects := map[string]bool{a.Object: true}
		for _, b := range ties[i+1:] {
			if !wholeShare(b) || !alikeSeat(a, b) || !samePeriod(a, b) || objects[b.Object] || a.Of != b.Of {
				continue
			}
			done[b] = true
			objects[b.Object] = true
			lo += wordingOf(b).lo
			ids = append(ids, b.ID)
		}
		if lo > 100 && len(ids) > 1 {
			out = append(out, leeway.Inconsistency{Claims: ids, Explanation: fmt.Sprintf(
				"The shares add up to more than 100 percent: at least %s.", percent(lo))})
		}
	}
	return out
}

func wholeShare(c *leeway.Claim) bool {
	return c.Statistic == leeway.Share && c.Unit == "percent" && isState(c.Object) && plainValue(c)
}
