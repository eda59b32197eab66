package profile

import (
	"math"
	"testing"

	"leeway"
)

func share(indicator, reporter, partner, year string, value float64, origin string) leeway.Observation {
	return leeway.Observation{Indicator: indicator, Reporter: reporter, Partner: partner, Period: year, PeriodBasis: "year", Statistic: leeway.Share,
		Comparator: "=", Value: value, Unit: "percent", Whole: wholes[indicator], Quality: leeway.OfficialViaPress, Mirror: "reporter", Origin: origin}
}

func of(o leeway.Observation, origin string, q leeway.Quality) leeway.Observation {
	o.Origin, o.Quality = origin, q
	return o
}

func near(a Amount, b float64) bool { return math.Abs(float64(a)-b) < 1e-9 }

func TestDomain_SharesAreComputedInsideOneTable(t *testing.T) {
	bank := func(partner string, v float64) leeway.Observation {
		return of(level("remittances", "UZB", partner, "2024", v, "reporter"), "central-bank", leeway.OfficialViaPress)
	}
	b := NewBook([]leeway.Observation{
		bank("world", 148), bank("RUS", 115), bank("KAZ", 8),
		share("remittances", "UZB", "RUS", "2024", 77, "central-bank"),
		share("remittances", "UZB", "USA", "2024", 4, "central-bank"),
		of(level("remittances", "UZB", "RUS", "2024", 60, ""), "model", leeway.Modelled),
		of(level("remittances", "UZB", "world", "2024", 166, ""), "model", leeway.Modelled),
		of(level("remittances", "UZB", "KAZ", "2024", 54, ""), "model", leeway.Modelled),
	})
	d, ok := b.Domain("UZB", "remittances", "2024")
	if !ok || d.Origin != "central-bank" || d.Total != 148 || len(d.Parts) != 3 {
		t.Fatalf("%+v", d)
	}
	russia := d.Parts[0]
	if russia.Partner != "RUS" || !near(russia.Share, 100*115./148) || !near(russia.Low, 77) || !near(russia.High, 100*115./148) || russia.Value != 115 {
		t.Errorf("a model widens nothing: %+v", russia)
	}
	if usa, _ := d.On("USA"); usa.Share != 4 || usa.Value.Known() || usa.Basis != "published by central-bank" {
		t.Errorf("a published share stands where the table has none: %+v", usa)
	}
	if !near(d.Coverage, 100*123./148+4) {
		t.Errorf("coverage %v", d.Coverage)
	}
	if c, ok := d.Concentration(); !ok || c.Bounds.High <= c.Bounds.Low {
		t.Errorf("concentration %+v", c)
	}
}

func TestDomain_NobodysTotalIsPutUnderAnothersNumber(t *testing.T) {
	b := NewBook([]leeway.Observation{
		of(level("remittances", "UZB", "world", "2018", 50, "reporter"), "ministry", leeway.OfficialViaPress),
		of(level("remittances", "UZB", "RUS", "2018", 41, "partner"), "bank-of-russia", leeway.OfficialViaPress),
	})
	if d, ok := b.Domain("UZB", "remittances", "2018"); ok {
		t.Errorf("%+v", d)
	}
}

func TestDomain_ArmsAreOfFiveYearsAndTheListIsItsOwnTotal(t *testing.T) {
	arms := func(partner string, v float64) leeway.Observation {
		o := of(level("arms", "KAZ", partner, "2020", v, ""), "sipri", leeway.Official)
		o.Unit = "million-tiv"
		return o
	}
	before := arms("ESP", 100)
	before.Period = "2016"
	gone := arms("ESP", 999)
	gone.Period = "2015"
	b := NewBook([]leeway.Observation{arms("RUS", 300), before, gone})
	d, ok := b.Domain("KAZ", "arms", "2020")
	if !ok || !d.Summed || d.Total != 400 || d.Parts[0].Share != 75 || d.Coverage != 100 || d.Window != "2016/2020" || len(d.Parts[1].Records) != 1 {
		t.Errorf("%+v", d)
	}
	for _, id := range []string{"CHN", "central-asia"} {
		if p, ok := d.On(id); !ok || p.Share != 0 || p.Basis != NotListed {
			t.Errorf("whom a complete list lacks delivered nothing: %+v", p)
		}
	}
}

func TestDomain_OfTwoListsOfOneAuthorityTheSameIsAlwaysUsed(t *testing.T) {
	arms := func(partner, set string, v float64) leeway.Observation {
		o := of(level("arms", "UZB", partner, "2020", v, ""), "sipri", leeway.Official)
		o.Unit, o.Dataset = "million-tiv", set
		return o
	}
	for range 50 {
		b := NewBook([]leeway.Observation{arms("RUS", "a-register", 52), arms("FRA", "a-register", 48), arms("RUS", "b-tables", 47), arms("FRA", "b-tables", 53)})
		d, _ := b.Domain("UZB", "arms", "2020")
		if p, ok := d.On("RUS"); !ok || p.Share != 52 {
			t.Fatalf("%+v", p)
		}
	}
}

func TestDomain_AGroupIsTheSumOfItsMembersWhereNearlyAllAreNamed(t *testing.T) {
	rows := []leeway.Observation{
		level("exports", "KAZ", "world", "2023", 100, "reporter"), level("exports", "KAZ", "ITA", "2023", 19, "reporter"),
		level("exports", "KAZ", "NLD", "2023", 5, "reporter"), level("exports", "KAZ", "GBR", "2023", 3, "reporter"),
	}
	d, _ := NewBook(rows).Domain("KAZ", "exports", "2023")
	if eu, ok := d.On("EU"); ok {
		t.Errorf("a partial sum is no figure: %+v", eu)
	}
	d, _ = NewBook(append(rows, level("exports", "KAZ", "CHN", "2023", 72, "reporter"))).Domain("KAZ", "exports", "2023")
	if eu, ok := d.On("EU"); !ok || eu.Share != 24 || eu.Members != 2 || eu.Value != 24 {
		t.Errorf("members: %+v", eu)
	}
	d, _ = NewBook(append(rows, level("exports", "KAZ", "EU", "2023", 36, "reporter"))).Domain("KAZ", "exports", "2023")
	if eu, ok := d.On("EU"); !ok || eu.Share != 36 {
		t.Errorf("the authority's own row: %+v", eu)
	}
	if d.Coverage != 27 {
		t.Errorf("a group names no partner: coverage %v", d.Coverage)
	}
}

func TestHistory_AGroupHasTheSameMembersInAllYears(t *testing.T) {
	var rows []leeway.Observation
	for y, gbr := range map[string]float64{"2018": 40, "2023": 30} { // a member in 2018 only
		rows = append(rows, level("exports", "KGZ", "world", y, 100, "reporter"), level("exports", "KGZ", "GBR", y, gbr, "reporter"),
			level("exports", "KGZ", "DEU", y, 5, "reporter"), level("exports", "KGZ", "CHN", y, 95-gbr, "reporter"))
	}
	b := NewBook(rows)
	if h := b.History("KGZ", "exports", "EU", false); len(h) != 2 || h[0].Share != 5 || h[1].Share != 5 {
		t.Errorf("%+v", h)
	}
	moves, _, _, ok := Shift(b, "KGZ", "exports", "2018", "2023", []string{"EU"})
	if !ok || moves[0].Change != 0 {
		t.Errorf("%+v", moves)
	}
}

func TestDomain_ATotalOfServicesTooIsNoTotalOfGoods(t *testing.T) {
	total := level("exports", "UZB", "world", "2016", 78, "reporter")
	total.Note = "goods and services"
	part := level("exports", "UZB", "RUS", "2016", 18, "reporter")
	part.Note = "goods"
	if d, ok := NewBook([]leeway.Observation{total, part}).Domain("UZB", "exports", "2016"); ok {
		t.Errorf("%+v", d)
	}
	others := level("exports", "UZB", "unknown", "2016", 70, "reporter")
	total.Note = "goods"
	if d, ok := NewBook([]leeway.Observation{total, part, others}).Domain("UZB", "exports", "2016"); ok {
		t.Errorf("parts and others are more than the total: %+v", d)
	}
}

func TestLatest_WhatWasCountedComesBeforeAModel(t *testing.T) {
	b := NewBook([]leeway.Observation{
		of(level("remittances", "TJK", "world", "2018", 10, ""), "model", leeway.Modelled), of(level("remittances", "TJK", "RUS", "2018", 10, ""), "model", leeway.Modelled),
		level("remittances", "TJK", "world", "2016", 10, ""), level("remittances", "TJK", "RUS", "2016", 7, ""),
	})
	if d, ok := b.Latest("TJK", "remittances", ""); !ok || d.Period != "2016" || d.Modelled {
		t.Errorf("%+v", d)
	}
	if d, ok := b.Domain("TJK", "remittances", "2018"); !ok || !d.Modelled {
		t.Errorf("%+v", d)
	}
	_, _, other, _ := Shift(b, "TJK", "remittances", "2016", "2018", nil)
	if len(other) != 1 || other[0] != "RUS" {
		t.Errorf("a model after a count is no shift: %v", other)
	}
}

func TestHistory_LeavesOtherAuthoritiesOut(t *testing.T) {
	b := NewBook([]leeway.Observation{
		of(level("exports", "KAZ", "world", "2021", 100, "reporter"), "old", leeway.Official), of(level("exports", "KAZ", "RUS", "2021", 50, "reporter"), "old", leeway.Official),
		level("exports", "KAZ", "world", "2022", 100, "reporter"), level("exports", "KAZ", "RUS", "2022", 20, "reporter"),
		level("exports", "KAZ", "world", "2023", 100, "reporter"), level("exports", "KAZ", "RUS", "2023", 10, "reporter"),
	})
	if h := b.History("KAZ", "exports", "RUS", false); len(h) != 2 || h[0].Period != "2022" || h[1].Share != 10 {
		t.Errorf("%+v", h)
	}
	if h := b.History("KAZ", "exports", "RUS", true); len(h) != 3 {
		t.Errorf("%+v", h)
	}
	if d, ok := b.Latest("KAZ", "exports", "2022"); !ok || d.Period != "2021" { // half of the total is known by partner
		t.Errorf("%+v", d)
	}
}

// A table cut to Kazakhstan and Uzbekistan has Georgia with them as suppliers: what else it bought is not known.
func TestDomain_SomeSuppliersMakeNoTotal(t *testing.T) {
	arms := func(reporter, partner string, note string) leeway.Observation {
		o := of(level("arms", reporter, partner, "2005", 6, ""), "sipri", leeway.ComputedQuality)
		o.Unit, o.Note = "million-tiv", note
		return o
	}
	b := NewBook([]leeway.Observation{arms("GEO", "KAZ", "volume; "+leeway.SomeSuppliers), arms("GEO", "UZB", "volume; "+leeway.SomeSuppliers), arms("KAZ", "RUS", "volume")})
	if d, ok := b.Domain("GEO", "arms", "2006"); ok {
		t.Errorf("%+v", d)
	}
	if d, ok := b.Domain("KAZ", "arms", "2006"); !ok || d.Total != 6 {
		t.Errorf("%+v", d)
	}
}

// A ministry's table of May 2020 and August 2025: the bank stands for its state, banks and organisations are named, sums are not.
func TestDomain_DebtIsMonthByMonthAndNamesCreditors(t *testing.T) {
	debt := func(partner, month string, v float64) leeway.Observation {
		o := of(level("debt", "KGZ", partner, month, v, "reporter"), "ministry", leeway.OfficialViaPress)
		o.PeriodBasis = "stock-at-end"
		return o
	}
	b := NewBook([]leeway.Observation{
		debt("world", "2020-05", 100), debt("CHN", "2020-05", 42), debt("china-exim-bank", "2020-05", 40),
		debt("world", "2025-08", 50), debt("china-exim-bank", "2025-08", 15), debt("WB", "2025-08", 8), debt("multilateral-creditors", "2025-08", 20),
	})
	d, ok := b.Domain("KGZ", "debt", "2025")
	if !ok || d.Period != "2025-08" || len(d.Parts) != 2 || !near(d.Coverage, 46) {
		t.Fatalf("%+v", d)
	}
	if p, ok := d.On("CHN"); !ok || p.Partner != "CHN" || !near(p.Share, 30) {
		t.Errorf("China is the owner of its bank: %+v", p)
	}
	if d, ok := b.Domain("KGZ", "debt", "2020"); !ok || len(d.Parts) != 1 || !near(d.Parts[0].Share, 42) {
		t.Errorf("the bank is in its state: %+v", d)
	}
}
