package profile

import (
	"slices"
	"strconv"
	"strings"

	"leeway/measure"
	"leeway/state"
)

// Case is a domain under another choice of source, side, year or definition.
type Case struct {
	Name  string
	share func(partner string) (Amount, bool)
}

// Share is a partner's share in percent under the case; ok is false where the case has none.
func (c *Case) Share(partner string) (Amount, bool) { return c.share(partner) }

// rivals are the other definitions of a domain.
var rivals = map[string][]string{"trade": {"exports", "imports"}, "exports": {"trade"}, "imports": {"trade"}}

// Cases are the other choices for a domain: every further table of the year (another authority, or the partners'
// records), the years before and after, and the rival definitions of the indicator.
func (b *Book) Cases(d *Domain) []Case {
	var cases []Case
	for i := 1; i < len(d.tables); i++ {
		t := &d.tables[i]
		cases = append(cases, Case{t.origin + t.modelWords() + sideWords(t.side) + " " + d.Period, func(partner string) (Amount, bool) { return t.share(partner, d.Period) }})
	}
	for _, off := range []int{-2, -1, 1} {
		year := yearOff(d.Period, off)
		if other, ok := b.Domain(d.Reporter, d.Indicator, year); ok {
			cases = append(cases, Case{"the year " + year, other.shareOf})
		}
	}
	for _, rival := range rivals[d.Indicator] {
		if other, ok := b.Domain(d.Reporter, rival, d.Period); ok {
			cases = append(cases, Case{rival + " instead of " + d.Indicator, other.shareOf})
		}
	}
	return cases
}

func (t *table) modelWords() string {
	if t.class == 1 {
		return ", a model,"
	}
	return ""
}

func sideWords(s Side) string {
	switch s {
	case Others:
		return ", the partners' records,"
	case Reconciled:
		return ", reconciled,"
	}
	return ""
}

func yearOff(year string, off int) string {
	n, err := strconv.Atoi(year[:min(4, len(year))]) // of a month its year
	if err != nil {
		return ""
	}
	return strconv.Itoa(n + off)
}

func (d *Domain) shareOf(partner string) (Amount, bool) {
	p, ok := d.On(partner)
	return p.Share, ok
}

// share is what one table gives a partner, or the members of a group where it names nearly everybody.
func (t *table) share(partner, period string) (Amount, bool) {
	ids := []string{partner}
	if !isState(partner) && 100*t.named >= nearlyAll*t.whole() {
		ids = state.Members(partner, period)
	}
	var sum float64
	found := false
	for _, id := range ids {
		if r, ok := t.parts[id]; ok {
			sum, found = sum+r.Value, true
		}
	}
	return Amount(100 * sum / t.whole()), found
}

// Largest says whether the order of a view's partners survives the other cases: who is before whom.
func (b *Book) Largest(v *View) (measure.RankRobustness, []string, error) {
	base := measure.Ranking{Name: "as shown"}
	for _, l := range v.Lines {
		base.Parts = append(base.Parts, measure.Part{Partner: l.Partner, Value: float64(l.Share)})
	}
	others, names := rankings(b.Cases(v.Domain), base.Parts)
	r, err := measure.RankingSurvives(base, others)
	return r, names, err
}

// rankings are the shares of the same partners under each case.
func rankings(cases []Case, parts []measure.Part) (found []measure.Ranking, names []string) {
	for _, c := range cases {
		r := measure.Ranking{Name: c.Name}
		for _, p := range parts {
			r.Parts = append(r.Parts, part(p.Partner, &c, p.Partner))
		}
		found, names = append(found, r), append(names, c.Name)
	}
	return found, names
}

// part is a share under a case, for whoever is ranked.
func part(ranked string, c *Case, partner string) measure.Part {
	if s, ok := c.Share(partner); ok && s.Known() {
		return measure.Part{Partner: ranked, Value: float64(s)}
	}
	return measure.Part{Partner: ranked, Absence: measure.NotReported}
}

// Rank is a state's place among others by how much of an indicator goes with a partner.
type Rank struct {
	Reporter    string `json:"reporter"`
	Partner     string `json:"partner"`
	Indicator   string `json:"indicator"`
	Period      string `json:"period"`
	Window      string `json:"window,omitempty"`
	Part        `json:"-"`
	Share       Amount `json:"share"`
	Low         Amount `json:"low"`
	High        Amount `json:"high"`
	Coverage    Amount `json:"coverage"`
	Unit        string `json:"unit"`
	Value       Amount `json:"value"`
	Modelled    bool   `json:"modelled,omitempty"`
	Base        string `json:"base,omitempty"`  // what the total is of, where it is more than goods
	Apart       Apart  `json:"apart,omitempty"` // why the figure is not ranked beside the others
	Ranked      bool   `json:"ranked"`          // enough of the states have a figure
	Best, Worst int    // rank as shown: apart where states without a figure could be before
	Top, Bottom int    // over all cases
	Cases       int
}

// Apart is why a figure cannot be ranked beside those of other states.
type Apart string

// The reasons.
const (
	Older     Apart = "older" // it is from more than three years before the newest of the others
	FromModel Apart = "model" // nobody counted it, and others were counted
)

// comparable is by how many years the figures of two states may differ to be ranked beside each other.
const comparable = 3

// Compare sets states side by side: each one's share of an indicator with a partner, in the newest year that it has (not
// after upTo, if given) or in the year asked for. Ranks are given where at least three fifths of the states have a figure
// that can be set beside the others, with the band over other sources, sides, years and definitions.
func Compare(b *Book, reporters []string, indicator, partner, year, upTo string) []Rank {
	var rows []Rank
	var domains []*Domain
	for _, id := range reporters {
		if id == partner {
			continue
		}
		d, ok := b.domain(id, indicator, year, upTo)
		r := Rank{Reporter: id, Partner: partner, Indicator: indicator, Share: None, Low: None, High: None, Coverage: None, Value: None}
		if ok {
			r.Period, r.Window, r.Coverage, r.Unit, r.Modelled, r.Base = d.Period, d.Window, d.Coverage, d.Unit, d.Modelled, d.Base
			if p, ok := d.On(partner); ok {
				r.Part, r.Share, r.Low, r.High, r.Value = p, p.Share, p.Low, p.High, p.Value
			}
		}
		rows, domains = append(rows, r), append(domains, d)
	}
	setApart(rows)
	b.rank(rows, domains)
	return rows
}

// setApart marks the figures that cannot be ranked beside the others: of another time, and those of a model beside counts.
func setApart(rows []Rank) {
	counted, newest := false, ""
	for i := range rows {
		counted = counted || rows[i].Share.Known() && !rows[i].Modelled
	}
	for i := range rows {
		if r := &rows[i]; r.Share.Known() && r.Modelled && counted {
			r.Apart = FromModel
		} else if r.Share.Known() {
			newest = max(newest, r.Period)
		}
	}
	for i := range rows {
		if r := &rows[i]; r.Share.Known() && r.Apart == "" && r.Period < yearOff(newest, -comparable) {
			r.Apart = Older
		}
	}
}

// beside reports whether a figure can be ranked beside the others.
func (r *Rank) beside() bool { return r.Share.Known() && r.Apart == "" }

func (b *Book) domain(reporter, indicator, year, upTo string) (*Domain, bool) {
	if year != "" {
		return b.Domain(reporter, indicator, year)
	}
	return b.Latest(reporter, indicator, upTo)
}

// rank fills the ranks in.
func (b *Book) rank(rows []Rank, domains []*Domain) {
	base := measure.Ranking{Name: "as shown"}
	known := 0
	for i := range rows {
		p := measure.Part{Partner: rows[i].Reporter, Absence: measure.NotReported}
		if rows[i].beside() {
			known++
			p = measure.Part{Partner: rows[i].Reporter, Value: float64(rows[i].Share)}
		}
		base.Parts = append(base.Parts, p)
	}
	if known < 2 || 5*known < 3*len(rows) {
		return
	}
	bands, err := measure.RankBands(append([]measure.Ranking{base}, b.others(rows, domains)...))
	if err != nil {
		return
	}
	for _, band := range bands {
		at := slices.IndexFunc(rows, func(r Rank) bool { return r.Reporter == band.Partner })
		r := &rows[at]
		if r.Ranked = r.beside(); r.Ranked {
			r.Best, r.Worst, r.Top, r.Bottom, r.Cases = band.BaseBest, band.BaseWorst, band.Best, band.Worst, band.Cases
		}
	}
}

// others are the rankings in which one state is taken under another choice, and the rest as they are shown.
func (b *Book) others(rows []Rank, domains []*Domain) []measure.Ranking {
	var found []measure.Ranking
	for i := range rows {
		if domains[i] == nil || !rows[i].beside() {
			continue
		}
		for _, c := range b.Cases(domains[i]) {
			s, ok := c.Share(rows[i].Partner)
			if !ok {
				continue
			}
			r := measure.Ranking{Name: rows[i].Reporter + ": " + c.Name}
			for j := range rows {
				p := measure.Part{Partner: rows[j].Reporter, Absence: measure.NotReported}
				if j == i {
					p = measure.Part{Partner: rows[j].Reporter, Value: float64(s)}
				} else if rows[j].beside() {
					p = measure.Part{Partner: rows[j].Reporter, Value: float64(rows[j].Share)}
				}
				r.Parts = append(r.Parts, p)
			}
			found = append(found, r)
		}
	}
	return found
}

// RankSurvives says whether the order of the states survives the other choices, one state at a time; ok is false where
// nothing could be tried.
func (b *Book) RankSurvives(rows []Rank, year, upTo string) (r measure.RankRobustness, tried int, ok bool) {
	base := measure.Ranking{Name: "as shown"}
	domains := make([]*Domain, len(rows))
	for i := range rows {
		if !rows[i].beside() {
			continue
		}
		base.Parts = append(base.Parts, measure.Part{Partner: rows[i].Reporter, Value: float64(rows[i].Share)})
		domains[i], _ = b.domain(rows[i].Reporter, rows[i].Indicator, year, upTo)
	}
	others := b.others(rows, domains)
	r, err := measure.RankingSurvives(base, others)
	return r, len(others), err == nil
}

// MoveSurvives says whether a partner's gain or loss survives the years around, and the other definitions, sources and
// sides of both ends.
func (b *Book) MoveSurvives(reporter, indicator, from, to string, m *Move) (measure.Robustness, error) {
	var cases []measure.Case
	change := func(name string, before, after Amount, ok bool) {
		if ok {
			cases = append(cases, measure.Case{Name: name, Value: float64(after - before)})
		}
	}
	at := func(year string) (Amount, bool) {
		d, ok := b.Domain(reporter, indicator, year)
		if !ok {
			return None, false
		}
		return d.shareOf(m.Partner)
	}
	for _, off := range []int{-1, 1} {
		if s, ok := at(yearOff(from, off)); ok && yearOff(from, off) < to {
			change("from "+yearOff(from, off), s, m.To.Share, true)
		}
		if s, ok := at(yearOff(to, off)); ok && yearOff(to, off) > from {
			change("to "+yearOff(to, off), m.From.Share, s, true)
		}
	}
	first, ok1 := b.Domain(reporter, indicator, from)
	last, ok2 := b.Domain(reporter, indicator, to)
	if ok1 && ok2 {
		later := b.Cases(last)
		for _, c := range b.Cases(first) {
			k := slices.IndexFunc(later, func(o Case) bool { return sameChoice(o.Name, to, c.Name, from) })
			if k < 0 {
				continue
			}
			before, ok1 := c.Share(m.Partner)
			after, ok2 := later[k].Share(m.Partner)
			change(strings.TrimSuffix(c.Name, " "+from), before, after, ok1 && ok2)
		}
	}
	return measure.Survives(measure.Case{Name: "as shown", Value: float64(m.Change)}, cases, measure.Limit{Below: m.Change < 0})
}

// sameChoice reports whether two cases of different years are one choice of source or definition.
func sameChoice(a, yearA, b, yearB string) bool {
	if strings.HasPrefix(a, "the year ") || strings.HasPrefix(b, "the year ") {
		return false
	}
	return strings.TrimSuffix(a, " "+yearA) == strings.TrimSuffix(b, " "+yearB)
}
