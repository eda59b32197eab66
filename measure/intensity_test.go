package measure

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
)

func ExampleTradeIntensity() {
	// 40 of 100 exports go to a partner that takes 5 of the world's 100.
	i, err := TradeIntensity(40, 100, 500, 10000)
	if err != nil {
		panic(err)
	}
	fmt.Println(i)
	// Output: 8
}

func ExampleComplementarity() {
	c, err := Complementarity(
		[]Good{{Product: "machines", Value: 60}, {Product: "fuels", Value: 40}},
		[]Good{{Product: "fuels", Value: 90}, {Product: "cotton", Value: 10}},
	)
	if err != nil {
		panic(err)
	}
	fmt.Println(c)
	// Output: 40
}

func TestTradeIntensity_IsOneWhereThePartnerHasItsWeight(t *testing.T) {
	eachAmounts(t, func(t *testing.T, _ *rand.Rand, values []float64) {
		part, whole := max(values[0], 1e-9), sum(values)+1
		i, err := TradeIntensity(part, whole, 7*part, 7*whole)
		scaled, err2 := TradeIntensity(1024*part, 1024*whole, 7*part, 7*whole)
		if err != nil || err2 != nil || !near(i, 1) || i != scaled {
			t.Errorf("%v, %v, %v", i, scaled, err)
		}
	})
}

func TestTradeIntensity_RefusesPartsLargerThanWholes(t *testing.T) {
	for _, c := range [][4]float64{{2, 1, 1, 1}, {1, 1, 2, 1}, {-1, 1, 1, 1}} {
		if _, err := TradeIntensity(c[0], c[1], c[2], c[3]); !errors.Is(err, ErrBadValue) {
			t.Errorf("%v: %v", c, err)
		}
	}
	for _, c := range [][4]float64{{0, 0, 1, 1}, {1, 1, 0, 1}, {0, 1, 0, 0}} {
		if _, err := TradeIntensity(c[0], c[1], c[2], c[3]); !errors.Is(err, ErrNoTies) {
			t.Errorf("%v: %v", c, err)
		}
	}
}

// goodsOf makes a list of products of amounts.
func goodsOf(values []float64) []Good {
	list := make([]Good, len(values))
	for i, p := range partsOf(values) {
		list[i] = Good{Product: p.Partner, Value: p.Value}
	}
	return list
}

func TestComplementarity_LiesBetweenNothingInCommonAndTheSame(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		a, b := goodsOf(values), goodsOf(shuffled(r, values))
		c, err := Complementarity(a, b)
		back, err2 := Complementarity(shuffled(r, b), a)
		if err != nil || err2 != nil || c < 0 || c > 100 || c != back {
			t.Errorf("%v and %v (%v)", c, back, err)
		}
		if same, err := Complementarity(a, goodsOf(scaled(values))); err != nil || same != 100 {
			t.Errorf("with itself %v, %v", same, err)
		}
		other := []Good{{Product: "else", Value: 3}}
		if none, err := Complementarity(a, other); err != nil || !near(none, 0) {
			t.Errorf("with other products %v, %v", none, err)
		}
	})
}

func TestComplementarity_LeavesOutWhatOneSideDoesNotReport(t *testing.T) {
	a := []Good{{Product: "fuels", Value: 50}, {Product: "gold", Absence: NotReported}}
	b := []Good{{Product: "fuels", Value: 10}, {Product: "gold", Value: 90}}
	for _, order := range [][2][]Good{{a, b}, {b, a}} {
		if c, err := Complementarity(order[0], order[1]); err != nil || c != 100 {
			t.Errorf("%v, %v", c, err)
		}
	}
	zero := []Good{{Product: "fuels", Value: 50}, {Product: "gold", Absence: ReportedZero}}
	if c, err := Complementarity(zero, b); err != nil || !near(c, 10) {
		t.Errorf("a reported zero: %v, %v", c, err)
	}
	if _, err := Complementarity([]Good{{Product: "gold", Absence: NotReported}}, b); !errors.Is(err, ErrNoTies) {
		t.Errorf("nothing left: %v", err)
	}
	if _, err := Complementarity(append(b, b[0]), b); !errors.Is(err, ErrBadValue) {
		t.Errorf("twice: %v", err)
	}
}
