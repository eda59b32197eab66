package check

import (
	"regexp"
	"slices"
	"strings"

	"leeway"
	"leeway/actor"
)

var until = regexp.MustCompile(`(?i)\b(until|till|before)\b`)

// act judges a decision, an agreement or an event.
func (j *judge) act(c *leeway.Claim, negated bool) *leeway.Verdict {
	if negated && until.MatchString(c.Quote.Text) {
		// "did not leave until 2009" says that it left
		if v := j.act(c, false); v.Status == leeway.Supported {
			return v
		}
		return nothing("The text denies the act only up to a time.", hintFor(c))
	}
	if len(j.lake.memberships[c.Object]) > 0 && (c.Action == "join" || c.Action == "leave") {
		if v := j.entry(c, negated); v != nil {
			return v
		}
	}
	events, near := j.recorded(c)
	if negated {
		return j.denied(c, events)
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
	v := nothing("The record has no such act of "+name(c.Subject)+"; its list of events is not complete, so that this proves nothing.", hintFor(c))
	if near != nil {
		v.Notes = append(v.Notes, "The nearest on record, of "+dateText(near.Date)+", may be another matter: "+near.Summary+" ("+cite(near.Source)+").")
	}
	return v
}

// reportDays is how far the day of an act and the day on which it was told may lie apart.
const reportDays = 4

// recorded lists the events on record that are the act of a claim, the best first; near is the first
// that has its parties and time, but another act or matter.
func (j *judge) recorded(c *leeway.Claim) (same []event, near *event) {
	at, dated := j.periodOf(c)
	for i := range j.lake.record.Events {
		e := &j.lake.record.Events[i]
		can, exact := j.oneAct(c, e)
		if !can || !j.partiesOf(c, e) {
			continue
		}
		m, ok := j.timed(e, at, dated)
		if !ok {
			continue
		}
		if caseCoded(e) && !(dated && m.hit && at.Days() <= 366) {
			continue
		}
		m.exact = exact || sameWord(c, e)
		sameDay := dated && at.Days() == 1 && m.day == at
		switch {
		case c.Object == "" && !(sameDay && m.exact) && j.matterOf(c).common(matter(e.Summary)) == 0:
			// without an object only the day or the matter tells two acts apart
		case !j.sameMatter(c, e, dated && m.hit && at.Days() <= 366), !m.exact && !(sameDay && j.matterOf(c).common(matter(e.Summary)) > 0):
			if near == nil || m.near < near.near {
				near = &m
			}
		default:
			same = append(same, m)
		}
	}
	slices.SortStableFunc(same, func(a, b event) int {
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
	return same, near
}

// caseCoded reports whether researchers made an event of a case. Their lists are long and go far back: some year
// has an act of nearly everybody against everybody.
func caseCoded(e *leeway.Event) bool { return strings.HasPrefix(e.Summary, leeway.CaseCoded) }

// timed holds an event against the time of a claim. What came after the document is out, and so is what a dated
// claim cannot mean.
func (j *judge) timed(e *leeway.Event, at leeway.Interval, dated bool) (event, bool) {
	day, ok := dateSpan(e.Date)
	if !ok || !j.lake.day.IsZero() && day.First.After(j.lake.day) {
		return event{}, false
	}
	m := event{Event: e, day: day}
	switch {
	case !dated && !j.lake.day.IsZero() && !at.First.IsZero() && day.Last.Before(at.First.AddDate(0, -1, 0)):
		return event{}, false
	case !dated:
		m.near = daysBetween(j.now().Last, day.Last)
	case at.Overlaps(day):
		m.hit = true
	default:
		m.near = gapDays(at, day)
		if m.near > reportDays {
			return event{}, false
		}
	}
	return m, true
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
	exact bool // the same action, or the same word for it
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

// directed are acts done to their object: who is among the doers is not it.
var directed = set("deploy", "withdraw-troops", "quell", "attack", "expel", "visit", "sanction", "impose", "threaten")

func set(ids ...string) map[string]bool {
	out := map[string]bool{}
	for _, id := range ids {
		out[id] = true
	}
	return out
}

// partiesOf reports whether an event has a claim's subject and object. The doer stands first; in
// mutual acts the order is free. A group takes part where most of its members do; companies and people
// are found by name in the summary.
func (j *judge) partiesOf(c *leeway.Claim, e *leeway.Event) bool {
	if c.Subject == "" {
		return false
	}
	doers := j.takesPart(c.Subject, e, e.Actors)
	ids := []string{e.Object}
	if !directed[c.Action] || e.Object == "" {
		ids = append(ids, e.Actors...)
	}
	object := c.Object == "" || j.takesPart(c.Object, e, ids)
	turned := reversed[canonical(c.Action)] == canonical(e.Action) && e.Action != ""
	if doers && object && !turned {
		return true
	}
	if turned {
		return c.Object != "" && j.takesPart(c.Object, e, e.Actors) && j.takesPart(c.Subject, e, []string{e.Object})
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
	v.Explanation = "On record for " + dateText(e.Date) + ": " + e.Summary + " (" + cite(e.Source) + ")."
	_, dated := j.periodOf(c)
	if dated && !e.hit {
		v.Notes = append(v.Notes, "The record dates this to "+dateText(e.Date)+", the text to "+dateText(c.Period.String())+".")
	} else if dated && len(e.Date) < len("2006-01-02") && len(c.Period.From) > len(e.Date) {
		v.Notes = append(v.Notes, "The record gives "+dateText(e.Date)+" without a day; the text's date lies within it.")
	}
	if c.Value != nil {
		j.sized(c, &e, v)
	}
	v.Steps = []leeway.Step{{Reading: "as-written", Needed: c.Action + " by " + name(c.Subject), Found: e.Date + " " + e.Summary, Tolerance: "dates at their own precision; four days between act and report", Outcome: string(v.Status)}}
	return v
}

// sized holds the size of an act against its record: what has another size, or none, does not support it.
func (j *judge) sized(c *leeway.Claim, e *event, v *leeway.Verdict) {
	if amountIn(c, e.Summary) != "" {
		v.Notes = append(v.Notes, "The record gives the same figure.")
		return
	}
	if d := j.deal(c); d != nil {
		v.Evidence = append(v.Evidence, d.Evidence...)
		v.Notes = append(v.Notes, d.Explanation)
		return
	}
	v.Status, v.Hint = leeway.NoData, hintFor(c)
	v.Explanation = "The act is on record (" + dateText(e.Date) + ": " + e.Summary + "), but not the figure that the text gives."
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

// halfway is what a record says of an act short of the whole: observers only, a vote to seek, no application yet.
var halfway = regexp.MustCompile(`(?i)\b(observers?|associates?|candidates?|partners?|seek|seeking|no|not|yet|parliament\w*|help)\b`)

// denied judges the denial of an act: an act on record contradicts it, a refusal on record supports it.
func (j *judge) denied(c *leeway.Claim, events []event) *leeway.Verdict {
	at, dated := j.periodOf(c)
	for _, e := range events {
		if e.Action == c.Action && !caseCoded(e.Event) && !halfway.MatchString(e.Summary) && contains(e.Actors, c.Subject) && (e.Object == c.Object || contains(e.Actors, c.Object)) && c.Object != "" && (!dated || at.Contains(e.day)) && (dated || e.near < 5*366) && c.Action != "sign" && c.Action != "meet" {
			return &leeway.Verdict{
				Status:      leeway.Contradicted,
				Explanation: "On record for " + dateText(e.Date) + ": " + e.Summary + " (" + cite(e.Source) + ").",
				Correction:  capital(e.Summary) + " (" + dateText(e.Date) + ").",
				Evidence:    eventEvidence([]event{e}),
			}
		}
	}
	no := *c
	no.Action = "decline"
	refusals, _ := j.recorded(&no)
	for _, e := range refusals {
		if e.Action == "decline" && (c.Action == "join" || strings.Contains(strings.ToLower(e.Summary), stem(c.Action))) {
			return &leeway.Verdict{
				Status:      leeway.Supported,
				Explanation: "On record for " + dateText(e.Date) + ": " + e.Summary + " (" + cite(e.Source) + ").",
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
			Explanation: "On record for " + dateText(e.Date) + ": " + e.Summary + " (" + cite(e.Source) + ").",
			Evidence:    eventEvidence([]event{{Event: e, day: day}}),
		}
	}
	return nil
}

func leading(summary string) bool {
	s := strings.ToLower(summary)
	return strings.Contains(s, "main ") || strings.Contains(s, "largest ") || strings.Contains(s, "biggest ")
}
