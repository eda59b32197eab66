package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"leeway"
	"leeway/actor"
	"leeway/chart"
	"leeway/engine/duck"
	"leeway/profile"
	"leeway/state"
)

type profileCmd struct {
	State     string   `arg:"" help:"State to look at: a code or a name."`
	On        []string `help:"Partners to look at, states or groups; otherwise the largest of each domain." placeholder:"PARTNER"`
	Indicator []string `help:"Domains to show; otherwise every one that the lake has." placeholder:"ID"`
	Year      int      `help:"Year to look at; otherwise the newest that has partners." placeholder:"YEAR"`
	All       bool     `help:"Every partner, and every membership."`
	Robust    bool     `help:"Does the order of the partners survive other sources, sides, years and definitions?"`
	plotFlag
	askFlags
}

// Help is shown by `leeway profile --help`.
func (*profileCmd) Help() string {
	return `On whom a state depends: for every domain that the lake knows, the partners' shares with the range over both sides' records and all sources, how concentrated they are, how much is known by partner at all, and how it moved.

A share is computed inside the records of one authority. What nobody names stays in the total: where little is known by partner, that is said first, and the index has a range instead of a number. ▁▂▃ are the shares of the last 22 years at most, by the same authority.

Examples:

  leeway profile KAZ
  leeway profile Uzbekistan --on RUS,CHN,EU
  leeway profile KGZ --indicator imports --year 2023 --all --explain
  leeway profile KAZ --format xlsx -o kazakhstan.xlsx
  leeway profile KAZ --on RUS,CHN --plot kazakhstan.svg`
}

// profileRow is a partner in a domain.
type profileRow struct {
	Reporter  string         `json:"reporter"`
	Indicator string         `json:"indicator"`
	Period    string         `json:"period"`
	Window    string         `json:"window,omitempty"`
	Unit      string         `json:"unit"`
	Total     profile.Amount `json:"total"`
	Base      string         `json:"base,omitempty"` // what the total is of, where it is more than goods
	Coverage  profile.Amount `json:"coverage"`
	HHI       profile.Amount `json:"hhi"` // among named partners
	HHILow    profile.Amount `json:"hhiLow"`
	HHIHigh   profile.Amount `json:"hhiHigh"`
	profile.Part
	History []profile.Point `json:"history"`
	Sources []citation      `json:"sources"`
}

// Observations implements traced.
func (r profileRow) Observations() []leeway.Observation { return r.Records }

// Run shows the profile.
func (c *profileCmd) Run(s *session) error {
	if err := c.plotFlag.check(); err != nil {
		return err
	}
	q, err := c.question()
	if err != nil {
		return err
	}
	e, book, err := s.opened(append([]string{"gdp"}, q.indicators...), append([]string{q.state}, statesOf(q.on)...)...)
	if err != nil {
		return err
	}
	defer func() { _ = e.Close() }() // nothing was written
	most := 3
	if c.All {
		most = math.MaxInt
	}
	views := profile.Profile(book, q.state, q.indicators, q.on, yearText(c.Year), "", most)
	if len(views) == 0 {
		return c.nothing(book, q)
	}
	rows := profileRows(q.state, views)
	if err := c.draw(func() (*chart.Chart, error) { return profileChart(q.state, rows) }); err != nil {
		return err
	}
	if c.Format != "table" {
		return answer(s, c.askFlags, rows, profileColumns, profileColumns, "")
	}
	seats, err := s.seats(e, q.state, yearText(c.Year))
	if err != nil {
		return err
	}
	alike, err := s.alike(e, book, q)
	if err != nil {
		return err
	}
	return c.screen(s, book, q, views, rows, seats, alike)
}

// question is what is asked, resolved.
type question struct {
	state      string
	on         []string
	indicators []string
}

func (c *profileCmd) question() (q question, err error) {
	if q.state, err = actorID(c.State); err != nil {
		return q, err
	}
	if err := isOneState(q.state); err != nil {
		return q, err
	}
	if q.on, err = partners(c.On, q.state); err != nil {
		return q, err
	}
	if err := knownIndicators(c.Indicator); err != nil {
		return q, err
	}
	q.indicators = c.Indicator
	if len(q.indicators) == 0 {
		for _, i := range leeway.Indicators {
			if i.Partner != "" {
				q.indicators = append(q.indicators, i.ID)
			}
		}
	}
	return q, nil
}

// isOneState refuses a group.
func isOneState(id string) error {
	if _, ok := state.ByID(id); !ok {
		err := leeway.Errorf(leeway.CodeInvalid, "%s is no state", nameOf(id))
		if ms := actor.Default().Members(id, ""); len(ms) > 0 {
			return leeway.WithHint(err, "leeway compare %s shows its members side by side", strings.Join(ms[:min(5, len(ms))], ","))
		}
		return leeway.WithHint(err, "leeway actors lists the states")
	}
	return nil
}

// isGroup reports whether an actor has states as members.
func isGroup(id string) bool { return len(actor.Default().Members(id, "")) > 0 }

// partners resolves partners.
//
// Errors: CodeNotFound; CodeInvalid for the reporter itself.
func partners(names []string, reporter string) ([]string, error) {
	var ids []string
	for _, n := range names {
		id, err := actorID(n)
		if err != nil {
			return nil, err
		}
		if id == reporter {
			err := leeway.Errorf(leeway.CodeInvalid, "%s is the state itself, and no partner of its own", n)
			return nil, leeway.WithHint(err, "name another state or a group with --on")
		}
		if a, _ := actor.Default().Actor(id); a.Type == leeway.TypeCompany || a.Type == leeway.TypePerson {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is no state or group", nameOf(id)), "name a state or a group with --on")
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// statesOf leaves groups out.
func statesOf(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return isOneState(id) != nil })
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprint(year)
}

// nothing says why there is no answer, and what there is.
func (c *profileCmd) nothing(b *profile.Book, q question) error {
	var have []string
	for _, i := range b.Indicators(q.state, q.indicators) {
		var years []string
		for _, y := range b.Years(q.state, i) {
			if _, ok := b.Domain(q.state, i, y); ok {
				years = append(years, y)
			}
		}
		if len(years) > 0 {
			have = append(have, i+" "+nearest(years, yearText(c.Year)))
		}
	}
	what := "partners of " + nameOf(q.state)
	if len(c.Indicator) > 0 {
		what += " in " + strings.Join(c.Indicator, ", ")
	}
	if c.Year != 0 {
		what += " in " + yearText(c.Year)
	}
	err := leeway.Errorf(leeway.CodeNotFound, "the lake has no shares of %s", what)
	if end, ended := profile.Dissolved(q.state); ended && yearText(c.Year) > end[:4] {
		return leeway.WithHint(err, "%s ended on %s: ask for a year before", nameOf(q.state), end)
	}
	if len(have) > 0 {
		return leeway.WithHint(err, "the nearest years with data: %s", strings.Join(have, ", "))
	}
	if slices.ContainsFunc(q.indicators, func(i string) bool { return len(b.Years(q.state, i)) > 0 }) {
		return leeway.WithHint(err, "it has amounts and no total to take shares of: leeway ties %s PARTNER shows them", q.state)
	}
	return leeway.WithHint(err, "leeway sources lists what can be brought in")
}

// nearest returns the year of a list that is nearest to another.
func nearest(years []string, to string) string {
	if to == "" {
		return years[len(years)-1]
	}
	best := years[0]
	for _, y := range years {
		if distance(y, to) < distance(best, to) {
			best = y
		}
	}
	return best
}

func distance(a, b string) int {
	var x, y int
	_, _ = fmt.Sscan(a, &x) // years of a book are numbers
	_, _ = fmt.Sscan(b, &y)
	if x < y {
		return y - x
	}
	return x - y
}

func profileRows(reporter string, views []profile.View) []profileRow {
	var rows []profileRow
	for i := range views {
		v := &views[i]
		hhi, low, high := profile.None, profile.None, profile.None
		if v.Measured {
			hhi, low, high = profile.Amount(v.Concentration.HHI), profile.Amount(v.Concentration.Bounds.Low), profile.Amount(v.Concentration.Bounds.High)
		}
		for _, l := range v.Lines {
			r := profileRow{reporter, v.Indicator, v.Period, v.Window, v.Unit, v.Total, v.Base, v.Coverage, hhi, low, high, l.Part, l.History, nil}
			for i := range l.Records {
				if c := cite(&l.Records[i]); !slices.Contains(r.Sources, c) {
					r.Sources = append(r.Sources, c)
				}
			}
			rows = append(rows, r)
		}
	}
	return rows
}

var profileColumns = []column[profileRow]{
	{"reporter", func(r profileRow) string { return r.Reporter }},
	{"indicator", func(r profileRow) string { return r.Indicator }},
	{"period", func(r profileRow) string { return over(r.Period, r.Window) }},
	{"partner", func(r profileRow) string { return r.Partner }},
	{"value", func(r profileRow) string { return exact(r.Value) }},
	{"unit", func(r profileRow) string { return r.Unit }},
	{"share", func(r profileRow) string { return exact(r.Share) }},
	{"low", func(r profileRow) string { return exact(r.Low) }},
	{"high", func(r profileRow) string { return exact(r.High) }},
	{"total", func(r profileRow) string { return exact(r.Total) }},
	{"base", func(r profileRow) string { return r.Base }},
	{"coverage", func(r profileRow) string { return exact(r.Coverage) }},
	{"hhi", func(r profileRow) string { return exact(r.HHI) }},
	{"hhi_low", func(r profileRow) string { return exact(r.HHILow) }},
	{"hhi_high", func(r profileRow) string { return exact(r.HHIHigh) }},
	{"basis", func(r profileRow) string { return r.Basis }},
}

// screen writes the profile as a person reads it.
func (c *profileCmd) screen(s *session, book *profile.Book, q question, views []profile.View, rows []profileRow, seats []profile.Seat, alike string) error {
	w, finish, err := s.out(c.Output)
	if err != nil {
		return err
	}
	all := cited(rows)
	var b strings.Builder
	b.WriteString(nameOf(q.state) + "\n")
	for i := range views {
		viewLines(&b, &views[i], all, q.on)
		if c.Robust {
			b.WriteString(orderSurvives(book, &views[i]))
		}
	}
	seatLines(&b, seats, c.All)
	b.WriteString(alike)
	b.WriteString(all.foot())
	_, err = fmt.Fprint(w, b.String())
	if err == nil && c.Explain {
		err = explainRows(w, rows)
	}
	return finish(err)
}

// alike says how far the state votes like each partner, and how alike their alliances are.
func (s *session) alike(e *duck.Engine, book *profile.Book, q question) (string, error) {
	on := statesOf(q.on)
	if len(on) == 0 {
		return "", nil
	}
	found, err := e.Answer(s.ctx, leeway.Needs{AsOf: s.asOf, Voters: append([]string{q.state}, on...)})
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, id := range on {
		b.WriteString(voteLine(found.Votes, q.state, id) + allianceLine(book, q.state, id))
	}
	if b.Len() > 0 {
		return "\n" + b.String(), nil
	}
	return "", nil
}

// viewLines writes a domain: its head, and a line for each partner.
func viewLines(b *strings.Builder, v *profile.View, all citations, on []string) {
	b.WriteString("\n" + capital(label(v.Indicator)) + ", " + yearWords(v.Period, v.Window))
	if v.Total.Known() && v.Unit != "" {
		b.WriteString(", " + figure(v.Total, v.Unit))
	}
	if v.Base != "" {
		b.WriteString(" of " + v.Base)
	}
	if v.Modelled {
		b.WriteString(", by a model (" + v.Origin + ")")
	}
	if v.OfGDP.Known() {
		_, _ = fmt.Fprintf(b, ", %.1f %% of GDP", float64(v.OfGDP)) // to memory
	}
	b.WriteString("\n")
	if v.Thin() {
		_, _ = fmt.Fprintf(b, "  Only %.0f %% is known by partner: nobody can say how diversified it is.\n", float64(v.Coverage)) // to memory
	}
	for i := range v.Lines {
		partnerLine(b, &v.Lines[i], v.Unit, all)
	}
	for _, id := range on {
		if !slices.ContainsFunc(v.Lines, func(l profile.Line) bool { return l.Partner == id }) {
			_, _ = fmt.Fprintf(b, "  %-16s   no figure\n", shortName(id))
		}
	}
	if v.Measured {
		b.WriteString("  " + concentrationLine(v) + "\n")
	}
}

// partnerLine writes a partner: its share and amount, and, below where the line is full, how it moved.
func partnerLine(b *strings.Builder, l *profile.Line, unit string, all citations) {
	head := fmt.Sprintf("  %-16s %5.1f %%  %-10s %s", shortName(l.Partner), float64(l.Share), bar(float64(l.Share), 10), amount(&l.Part, unit))
	head = strings.TrimRight(head, " ")
	moved := history(l) + marked(all, l)
	if utf8.RuneCountInString(head+moved) > screen {
		head += "\n" + strings.Repeat(" ", 16)
		moved = strings.TrimLeft(moved, " ")
	}
	b.WriteString(head + moved + "\n")
}

// label names an indicator where its id alone would mislead a newcomer.
func label(indicator string) string {
	switch indicator {
	case "migrants":
		return "migrants abroad"
	case "remittances":
		return "remittances received"
	case "remittances-outflow":
		return "remittances sent"
	case "arms":
		return "arms received"
	}
	return strings.ReplaceAll(indicator, "-", " ")
}

// shortName is a name of at most sixteen columns: a group's id where it is an abbreviation, else the name cut.
func shortName(id string) string {
	name := nameOf(id)
	if utf8.RuneCountInString(name) > 16 && isOneState(id) != nil && id == strings.ToUpper(id) {
		return id
	}
	return short(name, 16)
}

// marked are the numbers of what a line cites, in brackets.
func marked(all citations, l *profile.Line) string {
	if len(l.Records) == 0 {
		return ""
	}
	return "  [" + all.marks(l.Records) + "]"
}

// amount writes a part's value and range.
func amount(p *profile.Part, unit string) string {
	if p.Basis == profile.NotListed {
		return "none on a complete list"
	}
	text := ""
	if p.Value.Known() && unit != "" {
		text = figure(p.Value, unit)
	}
	if p.High-p.Low >= 0.1 {
		text = strings.TrimSpace(text + fmt.Sprintf(" (%.1f to %.1f %% by record)", float64(p.Low), float64(p.High)))
	}
	if p.Members > 0 {
		text = strings.TrimSpace(text + fmt.Sprintf(" (%d members)", p.Members))
	} else if isGroup(p.Partner) {
		text = strings.TrimSpace(text + " (as its source counts it)")
	}
	return text
}

// sparks is how many years a drawing in a line of text has at most.
const sparks = 22

// history draws the shares of the years, says how they moved, and after which year the level broke.
func history(l *profile.Line) string {
	if len(l.History) < 2 {
		return ""
	}
	first, last := l.History[0], l.History[len(l.History)-1]
	text := fmt.Sprintf("  %s %s points since %s", sparkline(l.History[max(0, len(l.History)-sparks):]), points(last.Share-first.Share), first.Period)
	if n := len(l.Breaks); n > 0 {
		text += ", broke after " + breakText(breakRows(l.Breaks[n-1:]))
	}
	return text
}

// concentrationLine words how concentrated a domain is, with what unnamed partners leave open.
func concentrationLine(v *profile.View) string {
	k := &v.Concentration
	eff := k.EffectiveBounds()
	text := fmt.Sprintf("HHI %.2f", k.HHI)
	if k.Bounds.Width() >= 0.005 {
		text = fmt.Sprintf("HHI %.2f to %.2f", k.Bounds.Low, k.Bounds.High)
	}
	text += fmt.Sprintf(", as if %s equal partners", numberRange(eff.Low, eff.High))
	if v.Summed {
		return text + "; the total is the sum over those whom " + v.Origin + " lists"
	}
	return text + fmt.Sprintf("; %.0f %% known by partner (%s)", float64(v.Coverage), v.Origin)
}

func numberRange(low, high float64) string {
	switch {
	case math.IsInf(high, 1):
		return fmt.Sprintf("%.1f or more", low)
	case high-low < 0.05:
		return fmt.Sprintf("%.1f", low)
	}
	return fmt.Sprintf("%.1f to %.1f", low, high)
}

// seatLines writes the memberships, by status.
func seatLines(b *strings.Builder, seats []profile.Seat, all bool) {
	byStatus := map[string][]string{}
	hidden := 0
	for _, s := range seats {
		if !all && strings.HasPrefix(s.Organisation, "igo-") {
			hidden++
			continue
		}
		byStatus[s.Status] = append(byStatus[s.Status], organisationName(s.Organisation))
	}
	for _, status := range []string{"member", "associate", "partner", "observer", "candidate", "suspended"} {
		if names := byStatus[status]; len(names) > 0 {
			_, _ = fmt.Fprintf(b, "\n%s: %s", capital(status), strings.Join(names, ", "))
		}
	}
	if len(byStatus) > 0 {
		b.WriteString("\n")
	}
	if hidden > 0 {
		_, _ = fmt.Fprintf(b, "and of %d further organisations (--all)\n", hidden)
	}
}

// organisationName is what an organisation is best known as.
func organisationName(id string) string {
	if id == strings.ToUpper(id) {
		return id
	}
	return nameOf(id)
}

// short cuts a name to a width.
func short(name string, width int) string {
	if r := []rune(name); len(r) > width {
		return string(r[:width-1]) + "…"
	}
	return name
}

// bar draws a share of a hundred in so many columns.
func bar(percent float64, width int) string {
	eighths := int(math.Round(max(0, min(percent, 100)) / 100 * float64(width) * 8))
	text := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		text += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return text
}

// sparkline draws shares, from nothing to the largest.
func sparkline(points []profile.Point) string {
	most := 0.0
	for _, p := range points {
		most = max(most, float64(p.Share))
	}
	var b strings.Builder
	for _, p := range points {
		level := 0
		if most > 0 {
			level = int(math.Round(float64(p.Share) / most * 7))
		}
		b.WriteRune([]rune("▁▂▃▄▅▆▇█")[level])
	}
	return b.String()
}
