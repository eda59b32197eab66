// Package aiddatagcdf reads AidData's Global Chinese Development Finance: loans and grants that
// Chinese state institutions committed to other states.
//
// Figures are commitments by the year in which they were made, neither what was paid out nor what
// is owed. The reporter is the recipient, the partner China. No other giver is in the data, so that
// they say nothing of China's share.
//
// Two forms are read: AidData's table of projects (version 2.0 with its military module, and
// version 3.0; as a workbook or CSV), which is summed by recipient and year, and a table of such sums
// that others made of version 3.0.
//
// Quirks:
//
//   - Q1: only projects that AidData recommends for aggregates add up; the others are parts of
//     umbrella agreements, pledges, were called off, or are no commitment.
//   - Q2: dollars of the day have the unit usd, constant ones a unit with the year of their prices
//     (usd-2017, usd-2021): rows of their own, and one never stands for the other.
//   - Q3: a project whose amount is not known counts nothing, so that a sum is a floor (">="). Where
//     no amount of a year is known the table of sums has 0.0: it states nothing, and is left out.
//   - Q4: some recipients are regions ("Africa, regional"): nobody's tie, and left out.
//   - Q5: the military module is finance of armed forces and police, which AidData keeps apart from
//     development finance; so does this program, as "military-finance".
//   - Q6: the year of the prices tells the version: 2017 is 2.0, which came out in 2021, 2021 is 3.0 (2023).
//   - Q7: a table of projects has some seventy to a hundred and twenty columns, which differ by
//     version. Those that are not read are named in a note.
package aiddatagcdf
