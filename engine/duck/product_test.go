package duck

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"leeway"
	"leeway/lake"
	"leeway/lake/synth"
)

// madeWorld publishes made-up flows of two years, with some whose partner nobody names.
func madeWorld(t *testing.T) *lake.Lake {
	t.Helper()
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.Begin(synth.Source)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	states := []synth.State{{Code: 1, ID: "KAZ"}, {Code: 2, ID: "CHN"}, {Code: 3, ID: "RUS"}, {Code: 4, ID: "DEU"}, {Code: 5, ID: "FRA"}, {Code: 6, ID: "unknown"}, {Code: 7, ID: "USA"}, {Code: 8, ID: "UZB"}, {Code: 9, ID: "TUR"}}
	err = synth.Flows(synth.Options{Rows: 60_000, Year: 2023, Years: 2, Seed: 4, States: states}, p.Flows)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Commit(leeway.Manifest{Source: synth.Source, Vintage: "1", Scope: leeway.Scope{From: "2022", To: "2023"}}); err != nil {
		t.Fatal(err)
	}
	return l
}

// withoutTotals takes the tables away that a lake of before there were totals does not have.
func withoutTotals(t *testing.T, l *lake.Lake) *lake.Lake {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(l.Folder())); err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(folder, "manifests", "source="+synth.Source, "vintage=1", "manifest.json")
	text, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	var m leeway.Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	n := len(m.Files)
	m.Files = slices.DeleteFunc(m.Files, func(f leeway.FileInfo) bool { return f.Table == lake.Totals || f.Table == lake.Suppliers })
	if len(m.Files) != n-4 {
		t.Fatalf("%d of %d files are left", len(m.Files), n)
	}
	if text, err = json.Marshal(m); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, text, 0o644); err != nil {
		t.Fatal(err)
	}
	old, err := lake.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return old
}

func tradeOf(t *testing.T, e *Engine, id string, year int) leeway.Trade {
	t.Helper()
	years, err := e.TradeYears(ctx, []string{id}, "")
	if err != nil || len(years) != 2 {
		t.Fatalf("years %+v, error %v", years, err)
	}
	y := years[year-2022]
	if y.Year != year || y.Classification != "HS2017" || !y.World || !y.Exported {
		t.Fatalf("year %+v", y)
	}
	return y.Trade([]string{id}, []string{id})
}

// What is made while flows are written is what SQL makes of the flows.
func TestProducts_OfALakeWithoutTotalsAreTheSame(t *testing.T) {
	l := madeWorld(t)
	whole, old := opened(t, l.Folder()), opened(t, withoutTotals(t, l).Folder())
	for _, id := range []string{"KAZ", "CHN", "USA"} {
		trade := tradeOf(t, whole, id, 2023)
		if got := tradeOf(t, old, id, 2023); !reflect.DeepEqual(got, trade) {
			t.Fatalf("trade %+v, want %+v", got, trade)
		}
		var products []string
		for _, least := range []int64{0, 400_000_000, 1_000_000_000} {
			want, err := whole.ProductSides(ctx, trade, least)
			if err != nil || len(want) == 0 {
				t.Fatalf("%d products, error %v", len(want), err)
			}
			if got, err := old.ProductSides(ctx, trade, least); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s from %d: %d products summed up, %d kept, error %v", id, least, len(got), len(want), err)
			}
			products = append([]string{"999999"}, slices.Sorted(maps.Keys(want))[:5]...)
		}
		want, err := whole.ProductSidesOf(ctx, trade, products)
		if got, err2 := old.ProductSidesOf(ctx, trade, products); err != nil || err2 != nil || len(want) == 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v, errors %v and %v", id, got, want, err, err2)
		}
		for _, places := range []int{1, 3, 50} {
			want, err := whole.WorldSuppliers(ctx, trade, products, places)
			got, err2 := old.WorldSuppliers(ctx, trade, products, places)
			if err != nil || err2 != nil || len(want) == 0 || want[0].HHI == 0 || !reflect.DeepEqual(got, want) {
				t.Errorf("suppliers %+v, want %+v, errors %v and %v", got, want, err, err2)
			}
		}
	}
}

// What is read by columns is what SQL says of the same tables.
func TestColumns_ProductsAreThoseOfSQL(t *testing.T) {
	l := madeWorld(t)
	e := opened(t, l.Folder())
	vs, err := l.Vintages()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"KAZ", "USA", "TUR"} {
		walked, err := yearsOf(vs, id)
		asked, err2 := e.askTradeYears(ctx, vs, []string{id})
		if err != nil || err2 != nil || len(walked) != 2 || !reflect.DeepEqual(walked, asked) {
			t.Errorf("%s: years %+v, SQL has %+v, errors %v and %v", id, walked, asked, err, err2)
		}
		trade := tradeOf(t, e, id, 2022)
		sides, err := sidesOf(vs[0].InYear(lake.Totals, 2022), &trade)
		if err != nil {
			t.Fatal(err)
		}
		products := slices.Sorted(maps.Keys(sides))[10:300]
		for _, least := range []int64{0, 500_000_000} {
			want, err := e.askSides(ctx, vs[0], trade, least, nil)
			if got := chosen(sides, least, nil); err != nil || len(want) == 0 || !reflect.DeepEqual(got, want) {
				t.Errorf("%s from %d: %d products, SQL has %d, error %v", id, least, len(got), len(want), err)
			}
		}
		want, err := e.askSides(ctx, vs[0], trade, 0, products)
		if got := chosen(sides, 0, products); err != nil || len(want) != len(products) || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d products, SQL has %d, error %v", id, len(got), len(want), err)
		}
		flows, suppliers := vs[0].InYear(lake.Flows, 2022), vs[0].InYear(lake.Suppliers, 2022)
		bought, err := e.askPurchases(ctx, flows, trade, products)
		slices.SortFunc(bought, byProduct)
		for _, trade.Rows = range []int64{0, manyRows} {
			got, err2 := purchasesOf(flows, &trade, products)
			slices.SortFunc(got, byProduct)
			if err != nil || err2 != nil || len(got) < len(products) || !reflect.DeepEqual(got, bought) {
				t.Errorf("%s: %d purchases, SQL has %d, errors %v and %v", id, len(got), len(bought), err, err2)
			}
		}
		world, err := e.askSuppliers(ctx, suppliers, trade, products, 4)
		slices.SortFunc(world, bySupplier)
		got, err2 := suppliersOf(suppliers, &trade, products, 4)
		slices.SortFunc(got, bySupplier)
		if err != nil || err2 != nil || len(got) < len(products) || !reflect.DeepEqual(got, world) {
			t.Errorf("%s: %d suppliers, SQL has %d, errors %v and %v", id, len(got), len(world), err, err2)
		}
	}
}

// A group of one buys what its member buys; in halves or whole, purchases are the same.
func TestPurchases_AreTheSameByEveryPath(t *testing.T) {
	e := opened(t, madeWorld(t).Folder())
	trade := tradeOf(t, e, "DEU", 2022)
	sides, err := e.ProductSides(ctx, trade, 0)
	if err != nil {
		t.Fatal(err)
	}
	var products []string
	for p := range sides {
		products = append(products, p)
	}
	want, err := e.Purchases(ctx, trade, products)
	if err != nil || len(want) <= len(products) {
		t.Fatalf("%d purchases of %d products, error %v", len(want), len(products), err)
	}
	trade.Rows = manyRows
	if got, err := e.Purchases(ctx, trade, products); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("in halves %d purchases, whole %d, error %v", len(got), len(want), err)
	}
	trade.Members = append(trade.Members, "XXX")
	if got, err := e.Purchases(ctx, trade, products); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("of a group %d purchases, of its member %d, error %v", len(got), len(want), err)
	}
}

// Members of a group buy and sell as one: the sums over members, less what passes among them.
func TestProductSides_OfAGroupLeaveTradeAmongMembersOut(t *testing.T) {
	e := opened(t, madeWorld(t).Folder())
	group := tradeOf(t, e, "DEU", 2023)
	group.Members, group.Inside = []string{"FRA", "DEU"}, []string{"DEU", "FRA"}
	all, err := e.ProductSides(ctx, group, 0)
	if err != nil || len(all) == 0 {
		t.Fatalf("%d products, error %v", len(all), err)
	}
	for product, s := range all {
		var imports, exports int64
		for _, member := range group.Members {
			bought, err := e.Purchases(ctx, tradeOf(t, e, member, 2023), []string{product})
			if err != nil {
				t.Fatal(err)
			}
			sides, err := e.ProductSidesOf(ctx, tradeOf(t, e, member, 2023), []string{product})
			if err != nil {
				t.Fatal(err)
			}
			exports += sides[product].ExportsUSD
			for _, p := range bought {
				if p.Partner == "DEU" || p.Partner == "FRA" {
					exports -= p.ValueUSD
				} else {
					imports += p.ValueUSD
				}
			}
		}
		if s.ImportsUSD != imports || exports >= 0 && s.ExportsUSD < exports {
			t.Errorf("%s: %+v, members bought %d and sold %d", product, s, imports, exports)
		}
		if len(all) > 20 && product > "05" {
			break // a handful will do
		}
	}
}

func TestTradeYears_OfNobodyAreNone(t *testing.T) {
	e := opened(t, madeWorld(t).Folder())
	if years, err := e.TradeYears(ctx, []string{"TUV"}, ""); err != nil || len(years) != 0 {
		t.Errorf("%+v, error %v", years, err)
	}
	if _, err := e.TradeYears(ctx, []string{"KAZ"}, "soon"); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("error %v", err)
	}
	if _, err := e.ProductSides(ctx, leeway.Trade{Members: []string{"KAZ"}, Dataset: "baci", Vintage: "1"}, 0); leeway.CodeOf(err) != leeway.CodeNotFound {
		t.Errorf("error %v", err)
	}
}
