package lake

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"

	"leeway"
)

// imports returns a batch of import rows of HS2017, one per text "2023 KAZ RUS 010121 500 40",
// which is year, reporter, partner, product, dollars and kilograms ("-" for none).
func imports(rows ...string) *leeway.Flows {
	f := &leeway.Flows{Flow: "import", Classification: "HS2017", QuantityUnit: "kg"}
	at := func(id string) uint16 {
		i := slices.Index(f.States, id)
		if i < 0 {
			i = len(f.States)
			f.States = append(f.States, id)
		}
		return uint16(i)
	}
	for _, row := range rows {
		var year, product int
		var reporter, partner, quantity string
		var value int64
		if _, err := fmt.Sscan(row, &year, &reporter, &partner, &product, &value, &quantity); err != nil {
			panic(err)
		}
		kg := leeway.NoQuantity
		if quantity != "-" {
			if _, err := fmt.Sscan(quantity, &kg); err != nil {
				panic(err)
			}
		}
		f.Year, f.Reporter, f.Partner = append(f.Year, uint16(year)), append(f.Reporter, at(reporter)), append(f.Partner, at(partner))
		f.Product, f.ValueUSD, f.Quantity = append(f.Product, uint32(product)), append(f.ValueUSD, value), append(f.Quantity, int64(kg))
	}
	return f
}

func publishFlows(t *testing.T, l *Lake, batches ...*leeway.Flows) leeway.Manifest {
	t.Helper()
	p := begin(t, l, "baci")
	for _, f := range batches {
		if err := p.Flows(f); err != nil {
			t.Fatal(err)
		}
	}
	return commit(t, p, leeway.Manifest{Source: "baci", Vintage: "202601"})
}

// filesOf lists the files of a table.
func filesOf(m leeway.Manifest, table string) []leeway.FileInfo {
	return slices.DeleteFunc(slices.Clone(m.Files), func(f leeway.FileInfo) bool { return f.Table != table })
}

// stored returns the rows of a Parquet file as lines, and the columns' names.
func stored(t *testing.T, l *Lake, f leeway.FileInfo) (head string, lines []string) {
	t.Helper()
	r, err := file.OpenParquetFile(filepath.Join(l.Folder(), filepath.FromSlash(f.Path)), false)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	schema := r.MetaData().Schema
	names := make([]string, schema.NumColumns())
	for i := range names {
		names[i] = schema.Column(i).Name()
	}
	for g := range r.NumRowGroups() {
		group := r.RowGroup(g)
		columns := make([][]string, len(names))
		for i := range names {
			chunk, err := group.Column(i)
			if err != nil {
				t.Fatal(err)
			}
			columns[i] = texts(t, chunk, int(group.NumRows()))
		}
		for row := range int(group.NumRows()) {
			var cells []string
			for _, c := range columns {
				cells = append(cells, c[row])
			}
			lines = append(lines, strings.Join(cells, " "))
		}
	}
	return strings.Join(names, " "), lines
}

// texts reads a column chunk.
func texts(t *testing.T, chunk file.ColumnChunkReader, n int) []string {
	t.Helper()
	var found []string
	levels := make([]int16, n)
	switch c := chunk.(type) {
	case *file.ByteArrayColumnChunkReader:
		values := make([]parquet.ByteArray, n)
		for len(found) < n {
			_, got, err := c.ReadBatch(int64(n-len(found)), values, nil, nil)
			if err != nil || got == 0 {
				t.Fatalf("read %d of %d values, error %v", len(found), n, err)
			}
			for _, v := range values[:got] {
				found = append(found, cmp.Or(string(v), "''"))
			}
		}
	case *file.Int64ColumnChunkReader:
		values := make([]int64, n)
		for len(found) < n {
			total, _, err := c.ReadBatch(int64(n-len(found)), values, levels, nil)
			if err != nil || total == 0 {
				t.Fatalf("read %d of %d values, error %v", len(found), n, err)
			}
			at := 0
			for i := range int(total) {
				if c.Descriptor().MaxDefinitionLevel() > 0 && levels[i] == 0 {
					found = append(found, "null")
					continue
				}
				found = append(found, fmt.Sprint(values[at]))
				at++
			}
		}
	}
	return found
}

func TestFlows_AreSortedWithinYearsAndKeepWhatWasGiven(t *testing.T) {
	l := open(t, t.TempDir())
	m := publishFlows(t, l,
		imports("2023 KGZ CHN 640399 700 40", "2023 KAZ RUS 270900 900 -", "2022 KAZ RUS 10121 1 0"),
		imports("2023 KAZ CHN 851712 500 3", "2023 KAZ CHN 10121 0 2"))
	valid(t, l, 1)
	var paths []string
	for _, f := range m.Files {
		paths = append(paths, f.Table+" "+strings.TrimPrefix(f.Path, f.Table+"/source=baci/vintage=202601/"))
	}
	if want := []string{
		"flows year=2022/part-0.parquet", "flows year=2023/part-0.parquet", "pairs part-0.parquet",
		"totals year=2022/part-0.parquet", "totals year=2023/part-0.parquet", "suppliers year=2022/part-0.parquet", "suppliers year=2023/part-0.parquet",
	}; !slices.Equal(paths, want) {
		t.Fatalf("files %q, want %q", paths, want)
	}
	head, rows := stored(t, l, m.Files[1])
	if want := "flow reporter partner product classification value_usd quantity quantity_unit mirror"; head != want {
		t.Errorf("columns %s, want %s", head, want)
	}
	want := []string{
		"import KAZ CHN 010121 HS2017 0 2 kg ''",
		"import KAZ RUS 270900 HS2017 900 null kg ''",
		"import KAZ CHN 851712 HS2017 500 3 kg ''",
		"import KGZ CHN 640399 HS2017 700 40 kg ''",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("rows\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
	if s, err := l.Status(); err != nil || len(s.Unfinished) > 0 {
		t.Errorf("status %+v, error %v", s, err)
	}
}

func TestPairs_AreTheTotalsWithTheOtherSideMarkedAsMirrored(t *testing.T) {
	l := open(t, t.TempDir())
	m := publishFlows(t, l, imports("2023 KAZ CHN 10121 100 1", "2023 KAZ CHN 851712 400 -", "2022 KAZ CHN 10121 7 1", "2023 KAZ RUS 10121 50 1"))
	head, rows := stored(t, l, filesOf(m, Pairs)[0])
	if want := "flow reporter partner year classification value_usd products mirror"; head != want {
		t.Errorf("columns %s, want %s", head, want)
	}
	want := []string{
		"export CHN KAZ 2022 HS2017 7 1 partner",
		"export CHN KAZ 2023 HS2017 500 2 partner",
		"import KAZ CHN 2022 HS2017 7 1 ''",
		"import KAZ CHN 2023 HS2017 500 2 ''",
		"import KAZ RUS 2023 HS2017 50 1 ''",
		"export RUS KAZ 2023 HS2017 50 1 partner",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("rows\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
}

func TestPairs_WhereBothSidesReportNothingIsTurned(t *testing.T) {
	exports := imports("2023 CHN KAZ 10121 120 1")
	exports.Flow = "export"
	m := publishFlows(t, open(t, t.TempDir()), imports("2023 KAZ CHN 10121 100 1"), exports)
	if f := filesOf(m, Pairs); len(f) != 1 || f[0].Rows != 2 {
		t.Errorf("pairs %+v, want the two as reported", f)
	}
}

func TestFlows_RefuseTheSameKeyTwice(t *testing.T) {
	l := open(t, t.TempDir())
	p := begin(t, l, "baci")
	for _, f := range []*leeway.Flows{imports("2023 KAZ CHN 10121 100 1", "2023 KAZ RUS 10121 5 1"), imports("2023 KAZ CHN 10121 101 1")} {
		if err := p.Flows(f); err != nil {
			t.Fatal(err)
		}
	}
	_, err := p.Commit(leeway.Manifest{Source: "baci", Vintage: "1"})
	want := "the same flow twice: import of KAZ with CHN of product 010121 (HS2017) in 2023"
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want %s", err, want)
	}
	valid(t, l, 0)
	if left := leftovers(t, l); len(left) > 0 {
		t.Errorf("left over: %s", left)
	}
	// Another classification or flow is another key.
	old := imports("2023 KAZ CHN 10121 100 1")
	old.Classification = "HS2012"
	publishFlows(t, l, imports("2023 KAZ CHN 10121 100 1"), old)
}

func TestFlows_RefuseRowsOutOfRange(t *testing.T) {
	l := open(t, t.TempDir())
	good := func() *leeway.Flows { return imports("2023 KAZ CHN 10121 100 1") }
	for name, harm := range map[string]func(*leeway.Flows){
		"a short column":        func(f *leeway.Flows) { f.Quantity = nil },
		"no flow":               func(f *leeway.Flows) { f.Flow = "" },
		"no classification":     func(f *leeway.Flows) { f.Classification = "" },
		"a state that is none":  func(f *leeway.Flows) { f.Partner[0] = 2 },
		"a state without id":    func(f *leeway.Flows) { f.States[1] = "" },
		"no year":               func(f *leeway.Flows) { f.Year[0] = 0 },
		"no product":            func(f *leeway.Flows) { f.Product[0] = 0 },
		"seven digits":          func(f *leeway.Flows) { f.Product[0] = 1_000_000 },
		"a negative value":      func(f *leeway.Flows) { f.ValueUSD[0] = -1 },
		"a value beyond belief": func(f *leeway.Flows) { f.ValueUSD[0] = maxValue + 1 },
		"a negative quantity":   func(f *leeway.Flows) { f.Quantity[0] = -1 },
		"another unit":          func(f *leeway.Flows) { f.QuantityUnit = "t" },
	} {
		p := begin(t, l, "baci")
		if err := p.Flows(good()); err != nil {
			t.Fatal(err)
		}
		f := good()
		harm(f)
		err := p.Flows(f)
		if leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%s: error %v", name, err)
		}
		if again := p.Flows(good()); !errors.Is(again, err) {
			t.Errorf("%s: after the first error %v", name, again)
		}
		p.Abort()
	}
}

// manyFlows returns batches of random rows without a repeated key, shuffled.
func manyFlows(n int) (batches []*leeway.Flows, value int64) {
	random := rand.New(rand.NewPCG(5, 6))
	var states []string
	for i := range 200 {
		states = append(states, fmt.Sprintf("S%03d", 199-i))
	}
	f := func() *leeway.Flows {
		return &leeway.Flows{Flow: "import", Classification: "HS2017", QuantityUnit: "kg", States: states}
	}
	at := f()
	for i, row := range random.Perm(n) {
		v := int64(random.IntN(1_000_000))
		value += v
		at.Year, at.Reporter, at.Partner = append(at.Year, 2023), append(at.Reporter, uint16(row%200)), append(at.Partner, uint16(row/200%200))
		at.Product, at.ValueUSD, at.Quantity = append(at.Product, uint32(1+row/40_000*7)), append(at.ValueUSD, v), append(at.Quantity, int64(i))
		if at.Len() == 50_000 {
			batches = append(batches, at)
			at = f()
		}
	}
	return append(batches, at), value
}

func TestFlows_MoreThanMemoryHoldsAreSpilledSortedAndComplete(t *testing.T) {
	l := open(t, t.TempDir())
	const n = flowPartRows + 12345
	batches, value := manyFlows(n)
	p := begin(t, l, "baci")
	p.flows = newFlows(p.temp)
	p.flows.spill.limit = n / 7
	for _, f := range batches {
		if err := p.Flows(f); err != nil {
			t.Fatal(err)
		}
	}
	if p.flows.spill.written == 0 {
		t.Fatal("nothing was spilled")
	}
	m := commit(t, p, leeway.Manifest{Source: "baci", Vintage: "202601"})
	valid(t, l, 1)
	var rows int64
	var last string
	var sum int64
	parts := 0
	for _, f := range m.Files {
		if f.Table != Flows {
			continue
		}
		parts++
		rows += f.Rows
		_, lines := stored(t, l, f)
		for _, line := range lines {
			c := strings.Fields(line)
			if key := c[1] + c[3] + c[2]; key <= last {
				t.Fatalf("%s comes after %s", key, last)
			} else {
				last = key
			}
			var v int64
			if _, err := fmt.Sscan(c[5], &v); err != nil {
				t.Fatal(err)
			}
			sum += v
		}
	}
	if rows != n || sum != value || parts != 2 {
		t.Errorf("%d rows of value %d in %d parts, want %d of %d in 2", rows, sum, parts, n, value)
	}
	if left := leftovers(t, l); len(left) > 0 {
		t.Errorf("left over: %s", left)
	}
}

func TestFlows_TheSameRowsGiveTheSameBytesInAnyOrder(t *testing.T) {
	batches, _ := manyFlows(300_000)
	a := publishFlows(t, open(t, t.TempDir()), batches...)
	slices.Reverse(batches)
	b := publishFlows(t, open(t, t.TempDir()), batches...)
	for i := range a.Files {
		if a.Files[i].SHA256 != b.Files[i].SHA256 {
			t.Errorf("%s differs", a.Files[i].Path)
		}
	}
}
