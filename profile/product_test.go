package profile

import (
	"math"
	"slices"
	"testing"

	"leeway"
)

// smallWorld is a year in which Kazakhstan buys telephones of China (80) and Russia (20) and sells 10; the
// world's exporters of them are China (75 of 100), Germany, Russia and Kazakhstan itself.
func smallWorld(year int) TradeByProduct {
	world := func(id string, usd, place int64) leeway.Supplier {
		return leeway.Supplier{Product: "851712", Reporter: id, ValueUSD: usd, Place: place, WorldUSD: 240, HHI: 586_805_556}
	}
	return TradeByProduct{
		Year:      year,
		Sides:     map[string]leeway.Sides{"851712": {ImportsUSD: 100, ExportsUSD: 10, HHI: 680_000_000}, "270900": {ImportsUSD: 50, ExportsUSD: 1000, HHI: 1_000_000_000}, "010121": {ImportsUSD: 100, HHI: 340_000_000}},
		Purchases: []leeway.Purchase{{Product: "851712", Partner: "CHN", ValueUSD: 80, Quantity: 8, WeighedUSD: 80, QuantityUnit: "kg"}, {Product: "851712", Partner: "KAZ", ValueUSD: 900}, {Product: "851712", Partner: "RUS", ValueUSD: 20, Quantity: leeway.NoQuantity}},
		Suppliers: []leeway.Supplier{world("CHN", 180, 1), world("DEU", 30, 2), world("RUS", 20, 3), world("KAZ", 10, 4)},
		World:     []leeway.Supplier{{Product: "851712", Reporter: "CHN", ValueUSD: 180, Place: 1, WorldUSD: 240, NamedUSD: 240, Exporters: 4, HHI: 586_805_556}},
	}
}

var kazakh = Question{Rule: CDI, Members: []string{"KAZ"}, Inside: []string{"KAZ"}}

func only(t *testing.T, q Question, years ...TradeByProduct) Dependence {
	t.Helper()
	found, err := Dependences(q, []string{"851712"}, years)
	if err != nil || len(found) != 1 {
		t.Fatalf("%+v, error %v", found, err)
	}
	return found[0]
}

func TestMayDepend_LooksAtConcentrationAndAtWhatIsSold(t *testing.T) {
	y := smallWorld(2023)
	if got := MayDepend(CDI, []TradeByProduct{y}); !slices.Equal(got, []string{"851712"}) {
		t.Errorf("products %v", got)
	}
	if got := MayDepend(GeoDep, []TradeByProduct{y}); got != nil {
		t.Errorf("in one year of three: %v", got)
	}
	if got := MayDepend(GeoDep, []TradeByProduct{y, smallWorld(2022)}); !slices.Equal(got, []string{"851712"}) {
		t.Errorf("in two years of three: %v", got)
	}
}

func TestDependences_ByTheCommissionsRule(t *testing.T) {
	q := kazakh
	q.On = []string{"CHN"}
	d := only(t, q, smallWorld(2023))
	if d.Imports != 100 || d.Exports != 10 || math.Abs(float64(d.HHI)-0.68) > 1e-12 || d.On != 80 || d.OnShare != 80 || !d.Sure {
		t.Errorf("%+v", d)
	}
	if d.Quantity != 8 || d.Weighed != 80 || d.Unit != "kg" {
		t.Errorf("quantity %v %s of %v percent", d.Quantity, d.Unit, d.Weighed)
	}
	want := []Substitute{{"DEU", 30, 12.5, false}, {"RUS", 20, Amount(100 * 20.0 / 240), true}}
	if !slices.Equal(d.Others, want) {
		t.Errorf("substitutes %+v, want %+v", d.Others, want)
	}
	if len(d.Suppliers) != 2 || d.Suppliers[0].Partner != "CHN" || d.Suppliers[1].Share != 20 {
		t.Errorf("suppliers %+v", d.Suppliers)
	}
	os := d.Records(&q, "KAZ", 2023, leeway.Observation{Dataset: "made", Note: "HS2017"})
	if len(os) != 2 || os[0].Partner != "CHN" || os[0].Value != 80 || os[0].Period != "2023" || os[0].Note != "product 851712, HS2017" {
		t.Errorf("records %+v", os)
	}
	q.On = []string{"TUR"}
	if found, err := Dependences(q, []string{"851712"}, []TradeByProduct{smallWorld(2023)}); err != nil || len(found) != 0 {
		t.Errorf("on somebody who sells nothing: %+v, error %v", found, err)
	}
}

// With its group inside, the 20 from Russia are no dependence, and neither is Russia a substitute.
func TestDependences_LeaveTheGroupOut(t *testing.T) {
	q := kazakh
	q.Inside = []string{"KAZ", "RUS"}
	d := only(t, q, smallWorld(2023))
	if d.Imports != 80 || d.Inside != 20 || d.HHI != 1 || len(d.Others) != 1 || d.Others[0].Partner != "DEU" {
		t.Errorf("%+v", d)
	}
	// More from inside than from outside: no dependence.
	y := smallWorld(2023)
	y.Purchases[2].ValueUSD = 81
	if found, err := Dependences(q, []string{"851712"}, []TradeByProduct{y}); err != nil || len(found) != 0 {
		t.Errorf("%+v, error %v", found, err)
	}
}

func TestDependences_ByCEPIIsRule(t *testing.T) {
	q := kazakh
	q.Rule = GeoDep
	d := only(t, q, smallWorld(2023), smallWorld(2022))
	if d.Held != 2 || !d.Sure || math.Abs(float64(d.World)-0.586805556) > 1e-12 || len(d.Criteria) != 3 {
		t.Errorf("%+v", d)
	}
	diverse := smallWorld(2022)
	diverse.World[0].HHI = 300_000_000
	years := []TradeByProduct{smallWorld(2023), diverse}
	if got := ConcentratedWorld([]string{"851712"}, years); len(got) != 0 {
		t.Errorf("products %v", got)
	}
	if found, err := Dependences(q, []string{"851712"}, years); err != nil || len(found) != 0 {
		t.Errorf("%+v, error %v", found, err)
	}
	// In the first year nobody is known to sell it: two years are left.
	years = []TradeByProduct{smallWorld(2023), smallWorld(2022), {Year: 2021}}
	if d := only(t, q, years...); d.Held != 2 || !d.Sure {
		t.Errorf("%+v", d)
	}
}

// Unknown suppliers leave a rule open, and are nobody's share.
func TestDependences_UnknownSuppliersAreNotSure(t *testing.T) {
	y := smallWorld(2023)
	y.Purchases[2].Partner, y.Purchases[2].ValueUSD = "unknown", 70
	d := only(t, kazakh, y)
	if d.Sure || d.HHI != 1 || d.Low >= 0.4 || d.Imports != 150 {
		t.Errorf("%+v", d)
	}
	y.World[0].WorldUSD = 480 // half of the world's exporters are not named
	c := worldOf(&y.World[0])
	if c.Bounds.Low >= 0.2 || c.Bounds.High <= 0.7 || c.Coverage.Unknown != 240 {
		t.Errorf("world %+v", c)
	}
}
