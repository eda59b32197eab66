// Package eurostatpermits reads Eurostat's first residence permits (migr_resfirst): how many
// people of a citizenship a member state (or Norway, Switzerland, Iceland, Liechtenstein) gave a
// permit for the first time in a year.
//
// The issuing state reports. The reporter of a row is the citizens' state, whose dependence is
// in question, the partner the state that issued the permits; the record is the partner's
// (mirror "partner"). Permits are counted by reason and length; only those for
// all reasons and of all lengths are read.
//
// Both forms of the API are read: SDMX-CSV and JSON-stat.
//
// Quirks:
//
//   - Q1: the row of all citizenships (TOTAL) is of no one reporter and is left out; so are sums
//     over groups of citizenships. What the Union as a whole issued is with partner EU.
//   - Q2: reasons (family, education, work, other) are parts of all permits, and the same citizens
//     and year would have several figures: they are left out.
//   - Q3: lengths (3 to 5, 6 to 11, 12 months and over) are parts too and are left out.
//   - Q4: a colon or a blank is no figure: a row that is missing, or suppressed where the flag
//     (c) or CONF_STATUS says so. A zero is a reported zero.
//   - Q5: stateless people, recognised non-citizens and those of unknown citizenship have no
//     state that depends: they are left out with their reason.
//
// Checked (November 2026): head and rows of SDMX-CSV against an answer of June 2026 that a public program keeps for its tests.
// No answer was at hand.
package eurostatpermits
