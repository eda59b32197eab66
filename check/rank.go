package check

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"leeway"
)

// rankCoverage is the part of the total that the listed partners must make up before a rank is
// supported by their order alone.
const rankCoverage = 0.4

// place is where a partner stands among the partners of one series and span.
type place struct {
	rank    int
	figures []figure // in falling order
	certain bool     // nobody who is not listed can stand before it
	covered float64  // part of the total that is listed; 0 where no total is known
	share   bool
}

// rank judges a place in an order of partners, or of countries of origin.
func (j *judge) rank(c *leeway.Claim, s seat) *leeway.Verdict {
	q := j.newQuestion(c, s)
	q.words.text = "the place itself"
	want := int(*c.Value)
	places := j.places(q)
	var yes, no []place
	for _, p := range places {
		switch {
		case p.rank == want && (p.certain || p.covered >= rankCoverage || p.covered == 0 && len(p.figures) > 3):
			yes = append(yes, p)
		case p.rank > want || p.rank < want && p.certain:
			no = append(no, p)
		}
	}
	switch {
	case len(yes) > 0 && len(no) == 0:
		return q.sayRank(leeway.Supported, &yes[0])
	case len(yes) > 0:
		v := q.sayRank(leeway.Disputed, &yes[0])
		v.Notes = append(v.Notes, capital(originName(&no[0].figures[0]))+": "+q.order(&no[0])+".")
		return v
	case len(no) > 0 && !isLoose(q):
		return q.sayRank(leeway.Contradicted, &no[0])
	}
	if v := j.habit(c); v != nil {
		return v
	}
	return nothing("The record does not list enough partners to rank "+flow(s)+".", hintFor(c))
}

// places finds where the claim's partner stands in each series of the period, or of the newest
// period that was public.
func (j *judge) places(q *question) []place {
	out := j.placesAmong(q, j.lake.partners(q.reporter, q.indicator), q.partner, func(id string) seat { return seat{q.indicator, q.reporter, id} })
	if originSide[q.indicator] && len(out) == 0 {
		var ids []string
		for s := range j.lake.series {
			if s.Indicator == q.indicator && isState(s.Reporter) {
				ids = append(ids, s.Reporter)
			}
		}
		sort.Strings(ids)
		out = j.placesAmong(q, ids, q.reporter, func(id string) seat { return seat{q.indicator, id, q.partner} })
	}
	return out
}

// placesAmong orders the candidates by level, or by published share where there are no levels.
func (j *judge) placesAmong(q *question, ids []string, self string, at func(string) seat) []place {
	group := len(j.lake.group(q.reporter)) > 0
	if group {
		ids = j.groupPartners(q)
	}
	if !slices.Contains(ids, self) {
		if self == "world" || !group {
			return nil
		}
	}
	type list struct {
		figures map[string]figure
		share   bool
	}
	lists := map[string]*list{}
	var keys []string
	collect := func(id string, f figure, share bool) {
		if j.lake.running(f.span) || !f.decides() || q.dated && !same(q.period, &f) {
			return
		}
		k := f.key() + "|" + isoSpan(f.span) + fmt.Sprint(share)
		if lists[k] == nil {
			lists[k] = &list{figures: map[string]figure{}, share: share}
			keys = append(keys, k)
		}
		if _, ok := lists[k].figures[id]; !ok {
			lists[k].figures[id] = f
		}
	}
	for _, id := range ids {
		s := at(id)
		for _, f := range j.lake.level(s) {
			collect(id, f, false)
		}
		for _, f := range j.lake.rows(s, leeway.Share) {
			if f.rows[0].Whole == wholes[q.indicator] {
				collect(id, f, true)
			}
		}
	}
	var out []place
	for _, k := range keys {
		if p, ok := j.placeIn(q, lists[k].figures, self, lists[k].share, at); ok {
			out = append(out, p)
		}
	}
	return newestPlaces(out)
}

// groupPartners lists the partners of a group's members.
func (j *judge) groupPartners(q *question) []string {
	set := map[string]bool{}
	for _, m := range append([]string{q.reporter}, j.lake.group(q.reporter)...) {
		for _, p := range j.lake.partners(m, q.indicator) {
			set[p] = true
		}
	}
	return sorted(set)
}

// placeIn finds the claim's partner in one list.
func (j *judge) placeIn(q *question, figures map[string]figure, self string, share bool, at func(string) seat) (place, bool) {
	own, ok := figures[self]
	if !ok || len(figures) < 2 {
		return place{}, false
	}
	p := place{rank: 1, share: share}
	sum := 0.0
	for _, id := range sortedIDs(figures) {
		f := figures[id]
		p.figures = append(p.figures, f)
		sum += f.value
		if id != self && f.lo > own.hi {
			p.rank++
		}
	}
	sort.SliceStable(p.figures, func(a, b int) bool { return p.figures[a].value > p.figures[b].value })
	total := 100.0
	if !share {
		total = 0
		s := at("world")
		for _, f := range j.lake.total(s) {
			if f.span == own.span && f.key() == own.key() {
				total = f.value
			}
		}
	}
	if total > 0 {
		p.covered = sum / total
		p.certain = total-sum < own.value
	}
	return p, true
}

func sortedIDs(m map[string]figure) []string {
	ids := make([]string, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}

// newestPlaces keeps the places of the newest span.
func newestPlaces(ps []place) []place {
	var out []place
	for _, p := range ps {
		switch d := 0; {
		case len(out) > 0:
			d = p.figures[0].span.Last.Compare(out[0].figures[0].span.Last)
			if d > 0 {
				out = nil
			}
			if d < 0 {
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// order words who stands where.
func (q *question) order(p *place) string {
	var parts []string
	for i, f := range p.figures {
		if i == 4 {
			break
		}
		r := f.rows[0]
		id := r.Partner
		if originSide[q.indicator] && r.Partner == q.partner {
			id = r.Reporter
		}
		if id == q.reporter && r.Reporter != q.reporter {
			id = r.Reporter // the other side's record
		}
		parts = append(parts, name(id)+" "+size(&f))
	}
	return strings.Join(parts, ", ") + " " + when(&p.figures[0])
}

// sayRank words a verdict on a place.
func (q *question) sayRank(st leeway.Status, p *place) *leeway.Verdict {
	self := q.partner
	if originSide[q.indicator] && p.figures[0].rows[0].Partner == q.partner {
		self = q.reporter
	}
	f := &p.figures[0]
	topic := flow(seat{q.indicator, q.reporter, "world"})
	v := &leeway.Verdict{
		Status:      st,
		Explanation: fmt.Sprintf("%s ranks %s in %s on record: %s (%s).", capital(name(self)), ordinal(p.rank), topic, q.order(p), sourceText(f)),
		Computed:    &leeway.Computed{Value: float64(p.rank), Statistic: leeway.Rank, Period: isoSpan(f.span), Note: fmt.Sprintf("among %d on record", len(p.figures))},
		Evidence:    evidence(p.figures),
	}
	if st == leeway.Contradicted {
		v.Correction = fmt.Sprintf("%s was %s.", capital(name(self)), ordinal(p.rank))
	}
	if !p.certain && st == leeway.Supported {
		v.Notes = append(v.Notes, "The record does not list every partner.")
	}
	v.Steps = []leeway.Step{{Reading: "as-written", Needed: "the order of partners in " + topic, Found: q.order(p), Tolerance: q.words.text, Outcome: string(st)}}
	return v
}
