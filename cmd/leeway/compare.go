package main

import (
	"fmt"
	"slices"
	"strings"

	"leeway"
	"leeway/chart"
	"leeway/profile"
)

type compareCmd struct {
	States    []string `arg:"" help:"States or groups, parted by commas: KAZ,UZB or central-asia."`
	On        []string `help:"Partners, states or groups." required:"" placeholder:"PARTNER"`
	Indicator []string `help:"Domains; otherwise every one in which at least two of the states have a figure." placeholder:"ID"`
	Year      int      `help:"Year to look at; otherwise the newest of each state." placeholder:"YEAR"`
	Robust    bool     `help:"Which cases turn the order of which states?"`
	plotFlag
	askFlags
}

// Help is shown by `leeway compare --help`.
func (*compareCmd) Help() string {
	return `States side by side: how much of each domain goes with each partner. A state without a figure has none, and is not last. Ranks are given where at least three fifths of the states have a figure; the band is where a state's rank lies under other sources, the partners' records, the years around, and other definitions, one state at a time.

Examples:

  leeway compare KAZ,UZB,KGZ,TJK,TKM --on RUS,CHN,EU,TUR
  leeway compare central-asia --on Russia --indicator remittances --format csv`
}

// compareRow is a state in a domain with a partner.
type compareRow struct{ profile.Rank }

// Observations implements traced.
func (r compareRow) Observations() []leeway.Observation { return r.Records }

// Run compares.
func (c *compareCmd) Run(s *session) error {
	if err := c.plotFlag.check(); err != nil {
		return err
	}
	states, err := hitStates(strings.Split(strings.Join(c.States, ","), ","), "")
	if err != nil {
		return err
	}
	if len(states) < 2 {
		err := leeway.Errorf(leeway.CodeInvalid, "there is one state to compare")
		return leeway.WithHint(err, "leeway profile %s looks at one", states[0])
	}
	on, err := partners(c.On, "")
	if err != nil {
		return err
	}
	if len(on) == 1 && slices.Contains(states, on[0]) {
		states = slices.DeleteFunc(states, func(id string) bool { return id == on[0] })
		_, _ = fmt.Fprintf(s.w.stderr, "leeway: note: %s is no partner of its own, and not compared\n", nameOf(on[0])) // a note that cannot be shown changes nothing
	}
	q, err := (&profileCmd{State: states[0], Indicator: c.Indicator}).question()
	if err != nil {
		return err
	}
	all := append(slices.Clone(states), statesOf(on)...)
	slices.Sort(all)
	e, book, err := s.opened(q.indicators, slices.Compact(all)...)
	if err != nil {
		return err
	}
	defer func() { _ = e.Close() }() // nothing was written
	rows := c.rows(book, states, on, q.indicators)
	if len(rows) == 0 {
		err := leeway.Errorf(leeway.CodeNotFound, "the lake has no domain in which two of the states have a figure with %s", names(on))
		return leeway.WithHint(err, "leeway profile STATE shows what there is of one")
	}
	if err := c.draw(func() (*chart.Chart, error) { return compareChart(rows) }); err != nil {
		return err
	}
	return answerIn(s, c.askFlags, rows, compareForms, compareFoot(rows)+c.robust(book, rows))
}

func (c *compareCmd) rows(book *profile.Book, states, on, indicators []string) []compareRow {
	var rows []compareRow
	for _, i := range indicators {
		for _, partner := range on {
			ranks := profile.Compare(book, states, i, partner, yearText(c.Year), "")
			known := 0
			for _, r := range ranks {
				if r.Share.Known() {
					known++
				}
			}
			if known < 2 && len(c.Indicator) == 0 || known == 0 {
				continue
			}
			slices.SortStableFunc(ranks, func(a, b profile.Rank) int { return byLoss(a.Share, b.Share) })
			for _, r := range ranks {
				rows = append(rows, compareRow{r})
			}
		}
	}
	return rows
}

var compareColumns = []column[compareRow]{
	{"domain", func(r compareRow) string { return r.Indicator }},
	{"partner", func(r compareRow) string { return nameOf(r.Partner) }},
	{"state", func(r compareRow) string { return nameOf(r.Reporter) }},
	{"year", func(r compareRow) string { return yearWords(r.Period, r.Window) }},
	{"share", func(r compareRow) string {
		if r.Modelled && r.Share.Known() {
			return figure(r.Share, "percent") + " (model)"
		}
		return figure(r.Share, "percent")
	}},
	{"", func(r compareRow) string { return barOf(r.Share, 20) }},
	{"range", func(r compareRow) string { return percentSpan(r.Low, r.High) }},
	{"amount", func(r compareRow) string { return figure(r.Value, r.Unit) }},
	{"known", func(r compareRow) string { return wholePercent(r.Coverage) }},
	{"rank", func(r compareRow) string { return rankText(r.Best, r.Worst, r.Ranked) }},
	{"band", func(r compareRow) string { return rankText(r.Top, r.Bottom, r.Ranked && r.Cases > 1) }},
}

// compareForms: a table has a section for each domain and partner, and the rank with its band in one column.
var compareForms = shapes[compareRow]{
	text: compareColumns,
	table: slices.Concat(compareColumns[2:5], []column[compareRow]{
		{"", func(r compareRow) string { return barOf(r.Share, 10) }},
	}, compareColumns[6:9], []column[compareRow]{
		{"rank", func(r compareRow) string {
			switch {
			case r.Apart != "":
				return "apart"
			case r.Ranked && r.Cases > 1 && (r.Top != r.Best || r.Bottom != r.Worst):
				return rankText(r.Best, r.Worst, true) + " (" + rankText(r.Top, r.Bottom, true) + ")"
			}
			return rankText(r.Best, r.Worst, r.Ranked)
		}},
	}),
	section: func(r compareRow) string { return capital(label(r.Indicator)) + ", " + nameOf(r.Rank.Partner) },
	data:    compareData,
}

func barOf(share profile.Amount, width int) string {
	if !share.Known() {
		return ""
	}
	return bar(float64(share), width)
}

func wholePercent(a profile.Amount) string {
	if !a.Known() {
		return ""
	}
	return fmt.Sprintf("%.0f %%", float64(a))
}

func rankText(best, worst int, ok bool) string {
	switch {
	case !ok:
		return ""
	case best == worst:
		return fmt.Sprint(best)
	}
	return fmt.Sprintf("%d–%d", best, worst)
}

// compareFoot says where there is no rank, and where years differ.
func compareFoot(rows []compareRow) string {
	var b strings.Builder
	var without []string
	years := map[string][]string{}
	for _, r := range rows {
		key := r.Indicator + " with " + nameOf(r.Partner)
		if r.Period != "" && !slices.Contains(years[key], r.Period) {
			years[key] = append(years[key], r.Period)
		}
		if ranked := slices.ContainsFunc(rows, func(o compareRow) bool { return o.Indicator == r.Indicator && o.Partner == r.Partner && o.Ranked }); !ranked && !slices.Contains(without, key) {
			without = append(without, key)
		}
	}
	b.WriteString("\n")
	if len(without) > 0 {
		b.WriteString("No rank, for too few of the states have a comparable figure: " + strings.Join(without, ", ") + ".\n")
	}
	b.WriteString(compareNotes(rows))
	if slices.ContainsFunc(rows, func(r compareRow) bool { return len(years[r.Indicator+" with "+nameOf(r.Partner)]) > 1 }) {
		b.WriteString("The years differ between the states: --year takes one for all.\n")
	}
	return b.String()
}

// compareNotes says what a rank is, and which figures are not like the others.
func compareNotes(rows []compareRow) string {
	var b strings.Builder
	if slices.ContainsFunc(rows, func(r compareRow) bool { return r.Ranked }) {
		b.WriteString("Rank: 1 is the largest share; a span, where states without a comparable figure could stand before. In brackets: over other sources, sides, years and definitions.\n")
	}
	for _, apart := range []struct {
		why  profile.Apart
		text string
	}{
		{profile.Older, "Apart, for the figure is more than three years older than the newest"},
		{profile.FromModel, "Apart, for a model gives the figure and others were counted"},
	} {
		if who := whose(rows, func(r compareRow) bool { return r.Apart == apart.why }); who != "" {
			b.WriteString(apart.text + ": " + who + ".\n")
		}
	}
	if who := whose(rows, func(r compareRow) bool { return r.Base != "" }); who != "" {
		b.WriteString("Of goods and services, where the others' are of goods: " + who + ".\n")
	}
	return b.String()
}

// whose lists the rows of a kind: state, domain and year.
func whose(rows []compareRow, is func(compareRow) bool) string {
	var found []string
	for _, r := range rows {
		if text := nameOf(r.Reporter) + "'s " + label(r.Indicator) + " " + r.Period; is(r) && !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return strings.Join(found, ", ")
}

// robust says for each domain and partner whether the order of the states survives the other cases.
func (c *compareCmd) robust(book *profile.Book, rows []compareRow) string {
	if !c.Robust {
		return ""
	}
	var b strings.Builder
	for len(rows) > 0 {
		n := slices.IndexFunc(rows, func(r compareRow) bool {
			return r.Indicator != rows[0].Indicator || r.Rank.Partner != rows[0].Rank.Partner
		})
		if n < 0 {
			n = len(rows)
		}
		group := make([]profile.Rank, n)
		for i, r := range rows[:n] {
			group[i] = r.Rank
		}
		r, tried, ok := book.RankSurvives(group, yearText(c.Year), "")
		if ok && r.Pairs > 0 {
			_, _ = fmt.Fprintf(&b, "%s with %s: the order survives in %d of %d comparisons over %d cases.\n", capital(group[0].Indicator), nameOf(group[0].Partner), r.Kept+r.Tied, r.Pairs, tried) // to memory
			b.WriteString(reversals(r, "  "))
		}
		rows = rows[n:]
	}
	return b.String()
}
