package source

import (
	"leeway"
	"leeway/internal/sheet"
	"leeway/state"
)

// Party returns what the cell of a table means in a scheme at a date.
//
// Errors: CodeInvalid, located, with the nearest names as hint.
func Party(row sheet.Row, col int, scheme state.Scheme, date string) (state.Party, error) {
	p, err := state.Resolve(scheme, row.Text(col), date)
	if err == nil {
		return p, nil
	}
	if hint := leeway.HintOf(err); hint != "" {
		return p, leeway.WithHint(row.Errorf(col, "%w", err), "%s", hint)
	}
	return p, row.Errorf(col, "%w", err)
}
