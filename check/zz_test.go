package check_test

import (
	"leeway"
	"leeway/check"
	"leeway/extract"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	rec := facts(t)
	for _, p := range goldFiles(t) {
		txt, _ := os.ReadFile(strings.TrimSuffix(p, ".gold.json") + ".txt")
		g, _ := readGold(t, p)
		r, err := extract.Read(string(txt), extract.Options{Date: g.Document.Date})
		if err != nil {
			t.Log(p, err)
			continue
		}
		check.Judge(r, rec)
		n := map[leeway.Status]int{}
		for _, c := range r.Claims {
			n[c.Verdict.Status]++
			if c.Verdict.Status.Accuses() {
				t.Log(filepath.Base(p), c.ID, c.Verdict.Status, c.Verdict.Reading, "«"+c.Quote.Text+"»", c.Kind, c.Subject, c.Object, c.Indicator, c.Statistic, c.Action, c.Status, c.Polarity, c.Modality, c.Period, c.Verdict.Explanation)
			}
		}
		t.Log(filepath.Base(p), n)
	}
}
