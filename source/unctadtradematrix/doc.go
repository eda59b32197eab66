// Package unctadtradematrix reads a merchandise trade matrix of UNCTAD: what each state sold to each
// other in a year, as the seller reports it or UNCTAD estimates it. For Tajikistan and
// Turkmenistan, which report little, it is the widest view of their partners.
//
// What is read is a table that others derived from UNCTAD's: year, source, target, edgewidth,
// one row for each pair. Each row is two observations: exports of the source to the target, and
// the same figure as imports of the target from the source, mirror "partner". The second is
// derived. Whether a figure was reported or estimated the table does not say, so the first has
// no mirror.
//
// Quirks:
//
//   - Q1: the unit is nowhere stated. It is judged to be thousand dollars: Russia to
//     Kyrgyzstan 2005, 376,774, agrees in size with Kyrgyzstan's imports. Values are
//     multiplied out to dollars.
//   - Q2: the table was pruned by its author. A pair that is absent, or 0, states nothing.
//   - Q3: names are without spaces and signs: RussianFederation, CotedIvoire, Sudan2011.
//   - Q4: values carry the dust of binary fractions; dollars are rounded to whole ones.
package unctadtradematrix
