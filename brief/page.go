package brief

import (
	"crypto/sha256"
	_ "embed" // the page's template, style and script
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"leeway"
	"leeway/check"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

// pageTemplate parses the page once, when the first page is written.
var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{
		"sentence": sentence, "plural": plural, "span": Span, "join": strings.Join,
	}).Parse(pageHTML)
})

// pageView is what page.html shows.
type pageView struct {
	Language, Title, Byline, Coverage, Tool string
	CSS                                     template.CSS
	JS                                      template.JS
	CSP                                     string
	Checked                                 bool
	Rows                                    []countRow
	Filters                                 []filterView
	Gaps                                    []check.Gap
	Inconsistencies                         []leeway.Inconsistency
	Notes                                   []leeway.Note
	Paragraphs                              []paragraphView
	Folded                                  []noteView
	Sources                                 []sourceView
}

type countRow struct {
	Label string
	Cells []filterView
}

type filterView struct {
	Status, Word, Icon string
	N                  int
}

type paragraphView struct {
	Heading bool
	Pieces  []pieceView
	Notes   []noteView
}

type pieceView struct {
	Text, Target, Title string
	Status              string // of the gravest verdict over these words
	Has                 string // a class for each verdict over them
	IDs                 string
	Marks               []filterView
}

type noteView struct {
	ID, Status, Word, Icon, Gist, Said, Quote string
	Explanation, Correction, Hint, Reading    string
	Notes, Reviews                            []string
	Evidence                                  []evidenceView
	Open                                      bool
}

type evidenceView struct {
	leeway.Evidence
	N int // number in the list of sources
}

type sourceView struct {
	Source, Released, Vintage, Origin, URL string
	N                                      int
	Claims                                 []string
}

// Page writes a reading as one self-contained HTML page: the document with every claim
// underlined in the colour and the shape of its verdict, the explanation beside it, counts
// that filter, and the sources. It asks nothing of any network: style and script are inside
// and are the only ones that its content security policy lets run.
//
// The error is the writer's, or the template's where the program is faulty.
func Page(w io.Writer, r *leeway.Reading, o Options) error {
	t, err := pageTemplate()
	if err != nil {
		return err
	}
	return t.Execute(w, view(r, o))
}

func view(r *leeway.Reading, o Options) pageView {
	s := check.Summarise(r)
	v := pageView{
		Language: orElse(r.Document.Language, "en"), Title: orElse(r.Document.Title, orElse(o.File, "A document")),
		Byline: join(" · ", r.Document.Publisher, orElse(r.Document.Date, "undated")),
		CSS:    template.CSS(pageCSS), JS: template.JS(pageJS), // our own files, not the document's words
		CSP:     "default-src 'none'; style-src '" + digest(pageCSS) + "'; script-src '" + digest(pageJS) + "'; base-uri 'none'; form-action 'none'",
		Checked: Checked(r), Gaps: byPublisher(s.Gaps), Inconsistencies: r.Inconsistencies, Notes: r.Notes,
		Tool: orElse(o.Tool, "leeway"),
	}
	v.Coverage = CoverageLine(s)
	if !v.Checked {
		v.Coverage = plural(len(r.Claims), "claim") + " read, not checked."
	}
	v.Rows = []countRow{{"The document’s own statements", cells(s.Document)}, {"Statements it quotes", cells(s.Quoted)}}
	for _, st := range leeway.Statuses {
		if n := total(s, st); n > 0 && st != leeway.NotCheckable && o.shows(st) {
			v.Filters = append(v.Filters, filter(st, n))
		}
	}
	b := pageBuilder{o: o, sources: map[string]int{}}
	v.Paragraphs, v.Folded = b.body(r)
	v.Sources = b.list
	return v
}

// digest names an inline block in a content security policy.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func cells(c map[leeway.Status]int) []filterView {
	var out []filterView
	for _, st := range leeway.Statuses {
		if c[st] > 0 {
			out = append(out, filter(st, c[st]))
		}
	}
	return out
}

func filter(st leeway.Status, n int) filterView {
	l := looks[st]
	return filterView{Status: class(st), Word: l.word, Icon: l.icon, N: n}
}

// class is the CSS class of a status; a claim that was not checked has its own.
func class(st leeway.Status) string {
	if st == "" {
		return "claim"
	}
	return string(st)
}

// pageBuilder numbers the sources as the claims that use them are met.
type pageBuilder struct {
	o       Options
	sources map[string]int
	list    []sourceView
}

// body builds the article's paragraphs and the claims that are folded away below it.
func (b *pageBuilder) body(r *leeway.Reading) (rows []paragraphView, folded []noteView) {
	var shown []*leeway.Claim
	for i := range r.Claims {
		c := &r.Claims[i]
		if !b.o.shows(status(c)) {
			continue
		}
		if status(c) == leeway.NotCheckable || c.Verdict == nil && c.Kind.Soft() {
			folded = append(folded, b.note(c))
			continue
		}
		shown = append(shown, c)
	}
	for _, p := range paragraphs(r.Document.Text, shown) {
		row := paragraphView{Heading: p.heading}
		for _, x := range p.pieces {
			row.Pieces = append(row.Pieces, b.piece(x))
		}
		slices.SortStableFunc(p.claims, func(x, y *leeway.Claim) int { return x.Quote.Start - y.Quote.Start })
		for _, c := range p.claims {
			row.Notes = append(row.Notes, b.note(c))
		}
		if repeatsTitle(row, r.Document.Title) {
			continue
		}
		rows = append(rows, row)
	}
	return rows, folded
}

// repeatsTitle reports whether a paragraph is the title that already stands above.
func repeatsTitle(row paragraphView, title string) bool {
	return len(row.Notes) == 0 && len(row.Pieces) == 1 && strings.TrimSpace(row.Pieces[0].Text) == strings.TrimSpace(title)
}

func (b *pageBuilder) piece(x piece) pieceView {
	v := pieceView{Text: x.text}
	if len(x.claims) == 0 {
		return v
	}
	first := x.claims[0]
	v.Status, v.Target = class(status(first)), first.ID
	var ids, titles, has []string
	for _, c := range x.claims {
		ids, has = append(ids, c.ID), append(has, "has-"+class(status(c)))
		titles = append(titles, looks[status(c)].word+": "+Gist(c, b.o.Name))
	}
	v.IDs, v.Title = strings.Join(ids, " "), strings.Join(titles, "\n")
	v.Has = strings.Join(slices.Compact(has), " ")
	for i, c := range x.ends {
		if st := status(c); i == 0 || st != status(x.ends[i-1]) {
			m := filter(st, 1)
			v.Marks = append(v.Marks, m)
		} else {
			v.Marks[len(v.Marks)-1].N++
		}
	}
	return v
}

func (b *pageBuilder) note(c *leeway.Claim) noteView {
	l := looks[status(c)]
	n := noteView{ID: c.ID, Status: class(status(c)), Word: l.word, Icon: l.icon,
		Gist: Gist(c, b.o.Name), Said: Said(c), Quote: c.Quote.Text}
	v := c.Verdict
	if v == nil {
		return n
	}
	n.Explanation, n.Reading, n.Notes = v.Explanation, v.Reading, v.Notes
	if sentence(v.Correction) != sentence(v.Explanation) {
		n.Correction = v.Correction
	}
	if v.Status == leeway.NoData {
		n.Hint = v.Hint
	}
	n.Open = v.Status.Accuses() || v.Status == leeway.Disputed
	for _, r := range c.Reviews {
		n.Reviews = append(n.Reviews, ReviewLine(r))
	}
	for _, e := range v.Evidence {
		n.Evidence = append(n.Evidence, evidenceView{e, b.source(e, c.ID)})
	}
	return n
}

// source returns the number of a source in the list, adding it where it is new.
func (b *pageBuilder) source(e leeway.Evidence, claim string) int {
	key := fmt.Sprintf("%s|%s|%s", e.Source, e.Vintage, e.URL)
	n, ok := b.sources[key]
	if !ok {
		n = len(b.list) + 1
		b.sources[key] = n
		b.list = append(b.list, sourceView{N: n, Source: e.Source, Released: e.Released, Vintage: e.Vintage, Origin: e.Origin, URL: e.URL})
	}
	if s := &b.list[n-1]; !slices.Contains(s.Claims, claim) {
		s.Claims = append(s.Claims, claim)
	}
	return n
}
