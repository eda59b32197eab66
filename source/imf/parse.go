package imf

import (
	"io"
	"regexp"
	"strings"

	"leeway"
	"leeway/internal/sdmx"
	"leeway/source"
	"leeway/state"
)

// inward is the position that is read: net, all instruments, all entities.
const inward = "INWD_D_NETLA_FALL_ALL"

// Parse reads SDMX-CSV of either version; room sdmx takes the marks off the columns (Q7).
func (d dataflow) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := f.Read(func(r io.Reader) error { return d.file(r, f.Name, to) }); err != nil {
			return err
		}
	}
	return nil
}

func (d dataflow) file(r io.Reader, name string, to source.Sink) error {
	for c, err := range sdmx.Read(r, name, sdmx.Want{Dimensions: d.want, Ignore: d.info.Ignore}) {
		if err != nil {
			return err
		}
		if !strings.Contains(c.Dataflow, ":"+d.id+"(") {
			return c.Errorf("", "the row is of %q, not of %s", c.Dataflow, d.id)
		}
		if c.Value == "" && c.Code("STATUS") == "" || c.Value == "NaN" { // Q6
			to.Skip("blank")
			continue
		}
		if err := d.enter(c, to); err != nil {
			return err
		}
	}
	return nil
}

// trade reads a row of IMTS.
func trade(c sdmx.Cell, to source.Sink) error {
	o := leeway.Observation{Unit: "usd", Mirror: "reporter"}
	switch i := c.Code("INDICATOR"); i {
	case "XG_FOB_USD":
		o.Indicator = "exports"
	case "MG_CIF_USD":
		o.Indicator = "imports"
	case "MG_FOB_USD", "TBG_USD": // Q3
		to.Skip(i)
		return nil
	default:
		return c.Errorf("INDICATOR", "%q is no indicator that is known", i)
	}
	var err error
	if o.Period, o.PeriodBasis, err = c.Period(); err != nil {
		return err
	}
	return enter(c, o, to)
}

// position reads a row of the investment positions.
func position(c sdmx.Cell, to source.Sink) error {
	o := leeway.Observation{Indicator: "investment", Unit: "usd", PeriodBasis: "stock-at-end"}
	switch i := c.Code("INDICATOR"); {
	case strings.HasPrefix(i, "OTWD_"):
		to.Skip("outward")
		return nil
	case strings.HasPrefix(i, "INWD_") && i != inward:
		to.Skip("part")
		return nil
	case i != inward:
		return c.Errorf("INDICATOR", "%q is no indicator that is known", i)
	}
	switch t := c.Code("DV_TYPE"); t { // Q4
	case "O":
		o.Mirror = "reporter"
	case "SCC":
		o.Mirror = "partner"
	default:
		return c.Errorf("DV_TYPE", "%q is no derivation that is known", t)
	}
	period, basis, err := c.Period()
	if err != nil {
		return err
	}
	if o.Period = period; basis != "year" {
		to.Skip("frequency")
		return nil
	}
	return enter(c, o, to)
}

// enter fills in both sides and the value, which is in dollars whatever SCALE says (Q2).
func enter(c sdmx.Cell, o leeway.Observation, to source.Sink) error {
	reporter, err := party(c, "COUNTRY", o.Period)
	if err != nil {
		return err
	}
	partner, err := party(c, "COUNTERPART_COUNTRY", o.Period)
	if err != nil {
		return err
	}
	if reporter.Kind == state.KindAggregate || partner.Kind == state.KindAggregate { // Q1
		to.Skip("aggregate")
		return nil
	}
	if o.Reporter, o.Partner = reporter.ID, partner.ID; partner.Kind == state.KindUnknown {
		o.Note = "counterpart: " + c.Code("COUNTERPART_COUNTRY")
	}
	if o.Status, err = status(c); err != nil {
		return err
	}
	if c.Value != "" {
		if o.Value, err = c.Number(); err != nil {
			return err
		}
	}
	return to.Observation(o)
}

// group is how the Fund codes its groups of states: G110 are the advanced economies.
var group = regexp.MustCompile(`^G\d{3}$`)

// party resolves a code. A group that is not known by its members is an aggregate (Q1).
func party(c sdmx.Cell, name, period string) (state.Party, error) {
	p, err := state.Resolve(state.IMF, c.Code(name), period)
	switch {
	case err != nil && group.MatchString(c.Code(name)):
		return state.Party{ID: c.Code(name), Kind: state.KindAggregate}, nil
	case err != nil:
		return p, leeway.WithHint(c.Errorf(name, "%w", err), "%s", leeway.HintOf(err))
	}
	return p, nil
}

// status reads the status of an observation. A confidential one has no value (Q5).
func status(c sdmx.Cell) (leeway.ObsStatus, error) {
	switch s := c.Code("STATUS"); s {
	case "", "A":
		return leeway.StatusNormal, nil
	case "C":
		return leeway.StatusSuppressed, nil
	case "E":
		return leeway.StatusEstimated, nil
	case "I":
		return leeway.StatusImputed, nil
	case "P":
		return leeway.StatusProvisional, nil
	case "M":
		return leeway.StatusMissing, nil
	default:
		return "", c.Errorf("STATUS", "%q is not known", s)
	}
}
