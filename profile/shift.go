package profile

import (
	"cmp"
	"math"
	"slices"

	"leeway"
	"leeway/measure"
)

// Move is how a partner's share changed between two years, and why.
type Move struct {
	Partner string `json:"partner"`
	From    Part   `json:"from"`
	To      Part   `json:"to"`
	Change  Amount `json:"change"` // points
	Own     Amount `json:"own"`    // points of it: the partner's flow grew or shrank; none where amounts are not known
	Rest    Amount `json:"rest"`   // points of it: everybody else's did
	Growth  Amount `json:"growth"` // of the partner's flow, percent
	Others  Amount `json:"others"` // growth of everybody else's, percent

	Years  []Point        `json:"years"`
	Breaks measure.Breaks `json:"-"`
	Tested bool           `json:"-"` // whether there were years enough to look for breaks
}

// Records lists the observations behind a move.
func (m *Move) Records() []leeway.Observation {
	return append(slices.Clone(m.From.Records), m.To.Records...)
}

// Shift lists how the shares of an indicator's partners changed between two years, the largest change
// first: of the partners asked for, or of all that have a share in both years. left are partners
// with a share in one of them only, other those whose shares are by different authorities: nobody knows how theirs changed.
// A group has its members of the last year in both.
//
// The split into own growth and that of the rest is [measure.Shift] of the partner's amount and the total that
// goes with it: that of the same table, or the one that an amount and its published share imply.
func Shift(b *Book, reporter, indicator, from, to string, on []string) (moves []Move, left, other []string, ok bool) {
	before, ok1 := b.Domain(reporter, indicator, from)
	after, ok2 := b.Domain(reporter, indicator, to)
	if !ok1 || !ok2 {
		return nil, nil, nil, false
	}
	for _, id := range both(before, after, on) {
		p, ok1 := before.on(id, to)
		q, ok2 := after.on(id, to)
		if !ok1 || !ok2 {
			left = append(left, id)
			continue
		}
		if before.origin(&p) != after.origin(&q) || (p.Members > 0) != (q.Members > 0) {
			other = append(other, id)
			continue
		}
		m := move(id, p, q)
		m.Years = between(b.History(reporter, indicator, id, false), from, to)
		if after.Window == "" { // windows overlap, and move slowly by themselves
			m.Breaks, m.Tested = levelsOf(m.Years)
		}
		moves = append(moves, m)
	}
	slices.SortFunc(moves, func(a, b Move) int {
		return cmp.Or(cmp.Compare(math.Abs(float64(b.Change)), math.Abs(float64(a.Change))), cmp.Compare(a.Partner, b.Partner))
	})
	return moves, left, other, true
}

// both lists the partners to look at.
func both(before, after *Domain, on []string) []string {
	if len(on) > 0 {
		return on
	}
	var ids []string
	for _, d := range []*Domain{before, after} {
		for _, p := range d.Parts {
			ids = append(ids, p.Partner)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func between(points []Point, from, to string) []Point {
	return slices.DeleteFunc(points, func(p Point) bool { return p.Period < from || p.Period > to })
}

// move splits a change.
func move(id string, p, q Part) Move {
	m := Move{Partner: id, From: p, To: q, Change: q.Share - p.Share, Own: None, Rest: None, Growth: None, Others: None}
	if !p.Value.Known() || !q.Value.Known() || p.Share <= 0 || q.Share <= 0 {
		return m
	}
	s, err := measure.Shift(twoParts(&p), twoParts(&q))
	if err != nil || len(s.Partners) != 1 {
		return m
	}
	one := s.Partners[0]
	m.Own, m.Rest = Amount(100*one.Own), Amount(100*one.Rest)
	m.Growth = growth(one.Flow)
	m.Others = growth(one.Others)
	return m
}

// twoParts are a partner's amount and the total that its share makes of it.
func twoParts(p *Part) []measure.Part {
	return []measure.Part{{Partner: p.Partner, Value: float64(p.Value)}, {Partner: measure.World, Value: float64(p.Value / p.Share * 100)}}
}

func growth(v [2]float64) Amount {
	if v[0] <= 0 || v[1] > 1e6*v[0] {
		return None // of next to nothing
	}
	return Amount(100 * (v[1]/v[0] - 1))
}
