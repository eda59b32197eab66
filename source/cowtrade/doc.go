// Package cowtrade reads the national table of the Correlates of War trade data: what each state
// imported from and exported to the whole world, yearly from 1870.
//
// Scholars compiled it from statistics of the International Monetary Fund and of national
// offices; the reporter is the state, the partner always the world. Who traded with whom is in
// another table of theirs, and sums over it are not these figures.
//
// Two forms are read: the producer's (National_COW_4.0.csv) and the same table as an R package
// carries it, with four columns.
//
// Quirks:
//
//   - Q1: values are current dollars in millions.
//   - Q2: -9 in the producer's table, and a blank in the other, stand for no figure.
//   - Q3: alternative figures, and the words for where each comes from, are left out.
//   - Q4: where a state reports nothing (Turkmenistan), a figure was made of what its partners report, and
//     no column says so. The table is therefore of quality "modelled", which supports and decides
//     nothing, and a row is neither side's record.
//   - Q5: there is no date of release; the last year names the edition. Version 4.0, which ends with
//     2014, came out in 2016.
package cowtrade
