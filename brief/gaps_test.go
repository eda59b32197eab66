package brief

import (
	"strings"
	"testing"

	"leeway"
	"leeway/check"
)

func TestByPublisher_NamesAPublisherOnce(t *testing.T) {
	got := byPublisher([]check.Gap{
		{What: "Chad’s exports", Source: "UN", Address: "a", Claims: []string{"c1"}}, {What: "acts of Chad", Source: "press", Claims: []string{"c2"}},
		{What: "Peru’s exports", Source: "UN", Address: "a", Claims: []string{"c3"}},
	})
	if len(got) != 2 || got[0].What != "Chad’s exports, Peru’s exports" || strings.Join(got[0].Claims, " ") != "c1 c3" {
		t.Errorf("got %v", got)
	}
}

func TestGist_NamesWhatIsDeliveredNotTheField(t *testing.T) {
	c := leeway.Claim{Kind: leeway.KindTie, Subject: "CHN", Object: "TKM", Indicator: "energy", Product: "gas", Statistic: leeway.Level}
	if got := Gist(&c, nil); got != "CHN, gas from TKM" {
		t.Errorf("got %q", got)
	}
}
