package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"leeway"
)

// groupCoverage is the part of a group's members that must have data before anything is said of
// the group: three fifths.
const groupCoverage = 0.6

// group lists the states of a region, group or organisation on the document's date: by the built-in
// lists, else by a membership list that is complete.
func (l *lake) group(id string) []string {
	if ms := membersOf(id, l.date()); len(ms) > 0 || isState(id) || len(l.memberships[id]) == 0 {
		return ms
	}
	at := leeway.Interval{First: l.day, Last: l.day}
	if l.day.IsZero() || l.roster(id, "member", at) == nil {
		return nil
	}
	set := map[string]bool{}
	for i := range l.memberships[id] {
		if m := &l.memberships[id][i]; m.Status == "member" && m.holds(at) == held {
			set[m.State] = true
		}
	}
	return sorted(set)
}

// members sums a seat over the members of a group, on the reporter's or on the partner's side.
func (l *lake) members(s seat) []figure {
	if len(l.group(s.reporter)) > 0 {
		return l.memberSums(s, func(member string) []figure { return l.level(seat{s.indicator, member, s.partner}) })
	}
	return l.partnerSums(s)
}

// memberSums adds one figure per member for each span and unit. Each member counts with its best
// figure: the better class, its own record before its partner's.
func (l *lake) memberSums(s seat, of func(member string) []figure) []figure {
	members := l.group(s.reporter)
	if len(members) == 0 {
		return nil
	}
	type cell struct {
		sum  *figure
		have map[string]bool
	}
	cells := map[memberCell]*cell{}
	var order []memberCell
	for _, m := range members {
		for _, f := range of(m) {
			k := memberKey(&f)
			c := cells[k]
			if c == nil {
				c = &cell{have: map[string]bool{}}
				cells[k] = c
				order = append(order, k)
			}
			if c.have[m] {
				continue // sorted: the best came first
			}
			c.have[m] = true
			if c.sum == nil {
				c.sum = f.own()
			} else {
				c.sum.plus(&f)
			}
		}
	}
	var out []figure
	for _, k := range order {
		c := cells[k]
		complete := s.indicator == "arms" // a recipient without a row received nothing
		if float64(len(c.have)) < groupCoverage*float64(len(members)) && !complete {
			continue
		}
		f := *c.sum
		f.id = ""
		f.have, f.of = len(c.have), len(members)
		f.members = strings.Join(slices.Sorted(maps.Keys(c.have)), " ")
		if f.rows[0].Origin != f.rows[len(f.rows)-1].Origin {
			f.origin, f.source = "several", "several"
		}
		if complete {
			f.have, f.members = f.of, ""
		}
		f.how = fmt.Sprintf("sum over %d of %d members", len(c.have), len(members))
		if f.have < f.of {
			f.partial = true
		}
		out = append(out, f)
	}
	return out
}

// memberKey keeps apart what must not be added up: spans, units and, for arms, data sets.
func memberKey(f *figure) memberCell {
	k := memberCell{span: f.span, unit: f.unit, basis: f.basis, mirror: f.mirror}
	if f.origin == "sipri" {
		k.source = f.source
	}
	return k
}

// memberCell is what may be added up over members.
type memberCell struct {
	span                        leeway.Interval
	unit, basis, mirror, source string
}

// partnerSums adds a reporter's figures with the members of a group of partners. Members without
// a row may be missing or zero, so the sum is a lower bound; it needs three fifths of them.
func (l *lake) partnerSums(s seat) []figure {
	members := l.group(s.partner)
	sums := map[string]*figure{}
	have := map[string]int{}
	who := map[string][]string{}
	var order []string
	for _, m := range members {
		if m == s.reporter {
			continue
		}
		for _, f := range l.rows(seat{s.indicator, s.reporter, m}, leeway.Level) {
			k := f.key() + isoSpan(f.span)
			have[k]++
			who[k] = append(who[k], m)
			if sum := sums[k]; sum != nil {
				sum.plus(&f)
				continue
			}
			sums[k] = f.own()
			order = append(order, k)
		}
	}
	var out []figure
	for _, k := range order {
		if float64(have[k]) < groupCoverage*float64(len(members)) {
			continue
		}
		f := *sums[k]
		f.partial = have[k] < len(members)
		f.id, f.members = "", strings.Join(who[k], " ")
		f.how = fmt.Sprintf("sum over %d of %d partners", have[k], len(members))
		out = append(out, f)
	}
	return out
}
