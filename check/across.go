package check

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"leeway"
)

// Report is a document among several that are laid side by side.
type Report struct {
	Name    string // what the user called it
	Reading *leeway.Reading
}

// Gathering is a claim that several documents make: the same kind, subject, object, indicator, statistic and unit,
// for periods that go together.
type Gathering struct {
	Appearances []Appearance `json:"appearances"` // the earliest document first, undated ones last
	Documents   int          `json:"documents"`
	// Origins are those on whose word the claim rests, each once: five outlets that cite one bank are one origin, and
	// so is who repeats another document of the set.
	Origins  []string `json:"origins"`
	Disagree bool     `json:"disagree"` // two appearances cannot both be right
}

// Appearance is a claim in one of the documents.
type Appearance struct {
	Document  string       `json:"document"`
	Title     string       `json:"title,omitempty"`
	Publisher string       `json:"publisher,omitempty"`
	Date      string       `json:"date,omitempty"`
	Claim     leeway.Claim `json:"claim"`
	// Cites names another document of the set that the claim is taken from: by name, or by its very words.
	Cites  string `json:"cites,omitempty"`
	Origin string `json:"origin"`

	report int
}

// copiedWords is from how many words on a sentence that two documents share, both in their own voice, was
// copied: shorter ones are written twice by chance.
const copiedWords = 12

// Gather finds what several documents claim alike, and lays it side by side: who said it first, on whose word,
// and where they disagree. What they disagree on comes first, then what most of them say. Opinions, positions
// and provisions are left out: their words are not comparable. It is a pure function and needs no record.
func Gather(reports []Report) []Gathering {
	buckets := map[string][]Appearance{}
	var order []string
	for i, r := range reports {
		for _, c := range r.Reading.Claims {
			key := likeness(&c)
			if key == "" {
				continue
			}
			if buckets[key] == nil {
				order = append(order, key)
			}
			d := &r.Reading.Document
			buckets[key] = append(buckets[key], Appearance{Document: r.Name, Title: d.Title, Publisher: d.Publisher, Date: d.Date, Claim: c, report: i})
		}
	}
	var found []Gathering
	for _, key := range order {
		for _, group := range timely(buckets[key]) {
			if g, ok := gathered(group, reports); ok {
				found = append(found, g)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Gathering) int {
		if a.Disagree != b.Disagree {
			return map[bool]int{true: -1, false: 1}[a.Disagree]
		}
		return b.Documents - a.Documents
	})
	return found
}

// eitherWay are indicators whose sides may stand in either order.
var eitherWay = set("trade", "economic-ties", "security-ties", "ties", "exercises")

// likeness is what two claims share that say the same of the same, "" for what is not compared.
func likeness(c *leeway.Claim) string {
	if c.Kind.Soft() || c.Subject == "" && c.Object == "" {
		return ""
	}
	a, b := c.Subject, c.Object
	if a > b && (eitherWay[c.Indicator] || mutual[c.Action]) {
		a, b = b, a
	}
	kind, status := c.Kind, c.Status
	if kind.Act() {
		kind = leeway.KindEvent // the lines between acts are thin
	}
	if kind == leeway.KindMembership && (status == "" || status == "founder") {
		status = "member"
	}
	modality := c.Modality
	if modality == leeway.Hedged || modality == leeway.Asserted {
		modality = ""
	}
	return strings.Join([]string{string(kind), a, b, c.Indicator, c.Product, string(c.Statistic), c.Of, c.Unit, c.Per, c.Than, c.Among, status, canonical(c.Action), string(modality)}, "|")
}

// timely divides claims that are alike into those whose times go together. Claims with a period come
// first; one without joins them only where there is no choice.
func timely(all []Appearance) [][]Appearance {
	var groups [][]Appearance
	for _, dated := range []bool{true, false} {
		for _, a := range all {
			if _, ok := timeOf(&a.Claim); ok != dated {
				continue
			}
			var fits []int
			for i, g := range groups {
				if !slices.ContainsFunc(g, func(b Appearance) bool { return !goTogether(&a, &b) }) {
					fits = append(fits, i)
				}
			}
			if len(fits) == 0 || !dated && len(fits) > 1 {
				groups = append(groups, []Appearance{a})
				continue
			}
			groups[fits[0]] = append(groups[fits[0]], a)
		}
	}
	return groups
}

// goTogether reports whether two claims that are alike may speak of one time and, of acts, of one act.
func goTogether(a, b *Appearance) bool {
	x, y := &a.Claim, &b.Claim
	if x.Kind.Act() && !oneMatter(x, y) {
		return false
	}
	p, pOK := timeOf(x)
	q, qOK := timeOf(y)
	switch {
	case pOK && qOK && x.Kind == leeway.KindTie:
		return p == q
	case pOK && qOK:
		return overlap(p, q)
	case x.Kind == leeway.KindMembership && x.IsNegated() == y.IsNegated():
		return true
	case !pOK && !qOK:
		return withinYear(a.Date, b.Date)
	case pOK:
		return withinYearOf(p, b.Date)
	}
	return withinYearOf(q, a.Date)
}

// oneMatter reports whether two acts of one kind between the same parties may be one: nothing that the texts
// say of their matter or size speaks against it.
func oneMatter(x, y *leeway.Claim) bool {
	if x.Value != nil && y.Value != nil && apart(x, y) {
		return false
	}
	a, b := matter(x.Quote.Text+" "+x.Product), matter(y.Quote.Text+" "+y.Product)
	if clash(a, b) {
		return false
	}
	return complete[x.Action] || a.common(b) > 0 || !a.tells() && !b.tells()
}

func timeOf(c *leeway.Claim) (leeway.Interval, bool) {
	if c.Period == nil || c.Period.From == "" && c.Period.To == "" {
		return leeway.Interval{}, false
	}
	iv, err := c.Period.Interval()
	return iv, err == nil
}

func overlap(p, q leeway.Interval) bool {
	return (p.First.IsZero() || q.Last.IsZero() || !p.First.After(q.Last)) && (q.First.IsZero() || p.Last.IsZero() || !q.First.After(p.Last))
}

const aYear = 366 * 24 * time.Hour

// withinYear reports whether two documents were written within a year of each other, as far as is known.
func withinYear(a, b string) bool {
	x, errA := leeway.ParseDate(a)
	y, errB := leeway.ParseDate(b)
	return errA != nil || errB != nil || x.Sub(y).Abs() <= aYear
}

// withinYearOf reports whether a document that gives no time may mean the period: it was written in it or
// within a year of its end.
func withinYearOf(p leeway.Interval, date string) bool {
	d, err := leeway.ParseDate(date)
	if err != nil {
		return true
	}
	return (p.First.IsZero() || !d.Before(p.First)) && (p.Last.IsZero() || d.Sub(p.Last) <= aYear)
}

// gathered lays a group side by side; ok is false where one document alone says it.
func gathered(group []Appearance, reports []Report) (g Gathering, ok bool) {
	slices.SortStableFunc(group, func(a, b Appearance) int {
		return cmp.Or(cmp.Compare(dateKey(a.Date), dateKey(b.Date)), a.report-b.report)
	})
	seen := map[int]bool{}
	for _, a := range group {
		seen[a.report] = true
	}
	if len(seen) < 2 {
		return g, false
	}
	g.Appearances, g.Documents = group, len(seen)
	trace(group, reports)
	for _, a := range group {
		if !slices.Contains(g.Origins, a.Origin) {
			g.Origins = append(g.Origins, a.Origin)
		}
	}
	for i := range group {
		for j := range i {
			g.Disagree = g.Disagree || disagree(&group[i].Claim, &group[j].Claim)
		}
	}
	return g, true
}

// dateKey orders dates, a coarse one after the finer ones in it, an unknown one last.
func dateKey(date string) string {
	if date == "" {
		return "~"
	}
	return date + "~"
}

// disagree reports whether two claims that are alike cannot both be right at the precision of their words.
func disagree(x, y *leeway.Claim) bool {
	switch {
	case x.IsNegated() != y.IsNegated():
		return x.Value == nil || y.Value == nil || !apart(x, y)
	case x.IsNegated():
		return false
	case x.Direction != "" && y.Direction != "" && x.Direction != y.Direction && (x.Statistic == leeway.Growth || x.Statistic == leeway.Change || x.Statistic == leeway.Trend):
		return true
	}
	return x.Value != nil && y.Value != nil && apart(x, y)
}

// apart reports whether the values of two claims have no number in common that both wordings leave open.
func apart(x, y *leeway.Claim) bool {
	a, b := wordingFor(x, signed(x)), wordingFor(y, signed(y))
	return !a.overlaps(b.band) && !a.cut.overlaps(b.band) && !b.cut.overlaps(a.band)
}

// signed is a claim's value with the sign of its direction.
func signed(c *leeway.Claim) float64 {
	if c.Direction == leeway.Down && (c.Statistic == leeway.Growth || c.Statistic == leeway.Change) && *c.Value > 0 {
		return -*c.Value
	}
	return *c.Value
}
