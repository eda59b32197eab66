package state

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/groups.csv
var groupsCSV string

// Group is a region, a grouping or an organisation whose members are kept with dates.
type Group struct {
	ID, Name string
	members  []membership
	includes []inclusion
}

type membership struct{ state, from, to string }

// inclusion takes over the members of another group, at a fixed date where one is given.
type inclusion struct{ group, date string }

var loadGroups = sync.OnceValue(func() map[string]*Group {
	groups := map[string]*Group{}
	for line := range strings.Lines(groupsCSV) {
		f := strings.SplitN(strings.TrimSpace(line), ",", 3)
		if len(f) < 3 || f[0] == "id" {
			continue
		}
		groups[f[0]] = parseGroup(f[0], f[1], f[2])
	}
	return groups
})

// parseGroup reads a member list: "KAZ", "HRV:2013-07-01", "GBR:1973-01-01/2020-01-31",
// several stretches parted by ";", "=EU" and "=EU@2004-05-01" for another group's members.
func parseGroup(id, name, members string) *Group {
	g := &Group{ID: id, Name: name}
	for _, item := range strings.Split(members, "|") {
		if other, ok := strings.CutPrefix(item, "="); ok {
			group, date, _ := strings.Cut(other, "@")
			g.includes = append(g.includes, inclusion{group, date})
			continue
		}
		state, spans, _ := strings.Cut(item, ":")
		for _, span := range strings.Split(spans, ";") {
			from, to, _ := strings.Cut(span, "/")
			g.members = append(g.members, membership{state, from, to})
		}
	}
	return g
}

// Members returns the ids of the states that belong to a region or group at an ISO date of
// any precision, sorted; "" is today's list. It returns nil for an unknown group. Groups have the ids of their actors
// (central-asia, EU, G7); EU-6 to EU-28 are the Union of one size, whatever the date.
func Members(group, date string) []string {
	set := map[string]bool{}
	gather(group, date, set)
	if len(set) == 0 {
		return nil
	}
	out := make([]string, 0, len(set))
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

func gather(group, date string, into map[string]bool) {
	g := loadGroups()[group]
	if g == nil {
		return
	}
	for _, m := range g.members {
		if during(date, m.from, m.to) {
			into[m.state] = true
		}
	}
	for _, in := range g.includes {
		at := date
		if in.date != "" {
			at = in.date
		}
		gather(in.group, at, into)
	}
}

// Groups returns the ids of all groups, sorted.
func Groups() []string {
	var out []string
	for id := range loadGroups() {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// InGroup reports whether a state belongs to a group at a date.
func InGroup(state, group, date string) bool { return slices.Contains(Members(group, date), state) }
