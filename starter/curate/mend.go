package main

import (
	"math"
	"path/filepath"
	"strconv"
	"strings"

	"leeway"
)

// What the gathered table says of Uzbekistan's trade, and the producer's own numbers refute.
const (
	uzbekTotals  = "trade%20_macro_2015_2025.csv"
	uzbekExports = "exports_by_country_2015_2025.csv"
	uzbekImports = "sdmx_data_1176.csv"
)

// The producer's table of exports by partner, whole, and what a row summed from it cites.
var (
	uzbekSheet     = filepath.Join("uzstat-trade-by-country", "sdmx_data_1105_exports.csv")
	uzbekSheetAt   = "https://github.com/mary-lev/eu-export-sanctions/blob/4b6a5dfc864ab3352104974a4516458fd7347b38/data/uzbekistan_data/sdmx_data_1105.csv"
	uzbekSheetFrom = "National Statistics Committee of Uzbekistan (SIAT) via GitHub mary-lev/eu-export-sanctions"
)

// mend corrects a row where the producer's own numbers refute it.
//
// Uzbekistan's trade by partner is called goods. Yet the imports of all partners sum to the published
// total of goods and services in each year from 2015 to 2023, to the digit that is printed, and the exports of 2023
// to more than it: the figures by partner are of goods and services too.
//
// The totals of exports before 2023 are no series: that of 2019 is what all partners sum to in 2018, and
// those of the other years are 0.3 to 5.2 billion dollars off what they sum to. The sums stand in their place, of
// official rows all of them.
//
// Kyrgyz imports from the EU were taken from the row of the institutions of the Union, a few thousand dollars; the row of
// its members stands in the same table.
func mend(o *leeway.Observation, data string) error {
	switch {
	case o.Indicator == "imports" && o.Reporter == "KGZ" && o.Partner == "EU" && strings.Contains(o.Source, kyrgyzSource):
		v, err := kyrgyzMembers(data, o.Period)
		if err != nil {
			return err
		}
		o.Value, o.Note = v, strings.Replace(o.Note, "goods;", "goods; sum over the members;", 1)
	case strings.HasSuffix(o.RecordURL, uzbekExports), strings.HasSuffix(o.RecordURL, uzbekImports):
		o.Note = strings.Replace(o.Note, "goods;", "goods and services;", 1)
	case strings.HasSuffix(o.RecordURL, uzbekTotals) && o.Indicator == "exports" && o.Period < "2023":
		sum, err := uzbekSum(data, o.Period)
		if err != nil {
			return err
		}
		o.Value = sum
		o.Source, o.RecordURL, o.Note = uzbekSheetFrom, uzbekSheetAt, "goods and services; sum over all partners, undisclosed ones included"
	}
	return nil
}

// The producer's table of Kyrgyz imports, and who is cited for a row of it.
var (
	kyrgyzSheet  = filepath.Join("kgz-nsc-trade-by-country", "imports_by_country_asis.csv")
	kyrgyzSource = "National Statistical Committee of the Kyrgyz Republic via"
)

// kyrgyzMembers is the row of the EU's members in a year, in dollars; the table is in thousands. Its years stand in the third line,
// the last of them with the number of a footnote.
func kyrgyzMembers(data, year string) (float64, error) {
	s, err := readSheet(data, kyrgyzSheet)
	if err != nil {
		return 0, err
	}
	at := -1
	for n, line := range s.lines {
		for j, cell := range line {
			if first, _, _ := strings.Cut(cell, " "); n == 1 && first == year {
				at = j
			}
		}
		if at < 0 || line[2] != "The EU" {
			continue
		}
		v, err := strconv.ParseFloat(line[at], 64)
		if err != nil {
			return 0, s.errorf(n, "imports of %s %q are no number", year, line[at])
		}
		return math.Round(v * 1000), nil
	}
	return 0, s.errorf(0, "no imports from the EU in %s", year)
}

// uzbekSum adds the exports of a year over all rows of the producer's table, which is in thousand dollars.
func uzbekSum(data, year string) (float64, error) {
	s, err := readSheet(data, uzbekSheet)
	if err != nil {
		return 0, err
	}
	at, err := s.columns(false, year)
	if err != nil {
		return 0, err
	}
	sum := 0.0
	for n, line := range s.lines {
		v, err := strconv.ParseFloat(line[at[0]], 64)
		if err != nil {
			return 0, s.errorf(n, "exports of %s %q are no number", year, line[at[0]])
		}
		sum += v
	}
	return math.Round(sum*10) * 100, nil
}
