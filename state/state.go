// Package state knows states as dated identities: which states and territories there have
// been since 1945, what they are called and coded, who preceded and followed them, and who
// belonged to which region or group at a date.
//
// An identity is an ISO 3166-1 alpha-3 code, for a state that is no more the code that was
// withdrawn with it (SUN, YUG, CSK, DDR, ANT); XKX (Kosovo) is one that ISO leaves to its users, RVN, ZAN
// and TBT are abbreviations of lists of states. A successor is a state of its own: Russia begins on
// 1991-12-26, the Soviet Union ends that day, and neither stands for the other. A state that was one before 1945
// has no From; a territory has dates only where it began or ended since. [Entry] has predecessors and successors, which
// answer each other; a state from which another broke away goes on and lists it.
//
// [Resolve] is for source files: what does a text mean in the [Scheme] of its producer at a
// date? It is strict, and its answer may be no state: the world total, a group, a partner whom nobody
// names, an area that only the producer has. [Code] is the other way, to ask a producer with. A text with one meaning
// has it at every date; of several that one is taken which held for most of the period. The corner cases:
//
//   - 891 (M49, Comtrade) is Yugoslavia to 2003-02-04, then Serbia and Montenegro; COW 345 is both and then Serbia,
//     which has 340 with Gleditsch and Ward. Comtrade's 890 is the Yugoslavia of six republics, here one identity with the later.
//   - Germany goes on from 1949: 280 and 276, COW 260 and 255 are DEU; 278 and COW 265 are DDR.
//   - Yemen goes on from the north: 886 and 887, COW 678 and 679 are YEM; 720 and COW 680 are YMD.
//   - Vietnam goes on from the north: COW 816 and ISO's withdrawn VDR are VNM; the south is RVN, COW 817, Comtrade 868.
//   - Sudan is SDN with 736 to 2011 and 729 since; COW keeps 625.
//   - Romania is ROM in old lists and at WITS and GDELT, ROU elsewhere; likewise ZAR, TMP, BUR.
//   - The Netherlands Antilles (ANT, 530, before 1986 532) are followed by CUW, SXM and BES, Aruba left before.
//   - Kosovo is XKX, XKV, KSV, UVK, RKS, COW 347, IMF 967, FIPS KV.
//   - CS, GE, SK and 296 were given twice and go by the date.
//   - Comtrade has 251, 757, 842, 699, 579, 381 where M49 has 250, 756, 840, 356, 578, 380; its 490 is Taiwan in practice; its 492
//     is "Europe EU, nes", in M49 Monaco.
//
// [ByName] knows a state's usual English names only; [Nearest] is for the
// error message then. Names in running text are read by room actor, which knows demonyms,
// capitals and leaders too.
//
// The tables are in state/data: states.csv, groups.csv, codes.csv (scheme, code, id, dates, and "read" where a code
// is understood but not written) and names.csv, the last two parsed at the first resolution. Alpha-2, alpha-3 and numeric codes follow
// CLDR (golang.org/x/text), country numbers are those of the Correlates of War state list and of Gleditsch and Ward (1999),
// "A Revised List of Independent States since the Congress of Vienna". docs/states.md is the page for readers.
package state

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"

	"leeway"
)

//go:embed data/states.csv
var statesCSV string

// Entry is a state or territory with what other lists call it.
type Entry struct {
	leeway.State
	Kind         leeway.ActorType // state, territory or former-state
	Official     string           // official English name; blank for most territories
	Predecessors []string         // states of whose territory it came
	Successors   []string         // states that came of its territory
	COW          string           // Correlates of War country number
	GW           string           // Gleditsch–Ward country number
	Variants     []string         // other English names, as data producers write them
}

type tables struct {
	all    []Entry
	byID   map[string]int
	byCode map[string]int // alpha-2, alpha-3 and numeric
	byName map[string]int // folded
}

var load = sync.OnceValue(func() *tables {
	rows, err := csv.NewReader(strings.NewReader(statesCSV)).ReadAll()
	if err != nil {
		panic("state: built-in table: " + err.Error())
	}
	t := &tables{byID: map[string]int{}, byCode: map[string]int{}, byName: map[string]int{}}
	for _, f := range rows[1:] {
		e := Entry{
			State: leeway.State{ID: f[0], Alpha2: f[1], Numeric: f[2], Name: f[4], From: f[6], To: f[7]},
			Kind:  leeway.ActorType(f[3]), Official: f[5], Predecessors: list(f[8]), Successors: list(f[9]),
			COW: f[10], GW: f[11], Variants: list(f[12]),
		}
		t.all = append(t.all, e)
	}
	slices.SortStableFunc(t.all, func(a, b Entry) int { return rank(a.Kind) - rank(b.Kind) })
	for i, e := range t.all {
		t.byID[e.ID] = i
		for _, code := range [...]string{e.ID, e.Alpha2, e.Numeric} {
			claim(t.byCode, code, i)
		}
		claim(t.byName, Fold(e.Name), i)
		claim(t.byName, Fold(e.Official), i)
	}
	for i, e := range t.all {
		for _, v := range e.Variants {
			claim(t.byName, Fold(v), i)
		}
	}
	return t
})

// rank orders living states first, so that a name or code that two identities share is theirs.
func rank(k leeway.ActorType) int {
	return slices.Index([]leeway.ActorType{leeway.TypeState, leeway.TypeTerritory, leeway.TypeFormerState}, k)
}

func claim(m map[string]int, key string, i int) {
	if _, taken := m[key]; !taken && key != "" {
		m[key] = i
	}
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// All returns every state, territory and former state, living states first, each kind by id.
func All() []Entry { return slices.Clone(load().all) }

// ByID returns the state with an alpha-3 code in capitals.
func ByID(id string) (Entry, bool) {
	t := load()
	i, ok := t.byID[id]
	if !ok {
		return Entry{}, false
	}
	return t.all[i], true
}

// ByCode returns the state with an alpha-2, alpha-3 or three-digit UN M49 code, in any case.
// A code used twice names the state that lives.
func ByCode(code string) (Entry, bool) {
	t := load()
	i, ok := t.byCode[strings.ToUpper(strings.TrimSpace(code))]
	if !ok {
		return Entry{}, false
	}
	return t.all[i], true
}

// ByCOW returns the state with a Correlates of War country number at an ISO date of any
// precision ("" is today's list): 365 is the Soviet Union to 1991 and Russia from then on.
func ByCOW(number, date string) (Entry, bool) {
	return byNumber(date, func(e Entry) bool { return e.COW == number })
}

// ByGW returns the state with a Gleditsch–Ward country number at a date, as ByCOW does.
func ByGW(number, date string) (Entry, bool) {
	return byNumber(date, func(e Entry) bool { return e.GW == number })
}

func byNumber(date string, is func(Entry) bool) (Entry, bool) {
	for _, e := range load().all {
		if is(e) && during(date, e.From, e.To) {
			return e, true
		}
	}
	return Entry{}, false
}

// ByName returns the state with an English name or variant, whatever its case, diacritics
// and punctuation, with or without an article, "St." or "Saint".
func ByName(name string) (Entry, bool) {
	t := load()
	key := Fold(name)
	if i, ok := t.byName[key]; ok {
		return t.all[i], true
	}
	if i, ok := t.byName[plainer(key)]; ok {
		return t.all[i], true
	}
	return Entry{}, false
}

// plainer returns a folded name without its article and with "saint" for "st".
func plainer(key string) string {
	key = strings.TrimSuffix(strings.TrimPrefix(key, "the "), " the")
	if rest, ok := strings.CutPrefix(key, "st "); ok {
		return "saint " + rest
	}
	return key
}

// Parse returns the state that a code or a name means.
//
// Errors: CodeInvalid, with the nearest names as hint.
func Parse(s string) (Entry, error) {
	if e, ok := ByCode(s); ok {
		return e, nil
	}
	if e, ok := ByName(s); ok {
		return e, nil
	}
	err := leeway.Errorf(leeway.CodeInvalid, "no state is called %q", s)
	if near := Nearest(s); len(near) > 0 {
		return Entry{}, leeway.WithHint(err, "did you mean %s?", strings.Join(near, ", "))
	}
	return Entry{}, leeway.WithHint(err, "states are ISO 3166 codes or English names")
}

// during reports whether an ISO date lies in [from, to], compared at the coarser precision;
// a blank date is the present, a blank end open.
func during(date, from, to string) bool {
	if date == "" {
		return to == ""
	}
	return (from == "" || compare(from, date) <= 0) && (to == "" || compare(date, to) <= 0)
}

// compare orders two ISO dates at the coarser of their precisions.
func compare(a, b string) int {
	n := min(len(a), len(b))
	return strings.Compare(a[:n], b[:n])
}
