// Package icews reads coded events of ICEWS, the Integrated Crisis Early Warning System: who did
// what to whom on which day, as a program read it out of news from 1995 to 2023.
//
// Nobody has checked these events. Each is a lead and no record: its action begins with
// leeway.MachineCoded ("machine:visit"), and what begins so neither supports nor contradicts a
// claim. A row becomes an event where both actors are states, or parts of their governments, two
// different ones, and where the kind of event is the same act as an action of claims.
//
// Three layouts are told apart by their first line: the producer's table of twenty columns; the
// table of a temporal knowledge graph that others drew from it (source, event, target, date),
// without head as these circulate, or with one and a column for the file.
//
// Quirks:
//
//   - Q1: actors are free names. In the producer's table a column says of which country each is, and
//     another its sectors, Government among them. In the derived tables a name is a country's
//     ("Kazakhstan") or carries it in brackets ("Head of Government (Pakistan)"), and a person or
//     company has none: "Islam Karimov" is not taken for Uzbekistan.
//   - Q2: kinds are labels of CAMEO, "not specified below" left out. A label that is not known is an
//     error.
//   - Q3: who hosts a visit is an actor in a row of its own beside the visitor's.
//   - Q4: derived tables are samples. How often something was coded cannot be told from them.
//   - Q5: cells are not quoted, and older files are in Latin-1.
package icews
