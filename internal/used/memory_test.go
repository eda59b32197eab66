//go:build unix

package used

import (
	"os/exec"
	"testing"
)

func TestMemory_OfAProcessThatHasEnded(t *testing.T) {
	c := exec.Command("sh", "-c", "true")
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	if got := Memory(c.ProcessState); got < 100e3 || got > 1e9 {
		t.Errorf("%d bytes", got)
	}
}
