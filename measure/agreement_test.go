package measure

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
)

func ExampleAgreement() {
	a, err := Agreement(
		[]Ballot{{"1", Yes}, {"2", Yes}, {"3", No}, {"4", Absent}},
		[]Ballot{{"1", Yes}, {"2", Abstain}, {"3", Yes}, {"4", Yes}},
	)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.2f over %d votes, %d left out\n", a.Index, a.Votes(), a.Left)
	// Output: 0.50 over 3 votes, 1 left out
}

func someBallots(r *rand.Rand, n int) []Ballot {
	var list []Ballot
	for i := range n {
		if r.IntN(8) > 0 {
			list = append(list, Ballot{strconv.Itoa(i), []string{Yes, No, Abstain, Absent}[r.IntN(4)]})
		}
	}
	return append(list, Ballot{"last", Yes})
}

func TestAgreement_IsSymmetricAndCountsEveryRollCall(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 37))
	for range trials {
		a, b := someBallots(r, 30), someBallots(r, 30)
		v, err := Agreement(a, b)
		back, err2 := Agreement(shuffled(r, b), shuffled(r, a))
		if err != nil || err2 != nil || v != back || v.Index < 0 || v.Index > 1 {
			t.Fatalf("%+v and %+v (%v, %v)", v, back, err, err2)
		}
		calls := map[string]bool{}
		for _, x := range append(a, b...) {
			calls[x.RollCall] = true
		}
		if v.Votes()+v.Left+v.Unpaired != len(calls) {
			t.Fatalf("%+v of %d roll calls", v, len(calls))
		}
	}
}

func TestAgreement_WithOneselfIsOne(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 43))
	for range trials {
		a := someBallots(r, 20)
		if v, err := Agreement(a, a); err != nil || v.Index != 1 || v.Half+v.Opposed+v.Unpaired != 0 {
			t.Fatalf("%+v, %v", v, err)
		}
	}
}

func TestAgreement_AnAbsenceIsNoOpinion(t *testing.T) {
	a := []Ballot{{"1", Yes}, {"2", Absent}, {"3", Absent}}
	b := []Ballot{{"1", Yes}, {"2", No}, {"3", Absent}, {"4", No}}
	v, err := Agreement(a, b)
	if err != nil || v != (VoteAgreement{Index: 1, Same: 1, Left: 2, Unpaired: 1}) {
		t.Errorf("%+v, %v", v, err)
	}
	if v, err := Agreement(a[1:], b); !errors.Is(err, ErrNoTies) || v.Left != 2 {
		t.Errorf("no votes: %+v, %v", v, err)
	}
}

func TestAgreement_RefusesWhatIsNoBallot(t *testing.T) {
	good := []Ballot{{"1", Yes}}
	for _, bad := range [][]Ballot{{{"1", "maybe"}}, {{"", Yes}}, {{"1", Yes}, {"1", No}}, {{"1", ""}}} {
		if _, err := Agreement(bad, good); !errors.Is(err, ErrBadValue) {
			t.Errorf("%v: %v", bad, err)
		}
		if _, err := Agreement(good, bad); !errors.Is(err, ErrBadValue) {
			t.Errorf("%v second: %v", bad, err)
		}
	}
}
