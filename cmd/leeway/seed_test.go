package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"leeway"
)

// TestSeedArticle_Verdicts runs the whole program on the article that the project began
// with: its errors, its disputed figures, what depends on the measure, and what is true.
func TestSeedArticle_Verdicts(t *testing.T) {
	article := filepath.Join(moduleRoot(t), "..", "shared", "gold", "dev", "caravel-2024-11-19.txt")
	if _, err := os.Stat(article); err != nil {
		t.Skip("needs ../shared/gold beside the checkout")
	}
	t.Setenv("LEEWAY_CACHE", sharedCache)
	t.Setenv("HOME", t.TempDir())
	var out, errs bytes.Buffer
	status := run(context.Background(), world{args: []string{"check", article, "--date", "2024-11-19", "--format", "json"},
		stdin: os.Stdin, stdout: &out, stderr: &errs, env: os.LookupEnv})
	if status != 0 {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	var r leeway.Reading
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	want := map[string]leeway.Status{
		"TKM CSTO member":                      leeway.Contradicted,
		"KAZ CSTO member":                      leeway.Supported,
		"KGZ CSTO member":                      leeway.Supported,
		"TJK CSTO member":                      leeway.Supported,
		"central-asia CIS member":              leeway.Depends,
		"central-asia CHN arms growth":         leeway.Misread,
		"UZB GBR remittances growth":           leeway.Disputed,
		"UZB POL remittances multiple":         leeway.Disputed,
		"central-asia RUS economic-ties trend": leeway.Depends,
		"UZB KOR remittances growth":           leeway.Supported,
		"UZB RUS remittances share":            leeway.Supported,
		"KAZ BRICS decline":                    leeway.Supported,
		"UZB EAEU decline":                     leeway.Supported,
		"KAZ CHN sign":                         leeway.Supported,
		"KGZ CHN trade trend":                  leeway.Supported,
		"KAZ CHN trade trend":                  leeway.Supported,
		"UZB POL permits trend":                leeway.Supported,
		"CSTO KAZ quell":                       leeway.Supported,
	}
	for _, c := range r.Claims {
		key := c.Subject + " " + c.Object
		switch {
		case c.Kind == leeway.KindTie:
			key += " " + c.Indicator + " " + string(c.Statistic)
		case c.Kind == leeway.KindMembership:
			key += " " + c.Status
		default:
			key += " " + c.Action
		}
		status, expected := want[key]
		switch {
		case expected && c.Verdict.Status == status:
			delete(want, key)
		case !expected && c.Verdict.Status.Accuses():
			t.Errorf("%s is called %s: %s", key, c.Verdict.Status, c.Verdict.Explanation)
		}
	}
	for key, status := range want {
		t.Errorf("no claim %q that is %s", key, status)
	}
}
