package lake_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"leeway"
	"leeway/lake"
)

func kept(t *testing.T, l *lake.Lake, name, text string) lake.Snapshot {
	t.Helper()
	s, err := l.KeepSnapshot("toy", lake.Snapshot{Name: name, URL: "https://example.org/" + name, Retrieved: "2026-11-26"}, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestKeepSnapshot_GivesBackTheBytes(t *testing.T) {
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("KAZ,CHN,1\n", 10_000)
	s := kept(t, l, "a.csv", text)
	if again := kept(t, l, "b.csv", text); again != s || s.Bytes != int64(len(text)) {
		t.Errorf("kept %+v, then %+v", s, again)
	}
	for range 2 {
		r, err := l.OpenSnapshot("toy", s.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil || string(got) != text || r.Close() != nil {
			t.Errorf("%d bytes, error %v", len(got), err)
		}
	}
	if listed, err := l.Snapshots("toy"); err != nil || len(listed) != 1 || listed[0] != s {
		t.Errorf("listed %+v, error %v", listed, err)
	}
	if listed, err := l.Snapshots("other"); err != nil || len(listed) != 0 {
		t.Errorf("of another source %+v, error %v", listed, err)
	}
}

func TestKeepSnapshot_LeavesNothingWhereReadingFails(t *testing.T) {
	folder := t.TempDir()
	l, err := lake.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.KeepSnapshot("toy", lake.Snapshot{Name: "a"}, iotest.ErrReader(errors.New("broken"))); leeway.CodeOf(err) != leeway.CodeUnavailable {
		t.Errorf("error %v", err)
	}
	if left, err := os.ReadDir(filepath.Join(folder, "snapshots", "toy")); err != nil || len(left) != 0 {
		t.Errorf("left %v, error %v", left, err)
	}
}

func TestVerify_NamesASnapshotThatIsNotWhatCame(t *testing.T) {
	folder := t.TempDir()
	l, err := lake.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	whole, torn := kept(t, l, "whole.csv", "a"), kept(t, l, "torn.csv", strings.Repeat("b", 1000))
	path := filepath.Join(folder, "snapshots", "toy", torn.SHA256+".zst")
	if err := os.Truncate(path, 10); err != nil {
		t.Fatal(err)
	}
	v, err := l.Verify(context.Background())
	if err != nil || v.Files != 2 || len(v.Damaged) != 1 || v.Damaged[0].Path != path {
		t.Errorf("%+v, error %v", v, err)
	}
	if _, err := l.OpenSnapshot("toy", whole.SHA256); err != nil {
		t.Error(err)
	}
}
