package leeway

import (
	"fmt"
	"strings"
	"time"
)

// Period is a stretch of time as fine as a text supports: From and To are ISO dates of a
// day, a month or a year. An empty end is open.
type Period struct {
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	Text string `json:"text,omitempty"`
}

// Interval is a closed stretch of days. A zero end is open.
type Interval struct{ First, Last time.Time }

// ParseInterval reads "2024", "2024-10", "2024-10-16" or "FROM/TO" of these, either of which
// may be empty.
//
// Errors: CodeInvalid where a part is no ISO date or the first day is after the last.
func ParseInterval(s string) (Interval, error) {
	from, to, ok := strings.Cut(s, "/")
	if !ok {
		to = from
	}
	return Period{From: from, To: to}.Interval()
}

// Interval returns the days that p covers, each end widened to its own precision.
func (p Period) Interval() (Interval, error) {
	var iv Interval
	var err error
	if p.From != "" {
		if iv.First, _, err = days(p.From); err != nil {
			return Interval{}, err
		}
	}
	if p.To != "" {
		if _, iv.Last, err = days(p.To); err != nil {
			return Interval{}, err
		}
	}
	if !iv.First.IsZero() && !iv.Last.IsZero() && iv.Last.Before(iv.First) {
		return Interval{}, Errorf(CodeInvalid, "period %s/%s ends before it begins", p.From, p.To)
	}
	return iv, nil
}

// String writes p as FROM/TO, or as one date where both ends are the same.
func (p Period) String() string {
	if p.From == p.To {
		return p.From
	}
	return p.From + "/" + p.To
}

// IsZero reports whether both ends are open.
func (iv Interval) IsZero() bool { return iv.First.IsZero() && iv.Last.IsZero() }

// Overlaps reports whether the two share at least one day.
func (iv Interval) Overlaps(o Interval) bool {
	return (iv.Last.IsZero() || o.First.IsZero() || !o.First.After(iv.Last)) &&
		(iv.First.IsZero() || o.Last.IsZero() || !iv.First.After(o.Last))
}

// Contains reports whether every day of o is in iv.
func (iv Interval) Contains(o Interval) bool {
	return (iv.First.IsZero() || !o.First.IsZero() && !o.First.Before(iv.First)) &&
		(iv.Last.IsZero() || !o.Last.IsZero() && !o.Last.After(iv.Last))
}

// Days returns the number of days, 0 where an end is open.
func (iv Interval) Days() int {
	if iv.First.IsZero() || iv.Last.IsZero() {
		return 0
	}
	return int(iv.Last.Sub(iv.First).Hours()/24) + 1
}

// days returns the first and the last day of an ISO date of any precision.
func days(s string) (first, last time.Time, err error) {
	for _, p := range [...]struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if len(s) != len(p.layout) {
			continue
		}
		t, err := time.Parse(p.layout, s)
		if err != nil {
			break
		}
		return t, t.AddDate(p.years, p.months, p.days).AddDate(0, 0, -1), nil
	}
	return time.Time{}, time.Time{}, &Error{Code: CodeInvalid, Message: fmt.Sprintf("%q is not a date", s), Hint: "dates are YYYY, YYYY-MM or YYYY-MM-DD"}
}

// ParseDate returns the first day of an ISO date of any precision.
func ParseDate(s string) (time.Time, error) {
	first, _, err := days(s)
	return first, err
}
