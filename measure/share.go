package measure

import (
	"cmp"
	"fmt"
	"slices"
)

// PartnerShare is a partner's part of a reporter's whole, with what it rests on.
type PartnerShare struct {
	Partner  string
	Value    float64 // the partner's amount
	Share    float64 // of the whole, 0 to 1
	Range            // of the share: what unnamed and missing amounts leave open
	Coverage Coverage
}

// Share is a partner's part of a reporter's total.
//
// Formula:
//
//	s = v / W,  W = Σ vⱼ + U
//	range: from v / W to (v + U) / W
//
// v is the partner's amount, vⱼ that of each named partner, U what belongs to nobody named: the partner
// "unknown", and what the total published as partner "world" has beyond all parts. Unknown amounts stay in
// the denominator, so that a list with gaps never reads as more dependent on those it names, and
// the upper end of the range gives all of U to this partner.
//
// Units: amounts in any one unit; the share is a pure number, 0 to 1. Coverage.Share is the named part of W.
//
// Absence: a reported zero counts as 0. Partners not reported or outside coverage have no amount: where
// a total is published they are within U; where none is, Coverage.Open says so, W is only the least it can be,
// and the range begins at 0. Not applicable is left out. The share of a partner that has no figure is ErrAbsent, never 0.
//
// Errors: ErrAbsent as above; ErrNoTies where W is 0; ErrBadValue for an amount that is negative or not finite,
// for a partner that stands twice, and for "world" or "unknown" as the partner asked for.
//
// Citation: Hirschman, A. O. (1945), National Power and the Structure of Foreign Trade, University of California Press:
// a country's dependence on a partner read off the partner's part of its trade.
func Share(parts []Part, partner string) (PartnerShare, error) {
	t, err := count(parts)
	if err != nil {
		return PartnerShare{}, err
	}
	p, err := t.find(partner)
	if err != nil {
		return PartnerShare{}, err
	}
	return t.share(p), nil
}

// Shares lists every named partner's share, the largest first.
//
// Formula:
//
//	sᵢ = vᵢ / W for each i,  Σ sᵢ + U / W = 1
//
// Each is what [Share] returns; equal shares are in the order of their partners' ids.
//
// Units: as [Share]: pure numbers, 0 to 1, that add up to the coverage.
//
// Absence: as [Share]. Reported zeros are listed with share 0; partners without a figure are not
// listed, and Coverage counts them.
//
// Errors: ErrNoTies, ErrBadValue as [Share].
//
// Citation: Hirschman, A. O. (1945), National Power and the Structure of Foreign Trade, University of California Press.
func Shares(parts []Part) ([]PartnerShare, error) {
	t, err := count(parts)
	if err != nil {
		return nil, err
	}
	list := make([]PartnerShare, len(t.named))
	for i, p := range t.named {
		list[i] = t.share(p)
	}
	slices.SortStableFunc(list, func(a, b PartnerShare) int { return cmp.Compare(b.Value, a.Value) })
	return list, nil
}

// share is the share of one named part.
func (t *tally) share(p Part) PartnerShare {
	s := PartnerShare{Partner: p.Partner, Value: p.Value, Share: p.Value / t.Whole, Coverage: t.Coverage}
	s.Low, s.High = s.Share, sum([]float64{p.Value, t.Unknown})/t.Whole
	if t.open {
		s.Low = 0
	}
	return s
}

// ShareRange is the span of a partner's share where reporter and partners disagree: whichever of the
// two sides is right about each flow, the share lies within it.
//
// Formula:
//
//	low  = lᵢ / (lᵢ + Σ hⱼ + U),  high = hᵢ / (hᵢ + Σ lⱼ + max(0, U − F)),  j ≠ i
//
// lⱼ and hⱼ are the smaller and the larger of the reporter's figure and the partner's own (the mirror). The share is
// smallest when this partner's flow is as small and all others as large as anybody reports. U is the reporter's
// unknown amount, F what the mirrors say of partners for whom the reporter has no figure: F may or may not lie
// within U.
//
// Units: both lists in one unit; pure numbers, 0 to 1. Exports are mostly valued free on board and imports with
// freight and insurance: the range holds that difference too, uncorrected.
//
// Absence: a partner whose figure only one side gives has that figure as both ends: no mirror says nothing. A
// reported zero is a figure. Where neither side has one because it is not reported or outside coverage, the partner is
// missing as in [Share]: low is then 0 unless a total is published. Not applicable is left out.
//
// Errors: ErrAbsent where neither side has a figure for the partner; ErrNoTies, ErrBadValue as [Share].
//
// Citation: United Nations Statistics Division (2011), International Merchandise Trade Statistics: Concepts and Definitions 2010,
// on why the records of two partners differ; the bounds are interval arithmetic on their figures.
func ShareRange(reported, mirrored []Part, partner string) (Range, error) {
	own, err := countSide(reported)
	if err != nil {
		return Range{}, err
	}
	other, err := countSide(mirrored)
	if err != nil {
		return Range{}, fmt.Errorf("mirror: %w", err)
	}
	spans := own.spans(&other)
	mine, ok := spans[partner]
	if !ok || partner == World || partner == Unknown {
		return Range{}, fmt.Errorf("partner %s: %w on either side", partner, ErrAbsent)
	}
	least := []float64{own.Unknown, mine.Low}
	most := []float64{max(0, own.Unknown-own.filled(&other)), mine.High}
	for p, s := range spans {
		if p != partner {
			least, most = append(least, s.High), append(most, s.Low)
		}
	}
	if sum(most) == 0 {
		return Range{}, fmt.Errorf("partner %s: %w", partner, ErrNoTies)
	}
	r := Range{Low: ratio(mine.Low, sum(least)), High: ratio(mine.High, sum(most))}
	if own.open {
		r.Low = 0
	}
	return r, nil
}
