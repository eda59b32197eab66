package brief

import (
	"fmt"
	"io"
	"strings"

	"leeway"
	"leeway/check"
)

// Markdown writes a checked reading for a page or a note: title, coverage, and a table of the
// claims with verdict, words, finding, correction and source. Opinions and goals are left out unless
// o.All or o.Only asks for them. The error is the writer's.
func Markdown(w io.Writer, r *leeway.Reading, o Options) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n", markdownCell(orElse(r.Document.Title, documentName(r, o))))
	fmt.Fprintf(&b, "%s\n\n", markdownCell(join(" · ", r.Document.Publisher, orElse(r.Document.Date, "undated"), CoverageLine(check.Summarise(r)))))
	if len(r.Claims) > 0 {
		b.WriteString("| claim | verdict | words | finding | suggested | source |\n|---|---|---|---|---|---|\n")
	}
	for _, st := range leeway.Statuses {
		for i := range r.Claims {
			if c := &r.Claims[i]; status(c) == st && o.shows(st) && (st != leeway.NotCheckable || o.All || len(o.Only) > 0) {
				markdownRow(&b, c)
			}
		}
	}
	for _, x := range r.Inconsistencies {
		fmt.Fprintf(&b, "\n%s: %s\n", strings.Join(x.Claims, ", "), sentence(x.Explanation))
	}
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "\nNote: %s\n", sentence(n.Text))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownRow(b *strings.Builder, c *leeway.Claim) {
	v := c.Verdict
	l := looks[v.Status]
	var sources []string
	for _, e := range v.Evidence[:min(len(v.Evidence), sourcesShown(v.Status))] {
		sources = append(sources, Citation(e))
	}
	finding := sentence(v.Explanation)
	if v.Status == leeway.NoData {
		finding = join(" ", finding, sentence(v.Hint))
	}
	for _, r := range c.Reviews {
		finding = join(" ", finding, ReviewLine(r))
	}
	cells := []string{c.ID, l.icon + " " + l.word, "“" + c.Quote.Text + "”", finding, sentence(v.Correction), strings.Join(sources, "; ")}
	b.WriteString("|")
	for _, cell := range cells {
		b.WriteString(" " + markdownCell(cell) + " |")
	}
	b.WriteByte('\n')
}

// markdownCell keeps text inside its cell, and its signs from being marks.
func markdownCell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", "&lt;", "*", `\*`, "`", "\\`").Replace(s)
}
