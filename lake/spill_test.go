package lake

import (
	"cmp"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"leeway"
)

// everything returns what one reporter buys of so many products, over all chapters, from each partner.
func everything(reporter string, products int, partners ...string) *leeway.Flows {
	f := &leeway.Flows{Flow: "import", Classification: "HS2017", QuantityUnit: "kg", States: append([]string{reporter}, partners...)}
	for n := range partners {
		for p := range products {
			f.Year, f.Reporter, f.Partner = append(f.Year, 2023), append(f.Reporter, 0), append(f.Partner, uint16(n+1))
			f.Product = append(f.Product, uint32(10000+p*960000/products))
			f.ValueUSD, f.Quantity = append(f.ValueUSD, int64(p+1)), append(f.Quantity, 1)
		}
	}
	return f
}

// The largest reporter of a year is sorted a fourth of the products at a time, and is one reporter all the same.
func TestFlows_OfALargeReporterAreSortedInPieces(t *testing.T) {
	l := open(t, t.TempDir())
	p := begin(t, l, "baci")
	p.flows = newFlows(p.temp)
	p.flows.spill.limit = 700
	const products = 1000
	if err := p.Flows(everything("USA", products, "CHN", "DEU", "MEX")); err != nil {
		t.Fatal(err)
	}
	if n := len(p.flows.spill.buckets); n != bins {
		t.Errorf("%d buckets, want %d", n, bins)
	}
	for number, b := range p.flows.spill.buckets {
		if b.rows > 3*products/2 {
			t.Errorf("bucket %d has %d of %d rows", number, b.rows, 3*products)
		}
	}
	m := commit(t, p, leeway.Manifest{Source: "baci", Vintage: "1"})
	head, rows := rowsOf(t, l, m, Flows)
	byKey := func(a, b string) int { // after flow and reporter: product, then partner
		x, y := strings.Fields(a), strings.Fields(b)
		return cmp.Or(cmp.Compare(x[3], y[3]), cmp.Compare(x[2], y[2]))
	}
	if len(rows) != 3*products || !strings.HasPrefix(head, "flow reporter partner product ") || !slices.IsSortedFunc(rows, byKey) {
		t.Errorf("%d rows of %s, sorted: %v", len(rows), head, slices.IsSortedFunc(rows, byKey))
	}
	_, pairs := rowsOf(t, l, m, Pairs)
	sum := products * (products + 1) / 2
	same(t, pairs,
		fmt.Sprintf("export CHN USA 2023 HS2017 %d %d partner", sum, products),
		fmt.Sprintf("export DEU USA 2023 HS2017 %d %d partner", sum, products),
		fmt.Sprintf("export MEX USA 2023 HS2017 %d %d partner", sum, products),
		fmt.Sprintf("import USA CHN 2023 HS2017 %d %d ''", sum, products),
		fmt.Sprintf("import USA DEU 2023 HS2017 %d %d ''", sum, products),
		fmt.Sprintf("import USA MEX 2023 HS2017 %d %d ''", sum, products))
	_, totals := rowsOf(t, l, m, Totals)
	if len(totals) != 4*products || !slices.IsSorted(totals) {
		t.Errorf("%d totals, sorted: %v", len(totals), slices.IsSorted(totals))
	}
}

// Who sells is a supplier, whichever side's reports there are: never who buys.
func TestSuppliers_AreThoseWhoSellWhicheverSideReports(t *testing.T) {
	for _, sides := range [][]string{{"export"}, {"import", "export"}} {
		l := open(t, t.TempDir())
		p := begin(t, l, "comtrade")
		for i := range worldReporters {
			for _, flow := range sides {
				f := everything(fmt.Sprintf("A%02d", i), 2+i%2, "ZZZ")
				f.Flow, f.Mirror = flow, "reporter"
				if err := p.Flows(f); err != nil {
					t.Fatal(err)
				}
			}
		}
		m := commit(t, p, leeway.Manifest{Source: "comtrade", Vintage: "1"})
		_, rows := rowsOf(t, l, m, Suppliers)
		// Half of them sell two products, 10000 and 490000; half three: 10000, 330000 and 650000.
		count := map[string]int{}
		for _, r := range rows {
			count[r[:6]]++
			if strings.Contains(r, "ZZZ") || !strings.HasSuffix(r, " reporter") {
				t.Errorf("%s: supplier %s", sides, r)
			}
		}
		if len(count) != 4 || count["010000"] != 100 || count["330000"] != 50 || count["490000"] != 50 || count["650000"] != 50 {
			t.Errorf("%s: %d rows by product: %v", sides, len(rows), count)
		}
	}
}

func TestFrugal_EndsWithTheLastWhoAsks(t *testing.T) {
	percent := func() int {
		p := debug.SetGCPercent(100)
		debug.SetGCPercent(p)
		return p
	}
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	first, second := frugal(), frugal()
	first()
	first()
	if got := percent(); got != frugalPercent {
		t.Errorf("%d percent while one still asks", got)
	}
	second()
	if got := percent(); got != 100 {
		t.Errorf("%d percent after all", got)
	}
}
