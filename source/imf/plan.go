package imf

import (
	"fmt"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sdmx"
	"leeway/source"
	"leeway/state"
)

const api = "https://api.imf.org/external/sdmx/3.0/data/dataflow/IMF.STA/"

// atOnce is how many reporters one request names: all of them are more than the server gives
// in time.
const atOnce = 5

// Plan asks for yearly figures, a few reporters at a time, of the latest version.
func (d dataflow) Plan(r source.Request) ([]source.Ask, error) {
	for _, i := range r.Indicators {
		if !d.info.Measures(i) {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s has no %s", d.info.ID, i), "it has %s", d.info.Indicators[0].ID)
		}
	}
	if len(r.Reporters) == 0 {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s must be told the reporters", d.info.ID), "name them with --reporter: all of them at once are more than the server gives")
	}
	reporters, err := codes(r.Reporters)
	if err != nil {
		return nil, err
	}
	partners, err := codes(r.Partners)
	if err != nil {
		return nil, err
	}
	var asks []source.Ask
	for chunk := range slices.Chunk(reporters, atOnce) {
		asks = append(asks, source.Ask{
			Name:   fmt.Sprintf("%s-%s.csv", strings.ToLower(d.id), strings.Join(chunk, "-")),
			URL:    api + d.id + "/~/" + d.key(strings.Join(chunk, "+"), or(strings.Join(partners, "+"), "*")) + span(r),
			Header: map[string]string{"Accept": "application/vnd.sdmx.data+csv;version=2.0.0"},
			Accept: []string{"application/vnd.sdmx.data+csv", "text/csv"},
			About:  int64(len(chunk)) * 2_000_000,
			Check:  sdmx.Empty,
		})
	}
	return asks, nil
}

// span limits the years; the server passes startPeriod over.
func span(r source.Request) string {
	var limits []string
	if r.From != "" {
		limits = append(limits, "ge:"+r.From)
	}
	if r.To != "" {
		limits = append(limits, "le:"+r.To)
	}
	if len(limits) == 0 {
		return ""
	}
	return "?c%5BTIME_PERIOD%5D=" + strings.Join(limits, "%2B")
}

// codes returns the Fund's codes: alpha-3, except for Kosovo and the world.
func codes(ids []string) ([]string, error) {
	var list []string
	for _, id := range ids {
		own := map[string]string{"XKX": "KOS", state.World: "G001"}[id]
		if _, ok := state.ByID(id); !ok && own == "" {
			return nil, leeway.Errorf(leeway.CodeInvalid, "the IMF has no code for %q", id)
		}
		list = append(list, or(own, id))
	}
	return list, nil
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
