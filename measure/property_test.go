package measure

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// trials is how many made-up cases a property is tried on.
const trials = 400

// eachAmounts calls f with made-up amounts, a few of them zero, at least one not.
func eachAmounts(t *testing.T, f func(t *testing.T, r *rand.Rand, values []float64)) {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 11))
	for range trials {
		values := make([]float64, 1+r.IntN(20))
		for i := range values {
			if r.IntN(6) > 0 {
				values[i] = math.Exp(8 * r.NormFloat64())
			}
		}
		values[r.IntN(len(values))] = 1 + r.Float64()
		f(t, r, values)
		if t.Failed() {
			t.Fatalf("amounts %v", values)
		}
	}
}

// shuffled is a copy in another order.
func shuffled[T any](r *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// scaled multiplies by a power of two, which rounds nothing.
func scaled(values []float64) []float64 {
	values = slices.Clone(values)
	for i := range values {
		values[i] *= 1024
	}
	return values
}

// near reports whether two results agree but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(a), math.Abs(b)) }

// partsOf names amounts P01, P02, …
func partsOf(values []float64) []Part {
	parts := make([]Part, len(values))
	for i, v := range values {
		parts[i] = Part{Partner: string([]byte{'P', byte('0' + i/10), byte('0' + i%10)}), Value: v}
	}
	return parts
}
