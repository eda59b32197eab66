package measure

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func ExampleAsymmetry() {
	// Russia is 19 to 24 % of Kazakhstan's trade, Kazakhstan 4 % of Russia's.
	a, err := Asymmetry(Range{0.19, 0.24}, Range{0.04, 0.04})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.2f to %.2f\n", a.Low, a.High)
	// Output: 0.15 to 0.20
}

func TestAsymmetry_TurnsItsSignWithTheSides(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	some := func() Range {
		x, y := r.Float64(), r.Float64()
		return Range{min(x, y), max(x, y)}
	}
	for range trials {
		a, b := some(), some()
		there, err1 := Asymmetry(a, b)
		back, err2 := Asymmetry(b, a)
		if err1 != nil || err2 != nil || there.Low != -back.High || there.High != -back.Low || there.Low < -1 || there.High > 1 || there.Low > there.High {
			t.Fatalf("%v and %v: %v, back %v", a, b, there, back)
		}
		if !near(there.Width(), a.Width()+b.Width()) {
			t.Fatalf("%v and %v: as open as both together, not %v", a, b, there.Width())
		}
	}
}

func TestAsymmetry_RefusesWhatIsNoDependence(t *testing.T) {
	for _, bad := range []Range{{-0.1, 0.2}, {0.3, 0.2}, {0, math.NaN()}, {0, math.Inf(1)}} {
		if _, err := Asymmetry(bad, Range{}); !errors.Is(err, ErrBadValue) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}
