// Package undesamigrants reads the international migrant stock of the UN Population Division: how
// many people born in (or, where births are not known, citizens of) one state live in another, in
// the middle of every fifth year.
//
// The reporter here is the origin, the partner the destination. The figures come from censuses
// and registers, and between them are estimated.
//
// Two forms are read: the producer's workbook of 2020 and since, of which Table 1 has a line for
// each pair, and a table with a line for each year and destination and a column for each origin,
// made of the workbook of 2019.
//
// Quirks:
//
//   - Q1: a zero stands for none and for not reported, ".." and "-" for not available and
//     negligible. They are left out, so that a missing row states nothing.
//   - Q2: regions are totals of others, and left out. The Channel Islands are two territories of
//     ISO; they are left out too.
//   - Q3: the workbook has the years three times: both sexes, men, women. The first are read.
//   - Q4: in the workbook the destination World is the sum over destinations, and kept as the total;
//     the other form has no totals.
//   - Q5: origins that are not named ("Others") are nobody's tie, and left out.
//   - Q6: the last year names the revision. Those to 2019 came out in that very year; of later ones
//     the files do not say when.
package undesamigrants
