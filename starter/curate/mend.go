package main

import (
	"strings"

	"leeway"
)

// What the gathered table says of Uzbekistan's trade, and the producer's own numbers refute.
const (
	uzbekTotals  = "trade%20_macro_2015_2025.csv"
	uzbekExports = "exports_by_country_2015_2025.csv"
	uzbekImports = "sdmx_data_1176.csv"
)

// mend corrects what a row says of itself where the producer's own numbers refute it; false leaves it out.
//
// Uzbekistan's trade by partner is called goods. Yet the imports of all partners sum to the published
// total of goods and services in each year from 2015 to 2023, to the digit that is printed, and the exports of 2023
// to more than it: the figures by partner are of goods and services too.
//
// The totals of exports before 2023 are no series: that of 2019 is what all partners sum to in 2018, and
// those of the other years are 0.3 to 5.2 billion dollars off what they sum to. They are left out.
func mend(o *leeway.Observation) bool {
	switch {
	case strings.HasSuffix(o.RecordURL, uzbekExports), strings.HasSuffix(o.RecordURL, uzbekImports):
		o.Note = strings.Replace(o.Note, "goods;", "goods and services;", 1)
	case strings.HasSuffix(o.RecordURL, uzbekTotals):
		return o.Indicator != "exports" || o.Period >= "2023"
	}
	return true
}
