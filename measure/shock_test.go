package measure

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

var gdp100 = Figure{Value: 100, Unit: "usd", Period: "2024"}

func ExampleShock() {
	// Russia halves remittances of 30 to an economy of 100.
	l, err := Shock(Figure{Value: 30, Unit: "usd", Period: "2024"}, Figure{Value: 100, Unit: "usd", Period: "2024"}, 0.5)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.0f, %.0f %% of GDP\n", l.Amount, 100*l.OfGDP)
	// Output: 15, 15 % of GDP
}

func ExampleShockByProduct() {
	s, err := ShockByProduct([]ProductFlow{
		{Product: "gas", Partner: 10},                // nobody else
		{Product: "machines", Partner: 6, Others: 5}, // others can grow by 1
	}, 1, 0.2, Figure{Value: 100, Unit: "usd", Period: "2024"})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.0f to %.0f %% of GDP; worst: %s\n", 100*s.Net.OfGDP, 100*s.Gross.OfGDP, s.Products[0].Product)
	// Output: 15 to 16 % of GDP; worst: gas
}

func TestShock_GrowsWithTheCut(t *testing.T) {
	last := -1.0
	for cut := 0.0; cut <= 1; cut += 0.125 {
		l, err := Shock(Figure{Value: 30, Unit: "usd", Period: "2024"}, gdp100, cut)
		if err != nil || l.Amount <= last || !near(l.OfGDP*100, l.Amount) || l.Amount > 30 {
			t.Errorf("cut %v: %+v, %v", cut, l, err)
		}
		last = l.Amount
	}
}

func TestShock_OfWhatIsAbsentIsNotKnown(t *testing.T) {
	for _, a := range []Absence{NotReported, OutsideCoverage, NotApplicable} {
		if _, err := Shock(Figure{Unit: "usd", Period: "2024", Absence: a}, gdp100, 0.5); !errors.Is(err, ErrAbsent) {
			t.Errorf("%s: %v", a, err)
		}
	}
	if l, err := Shock(Figure{Unit: "usd", Period: "2024", Absence: ReportedZero}, gdp100, 0.5); err != nil || l != (Loss{}) {
		t.Errorf("reported zero: %+v, %v", l, err)
	}
	for _, cut := range []float64{-0.1, 1.1, math.NaN()} {
		if _, err := Shock(gdp100, gdp100, cut); !errors.Is(err, ErrBadValue) {
			t.Errorf("cut %v: %v", cut, err)
		}
	}
}

func someProducts(r *rand.Rand, values []float64) []ProductFlow {
	flows := make([]ProductFlow, len(values))
	for i, g := range goodsOf(values) {
		flows[i] = ProductFlow{Product: g.Product, Partner: g.Value, Others: g.Value * float64(r.IntN(4))}
	}
	return flows
}

func TestShockByProduct_LiesBetweenFullAndNoSubstitution(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		flows := someProducts(r, values)
		none, err := ShockByProduct(flows, 0.5, 0, gdp100)
		if err != nil || none.Net != none.Gross || !near(none.Gross.Amount/sum(values), 0.5) {
			t.Errorf("nobody takes up: %+v, %v", none, err)
		}
		some, err1 := ShockByProduct(flows, 0.5, 0.2, gdp100)
		more, err2 := ShockByProduct(shuffled(r, flows), 0.5, 0.4, gdp100)
		if err1 != nil || err2 != nil || some.Gross != none.Gross || some.Net.Amount > some.Gross.Amount || more.Net.Amount > some.Net.Amount || more.Net.Amount < 0 {
			t.Errorf("%+v and %+v", some.Net, more.Net)
		}
		again, err := ShockByProduct(shuffled(r, flows), 0.5, 0.2, gdp100)
		if err != nil || !reflect.DeepEqual(some, again) {
			t.Errorf("another order: %v", err)
		}
	})
}

func TestShockByProduct_CountsProductsWithoutAFigure(t *testing.T) {
	flows := []ProductFlow{{Product: "gas", Partner: 10}, {Product: "arms", Absence: NotReported}, {Product: "ice", Absence: NotApplicable}}
	s, err := ShockByProduct(flows, 1, 0, gdp100)
	if err != nil || s.Missing != 1 || len(s.Products) != 1 || s.Gross.Amount != 10 {
		t.Errorf("%+v, %v", s, err)
	}
	if _, err := ShockByProduct(flows[1:], 1, 0, gdp100); !errors.Is(err, ErrNoTies) {
		t.Errorf("no flow: %v", err)
	}
	for _, bad := range []ProductFlow{{Product: "gas", Partner: 1}, {Partner: 1}, {Product: "oil", Others: -1}, {Product: "oil", Partner: 1, Absence: NotReported}} {
		if _, err := ShockByProduct(append(flows, bad), 1, 0, gdp100); !errors.Is(err, ErrBadValue) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if _, err := ShockByProduct(flows, 1, -1, gdp100); !errors.Is(err, ErrBadValue) {
		t.Errorf("others shrink: %v", err)
	}
}
