package source

import (
	"fmt"
	"strings"

	"leeway"
)

// Finding is an expectation of source.yaml that an import does not meet.
type Finding struct {
	What     string `json:"what"`
	Expected string `json:"expected"`
	Got      string `json:"got"`
}

// String is the finding as a line.
func (f Finding) String() string {
	return fmt.Sprintf("%s: expected %s, got %s", f.What, f.Expected, f.Got)
}

// judge compares what was found with what a whole release is expected to hold. A number of
// rows or a last period that is off may be a slice, and is a finding; a magnitude that is off
// is a unit misread, and is refused unless accepted.
func judge(info Info, c Counts, accept bool) ([]Finding, error) {
	rows := total(c)
	if rows == 0 {
		err := leeway.Errorf(leeway.CodeInvalid, "%s: the files hold no row", info.ID)
		return nil, leeway.WithHint(err, "it reads %s", info.Files)
	}
	var found []Finding
	found = within(found, "rows", info.Expect.Rows, rows)
	if len(c.Reporters) > 0 {
		found = within(found, "reporters", info.Expect.Reporters, int64(len(c.Reporters)))
	}
	if latest := info.Expect.Latest; latest != "" && c.Latest < latest {
		found = append(found, Finding{"last period", latest + " or later", c.Latest})
	}
	odd := magnitudes(info, c)
	if len(odd) > 0 && !accept {
		lines := make([]string, len(odd))
		for i, f := range odd {
			lines[i] = f.String()
		}
		err := leeway.Errorf(leeway.CodeInvalid, "%s: %s", info.ID, strings.Join(lines, "; "))
		return nil, leeway.WithHint(err, "the file may be in another unit than it says, or of another source; --accept takes it all the same")
	}
	return append(found, odd...), nil
}

// total counts the rows of all tables.
func total(c Counts) int64 {
	var rows int64
	for _, n := range c.Rows {
		rows += n
	}
	return rows
}

func within(found []Finding, what string, r Range, n int64) []Finding {
	switch {
	case r.Min > 0 && n < r.Min:
		return append(found, Finding{what, fmt.Sprintf("at least %d", r.Min), fmt.Sprint(n)})
	case r.Max > 0 && n > r.Max:
		return append(found, Finding{what, fmt.Sprintf("at most %d", r.Max), fmt.Sprint(n)})
	}
	return found
}

// magnitudes compares the largest level of each indicator, where there is one.
func magnitudes(info Info, c Counts) []Finding {
	var odd []Finding
	for _, m := range info.Expect.Magnitudes {
		got, any := c.Largest[m.Indicator+" "+m.Unit]
		if any && (got < m.Min || got > m.Max) {
			what := fmt.Sprintf("largest %s in %s", m.Indicator, m.Unit)
			odd = append(odd, Finding{what, fmt.Sprintf("%g to %g", m.Min, m.Max), fmt.Sprintf("%g", got)})
		}
	}
	return odd
}
