package leeway

import (
	"errors"
	"fmt"
)

// Code says what kind of failure an [Error] is; cmd and web map it to exit and HTTP status.
type Code string

// The codes. Everything that is not one of the first four is CodeInternal.
const (
	CodeInvalid     Code = "invalid"     // the input is wrong: bad bytes, unknown code, bad flag
	CodeNotFound    Code = "not_found"   // what was named does not exist
	CodeUnavailable Code = "unavailable" // a lake, producer or engine cannot be reached or read
	CodeConflict    Code = "conflict"    // somebody else is doing the same thing
	CodeInternal    Code = "internal"    // a fault of the program
)

// Error is a failure with a code, a message for a person, an optional hint on what to do
// next, and its cause.
type Error struct {
	Code    Code
	Message string
	Hint    string
	Err     error
}

// Error returns the message, followed by the cause where there is one.
func (e *Error) Error() string {
	switch {
	case e.Err == nil:
		return e.Message
	case e.Message == "":
		return e.Err.Error()
	}
	return e.Message + ": " + e.Err.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf returns an [Error] of the given code; %w makes its operand the cause.
func Errorf(code Code, format string, args ...any) error {
	return &Error{Code: code, Err: fmt.Errorf(format, args...)}
}

// WithHint returns err with a hint; the code is kept.
func WithHint(err error, format string, args ...any) error {
	return &Error{Code: CodeOf(err), Hint: fmt.Sprintf(format, args...), Err: err}
}

// CodeOf returns the code of the first [Error] in err's chain, CodeInternal where there is none.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return CodeInternal
}

// HintOf returns the first hint in err's tree, or "".
func HintOf(err error) string {
	e, ok := errors.AsType[*Error](err)
	if !ok {
		return ""
	}
	if e.Hint != "" {
		return e.Hint
	}
	return HintOf(e.Err)
}
