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
	Robust    bool     `help:"Does each rise or fall survive other sources, sides, years and definitions? Who records more?"`
	askFlags
}

// Help is shown by `leeway ties --help`.
func (*tiesCmd) Help() string {
	return `Everything that the lake knows between two states, in both directions: every series with both sides' records and the figure that other questions use, the organisations that they share, how they vote in the General Assembly, their treaties, and what happened between them. Each series has its citation.

Below the table a line says whether a series rose or fell between the first and the last year of the authority in use. There is none where nobody can say: fewer than three years, a model's figures, bounds, arms (which come in lumps), and changes of less than a twentieth.

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
	for i, id := range []string{a, b} {
		if err := isOneState(id); err != nil {
			return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is no state", nameOf(id)), "leeway profile %s --on %s looks at a state's ties with a group", []string{b, a}[i], id)
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
		return answerIn(s, c.askFlags, rows, tieShapes, "")
	}
	trends := c.trends(book, profile.Ties(book, a, b, q.indicators))
	more, err := c.more(s, e, book, a, b)
	if err != nil {
		return err
	}
	if len(rows) == 0 && more == "" {
		err := leeway.Errorf(leeway.CodeNotFound, "the lake has nothing between %s and %s", nameOf(a), nameOf(b))
		return leeway.WithHint(err, "leeway sources lists what can be brought in")
	}
	return answerIn(s, c.askFlags, rows, tieShapes, trends+more)
}

// trends says of each series whether it rose or fell, where that can be said.
func (c *tiesCmd) trends(book *profile.Book, ties []profile.Tie) string {
	var b strings.Builder
	for i := range ties {
		t := &ties[i]
		first, last, ok := t.Trend()
		if !ok || profile.SideOf(t.Used()) == profile.Others {
			continue // the other side's record stands under the other direction
		}
		word := "rose"
		if last.Value < first.Value {
			word = "fell"
		}
		_, _ = fmt.Fprintf(&b, "%s of %s, %s: %s from %s in %s to %s in %s (%s).\n", capital(label(t.Indicator)), nameOf(t.Key.Reporter), nameOf(t.Key.Partner), word,
			figure(first.Value, t.Unit), first.Period, figure(last.Value, t.Unit), last.Period, last.Origin) // to memory
		if c.Robust {
			b.WriteString(tieSurvives(book, t, word))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\nOver time:\n" + b.String()
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
	{"over time", func(r tieRow) string { return amountLine(r.Past, sparks) }},
}

// tieShapes: a table has a section for each direction, and of the two sides the figure in use and the other one.
var tieShapes = shapes[tieRow]{
	text: tieColumns,
	table: []column[tieRow]{
		{"series", func(r tieRow) string { return label(r.Indicator) }},
		{"year", func(r tieRow) string { return r.Period }},
		{"figure used", func(r tieRow) string { return said(&r.observations[0]) }},
		{"whose", func(r tieRow) string { return string(profile.SideOf(&r.observations[0])) }},
		{"other side says", func(r tieRow) string { return said(r.otherSide()) }},
		{"share", func(r tieRow) string { return figure(r.Share, "percent") }},
		{"over time", func(r tieRow) string { return strings.TrimSpace(amountLine(r.Past, 12) + " " + since(r.Years)) }},
	},
	section: func(r tieRow) string { return nameOf(r.Reporter) + " with " + nameOf(r.Partner) },
	data:    tieData,
}

// otherSide is the record of the side that is not used.
func (r *tieRow) otherSide() *leeway.Observation {
	switch profile.SideOf(&r.observations[0]) {
	case profile.Own:
		return r.other
	case profile.Others:
		return r.own
	}
	return nil // a figure made of both
}

// since is the first of several years.
func since(years []string) string {
	if len(years) < 2 {
		return ""
	}
	return "since " + years[0]
}

func yearsText(years []string) string {
	if len(years) < 2 {
		return strings.Join(years, "")
	}
	return fmt.Sprintf("%s–%s (%d)", years[0], years[len(years)-1], len(years))
}

// amountLine draws amounts over the years.
func amountLine(points []profile.Point, most int) string {
	if len(points) < 3 {
		return ""
	}
	shown := make([]profile.Point, len(points))
	for i, p := range points {
		shown[i] = profile.Point{Share: p.Value}
	}
	return sparkline(shown[max(0, len(shown)-most):])
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
		b.WriteString("  " + events[i].Date + "  " + eventText(&events[i]) + " (" + events[i].Source + ")\n")
	}
	c.hidden(b, len(events))
}

// eventText is what happened; a coded event, whose summary names nobody, with who did it to whom.
func eventText(e *leeway.Event) string {
	if !strings.HasPrefix(e.Summary, "Coded as ") || len(e.Actors) == 0 || e.Object == "" {
		return e.Summary
	}
	return names(e.Actors) + " against " + nameOf(e.Object) + ": " + strings.TrimPrefix(e.Summary, "Coded as ")
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
