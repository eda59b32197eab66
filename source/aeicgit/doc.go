// Package aeicgit reads the China Global Investment Tracker of the American Enterprise Institute:
// what Chinese firms invested in and built abroad, deal by deal, since 2005.
//
// A row is a deal of 100 million dollars or more, found in the press and in firms' reports. The
// reporter here is the state where it was made, the partner China. What a year's deals come to is
// their announced value: no flow of direct investment, which a balance of payments counts, and
// a floor, since smaller deals are not listed, and some are not found. It is kept under "deals" with the
// comparator ">=", which decides against no claim.
//
// Quirks:
//
//   - Q1: amounts are millions of dollars as a workbook shows them ("$1,740 "), and the column's name
//     has spaces around it.
//   - Q2: the tracker counts investment (ownership) and construction (contracts, which are no
//     ownership) separately. Its table of both does not tell them apart, and so neither do the totals.
//   - Q3: the workbook of the producer has words above the tables. Of its four sheets (investment,
//     construction, troubled deals, both) the one of both, "Dataset 1+2", is read.
//   - Q4: a deal is of a month, but deals of a month are few: totals are by year. The last year may
//     have come to its end after the edition did.
//   - Q5: the year and month of the last deal name the edition; the table has no date of release.
package aeicgit
