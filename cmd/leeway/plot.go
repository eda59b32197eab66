package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	w, finish, err := createFile(f.Plot)
	if err != nil {
		return err
	}
	return finish(c.Write(w, form))
}

// chartSources names the publishers behind rows, for the foot of a chart.
func chartSources(all citations) string {
	var names []string
	for _, c := range all {
		name, _, _ := strings.Cut(c.Source, " via ")
		if name = short(name, 60); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	text := "From: " + strings.Join(names[:min(3, len(names))], "\n")
	if n := len(names) - 3; n > 0 {
		text += fmt.Sprintf("\nand %d more", n)
	}
	return text
}

func profileChart(state string, rows []profileRow) (*chart.Chart, error) {
	var bars []chart.Bar
	for _, r := range rows {
		bars = append(bars, chart.Bar{Label: r.Indicator + " " + yearWords(r.Period, r.Window) + ", " + nameOf(r.Partner), Value: float64(r.Share), Low: float64(r.Low), High: float64(r.High)})
	}
	return chart.Bars(nameOf(state)+": partners' shares", chartSources(cited(rows)), bars)
}

func compareChart(rows []compareRow) (*chart.Chart, error) {
	var bars []chart.Bar
	for _, r := range rows {
		if r.Share.Known() {
			bars = append(bars, chart.Bar{Label: nameOf(r.Reporter) + ": " + r.Indicator + " " + yearWords(r.Period, r.Window) + ", " + nameOf(r.Rank.Partner), Value: float64(r.Share), Low: float64(r.Low), High: float64(r.High)})
		}
	}
	return chart.Bars("Shares side by side", chartSources(cited(rows)), bars)
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
			if err != nil {
				continue // a book's periods are years
			}
			l.Years, l.Value = append(l.Years, year), append(l.Value, float64(p.Share))
		}
		lines = append(lines, l)
	}
	return chart.Lines(nameOf(state)+": "+strings.ReplaceAll(indicator, "-", " ")+", partners' shares", chartSources(cited(rows)), lines)
}

// yearWords is a year, or the years over which amounts are summed.
func yearWords(period, window string) string {
	if window != "" {
		return brief.Span(window)
	}
	return period
}
