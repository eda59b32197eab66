package main

import (
	"cmp"
	"slices"
	"strconv"

	"leeway"
	"leeway/lake"
)

const migrantSet = "undesa-migrants"

// areas are the columns and rows of the UN DESA file that are no state or territory of
// ISO 3166-1, each with the reason why it is passed over.
var areas = map[string]string{
	"Channel Islands": "Guernsey and Jersey together; each has its own code",
	"Caribbean":       "regional total",
	"Melanesia":       "regional total",
	"Micronesia":      "regional total",
	"Polynesia":       "regional total",
	"South America":   "regional total",
}

// unstated are the values that give no number of people.
var unstated = map[string]bool{"0": true, "..": true, "-": true}

// migrants lays the matrix of migrant stocks (a row per year and destination, a column per
// origin) out as one row per origin, destination and year. The origin is the reporter. The
// file writes 0 both for none and for not reported, so a zero states nothing and is left out,
// as are the marks of a missing or negligible number.
func migrants(data string, files map[string][]byte) error {
	s, err := readSheet(data, "undesa-migrant-stock-2019", "UN_MigrantStockByOriginAndDestination_2019_clean.csv")
	if err != nil {
		return err
	}
	if _, err := s.columns(false, "Year", "Dest"); err != nil {
		return err
	}
	origins := make([]string, len(s.head))
	for i := 2; i < len(s.head); i++ {
		if origins[i], err = area(s, -1, s.head[i]); err != nil {
			return err
		}
	}
	var rows []leeway.Observation
	for n, line := range s.lines {
		destination, err := area(s, n, line[1])
		if err != nil {
			return err
		}
		for i := 2; i < len(line); i++ {
			if origins[i] == "" || destination == "" || unstated[line[i]] {
				continue
			}
			stock, err := strconv.ParseUint(line[i], 10, 32)
			if err != nil {
				return s.errorf(n, "column %s: %q is no number of people", s.head[i], line[i])
			}
			rows = append(rows, leeway.Observation{Reporter: origins[i], Partner: destination, Period: line[0], Value: float64(stock)})
		}
	}
	slices.SortFunc(rows, byPair)
	if err := putDefaults(files, migrantSet,
		"indicator", "migrants", "period_basis", "stock-at-end", "statistic", "level", "comparator", "=", "unit", "people",
		"quality", "official", "origin", "un-desa", "publisher", "UN DESA International Migrant Stock 2019",
		"released", "2019", "retrieved", "2026-11-23",
		"record_url", "https://github.com/guyabel/stepladderChapter/blob/4a81585e8ca3566aed8fd48c2870d316fe06f53f/archive/UN_MigrantStockByOriginAndDestination_2019_clean.csv",
		"note", "mid-year stock by origin and destination, both sexes"); err != nil {
		return err
	}
	return put(files, migrantSet, lake.Observations, lake.ObservationColumns, []string{"reporter", "partner", "period", "value"}, rows)
}

// area returns the id of a place as the file prints it, "" for one that is passed over.
func area(s sheet, n int, name string) (string, error) {
	if _, ok := areas[name]; ok {
		return "", nil
	}
	if id, ok := actorID(name); ok {
		return id, nil
	}
	return "", s.errorf(n, "unknown state or area %q", name)
}

func byPair(a, b leeway.Observation) int {
	return cmp.Or(cmp.Compare(a.Reporter, b.Reporter), cmp.Compare(a.Partner, b.Partner), cmp.Compare(a.Period, b.Period))
}
