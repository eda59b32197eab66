package eurostatpermits

import (
	"net/url"
	"strings"

	"leeway"
	"leeway/internal/sdmx"
	"leeway/source"
	"leeway/state"
)

const api = "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/MIGR_RESFIRST/"

// Plan asks for permits for all reasons and of all lengths, of all issuing states where no partner is named.
func (s permits) Plan(r source.Request) ([]source.Ask, error) {
	for _, i := range r.Indicators {
		if !s.info.Measures(i) {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "eurostat-permits has no %s", i), "it has permits")
		}
	}
	citizens, err := codes(r.Reporters)
	if err != nil {
		return nil, err
	}
	issuing, err := codes(r.Partners)
	if err != nil {
		return nil, err
	}
	query := url.Values{"format": {"SDMX-CSV"}, "compressed": {"false"}}
	for name, year := range map[string]string{"startPeriod": r.From, "endPeriod": r.To} {
		if year != "" {
			query.Set(name, year)
		}
	}
	key := strings.Join([]string{"A", "TOTAL", citizens, "TOTAL", "PER", issuing}, ".")
	return []source.Ask{{
		Name:   "migr_resfirst.csv",
		URL:    api + key + "?" + query.Encode(),
		Accept: []string{"application/vnd.sdmx.data+csv", "text/csv", "text/plain"},
		About:  20_000_000,
		Check:  sdmx.Empty,
	}}, nil
}

// codes returns Eurostat's codes of states: alpha-2, except for Greece and the United Kingdom.
func codes(ids []string) (string, error) {
	var list []string
	for _, id := range ids {
		code := map[string]string{"EU": "EU27_2020", "GRC": "EL", "GBR": "UK"}[id]
		if e, ok := state.ByID(id); ok && code == "" {
			code = e.Alpha2
		}
		if code == "" {
			return "", leeway.Errorf(leeway.CodeInvalid, "Eurostat has no code for %q", id)
		}
		list = append(list, code)
	}
	return strings.Join(list, "+"), nil
}
