package comtrade

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"leeway"
	"leeway/source"
	"leeway/state"
)

const api = "https://comtradeapi.un.org/data/v1/get/C/A/HS"

// mostPeriods is how many periods one request may name; mostRows is where an answer to a
// free key is cut.
const (
	mostPeriods = 12
	mostRows    = 100_000
)

// key is the producer's. The public preview needs none, but is cut at 500 rows.
var key = &source.Key{
	Variable: "LEEWAY_COMTRADE_KEY",
	Header:   "Ocp-Apim-Subscription-Key",
	Hint:     "a key is free at https://comtradedeveloper.un.org; files of the public preview, or bulk files, can be imported without one",
}

// Plan asks for the yearly totals of each reporter with its partners, twelve years at a time.
// Products come in bulk files, which are downloaded by hand.
func (s comtrade) Plan(r source.Request) ([]source.Ask, error) {
	flows, err := s.flows(r.Indicators)
	if err != nil {
		return nil, err
	}
	first, last, err := years(r)
	if err != nil {
		return nil, err
	}
	if len(r.Reporters) == 0 {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "comtrade must be told the reporters"), "name them with --reporter; it takes a few at a time")
	}
	var asks []source.Ask
	for _, id := range r.Reporters {
		for from := first; from <= last; from += mostPeriods {
			a, err := s.ask(id, r.Partners, flows, from, min(last, from+mostPeriods-1))
			if err != nil {
				return nil, err
			}
			asks = append(asks, a)
		}
	}
	return asks, nil
}

// flows returns the codes of the flows that are wanted, re-exports with exports.
func (s comtrade) flows(indicators []string) (string, error) {
	codes := map[string]string{"exports": "X,RX", "imports": "M,RM"}
	if len(indicators) == 0 {
		return "M,X,RX,RM", nil
	}
	var wanted []string
	for _, i := range indicators {
		if codes[i] == "" {
			return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "comtrade has no %s", i), "it has exports and imports")
		}
		wanted = append(wanted, codes[i])
	}
	return strings.Join(wanted, ","), nil
}

func years(r source.Request) (first, last int, err error) {
	first, err1 := strconv.Atoi(r.From)
	last, err2 := strconv.Atoi(r.To)
	if err1 != nil || err2 != nil || first < 1962 || last < first || last > 2100 {
		return 0, 0, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "comtrade must be told the years: %q to %q", r.From, r.To), "name them with --from and --to, from 1962 on")
	}
	return first, last, nil
}

// ask is the request for some years of a reporter.
func (s comtrade) ask(reporter string, partners []string, flows string, from, to int) (source.Ask, error) {
	year := strconv.Itoa(to)
	code, err := state.Code(state.Comtrade, reporter, year)
	if err != nil {
		return source.Ask{}, leeway.Errorf(leeway.CodeInvalid, "%w", err)
	}
	var periods, others []string
	for y := from; y <= to; y++ {
		periods = append(periods, strconv.Itoa(y))
	}
	for _, id := range partners {
		other, err := state.Code(state.Comtrade, id, year)
		if err != nil {
			return source.Ask{}, leeway.Errorf(leeway.CodeInvalid, "%w", err)
		}
		others = append(others, other)
	}
	url := fmt.Sprintf("%s?reporterCode=%s&period=%s&flowCode=%s&cmdCode=TOTAL&partner2Code=0&customsCode=C00&motCode=0", api, code, strings.Join(periods, ","), flows)
	if len(others) > 0 {
		url += "&partnerCode=" + strings.Join(others, ",")
	}
	return source.Ask{
		Name:   fmt.Sprintf("%s-%d-%d.json", reporter, from, to),
		URL:    url,
		Accept: []string{"application/json"},
		Key:    key,
		About:  int64(len(periods)) * 400_000,
		Check:  s.check,
	}, nil
}

// check finds an answer without rows or with an error (Q8), and one that was cut.
func (s comtrade) check(body io.Reader) error {
	rows := 0
	err := readJSON(body, "the answer", s.info.Ignore, func(*record) error {
		rows++
		return nil
	})
	switch {
	case err != nil:
		return err
	case rows == 0:
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the answer has no rows"), "the reporter may not have reported these years yet")
	case rows >= mostRows:
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the answer has %d rows: it was cut there", rows), "ask for fewer years or partners")
	}
	return nil
}
