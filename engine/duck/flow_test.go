package duck

import (
	"testing"

	"leeway"
	"leeway/lake"
)

func publishFlows(t *testing.T, l *lake.Lake, vintage, released string, f *leeway.Flows) {
	t.Helper()
	p, err := l.Begin("made-flows")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	if err := p.Flows(f); err != nil {
		t.Fatal(err)
	}
	scope := leeway.Scope{From: "2022", To: "2023"}
	if _, err := p.Commit(leeway.Manifest{Source: "made-flows", Vintage: vintage, Released: released, Scope: scope}); err != nil {
		t.Fatal(err)
	}
}

// madeFlows are imports: reporter, partner, year, product, dollars, kilograms.
func madeFlows() *leeway.Flows {
	f := &leeway.Flows{Flow: "import", Classification: "HS2017", QuantityUnit: "kg", States: []string{"KGZ", "CHN", "KAZ"}}
	for _, r := range [...]struct {
		reporter, partner, year uint16
		product                 uint32
		usd, kg                 int64
	}{
		{0, 1, 2023, 640399, 5000, 100}, {0, 1, 2023, 10121, 400, leeway.NoQuantity}, {0, 2, 2023, 270900, 300, 700},
		{0, 1, 2022, 640399, 4000, 90}, {2, 1, 2023, 640399, 9000, 200},
	} {
		f.Reporter, f.Partner, f.Year = append(f.Reporter, r.reporter), append(f.Partner, r.partner), append(f.Year, r.year)
		f.Product, f.ValueUSD, f.Quantity = append(f.Product, r.product), append(f.ValueUSD, r.usd), append(f.Quantity, r.kg)
	}
	return f
}

func TestPartnerTotals_AreOfTheNewestVintageAndBothSides(t *testing.T) {
	l := made(t)
	e := opened(t, l.Folder())
	revised := madeFlows()
	revised.ValueUSD[0] = 6000
	publishFlows(t, l, "2", "2026-06-20", revised)
	totals := func(reporter, flow, asOf string) (found []leeway.Pair) {
		t.Helper()
		found, err := e.PartnerTotals(ctx, reporter, flow, 2023, 2023, asOf)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	got := totals("KGZ", "import", "")
	if len(got) != 2 || got[0].Partner != "CHN" || got[0].ValueUSD != 6400 || got[0].Products != 2 || got[0].Mirror != "" || got[0].Vintage != "2" || got[1].Partner != "KAZ" || got[1].ValueUSD != 300 {
		t.Errorf("Kyrgyz imports %+v", got)
	}
	if got := totals("KGZ", "import", "2026-03-01"); len(got) != 2 || got[0].ValueUSD != 5400 || got[0].Vintage != "1" {
		t.Errorf("as of March %+v", got)
	}
	if got := totals("CHN", "export", ""); len(got) != 2 || got[1].Partner != "KGZ" || got[1].ValueUSD != 6400 || got[1].Mirror != "partner" {
		t.Errorf("Chinese exports %+v", got)
	}
	if _, err := e.PartnerTotals(ctx, "KGZ", "import", 2023, 2023, "soon"); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("error %v", err)
	}
}

func TestProducts_KeepsAMissingQuantityMissing(t *testing.T) {
	rows, err := opened(t, made(t).Folder()).Products(ctx, "KGZ", "import", 2023, 2023, "")
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, error %v", len(rows), err)
	}
	for _, r := range rows {
		if want := map[string]int64{"010121": leeway.NoQuantity, "640399": 100, "270900": 700}[r.Product]; r.Quantity != want || r.Year != 2023 || r.QuantityUnit != "kg" {
			t.Errorf("%+v, want quantity %d", r, want)
		}
	}
}
