package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"leeway"
)

// sizes are how many sentences and claims a run draws.
type sizes struct{ singles, bundled, standings, wrong, claims int }

// full is the size of the published measurement.
var full = sizes{singles: 1800, bundled: 600, standings: 400, wrong: 60, claims: 900}

// measured is everything that one run found.
type measured struct {
	direct         *direct
	groups         []group
	wrong          map[bool]map[string]*result
	untrueStanding *result
}

// group is a set of true sentences.
type group struct {
	name string
	held bool
	*result
}

// measure runs all three parts.
func measure(b *bench, n sizes) (*measured, error) {
	m := &measured{direct: b.direct(n.claims), wrong: map[bool]map[string]*result{}}
	list := standings(b.world, b.Rand, n.standings)
	members, untrue, err := b.members(list)
	if err != nil {
		return nil, err
	}
	m.untrueStanding = untrue
	for _, set := range []struct {
		templates []template
		held      bool
		part      int
	}{{open, false, 2}, {held, true, 1}} {
		singles, err := b.singles(set.templates, n.singles*set.part/3)
		if err != nil {
			return nil, err
		}
		bundled, standing, err := b.bundles(set.templates, n.bundled*set.part/3, list)
		if err != nil {
			return nil, err
		}
		m.groups = append(m.groups, group{"sentences", set.held, singles}, group{"bundled", set.held, bundled}, group{"memberships in bundles", set.held, standing})
		m.wrong[set.held] = map[string]*result{}
		for _, k := range mistakes {
			if m.wrong[set.held][k.kind], err = b.untrue(set.templates, k.kind, n.wrong*set.part/2); err != nil {
				return nil, err
			}
		}
	}
	m.groups = append(m.groups, group{"memberships", false, members})
	return m, nil
}

// truths adds up the true sentences.
func (m *measured) truths() (sentences, accused int) {
	for _, g := range m.groups {
		sentences += g.sentences.n
		accused += g.accused
	}
	return
}

// accusations returns the precision of accusations and the recall of misreadings over direct claims.
func (d *direct) accusations() (precision, recall float64) {
	right, wrong, n, found := 0, d.truth.accused()+d.outside.accused(), 0, 0
	for kind, t := range d.misread {
		right += t.accused()
		if kind != "margin" {
			n += t.n - t.by[leeway.Supported]
			found += t.reading[kind]
		}
	}
	return float64(right) / float64(max(1, right+wrong)), float64(found) / float64(max(1, n))
}

var columns = []leeway.Status{leeway.Supported, leeway.Contradicted, leeway.Misread, leeway.Disputed, leeway.Depends, leeway.NoData, leeway.NotCheckable}

// page writes the measurement as docs/verdicts.md.
func (m *measured) page() string {
	var b strings.Builder
	n, accused := m.truths()
	precision, recall := m.direct.accusations()
	fmt.Fprintf(&b, `# How well the verdicts hold

Made by `+"`go run ./check/bench`"+` from the tables of the starter lake: what is true is known, because the sentences are made from its rows.
Of %d templates %d are kept apart: their results are counted, and nobody looked at them while the program was mended for the others.

| measure | value | wanted |
|---|---|---|
| true sentences, read from text | %d | 2,000 |
| of them accused (contradicted or misread) | %d | at most 2 |
| accusation precision, claims put to the judge alone | %.3f | 0.99 |
| recall of misreadings, claims put to the judge alone | %.3f | 0.90 |

## True sentences, from text

Each row counts sentences by the verdict on the claim that comes closest to what the sentence says. *Accused*: any claim of the sentence was.
*Read rightly*: a claim has subject, object, indicator, statistic, value, comparator and period as written.

`, len(open)+len(held)+len(standingTemplates), len(held)+len(standingTemplates)-heldFrom, n, accused, precision, recall)
	head(&b, "sentences", "accused", "read rightly", "unread")
	for _, g := range m.groups {
		name := g.name
		if g.held {
			name += ", kept apart"
		}
		row(&b, name, &g.sentences, fmt.Sprint(g.accused), part(g.right, g.sentences.n, strings.HasPrefix(g.name, "membership")), fmt.Sprint(g.sentences.unread))
	}
	b.WriteString("\nSlots that differ from what the sentence says, over the true sentences about ties:\n\n| slot | open | kept apart |\n|---|---|---|\n")
	for _, slot := range []string{"unread", "subject", "object", "indicator", "statistic", "value", "comparator", "period"} {
		fmt.Fprintf(&b, "| %s | %d | %d |\n", slot, m.slot(slot, false), m.slot(slot, true))
	}
	b.WriteString("\n## False and misread sentences, from text\n\nA sentence is *named* where an accusation gives the reading that is right (for a margin: any accusation). A supported one is a miss of the worse kind,\nunless another row of the lake happens to say what the sentence says.\n\n")
	head(&b, "mistake", "named", "unread")
	for _, held := range []bool{false, true} {
		for _, k := range mistakes {
			x := m.wrong[held][k.kind]
			name := k.kind
			if held {
				name += ", kept apart"
			}
			row(&b, name, &x.sentences, part(namedRightly(&x.sentences, k.kind), x.sentences.n, false), fmt.Sprint(x.sentences.unread))
		}
	}
	row(&b, "membership of an outsider, or denied to a member", &m.untrueStanding.sentences, part(m.untrueStanding.sentences.accused(), m.untrueStanding.sentences.n, false), fmt.Sprint(m.untrueStanding.sentences.unread))
	b.WriteString("\n## Claims put to the judge alone\n\n")
	head(&b, "claims", "named")
	row(&b, "true", &m.direct.truth, "")
	row(&b, "outside the lake", &m.direct.outside, "")
	for _, k := range mistakes {
		t := m.direct.misread[k.kind]
		row(&b, k.kind, t, part(namedRightly(t, k.kind), t.n-t.by[leeway.Supported], false))
	}
	return b.String()
}

// namedRightly counts the accusations that give the right reading.
func namedRightly(t *tally, kind string) int {
	if kind == "margin" {
		return t.accused()
	}
	return t.reading[kind]
}

func (m *measured) slot(slot string, held bool) int {
	n := 0
	for _, g := range m.groups {
		if g.held == held && !strings.HasPrefix(g.name, "membership") {
			n += g.misread[slot]
		}
	}
	return n
}

func part(k, n int, none bool) string {
	if n == 0 || none {
		return "–"
	}
	return fmt.Sprintf("%d of %d (%.2f)", k, n, float64(k)/float64(n))
}

func head(b *strings.Builder, first string, more ...string) {
	b.WriteString("| " + first + " | n")
	for _, c := range columns {
		b.WriteString(" | " + string(c))
	}
	for _, c := range more {
		b.WriteString(" | " + c)
	}
	b.WriteString(" |\n|---" + strings.Repeat("|---", 1+len(columns)+len(more)) + "|\n")
}

func row(b *strings.Builder, name string, t *tally, more ...string) {
	fmt.Fprintf(b, "| %s | %d", name, t.n)
	for _, c := range columns {
		fmt.Fprintf(b, " | %d", t.by[c])
	}
	for _, c := range more {
		b.WriteString(" | " + c)
	}
	b.WriteString(" |\n")
}

// list prints what to look at, accusations first; never a sentence of a template that is kept apart.
func (m *measured) list(w io.Writer) {
	show := func(title string, findings []finding, want func(f *finding) bool) {
		for _, f := range findings {
			if !f.held && want(&f) {
				_, _ = fmt.Fprintf(w, "%s | %s | %s | %s | %s | %s | %s\n", title, f.verdict, f.template, f.date, f.sentence, f.claim, f.why)
			}
		}
	}
	accuses := func(f *finding) bool {
		return strings.HasPrefix(f.verdict, string(leeway.Contradicted)) || strings.HasPrefix(f.verdict, string(leeway.Misread))
	}
	for _, first := range []bool{true, false} {
		for _, g := range m.groups {
			if g.held {
				continue
			}
			show("TRUE "+g.name, g.findings, func(f *finding) bool { return accuses(f) == first })
		}
	}
	for _, k := range mistakes {
		show("FALSE "+k.kind, m.wrong[false][k.kind].findings, func(*finding) bool { return true })
	}
	show("FALSE standing", m.untrueStanding.findings, func(f *finding) bool { return !accuses(f) })
	lines := slices.Clone(m.direct.listed)
	slices.Sort(lines)
	for _, l := range lines {
		_, _ = fmt.Fprintln(w, "CLAIM "+l)
	}
}
