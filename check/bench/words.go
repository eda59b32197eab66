package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"leeway"
)

// amount is a number as a text words it.
type amount struct {
	text       string
	value      float64
	comparator string
}

// pick chooses one of several.
func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

// fractions are shares that have words of their own.
var fractions = []struct {
	value float64
	words string
}{{20, "a fifth"}, {25, "a quarter"}, {100.0 / 3, "a third"}, {50, "half"}, {200.0 / 3, "two thirds"}, {75, "three quarters"}}

// worded says a number so that the words are true of it: as it is, rounded, or by a bound.
func worded(r *rand.Rand, v float64, unit string, plain bool) amount {
	v = math.Abs(v)
	if unit == "percent" && !plain && r.IntN(3) == 0 {
		if a, ok := fraction(r, v); ok {
			return a
		}
	}
	if plain || r.IntN(5) < 3 {
		x := rounded(v, 3, math.Round)
		if unit == "percent" || unit == "times" {
			x = math.Round(10*v) / 10
		}
		return amount{number(r, x, unit), x, "="}
	}
	switch r.IntN(3) {
	case 0:
		if x := rounded(v, 2, math.Round); math.Abs(x-v) <= 0.04*v {
			return amount{pick(r, "about", "around", "roughly", "some") + " " + number(r, x, unit), x, "~"}
		}
	case 1:
		if x := rounded(v, 2, math.Floor); x < v && v-x <= 0.08*v {
			return amount{pick(r, "more than", "over", "upwards of", "at least") + " " + number(r, x, unit), x, ">"}
		}
	case 2:
		if x := rounded(v, 2, math.Ceil); x > v && x-v <= 0.05*v {
			return amount{pick(r, "almost", "nearly", "just under", "close to") + " " + number(r, x, unit), x, "<"}
		}
	}
	x := rounded(v, 3, math.Round)
	return amount{number(r, x, unit), x, "="}
}

// fraction words a share near a simple one.
func fraction(r *rand.Rand, v float64) (amount, bool) {
	for _, f := range fractions {
		switch d := v - f.value; {
		case math.Abs(d) <= 0.02*f.value:
			return amount{pick(r, "about", "roughly") + " " + f.words, f.value, "~"}, true
		case d > 0 && d <= 0.1*f.value:
			return amount{pick(r, "more than", "over") + " " + f.words, f.value, ">"}, true
		case d < 0 && -d <= 0.08*f.value:
			return amount{pick(r, "nearly", "almost") + " " + f.words, f.value, "<"}, true
		}
	}
	return amount{}, false
}

// rounded keeps so many significant digits.
func rounded(v float64, digits int, how func(float64) float64) float64 {
	if v == 0 {
		return 0
	}
	p := math.Pow(10, float64(digits)-1-math.Floor(math.Log10(math.Abs(v))))
	return how(v*p) / p
}

func digits(v float64) string { return strconv.FormatFloat(math.Round(v*1000)/1000, 'f', -1, 64) }

// number writes a value with its unit.
func number(r *rand.Rand, v float64, unit string) string {
	switch unit {
	case "percent":
		return digits(v) + pick(r, " percent", " per cent", "%", " percent")
	case "percentage-points":
		return digits(v) + " percentage points"
	case "times":
		return digits(v) + " times"
	}
	scaled := scale(r, v)
	switch unit {
	case "usd":
		return pick(r, "$"+scaled, "$"+scaled, scaled+" dollars", "US$"+scaled, "USD "+scaled)
	case "eur":
		return pick(r, "€"+scaled, scaled+" euros")
	case "kzt":
		return scaled + " tenge"
	case "cubic-metres":
		return scaled + " cubic metres"
	}
	return scaled
}

// scale writes a number with its scale word, or grouped digits where it is small.
func scale(r *rand.Rand, v float64) string {
	switch {
	case v >= 1e9:
		return digits(v/1e9) + " billion"
	case v >= 1e6:
		return digits(v/1e6) + pick(r, " million", " million", "m")
	}
	s := strconv.FormatFloat(math.Round(v), 'f', -1, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

var months = strings.Fields("January February March April May June July August September October November December")
var counts = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")
var ordinals = []string{"", "first", "second", "third", "fourth"}

// ends splits a period into year and month of its first and last month.
func ends(period string) (y1, m1, y2, m2 int) {
	from, to, ok := strings.Cut(period, "/")
	if !ok {
		to = from
	}
	read := func(s string, month int) (int, int) {
		y, _ := strconv.Atoi(s[:4])
		if len(s) >= 7 {
			month, _ = strconv.Atoi(s[5:7])
		}
		return y, month
	}
	y1, m1 = read(from, 1)
	y2, m2 = read(to, 12)
	return
}

// when words the period of an observation; ok is false where there is no plain wording.
func when(r *rand.Rand, o *leeway.Observation) (string, bool) {
	y1, m1, y2, m2 := ends(o.Period)
	span := (y2-y1)*12 + m2 - m1 + 1
	switch {
	case o.PeriodBasis == "fiscal-year":
		return "", false
	case o.PeriodBasis == "stock-at-end" && len(o.Period) == 4 && o.Indicator == "migrants":
		return fmt.Sprintf(pick(r, "in %d", "in %d", "as of %d"), y1), true
	case o.PeriodBasis == "stock-at-end" && len(o.Period) == 4:
		return fmt.Sprintf(pick(r, "at the end of %d", "as of the end of %d", "by the end of %d"), y1), true
	case o.PeriodBasis == "stock-at-end" && span == 1:
		return fmt.Sprintf(pick(r, "at the end of %s %d", "as of the end of %s %d"), months[m1-1], y1), true
	case o.PeriodBasis == "stock-at-end":
		return "", false
	case y1 != y2 && m1 == 1 && m2 == 12:
		return fmt.Sprintf(pick(r, "between %d and %d", "from %d to %d", "in %d–%d", "in %d-%d"), y1, y2), true
	case y1 != y2:
		return "", false
	case span == 12:
		return fmt.Sprintf(pick(r, "in %d", "in %d", "in the year %d", "over the whole of %d"), y1), true
	case span == 6 && (m1 == 1 || m1 == 7):
		return fmt.Sprintf(pick(r, "in the %s half of %d", "during the %s half of %d"), ordinals[1+m1/7], y1), true
	case span == 3 && m1%3 == 1:
		return fmt.Sprintf("in the %s quarter of %d", ordinals[1+m1/3], y1), true
	case span == 1:
		return fmt.Sprintf("in %s %d", months[m1-1], y1), true
	case m1 == 1:
		return pick(r, fmt.Sprintf("in the first %s months of %d", counts[span], y1), fmt.Sprintf("in January-%s %d", months[m2-1], y1), fmt.Sprintf("between January and %s %d", months[m2-1], y1)), true
	}
	return fmt.Sprintf("from %s to %s %d", months[m1-1], months[m2-1], y1), true
}
