package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
	"leeway/extract/when"
)

// periodOf fills the draft's period: the one in the unit nearest to the quantity, one at the
// head of the sentence, or the one the text has been about.
func (r *reader) periodOf(d *draft) {
	var best *when.Period
	at := d.u.first
	if d.q != nil {
		at = d.q.First
	}
	distance := func(p *when.Period) int {
		if p.First < at {
			return at - p.Last
		}
		return p.First - at
	}
	for _, p := range d.s.periodsIn(d.u) {
		if r.compared(d.s, p) || p.Kind == when.OnYear || !p.Dated() || r.ofOther(d, p) || r.ofSaying(d, p) || r.ofPublishing(p) || r.inSource(p) {
			continue
		}
		switch later, was := r.onlyAfter(d.s, p), best != nil && r.onlyAfter(d.s, best); {
		case best == nil, was && !later, was == later && distance(p) < distance(best):
			best = p
		}
	}
	if p := r.whenNumber(d); p != nil {
		best = p
	}
	if best != nil {
		d.period = span(best)
		return
	}
	if p := r.closingPeriod(d); p != nil {
		d.period = span(p)
		d.resolve("period")
		return
	}
	if p := r.whenPeriod(d.s, d.u); p != nil {
		d.period = span(p)
		d.resolve("period")
		return
	}
	if p := r.frontedPeriod(d.s, d.u); p != nil {
		d.period = span(p)
		d.resolve("period")
		return
	}
	if p := r.topicPeriod(); p != nil && r.wholeYear(d.s) {
		d.period = yearOf(p)
		d.resolve("period")
		return
	}
	if r.prev != nil && r.prev.s == d.s && r.prev.period != nil && !r.yetToCome(d) && (r.prev.period.To != "" || d.statistic != leeway.Level) {
		d.period = r.prev.period
		d.resolve("period")
		return
	}
	t := &r.state.topic
	if r.inherits(d) {
		p := t.main
		if p == nil {
			p = r.titlePeriod(d.s)
		}
		if t.period != nil {
			p = t.period
		}
		if p != nil {
			t.fixed = true
			d.period = p
			d.resolve("period")
		}
	}
}

// whenNumber returns the period that "when" takes up before the number: "after 2022, when $14 billion arrived".
func (r *reader) whenNumber(d *draft) *when.Period {
	if d.q == nil {
		return nil
	}
	for i := d.q.First - 1; i > d.u.first && i >= d.q.First-8; i-- {
		if r.low(i) != "when" {
			continue
		}
		for k := range d.s.periods {
			if p := &d.s.periods[k]; p.Last <= i && i-p.Last <= 1 && p.Dated() {
				return p
			}
		}
		return nil
	}
	return nil
}

// onlyAfter reports whether a period only says what came before or afterwards: "after the record year 2022".
func (r *reader) onlyAfter(s *sentence, p *when.Period) bool {
	for i := p.First - 1; i >= s.First && i >= p.First-5; i-- {
		switch w := r.low(i); {
		case w == "after" || w == "before" || w == "following":
			return true
		case r.word(i).Tag != parse.DET && r.word(i).Tag != parse.ADJ && r.word(i).Tag != parse.NOUN:
			return false
		}
	}
	return false
}

// closingPeriod returns the period that closes a list of figures in brackets and covers all of them: "China (21.5 percent) and
// Russia (19.4) in 2023".
func (r *reader) closingPeriod(d *draft) *when.Period {
	if d.q == nil || !r.parenthesised(d.q) || r.low(d.q.Last) != ")" {
		return nil
	}
	last := d.q
	for i := range d.s.quants {
		q := &d.s.quants[i]
		if q.First <= last.First {
			continue
		}
		if q.Kind != last.Kind || !r.parenthesised(q) || r.low(q.Last) != ")" || q.First-last.Last > 8 || r.hasVerb(last.Last, q.First) {
			break
		}
		last = q
	}
	for k := range d.s.periods {
		if p := &d.s.periods[k]; last != d.q && p.First > last.Last && p.First-last.Last <= 2 && p.Dated() && !p.Compared {
			return p
		}
	}
	return nil
}

var publishing = set(`published released issued unveiled disclosed updated`)

// ofPublishing reports whether a period only dates a publication: "figures released on
// Sunday", but not "permits issued in 2023".
func (r *reader) ofPublishing(p *when.Period) bool {
	i := p.First - 1
	if w := r.low(i); w == "on" || w == "in" || w == "last" || w == "earlier" {
		i--
	}
	return publishing[r.low(i)] && (len(p.From) == len("2006-01-02") || r.low(i) == "published")
}

// inSource reports whether a period stands in brackets with a source: "(National Bank, 2024)".
func (r *reader) inSource(p *when.Period) bool {
	i := p.First - 1
	if r.low(i) == "," {
		i--
	}
	return r.low(p.Last) == ")" && i >= 0 && r.sources[i] > 0
}

// titlePeriod returns the closed period of the heading above s: "Foreign trade in 2023".
func (r *reader) titlePeriod(s *sentence) *leeway.Period {
	for i := len(r.sentences) - 1; i >= 0; i-- {
		h := r.sentences[i]
		if !h.Heading || h.First >= s.First {
			continue
		}
		for k := range h.periods {
			if p := &h.periods[k]; p.From != "" && p.To != "" && p.Dated() && len(p.From) < len("2006-01-02") {
				return span(p)
			}
		}
		if h.Paragraph == 0 {
			break
		}
	}
	return nil
}

// topicPeriod returns the period that the paragraph, else the document, is about.
func (r *reader) topicPeriod() *leeway.Period {
	if p := r.state.topic.period; p != nil {
		return p
	}
	return r.state.topic.main
}

// wholeYear reports whether s sets all of a year beside the part of it that was spoken of:
// "over the whole year".
func (r *reader) wholeYear(s *sentence) bool {
	for i := s.First + 1; i+1 < s.Last; i++ {
		switch w := r.low(i); {
		case (w == "whole" || w == "full" || w == "entire") && r.low(i+1) == "year" && (r.low(i-1) == "the" || r.low(i-1) == "for"):
			return true
		case w == "year" && r.low(i-1) == "the" && r.low(i+1) == "as" && r.low(i+2) == "a" && r.low(i+3) == "whole":
			return true
		}
	}
	return false
}

// yearOf returns the calendar year in which p lies, p itself where it spans several.
func yearOf(p *leeway.Period) *leeway.Period {
	if len(p.From) <= 4 || len(p.To) < 4 || p.From[:4] != p.To[:4] {
		return p
	}
	return &leeway.Period{From: p.From[:4], To: p.From[:4], Text: p.Text}
}

// ofSaying reports whether a period dates what was said rather than what it is about: "the
// central bank said on Thursday".
func (r *reader) ofSaying(d *draft, p *when.Period) bool {
	if d.q == nil {
		return false
	}
	for _, rel := range r.cuedIn(d.s) {
		says, dated := false, false
		for _, c := range rel.Content {
			says = says || c.Start <= d.q.Start && d.q.End <= c.End
			dated = dated || c.Start <= p.Start && p.End <= c.End
		}
		if says && !dated && p.First >= rel.Cue.First {
			return true
		}
	}
	return false
}

// whenPeriod returns the period that a clause with "when" goes on about: "in 2022, when
// deliveries dropped".
func (r *reader) whenPeriod(s *sentence, u *unit) *when.Period {
	i := u.first
	if r.low(i) == "," {
		i++
	}
	if r.low(i) != "when" {
		return nil
	}
	for k := range s.periods {
		if p := &s.periods[k]; p.Last <= i && i-p.Last <= 1 && p.Dated() {
			return p
		}
	}
	return nil
}

// ofOther reports whether a period belongs to another quantity of the unit: to the base in
// "from 77 percent in June to 75 percent", to the one it directly follows.
func (r *reader) ofOther(d *draft, p *when.Period) bool {
	if d.q == nil {
		return false
	}
	for _, q := range d.s.quantsIn(d.u) {
		if q == d.q || q.Last > p.First || p.First-q.Last > 4 {
			continue
		}
		if q.Role == quantity.From || r.isBaseQuantity(d.s, q) {
			return true
		}
		if q.First < d.q.First && p.Last <= d.q.First && (p.First-q.Last <= 1 || r.periodBehind(d)) && r.low(p.Last) != "to" {
			return true
		}
	}
	return false
}

// periodBehind reports whether a period of its own directly follows the draft's quantity.
func (r *reader) periodBehind(d *draft) bool {
	for _, p := range d.s.periodsIn(d.u) {
		if n := p.First - d.q.Last; n >= 0 && n <= 1 && p.Dated() && !p.Compared {
			return true
		}
	}
	return false
}

// isBaseQuantity reports whether the quantity is what another is measured from.
func (r *reader) isBaseQuantity(s *sentence, q *quantity.Quantity) bool {
	w := r.low(r.lead(q) - 1)
	return w == "from" || w == "than" || w == "against"
}

// inherits reports whether a measured tie without a period speaks of the text's period: in a
// text about figures, in the past tense.
func (r *reader) inherits(d *draft) bool {
	if d.q == nil || d.frame == "own" || countable[d.frame] && d.q.Kind == quantity.Number && r.state.topic.main == nil {
		return false
	}
	if d.statistic == leeway.Level && d.q.Kind == quantity.Number && d.u.verb >= 0 && r.word(d.u.verb).Form == parse.Pres {
		return false // how many there are, not how many came
	}
	if d.statistic == leeway.Level && d.verb != nil && dealing[d.verb.frame] && r.word(d.verb.first).Form == parse.Pres {
		return false // "sells us goods for three billion dollars": as it is now
	}
	if r.says(d.u, "would") || d.statistic == leeway.Level && d.u.verb >= 0 && standingVerbs[r.low(d.u.verb)] {
		return false
	}
	return r.statistical && !r.yetToCome(d)
}

// yetToCome reports whether the unit speaks of what is still to come: a goal, a forecast, a condition.
func (r *reader) yetToCome(d *draft) bool {
	for _, c := range d.s.cuesIn(d.u, cueModal) {
		if c.modality == "goal" || c.modality == "forecast" || c.modality == "conditional" {
			return true
		}
	}
	return false
}

// dealing are the frames of verbs that tell in the present tense what goes on now.
var dealing = set(`buy sell export import send receive remit`)

// standingVerbs give a level as it is now.
var standingVerbs = set(`stands stand amounts exceeds totals owes owe holds hold has`)

// compared reports whether a period only names the earlier window of a comparison; "more
// than $1.8 billion in 2024" compares nothing with 2024.
func (r *reader) compared(s *sentence, p *when.Period) bool {
	if !p.Compared && !(r.earlier(p) && (r.low(p.First-1) == "in" || r.low(p.First-1) == "over") && (r.low(p.First-2) == "as" || r.low(p.First-2) == "than")) {
		return false
	}
	for i := range s.quants {
		if q := &s.quants[i]; (q.Last == p.First || q.Last == p.First-1 && (r.low(q.Last) == "in" || r.low(q.Last) == "for" || r.low(q.Last) == "over")) && !r.isBaseQuantity(s, q) && !r.earlier(p) {
			return false
		}
	}
	return true
}

// earlier reports whether a period's own words point back: "a year earlier", "the year before".
func (r *reader) earlier(p *when.Period) bool {
	for i := p.First; i < p.Last; i++ {
		switch r.low(i) {
		case "earlier", "before", "previous", "ago", "same", "preceding":
			return true
		}
	}
	return false
}

// frontedPeriod returns a period at the beginning of the sentence that covers the unit.
func (r *reader) frontedPeriod(s *sentence, u *unit) *when.Period {
	for i := range s.periods {
		p := &s.periods[i]
		if p.First <= s.First+5 && p.Last <= u.first && p.Dated() && !r.compared(s, p) {
			return p
		}
	}
	return nil
}

func span(p *when.Period) *leeway.Period {
	return &leeway.Period{From: p.From, To: p.To, Text: p.Text}
}
