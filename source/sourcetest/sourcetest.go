// Package sourcetest holds what every source must pass.
//
//	func TestConformance(t *testing.T) {
//		sourcetest.Run(t, uzstat.New(), sourcetest.Files(t, "testdata", "exports.csv"))
//	}
package sourcetest

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/state"
)

// Retrieved is the date on which test snapshots were taken.
const Retrieved = "2026-11-26"

// Files returns a snapshot of files beside the test.
func Files(t testing.TB, dir string, names ...string) source.Snapshot {
	t.Helper()
	paths := make([]string, len(names))
	for i, n := range names {
		paths[i] = filepath.Join(dir, n)
	}
	snap, err := source.FromDisk(Retrieved, paths...)
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

// Real returns a snapshot of files of the gathered data, which a stranger's clone does not
// have: the test is skipped then. names are slash paths below ../shared/data.
func Real(t testing.TB, names ...string) source.Snapshot {
	t.Helper()
	dir := Shared(t)
	if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(names[0]))); err != nil {
		t.Skipf("needs shared/data/%s beside the checkout", names[0])
	}
	return Files(t, dir, names...)
}

// Shared returns the folder of gathered data beside the checkout, be it there or not.
func Shared(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared", "data")
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
	}
}

// Text returns a snapshot of one file with the given text.
func Text(name, text string) source.Snapshot {
	return source.Snapshot{Retrieved: Retrieved, Files: []source.File{source.FromBytes(name, []byte(text))}}
}

// Run checks what every source must hold: the info is complete, its tables are those that the
// parser fills, states are known ids, units are those of source.yaml, and parsing is
// deterministic. It returns what was found.
func Run(t *testing.T, s source.Source, snap source.Snapshot) *source.Collected {
	t.Helper()
	found, err := source.Collect(s, snap)
	if err != nil {
		t.Fatalf("%s: %v (hint: %s)", s.Info().ID, err, leeway.HintOf(err))
	}
	again, err := source.Collect(s, snap)
	if err != nil || !reflect.DeepEqual(found, again) {
		t.Errorf("%s: parsing the same bytes twice gives different rows (error %v)", s.Info().ID, err)
	}
	checkTables(t, s.Info(), found)
	checkStates(t, s.Info(), found)
	checkUnits(t, s.Info(), found)
	return found
}

// checkTables holds the tables of source.yaml to those filled.
func checkTables(t *testing.T, info source.Info, c *source.Collected) {
	t.Helper()
	total := int64(0)
	for table, n := range c.Counts.Rows {
		total += n
		if !strings.Contains(" "+strings.Join(info.Tables, " ")+" ", " "+table+" ") {
			t.Errorf("%s fills table %s, which source.yaml does not list", info.ID, table)
		}
	}
	if total == 0 {
		t.Errorf("%s: no row was found", info.ID)
	}
}

// otherActor is how ids of groups and other actors look; room actor knows them.
var otherActor = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)

func checkStates(t *testing.T, info source.Info, c *source.Collected) {
	t.Helper()
	is := func(id, what string) {
		if _, ok := state.ByID(id); !ok && !otherActor.MatchString(id) {
			t.Errorf("%s: %s %q is no id", info.ID, what, id)
		}
	}
	for _, o := range c.Observations {
		is(o.Reporter, "reporter")
		if o.Partner != "" {
			is(o.Partner, "partner")
		}
	}
	for _, m := range c.Memberships {
		is(m.State, "state")
	}
	for _, v := range c.Votes {
		is(v.State, "state")
	}
	for _, f := range c.Flows {
		for _, id := range f.States {
			is(id, "state")
		}
	}
}

func checkUnits(t *testing.T, info source.Info, c *source.Collected) {
	t.Helper()
	known := map[string]bool{}
	for _, m := range info.Indicators {
		known[m.ID+" "+m.Unit] = true
	}
	bad := map[string]bool{}
	for _, o := range c.Observations {
		if key := o.Indicator + " " + o.Unit; !known[key] && !bad[key] {
			bad[key] = true
			t.Errorf("%s: %s is in %s, which source.yaml does not say", info.ID, o.Indicator, o.Unit)
		}
	}
}

// Value returns the value of the one observation that a test looks for, by "indicator
// reporter partner period" ("" for no partner is "-").
func Value(t testing.TB, c *source.Collected, key string) float64 {
	t.Helper()
	var hits []leeway.Observation
	for _, o := range c.Observations {
		partner := o.Partner
		if partner == "" {
			partner = "-"
		}
		if fmt.Sprintf("%s %s %s %s", o.Indicator, o.Reporter, partner, o.Period) == key {
			hits = append(hits, o)
		}
	}
	if len(hits) != 1 {
		t.Fatalf("%d observations are %q: %+v", len(hits), key, hits)
	}
	return hits[0].Value
}

// Refuses checks that a parser refuses a snapshot with an error of CodeInvalid that contains
// every part: the file, the row, the offending text.
func Refuses(t *testing.T, s source.Source, snap source.Snapshot, parts ...string) {
	t.Helper()
	_, err := source.Collect(s, snap)
	if err == nil {
		t.Fatalf("%s accepts what it should refuse", s.Info().ID)
	}
	if leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("code %s of %v", leeway.CodeOf(err), err)
	}
	for _, p := range parts {
		if !strings.Contains(err.Error(), p) {
			t.Errorf("the error does not say %q: %v", p, err)
		}
	}
}

// Read returns the text of a file in the test's testdata.
func Read(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Sound checks that a parser, whatever it is given, returns or refuses it as invalid.
func Sound(t *testing.T, s source.Source, snap source.Snapshot) {
	t.Helper()
	if _, err := source.Collect(s, snap); err != nil && leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("error %v has code %s", err, leeway.CodeOf(err))
	}
}
