package measure

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func ExampleSurvives() {
	// More than 40 % of imports come from one partner: by the newest figure, an older one and another source.
	r, err := Survives(Case{Name: "own table, 2023", Value: 0.43},
		[]Case{{Name: "own table, 2022", Value: 0.41}, {Name: "partner's table, 2023", Value: 0.38}}, Limit{At: 0.4})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%d of %d cases agree; fails in %s\n", r.Agree, r.Cases, r.Fail[0].Name)
	// Output: 1 of 2 cases agree; fails in partner's table, 2023
}

func ExampleRankBands() {
	bands, err := RankBands([]Ranking{
		{Name: "2023", Parts: []Part{{Partner: "CHN", Value: 21}, {Partner: "RUS", Value: 19}, {Partner: "ITA", Value: 11}}},
		{Name: "2022", Parts: []Part{{Partner: "RUS", Value: 20}, {Partner: "CHN", Value: 18}, {Partner: "ITA", Value: 11}}},
	})
	if err != nil {
		panic(err)
	}
	for _, b := range bands {
		fmt.Printf("%s %d to %d\n", b.Partner, b.Best, b.Worst)
	}
	// Output:
	// CHN 1 to 2
	// RUS 1 to 2
	// ITA 3 to 3
}

func ExampleRankingSurvives() {
	r, err := RankingSurvives(
		Ranking{Name: "2023", Parts: []Part{{Partner: "CHN", Value: 21}, {Partner: "RUS", Value: 19}, {Partner: "ITA", Value: 11}}},
		[]Ranking{{Name: "2022", Parts: []Part{{Partner: "RUS", Value: 20}, {Partner: "CHN", Value: 18}, {Partner: "ITA", Value: 11}}}},
	)
	if err != nil {
		panic(err)
	}
	fmt.Println(r.Robust, r.Kept, "of", r.Pairs, r.Reversed)
	// Output: false 2 of 3 [{2022 CHN RUS}]
}

func TestSurvives_NamesTheCasesThatFail(t *testing.T) {
	r := rand.New(rand.NewPCG(59, 61))
	for range trials {
		base := Case{Name: "base", Value: r.Float64()}
		limit := Limit{At: 0.5, Below: r.IntN(2) == 0}
		var others []Case
		for i := range r.IntN(6) {
			c := Case{Name: fmt.Sprint(i), Value: r.Float64()}
			if r.IntN(4) == 0 {
				c.Value, c.Absence = 0, NotReported
			}
			others = append(others, c)
		}
		v, err := Survives(base, others, limit)
		again, err2 := Survives(base, shuffled(r, others), limit)
		if err != nil || err2 != nil || !reflect.DeepEqual(v, again) || v.Agree+len(v.Fail) != v.Cases || v.Cases+len(v.Absent) != len(others) {
			t.Fatalf("%+v and %+v (%v)", v, again, err)
		}
		for _, c := range v.Fail {
			if limit.holds(c.Value) == limit.holds(base.Value) {
				t.Fatalf("%+v agrees with %+v", c, base)
			}
		}
		if v.Robust != (v.Cases > 0 && v.Agree == v.Cases) {
			t.Fatalf("%+v", v)
		}
	}
}

func TestSurvives_WhatWasNotTriedIsNotRobust(t *testing.T) {
	r, err := Survives(Case{Name: "base", Value: 1}, []Case{{Name: "imf", Absence: OutsideCoverage}}, Limit{})
	if err != nil || r.Robust || !r.Holds || len(r.Absent) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := Survives(Case{Name: "base", Absence: NotReported}, nil, Limit{}); !errors.Is(err, ErrAbsent) {
		t.Errorf("no base: %v", err)
	}
	for _, bad := range [][]Case{{{Name: "base", Value: 1}}, {{Value: 1}}, {{Name: "x", Value: math.NaN()}}} {
		if _, err := Survives(Case{Name: "base", Value: 1}, bad, Limit{}); !errors.Is(err, ErrBadValue) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if _, err := Survives(Case{Name: "base", Value: 1}, nil, Limit{At: math.Inf(1)}); !errors.Is(err, ErrBadValue) {
		t.Errorf("no line: %v", err)
	}
	on, err := Survives(Case{Name: "base", Value: 0.4}, nil, Limit{At: 0.4})
	below, err2 := Survives(Case{Name: "base", Value: 0.4}, nil, Limit{At: 0.4, Below: true})
	if err != nil || err2 != nil || on.Holds || below.Holds {
		t.Errorf("on the line: %+v and %+v", on, below)
	}
}

func TestRankBands_OfOneCaseAreItsRanks(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		bands, err := RankBands([]Ranking{{"one", partsOf(values)}})
		again, err2 := RankBands([]Ranking{{"one", shuffled(r, partsOf(values))}})
		if err != nil || err2 != nil || !reflect.DeepEqual(bands, again) || len(bands) != len(values) {
			t.Fatal(err, err2)
		}
		by := map[string]float64{}
		for _, p := range partsOf(values) {
			by[p.Partner] = p.Value
		}
		for i, b := range bands {
			if b.Best != b.Worst || b.Best != b.BaseBest || b.Best > i+1 || (i > 0 && by[b.Partner] > by[bands[i-1].Partner]) {
				t.Errorf("%+v at place %d", b, i)
			}
		}
	})
}

func TestRankBands_MoreCasesNeverNarrow(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		one := []Ranking{{"one", partsOf(values)}}
		a, err := RankBands(one)
		b, err2 := RankBands(append(one, Ranking{"two", partsOf(shuffled(r, values))}))
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		for i := range a {
			if b[i].Partner != a[i].Partner || b[i].Best > a[i].Best || b[i].Worst < a[i].Worst {
				t.Errorf("%+v, then %+v", a[i], b[i])
			}
		}
	})
}

func TestRankBands_WhoHasNoFigureCouldBeAbove(t *testing.T) {
	bands, err := RankBands([]Ranking{
		{"2023", []Part{{Partner: "TJK", Value: 5}, {Partner: "KGZ", Value: 4}, {Partner: "TKM", Absence: NotReported}, {Partner: "SUN", Absence: NotApplicable}}},
		{"2022", []Part{{Partner: "TJK", Value: 5}, {Partner: "KGZ", Absence: ReportedZero}, {Partner: "TKM", Value: 9}}},
	})
	want := []Band{
		{Partner: "TJK", BaseBest: 1, BaseWorst: 2, Best: 1, Worst: 3, Cases: 2},
		{Partner: "KGZ", BaseBest: 2, BaseWorst: 3, Best: 2, Worst: 4, Cases: 2},
		{Partner: "SUN", Absent: 2},
		{Partner: "TKM", Best: 1, Worst: 2, Cases: 1, Absent: 1},
	}
	if err != nil || !reflect.DeepEqual(bands, want) {
		t.Errorf("%+v, %v", bands, err)
	}
}

func TestRankingSurvives_ItselfWithoutReversals(t *testing.T) {
	eachAmounts(t, func(t *testing.T, r *rand.Rand, values []float64) {
		base := Ranking{"base", partsOf(values)}
		same, err := RankingSurvives(base, []Ranking{{"same", partsOf(scaled(values))}})
		if err != nil || len(same.Reversed) > 0 || same.Kept != same.Pairs || same.Robust != (same.Pairs > 0) {
			t.Errorf("%+v, %v", same, err)
		}
		other := Ranking{"other", partsOf(shuffled(r, values))}
		there, err := RankingSurvives(base, []Ranking{other})
		back, err2 := RankingSurvives(other, []Ranking{base})
		if err != nil || err2 != nil || there.Kept != back.Kept || len(there.Reversed) != len(back.Reversed) || there.Kept+there.Tied+len(there.Reversed) != there.Pairs {
			t.Errorf("%+v and %+v", there, back)
		}
	})
}

func TestRankings_RefuseWhatIsNoRanking(t *testing.T) {
	good := Ranking{"good", partsOf([]float64{1, 2})}
	for _, bad := range []Ranking{{"", good.Parts}, good, {"twice", append(partsOf([]float64{1}), partsOf([]float64{1})...)}, {"nobody", []Part{{Value: 1}}}} {
		if _, err := RankBands([]Ranking{good, bad}); !errors.Is(err, ErrBadValue) {
			t.Errorf("%+v: %v", bad, err)
		}
		if _, err := RankingSurvives(good, []Ranking{bad}); !errors.Is(err, ErrBadValue) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if _, err := RankBands(nil); !errors.Is(err, ErrNoTies) {
		t.Errorf("no case: %v", err)
	}
	if r, err := RankingSurvives(good, nil); err != nil || r.Robust {
		t.Errorf("not tried: %+v, %v", r, err)
	}
}
