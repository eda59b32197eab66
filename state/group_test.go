package state_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"leeway/state"
)

func TestMembers_OfGroupsWithASecretariat(t *testing.T) {
	for _, tt := range []struct {
		group, date string
		n           int
	}{
		{"CIS", "1992", 9}, {"CIS", "1995", 12}, {"CIS", "2007", 11}, {"CIS", "2012", 10}, {"CIS", "", 9}, {"EAEU", "2014", 0}, {"EAEU", "2015-06", 4}, {"EAEU", "", 5},
		{"SCO", "2010", 6}, {"SCO", "2018", 8}, {"ECO", "1990", 3}, {"ECO", "", 10}, {"APEC", "1990", 12}, {"APEC", "", 21}, {"GUAM", "2000", 5}, {"GUAM", "", 4},
		{"AU", "2005", 53}, {"AU", "", 55}, {"OECD", "1990", 24}, {"OECD", "", 38}, {"OPEC", "2015", 12}, {"OPEC", "2025", 12}, {"BRICS", "", 10}, {"GCC", "1990", 6}, {"G7", "", 7},
		{"EU-27-2007", "", 27}, {"belgium-luxembourg", "1990", 2}, {"belgium-luxembourg", "2005", 0}, {"channel-islands", "", 2},
	} {
		if got := state.Members(tt.group, tt.date); len(got) != tt.n {
			t.Errorf("%s in %q has %d members, want %d: %v", tt.group, tt.date, len(got), tt.n, got)
		}
	}
	if state.InGroup("GBR", "EU-27", "2015") || !state.InGroup("GBR", "EU-27-2007", "2015") || state.InGroup("HRV", "EU-27-2007", "") {
		t.Error("the two Unions of twenty-seven are confused")
	}
}

// otherMemberships are memberships that the collected facts date otherwise by more than a
// year, or have and this room has not, with the reason.
var otherMemberships = map[string]string{
	"BRICS SAU 2024-01-01/":          "invited, has not said that it joined",
	"RCEP MMR 2020-11-15/":           "signed, the agreement is not in force for it with all parties",
	"CSTO ARM 1992-05-15/":           "the treaty of 1992; the organisation is of 2003",
	"CSTO AZE 1993-09-24/1999-04-02": "the treaty of 1992; the organisation is of 2003",
	"CSTO BLR 1993-12-31/":           "the treaty of 1992; the organisation is of 2003",
	"CSTO GEO 1993-12-09/1999-04-02": "the treaty of 1992; the organisation is of 2003",
	"CSTO KAZ 1992-05-15/":           "the treaty of 1992; the organisation is of 2003",
	"CSTO KGZ 1992-05-15/":           "the treaty of 1992; the organisation is of 2003",
	"CSTO RUS 1992-05-15/":           "the treaty of 1992; the organisation is of 2003",
	"CSTO TJK 1992-05-15/":           "the treaty of 1992; the organisation is of 2003",
	"CSTO UZB 1992-05-15/1999-04-02": "the treaty of 1992; the organisation is of 2003",
	"SCO CHN 1996-04-26/":            "the Shanghai Five of 1996; the organisation is of 2001",
	"SCO KAZ 1996-04-26/":            "the Shanghai Five of 1996; the organisation is of 2001",
	"CIS ARM 1994-03-16/":            "the charter; founded in 1991",
	"CIS BLR 1994-01-18/":            "the charter; founded in 1991",
	"CIS KAZ 1994-04-20/":            "the charter; founded in 1991",
	"CIS KGZ 1994-04-12/":            "the charter; founded in 1991",
	"CIS RUS 1993-07-20/":            "the charter; founded in 1991",
	"CIS TJK 1993-08-04/":            "the charter; founded in 1991",
	"CIS UZB 1994-02-09/":            "the charter; founded in 1991",
}

// The dated memberships that were collected with their sources agree with the lists kept here, within a year.
func TestMembers_AgreeWithTheCollectedFacts(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range table(t, ',', "facts", "memberships.csv")[1:] {
		group, id, from, to := r[0], r[1], r[3], r[4]
		if r[2] != "member" || !slices.Contains(state.Groups(), group) {
			continue
		}
		in := func(year string, add int) bool {
			n, err := strconv.Atoi(year[:4])
			if err != nil {
				t.Fatal(err)
			}
			return state.InGroup(id, group, strconv.Itoa(n+add))
		}
		key := fmt.Sprintf("%s %s %s/%s", group, id, from, to)
		seen[key] = true
		agrees := (from == "" || (in(from, 0) || in(from, 1)) && !in(from, -2)) && (to != "" || state.InGroup(id, group, ""))
		if agrees == (otherMemberships[key] != "") {
			t.Errorf("%s: kept %v (%s)", key, agrees, otherMemberships[key])
		}
	}
	for key := range otherMemberships {
		if !seen[key] {
			t.Errorf("no fact %s", key)
		}
	}
}
