package actor_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"leeway/actor"
	"leeway/extract/token"
)

// goldFolder is the folder of annotated articles beside the checkout.
const goldFolder = "../../shared/gold/dev"

type goldFile struct {
	Document struct{ Date string }
	Claims   []goldClaim
}

type goldClaim struct {
	Subject, Object any
	Optional        bool
	Resolved        []string
}

// goldArticles calls f for every open article of the gold set.
func goldArticles(t *testing.T, f func(name string, g goldFile, text string)) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(goldFolder, "*.gold.json"))
	// The articles whose names begin with k are held out: no test here may open them.
	files = slices.DeleteFunc(files, func(path string) bool { return strings.HasPrefix(filepath.Base(path), "k") })
	if len(files) == 0 {
		t.Skipf("needs the annotated articles in %s", goldFolder)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var g goldFile
		if err := json.Unmarshal(data, &g); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(path, ".gold.json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		f(strings.TrimSuffix(filepath.Base(path), ".gold.json"), g, string(text))
	}
}

// ids returns the ids that a slot allows, nil where it may be absent.
func ids(slot any) []string {
	switch v := slot.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			s, ok := x.(string)
			if !ok {
				return nil
			}
			out = append(out, s)
		}
		return out
	}
	return nil
}

var stateID = regexp.MustCompile(`^[A-Z]{3}$`)

// The actors of a claim that are states, organisations or regions must be named somewhere in
// the article, unless the reader works them out from context.
func TestFind_NamesTheActorsOfAnnotatedClaims(t *testing.T) {
	d := actor.Default()
	asked, found := 0, 0
	goldArticles(t, func(name string, g goldFile, text string) {
		seen := map[string]bool{}
		for _, m := range d.Find(token.Split(text), g.Document.Date) {
			seen[m.ID] = true
			seen[m.Person] = true
		}
		missing := map[string]int{}
		for _, c := range g.Claims {
			for slot, v := range map[string]any{"subject": c.Subject, "object": c.Object} {
				want := ids(v)
				if slices.Contains(c.Resolved, slot) || !slices.ContainsFunc(want, func(id string) bool {
					_, known := d.Actor(id)
					return known || stateID.MatchString(id)
				}) {
					continue
				}
				asked++
				if slices.ContainsFunc(want, func(id string) bool { return seen[id] }) {
					found++
				} else {
					missing[strings.Join(want, "|")]++
				}
			}
		}
		if len(missing) > 0 {
			t.Logf("%s: not found %v", name, missing)
		}
	})
	share := float64(found) / float64(asked)
	t.Logf("%d of %d actors found (%.1f percent)", found, asked, 100*share)
	if share < 0.97 {
		t.Errorf("found %.1f percent of the actors of annotated claims, want 97", 100*share)
	}
}
