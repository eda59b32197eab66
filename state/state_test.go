package state_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"leeway"
	"leeway/state"
)

func TestByName_IsStrictButForgivesCaseAndAccents(t *testing.T) {
	for name, want := range map[string]string{
		"Kazakhstan": "KAZ", "kazakhstan": "KAZ", "CÔTE D’IVOIRE": "CIV", "Cote d'Ivoire": "CIV", "Korea, Rep.": "KOR",
		"Korea, Dem. People's Rep.": "PRK", "Viet Nam": "VNM", "Iran (Islamic Republic of)": "IRN", "Congo": "COG",
		"Congo, Dem. Rep.": "COD", "the Netherlands": "NLD", "Türkiye": "TUR", "Turkey": "TUR", "China, Hong Kong SAR": "HKG",
		"Trinidad & Tobago": "TTO", "Eswatini": "SWZ", "Swaziland": "SWZ", "Burma": "MMR", "USSR": "SUN", "Russian Federation": "RUS",
	} {
		if e, ok := state.ByName(name); !ok || e.ID != want {
			t.Errorf("%q is %q, want %s", name, e.ID, want)
		}
	}
	for _, name := range []string{"", "Kazakhs", "Kazakhstann", "Guine", "Asia", "Astana"} {
		if e, ok := state.ByName(name); ok {
			t.Errorf("%q is %s, want nothing", name, e.ID)
		}
	}
}

func TestByCode(t *testing.T) {
	for code, want := range map[string]string{"KAZ": "KAZ", "kz": "KAZ", "398": "KAZ", "XKX": "XKX", "DEU": "DEU", "SUN": "SUN", "CS": "SCG"} {
		if e, ok := state.ByCode(code); !ok || e.ID != want {
			t.Errorf("%q is %q, want %s", code, e.ID, want)
		}
	}
}

func TestByCOW_FollowsTheDate(t *testing.T) {
	for _, tt := range []struct{ number, date, want string }{
		{"365", "1985", "SUN"}, {"365", "1995", "RUS"}, {"345", "1980", "YUG"}, {"345", "2004", "SCG"}, {"345", "", "SRB"}, {"705", "", "KAZ"},
	} {
		if e, ok := state.ByCOW(tt.number, tt.date); !ok || e.ID != tt.want {
			t.Errorf("%s in %q is %q, want %s", tt.number, tt.date, e.ID, tt.want)
		}
	}
}

func TestParse_SuggestsTheNearest(t *testing.T) {
	_, err := state.Parse("Kazakstn")
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(leeway.HintOf(err), "Kazakhstan") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func TestMembers_OfTheEuropeanUnionByDate(t *testing.T) {
	for date, n := range map[string]int{"1957": 0, "1960": 6, "1975": 9, "1982": 10, "1990": 12, "2000": 15, "2005": 25, "2010": 27, "2015": 28, "2020-01-31": 28, "2020-02-01": 27, "": 27} {
		if got := state.Members("EU", date); len(got) != n {
			t.Errorf("%d members on %q, want %d: %v", len(got), date, n, got)
		}
	}
	for group, n := range map[string]int{"EU-6": 6, "EU-9": 9, "EU-10": 10, "EU-12": 12, "EU-15": 15, "EU-25": 25, "EU-27": 27, "EU-28": 28} {
		if got := state.Members(group, "2024"); len(got) != n {
			t.Errorf("%s has %d members, want %d", group, len(got), n)
		}
	}
}

func TestMembers_OfOtherGroups(t *testing.T) {
	for _, tt := range []struct {
		group, date string
		n           int
	}{
		{"central-asia", "", 5}, {"NATO", "", 32}, {"NATO", "1990", 16}, {"NATO", "2022", 30}, {"G7", "", 7}, {"gulf", "", 6}, {"ASEAN", "2020", 10},
		{"AES", "2024", 3}, {"AES", "2020", 0}, {"ECOWAS", "", 12}, {"ECOWAS", "2020", 15}, {"BRICS", "2020", 5}, {"eurozone", "2024", 20},
		{"ARAB-LEAGUE", "", 22}, {"africa", "", 55}, {"CSTO", "2010", 7}, {"CSTO", "", 6}, {"SCO", "", 10}, {"nowhere", "", 0},
	} {
		if got := state.Members(tt.group, tt.date); len(got) != tt.n {
			t.Errorf("%s on %q has %d members, want %d: %v", tt.group, tt.date, len(got), tt.n, got)
		}
	}
}

func TestGroups_HoldKnownStates(t *testing.T) {
	for _, g := range state.Groups() {
		for _, date := range []string{"", "1960", "1985", "2000", "2019"} {
			for _, id := range state.Members(g, date) {
				if _, ok := state.ByID(id); !ok {
					t.Errorf("%s has %q, which is no state", g, id)
				}
			}
		}
	}
}

func TestStates_PredecessorsAndSuccessorsAgree(t *testing.T) {
	for _, s := range state.All() {
		for _, id := range s.Successors {
			if e, ok := state.ByID(id); !ok || !slices.Contains(e.Predecessors, s.ID) {
				t.Errorf("%s is followed by %q, which is no state or does not say so", s.ID, id)
			}
		}
		for _, id := range s.Predecessors {
			if e, ok := state.ByID(id); !ok || !slices.Contains(e.Successors, s.ID) {
				t.Errorf("%s follows %q, which is no state or does not say so", s.ID, id)
			}
		}
		if s.Kind == leeway.TypeFormerState && (s.To == "" || len(s.Successors) == 0) {
			t.Errorf("%s is no more, ended on %q and was followed by %v", s.ID, s.To, s.Successors)
		}
		if _, err := (leeway.Period{From: s.From, To: s.To}).Interval(); err != nil {
			t.Errorf("%s: %v", s.ID, err)
		}
	}
}

// Codes of living states are those of CLDR.
func TestStates_CodesAgreeWithCLDR(t *testing.T) {
	for _, s := range state.All() {
		if s.Kind == leeway.TypeFormerState || s.ID == "XKX" {
			continue
		}
		r, err := language.ParseRegion(s.ID)
		if err != nil || r.String() != s.Alpha2 {
			t.Errorf("%s: alpha-2 %s, CLDR %s, %v", s.ID, s.Alpha2, r, err)
		}
		if n, _ := strconv.Atoi(s.Numeric); n != r.M49() {
			t.Errorf("%s: number %s, CLDR %03d", s.ID, s.Numeric, r.M49())
		}
	}
}

// differs are codes that countrycode gives otherwise: it keeps numbers of another state
// under the same ISO code (the Papal States, historical Vietnam), or none.
var differs = map[string]bool{"VAT cown": true, "VAT gwn": true, "VNM gwn": true}

func TestStates_NumbersAgreeWithCountrycode(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", "countrycode", "codelist.csv"))
	if err != nil {
		t.Skip("needs codelist.csv in ../shared/data/countrycode, to compare with")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, r := range rows[1:] {
		s, ok := state.ByID(r[column["iso3c"]])
		if !ok {
			continue
		}
		for name, have := range map[string]string{"cown": s.COW, "gwn": s.GW} {
			want := strings.TrimSuffix(r[column[name]], ".0")
			if want != "" && want != "NA" && want != have && !differs[s.ID+" "+name] {
				t.Errorf("%s: %s is %q, countrycode says %s", s.ID, name, have, want)
			}
		}
		if e, ok := state.ByName(r[column["country.name.en"]]); !ok || e.ID != s.ID {
			t.Errorf("%q is %q, want %s", r[column["country.name.en"]], e.ID, s.ID)
		}
	}
}
