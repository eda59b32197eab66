package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/brief"
	"leeway/engine/duck"
	"leeway/internal/hs"
	"leeway/profile"
)

type mirrorCmd struct {
	Reporter  string   `arg:"" help:"State whose flows they are: a code or a name."`
	Partner   string   `arg:"" help:"The other side."`
	Indicator []string `help:"Flows to compare: imports, exports, trade, remittances." default:"imports,exports" placeholder:"ID"`
	Year      int      `help:"Year whose products to compare; otherwise the last that both sides report." placeholder:"YEAR"`
	Revisions []string `help:"Tables that set revisions of the Harmonized System against each other (XLSX or CSV of the UN Statistics Division)." type:"existingfile" placeholder:"FILE"`
	Products  int      `help:"How many products to show." default:"10" placeholder:"N"`
	Robust    bool     `help:"In how many years does one side record more?"`
	askFlags
}

// Help is shown by `leeway mirror --help`.
func (*mirrorCmd) Help() string {
	return `What two states record of the same flow, year by year: the reporter's figure, its partner's, the gap between them, |x − m| / (x + m), and the figure that other questions use, with the reason. Where the lake has both sides' trade by product, the products that make the gap are listed: much more on the partner's side is the mark of goods that pass through.

Products of different revisions of the Harmonized System stay apart. --revisions takes the correlation tables of the UN Statistics Division, and carries over the products that are not split.

Examples:

  leeway mirror KGZ CHN
  leeway mirror Kyrgyzstan China --indicator imports --explain
  leeway mirror KGZ CHN --revisions HS2022toHS2017ConversionAndCorrelationTables.xlsx
  leeway mirror KGZ CHN --as-of 2024-06 --format csv -o mirror.csv`
}

// mirrorRow is a line of `leeway mirror`.
type mirrorRow struct {
	profile.Key
	ReporterSays profile.Amount `json:"reporterSays"`
	PartnerSays  profile.Amount `json:"partnerSays"`
	Reconciled   profile.Amount `json:"reconciled"`
	Gap          profile.Amount `json:"gap"`
	Used         float64        `json:"used"`
	Low          float64        `json:"low"`
	High         float64        `json:"high"`
	Reason       string         `json:"reason"`
	Records      []record       `json:"records"`
	Products     []productGap   `json:"products,omitempty"` // those that make the gap, where both sides' are known
	observations []leeway.Observation
	own, other   *leeway.Observation
}

// productGap is a product that both sides' records differ in.
type productGap struct {
	profile.ProductGap
	Chapter string `json:"chapter,omitempty"`
}

// record is an observation as answers carry it.
type record struct {
	Value    float64        `json:"value"`
	Side     string         `json:"side,omitempty"`
	Quality  leeway.Quality `json:"quality"`
	Released string         `json:"released,omitempty"`
	citation
}

// Observations implements traced.
func (r mirrorRow) Observations() []leeway.Observation { return r.observations }

// Run compares both sides' records.
func (c *mirrorCmd) Run(s *session) error {
	reporter, partner, err := twoStates(c.Reporter, c.Partner)
	if err != nil {
		return err
	}
	if err := knownIndicators(c.Indicator); err != nil {
		return err
	}
	e, book, err := s.opened(c.Indicator, reporter, partner)
	if err != nil {
		return err
	}
	defer func() { _ = e.Close() }() // nothing was written
	years := profile.Mirror(book, reporter, partner, c.Indicator...)
	if len(years) == 0 {
		err := leeway.Errorf(leeway.CodeNotFound, "the lake has no yearly %s between %s and %s", strings.Join(c.Indicator, ", "), nameOf(reporter), nameOf(partner))
		return leeway.WithHint(err, "leeway sources lists what can be brought in; leeway lake status what is there")
	}
	rows := make([]mirrorRow, len(years))
	for i := range years {
		rows[i] = mirrorLine(&years[i])
	}
	reconciled := slices.ContainsFunc(years, func(y profile.MirrorYear) bool { return y.Both.Known() })
	trends := profile.Trends(years)
	made := make([]makers, len(trends))
	for i := range trends {
		if made[i], err = c.makers(s, e, &trends[i], reporter, partner); err != nil {
			return err
		}
		made[i].join(rows, trends[i].Last.Indicator)
	}
	if c.Year != 0 && !slices.ContainsFunc(made, func(m makers) bool { return len(m.gaps) > 0 }) {
		s.note("the lake has no products of %d that both sides' records tell apart", c.Year)
	}
	return answerIn(s, c.askFlags, rows, mirrorForms(reporter, partner, reconciled), c.foot(years, trends, made, reporter, partner))
}

func mirrorLine(y *profile.MirrorYear) mirrorRow {
	used := y.Choice.Index
	os := append([]leeway.Observation{y.Records[used]}, y.Records[:used]...)
	os = append(os, y.Records[used+1:]...)
	r := mirrorRow{Key: y.Key, ReporterSays: y.Reporter, PartnerSays: y.Partner, Reconciled: y.Both, Gap: y.Gap, Used: y.Value(), Low: y.Choice.Low, High: y.Choice.High, Reason: y.Choice.Reason, observations: os, own: y.Own, other: y.Other}
	for i := range os {
		r.Records = append(r.Records, record{os[i].Value, os[i].Mirror, os[i].Quality, os[i].Released, cite(&os[i])})
	}
	return r
}

func mirrorColumns(reporter, partner string, reconciled bool) []column[mirrorRow] {
	columns := []column[mirrorRow]{
		{"flow", func(r mirrorRow) string { return r.Indicator }},
		{"year", func(r mirrorRow) string { return r.Period }},
		{reporter + " says", func(r mirrorRow) string { return said(r.own) }},
		{partner + " says", func(r mirrorRow) string { return said(r.other) }},
		{"gap", func(r mirrorRow) string { return figure(r.Gap, "") }},
		{"used", func(r mirrorRow) string { return said(&r.observations[0]) }},
		{"range", func(r mirrorRow) string { return span(r.Low, r.High, r.Unit) }},
		{"why", func(r mirrorRow) string { return r.Reason }},
	}
	if reconciled {
		columns = slices.Insert(columns, 4, column[mirrorRow]{"reconciled", func(r mirrorRow) string { return figure(r.Reconciled, r.Unit) }})
	}
	return columns
}

// mirrorForms: a table has a section for each flow, and no range: both sides are in it.
func mirrorForms(reporter, partner string, reconciled bool) shapes[mirrorRow] {
	columns := mirrorColumns(reporter, partner, reconciled)
	return shapes[mirrorRow]{
		text:    columns,
		table:   slices.DeleteFunc(slices.Clone(columns), func(c column[mirrorRow]) bool { return c.head == "flow" || c.head == "range" }),
		section: func(r mirrorRow) string { return capital(label(r.Indicator)) + " of " + nameOf(r.Reporter) },
		data:    mirrorData,
	}
}

// span writes a range, or nothing where there is none.
func span(low, high float64, unit string) string {
	least, most := figure(profile.Amount(low), unit), figure(profile.Amount(high), unit)
	if least == most {
		return ""
	}
	return brief.Number(low) + " to " + most
}

// foot says in words what the table shows, and which products make the gap.
func (c *mirrorCmd) foot(years []profile.MirrorYear, trends []profile.MirrorTrend, made []makers, reporter, partner string) string {
	var b strings.Builder
	if len(trends) == 0 {
		b.WriteString("\nIn no year does the lake have both sides' records.\n")
	}
	for i := range trends {
		b.WriteString("\n" + trendLine(&trends[i], reporter, partner) + "\n" + c.robust(years, &trends[i], partner) + made[i].lines(reporter, partner))
	}
	return b.String()
}

// trendLine words the gap of one flow and how it moved.
func trendLine(t *profile.MirrorTrend, reporter, partner string) string {
	last := &t.Last
	text := fmt.Sprintf("%s of %s, %s: %s by %s, %s by %s", capital(last.Indicator), nameOf(reporter), last.Period,
		figure(last.Reporter, last.Unit), nameOf(reporter), figure(last.Partner, last.Unit), nameOf(partner))
	if ratio := last.Ratio(); ratio.Known() && (ratio >= 1.05 || ratio <= 0.95) {
		text += ", " + times(float64(ratio)) + " as much"
	}
	text += fmt.Sprintf("; gap %.2f", float64(last.Gap))
	if t.First.Period != last.Period {
		text += fmt.Sprintf(", after %.2f in %s", float64(t.First.Gap), t.First.Period)
	}
	return text + "."
}

// times words a ratio: with two digits where it is below one tenth, and nothing rounded away.
func times(ratio float64) string {
	if ratio >= 0.095 {
		return fmt.Sprintf("%.1f times", ratio)
	}
	if ratio == 0 {
		return "0 times"
	}
	digits := 1 - int(math.Floor(math.Log10(ratio)))
	return strings.TrimRight(strconv.FormatFloat(ratio, 'f', digits, 64), "0") + " times"
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// makers are the products that make the gap of a flow in a year.
type makers struct {
	year, split int
	gaps        []productGap
}

// makers finds the products that both sides' records of a flow differ most in.
func (c *mirrorCmd) makers(s *session, e *duck.Engine, t *profile.MirrorTrend, reporter, partner string) (makers, error) {
	flow, back := "import", "export"
	switch {
	case t.First.Unit != "usd" || t.First.Indicator != "imports" && t.First.Indicator != "exports":
		return makers{}, nil
	case t.First.Indicator == "exports":
		flow, back = back, flow
	}
	m := makers{year: c.Year}
	if m.year == 0 {
		m.year, _ = strconv.Atoi(t.Last.Period) // a book's periods are years
	}
	own, err := e.Products(s.ctx, reporter, flow, m.year, m.year, s.asOf)
	if err != nil {
		return m, err
	}
	other, err := e.Products(s.ctx, partner, back, m.year, m.year, s.asOf)
	if err != nil {
		return m, err
	}
	if own, other, m.split, err = c.carry(own, other); err != nil {
		return m, err
	}
	gaps := profile.ProductGaps(reporter, partner, own, other)
	for _, g := range gaps[:min(max(c.Products, 0), len(gaps))] {
		m.gaps = append(m.gaps, productGap{g, hs.Chapter(g.Classification, g.Product)})
	}
	return m, nil
}

// join puts the products beside their year's row.
func (m makers) join(rows []mirrorRow, indicator string) {
	for i := range rows {
		if rows[i].Indicator == indicator && rows[i].Period == strconv.Itoa(m.year) {
			rows[i].Products = m.gaps
		}
	}
}

// lines lists the products, a line each.
func (m makers) lines(reporter, partner string) string {
	if len(m.gaps) == 0 {
		return ""
	}
	var b strings.Builder
	_, _ = fmt.Fprintf(&b, "  Products that make the gap, %d:\n", m.year) // to memory
	for _, g := range m.gaps {
		_, _ = fmt.Fprintf(&b, "    %s %s: %s by %s, %s by %s (%s)\n", g.Classification, productName(g.Classification, g.Product),
			figure(profile.Amount(g.Reporter), "usd"), nameOf(reporter), figure(profile.Amount(g.Partner), "usd"), nameOf(partner), strings.Join(g.Datasets, ", "))
	}
	if m.split > 0 {
		_, _ = fmt.Fprintf(&b, "    %d rows are of products that another revision splits; they stand under their own.\n", m.split)
	}
	return b.String()
}

// productName is a product's code, and what its chapter is about where that is known.
func productName(classification, product string) string {
	if chapter := hs.Chapter(classification, product); chapter != "" {
		return product + " " + chapter
	}
	return product
}

// carry brings both sides' products to the revisions that the tables lead to.
func (c *mirrorCmd) carry(own, other []leeway.Flow) (a, b []leeway.Flow, split int, err error) {
	for _, path := range c.Revisions {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, 0, leeway.Errorf(leeway.CodeUnavailable, "--revisions: %w", err)
		}
		table, err := hs.Read(data, filepath.Base(path))
		if err != nil {
			return nil, nil, 0, leeway.Errorf(leeway.CodeOf(err), "--revisions: %w", err)
		}
		var n, m int
		own, n = profile.Convert(own, table.From, table.To, table)
		other, m = profile.Convert(other, table.From, table.To, table)
		split += n + m
	}
	return own, other, split, nil
}

// twoStates resolves two different actors.
//
// Errors: CodeNotFound for one that nobody is called; CodeInvalid where both are one.
func twoStates(a, b string) (reporter, partner string, err error) {
	if reporter, err = actorID(a); err != nil {
		return "", "", err
	}
	if partner, err = actorID(b); err != nil {
		return "", "", err
	}
	if reporter == partner {
		err := leeway.Errorf(leeway.CodeInvalid, "%s and %s are both %s", a, b, nameOf(reporter))
		return "", "", leeway.WithHint(err, "name two different states")
	}
	return reporter, partner, nil
}

// qualityOf is the class of a data set's figures; of one that no source makes, the least.
func qualityOf(dataset string) leeway.Quality { return cmp.Or(qualities()[dataset], leeway.Modelled) }

// knownIndicators refuses what no indicator is called.
//
// Errors: CodeNotFound, with the nearest as hint.
func knownIndicators(ids []string) error {
	for _, id := range ids {
		if _, err := findIndicator(id); err != nil {
			return err
		}
	}
	return nil
}
