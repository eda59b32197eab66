package lake

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"leeway"
)

// kill starts an importer, kills it at a random moment after its first import, and returns
// the vintages that it said were in.
func kill(t *testing.T, folder string, within time.Duration) []string {
	t.Helper()
	return killed(t, "importer", folder, within)
}

// killed is kill for any child that goes on until then.
func killed(t *testing.T, role, folder string, within time.Duration) []string {
	t.Helper()
	c := child(role, folder)
	pipe, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(pipe)
	// The first vintage is in before the clock starts, so that the kill falls into a later one.
	first, err := out.ReadString('\n')
	if err != nil || !strings.HasPrefix(first, "published ") {
		t.Fatalf("the child said %q, error %v", first, err)
	}
	time.Sleep(within)
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	names := append(reported(t, out), strings.TrimSpace(strings.TrimPrefix(first, "published ")))
	if err := c.Wait(); err == nil {
		t.Fatal("the child ended by itself")
	}
	return names
}

func TestImports_KilledAtAnyMomentLoseNothingThatWasPublished(t *testing.T) {
	folder := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	kills := faults(t, 60)
	var published []string
	torn := 0
	for round := range kills {
		published = append(published, kill(t, folder, time.Duration(random.IntN(20_000))*time.Microsecond)...)
		l := open(t, folder)
		holds(t, l, published)
		torn += len(leftovers(t, l))
		if round%50 == 49 {
			valid(t, l, -1)
		}
	}
	l := open(t, folder)
	valid(t, l, -1)
	if torn == 0 {
		t.Errorf("none of %d kills fell into an import", kills)
	}
	// The next import sweeps what the killed ones have left.
	if _, err := imported(l, "last", 1); err != nil {
		t.Fatal(err)
	}
	if left := leftovers(t, l); len(left) > 0 {
		t.Errorf("left over: %s", left)
	}
	t.Logf("%d vintages survived %d kills, %d of which left a folder half filled", len(published), kills, torn)
}

// The archive keeps what it said it kept, whole, and shows nothing of what was under way.
func TestKeeping_KilledAtAnyMomentLosesNothingThatWasKept(t *testing.T) {
	folder := t.TempDir()
	random := rand.New(rand.NewPCG(5, 6))
	var said []string
	for range faults(t, 30) {
		said = append(said, killed(t, "keeper", folder, time.Duration(random.IntN(20_000))*time.Microsecond)...)
		l := open(t, folder)
		runs, err := l.Runs()
		if err != nil {
			t.Fatal(err)
		}
		listed := map[string]bool{}
		for i, r := range runs {
			if listed[r.ID] = true; r.Number != i+1 {
				t.Fatalf("run %d has number %d", i+1, r.Number)
			}
			if got, err := l.Checked(r); err != nil || len(got.Claims) != 2 {
				t.Fatalf("%s: %v", r.ID, err)
			}
		}
		for _, id := range said {
			if !listed[id] {
				t.Fatalf("run %s was kept and is not there", id)
			}
		}
	}
	if v, err := open(t, folder).Verify(t.Context()); err != nil || len(v.Damaged) > 0 {
		t.Errorf("%+v, %v", v.Damaged, err)
	}
	t.Logf("%d runs survived", len(said))
}

func TestImports_SeveralAtOnceAllArrive(t *testing.T) {
	folder := t.TempDir()
	var wait sync.WaitGroup
	errs := make([]error, 4)
	for i := range errs {
		wait.Go(func() { errs[i] = ended(child("ten", folder)) })
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	l := open(t, folder)
	valid(t, l, 40)
	names := present(t, l)
	if names[0] != "sipri/2026-11-26.40" || names[39] != "sipri/2026-11-26" {
		t.Errorf("vintages %s", names)
	}
	if left := leftovers(t, l); len(left) > 0 {
		t.Errorf("left over: %s", left)
	}
}

// A killer among importers: what dies is swept by the others, what lives is left alone.
func TestImports_GoOnBesideOnesThatAreKilled(t *testing.T) {
	folder := t.TempDir()
	var wait sync.WaitGroup
	var err error
	wait.Go(func() { err = ended(child("ten", folder)) })
	random := rand.New(rand.NewPCG(3, 4))
	var published []string
	for range faults(t, 60) / 6 {
		published = append(published, kill(t, folder, time.Duration(random.IntN(10_000))*time.Microsecond)...)
	}
	wait.Wait()
	if err != nil {
		t.Fatal(err)
	}
	l := open(t, folder)
	holds(t, l, append(published, "sipri/2026-11-26", "sipri/2026-11-26.10"))
	valid(t, l, -1)
}

func TestDamage_OfOneFileLeavesTheOtherVintagesReadable(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"torn":        func(path string) error { return os.Truncate(path, 100) },
		"gone":        os.Remove,
		"overwritten": overwrite,
	} {
		t.Run(name, func(t *testing.T) {
			l := open(t, t.TempDir())
			for i := range 4 {
				if _, err := imported(l, fmt.Sprint(i), i); err != nil {
					t.Fatal(err)
				}
			}
			vs, err := l.Vintages()
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(l.Folder(), filepath.FromSlash(vs[0].Files[1].Path))
			if err := harm(path); err != nil {
				t.Fatal(err)
			}
			v, err := l.Verify(ctx)
			if err != nil || v.Vintages != 4 || len(v.Damaged) != 1 || v.Damaged[0].Path != path {
				t.Fatalf("%+v, error %v; want %s named and nothing else", v, err, path)
			}
			// What is missing or torn is seen without reading whole files, and takes its own release away.
			seen, err := open(t, l.Folder()).Damaged()
			if want := map[bool]int{true: 0, false: 1}[name == "overwritten"]; err != nil || len(seen) != want {
				t.Errorf("%d damaged, want %d: %v, error %v", len(seen), want, seen, err)
			}
			for _, d := range seen {
				if d.Path != path || d.Source != vs[0].Source || d.Vintage != vs[0].Vintage || !strings.Contains(d.Problem, path) {
					t.Errorf("%+v, want %s named", d, path)
				}
			}
			if got := present(t, l); len(got)+len(seen) != 4 {
				t.Errorf("vintages %s beside %d damaged", got, len(seen))
			}
			for _, other := range vs[1:] {
				for _, table := range Tables {
					if _, err := other.Paths(table); err != nil {
						t.Errorf("%s %s: %v", other.Source, other.Vintage, err)
					}
				}
			}
			// As the hint says: with the damaged vintage's folders away, all is well.
			away, err := filepath.Glob(v.Damaged[0].Folders(l))
			if err != nil || len(away) < 2 {
				t.Fatalf("%s: %s, error %v", v.Damaged[0].Folders(l), away, err)
			}
			for _, folder := range away {
				if err := os.RemoveAll(folder); err != nil {
					t.Fatal(err)
				}
			}
			valid(t, l, 3)
		})
	}
}

// harms are what may befall a manifest.
var harms = map[string]func(path string) error{
	"truncated":          func(path string) error { return os.Truncate(path, 100) },
	"empty":              func(path string) error { return os.Truncate(path, 0) },
	"not JSON":           func(path string) error { return os.WriteFile(path, []byte("<html>no manifest</html>"), 0o644) },
	"null":               func(path string) error { return os.WriteFile(path, []byte("null"), 0o644) },
	"with a tail":        func(path string) error { return appendTo(path, "}") },
	"of another":         func(path string) error { return os.WriteFile(path, []byte(`{"source":"other","vintage":"1"}`), 0o644) },
	"deleted":            os.Remove,
	"a folder instead":   func(path string) error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o755)) },
	"full of null bytes": func(path string) error { return os.WriteFile(path, make([]byte, 4096), 0o644) },
}

func appendTo(path, text string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// A manifest that is damaged takes its own vintage away and no other; the lake opens, names it,
// and takes new releases.
func TestDamage_OfOneManifestLeavesTheLakeOpen(t *testing.T) {
	for name, harm := range harms {
		t.Run(name, func(t *testing.T) {
			l := open(t, t.TempDir())
			for _, v := range []string{"1", "2", "3"} {
				publish(t, l, leeway.Manifest{Source: "sipri", Vintage: v}, arms("KAZ", 10))
			}
			path := filepath.Join(l.Folder(), manifests, filepath.FromSlash(partitionPath("sipri", "3")), manifestName)
			if err := harm(path); err != nil {
				t.Fatal(err)
			}
			l = open(t, l.Folder())
			if got := strings.Join(present(t, l), " "); got != "sipri/2 sipri/1" {
				t.Errorf("vintages %s", got)
			}
			damaged, err := l.Damaged()
			if err != nil || len(damaged) != 1 || damaged[0].Path != path || !strings.Contains(damaged[0].Problem, path) {
				t.Errorf("damaged %v, error %v", damaged, err)
			}
			v, err := l.Verify(ctx)
			if err != nil || v.Vintages != 2 || len(v.Damaged) != 1 || v.Damaged[0].Path != path {
				t.Errorf("%+v, error %v", v, err)
			}
			if s, err := l.Status(); err != nil || len(s.Vintages) != 2 || len(s.Unfinished) != 0 {
				t.Errorf("status %+v, error %v", s, err)
			}
			publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "4"}, arms("KAZ", 10))
			if got := strings.Join(present(t, l), " "); got != "sipri/4 sipri/2 sipri/1" {
				t.Errorf("vintages %s after a new release", got)
			}
		})
	}
}

// Where a newer vintage's manifest is damaged, the one before it answers as if it were the newest.
func TestDamage_OfAManifestLetsTheOlderReleaseAnswer(t *testing.T) {
	l := open(t, t.TempDir())
	for _, v := range []string{"1", "2"} {
		publish(t, l, leeway.Manifest{Source: "sipri", Vintage: v, Released: "202" + v}, arms("KAZ", 10))
	}
	if err := os.Truncate(filepath.Join(l.Folder(), manifests, filepath.FromSlash(partitionPath("sipri", "2")), manifestName), 50); err != nil {
		t.Fatal(err)
	}
	s, err := NewSlices("", l)
	if err != nil {
		t.Fatal(err)
	}
	for vintage, want := range map[string]bool{"1": true, "2": false} {
		o := arms("KAZ", 1).Observations[0]
		o.Dataset, o.Vintage = "sipri", vintage
		if got := s.KeepsObservation(&o); got != want {
			t.Errorf("vintage %s answers: %t", vintage, got)
		}
	}
}

// overwrite turns one byte of a file, whose size stays.
func overwrite(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	data[len(data)/2] ^= 1
	return os.WriteFile(path, data, 0o644)
}

// A clock that jumps back gives a later import an earlier day of retrieval. Whatever the days
// say, a slice that only one vintage covers answers, and a newer release is the newer one.
func TestClock_ThatJumpsHidesNoData(t *testing.T) {
	l := open(t, t.TempDir())
	publishAt := func(vintage, released, retrieved string, reporters ...string) string {
		p := begin(t, l, "wdi")
		if err := p.Write(arms(reporters[0], 3)); err != nil {
			t.Fatal(err)
		}
		return commit(t, p, leeway.Manifest{Source: "wdi", Vintage: vintage, Released: released, Retrieved: retrieved, Scope: leeway.Scope{Reporters: reporters}}).Vintage
	}
	publishAt("2026-11-26", "2026-10-01", "2026-11-26", "KAZ")
	uzbek := publishAt("1970-01-01", "2026-10-01", "1970-01-01", "UZB")         // the clock is lost
	kyrgyz := publishAt("2026-11-26", "2026-10-01", "2026-11-26", "KGZ")        // a name that is taken
	revised := publishAt("2026-11-02", "2026-11-01", "2026-11-02", "KAZ")       // it was a month ahead
	future := publishAt("2099-01-01", "2026-10-01", "2099-01-01", "TJK", "TKM") // far ahead
	newest := publishAt("2026-11-27", "2026-11-20", "2026-11-27", "TKM")        // right again
	s, err := NewSlices("", l)
	if err != nil {
		t.Fatal(err)
	}
	for reporter, want := range map[string]string{"KAZ": revised, "UZB": uzbek, "KGZ": kyrgyz, "TJK": future, "TKM": newest} {
		vs, err := l.Vintages()
		if err != nil {
			t.Fatal(err)
		}
		var kept []string
		for _, v := range vs {
			if slices.Contains(v.Scope.Reporters, reporter) && s.KeepsObservation(row("wdi", v.Vintage, reporter, "arms", "2020")) {
				kept = append(kept, v.Vintage)
			}
		}
		if !slices.Equal(kept, []string{want}) {
			t.Errorf("%s is answered by %s, want %s", reporter, kept, want)
		}
	}
	valid(t, l, 6)
}
