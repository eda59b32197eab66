package measure

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func ExampleArmsShare() {
	d, err := ArmsShare([]Order{
		{Supplier: "CHN", Years: []int{2015, 2016}, TIV: 40}, // half of it before the window
		{Supplier: "RUS", Years: []int{2017}, TIV: 60},
	}, "CHN", 2016, 2020)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.0f of %.0f million TIV, %.0f %%; orders split: %d\n", d.TIV, d.Total, 100*d.Share, d.Split)
	// Output: 20 of 80 million TIV, 25 %; orders split: 1
}

func someOrders(r *rand.Rand) []Order {
	orders := make([]Order, 1+r.IntN(12))
	for i := range orders {
		orders[i] = Order{Supplier: []string{"RUS", "CHN", "TUR", Unknown}[r.IntN(4)], TIV: 100 * r.Float64()}
		for y := range 1 + r.IntN(4) {
			orders[i].Years = append(orders[i].Years, 2010+r.IntN(3)+3*y)
		}
	}
	return append(orders, Order{Supplier: "RUS", Years: []int{2016}, TIV: 1})
}

func TestArmsShare_SharesOfAllSuppliersAddUpToOne(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 19))
	for range trials {
		orders := someOrders(r)
		var shares []float64
		for _, s := range []string{"RUS", "CHN", "TUR"} {
			d, err := ArmsShare(orders, s, 2014, 2018)
			if err != nil {
				t.Fatal(err)
			}
			again, err := ArmsShare(shuffled(r, orders), s, 2014, 2018)
			if err != nil || !reflect.DeepEqual(d, again) || d.Low != d.Share || d.High < d.Share || d.High > 1 {
				t.Fatalf("%+v, in another order %+v (%v)", d, again, err)
			}
			shares = append(shares, d.Share)
			if s == "TUR" && !near(sum(shares)+d.Unknown/d.Total, 1) {
				t.Fatalf("shares %v, unknown %v of %v", shares, d.Unknown, d.Total)
			}
		}
	}
}

// Whatever the windows, an order's volume is counted once.
func TestArmsShare_WindowsSplitAnOrderWithoutLoss(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 29))
	for range trials {
		orders := append(someOrders(r), Order{Supplier: "RUS", Years: []int{2010, 2022}, TIV: 1})
		cut := 2010 + r.IntN(12)
		all, err := ArmsShare(orders, "RUS", 2010, 2030)
		before, err1 := ArmsShare(orders, "RUS", 2010, cut)
		after, err2 := ArmsShare(orders, "RUS", cut+1, 2030)
		if err != nil || err1 != nil || err2 != nil || !near(before.TIV+after.TIV, all.TIV) || !near(before.Total+after.Total, all.Total) {
			t.Fatalf("%+v and %+v, not %+v", before, after, all)
		}
	}
}

func TestArmsShare_CountsOrdersWithoutAnAmount(t *testing.T) {
	orders := []Order{
		{Supplier: "RUS", Years: []int{2016}, TIV: 10}, {Supplier: "CHN", Years: []int{2017}, Absence: NotReported},
		{Supplier: "CHN", Years: []int{2018}, Absence: ReportedZero}, {Supplier: "CHN", Years: []int{2018}, Absence: NotApplicable},
	}
	d, err := ArmsShare(orders, "CHN", 2016, 2020)
	if err != nil || d.Share != 0 || d.Missing != 1 || d.Total != 10 {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestArmsShare_RefusesWhatIsNoOrder(t *testing.T) {
	for name, o := range map[string]Order{
		"no supplier": {Years: []int{2016}}, "no year": {Supplier: "RUS", TIV: 1}, "a year twice": {Supplier: "RUS", Years: []int{2016, 2016}},
		"negative": {Supplier: "RUS", Years: []int{2016}, TIV: -1}, "not a number": {Supplier: "RUS", Years: []int{2016}, TIV: math.NaN()},
		"the world": {Supplier: World, Years: []int{2016}, TIV: 1},
	} {
		if _, err := ArmsShare([]Order{o}, "RUS", 2010, 2020); !errors.Is(err, ErrBadValue) {
			t.Errorf("%s: %v", name, err)
		}
	}
	orders := []Order{{Supplier: "RUS", Years: []int{2016}, TIV: 1}}
	if _, err := ArmsShare(orders, "RUS", 2020, 2010); !errors.Is(err, ErrBadValue) {
		t.Errorf("window backwards: %v", err)
	}
	if _, err := ArmsShare(orders, "RUS", 2018, 2020); !errors.Is(err, ErrNoTies) {
		t.Errorf("nothing in the window: %v", err)
	}
}
