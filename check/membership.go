package check

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"leeway"
)

// membership is a dated status with its ends read. A coarse end is a stretch of days.
type membership struct {
	*leeway.Membership
	from, to     leeway.Interval // of the dates themselves; zero where blank
	since, until time.Time       // the first and last day that the source speaks of, where a date is open
	coded        bool            // of a source that codes years: from the first to between the last and the next
}

func newMembership(m *leeway.Membership) membership {
	out := membership{Membership: m}
	out.from, _ = dateSpan(m.From)
	out.to, _ = dateSpan(m.To)
	out.coded = strings.Contains(m.To, "/")
	if strings.HasPrefix(m.From, "/") || strings.HasSuffix(m.To, "/") {
		out.unopen()
	}
	return out
}

// unopen takes an open date ("1990 or earlier", "2014 or later, if at all") for a date that is not
// known, and keeps how far the source speaks.
func (m *membership) unopen() {
	known := *m.Membership
	if strings.HasPrefix(m.From, "/") {
		m.since, known.From, m.from = m.from.Last, "", leeway.Interval{}
	}
	if strings.HasSuffix(m.To, "/") {
		last, _ := dateSpan(strings.TrimSuffix(m.To, "/"))
		m.until, known.To, m.to = last.Last, "", leeway.Interval{}
	}
	m.Membership = &known
}

// dateSpan reads a date as the days it may mean; ok is false for a blank or unreadable one.
func dateSpan(s string) (leeway.Interval, bool) {
	if s == "" {
		return leeway.Interval{}, false
	}
	iv, err := leeway.ParseInterval(s)
	return iv, err == nil
}

// holding is how surely a status holds at a time.
type holding uint8

const (
	absent  holding = iota // no row covers the time
	silent                 // a row's source ends before the time, or begins after it
	perhaps                // a coarse date leaves the time open
	held
)

// holds says whether a row covers some day of a stretch of time.
func (m *membership) holds(at leeway.Interval) holding {
	if !m.since.IsZero() && at.Last.Before(m.since) || !m.until.IsZero() && at.First.After(m.until) {
		return silent
	}
	if m.From != "" {
		if at.Last.Before(m.from.First) {
			return absent
		}
		if at.Last.Before(m.from.Last) && m.from.Days() > 1 {
			if at.Contains(m.from) {
				return held
			}
			return perhaps
		}
	}
	if m.To != "" {
		if !at.First.Before(m.to.Last) && at.First.After(m.to.First) || at.First.After(m.to.Last) || at.First.Equal(m.to.Last) && m.to.Days() == 1 {
			return absent
		}
		if m.to.Days() > 31 && at.First.After(m.to.First) {
			return perhaps
		}
	}
	return held
}

// status returns how surely a state has a status in an organisation at a time, and the rows.
func (l *lake) status(org, state, status string, at leeway.Interval) (holding, []membership) {
	best := absent
	var rows []membership
	for _, m := range l.memberships[org] {
		if m.State != state || m.Status != status {
			continue
		}
		if h := m.holds(at); h > absent {
			rows = append(rows, m)
			best = max(best, h)
		}
	}
	if best > silent {
		rows = slices.DeleteFunc(rows, func(m membership) bool { return m.holds(at) == silent })
	}
	return best, rows
}

// rival returns the complete list that lacks a status at a time, where only rows coded by year have it.
func (l *lake) rival(org, status string, at leeway.Interval, rows []membership) *leeway.Roster {
	if slices.ContainsFunc(rows, func(m membership) bool { return !m.coded }) {
		return nil
	}
	return l.roster(org, status, at)
}

// rowsOf returns every row of a state in an organisation.
func (l *lake) rowsOf(org, state string) []membership {
	return slices.DeleteFunc(slices.Clone(l.memberships[org]), func(m membership) bool { return m.State != state })
}

// roster returns the roster that is complete for an organisation and status over a whole time.
func (l *lake) roster(org, status string, at leeway.Interval) *leeway.Roster {
	for i := range l.rosters[org] {
		r := &l.rosters[org][i]
		if r.Status != status {
			continue
		}
		from, okFrom := dateSpan(r.From)
		to, okTo := dateSpan(r.To)
		if okFrom && at.First.Before(from.Last) && !at.First.Equal(from.First) {
			continue
		}
		if okTo && at.Last.After(to.Last) {
			continue
		}
		return r
	}
	return nil
}

// statuses lists them from the closest to the loosest: where two overlap, the closer one is what
// the state is.
var statuses = []string{"member", "associate", "candidate", "partner", "observer"}

// now is the day of the document; the last day on record where it has none.
func (j *judge) now() leeway.Interval {
	d := j.lake.day
	if d.IsZero() {
		d = time.Date(9998, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	return leeway.Interval{First: d, Last: d}
}

// membership judges a status in an organisation.
func (j *judge) membership(c *leeway.Claim) *leeway.Verdict {
	if c.Object == "" || c.Subject == "" {
		return nothing("The text does not say who belongs to what.", hintFor(c))
	}
	if len(j.lake.memberships[c.Object]) == 0 {
		return nothing("The record has no membership list of "+name(c.Object)+".", hintFor(c))
	}
	members := j.lake.group(c.Subject)
	if len(members) == 0 {
		return j.standing(c, c.Subject)
	}
	return j.groupStanding(c, members)
}

// standing judges the status of one state.
func (j *judge) standing(c *leeway.Claim, state string) *leeway.Verdict {
	at, since := j.moment(c)
	status := c.Status
	if status == "" {
		status = "member"
	}
	switch status {
	case "founder":
		return j.founder(c, state)
	case "former":
		return j.former(c, state)
	case "withdrew":
		return j.former(c, state)
	}
	h, rows := j.lake.status(c.Object, state, status, at)
	if status == "member" && h == held {
		if k, _ := j.lake.status(c.Object, state, "candidate", at); k != absent {
			return j.unsettled(c, state, at)
		}
	}
	if r := j.lake.rival(c.Object, status, at, rows); h > silent && r != nil {
		return j.atOdds(c, state, status, at, rows, r)
	}
	switch h {
	case held:
		if since != nil {
			if v := j.sinceDate(c, state, status, *since); v != nil {
				return v
			}
		}
		return j.hasStatus(c, state, status, at, rows)
	case perhaps:
		v := j.hasStatus(c, state, status, at, rows)
		v.Notes = append(v.Notes, toTheYear)
		return v
	}
	return j.lacksStatus(c, state, status, at)
}

// toTheYear says that a status may have begun after the time, or ended before it.
const toTheYear = "The record dates this to the year only."

var hadBeen = regexp.MustCompile(`(?i)\bhad\b[^.;]*\bbeen\b|\b(became|was|were) (an?|the|admitted|accepted|granted)\b`)

// moment is the time at which a status is claimed, and the start that the text gives it. A status
// "since" a date is judged on the document's day.
func (j *judge) moment(c *leeway.Claim) (at leeway.Interval, since *leeway.Interval) {
	at = j.now()
	if c.Period == nil {
		return at, nil
	}
	iv, err := c.Period.Interval()
	if err != nil {
		return at, nil
	}
	if c.Period.From != "" && c.Period.To == "" {
		if s, ok := dateSpan(c.Period.From); ok {
			if s.First.After(at.Last) || hadBeen.MatchString(c.Quote.Text) {
				return s, nil // "it had been a member since 1967" says nothing about today
			}
			return at, &s
		}
	}
	if iv.First.IsZero() {
		iv.First = iv.Last
		if s, ok := dateSpan(c.Period.To); ok {
			iv.First = s.First // "until 1999": on some day of that year
		}
	}
	if iv.Last.IsZero() {
		iv.Last = at.Last
	}
	if iv.Last.After(at.Last) && !iv.First.After(at.Last) {
		iv.Last = at.Last
	}
	return iv, nil
}

// hasStatus is the verdict where the record has the status.
func (j *judge) hasStatus(c *leeway.Claim, state, status string, at leeway.Interval, rows []membership) *leeway.Verdict {
	first := &rows[0]
	if m := dated(rows); m != nil {
		first = m
	}
	v := &leeway.Verdict{Status: leeway.Supported, Evidence: memberEvidence(append([]membership{*first}, rows...))}
	now := is(c, at, j) == "is" || first.To == "" && first.From != "" && first.until.IsZero()
	v.Explanation = capital(name(state)) + " was " + statusWords(status, c.Object)
	switch {
	case now && first.From != "":
		v.Explanation = capital(name(state)) + " has been " + statusWords(status, c.Object) + " since " + dateText(first.From)
	case now:
		v.Explanation = capital(name(state)) + " is " + statusWords(status, c.Object)
	case first.From != "":
		v.Explanation += " from " + dateText(first.From)
	}
	v.Explanation += " (" + cite(first.Source) + ")."
	if day := j.ended(c.Object, state, status, rows, at); day != "" {
		v.Notes = append(v.Notes, "No longer: that ended"+sinceText(day)+".")
	}
	if status == "member" {
		for _, m := range j.lake.rowsOf(c.Object, state) {
			if m.Status == "suspended" && m.holds(at) == held {
				v.Notes = append(v.Notes, capital(name(state))+" has been suspended since "+dateText(m.From)+"; a suspended member is still a member.")
				v.Evidence = append(v.Evidence, memberEvidence([]membership{m})...)
				break
			}
		}
	}
	v.Steps = []leeway.Step{j.memberStep(c, state, at, v.Explanation, "the record has the status")}
	return v
}

// ended returns the day after the document's on which a status that held ended, blank where none is on record: of
// the rows that hold, or of an exit that no row outlives.
func (j *judge) ended(org, state, status string, rows []membership, at leeway.Interval) string {
	day := ""
	for i := range rows {
		if m := &rows[i]; m.To == "" {
			if m.until.IsZero() {
				day = ""
				break // it goes on
			}
		} else if m.to.First.After(at.Last) && m.to.First.After(j.now().Last) {
			day = max(day, m.To)
		}
	}
	if status != "member" {
		return day
	}
	for _, m := range j.lake.rowsOf(org, state) {
		if m.Status == "withdrew" && m.From != "" && m.from.First.After(at.Last) && m.from.First.After(j.now().Last) && m.To == "" {
			day = m.From
		}
	}
	return day
}

// is words the verb for a time: what was before the document's day, what is on it.
func is(c *leeway.Claim, at leeway.Interval, j *judge) string {
	if at.Last.Before(j.now().First) {
		return "was"
	}
	return "is"
}

// dated picks the row with the most precise start.
func dated(rows []membership) *membership {
	var best *membership
	for i := range rows {
		if rows[i].From != "" && (best == nil || len(rows[i].From) > len(best.From)) {
			best = &rows[i]
		}
	}
	return best
}

func statusWords(status, org string) string {
	switch status {
	case "member":
		return "a member of " + name(org)
	case "observer":
		return "an observer in " + name(org)
	case "partner":
		return "a partner of " + name(org)
	case "associate":
		return "an associate of " + name(org)
	case "candidate":
		return "a candidate for " + name(org)
	case "founder":
		return "a founder of " + name(org)
	case "suspended":
		return "suspended from " + name(org)
	}
	return status + " in " + name(org)
}

// lacksStatus is the verdict where no row has the status at the time: contradicted where a roster is
// complete, where a dated exit came before, or where the state has a closer status.
func (j *judge) lacksStatus(c *leeway.Claim, state, status string, at leeway.Interval) *leeway.Verdict {
	instead, rows := j.instead(c.Object, state, status, at)
	roster := j.lake.roster(c.Object, status, at)
	exit := j.exitBefore(c.Object, state, at)
	closer := len(rows) > 0 && !rows[0].coded && j.knows(c.Object, status) && slices.Index(statuses, rows[0].Status) < slices.Index(statuses, status) && slices.Contains(statuses, status)
	neverCertain := j.perhapsAnywhere(c.Object, state, status, at)
	contradicted := isState(state) && !neverCertain && (roster != nil || closer || exit != nil && status == "member")
	if !contradicted {
		v := nothing("The record has no row that makes "+name(state)+" "+statusWords(status, c.Object)+", and no list that is complete for this time.", hintFor(c))
		if instead != "" {
			v.Explanation = "The record has " + name(state) + " as " + instead + ", and no complete list of the status that the text gives."
			v.Evidence = memberEvidence(rows)
		} else if h, ended := j.lake.status(c.Object, state, status, at); h == silent {
			v.Explanation = "The record of this membership, by " + cite(ended[0].Source) + ", does not speak of that time."
		}
		v.Steps = []leeway.Step{j.memberStep(c, state, at, v.Explanation, "absence proves nothing here")}
		return v
	}
	v := &leeway.Verdict{Status: leeway.Contradicted}
	v.Explanation = capital(name(state)) + " " + is(c, at, j) + " not " + statusWords(status, c.Object)
	v.Correction = v.Explanation
	switch {
	case exit != nil && status == "member":
		v.Correction += "; it left" + sinceText(exit.From)
		v.Explanation = v.Correction + " (" + cite(exit.Source) + ")"
		rows = append([]membership{*exit}, rows...)
	case instead != "":
		v.Correction += " but " + instead
		v.Explanation = v.Correction + " (" + cite(rows[0].Source) + ")"
	case roster != nil:
		v.Explanation += ": the complete list does not name it (" + cite(roster.Source) + ")"
	}
	v.Evidence = memberEvidence(rows)
	if roster != nil {
		v.Evidence = append(v.Evidence, rosterEvidence(roster, status))
	}
	v.Explanation += "."
	v.Correction += "."
	if next := j.after(c.Object, state, status, at); next != nil {
		v.Notes = append(v.Notes, capital(name(state))+" became "+statusWords(status, c.Object)+" on "+dateText(next.From)+".")
	}
	v.Steps = []leeway.Step{j.memberStep(c, state, at, v.Explanation, "contradicted by a complete list, a dated exit or a closer status")}
	return v
}

// knows reports whether the record has anybody with a status in an organisation.
func (j *judge) knows(org, status string) bool {
	return slices.ContainsFunc(j.lake.memberships[org], func(m membership) bool { return m.Status == status })
}

// perhapsAnywhere reports whether a coarse date leaves the status open around the time.
func (j *judge) perhapsAnywhere(org, state, status string, at leeway.Interval) bool {
	for _, m := range j.lake.rowsOf(org, state) {
		if m.Status != status {
			continue
		}
		if m.From != "" && m.from.Days() > 31 && m.from.Overlaps(at) || m.To != "" && m.to.Days() > 31 && m.to.Overlaps(at) {
			return true
		}
	}
	return false
}

// instead words the closest status that a state does have at the time.
func (j *judge) instead(org, state, but string, at leeway.Interval) (string, []membership) {
	for _, s := range statuses {
		if s == but {
			continue
		}
		if h, rows := j.lake.status(org, state, s, at); h == held {
			t, _, _ := strings.Cut(statusWords(s, org), " "+name(org))
			t = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(t, " of"), " in"), " for"), " from")
			if m := dated(rows); m != nil {
				t += " since " + dateText(m.From)
			}
			return t, rows
		}
	}
	return "", nil
}

// exitBefore returns the exit of a state that no later membership followed.
func (j *judge) exitBefore(org, state string, at leeway.Interval) *membership {
	var exit *membership
	rows := j.lake.rowsOf(org, state)
	for i := range rows {
		m := &rows[i]
		if m.Status == "withdrew" && m.From != "" && m.from.Last.Before(at.First) && (m.To == "" || m.to.Last.After(at.Last)) {
			if exit == nil || m.from.First.After(exit.from.First) {
				exit = m
			}
		}
	}
	return exit
}

// after returns the row by which a state got a status after the time.
func (j *judge) after(org, state, status string, at leeway.Interval) *membership {
	rows := j.lake.rowsOf(org, state)
	for i := range rows {
		if m := &rows[i]; m.Status == status && m.From != "" && m.from.First.After(at.Last) {
			return m
		}
	}
	return nil
}

// unsettled is the verdict where the record has a state both as a member and as a candidate.
func (j *judge) unsettled(c *leeway.Claim, state string, at leeway.Interval) *leeway.Verdict {
	_, a := j.lake.status(c.Object, state, "member", at)
	_, b := j.lake.status(c.Object, state, "candidate", at)
	return &leeway.Verdict{
		Status:      leeway.Disputed,
		Explanation: "Sources differ: " + a[0].Source + " counts " + name(state) + " as a member of " + name(c.Object) + ", " + b[0].Source + " as one that has not formally joined.",
		Evidence:    memberEvidence(append(a, b...)),
	}
}

// atOdds is the verdict where a source that codes by year has a status that a complete list lacks.
func (j *judge) atOdds(c *leeway.Claim, state, status string, at leeway.Interval, rows []membership, r *leeway.Roster) *leeway.Verdict {
	return &leeway.Verdict{
		Status: leeway.Disputed,
		Explanation: "Sources differ: " + cite(rows[0].Source) + " has " + name(state) + " as " + statusWords(status, c.Object) + ", " + momentText(at) +
			"; the complete list does not name it (" + cite(r.Source) + ").",
		Evidence: append(memberEvidence(rows), rosterEvidence(r, status)),
	}
}

// founder judges whether a state was among the first.
func (j *judge) founder(c *leeway.Claim, state string) *leeway.Verdict {
	for _, m := range j.lake.rowsOf(c.Object, state) {
		if m.Status == "founder" {
			v := &leeway.Verdict{Status: leeway.Supported, Evidence: memberEvidence([]membership{m})}
			v.Explanation = capital(name(state)) + " was " + statusWords("founder", c.Object) + sinceText(m.From) + " (" + cite(m.Source) + ")."
			return v
		}
	}
	return nothing("The record does not list "+name(state)+" among the founders of "+name(c.Object)+", but no list of founders is complete.", hintFor(c))
}

// former judges whether a state belonged and no longer does.
func (j *judge) former(c *leeway.Claim, state string) *leeway.Verdict {
	at, _ := j.moment(c)
	if h, rows := j.lake.status(c.Object, state, "member", at); h == held {
		if r := j.lake.rival(c.Object, "member", at, rows); r != nil {
			return j.atOdds(c, state, "member", at, rows, r)
		}
		v := j.hasStatus(c, state, "member", at, rows)
		v.Status = leeway.Contradicted
		v.Correction = v.Explanation
		return v
	} else if h == perhaps {
		return nothing("The record dates the end of this membership too coarsely.", hintFor(c))
	}
	for _, m := range j.lake.rowsOf(c.Object, state) {
		left := m.Status == "withdrew" && m.From != "" && !m.from.First.After(at.Last)
		ended := m.Status == "member" && m.To != "" && !m.to.First.After(at.Last)
		if left || ended {
			day := m.From
			if ended {
				day = m.To
			}
			return &leeway.Verdict{
				Status:      leeway.Supported,
				Explanation: capital(name(state)) + " left " + name(c.Object) + sinceText(day) + " (" + cite(m.Source) + ").",
				Evidence:    memberEvidence([]membership{m}),
			}
		}
	}
	return nothing("The record has no earlier membership of "+name(state)+" in "+name(c.Object)+".", hintFor(c))
}

func (j *judge) memberStep(c *leeway.Claim, state string, at leeway.Interval, found, outcome string) leeway.Step {
	return leeway.Step{
		Reading: "as-written", Needed: "status of " + name(state) + " in " + name(c.Object) + ", " + momentText(at),
		Found: found, Tolerance: "dates at their own precision", Outcome: outcome,
	}
}

func momentText(at leeway.Interval) string {
	if at.Last.Year() > 9000 {
		return "at the end of the record"
	}
	return spanText(at)
}

// memberEvidence lists the sources of membership rows.
func memberEvidence(rows []membership) []leeway.Evidence {
	var out []leeway.Evidence
	seen := map[*leeway.Membership]bool{}
	for _, m := range rows {
		if seen[m.Membership] {
			continue
		}
		seen[m.Membership] = true
		line := strings.TrimSpace(strings.Join([]string{m.Organisation, m.State, m.Status, m.From + "/" + m.To}, " "))
		i := slices.IndexFunc(out, func(e leeway.Evidence) bool { return e.Source == m.Source && e.URL == m.URL })
		if i < 0 {
			out = append(out, leeway.Evidence{Source: m.Source, Vintage: m.Vintage, URL: m.URL, Says: m.Note})
			i = len(out) - 1
		}
		out[i].Observations++
		out[i].Rows = append(out[i].Rows, line)
	}
	return out
}

// rosterEvidence is the source of a complete list.
func rosterEvidence(r *leeway.Roster, status string) leeway.Evidence {
	return leeway.Evidence{
		Source: r.Source, Vintage: r.Vintage, URL: r.URL, Observations: r.N,
		Says: "complete list of status " + status + " from " + r.From + " to " + orNow(r.To),
		Rows: []string{strings.Join([]string{r.Organisation, r.Status, r.From + "/" + r.To}, " ")},
	}
}

func orNow(s string) string {
	if s == "" {
		return "the end of the record"
	}
	return s
}
