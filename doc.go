// Package leeway is the vocabulary of the program: what the rooms say to each other.
//
// A [Document] is read into [Claim]s (room extract). A claim is judged against
// [Observation]s, [Membership]s, [Roster]s, [Treaty]s and [Event]s (rooms check, lake,
// engine) and gets a [Verdict]. States are dated identities ([State], room state);
// other actors (organisations, regions, people, outlets) are [Actor]s (room actor).
//
// The package imports only the standard library and does nothing: it has no file, no
// clock, no network and no SQL. Words follow the statistical and fact-checking fields:
// reporter and partner, indicator, period, vintage, released and retrieved.
package leeway
