package extract

import (
	"leeway"
	"leeway/extract/parse"
)

// followed reads what another did after the one named before: "Belarus followed in 2024",
// "Togo did the same". It repeats the latest act or status of the sentence before.
func (r *reader) followed(s *sentence, u *unit) {
	at := u.verb
	for at >= 0 && at+1 < u.last && r.word(at).Tag == parse.AUX {
		at++ // "had done so"
	}
	if at < 0 || r.word(at).Form != parse.Past && r.low(at) != "done" {
		return
	}
	end := at + 1
	switch {
	case r.low(at) == "followed" && r.low(end) == "suit":
		end++
	case r.low(at) == "followed":
	case (r.low(at) == "did" || r.low(at) == "done") && r.low(end) == "so":
		end++
	case r.low(at) == "did" && (r.low(end) == "likewise" || r.low(end) == "the" && r.low(end+1) == "same"):
		for r.low(end) != "likewise" && r.low(end) != "same" {
			end++
		}
		end++
	default:
		return
	}
	d := &deed{s: s, u: u, c: &cue{at, end, formPast, &entry{class: cueAct, lemma: "follow"}}, start: at, a: &action{}}
	d.start = r.groupStart(u, at)
	if end < s.Last && r.word(end).Tag != parse.PUNCT && !r.plainTime(d) {
		return
	}
	last := r.repeated(s)
	if last == nil || r.negated(s, u, at, at) {
		return
	}
	sides := r.subject(s, u, d.start, 0)
	if !r.allStates(sides) {
		return
	}
	before := *last
	for _, x := range sides {
		if x.id != before.Subject && x.id != before.Object {
			r.claims = append(r.claims, r.followingClaim(d, before, x, end))
			r.state.subject = x.id
		}
	}
}

// followingClaim is the claim before, made of x.
func (r *reader) followingClaim(d *deed, before leeway.Claim, x side, end int) leeway.Claim {
	c := leeway.Claim{Kind: before.Kind, Subject: x.id, Object: before.Object, Action: before.Action, Status: before.Status, Paragraph: d.s.Paragraph, Rules: []string{"follow"}, Resolved: []string{"object"}}
	first, last := d.start, end
	if x.resolved || x.m == nil {
		c.Resolved = append(c.Resolved, "subject")
	} else {
		first = min(first, x.m.first)
	}
	if p := r.deedPeriod(d); p != nil {
		if c.Period = span(p); c.Period != nil && before.Kind == leeway.KindMembership {
			c.Period.To = ""
		}
		if p.First >= d.u.first && p.Last <= d.u.last {
			last = max(last, p.Last)
		}
	}
	c.Quote = r.quote(first, last)
	r.colour(&c, d.s, d.u, d.start, end)
	return c
}

// repeated returns the latest claim where it is an act that each does by himself, or a
// status, of this sentence or the one before.
func (r *reader) repeated(s *sentence) *leeway.Claim {
	if len(r.claims) == 0 {
		return nil
	}
	c := &r.claims[len(r.claims)-1]
	near := false
	for i := range r.sentences {
		if t := r.sentences[i]; t == s || i+1 < len(r.sentences) && r.sentences[i+1] == s {
			near = near || c.Quote.Start >= r.tok(t.First).Start && c.Quote.End <= r.tok(t.Last-1).End
		}
	}
	if !near || c.Polarity == leeway.Negated || c.Modality != "" && c.Modality != leeway.Asserted || c.Object == "" {
		return nil
	}
	switch {
	case c.Kind == leeway.KindMembership:
		return c
	case c.Kind == leeway.KindDecision && c.Value == nil:
		switch c.Action {
		case "join", "leave", "apply", "recognise", "sanction", "lift", "end", "suspend", "ratify", "expel", "decline", "accept":
			return c
		}
	case c.Kind == leeway.KindEvent && c.Value == nil && (c.Action == "expel" || c.Action == "withdraw-troops" || c.Action == "suspend" || c.Action == "condemn"):
		return c
	}
	return nil
}
