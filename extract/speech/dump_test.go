package speech_test

import (
	"os"
	"testing"

	"leeway/extract/speech"
	"leeway/extract/token"
)

func TestDump(t *testing.T) {
	text := os.Getenv("TEXT")
	for _, r := range speech.Find(token.Split(text), matches(token.Split(text))) {
		t.Logf("%q cue %q %+v stance %v", r.Source.Text, r.Cue.Text, r.Attributions, r.Stance)
		for _, c := range r.Content {
			t.Logf("      %q", c.Text)
		}
	}
}
