// Package profile says what a lake's rows tell of a state's ties: who its partners are, how much
// each weighs, how both sides' records differ, how that moved, and what a cut would cost.
//
// It is pure: rows in ([leeway.Record], or what an engine returned), answers out. [NewBook]
// gathers rows by the question that they answer (reporter, partner, indicator, period, unit): an
// [Entry] has every record of it, the one that is used with the reason for it, and the range.
// Each answer is a struct that lists its observations, so that every number can be traced; the
// formulas are in room measure, the words and tables in cmd.
package profile
