package extract

import (
	"strings"

	"leeway"
	"leeway/extract/quantity"
	"leeway/extract/when"
)

// draft is a tie while its slots are being filled.
type draft struct {
	s    *sentence
	u    *unit
	noun *cue // the indicator noun in the unit, nil
	verb *cue // the tie verb in the unit, nil
	q    *quantity.Quantity

	place                     place // of the figure in a list of figures
	until                     int   // the token after the years of such a list
	indicator, product, frame string
	carried                   bool // the indicator is the topic's
	presupposed               bool // taken for granted: "growing ties", whatever the clause supposes
	statistic                 leeway.Statistic
	direction                 leeway.Direction
	of                        string
	rank                      float64
	among                     string
	subjects, objects         []filled
	period                    *leeway.Period
	base                      *leeway.Period
	rules                     []string
	resolved                  []string
	first, last               int // tokens of the quote
}

// filled is an actor in a slot, and whether it was worked out from the context.
type filled struct {
	id       string
	resolved bool
	m        *mention
	sure     bool // the words around it leave no doubt about the slot
}

func (d *draft) rule(name string) { d.rules = append(d.rules, name) }

func (d *draft) resolve(slot string) {
	for _, r := range d.resolved {
		if r == slot {
			return
		}
	}
	d.resolved = append(d.resolved, slot)
}

// inUnit calls f for the mentions of u that can be parties.
func (s *sentence) inUnit(u *unit, f func(i int, m *mention)) {
	for i := range s.mentions {
		if m := &s.mentions[i]; u.has(m.first, m.last) && m.party() {
			f(i, m)
		}
	}
}

// quantsIn returns the quantities of u.
func (s *sentence) quantsIn(u *unit) []*quantity.Quantity {
	var out []*quantity.Quantity
	for i := range s.quants {
		if q := &s.quants[i]; u.has(q.First, q.Last) {
			out = append(out, q)
		}
	}
	return out
}

// cuesIn returns the cues of one class in u.
func (s *sentence) cuesIn(u *unit, cl class) []*cue {
	var out []*cue
	for i := range s.cues {
		if c := &s.cues[i]; c.class == cl && u.has(c.first, c.last) {
			out = append(out, c)
		}
	}
	return out
}

// periodsIn returns the periods of u.
func (s *sentence) periodsIn(u *unit) []*when.Period {
	var out []*when.Period
	for i := range s.periods {
		if p := &s.periods[i]; u.has(p.First, p.Last) {
			out = append(out, p)
		}
	}
	return out
}

// emit turns a draft into claims, one for every pair of its subjects and objects.
func (r *reader) emit(d *draft) {
	for i, sub := range d.subjects {
		for j, obj := range d.objects {
			if sub.id == obj.id && sub.id != "" && !(sub.id == "EU" || sub.id == "africa") {
				continue
			}
			if len(d.subjects) > 1 && len(d.objects) > 1 && i > 0 && j > 0 && i != j {
				continue
			}
			r.claims = append(r.claims, r.tieClaim(d, sub, obj))
		}
	}
}

func (r *reader) tieClaim(d *draft, sub, obj filled) leeway.Claim {
	c := leeway.Claim{
		Kind: leeway.KindTie, Subject: sub.id, Object: obj.id, Indicator: d.indicator, Product: d.product,
		Statistic: d.statistic, Of: d.of, Direction: d.direction, Period: d.period, BasePeriod: d.base,
		Among: d.among, Rules: d.rules, Paragraph: d.s.Paragraph,
	}
	if d.rank > 0 {
		v := d.rank
		c.Value = &v
	}
	if q := d.q; q != nil {
		v := q.Value
		c.Value, c.ValueTo, c.Comparator, c.Unit, c.Per = &v, q.To, q.Comparator, q.Unit, q.Per
		if c.Comparator == "=" {
			c.Comparator = ""
		}
		switch {
		case q.Kind == quantity.Fraction && c.Unit == "":
			c.Unit = "percent"
		case c.Statistic == leeway.Multiple:
			c.Unit = "times"
		case c.Unit == "" && q.Kind == quantity.Number && d.indicator == "permits":
			c.Unit = "permits"
		case c.Unit == "" && q.Kind == quantity.Number && countable[d.frame]:
			c.Unit = "people"
		}
		c.Mentions = append(c.Mentions, leeway.Mention{Slot: "value", Start: q.Start, End: q.End, Text: q.Text})
	}
	c.Resolved = append([]string(nil), d.resolved...)
	for _, f := range []struct {
		slot string
		f    filled
	}{{"subject", sub}, {"object", obj}} {
		if f.f.m != nil {
			start, end := r.tok(f.f.m.first).Start, r.tok(f.f.m.last-1).End
			c.Mentions = append(c.Mentions, leeway.Mention{Slot: f.slot, Start: start, End: end, Text: r.text.Raw[start:end]})
		}
		if f.f.resolved {
			c.Resolved = append(c.Resolved, f.slot)
		}
	}
	c.Quote = r.quote(d.first, d.last)
	r.colour(&c, d.s, d.u, d.first, d.last)
	if d.presupposed && c.Modality == leeway.Hedged {
		c.Modality = ""
	}
	return c
}

// quote returns the words of tokens [first, last) without conjunctions and stops around them.
func (r *reader) quote(first, last int) leeway.Quote {
	for first < last-1 {
		w := r.low(first)
		if w == "," || w == ";" || w == ":" || w == "–" || w == "—" || w == "-" || w == "." || coordinators[w] || w == "that" || w == "while" || w == "however" || w == "•" || w == "*" {
			first++
			continue
		}
		break
	}
	for last > first+1 && strings.ContainsAny(r.low(last - 1)[:1], ",;:.–—-!?") && !strings.HasSuffix(r.tok(last-1).Text, "s.") {
		last--
	}
	start, end := r.tok(first).Start, r.tok(last-1).End
	return leeway.Quote{Start: start, End: end, Text: r.text.Raw[start:end]}
}
