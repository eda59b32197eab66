package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
)

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
		if r.worthOfOther(d) {
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
// "$15 billion was transferred", "of the money sent to", "received $8 billion from".
func (r *reader) moneyMoves(d *draft) bool {
	for _, q := range d.s.quantsIn(d.u) {
		if q.First <= d.q.First && r.word(r.lead(q)-1).Lemma == "receive" && r.low(q.Last) == "from" {
			return true
		}
	}
	for i := d.u.first; i < d.u.last; i++ {
		switch r.low(i) {
		case "transferred", "transfers", "remitted", "money", "wired", "sent":
			return true
		}
	}
	return false
}

// worthOfOther reports whether the amount is that of something else than the flow talked about: "projects worth $71 million",
// "$30 billion in projects".
func (r *reader) worthOfOther(d *draft) bool {
	if i := r.lead(d.q) - 1; r.low(i) == "worth" || r.low(i) == "valued" {
		return ventures[r.low(i-1)]
	}
	i := d.q.Last
	if r.low(i) != "in" && r.low(i) != "of" && r.low(i) != "for" && r.low(i) != "on" {
		return false
	}
	for n := 0; n < 5 && i+1 < d.u.last; n++ {
		i++
		if t := r.word(i).Tag; t != parse.ADJ && t != parse.PROPN && t != parse.NOUN && t != parse.DET && t != parse.CCONJ {
			return false
		}
		if ventures[r.low(i)] {
			return true
		}
	}
	return false
}

// ventures are what money goes into, and no flow between states.
var ventures = set(`project projects contract contracts deal deals plant plants railway railways pipeline programme programmes programs infrastructure
	agreement agreements memoranda factory factories facilities facility budget damage damages profit profits revenue bonds`)

// ownVerb reports whether the unit says with a verb of its own what is done with the amount: "spent $2 billion on".
func (r *reader) ownVerb(d *draft) bool {
	if d.u.verb < 0 || d.u.verb > d.q.First || r.word(d.u.verb).Tag != parse.VERB || r.isCopula(d.u.verb) {
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
	} else if r.word(min(i, len(r.tags)-1)).Tag != parse.DET || d.q.Kind != quantity.Fraction {
		return false
	}
	for n := 0; i < d.u.last && n < 5; i, n = i+1, n+1 {
		switch t := r.word(i).Tag; {
		case r.low(i) == "all" && r.ofNouns(d, i+1):
			return true
		case wholes[r.low(i)] || shareNouns[r.low(i)]:
			return false
		case t == parse.DET || t == parse.ADJ || t == parse.NUM || t == parse.ADV || r.low(i) == "'s" || inName(d.s.mentions, i, i+1):
		case t == parse.PRON && r.word(i).Form == parse.Poss:
		case t == parse.NOUN:
			if r.cued(d.s, i) {
				return false
			}
			return !r.word(min(i+1, len(r.tags)-1)).Tag.Noun()
		default:
			return false
		}
	}
	return false
}

// ofNouns reports whether plain nouns that name no flow and no good begin at token i: "all bank assets".
func (r *reader) ofNouns(d *draft, i int) bool {
	end := r.commonNouns(d.s, i)
	for k := i; k < end; k++ {
		if wholes[r.low(k)] || shareNouns[r.low(k)] || r.cued(d.s, k) {
			return false
		}
	}
	return end > i
}

// cued reports whether token i belongs to an indicator, a good or a rank.
func (r *reader) cued(s *sentence, i int) bool {
	for k := range s.cues {
		if c := &s.cues[k]; c.first <= i && i < c.last && (c.class == cueIndicator || c.class == cueProduct || c.class == cueRank) {
			return true
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
	own := r.ownSubject(d)
	t.named = t.named || own
	if len(d.subjects) > 0 && (own || d.subjects[0].sure || t.subject == "" || d.indicator == "arms" && d.subjects[0].id == "world" && len(d.objects) > 0 && d.objects[0].m != nil) {
		t.sure = d.subjects[0].sure || own && t.sure && t.subject == d.subjects[0].id
		t.subject = d.subjects[0].id
	}
	if len(d.subjects) > 0 && r.isState(d.subjects[0].id) {
		r.state.subject = d.subjects[0].id
	}
	t.deficit = d.indicator == "trade-balance" && d.q != nil && d.q.Value < 0
	if len(d.objects) > 0 {
		t.object = d.objects[0].id
		if d.statistic == leeway.Level {
			t.level = t.object
		}
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

// ownSubject reports whether the draft names a state as its subject in a paragraph that is not about the document's.
func (r *reader) ownSubject(d *draft) bool {
	if len(d.subjects) == 0 || d.carried || r.state.inParagraph[r.state.focus] {
		return false
	}
	m := d.subjects[0].m
	return m != nil && m.prep == "" && !m.resolved && m.typ == leeway.TypeState && !majors[m.id]
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
			if yearly != nil && r.word(v.first).Form == parse.Pres {
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
