package duck

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"leeway/lake"
)

// vintagesOf returns the vintages of a source by name.
func vintagesOf(t *testing.T, l *lake.Lake, source string) map[string]lake.Vintage {
	t.Helper()
	vs, err := l.Vintages()
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]lake.Vintage{}
	for _, v := range vs {
		if v.Source == source {
			named[v.Vintage] = v
		}
	}
	return named
}

func TestDiff_TellsNewGoneAndRevisedApartFromWhatWasNotAskedFor(t *testing.T) {
	l := made(t)
	e, err := New(ctx, l)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	vs := vintagesOf(t, l, "made-figures")
	var seen []string
	d, err := e.Diff(ctx, vs["older"], vs["newer"], func(c Change) error {
		seen = append(seen, string(c.Kind)+" "+c.Table+" "+c.What)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []TableDiff{
		{Table: "observations", New: 1, Gone: 1, Outside: 2, Revised: 1, By: map[string]int{"exports KAZ": 3}},
		{Table: "memberships", New: 1, Gone: 1},
		{Table: "events", Gone: 1},
	}
	if !reflect.DeepEqual(d.Tables, want) {
		t.Errorf("tables %+v, want %+v", d.Tables, want)
	}
	if len(d.Largest) != 1 || d.Largest[0].What != "exports KAZ CHN 2022" || d.Largest[0].Relative() != 0.5 {
		t.Errorf("largest %+v", d.Largest)
	}
	slices.Sort(seen)
	if got := strings.Join(seen, "\n"); got != strings.Join([]string{
		"gone events 2022-01-01 KAZ join CSTO",
		"gone memberships CSTO UZB member 2006/",
		"gone observations exports KAZ RUS 2022",
		"new memberships CSTO UZB member 2006/2012",
		"new observations exports KAZ TUR 2022",
		"revised observations exports KAZ CHN 2022",
	}, "\n") {
		t.Errorf("changes\n%s", got)
	}
	if got := d.Summary(); got != "against release older: observations: 1 new, 1 gone, 1 revised, 2 outside its scope; memberships: 1 new, 1 gone, 0 revised; events: 0 new, 1 gone, 0 revised" {
		t.Errorf("summary %q", got)
	}
}

func TestDiff_OfAVintageWithItselfIsEmpty(t *testing.T) {
	l := made(t)
	e, err := New(ctx, l)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	v := vintagesOf(t, l, "made-figures")["older"]
	d, err := e.Diff(ctx, v, v, nil)
	if err != nil || len(d.Largest) > 0 {
		t.Fatalf("%+v, error %v", d, err)
	}
	for _, table := range d.Tables {
		if table.New+table.Gone+table.Revised+table.Outside > 0 {
			t.Errorf("%+v", table)
		}
	}
}
