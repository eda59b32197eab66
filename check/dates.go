package check

import (
	"regexp"
	"strconv"
	"strings"

	"leeway"
)

// sinceDate judges the start that a text gives to a status which holds. It returns nil where the
// start agrees or cannot be judged: a start is wrong only where every dated row, event and
// treaty of that state and organisation has another year, and the row that starts the status is dated
// to the month or better.
func (j *judge) sinceDate(c *leeway.Claim, state, status string, since leeway.Interval) *leeway.Verdict {
	var start *membership
	rows := j.lake.rowsOf(c.Object, state)
	for i := range rows {
		m := &rows[i]
		if m.Status == status && m.From != "" && !m.coded && (start == nil || m.from.First.Before(start.from.First)) {
			start = m
		}
	}
	if start == nil || len(start.From) < len("2006-01") || j.dateOnRecord(c.Object, state, since) || nearDate(start.From, since) {
		return nil
	}
	return &leeway.Verdict{
		Status:      leeway.Contradicted,
		Explanation: capital(name(state)) + " has been " + statusWords(status, c.Object) + " since " + dateText(start.From) + ", not since " + spanText(since) + " (" + cite(start.Source) + ").",
		Correction:  capital(name(state)) + " has been " + statusWords(status, c.Object) + " since " + dateText(start.From) + ".",
		Evidence:    memberEvidence([]membership{*start}),
	}
}

var yearIn = regexp.MustCompile(`\b(19|20)\d\d\b`)

// dateOnRecord reports whether anything on record about a state and an organisation falls into the
// years of a time: the start or end of any status, an event, a treaty's signature or entry into
// force, or a year that a note mentions. A year before or after counts where a row has no more than a year.
func (j *judge) dateOnRecord(org, state string, at leeway.Interval) bool {
	from, to := at.First.Year(), at.Last.Year()
	in := func(s string) bool {
		for _, y := range yearIn.FindAllString(s, -1) {
			if n, err := strconv.Atoi(y); err == nil && n >= from && n <= to {
				return true
			}
		}
		return false
	}
	coarse := func(s string) bool {
		n, err := strconv.Atoi(s)
		return err == nil && n >= from-1 && n <= to+1
	}
	for _, m := range j.lake.rowsOf(org, state) {
		if in(m.From) || in(m.To) || in(m.Note) || coarse(m.From) || coarse(m.To) {
			return true
		}
	}
	for i := range j.lake.record.Events {
		e := &j.lake.record.Events[i]
		if in(e.Date) && (e.Object == org || contains(e.Actors, org)) && (contains(e.Actors, state) || e.Object == state) {
			return true
		}
	}
	for i := range j.lake.record.Treaties {
		t := &j.lake.record.Treaties[i]
		if named(t.Treaty, org) && contains(t.Parties, state) && (in(t.Signed) || in(t.InForce)) {
			return true
		}
	}
	return false
}

// named reports whether a treaty's title has an organisation's id as a word.
func named(title, org string) bool {
	for i := 0; org != ""; {
		k := strings.Index(title[i:], org)
		if k < 0 {
			return false
		}
		i += k
		end := i + len(org)
		if (i == 0 || !wordByte(title[i-1])) && (end == len(title) || !wordByte(title[end])) {
			return true
		}
		i = end
	}
	return false
}

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

func contains(ids []string, id string) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}
