// Package sipriregister reads the trade register of the SIPRI Arms Transfers Database: every
// order of major conventional arms with supplier, recipient and the years of delivery.
//
// Neither side reports here: SIPRI compiles the register from open sources. The reporter of a
// row is the recipient, the partner the supplier. What comes out are yearly totals by recipient
// and supplier in million TIV, SIPRI's trend-indicator value: a measure of volume, not money,
// and not comparable with prices or with trade statistics. They are computed, and say so: the
// register gives an order's delivered TIV and the years of its delivery, not how much came in
// which of them.
//
// Quirks:
//
//   - Q1: the producer's file begins with lines of words that state what was selected and when the
//     file was generated; copies without these lines are read too, and have no date of release.
//     A register of some suppliers only is refused: a recipient's total would lack the others.
//   - Q2: an order delivered over several years ("2013; 2014") is split equally over them. Sums are
//     made in fractions and rounded once, to a millionth of a million TIV.
//   - Q3: a 0 stands for a delivery of less than half a million TIV, which is a row; a blank says
//     that no delivery was identified, which is none.
//   - Q4: three columns without a name hold the question marks of uncertain numbers.
//   - Q5: files are in UTF-8 or in Windows-1252.
//   - Q6: a copy that was cut to some states on either side has their buyers with some suppliers only.
//     Their rows say so, and make no total.
package sipriregister
