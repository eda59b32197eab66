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

// The head of a page: sort 0, 80 bytes from 40, ten values by places.
func TestThrift_ReadsTheHeadOfAPage(t *testing.T) {
	head := []byte{0x15, 0, 0x15, 160, 1, 0x15, 80, 0x2c, 0x15, 20, 0x15, 16, 0x15, 6, 0x15, 6, 0x1c, 0x18, 2, 'a', 'b', 0x16, 2, 0x19, 0x25, 2, 4, 0, 0, 0, 9, 9}
	var h pageHead
	th := thrift{head}
	if want := (pageHead{0, 80, 40, 10, 8}); !th.head(&h) || h != want || len(th.rest) != 2 {
		t.Errorf("%+v, want %+v, %d bytes left", h, want, len(th.rest))
	}
	for n := range len(head) - 3 {
		th := thrift{head[:n]}
		if th.head(&h) {
			t.Errorf("a head of %d bytes is taken for a whole one", n)
		}
	}
}

func FuzzThrift(f *testing.F) {
	f.Add([]byte{0x15, 0, 0x15, 160, 1, 0x15, 80, 0x2c, 0x15, 20, 0x15, 16, 0, 0})
	f.Fuzz(func(t *testing.T, head []byte) {
		var h pageHead
		p := pager{rest: head}
		if _, more, err := p.next(); err == nil && more && len(p.rest) > len(head) {
			t.Error("more is left than there was")
		}
		th := thrift{head}
		th.head(&h)
	})
}
