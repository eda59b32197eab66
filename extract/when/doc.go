// Package when finds the periods that a text speaks of and works out their dates.
//
// [Find] reads tokens once, from left to right, and returns every expression of time with
// its words and with ISO dates as fine as the words support: "16 October 2024",
// "January-September 2024", "the first half of last year", "since February 2022",
// "the five years to 2020", "2016–20". Months without a year, weekdays and words such as
// "last year" are anchored on the document's date; "that year", "a year earlier" and "the
// same period" on the period the text named last ([Period.Context]). Without an anchor
// relative words are still found, but stay undated.
//
// An open end is empty: "since 2011" has no To, "by 2030" no From, "after 15 August" no To.
// A week is its seven days from Monday. Words that only name the earlier window of a
// comparison ("than in 2021", "year on year") are marked [Period.Compared].
//
// [DocumentDate] finds the date that a document states about itself, or infers one.
//
// Vocabulary is data: words.csv, and fiscal.csv for the month in which a country's fiscal
// year begins. The package knows no actors and no numbers other than those of dates; numbers are
// the business of package quantity.
package when
