package source

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Sums compares the sum over partners with the total that a table prints, period by period.
type Sums struct {
	parts, totals map[string]float64
}

// Part adds a partner's value in a period.
func (s *Sums) Part(period string, value float64) { add(&s.parts, period, value) }

// Total sets the printed total of a period.
func (s *Sums) Total(period string, value float64) { add(&s.totals, period, value) }

func add(to *map[string]float64, period string, value float64) {
	if *to == nil {
		*to = map[string]float64{}
	}
	(*to)[period] += value
}

// Note says in which periods the partners sum to something else than the total, by more than
// tolerance (0.01 is one percent); "" where they agree.
func (s *Sums) Note(what string, tolerance float64) string {
	var off []string
	for period, total := range s.totals {
		if sum := s.parts[period]; math.Abs(sum-total) > tolerance*math.Abs(total) {
			off = append(off, fmt.Sprintf("%.1f percent in %s", 100*sum/total, period))
		}
	}
	if len(off) == 0 {
		return ""
	}
	slices.Sort(off)
	return fmt.Sprintf("The partners' %s sum to another figure than the printed total: %s of it.", what, strings.Join(off, ", "))
}
