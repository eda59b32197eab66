package lake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"leeway"
)

// rowsOf returns the columns and the rows of the first file of a table.
func rowsOf(t *testing.T, l *Lake, m leeway.Manifest, table string) (head string, rows []string) {
	t.Helper()
	files := filesOf(m, table)
	if len(files) == 0 {
		t.Fatalf("no file of %s", table)
	}
	return stored(t, l, files[0])
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("rows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// 60 and 20 and 20: HHI 0.36 + 0.04 + 0.04 = 0.44.
func TestTotals_AreOfEveryReporterAndProductWithWhatEachSold(t *testing.T) {
	l := open(t, t.TempDir())
	m := publishFlows(t, l, imports("2023 KAZ CHN 10121 60 1", "2023 KAZ RUS 10121 20 -", "2023 KAZ DEU 10121 20 1", "2023 KAZ CHN 851712 7 1", "2023 RUS CHN 10121 40 1"))
	head, rows := rowsOf(t, l, m, Totals)
	if want := "flow reporter product classification value_usd partners hhi_billionths mirror"; head != want {
		t.Errorf("columns %s, want %s", head, want)
	}
	same(t, rows,
		"export CHN 010121 HS2017 100 2 520000000 partner", // 60 and 40
		"export CHN 851712 HS2017 7 1 1000000000 partner",
		"export DEU 010121 HS2017 20 1 1000000000 partner",
		"export RUS 010121 HS2017 20 1 1000000000 partner",
		"import KAZ 010121 HS2017 100 3 440000000 ''",
		"import KAZ 851712 HS2017 7 1 1000000000 ''",
		"import RUS 010121 HS2017 40 1 1000000000 ''")
}

// What a state trades with itself is no tie; who is not named is nobody, and counts.
func TestTotals_LeaveItselfOutAndTheUnknownIn(t *testing.T) {
	l := open(t, t.TempDir())
	m := publishFlows(t, l, imports("2023 KAZ CHN 10121 30 1", "2023 KAZ KAZ 10121 1000 1", "2023 KAZ unknown 10121 70 1"))
	_, rows := rowsOf(t, l, m, Totals)
	same(t, rows, "export CHN 010121 HS2017 30 1 1000000000 partner", "export unknown 010121 HS2017 70 1 1000000000 partner", "import KAZ 010121 HS2017 100 1 1000000000 ''")
	head, rows := rowsOf(t, l, m, Suppliers)
	if want := "product classification reporter value_usd place world_usd named_usd exporters hhi_billionths mirror"; head != want {
		t.Errorf("columns %s, want %s", head, want)
	}
	same(t, rows, "010121 HS2017 CHN 30 1 100 30 1 1000000000 partner")
}

func TestSuppliers_AreTheLargeOnesAndFiveInAnyCase(t *testing.T) {
	l := open(t, t.TempDir())
	var rows []string
	for i := range 7 { // the last ones sell less than a hundredth
		rows = append(rows, fmt.Sprintf("2023 KAZ S%d 10121 %d 1", i, []int{9900, 9900, 50, 40, 30, 20, 10}[i]))
	}
	rows = append(rows, "2023 KAZ S1 851712 50 1", "2023 KAZ S2 851712 50 1")
	m := publishFlows(t, l, imports(rows...))
	_, got := rowsOf(t, l, m, Suppliers)
	if len(got) != 7 || !strings.HasPrefix(got[4], "010121 HS2017 S4 30 5 19950 19950 7 ") {
		t.Errorf("suppliers\n%s", strings.Join(got, "\n"))
	}
	same(t, got[5:], "851712 HS2017 S1 50 1 100 100 2 500000000 partner", "851712 HS2017 S2 50 2 100 100 2 500000000 partner")
}

// Reports of few states are not the world's: nothing is summed over buyers, and nobody is a supplier.
func TestTotals_OfFewReportersDoNotSpeakOfTheWorld(t *testing.T) {
	reported := func(n int) leeway.Manifest {
		f := imports()
		for i := range n {
			g := imports(fmt.Sprintf("2023 B%03d CHN 10121 5 1", i))
			for j, s := range g.States {
				at := slices.Index(f.States, s)
				if at < 0 {
					at = len(f.States)
					f.States = append(f.States, s)
				}
				if j == int(g.Reporter[0]) {
					f.Reporter = append(f.Reporter, uint16(at))
				} else {
					f.Partner = append(f.Partner, uint16(at))
				}
			}
			f.Year, f.Product = append(f.Year, 2023), append(f.Product, 10121)
			f.ValueUSD, f.Quantity = append(f.ValueUSD, 5), append(f.Quantity, 1)
		}
		f.Mirror = "reporter"
		return publishFlows(t, open(t, t.TempDir()), f)
	}
	if m := reported(worldReporters - 1); len(filesOf(m, Suppliers)) != 0 || filesOf(m, Totals)[0].Rows != worldReporters-1 {
		t.Errorf("files %+v", m.Files)
	}
	if m := reported(worldReporters); len(filesOf(m, Suppliers)) != 1 || filesOf(m, Totals)[0].Rows != worldReporters+1 {
		t.Errorf("files %+v", m.Files)
	}
}

// The exact sum of squares does not overflow: 2 to the 49 twice is a half.
func TestSquares_AreExactForLargeAmounts(t *testing.T) {
	var s squares
	s.add(1 << 49)
	s.add(1 << 49)
	if s.hhi() != 500_000_000 || s.count != 2 {
		t.Errorf("HHI %d of %d", s.hhi(), s.count)
	}
	if (&squares{}).hhi() != 0 {
		t.Error("nothing has an index")
	}
}
