package measure

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"leeway"
)

func ExampleMirrorGap() {
	gap, err := MirrorGap(5.4, 19.7)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.2f\n", gap)
	// Output: 0.57
}

func TestMirrorGap_IsSymmetricAndFreeOfScale(t *testing.T) {
	for _, p := range [][2]float64{{1, 3}, {0, 7}, {5353257336, 19700000000}, {2, 2}} {
		a, err1 := MirrorGap(p[0], p[1])
		b, err2 := MirrorGap(1024*p[1], 1024*p[0])
		if err1 != nil || err2 != nil || a != b || a < 0 || a > 1 {
			t.Errorf("%v: %v and %v", p, a, b)
		}
	}
}

func TestMirrorGap_OfNothing(t *testing.T) {
	if g, err := MirrorGap(0, 0); g != 0 || err != nil {
		t.Errorf("two zeros: %v, %v", g, err)
	}
	if g, err := MirrorGap(math.NaN(), 3); !errors.Is(err, ErrAbsent) {
		t.Errorf("not reported: %v, %v", g, err)
	}
	if _, err := MirrorGap(-1, 3); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("negative: %v", err)
	}
}

func ExampleChoose() {
	c, _ := Choose([]leeway.Observation{
		{Value: 19700000000, Quality: leeway.OfficialViaPress, Mirror: "partner"},
		{Value: 5400000000, Quality: leeway.OfficialViaPress, Mirror: "reporter"},
		{Value: 5353257336, Quality: leeway.Official, Mirror: "reporter"},
	})
	fmt.Printf("record %d, range %.2f to %.2f bn: %s\n", c.Index, c.Low/1e9, c.High/1e9, c.Reason)
	// Output: record 2, range 5.35 to 19.70 bn: an official figure, before a figure through the press
}

func TestChoose_GoesByClassSideReleaseAndExactness(t *testing.T) {
	base := leeway.Observation{Value: 100, Quality: leeway.Official, Mirror: "reporter", Released: "2024-01", Comparator: "="}
	with := func(change func(*leeway.Observation)) leeway.Observation {
		o := base
		change(&o)
		return o
	}
	for why, worse := range map[string]leeway.Observation{
		"a value, before a bound":                               with(func(o *leeway.Observation) { o.Value, o.Comparator = 90, ">" }),
		"an official figure, before a figure through the press": with(func(o *leeway.Observation) { o.Value, o.Quality = 90, leeway.Press }),
		"an official figure, before a model's figure":           with(func(o *leeway.Observation) { o.Value, o.Quality = 90, leeway.Modelled }),
		"the reporter's own record, before its partner's":       with(func(o *leeway.Observation) { o.Value, o.Mirror = 90, "partner" }),
		"final, before provisional":                             with(func(o *leeway.Observation) { o.Value, o.Status = 90, leeway.StatusProvisional }),
		"the later release":                                     with(func(o *leeway.Observation) { o.Value, o.Released = 90, "2023-01" }),
		"said exactly, before roughly":                          with(func(o *leeway.Observation) { o.Value, o.Comparator = 90, "~" }),
	} {
		for _, order := range [][]leeway.Observation{{base, worse}, {worse, base}} {
			c, ok := Choose(order)
			if !ok || order[c.Index].Value != 100 || c.Reason != why {
				t.Errorf("want %q, got %+v", why, c)
			}
		}
	}
}

func TestChoose_LeavesBoundsAndModelsOutOfTheRange(t *testing.T) {
	c, ok := Choose([]leeway.Observation{
		{Value: 10, Quality: leeway.Official}, {Value: 50, Quality: leeway.Modelled}, {Value: 8, Quality: leeway.Press, Comparator: ">"},
		{Value: 12, Quality: leeway.Press}, {Status: leeway.StatusMissing, Value: 0},
	})
	if !ok || c.Low != 10 || c.High != 12 {
		t.Errorf("%+v", c)
	}
	if _, ok := Choose([]leeway.Observation{{Status: leeway.StatusSuppressed}}); ok {
		t.Error("a suppressed figure was chosen")
	}
	if c, ok := Choose([]leeway.Observation{{Value: 0, Quality: leeway.Official}}); !ok || c.Reason != "the only record" {
		t.Errorf("a reported zero: %+v, %v", c, ok)
	}
}

func TestChoose_DoesNotDependOnTheOrder(t *testing.T) {
	rows := []leeway.Observation{
		{Value: 3, Origin: "a", Quality: leeway.Press}, {Value: 4, Origin: "b", Quality: leeway.Press}, {Value: 3, Origin: "b", Quality: leeway.Press}, {Value: 12, Origin: "b", Quality: leeway.Press},
	}
	first, _ := Choose(rows)
	for range 4 {
		rows = append(rows[1:], rows[0])
		back := slices.Clone(rows)
		slices.Reverse(back)
		for _, order := range [][]leeway.Observation{rows, back} {
			c, _ := Choose(order)
			if order[c.Index] != (leeway.Observation{Value: 12, Origin: "b", Quality: leeway.Press}) || c.Reason != first.Reason || c.Low != 3 || c.High != 12 {
				t.Errorf("%+v chooses %+v", c, order[c.Index])
			}
		}
	}
}
