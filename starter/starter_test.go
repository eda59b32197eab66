package starter

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"leeway/lake"
)

// verified checks that a lake is the whole starter lake.
func verified(t *testing.T, l *lake.Lake) {
	t.Helper()
	v, err := l.Verify(context.Background())
	if err != nil || len(v.Damaged) > 0 || v.Vintages < 4 || v.Files < 8 {
		t.Errorf("%+v, error %v", v, err)
	}
}

func TestOpen_UnpacksOnceIntoTheCache(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "cache", "leeway")
	l, err := Open(cache)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(l.Folder()) != cache {
		t.Errorf("unpacked into %q", l.Folder())
	}
	verified(t, l)
	before, err := os.Stat(l.Folder())
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open(cache)
	if err != nil || again.Folder() != l.Folder() {
		t.Fatalf("%v, error %v", again, err)
	}
	if after, err := os.Stat(l.Folder()); err != nil || !os.SameFile(before, after) {
		t.Errorf("unpacked twice, error %v", err)
	}
	if entries, err := os.ReadDir(cache); err != nil || len(entries) != 2 {
		t.Errorf("the cache holds %v besides the lake and its lock, error %v", entries, err)
	}
}

func TestFolder_ManyAtOnceFindOneWholeLake(t *testing.T) {
	for name, before := range map[string]func(*testing.T, string){
		"an empty cache": func(*testing.T, string) {},
		"a torn copy":    tear,
	} {
		t.Run(name, func(t *testing.T) {
			cache := t.TempDir()
			before(t, cache)
			var wait sync.WaitGroup
			for range 12 {
				wait.Go(func() {
					l, err := Open(cache)
					if err != nil {
						t.Error(err)
						return
					}
					verified(t, l)
				})
			}
			wait.Wait()
		})
	}
}

// tear unpacks the lake into cache and cuts one of its files short.
func tear(t *testing.T, cache string) {
	t.Helper()
	folder, err := Folder(cache)
	if err != nil {
		t.Fatal(err)
	}
	torn := filepath.Join(folder, "observations", "source=undesa-migrants", "vintage=2019", "part-0.parquet")
	if err := os.Truncate(torn, 1000); err != nil {
		t.Fatal(err)
	}
}

func TestFolder_MendsATornCopy(t *testing.T) {
	cache := t.TempDir()
	tear(t, cache)
	l, err := Open(cache)
	if err != nil {
		t.Fatal(err)
	}
	verified(t, l)
}

func TestOpen_ReadsFromMemoryWhereNothingCanBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	locked := t.TempDir()
	if err := os.Chmod(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	caches := []string{filepath.Join(file, "cache")}
	if os.Geteuid() != 0 { // the superuser writes into locked folders too
		caches = append(caches, locked)
	}
	for _, cache := range caches {
		l, err := Open(cache)
		if err != nil {
			t.Fatal(err)
		}
		if l.Folder() != "" {
			t.Errorf("%s: unpacked into %s", cache, l.Folder())
		}
		verified(t, l)
	}
	if entries, err := os.ReadDir(locked); err != nil || len(entries) != 0 && os.Geteuid() != 0 {
		t.Errorf("the locked folder holds %v, error %v", entries, err)
	}
}

func TestEmbedded_IsUnderFourMegabytes(t *testing.T) {
	l, err := Memory()
	if err != nil {
		t.Fatal(err)
	}
	v, err := l.Verify(context.Background())
	if err != nil || v.Bytes > 4<<20 {
		t.Errorf("%d bytes, error %v", v.Bytes, err)
	}
}
