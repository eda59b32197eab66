package unhcr

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"leeway"
	"leeway/source"
)

const api = "https://api.unhcr.org/population/v1/population/"

// perPage is how many rows a page holds; the whole record has some fifteen pages.
const perPage = 10000

// Plan asks for each pair of origin and state of asylum, page by page.
func (u unhcr) Plan(r source.Request) ([]source.Ask, error) {
	for _, i := range r.Indicators {
		if !u.info.Measures(i) {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "unhcr has no %s", i), "it has refugees")
		}
	}
	query := url.Values{"cf_type": {"ISO"}, "limit": {fmt.Sprint(perPage)}}
	for name, states := range map[string][]string{"coo": r.Reporters, "coa": r.Partners} {
		query.Set(name+"_all", "true")
		if len(states) > 0 {
			query.Set(name, strings.Join(states, ","))
		}
	}
	for name, year := range map[string]string{"yearFrom": or(r.From, "1951"), "yearTo": r.To} {
		if year != "" {
			query.Set(name, year)
		}
	}
	return []source.Ask{ask(query, 1)}, nil
}

// ask is the request for one page.
func ask(query url.Values, page int) source.Ask {
	query.Set("page", fmt.Sprint(page))
	a := source.Ask{Name: fmt.Sprintf("population-%d.json", page), URL: api + "?" + query.Encode(), Accept: []string{"application/json"}, About: 4_000_000, Check: check}
	if page == 1 {
		a.Next = func(body io.Reader) ([]source.Ask, error) { return rest(body, query) }
	}
	return a
}

// rest returns the requests for the pages behind the first.
func rest(body io.Reader, query url.Values) ([]source.Ask, error) {
	var head struct {
		MaxPages int `json:"maxPages"`
	}
	if err := json.NewDecoder(body).Decode(&head); err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "the answer is no JSON: %w", err)
	}
	var asks []source.Ask
	for page := 2; page <= head.MaxPages; page++ {
		asks = append(asks, ask(query, page))
	}
	return asks, nil
}

// check finds an answer without rows.
func check(body io.Reader) error {
	rows, err := answer(body, "the answer")
	if err == nil && len(rows) == 0 {
		err = leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the answer has no rows"), "UNHCR has nothing for what was asked")
	}
	return err
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
