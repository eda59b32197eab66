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
		year, err := strconv.ParseFloat(p.Period, 64)
		if err != nil {
			return math.Inf(1) // a book's periods are years
		}
		x, y, xx, xy = x+year, y+float64(p.Share), xx+year*year, xy+year*float64(p.Share)
	}
	slope := (n*xy - x*y) / (n*xx - x*x)
	level := (y - slope*x) / n
	var squares float64
	for _, p := range points {
		year, _ := strconv.ParseFloat(p.Period, 64) // read above
		d := float64(p.Share) - level - slope*year
		squares += d * d
	}
	return n*(math.Log(squares/n)+1+math.Log(2*math.Pi)) + 3*math.Log(n)
}
