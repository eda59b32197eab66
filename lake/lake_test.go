package lake

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/apache/arrow-go/v18/parquet/file"

	"leeway"
)

// arms returns n observations of arms deliveries, one per year.
func arms(reporter string, n int) leeway.Record {
	rows := make([]leeway.Observation, n)
	for i := range rows {
		rows[i] = leeway.Observation{
			Indicator: "arms", Reporter: reporter, Partner: "RUS", Period: fmt.Sprint(1900 + i%120), Statistic: leeway.Level,
			Comparator: "=", Value: float64(i), Unit: "million-tiv", Source: "SIPRI", Note: fmt.Sprint("row ", i),
		}
	}
	return leeway.Record{Observations: rows}
}

func open(t *testing.T, folder string) *Lake {
	t.Helper()
	l, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func publish(t *testing.T, l *Lake, m leeway.Manifest, r leeway.Record) leeway.Manifest {
	t.Helper()
	m, err := l.Publish(m, r)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestPublish_ListsTheVintageWithItsFiles(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "not", "yet"))
	if vs, err := l.Vintages(); err != nil || len(vs) != 0 {
		t.Fatalf("a lake that does not exist has vintages %v, error %v", vs, err)
	}
	publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "2024", Complete: true}, arms("KAZ", 10))
	publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "2025"}, arms("KAZ", 11))
	vs, err := l.Vintages()
	if err != nil || len(vs) != 2 || vs[0].Vintage != "2025" {
		t.Fatalf("vintages %v, error %v; want 2025 before 2024", vs, err)
	}
	paths, err := vs[1].Paths(Observations)
	if err != nil || len(paths) != 1 {
		t.Fatalf("paths %v, error %v", paths, err)
	}
	f := vs[1].Files[0]
	if f.Rows != 10 || f.Path != "observations/source=sipri/vintage=2024/part-0.parquet" || !vs[1].Complete {
		t.Errorf("manifest %+v", vs[1].Manifest)
	}
}

func TestPublish_TheSameRowsGiveTheSameBytes(t *testing.T) {
	m := leeway.Manifest{Source: "sipri", Vintage: "2024"}
	a := publish(t, open(t, t.TempDir()), m, arms("KAZ", 40000))
	b := publish(t, open(t, t.TempDir()), m, arms("KAZ", 40000))
	if a.Files[0].SHA256 != b.Files[0].SHA256 {
		t.Errorf("digests %s and %s", a.Files[0].SHA256, b.Files[0].SHA256)
	}
}

func TestPublish_KeepsPartitionColumnsOutOfTheFiles(t *testing.T) {
	l := open(t, t.TempDir())
	m := publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "2024"}, arms("KAZ", 3))
	r, err := file.OpenParquetFile(filepath.Join(l.Folder(), m.Files[0].Path), false)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	s := r.MetaData().Schema
	if s.ColumnIndexByName("source") >= 0 || s.ColumnIndexByName("vintage") >= 0 {
		t.Error("source or vintage is stored in the file; Trino would refuse it")
	}
	if got, want := s.NumColumns(), len(ObservationColumns)-2; got != want {
		t.Errorf("%d columns, want %d", got, want)
	}
}

func TestPublish_AnEmptyTableHasAFileAndANilOneHasNone(t *testing.T) {
	l := open(t, t.TempDir())
	m := publish(t, l, leeway.Manifest{Source: "igo", Vintage: "1"}, leeway.Record{Memberships: []leeway.Membership{}})
	if len(m.Files) != 1 || m.Files[0].Table != Memberships || m.Files[0].Rows != 0 {
		t.Errorf("files %+v", m.Files)
	}
}

func TestPublish_NeverOverwritesAVintage(t *testing.T) {
	l := open(t, t.TempDir())
	m := leeway.Manifest{Source: "sipri", Vintage: "2024"}
	first := publish(t, l, m, arms("KAZ", 3))
	_, err := l.Publish(m, arms("KAZ", 4))
	if leeway.CodeOf(err) != leeway.CodeConflict || leeway.HintOf(err) == "" {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
	vs, err := l.Vintages()
	if err != nil || vs[0].Files[0].SHA256 != first.Files[0].SHA256 {
		t.Error("the first vintage changed")
	}
}

func TestPublish_RefusesNamesThatAreNoFolders(t *testing.T) {
	l := open(t, t.TempDir())
	for _, name := range []string{"", "..", "a/b", ".hidden", "a,b", "a=b", "it's", strings.Repeat("x", 65)} {
		_, err := l.Publish(leeway.Manifest{Source: "sipri", Vintage: name}, arms("KAZ", 1))
		if leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("vintage %q: error %v", name, err)
		}
	}
}

func TestPublish_TwoAtOnceBothArriveOrOneYields(t *testing.T) {
	folder := t.TempDir()
	var wait sync.WaitGroup
	codes := make([]leeway.Code, 8)
	for i := range codes {
		wait.Go(func() {
			l, err := Open(folder)
			if err == nil {
				// Four vintages, each published by two.
				_, err = l.Publish(leeway.Manifest{Source: "sipri", Vintage: fmt.Sprint("v", i/2)}, arms("KAZ", 500))
			}
			if err != nil {
				codes[i] = leeway.CodeOf(err)
			}
		})
	}
	wait.Wait()
	for i := 0; i < len(codes); i += 2 {
		a, b := codes[i], codes[i+1]
		if !(a == "" && b == leeway.CodeConflict || b == "" && a == leeway.CodeConflict) {
			t.Errorf("publishers of v%d ended with %q and %q, want one done and one conflict", i/2, a, b)
		}
	}
	valid(t, open(t, folder), 4)
}

// valid checks that a lake has so many vintages (any number where want is negative), all of
// them whole.
func valid(t *testing.T, l *Lake, want int) {
	t.Helper()
	v, err := l.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Damaged) > 0 {
		t.Fatalf("damaged: %v", v.Damaged)
	}
	if want >= 0 && v.Vintages != want {
		t.Fatalf("%d vintages, want %d", v.Vintages, want)
	}
}

func TestPublish_SaysWhyAFolderCannotBeWritten(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(blocked)
	if leeway.CodeOf(err) != leeway.CodeInvalid || leeway.HintOf(err) == "" {
		t.Errorf("a file as a lake: %v", err)
	}
	_, err = (&Lake{folder: filepath.Join(blocked, "lake")}).Publish(leeway.Manifest{Source: "a", Vintage: "1"}, arms("KAZ", 1))
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), blocked) {
		t.Errorf("a lake inside a file: %v", err)
	}
}

func TestVintages_HalfWrittenOnesDoNotExist(t *testing.T) {
	l := open(t, t.TempDir())
	publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "2024"}, arms("KAZ", 3))
	stray := filepath.Join(l.Folder(), "observations", "source=sipri", "vintage=2025")
	if err := os.MkdirAll(stray, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(stray, "part-0.parquet"), []byte("PAR1 half"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(l.Folder(), filling+"1"), 0o755); err != nil {
		t.Fatal(err)
	}
	if v, err := l.Verify(ctx); err != nil || v.Vintages != 1 || len(v.Damaged) != 1 || v.Damaged[0].Path != stray {
		t.Errorf("%+v, error %v; want %s named", v, err, stray)
	}
	s, err := l.Status()
	if err != nil || len(s.Vintages) != 1 || len(s.Unfinished) != 1 || len(s.Orphaned) != 1 {
		t.Errorf("status %+v, error %v", s, err)
	}
	// The next publish of that vintage takes its place and sweeps.
	publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "2025"}, arms("KAZ", 4))
	valid(t, l, 2)
	if s, err := l.Status(); err != nil || len(s.Unfinished) != 0 || len(s.Orphaned) != 0 {
		t.Errorf("status %+v, error %v", s, err)
	}
}

func TestVerify_NamesEveryDamagedFile(t *testing.T) {
	l := open(t, t.TempDir())
	var paths []string
	for _, v := range []string{"1", "2", "3", "4", "5"} {
		m := publish(t, l, leeway.Manifest{Source: "sipri", Vintage: v}, arms("KAZ", 100))
		paths = append(paths, filepath.Join(l.Folder(), filepath.FromSlash(m.Files[0].Path)))
	}
	whole, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	turned := bytes.Clone(whole)
	turned[len(turned)/2] ^= 1
	manifest := filepath.Join(l.Folder(), manifests, "source=sipri", "vintage=4", manifestName)
	for _, err := range []error{
		os.WriteFile(paths[0], turned, 0o644), os.WriteFile(paths[1], whole[:len(whole)/2], 0o644), os.Remove(paths[2]),
		os.WriteFile(manifest, []byte(`{"source":`), 0o644),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	v, err := l.Verify(ctx)
	if err != nil || v.Vintages != 4 {
		t.Fatalf("%+v, error %v", v, err)
	}
	for _, path := range []string{paths[0], paths[1], paths[2], manifest} {
		named := 0
		for _, p := range v.Damaged {
			if p.Path == path {
				named++
			}
		}
		if named != 1 {
			t.Errorf("%s is named %d times in %v", path, named, v.Damaged)
		}
	}
	if len(v.Damaged) != 4 {
		t.Errorf("%d damaged, want 4: %v", len(v.Damaged), v.Damaged)
	}
}

func TestVintages_AManifestCannotPointOutOfItsLake(t *testing.T) {
	l := open(t, t.TempDir())
	publish(t, l, leeway.Manifest{Source: "a", Vintage: "1"}, arms("KAZ", 1))
	path := filepath.Join(l.Folder(), manifests, "source=a", "vintage=1", manifestName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte(`"observations/source=a`), []byte(`"../observations/source=a`), 1)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	vs, err := l.Vintages()
	damaged, errDamaged := l.Damaged()
	if err != nil || errDamaged != nil || len(vs) != 0 || len(damaged) != 1 || damaged[0].Path != path {
		t.Errorf("vintages %v, damaged %v, errors %v, %v", vs, damaged, err, errDamaged)
	}
}

func TestReading_WritesNothing(t *testing.T) {
	l := open(t, t.TempDir())
	publish(t, l, leeway.Manifest{Source: "a", Vintage: "1"}, arms("KAZ", 1))
	tree := func() (names []string) {
		err := filepath.WalkDir(l.Folder(), func(path string, d fs.DirEntry, err error) error {
			names = append(names, path)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	before := tree()
	err := filepath.WalkDir(l.Folder(), func(path string, d fs.DirEntry, err error) error {
		if d.IsDir() {
			t.Cleanup(func() {
				if err := os.Chmod(path, 0o755); err != nil {
					t.Error(err)
				}
			})
			return os.Chmod(path, 0o555)
		}
		return os.Chmod(path, 0o444)
	})
	if err != nil {
		t.Fatal(err)
	}
	valid(t, l, 1)
	if _, err := l.Status(); err != nil {
		t.Error(err)
	}
	if after := tree(); len(after) != len(before) {
		t.Errorf("reading left %v, before were %v", after, before)
	}
}
