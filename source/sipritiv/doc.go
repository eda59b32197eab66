// Package sipritiv reads the TIV tables of the SIPRI Arms Transfers Database: how much of major
// arms, in million TIV, a recipient got from each supplier in each year.
//
// Neither side reports here: SIPRI compiles. The reporter of a row is the recipient, the partner
// the supplier. TIV, the trend-indicator value, is a measure of volume, not money, and not
// comparable with prices or with trade statistics. Where the trade register tells of orders
// (sipri-register), these tables tell of years, as SIPRI knows the deliveries.
//
// Three layouts are told apart by their heads:
//
//   - the table that SIPRI exports for one recipient: suppliers down, years across;
//   - the table that it exports of all suppliers, or of all recipients, with the world;
//   - the tidy table that 360info made of all tables in 2022: supplier, recipient, year, value.
//
// Quirks:
//
//   - Q1: lines of words open the producer's table: what it is of, when it was generated, the unit.
//     A newer export has no such title, and names the recipient in the row of totals.
//   - Q2: a 0 stands for deliveries of less than half a million TIV, which is a row; a blank is no
//     delivery.
//   - Q3: values are rounded, so that suppliers may not sum to the printed total. It is kept as the
//     row of partner world; where the two differ, a note says so.
//   - Q4: a table of one supplier's exports is refused. A recipient's total is the sum over its
//     suppliers, and with one of them alone that one would seem to have supplied everything.
//   - Q5: the last column is a sum over years, not a year.
//   - Q6: a tidy table that was cut to some states on either side has their buyers with some suppliers
//     only. Their rows say so, and make no total.
package sipritiv
