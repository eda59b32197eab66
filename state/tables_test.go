package state

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"leeway"
)

// Every row of the tables names a scheme, an identity and dates that exist.
func TestTables_HoldKnownSchemesAndIdentities(t *testing.T) {
	for _, f := range append(rows(codesCSV), rows(namesCSV)...) {
		for s := range strings.SplitSeq(f[0], "|") {
			if !slices.Contains(Schemes(), Scheme(s)) {
				t.Errorf("%v: no scheme %q", f, s)
			}
		}
		p := party(f[2])
		_, isState := ByID(p.ID)
		_, isGroup := loadGroups()[p.ID]
		switch p.Kind {
		case KindState, KindGroup:
			if !isState && !isGroup {
				t.Errorf("%v: %q is neither state nor group", f, f[2])
			}
		case KindAggregate, KindActor, KindOutside:
			if isState || isGroup && p.Kind != KindAggregate {
				t.Errorf("%v: %q is a state or group", f, f[2])
			}
		case KindWorld, KindUnknown:
		default:
			t.Errorf("%v: no kind %q", f, p.Kind)
		}
		if _, err := (leeway.Period{From: f[3], To: f[4]}).Interval(); err != nil {
			t.Errorf("%v: %v", f, err)
		}
		if f[1] != strings.TrimSpace(f[1]) || f[1] == "" {
			t.Errorf("%v: blanks around %q", f, f[1])
		}
	}
}

// Of several meanings of one text none holds on the same days as another, but for the day on
// which one follows the other.
func TestTables_MeaningsOfATextFollowEachOther(t *testing.T) {
	for scheme, l := range loadMeanings() {
		for _, m := range [...]map[string][]meaning{l.codes, l.names} {
			for text, found := range m {
				for i, a := range found {
					for _, b := range found[i+1:] {
						if a.id != b.id && shared(a, b) {
							t.Errorf("%s %q means %s in %s/%s and %s in %s/%s", scheme, text, a.id, a.from, a.to, b.id, b.from, b.to)
						}
					}
				}
			}
		}
	}
}

// shared reports whether two meanings hold on more than one common day.
func shared(a, b meaning) bool {
	first, last := max(a.from, b.from), min(end(a.to), end(b.to))
	return first < last
}

func TestTables_RepeatNothing(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range append(rows(codesCSV), rows(namesCSV)...) {
		key := strings.Join([]string{f[0], codeKey(f[1]), f[2], f[3]}, "|")
		if seen[key] {
			t.Errorf("%v stands twice", f)
		}
		seen[key] = true
	}
}

// docs/states.md says which schemes continue which.
func TestDocument_SaysWhatContinuesAScheme(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "docs", "states.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range Schemes() {
		var names []string
		for _, next := range fallback[s] {
			names = append(names, "`"+string(next)+"`")
		}
		_, row, _ := strings.Cut(string(b), "\n| `"+string(s)+"` |")
		cells := strings.Split(row, "|")
		if want := strings.Join(names, ", "); len(cells) < 2 || strings.TrimSpace(cells[1]) != want {
			t.Errorf("%s is continued by %s", s, want)
		}
	}
}
