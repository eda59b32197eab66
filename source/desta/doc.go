// Package desta reads trade agreements: DESTA, the Design of Trade Agreements, with the parties of
// each and the years of signature and entry into force; and, where it is given, the list of
// memberships that the Geneva Graduate Institute made by hand from DESTA and the treaties' texts,
// which has the days for each state.
//
// Neither side reports here: researchers read treaties. Each agreement becomes a treaty that
// provides a "trade agreement" and no more, because the list has no text of it; so a claim about what a
// treaty stipulates finds nothing here. A date that is no more than a year supports a claim of
// that year. Nothing that is missing contradicts: no list of parties is held to be complete, and an
// agreement that is not listed may exist.
//
// The two lists stay apart, as rows of their own. A row of the list of memberships has the states
// that share both dates, and says when the agreement ended, where it has.
//
// Quirks:
//
//   - Q1: parties are numbers of ISO 3166-1 in 91 columns, NA where there is none further.
//   - Q2: an accession lists all who are parties after it.
//   - Q3: negotiations and withdrawals are entries of the list too; they are no treaties.
//   - Q4: some names say that they name an agreement, most are the parties' names.
//   - Q5: dates of the list of memberships are days, months or years; 31.12.9999 is no end.
//   - Q6: in the list of memberships the date of a state's signature is blank where it is the
//     treaty's own or not known. An agreement of two, whose id begins with the codes of both, has the
//     treaty's dates for both; elsewhere a state without dates of its own is left out.
//   - Q7: a state that signed with the others and has no date of its own for entry into force has
//     the treaty's.
package desta
