// Package measure computes dependence and diversification from numbers.
//
// Each measure is a pure function: the same numbers in any order give the same bits. Its comment has
// five parts, which docs/measures.md is written from and a test insists on: what it means, Formula, Units,
// Absence, Citation. Each has a runnable example, and reference values with their origin in
// testdata/reference.csv.
//
// The families: share.go and concentration.go (partners), gdp.go, asymmetry.go, dependency.go (products),
// intensity.go and rca.go (trade), arms.go, agreement.go (votes), similarity.go (alliances), mirror.go and
// choose.go (both sides' records), shift.go and breaks.go (change), shock.go, robust.go.
//
// Absence is four things ([Absence]): a reported zero is a number; what is not reported and what is outside
// coverage are unknown and keep results open; what is not applicable is left out. Unknown amounts
// stay in denominators, so that unknown never reads as diversified. Why there is no result is one of
// [ErrNoTies], [ErrAbsent], [ErrBadValue] and [ErrMismatch].
package measure
