package measure

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// PartnerShift is how a partner's share changed, and why.
type PartnerShift struct {
	Partner       string
	Before, After float64 // shares, 0 to 1
	Change        float64 // After − Before
	Own           float64 // of the change: this partner's flow grew or shrank
	Rest          float64 // of the change: everybody else's did
	Flow          [2]float64
	Others        [2]float64 // everybody else's flow, unknown partners included
}

// Shifts is how all shares changed between two periods.
type Shifts struct {
	Partners      []PartnerShift // the largest change first
	Left          []string       // partners without a figure in one of the periods, sorted
	Before, After Coverage
}

// Shift splits the change of every partner's share into growth of the partner's own flow and growth of the rest.
//
// Formula:
//
//	s(p, r) = p / (p + r)
//	own  = ½ · [s(p₁, r₀) − s(p₀, r₀) + s(p₁, r₁) − s(p₀, r₁)]
//	rest = ½ · [s(p₀, r₁) − s(p₀, r₀) + s(p₁, r₁) − s(p₁, r₀)]
//	own + rest = s(p₁, r₁) − s(p₀, r₀)
//
// p is the partner's flow and r everybody else's, before (0) and after (1). Each part is the mean over both orders in which
// the two could have changed (Shapley), so that nothing is left over and no order is preferred. Where one order would lead
// through a state without any flow, the other alone counts.
//
// A share can fall while the flow grows: own is then above 0, rest below 0, and "pivot" would say too much.
//
// Units: both lists in one unit, so that prices and exchange rates enter alike; shares and parts are pure numbers, to be read as
// percentage points when multiplied by 100. All changes and that of the unknown part add up to 0 where nobody is in Left.
//
// Absence: a reported zero is a flow of 0. A partner that is not reported, outside coverage or not listed in one of the
// periods is in Left: nobody knows how it changed. Not applicable in one period is in Left too. The unknown part is in r.
//
// Errors: ErrNoTies where a period has no amount; ErrBadValue as [Share].
//
// Citation: Shorrocks, A. F. (2013), "Decomposition Procedures for Distributional Analysis: A Unified Framework Based on the Shapley Value",
// Journal of Economic Inequality 11(1), 99–126.
func Shift(before, after []Part) (Shifts, error) {
	a, err := count(before)
	if err != nil {
		return Shifts{}, fmt.Errorf("before: %w", err)
	}
	b, err := count(after)
	if err != nil {
		return Shifts{}, fmt.Errorf("after: %w", err)
	}
	s := Shifts{Before: a.Coverage, After: b.Coverage}
	for _, partner := range union(a.all, b.all) {
		if partner == World || partner == Unknown {
			continue
		}
		p, errBefore := a.find(partner)
		q, errAfter := b.find(partner)
		if errBefore != nil || errAfter != nil {
			s.Left = append(s.Left, partner)
			continue
		}
		s.Partners = append(s.Partners, split(partner, [2]float64{p.Value, q.Value}, [2]float64{a.others(p), b.others(q)}))
	}
	slices.SortStableFunc(s.Partners, func(x, y PartnerShift) int { return cmp.Compare(math.Abs(y.Change), math.Abs(x.Change)) })
	return s, nil
}

// others is the whole without one part.
func (t *tally) others(p Part) float64 { return max(0, sum([]float64{t.Whole, -p.Value})) }

// split divides the change of one share in two.
func split(partner string, p, r [2]float64) PartnerShift {
	s := PartnerShift{Partner: partner, Flow: p, Others: r, Before: part(p[0], r[0]), After: part(p[1], r[1])}
	s.Change = s.After - s.Before
	ownFirst := part(p[1], r[0]) - s.Before // then the rest
	ownLast := s.After - part(p[0], r[1])
	switch {
	case p[1]+r[0] == 0:
		s.Own = ownLast
	case p[0]+r[1] == 0:
		s.Own = ownFirst
	default:
		s.Own = (ownFirst + ownLast) / 2
	}
	s.Rest = s.Change - s.Own
	return s
}

// part is p's share of p and r, 0 where both are.
func part(p, r float64) float64 { return ratio(p, p+r) }
