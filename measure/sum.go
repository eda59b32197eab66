package measure

import "math"

// sum returns the sum of finite values, rounded once: it does not depend on their order. The running
// sum is kept as parts that do not overlap, as Shewchuk (1997), "Adaptive Precision Floating-Point
// Arithmetic and Fast Robust Geometric Predicates", Discrete & Computational Geometry 18(3), has it.
func sum(values []float64) float64 {
	var parts []float64
	for _, x := range values {
		parts = grow(parts, x)
	}
	return rounded(parts)
}

// grow adds x to a sum kept in parts of growing size.
func grow(parts []float64, x float64) []float64 {
	n := 0
	for _, y := range parts {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		high := x + y
		low := y - (high - x)
		if low != 0 {
			parts[n] = low
			n++
		}
		x = high
	}
	return append(parts[:n], x)
}

// rounded returns what parts add up to. Adding from the largest down rounds right but for
// one case: a remainder of exactly half a unit is settled by the sign of what comes after it.
func rounded(parts []float64) float64 {
	n := len(parts)
	if n == 0 {
		return 0
	}
	n--
	high := parts[n]
	var low float64
	for n > 0 {
		n--
		x, y := high, parts[n]
		high = x + y
		low = y - (high - x)
		if low != 0 {
			break
		}
	}
	if n > 0 && (low < 0) == (parts[n-1] < 0) && parts[n-1] != 0 {
		twice := low * 2
		if next := high + twice; next-high == twice {
			high = next
		}
	}
	return high
}

// sumOf returns the sum of f over items, in no order.
func sumOf[T any](items []T, f func(T) float64) float64 {
	values := make([]float64, len(items))
	for i, it := range items {
		values[i] = f(it)
	}
	return sum(values)
}

// finite reports whether x is a number one can count with.
func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// amount reports whether x can be an amount of a tie.
func amount(x float64) bool { return finite(x) && x >= 0 }
