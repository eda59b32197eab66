package synth

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"leeway"
)

// world has so many made-up states with codes 10, 11, …
func world(n int) []State {
	var states []State
	for i := range n {
		states = append(states, State{10 + i, fmt.Sprintf("S%02d", i)})
	}
	return states
}

func text(t *testing.T, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := CSV(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCSV_HasExactlyTheRowsAskedForAndNoKeyTwice(t *testing.T) {
	for _, rows := range []int64{1, 2, 999, 100_000, 400_000} {
		lines := strings.Split(strings.TrimSpace(text(t, Options{Rows: rows, Year: 2023, Years: 2, Seed: 1, States: world(8)})), "\n")
		if lines[0] != "t,i,j,k,v,q" || int64(len(lines)-1) != rows {
			t.Fatalf("%d rows under %s, want %d", len(lines)-1, lines[0], rows)
		}
		seen := map[string]bool{}
		for _, l := range lines[1:] {
			c := strings.Split(l, ",")
			key := strings.Join(c[:4], ",")
			if seen[key] || c[1] == c[2] || len(c[3]) != 6 {
				t.Fatalf("row %s", l)
			}
			seen[key] = true
		}
	}
}

func TestCSV_TheSeedDecidesEverything(t *testing.T) {
	o := Options{Rows: 10_000, Year: 2023, Seed: 1, States: world(30)}
	first := text(t, o)
	slices.Reverse(o.States)
	if text(t, o) != first {
		t.Error("the same seed gave other rows")
	}
	o.Seed = 2
	if text(t, o) == first {
		t.Error("another seed gave the same rows")
	}
}

func TestFlows_AreTheRowsOfTheCSV(t *testing.T) {
	o := Options{Rows: 70_000, Year: 2023, Seed: 3, States: world(30)}
	code := map[string]int{}
	for _, s := range o.States {
		code[s.ID] = s.Code
	}
	var b strings.Builder
	b.WriteString("t,i,j,k,v,q\n")
	err := Flows(o, func(f *leeway.Flows) error {
		for i := range f.Year {
			q := "NA"
			if f.Quantity[i] != leeway.NoQuantity {
				q = fmt.Sprintf("%d.%03d", f.Quantity[i]/1000, f.Quantity[i]%1000)
			}
			fmt.Fprintf(&b, "%d,%d,%d,%06d,%d.%03d,%s\n", f.Year[i], code[f.States[f.Partner[i]]], code[f.States[f.Reporter[i]]], f.Product[i], f.ValueUSD[i]/1000, f.ValueUSD[i]%1000, q)
		}
		return nil
	})
	if err != nil || b.String() != text(t, o) {
		t.Errorf("rows in columns differ from those of the CSV, error %v", err)
	}
}

// Most trade is that of few, as in the world.
func TestFlows_AreSkewed(t *testing.T) {
	rows, total := map[string]int64{}, int64(0)
	err := Flows(Options{Rows: 1_000_000, Year: 2023, Seed: 1, States: world(200)}, func(f *leeway.Flows) error {
		for i := range f.Year {
			rows[f.States[f.Partner[i]]]++
			total++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var counts []int64
	for _, n := range rows {
		counts = append(counts, n)
	}
	slices.Sort(counts)
	top := int64(0)
	for _, n := range counts[len(counts)-20:] {
		top += n
	}
	if share := 100 * top / total; share < 35 || share > 90 {
		t.Errorf("the 20 largest of 200 exporters have %d percent of the rows", share)
	}
}

func TestFlows_RefuseWhatCannotBe(t *testing.T) {
	for name, o := range map[string]Options{
		"no rows":       {Year: 2023, States: world(5)},
		"too many rows": {Rows: 5*4*products + 1, Year: 2023, States: world(5)},
		"one state":     {Rows: 1, Year: 2023, States: world(1)},
		"no year":       {Rows: 1, States: world(5)},
	} {
		if err := Flows(o, nil); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%s: error %v", name, err)
		}
	}
	full := Options{Rows: 5 * 4 * products, Year: 2023, States: world(5)}
	if got := strings.Count(text(t, full), "\n"); got != 5*4*products+1 {
		t.Errorf("%d lines of a full world", got)
	}
}

func TestCode_GivesEachProductItsOwn(t *testing.T) {
	last := uint32(0)
	for p := range products {
		if c := code(p); c <= last || c > 999999 {
			t.Fatalf("product %d has code %06d after %06d", p, c, last)
		} else {
			last = c
		}
	}
}
