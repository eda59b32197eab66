// Package wbmigrants reads the World Bank's bilateral matrix of migrant stocks of 2017: how many
// people born in one state lived in another, origins down and destinations across.
//
// World Bank staff compiled it from the UN Population Division, the OECD and national offices. The
// reporter here is the state of origin, the partner the state of destination.
//
// Quirks:
//
//   - Q1: the year is in the title of the sheet; the workbook's other sheet compares names and is
//     passed over.
//   - Q2: a zero, or a blank, stands for none and for not on record. It is left out.
//   - Q3: "Other North" and "Other South" across are destinations that are not named: partner
//     "unknown", with the printed name as note. Down they are origins that are not named, whose tie
//     it is nobody can say, and are left out, as is the sum over origins.
package wbmigrants
