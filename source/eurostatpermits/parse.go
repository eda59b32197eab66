package eurostatpermits

import (
	"io"

	"leeway"
	"leeway/internal/sdmx"
	"leeway/source"
	"leeway/state"
)

// Parse reads either form of the API.
func (s permits) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := f.Read(func(r io.Reader) error { return s.file(r, f.Name, to) }); err != nil {
			return err
		}
	}
	return nil
}

var dimensions = []string{"reason", "citizen", "duration", "unit", "geo"}

// reasons are the codes of reasons that are parts of all permits (Q2).
var reasons = map[string]bool{"FAM": true, "EDUC": true, "EMP": true, "OTH": true}

// durations are the codes of lengths of validity that are parts of all of them (Q3).
var durations = map[string]bool{"M3-5": true, "M6-11": true, "M_GE12": true, "M3-11": true}

func (s permits) file(r io.Reader, name string, to source.Sink) error {
	for c, err := range sdmx.Read(r, name, sdmx.Want{Dimensions: dimensions, Ignore: s.info.Ignore}) {
		if err != nil {
			return err
		}
		to.Released(c.Updated)
		o, why, err := observation(c)
		switch {
		case err != nil:
			return err
		case why != "":
			to.Skip(why)
			continue
		}
		if err := to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}

// observation reads a cell, or says why it is left out.
func observation(c sdmx.Cell) (o leeway.Observation, why string, err error) {
	reason, duration := c.Code("reason"), c.Code("duration")
	switch {
	case c.Code("unit") != "PER":
		return o, "", c.Errorf("unit", "%q is not persons", c.Code("unit"))
	case reason != "TOTAL" && !reasons[reason]:
		return o, "", c.Errorf("reason", "%q is no reason that is known", reason)
	case duration != "TOTAL" && !durations[duration]:
		return o, "", c.Errorf("duration", "%q is no length that is known", duration)
	case reason != "TOTAL":
		return o, "reason", nil
	case duration != "TOTAL":
		return o, "duration", nil
	}
	o = leeway.Observation{Indicator: "permits", Unit: "people", Mirror: "partner", Note: "first residence permits"}
	if o.Period, o.PeriodBasis, err = c.Period(); err != nil {
		return o, "", err
	}
	if o.Status, err = c.EurostatStatus(); err != nil {
		return o, "", err
	}
	if c.Value != "" && c.Value != ":" { // Q4
		if o.Value, err = c.Number(); err != nil {
			return o, "", err
		}
	}
	why, err = sides(c, &o)
	return o, why, err
}

// sides fills in the citizens' state and the issuing one, or says why there is none.
func sides(c sdmx.Cell, o *leeway.Observation) (why string, err error) {
	citizens, err := party(c, "citizen", o.Period)
	if err != nil {
		return "", err
	}
	issuing, err := party(c, "geo", o.Period)
	if err != nil {
		return "", err
	}
	switch {
	case citizens.Kind == state.KindUnknown: // Q5
		return "no citizenship", nil
	case citizens.Kind != state.KindState: // Q1
		return "citizenships together", nil
	case issuing.Kind == state.KindAggregate:
		return "issuing states together", nil
	}
	o.Reporter, o.Partner = citizens.ID, issuing.ID
	if issuing.ID == "EU-27" { // the Union of 2020, carried back
		o.Partner = "EU"
	}
	return "", nil
}

func party(c sdmx.Cell, name, period string) (state.Party, error) {
	p, err := state.Resolve(state.Eurostat, c.Code(name), period)
	if err != nil {
		return p, leeway.WithHint(c.Errorf(name, "%w", err), "%s", leeway.HintOf(err))
	}
	return p, nil
}
