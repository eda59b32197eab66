package measure

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"leeway"
)

func ExampleShareOfGDP() {
	s, err := ShareOfGDP(Figure{Value: 15, Unit: "usd", Period: "2024"}, Figure{Value: 120, Unit: "usd", Period: "2024"})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.1f %%\n", 100*s)
	// Output: 12.5 %
}

func TestShareOfGDP_WantsOnePeriodAndOneUnit(t *testing.T) {
	flow := Figure{Value: 15, Unit: "usd", Period: "2024"}
	for name, gdp := range map[string]Figure{
		"another year":     {Value: 120, Unit: "usd", Period: "2023"},
		"another currency": {Value: 120, Unit: "eur", Period: "2024"},
	} {
		if _, err := ShareOfGDP(flow, gdp); !errors.Is(err, ErrMismatch) || leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestShareOfGDP_OfWhatIsAbsentIsNotZero(t *testing.T) {
	gdp := Figure{Value: 120, Unit: "usd", Period: "2024"}
	for _, a := range []Absence{NotReported, OutsideCoverage, NotApplicable} {
		missing := Figure{Unit: "usd", Period: "2024", Absence: a}
		if _, err := ShareOfGDP(missing, gdp); !errors.Is(err, ErrAbsent) {
			t.Errorf("flow %s: %v", a, err)
		}
		if _, err := ShareOfGDP(gdp, missing); !errors.Is(err, ErrAbsent) {
			t.Errorf("product %s: %v", a, err)
		}
	}
	if s, err := ShareOfGDP(Figure{Unit: "usd", Period: "2024", Absence: ReportedZero}, gdp); s != 0 || err != nil {
		t.Errorf("reported zero: %v, %v", s, err)
	}
}

func TestShareOfGDP_RefusesWhatIsNoProduct(t *testing.T) {
	flow := Figure{Value: 1, Unit: "usd", Period: "2024"}
	for _, v := range []float64{0, -1, math.NaN(), math.SmallestNonzeroFloat64 / 2} {
		if s, err := ShareOfGDP(flow, Figure{Value: v, Unit: "usd", Period: "2024"}); !errors.Is(err, ErrBadValue) {
			t.Errorf("product %v: %v, %v", v, s, err)
		}
	}
	if s, err := ShareOfGDP(Figure{Value: math.MaxFloat64}, Figure{Value: 0.1}); !errors.Is(err, ErrBadValue) {
		t.Errorf("too large: %v, %v", s, err)
	}
	if s, err := ShareOfGDP(Figure{Value: -6}, Figure{Value: 100}); err != nil || s != -0.06 {
		t.Errorf("a net outflow: %v, %v", s, err)
	}
}
