package extract_test

import (
	"testing"

	"leeway/extract"
)

func TestRead_StandsASentenceOfMarksAtTheEnd(t *testing.T) {
	for _, tail := range []string{"\n\n***", "\n\n— —", "\n\n?!", "\n\n…"} {
		r, err := extract.Read("Turkey left the pact in 2019."+tail, extract.Options{})
		if err != nil {
			t.Fatalf("%q: %v", tail, err)
		}
		if len(r.Claims) == 0 {
			t.Errorf("%q: no claim", tail)
		}
	}
}
