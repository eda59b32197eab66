package wdi

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/worldbank"
	"leeway/source"
)

const api = "https://api.worldbank.org/v2/country/"

// perPage is how many rows a page of the API holds: the most that it gives.
const perPage = 20000

// Plan asks for each series of the indicators wanted, page by page.
func (s wdi) Plan(r source.Request) ([]source.Ask, error) {
	for _, i := range r.Indicators {
		if !s.info.Measures(i) {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "wdi has no %s", i), "it has remittances, remittances-outflow, gdp, population and inflation")
		}
	}
	countries := "all"
	if len(r.Reporters) > 0 {
		countries = strings.Join(r.Reporters, ";")
	}
	var asks []source.Ask
	for _, code := range codes {
		if len(r.Indicators) == 0 || slices.Contains(r.Indicators, series[code].Indicator) {
			asks = append(asks, ask(countries, code, r, 1))
		}
	}
	return asks, nil
}

// ask is the request for one page of a series.
func ask(countries, code string, r source.Request, page int) source.Ask {
	url := fmt.Sprintf("%s%s/indicator/%s?format=json&per_page=%d&page=%d", api, countries, code, perPage, page)
	if r.From != "" || r.To != "" {
		url += "&date=" + or(r.From, "1960") + ":" + or(r.To, "2100")
	}
	a := source.Ask{Name: fmt.Sprintf("%s-%d.json", code, page), URL: url, Accept: []string{"application/json"}, About: 3_000_000, Check: worldbank.Check}
	if page == 1 {
		a.Next = func(body io.Reader) ([]source.Ask, error) { return rest(body, countries, code, r) }
	}
	return a
}

// rest returns the requests for the pages behind the first.
func rest(body io.Reader, countries, code string, r source.Request) ([]source.Ask, error) {
	_, pages, err := worldbank.Pages(body)
	var asks []source.Ask
	for page := 2; page <= pages; page++ {
		asks = append(asks, ask(countries, code, r, page))
	}
	return asks, err
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
