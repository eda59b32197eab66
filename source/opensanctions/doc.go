// Package opensanctions reads the list of sanctions programmes that OpenSanctions keeps: which
// authority has a programme against which state, with the kinds of measure.
//
// It is a list of what stood in the law books of the issuers on the day it was taken, put together
// by OpenSanctions; it does not say since when. A programme becomes an event for each state
// that it targets, dated to the day on which the list was taken. Its action is
// sanction-programme, which is no action of claims: that a list had a programme neither dates an act nor
// tells who was hit, and most programmes list people and firms of a state rather than measures
// against the state. So it neither supports nor contradicts that sanctions were imposed; it shows
// among the ties of two states that there is a programme.
//
// Persons and firms on the lists are data sets of their own, and are not read.
//
// Quirks:
//
//   - Q1: the list is an array, or an object that has it under data.
//   - Q2: territories are ISO alpha-2 codes in small letters, of former states too. Parts of states
//     ("ua-cri", Crimea) are no state, and are not taken for the state they belong to.
//   - Q3: an issuer without a territory is an organisation, known by its name: the United Nations, the
//     European Union. Others, as development banks that bar firms, are no party to a tie.
//   - Q4: many programmes target no state: terrorism, human rights, cyber attacks.
//   - Q5: entries have a status, which older lists lack; what is not active was ended or is not in force.
//
// Checked (November 2026): fields, addresses and kinds of measure against the producer's documentation of programmes and
// public programs that read the list. No copy of the list was at hand.
package opensanctions
