// Package gdelt reads the events of GDELT 2.0: who did what to whom, as a program read it out of
// the world's news, every quarter of an hour since 2015.
//
// Nobody has checked these events: a good part is misread, and an act that many papers tell of
// comes many times. Each is a lead and no record: its action begins with leeway.MachineCoded
// ("machine:visit"), and what begins so neither supports nor contradicts a claim. A row becomes
// an event where both actors are states or their governments or forces, two different ones, where the
// kind of event is the same act as an action of claims, and where GDELT found it at the head of
// a story. The address is that of the story.
//
// Files have no head, no quotes and 61 columns parted by tabs; the daily files, which go on in the
// format of GDELT 1.0, have 58. They come packed one by one, and are read row by row.
//
// Quirks:
//
//   - Q1: a state is an actor with a country, of type GOV, MIL or none, that is no known group, no
//     ethnic group and no religion. Regions ("AFR", "EUR") are countries in these columns, and are no
//     state.
//   - Q2: "---" is an event of which the program could not tell the kind.
//   - Q3: the day of an event is what the story says: it may lie a year before the story. When the
//     row was added is a column of its own, and the date of release.
//   - Q4: a file holds what was added in its time, not what happened then: it is complete for no
//     state and day, and none takes the place of another.
//
// Checked (November 2026): the list of the last quarter of an hour, names of files, their packing and the number and order of
// columns against public programs that read them. No file of the producer's was at hand.
package gdelt
