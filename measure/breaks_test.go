package measure

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
)

func ExampleBaiPerron() {
	b, err := BaiPerron(yearly(2014, 40, 41, 39, 40, 20, 21, 19, 20))
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.0f until %s, then %.0f\n", b.Breaks[0].Old, b.Breaks[0].After, b.Breaks[0].New)
	// Output: 40 until 2017, then 20
}

func ExamplePELT() {
	b, err := PELT(yearly(2014, 40, 41, 39, 40, 20, 21, 19, 20), 50)
	if err != nil {
		panic(err)
	}
	fmt.Println(len(b.Breaks), "break, after", b.Breaks[0].After)
	// Output: 1 break, after 2017
}

// yearly makes a series of years.
func yearly(first int, values ...float64) []Point {
	series := make([]Point, len(values))
	for i, v := range values {
		series[i] = Point{Period: strconv.Itoa(first + i), Value: v}
	}
	return series
}

// nile is the yearly flow of the Nile at Aswan, 1871 to 1970.
func nile(t *testing.T) []Point {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "nile.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var series []Point
	for _, row := range rows[1:] {
		v, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		series = append(series, Point{Period: row[0], Value: v})
	}
	return series
}

// eachSeries calls f with made-up series with up to three levels.
func eachSeries(t *testing.T, f func(t *testing.T, r *rand.Rand, series []Point)) {
	t.Helper()
	r := rand.New(rand.NewPCG(67, 71))
	for range 150 {
		var values []float64
		for range 1 + r.IntN(3) {
			level := 10 * r.NormFloat64()
			for range 3 + r.IntN(5) {
				values = append(values, level+r.NormFloat64())
			}
		}
		for len(values) < 2*MinRegime {
			values = append(values, r.NormFloat64())
		}
		f(t, r, yearly(2000, values...))
		if t.Failed() {
			t.Fatalf("series %v", values)
		}
	}
}

func found(t *testing.T, method func([]Point) (Breaks, error), series []Point) Breaks {
	t.Helper()
	b, err := method(series)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func pelt(series []Point) (Breaks, error) { return PELT(series, 0) }

// cost is the least sum of squares, plus a price for each break, over all ways to cut values: tried one by one.
func cost(values []float64, shortest, breaks int, price float64) float64 {
	least := math.Inf(1)
	if breaks <= 0 && len(values) >= shortest {
		least = deviations(values)
	}
	if breaks == 0 {
		return least
	}
	for cut := shortest; cut+shortest <= len(values); cut++ {
		least = min(least, deviations(values[:cut])+price+cost(values[cut:], shortest, breaks-1, price))
	}
	return least
}

func valuesOf(series []Point) []float64 {
	values := make([]float64, len(series))
	for i, p := range series {
		values[i] = p.Value
	}
	return values
}

func TestBaiPerron_FindsTheLeastSquares(t *testing.T) {
	eachSeries(t, func(t *testing.T, _ *rand.Rand, series []Point) {
		values := valuesOf(series)
		shortest := max(MinRegime, int(Trimming*float64(len(values))))
		for m, f := range bestFits(squaresTable(values), len(values), shortest) {
			if want := cost(values, shortest, m, 0); math.Abs(f.cost-want) > 1e-9*(1+want) || len(f.ends) != m {
				t.Errorf("%d breaks: %v, least is %v", m, f.cost, want)
			}
		}
	})
}

// checkPruned compares what PELT finds with the best of all ways.
func checkPruned(t *testing.T, values []float64, price float64, shortest int) {
	t.Helper()
	ends := pruned(values, price, shortest)
	got, start := price*float64(len(ends)), 0
	for _, end := range append(ends, len(values)) {
		got += deviations(values[start:end])
		start = end
	}
	if want := cost(values, shortest, anyNumber, price); math.Abs(got-want) > 1e-9*(1+want) {
		t.Errorf("breaks after %v cost %v, least is %v", ends, got, want)
	}
}

// anyNumber makes cost try all numbers of breaks.
const anyNumber = -1

func TestPELT_LosesNothingByDropping(t *testing.T) {
	eachSeries(t, func(t *testing.T, r *rand.Rand, series []Point) {
		price, shortest := 5*r.ExpFloat64(), 2+r.IntN(4)
		for values := valuesOf(series); len(values) >= shortest; values = values[1:] {
			checkPruned(t, values, price, shortest)
		}
	})
}

// A start may be dropped only once a break at the end it lost to leaves room for a whole regime.
func TestPELT_DropsNoStartTooEarly(t *testing.T) {
	values := []float64{2, 2, 2, 3, 3, 3, 3, 0, 3, 3, 3, 3, 0, 0}
	checkPruned(t, values, 1.0684991304356857, 4)
}

func TestBreaks_FreeOfOrderAndScale(t *testing.T) {
	eachSeries(t, func(t *testing.T, r *rand.Rand, series []Point) {
		for name, method := range map[string]func([]Point) (Breaks, error){"Bai–Perron": BaiPerron, "PELT": pelt} {
			b := found(t, method, series)
			if again := found(t, method, shuffled(r, series)); !reflect.DeepEqual(b, again) {
				t.Errorf("%s: %+v, in another order %+v", name, b, again)
			}
			large := shuffled(r, series)
			for i := range large {
				large[i].Value *= 1024
			}
			l := found(t, method, large)
			if len(l.Breaks) != len(b.Breaks) {
				t.Fatalf("%s: %+v, on another scale %+v", name, b, l)
			}
			for i, x := range b.Breaks {
				if y := l.Breaks[i]; x.After != y.After || x.Low != y.Low || x.High != y.High || 1024*x.New != y.New {
					t.Errorf("%s: %+v, on another scale %+v", name, x, y)
				}
			}
		}
	})
}

func TestBaiPerron_IntervalsHoldTheirDates(t *testing.T) {
	eachSeries(t, func(t *testing.T, _ *rand.Rand, series []Point) {
		b := found(t, BaiPerron, series)
		for i, x := range b.Breaks {
			if x.Low != "" && (x.Low > x.After || x.High < x.After) {
				t.Errorf("%+v", x)
			}
			if x.Old != b.Levels[i] || x.New != b.Levels[i+1] {
				t.Errorf("%+v among %v", x, b.Levels)
			}
		}
	})
}

func TestBreaks_TheNileFallsAfter1898(t *testing.T) {
	b := found(t, BaiPerron, nile(t))
	p := found(t, pelt, nile(t))
	if len(b.Breaks) != 1 || len(p.Breaks) != 1 || b.Breaks[0].After != "1898" || p.Breaks[0].After != "1898" {
		t.Errorf("Bai–Perron %+v, PELT %+v", b.Breaks, p.Breaks)
	}
	if b.Points != 100 || b.Breaks[0].Low != "1895" || b.Breaks[0].High != "1902" {
		t.Errorf("%+v", b.Breaks)
	}
}

// The numbers were computed from testdata/nile.csv with exact fractions outside this program.
func TestBaiPerron_CountsTheParametersInBIC(t *testing.T) {
	want := []float64{1318.2418, 1270.0837, 1276.4667, 1284.7177, 1291.9445, 1310.7652}
	b := found(t, BaiPerron, nile(t))
	if len(b.BIC) != len(want) {
		t.Fatalf("%v, want %v", b.BIC, want)
	}
	for m := range want {
		if math.Abs(b.BIC[m]-want[m]) > 1e-4 {
			t.Errorf("%d breaks: BIC is %v, want %v", m, b.BIC[m], want[m])
		}
	}
}

func TestBreaks_ASteadySeriesHasNone(t *testing.T) {
	flat := yearly(2000, 5, 5, 5, 5, 5, 5, 5, 5)
	noise := yearly(2000, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6)
	for name, method := range map[string]func([]Point) (Breaks, error){"Bai–Perron": BaiPerron, "PELT": pelt} {
		for _, series := range [][]Point{flat, noise} {
			if b := found(t, method, series); len(b.Breaks) > 0 {
				t.Errorf("%s: %+v", name, b)
			}
		}
	}
}

func TestBaiPerron_AStepWithoutNoiseIsSure(t *testing.T) {
	b := found(t, BaiPerron, yearly(2000, 1, 1, 1, 1, 7, 7, 7))
	if want := (Break{After: "2003", Low: "2003", High: "2003", Old: 1, New: 7}); len(b.Breaks) != 1 || b.Breaks[0] != want {
		t.Errorf("%+v", b)
	}
	for m, bic := range b.BIC {
		if !finite(bic) {
			t.Errorf("BIC of %d breaks is %v", m, bic)
		}
	}
	one := found(t, BaiPerron, yearly(2000, 1, 1, 1, 1, 7, 8, 7, 8)) // noise on one side only
	if len(one.Breaks) != 1 || one.Breaks[0].After != "2003" || one.Breaks[0].Low == "" {
		t.Errorf("%+v", one)
	}
}

func TestBreaks_MissingYearsAreNamedAndNotFilled(t *testing.T) {
	series := yearly(2000, 40, 41, 39, 0, 20, 21, 19, 20)
	series[3].Absence = NotReported
	b := found(t, BaiPerron, series)
	if len(b.Breaks) != 1 || b.Breaks[0].After != "2002" || !reflect.DeepEqual(b.Left, []string{"2003"}) || b.Points != 7 {
		t.Errorf("%+v", b)
	}
}

func TestBreaks_RefuseWhatIsNoSeries(t *testing.T) {
	short := yearly(2000, 1, 2, 3, 4, 5)
	twice := append(yearly(2000, 1, 2, 3, 4, 5, 6), Point{Period: "2000", Value: 9})
	for name, c := range map[string]struct {
		series []Point
		want   error
	}{
		"short": {short, ErrAbsent}, "twice": {twice, ErrBadValue}, "no period": {append(short, Point{Value: 1}), ErrBadValue},
		"not a number": {yearly(2000, 1, 2, 3, 4, 5, math.NaN()), ErrBadValue}, "too far apart": {yearly(2000, 1, 2, 3, 4, 5, math.MaxFloat64), ErrBadValue},
	} {
		if _, err := BaiPerron(c.series); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := PELT(yearly(2000, 1, 2, 3, 4, 5, 6), -1); !errors.Is(err, ErrBadValue) {
		t.Errorf("price below zero: %v", err)
	}
}

// Bai (1997) gives 7 and 11 for intervals of 90 and 95 percent where both variances are the same.
func TestArgmax_HasThePublishedQuantiles(t *testing.T) {
	for q, want := range map[float64]float64{0.95: 7.7, 0.975: 11.0, 0.05: -7.7, 0.025: -11.0} {
		if x, ok := argmaxQuantile(q, 1); !ok || math.Abs(x-want) > 0.05 {
			t.Errorf("quantile %v is %v, want %v", q, x, want)
		}
	}
}

// What beyond loses as x grows is the density of time and height, summed over heights.
func TestArgmax_ClosedFormAgreesWithTheDensity(t *testing.T) {
	for _, b := range []float64{0.2, 1, 3} {
		for _, x := range []float64{0.3, 1, 4, 9} {
			const step = 1e-3
			var density []float64
			for m := step / 2; m < 40; m += step {
				joint := m / math.Sqrt(2*math.Pi*x*x*x) * math.Exp(-(m+x/2)*(m+x/2)/(2*x))
				density = append(density, joint*(1-math.Exp(-b*m))*step)
			}
			slope := (beyond(x-step, b) - beyond(x+step, b)) / (2 * step)
			if want := sum(density); math.Abs(slope-want) > 1e-6 {
				t.Errorf("b %v, x %v: %v, want %v", b, x, slope, want)
			}
		}
	}
}

func TestArgmax_IsADistribution(t *testing.T) {
	for _, ratio := range []float64{0.01, 0.3, 1, 5, 100} {
		last := 0.0
		for x := -400.0; x <= 400; x += 0.5 {
			p := argmaxCDF(x, ratio)
			if p < last-1e-12 || p > 1 {
				t.Fatalf("ratio %v: %v at %v, %v before", ratio, p, x, last)
			}
			last = p
		}
		if left := argmaxCDF(0, ratio); !near(left, 1/(1+ratio)) || argmaxCDF(-1e9, ratio) != 0 || argmaxCDF(1e300, ratio) != 1 {
			t.Errorf("ratio %v: %v to the left of zero", ratio, left)
		}
	}
	if _, ok := argmaxQuantile(0.025, 1000); ok {
		t.Error("zero lies beyond the quantile, and there is an interval")
	}
}
