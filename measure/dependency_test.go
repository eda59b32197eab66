package measure

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
)

func ExampleCDI() {
	// 80 from two suppliers outside, 20 from members; exports 40.
	d, err := CDI([]Part{{Partner: "CHN", Value: 60}, {Partner: "VNM", Value: 20}}, 20, 40)
	if err != nil {
		panic(err)
	}
	for _, c := range d.Criteria {
		fmt.Printf("%s: %.3f above %.1f %v\n", c.Name, c.Value, c.Threshold, c.Met)
	}
	fmt.Println(d.Dependent)
	// Output:
	// suppliers outside: 0.625 above 0.4 true
	// outside over all imports: 0.800 above 0.5 true
	// outside over exports: 2.000 above 1.0 true
	// true
}

func ExampleGeoDep() {
	year := ProductYear{
		Imports: []Part{{Partner: "CHN", Value: 90}, {Partner: "DEU", Value: 10}}, Exports: 50,
		WorldExports: []Part{{Partner: "CHN", Value: 700}, {Partner: "DEU", Value: 300}},
	}
	var window []ProductYear
	for y := 2020; y <= 2022; y++ {
		year.Year = y
		window = append(window, year)
	}
	window[0].Exports = 500 // in 2020 it exported more than it imported
	d, err := GeoDep(window)
	if err != nil {
		panic(err)
	}
	fmt.Println(d.Dependent, d.Years[0].Dependent, d.Years[1].Dependent)
	// Output: true false true
}

func TestCDI_ThresholdsAreToBeExceeded(t *testing.T) {
	even := []Part{{Partner: "CHN", Value: 50}, {Partner: "VNM", Value: 50}}
	for name, c := range map[string]struct {
		outside          []Part
		members, exports float64
		want             bool
	}{
		"all met":                 {even, 50, 50, true},
		"as much from members":    {even, 100, 50, false},
		"as much exported":        {even, 50, 100, false},
		"many suppliers":          {[]Part{{Partner: "A", Value: 40}, {Partner: "B", Value: 30}, {Partner: "C", Value: 30}}, 0, 0, false},
		"nothing exported":        {even, 0, 0, true},
		"one supplier is one":     {even[:1], 10, 10, true},
		"members do not count":    {append([]Part{{Partner: "DEU", Absence: NotApplicable}}, even...), 50, 50, true},
		"a zero changes nothing":  {append([]Part{{Partner: "IND", Absence: ReportedZero}}, even...), 50, 50, true},
		"exports far above":       {even, 0, 1e6, false},
		"outside far above":       {even, 1, 1, true},
		"outside half of imports": {even, 100.0001, 1, false},
	} {
		d, err := CDI(c.outside, c.members, c.exports)
		if err != nil || d.Dependent != c.want || !d.Sure {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}

func TestCDI_UnknownSuppliersLeaveItOpen(t *testing.T) {
	d, err := CDI([]Part{{Partner: "CHN", Value: 50}, {Partner: "VNM", Value: 20}, {Partner: Unknown, Value: 30}}, 0, 10)
	if err != nil || !d.Dependent || d.Sure || d.Criteria[0].Sure || !d.Criteria[1].Sure {
		t.Errorf("%+v, %v", d, err)
	}
	// Whoever the unknown are, more was exported than came in.
	if d, err := CDI([]Part{{Partner: "CHN", Value: 50}, {Partner: Unknown, Value: 50}}, 0, 500); err != nil || d.Dependent || !d.Sure {
		t.Errorf("%+v, %v", d, err)
	}
	// Nobody knows how much a supplier without a figure sold.
	if d, err := CDI([]Part{{Partner: "CHN", Value: 50}, {Partner: "RUS", Absence: NotReported}}, 60, 100); err != nil || d.Dependent || d.Sure {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestCDI_RefusesWhatIsNoTrade(t *testing.T) {
	if _, err := CDI(nil, 10, 10); !errors.Is(err, ErrNoTies) {
		t.Errorf("nothing from outside: %v", err)
	}
	if _, err := CDI([]Part{{Partner: "CHN", Value: 1}}, -1, 10); !errors.Is(err, ErrBadValue) {
		t.Errorf("negative: %v", err)
	}
}

func window(dependent ...bool) []ProductYear {
	var years []ProductYear
	for i, d := range dependent {
		y := ProductYear{
			Year: 2020 + i, Imports: []Part{{Partner: "CHN", Value: 10}}, Exports: 1,
			WorldExports: []Part{{Partner: "CHN", Value: 70}, {Partner: "DEU", Value: 30}},
		}
		if !d {
			y.Exports = 100
		}
		years = append(years, y)
	}
	return years
}

func TestGeoDep_HoldsInTwoOfThreeYears(t *testing.T) {
	for _, c := range []struct {
		years           []bool
		dependent, sure bool
	}{
		{[]bool{true, true, true}, true, true}, {[]bool{true, false, true}, true, true}, {[]bool{false, false, true}, false, true},
		{[]bool{true, true}, true, true}, {[]bool{true, false}, false, false}, {[]bool{false, false}, false, true}, {[]bool{true}, false, false},
	} {
		d, err := GeoDep(window(c.years...))
		if err != nil || d.Dependent != c.dependent || d.Sure != c.sure || d.Missing != 3-len(c.years) {
			t.Errorf("%v: %+v, %v", c.years, d, err)
		}
	}
}

func TestGeoDep_TakesAConcentrationThatIsKnown(t *testing.T) {
	years := window(true, false, true)
	want, err := GeoDep(years)
	if err != nil {
		t.Fatal(err)
	}
	for i := range years {
		c, err := Concentrate(years[i].WorldExports)
		if err != nil {
			t.Fatal(err)
		}
		years[i].World, years[i].WorldExports = &c, nil
	}
	if got, err := GeoDep(years); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
}

// The criteria must hold in the same year: each of them in two years is not enough.
func TestGeoDep_CriteriaHoldTogether(t *testing.T) {
	years := window(true, true, true)
	many := []Part{{Partner: "A", Value: 1}, {Partner: "B", Value: 1}, {Partner: "C", Value: 1}}
	years[0].Imports, years[1].WorldExports, years[2].Exports = many, many, 100
	years[0].Exports = 0
	if d, err := GeoDep(years); err != nil || d.Dependent || !d.Sure {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestGeoDep_AYearWithoutImportsIsNotDependent(t *testing.T) {
	years := window(true, true, true)
	years[1].Imports = []Part{{Partner: "CHN", Absence: ReportedZero}}
	d, err := GeoDep(years)
	if err != nil || !d.Dependent || d.Years[1].Dependent || !d.Years[1].Sure {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestGeoDep_RefusesWhatIsNoWindow(t *testing.T) {
	years := window(true, true, true)
	years[2].Year = 2023
	twice := window(true, true)
	twice[1].Year = 2020
	for _, bad := range [][]ProductYear{years, twice} {
		if _, err := GeoDep(bad); !errors.Is(err, ErrBadValue) {
			t.Errorf("%v", err)
		}
	}
	if _, err := GeoDep(nil); !errors.Is(err, ErrNoTies) {
		t.Errorf("no year: %v", err)
	}
	none := window(true)
	none[0].WorldExports = []Part{{Partner: Unknown, Value: 3}}
	if _, err := GeoDep(none); !errors.Is(err, ErrAbsent) {
		t.Errorf("no exporter: %v", err)
	}
}
