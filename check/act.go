package check

import (
	"slices"
	"strings"

	"leeway"
	"leeway/actor"
)

// families are actions that a record may word one for the other.
var families = [][]string{
	{"sign", "accept", "start", "upgrade"},
	{"suspend", "end", "cut", "leave"},
	{"deploy", "quell"},
	{"visit", "meet", "negotiate"},
	{"pledge", "lend", "invest", "offer", "start"},
	{"withdraw-troops", "leave", "expel", "end"},
	{"select", "sign"},
	{"impose", "sanction", "threaten"},
	{"lift", "suspend", "end"},
	{"build", "start"},
	{"buy", "supply", "sell", "sign"},
	{"negotiate", "start"},
	{"decline", "leave"},
	{"resume", "start"},
	{"ratify", "accept"},
	{"recognise", "accept"},
	{"join", "accept"},
	{"apply", "accept"},
}

// akin reports whether two actions are the same or of one family.
func akin(a, b string) bool {
	if a == b {
		return true
	}
	return slices.ContainsFunc(families, func(f []string) bool { return contains(f, a) && contains(f, b) })
}

// mutual are actions whose parties may stand in either order.
var mutual = map[string]bool{"sign": true, "meet": true, "start": true, "negotiate": true, "accept": true, "upgrade": true, "end": true, "buy": true, "supply": true, "sell": true, "build": true}

// act judges a decision, an agreement or an event.
func (j *judge) act(c *leeway.Claim, negated bool) *leeway.Verdict {
	if len(j.lake.memberships[c.Object]) > 0 && (c.Action == "join" || c.Action == "leave") {
		if v := j.entry(c, negated); v != nil {
			return v
		}
	}
	events := j.recorded(c)
	if negated {
		return j.denied(c, events)
	}
	if c.Action == "decline" && isState(c.Object) && c.Period == nil {
		// What a state turned down in its dealings with another is vague: only the last year will do.
		events = slices.DeleteFunc(events, func(e event) bool { return !j.lake.day.IsZero() && e.near > 366 })
	}
	if len(events) > 0 {
		return j.happened(c, events)
	}
	if v := j.deal(c); v != nil {
		return v
	}
	if v := j.treaty(c); v != nil {
		return v
	}
	return nothing("The record has no such act of "+name(c.Subject)+"; its list of events is not complete, so that this proves nothing.", hintFor(c))
}

// recorded lists the events on record that may be the act of a claim, the best first.
func (j *judge) recorded(c *leeway.Claim) []event {
	var out []event
	at, dated := j.periodOf(c)
	for i := range j.lake.record.Events {
		e := &j.lake.record.Events[i]
		met := c.Action == "meet" && mutual[e.Action] // who signed together met
		if !akin(c.Action, e.Action) && !met || !j.partiesOf(c, e) {
			continue
		}
		day, ok := dateSpan(e.Date)
		if !ok || !j.lake.day.IsZero() && day.First.After(j.lake.day) {
			continue
		}
		m := event{Event: e, day: day, exact: c.Action == e.Action}
		if c.Object == "" && !m.exact && !(dated && at.Days() == 1 && day == at) {
			continue // without an object only the very day tells two acts apart
		}
		switch {
		case !dated:
			if !j.lake.day.IsZero() && !at.First.IsZero() && day.Last.Before(at.First.AddDate(0, -1, 0)) {
				continue
			}
			m.near = daysBetween(j.now().Last, day.Last)
			if !j.lake.day.IsZero() && !m.exact && m.near > 2*366 {
				continue
			}
		case at.Overlaps(day):
			m.hit = true
		case gapDays(at, day) <= 31:
			m.near = gapDays(at, day)
		default:
			continue
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b event) int {
		switch {
		case a.hit != b.hit:
			return yes(b.hit) - yes(a.hit)
		case a.exact != b.exact:
			return yes(b.exact) - yes(a.exact)
		case a.near != b.near:
			return a.near - b.near
		}
		return strings.Compare(a.Date, b.Date)
	})
	return out
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// event is an act on record that may be a claim's.
type event struct {
	*leeway.Event
	day   leeway.Interval
	hit   bool // its date is the claim's, at the precision of both
	exact bool // the same action, not one of its family
	near  int  // days between the dates, or before the document
}

func gapDays(a, b leeway.Interval) int {
	switch {
	case a.Overlaps(b):
		return 0
	case a.Last.Before(b.First):
		return daysBetween(b.First, a.Last)
	}
	return daysBetween(a.First, b.Last)
}

// partiesOf reports whether an event has a claim's subject and object. The doer stands first; in
// mutual acts the order is free. A group takes part where most of its members do; companies and people
// are found by name in the summary.
func (j *judge) partiesOf(c *leeway.Claim, e *leeway.Event) bool {
	if c.Subject == "" {
		return false
	}
	doers := j.takesPart(c.Subject, e, e.Actors)
	object := c.Object == "" || j.takesPart(c.Object, e, append([]string{e.Object}, e.Actors...))
	if doers && object {
		return true
	}
	if !mutual[c.Action] {
		return false
	}
	return c.Object != "" && j.takesPart(c.Object, e, e.Actors) && j.takesPart(c.Subject, e, []string{e.Object})
}

// takesPart reports whether an actor is among ids, or is named in the event's summary.
func (j *judge) takesPart(id string, e *leeway.Event, ids []string) bool {
	if contains(ids, id) {
		return true
	}
	if alias := aliases[id]; alias != "" && contains(ids, alias) {
		return true
	}
	if home := actor.Default().Home(id); home != "" && !isState(id) && contains(ids, home) && speaksFor(id, e) {
		return true
	}
	if ms := j.lake.group(id); len(ms) > 0 {
		n := 0
		for _, m := range ms {
			if contains(ids, m) {
				n++
			}
		}
		return float64(n) >= groupCoverage*float64(len(ms))
	}
	if id != strings.ToLower(id) {
		return false
	}
	return speaksFor(id, e)
}

// speaksFor reports whether an event's summary names a company or a person by the last word of its id.
func speaksFor(id string, e *leeway.Event) bool {
	words := strings.Split(id, "-")
	last := words[len(words)-1]
	return len(last) >= 4 && strings.Contains(strings.ToLower(e.Summary), last)
}

// aliases are bodies that act for others.
var aliases = map[string]string{"EC": "EU", "cis-ipa": "CIS-IPA"}

// happened is the verdict where the record has the act.
func (j *judge) happened(c *leeway.Claim, events []event) *leeway.Verdict {
	e := events[0]
	v := &leeway.Verdict{Status: leeway.Supported, Evidence: eventEvidence(events[:min(3, len(events))])}
	v.Explanation = "On record for " + dateText(e.Date) + ": " + e.Summary + " (" + e.Source + ")."
	_, dated := j.periodOf(c)
	if dated && !e.hit {
		v.Notes = append(v.Notes, "The record dates this to "+dateText(e.Date)+", the text to "+dateText(c.Period.String())+".")
	} else if dated && len(e.Date) < len("2006-01-02") && len(c.Period.From) > len(e.Date) {
		v.Notes = append(v.Notes, "The record gives "+dateText(e.Date)+" without a day; the text's date lies within it.")
	}
	if c.Value != nil {
		if n := amountIn(c, e.Summary); n != "" {
			v.Notes = append(v.Notes, "The record gives the same amount: "+n+".")
		} else if d := j.deal(c); d != nil {
			v.Evidence = append(v.Evidence, d.Evidence...)
			v.Notes = append(v.Notes, d.Explanation)
		} else if c.Kind == leeway.KindAgreement || c.Action == "pledge" {
			v.Status = leeway.NoData
			v.Hint = hintFor(c)
			v.Explanation = "The act is on record (" + dateText(e.Date) + ": " + e.Summary + "), but not the amount that the text gives."
		}
	}
	v.Steps = []leeway.Step{{Reading: "as-written", Needed: c.Action + " by " + name(c.Subject), Found: e.Date + " " + e.Summary, Tolerance: "dates at their own precision; a month between act and report", Outcome: string(v.Status)}}
	return v
}

// amountIn finds a claim's value in an event's summary.
func amountIn(c *leeway.Claim, summary string) string {
	w := wordingOf(c)
	for _, m := range number.FindAllStringSubmatch(summary, -1) {
		for _, d := range spellings(m[1]) {
			x, ok := parse(d)
			if ok && w.agrees(band{x * cmpScale(m[2]), x * cmpScale(m[2])}) {
				return strings.TrimSpace(m[0])
			}
		}
	}
	return ""
}

// denied judges the denial of an act: an act on record contradicts it, a refusal on record supports it.
func (j *judge) denied(c *leeway.Claim, events []event) *leeway.Verdict {
	at, dated := j.periodOf(c)
	for _, e := range events {
		if e.exact && contains(e.Actors, c.Subject) && (e.Object == c.Object || contains(e.Actors, c.Object)) && c.Object != "" && (!dated || at.Contains(e.day)) && (dated || e.near < 5*366) && c.Action != "sign" && c.Action != "meet" {
			return &leeway.Verdict{
				Status:      leeway.Contradicted,
				Explanation: "On record for " + dateText(e.Date) + ": " + e.Summary + " (" + e.Source + ").",
				Correction:  capital(e.Summary) + " (" + dateText(e.Date) + ").",
				Evidence:    eventEvidence([]event{e}),
			}
		}
	}
	no := *c
	no.Action = "decline"
	for _, e := range j.recorded(&no) {
		if e.Action == "decline" && (c.Action == "join" || strings.Contains(strings.ToLower(e.Summary), stem(c.Action))) {
			return &leeway.Verdict{
				Status:      leeway.Supported,
				Explanation: "On record for " + dateText(e.Date) + ": " + e.Summary + " (" + e.Source + ").",
				Evidence:    eventEvidence([]event{e}),
			}
		}
	}
	return nothing("The record has no such act, but its list of events is not complete, so that this proves nothing.", hintFor(c))
}

// stem shortens a verb so that its forms match.
func stem(s string) string {
	if len(s) > 6 {
		return s[:6]
	}
	return s
}

// eventEvidence lists the sources of events.
func eventEvidence(events []event) []leeway.Evidence {
	var out []leeway.Evidence
	for _, e := range events {
		out = append(out, leeway.Evidence{
			Source: e.Source, Vintage: e.Vintage, URL: e.URL, Observations: 1, Says: e.Summary,
			Rows: []string{strings.Join([]string{e.Date, strings.Join(e.Actors, ";"), e.Action, e.Object}, " ")},
		})
	}
	return out
}

// habit judges a habitual flow by an event that shows it, where there is no series.
func (j *judge) habit(c *leeway.Claim) *leeway.Verdict {
	if c.Value != nil && c.Statistic != leeway.Rank || c.Subject == "" || c.Object == "" || c.Product == "" {
		return nil
	}
	for i := range j.lake.record.Events {
		e := &j.lake.record.Events[i]
		day, ok := dateSpan(e.Date)
		if !ok || !j.lake.day.IsZero() && day.First.After(j.lake.day) {
			continue
		}
		if e.Action != "buy" && e.Action != "supply" || !strings.Contains(strings.ToLower(e.Summary), strings.ToLower(c.Product)) {
			continue
		}
		straight := contains(e.Actors, c.Subject) && e.Object == c.Object
		turned := contains(e.Actors, c.Object) && e.Object == c.Subject
		buyer := c.Indicator == "imports" || c.Indicator == "energy"
		if !(straight && buyer == (e.Action == "buy") || turned && buyer != (e.Action == "buy")) {
			continue
		}
		if c.Statistic == leeway.Rank && !(*c.Value == 1 && leading(e.Summary)) {
			continue
		}
		return &leeway.Verdict{
			Status:      leeway.Supported,
			Explanation: "On record for " + dateText(e.Date) + ": " + e.Summary + " (" + e.Source + ").",
			Evidence:    eventEvidence([]event{{Event: e, day: day}}),
		}
	}
	return nil
}

func leading(summary string) bool {
	s := strings.ToLower(summary)
	return strings.Contains(s, "main ") || strings.Contains(s, "largest ") || strings.Contains(s, "biggest ")
}
