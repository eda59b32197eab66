package when

import (
	_ "embed"
	"encoding/csv"
	"strconv"
	"strings"
)

// class is the part a word plays in expressions of time.
type class uint8

const (
	none class = iota
	month
	weekday
	season
	unit
	number
	ordinal
	deictic
	dayword
	part
	bound
	article
	fiscal
	quarter
	half
	decade
	compare
)

var classes = map[string]class{
	"month": month, "weekday": weekday, "season": season, "unit": unit, "number": number,
	"ordinal": ordinal, "deictic": deictic, "dayword": dayword, "part": part, "bound": bound,
	"article": article, "fiscal": fiscal, "quarter": quarter, "half": half, "decade": decade, "compare": compare,
}

// word is a row of words.csv.
type word struct {
	class class
	value int
}

//go:embed words.csv
var wordsCSV string

//go:embed fiscal.csv
var fiscalCSV string

var lexicon = readWords()

// fiscalStart gives the month in which the fiscal year begins, by a word in lower case that
// names the country. Starts on other days than the first are taken to their month.
var fiscalStart = readFiscal()

func rows(s string) [][]string {
	r, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil {
		panic("when: embedded table: " + err.Error()) // held by the package's tests
	}
	return r[1:]
}

func readWords() map[string]word {
	m := map[string]word{}
	for _, r := range rows(wordsCSV) {
		v, err := strconv.Atoi(r[2])
		if err != nil || classes[r[1]] == none {
			panic("when: words.csv: " + strings.Join(r, ","))
		}
		m[r[0]] = word{classes[r[1]], v}
	}
	return m
}

func readFiscal() map[string]int {
	m := map[string]int{}
	for _, r := range rows(fiscalCSV) {
		m[strings.ToLower(r[0])], _ = strconv.Atoi(r[1])
	}
	return m
}
