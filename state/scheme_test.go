package state_test

import (
	"strings"
	"testing"

	"leeway"
	"leeway/state"
)

type resolved struct {
	scheme     state.Scheme
	text, date string
	want       string
}

func TestResolve_FollowsTheDate(t *testing.T) {
	for _, tt := range []resolved{
		{state.COW, "365", "1985", "SUN"}, {state.COW, "365", "1991", "SUN"}, {state.COW, "365", "1995", "RUS"}, {state.COW, "365", "", "RUS"},
		{state.Numeric, "736", "2005", "SDN"}, {state.Numeric, "729", "2015", "SDN"},
		{state.ISO3, "KAZ", "1985", "KAZ"}, {state.ISO2, "kz", "", "KAZ"}, {state.Numeric, "4", "", "AFG"},
		{state.SIPRI, "unknown supplier(s)", "", "unknown"},
	} {
		got, err := state.Resolve(tt.scheme, tt.text, tt.date)
		if err != nil || got.ID != tt.want {
			t.Errorf("%s %q in %q is %q, want %s (%v)", tt.scheme, tt.text, tt.date, got.ID, tt.want, err)
		}
	}
}

func TestResolve_RefusesWhatItDoesNotKnow(t *testing.T) {
	_, err := state.Resolve(state.WITS, "Kazakstn", "")
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), `"Kazakstn"`) || !strings.Contains(leeway.HintOf(err), "Kazakhstan") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
	for _, tt := range []resolved{{state.ISO3, "KAX", "", ""}, {state.Comtrade, "", "", ""}, {"morse", "KAZ", "", ""}, {state.COW, "365", "soon", ""}} {
		if got, err := state.Resolve(tt.scheme, tt.text, tt.date); leeway.CodeOf(err) != leeway.CodeInvalid || err == nil {
			t.Errorf("%s %q in %q is %q, %v; want an error", tt.scheme, tt.text, tt.date, got.ID, err)
		}
	}
}
