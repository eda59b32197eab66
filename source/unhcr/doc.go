// Package unhcr reads the refugee statistics of the UN High Commissioner for Refugees: how many
// refugees and asylum seekers from one state were in another at the end of a year.
//
// The reporter here is the origin, the partner the state of asylum. The figures come from
// governments and from the High Commissioner's own registers and estimates. Refugees and asylum
// seekers are added up; the note of a row says how many of either.
//
// Two forms are read: the answers of the producer's API (population/v1, JSON, page by page), and
// a table that others made of them: year, orig, dest, refugees, asylum_seekers.
//
// Quirks:
//
//   - Q1: a zero stands for none, and for people of other categories alone (displaced at home,
//     returned, stateless): a row of zeros is left out, so that a missing row states nothing.
//   - Q2: numbers come as numbers and as texts, and "-" for what a category does not have.
//   - Q3: a place "-" is the sum over all places. Over states of asylum it is kept as the total of an
//     origin, over origins it is left out.
//   - Q4: origins that are no state's (stateless, unknown, several) have codes of the producer's own,
//     and are left out.
//
// For some years small figures are rounded to five, or shown as five, so that nobody can be made out;
// the files do not say which.
//
// Checked: the table of others whole; the fields of the API, its pages and its marks against the
// documentation of the producer's R package and against answers that public programs quote
// (November 2026). No answer of the API was at hand.
package unhcr
