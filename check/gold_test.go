package check_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/check"
)

var showGold = flag.Bool("gold", false, "print every gold claim whose verdict differs")

// goldAccuracy is the part of the gold verdicts that must come out.
const goldAccuracy = 0.98

// goldClaim is a claim of a gold file: a slot may be a list of acceptable values.
type goldClaim struct {
	leeway.Claim
	want []string
	note string
}

// first replaces lists of acceptable slot values by their first that is not null.
func first(m map[string]any) {
	for k, v := range m {
		l, ok := v.([]any)
		if !ok || k == "attribution" || k == "resolved" || k == "or" {
			continue
		}
		delete(m, k)
		for _, x := range l {
			if x != nil {
				m[k] = x
				break
			}
		}
	}
}

// goldFiles lists the gold files; those whose name begins with k are kept unopened.
func goldFiles(t testing.TB) []string {
	dir := shared(t, "gold", "dev")
	files, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(f string) bool { return strings.HasPrefix(filepath.Base(f), "k") })
}

// readGold turns a gold file into a reading, with what it wants of each claim.
func readGold(t testing.TB, path string) (*leeway.Reading, []goldClaim) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(strings.TrimSuffix(path, ".gold.json") + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Document leeway.Document
		Claims   []map[string]any
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	r := &leeway.Reading{Document: file.Document}
	r.Document.Text = string(text)
	var out []goldClaim
	for _, m := range file.Claims {
		g := goldClaim{}
		switch w := m["verdict"].(type) {
		case string:
			g.want = []string{w}
		case []any:
			for _, x := range w {
				g.want = append(g.want, x.(string))
			}
		}
		g.note, _ = m["note"].(string)
		for _, k := range []string{"verdict", "note", "or", "group", "optional", "plant", "reading"} {
			delete(m, k)
		}
		attr := m["attribution"]
		first(m)
		if l, ok := attr.([]any); ok {
			for _, x := range l {
				if a, ok := x.(map[string]any); ok {
					first(a)
				}
			}
		}
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &g.Claim); err != nil {
			t.Fatalf("%s %v: %v", path, m["id"], err)
		}
		g.Paragraph = bytes.Count(text[:g.Quote.Start], []byte("\n\n"))
		if g.Paragraph == 0 {
			g.Paragraph = bytes.Count(text[:g.Quote.Start], []byte("\n"))
		}
		r.Claims = append(r.Claims, g.Claim)
		out = append(out, g)
	}
	return r, out
}

// TestGold_VerdictsAndNoFalseAccusation judges the claims of the gold files, read rightly.
func TestGold_VerdictsAndNoFalseAccusation(t *testing.T) {
	rec := facts(t)
	var right, total, accused, wrong int
	for _, path := range goldFiles(t) {
		r, gold := readGold(t, path)
		check.Judge(r, rec)
		base := strings.TrimSuffix(filepath.Base(path), ".gold.json")
		for i, g := range gold {
			v := r.Claims[i].Verdict
			if v.Status.Accuses() {
				accused++
			}
			if len(g.want) == 0 {
				if v.Status.Accuses() {
					t.Errorf("accusation that gold does not judge, look at it: %s %s %s %s: %q: %s", base, g.ID, v.Status, v.Reading, g.Quote.Text, v.Explanation)
				}
				continue
			}
			total++
			if slices.Contains(g.want, string(v.Status)) {
				right++
				if *showGold && v.Status != leeway.Supported {
					t.Logf("ok %s %s %s %s: %q: %s", base, g.ID, v.Status, v.Reading, g.Quote.Text, v.Explanation)
				}
				continue
			}
			if v.Status.Accuses() && !slices.ContainsFunc(g.want, func(s string) bool { return leeway.Status(s).Accuses() }) {
				wrong++
				t.Errorf("false accusation %s %s: %q: %s", base, g.ID, g.Quote.Text, v.Explanation)
			}
			t.Logf("%s %s want %v got %s %s: %q: %s", base, g.ID, g.want, v.Status, v.Reading, g.Quote.Text, v.Explanation)
		}
	}
	accuracy := float64(right) / float64(total)
	t.Logf("%d of %d verdicts right (%.3f); %d accusations, %d false", right, total, accuracy, accused, wrong)
	if accuracy < goldAccuracy {
		t.Errorf("accuracy %.3f, want at least %.2f", accuracy, goldAccuracy)
	}
}
