// Package kgznsctrade reads the Kyrgyz Republic's exports and imports of goods by partner, tables
// 4.03.00.18 and 4.03.00.20 of the National Statistical Committee: workbooks with one row per
// partner, named in Kyrgyz, Russian and English, and one column per year from 1994, in thousand
// US dollars.
//
// The Kyrgyz Republic reports. Its record is kept with mirror "reporter"; that of imports from
// China is a quarter of what Chinese customs record as exports to it.
//
// Quirks:
//
//   - Q1: the number in the first row says whether the table is of exports (4.03.00.18) or of
//     imports (4.03.00.20).
//   - Q2: a year may carry the mark of a footnote: "2023 1" is preliminary, and its rows are
//     provisional.
//   - Q3: a dash, now and then a blank, is a year without trade or without a record; it is left out.
//   - Q4: the Russian name decides. The English one is a translation and now and then another
//     word ("Butane" for Bhutan, "America" for the Americas).
//   - Q5: Europe, Asia, America, Africa, Australia and Oceania are sums over the rows below them
//     and are left out; the EU, CIS, SCO and EAEU are kept as groups.
//   - Q6: the partners of exports in 2021 sum to 60 percent of the printed total. The total is
//     kept, so that what no row names stays in the denominator.
//   - Q7: the EU stands twice among imports: on top as the sum over its members, and among the
//     states of Europe as what is recorded under the Union itself (in 2023, 964.6 million dollars and
//     30 thousand). The second is left out.
package kgznsctrade
