package lake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/parquet/file"

	"leeway"
)

func begin(t *testing.T, l *Lake, source string) *Publication {
	t.Helper()
	p, err := l.Begin(source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Abort)
	return p
}

func commit(t *testing.T, p *Publication, m leeway.Manifest) leeway.Manifest {
	t.Helper()
	m, err := p.Commit(m)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// leftovers lists what is in the folder of a lake under names that begin with a dot, but for its lock.
func leftovers(t *testing.T, l *Lake) []string {
	t.Helper()
	entries, err := os.ReadDir(l.Folder())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") && e.Name() != lockName {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestPublication_WritesPartsAsRowsGather(t *testing.T) {
	l := open(t, t.TempDir())
	p := begin(t, l, "sipri")
	for range 5 {
		if err := p.Write(arms("KAZ", partRows/2)); err != nil {
			t.Fatal(err)
		}
	}
	parts, err := filepath.Glob(filepath.Join(p.temp, Observations, "*.parquet"))
	if err != nil || len(parts) != 2 {
		t.Fatalf("%d parts before the commit, error %v; memory would not be bounded", len(parts), err)
	}
	m := commit(t, p, leeway.Manifest{Source: "sipri", Vintage: "2024"})
	valid(t, l, 1)
	var rows []int64
	for i, f := range m.Files {
		rows = append(rows, f.Rows)
		if want := fmt.Sprintf("observations/source=sipri/vintage=2024/part-%d.parquet", i); f.Path != want {
			t.Errorf("path %s, want %s", f.Path, want)
		}
	}
	if !slices.Equal(rows, []int64{partRows, partRows, partRows / 2}) {
		t.Errorf("parts of %d rows", rows)
	}
	if left := leftovers(t, l); len(left) > 0 {
		t.Errorf("left over: %s", left)
	}
}

func TestPublication_SortsAPartByItsColumns(t *testing.T) {
	l := open(t, t.TempDir())
	publishVotes := func(vintage string, states ...string) string {
		p := begin(t, l, "unga")
		for _, s := range states {
			if err := p.Write(leeway.Record{Votes: []leeway.Vote{{State: s, RollCall: "79/1", Choice: "yes", Issues: []string{"nu", "di"}}}}); err != nil {
				t.Fatal(err)
			}
		}
		return commit(t, p, leeway.Manifest{Source: "unga", Vintage: vintage}).Files[0].SHA256
	}
	if publishVotes("1", "UZB", "KAZ", "TJK") != publishVotes("2", "TJK", "UZB", "KAZ") {
		t.Error("the same rows in another order gave other bytes")
	}
}

func TestPublication_AnEmptyTableHasAFileAndANilOneHasNone(t *testing.T) {
	p := begin(t, open(t, t.TempDir()), "igo")
	if err := p.Write(leeway.Record{Memberships: []leeway.Membership{}}); err != nil {
		t.Fatal(err)
	}
	m := commit(t, p, leeway.Manifest{Source: "igo", Vintage: "1"})
	if len(m.Files) != 1 || m.Files[0].Table != Memberships || m.Files[0].Rows != 0 {
		t.Errorf("files %+v", m.Files)
	}
}

func TestCommit_GivesATakenNameANumber(t *testing.T) {
	l := open(t, t.TempDir())
	var names []string
	for i := range 11 {
		p := begin(t, l, "wdi")
		if err := p.Write(arms("KAZ", i)); err != nil {
			t.Fatal(err)
		}
		names = append(names, commit(t, p, leeway.Manifest{Source: "wdi", Vintage: "2026-11-26", Retrieved: "2026-11-26"}).Vintage)
	}
	if names[0] != "2026-11-26" || names[1] != "2026-11-26.2" || names[10] != "2026-11-26.11" {
		t.Errorf("names %s", names)
	}
	vs, err := l.Vintages()
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(names)
	for i, v := range vs {
		if v.Vintage != names[i] {
			t.Errorf("vintage %d is %s, want %s: of two of a day the later one is newer", i, v.Vintage, names[i])
		}
	}
	valid(t, l, 11)
}

func TestCommit_RefusesAnotherSourceAndBadNames(t *testing.T) {
	l := open(t, t.TempDir())
	for _, m := range []leeway.Manifest{{Source: "b", Vintage: "1"}, {Source: "a", Vintage: "../1"}, {Source: "a"}} {
		if _, err := begin(t, l, "a").Commit(m); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%s/%s: error %v", m.Source, m.Vintage, err)
		}
	}
	if _, err := l.Begin("no/source"); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("error %v", err)
	}
	if left := leftovers(t, l); len(left) > 0 {
		t.Errorf("left over: %s", left)
	}
}

func TestAbort_LeavesNothing(t *testing.T) {
	l := open(t, t.TempDir())
	p := begin(t, l, "sipri")
	if err := p.Write(arms("KAZ", partRows)); err != nil {
		t.Fatal(err)
	}
	p.Abort()
	p.Abort()
	if left := leftovers(t, l); len(left) > 0 {
		t.Errorf("left over: %s", left)
	}
	if err := p.Write(arms("KAZ", 1)); err == nil {
		t.Error("rows were taken after the end")
	}
	if _, err := p.Commit(leeway.Manifest{Source: "sipri", Vintage: "1"}); err == nil {
		t.Error("a publication that was called off was committed")
	}
	valid(t, l, 0)
}

func TestAbort_AfterCommitKeepsTheVintage(t *testing.T) {
	l := open(t, t.TempDir())
	p := begin(t, l, "sipri")
	if err := p.Write(arms("KAZ", 3)); err != nil {
		t.Fatal(err)
	}
	commit(t, p, leeway.Manifest{Source: "sipri", Vintage: "1"})
	p.Abort()
	valid(t, l, 1)
	if err := p.Write(arms("KAZ", 1)); leeway.CodeOf(err) != leeway.CodeConflict {
		t.Errorf("rows after the commit: error %v", err)
	}
}

func TestBegin_SweepsWhatTheDeadLeftAndNothingElse(t *testing.T) {
	l := open(t, t.TempDir())
	alive := begin(t, l, "a")
	if err := alive.Write(arms("KAZ", 10)); err != nil {
		t.Fatal(err)
	}
	dead := begin(t, l, "b")
	dead.unlock() // as the system does when a process ends
	dead.unlock = nil
	other := begin(t, l, "c")
	if left := leftovers(t, l); len(left) != 2 || slices.Contains(left, filepath.Base(dead.temp)) {
		t.Errorf("being filled: %s, want those of a and c", left)
	}
	commit(t, other, leeway.Manifest{Source: "c", Vintage: "1"})
	commit(t, alive, leeway.Manifest{Source: "a", Vintage: "1"})
	valid(t, l, 2)
}

func TestNewer_OrdersByReleaseThenRetrievalThenName(t *testing.T) {
	inOrder := []leeway.Manifest{
		{Vintage: "z", Released: "2024-03-01", Retrieved: "2026-01-01"},
		{Vintage: "b", Retrieved: "2024-06-01"}, // released by then
		{Vintage: "b.2", Retrieved: "2024-06-01"},
		{Vintage: "b.10", Retrieved: "2024-06-01"},
		{Vintage: "y", Released: "2025-03-01", Retrieved: "2025-03-02"},
		{Vintage: "a", Released: "2025-03-01", Retrieved: "2025-04-01"},
	}
	for i, a := range inOrder {
		for j, b := range inOrder {
			if got := newer(a, b); got > 0 != (i < j) || got < 0 != (i > j) {
				t.Errorf("%v against %v: %d", a, b, got)
			}
		}
	}
}

func TestPublication_KeepsPartitionColumnsOfVotesOutOfTheFile(t *testing.T) {
	l := open(t, t.TempDir())
	m := publish(t, l, leeway.Manifest{Source: "unga", Vintage: "1"}, leeway.Record{Votes: []leeway.Vote{{State: "KAZ"}}})
	r, err := file.OpenParquetFile(filepath.Join(l.Folder(), m.Files[0].Path), false)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got, want := r.MetaData().Schema.NumColumns(), len(VoteColumns)-2; got != want || m.Files[0].Table != Votes {
		t.Errorf("%d columns of table %s, want %d of votes", got, m.Files[0].Table, want)
	}
}
