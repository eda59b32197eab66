package when_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/extract/token"
	"leeway/extract/when"
)

// shared returns a path in the folder beside the module, and skips the test where it is absent.
func shared(t *testing.T, parts ...string) string {
	t.Helper()
	_, file, _, _ := runtime.Caller(0)
	root := filepath.Dir(file)
	for {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		root = filepath.Dir(root)
	}
	path := filepath.Join(append([]string{root, "..", "shared"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("needs ../shared/%s", strings.Join(parts, "/"))
	}
	return path
}

type goldPeriod struct{ From, To string }

type goldFile struct {
	Document struct{ Date string }
	Claims   []struct {
		ID    string
		Quote struct {
			Start, End int
			Text       string
		}
		Period     json.RawMessage
		BasePeriod json.RawMessage
		Resolved   []string
	}
}

func alternatives(raw json.RawMessage) []goldPeriod {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	var many []*goldPeriod
	if raw[0] == '[' {
		if json.Unmarshal(raw, &many) != nil {
			return nil
		}
		var out []goldPeriod
		for _, p := range many {
			if p == nil {
				return nil // may be absent
			}
			out = append(out, *p)
		}
		return out
	}
	var one goldPeriod
	if json.Unmarshal(raw, &one) != nil {
		return nil
	}
	return []goldPeriod{one}
}

// same compares by days: 2024 and 2024-12 end alike.
func same(w goldPeriod, p when.Period) bool {
	a, err1 := leeway.Period{From: w.From, To: w.To}.Interval()
	b, err2 := leeway.Period{From: p.From, To: p.To}.Interval()
	return err1 == nil && err2 == nil && a == b
}

func articles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(shared(t, "gold", "dev"), "*.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		if filepath.Base(f)[0] != 'k' { // kept unseen
			out = append(out, f)
		}
	}
	return out
}

// Of the gold periods whose claim's sentence holds an expression of time, the share for which
// that sentence yields the same dates.
func TestGold_PeriodsOfTheSentenceHaveTheDatesOfTheClaim(t *testing.T) {
	hit, total, all := 0, 0, 0
	for _, file := range articles(t) {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(file, ".gold.json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		var g goldFile
		if err := json.Unmarshal(raw, &g); err != nil {
			t.Fatal(err)
		}
		tok := token.Split(string(text))
		found := when.Find(tok, g.Document.Date)
		for _, c := range g.Claims {
			want := alternatives(c.Period)
			if len(want) == 0 {
				continue
			}
			all++
			if slices.Contains(c.Resolved, "period") {
				continue // worked out from other sentences
			}
			var near []when.Period
			for _, s := range tok.Sentences {
				if s.Start < c.Quote.End && c.Quote.Start < s.End {
					for _, p := range found {
						if p.Start < s.End && s.Start < p.End {
							near = append(near, p)
						}
					}
				}
			}
			if len(near) == 0 {
				continue
			}
			total++
			ok := false
			for _, p := range near {
				for _, w := range want {
					ok = ok || same(w, p)
				}
			}
			if ok {
				hit++
			} else {
				var words []string
				for _, p := range near {
					words = append(words, p.Text+"="+p.From+"/"+p.To)
				}
				t.Logf("%s %s %v | %q | %s", filepath.Base(file)[:3], c.ID, want, c.Quote.Text, strings.Join(words, "; "))
			}
		}
	}
	if hit*100 < total*95 {
		t.Errorf("%d of %d periods have the gold dates, want at least 95%%", hit, total)
	}
	t.Logf("%d of %d periods (%.1f%%) that their own sentence names; %d gold periods", hit, total, 100*float64(hit)/float64(total), all)
}
