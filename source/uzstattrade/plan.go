package uzstattrade

import (
	"slices"

	"leeway/source"
)

// asked are the two tables, by indicator.
var asked = []struct{ indicator, number string }{{"exports", "1105"}, {"imports", "1176"}}

// Plan implements [source.Source]: both tables are small and come whole.
func (uzstat) Plan(r source.Request) ([]source.Ask, error) {
	var asks []source.Ask
	for _, t := range asked {
		if len(r.Indicators) > 0 && !slices.Contains(r.Indicators, t.indicator) {
			continue
		}
		asks = append(asks, source.Ask{
			Name: "sdmx_data_" + t.number + ".csv", URL: "https://api.siat.stat.uz/media/uploads/sdmx/sdmx_data_" + t.number + ".csv",
			Accept: []string{"text/csv", "application/octet-stream"}, About: 32 << 10,
		})
	}
	return asks, nil
}
