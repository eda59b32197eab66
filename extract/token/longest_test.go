package token

import (
	"strings"
	"testing"
)

// TestSplit_TextWithoutStopsIsCut holds that one endless line becomes sentences of bounded length.
func TestSplit_TextWithoutStopsIsCut(t *testing.T) {
	text := Split(strings.Repeat("exports to China, imports from Peru, ", 2000) + strings.Repeat("word ", 2000))
	for _, s := range text.Sentences {
		if n := s.Last - s.First; n > 2*longest+1 {
			t.Fatalf("a sentence has %d tokens", n)
		}
	}
	if len(text.Sentences) < 10 {
		t.Fatalf("%d sentences", len(text.Sentences))
	}
}
