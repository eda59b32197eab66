package extract

import (
	"leeway"
	"leeway/extract/parse"
)

// trends reads directions without a number: "trade with China is increasing", "growing
// economic ties", "a rapid increase in remittances from Poland".
func (r *reader) trends(s *sentence, u *unit) {
	if r.measured(u) {
		return
	}
	for _, c := range s.cuesIn(u, cueIndicator) {
		if c.frame == "own" {
			continue
		}
		m := r.trendOf(s, u, c)
		if m == nil {
			continue
		}
		d := &draft{s: s, u: u, noun: c, statistic: leeway.Trend, direction: leeway.Direction(m.direction), indicator: c.indicator, product: c.product, frame: c.frame}
		d.rule("trend:" + m.lemma)
		d.presupposed = m.class == cueMotionAdj
		if r.shareOf(u, c) {
			d.statistic = leeway.Share
		}
		r.actorsOf(d, nil, 0)
		r.oneAnother(d)
		if !r.anchored(d) || m.class == cueMotionVerb && m.first < c.first && !r.bothNamed(d) {
			if m.first > c.first && m.class == cueMotionVerb && c.indicator != "ties" {
				r.remember(d) // "Trade is growing." opens a topic, whoever trades
			}
			continue
		}
		r.trendPeriod(d)
		d.first, d.last = r.trendSpan(d, c, m)
		r.emit(d)
		r.remember(d)
		return
	}
}

// oneAnother makes two subjects of a mutual tie its two sides, where no other is named: "Japan and Kenya increased their trade".
func (r *reader) oneAnother(d *draft) {
	if d.frame == "mutual" && len(d.subjects) == 2 && d.subjects[1].m != nil && (len(d.objects) == 0 || d.objects[0].m == nil) {
		d.subjects, d.objects = d.subjects[:1], d.subjects[1:]
	}
}

// shareOf reports whether the noun stands under a word for a share: "the percentage of
// remittances from Russia".
func (r *reader) shareOf(u *unit, c *cue) bool {
	for i := c.first - 1; i >= u.first && i >= c.first-4; i-- {
		if shareNouns[r.low(i)] && r.low(i+1) == "of" {
			return true
		}
	}
	return false
}

// measured reports whether a claim has already been read from the unit.
func (r *reader) measured(u *unit) bool {
	start, end := r.tok(u.first).Start, r.tok(u.last-1).End
	for i := len(r.claims) - 1; i >= 0; i-- {
		q := r.claims[i].Quote
		if q.End <= start {
			return false
		}
		if q.Start < end && r.claims[i].Kind == leeway.KindTie {
			return true
		}
	}
	return false
}

// trendOf returns the word of change that is about the indicator noun.
func (r *reader) trendOf(s *sentence, u *unit, c *cue) *cue {
	for i := range s.cues {
		m := &s.cues[i]
		if m.first < u.first || m.last > u.last || m.first == c.first {
			continue
		}
		switch m.class {
		case cueMotionAdj:
			if m.last <= c.first && c.first-m.last <= 4 && !r.finiteBetween(m.last, c.first) && r.modifying(m.last, c.first) {
				return m
			}
		case cueMotionNoun:
			if w := r.low(m.last); (w == "in" || w == "of") && c.first > m.last && c.first-m.last <= 6 && !r.finiteBetween(m.last, c.first) {
				return m
			}
		case cueMotionVerb:
			if m.lemma == "lower" && m.form == formBase {
				continue
			}
			subject := m.first > c.first && r.sameClause(c.last, m.first)
			object := m.first < c.first && c.first-m.last <= 4 && (m.lemma == "increase" || m.lemma == "expand" || m.lemma == "deepen" || m.lemma == "strengthen" || m.lemma == "intensify" || m.lemma == "step up" || m.lemma == "decrease") && !r.finiteBetween(m.last, c.first)
			if subject || object {
				return m
			}
		}
	}
	return r.comparedTrend(u, c)
}

// comparedTrend reads "imports from Turkey were higher than a year earlier".
func (r *reader) comparedTrend(u *unit, c *cue) *cue {
	for i := c.last; i < u.last-1; i++ {
		dir, ok := comparatives[r.low(i)]
		if !ok || r.low(i) == "up" || r.low(i) == "down" || u.verb < c.last || i-u.verb > 3 || !r.isCopula(u.verb) {
			continue
		}
		for k := i + 1; k < min(u.last, i+6); k++ {
			if r.low(k) == "than" {
				return &cue{i, i + 1, formNone, &entry{class: cueMotionWord, direction: string(dir), lemma: r.low(i)}}
			}
		}
	}
	return nil
}

// modifying reports whether only adjectives and nouns stand from first to last.
func (r *reader) modifying(first, last int) bool {
	for i := first; i < last; i++ {
		switch r.word(i).Tag {
		case parse.ADJ, parse.NOUN, parse.PROPN, parse.PUNCT, parse.CCONJ, parse.ADV:
		default:
			return false
		}
	}
	return true
}

// sameClause reports whether no other finite verb than auxiliaries stands from first to last.
func (r *reader) sameClause(first, last int) bool {
	for i := first; i < last; i++ {
		if r.finite(i) && r.word(i).Tag == parse.VERB {
			return false
		}
	}
	return true
}

// bothNamed reports whether the unit names both sides of the draft.
func (r *reader) bothNamed(d *draft) bool {
	return len(d.subjects) > 0 && len(d.objects) > 0 && d.subjects[0].m != nil && d.objects[0].m != nil
}

// anchored reports whether an actor of the draft was named in the unit.
func (r *reader) anchored(d *draft) bool {
	for _, list := range [][]filled{d.subjects, d.objects} {
		for _, f := range list {
			if f.m != nil {
				return true
			}
		}
	}
	return false
}

func (r *reader) trendPeriod(d *draft) {
	for _, p := range d.s.periodsIn(d.u) {
		if p.Dated() && !r.compared(d.s, p) {
			d.period = span(p)
		}
	}
}

func (r *reader) trendSpan(d *draft, c, m *cue) (first, last int) {
	first, last = min(c.first, m.first), max(c.last, m.last)
	for _, list := range [][]filled{d.subjects, d.objects} {
		for _, f := range list {
			if f.m != nil && f.m.first >= d.u.first && f.m.last <= d.u.last {
				first, last = min(first, f.m.first), max(last, f.m.last)
			}
		}
	}
	return first, last
}

// soldInYear reports whether a flow of energy is told of a year as a whole: "sold gas to Azerbaijan in 2023".
func (r *reader) soldInYear(s *sentence, u *unit, v *cue) bool {
	if v.frame != "sell" && v.frame != "buy" || r.word(v.first).Form != parse.Past {
		return false
	}
	if class, _ := r.productAfter(s, v.last, u.last); class != "energy" {
		return false
	}
	for _, p := range s.periodsIn(u) {
		if p.Dated() && len(p.From) == 4 && p.From == p.To && p.First > v.last && r.low(p.First-1) == "in" {
			return true
		}
	}
	return false
}

// supposed reports whether an auxiliary denies or supposes a standing flow: "does not import", "would export".
func (r *reader) supposed(v *cue) bool {
	if v.form != formBase || r.word(v.first).Tag != parse.VERB {
		return false
	}
	i := v.first - 1
	if r.low(i) == "not" || r.low(i) == "n't" {
		i--
		switch r.low(i) {
		case "does", "do":
			return true
		}
	}
	return r.low(i) == "would"
}

// goodAt reports whether a noun that can be a good stands at token i, and where it goes behind it.
func (r *reader) goodAt(s *sentence, i int) bool {
	return i+1 < s.Last && r.word(i).Tag == parse.NOUN && !allGoods[r.low(i)] && !inPeriod(s.periods, i) && (r.low(i+1) == "to" || r.low(i+1) == "from")
}

// restrictions are nouns that stand before the flow they stop: "a ban on wheat imports".
var restrictions = set(`ban bans duty duties tariff tariffs quota quotas restrictions restriction embargo levy levies curbs taxes tax moratorium limits cap`)

// restricted reports whether the word at token i names what a ban or a duty is on.
func (r *reader) restricted(u *unit, i int) bool {
	for k := i - 1; k > u.first && k >= i-5; k-- {
		if r.low(k) == "on" {
			return restrictions[r.low(k-1)]
		}
	}
	return false
}

// standing reads ties stated to exist, without a number: "Turkey buys gas from Russia".
func (r *reader) standing(s *sentence, u *unit) {
	if r.measured(u) {
		return
	}
	for _, v := range s.cuesIn(u, cueTieVerb) {
		if r.low(v.first-1) == "than" || r.low(v.first-2) == "than" {
			continue // "exports more than it imports" compares two flows
		}
		progressive := v.form == formGerund && (r.low(v.first-1) == "is" || r.low(v.first-1) == "are")
		if !progressive && !r.supposed(v) && !r.soldInYear(s, u, v) && (v.form != formThird && v.form != formBase || r.word(v.first).Form != parse.Pres) {
			continue
		}
		if r.restricted(u, v.first) {
			continue
		}
		d := &draft{s: s, u: u, verb: v, statistic: leeway.Level, frame: v.frame, indicator: v.indicator}
		switch v.frame {
		case "buy", "sell":
			class, _ := r.productAfter(s, v.last, u.last)
			if class == "" && v.lemma == "export" && r.goodAt(s, v.last) {
				d.indicator, d.product, d.frame = "exports", r.low(v.last), "export"
				break
			}
			if class == "" || !r.goods(d) {
				continue
			}
		case "export", "import", "borrow", "keeps", "hosts":
			_, d.product = r.productAfter(s, v.last, u.last)
			if v.frame == "keeps" || v.frame == "hosts" {
				if d.noun = r.nounFor(d); d.noun == nil || d.noun.frame != "troops" {
					continue
				}
				d.indicator, d.frame = "troops", "troops"
			}
		default:
			continue
		}
		if r.low(v.first-1) == "would" && r.modality(s, u, u.last) != leeway.Conditional {
			continue
		}
		d.rule("standing:" + v.lemma)
		r.actorsOf(d, nil, 0)
		explicit := 0
		for _, list := range [][]filled{d.subjects, d.objects} {
			if len(list) > 0 && list[0].m != nil {
				explicit++
			}
		}
		if explicit < 2 {
			continue
		}
		r.trendPeriod(d)
		d.first, d.last = u.first, u.last
		r.emit(d)
		r.remember(d)
		return
	}
}
