package duck

import (
	"database/sql/driver"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/engine/columns"
	"leeway/lake"
)

// filesOf lists the files that the lake's one vintage has of a table.
func filesOf(t *testing.T, l *lake.Lake, table string) []string {
	t.Helper()
	vs, err := l.Vintages()
	if err != nil || len(vs) != 1 {
		t.Fatalf("%d vintages, error %v", len(vs), err)
	}
	paths, err := vs[0].Paths(table)
	if err != nil || len(paths) == 0 {
		t.Fatalf("files %v, error %v", paths, err)
	}
	return paths
}

// asked runs a query of one file and gives its rows by the key that its first columns are.
func askedOf(t *testing.T, e *Engine, path, query string, keys int) map[string][]float64 {
	t.Helper()
	found := map[string][]float64{}
	text := fmt.Sprintf(query, "read_parquet("+literal(path)+", hive_partitioning = false)")
	err := e.query(ctx, text, nil, func(_ []string, values []driver.Value) {
		key, numbers := "", []float64{}
		for i, v := range values {
			if i < keys {
				key += fmt.Sprint(v) + " "
			} else {
				numbers = append(numbers, v.(float64))
			}
		}
		found[key] = numbers
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// agree compares numbers by key, to the twelfth digit.
func agree(t *testing.T, got, want map[string][]float64) {
	t.Helper()
	if len(got) != len(want) || len(got) == 0 {
		t.Fatalf("%d keys, SQL has %d", len(got), len(want))
	}
	for _, key := range slices.Sorted(maps.Keys(want)) {
		for i, w := range want[key] {
			if len(got[key]) <= i || math.Abs(got[key][i]-w) > 1e-12*max(1, math.Abs(w)) {
				t.Fatalf("%s: %v, SQL has %v", key, got[key], want[key])
			}
		}
	}
}

func TestColumns_PairsAreThoseOfSQL(t *testing.T) {
	world := madeWorld(t)
	if rows, err := columns.Pairs(filesOf(t, world, lake.Pairs)[0], "KAZ", "import", 2023, 2023); err != nil || len(rows) == 0 {
		t.Fatalf("%d rows by columns, error %v", len(rows), err) // otherwise SQL would be compared with itself
	}
	for _, l := range []*lake.Lake{world, made(t)} {
		e := opened(t, l.Folder())
		for _, reporter := range []string{"KAZ", "CHN", "KGZ", "TUV"} {
			for _, flow := range []string{"import", "export"} {
				for _, years := range [][2]int{{1900, 2200}, {2023, 2023}} {
					want, err := e.askPartnerTotals(ctx, reporter, flow, years[0], years[1], "")
					if err != nil {
						t.Fatal(err)
					}
					got, err := e.PartnerTotals(ctx, reporter, flow, years[0], years[1], "")
					if err != nil || !reflect.DeepEqual(got, want) {
						t.Errorf("%s %s %v: %d rows, SQL has %d, error %v", reporter, flow, years, len(got), len(want), err)
					}
				}
			}
		}
	}
}

func TestColumns_SharesAreThoseOfSQL(t *testing.T) {
	l := madeWorld(t)
	e := opened(t, l.Folder())
	path := filesOf(t, l, lake.Pairs)[0]
	totals, shares, err := columns.Shares(path)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]float64{}
	for _, x := range totals {
		sum := 0.0
		for _, s := range shares[x.First : x.First+x.Partners] {
			sum += s
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Errorf("%+v: shares add up to %v", x, sum)
		}
		got[fmt.Sprint(x.Flow, " ", x.Reporter, " ", x.Year, " ", x.Classification, " ", x.Mirror, " ")] = []float64{float64(x.ValueUSD), x.HHI, float64(x.Partners), slices.Max(shares[x.First : x.First+x.Partners])}
	}
	agree(t, got, askedOf(t, e, path, `select flow, reporter, year, classification, mirror, cast(sum(value_usd) as double),
		sum(cast(value_usd as double) * value_usd) / (cast(sum(value_usd) as double) * cast(sum(value_usd) as double)), cast(count(*) as double),
		max(value_usd) / cast(sum(value_usd) as double) from %s group by all`, 5))
}

func TestColumns_ConcentrationsAreThoseOfSQL(t *testing.T) {
	l := madeWorld(t)
	e := opened(t, l.Folder())
	var w columns.Walk
	for _, path := range filesOf(t, l, lake.Flows) {
		c, err := w.Concentrations(path)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][]float64{}
		for i := range c.Len() {
			k := c.Kinds[c.Kind[i]]
			got[fmt.Sprintf("%s %s %s %s %06d ", k.Flow, k.Classification, k.Mirror, c.Reporters[c.Reporter[i]], c.Product[i])] = []float64{float64(c.ValueUSD[i]), c.HHI[i], float64(c.Partners[i])}
		}
		if len(got) != c.Len() {
			t.Errorf("%s: %d keys in %d rows: a product stands twice", filepath.Base(path), len(got), c.Len())
		}
		agree(t, got, askedOf(t, e, path, `select flow, classification, mirror, reporter, product, cast(sum(value_usd) as double),
			sum(cast(value_usd as double) * value_usd) / (cast(sum(value_usd) as double) * cast(sum(value_usd) as double)), cast(count(*) as double) from %s group by all`, 5))
	}
}

// What totals keep is what the walk finds, to a billionth.
func TestColumns_ConcentrationsAreThoseOfTotals(t *testing.T) {
	l := madeWorld(t)
	e := opened(t, l.Folder())
	kept := askedOf(t, e, filesOf(t, l, lake.Totals)[1], "select reporter, product, cast(hhi_billionths as double) / 1e9 from %s where flow = 'import' and reporter <> 'unknown'", 2)
	var w columns.Walk
	c, err := w.Concentrations(filesOf(t, l, lake.Flows)[1])
	if err != nil {
		t.Fatal(err)
	}
	withUnknown := askedOf(t, e, filesOf(t, l, lake.Flows)[1], "select distinct reporter, product from %s where partner = 'unknown'", 2)
	compared := 0
	for i := range c.Len() {
		key := fmt.Sprintf("%s %06d ", c.Reporters[c.Reporter[i]], c.Product[i])
		if _, ok := withUnknown[key]; ok || c.Reporters[c.Reporter[i]] == "unknown" {
			continue
		}
		compared++
		if math.Abs(kept[key][0]-c.HHI[i]) > 1e-9 {
			t.Fatalf("%s: %v, the table has %v", key, c.HHI[i], kept[key])
		}
	}
	if compared < 1000 {
		t.Errorf("only %d products were compared", compared)
	}
}

// A page that is turned inside a file is named with its file.
func TestColumns_NameTheFileOfATornPage(t *testing.T) {
	l := madeWorld(t)
	path := filesOf(t, l, lake.Pairs)[0]
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 200; i < 600; i++ {
		data[i] ^= 0x5a
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = opened(t, l.Folder()).PartnerTotals(ctx, "KAZ", "import", 2023, 2023, "")
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v", err)
	}
}
