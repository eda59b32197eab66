// Package aeicgit reads the China Global Investment Tracker of the American Enterprise Institute:
// what Chinese firms invested in and built abroad, deal by deal, since 2005.
//
// A row is a deal of 100 million dollars or more, found in the press and in firms' reports. The
// reporter here is the state where it was made, the partner China. What a year's deals come to is
// their announced value: no flow of direct investment, which a balance of payments counts, and
// a floor, since smaller deals are not listed. It is kept under "deals", as a bound.
//
// Quirks:
//
//   - Q1: amounts are millions of dollars as a workbook shows them ("$1,740 "), and the column's name
//     has spaces around it.
//   - Q2: investment and construction are not told apart in the edition of autumn 2021; both count.
//   - Q3: the workbook of the producer has words above the table, and troubled deals on a sheet
//     of their own, which is passed over.
//   - Q4: a deal is of a month, but deals of a month are few: totals are by year.
package aeicgit
