package filelock

import (
	"path/filepath"
	"testing"
)

func TestTake_OneAtATime(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	if held, err := Held(name); held || err != nil {
		t.Errorf("a file that is not there is held: %v, error %v", held, err)
	}
	release, err := Take(name)
	if err != nil {
		t.Fatal(err)
	}
	if held, err := Held(name); !held || err != nil {
		t.Errorf("held while taken: %v, error %v", held, err)
	}
	second := make(chan func())
	go func() {
		release, err := Take(name)
		if err != nil {
			t.Error(err)
		}
		second <- release
	}()
	select {
	case <-second:
		t.Error("taken twice")
	default:
	}
	release()
	(<-second)()
	if held, err := Held(name); held || err != nil {
		t.Errorf("held after release: %v, error %v", held, err)
	}
}

func TestTake_AFolderThatIsNotThere(t *testing.T) {
	if _, err := Take(filepath.Join(t.TempDir(), "none", "lock")); err == nil {
		t.Error("no error")
	}
}
