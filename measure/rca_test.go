package measure

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func ExampleRCA() {
	// Cotton is 10 of 100 exports, and 1 of 100 of the world's.
	r, err := RCA(10, 100, 200, 20000)
	if err != nil {
		panic(err)
	}
	fmt.Println(r)
	// Output: 10
}

// Weighted by the world's shares, the advantages of one country have the mean 1: nobody has an advantage in everything.
func TestRCA_MeansOneOverAllProducts(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		world := make([]float64, len(values))
		for i, v := range values {
			world[i] = v + r.Float64() + 0.01
		}
		var weighted []float64
		for i, v := range values {
			a, err := RCA(v, sum(values), world[i], sum(world))
			if err != nil {
				t.Fatal(err)
			}
			weighted = append(weighted, a*world[i]/sum(world))
		}
		if mean := sum(weighted); !near(mean, 1) {
			t.Errorf("mean %v", mean)
		}
	})
}
