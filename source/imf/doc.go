// Package imf reads two data sets of the International Monetary Fund, which share one form,
// SDMX-CSV from the API of 2025 (SDMX 3.0): trade in goods by partner (IMTS, once DOTS) and
// direct investment positions by counterpart (DIP, once the Coordinated Direct Investment
// Survey, CDIS).
//
// IMTS: the reporter's exports fob and imports cif with each partner, yearly, by quarter and by
// month, in dollars; where a state does not report, the Fund estimates from its partners.
//
// CDIS: what investors of a partner hold in the reporter at the end of a year (inward, net, all
// instruments). The reporter is the state that received the investment.
//
// Quirks:
//
//   - Q1: counterpart G001 is the world, a total. Groups whose members are kept here are
//     kept; other groups of the Fund's are sums over rows that are read anyway.
//   - Q2: the attribute SCALE says 6, but the values of the API are in dollars, not millions.
//   - Q3: imports are there cif and fob, and there is a balance: only imports cif are read, the
//     others say the same again.
//   - Q4: positions are of two derivations: reported (O), and derived from the outward positions
//     of the counterparts (SCC), which is the partner's record and has mirror "partner".
//   - Q5: a position that is confidential (status C) has no value: it is a suppressed row, not
//     zero. A negative position is one.
//   - Q6: what the Fund does not have comes as a row of blanks, or as NaN.
//   - Q7: the first column of version 2.0 is STRUCTURE[;], and columns of words have a mark as well
//     (KEYWORDS[]); their cells hold ends of lines.
//
// Checked (November 2026) against heads and rows of answers that public programs quote, of both versions, and
// against reports on the API's answers with all attributes. No answer of the Fund's was at hand.
package imf
