package wdi

import (
	"bufio"
	"io"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/internal/worldbank"
	"leeway/source"
	"leeway/state"
)

// codes are the series that are read, in the order in which they are asked for.
var codes = []string{"BX.TRF.PWKR.DT.GD.ZS", "BX.TRF.PWKR.CD.DT", "BM.TRF.PWKR.CD.DT", "NY.GDP.MKTP.CD", "NY.GDP.MKTP.KD.ZG", "SP.POP.TOTL", "FP.CPI.TOTL.ZG"}

// series says what each of them measures.
var series = map[string]leeway.Observation{
	"BX.TRF.PWKR.DT.GD.ZS": {Indicator: "remittances", Partner: state.World, Statistic: leeway.Share, Unit: "percent", Whole: "gdp"},
	"BX.TRF.PWKR.CD.DT":    {Indicator: "remittances", Partner: state.World, Unit: "usd"},
	"BM.TRF.PWKR.CD.DT":    {Indicator: "remittances-outflow", Partner: state.World, Unit: "usd"},
	"NY.GDP.MKTP.CD":       {Indicator: "gdp", Unit: "usd"},
	"NY.GDP.MKTP.KD.ZG":    {Indicator: "gdp", Statistic: leeway.Growth, Unit: "percent", Note: "at constant prices"},
	"SP.POP.TOTL":          {Indicator: "population", Unit: "people"},
	"FP.CPI.TOTL.ZG":       {Indicator: "inflation", Statistic: leeway.Growth, Unit: "percent"},
}

// Parse tells the two forms apart by how the file begins.
func (s wdi) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		r, err := f.Open()
		if err != nil {
			return leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
		}
		in := bufio.NewReaderSize(r, 1<<16)
		read := s.panel
		if head, _ := in.Peek(64); strings.HasPrefix(strings.TrimSpace(string(head)), "[") {
			read = s.api
		}
		err = read(in, f.Name, to)
		_ = r.Close() // only read
		if err != nil {
			return err
		}
	}
	return nil
}

// api reads an answer of the API.
func (s wdi) api(in io.Reader, file string, to source.Sink) error {
	for c, err := range worldbank.Read(in, file) {
		if err != nil {
			return err
		}
		to.Released(c.Updated)
		if c.Value == "" { // Q2
			to.Skip("null")
			continue
		}
		o, err := observation(c)
		if err != nil {
			return err
		}
		if o.Reporter == "" { // Q1
			to.Skip("aggregate")
			continue
		}
		if err := to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}

// observation reads a row; one of a group that is left out has no reporter.
func observation(c worldbank.Cell) (leeway.Observation, error) {
	o, ok := series[c.Series.Code]
	if !ok {
		return o, c.Errorf("indicator", "%q is no series that is known", c.Series.Code)
	}
	var err error
	if o.Period, err = c.Year(); err != nil {
		return o, err
	}
	who, err := state.Resolve(state.WorldBank, c.Country.Code, o.Period)
	if err != nil {
		return o, leeway.WithHint(c.Errorf("country", "%w", err), "%s", leeway.HintOf(err))
	}
	if who.Kind != state.KindAggregate {
		o.Reporter = who.ID
	}
	if o.Status, err = c.ObsStatus(); err != nil {
		return o, err
	}
	o.Value, err = c.Number()
	return o, err
}

var panelColumns = []string{"iso3c", "year", "remit_gdp", "rus_gdp_growth"}

// panel reads the derived table (Q4).
func (s wdi) panel(in io.Reader, file string, to source.Sink) error {
	var h sheet.Head
	growth := map[string]float64{}
	for row, err := range sheet.CSV(in, file, ',') {
		if err == nil && h == nil {
			h, err = row.Head(panelColumns, s.info.Ignore)
		} else if err == nil {
			err = panelRow(row, h, growth, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func panelRow(row sheet.Row, h sheet.Head, growth map[string]float64, to source.Sink) error {
	year := row.Text(h["year"])
	if y, ok := sheet.ParseNumber(year); !ok || len(year) != 4 || y < 1960 {
		return row.Errorf(h["year"], "%q is no year", year)
	}
	who, err := source.Party(row, h["iso3c"], state.ISO3, year)
	if err != nil {
		return err
	}
	share := series["BX.TRF.PWKR.DT.GD.ZS"]
	share.Reporter, share.Period = who.ID, year
	if share.Value, err = row.Number(h["remit_gdp"]); err != nil {
		return err
	}
	if err := to.Observation(share); err != nil {
		return err
	}
	rate, err := row.Number(h["rus_gdp_growth"])
	if err != nil {
		return err
	}
	if before, seen := growth[year]; seen { // Q3
		if before != rate {
			return row.Errorf(h["rus_gdp_growth"], "Russia's growth in %s is %v here and %v above", year, rate, before)
		}
		to.Skip("repeated")
		return nil
	}
	growth[year] = rate
	o := series["NY.GDP.MKTP.KD.ZG"]
	o.Reporter, o.Period, o.Value = "RUS", year, rate
	return to.Observation(o)
}
