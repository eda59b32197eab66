package main

import (
	"fmt"
	"slices"
	"strings"

	"leeway"
	"leeway/engine/duck"
	"leeway/profile"
)

type tiesCmd struct {
	A         string   `arg:"" help:"A state: a code or a name."`
	B         string   `arg:"" help:"The other state."`
	Indicator []string `help:"Series to show; otherwise every one that the lake has." placeholder:"ID"`
	All       bool     `help:"Every year, treaty, organisation and event."`
	askFlags
}

// Help is shown by `leeway ties --help`.
func (*tiesCmd) Help() string {
	return `Everything that the lake knows between two states, in both directions: every series with both sides' records and the figure that other questions use, the organisations that they share, how they vote in the General Assembly, their treaties, and what happened between them. Each series has its citation.

Examples:

  leeway ties UZB RUS
  leeway ties Kazakhstan China --indicator exports,imports --all
  leeway ties KGZ CHN --format csv -o ties.csv`
}

// tieRow is a line of `leeway ties`.
type tieRow struct {
	mirrorRow
	Share profile.Amount  `json:"share"` // percent of the reporter's total
	Years []string        `json:"years"`
	Past  []profile.Point `json:"history"`
}

// Run lists the ties.
func (c *tiesCmd) Run(s *session) error {
	a, b, err := twoStates(c.A, c.B)
	if err != nil {
		return err
	}
	for _, id := range []string{a, b} {
		if err := isOneState(id); err != nil {
			return err
		}
	}
	q, err := (&profileCmd{State: a, Indicator: c.Indicator}).question()
	if err != nil {
		return err
	}
	e, book, err := s.opened(q.indicators, a, b)
	if err != nil {
		return err
	}
	defer func() { _ = e.Close() }() // nothing was written
	rows := c.rows(book, a, b, q.indicators)
	if c.Format != "table" {
		return answer(s, c.askFlags, rows, tieColumns, tieData, "")
	}
	more, err := c.more(s, e, book, a, b)
	if err != nil {
		return err
	}
	if len(rows) == 0 && more == "" {
		err := leeway.Errorf(leeway.CodeNotFound, "the lake has nothing between %s and %s", nameOf(a), nameOf(b))
		return leeway.WithHint(err, "leeway sources lists what can be brought in")
	}
	return answer(s, c.askFlags, rows, tieColumns, tieData, more)
}

// rows are the newest year of each series, or with --all every year.
func (c *tiesCmd) rows(book *profile.Book, a, b string, indicators []string) []tieRow {
	var rows []tieRow
	if !c.All {
		for _, t := range profile.Ties(book, a, b, indicators) {
			if !none(&t.MirrorYear) {
				rows = append(rows, tieRow{mirrorLine(&t.MirrorYear), t.Share, t.Years, t.History})
			}
		}
		return rows
	}
	for _, pair := range [][2]string{{a, b}, {b, a}} {
		for _, y := range profile.Mirror(book, pair[0], pair[1], indicators...) {
			share := book.ShareOf(y.Entry)
			rows = append(rows, tieRow{mirrorLine(&y), share, []string{y.Period}, nil})
		}
	}
	return rows
}

// none reports whether a row says that there is no obligation, of which a screen would be full.
func none(y *profile.MirrorYear) bool { return y.Unit == "obligation" && y.Value() == 0 }

var tieColumns = []column[tieRow]{
	{"reporter", func(r tieRow) string { return nameOf(r.Reporter) }},
	{"partner", func(r tieRow) string { return nameOf(r.Partner) }},
	{"series", func(r tieRow) string { return r.Indicator }},
	{"year", func(r tieRow) string { return r.Period }},
	{"own record", func(r tieRow) string { return said(r.own) }},
	{"partner's record", func(r tieRow) string { return said(r.other) }},
	{"used", func(r tieRow) string { return said(&r.observations[0]) }},
	{"range", func(r tieRow) string { return span(r.Low, r.High, r.Unit) }},
	{"share", func(r tieRow) string { return figure(r.Share, "percent") }},
	{"years", func(r tieRow) string { return yearsText(r.Years) }},
	{"over time", func(r tieRow) string { return amountLine(r.Past) }},
}

func yearsText(years []string) string {
	if len(years) < 2 {
		return strings.Join(years, "")
	}
	return fmt.Sprintf("%s–%s (%d)", years[0], years[len(years)-1], len(years))
}

// amountLine draws amounts over the years.
func amountLine(points []profile.Point) string {
	if len(points) < 3 {
		return ""
	}
	shown := make([]profile.Point, len(points))
	for i, p := range points {
		shown[i] = profile.Point{Share: p.Value}
	}
	return sparkline(shown[max(0, len(shown)-24):])
}

// more is what is no series: organisations, votes, treaties, events.
func (c *tiesCmd) more(s *session, e *duck.Engine, book *profile.Book, a, b string) (string, error) {
	var text strings.Builder
	memberships, err := s.memberships(e)
	if err != nil {
		return "", err
	}
	sharedLines(&text, profile.SharedSeats(profile.Seats(memberships, a, s.asOf), profile.Seats(memberships, b, s.asOf)), c.All)
	found, err := e.Answer(s.ctx, leeway.Needs{AsOf: s.asOf, Actors: []string{a, b}, Voters: []string{a, b}})
	if err != nil {
		return "", err
	}
	if line := voteLine(found.Votes, a, b); line != "" {
		text.WriteString("\n" + line)
	}
	if line := allianceLine(book, a, b); line != "" {
		text.WriteString(line)
	}
	c.treatyLines(&text, profile.TreatiesOf(found.Treaties, a, b))
	c.eventLines(&text, profile.EventsOf(found.Events, a, b))
	return text.String(), nil
}

// sharedLines writes the organisations in which both are the same, and those in which they differ.
func sharedLines(b *strings.Builder, shared []profile.Shared, all bool) {
	var both, differ []string
	for _, s := range shared {
		if strings.HasPrefix(s.Organisation, "igo-") && !all {
			continue
		}
		if s.A == "member" && s.B == "member" {
			both = append(both, organisationName(s.Organisation))
		} else if s.A != s.B {
			differ = append(differ, fmt.Sprintf("%s (%s, %s)", organisationName(s.Organisation), s.A, s.B))
		}
	}
	if len(both) > 0 {
		b.WriteString("\nBoth members: " + strings.Join(both, ", ") + "\n")
	}
	if len(differ) > 0 {
		b.WriteString("Of different standing: " + strings.Join(differ, ", ") + "\n")
	}
}

// voteLine says how far two states agree in the General Assembly.
func voteLine(votes []leeway.Vote, a, b string) string {
	all, years, ok := profile.Votes(votes, a, b)
	if !ok {
		return ""
	}
	var points []profile.Point
	for _, y := range years {
		if y.Votes() >= 10 {
			points = append(points, profile.Point{Period: y.Year, Share: profile.Amount(100 * y.Index)})
		}
	}
	last := years[len(years)-1]
	for _, y := range slices.Backward(years) {
		if y.Votes() >= 10 { // a year's first days have few
			last = y
			break
		}
	}
	return fmt.Sprintf("General Assembly: %s and %s voted the same in %.0f %% of %d roll calls, %s–%s; index of agreement %.2f, %.2f in %s (%d; half a point where one abstains)  %s\n",
		nameOf(a), nameOf(b), 100*float64(all.Same)/float64(all.Votes()), all.Votes(), years[0].Year, years[len(years)-1].Year, all.Index, last.Index, last.Year, last.Votes(), sparkline(points))
}

// allianceLine says how alike two states' alliances are.
func allianceLine(book *profile.Book, a, b string) string {
	s, year, ok := profile.Alliances(book, a, b, "")
	if !ok {
		return ""
	}
	return fmt.Sprintf("Alliances of %s and %s: S %.2f over %d states, %s (Signorino and Ritter; only states with which both have a record)\n", nameOf(a), nameOf(b), s.Value, s.Rows, year)
}

// few is how many treaties and events are listed without --all.
const few = 8

func (c *tiesCmd) treatyLines(b *strings.Builder, treaties []leeway.Treaty) {
	if len(treaties) == 0 {
		return
	}
	b.WriteString("\nTreaties:\n")
	for _, t := range c.newest(len(treaties)) {
		x := &treaties[t]
		line := "  " + or(x.Signed, "no date")
		line += "  " + x.Treaty
		if x.Article != "" {
			line += ", article " + x.Article
		}
		if x.Provides != "" {
			line += ": " + x.Provides
		}
		b.WriteString(line + " (" + x.Source + ")\n")
	}
	c.hidden(b, len(treaties))
}

func (c *tiesCmd) eventLines(b *strings.Builder, events []leeway.Event) {
	if len(events) == 0 {
		return
	}
	b.WriteString("\nEvents:\n")
	for _, i := range c.newest(len(events)) {
		b.WriteString("  " + events[i].Date + "  " + events[i].Summary + " (" + events[i].Source + ")\n")
	}
	c.hidden(b, len(events))
}

// newest are the places of the last few of n, or of all.
func (c *tiesCmd) newest(n int) []int {
	first := max(0, n-few)
	if c.All {
		first = 0
	}
	var at []int
	for i := first; i < n; i++ {
		at = append(at, i)
	}
	return at
}

func (c *tiesCmd) hidden(b *strings.Builder, n int) {
	if n > few && !c.All {
		_, _ = fmt.Fprintf(b, "  and %d earlier (--all)\n", n-few) // to memory
	}
}
