package measure

import "fmt"

// Ballot is what a state chose in one roll call.
type Ballot struct {
	RollCall string
	Choice   string // yes, no, abstain, absent
}

// The choices of a ballot.
const (
	Yes     = "yes"
	No      = "no"
	Abstain = "abstain"
	Absent  = "absent"
)

// VoteAgreement is how two states voted on the roll calls in which both took part.
type VoteAgreement struct {
	Index    float64 // 0 to 1
	Same     int     // both yes, both no, or both abstained
	Half     int     // one abstained
	Opposed  int     // yes against no
	Left     int     // roll calls left out: one or both absent
	Unpaired int     // roll calls of which only one state has a ballot
}

// Votes counts the roll calls in which both took part.
func (v VoteAgreement) Votes() int { return v.Same + v.Half + v.Opposed }

// Agreement is how often two states vote alike in the United Nations.
//
// Formula:
//
//	A = (f + g/2) / t
//
// f counts the roll calls in which both chose the same, abstention included, g those in which one abstained and the other
// did not, t all in which both took part. Opposed votes count 0.
//
// Units: a pure number, 0 to 1. Votes counts t: an index over a few roll calls says little. Most resolutions pass with
// most states in favour, so that two states that hardly know each other agree often: compare with other pairs.
//
// Absence: an absence is no opinion: the roll call is left out and counted in Left. A roll call of which only one state has a
// ballot (not reported, outside coverage, or not yet a member: not applicable) is left out and counted in
// Unpaired. There is no reported zero among ballots.
//
// Errors: ErrNoTies where no roll call is left; ErrBadValue for a choice that is none of the four, and for two ballots of one state
// on one roll call.
//
// Citation: Lijphart, A. (1963), "The Analysis of Bloc Voting in the General Assembly: A Critique and a Proposal", American Political
// Science Review 57(4), 902–917.
func Agreement(a, b []Ballot) (VoteAgreement, error) {
	first, err := ballots(a)
	if err != nil {
		return VoteAgreement{}, err
	}
	second, err := ballots(b)
	if err != nil {
		return VoteAgreement{}, err
	}
	var v VoteAgreement
	for _, call := range union(first, second) {
		x, mine := first[call]
		y, theirs := second[call]
		v.count(x, y, mine && theirs)
	}
	if v.Votes() == 0 {
		return v, fmt.Errorf("no roll call in which both took part: %w", ErrNoTies)
	}
	v.Index = (float64(v.Same) + float64(v.Half)/2) / float64(v.Votes())
	return v, nil
}

func (v *VoteAgreement) count(x, y string, paired bool) {
	switch {
	case !paired:
		v.Unpaired++
	case x == Absent || y == Absent:
		v.Left++
	case x == y:
		v.Same++
	case x == Abstain || y == Abstain:
		v.Half++
	default:
		v.Opposed++
	}
}

func ballots(list []Ballot) (map[string]string, error) {
	by := map[string]string{}
	for _, b := range list {
		switch b.Choice {
		case Yes, No, Abstain, Absent:
		default:
			return nil, fmt.Errorf("roll call %s: %w: choice %q", b.RollCall, ErrBadValue, b.Choice)
		}
		if _, twice := by[b.RollCall]; twice || b.RollCall == "" {
			return nil, fmt.Errorf("roll call %q: %w: no name, or two ballots", b.RollCall, ErrBadValue)
		}
		by[b.RollCall] = b.Choice
	}
	return by, nil
}
