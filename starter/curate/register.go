package main

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/lake"
)

const registerSet = "sipri-register"

// recipients are the states whose imports the excerpt of the register holds in full; of
// other recipients it has only what these supplied.
var recipients = []string{"KAZ", "KGZ", "TJK", "TKM", "UZB"}

// register reduces SIPRI's trade register to yearly totals by supplier and recipient, in
// million TIV. The register gives an order's delivered TIV and the years of its delivery; an
// order delivered over several years is split equally over them. No row of the register is
// passed on.
func register(data string, files map[string][]byte) error {
	s, err := readSheet(data, "sipri-trade-register", "trade_register_ca_generated-2025-10-23.csv")
	if err != nil {
		return err
	}
	at, err := s.columns(false, "Recipient", "Supplier", "Year(s) of delivery", "SIPRI TIV of delivered weapons")
	if err != nil {
		return err
	}
	type key struct{ reporter, partner, period string }
	totals := map[key]float64{}
	for n, line := range s.lines {
		reporter, known := actorID(line[at[0]])
		partner, supplied := actorID(line[at[1]])
		if !known || !supplied {
			return s.errorf(n, "unknown state %q or %q", line[at[0]], line[at[1]])
		}
		k := key{reporter: reporter, partner: partner}
		if !slices.Contains(recipients, k.reporter) {
			continue
		}
		tiv, err := strconv.ParseFloat(line[at[3]], 64)
		if err != nil {
			return s.errorf(n, "delivered TIV %q is no number", line[at[3]])
		}
		years := strings.Split(line[at[2]], "; ")
		for _, year := range years {
			if _, err := strconv.ParseUint(year, 10, 16); err != nil || len(year) != 4 {
				return s.errorf(n, "year of delivery %q", year)
			}
			k.period = year
			totals[k] += tiv / float64(len(years))
		}
	}
	var rows []leeway.Observation
	for k, tiv := range totals {
		rows = append(rows, leeway.Observation{Reporter: k.reporter, Partner: k.partner, Period: k.period, Value: math.Round(tiv*1e6) / 1e6})
	}
	slices.SortFunc(rows, byPair)
	if err := putDefaults(files, registerSet,
		"indicator", "arms", "period_basis", "year", "statistic", "level", "comparator", "=", "unit", "million-tiv",
		"quality", "computed", "origin", "sipri", "publisher", "SIPRI Arms Transfers Database, trade register",
		"released", "2025-10-23", "retrieved", "2025-10-23", "record_url", "https://www.sipri.org/databases/armstransfers",
		"note", "computed from the trade register: an order delivered over several years is split equally over them; volume, not money"); err != nil {
		return err
	}
	return put(files, registerSet, lake.Observations, lake.ObservationColumns, []string{"reporter", "partner", "period", "value"}, rows)
}
