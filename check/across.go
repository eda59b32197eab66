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

	comparand
}

// comparand is what comparing an appearance with others needs, worked out once.
type comparand struct {
	report   int
	time     leeway.Interval
	dated    bool
	written  time.Time // day of the document, zero where unknown
	matter   words     // of an act
	wording  wording   // of a value
	sentence string    // its words in small letters, where the document speaks in its own voice and they are many
}

func comparandOf(report int, d *leeway.Document, c *leeway.Claim) comparand {
	s := comparand{report: report}
	s.time, s.dated = timeOf(c)
	if day, err := leeway.ParseDate(d.Date); err == nil {
		s.written = day
	}
	if c.Kind.Act() {
		s.matter = matter(c.Quote.Text + " " + c.Product)
	}
	if c.Value != nil {
		s.wording = wordingFor(c, signed(c))
	}
	if w := tokensOf(c.Quote.Text); len(c.Attribution) == 0 && len(w) >= copiedWords {
		s.sentence = strings.Join(w, " ")
	}
	return s
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
			buckets[key] = append(buckets[key], Appearance{Document: r.Name, Title: d.Title, Publisher: d.Publisher, Date: d.Date, Claim: c, comparand: comparandOf(i, d, &c)})
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
	var groups []*cluster
	for _, dated := range []bool{true, false} {
		for i := range all {
			if all[i].dated != dated {
				continue
			}
			var fits []*cluster
			for _, g := range groups {
				if g.takes(&all[i]) {
					fits = append(fits, g)
				}
			}
			if len(fits) == 0 || !dated && len(fits) > 1 {
				fits = []*cluster{{seen: map[moment]bool{}}}
				groups = append(groups, fits[0])
			}
			fits[0].add(&all[i])
		}
	}
	out := make([][]Appearance, len(groups))
	for i, g := range groups {
		out[i] = g.members
	}
	return out
}

// cluster is a group in the making: its members, and those of them with which another one is compared.
type cluster struct {
	members []Appearance
	unlike  []*Appearance
	seen    map[moment]bool
}

// moment is all that decides whether claims other than acts go together.
type moment struct {
	time    leeway.Interval
	written time.Time
	negated bool
}

func (g *cluster) takes(a *Appearance) bool {
	return !slices.ContainsFunc(g.unlike, func(b *Appearance) bool { return !goTogether(a, b) })
}

func (g *cluster) add(a *Appearance) {
	g.members = append(g.members, *a)
	m := moment{a.time, a.written, a.Claim.IsNegated()}
	if !g.seen[m] || a.Claim.Kind.Act() {
		g.seen[m] = true
		g.unlike = append(g.unlike, a)
	}
}

// goTogether reports whether two claims that are alike may speak of one time and, of acts, of one act.
func goTogether(a, b *Appearance) bool {
	x, y := &a.Claim, &b.Claim
	if x.Kind.Act() && !oneMatter(a, b) {
		return false
	}
	switch {
	case a.dated && b.dated && x.Kind == leeway.KindTie:
		return a.time == b.time
	case a.dated && b.dated:
		return overlap(a.time, b.time)
	case x.Kind == leeway.KindMembership && x.IsNegated() == y.IsNegated():
		return true
	case !a.dated && !b.dated:
		return a.written.IsZero() || b.written.IsZero() || a.written.Sub(b.written).Abs() <= aYear
	case a.dated:
		return withinYearOf(a.time, b.written)
	}
	return withinYearOf(b.time, a.written)
}

// oneMatter reports whether two acts of one kind between the same parties may be one: nothing that the texts
// say of their matter or size speaks against it.
func oneMatter(a, b *Appearance) bool {
	switch {
	case a.Claim.Value != nil && b.Claim.Value != nil && apart(a, b), clash(a.matter, b.matter):
		return false
	}
	return complete[a.Claim.Action] || a.matter.common(b.matter) > 0 || !a.matter.tells() && !b.matter.tells()
}

// timeOf is the time that a claim names; ok is false where it names none.
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

// withinYearOf reports whether a document that gives no time may mean the period: it was written in it or
// within a year of its end.
func withinYearOf(p leeway.Interval, d time.Time) bool {
	return d.IsZero() || (p.First.IsZero() || !d.Before(p.First)) && (p.Last.IsZero() || d.Sub(p.Last) <= aYear)
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
	newTracer(group, reports).trace()
	known := map[string]bool{}
	for _, a := range group {
		if !known[a.Origin] {
			known[a.Origin] = true
			g.Origins = append(g.Origins, a.Origin)
		}
	}
	for i := range group {
		for j := range i {
			g.Disagree = g.Disagree || disagree(&group[i], &group[j])
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
func disagree(a, b *Appearance) bool {
	x, y := &a.Claim, &b.Claim
	valued := x.Value != nil && y.Value != nil
	switch {
	case x.IsNegated() != y.IsNegated():
		return !valued || !apart(a, b)
	case x.IsNegated():
		return false
	case x.Direction != "" && y.Direction != "" && x.Direction != y.Direction && (x.Statistic == leeway.Growth || x.Statistic == leeway.Change || x.Statistic == leeway.Trend):
		return true
	}
	return valued && apart(a, b)
}

// apart reports whether the values of two claims have no number in common that both wordings leave open.
func apart(a, b *Appearance) bool {
	v, w := a.wording, b.wording
	return !v.overlaps(w.band) && !v.cut.overlaps(w.band) && !w.cut.overlaps(v.band)
}

// signed is a claim's value with the sign of its direction.
func signed(c *leeway.Claim) float64 {
	if c.Direction == leeway.Down && (c.Statistic == leeway.Growth || c.Statistic == leeway.Change) && *c.Value > 0 {
		return -*c.Value
	}
	return *c.Value
}
