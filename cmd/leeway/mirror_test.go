package main

import "testing"

func TestTimes_RoundsNoRatioAway(t *testing.T) {
	for ratio, want := range map[float64]string{3.68: "3.7 times", 0.5: "0.5 times", 0.0949: "0.095 times", 0.0042: "0.0042 times", 0.00001: "0.00001 times", 0: "0 times"} {
		if got := times(ratio); got != want {
			t.Errorf("%v is worded %q, not %q", ratio, got, want)
		}
	}
}
