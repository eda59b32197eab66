package duck

import (
	"context"
	"testing"
	"time"

	"leeway"
	"leeway/starter"
)

func TestAnswer_ColdOnTheStarterLake(t *testing.T) {
	start := time.Now()
	l, err := starter.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	unpacked := time.Now()
	e, err := New(context.Background(), l)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	opened := time.Now()
	rec, err := e.Answer(context.Background(), wide)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("unpack %v open %v answer %v", unpacked.Sub(start), opened.Sub(unpacked), time.Since(opened))
	t.Log(len(rec.Observations), len(rec.Memberships), len(rec.Rosters), len(rec.Treaties), len(rec.Events))
	s := time.Now()
	rec, err = e.Answer(context.Background(), wide)
	t.Logf("warm %v", time.Since(s))
	if len(rec.Memberships) == 0 || rec.Memberships[0].Source == "" || rec.Memberships[0].Dataset != "facts" {
		t.Errorf("%+v", rec.Memberships)
	}
	t.Logf("%+v", rec.Observations[0])
}

// wide is what a long article asks for.
var wide = func() leeway.Needs {
	n := leeway.Needs{Organisations: []string{"CSTO", "CIS", "EAEU", "BRICS", "OTS", "SCO"}, Actors: []string{"KAZ", "KGZ", "TJK", "TKM", "UZB", "RUS", "CHN", "CSTO", "EAEU"}}
	for _, r := range []string{"KAZ", "KGZ", "TJK", "TKM", "UZB", "central-asia"} {
		for _, i := range []string{"trade", "exports", "imports", "remittances", "arms", "migrants", "investment", "debt", "gdp", "permits"} {
			n.Series = append(n.Series, leeway.Series{Reporter: r, Indicator: i})
		}
	}
	return n
}()
