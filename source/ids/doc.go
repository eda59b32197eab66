// Package ids reads International Debt Statistics of the World Bank: what the governments of
// low and middle income states owe, or guarantee, to each creditor at the end of a year.
//
// The debtors report, loan by loan (Debtor Reporting System); the World Bank compiles. A stock
// is public and publicly guaranteed external debt, long-term, disbursed and outstanding
// (DT.DOD.DPPG.CD), in current dollars. The creditor is the state of the lender, public or
// private, or the institution.
//
// Quirks:
//
//   - Q1: the counterpart WLD is the total over all creditors, not one of them.
//   - Q2: the codes of counterparts are IDS's own; names decide. They end in a no-break space,
//     and spell states in ways that no other source of the World Bank's has.
//   - Q3: bilateral, multilateral and private debt (DT.DOD.BLAT.CD, …) are parts of the debt
//     that is read; total external debt (DT.DOD.DECT.CD) has private debt without creditors.
//     Reading them beside it would count the same loans twice.
//   - Q4: null is a creditor to whom nothing was ever owed, or a year not reported: no row. A
//     zero is a reported zero.
//   - Q5: who holds bonds is not known, nor who several lenders together are: both are unknown,
//     told apart by the note.
//
// Checked (November 2026): addresses, the frame of an answer and its dimensions, which come by name and in any order,
// against public programs and their tests, one of which states that the creditors add up to the total. No answer was at hand.
package ids
