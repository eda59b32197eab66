package extract

import (
	"strings"

	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
	"leeway/extract/token"
)

// ties reads the measured ties of a unit: one draft for each quantity that an indicator and
// a statistic can be found for.
func (r *reader) ties(s *sentence, u *unit) {
	quants := r.exact(s.quantsIn(u))
	for n, q := range quants {
		if r.taken(q) || !r.measures(q) || r.isBase(s, quants, n) {
			continue
		}
		d := &draft{s: s, u: u, q: q}
		if !r.indicator(d) || !r.statistic(d) {
			continue
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
		if r.wholeNamed(d, quants, n) {
			d.objects = []filled{{id: "world", resolved: true}}
		}
		r.creditors(d)
		r.periodOf(d)
		r.sharedPeriod(d)
		d.first, d.last = r.span(d)
		r.emit(d)
		r.remember(d)
	}
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
	return m.people && r.tok(m.first-1).Kind == token.Number && (m.prep == "than" || m.prep == "about" || m.prep == "over" || m.prep == "under")
}

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

// indicator settles what is measured: the noun in the unit, the verb, or the topic.
func (r *reader) indicator(d *draft) bool {
	d.noun = r.nounFor(d)
	d.verb = r.verbFor(d)
	people := d.q != nil && (d.q.Kind == quantity.Number || d.q.Kind == quantity.Measure) && (d.q.Unit == "people" || d.q.Unit == "permits" || d.q.Unit == "")
	switch {
	case d.q != nil && r.ofPeople(d.q) && r.sendsHome(d.u):
		d.noun, d.verb, d.indicator, d.frame = nil, nil, "migrants", "people"
		d.rule("part of them")
	case r.howMuchSent(d):
		d.noun, d.indicator, d.frame = nil, "remittances", "remit"
		d.rule("verb:send")
	case d.noun != nil:
		d.indicator, d.product, d.frame = d.noun.indicator, d.noun.product, d.noun.frame
		r.goodsOf(d)
		r.underTopic(d)
		d.rule("noun:" + d.noun.lemma)
	case r.sendsHome(d.u), d.q != nil && d.q.Kind == quantity.Money && d.noun == nil && d.verb != nil && (d.verb.frame == "receive" || d.verb.frame == "send") && r.hasMigrants(d):
		d.indicator, d.frame = "remittances", "remit"
		if d.verb != nil && d.verb.frame == "receive" {
			d.frame = "receive"
		}
		d.rule("verb:send home")
	case r.coversNeeds(d):
		d.rule("needs:" + d.verb.lemma)
	case d.verb != nil && d.verb.indicator != "":
		d.indicator, d.frame = d.verb.indicator, d.verb.frame
		d.rule("verb:" + d.verb.lemma)
		if d.frame == "export" || d.frame == "import" {
			_, d.product = r.productAfter(d.s, d.verb.last, d.u.last)
		}
	case d.verb != nil && r.goods(d):
		d.rule("goods:" + d.verb.lemma)
	case r.carries(d):
		t := r.state.topic
		d.indicator, d.product, d.frame, d.of = t.indicator, t.product, t.frame, ""
		d.carried = true
		if d.product == "" && (d.frame == "export" || d.frame == "import") {
			for _, c := range d.s.cuesIn(d.u, cueProduct) {
				if c.first < d.q.First {
					d.product = c.product // "Shipments of copper fell" in a text about exports
					break
				}
			}
		}
		d.resolve("indicator")
		d.rule("topic")
	default:
		return false
	}
	if d.indicator == "" {
		return false
	}
	if d.frame == "" {
		d.frame = r.frameOf(d.indicator)
	}
	if d.frame == "troops" && d.carried && d.q != nil || d.verb != nil && d.noun == nil && (d.frame == "keeps" || d.frame == "hosts") {
		return false
	}
	if people && !countable[d.frame] && d.q.Kind != quantity.Measure && !r.headcount(d) {
		return false // a bare number under an indicator that is not counted
	}
	if d.q != nil && d.q.Kind == quantity.Money && (d.frame == "people" || d.frame == "visitors" || d.frame == "troops") {
		return false
	}
	return true
}

// headcount reports whether the number counts the jobs or the inhabitants that the noun names: "10,000 jobs in Thailand",
// "the population of Tuvalu is".
func (r *reader) headcount(d *draft) bool {
	switch d.indicator {
	case "jobs":
		return d.noun != nil && d.noun.first >= d.q.Last && d.noun.first-d.q.Last <= 2
	case "population":
		return d.noun != nil && d.noun.last <= d.q.First
	}
	return false
}

// coversNeeds reads the part of what one country needs of a good that another supplies: "covers 20 percent of
// Pakistan's gas needs".
func (r *reader) coversNeeds(d *draft) bool {
	if d.q == nil || d.verb == nil || d.verb.frame != "share" || d.q.Kind != quantity.Percent && d.q.Kind != quantity.Fraction || r.low(d.q.Last) != "of" {
		return false
	}
	for _, c := range d.s.cuesIn(d.u, cueProduct) {
		if c.first < d.q.Last || c.first-d.q.Last > 8 || !needs[r.low(c.last)] {
			continue
		}
		d.product, d.frame, d.of = c.product, "needs", "needs"
		switch c.kind {
		case "energy":
			d.indicator = "energy"
		case "arms":
			d.indicator, d.product = "arms", ""
		default:
			d.indicator = "imports"
		}
		return true
	}
	return false
}

var needs = set(`needs demand consumption requirements`)

// allGoods are words before or behind "exports" that narrow it to no good.
var allGoods = set(`goods merchandise total trade commodity world record monthly annual quarterly state country arms weapons weapon sales
	services service net market business government year value volume`)

// goodsOf takes the good that the noun is about: "gold exports", "exports of coffee", so that
// trade in one good is never taken for all trade.
func (r *reader) goodsOf(d *draft) {
	c := d.noun
	if d.product != "" || c.frame != "export" && c.frame != "import" && c.indicator != "trade" {
		return
	}
	good := func(i int) bool {
		return i >= d.u.first && i < d.u.last && r.tags[i].Tag == parse.NOUN && !allGoods[r.low(i)] && !shareNouns[r.low(i)] &&
			!inName(d.s.mentions, i, i+1) && !inPeriod(d.s.periods, i) && !r.isCue(d.s, i, cueIndicator)
	}
	for k := range d.s.cues {
		p := &d.s.cues[k]
		if p.class == cueProduct && (p.last == c.first || p.first == c.last+1 && (r.low(c.last) == "of" || c.indicator == "trade" && r.low(c.last) == "in")) {
			d.product = p.product
			return
		}
	}
	switch {
	case good(c.first-1) && r.tags[c.first-1].Form != parse.Plur || good(c.first-1) && r.low(c.first-1) != "workers":
		d.product = r.low(c.first - 1)
	case (r.low(c.last) == "of" || c.indicator == "trade" && r.low(c.last) == "in") && c.last == c.first+1:
		first := c.last + 1
		for first < d.u.last && r.tags[first].Tag == parse.ADJ {
			first++
		}
		if good(first) {
			d.product = r.low(first)
		}
	}
}

// isCue reports whether a cue of the class covers token i.
func (r *reader) isCue(s *sentence, i int, cl class) bool {
	for k := range s.cues {
		if c := &s.cues[k]; c.class == cl && c.first <= i && i < c.last {
			return true
		}
	}
	return false
}

// underTopic reads a bare "imports" or "sales" in a text about arms or gas as those of arms
// or gas.
func (r *reader) underTopic(d *draft) {
	t := &r.state.topic
	lemma, _, _ := strings.Cut(d.noun.lemma, " ")
	if !t.set || d.noun.last > d.noun.first+1 && lemma == d.noun.lemma || d.noun.product != "" {
		return
	}
	switch lemma {
	case "imports", "import", "exports", "export", "deliveries", "purchases", "sales", "shipments":
	default:
		return
	}
	switch {
	case t.indicator == "arms":
		d.indicator, d.frame = "arms", "supply"
		if d.noun.frame == "import" || lemma == "purchases" {
			d.frame = "import"
		}
	case d.product == "" && t.product != "" && (t.indicator == "exports" || t.indicator == "energy") && d.noun.frame == "export":
		d.product = t.product
	}
}

var countable = map[string]bool{"people": true, "permit": true, "visitors": true, "troops": true, "issue": true, "employ": true, "keeps": true, "hosts": true}

// frameOf returns the frame of an indicator's first row.
func (r *reader) frameOf(indicator string) string {
	switch indicator {
	case "exports":
		return "export"
	case "imports":
		return "import"
	case "remittances":
		return "remit"
	case "investment":
		return "invest"
	case "arms", "energy":
		return "supply"
	case "migrants", "students":
		return "people"
	case "permits":
		return "permit"
	}
	return indicator
}

// nounFor returns the indicator noun that governs the draft's quantity: the nearest before
// it, else the nearest after it; a whole ("percent of GDP") does not govern.
func (r *reader) nounFor(d *draft) *cue {
	var before, after *cue
	at := d.u.last
	if d.q != nil {
		at = d.q.First
	}
	for _, c := range d.s.cuesIn(d.u, cueIndicator) {
		if countable[c.frame] && (d.q != nil && d.q.Kind == quantity.Money || r.sendsHome(d.u)) {
			continue
		}
		if c.frame == "own" {
			if d.q != nil && c.first >= d.q.Last && r.ofBetween(d.q.Last, c.first) {
				d.of = c.indicator
				continue
			}
			if len(d.s.cuesIn(d.u, cueIndicator)) > 1 {
				continue
			}
		}
		if t := &r.state.topic; weakNouns[c.lemma] && t.set && c.indicator != t.indicator && !countable[t.frame] && !r.hasOwnActor(d, c) {
			continue
		}
		if c.lemma == "dollars from" && (r.trades(d.u) || len(d.s.cuesIn(d.u, cueIndicator)) > 1) {
			continue // "bought goods worth 81 million dollars from"
		}
		if w := r.low(c.first - 1); (w == "against" || w == "than") && d.q != nil && c.first > d.q.First {
			continue
		}
		switch {
		case c.first < at:
			if before == nil || !weak(c) || weak(before) {
				before = c
			}
		case after == nil:
			after = c
		}
	}
	if after != nil && before != nil && d.q != nil && after.frame != "own" && after.first-d.q.Last <= 5 && !r.hasVerb(d.q.Last, after.first) &&
		(d.q.Kind == quantity.Multiple && after.first-d.q.Last <= 3 || r.low(d.q.Last) == "of") {
		return after // "to double bilateral trade", "15 percent of exports"
	}
	if before != nil {
		return before
	}
	return after
}

// trades reports whether goods are bought, sold or supplied in the unit.
func (r *reader) trades(u *unit) bool {
	for i := u.first; i < u.last; i++ {
		if w := r.low(i); w == "goods" || w == "products" || w == "merchandise" {
			return true
		}
	}
	return false
}

// sendsHome reports whether the unit is about money sent home: "Migrants sent $1 billion home".
func (r *reader) sendsHome(u *unit) bool {
	sends := false
	for i := u.first; i < u.last; i++ {
		switch w := r.low(i); {
		case w == "sent" || w == "send" || w == "sends" || w == "wired" || w == "remitted" || w == "remit":
			sends = true
		case w == "home" && sends:
			return true
		}
	}
	return false
}

// ofPeople reports whether a part is one of people just named, with where they are: "two-thirds of them in the Gulf".
func (r *reader) ofPeople(q *quantity.Quantity) bool {
	return (q.Kind == quantity.Percent || q.Kind == quantity.Fraction) && r.low(q.Last) == "of" && r.low(q.Last+1) == "them" && r.low(q.Last+2) == "in"
}

// wholeNamed reports whether the amount is that of the whole that another quantity is a part of: "an eighth of its external debt
// of $40.5 billion".
func (r *reader) wholeNamed(d *draft, quants []*quantity.Quantity, n int) bool {
	if n == 0 || d.noun == nil || d.q.Kind != quantity.Money || d.noun.last != d.q.First-1 || r.low(d.noun.last) != "of" {
		return false
	}
	part := quants[n-1]
	return (part.Kind == quantity.Percent || part.Kind == quantity.Fraction) && r.low(part.Last) == "of" && d.noun.first > part.Last && d.noun.first-part.Last <= 3 &&
		r.tags[part.Last+1].Form == parse.Poss
}

// howMuchSent reports whether the unit words a sum as "how much migrants sent to".
func (r *reader) howMuchSent(d *draft) bool {
	for i := d.u.first; i+1 < d.u.last; i++ {
		if r.low(i) == "how" && r.low(i+1) == "much" {
			return d.verb != nil && d.verb.frame == "send" && d.verb.first > i && r.hasMigrants(d)
		}
	}
	return false
}

// hasMigrants reports whether the unit names people who work abroad.
func (r *reader) hasMigrants(d *draft) bool {
	for _, c := range d.s.cuesIn(d.u, cueIndicator) {
		if c.indicator == "migrants" {
			return true
		}
	}
	return false
}

// weakNouns name an indicator only where the text is not about another.
var weakNouns = set(`transfers deliveries purchases relations ties obligations base workers credit exercises links cooperation partnership
	visitors arrivals economy production output deposits reserves population stake grants lending patents permit harvest`)

func weak(c *cue) bool { return weakNouns[c.lemma] || c.indicator == "ties" }

func (r *reader) hasOwnActor(d *draft, c *cue) bool {
	found := false
	d.s.inUnit(d.u, func(_ int, m *mention) {
		if (m.adj || m.poss) && c.first-m.last >= 0 && c.first-m.last <= 2 {
			found = true
		}
	})
	return found
}

// ofBetween reports whether the tokens from first to last begin with "of" and hold no verb.
func (r *reader) ofBetween(first, last int) bool {
	if r.low(first) != "of" && !(r.low(first) == "percent" && r.low(first+1) == "of") {
		return false
	}
	return !r.hasVerb(first, last) && last-first < 10
}

// verbFor returns the tie verb nearest before the quantity, else the first in the unit.
func (r *reader) verbFor(d *draft) *cue {
	var best *cue
	for _, c := range d.s.cuesIn(d.u, cueTieVerb) {
		if c.frame == "level" || c.frame == "exceed" || c.lemma == "put" && !r.says(d.u, "into") {
			continue
		}
		if d.q == nil || c.first < d.q.First || best == nil {
			best = c
		}
	}
	return best
}

// goods settles the indicator of buying, selling, sending and receiving: by the goods that
// are named, else by the topic, and by which side is the country in focus.
func (r *reader) goods(d *draft) bool {
	f := d.verb.frame
	if f == "share" || f == "level" || f == "exceed" {
		return false
	}
	topic := &r.state.topic
	subject := r.clauseSubject(d.s, d.u)
	own := subject != nil && (subject.id == r.state.focus || subject.id == topic.subject && topic.set)
	class, product := r.productAfter(d.s, d.verb.last, d.u.last)
	if d.verb.lemma == "put" {
		d.indicator, d.frame = "investment", "invest"
		return d.q != nil && d.q.Kind == quantity.Money
	}
	switch f {
	case "buy", "sell":
		switch {
		case f == "buy" && product != "" && d.q != nil && (d.q.Kind == quantity.Percent || d.q.Kind == quantity.Fraction) && r.makerOf(d) != nil:
			d.indicator, d.product, d.frame = "exports", product, "bought"
		case f == "buy" && class == "" && r.trades(d.u) && r.makerOf(d) != nil && r.makerOf(d) != subject:
			d.indicator, d.product, d.frame = "exports", product, "bought" // "bought $2 billion worth of Kazakh goods"
		case class == "arms":
			d.indicator, d.frame = "arms", "supply"
			if f == "buy" {
				d.frame = "receive"
			}
		case topic.set && topic.indicator == "arms" && class == "" && !r.trades(d.u):
			d.indicator, d.frame = "arms", "supply"
			if f == "buy" {
				d.frame = "receive"
			}
		case class == "energy" && f == "buy":
			d.indicator, d.product, d.frame = "energy", product, "receive"
		case class == "energy":
			d.indicator, d.product, d.frame = "energy", product, "supply"
		case f == "buy" && (own || subject == nil):
			d.indicator, d.product, d.frame = "imports", product, "import"
		case f == "buy":
			d.indicator, d.product, d.frame = "exports", product, "bought"
		case own:
			d.indicator, d.product, d.frame = "exports", product, "export"
		default:
			d.indicator, d.product, d.frame = "imports", product, "supply"
		}
		return true
	case "send", "receive":
		d.frame = "send"
		if f == "receive" {
			d.frame = "receive"
		}
		switch {
		case class == "arms":
			d.indicator = "arms"
		case class == "energy":
			d.indicator, d.product = "energy", product
		case class == "" && f == "send" && d.q != nil && d.q.Kind == quantity.Money && subject != nil && (subject.people || (subject.adj || subject.poss) && workers[r.headWord(d.s, subject)]):
			d.indicator, d.frame = "remittances", "remit" // "Tajiks in Russia transferred $2 billion"
		case class == "" && d.q != nil && d.q.Kind == quantity.Money && !r.trades(d.u) && topic.set && (topic.indicator == "exports" || topic.indicator == "imports"):
			return false // "$15 billion was transferred to it": money or goods
		case class == "" && d.q != nil && d.q.Kind == quantity.Money && r.trades(d.u):
			d.indicator, d.product, d.frame = "exports", product, "export"
			if f == "receive" {
				d.indicator, d.frame = "imports", "import"
			}
		case topic.set && countable[topic.frame] && d.q != nil && d.q.Kind == quantity.Money:
			d.indicator, d.resolved = "remittances", append(d.resolved, "indicator") // after a sentence on migrants
			if f == "send" {
				d.frame = "remit"
			}
		case topic.set && topic.indicator != "ties":
			d.indicator, d.product, d.carried = topic.indicator, topic.product, true
			if f == "receive" && (topic.frame == "debt" || topic.frame == "loan") {
				d.frame = "send"
			}
			d.resolve("indicator")
		default:
			return false
		}
		return true
	}
	return false
}

// makerOf returns whose goods a part of is bought: "90 percent of Iran's crude".
func (r *reader) makerOf(d *draft) *mention {
	for i := range d.s.mentions {
		m := &d.s.mentions[i]
		if m.party() && (m.adj || m.poss) && m.first >= d.q.Last && m.first-d.q.Last <= 3 {
			return m
		}
	}
	return nil
}

// productAfter returns the class and the name of the good named between first and last.
func (r *reader) productAfter(s *sentence, first, last int) (class, product string) {
	for i := range s.cues {
		if c := &s.cues[i]; c.class == cueProduct && c.first >= first && c.first < min(last, first+9) {
			return c.kind, c.product
		}
	}
	return "", ""
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
		if !r.tags[min(i, len(r.tags)-1)].Tag.Noun() && r.tags[min(i, len(r.tags)-1)].Tag != parse.ADJ {
			return false
		}
	}
	return false
}

var deputies = set(`parliament lawmakers deputies ministry officials delegation forces troops companies firms customs central
	leadership side army military navy importers exporters buyers suppliers workers migrants labour citizens nationals residents diplomats envoy`)

// carries reports whether the unit goes on about the topic: it has no indicator of its own,
// and a pronoun, an ellipsis or a statistic that only the topic explains.
func (r *reader) carries(d *draft) bool {
	t := &r.state.topic
	if !t.set || d.q == nil {
		return false
	}
	if t.indicator == "ties" || t.indicator == "security-ties" || t.indicator == "economic-ties" {
		return false
	}
	if d.s.Paragraph-r.state.paragraph > 1 || r.partOfOther(d) || r.isStake(d) {
		return false
	}
	switch d.q.Kind {
	case quantity.Money:
		if (t.indicator == "exports" || t.indicator == "imports" || t.indicator == "trade") && r.moneyMoves(d) {
			return false
		}
		return r.statistical && !r.ownVerb(d) || r.levelled(d)
	case quantity.Percent, quantity.Points, quantity.Multiple, quantity.Fraction:
		return true
	case quantity.Measure:
		return t.product != "" || countable[t.frame]
	case quantity.Number:
		return countable[t.frame] && (d.q.Noun == "" || d.q.Unit == "people")
	}
	return false
}

// moneyMoves reports whether the unit says that money itself is sent, which in a text about goods is another flow:
// "$15 billion was transferred", "of the money sent to".
func (r *reader) moneyMoves(d *draft) bool {
	for i := d.u.first; i < d.u.last; i++ {
		switch r.low(i) {
		case "transferred", "transfers", "remitted", "money", "wired", "sent":
			return true
		}
	}
	return false
}

// ownVerb reports whether the unit says with a verb of its own what is done with the amount: "spent $2 billion on".
func (r *reader) ownVerb(d *draft) bool {
	if d.u.verb < 0 || d.u.verb > d.q.First || r.tags[d.u.verb].Tag != parse.VERB || r.isCopula(d.u.verb) {
		return false
	}
	switch r.low(d.u.verb) {
	case "spent", "spends", "spend", "earned", "earns", "earn", "paid", "pays", "pay", "cost", "costs", "raised", "raises", "allocated", "saved", "lost", "made":
		return true
	}
	return false
}

// wholes are what a part of the topic's series is called a part of.
var wholes = set(`total totals it them this that these those which all everything money sum whole overall turnover sales purchases deliveries
	imports exports trade inflows receipts figure amount goods market shipments volume volumes flows stock world`)

// isStake reports whether a percentage is a part of a company: "a 24 percent stake in",
// "own 57 percent of".
func (r *reader) isStake(d *draft) bool {
	if d.q.Kind != quantity.Percent && d.q.Kind != quantity.Fraction && d.q.Kind != quantity.Money || r.state.topic.indicator == "investment" {
		return false
	}
	for i := d.u.first; i < d.u.last; i++ {
		switch r.low(i) {
		case "stake", "stakes", "shareholding", "own", "owns", "owned":
			return true
		}
	}
	return false
}

// partOfOther reports whether a percentage or fraction is of something that is not the
// topic's series: "half of the decline", "a third of its value", "half the cost".
func (r *reader) partOfOther(d *draft) bool {
	if d.q.Kind != quantity.Percent && d.q.Kind != quantity.Fraction {
		return false
	}
	i := d.q.Last
	if r.low(i) == "of" {
		i++
	} else if r.tags[min(i, len(r.tags)-1)].Tag != parse.DET || d.q.Kind != quantity.Fraction {
		return false
	}
	for n := 0; i < d.u.last && n < 5; i, n = i+1, n+1 {
		switch t := r.tags[i].Tag; {
		case wholes[r.low(i)] || shareNouns[r.low(i)]:
			return false
		case t == parse.DET || t == parse.ADJ || t == parse.NUM || t == parse.ADV || r.low(i) == "'s" || inName(d.s.mentions, i, i+1):
		case t == parse.PRON && r.tags[i].Form == parse.Poss:
		case t == parse.NOUN:
			for k := range d.s.cues {
				if c := &d.s.cues[k]; c.first <= i && i < c.last && (c.class == cueIndicator || c.class == cueProduct || c.class == cueRank) {
					return false
				}
			}
			return !r.tags[min(i+1, len(r.tags)-1)].Tag.Noun()
		default:
			return false
		}
	}
	return false
}

// levelled reports whether a verb of level or of change stands in the unit, so that an amount
// there is a level of the topic's series.
func (r *reader) levelled(d *draft) bool {
	if len(d.s.cuesIn(d.u, cueMotionVerb)) > 0 || d.q.Role != quantity.Level {
		return true
	}
	for _, c := range d.s.cuesIn(d.u, cueTieVerb) {
		if c.frame == "level" || c.frame == "exceed" || c.frame == "share" {
			return true
		}
	}
	return d.u.verb >= 0 && r.isCopula(d.u.verb)
}

// remember makes the draft the topic.
func (r *reader) remember(d *draft) {
	t := &r.state.topic
	t.indicator, t.product, t.frame, t.statistic, t.of, t.set = d.indicator, d.product, d.frame, d.statistic, d.of, true
	if t.frame == "receive" || t.frame == "bought" || t.frame == "issue" || t.frame == "employ" {
		t.frame = r.frameOf(d.indicator)
	}
	if len(d.subjects) > 0 && (d.subjects[0].sure || t.subject == "" || d.indicator == "arms" && d.subjects[0].id == "world" && len(d.objects) > 0 && d.objects[0].m != nil) {
		t.subject, t.sure = d.subjects[0].id, d.subjects[0].sure
	}
	if len(d.subjects) > 0 && r.isState(d.subjects[0].id) {
		r.state.subject = d.subjects[0].id
	}
	if len(d.objects) > 0 {
		t.object = d.objects[0].id
		t.partnerKnown = t.object != "world" && t.object != ""
		if t.object != "world" {
			r.state.object = t.object
		}
	}
	if d.period != nil && !contains(d.resolved, "period") {
		closed := d.period.From != "" && d.period.To != "" && (d.statistic != leeway.Rank || len(d.period.From) < len("2006-01-02"))
		if t.main == nil && closed {
			t.main = d.period
		}
		if t.period == nil && closed && !t.fixed {
			t.period = d.period
		}
	}
	r.state.paragraph = d.s.Paragraph
	r.prev = d
}

func (r *reader) isState(id string) bool {
	a, ok := r.actors.Actor(id)
	return ok && (a.Type == leeway.TypeState || a.Type == leeway.TypeTerritory || a.Type == leeway.TypeFormerState || a.Type == leeway.TypeRegion || id == "EU")
}

// firstOf returns the first token of a paragraph.
func (r *reader) firstOf(paragraph int) int {
	if ss := r.paragraphAt(paragraph); len(ss) > 0 {
		return ss[0].First
	}
	return -1
}

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

// dropTrade takes the verbs of buying and selling out of the acts where the text reports
// trade: "They delivered goods worth $858 million" is a figure, not an event.
func (r *reader) dropTrade(s *sentence, u *unit) {
	r.dropHabits(s, u)
	t := &r.state.topic
	if !r.statistical || !t.set || t.frame != "mutual" && t.frame != "export" && t.frame != "import" && t.frame != "remit" {
		return
	}
	money := false
	for _, q := range s.quantsIn(u) {
		money = money || q.Kind == quantity.Money
	}
	if !money {
		return
	}
	out := s.cues[:0]
	for _, c := range s.cues {
		if c.class == cueAct && c.first >= u.first && c.last <= u.last && (c.act.id == "supply" || c.act.id == "buy" || c.act.id == "sell") {
			continue
		}
		out = append(out, c)
	}
	s.cues = out
}

// dropHabits takes the verbs of flows out of the acts where they tell a standing flow: denied or supposed ("does not
// import gas"), or so much a year ("lends Angola $2 billion a year").
func (r *reader) dropHabits(s *sentence, u *unit) {
	var yearly *quantity.Quantity
	for _, q := range s.quantsIn(u) {
		if q.Kind == quantity.Money && r.rate(q) != "" {
			yearly = q
		}
	}
	habits := map[int]bool{}
	for _, v := range s.cuesIn(u, cueTieVerb) {
		switch v.frame {
		case "buy", "sell", "export", "import":
			class, _ := r.productAfter(s, v.last, u.last)
			habits[v.first] = class != "" && r.supposed(v)
		case "loan", "borrow":
			if yearly != nil && r.tags[v.first].Form == parse.Pres {
				habits[v.first] = true
				if yearly.Per == "" {
					yearly.Per, yearly.Last, yearly.End = r.rate(yearly), yearly.Last+2, r.tok(yearly.Last+1).End
				}
			}
		}
	}
	out := s.cues[:0]
	for _, c := range s.cues {
		if c.class != cueAct || !habits[c.first] {
			out = append(out, c)
		}
	}
	s.cues = out
}

// rate returns the time that an amount is for: "$2 billion a year".
func (r *reader) rate(q *quantity.Quantity) string {
	if q.Per != "" {
		return q.Per
	}
	if w := r.low(q.Last); w == "a" || w == "per" || w == "every" || w == "each" {
		switch after := r.low(q.Last + 2); r.low(q.Last + 1) {
		case "year", "month", "week", "day":
			if after == "ago" || after == "earlier" || after == "before" || after == "later" {
				return ""
			}
			return r.low(q.Last + 1)
		}
	}
	return ""
}
