package measure

import (
	"fmt"
	"math"
	"slices"
)

// Position is what a state holds toward one third state or question: a class of alliance, a vote.
type Position struct {
	Toward  string  // the third state or the roll call; a state's own place toward itself belongs in its list
	Value   float64 // a rung of a scale: 0 none, 1 entente, 2 neutrality, 3 defence
	Weight  float64 // of this row, the same in both lists; 0 in all rows of both lists means equal weights
	Absence Absence
}

// Distance says how far apart two rungs are.
type Distance string

// The distances. Nominal takes rungs as names without order, as Cohen and Scott did first.
const (
	Nominal  Distance = "nominal"  // 0 where equal, else 1
	Absolute Distance = "absolute" // |x − y|
	Squared  Distance = "squared"  // (x − y)²
)

// Likeness is how alike two portfolios are, and on how many rows that rests.
type Likeness struct {
	Value float64
	Rows  int // in both lists
	Left  int // in one list only, or without a figure on one side
}

// SignorinoRitter is the S score: how near two states' portfolios of positions are, on a straight scale.
//
// Formula:
//
//	S = 1 − 2 · Σ wₖ |xₖ − yₖ| / (Σ wₖ · Δmax)
//
// xₖ and yₖ are the two states' rungs toward k, Δmax the length of the scale (3 for alliance classes 0 to 3), wₖ weights, as
// shares of the system's capabilities; equal where none are given.
//
// Units: a pure number, −1 (as far apart as the scale allows) to 1 (the same). States that share mostly the lack of ties score near
// 1: set [CohenKappa] or [ScottPi] beside it.
//
// Absence: a reported zero is the rung 0, which here means "no tie" only where the list is complete. A row not reported or outside
// coverage on either side, or in one list only, is left out and counted in Left. Not applicable is left out too.
//
// Errors: ErrNoTies where no row is left; ErrBadValue for a row that stands twice, a rung outside the scale's length, a
// weight that is negative or differs between the lists.
//
// Citation: Signorino, C. S. and Ritter, J. M. (1999), "Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions",
// International Studies Quarterly 43(1), 115–144.
func SignorinoRitter(a, b []Position, scale float64) (Likeness, error) {
	rows, err := pairUp(a, b)
	if err != nil {
		return Likeness{}, err
	}
	if !finite(scale) || scale <= 0 {
		return Likeness{}, fmt.Errorf("scale: %w %v", ErrBadValue, scale)
	}
	for _, r := range rows.list {
		if math.Abs(r.x-r.y) > scale {
			return Likeness{}, fmt.Errorf("%s: %w: %v and %v on a scale of %v", r.toward, ErrBadValue, r.x, r.y, scale)
		}
	}
	apart := sumOf(rows.list, func(r row) float64 { return r.weight * (math.Abs(r.x-r.y) / scale) })
	s := 1 - 2*(apart/rows.weight())
	if !finite(s) {
		return Likeness{}, fmt.Errorf("weights: %w: too large", ErrBadValue)
	}
	return rows.likeness(clamp(s, -1, 1)), nil
}

// CohenKappa is the likeness of two portfolios beyond what chance makes of each state's own habits.
//
// Formula:
//
//	κ = 1 − Σ wₖ d(xₖ, yₖ) / Σᵢⱼ pᵢ qⱼ d(i, j)
//
// d is the distance of two rungs, pᵢ the (weighted) part of the rows in which the first state is on rung i, qⱼ the second's. The
// weights wₖ add up to 1. With the nominal distance this is Cohen's kappa of 1960, with others his weighted kappa of 1968.
//
// Units: a pure number, at most 1 (the same); 0 is what chance would give, below 0 less than that.
//
// Absence: as [SignorinoRitter]: rows without a figure on both sides are left out and counted.
//
// Errors: as [SignorinoRitter]; ErrNoTies also where both states are on one and the same rung in all rows: there is then nothing that chance
// could miss.
//
// Citation: Cohen, J. (1960), "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20(1), 37–46; Cohen, J.
// (1968), "Weighted Kappa", Psychological Bulletin 70(4), 213–220; for portfolios of states Häge, F. M. (2011), "Choice or Circumstance? Adjusting
// Measures of Foreign Policy Similarity for Chance Agreement", Political Analysis 19(3), 287–305.
func CohenKappa(a, b []Position, d Distance) (Likeness, error) {
	return beyondChance(a, b, d, func(p, q map[float64]float64) (map[float64]float64, map[float64]float64) { return p, q })
}

// ScottPi is the likeness of two portfolios beyond what chance makes of both states' habits together.
//
// Formula:
//
//	π = 1 − Σ wₖ d(xₖ, yₖ) / Σᵢⱼ rᵢ rⱼ d(i, j),   rᵢ = (pᵢ + qᵢ) / 2
//
// As [CohenKappa], with one distribution of rungs for both states: a state with many ties and one with few are less alike by π than by κ.
//
// Units: a pure number, at most 1; 0 is what chance would give. π is never above κ.
//
// Absence: as [SignorinoRitter]: rows without a figure on both sides are left out and counted.
//
// Errors: as [CohenKappa].
//
// Citation: Scott, W. A. (1955), "Reliability of Content Analysis: The Case of Nominal Scale Coding", Public Opinion Quarterly 19(3), 321–325; for portfolios of
// states Häge, F. M. (2011), "Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance Agreement", Political
// Analysis 19(3), 287–305.
func ScottPi(a, b []Position, d Distance) (Likeness, error) {
	return beyondChance(a, b, d, func(p, q map[float64]float64) (map[float64]float64, map[float64]float64) {
		r := map[float64]float64{}
		for _, m := range []map[float64]float64{p, q} {
			for rung := range m {
				r[rung] = (p[rung] + q[rung]) / 2
			}
		}
		return r, r
	})
}

// beyondChance is one less the distance seen over the distance that chance would give.
func beyondChance(a, b []Position, d Distance, expect func(p, q map[float64]float64) (map[float64]float64, map[float64]float64)) (Likeness, error) {
	if d != Nominal && d != Absolute && d != Squared {
		return Likeness{}, fmt.Errorf("distance %q: %w", d, ErrBadValue)
	}
	rows, err := pairUp(a, b)
	if err != nil {
		return Likeness{}, err
	}
	weight := rows.weight()
	seen := sumOf(rows.list, func(r row) float64 { return r.weight * d.between(r.x, r.y) }) / weight
	p, q := expect(rows.rungs(weight, func(r row) float64 { return r.x }), rows.rungs(weight, func(r row) float64 { return r.y }))
	var by []float64
	for i, pi := range p {
		for j, qj := range q {
			by = append(by, pi*qj*d.between(i, j))
		}
	}
	chance := sum(by)
	if chance == 0 {
		return Likeness{}, fmt.Errorf("both are on one rung in all %d rows: %w", len(rows.list), ErrNoTies)
	}
	k := 1 - seen/chance
	if !finite(k) {
		return Likeness{}, fmt.Errorf("distances: %w: too large", ErrBadValue)
	}
	return rows.likeness(k), nil
}

// between is the distance of two rungs.
func (d Distance) between(x, y float64) float64 {
	switch {
	case d == Squared:
		return (x - y) * (x - y)
	case d == Absolute:
		return math.Abs(x - y)
	case x == y:
		return 0
	}
	return 1
}

// row is one third state or question on which both have a position.
type row struct {
	toward       string
	x, y, weight float64
}

type rows struct {
	list []row // sorted by toward
	left int
}

func (r rows) likeness(v float64) Likeness {
	return Likeness{Value: v, Rows: len(r.list), Left: r.left}
}

func (r rows) weight() float64 { return sumOf(r.list, func(x row) float64 { return x.weight }) }

// rungs is the part of the weight on each rung.
func (r rows) rungs(weight float64, of func(row) float64) map[float64]float64 {
	by := map[float64][]float64{}
	for _, x := range r.list {
		by[of(x)] = append(by[of(x)], x.weight)
	}
	parts := map[float64]float64{}
	for rung, weights := range by {
		parts[rung] = sum(weights) / weight
	}
	return parts
}

// pairUp brings two portfolios together, row by row.
func pairUp(a, b []Position) (rows, error) {
	first, err := portfolio(a)
	if err != nil {
		return rows{}, err
	}
	second, err := portfolio(b)
	if err != nil {
		return rows{}, err
	}
	var r rows
	for _, k := range union(first, second) {
		x, mine := first[k]
		y, theirs := second[k]
		switch {
		case !mine || !theirs || !x.Absence.Known() || !y.Absence.Known():
			r.left++
		case x.Weight != y.Weight:
			return rows{}, fmt.Errorf("%s: %w: weights %v and %v", k, ErrBadValue, x.Weight, y.Weight)
		default:
			r.list = append(r.list, row{k, x.Value, y.Value, x.Weight})
		}
	}
	return r.weigh()
}

// weigh gives equal weights where none are given.
func (r rows) weigh() (rows, error) {
	if len(r.list) == 0 {
		return r, fmt.Errorf("no row in both portfolios: %w", ErrNoTies)
	}
	if slices.ContainsFunc(r.list, func(x row) bool { return x.weight > 0 }) {
		return r, nil
	}
	for i := range r.list {
		r.list[i].weight = 1
	}
	return r, nil
}

func portfolio(list []Position) (map[string]Position, error) {
	by := map[string]Position{}
	for _, p := range list {
		_, twice := by[p.Toward]
		if twice || p.Toward == "" || !p.Absence.valid(p.Value) || !amount(p.Weight) {
			return nil, fmt.Errorf("position toward %q: %w: %v %s, weight %v, or it stands twice", p.Toward, ErrBadValue, p.Value, p.Absence, p.Weight)
		}
		by[p.Toward] = p
	}
	return by, nil
}
