package brief

import (
	"fmt"
	"io"
	"strings"

	"leeway"
	"leeway/check"
)

// List writes a reading that was not checked: every claim in the order of the text, opinions
// and stances folded behind a count unless o.All. The error is the writer's.
func List(w io.Writer, r *leeway.Reading, o Options) error {
	p := newPainter(w, o)
	p.title(r, o)
	kinds := map[leeway.Kind]int{}
	for i := range r.Claims {
		kinds[r.Claims[i].Kind]++
	}
	if len(r.Claims) == 0 {
		p.line(CoverageLine(check.Summary{}))
		return p.flush()
	}
	var parts []string
	for _, k := range []leeway.Kind{leeway.KindTie, leeway.KindMembership, leeway.KindDecision, leeway.KindAgreement,
		leeway.KindEvent, leeway.KindProvision, leeway.KindPosition, leeway.KindAssessment} {
		if kinds[k] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", kinds[k], k))
		}
	}
	p.wrap("", "1", plural(len(r.Claims), "claim")+": "+strings.Join(parts, ", ")+".")
	folded := 0
	var last leeway.Quote
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Kind.Soft() && !o.All {
			folded++
			continue
		}
		if c.Quote != last {
			p.blank()
			p.wrapStyled("  ", "", "3", "“"+short(c.Quote.Text, 320)+"”")
			last = c.Quote
		}
		gist := join(" · ", string(c.Kind), Gist(c, o.Name), said(c), resolved(c))
		p.wrapStyled(fmt.Sprintf("  %-5s", c.ID), "2", "", gist)
	}
	p.notes(r)
	if folded > 0 {
		p.blank()
		p.line(p.paint("2", plural(folded, "provision, stance or judgement")+" folded away: --all shows them."))
	}
	return p.flush()
}

func said(c *leeway.Claim) string {
	if who := Said(c); who != "" {
		return "according to " + who
	}
	return ""
}

func resolved(c *leeway.Claim) string {
	if len(c.Resolved) == 0 {
		return ""
	}
	return "from context: " + strings.Join(c.Resolved, ", ")
}
