package brief

import (
	"slices"
	"strings"

	"leeway"
)

// Counts is how many claims have each verdict.
type Counts map[leeway.Status]int

// Summary is a checked reading in numbers.
type Summary struct {
	Claims    int // all that were read
	Checkable int // those that some data set could decide
	Covered   int // those that this lake had something to say about
	Own       Counts
	Quoted    Counts
	Wanted    []Want // what would cover the rest
}

// Want is a gap of the lake: what would fill it, and the claims that wait for it.
type Want struct {
	Hint   string
	Claims []string // claim ids
}

// Total returns the number of claims of a status, the document's own and the quoted ones.
func (s Summary) Total(st leeway.Status) int { return s.Own[st] + s.Quoted[st] }

// Checked reports whether r has been judged: a claim with a verdict, or nothing to judge.
func Checked(r *leeway.Reading) bool {
	for i := range r.Claims {
		if r.Claims[i].Verdict == nil {
			return false
		}
	}
	return true
}

// Summarise counts the claims of a checked reading. Claims without a verdict count as
// claims only.
func Summarise(r *leeway.Reading) Summary {
	s := Summary{Claims: len(r.Claims), Own: Counts{}, Quoted: Counts{}}
	at := map[string]int{}
	for i := range r.Claims {
		c := &r.Claims[i]
		v := c.Verdict
		if v == nil {
			continue
		}
		if v.Claimant == leeway.ByQuoted {
			s.Quoted[v.Status]++
		} else {
			s.Own[v.Status]++
		}
		if v.Status == leeway.NotCheckable {
			continue
		}
		s.Checkable++
		if v.Status.Covered() {
			s.Covered++
			continue
		}
		want := strings.TrimSpace(v.Hint)
		if want == "" {
			want = "no source known to this program keeps such figures"
		}
		n, ok := at[want]
		if !ok {
			n = len(s.Wanted)
			at[want] = n
			s.Wanted = append(s.Wanted, Want{Hint: want})
		}
		s.Wanted[n].Claims = append(s.Wanted[n].Claims, c.ID)
	}
	slices.SortStableFunc(s.Wanted, func(a, b Want) int { return len(b.Claims) - len(a.Claims) })
	return s
}

// status is the verdict of a claim, "" where there is none.
func status(c *leeway.Claim) leeway.Status {
	if c.Verdict == nil {
		return ""
	}
	return c.Verdict.Status
}

// severity orders statuses as they are shown: 0 is the gravest.
func severity(s leeway.Status) int {
	if i := slices.Index(leeway.Statuses, s); i >= 0 {
		return i
	}
	return len(leeway.Statuses)
}
