// Package kazbnstrade reads Kazakhstan's trade in goods by partner, as the Bureau of National
// Statistics publishes it each summer: a workbook (XLS) with a sheet for the year and one for the
// year before, rows of partners named in Russian, and turnover, exports and imports in thousand US
// dollars with their shares in the total.
//
// Kazakhstan reports. Its record is kept with mirror "reporter". Each edition is a release of its
// own: a year stands in two of them, and the later one revises it.
//
// Quirks:
//
//   - Q1: the year is in the second row of a sheet ("2023 год", "за январь-декабрь 2019 года").
//     Sheets without the table (cover, signs, contents, method) are passed over; the cover of the
//     newer editions says when it was published.
//   - Q2: rows for the CIS and the EAEU are kept as groups. Sums over other sets of states ("Страны вне ЕАЭС",
//     "Остальные страны мира", continents) are left out: the rows below them are kept.
//   - Q3: a blank cell is a flow without trade or without a record; it is left out.
//   - Q4: shares are left out: they follow from the amounts.
//   - Q5: the row of totals may go on in a second line ("Всего\nв том числе").
package kazbnstrade
