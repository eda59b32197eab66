package main

import (
	"cmp"
	"fmt"
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
	observations []leeway.Observation
	own, other   *leeway.Observation
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
	foot, err := c.foot(s, e, years, reporter, partner)
	if err != nil {
		return err
	}
	return answerIn(s, c.askFlags, rows, mirrorForms(reporter, partner, reconciled), foot)
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
func (c *mirrorCmd) foot(s *session, e *duck.Engine, years []profile.MirrorYear, reporter, partner string) (string, error) {
	var b strings.Builder
	trends := profile.Trends(years)
	if len(trends) == 0 {
		b.WriteString("\nIn no year does the lake have both sides' records.\n")
	}
	for i := range trends {
		b.WriteString("\n" + trendLine(&trends[i], reporter, partner) + "\n" + c.robust(years, &trends[i], partner))
		if t := &trends[i]; t.First.Unit == "usd" && (t.First.Indicator == "imports" || t.First.Indicator == "exports") {
			lines, err := c.products(s, e, t, reporter, partner)
			if err != nil {
				return "", err
			}
			b.WriteString(lines)
		}
	}
	return b.String(), nil
}

// trendLine words the gap of one flow and how it moved.
func trendLine(t *profile.MirrorTrend, reporter, partner string) string {
	last := &t.Last
	text := fmt.Sprintf("%s of %s, %s: %s by %s, %s by %s", capital(last.Indicator), nameOf(reporter), last.Period,
		figure(last.Reporter, last.Unit), nameOf(reporter), figure(last.Partner, last.Unit), nameOf(partner))
	if ratio := last.Ratio(); ratio.Known() && (ratio >= 1.05 || ratio <= 0.95) {
		text += fmt.Sprintf(", %.1f times as much", float64(ratio))
	}
	text += fmt.Sprintf("; gap %.2f", float64(last.Gap))
	if t.First.Period != last.Period {
		text += fmt.Sprintf(", after %.2f in %s", float64(t.First.Gap), t.First.Period)
	}
	return text + "."
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// products lists the products that both sides' records differ most in.
func (c *mirrorCmd) products(s *session, e *duck.Engine, t *profile.MirrorTrend, reporter, partner string) (string, error) {
	flow, back := "import", "export"
	if t.First.Indicator == "exports" {
		flow, back = back, flow
	}
	year := c.Year
	if year == 0 {
		year, _ = strconv.Atoi(t.Last.Period) // a book's periods are years
	}
	own, err := e.Products(s.ctx, reporter, flow, year, year, s.asOf)
	if err != nil {
		return "", err
	}
	other, err := e.Products(s.ctx, partner, back, year, year, s.asOf)
	if err != nil {
		return "", err
	}
	own, other, split, err := c.carry(own, other)
	if err != nil {
		return "", err
	}
	gaps := profile.ProductGaps(reporter, partner, own, other)
	if len(gaps) == 0 {
		return "", nil
	}
	var b strings.Builder
	_, _ = fmt.Fprintf(&b, "  Products that make the gap, %d:\n", year) // to memory
	for _, g := range gaps[:min(c.Products, len(gaps))] {
		_, _ = fmt.Fprintf(&b, "    %s %s: %s by %s, %s by %s (%s)\n", g.Classification, productName(g.Classification, g.Product),
			figure(profile.Amount(g.Reporter), "usd"), nameOf(reporter), figure(profile.Amount(g.Partner), "usd"), nameOf(partner), strings.Join(g.Datasets, ", "))
	}
	if split > 0 {
		_, _ = fmt.Fprintf(&b, "    %d rows are of products that another revision splits; they stand under their own.\n", split)
	}
	return b.String(), nil
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
			return nil, nil, 0, err
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
