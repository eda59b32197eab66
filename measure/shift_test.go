package measure

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

func ExampleShift() {
	s, err := Shift(
		[]Part{{Partner: "RUS", Value: 80}, {Partner: "KAZ", Value: 20}},
		[]Part{{Partner: "RUS", Value: 100}, {Partner: "KAZ", Value: 100}},
	)
	if err != nil {
		panic(err)
	}
	for _, p := range s.Partners {
		fmt.Printf("%s %+.0f points: own growth %+.1f, growth of the rest %+.1f\n", p.Partner, 100*p.Change, 100*p.Own, 100*p.Rest)
	}
	// Output:
	// RUS -30 points: own growth +4.4, growth of the rest -34.4
	// KAZ +30 points: own growth +34.4, growth of the rest -4.4
}

// eachShift calls f with the flows of two periods, some of them unknown.
func eachShift(t *testing.T, f func(t *testing.T, r *rand.Rand, before, after []Part, s Shifts)) {
	t.Helper()
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		later := make([]float64, len(values))
		for i, v := range values {
			later[i] = v * 3 * r.Float64()
		}
		later[r.IntN(len(later))] += 1
		before := append(partsOf(values), Part{Partner: Unknown, Value: float64(r.IntN(3))})
		after := append(partsOf(later), Part{Partner: World, Value: sum(later) + r.Float64()})
		s, err := Shift(before, after)
		if err != nil {
			t.Fatal(err)
		}
		f(t, r, before, after, s)
	})
}

func TestShift_PartsAddUpToTheChange(t *testing.T) {
	eachShift(t, func(t *testing.T, _ *rand.Rand, _, _ []Part, s Shifts) {
		var changes []float64
		for _, p := range s.Partners {
			if !near(p.Own+p.Rest, p.Change) || !near(p.Before+p.Change, p.After) {
				t.Errorf("%+v does not add up", p)
			}
			changes = append(changes, p.Change)
		}
		unknown := s.After.Unknown/s.After.Whole - s.Before.Unknown/s.Before.Whole
		if !near(sum(changes)+unknown, 0) || len(s.Left) > 0 {
			t.Errorf("changes add up to %v, with unknown partners %v", sum(changes), unknown)
		}
	})
}

// The part of the rest, by its own formula and not as what is left of the change.
func TestShift_TheRestHasItsOwnFormula(t *testing.T) {
	eachShift(t, func(t *testing.T, _ *rand.Rand, _, _ []Part, s Shifts) {
		for _, p := range s.Partners {
			if p.Flow[1]+p.Others[0] == 0 || p.Flow[0]+p.Others[1] == 0 {
				continue
			}
			rest := (part(p.Flow[0], p.Others[1]) - p.Before + p.After - part(p.Flow[1], p.Others[0])) / 2
			if !near(rest, p.Rest) {
				t.Errorf("%s: %v, not %v", p.Partner, p.Rest, rest)
			}
		}
	})
}

func TestShift_PartsHaveTheSignOfTheirGrowth(t *testing.T) {
	eachShift(t, func(t *testing.T, _ *rand.Rand, _, _ []Part, s Shifts) {
		for _, p := range s.Partners {
			if (p.Flow[1]-p.Flow[0])*p.Own < -1e-9 || (p.Others[1]-p.Others[0])*p.Rest > 1e-9 {
				t.Errorf("%+v", p)
			}
		}
	})
}

func TestShift_TurnsItsSignWithTime(t *testing.T) {
	eachShift(t, func(t *testing.T, r *rand.Rand, before, after []Part, s Shifts) {
		back, err := Shift(shuffled(r, after), shuffled(r, before))
		if err != nil || len(back.Partners) != len(s.Partners) {
			t.Fatal(err)
		}
		for i, p := range s.Partners {
			q := back.Partners[i]
			if q.Partner != p.Partner || q.Change != -p.Change || !near(q.Own, -p.Own) || !near(q.Rest, -p.Rest) {
				t.Errorf("%+v, back %+v", p, q)
			}
		}
	})
}

func TestShift_FreeOfOrderAndScale(t *testing.T) {
	eachShift(t, func(t *testing.T, r *rand.Rand, before, after []Part, s Shifts) {
		again, err := Shift(shuffled(r, before), shuffled(r, after))
		if err != nil || !reflect.DeepEqual(s, again) {
			t.Errorf("another order: %v", err)
		}
		for i := range after {
			after[i].Value *= 1024 // all prices rise alike
		}
		dear, err := Shift(before, after)
		if err != nil || dear.Partners[0].Change != s.Partners[0].Change {
			t.Errorf("another scale: %v", err)
		}
	})
}

func TestShift_BetweenNothingAndAll(t *testing.T) {
	s, err := Shift(
		[]Part{{Partner: "RUS", Value: 5}, {Partner: "CHN", Absence: ReportedZero}},
		[]Part{{Partner: "RUS"}, {Partner: "CHN", Value: 7}},
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Partners {
		if p.Own+p.Rest != p.Change || p.Change*p.Change != 1 {
			t.Errorf("%+v", p)
		}
	}
}

func TestShift_NamesWhoHasNoFigureInOneOfThePeriods(t *testing.T) {
	s, err := Shift(
		[]Part{{Partner: "RUS", Value: 5}, {Partner: "CHN", Value: 5}, {Partner: "TKM", Value: 2}, {Partner: "SUN", Value: 1}},
		[]Part{{Partner: "RUS", Value: 7}, {Partner: "CHN", Absence: OutsideCoverage}, {Partner: "TKM", Absence: NotReported}, {Partner: "SUN", Absence: NotApplicable}, {Partner: "TUR", Value: 1}},
	)
	if want := []string{"CHN", "SUN", "TKM", "TUR"}; err != nil || !reflect.DeepEqual(s.Left, want) || len(s.Partners) != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	if _, err := Shift(nil, []Part{{Partner: "RUS", Value: 7}}); !errors.Is(err, ErrNoTies) {
		t.Errorf("nothing before: %v", err)
	}
}
