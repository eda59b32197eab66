// Package check judges claims against a record.
//
// [Plan] says what the claims of a document ask of the lake: series of observations, the membership lists of
// organisations, the events and treaties of actors. It is the one place where a claim's
// subject and object become a reporter and a partner. The lake answers all of it at once with a
// [leeway.Record]. [Judge] fills the verdicts: a pure function of reading and record, without clock,
// file or network, whose result does not depend on the order of maps or threads. [Summarise]
// counts them and says which series would cover the rest.
//
// # How a verdict is reached
//
// A tie with a number becomes a question: a place in the record (who reports about whom under
// which indicator), a statistic, a period, and the range of values that the wording leaves open. The
// record answers with figures, published or computed from published ones, each with the range that its own rounding
// leaves open. Figures are only combined within one series: the same authority, the same
// side, the same unit, so that growth compares like with like. Figures whose range meets the claim's agree;
// the others differ. Who published decides between them (weigh.go): a clearly better class of source wins,
// equals dispute each other.
//
// Where everything differs, the neighbours that people confuse the words with are tried in a fixed
// order (neighbours.go) under a guard against coincidence (guard.go). A neighbour that agrees makes the
// claim misread. Only what is left, and only where the record is sure to speak of the same thing, is contradicted:
// accusable in weigh.go lists the reasons why a difference may be no accusation.
//
// Memberships, entries and exits are judged by dated lists (membership.go, entry.go). A row that is
// missing proves nothing unless a roster says that the list is complete for that organisation, status and
// time. Acts are judged by events (act.go), which are never complete.
//
// [Gather] lays claims of several documents side by side and judges nothing: who said a thing first, on whose word
// (origin.go), and where reports disagree.
//
// docs/claims.md states the rules for users.
package check
