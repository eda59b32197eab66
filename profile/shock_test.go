package profile

import (
	"testing"

	"leeway"
)

func TestShock_HasARangeOverFlowAndProduct(t *testing.T) {
	gdp := func(v float64, q leeway.Quality, origin string) leeway.Observation {
		o := level("gdp", "TJK", "", "2023", v, "")
		return of(o, origin, q)
	}
	b := NewBook([]leeway.Observation{
		level("remittances", "TJK", "RUS", "2023", 40, "reporter"), level("remittances", "TJK", "RUS", "2023", 50, "partner"), level("remittances", "TJK", "RUS", "2022", 90, "reporter"),
		gdp(100, leeway.Official, "world-bank"), gdp(80, leeway.Press, "press"),
	})
	h, ok := Shock(b, "TJK", "RUS", "remittances", "", 50)
	if !ok || h.Period != "2023" || h.Loss != 20 || h.LossHigh != 25 || h.OfGDP != 20 || h.OfGDPLow != 20 || h.OfGDPHigh != 100*25./80 || len(h.Records) != 4 {
		t.Errorf("%+v", h)
	}
	if h, ok := Shock(b, "TJK", "RUS", "remittances", "2022", 50); !ok || h.Loss != 45 || h.OfGDP.Known() {
		t.Errorf("without a product of the year: %+v", h)
	}
	if _, ok := Shock(b, "TJK", "CHN", "remittances", "", 50); ok {
		t.Error("a loss without a flow")
	}
}

func TestByProduct_UsesOneTable(t *testing.T) {
	flow := func(partner, product string, v int64, dataset, mirror string) leeway.Flow {
		return leeway.Flow{Partner: partner, Product: product, ValueUSD: v, Dataset: dataset, Mirror: mirror, Classification: "HS2017"}
	}
	got := ByProduct([]leeway.Flow{
		flow("RUS", "270900", 10, "comtrade", "reporter"), flow("CHN", "270900", 30, "comtrade", "reporter"), flow("CHN", "100199", 5, "comtrade", "reporter"),
		flow("RUS", "270900", 99, "baci", ""),
	}, "RUS")
	if len(got) != 2 || got[1].Product != "270900" || got[1].Partner != 10 || got[1].Others != 30 || got[0].Partner != 0 {
		t.Errorf("%+v", got)
	}
	if got := ByProduct(nil, "RUS"); got != nil {
		t.Errorf("%+v", got)
	}
}

func TestHitSurvives_TriesTheYearsAround(t *testing.T) {
	b := NewBook([]leeway.Observation{
		level("remittances", "TJK", "RUS", "2023", 40, "reporter"), level("remittances", "TJK", "RUS", "2022", 10, "reporter"), level("gdp", "TJK", "", "2023", 100, ""), level("gdp", "TJK", "", "2022", 100, ""),
		level("remittances", "KGZ", "RUS", "2023", 30, "reporter"), level("gdp", "KGZ", "", "2023", 100, ""),
	})
	var hits []Hit
	for _, id := range []string{"TJK", "KGZ"} {
		h, _ := Shock(b, id, "RUS", "remittances", "", 50)
		hits = append(hits, h)
	}
	r, tried, err := b.HitSurvives(hits)
	if err != nil || tried != 1 || r.Robust || len(r.Reversed) != 1 || r.Reversed[0].Case != "TJK in 2022" {
		t.Errorf("%+v, %d tried, %v", r, tried, err)
	}
}

// The flow of 2024 has no product beside it; that of 2023 has.
func TestShock_TakesTheNewestYearWithAProduct(t *testing.T) {
	rows := []leeway.Observation{
		level("imports", "KAZ", "CHN", "2023", 15, "reporter"), level("imports", "KAZ", "CHN", "2024", 16, "reporter"),
		level("gdp", "KAZ", "", "2023", 300, "reporter"), level("gdp", "KAZ", "", "2015", 200, "reporter"),
	}
	h, ok := Shock(NewBook(rows), "KAZ", "CHN", "imports", "", 50)
	if !ok || h.Period != "2023" || !near(h.OfGDP, 2.5) {
		t.Errorf("%+v", h)
	}
	rows[2].Period = "2015" // much older than the flow
	if h, ok := Shock(NewBook(rows), "KAZ", "CHN", "imports", "", 50); !ok || h.Period != "2024" || h.OfGDP.Known() {
		t.Errorf("%+v", h)
	}
}
