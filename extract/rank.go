package extract

import (
	"strings"

	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
)

var ordinals = map[string]float64{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}

var superlatives = set(`largest biggest main leading top chief principal primary foremost greatest dominant`)

// ranks reads who is first, second or last among whom.
func (r *reader) ranks(s *sentence, u *unit) {
	for _, c := range s.cuesIn(u, cueRank) {
		place, first, ok := r.placeBefore(s, u, c.first, c.last)
		if !ok {
			continue
		}
		c = r.rankedSource(s, c)
		d := &draft{s: s, u: u, rank: place, statistic: leeway.Rank, product: c.product, indicator: c.indicator}
		t := r.state.topic
		switch {
		case t.set && rankOfTopic(t.indicator, c) && !r.ofGoods(c.last):
			d.indicator, d.product = t.indicator, t.product
		case d.indicator == "":
			continue
		}
		d.frame = r.frameOf(d.indicator)
		d.rule("rank:" + c.lemma)
		r.rankSides(d, c, first)
		r.periodOf(d)
		if len(d.subjects) == 0 || len(d.objects) == 0 {
			continue
		}
		d.first, d.last = u.first, max(c.last, d.last)
		for _, f := range append(append([]filled{}, d.subjects...), d.objects...) {
			if f.m != nil && f.m.last > d.last && f.m.last <= u.last {
				d.last = f.m.last
				for f.m.adj && d.last < u.last && r.word(d.last).Tag == parse.NOUN {
					d.last++ // "buyer of Ukrainian goods"
				}
			}
		}
		r.emit(d)
		r.remember(d)
		r.shareOfRanked(d, c)
	}
	r.places(s, u)
}

// shareOfRanked reads the share of whoever took a place: "China overtook Thailand as its main partner, with 21 percent".
func (r *reader) shareOfRanked(d *draft, c *cue) {
	if d.indicator == "investment" || !r.saysAny(d.u, replacing) && !r.saysAny(d.u, becoming) {
		return
	}
	for _, q := range d.s.quants {
		at := r.lead(&q) - 1
		for r.low(at) == "of" || r.low(at) == "share" || r.low(at) == "a" {
			at--
		}
		if q.Kind != quantity.Percent || r.low(at) != "with" || at < c.last || at-c.last > 8 || r.hasVerb(c.last, q.First) {
			continue
		}
		kept := r.claims[:0]
		for _, old := range r.claims {
			if !hasValueAt(&old, q.Start) {
				kept = append(kept, old) // what was read of the figure before
			}
		}
		r.claims = kept
		share := &draft{s: d.s, u: d.u, q: &q, statistic: leeway.Share, indicator: d.indicator, product: d.product, frame: d.frame,
			subjects: d.subjects, objects: d.objects, period: d.period, resolved: d.resolved, first: d.u.first, last: q.Last}
		share.rule("share of ranked")
		r.emit(share)
		r.remember(share)
		return
	}
}

var becoming = set(`became become becomes`)

// saysAny reports whether one of the words stands in the unit.
func (r *reader) saysAny(u *unit, words map[string]bool) bool {
	for i := u.first; i < u.last; i++ {
		if words[r.low(i)] {
			return true
		}
	}
	return false
}

// hasValueAt reports whether the claim's value was read at byte start.
func hasValueAt(c *leeway.Claim, start int) bool {
	for _, m := range c.Mentions {
		if m.Slot == "value" && m.Start == start {
			return true
		}
	}
	return false
}

// rankedSource gives a bare "source of" the indicator that follows it: "the largest source of money transfers".
func (r *reader) rankedSource(s *sentence, c *cue) *cue {
	if c.indicator != "" || r.low(c.last) != "of" {
		return c
	}
	for i := range s.cues {
		if x := &s.cues[i]; x.class == cueIndicator && x.first > c.last && x.first <= c.last+2 && x.frame != "own" {
			of := *c
			of.indicator, of.product, of.last, of.lemma = x.indicator, x.product, x.last, c.lemma+" of "+x.lemma
			return &of
		}
	}
	return c
}

// leftBehind reports whether m is named as one who comes after: "the largest source, ahead of Italy and Greece".
func (r *reader) leftBehind(s *sentence, m *mention) bool {
	at := s.mentions[m.list].first - 1
	if r.word(at).Tag == parse.DET {
		at--
	}
	return r.low(at) == "of" && r.low(at-1) == "ahead"
}

// rankOfTopic reports whether a ranked noun that fits several indicators is about the topic's.
func rankOfTopic(indicator string, c *cue) bool {
	switch c.lemma {
	case "partner":
		return indicator == "trade"
	case "source", "origin", "leader", "group":
		return indicator != ""
	case "supplier", "suppliers", "provider", "seller", "buyer", "buyers", "customer", "customers", "client", "market", "destination":
		return indicator == "arms" || indicator == "energy" || indicator == "exports" && c.indicator == "exports"
	case "importer", "importers", "exporter", "exporters":
		return indicator == "arms"
	}
	return false
}

// placeBefore reads "third-largest", "main", "number one" before the ranked noun in tokens [at, last).
func (r *reader) placeBefore(s *sentence, u *unit, at, last int) (place float64, first int, ok bool) {
	for i := at - 1; i >= u.first && i >= at-6; i-- {
		w := r.low(i)
		if superlatives[w] {
			place, first = 1, i
			j := i - 1
			if r.low(j) == "-" {
				j--
			}
			if n, is := ordinals[r.low(j)]; is {
				place, first = n, j
			}
			if place == 1 && r.low(first-1) == "a" && w != "main" {
				return 0, 0, false // "a leading supplier"
			}
			for k := first - 1; k >= u.first && k >= first-3; k-- {
				if r.low(k) == "of" && (r.low(k-1) == "one" || r.low(k-1) == "some" || r.low(k-1) == "two") || r.low(k) == "among" {
					return 0, 0, false
				}
			}
			return place, first, !plural(r.low(r.rankedNoun(at, last)))
		}
		if w == "one" && (r.low(i-1) == "number" || r.low(i-1) == "no" || r.low(i-1) == ".") {
			return 1, i - 1, true
		}
		if w == "," || r.finite(i) {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// rankedNoun returns the head of the ranked noun in tokens [first, last): the last word of "arms supplier", the first of
// "supplier of arms".
func (r *reader) rankedNoun(first, last int) int {
	for i := first + 1; i < last; i++ {
		if prepositions[r.low(i)] {
			return i - 1
		}
	}
	return last - 1
}

func plural(w string) bool { return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") }

// rankSides finds who is ranked and in whose list. "China is Uzbekistan's largest partner":
// the possessive owns the list, the subject or the apposition is ranked.
func (r *reader) rankSides(d *draft, c *cue, first int) {
	s, u := d.s, d.u
	var owner, ranked []filled
	overtaken := -1
	for i := u.first; i < u.last; i++ {
		if replacing[r.low(i)] {
			overtaken = i
		}
	}
	s.inUnit(u, func(_ int, m *mention) {
		f := filled{m.id, m.resolved, m, !m.resolved}
		switch {
		case m.first >= c.last && r.leftBehind(s, m):
		case (m.poss || m.adj) && m.last <= first && first-m.last <= 4 && !r.finiteBetween(m.last, first):
			owner = append(owner, f)
		case m.first >= c.last && m.prep == "of" && !c.slotIs("S"), m.first >= c.last && m.prep == "for", m.first >= c.last && m.prep == "to" && m.first-c.last < 4:
			owner = append(owner, f)
		case overtaken >= 0 && m.first > overtaken && m.last <= first:
		case m.prep == "" && !m.poss && (!m.adj || m.people):
			ranked = append(ranked, f)
		case m.prep == "in" && m.first >= c.last && (m.typ == leeway.TypeRegion || len(r.actors.Members(m.id, "")) > 1):
			d.among = m.id
			d.last = m.last
		}
	})
	head := first
	for head > u.first && (r.word(head-1).Tag == parse.DET || r.word(head-1).Tag == parse.ADJ || r.word(head-1).Tag == parse.ADV || r.word(head-1).Tag == parse.PRON || r.low(head-1) == "'s" || inName(s.mentions, head-1, head)) && r.low(head-1) != "," {
		head--
	}
	if m := r.apposed(s, head); m != nil && r.low(head-1) == "," && !m.poss {
		ranked = []filled{{id: m.id, m: m}} // "Kazakhstan, the second-largest source, …"
	}
	if len(ranked) == 0 {
		if m := r.clauseSubject(s, u); m != nil {
			ranked = []filled{{id: m.id, resolved: m.resolved, m: m}}
		} else if m := r.apposed(s, u.first); m != nil {
			ranked = []filled{{id: m.id, resolved: true, m: m}}
		}
	}
	switch {
	case c.slotIs("R"): // "the largest recipient of remittances from the United States"
		d.subjects, d.objects = ranked, []filled{{id: "world", resolved: true}}
		if from := r.origin(s, u, c.last); from != nil {
			d.subjects, d.objects = ranked, []filled{{from.id, from.resolved, from, !from.resolved}}
		} else if len(owner) > 0 {
			d.objects = owner
		}
		return
	case c.slotIs("X"): // "the world's second-largest exporter of arms"
		d.subjects, d.objects = owner, ranked
		if len(owner) == 0 {
			d.subjects = []filled{{id: "world", resolved: true}}
		}
		return
	}
	if d.frame == "people" || d.frame == "permit" {
		if len(owner) > 0 && c.slotIs("O") && r.origin(s, u, c.last) == nil {
			d.subjects, d.objects = owner, ranked // "Russia is Tajikistan's largest destination for migrant workers"
			return
		}
		if from := r.origin(s, u, c.last); from != nil && len(ranked) > 0 && ranked[0].id != from.id {
			d.subjects, d.objects = []filled{{from.id, from.resolved, from, !from.resolved}}, ranked[:1]
			return // "Iran was the second-largest destination for migrants from Afghanistan"
		}
		d.subjects = ranked
		d.objects = []filled{r.missingObject(d, ranked)}
		return
	}
	if c.slotIs("S") {
		d.subjects, d.objects = ranked, []filled{{id: "world", resolved: true}}
		return
	}
	if len(ranked) > 1 {
		ranked = ranked[:1]
	}
	if len(owner) == 0 {
		if f, ok := r.missingSubject(d, ranked); ok {
			owner = []filled{f}
		}
	}
	d.subjects, d.objects = owner, ranked
	if d.frame == "supply" && buyers[c.lemma] {
		d.subjects, d.objects = ranked, owner // "Saudi Arabia remains Washington's top client" for arms
	}
}

var buyers = set(`buyer buyers customer customers client`)

// origin returns the actor behind a "from" that directly follows token at.
func (r *reader) origin(s *sentence, u *unit, at int) *mention {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.prep == "from" && m.first >= at && m.first-at <= 3 && m.first < u.last {
			return m
		}
	}
	return nil
}

func (c *cue) slotIs(s string) bool { return c.slot == s }

// apposed returns the actor that ends directly before token at, a comma aside.
func (r *reader) apposed(s *sentence, at int) *mention {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.party() && (m.last == at || m.last == at-1 && r.low(at-1) == ",") {
			return m
		}
	}
	return nil
}

// places reads "came third", "is a distant second", "ranked second": a place in the topic.
func (r *reader) places(s *sentence, u *unit) {
	t := r.state.topic
	if !t.set || u.verb < 0 {
		return
	}
	for i := u.verb; i < min(u.last, u.verb+6); i++ {
		n, ok := ordinals[r.low(i)]
		if !ok || inPeriod(s.periods, i) || r.word(min(i+1, len(r.tags)-1)).Tag.Noun() || r.low(i+1) == "-" || superlatives[r.low(i+1)] {
			continue
		}
		if r.rankedAmong(s, u, i, t.indicator) {
			continue
		}
		switch r.low(u.verb) {
		case "came", "comes", "ranked", "ranks", "is", "was", "placed", "remained", "finished":
		default:
			continue
		}
		m := r.clauseSubject(s, u)
		if m == nil || !m.party() {
			continue
		}
		d := &draft{s: s, u: u, rank: n, statistic: leeway.Rank, indicator: t.indicator, product: t.product, frame: t.frame}
		d.rule("place")
		d.objects = []filled{{id: m.id, resolved: m.resolved, m: m}}
		f, ok := r.missingSubject(d, d.objects)
		if !ok {
			continue
		}
		d.subjects = []filled{f}
		r.periodOf(d)
		d.first, d.last = u.first, i+1
		r.emit(d)
	}
}

// rankedAmong reports whether a noun after token i says that the place is one in another list than the
// topic's: "first among suppliers" in a text about exports.
func (r *reader) rankedAmong(s *sentence, u *unit, i int, indicator string) bool {
	for _, c := range s.cuesIn(u, cueRank) {
		if c.first > i && c.indicator != indicator && (r.ofGoods(c.last) || !rankOfTopic(indicator, c)) {
			return true
		}
	}
	return false
}
