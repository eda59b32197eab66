package measure

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func ExampleHHI() {
	h, err := HHI([]float64{60, 30, 10})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.2f\n", h)
	// Output: 0.46
}

func ExampleNormalisedHHI() {
	h, err := NormalisedHHI([]float64{60, 30, 10})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.2f\n", h)
	// Output: 0.19
}

func ExampleEffectivePartners() {
	n, err := EffectivePartners([]float64{50, 50, 0})
	if err != nil {
		panic(err)
	}
	fmt.Println(n)
	// Output: 2
}

func ExampleConcentrate() {
	// Half of the exports have no partner named.
	c, err := Concentrate([]Part{{Partner: "RUS", Value: 30}, {Partner: "CHN", Value: 20}, {Partner: World, Value: 100}})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.2f among the named half; %.2f to %.2f of the whole\n", c.HHI, c.Bounds.Low, c.Bounds.High)
	// Output: 0.52 among the named half; 0.13 to 0.68 of the whole
}

func hhi(t *testing.T, values []float64) float64 {
	t.Helper()
	h, err := HHI(values)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestHHI_LiesBetweenEvenSharesAndOne(t *testing.T) {
	eachAmounts(t, func(t *testing.T, _ *rand.Rand, values []float64) {
		if h, n := hhi(t, values), float64(positive(values)); h < 1/n-1e-12 || h > 1 {
			t.Errorf("HHI of %v partners is %v", n, h)
		}
		if h, err := NormalisedHHI(values); err != nil || h < 0 || h > 1 {
			t.Errorf("normalised %v, %v", h, err)
		}
	})
}

func TestHHI_ScaleAndOrderInvariant(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		if h := hhi(t, values); h != hhi(t, shuffled(r, values)) || h != hhi(t, scaled(values)) || h != hhi(t, append(values, 0)) {
			t.Error("HHI changes with order, scale or a partner of zero")
		}
	})
}

func TestHHI_MergingPartnersNeverLowers(t *testing.T) {
	eachAmounts(t, func(t *testing.T, _ *rand.Rand, values []float64) {
		if len(values) < 2 {
			return
		}
		merged := append([]float64{values[0] + values[1]}, values[2:]...)
		if hhi(t, merged) < hhi(t, values)-1e-12 {
			t.Errorf("%v falls to %v", hhi(t, values), hhi(t, merged))
		}
	})
}

func TestEffectivePartners_OfEqualPartnersIsTheirNumber(t *testing.T) {
	for n := 1; n < 50; n++ {
		values := make([]float64, n)
		for i := range values {
			values[i] = 3
		}
		e, err := EffectivePartners(values)
		h, err2 := NormalisedHHI(values)
		if err != nil || err2 != nil || !near(e, float64(n)) || (n > 1 && !near(h, 0)) {
			t.Errorf("%d partners: %v and %v", n, e, h)
		}
	}
}

func TestHHI_RefusesWhatIsNoAmount(t *testing.T) {
	for _, bad := range []float64{-1, math.NaN(), math.Inf(1)} {
		if _, err := HHI([]float64{1, bad}); !errors.Is(err, ErrBadValue) {
			t.Errorf("%v: %v", bad, err)
		}
	}
	if _, err := HHI([]float64{0, 0}); !errors.Is(err, ErrNoTies) {
		t.Errorf("zeros: %v", err)
	}
}

// Wherever an unknown amount really belongs, the index of the whole is within the bounds.
func TestConcentrate_BoundsHoldForAnyOwnerOfTheUnknown(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		unknown := math.Exp(3 * r.NormFloat64())
		c, err := Concentrate(append(partsOf(values), Part{Partner: Unknown, Value: unknown}))
		if err != nil {
			t.Fatal(err)
		}
		within := func(list []float64) {
			if h := hhi(t, list); h < c.Bounds.Low-1e-12 || h > c.Bounds.High+1e-12 {
				t.Errorf("%v lies outside %v", h, c.Bounds)
			}
		}
		within(append(shuffled(r, values), unknown))
		for i := range values {
			whole := shuffled(r, values)
			whole[i] += unknown
			within(whole)
			within(append(shuffled(r, values), unknown/3, unknown/3, unknown/3))
		}
		if c.HHI < c.Bounds.Low || c.HHI > c.Bounds.High+1e-12 {
			t.Errorf("the named partners' %v lies outside %v", c.HHI, c.Bounds)
		}
	})
}

// Without a total, whatever the missing partners have, the index is within the bounds.
func TestConcentrate_BoundsHoldForAnyAmountOfTheMissing(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		c, err := Concentrate(append(partsOf(values), Part{Partner: "X", Absence: NotReported}, Part{Partner: "Y", Absence: OutsideCoverage}))
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			x, y := math.Exp(8*r.NormFloat64()), math.Exp(8*r.NormFloat64())
			if h := hhi(t, append(shuffled(r, values), x, y)); h < c.Bounds.Low-1e-12 || h > c.Bounds.High {
				t.Errorf("%v lies outside %v", h, c.Bounds)
			}
		}
		best := sumOf(values, func(v float64) float64 { return v * v }) / sum(values) // what keeps it least
		if h := hhi(t, append(shuffled(r, values), best, best)); !near(h, c.Bounds.Low) {
			t.Errorf("the lower bound %v is not reached by %v", c.Bounds.Low, h)
		}
	})
}

func TestConcentrate_UnknownNeverReadsAsDiversified(t *testing.T) {
	c, err := Concentrate([]Part{{Partner: "RUS", Value: 10}, {Partner: Unknown, Value: 90}})
	if err != nil || c.HHI != 1 || c.Bounds.High != 1 || c.Coverage.Share() != 0.1 {
		t.Errorf("%+v, %v", c, err)
	}
	if c, err := Concentrate([]Part{{Partner: Unknown, Value: 90}}); !errors.Is(err, ErrAbsent) {
		t.Errorf("nobody named: %+v, %v", c, err)
	}
	if e := c.EffectiveBounds(); e.Low != 1 || !near(e.High, 100) {
		t.Errorf("effective partners %v", e)
	}
}
