// Package baci reads BACI of CEPII: the world's trade by product, exporter, importer and year,
// with both sides' reports to UN Comtrade reconciled into one figure.
//
// Neither side reports here: CEPII takes freight out of imports (values are fob), weighs the
// two records by how well each side reports, and gives one value. Rows are imports of the
// importer, without a mirror. Products are six digits of one edition of HS, values thousand
// dollars with three decimals, quantities tonnes; whole dollars and kilograms come out.
//
// A release is a ZIP with a file for each year, one with the countries' codes and one with the
// products' names. Years are read one after the other, from the ZIP itself, so that a release
// of any size takes little memory.
//
// Quirks:
//
//   - Q1: the edition of HS, the year and the release are in the name of a file only:
//     BACI_HS17_Y2023_V202601.csv. Rows of another year are refused, and so are files of
//     different releases or editions in one import.
//   - Q2: codes are UN Comtrade's: 490 is Taiwan, 842 the United States, 699 India, 251 France
//     with Monaco. The file of codes is held against them.
//   - Q3: a quantity may be NA: not known, not zero.
//   - Q4: only flows above zero have a row. A pair without one had no trade of the product that
//     either side reported.
//   - Q5: in the edition of 1992 goods that are not specified have the code 9999AA; they are read as
//     999999, as in the later editions.
//
// Checked (November 2026): names of files, heads, forms of missing quantities and of codes against public programs
// that read releases 202201 to 202601. No file of the producer's was at hand.
package baci
