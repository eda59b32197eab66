package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"leeway"
	"leeway/chart"
	"leeway/measure"
	"leeway/profile"
)

type shiftCmd struct {
	State     string   `arg:"" help:"State to look at: a code or a name."`
	Indicator string   `help:"Domain, such as remittances or exports." required:"" placeholder:"ID"`
	From      int      `help:"First year; otherwise the first by the same authority as the last." placeholder:"YEAR"`
	To        int      `help:"Last year; otherwise the newest with partners." placeholder:"YEAR"`
	On        []string `help:"Partners to look at; otherwise all." placeholder:"PARTNER"`
	All       bool     `help:"Every partner; otherwise a table has the twenty that moved most."`
	Robust    bool     `help:"Does each gain or loss survive other sources, years and definitions?"`
	plotFlag
	askFlags
}

// Help is shown by `leeway shift --help`.
func (*shiftCmd) Help() string {
	return `Who gained and lost share between two years, and why: how much of the change is the partner's own flow, how much is everybody else's. A share can fall while the flow grows. Where there are six years or more, it says after which year the level broke, with a 95 percent interval.

Examples:

  leeway shift UZB --indicator remittances --from 2022 --to 2024
  leeway shift KAZ --indicator imports --on RUS,CHN
  leeway shift KGZ --indicator exports --format csv -o shift.csv`
}

// shiftRow is a partner's move.
type shiftRow struct {
	Reporter  string `json:"reporter"`
	Indicator string `json:"indicator"`
	Begin     string `json:"begin"`
	End       string `json:"end"`
	profile.Move
	Breaks []breakRow `json:"breaks"`
	Words  string     `json:"words"`
}

// breakRow is a change of level.
type breakRow struct {
	After string  `json:"after"`
	Low   string  `json:"low,omitempty"`
	High  string  `json:"high,omitempty"`
	Old   float64 `json:"old"`
	New   float64 `json:"new"`
}

// Observations implements traced.
func (r shiftRow) Observations() []leeway.Observation { return r.Records() }

// Run shows the shifts.
func (c *shiftCmd) Run(s *session) error {
	if err := c.plotFlag.check(); err != nil {
		return err
	}
	p := profileCmd{State: c.State, On: c.On, Indicator: []string{c.Indicator}}
	q, err := p.question()
	if err != nil {
		return err
	}
	e, book, err := s.opened(q.indicators, append([]string{q.state}, statesOf(q.on)...)...)
	if err != nil {
		return err
	}
	defer func() { _ = e.Close() }() // nothing was written
	from, to, err := c.years(book, q)
	if err != nil {
		return err
	}
	moves, left, other, _ := profile.Shift(book, q.state, c.Indicator, from, to, q.on)
	if len(moves) == 0 {
		err := leeway.Errorf(leeway.CodeNotFound, "no partner has a share of %s's %s by one authority in both %s and %s", nameOf(q.state), c.Indicator, from, to)
		return leeway.WithHint(err, "in one of them only, or by two authorities: %s", names(append(left, other...)))
	}
	rows := make([]shiftRow, len(moves))
	for i := range moves {
		rows[i] = shiftLine(q.state, c.Indicator, from, to, &moves[i])
	}
	if err := c.draw(func() (*chart.Chart, error) { return shiftChart(q.state, c.Indicator, rows) }); err != nil {
		return err
	}
	return c.answer(s, book, q.state, rows, left, other)
}

// most is how many partners a table shows without --all.
const most = 20

// answer writes the moves; a table has the largest, other forms have all.
func (c *shiftCmd) answer(s *session, book *profile.Book, reporter string, rows []shiftRow, left, other []string) error {
	foot := c.foot(book, reporter, rows, left, other)
	if n := len(rows) - most; c.Format == "table" && !c.All && n > 0 {
		rows, foot = rows[:most], fmt.Sprintf("and %d partners that moved less (--all)\n", n)+foot
	}
	return answerIn(s, c.askFlags, rows, shapes[shiftRow]{text: shiftColumns, data: shiftData}, foot)
}

// years finds the years to compare.
//
// Errors: CodeNotFound, with the nearest years that have data; CodeInvalid where the last is before the first.
func (c *shiftCmd) years(b *profile.Book, q question) (from, to string, err error) {
	var have []string
	origin := map[string]string{}
	for _, y := range b.Years(q.state, c.Indicator) {
		if d, ok := b.Domain(q.state, c.Indicator, y); ok {
			have = append(have, y)
			origin[y] = d.Parts[0].Records[0].Origin
		}
	}
	if len(have) < 2 {
		err := leeway.Errorf(leeway.CodeNotFound, "the lake has fewer than two years of %s's %s by partner", nameOf(q.state), c.Indicator)
		return "", "", leeway.WithHint(err, "leeway sources lists what can be brought in")
	}
	from, to = lastOf(have, yearText(c.From)), lastOf(have, yearText(c.To))
	if to == "" {
		to = have[len(have)-1]
	}
	if from == "" {
		at := slices.IndexFunc(have, func(y string) bool { return y < to && origin[y] == origin[to] })
		if at < 0 {
			err := leeway.Errorf(leeway.CodeNotFound, "the lake has no year before %s by the same authority", to)
			return "", "", leeway.WithHint(err, "there are %s; --from and --to take two of them", strings.Join(have, ", "))
		}
		from = have[at]
	}
	for _, y := range []string{from, to} {
		if origin[y] == "" {
			err := leeway.Errorf(leeway.CodeNotFound, "the lake has no partners of %s's %s in %s", nameOf(q.state), c.Indicator, y)
			return "", "", leeway.WithHint(err, "the nearest year with data is %s; there are %s", nearest(have, y), strings.Join(have, ", "))
		}
	}
	if from >= to {
		return "", "", leeway.Errorf(leeway.CodeInvalid, "--from %s is not before --to %s", from, to)
	}
	return from, to, nil
}

func shiftLine(reporter, indicator, from, to string, m *profile.Move) shiftRow {
	r := shiftRow{Reporter: reporter, Indicator: indicator, Begin: from, End: to, Move: *m, Words: moveWords(m, indicator)}
	r.Breaks = breakRows(m.Breaks.Breaks)
	return r
}

func breakRows(breaks []measure.Break) []breakRow {
	var rows []breakRow
	for _, b := range breaks {
		rows = append(rows, breakRow{b.After, b.Low, b.High, b.Old, b.New})
	}
	return rows
}

var shiftColumns = []column[shiftRow]{
	{"partner", func(r shiftRow) string { return nameOf(r.Partner) }},
	{"share before", func(r shiftRow) string { return figure(r.Move.From.Share, "percent") }},
	{"after", func(r shiftRow) string { return figure(r.Move.To.Share, "percent") }},
	{"change", func(r shiftRow) string { return points(r.Change) }},
	{"by its own flow", func(r shiftRow) string { return points(r.Own) }},
	{"by the others'", func(r shiftRow) string { return points(r.Rest) }},
	{"its flow", func(r shiftRow) string { return growthText(r.Growth) }},
	{"the others'", func(r shiftRow) string { return growthText(r.Others) }},
	{"broke after", func(r shiftRow) string { return breakText(r.Breaks) }},
}

func points(a profile.Amount) string {
	if !a.Known() {
		return ""
	}
	if math.Abs(float64(a)) < 0.05 {
		return "0.0" // neither a rise nor a fall
	}
	return fmt.Sprintf("%+.1f", float64(a))
}

func growthText(a profile.Amount) string {
	if !a.Known() {
		return ""
	}
	if math.Abs(float64(a)) < 0.5 {
		return "0 %"
	}
	return fmt.Sprintf("%+.0f %%", float64(a))
}

func breakText(breaks []breakRow) string {
	var found []string
	for _, b := range breaks {
		text := b.After
		if b.Low != "" && b.Low != b.High {
			text += " (" + b.Low + "–" + b.High + ")"
		}
		found = append(found, text)
	}
	return strings.Join(found, ", ")
}

// moveWords says a move in one sentence.
func moveWords(m *profile.Move, indicator string) string {
	name := nameOf(m.Partner)
	head := fmt.Sprintf("%s's part %s from %s to %s percent", name, verb(m.Change), round(m.From.Share), round(m.To.Share))
	if stayed(m) {
		head = fmt.Sprintf("%s's part stayed at %s percent", name, round(m.To.Share))
	}
	if !m.Growth.Known() {
		return head + "; the amounts are not known, so that nobody can say whose growth that is."
	}
	flow := flowWords(indicator, name) + " " + grew(m.Growth)
	switch {
	case stayed(m):
		return head + ": " + flow + ", and all others' much alike."
	case m.Change < 0 && m.Growth > 0:
		return head + " although " + flow + "; the fall is the others growing faster."
	case m.Change > 0 && m.Growth < 0:
		return head + " although " + flow + "; the rise is the others shrinking faster."
	case math.Abs(float64(m.Own)) >= math.Abs(float64(m.Rest)):
		return head + " as " + flow + "; that is most of the change."
	}
	return head + " as " + flow + ", but most of the change is what the others did."
}

// stayed reports whether a share hardly moved: by less than half a point and less than a twentieth of itself.
func stayed(m *profile.Move) bool {
	return math.Abs(float64(m.Change)) < min(0.5, 0.05*float64(m.From.Share))
}

func verb(change profile.Amount) string {
	if change < 0 {
		return "fell"
	}
	return "rose"
}

func grew(a profile.Amount) string {
	switch {
	case a < 0:
		return fmt.Sprintf("shrank by %.0f percent", -float64(a))
	case a > 300:
		return fmt.Sprintf("grew %.0f-fold", 1+float64(a)/100)
	}
	return fmt.Sprintf("grew by %.0f percent", float64(a))
}

// round writes a share without needless digits.
func round(a profile.Amount) string {
	if a < 10 {
		return fmt.Sprintf("%.1f", float64(a))
	}
	return fmt.Sprintf("%.0f", float64(a))
}

// flowWords names what goes between a state and its partner.
func flowWords(indicator, partner string) string {
	switch indicator {
	case "remittances":
		return "transfers from " + partner
	case "imports", "arms", "investment", "aid":
		return indicator + " from " + partner
	case "exports":
		return "exports to " + partner
	case "remittances-outflow":
		return "transfers to " + partner
	case "migrants", "refugees", "students", "permits":
		return indicator + " in " + partner
	case "tourists":
		return "visitors from " + partner
	case "debt":
		return "debt to " + partner
	case "development-finance", "military-finance":
		return "finance from " + partner
	}
	return strings.ReplaceAll(indicator, "-", " ") + " with " + partner
}

// foot says the largest moves in words, and who is left out.
func (c *shiftCmd) foot(book *profile.Book, reporter string, rows []shiftRow, left, other []string) string {
	var b strings.Builder
	b.WriteString("\n")
	for _, r := range rows[:min(3, len(rows))] {
		b.WriteString(r.Words + "\n")
		if isGroup(r.Partner) && r.Move.From.Members == 0 {
			b.WriteString("  The group is as its source counts it in each year: members may have joined or left between.\n")
		}
		if c.Robust {
			b.WriteString(moveSurvives(book, &r))
		}
	}
	for _, y := range []string{rows[0].Begin, rows[0].End} {
		if d, ok := book.Domain(rows[0].Reporter, rows[0].Indicator, y); ok && d.Coverage < 80 {
			_, _ = fmt.Fprintf(&b, "In %s only %.0f %% is known by partner.\n", y, float64(d.Coverage))
		}
	}
	once, never := c.absent(book, reporter, rows[0].Begin, rows[0].End, left)
	if len(once) > 0 {
		_, _ = fmt.Fprintf(&b, "With a share in one of the years only, so that nobody knows: %s.\n", names(once)) // to memory
	}
	if len(never) > 0 {
		_, _ = fmt.Fprintf(&b, "Without a share in either year, which is not zero: %s.\n", names(never))
	}
	if len(other) > 0 {
		_, _ = fmt.Fprintf(&b, "By different authorities in the two years, so that nobody can compare: %s.\n", names(other))
	}
	return b.String()
}

// absent parts those who have a share in one year from those who have none in either.
func (c *shiftCmd) absent(book *profile.Book, reporter, from, to string, left []string) (once, never []string) {
	for _, id := range left {
		has := false
		for _, y := range []string{from, to} {
			if d, ok := book.Domain(reporter, c.Indicator, y); ok {
				_, ok := d.On(id)
				has = has || ok
			}
		}
		if has {
			once = append(once, id)
		} else {
			never = append(never, id)
		}
	}
	return once, never
}

// lastOf is the last month of a year, where periods are months; else the year.
func lastOf(periods []string, year string) string {
	if year == "" || slices.Contains(periods, year) {
		return year
	}
	for _, p := range slices.Backward(periods) {
		if strings.HasPrefix(p, year) {
			return p
		}
	}
	return year
}

// names lists what ids are called, the first dozen.
func names(ids []string) string {
	var found []string
	for _, id := range ids[:min(12, len(ids))] {
		found = append(found, nameOf(id))
	}
	text := strings.Join(found, ", ")
	if n := len(ids) - len(found); n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return text
}
