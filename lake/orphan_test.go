package lake

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"leeway"
)

// manifestOf is the folder of a vintage's manifest.
func manifestOf(l *Lake, source, vintage string) string {
	return filepath.Join(l.Folder(), manifests, filepath.FromSlash(partitionPath(source, vintage)))
}

func TestVerify_NamesRowsWhoseManifestIsGone(t *testing.T) {
	l := open(t, t.TempDir())
	for _, v := range []string{"1", "2"} {
		publish(t, l, leeway.Manifest{Source: "sipri", Vintage: v}, arms("KAZ", 3))
	}
	if err := os.RemoveAll(manifestOf(l, "sipri", "1")); err != nil {
		t.Fatal(err)
	}
	v, err := l.Verify(ctx)
	want := filepath.Join(l.Folder(), "observations", "source=sipri", "vintage=1")
	if err != nil || v.Vintages != 1 || len(v.Damaged) != 1 || v.Damaged[0].Path != want {
		t.Errorf("%+v, error %v; want %s named", v, err, want)
	}
	if got := present(t, l); len(got) != 1 {
		t.Errorf("vintages %s", got)
	}
}

// The moment before a manifest is placed: its tables are there already. Whoever looks then sees a
// publication under way; whoever publishes next sees that it was killed, and sweeps.
func TestVerify_CallsNobodysWorkAnOrphan(t *testing.T) {
	l := open(t, t.TempDir())
	publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "1"}, arms("KAZ", 3))
	publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "2"}, arms("KAZ", 3))
	temp := filepath.Join(l.Folder(), filling+"1")
	if err := os.MkdirAll(temp, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(manifestOf(l, "sipri", "2"), filepath.Join(temp, manifests)); err != nil {
		t.Fatal(err)
	}
	valid(t, l, 1)
	tables := "observations/source=sipri/vintage=2"
	if s, err := l.Status(); err != nil || len(s.Orphaned) != 0 || !slices.Equal(s.Unfinished, []string{filling + "1", tables}) {
		t.Errorf("status %+v, error %v", s, err)
	}
	publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "3"}, arms("KAZ", 3))
	valid(t, l, 2)
	if exists(filepath.Join(l.Folder(), tables)) || exists(temp) {
		t.Error("what a killed publisher has left is still there")
	}
}

// A publication that cannot place its manifest takes back the tables that it has placed.
func TestCommit_ThatFailsHalfwayLeavesNoTables(t *testing.T) {
	l := open(t, t.TempDir())
	publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "1"}, arms("KAZ", 3))
	blocked := filepath.Join(l.Folder(), manifests, "source=wdi")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	if _, err := l.Publish(leeway.Manifest{Source: "wdi", Vintage: "1"}, arms("KAZ", 3)); leeway.CodeOf(err) != leeway.CodeUnavailable {
		t.Errorf("error %v", err)
	}
	valid(t, l, 1)
	if at := filepath.Join(l.Folder(), "observations", "source=wdi", "vintage=1"); exists(at) {
		t.Errorf("%s is there", at)
	}
}

// A file that is swapped for another of its size is looked at again.
func TestVintages_LookAgainAtAFileThatHasChanged(t *testing.T) {
	l := open(t, t.TempDir())
	m := publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "1"}, arms("KAZ", 3))
	if got := present(t, l); len(got) != 1 {
		t.Fatalf("vintages %s", got)
	}
	path := filepath.Join(l.Folder(), filepath.FromSlash(m.Files[0].Path))
	if err := os.WriteFile(path, make([]byte, m.Files[0].Bytes), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := present(t, l); len(got) != 0 {
		t.Errorf("vintages %s", got)
	}
}

func TestParsePins_SaysThatAReleaseIsDamaged(t *testing.T) {
	l := open(t, t.TempDir())
	m := publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "1"}, arms("KAZ", 3))
	if err := os.Remove(filepath.Join(l.Folder(), filepath.FromSlash(m.Files[0].Path))); err != nil {
		t.Fatal(err)
	}
	for _, pin := range []string{"sipri=1", "1"} {
		if _, err := ParsePins([]string{pin}, l); leeway.CodeOf(err) != leeway.CodeUnavailable || leeway.HintOf(err) == "" {
			t.Errorf("%s: error %v", pin, err)
		}
	}
	if _, err := ParsePins([]string{"sipri=2"}, l); leeway.CodeOf(err) != leeway.CodeNotFound {
		t.Errorf("error %v", err)
	}
}
