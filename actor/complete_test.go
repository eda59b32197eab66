package actor_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"leeway"
	"leeway/actor"
	"leeway/extract/token"
	"leeway/state"
)

// forms of a state in data/states.csv, by id.
func stateForms(t *testing.T) map[string][]string {
	t.Helper()
	f, err := os.Open(filepath.Join("data", "states.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string][]string{}
	for _, r := range rows[1:] {
		forms[r[0]] = r
	}
	return forms
}

// withoutAdjective are states whose adjective belongs to another one (Dominica) or whose
// capital bears the state's name, so that only the name is kept.
var (
	withoutAdjective = map[string]bool{"DMA": true, "NZL": true}
	withoutCapital   = map[string]bool{"BEL": true, "SMR": true, "STP": true, "SYC": true, "SGP": true, "LUX": true}
)

func TestDictionary_EveryStateHasNameAdjectiveAndCapital(t *testing.T) {
	forms := stateForms(t)
	for _, s := range state.All() {
		if s.Kind != leeway.TypeState {
			continue
		}
		r, ok := forms[s.ID]
		switch {
		case !ok || r[2] == "":
			t.Errorf("%s %s has no name", s.ID, s.Name)
		case r[3] == "" && !withoutAdjective[s.ID]:
			t.Errorf("%s %s has no adjective", s.ID, s.Name)
		case r[5] == "" && !withoutCapital[s.ID]:
			t.Errorf("%s %s has no capital", s.ID, s.Name)
		}
	}
}

// Every ISO region that CLDR knows as a country and that is a state here is found under
// CLDR's English name.
func TestFind_KnowsTheNamesOfCLDR(t *testing.T) {
	names := display.English.Regions()
	for _, s := range state.All() {
		if s.Kind == leeway.TypeFormerState || s.Alpha2 == "" {
			continue
		}
		region, err := language.ParseRegion(s.Alpha2)
		if err != nil {
			t.Errorf("%s: %v", s.Alpha2, err)
			continue
		}
		name := names.Name(region)
		if s.Kind == leeway.TypeTerritory || strings.ContainsAny(name, "&-(") || strings.HasPrefix(name, "Palestin") {
			continue // spelt "&" or with the capital in brackets
		}
		m := actor.Default().Find(token.Split("Trade with "+name+" grew."), "")
		if len(m) != 1 || m[0].ID != s.ID {
			t.Errorf("%q is read as %+v, want %s", name, m, s.ID)
		}
	}
}

func TestDictionary_KnowsTheActorsOfTheGoldSet(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "shared", "gold", "actors.csv"))
	if err != nil {
		t.Skip("needs actors.csv in ../shared/gold")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		if r[0] == "other-countries" || r[0] == "world" {
			continue
		}
		a, ok := actor.Default().Actor(r[0])
		if !ok {
			t.Errorf("%s (%s) is unknown", r[0], r[2])
			continue
		}
		if string(a.Type) != r[1] {
			t.Errorf("%s is a %s, want %s", r[0], a.Type, r[1])
		}
		if id, _ := actor.Default().Lookup(r[2]); id != r[0] {
			t.Errorf("%q looks up %q, want %q", r[2], id, r[0])
		}
	}
}

// statistical are groups that only statistics know, as one reporter or partner.
var statistical = map[string]bool{"belgium-luxembourg": true, "channel-islands": true}

// Every group with a member list that is no EU size is an actor.
func TestMembers_OfEveryGroup(t *testing.T) {
	for _, id := range state.Groups() {
		if strings.HasPrefix(id, "EU-") || statistical[id] {
			continue
		}
		if _, ok := actor.Default().Actor(id); !ok {
			t.Errorf("group %s is no actor", id)
		}
	}
}

func TestLookup(t *testing.T) {
	tests := []struct{ typed, id, suggestion string }{
		{"kaz", "KAZ", ""}, {"Kazakhstan", "KAZ", ""}, {"kz", "KAZ", ""}, {"KYRGYZ REPUBLIC", "KGZ", ""},
		{"eu", "EU", ""}, {"European Union", "EU", ""}, {"central asia", "central-asia", ""}, {"central-asia", "central-asia", ""},
		{"cote d'ivoire", "CIV", ""}, {"the Netherlands", "NLD", ""}, {"us", "USA", ""}, {"uk", "GBR", ""},
		{"gazprom", "gazprom", ""}, {"Vladimir Putin", "vladimir-putin", ""}, {"opec+", "OPEC+", ""}, {"opec", "OPEC", ""},
		{"Kazakstn", "", "Kazakhstan"}, {"Uzbekstan", "", "Uzbekistan"}, {"Kirgyzstan", "", "Kyrgyzstan"},
		{"zzzzqqq", "", ""},
	}
	for _, tt := range tests {
		id, near := actor.Default().Lookup(tt.typed)
		if id != tt.id || tt.suggestion != "" && (len(near) == 0 || near[0] != tt.suggestion) {
			t.Errorf("%q is %q, suggestions %v; want %q, %q", tt.typed, id, near, tt.id, tt.suggestion)
		}
	}
}

func TestLeaders_HaveOrderedTermsAndAKnownState(t *testing.T) {
	f, err := os.Open(filepath.Join("data", "leaders.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]bool{}
	for _, r := range rows[1:] {
		if _, ok := actor.Default().Actor(r[0]); !ok {
			t.Errorf("%s leads %s, which is unknown", r[2], r[0])
		}
		states[r[0]] = true
		before := ""
		for _, span := range strings.Split(r[3], ";") {
			from, to, _ := strings.Cut(span, "/")
			if _, err := leeway.ParseInterval(span); err != nil || from < before {
				t.Errorf("%s: term %q after %q: %v", r[2], span, before, err)
			}
			before = to
		}
	}
	if len(states) < 110 {
		t.Errorf("leaders of %d states, want 110", len(states))
	}
}

// An id names one actor, whichever table holds it.
func TestTables_GiveEveryIDOnce(t *testing.T) {
	tables := map[string]string{}
	for _, name := range []string{"states", "organisations", "regions", "outlets", "companies"} {
		f, err := os.Open(filepath.Join("data", name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows[1:] {
			if other, taken := tables[r[0]]; taken {
				t.Errorf("%s is in %s and in %s", r[0], other, name)
			}
			tables[r[0]] = name
		}
	}
}
