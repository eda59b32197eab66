package brief

import (
	"fmt"
	"io"
	"strings"

	"leeway"
)

// Explain writes the whole derivation of one verdict: the claim as it was read, every
// reading that was tried with what it needed, what was found and its tolerance, the
// observations used, and why the verdict is what it is.
//
// Errors: CodeNotFound where no claim has the id; else the writer's.
func Explain(w io.Writer, r *leeway.Reading, id string, o Options) error {
	for i := range r.Claims {
		if sameID(r.Claims[i].ID, id) {
			p := newPainter(w, o)
			p.explain(&r.Claims[i], o)
			return p.flush()
		}
	}
	err := leeway.Errorf(leeway.CodeNotFound, "no claim %q in this document", id)
	if len(r.Claims) == 0 {
		return leeway.WithHint(err, "the document holds no claims")
	}
	return leeway.WithHint(err, "its claims are %s to %s", r.Claims[0].ID, r.Claims[len(r.Claims)-1].ID)
}

// sameID reports whether two ids name the same claim: c07, C7 and 7 are one.
func sameID(a, b string) bool {
	number := func(id string) string { return strings.TrimLeft(strings.TrimPrefix(strings.ToLower(id), "c"), "0") }
	return number(a) == number(b)
}

func (p *painter) explain(c *leeway.Claim, o Options) {
	p.rule("1", "Claim "+c.ID)
	p.field("words", "“"+c.Quote.Text+"”")
	p.field("bytes", fmt.Sprintf("%d to %d", c.Quote.Start, c.Quote.End))
	p.field("states", Gist(c, o.Name))
	p.field("kind", string(c.Kind))
	p.field("said by", orElse(Said(c), "the document itself"))
	p.field("context", strings.Join(c.Resolved, ", "))
	for _, m := range c.Mentions {
		p.field("read from", m.Slot+": “"+m.Text+"”")
	}
	p.field("patterns", strings.Join(c.Rules, ", "))
	v := c.Verdict
	if v == nil {
		return
	}
	p.blank()
	l := looks[v.Status]
	p.rule(l.ansi, l.icon+" "+strings.ToUpper(l.word))
	p.field("why", sentence(v.Explanation))
	p.field("correction", v.Correction)
	p.field("neighbour", v.Reading)
	if v.Computed != nil {
		p.field("computed", computed(v.Computed))
	}
	for _, n := range v.Notes {
		p.field("note", n)
	}
	p.field("hint", v.Hint)
	for _, r := range c.Reviews {
		p.field("editor", ReviewLine(r))
	}
	p.steps(v.Steps)
	p.evidence(v.Evidence)
}

func computed(c *leeway.Computed) string {
	s := join(" ", string(c.Statistic), Number(c.Value), Unit(c.Unit))
	if c.Period != "" {
		s += ", " + Span(c.Period)
	}
	if c.Note != "" {
		s += " (" + c.Note + ")"
	}
	return s
}

func (p *painter) steps(steps []leeway.Step) {
	if len(steps) == 0 {
		return
	}
	p.blank()
	p.rule("1", "Readings tried")
	for i, s := range steps {
		p.wrapStyled(fmt.Sprintf("%2d. ", i+1), "2", "1", s.Reading)
		p.field("needed", s.Needed)
		p.field("found", s.Found)
		p.field("tolerance", s.Tolerance)
		p.field("outcome", s.Outcome)
	}
}

func (p *painter) evidence(list []leeway.Evidence) {
	if len(list) == 0 {
		return
	}
	p.blank()
	p.rule("1", "Records used")
	for _, e := range list {
		p.wrapStyled("  · ", "2", "1", SourceLine(e))
		for _, row := range e.Rows {
			p.wrap("      ", "", row)
		}
	}
}

// field writes a labelled value and nothing where the value is empty.
func (p *painter) field(label, value string) {
	if value == "" {
		return
	}
	p.wrapStyled(fmt.Sprintf("    %-11s", label), "2", "", value)
}

func orElse(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
