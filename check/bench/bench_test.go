package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// small is a run that a test can wait for.
var small = sizes{singles: 120, bundled: 48, standings: 40, wrong: 3, claims: 60}

func lakeForTest(t *testing.T) *world {
	t.Helper()
	w, err := load(os.DirFS(filepath.Join("..", "..", "starter", "tables")))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestTemplates_AreManyAndAThirdIsKeptApart(t *testing.T) {
	apart := len(held) + len(standingTemplates) - heldFrom
	all := len(open) + len(held) + len(standingTemplates)
	if all < 60 || 4*apart < all {
		t.Errorf("%d templates, %d kept apart", all, apart)
	}
}

func TestMeasure_AccusesAlmostNoTrueSentence(t *testing.T) {
	m, err := measure(newBench(lakeForTest(t), 11), small)
	if err != nil {
		t.Fatal(err)
	}
	n, accused := m.truths()
	t.Logf("%d true sentences, %d accused", n, accused)
	if n < 150 || accused > 1 {
		t.Errorf("%d of %d true sentences accused", accused, n)
		m.list(testWriter{t})
	}
	precision, recall := m.direct.accusations()
	if precision < 0.99 || recall < 0.85 {
		t.Errorf("claims put to the judge: precision %.3f, recall %.3f", precision, recall)
	}
	for _, want := range []string{"## True sentences", "| share-not-growth |", "| memberships |"} {
		if !strings.Contains(m.page(), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestMeasure_TheSameSeedGivesTheSamePage(t *testing.T) {
	w := lakeForTest(t)
	tiny := sizes{singles: 30, bundled: 12, standings: 12, wrong: 2, claims: 20}
	var pages []string
	for range 2 {
		m, err := measure(newBench(w, 5), tiny)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, m.page())
	}
	if pages[0] != pages[1] {
		t.Error("two runs with one seed differ")
	}
}

// TestRegions reads true paragraphs about memberships all over the world, written by hand on the lists of the
// starter lake: nothing in them may be accused, and most of what is read is supported.
func TestRegions_NothingTrueIsAccused(t *testing.T) {
	b := newBench(lakeForTest(t), 1)
	paragraphs, err := regions(filepath.Join("testdata", "regions.txt"))
	if err != nil || len(paragraphs) < 40 {
		t.Fatalf("%d paragraphs, error %v", len(paragraphs), err)
	}
	counts := map[string]int{}
	for _, p := range paragraphs {
		r, err := b.read(p.text, p.date)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Claims {
			c := &r.Claims[i]
			counts[string(c.Verdict.Status)]++
			if c.Verdict.Status.Accuses() {
				t.Errorf("%s: %q: %s: %s: %s", p.date, c.Quote.Text, brief(c), verdictName(c.Verdict), c.Verdict.Explanation)
			} else {
				t.Logf("%s: %q: %s: %s: %s", p.date, c.Quote.Text, brief(c), verdictName(c.Verdict), c.Verdict.Explanation)
			}
		}
	}
	t.Log(counts)
	if counts["supported"] < 90 {
		t.Errorf("only %d supported", counts["supported"])
	}
}

type paragraph struct{ date, text string }

// regions reads paragraphs, each under a line "= DATE".
func regions(path string) ([]paragraph, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []paragraph
	for _, block := range strings.Split("\n"+string(raw), "\n= ")[1:] {
		date, text, _ := strings.Cut(block, "\n")
		out = append(out, paragraph{strings.TrimSpace(date), strings.TrimSpace(text)})
	}
	return out, nil
}

type testWriter struct{ *testing.T }

func (w testWriter) Write(p []byte) (int, error) {
	w.Log(strings.TrimSpace(string(p)))
	return len(p), nil
}
