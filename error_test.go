package leeway_test

import (
	"errors"
	"fmt"
	"testing"

	"leeway"
)

func TestHintOf_FindsAHintBelowWrapsAndJoins(t *testing.T) {
	hinted := leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "bad"), "try %s", "this")
	for _, err := range []error{hinted, fmt.Errorf("a: %w", hinted), errors.Join(errors.New("x"), fmt.Errorf("b: %w", hinted))} {
		if got := leeway.HintOf(err); got != "try this" {
			t.Errorf("%v: hint %q", err, got)
		}
		if got := leeway.CodeOf(err); got != leeway.CodeInvalid {
			t.Errorf("%v: code %q", err, got)
		}
	}
	if got := leeway.HintOf(errors.New("x")); got != "" {
		t.Errorf("hint %q from nowhere", got)
	}
}
