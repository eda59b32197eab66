package state_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"leeway/state"
)

func page(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "docs", "states.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// docs/states.md names every scheme, kind and group.
func TestDocument_NamesEverySchemeKindAndGroup(t *testing.T) {
	text := page(t)
	for _, s := range state.Schemes() {
		if !strings.Contains(text, "| `"+string(s)+"` |") {
			t.Errorf("scheme %s is missing", s)
		}
	}
	for _, k := range []state.PartyKind{state.KindState, state.KindGroup, state.KindWorld, state.KindUnknown, state.KindAggregate, state.KindActor, state.KindOutside} {
		if !strings.Contains(text, "| `"+string(k)+"` |") {
			t.Errorf("kind %s is missing", k)
		}
	}
	for _, g := range state.Groups() {
		if !strings.Contains(text, "`"+g+"`") {
			t.Errorf("group %s is missing", g)
		}
	}
}

// The examples of docs/states.md mean what the page says.
func TestDocument_ExamplesHold(t *testing.T) {
	n := 0
	for line := range strings.Lines(page(t)) {
		f := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(f) != 4 || strings.TrimSpace(f[0]) == "scheme" || strings.HasPrefix(f[0], "---") {
			continue
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		n++
		if p, err := state.Resolve(state.Scheme(f[0]), f[1], f[2]); err != nil || p.ID != f[3] {
			t.Errorf("%s is %v (%v)", strings.TrimSpace(line), p, err)
		}
	}
	if n < 40 {
		t.Errorf("%d examples", n)
	}
}
