package brief_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"leeway"
	"leeway/brief"
)

var update = flag.Bool("update", false, "rewrite the golden results")

var names = map[string]string{"KAZ": "Kazakhstan", "TKM": "Turkmenistan", "CHN": "China", "UZB": "Uzbekistan",
	"KOR": "South Korea", "DEU": "Germany", "RUS": "Russia", "central-asia": "Central Asia"}

func options() brief.Options {
	return brief.Options{Width: 96, File: "article.txt", Tool: "leeway test", Name: func(id string) string { return names[id] }}
}

// story reads testdata/story.txtar; quotes are found in the article by their words.
func story(t testing.TB) *leeway.Reading {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", "story.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	r := &leeway.Reading{Document: leeway.Document{Title: "A Bloc in Name", Date: "2025-03-10", DateBasis: leeway.DateStated, Language: "en"}}
	for _, f := range a.Files {
		switch f.Name {
		case "article.txt":
			r.Document.Text = string(f.Data)
		case "claims.json":
			if err := json.Unmarshal(f.Data, &r.Claims); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i := range r.Claims {
		q := &r.Claims[i].Quote
		if q.Start = strings.Index(r.Document.Text, q.Text); q.Start < 0 {
			t.Fatalf("%s: %q is not in the article", r.Claims[i].ID, q.Text)
		}
		q.End = q.Start + len(q.Text)
	}
	return r
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (run with -update to make it)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got:\n%s", name, got)
	}
}

func TestTable_ShowsEveryVerdictWithItsNumbers(t *testing.T) {
	var b bytes.Buffer
	if err := brief.Table(&b, story(t), options()); err != nil {
		t.Fatal(err)
	}
	golden(t, "table.txt", b.Bytes())
}

func TestTable_FoldsOpinionsUnlessAllIsAsked(t *testing.T) {
	var folded, all bytes.Buffer
	o := options()
	if err := brief.Table(&folded, story(t), o); err != nil {
		t.Fatal(err)
	}
	o.All = true
	if err := brief.Table(&all, story(t), o); err != nil {
		t.Fatal(err)
	}
	const opinion = "start of something larger"
	if strings.Contains(folded.String(), opinion) || !strings.Contains(folded.String(), "2 statements that no data set decides") {
		t.Errorf("an opinion is not folded behind a count:\n%s", folded.String())
	}
	if !strings.Contains(all.String(), opinion) {
		t.Errorf("--all hides an opinion:\n%s", all.String())
	}
}

func TestTable_OnlyKeepsTheCountsWhole(t *testing.T) {
	var b bytes.Buffer
	o := options()
	o.Only = []leeway.Status{leeway.Misread}
	if err := brief.Table(&b, story(t), o); err != nil {
		t.Fatal(err)
	}
	s := b.String()
	if !strings.Contains(s, "8 claims, 6 checkable, 5 covered") || !strings.Contains(s, "MISREAD") {
		t.Errorf("the counts or the misreading are missing:\n%s", s)
	}
	if strings.Contains(s, "CONTRADICTED") || strings.Contains(s, "SUPPORTED") {
		t.Errorf("a verdict that was not asked for is shown:\n%s", s)
	}
}

func TestTable_StaysWithinItsWidth(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		var b bytes.Buffer
		o := options()
		o.Width = width
		if err := brief.Table(&b, story(t), o); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > width && !strings.Contains(line, "https://") {
				t.Errorf("width %d: a line of %d columns: %s", width, n, line)
			}
		}
	}
}

func TestTable_ColourAddsOnlyEscapes(t *testing.T) {
	var plain, coloured bytes.Buffer
	o := options()
	if err := brief.Table(&plain, story(t), o); err != nil {
		t.Fatal(err)
	}
	o.Color = true
	if err := brief.Table(&coloured, story(t), o); err != nil {
		t.Fatal(err)
	}
	if coloured.Len() == plain.Len() {
		t.Error("no colour was written")
	}
	if got := stripANSI(coloured.String()); got != plain.String() {
		t.Errorf("colour changes the words:\n%s", got)
	}
}

func stripANSI(s string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, "\x1b[")
		if i < 0 {
			return b.String() + s
		}
		b.WriteString(s[:i])
		s = s[i+strings.IndexByte(s[i:], 'm')+1:]
	}
}

func TestExplain_ShowsTheDerivation(t *testing.T) {
	var b bytes.Buffer
	if err := brief.Explain(&b, story(t), "c02", options()); err != nil {
		t.Fatal(err)
	}
	golden(t, "explain.txt", b.Bytes())
}

func TestExplain_UnknownClaimIsNotFound(t *testing.T) {
	err := brief.Explain(&bytes.Buffer{}, story(t), "c99", options())
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "c01 to c08") {
		t.Errorf("got %v, hint %q", err, leeway.HintOf(err))
	}
}

func TestList_ShowsAReadingWithoutVerdicts(t *testing.T) {
	r := story(t)
	for i := range r.Claims {
		r.Claims[i].Verdict = nil
	}
	var b bytes.Buffer
	if err := brief.List(&b, r, options()); err != nil {
		t.Fatal(err)
	}
	golden(t, "list.txt", b.Bytes())
}

func TestSpan_ReadsAsAPersonWouldSayIt(t *testing.T) {
	for in, want := range map[string]string{
		"2024": "2024", "2024-10": "October 2024", "2024-10-06": "6 October 2024", "2016/2020": "2016–2020",
		"2016-01/2020-12": "2016–2020", "2024-01/2024-12": "2024", "2024-01/2024-09": "January–September 2024",
		"2023-11/2024-02": "November 2023 – February 2024", "2020-12/": "since December 2020", "/2030": "until 2030", "lately": "lately",
	} {
		if got := brief.Span(in); got != want {
			t.Errorf("%q reads %q, want %q", in, got, want)
		}
	}
}
