package wits

import (
	"bufio"
	"io"
	"strings"

	"leeway"
	"leeway/source"
	"leeway/state"
)

const address = "https://wits.worldbank.org/data/public/cp/en_"

// Plan asks for the file of each reporter.
func (s wits) Plan(r source.Request) ([]source.Ask, error) {
	if len(r.Reporters) == 0 {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "wits must be told the reporters"), "name them with --reporter: there is one file for each country")
	}
	for _, i := range r.Indicators {
		if !s.info.Measures(i) {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "wits has no %s", i), "it has exports, imports and gdp")
		}
	}
	var asks []source.Ask
	for _, id := range r.Reporters {
		if _, ok := state.ByID(id); !ok {
			return nil, leeway.Errorf(leeway.CodeInvalid, "wits has no file for %q", id)
		}
		asks = append(asks, source.Ask{
			Name:   "en_" + id + "_AllYears_WITS_Trade_Summary.CSV",
			URL:    address + id + "_allyears_wits_trade_summary.csv",
			Accept: []string{"text/csv", "application/octet-stream", "application/vnd.ms-excel"},
			About:  40_000,
			Check:  check,
		})
	}
	return asks, nil
}

// check finds an answer that is not the table.
func check(body io.Reader) error {
	head, _ := bufio.NewReader(body).Peek(len("\ufeff" + columns[0])) // what is too short is no table
	if !strings.HasPrefix(strings.TrimPrefix(string(head), "\ufeff"), columns[0]) {
		return leeway.Errorf(leeway.CodeInvalid, "the answer is not a trade summary: it begins with %q", head)
	}
	return nil
}
