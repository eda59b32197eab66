package sdmx

import (
	"strings"

	"leeway"
)

// EurostatStatus reads a flag of Eurostat's, or several that stand together. A cell without a
// value is missing unless it is suppressed, by its flag or by CONF_STATUS.
//
// Errors: CodeInvalid, located, for a flag that is not known.
func (c Cell) EurostatStatus() (leeway.ObsStatus, error) {
	status := leeway.StatusNormal
	for _, letter := range c.Flag {
		found, ok := eurostatFlags[letter]
		if !ok {
			return status, c.Errorf("OBS_FLAG", "flag %q is not known", c.Flag)
		}
		if found != leeway.StatusNormal {
			status = found
		}
	}
	if conf := c.Code("CONF_STATUS"); conf != "" && !strings.EqualFold(conf, "F") { // F: free to publish
		status = leeway.StatusSuppressed
	}
	if (c.Value == "" || c.Value == ":") && status != leeway.StatusSuppressed {
		status = leeway.StatusMissing
	}
	return status, nil
}

// eurostatFlags are Eurostat's flags. Breaks (b), definitions that differ (d), revisions (r),
// low reliability (u), not significant (n) and the like leave a figure as it is.
var eurostatFlags = map[rune]leeway.ObsStatus{
	'p': leeway.StatusProvisional, 'e': leeway.StatusEstimated, 's': leeway.StatusEstimated, 'f': leeway.StatusEstimated, 'i': leeway.StatusImputed,
	'c': leeway.StatusSuppressed, 'm': leeway.StatusMissing, 'z': leeway.StatusMissing,
	'b': leeway.StatusNormal, 'd': leeway.StatusNormal, 'r': leeway.StatusNormal, 'u': leeway.StatusNormal, 'n': leeway.StatusNormal, ' ': leeway.StatusNormal,
}
