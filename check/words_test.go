package check

import "testing"

func TestRound_LeavesNoTraceOfAPowerOfTen(t *testing.T) {
	for v, want := range map[float64]float64{14.8e9: 14.8e9, 5353257336: 5353260000, 27.8874: 27.8874, 0: 0, -0.1234567: -0.123457} {
		if got := round(v, 6); got != want {
			t.Errorf("%v is rounded to %v, not %v", v, got, want)
		}
	}
}
