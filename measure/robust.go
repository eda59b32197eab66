package measure

import (
	"cmp"
	"fmt"
	"slices"
)

// Case is a result under one choice of source, year and definition.
type Case struct {
	Name    string // what was chosen: "imf, 2022, exports and imports"
	Value   float64
	Absence Absence
}

// Limit is the line that a conclusion is about.
type Limit struct {
	At    float64
	Below bool // the conclusion is that the value is below; else that it is above
}

// holds reports whether a value is strictly on the side that the conclusion says.
func (l Limit) holds(v float64) bool {
	if l.Below {
		return v < l.At
	}
	return v > l.At
}

// Robustness is whether a conclusion survives other choices.
type Robustness struct {
	Holds  bool   // in the base case
	Robust bool   // every other case with a figure says the same, and there is at least one
	Agree  int    // other cases that say the same as the base
	Cases  int    // other cases with a figure
	Fail   []Case // that say otherwise, by name
	Absent []Case // without a figure, by name
	Span   Range  // of all figures, the base among them
}

// Survives says whether a conclusion about a threshold survives other sources, years and definitions.
//
// Formula:
//
//	robust  ⇔  [v_k > L] = [v₀ > L] for every other case k with a figure, and at least one has one
//
// v₀ is the base case, L the threshold. With Below the conclusion is v < L. A value on the line itself is not above and not below.
//
// Units: all values and the threshold in the measure's own unit. Agree of Cases is how many of the other cases say the same; it is a count
// of choices and no probability.
//
// Absence: a reported zero is a value. A case not reported, outside coverage or not applicable says nothing for or against; it is listed in
// Absent. Without any other case a conclusion is not robust: it was not tried.
//
// Errors: ErrAbsent where the base case has no figure; ErrBadValue for a case without name or twice, and a value that is not finite.
//
// Citation: Leamer, E. E. (1985), "Sensitivity Analyses Would Help", American Economic Review 75(3), 308–313.
func Survives(base Case, others []Case, limit Limit) (Robustness, error) {
	if !finite(limit.At) {
		return Robustness{}, fmt.Errorf("threshold: %w %v", ErrBadValue, limit.At)
	}
	seen := map[string]bool{}
	if err := base.check(seen); err != nil {
		return Robustness{}, err
	}
	if !base.Absence.Known() {
		return Robustness{}, fmt.Errorf("base case %s is %s: %w", base.Name, base.Absence, ErrAbsent)
	}
	r := Robustness{Holds: limit.holds(base.Value), Span: Range{base.Value, base.Value}}
	for _, c := range others {
		if err := c.check(seen); err != nil {
			return Robustness{}, err
		}
		r.add(c, limit)
	}
	r.Robust = r.Cases > 0 && len(r.Fail) == 0
	byName := func(a, b Case) int { return cmp.Compare(a.Name, b.Name) }
	slices.SortFunc(r.Fail, byName)
	slices.SortFunc(r.Absent, byName)
	return r, nil
}

func (r *Robustness) add(c Case, limit Limit) {
	if !c.Absence.Known() {
		r.Absent = append(r.Absent, c)
		return
	}
	r.Cases++
	r.Span = Range{min(r.Span.Low, c.Value), max(r.Span.High, c.Value)}
	if limit.holds(c.Value) == r.Holds {
		r.Agree++
	} else {
		r.Fail = append(r.Fail, c)
	}
}

func (c Case) check(seen map[string]bool) error {
	if c.Name == "" || seen[c.Name] || !c.Absence.valid(c.Value) {
		return fmt.Errorf("case %q: %w: %v %s, or it stands twice", c.Name, ErrBadValue, c.Value, c.Absence)
	}
	seen[c.Name] = true
	return nil
}

// Ranking is what is ranked under one choice of source, year and definition: partners by share, or countries by dependence.
type Ranking struct {
	Name  string
	Parts []Part // Partner is whoever is ranked; the largest value ranks first; values may be negative
}

// Band is the ranks that somebody has over all cases.
type Band struct {
	Partner             string
	BaseBest, BaseWorst int // in the first case; apart where others without a figure could be above; 0 without a figure
	Best, Worst         int // over all cases in which there is a figure
	Cases               int // of these
	Absent              int // cases without a figure for it
}

// RankBands gives the ranks that everybody has over all choices of source, year and definition.
//
// Formula:
//
//	rank in a case: from 1 + |{j : vⱼ > vᵢ}| to that + |{j : no figure}|
//	band: from the best to the worst over all cases
//
// Equal values share the better rank. Whoever has no figure in a case could be above everybody there, so that the worst rank of
// the others grows by one each. The first case is the base.
//
// Units: values of one case in one unit; other cases may have other units. Ranks are whole numbers from 1.
//
// Absence: a reported zero is ranked as 0. Not reported and outside coverage have no rank in that case and widen the ranks of the others; so does
// somebody whom another case lists and this one does not. Not applicable is left out of the case and widens nothing.
//
// Errors: ErrNoTies where there is no case; ErrBadValue for somebody who stands twice, a value that is not finite, a case without name or twice.
//
// Citation: OECD and European Commission Joint Research Centre (2008), Handbook on Constructing Composite Indicators: Methodology and User Guide, OECD
// Publishing, on uncertainty of ranks; Saisana, M., Saltelli, A. and Tarantola, S. (2005), "Uncertainty and Sensitivity Analysis Techniques as Tools for the Quality
// Assessment of Composite Indicators", Journal of the Royal Statistical Society A 168(2), 307–323.
func RankBands(cases []Ranking) ([]Band, error) {
	tables, err := rankTables(cases)
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for _, t := range tables {
		for who := range t {
			names[who] = true
		}
	}
	bands := make([]Band, 0, len(names))
	for _, who := range union(names, nil) {
		b := Band{Partner: who}
		for i, t := range tables {
			b.add(t, who, names, i == 0)
		}
		bands = append(bands, b)
	}
	slices.SortStableFunc(bands, func(a, b Band) int {
		return cmp.Or(cmp.Compare(unranked(a), unranked(b)), cmp.Compare(a.BaseBest, b.BaseBest))
	})
	return bands, nil
}

// unranked puts those without a rank in the base case last.
func unranked(b Band) int {
	if b.BaseBest == 0 {
		return 1
	}
	return 0
}

func (b *Band) add(t map[string]Part, who string, names map[string]bool, base bool) {
	own, listed := t[who]
	if !listed || !own.Absence.Known() {
		b.Absent++
		return
	}
	above, open := 0, 0
	for name := range names {
		p, listed := t[name]
		switch {
		case !listed || p.Absence.Open():
			open++
		case p.Absence.Known() && p.Value > own.Value:
			above++
		}
	}
	best, worst := 1+above, 1+above+open
	if base {
		b.BaseBest, b.BaseWorst = best, worst
	}
	if b.Cases == 0 {
		b.Best = best
	}
	b.Best, b.Worst = min(b.Best, best), max(b.Worst, worst)
	b.Cases++
}

// rankTables checks cases and makes them easy to ask.
func rankTables(cases []Ranking) ([]map[string]Part, error) {
	if len(cases) == 0 {
		return nil, fmt.Errorf("cases: %w", ErrNoTies)
	}
	seen := map[string]bool{}
	tables := make([]map[string]Part, len(cases))
	for i, c := range cases {
		if c.Name == "" || seen[c.Name] {
			return nil, fmt.Errorf("case %q: %w: no name, or it stands twice", c.Name, ErrBadValue)
		}
		seen[c.Name] = true
		tables[i] = map[string]Part{}
		for _, p := range c.Parts {
			if _, twice := tables[i][p.Partner]; twice || p.Partner == "" || !p.Absence.valid(p.Value) {
				return nil, fmt.Errorf("case %s: %q: %w: %v %s, or it stands twice", c.Name, p.Partner, ErrBadValue, p.Value, p.Absence)
			}
			tables[i][p.Partner] = p
		}
	}
	return tables, nil
}

// Reversal is a pair that another case ranks the other way round.
type Reversal struct {
	Case         string
	Above, Below string // as the base case has them
}

// RankRobustness is whether a ranking survives other choices.
type RankRobustness struct {
	Robust   bool // no pair is reversed, and at least one could be compared
	Pairs    int  // pairs of the base case that other cases could be asked about, over all of them
	Kept     int
	Tied     int // pairs that another case has level
	Reversed []Reversal
}

// RankingSurvives says which pairs of a ranking survive other sources, years and definitions.
//
// Formula:
//
//	robust  ⇔  vᵢ > vⱼ in the base case implies vᵢ ≥ vⱼ in every other case with figures for both
//
// Units: values of one case in one unit. Pairs, Kept, Tied and Reversed are counts: Kept + Tied + Reversed = Pairs.
//
// Absence: a reported zero is a value. A pair of which one has no figure in a case (not reported, outside coverage, not
// applicable, not listed) says nothing there and is no pair. Without any pair a ranking is not robust: it was not tried.
//
// Errors: as [RankBands].
//
// Citation: Kendall, M. G. (1938), "A New Measure of Rank Correlation", Biometrika 30(1/2), 81–93, for counting the pairs that two rankings order
// alike; OECD and European Commission Joint Research Centre (2008), Handbook on Constructing Composite Indicators: Methodology and User Guide, OECD Publishing.
func RankingSurvives(base Ranking, others []Ranking) (RankRobustness, error) {
	tables, err := rankTables(append([]Ranking{base}, others...))
	if err != nil {
		return RankRobustness{}, err
	}
	var r RankRobustness
	for _, above := range union(tables[0], nil) {
		for _, below := range union(tables[0], nil) {
			if order(tables[0], above, below) == 1 {
				for i, c := range others {
					r.add(order(tables[i+1], above, below), Reversal{c.Name, above, below})
				}
			}
		}
	}
	slices.SortFunc(r.Reversed, func(a, b Reversal) int {
		return cmp.Or(cmp.Compare(a.Case, b.Case), cmp.Compare(a.Above, b.Above), cmp.Compare(a.Below, b.Below))
	})
	r.Robust = r.Pairs > 0 && len(r.Reversed) == 0
	return r, nil
}

// noOrder is the order of two of which one has no figure.
const noOrder = 2

// order is 1 where a is above b, -1 below, 0 level.
func order(t map[string]Part, a, b string) int {
	p, okA := t[a]
	q, okB := t[b]
	if !okA || !okB || !p.Absence.Known() || !q.Absence.Known() {
		return noOrder
	}
	return cmp.Compare(p.Value, q.Value)
}

func (r *RankRobustness) add(order int, pair Reversal) {
	switch order {
	case noOrder:
		return
	case 1:
		r.Kept++
	case 0:
		r.Tied++
	default:
		r.Reversed = append(r.Reversed, pair)
	}
	r.Pairs++
}
