package source

import (
	"slices"

	"leeway"
	"leeway/lake"
)

// shrunk refuses a release that would hide most of what is there: one that covers all that the newest one covers and
// has less than half of its rows, as a file does that was cut short. It is refused unless accepted.
//
// Errors: CodeInvalid as above; those of [lake.Lake.Vintages].
func shrunk(l *lake.Lake, m leeway.Manifest, rows int64, accept bool) error {
	if accept {
		return nil
	}
	vintages, err := l.Vintages()
	if err != nil {
		return err
	}
	for _, v := range vintages { // newest first
		if v.Source != m.Source || m.Released != "" && m.Released < v.Released {
			continue // of another source, or a later one than this
		}
		before := rowsOf(v.Manifest)
		if !contains(m.Scope, v.Scope) || 2*rows >= before {
			return nil
		}
		err := leeway.Errorf(leeway.CodeInvalid, "%s: %d rows, where release %s has %d for the same scope", m.Source, rows, v.Vintage, before)
		return leeway.WithHint(err, "the file may have been cut short; --accept takes it, and what it lacks no longer answers")
	}
	return nil
}

// rowsOf counts what a release holds, sums made at publish left out.
func rowsOf(m leeway.Manifest) int64 {
	var n int64
	for _, f := range m.Files {
		switch f.Table {
		case lake.Observations, lake.Memberships, lake.Rosters, lake.Treaties, lake.Events, lake.Votes, lake.Flows:
			n += f.Rows
		}
	}
	return n
}

// contains reports whether a scope covers all of another.
func contains(a, b leeway.Scope) bool {
	all := func(has, needs []string) bool {
		return len(has) == 0 || len(needs) > 0 && !slices.ContainsFunc(needs, func(s string) bool { return !slices.Contains(has, s) })
	}
	return all(a.Reporters, b.Reporters) && all(a.Indicators, b.Indicators) && all(a.Organisations, b.Organisations) &&
		(a.From == "" || b.From != "" && a.From <= b.From) && (a.To == "" || b.To != "" && a.To >= b.To)
}
