package columns

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"leeway"
)

// Three bits each: a run of nine times the third text, then a pack of eight.
func TestPlaces_ReadsRunsAndPacks(t *testing.T) {
	page := []byte{3, 9 << 1, 2, 1<<1 | 1, 0b10_001_000, 0b1_010_001_1, 0b000_100_01}
	got, err := places(nil, page, 17, 8)
	if want := []uint32{2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 1, 6, 1, 2, 3, 4, 0}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, error %v, want %v", got, err, want)
	}
	if got, err := places(nil, page, 12, 8); err != nil || len(got) != 12 {
		t.Errorf("fewer than a pack has: %v, error %v", got, err)
	}
	if got, err := places(nil, page, 17, 5); !errors.Is(err, errDamaged) { // there is no seventh text
		t.Errorf("%v, error %v", got, err)
	}
	long := append([]byte{1, 4<<1 | 1}, 0xff, 0, 0xff, 0) // 32 places of one bit
	if got, err := places(nil, long, 32, 2); err != nil || got[7] != 1 || got[8] != 0 || got[16] != 1 || got[31] != 0 {
		t.Errorf("%v, error %v", got, err)
	}
}

func TestPlaces_RefusesAPageThatIsShort(t *testing.T) {
	for _, page := range [][]byte{{}, {40}, {3}, {3, 2}, {3, 3}, {3, 0x80}, {3, 0, 0}, {3, 2, 7}} {
		if got, err := places(nil, page, 8, 5); !errors.Is(err, errDamaged) {
			t.Errorf("%v: %v, error %v", page, got, err)
		}
	}
	if got, err := places(nil, nil, 0, 0); err != nil || len(got) != 0 {
		t.Errorf("no rows: %v, error %v", got, err)
	}
}

func TestTexts_RefusesADictionaryThatIsShort(t *testing.T) {
	if got, err := texts(nil, []byte{3, 0, 0, 0, 'K', 'A', 'Z', 0, 0, 0, 0}); err != nil || !slices.Equal(got, []string{"KAZ", ""}) {
		t.Errorf("%q, error %v", got, err)
	}
	for _, page := range [][]byte{{3, 0}, {3, 0, 0, 0, 'K'}, {255, 255, 255, 255}} {
		if _, err := texts(nil, page); !errors.Is(err, errDamaged) {
			t.Errorf("%v: error %v", page, err)
		}
	}
}

func TestOpen_SaysThatAFileIsNone(t *testing.T) {
	none := filepath.Join(t.TempDir(), "part-0.parquet")
	if _, err := Open(none); leeway.CodeOf(err) != leeway.CodeUnavailable {
		t.Errorf("error %v", err)
	}
	if err := os.WriteFile(none, []byte("no Parquet"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(none); leeway.CodeOf(err) != leeway.CodeUnavailable {
		t.Errorf("error %v", err)
	}
}

func FuzzPlaces(f *testing.F) {
	f.Add([]byte{3, 9 << 1, 2, 1<<1 | 1, 1, 2, 3}, 17, 8)
	f.Fuzz(func(t *testing.T, page []byte, n, size int) {
		if n < 0 || n > 1<<12 || size < 0 || size > 1<<12 {
			return
		}
		got, err := places(nil, page, n, size)
		if err == nil && len(got) != n {
			t.Errorf("%d places, want %d", len(got), n)
		}
		if err == nil && slices.ContainsFunc(got, func(p uint32) bool { return p >= uint32(size) }) {
			t.Errorf("places %v of a dictionary of %d", got, size)
		}
	})
}
