// Package aiddatagcdf reads AidData's Global Chinese Development Finance: loans and grants that
// Chinese state institutions committed to other states.
//
// Figures are commitments by the year in which they were made, neither what was paid out nor what
// is owed. The reporter is the recipient, the partner China.
//
// Two forms are read: AidData's table of projects (main and military module), which is summed by
// recipient and year, and a table of such sums that others made of version 3.0.
//
// Quirks:
//
//   - Q1: only projects that AidData recommends for aggregates add up; the others are parts of
//     umbrella agreements, were called off, or are no commitment.
//   - Q2: amounts in constant dollars have a unit of their own (usd-2021), apart from nominal ones
//     (usd): one never stands for the other.
//   - Q3: a project whose amount is not known counts nothing, so that a sum of projects is a floor;
//     the other form estimates such amounts and says how many.
//   - Q4: some recipients are regions ("Africa, regional"): nobody's tie, and left out.
package aiddatagcdf
