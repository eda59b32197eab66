// Package rusfcstrade reads Russia's trade in goods as its Federal Customs Service records it, in
// the two workbooks that the statistics office published until early 2022: "94itog", a sheet per
// year from 1994 with totals and six partners in the CIS, and "96stran", exports and imports by
// month from 2006 with 29 main partners. Both are in million US dollars, with names in Russian.
//
// Russia reports. Its record is kept with mirror "reporter". Where the partner is a state, the
// same figure also stands under that state as the record of the other side: Russian exports to
// Kazakhstan as imports of Kazakhstan from Russia, with mirror "partner". Those rows are derived.
//
// Quirks:
//
//   - Q1: the two workbooks are told apart by the second row of a sheet. The sheet of contents has
//     no figures.
//   - Q2: a sheet of a year has exports and then imports in one column. Their rows are told by the
//     heading above them ("Экспорт", "Импорт"), which is the world total.
//   - Q3: "со странами дальнего зарубежья" is a sum over all states outside the CIS and is left
//     out; with the CIS it sums to the total, and a note says where it does not (5 of 357,266
//     million in exports of 2017).
//   - Q4: the partners within the CIS are six of them, and the main partners are 29: neither sum to
//     a total, and none is printed for the months.
//   - Q5: some names of partners are written with Latin letters that look like Cyrillic ones, and over two lines.
//   - Q6: "…" is a month without a figure: trade with Kazakhstan in the second half of 2010, when the
//     customs border between the two was taken down. It is kept with the status missing.
//   - Q7: the months of a partner sum to another figure than its year in the other workbook, by up
//     to 7 percent (exports to Belarus in 2016). Both are kept; a year is never made of months here.
package rusfcstrade
