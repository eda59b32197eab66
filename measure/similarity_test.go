package measure

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// positions makes a portfolio of rungs toward P00, P01, …
func positions(rungs ...float64) []Position {
	list := make([]Position, len(rungs))
	for i, p := range partsOf(rungs) {
		list[i] = Position{Toward: p.Partner, Value: p.Value}
	}
	return list
}

func ExampleSignorinoRitter() {
	// Alliances with four states, 0 none to 3 defence.
	s, err := SignorinoRitter(positions(3, 0, 0, 3), positions(3, 0, 0, 0), 3)
	if err != nil {
		panic(err)
	}
	fmt.Println(s.Value)
	// Output: 0.5
}

func ExampleCohenKappa() {
	k, err := CohenKappa(positions(3, 0, 0, 3), positions(3, 0, 0, 0), Nominal)
	if err != nil {
		panic(err)
	}
	fmt.Println(k.Value)
	// Output: 0.5
}

func ExampleScottPi() {
	p, err := ScottPi(positions(3, 0, 0, 3), positions(3, 0, 0, 0), Nominal)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.3f\n", p.Value)
	// Output: 0.467
}

// eachPair calls f with made-up portfolios on the rungs 0 to 3, of which neither is all on one rung.
func eachPair(t *testing.T, f func(t *testing.T, r *rand.Rand, a, b []Position)) {
	t.Helper()
	r := rand.New(rand.NewPCG(47, 53))
	for range trials {
		var a, b []float64
		for range 1 + r.IntN(30) {
			a, b = append(a, float64(r.IntN(4))), append(b, float64(r.IntN(4)))
		}
		f(t, r, positions(append(a, 0, 3)...), positions(append(b, 0, 1)...))
		if t.Failed() {
			t.Fatalf("%v and %v", a, b)
		}
	}
}

// likenesses are the three measures under every distance.
func likenesses(t *testing.T, a, b []Position) map[string]float64 {
	t.Helper()
	values := map[string]float64{}
	put := func(name string, l Likeness, err error) {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		values[name] = l.Value
	}
	s, err := SignorinoRitter(a, b, 3)
	put("S", s, err)
	for _, d := range []Distance{Nominal, Absolute, Squared} {
		k, err := CohenKappa(a, b, d)
		put("kappa "+string(d), k, err)
		p, err := ScottPi(a, b, d)
		put("pi "+string(d), p, err)
	}
	return values
}

func TestSimilarity_LiesBetweenMinusOneAndOne(t *testing.T) {
	eachPair(t, func(t *testing.T, _ *rand.Rand, a, b []Position) {
		for name, v := range likenesses(t, a, b) {
			if v > 1 || (v < -1 && name == "S") || (v < -1-1e-12 && name == "pi nominal") {
				t.Errorf("%s is %v", name, v)
			}
		}
	})
}

func TestSimilarity_IsSymmetricAndFreeOfOrder(t *testing.T) {
	eachPair(t, func(t *testing.T, r *rand.Rand, a, b []Position) {
		there, back := likenesses(t, a, b), likenesses(t, shuffled(r, b), shuffled(r, a))
		for name, v := range there {
			if v != back[name] {
				t.Errorf("%s is %v, and %v the other way", name, v, back[name])
			}
		}
	})
}

func TestSimilarity_WithOneselfIsOne(t *testing.T) {
	eachPair(t, func(t *testing.T, _ *rand.Rand, a, _ []Position) {
		for name, v := range likenesses(t, a, a) {
			if v != 1 {
				t.Errorf("%s is %v", name, v)
			}
		}
	})
}

func TestScottPi_IsNeverAboveKappa(t *testing.T) {
	eachPair(t, func(t *testing.T, _ *rand.Rand, a, b []Position) {
		v := likenesses(t, a, b)
		for _, d := range []Distance{Nominal, Absolute, Squared} {
			if v["pi "+string(d)] > v["kappa "+string(d)]+1e-12 {
				t.Errorf("%s: pi %v, kappa %v", d, v["pi "+string(d)], v["kappa "+string(d)])
			}
		}
	})
}

func TestSignorinoRitter_OppositeEndsAreMinusOne(t *testing.T) {
	s, err := SignorinoRitter(positions(0, 3, 0), positions(3, 0, 3), 3)
	if err != nil || s.Value != -1 || s.Rows != 3 {
		t.Errorf("%+v, %v", s, err)
	}
}

// A row that counts twice is as good as two rows.
func TestSimilarity_WeightsCountAsRowsDo(t *testing.T) {
	a, b := positions(3, 0, 1, 1), positions(2, 0, 3, 3)
	wa, wb := positions(3, 0, 1), positions(2, 0, 3)
	for i, w := range []float64{1, 1, 2} {
		wa[i].Weight, wb[i].Weight = w, w
	}
	plain, weighted := likenesses(t, a, b), likenesses(t, wa, wb)
	for name, v := range plain {
		if !near(v, weighted[name]) {
			t.Errorf("%s is %v by rows and %v by weights", name, v, weighted[name])
		}
	}
}

func TestSimilarity_LeavesOutWhatOneSideLacks(t *testing.T) {
	a := append(positions(3, 0, 0), Position{Toward: "X", Value: 3}, Position{Toward: "Y", Absence: NotReported}, Position{Toward: "Z", Absence: ReportedZero})
	b := append(positions(3, 0, 0), Position{Toward: "Y", Value: 3}, Position{Toward: "Z"})
	s, err := SignorinoRitter(a, b, 3)
	if err != nil || s != (Likeness{Value: 1, Rows: 4, Left: 2}) {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestSimilarity_RefusesWhatIsNoPortfolio(t *testing.T) {
	good := positions(0, 3)
	weighted := positions(0, 3)
	weighted[0].Weight = 2
	for name, bad := range map[string][]Position{
		"twice": append(positions(0), positions(0)...), "nobody": {{Value: 1}}, "not a number": positions(math.NaN()), "another weight": weighted,
		"weight below zero": {{Toward: "X", Weight: -1}}, "absent with a value": {{Toward: "X", Value: 1, Absence: NotReported}},
	} {
		if _, err := SignorinoRitter(bad, good, 3); !errors.Is(err, ErrBadValue) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := CohenKappa(good, bad, Nominal); !errors.Is(err, ErrBadValue) {
			t.Errorf("%s second: %v", name, err)
		}
	}
	for _, scale := range []float64{0, -1, 2, math.NaN()} {
		if _, err := SignorinoRitter(positions(0, 3), positions(3, 0), scale); !errors.Is(err, ErrBadValue) {
			t.Errorf("scale %v: %v", scale, err)
		}
	}
	if _, err := ScottPi(good, good, "taxicab"); !errors.Is(err, ErrBadValue) {
		t.Errorf("no such distance: %v", err)
	}
	if _, err := SignorinoRitter(positions(1), nil, 3); !errors.Is(err, ErrNoTies) {
		t.Errorf("nothing in common: %v", err)
	}
	if _, err := CohenKappa(positions(1, 1), positions(1, 1), Nominal); !errors.Is(err, ErrNoTies) {
		t.Errorf("one rung: %v", err)
	}
}
