package brief_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"leeway"
	"leeway/brief"
	"leeway/check"
)

func page(t testing.TB, r *leeway.Reading) string {
	t.Helper()
	var b bytes.Buffer
	if err := brief.Page(&b, r, options()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPage_KeepsTheArticleWordForWord(t *testing.T) {
	r := story(t)
	main := regexp.MustCompile(`(?s)<main.*</main>`).FindString(page(t, r))
	main = regexp.MustCompile(`(?s)<div class="notes">.*?</section>|<sup.*?</sup>`).ReplaceAllString(main, "")
	text := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(main, ""))
	want := strings.Fields(strings.TrimPrefix(r.Document.Text, r.Document.Title))
	if got := strings.Fields(text); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the article reads\n%s\nwant\n%s", got, want)
	}
}

func TestPage_AsksNothingOfAnyNetwork(t *testing.T) {
	p := page(t, story(t))
	for _, bad := range []string{` src=`, `<link`, `@import`, `url(`, `fetch(`, ` style="`, ` onclick`} {
		if strings.Contains(p, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if !strings.Contains(p, "default-src &#39;none&#39;") && !strings.Contains(p, "default-src 'none'") {
		t.Error("the page has no content security policy")
	}
}

func TestPage_SharedWordsAreOneSpanWithAllTheirVerdicts(t *testing.T) {
	p := page(t, story(t))
	if !strings.Contains(p, `class="q contradicted has-contradicted has-supported" href="#c02" data-c="c02 c01"`) {
		t.Error("the two memberships do not share one span under the graver verdict")
	}
	for _, id := range []string{"c01", "c02", "c03", "c04", "c05", "c06"} {
		if n := strings.Count(p, `id="`+id+`"`); n != 1 {
			t.Errorf("%s has %d notes", id, n)
		}
	}
}

func TestPage_OverlappingClaimsCoverTheirOwnWords(t *testing.T) {
	r := &leeway.Reading{Document: leeway.Document{Text: "alpha beta gamma delta"}}
	for i, q := range []leeway.Span{{Start: 0, End: 16}, {Start: 6, End: 22}} {
		st := []leeway.Status{leeway.Supported, leeway.Misread}[i]
		r.Claims = append(r.Claims, leeway.Claim{ID: string(rune('a' + i)), Kind: leeway.KindTie,
			Quote: leeway.Quote{Start: q.Start, End: q.End, Text: r.Document.Text[q.Start:q.End]}, Verdict: &leeway.Verdict{Status: st}})
	}
	p := page(t, r)
	for _, want := range []string{`data-c="a" title=`, `data-c="b a"`, `data-c="b" title=`} {
		if !strings.Contains(p, want) {
			t.Errorf("no span %s", want)
		}
	}
}

func TestPage_EscapesWhatTheDocumentSays(t *testing.T) {
	r := &leeway.Reading{Document: leeway.Document{Title: "<script>alert(1)</script>", Text: "<img src=x onerror=alert(1)> text\n"}}
	r.Claims = []leeway.Claim{{ID: "c1", Kind: leeway.KindTie, Quote: leeway.Quote{Start: 0, End: 28, Text: r.Document.Text[:28]},
		Verdict: &leeway.Verdict{Status: leeway.Supported, Evidence: []leeway.Evidence{{Source: "x", URL: "javascript:alert(1)"}}}}}
	p := page(t, r)
	if strings.Contains(p, "<img") || strings.Contains(p, "<script>alert") || strings.Contains(p, `href="javascript`) {
		t.Error("the page lets the document write markup")
	}
}

func BenchmarkPage(b *testing.B) {
	r := story(b)
	for b.Loop() {
		page(b, r)
	}
}

func TestPage_LeadsToWhoWouldCoverTheRest(t *testing.T) {
	r := &leeway.Reading{Document: leeway.Document{Text: "Kazakhstan sells uranium to France.\n"}}
	r.Claims = []leeway.Claim{{ID: "c1", Kind: leeway.KindTie, Subject: "KAZ", Indicator: "exports", Quote: leeway.Quote{Start: 0, End: 34, Text: r.Document.Text[:34]},
		Verdict: &leeway.Verdict{Status: leeway.NoData}}}
	gaps := check.Summarise(r).Gaps
	if len(gaps) == 0 || gaps[0].Address == "" {
		t.Fatal("nothing would cover the claim")
	}
	if p := page(t, r); !strings.Contains(p, `<a href="`+gaps[0].Address+`"`) {
		t.Errorf("no link to %s", gaps[0].Address)
	}
}

func TestPage_ADateIsNoHeading(t *testing.T) {
	p := page(t, &leeway.Reading{Document: leeway.Document{Title: "Memo", Text: "Memo\n\n2024-12-02\n\nWho says so\n\nNobody does.\n"}})
	if strings.Contains(p, "<h2>2024-12-02") || !strings.Contains(p, "<h2>Who says so</h2>") {
		t.Error("the headings of the article are not those of the page")
	}
}
