package measure

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// exact is the sum with as many digits as it takes, rounded once.
func exact(values []float64) float64 {
	total := new(big.Float).SetPrec(2200)
	for _, v := range values {
		total.Add(total, new(big.Float).SetFloat64(v))
	}
	f, _ := total.Float64()
	return f
}

func TestSum_IsRoundedOnceInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		values := make([]float64, r.IntN(12))
		for i := range values {
			values[i] = (r.Float64() - 0.5) * float64(uint64(1)<<r.IntN(60))
		}
		if n := len(values); n > 2 && r.IntN(2) == 0 {
			values[n-1] = -values[0] // great amounts that cancel
		}
		want := exact(values)
		for range 3 {
			r.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
			if got := sum(values); got != want {
				t.Fatalf("sum(%v) = %v, want %v", values, got, want)
			}
		}
	}
}

func TestSum_SettlesHalfUnitsByWhatComesAfter(t *testing.T) {
	for _, values := range [][]float64{
		{1e16, 1, 1e-16}, {1e16, 1, -1e-16}, {1e16, -1, 1e-16}, {1, 1e100, 1, -1e100}, {1e16 + 2, 1, 1e-30, -1e-31}, {},
	} {
		if got, want := sum(values), exact(values); got != want {
			t.Errorf("sum(%v) = %v, want %v", values, got, want)
		}
	}
}

func BenchmarkSum_200Partners(b *testing.B) {
	values := make([]float64, 200)
	for i := range values {
		values[i] = 1e9 / float64(i+3)
	}
	for b.Loop() {
		sum(values)
	}
}
