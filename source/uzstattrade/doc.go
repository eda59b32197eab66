// Package uzstattrade reads Uzbekistan's exports and imports by partner, as the National
// Statistics Committee offers them for download: one row per partner, one column per year, in
// thousand US dollars, with the partner's ISO 3166-1 numeric code and its name in Uzbek, Russian
// and English.
//
// Uzbekistan reports. Its record is kept with mirror "reporter".
//
// Quirks:
//
//   - Q1: a file does not say whether it holds exports or imports. The number in its name does:
//     1105 is exports, 1176 imports.
//   - Q2: code 0, "Other countries", is gold and whatever else is not disclosed by partner. It is
//     partner "unknown", and a fifth to a half of exports.
//   - Q3: there is no row of totals. The sum over all rows, "Other countries" included, is kept as
//     partner "world", marked as computed.
//   - Q4: 0.0 is printed for a year without trade: it is a reported zero.
//   - Q5: the English column has a Russian name here and there; the Russian column is whole, and
//     is what the code is compared with.
//   - Q6: the table's title says goods. Its imports sum to the published total of goods and services
//     in each year, and its exports to no less: the figures are of goods and services, and say so.
package uzstattrade
