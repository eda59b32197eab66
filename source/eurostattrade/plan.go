package eurostattrade

import (
	"net/url"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sdmx"
	"leeway/source"
	"leeway/state"
)

const api = "https://ec.europa.eu/eurostat/api/comext/dissemination/sdmx/2.1/data/DS-045409/"

// Plan asks for totals over all products. States of the Union among the reporters report;
// others are asked for as partners of the whole Union and of its members, since their own
// records are not Eurostat's. Without partners only years are asked for: months of all
// partners at once are more than the producer gives.
func (s comext) Plan(r source.Request) ([]source.Ask, error) {
	if err := s.measured(r.Indicators); err != nil {
		return nil, err
	}
	reporters, partners, err := sides(r)
	if err != nil {
		return nil, err
	}
	freq := "A"
	if len(partners) > 0 {
		freq = "A+M"
	}
	key := strings.Join([]string{freq, strings.Join(reporters, "+"), strings.Join(partners, "+"), "TOTAL", "1+2", "VALUE_IN_EUROS"}, ".")
	query := url.Values{"format": {"SDMX-CSV"}, "compressed": {"false"}}
	for name, year := range map[string]string{"startPeriod": r.From, "endPeriod": r.To} {
		if year != "" {
			query.Set(name, year)
		}
	}
	return []source.Ask{{
		Name:   "ds-045409.csv",
		URL:    api + key + "?" + query.Encode(),
		Accept: []string{"application/vnd.sdmx.data+csv", "text/csv", "text/plain"},
		About:  int64(len(reporters)) * int64(max(len(partners), 250)) * 2000,
		Check:  sdmx.Empty,
	}}, nil
}

// measured refuses indicators that are not the source's. Both flows are asked for whatever
// the indicator: what the Union exports is imports of its partner.
func (s comext) measured(indicators []string) error {
	for _, i := range indicators {
		if !s.info.Measures(i) {
			return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "eurostat-trade has no %s", i), "it has exports and imports")
		}
	}
	return nil
}

// sides returns the codes of Comext for who reports and for their partners.
func sides(r source.Request) (reporters, partners []string, err error) {
	members := append(state.Members("EU", ""), "GBR")
	var own []string
	for _, id := range append(slices.Clone(r.Reporters), r.Partners...) {
		code, err := comextCode(id)
		if err != nil {
			return nil, nil, err
		}
		inside := id == "EU" || slices.Contains(members, id)
		switch {
		case inside && slices.Contains(r.Reporters, id):
			own = append(own, code)
		case inside && len(own) == 0:
			own = append(own, code)
		default:
			partners = append(partners, code)
		}
	}
	if len(own) > 0 {
		return own, partners, nil
	}
	reporters = []string{"EU27_2020"}
	if len(partners) > 0 {
		for _, id := range members {
			code, err := comextCode(id)
			if err != nil {
				return nil, nil, err
			}
			reporters = append(reporters, code)
		}
	}
	return reporters, partners, nil
}

// comextCode returns Comext's code of a state: alpha-2, except for Serbia and Kosovo.
func comextCode(id string) (string, error) {
	if code := map[string]string{"EU": "EU27_2020", "SRB": "XS", "XKX": "XK"}[id]; code != "" {
		return code, nil
	}
	e, ok := state.ByID(id)
	if !ok || e.Alpha2 == "" {
		return "", leeway.Errorf(leeway.CodeInvalid, "Eurostat has no code for %q", id)
	}
	return e.Alpha2, nil
}
