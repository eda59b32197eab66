package quantity_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"leeway/extract/quantity"
	"leeway/extract/token"
	"leeway/extract/when"
)

// shared returns a path in the folder beside the module, and skips the test where it is absent.
func shared(t testing.TB, parts ...string) string {
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

type goldFile struct {
	Document struct{ Date string }
	Claims   []struct {
		ID         string
		Statistic  any
		Direction  any
		Value      json.RawMessage
		ValueTo    json.RawMessage
		Unit       any
		Per        string
		Comparator any
		Quote      struct {
			Start, End int
			Text       string
		}
	}
}

// values returns the alternatives of a numeric slot, none where it may be absent.
func values(raw json.RawMessage) []float64 {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	var v float64
	if json.Unmarshal(raw, &v) == nil {
		return []float64{v}
	}
	var many []*float64
	if json.Unmarshal(raw, &many) != nil {
		return nil
	}
	var out []float64
	for _, p := range many {
		if p != nil {
			out = append(out, *p)
		}
	}
	return out
}

func allows(slot any, got, standard string) bool {
	switch v := slot.(type) {
	case nil:
		return got == standard
	case string:
		return got == v
	case []any:
		for _, x := range v {
			if allows(x, got, standard) {
				return true
			}
		}
	}
	return false
}

func articles(t testing.TB) []string {
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

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-6*math.Max(1, math.Abs(b)) || math.Abs(a-b) < 0.006
}

func TestGold_ValuesOfTheClaimAreFoundInItsQuote(t *testing.T) {
	var total, value, unit, comparator, turned, turns int
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
		found := quantity.Find(tok, when.Find(tok, g.Document.Date))
		for _, c := range g.Claims {
			want := values(c.Value)
			if len(want) == 0 || c.Statistic == "rank" {
				continue
			}
			total++
			var best, words []string
			level := 0
			for _, s := range tok.Sentences {
				if s.Start >= c.Quote.End || c.Quote.Start >= s.End {
					continue
				}
				for _, q := range found {
					if q.Start >= s.End || s.Start >= q.End {
						continue
					}
					words = append(words, q.Comparator+q.Text+" "+q.Unit+" "+q.Change)
					for _, w := range want {
						if !near(q.Value, w) && !near(-q.Value, w) {
							continue
						}
						l := 1
						if allows(c.Unit, q.Unit, "") || q.Unit == "percent" && allows(c.Unit, "times", "") || q.Unit == "" && allows(c.Unit, "people", "") {
							l = 2
							if allows(c.Comparator, q.Comparator, "=") {
								l = 3
								if dir, ok := c.Direction.(string); ok && (c.Statistic == "growth" || c.Statistic == "multiple" || c.Statistic == "change") && c.Quote.Start <= q.Start && q.End <= c.Quote.End {
									turns++
									if dir == q.Change {
										turned++
									} else {
										t.Logf("change %s %s %q in %q: %q", filepath.Base(file)[:3], c.ID, dir, c.Quote.Text, q.Change)
									}
								}
							}
						}
						if l > level {
							level = l
							best = []string{q.Text, q.Unit, q.Comparator}
						}
					}
				}
			}
			if level > 0 {
				value++
			}
			if level > 1 {
				unit++
			}
			if level > 2 {
				comparator++
			} else {
				t.Logf("%s %s want %s %v %v | %q | best %v | %s", filepath.Base(file)[:3], c.ID, c.Value, c.Unit, c.Comparator, c.Quote.Text, best, strings.Join(words, "; "))
			}
		}
	}
	if value*100 < total*97 || unit*100 < total*96 || comparator*100 < total*95 || turned*100 < turns*94 {
		t.Errorf("fewer values are read than before")
	}
	t.Logf("of %d values: %.1f%% found, %.1f%% with unit, %.1f%% with comparator; direction %d of %d", total,
		100*float64(value)/float64(total), 100*float64(unit)/float64(total), 100*float64(comparator)/float64(total), turned, turns)
}
