package extract

import (
	"cmp"

	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
	"leeway/extract/token"
)

// ties reads the measured ties of a unit: one draft for each quantity that an indicator and
// a statistic can be found for.
func (r *reader) ties(s *sentence, u *unit) {
	all := r.exact(s.quantsIn(u))
	for i := range all {
		quants, n, where := r.asOne(all, i)
		q := quants[n]
		if r.taken(q) || !r.measures(q) || r.isBase(s, quants, n) {
			continue
		}
		d := &draft{s: s, u: u, q: q, place: where}
		if !r.indicator(d) || !r.statistic(d) {
			continue
		}
		if d.carried && r.ofOwnOutput(d) {
			continue
		}
		if d.statistic == leeway.Share {
			product, other := r.composition(d)
			if other {
				continue
			}
			d.product = cmp.Or(product, d.product)
		}
		r.actorsOf(d, quants, n)
		if d.carried && d.statistic == leeway.Share && d.verb != nil && d.verb.lemma == "go to" && !r.anchored(d) {
			r.periodOf(d)
			r.remember(d)
			continue // "half went to two states", which are named next
		}
		if d.indicator == "jobs" && !r.bothNamed(d) {
			continue // whose jobs, made by whom?
		}
		if r.wholeNamed(d, quants, n) || r.fromAll(d) {
			d.objects = []filled{{id: "world", resolved: true}}
		}
		r.creditors(d)
		r.ofRegion(d)
		if r.ofSupplier(d) {
			d.of = "exports"
		}
		r.periodOf(d)
		r.sharedPeriod(d)
		if !r.dealOut(d) {
			continue
		}
		if d.place.of > 0 && !all[i].Elided {
			d.q = all[i] // with a unit of its own: "$19 million and $20 million respectively"
		}
		r.baseOf(d)
		d.first, d.last = r.span(d)
		d.last = max(d.last, d.until)
		if q.Kind != quantity.Multiple || !r.ofOtherFlow(d) {
			r.emit(d)
		}
		r.remember(d)
	}
}

// ofOwnOutput reports whether a part is one of what a state itself turns out, which no partner has: "lose a tenth of its GDP".
func (r *reader) ofOwnOutput(d *draft) bool {
	i := d.q.Last + 1
	if r.low(d.q.Last) != "of" || d.verb != nil {
		return false
	}
	for r.word(i).Tag == parse.DET || r.word(i).Form == parse.Poss || r.word(i).Tag == parse.ADJ || r.mentioned(d.s, i, i+1) || r.low(i) == "'s" {
		i++
	}
	switch r.low(i) {
	case "gdp", "output", "economy", "budget", "revenue", "revenues", "income", "territory", "population", "workforce":
		return r.word(d.u.verb).Lemma == "lose" || r.word(d.u.verb).Lemma == "cost" || r.word(d.u.verb).Tag == parse.AUX && !r.isCopula(d.u.verb)
	}
	return false
}

// ofOtherFlow reports whether a multiple is one of another flow, not of an earlier time: "imported twice as much as it exported".
func (r *reader) ofOtherFlow(d *draft) bool {
	for i := d.q.Last + 1; i+2 < d.s.Last; i++ {
		if r.low(i) != "as" || r.word(i+1).Tag != parse.PRON {
			continue
		}
		switch r.word(i + 2).Lemma {
		case "be", "do", "have":
			return false // "as it did in 2020"
		}
		return r.word(i+2).Tag == parse.VERB
	}
	return false
}

// ofSupplier reports whether a share is one of what the supplier sells, and not of what its customer buys: "Russian sales
// collapsed; two-thirds went to three states, India (38%)".
func (r *reader) ofSupplier(d *draft) bool {
	if d.statistic != leeway.Share || d.of != "" || d.indicator != "arms" || !d.carried ||
		len(d.subjects) == 0 || d.subjects[0].id == "world" || len(d.objects) == 0 {
		return false
	}
	if p := r.prev; p != nil && p.s == d.s && p.of == "exports" {
		return len(p.objects) > 0 && p.objects[0].id == d.objects[0].id
	}
	t := &r.state.topic
	return t.subject == "world" && t.partnerKnown && d.objects[0].id == t.object
}

// exact lets the exact of two wordings of one figure stand for both: "by almost 18 percent, to be exact 17.5 percent".
func (r *reader) exact(quants []*quantity.Quantity) []*quantity.Quantity {
	out := quants[:0:0]
	for _, q := range quants {
		if len(out) > 0 {
			if rough := out[len(out)-1]; rough.Kind == q.Kind && r.exactly(rough.Last, q.First) {
				merged := *q
				merged.First, merged.Role, merged.Change = rough.First, rough.Role, rough.Change
				out[len(out)-1] = &merged
				continue
			}
		}
		out = append(out, q)
	}
	return out
}

// exactly reports whether the tokens from first to last say that a figure is now given exactly.
func (r *reader) exactly(first, last int) bool {
	if last-first < 2 || last-first > 5 || r.low(first) != "," && r.low(first) != "or" {
		return false
	}
	switch r.low(last - 1) {
	case "exact", "precise", "precisely", "exactly", "accurately":
		return true
	}
	return r.low(last-1) == "," && r.exactly(first, last-1)
}

// sharedPeriod gives the draft the period at the end of the clause after it that shares its noun: "remittances from Russia
// rose and those from Kazakhstan fell in 2023".
func (r *reader) sharedPeriod(d *draft) {
	if d.period != nil && !contains(d.resolved, "period") {
		return
	}
	for _, u := range d.s.units {
		if u.first != d.u.last || !coordinators[r.low(u.first)] || r.low(u.first+1) != "those" && r.low(u.first+1) != "that" || !prepositions[r.low(u.first+2)] {
			continue
		}
		for _, p := range d.s.periodsIn(u) {
			if p.Dated() && !r.compared(d.s, p) && p.Last >= u.last-2 {
				d.period = span(p)
				d.resolve("period")
			}
		}
	}
}

// numbered reports whether the preposition before people only words their number: "more than 10,000 Indians".
func (r *reader) numbered(m *mention) bool {
	if !m.people || r.tok(m.first-1).Kind != token.Number && !scales[r.low(m.first-1)] {
		return false
	}
	switch m.prep {
	case "than", "about", "over", "under":
		return true
	case "to":
		return r.says(&unit{first: max(0, m.first-7), last: m.first}, "home") // "home to some 376,668 Zimbabweans"
	}
	return false
}

var scales = set(`hundred thousand million billion`)

// timeUnits measure how long or how far, which no indicator does.
var timeUnits = set(`years months weeks days hours minutes decades kilometres metres miles hectares square-kilometres acres degrees`)

// creditors moves lenders that a debt's words leave in doubt to the creditor's side: banks,
// and major powers in a text about another country's debt.
func (r *reader) creditors(d *draft) {
	if d.frame != "debt" && d.frame != "loan" || d.verb != nil && (d.verb.frame == "debt" || d.verb.frame == "borrow") {
		return
	}
	debtor := r.subjectNow()
	lends := func(f filled) bool {
		return f.id != debtor && f.m != nil && !f.m.poss && (r.bank(f.id) || r.isCountry(debtor) && majors[f.id] && !f.m.adj)
	}
	if len(d.subjects) == 0 || !lends(d.subjects[0]) {
		return
	}
	var kept, lenders []filled
	for _, f := range d.subjects {
		if lends(f) {
			lenders = append(lenders, f)
		} else {
			kept = append(kept, f)
		}
	}
	if len(kept) == 0 && debtor != "" {
		kept = []filled{{id: debtor, resolved: true}}
	}
	d.subjects, d.objects = kept, lenders
}

// measures reports whether a quantity can be the value of a tie.
func (r *reader) measures(q *quantity.Quantity) bool {
	switch {
	case q.Kind == quantity.Rank, r.low(q.First-1) == "number" && r.low(q.First-2) == "as":
		return false // "has replaced Russia as number two"
	}
	switch q.Kind {
	case quantity.Measure:
		return !timeUnits[q.Unit]
	case quantity.Number:
		return q.Value > 12 || !q.Words
	case quantity.Percent:
		return !r.isTariff(q)
	}
	return true
}

var tariffs = set(`tariff tariffs duty duties levy levies tax taxes`)

// isTariff reports whether a percentage is the rate of a tariff or a tax.
func (r *reader) isTariff(q *quantity.Quantity) bool {
	for i := q.Last; i < q.Last+4; i++ {
		if tariffs[r.low(i)] {
			return true
		}
	}
	for i := q.First - 1; i >= 0 && i > q.First-8; i-- {
		if tariffs[r.low(i)] {
			return true
		}
		if w := r.low(i); w == "." || w == ";" {
			return false
		}
	}
	return false
}

// taken reports whether an act has used the quantity up.
func (r *reader) taken(q *quantity.Quantity) bool {
	return r.used[q.Start]
}

// isBase reports whether the quantity is only what another is measured from: "from 10 to
// 15", "than the $2.9 billion of a year ago", "against 28".
func (r *reader) isBase(s *sentence, quants []*quantity.Quantity, n int) bool {
	q := quants[n]
	if q.Role == quantity.From || n > 0 && quants[n-1].Kind == quantity.Multiple && q.First-quants[n-1].Last <= 2 && r.low(quants[n-1].Last) == "the" {
		return true // "six times the 5,800 of 2020"
	}
	first := r.lead(q)
	for i := first - 1; i >= s.First && i >= first-3; i-- {
		switch r.low(i) {
		case "than", "against", "versus":
			return true
		case "from":
			if n+1 < len(quants) {
				return true
			}
			return i > s.First && (r.low(i-1) == "up" || r.low(i-1) == "down")
		case "the", "a", "just", "only", "about", "some":
		default:
			return false
		}
	}
	return false
}

// lead returns the first token of the quantity with the words of its comparator.
func (r *reader) lead(q *quantity.Quantity) int {
	i := q.First
	if q.Comparator == "" || q.Comparator == "=" {
		return i
	}
	for n := 0; n < 3 && i > 0; n++ {
		switch w := r.low(i - 1); {
		case w == "than" && (r.low(i-2) == "more" || r.low(i-2) == "less" || r.low(i-2) == "fewer"):
			i -= 2
		case w == "least" || w == "most", w == "to" && r.low(i-2) == "close", w == "of" && r.low(i-2) == "upwards":
			i -= 2
		case w == "almost" || w == "nearly" || w == "about" || w == "around" || w == "roughly" || w == "some" || w == "approximately" || w == "over" || w == "just" || w == "well" || w == "under":
			i--
		default:
			return i
		}
	}
	return i
}

// clauseSubject returns the actor that is the subject of u: the last without preposition
// before its verb, or the head of a relative clause, or the subject of the unit it shares.
func (r *reader) clauseSubject(s *sentence, u *unit) *mention {
	var best *mention
	s.inUnit(u, func(_ int, m *mention) {
		if m.prep == "" && !m.poss && (!m.adj || m.people || r.headIsOwn(m)) && (u.verb < 0 || m.first < u.verb) && best == nil {
			best = m
		}
	})
	if best != nil {
		return best
	}
	switch u.kind {
	case unitRelative:
		if u.antecedent >= 0 {
			return &s.mentions[u.antecedent]
		}
	case unitCoordinate, unitParticiple, unitElliptic:
		if u.parent != nil {
			return r.clauseSubject(s, u.parent)
		}
	}
	return nil
}

// headIsOwn reports whether an adjective stands before a noun that acts for the state:
// "Kazakh officials", "the Russian government".
func (r *reader) headIsOwn(m *mention) bool {
	for i := m.last; i < m.last+3; i++ {
		if titles[r.low(i)] || deputies[r.low(i)] {
			return true
		}
		if !r.word(min(i, len(r.tags)-1)).Tag.Noun() && r.word(min(i, len(r.tags)-1)).Tag != parse.ADJ {
			return false
		}
	}
	return false
}

var deputies = set(`parliament lawmakers deputies ministry officials delegation forces troops companies firms customs central
	leadership side army military navy importers exporters buyers suppliers workers migrants labour citizens nationals residents diplomats envoy`)

// span returns the tokens to quote: the unit up to the quantity, or up to what fills a slot after it.
func (r *reader) span(d *draft) (first, last int) {
	first, last = d.u.first, d.u.last
	if d.q == nil {
		return first, last
	}
	end := d.q.Last
	for _, list := range [][]filled{d.subjects, d.objects} {
		for _, f := range list {
			if f.m != nil && f.m.first >= d.u.first && f.m.last <= d.u.last && f.m.last > end {
				end = f.m.last
			}
		}
	}
	if d.noun != nil && d.noun.last > end {
		end = d.noun.last
	}
	if d.q.First < first {
		first = d.q.First
	}
	return first, min(r.phraseEnd(d, end), last)
}

// phraseEnd returns the end of the phrase that token end-1 stands in: up to the next stop,
// conjunction or quantity.
func (r *reader) phraseEnd(d *draft, end int) int {
	for i, n := end, 0; i < d.u.last && n < 12; i, n = i+1, n+1 {
		switch w := r.low(i); {
		case inPeriod(d.s.periods, i) && w != ",": // "between 2015 and 2020"
		case w == "," || w == ";" || w == ":" || w == "(" || w == ")" || w == "–" || w == "—" || coordinators[w] || subordinators[w] && w != "as":
			return i
		}
		for _, q := range d.s.quantsIn(d.u) {
			if q.First == i && q != d.q {
				return end
			}
		}
		if i == d.u.last-1 {
			return d.u.last
		}
	}
	return end
}
