package measure

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func ExampleShare() {
	// Exports of 100, of which 10 went to nobody knows whom.
	s, err := Share([]Part{{Partner: "RUS", Value: 60}, {Partner: "CHN", Value: 30}, {Partner: World, Value: 100}}, "RUS")
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.0f %%, at most %.0f %%; partners known for %.0f %%\n", 100*s.Share, 100*s.High, 100*s.Coverage.Share())
	// Output: 60 %, at most 70 %; partners known for 90 %
}

func ExampleShares() {
	list, err := Shares([]Part{{Partner: "CHN", Value: 30}, {Partner: "RUS", Value: 60}, {Partner: Unknown, Value: 10}})
	if err != nil {
		panic(err)
	}
	for _, s := range list {
		fmt.Printf("%s %.1f\n", s.Partner, s.Share)
	}
	// Output:
	// RUS 0.6
	// CHN 0.3
}

func ExampleShareRange() {
	kyrgyz := []Part{{Partner: "CHN", Value: 5}, {Partner: "RUS", Value: 3}}
	r, err := ShareRange(kyrgyz, []Part{{Partner: "CHN", Value: 12}}, "CHN")
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.1f to %.1f %%\n", 100*r.Low, 100*r.High)
	// Output: 62.5 to 80.0 %
}

func TestShares_AddUpToTheCoverage(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		parts := append(partsOf(values), Part{Partner: Unknown, Value: 10 * r.Float64()})
		list, err := Shares(parts)
		if err != nil {
			t.Fatal(err)
		}
		total := sumOf(list, func(s PartnerShare) float64 { return s.Share })
		c := list[0].Coverage
		if !near(total, c.Share()) || !near(total+c.Unknown/c.Whole, 1) || c.Partners+c.Zero != len(list) {
			t.Errorf("shares add up to %v, coverage %+v", total, c)
		}
	})
}

func TestShare_KeepsOrderAndScaleOut(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		list, err := Shares(partsOf(values))
		if err != nil {
			t.Fatal(err)
		}
		other, err := Shares(shuffled(r, partsOf(values)))
		if err != nil || !reflect.DeepEqual(list, other) {
			t.Errorf("another order: %v", err)
		}
		large, err := Share(partsOf(scaled(values)), list[0].Partner)
		if err != nil || large.Share != list[0].Share {
			t.Errorf("another scale: %v, %v and %v", err, large.Share, list[0].Share)
		}
	})
}

func TestShare_UnknownAmountsStayInTheDenominator(t *testing.T) {
	with := []Part{{Partner: "RUS", Value: 60}, {Partner: "CHN", Value: 20}, {Partner: Unknown, Value: 20}}
	s, err := Share(with, "RUS")
	if err != nil || s.Share != 0.6 || s.Range != (Range{0.6, 0.8}) || s.Coverage.Share() != 0.8 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestShare_ATotalCoversWhoIsMissing(t *testing.T) {
	parts := []Part{{Partner: "RUS", Value: 60}, {Partner: "TKM", Absence: NotReported}, {Partner: "KAZ", Absence: NotApplicable}}
	open, err := Share(parts, "RUS")
	if err != nil || !open.Coverage.Open() || open.Range != (Range{0, 1}) || open.Coverage.NotReported != 1 || open.Coverage.NotApplicable != 1 {
		t.Errorf("without a total: %+v, %v", open, err)
	}
	shut, err := Share(append(parts, Part{Partner: World, Value: 80}), "RUS")
	if err != nil || shut.Coverage.Open() || shut.Share != 0.75 || shut.Range != (Range{0.75, 1}) {
		t.Errorf("with a total: %+v, %v", shut, err)
	}
}

func TestShare_PartsBeyondTheTotalAreTheWhole(t *testing.T) {
	s, err := Share([]Part{{Partner: "RUS", Value: 60}, {Partner: "CHN", Value: 41}, {Partner: World, Value: 100}}, "RUS")
	if err != nil || s.Share != 60.0/101 || s.Coverage.Excess != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestShare_AnAbsentPartnerIsNoZero(t *testing.T) {
	parts := []Part{
		{Partner: "RUS", Value: 60}, {Partner: "CHN", Absence: ReportedZero}, {Partner: "TKM", Absence: NotReported},
		{Partner: "TJK", Absence: OutsideCoverage}, {Partner: "KAZ", Absence: NotApplicable},
	}
	if s, err := Share(parts, "CHN"); err != nil || s.Share != 0 {
		t.Errorf("reported zero: %+v, %v", s, err)
	}
	for _, p := range []string{"TKM", "TJK", "KAZ", "UZB"} {
		if s, err := Share(parts, p); !errors.Is(err, ErrAbsent) {
			t.Errorf("%s: %+v, %v", p, s, err)
		}
	}
}

func TestShare_RefusesWhatIsNoListOfAmounts(t *testing.T) {
	for name, c := range map[string]struct {
		parts []Part
		want  error
	}{
		"negative":            {[]Part{{Partner: "RUS", Value: -1}}, ErrBadValue},
		"not a number":        {[]Part{{Partner: "RUS", Value: math.NaN()}}, ErrBadValue},
		"too large a sum":     {[]Part{{Partner: "RUS", Value: math.MaxFloat64}, {Partner: "CHN", Value: math.MaxFloat64}}, ErrBadValue},
		"twice":               {[]Part{{Partner: "RUS", Value: 1}, {Partner: "RUS", Value: 2}}, ErrBadValue},
		"nobody":              {[]Part{{Value: 1}}, ErrBadValue},
		"an amount of absent": {[]Part{{Partner: "RUS", Value: 1, Absence: NotReported}}, ErrBadValue},
		"no such absence":     {[]Part{{Partner: "RUS", Absence: "gone"}}, ErrBadValue},
		"empty":               {nil, ErrNoTies},
		"all zero":            {[]Part{{Partner: "RUS"}}, ErrNoTies},
	} {
		if _, err := Share(c.parts, "RUS"); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Share([]Part{{Partner: World, Value: 1}}, World); !errors.Is(err, ErrBadValue) {
		t.Errorf("the world as partner: %v", err)
	}
}

func TestShareRange_HoldsTheSharesOfBothSides(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		other := make([]float64, len(values))
		for i, v := range values {
			other[i] = v * (0.5 + r.Float64())
		}
		own, mirror := partsOf(values), partsOf(other)
		for _, p := range own {
			span, err := ShareRange(own, mirror, p.Partner)
			if err != nil {
				t.Fatal(err)
			}
			for _, side := range [][]Part{own, mirror} {
				s, err := Share(side, p.Partner)
				if err != nil || s.Share < span.Low-1e-12 || s.Share > span.High+1e-12 {
					t.Errorf("%s: %v lies outside %v (%v)", p.Partner, s.Share, span, err)
				}
			}
			if swapped, err := ShareRange(mirror, own, p.Partner); err != nil || swapped != span {
				t.Errorf("%s: swapped %v, not %v (%v)", p.Partner, swapped, span, err)
			}
		}
	})
}

func TestShareRange_WithoutMirrorIsThePoint(t *testing.T) {
	own := []Part{{Partner: "RUS", Value: 60}, {Partner: "CHN", Value: 40}}
	if r, err := ShareRange(own, nil, "RUS"); err != nil || r != (Range{0.6, 0.6}) {
		t.Errorf("%v, %v", r, err)
	}
	if r, err := ShareRange(own, nil, "TUR"); !errors.Is(err, ErrAbsent) {
		t.Errorf("nobody's partner: %v, %v", r, err)
	}
}

func TestShareRange_TheMirrorSpeaksWhereTheReporterDoesNot(t *testing.T) {
	own := []Part{{Partner: "RUS", Value: 60}, {Partner: "TKM", Absence: NotReported}, {Partner: World, Value: 100}}
	r, err := ShareRange(own, []Part{{Partner: "TKM", Value: 30}}, "TKM")
	if err != nil || r.Low <= 0 || r.Low > 0.3 || r.High < 0.3 {
		t.Errorf("%v, %v", r, err)
	}
}
