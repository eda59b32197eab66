package measure

import (
	"fmt"
	"slices"
	"strings"
)

// Order is what one supplier delivered to one recipient: a row of a register, or of a table by year.
type Order struct {
	Supplier string
	Years    []int   // of delivery, each once; one year for a row of a table
	TIV      float64 // million trend-indicator values, of all these years together
	Absence  Absence // of the amount
}

// ArmsDependence is what a supplier delivered within a window of years, and what all did.
type ArmsDependence struct {
	Supplier string
	Share    float64 // of all deliveries in the window
	TIV      float64 // the supplier's, million
	Total    float64 // everybody's, million
	Range            // of the share: deliveries of unknown suppliers could all be this one's
	Unknown  float64 // TIV of unknown suppliers, within Total
	Split    int     // orders delivered over several years, within the window or beyond it, so that a part is an assumption
	Missing  int     // orders in the window without an amount, whoever supplied them
}

// ArmsShare is a supplier's part of the arms that a recipient got over a window of years.
//
// Formula:
//
//	s = D_supplier / Σ D,   D = Σ over orders of TIV · (delivery years within the window) / (delivery years)
//
// An order delivered over several years is split equally over them, because a register gives the years and the
// total only; Split counts these. A table by year needs no split: its orders have one year.
//
// Units: million trend-indicator values (TIV), a volume of military capability and no money: never divide it by GDP or
// trade. The share is a pure number, 0 to 1.
//
// Absence: a reported zero is a delivery of 0 (in SIPRI's tables: less than half a million). An order not reported or
// outside coverage has no amount: it is counted in Missing and in nothing else. Not applicable is left out. A
// supplier "unknown" stays in the denominator. A supplier without an order in the window has share 0 where
// orders are complete, as SIPRI's register means to be: no row is no known delivery.
//
// Errors: ErrNoTies where nothing was delivered in the window; ErrBadValue for a negative amount, an order without
// supplier or years, a year twice, and a window that ends before it begins.
//
// Citation: Stockholm International Peace Research Institute, SIPRI Arms Transfers Database, "Sources and methods", on the trend-indicator value; Holtom, P., Bromley, M. and Simmel, V.
// (2012), "Measuring International Arms Transfers", SIPRI Fact Sheet. The equal split is this project's.
func ArmsShare(orders []Order, supplier string, from, to int) (ArmsDependence, error) {
	if from > to || supplier == "" || supplier == World || supplier == Unknown {
		return ArmsDependence{}, fmt.Errorf("supplier %q, %d to %d: %w", supplier, from, to, ErrBadValue)
	}
	d := ArmsDependence{Supplier: supplier}
	var all, own, unknown []float64
	for i, o := range orders {
		if err := o.check(); err != nil {
			return ArmsDependence{}, fmt.Errorf("order %d: %w", i+1, err)
		}
		within := o.within(from, to)
		if within == 0 || o.Absence == NotApplicable {
			continue
		}
		if o.Absence.Open() {
			d.Missing++
			continue
		}
		if len(o.Years) > 1 {
			d.Split++
		}
		delivered := o.TIV * float64(within) / float64(len(o.Years))
		all = append(all, delivered)
		switch o.Supplier {
		case supplier:
			own = append(own, delivered)
		case Unknown:
			unknown = append(unknown, delivered)
		}
	}
	return d.fill(sum(all), sum(own), sum(unknown))
}

func (d ArmsDependence) fill(all, own, unknown float64) (ArmsDependence, error) {
	if all == 0 || !finite(all) {
		return ArmsDependence{}, fmt.Errorf("deliveries %v: %w", all, ErrNoTies)
	}
	d.Total, d.TIV, d.Unknown = all, own, unknown
	d.Share = own / all
	d.Low, d.High = d.Share, clamp(sum([]float64{own, unknown})/all, d.Share, 1)
	return d, nil
}

func (o Order) check() error {
	years := slices.Clone(o.Years)
	slices.Sort(years)
	if len(slices.Compact(years)) != len(o.Years) || len(o.Years) == 0 || strings.TrimSpace(o.Supplier) == "" || o.Supplier == World {
		return fmt.Errorf("%w: supplier %q, years %v", ErrBadValue, o.Supplier, o.Years)
	}
	if !o.Absence.valid(o.TIV) || o.TIV < 0 {
		return fmt.Errorf("%w: TIV %v %s", ErrBadValue, o.TIV, o.Absence)
	}
	return nil
}

// within counts the delivery years in a window.
func (o Order) within(from, to int) int {
	n := 0
	for _, y := range o.Years {
		if from <= y && y <= to {
			n++
		}
	}
	return n
}
