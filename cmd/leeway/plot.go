package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/brief"
	"leeway/chart"
	"leeway/profile"
)

// plotFlag draws an answer into a file.
type plotFlag struct {
	Plot string `help:"Draw it too: a file that ends in .svg or .png." placeholder:"FILE"`
}

// check refuses another form before anything is asked.
func (f plotFlag) check() error {
	if f.Plot == "" {
		return nil
	}
	_, err := chart.Form(f.Plot)
	return err
}

// draw writes the chart, where one is asked for.
func (f plotFlag) draw(make func() (*chart.Chart, error)) error {
	if f.Plot == "" {
		return nil
	}
	form, err := chart.Form(f.Plot)
	if err != nil {
		return err
	}
	c, err := make()
	if err != nil {
		return err
	}
	w, finish, err := createFile("--plot", f.Plot)
	if err != nil {
		return err
	}
	return finish(c.Write(w, form))
}

// sourcesOnChart is how many publishers stand below a chart before the rest is a count.
const sourcesOnChart = 6

// chartSources names the publishers behind rows, for the foot of a chart.
func chartSources(all citations) []string {
	var names []string
	for _, c := range all {
		name := c.Source
		if before, _, ok := strings.Cut(name, " via "); ok && !strings.Contains(before, "(") {
			name = before
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if n := len(names) - sourcesOnChart; n > 1 {
		names = append(names[:sourcesOnChart], fmt.Sprintf("and %d more", n))
	}
	return names
}

// domainWords names a domain at the head of a group of bars.
func domainWords(indicator string) string { return capital(label(indicator)) }

func profileChart(state string, rows []profileRow) (*chart.Chart, error) {
	var bars []chart.Bar
	for _, r := range rows {
		bars = append(bars, shareBar(domainWords(r.Indicator)+", "+yearWords(r.Period, r.Window), nameOf(r.Partner)+modelMark(len(r.Records) > 0 && r.Records[0].Quality == leeway.Modelled), r.Share, r.Low, r.High))
	}
	return chart.Bars(chart.Head{Title: nameOf(state) + ": partners’ shares", Note: "Percent of the state’s total in each domain.", Sources: chartSources(cited(rows))}, bars)
}

// modelMark marks a bar that nobody counted.
func modelMark(modelled bool) string {
	if modelled {
		return " (model)"
	}
	return ""
}

func compareChart(rows []compareRow) (*chart.Chart, error) {
	var bars []chart.Bar
	for _, r := range rows {
		label := nameOf(r.Reporter)
		if r.Share.Known() {
			label += ", " + yearWords(r.Period, r.Window) + modelMark(r.Modelled)
		}
		bars = append(bars, shareBar(domainWords(r.Indicator)+": "+nameOf(r.Rank.Partner), label, r.Share, r.Low, r.High))
	}
	return chart.Bars(chart.Head{Title: "Partners’ shares, state by state", Note: "Percent of each state’s total in the domain.", Sources: chartSources(cited(rows))}, bars)
}

func shareBar(group, label string, share, low, high profile.Amount) chart.Bar {
	if !low.Known() || !high.Known() {
		low, high = share, share
	}
	return chart.Bar{Group: group, Label: label, Value: float64(share), Low: float64(low), High: float64(high), Unknown: !share.Known()}
}

// shiftChart draws the partners that moved most.
func shiftChart(state, indicator string, rows []shiftRow) (*chart.Chart, error) {
	var lines []chart.Line
	for _, r := range rows[:min(6, len(rows))] {
		l := chart.Line{Label: nameOf(r.Partner)}
		points := r.Move.Years
		if len(points) < 2 {
			points = []profile.Point{{Period: r.Begin, Share: r.Move.From.Share}, {Period: r.End, Share: r.Move.To.Share}}
		}
		for _, p := range points {
			year, err := strconv.ParseFloat(p.Period, 64)
			if err != nil || !p.Share.Known() {
				continue // a book's periods are years
			}
			l.Years, l.Value = append(l.Years, year), append(l.Value, float64(p.Share))
		}
		lines = append(lines, l)
	}
	note := "Percent of the total."
	if n := len(rows) - len(lines); n > 0 {
		note = fmt.Sprintf("%s The %d partners that moved most, of %d.", note, len(lines), len(rows))
	}
	if n := profile.Windowed(indicator); n > 1 {
		note += fmt.Sprintf(" Sums over %d years, at the last of them.", n)
	}
	return chart.Lines(chart.Head{Title: nameOf(state) + ": partners’ shares of " + strings.ReplaceAll(indicator, "-", " "), Note: note, Sources: chartSources(cited(rows))}, lines)
}

// yearWords is a year, or the years over which amounts are summed.
func yearWords(period, window string) string {
	if window != "" {
		return brief.Span(window)
	}
	if len(period) == 7 {
		return brief.Span(period) // a month
	}
	return period
}
