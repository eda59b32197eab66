package ids

import (
	"fmt"
	"io"
	"strings"

	"leeway"
	"leeway/internal/worldbank"
	"leeway/source"
)

const api = "https://api.worldbank.org/v2/sources/6/country/"

// perPage is how many rows a page of the API holds: the most that it gives.
const perPage = 20000

// Plan asks for the debt of each debtor to all creditors. The debtors must be told: all of
// them with all creditors and years are millions of rows, most of them null.
func (s ids) Plan(r source.Request) ([]source.Ask, error) {
	for _, i := range r.Indicators {
		if !s.info.Measures(i) {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "ids has no %s", i), "it has debt")
		}
	}
	if len(r.Reporters) == 0 {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "ids must be told the reporters"), "name the debtors with --reporter")
	}
	var asks []source.Ask
	for _, id := range r.Reporters {
		asks = append(asks, ask(id, years(r), 1))
	}
	return asks, nil
}

// years returns the years asked for as the API writes them.
func years(r source.Request) string {
	if r.From == "" || r.To == "" {
		return "all"
	}
	var list []string
	var from, to int
	if _, err := fmt.Sscan(r.From, &from); err != nil {
		return "all"
	}
	if _, err := fmt.Sscan(r.To, &to); err != nil || to-from > 100 {
		return "all"
	}
	for y := from; y <= to; y++ {
		list = append(list, fmt.Sprintf("YR%d", y))
	}
	return strings.Join(list, ";")
}

// ask is the request for one page of a debtor.
func ask(debtor, time string, page int) source.Ask {
	a := source.Ask{
		Name:   fmt.Sprintf("%s-%d.json", debtor, page),
		URL:    fmt.Sprintf("%s%s/series/DT.DOD.DPPG.CD/counterpart-area/all/time/%s?format=json&per_page=%d&page=%d", api, debtor, time, perPage, page),
		Accept: []string{"application/json"},
		About:  5_000_000,
		Check:  worldbank.Check,
	}
	if page == 1 {
		a.Next = func(body io.Reader) ([]source.Ask, error) { return rest(body, debtor, time) }
	}
	return a
}

// rest returns the requests for the pages behind the first.
func rest(body io.Reader, debtor, time string) ([]source.Ask, error) {
	_, pages, err := worldbank.Pages(body)
	var asks []source.Ask
	for page := 2; page <= pages; page++ {
		asks = append(asks, ask(debtor, time, page))
	}
	return asks, err
}
