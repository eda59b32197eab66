// Package gsdb reads the Global Sanctions Data Base, release 4 and others of its layout: cases
// from 1949 on in which states or organisations imposed sanctions, with the years from which to
// which they were in force and the kinds of measure.
//
// Neither side reports here: researchers read decrees and histories. A case becomes an event
// for each target, dated to the year in which the sanctions began, with the senders as actors. The summary
// lists the coded kinds and says that they are codes (leeway.CaseCoded): it supports a claim of that
// very year that there were measures, and contradicts nobody who denies having imposed sanctions, for the data base counts among them
// what a government may not (Kazakh checks of exports to Russia in 2023).
//
// The last year of a case is the last in which it was in force, or the last that the release
// covers. No event is made of it. The data base's other file, of pairs and years, is refused: it
// spreads what a union imposed over its members, and has them impose it anew when they join.
//
// Quirks:
//
//   - Q1: names of states have commas ("Korea, South"), and commas part the names of a list. The
//     longest run that is a name is taken.
//   - Q2: senders and targets may be organisations, and states of former times, under the data
//     base's own names ("EEC", "FRY", "Malagasy Republic").
//   - Q3: some senders are told in words, as the signatories of an agreement. They are no actors.
//   - Q4: begin and end are years.
//
// Checked (November 2026): names of files and of columns against public programs that read release 4. No file of the
// producer's was at hand.
package gsdb
