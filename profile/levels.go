package profile

import (
	"math"
	"slices"
	"strconv"

	"leeway/measure"
)

// levelsOf finds the years after which a share changed its level; ok is false where there are too few years to say.
// A share that went up or down by about the same each year has no such year: where a straight line fits the years at least
// as well as the levels do (by the same criterion, BIC), none is given.
func levelsOf(points []Point) (found measure.Breaks, ok bool) {
	series := make([]measure.Point, len(points))
	for i, p := range points {
		series[i] = measure.Point{Period: p.Period, Value: float64(p.Share)}
	}
	found, err := measure.BaiPerron(series)
	if err != nil {
		return found, false
	}
	if n := len(found.Breaks); n > 0 && lineBIC(points) <= slices.Min(found.BIC) {
		found.Breaks = nil
	}
	return found, true
}

// lineBIC is the criterion of a straight line through the years: a level, a slope and a variance.
func lineBIC(points []Point) float64 {
	n := float64(len(points))
	var x, y, xx, xy float64
	for _, p := range points {
		year := timeOf(p.Period)
		x, y, xx, xy = x+year, y+float64(p.Share), xx+year*year, xy+year*float64(p.Share)
	}
	slope := (n*xy - x*y) / (n*xx - x*x)
	level := (y - slope*x) / n
	var squares float64
	for _, p := range points {
		d := float64(p.Share) - level - slope*timeOf(p.Period)
		squares += d * d
	}
	return n*(math.Log(squares/n)+1+math.Log(2*math.Pi)) + 3*math.Log(n)
}

// timeOf is a year, or a month as a part of it.
func timeOf(period string) float64 {
	year, _ := strconv.ParseFloat(period[:min(4, len(period))], 64) // a book's periods are years and months
	if len(period) == 7 {
		month, _ := strconv.ParseFloat(period[5:], 64)
		year += (month - 1) / 12
	}
	return year
}
