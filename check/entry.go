package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"leeway"
)

func parse(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// entry judges joining or leaving an organisation by its dated memberships. It returns nil where these
// cannot tell and an event may.
func (j *judge) entry(c *leeway.Claim, negated bool) *leeway.Verdict {
	if !isState(c.Subject) {
		return nil
	}
	if c.Action == "join" && j.openCandidacy(c) {
		return j.unsettled(c, c.Subject, j.now())
	}
	var v *leeway.Verdict
	if c.Action == "join" {
		v = j.joined(c)
	} else {
		v = j.left(c)
	}
	if v == nil || !negated {
		return v
	}
	switch v.Status {
	case leeway.Supported:
		if h, _ := j.lake.status(c.Object, c.Subject, "member", j.now()); c.Action == "join" && h == absent {
			return nothing("What the record has is an accession that has ended since: it does not speak against a denial.", hintFor(c))
		}
		v.Status, v.Correction = leeway.Contradicted, bareSentence(v.Explanation)
	case leeway.Contradicted:
		v.Status, v.Correction = leeway.Supported, ""
	}
	return v
}

// openCandidacy reports whether the record has a state both as a member and as a candidate on the document's day.
func (j *judge) openCandidacy(c *leeway.Claim) bool {
	a, _ := j.lake.status(c.Object, c.Subject, "member", j.now())
	b, _ := j.lake.status(c.Object, c.Subject, "candidate", j.now())
	return a == held && b != absent && (c.Status == "" || c.Status == "member")
}

// joined judges an accession: by the row that starts then, else by whether the state was a member.
func (j *judge) joined(c *leeway.Claim) *leeway.Verdict {
	at, dated := j.period(c)
	status := c.Status
	if m := asWhat.FindStringSubmatch(c.Quote.Text); m != nil && status == "" {
		status = strings.ToLower(m[1])
	}
	if status == "" {
		status = "member"
	}
	rows := j.lake.rowsOf(c.Object, c.Subject)
	for i := range rows {
		m := &rows[i]
		fits := m.Status == status || status == "member" && m.Status == "founder"
		if !fits || m.From == "" && dated {
			continue
		}
		if m.From != "" && m.from.First.After(j.now().Last) {
			continue
		}
		if !dated || m.from.Overlaps(at) {
			if v := j.onlyCoded(c, m, status); v != nil {
				return v
			}
			return &leeway.Verdict{
				Status:      leeway.Supported,
				Explanation: capital(name(c.Subject)) + " became " + statusWords(m.Status, c.Object) + sinceText(m.From) + " (" + cite(m.Source) + ").",
				Evidence:    memberEvidence([]membership{*m}),
			}
		}
	}
	if v := j.joinedAs(c, status, at, dated, rows); v != nil && !fullMember.MatchString(c.Quote.Text) {
		return v
	}
	if v := j.stillLesser(c, status, at, dated, rows); v != nil {
		return v
	}
	if !dated {
		at = j.now()
		if at.Last.Year() > 9000 && j.lake.roster(c.Object, status, at) == nil {
			return nil
		}
	}
	if e := j.joinEvent(c, at, dated); e {
		return nil
	}
	if v := j.turnedDown(c, status, at, dated, rows); v != nil {
		return v
	}
	return j.notJoined(c, status, at, dated, rows)
}

// turnedDown contradicts an accession where the record has the state turning the same organisation down at that time or
// afterwards, and no row that makes it anything there.
func (j *judge) turnedDown(c *leeway.Claim, status string, at leeway.Interval, dated bool, rows []membership) *leeway.Verdict {
	if !dated || status != "member" || len(rows) > 0 {
		return nil
	}
	for i := range j.lake.record.Events {
		e := &j.lake.record.Events[i]
		day, ok := dateSpan(e.Date)
		if e.Action != "decline" || e.Object != c.Object || !slices.Contains(e.Actors, c.Subject) || caseCoded(e) || !ok || day.Last.Before(at.Last) || day.First.After(j.now().Last) {
			continue
		}
		t := capital(e.Summary) + " (" + dateText(e.Date) + ")"
		return &leeway.Verdict{
			Status: leeway.Contradicted, Correction: t + ".",
			Explanation: capital(name(c.Subject)) + " turned " + name(c.Object) + " down: " + e.Summary + " (" + dateText(e.Date) + ", " + cite(e.Source) + ").",
			Evidence:    eventEvidence([]event{{Event: e, day: day}}),
		}
	}
	return nil
}

// onlyCoded is the verdict where the year in which a status begins is coded, and a complete list
// does not have it then.
func (j *judge) onlyCoded(c *leeway.Claim, m *membership, status string) *leeway.Verdict {
	if !m.coded || m.From == "" {
		return nil
	}
	_, rows := j.lake.status(c.Object, c.Subject, status, m.from)
	if r := j.lake.rival(c.Object, status, m.from, rows); r != nil {
		return j.atOdds(c, c.Subject, status, m.from, []membership{*m}, r)
	}
	return nil
}

// lesserStatus are the statuses of those who are no members yet.
var lesserStatus = map[string]bool{"candidate": true, "observer": true, "partner": true, "associate": true}

// stillLesser contradicts an accession where the state has held a lesser status without a break since before the time that the
// text gives, where its own words say that it became a full member, and no complete list or row has it as one.
func (j *judge) stillLesser(c *leeway.Claim, status string, at leeway.Interval, dated bool, rows []membership) *leeway.Verdict {
	if status != "member" || !dated && !fullMember.MatchString(c.Quote.Text) {
		return nil
	}
	if slices.ContainsFunc(rows, func(m membership) bool { return m.Status == "member" || m.Status == "founder" }) {
		return nil
	}
	now := j.now()
	if j.lake.roster(c.Object, "member", now) == nil || j.joinEvent(c, at, dated) && !fullMember.MatchString(c.Quote.Text) {
		return nil
	}
	for i := range rows {
		m := &rows[i]
		if !lesserStatus[m.Status] || m.From == "" || m.coded || m.from.First.After(now.Last) || !m.to.Last.IsZero() && m.to.Last.Before(now.First) {
			continue
		}
		if dated && m.from.Last.Before(at.First) || fullMember.MatchString(c.Quote.Text) {
			v := j.lacksStatus(c, c.Subject, status, now)
			return v
		}
	}
	return nil
}

// asWhat is the status that an accession names: "joined as an observer".
var asWhat = regexp.MustCompile(`(?i)\bas an? (observer|partner|associate|candidate)\b`)

var fullMember = regexp.MustCompile(`(?i)\bfull(-| )(fledged )?member`)

// joinedAs is the verdict where the text says "joined" and the state got another status then.
func (j *judge) joinedAs(c *leeway.Claim, status string, at leeway.Interval, dated bool, rows []membership) *leeway.Verdict {
	if c.Status != "" {
		return nil
	}
	for i := range rows {
		m := &rows[i]
		if m.Status == status || m.Status == "withdrew" || m.Status == "suspended" || m.Status == "founder" || m.from.First.After(j.now().Last) {
			continue
		}
		if !dated || m.From == "" || m.from.Overlaps(at) {
			return &leeway.Verdict{
				Status:      leeway.Depends,
				Explanation: capital(name(c.Subject)) + " became " + statusWords(m.Status, c.Object) + sinceText(m.From) + ", not a member (" + cite(m.Source) + ").",
				Evidence:    memberEvidence([]membership{*m}),
			}
		}
	}
	return nil
}

func sinceText(date string) string {
	switch {
	case date == "":
		return ""
	case len(date) == len("2006-01-02"):
		return " on " + dateText(date)
	}
	return " in " + dateText(date)
}

// joinEvent reports whether the record has an act of joining at the time, whatever the memberships say.
func (j *judge) joinEvent(c *leeway.Claim, at leeway.Interval, dated bool) bool {
	for i := range j.lake.record.Events {
		e := &j.lake.record.Events[i]
		day, ok := dateSpan(e.Date)
		if !ok || !contains(e.Actors, c.Subject) || e.Object != c.Object && !contains(e.Actors, c.Object) {
			continue
		}
		if (e.Action == "join" || e.Action == "sign" || e.Action == "ratify" || e.Action == "start") && (!dated || at.Overlaps(day)) {
			return true
		}
	}
	return false
}

// notJoined contradicts an accession where a complete list shows that the state did not belong at any time of
// the year that the text gives, or had long belonged.
func (j *judge) notJoined(c *leeway.Claim, status string, at leeway.Interval, dated bool, rows []membership) *leeway.Verdict {
	h, _ := j.lake.status(c.Object, c.Subject, status, at)
	if dated && nearStart(rows, status, at) {
		return nil
	}
	if dated && j.dateOnRecord(c.Object, c.Subject, at) && h != absent {
		return nil
	}
	roster := j.lake.roster(c.Object, status, at)
	var start *membership
	for i := range rows {
		if m := &rows[i]; m.Status == status && m.From != "" && !m.coded && (start == nil || m.from.First.Before(start.from.First)) {
			start = m
		}
	}
	switch {
	case h <= silent && roster != nil && !j.perhapsAnywhere(c.Object, c.Subject, status, at) && !j.yearNoted(c.Object, c.Subject, at, dated):
		v := j.lacksStatus(c, c.Subject, status, at)
		if start != nil && dated {
			v.Explanation = capital(name(c.Subject)) + " became " + statusWords(status, c.Object) + sinceText(start.From) + ", not" + sinceText(isoSpan(at)) + " (" + cite(start.Source) + ")."
			v.Correction = capital(name(c.Subject)) + " became " + statusWords(status, c.Object) + sinceText(start.From) + "."
			v.Evidence = append(memberEvidence([]membership{*start}), v.Evidence...)
		}
		return v
	case dated && h == held && start != nil && len(start.From) >= len("2006-01") && start.from.Last.Before(at.First) && !j.dateOnRecord(c.Object, c.Subject, at):
		t := capital(name(c.Subject)) + " had been " + statusWords(status, c.Object) + " since " + dateText(start.From)
		return &leeway.Verdict{
			Status: leeway.Contradicted, Explanation: t + " (" + cite(start.Source) + ").", Correction: t + ".",
			Evidence: memberEvidence([]membership{*start}),
		}
	}
	return nil
}

// noticeDays is how long before an act takes effect it is commonly announced: between the two a text
// may date it either way.
const noticeDays = 92

// nearDate reports whether a recorded date lies shortly after a time that a text gives.
func nearDate(date string, at leeway.Interval) bool {
	day, ok := dateSpan(date)
	return ok && !day.Last.Before(at.First) && gapDays(at, day) <= noticeDays
}

// nearStart reports whether a status began shortly after a time.
func nearStart(rows []membership, status string, at leeway.Interval) bool {
	return slices.ContainsFunc(rows, func(m membership) bool { return m.Status == status && m.From != "" && nearDate(m.From, at) })
}

// yearNoted reports whether a note on the state's rows names the year of a time: a signature, a
// notice or a provisional application that others may call the accession.
func (j *judge) yearNoted(org, state string, at leeway.Interval, dated bool) bool {
	if !dated {
		return false
	}
	for _, m := range j.lake.rowsOf(org, state) {
		for _, y := range yearIn.FindAllString(m.Note, -1) {
			if n, _ := strconv.Atoi(y); n >= at.First.Year() && n <= at.Last.Year() {
				return true
			}
		}
	}
	return false
}

// exitNoted reports whether a note on the state's rows speaks of an exit or a notice in the year of a time.
func (j *judge) exitNoted(org, state string, at leeway.Interval) bool {
	for _, m := range j.lake.rowsOf(org, state) {
		if exitWord.MatchString(m.Note) && slices.ContainsFunc(yearIn.FindAllString(m.Note, -1), func(y string) bool {
			n, _ := strconv.Atoi(y)
			return n >= at.First.Year() && n <= at.Last.Year()
		}) {
			return true
		}
	}
	return false
}

var (
	exitWord = regexp.MustCompile(`(?i)\b(exit\w*|left|leav\w+|quit\w*|withdr\w+|denounc\w+|notice)\b`)
	underWay = regexp.MustCompile(`(?i)\b(leaving|exiting|quitting|withdrawing|denouncing)\b`) // an exit that may not be over
	asGood   = regexp.MustCompile(`(?i)\b(effectively|de facto|in effect|in practice|in all but name|all but|as good as|virtually)\b`)
)

// eversince words the start of what goes on.
func eversince(date string) string {
	if date == "" {
		return ""
	}
	return " since " + dateText(date)
}

// exitFirst orders the rows of exits before those of memberships that ended.
func exitFirst(m *membership) int {
	if m.Status == "withdrew" {
		return 0
	}
	return 1
}

// left judges an exit: by a dated exit, else by whether the state still belongs.
func (j *judge) left(c *leeway.Claim) *leeway.Verdict {
	at, dated := j.period(c)
	rows := j.lake.rowsOf(c.Object, c.Subject)
	slices.SortStableFunc(rows, func(a, b membership) int { return exitFirst(&a) - exitFirst(&b) }) // it cites what tells of the exit
	var exit *membership
	for i := range rows {
		m := &rows[i]
		day, iv := m.From, m.from
		if m.Status == "member" {
			day, iv = m.To, m.to
		} else if m.Status != "withdrew" {
			continue
		}
		if day == "" || iv.First.After(j.now().Last) {
			continue
		}
		if !dated || iv.Overlaps(at) {
			return &leeway.Verdict{
				Status:      leeway.Supported,
				Explanation: capital(name(c.Subject)) + " left " + name(c.Object) + sinceText(day) + " (" + cite(m.Source) + ").",
				Evidence:    memberEvidence([]membership{*m}),
			}
		}
		if !m.coded {
			exit = m
		}
	}
	if part := j.leftPart(c, at, dated); part != nil {
		return part
	}
	events, _ := j.recorded(c)
	if slices.ContainsFunc(events, func(e event) bool { return e.exact }) || dated && j.exitNoted(c.Object, c.Subject, at) || body.MatchString(c.Quote.Text) || asGood.MatchString(c.Quote.Text) || underWay.MatchString(c.Quote.Text) {
		return nil
	}
	h, current := j.lake.status(c.Object, c.Subject, "member", j.now())
	switch {
	case h == held && j.lake.roster(c.Object, "member", j.now()) != nil && j.lake.rival(c.Object, "member", j.now(), current) == nil:
		t := capital(name(c.Subject)) + " is still a member of " + name(c.Object)
		source := current[0].Source
		if k, frozen := j.lake.status(c.Object, c.Subject, "suspended", j.now()); k == held {
			// a freeze is no exit
			t += ", though its participation has been suspended" + eversince(frozen[0].From)
			current = append(frozen, current...)
		}
		return &leeway.Verdict{
			Status: leeway.Contradicted, Explanation: t + " (" + cite(source) + ").", Correction: t + ".",
			Evidence: memberEvidence(current),
		}
	case exit != nil && dated && len(exitDate(exit)) >= len("2006-01") && !nearDate(exitDate(exit), at):
		t := capital(name(c.Subject)) + " left " + name(c.Object) + sinceText(exitDate(exit))
		return &leeway.Verdict{
			Status: leeway.Contradicted, Explanation: t + ", not" + sinceText(isoSpan(at)) + " (" + cite(exit.Source) + ").", Correction: t + ".",
			Evidence: memberEvidence([]membership{*exit}),
		}
	}
	return nil
}

// body are words by which a text means a part of an organisation rather than its membership.
var body = regexp.MustCompile(`(?i)\b(convention|agreements?|protocols?|assembly|pact|charter|court|council|committee|statute)\b`)

// leftPart is the verdict where the text speaks of a convention or body of the organisation and the record has
// the exit from one.
func (j *judge) leftPart(c *leeway.Claim, at leeway.Interval, dated bool) *leeway.Verdict {
	if !body.MatchString(c.Quote.Text) {
		return nil
	}
	for i := range j.lake.record.Events {
		e := &j.lake.record.Events[i]
		day, ok := dateSpan(e.Date)
		if ok && e.Action == "leave" && strings.HasPrefix(e.Object, c.Object+"-") && contains(e.Actors, c.Subject) && (!dated || day.Overlaps(at)) && !day.First.After(j.now().Last) {
			return &leeway.Verdict{
				Status:      leeway.Supported,
				Explanation: "On record for " + dateText(e.Date) + ": " + e.Summary + " (" + cite(e.Source) + ").",
				Evidence:    eventEvidence([]event{{Event: e, day: day}}),
			}
		}
	}
	return nil
}

func exitDate(m *membership) string {
	if m.Status == "member" {
		return m.To
	}
	return m.From
}

// period is a claim's period as a closed time; an act "since" a date began on it.
func (j *judge) period(c *leeway.Claim) (leeway.Interval, bool) {
	if c.Period == nil {
		return leeway.Interval{}, false
	}
	p := *c.Period
	if p.To == "" {
		p.To = p.From
	}
	iv, err := p.Interval()
	return iv, err == nil && !iv.First.IsZero() && !iv.Last.IsZero()
}
