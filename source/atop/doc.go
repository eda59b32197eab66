// Package atop reads the Alliance Treaty Obligations and Provisions data: what one state is obliged
// to do for another by their treaties, year by year from 1815.
//
// Scholars code every treaty of alliance. Obligations are of five kinds, an indicator each: to
// defend, to join an attack, to stay neutral, not to attack, to consult. The value is 1 where one is in
// force in the year, 0 where none of that kind is.
//
// Two forms are read: the producer's directed dyad-years (atop5_1ddyr.csv), and the columns of them that an
// R package carries.
//
// Quirks:
//
//   - Q1: a line is directed: what stateA owes stateB. An obligation can be one-sided.
//   - Q2: only pairs with some obligation have a line. A pair without one has none on record, but no
//     row says so.
//   - Q3: the year in which a treaty ends counts as a year of it, and so do those from its signature on:
//     the duty to defend of the Collective Security Treaty is there from 1992, two years before it entered
//     into force.
//   - Q4: the charters of the OSCE count as a promise not to attack: nearly all pairs of Europe, North America
//     and Central Asia have that one, whatever else they have.
//   - Q5: the table ends in 2018. That a later year has no row says nothing.
package atop
