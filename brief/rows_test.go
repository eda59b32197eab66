package brief_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/brief"
)

func TestVerdictRows_ARowForEachClaimAndACellForEachHead(t *testing.T) {
	r := story(t)
	rows := brief.VerdictRows(r, options())
	if len(rows) != len(r.Claims) {
		t.Errorf("%d rows of %d claims", len(rows), len(r.Claims))
	}
	for i, row := range rows {
		if len(row) != len(brief.VerdictHead) {
			t.Fatalf("%d cells under %d heads", len(row), len(brief.VerdictHead))
		}
		if quote := row[slices.Index(brief.VerdictHead, "quote")]; quote != r.Claims[i].Quote.Text {
			t.Errorf("%q", quote)
		}
	}
	o := options()
	o.Only = []leeway.Status{leeway.Misread}
	for _, row := range brief.VerdictRows(r, o) {
		if row[slices.Index(brief.VerdictHead, "verdict")] != "misread" {
			t.Errorf("%v", row)
		}
	}
	for _, head := range brief.VerdictNumbers {
		if !slices.Contains(brief.VerdictHead, head) {
			t.Errorf("%s is no column", head)
		}
	}
}

func TestEvidenceRows_EverySourceIsThere(t *testing.T) {
	r := story(t)
	rows := brief.EvidenceRows(r, options())
	for i := range r.Claims {
		for _, e := range r.Claims[i].Verdict.Evidence {
			if !slices.ContainsFunc(rows, func(row []string) bool {
				return row[1] == r.Claims[i].ID && row[3] == e.Source && row[7] == e.URL && len(row) == len(brief.EvidenceHead)
			}) {
				t.Errorf("%s: %s is missing", r.Claims[i].ID, e.Source)
			}
		}
	}
}

func TestRemark_SaysVerdictReasonCorrectionAndSource(t *testing.T) {
	r := story(t)
	var b strings.Builder
	for i := range r.Claims {
		b.WriteString(strings.Join(brief.Remark(&r.Claims[i], options()), "\n") + "\n\n")
	}
	golden(t, "remarks.txt", []byte(b.String()))
	if brief.Remark(&leeway.Claim{ID: "c01"}, options()) != nil {
		t.Error("a claim that was not checked has a remark")
	}
}

func TestMarkdown_TheCellsOfATableStayCells(t *testing.T) {
	r := story(t)
	r.Claims[0].Verdict.Explanation = "a | b\n*c* <d>"
	var b bytes.Buffer
	if err := brief.Markdown(&b, r, options()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `A \| b \*c\* &lt;d>.`) {
		t.Errorf("%s", b.String())
	}
	golden(t, "table.md", b.Bytes())
}

func TestClaimReviews_OnlyWhatHasAVerdictAndNoDateThatNobodyKnows(t *testing.T) {
	r := story(t)
	want := 0
	for i := range r.Claims {
		if r.Claims[i].Verdict.Status.Covered() {
			want++
		}
	}
	reviews := brief.ClaimReviews(r, options())
	if len(reviews) != want || want == 0 {
		t.Errorf("%d reviews, want %d", len(reviews), want)
	}
	r.Document.Date = ""
	for _, x := range brief.ClaimReviews(r, options()) {
		b, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), `"datePublished":""`) || x.DatePublished != "" || x.ItemReviewed.DatePublished != "" {
			t.Errorf("%s", b)
		}
	}
}

// Whom a text quotes is the author of the claim; what is known of the name gives the type.
func TestClaimReviews_TheAuthorIsWhoSaysIt(t *testing.T) {
	r := story(t)
	r.Document.Publisher = "The Review"
	c := &r.Claims[0]
	c.Verdict.Claimant, c.Attribution = leeway.ByQuoted, []leeway.Attribution{{Source: "Jane Roe"}}
	c.Verdict.Status = leeway.Supported
	o := options()
	o.Type = func(name string) leeway.ActorType {
		if name == "Jane Roe" {
			return leeway.TypePerson
		}
		return ""
	}
	author := brief.ClaimReviews(r, o)[0].ItemReviewed.Author
	if author == nil || author.Name != "Jane Roe" || author.Type != "Person" {
		t.Errorf("%v", author)
	}
	c.Verdict.Claimant, c.Attribution = leeway.ByDocument, nil
	if author := brief.ClaimReviews(r, o)[0].ItemReviewed.Author; author.Name != "The Review" || author.Type != "Organization" {
		t.Errorf("%v", author)
	}
}

// Issue 7: an editor's verdict stands beside the program's in every export.
func TestReviews_StandBesideTheVerdict(t *testing.T) {
	r := story(t)
	r.Claims[1].Reviews = []leeway.Review{{Verdict: leeway.Depends}, {Verdict: leeway.Supported, Note: "the secretariat lists it", By: "Ann", Date: "2026-01-02"}}
	want := "Editor’s verdict (Ann, 2 January 2026): supported. The secretariat lists it."
	if got := brief.Remark(&r.Claims[1], options()); !slices.Contains(got, want) || !slices.Contains(got, "Editor’s verdict: depends.") || !strings.Contains(got[0], "Contradicted") {
		t.Errorf("%q", got)
	}
	row := brief.VerdictRows(r, options())[1]
	for head, cell := range map[string]string{"verdict": "contradicted", "editor_verdict": "supported", "editor": "Ann", "editor_date": "2026-01-02", "editor_note": "the secretariat lists it", "reviews": "2"} {
		if got := row[slices.Index(brief.VerdictHead, head)]; got != cell {
			t.Errorf("%s: %q", head, got)
		}
	}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"table": func(b *bytes.Buffer) error { o := options(); o.Width = 200; return brief.Table(b, r, o) },
		"page":  func(b *bytes.Buffer) error { return brief.Page(b, r, options()) },
		"md":    func(b *bytes.Buffer) error { return brief.Markdown(b, r, options()) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil || !strings.Contains(b.String(), want) {
			t.Errorf("%s: %v\n%s", name, err, b.String())
		}
	}
	var authors []string
	for _, x := range brief.ClaimReviews(r, options()) {
		if x.ClaimReviewed == r.Claims[1].Quote.Text && strings.HasPrefix(x.ItemReviewed.Name, "Turkmenistan") {
			authors = append(authors, x.Author.Name+" "+x.ReviewRating.AlternateName+" "+x.DatePublished)
		}
	}
	if got := strings.Join(authors, "; "); got != "leeway Contradicted 2025-03-10; Editor Depends ; Ann Supported 2026-01-02" {
		t.Errorf("%s", got)
	}
}
