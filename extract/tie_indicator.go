package extract

import (
	"strings"

	"leeway/extract/parse"
	"leeway/extract/quantity"
)

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
	case r.meetsNeeds(d):
		d.rule("needs:meet")
	case people && r.countsPeople(d):
		d.indicator, d.frame = "migrants", "people"
		d.rule("people in")
	case d.verb != nil && d.verb.frame == "hosts" && people && d.q != nil && r.peopleAfter(d):
		d.indicator, d.frame = "migrants", "employ"
		d.rule("verb:" + d.verb.lemma)
	case d.verb != nil && d.verb.lemma == "be home to" && !people:
		return false // "home to 15 percent of the population"
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
	if d.frame == "people" && r.sentAway(d) {
		return false
	}
	if d.q != nil && d.q.Kind == quantity.Money && (d.frame == "issue" || d.frame == "people" || d.frame == "visitors" || d.frame == "troops") {
		return false
	}
	return true
}

// peopleAfter reports whether the number counts people of a country: "hosted 1.2 million Indonesians".
func (r *reader) peopleAfter(d *draft) bool {
	for i := range d.s.mentions {
		if m := &d.s.mentions[i]; m.first >= d.q.Last && m.first-d.q.Last <= 2 && m.people {
			return true
		}
	}
	return false
}

// countsPeople reports whether the number says how many of a people are in a place: "there were 1.8 million Poles in
// Germany", "the number of Poles in Germany was 1.8 million".
func (r *reader) countsPeople(d *draft) bool {
	if d.q == nil || d.q.Value < 1000 || d.verb != nil {
		return false
	}
	for i := range d.s.mentions {
		m := &d.s.mentions[i]
		if !m.people || r.low(m.last) != "in" || m.first < d.u.first || m.last > d.u.last {
			continue
		}
		existed := m.first >= d.q.Last && m.first-d.q.Last <= 1 && d.u.verb > d.u.first && r.low(d.u.verb-1) == "there"
		numbered := m.last <= d.q.First && r.low(m.first-1) == "of" && r.low(m.first-2) == "number"
		if existed || numbered {
			return true
		}
	}
	return false
}

// sentAway reports whether the people counted are those of an act, who are no longer there: "deported 500,000 migrants".
func (r *reader) sentAway(d *draft) bool {
	for _, c := range d.s.cuesIn(d.u, cueAct) {
		if c.act.id == "expel" {
			return true
		}
	}
	return false
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

// meetsNeeds reads the same where the good stands behind: "meet 60 percent of Poland's needs for fertiliser".
func (r *reader) meetsNeeds(d *draft) bool {
	if d.q == nil || d.q.Kind != quantity.Percent && d.q.Kind != quantity.Fraction || r.low(d.q.Last) != "of" {
		return false
	}
	switch r.word(r.lead(d.q) - 1).Lemma {
	case "meet", "cover", "satisfy", "supply", "provide", "fill":
	default:
		return false
	}
	for i := d.q.Last + 1; i < d.u.last && i < d.q.Last+7; i++ {
		if !needs[r.low(i)] || r.low(i+1) != "for" && r.low(i+1) != "in" && r.low(i+1) != "of" {
			continue
		}
		if end := r.commonNouns(d.s, i+2); end > i+2 {
			d.indicator, d.product, d.frame, d.of = "imports", r.words(i+2, end).Text, "needs", "needs"
			if class, product := r.productAfter(d.s, i+2, end); class == "energy" {
				d.indicator, d.product = "energy", product
			}
			return true
		}
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
		return i >= d.u.first && i < d.u.last && r.word(i).Tag == parse.NOUN && !allGoods[r.low(i)] && !shareNouns[r.low(i)] &&
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
	case good(c.first-1) && r.word(c.first-1).Form != parse.Plur || good(c.first-1) && r.low(c.first-1) != "workers":
		d.product = r.low(c.first - 1)
	case (r.low(c.last) == "of" || c.indicator == "trade" && r.low(c.last) == "in") && c.last == c.first+1:
		first := c.last + 1
		for first < d.u.last && r.word(first).Tag == parse.ADJ {
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
	if !t.set || r.ofGoods(d.noun.last) || d.noun.last > d.noun.first+1 && lemma == d.noun.lemma || d.noun.product != "" {
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
	case d.product == "" && t.product != "" && !r.allGoodsAt(d.noun.first) && (t.indicator == "exports" || t.indicator == "energy") && d.noun.frame == "export":
		d.product = t.product
	}
}

// allGoodsAt reports whether the words before the noun at token i say that it means all goods: "total exports".
func (r *reader) allGoodsAt(i int) bool {
	for k := i - 1; k >= i-3 && k >= 0; k-- {
		switch r.low(k) {
		case "total", "overall", "all":
			return true
		}
	}
	return false
}

// ofGoods reports whether "of goods" stands at token i: what "purchases of goods" are of, no topic changes.
func (r *reader) ofGoods(i int) bool {
	return r.low(i) == "of" && (r.low(i+1) == "goods" || r.low(i+1) == "merchandise")
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
	case "migrants", "refugees", "students":
		return "people"
	case "permits":
		return "permit"
	}
	return indicator
}

// nounFor returns the indicator noun that governs the draft's quantity: the nearest before
// it, else the nearest after it; a whole ("percent of GDP") does not govern.
func (r *reader) nounFor(d *draft) *cue {
	if list := r.flowList(d); d.place.of > 0 && len(list) == d.place.of {
		return list[d.place.at]
	}
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
		r.word(part.Last+1).Form == parse.Poss
}

var partners = set(`sources countries states partners destinations origins directions lenders creditors suppliers buyers`)

// fromAll reports whether the unit says that its figure is over all partners: "$5.8 billion from all sources", "emigration as a
// whole fell by 10 percent".
func (r *reader) fromAll(d *draft) bool {
	for i := d.u.first; i+2 < d.u.last; i++ {
		switch r.low(i) {
		case "from", "to", "with":
			if r.low(i+1) == "all" && (partners[r.low(i+2)] || partners[r.low(i+3)] && (r.low(i+2) == "foreign" || r.low(i+2) == "the")) {
				return true
			}
		case "as":
			if r.low(i+1) == "a" && r.low(i+2) == "whole" && d.noun != nil && d.noun.last == i {
				return true
			}
		}
	}
	return false
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
		if c.indicator == "migrants" || c.indicator == "refugees" {
			return true
		}
	}
	return false
}

// beforeFigure returns the word before the draft's figure, empty where it has none.
func (r *reader) beforeFigure(d *draft) string {
	if d.q == nil {
		return ""
	}
	return r.low(r.lead(d.q) - 1)
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
		if w := r.beforeFigure(d); class == "" && topic.set && (w == "another" || w == "further" || w == "additional") && !r.trades(d.u) && topic.indicator != "remittances" {
			return false // "sold oil worth $10 billion to China. It sold another 3 billion to India"
		}
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
