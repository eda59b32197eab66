package main

import (
	"errors"
	"fmt"
	"io"

	"leeway"
)

// Exit statuses.
const (
	exitOK          = 0
	exitFound       = 1 // --fail-on found what it names
	exitInvalid     = 2 // bad input or usage
	exitUnavailable = 3 // a lake, a file or a result that cannot be reached
	exitInternal    = 4 // a fault of the program
)

// exits maps the codes of errors to exit statuses.
var exits = map[leeway.Code]int{
	leeway.CodeInvalid: exitInvalid, leeway.CodeNotFound: exitInvalid,
	leeway.CodeUnavailable: exitUnavailable, leeway.CodeConflict: exitUnavailable,
	leeway.CodeInternal: exitInternal,
}

// errFound ends a command whose --fail-on matched; it is a result, not an error to report.
var errFound = errors.New("found what --fail-on names")

// report prints an error and its hint and returns the exit status.
func report(w io.Writer, err error) int {
	_, _ = fmt.Fprintln(w, "leeway: error:", err)
	if hint := leeway.HintOf(err); hint != "" {
		_, _ = fmt.Fprintln(w, "leeway: hint:", hint)
	}
	return exits[leeway.CodeOf(err)]
}
