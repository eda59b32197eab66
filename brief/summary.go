package brief

import (
	"slices"

	"leeway"
)

// Checked reports whether r has been judged: every claim has a verdict, or there is none.
func Checked(r *leeway.Reading) bool {
	return !slices.ContainsFunc(r.Claims, func(c leeway.Claim) bool { return c.Verdict == nil })
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
