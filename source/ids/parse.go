package ids

import (
	"io"

	"leeway"
	"leeway/internal/worldbank"
	"leeway/source"
	"leeway/state"
)

const series = "DT.DOD.DPPG.CD"

// Parse implements [source.Source].
func (s ids) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := f.Read(func(r io.Reader) error { return s.file(r, f.Name, to) }); err != nil {
			return err
		}
	}
	return nil
}

func (s ids) file(r io.Reader, name string, to source.Sink) error {
	for c, err := range worldbank.Read(r, name) {
		if err != nil {
			return err
		}
		to.Released(c.Updated)
		if c.Series.Code != series { // Q3
			if _, ok := s.info.Ignore[c.Series.Code]; !ok {
				return c.Errorf("Series", "%q is no series that is known", c.Series.Code)
			}
			to.Skip(c.Series.Code)
			continue
		}
		if c.Value == "" { // Q4
			to.Skip("null")
			continue
		}
		if err := enter(c, to); err != nil {
			return err
		}
	}
	return nil
}

// enter gives the sink what a row says.
func enter(c worldbank.Cell, to source.Sink) error {
	year, err := c.Year()
	if err != nil {
		return err
	}
	debtor, err := state.Resolve(state.WorldBank, c.Country.Code, year)
	if err != nil {
		return leeway.WithHint(c.Errorf("Country", "%w", err), "%s", leeway.HintOf(err))
	}
	if debtor.Kind == state.KindAggregate {
		to.Skip("aggregate")
		return nil
	}
	o := leeway.Observation{Indicator: "debt", Reporter: debtor.ID, Period: year, PeriodBasis: "stock-at-end", Unit: "usd", Mirror: "reporter", Note: "public and publicly guaranteed external debt"}
	if o.Partner, err = creditor(c, year); err != nil {
		return err
	}
	if o.Partner == state.Unknown { // Q5
		o.Note += ", creditor: " + c.Counterpart.Name
	}
	if o.Value, err = c.Number(); err != nil {
		return err
	}
	return to.Observation(o)
}

// creditor returns the id of a counterpart: the world, or a state or institution by its name
// (Q1, Q2).
func creditor(c worldbank.Cell, year string) (string, error) {
	if c.Counterpart.Code == "WLD" {
		return state.World, nil
	}
	p, err := state.Resolve(state.IDS, c.Counterpart.Name, year)
	if err != nil {
		return "", leeway.WithHint(c.Errorf("Counterpart-Area", "%w", err), "%s", leeway.HintOf(err))
	}
	return p.ID, nil
}
