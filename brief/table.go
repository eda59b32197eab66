package brief

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"leeway"
	"leeway/check"
)

// sourcesShown is how many sources a claim lists before the rest is folded into a count: those
// of an accusation or a dispute are its point, those of an agreement are for the doubtful.
func sourcesShown(s leeway.Status) int {
	if s == leeway.Supported {
		return 1
	}
	return 3
}

// Table writes a checked reading for a terminal. The error is the writer's.
func Table(w io.Writer, r *leeway.Reading, o Options) error {
	p := newPainter(w, o)
	s := check.Summarise(r)
	p.title(r, o)
	p.coverage(s, o)
	p.counts(s)
	for _, x := range r.Inconsistencies {
		p.blank()
		p.wrapStyled("! ", "1;33", "", "The document against itself ("+strings.Join(x.Claims, ", ")+"): "+x.Explanation)
	}
	for _, st := range leeway.Statuses {
		if o.shows(st) && total(s, st) > 0 {
			p.section(r, st, o)
		}
	}
	p.notes(r)
	p.foot(s, o)
	return p.flush()
}

func (p *painter) title(r *leeway.Reading, o Options) {
	d := r.Document
	if d.Title != "" {
		p.wrap("", "1", d.Title)
	}
	date := d.Date
	if date == "" {
		date = "undated"
	} else if d.DateBasis != "" && d.DateBasis != leeway.DateGiven {
		date += " (" + string(d.DateBasis) + ")"
	}
	p.wrap("", "2", join(" · ", d.Publisher, date, o.File))
	p.blank()
}

func (p *painter) coverage(s check.Summary, o Options) {
	p.wrap("", "1", CoverageLine(s))
	if len(s.Gaps) == 0 {
		return
	}
	p.line("What would cover the rest (see leeway fetch --for FILE):")
	gaps := byPublisher(s.Gaps)
	shown := gaps
	if !o.All && len(shown) > 5 {
		shown = shown[:5]
	}
	for _, w := range shown {
		p.wrap("  • ", "", GapLine(w)+" ("+strings.Join(w.Claims, ", ")+")")
	}
	if n := len(gaps) - len(shown); n > 0 {
		p.line(p.paint("2", "  … and "+plural(n, "more gap")+"; --all lists them"))
	}
}

// CoverageLine says how much of a document the lake can speak about.
func CoverageLine(s check.Summary) string {
	if s.Claims == 0 {
		return "No claims about ties between states were found in this text."
	}
	return fmt.Sprintf("%s, %d checkable, %d covered by this lake.", plural(s.Claims, "claim"), s.Checkable, s.Covered)
}

// byPublisher puts gaps together that one publisher would fill.
func byPublisher(gaps []check.Gap) []check.Gap {
	var out []check.Gap
	for _, g := range gaps {
		i := slices.IndexFunc(out, func(o check.Gap) bool { return o.Source == g.Source && o.Address == g.Address })
		if i < 0 {
			out = append(out, g)
			continue
		}
		out[i].What += ", " + g.What
		out[i].Claims = append(slices.Clone(out[i].Claims), g.Claims...)
	}
	return out
}

// GapLine says what series would cover claims, who is likely to publish it, and where.
func GapLine(g check.Gap) string {
	if g.Address == "" {
		return g.What + ": " + g.Source
	}
	return g.What + ": " + g.Source + ", " + g.Address
}

// total is the number of claims of a status, the document's own and the quoted ones.
func total(s check.Summary, st leeway.Status) int { return s.Document[st] + s.Quoted[st] }

func (p *painter) counts(s check.Summary) {
	if s.Claims == 0 {
		return
	}
	p.blank()
	for _, row := range [...]struct {
		lead   string
		counts map[leeway.Status]int
	}{{"The document's own   ", s.Document}, {"Quoted from others   ", s.Quoted}} {
		p.countRow(row.lead, row.counts)
	}
}

// countRow writes the verdicts of one claimant, breaking between two counts where the
// terminal is narrow.
func (p *painter) countRow(lead string, counts map[leeway.Status]int) {
	indent := utf8.RuneCountInString(lead)
	line, n := lead, indent
	for _, st := range leeway.Statuses {
		if counts[st] == 0 {
			continue
		}
		l := looks[st]
		cell := fmt.Sprintf("%s %d %s", l.icon, counts[st], l.word)
		w := utf8.RuneCountInString(cell) + 3
		if n > indent && n+w-3 > p.width {
			p.line(strings.TrimRight(line, " "))
			line, n = strings.Repeat(" ", indent), indent
		}
		line += p.paint(l.ansi, cell) + "   "
		n += w
	}
	if n == indent {
		line += p.paint("2", "none")
	}
	p.line(strings.TrimRight(line, " "))
}

// section writes all claims of one status.
func (p *painter) section(r *leeway.Reading, st leeway.Status, o Options) {
	var claims []*leeway.Claim
	for i := range r.Claims {
		if status(&r.Claims[i]) == st {
			claims = append(claims, &r.Claims[i])
		}
	}
	asked := o.All || len(o.Only) > 0
	if st == leeway.NotCheckable && !asked {
		return
	}
	l := looks[st]
	p.blank()
	p.rule(l.ansi, l.icon+" "+strings.ToUpper(l.word)+" "+strconv.Itoa(len(claims)))
	compact := (st == leeway.NoData || st == leeway.NotCheckable) && !asked
	for i, c := range claims {
		repeats := i > 0 && claims[i-1].Quote == c.Quote
		if compact {
			p.compact(c, o)
			continue
		}
		p.claim(c, o, repeats)
	}
}

// compact writes a claim on one or two lines.
func (p *painter) compact(c *leeway.Claim, o Options) {
	p.wrapStyled(fmt.Sprintf("  %-5s", c.ID), "2", "", Gist(c, o.Name))
}

// claim writes a claim with its verdict; repeats is set where its words were just shown.
func (p *painter) claim(c *leeway.Claim, o Options, repeats bool) {
	const pad = "       "
	if !repeats {
		p.blank()
		p.wrapStyled("  ", "", "3", "“"+short(c.Quote.Text, 320)+"”")
	}
	gist := Gist(c, o.Name)
	if who := Said(c); who != "" {
		gist += " · according to " + who
	}
	p.wrapStyled(fmt.Sprintf("  %-5s", c.ID), "2", looks[c.Verdict.Status].ansi, gist)
	v := c.Verdict
	if v.Explanation != "" {
		p.wrap(pad, "", sentence(v.Explanation))
	}
	if v.Correction != "" && sentence(v.Correction) != sentence(v.Explanation) {
		p.wrapStyled(pad+"→ ", "1", "1", sentence(v.Correction))
	}
	for _, r := range c.Reviews {
		p.wrapStyled(pad, "", "1", ReviewLine(r))
	}
	p.verdictNotes(pad, v.Notes, o)
	p.sources(pad, v, o)
	if v.Status == leeway.NoData && v.Hint != "" {
		p.wrapStyled(pad+"Hint: ", "2", "", v.Hint)
	}
}

// notesShown is how many notes a verdict shows before the rest is folded into a count.
const notesShown = 2

func (p *painter) verdictNotes(pad string, notes []string, o Options) {
	shown := notes
	if !o.All && len(shown) > notesShown {
		shown = shown[:notesShown]
	}
	for _, n := range shown {
		p.wrapStyled(pad+"Note: ", "2", "", sentence(n))
	}
	if n := len(notes) - len(shown); n > 0 {
		p.line(p.paint("2", pad+"Note: and "+plural(n, "more note")+"; --all shows them"))
	}
}

func (p *painter) sources(pad string, v *leeway.Verdict, o Options) {
	shown := v.Evidence
	if n := sourcesShown(v.Status); !o.All && len(shown) > n {
		shown = shown[:n]
	}
	for _, e := range shown {
		p.wrapStyled(pad+"· ", "2", "2", SourceLine(e))
	}
	if n := len(v.Evidence) - len(shown); n > 0 {
		p.line(p.paint("2", pad+"· and "+plural(n, "more source")+"; --all lists them"))
	}
}

// SourceLine cites one source of a verdict on one line.
func SourceLine(e leeway.Evidence) string {
	s := e.Source
	if e.Says != "" {
		s += ": " + e.Says
	}
	var about []string
	if e.Released != "" {
		about = append(about, "released "+e.Released)
	} else if e.Vintage != "" {
		about = append(about, "vintage "+e.Vintage)
	}
	if e.Observations > 1 {
		about = append(about, plural(e.Observations, "record"))
	}
	if len(about) > 0 {
		s += " (" + strings.Join(about, ", ") + ")"
	}
	return join(" ", s, e.URL)
}

func (p *painter) notes(r *leeway.Reading) {
	if len(r.Notes) == 0 {
		return
	}
	p.blank()
	for _, n := range r.Notes {
		p.wrapStyled("Note: ", "2", "", sentence(n.Text))
	}
}

func (p *painter) foot(s check.Summary, o Options) {
	var tips []string
	if n := total(s, leeway.NotCheckable); n > 0 && !o.All && o.shows(leeway.NotCheckable) && len(o.Only) == 0 {
		tips = append(tips, plural(n, "statement")+" that no data set decides (opinions, stances, goals, forecasts) folded away: --all shows them.")
	}
	if s.Covered > 0 {
		tips = append(tips, "--explain ID shows how a verdict was reached; --format html makes a page.")
	}
	if len(tips) == 0 {
		return
	}
	p.blank()
	for _, t := range tips {
		p.wrap("", "2", t)
	}
}

// sentence begins text with a capital and ends it with a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	if first, n := utf8.DecodeRuneInString(s); unicode.IsLower(first) {
		s = string(unicode.ToUpper(first)) + s[n:]
	}
	if strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}
