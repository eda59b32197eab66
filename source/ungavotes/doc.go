// Package ungavotes reads roll calls of the General Assembly of the United Nations: how each
// state voted on each resolution that was put to a recorded vote.
//
// Voeten and others gather them from the Assembly's records. A vote is of one state; how far two
// states agree is computed from all roll calls in which both took part (room measure).
//
// Two forms are read: three tables as the R package unvotes has them (votes; roll calls; issues of
// roll calls), which belong together, and the producer's one table (UNVotes.csv), which repeats
// the roll call on every line.
//
// Quirks:
//
//   - Q1: the tables of votes and of issues have no date: it stands in the table of roll calls, by
//     the number of the roll call (rcid).
//   - Q2: votes on parts of resolutions and on amendments are roll calls too; the title says which
//     they are.
//   - Q3: whether a roll call was important to the United States is not known for all; then it is not
//     marked.
//   - Q4: the producer codes 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member; the last is no vote.
//     The package leaves absence out: who has no line did not vote, or was no member.
//   - Q5: a session begins in September and runs into the next year.
//   - Q6: the code of Russia stands for the Soviet Union's seat too, to the day on which it ended.
//   - Q7: up to session 57 (June 2003) the day of a date is often none of the calendar: all votes of
//     November 1992 have the days 2 to 6, that on the embargo against Cuba of the 24th too. The month
//     is right. Votes of these sessions are dated to the month.
//   - Q8: resolutions are written R/68/262 and, later, A/RES/68/262; both are read as the first.
//   - Q9: the long text is the title up to session 69, and the short one keywords. Later the short one
//     is the title, and the long one the library's line of agenda items.
//   - Q10: the package's code of Namibia is NA, as is what is missing; it goes by its name.
package ungavotes
