package profile

import (
	"strconv"
	"testing"
)

func yearly(shares ...float64) []Point {
	var points []Point
	for i, s := range shares {
		points = append(points, Point{Period: strconv.Itoa(2010 + i), Share: Amount(s)})
	}
	return points
}

func TestLevelsOf_ASteadyRiseIsNoBreak(t *testing.T) {
	found, ok := levelsOf(yearly(10, 12.1, 13.9, 16, 18.2, 20, 21.9, 24))
	if !ok || len(found.Breaks) > 0 {
		t.Errorf("%+v, %v", found.Breaks, ok)
	}
}

func TestLevelsOf_AStepIs(t *testing.T) {
	found, ok := levelsOf(yearly(10, 10.4, 9.8, 10.1, 30.2, 29.7, 30.4, 30))
	if !ok || len(found.Breaks) != 1 || found.Breaks[0].After != "2013" {
		t.Errorf("%+v, %v", found.Breaks, ok)
	}
}

func TestLevelsOf_FiveYearsSayNothing(t *testing.T) {
	if _, ok := levelsOf(yearly(1, 1, 9, 9, 9)); ok {
		t.Error("five years are too few")
	}
}
