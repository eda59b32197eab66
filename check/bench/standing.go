package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"leeway"
)

// standing is a true statement about a state in an organisation, in words, with the date of its document.
type standing struct {
	template string // id
	held     bool
	text     string
	date     string
	state    string
	untrue   string // the same words about a state of which they are not true; empty where there is none
}

// standingTemplates word memberships: what they need, then the text. {S} and {O} are state and organisation,
// {D} {M} {Y} the day, the month and the year of joining or leaving, {S2} and {S3} further members.
var standingTemplates = []struct{ need, text string }{
	{"member", "{S} is a member of {O}."},
	{"member", "{S} belongs to {O}."},
	{"member", "As a member of {O}, {S} takes part in its summits."},
	{"members", "{S}, {S2} and {S3} are members of {O}."},
	{"member", "{O} includes {S}."},
	{"members", "Among the members of {O} are {S}, {S2} and {S3}."},
	{"outside", "{S} is not a member of {O}."},
	{"outside", "{S} does not belong to {O}."},
	{"outside", "{S} has never taken a seat at the table. It is not a member of {O}."},
	{"joined", "{S} joined {O} in {Y}."},
	{"joined", "{S} has been a member of {O} since {Y}."},
	{"joined", "In {M}, {S} became a member of {O}."},
	{"joined", "{S} became a full member of {O} on {D}."},
	{"joined", "{S} was admitted to {O} in {M}."},
	{"joined", "{S's} accession to {O} took effect on {D}."},
	{"left", "{S} left {O} in {Y}."},
	{"left", "{S} withdrew from {O} in {M}."},
	{"left", "{S} was a member of {O} until {Y}."},
	{"left", "Having left {O} in {Y}, {S} is no longer a member."},
	{"observer", "{S} is an observer in {O}."},
	{"observer", "{S} holds observer status in {O}."},
	{"founder", "{S} is a founding member of {O}."},
	{"founder", "{S} was among the founders of {O}."},
	{"candidate", "{S} is a candidate for membership of {O}."},
	{"member", "{S} remains a member of {O}, diplomats say."}, // held from here
	{"members", "{O}, to which {S} and {S2} belong, held talks this week."},
	{"outside", "{S} remains outside {O}."},
	{"outside", "{S} has not joined {O}."},
	{"joined", "{O} admitted {S} in {Y}."},
	{"joined", "Since {Y}, {S} has been part of {O}."},
	{"joined", "It was in {M} that {S} joined {O}."},
	{"left", "{S} quit {O} in {Y}."},
	{"left", "{S's} withdrawal from {O} came into force in {M}."},
	{"observer", "{O} lists {S} among its observers."},
	{"founder", "{S}, a founding member of {O}, hosted the summit."},
	{"candidate", "{S} has the status of a candidate for {O}."},
}

// heldFrom is the first standing template that is kept apart.
const heldFrom = 24

// standings words the membership lists; every choice comes from r.
func standings(w *world, r *rand.Rand, n int) []standing {
	rows := slices.DeleteFunc(slices.Clone(w.Memberships), func(m leeway.Membership) bool {
		_, known := parties[m.State]
		return !known || bodies[m.Organisation] == nil
	})
	var out []standing
	for try := 0; len(out) < n && try < 60*n; try++ {
		i := try % len(standingTemplates)
		t := standingTemplates[i]
		s := standing{template: fmt.Sprintf("standing-%02d", i+1), held: i >= heldFrom}
		if s.word(w, r, t.need, t.text, &rows[r.IntN(len(rows))]) {
			out = append(out, s)
		}
	}
	return out
}

// word renders one row, if it has what is needed.
func (s *standing) word(w *world, r *rand.Rand, need, text string, m *leeway.Membership) bool {
	now := time.Date(2025+r.IntN(2), time.Month(1+r.IntN(10)), 15, 0, 0, 0, 0, time.UTC)
	s.date = now.Format(time.DateOnly)
	subject, day := m.State, ""
	switch need {
	case "member", "members":
		if m.Status != "member" || !holds(w, m.Organisation, m.State, "member", s.date) {
			return false
		}
		if others := without(states(w, m.Organisation, s.date), m.State); len(others) > 3 {
			i := r.IntN(len(others) - 1)
			text = strings.NewReplacer("{S2}", parties[others[i]].name, "{S3}", parties[others[i+1]].name).Replace(text)
		}
	case "outside":
		if subject = outsider(w, r, m.Organisation, s.date); subject == "" {
			return false
		}
	case "joined":
		if m.Status != "member" || m.From == "" || m.From > s.date || disagree(w, m) || strings.Contains(text, "has been") && !holds(w, m.Organisation, m.State, "member", s.date) {
			return false
		}
		day = m.From
	case "left":
		if m.Status != "member" || m.To == "" || m.To > s.date || disagree(w, m) || holds(w, m.Organisation, m.State, "member", s.date) {
			return false
		}
		day = m.To
	default:
		if m.Status != need || need != "founder" && (!holds(w, m.Organisation, m.State, need, s.date) || holds(w, m.Organisation, m.State, "member", s.date)) {
			return false
		}
	}
	words, ok := dated(text, day)
	if !ok || strings.Contains(words, "{S2}") {
		return false
	}
	s.state = subject
	fill := func(state string) string {
		p := parties[state].name
		return capitalised(strings.NewReplacer("{S}", p, "{S's}", possessive(p), "{O}", bodies[m.Organisation][r.IntN(len(bodies[m.Organisation]))]).Replace(words))
	}
	s.text = fill(subject)
	if need == "member" {
		if other := outsider(w, r, m.Organisation, s.date); other != "" {
			s.untrue = fill(other)
		}
	}
	if need == "outside" {
		if in := states(w, m.Organisation, s.date); len(in) > 0 {
			s.untrue = fill(in[r.IntN(len(in))])
		}
	}
	return true
}

// dated fills the places of a date as far as it is known.
func dated(text, date string) (string, bool) {
	if strings.Contains(text, "{D}") && len(date) < 10 || strings.Contains(text, "{M}") && len(date) < 7 || strings.Contains(text, "{Y}") && len(date) < 4 {
		return "", false
	}
	if date == "" {
		return text, true
	}
	t, err := leeway.ParseDate(date)
	if err != nil {
		return "", false
	}
	return strings.NewReplacer("{D}", t.Format("2 January 2006"), "{M}", t.Format("January 2006"), "{Y}", t.Format("2006")).Replace(text), true
}

// disagree reports whether the record dates the same membership more than once.
func disagree(w *world, m *leeway.Membership) bool {
	n := 0
	for _, o := range w.Memberships {
		if o.Organisation == m.Organisation && o.State == m.State && o.Status == m.Status {
			n++
		}
	}
	return n > 1
}

// holds reports whether a status holds on a day and is surely not just beginning or ending.
func holds(w *world, org, state, status, day string) bool {
	return slices.ContainsFunc(w.Memberships, func(m leeway.Membership) bool {
		return m.Organisation == org && m.State == state && m.Status == status && m.From <= day && (m.To == "" || m.To[:4] > day[:4])
	})
}

// states lists the members of an organisation on a day that texts of the benchmark name.
func states(w *world, org, day string) []string {
	var out []string
	for _, m := range w.Memberships {
		if _, known := parties[m.State]; known && m.Organisation == org && m.Status == "member" && holds(w, org, m.State, "member", day) && !slices.Contains(out, m.State) {
			out = append(out, m.State)
		}
	}
	return out
}

func without(list []string, one string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == one })
}

// outsider draws a state that no row ever puts into an organisation whose list is complete on a day.
func outsider(w *world, r *rand.Rand, org, day string) string {
	if !slices.ContainsFunc(w.Rosters, func(o leeway.Roster) bool {
		return o.Organisation == org && o.Status == "member" && o.From <= day && (o.To == "" || o.To > day)
	}) {
		return ""
	}
	var ids []string
	for id := range parties {
		if len(id) == 3 && id == strings.ToUpper(id) && !slices.ContainsFunc(w.Memberships, func(m leeway.Membership) bool { return m.Organisation == org && m.State == id }) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	if len(ids) == 0 {
		return ""
	}
	return ids[r.IntN(len(ids))]
}
