// Package measure computes dependence and diversification from numbers: each measure is a pure
// function whose comment gives its formula, units, treatment of absence and citation.
package measure
