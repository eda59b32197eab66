package measure

import "math"

// squaresTable holds, for each start and end, the squared deviations of the points between from their
// mean: table[i][j-i-1] of points i to j-1. Adding a point at a time loses no digits (Welford 1962).
func squaresTable(values []float64) [][]float64 {
	table := make([][]float64, len(values))
	for i := range values {
		var m, s float64
		table[i] = make([]float64, len(values)-i)
		for j := i; j < len(values); j++ {
			d := values[j] - m
			m += d / float64(j-i+1)
			rest := values[j] - m
			s += float64(d * rest) // rounded, so that no machine fuses it with the sum
			table[i][j-i] = s
		}
	}
	return table
}

// fit is a way to cut a series: the cost and the ends of all regimes but the last, counted from 1.
type fit struct {
	cost float64
	ends []int
}

// bestFits is the cheapest way to make 0, 1, 2 … breaks, as many as the shortest regime lets in.
func bestFits(table [][]float64, n, shortest int) []fit {
	least := make([]float64, n+1) // of the first j points with m breaks
	for j := range least {
		least[j] = math.Inf(1)
		if j >= shortest {
			least[j] = table[0][j-1]
		}
	}
	fits := []fit{{cost: least[n]}}
	var from [][]int
	for m := 1; (m+1)*shortest <= n; m++ {
		next, cut := withOneMore(table, least, m, shortest)
		from = append(from, cut)
		least = next
		fits = append(fits, fit{least[n], trace(from, n)})
	}
	return fits
}

// withOneMore is the cheapest way to make one break more, and where its last break is.
func withOneMore(table [][]float64, least []float64, m, shortest int) (next []float64, cut []int) {
	n := len(least) - 1
	next, cut = make([]float64, n+1), make([]int, n+1)
	for j := range next {
		next[j] = math.Inf(1)
		for i := m * shortest; i+shortest <= j; i++ {
			if c := least[i] + table[i][j-i-1]; c < next[j] {
				next[j], cut[j] = c, i
			}
		}
	}
	return next, cut
}

// trace follows the last breaks back to the first.
func trace(from [][]int, n int) []int {
	ends := make([]int, len(from))
	for m := len(from) - 1; m >= 0; m-- {
		n = from[m][n]
		ends[m] = n
	}
	return ends
}

// pruned is the cheapest way to cut a series where each break has a price. A start s is dropped for ends t + shortest and later once even without a
// price it is worse than a break at t: whatever follows, breaking at t is then at least as good.
func pruned(values []float64, price float64, shortest int) []int {
	table := squaresTable(values)
	n := len(values)
	best := make([]float64, n+1)
	last := make([]int, n+1)
	dropped := make([]int, n+1) // from which end on a start is out of the question
	best[0] = -price
	for j := 1; j <= n; j++ {
		best[j] = math.Inf(1)
		for i := 0; i+shortest <= j; i++ {
			if dropped[i] > 0 && j >= dropped[i] {
				continue
			}
			if c := best[i] + table[i][j-i-1] + price; c < best[j] {
				best[j], last[j] = c, i
			}
		}
		for i := 0; i+shortest <= j; i++ {
			if dropped[i] == 0 && best[i]+table[i][j-i-1] > best[j] {
				dropped[i] = j + shortest
			}
		}
	}
	var ends []int
	for j := last[n]; j > 0; j = last[j] {
		ends = append([]int{j}, ends...)
	}
	return ends
}
