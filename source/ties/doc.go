// Package ties reads TIES, the Threat and Imposition of Economic Sanctions, version 4.1: cases
// from 1945 to 2005 in which states or organisations threatened or imposed economic measures,
// coded by hand from news and histories.
//
// Neither side reports here: researchers read. A case becomes up to two events, the threat
// (action threaten) and the imposition (action sanction), each with its own date; the senders
// are the actors, the primary sender first, the target is the object. The summary is put
// together from the coded kinds of measure in words of our own, and says that they are codes
// (leeway.CaseCoded): it supports a claim of that very time that there were measures, and contradicts
// nobody who denies having imposed sanctions. What the coders wrote in words is not passed on.
//
// When a case ended is coded, but not whether the measures were lifted then or the matter just
// went quiet. No event is made of it.
//
// Quirks:
//
//   - Q1: states are numbers of Correlates of War; 1000 is the European Communities, which have
//     none. Where no state is the sender, the organisation is, by its number in the list of
//     intergovernmental organisations of Correlates of War.
//   - Q2: a day or month that is not known is blank or a question mark, and the date is coarser
//     for it. So is a date that the calendar does not have (31 June), and a year with words on it,
//     which says that day and month are not those of the act. An imposition without a year is left
//     out.
//   - Q3: kinds of threatened measures are counted from one higher than those of imposed ones, for
//     1 is a threat that names none: 4 threatened is 3 imposed, a restriction of imports.
//   - Q4: the table of values from a statistics program writes whole numbers as 2.0.
package ties
