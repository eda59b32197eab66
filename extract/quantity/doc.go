// Package quantity finds the amounts that a text states: numbers in digits and words,
// percentages and percentage points, money, measures, fractions, multiples and ranks.
//
// [Find] reads tokens once and returns each [Quantity] with its words, its scaled value
// ("2.5 billion" is 2500000000, "a third" 33.33 percent), the unit as CLAIMS.md names
// units, the comparator ("more than", "almost"), the rate ("a year"), the precision with which it
// is worded, and the direction that its own words give it ("rose 5 percent", "a 12 percent
// drop", "76 percent more").
//
// A range ("10-12 percent", "between 5 and 7 million") is one quantity with To. "From 10 to
// 15" is two: the first has Role [From], the second Role [To] and the first's value as Base.
//
// What looks like a number and is none is left out: years and days (the periods that
// package when has found are passed in), article and resolution numbers, list numbers, clock times,
// telephone numbers, numbers that belong to a name (Su-30, Nord Stream 2, 5G, G7).
//
// Vocabulary is data: words.csv (numerals, scales, fractions, multiples), currencies.csv,
// units.csv and change.csv. A currency name that several states use ("kroner", "pounds")
// takes the state that its adjective names or, failing that, the one named nearest before it.
package quantity
