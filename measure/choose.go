package measure

import (
	"cmp"
	"math"
	"strings"

	"leeway"
)

// Choice is which of several records of one number is used, what the others span, and why.
type Choice struct {
	Index  int     // of the record used
	Low    float64 // the least that a record says
	High   float64 // the most
	Reason string  // why this one: "official, before what the press says"
}

// Choose picks one of several records of the same number (one reporter, partner, indicator,
// period and unit) and gives the range of all.
//
// Formula: the first of the records ordered by: a value before a bound (< or >); the better class
// (official and computed, then through the press, then modelled); the reporter's own record
// before its partner's; a final status before a provisional one; the later release; a value said exactly
// before one said roughly; the one with more digits. What is still equal goes by origin, source and
// value, so that the order of the records decides nothing.
//
// Units: those of the records, which must share one.
//
// Absence: a reported zero is a record. A record whose status is missing or suppressed has no
// value and is passed over; what is not reported, outside coverage or not applicable has no record
// at all. Bounds, and modelled figures beside ones that are not, are no part
// of the range: a model's guess makes a statistic no less certain.
//
// Citation: the order is this project's; that both sides' records are kept and shown as a range
// follows United Nations (2011), International Merchandise Trade Statistics: Concepts and
// Definitions 2010.
//
// The second result is false where there is no record with a value.
func Choose(records []leeway.Observation) (Choice, bool) {
	best, rival := -1, -1
	for i := range records {
		if !hasValue(&records[i]) {
			continue
		}
		if best < 0 || preference(&records[i], &records[best]).order < 0 {
			best = i
		}
	}
	if best < 0 {
		return Choice{}, false
	}
	chosen := &records[best]
	c := Choice{Index: best, Low: chosen.Value, High: chosen.Value}
	for i := range records {
		r := &records[i]
		if !hasValue(r) || i == best {
			continue
		}
		if counts(r, chosen) {
			c.Low, c.High = min(c.Low, r.Value), max(c.High, r.Value)
		}
		if r.Value != chosen.Value && (rival < 0 || preference(r, &records[rival]).order < 0) {
			rival = i
		}
	}
	c.Reason = reason(records, chosen, rival)
	return c, true
}

func reason(records []leeway.Observation, chosen *leeway.Observation, rival int) string {
	switch {
	case rival >= 0:
		return preference(chosen, &records[rival]).why
	case len(records) > 1:
		return "the records agree"
	}
	return "the only record"
}

func hasValue(o *leeway.Observation) bool {
	return o.Status != leeway.StatusMissing && o.Status != leeway.StatusSuppressed && !math.IsNaN(o.Value)
}

// counts reports whether a record belongs to the range around the chosen one.
func counts(r, chosen *leeway.Observation) bool {
	return !bound(r) && (r.Quality != leeway.Modelled || chosen.Quality == leeway.Modelled)
}

func bound(o *leeway.Observation) bool { return strings.ContainsAny(o.Comparator, "<>") }

// preferred is the order of two records, negative where the first is preferred, and what decided.
type preferred struct {
	order int
	why   string
}

func preference(a, b *leeway.Observation) preferred {
	for _, p := range [...]preferred{
		{yes(bound(a), bound(b)), "a value, before a bound"},
		{cmp.Compare(Class(b), Class(a)), className(a) + ", before " + className(b)},
		{yes(a.Mirror == "partner", b.Mirror == "partner"), "the reporter's own record, before its partner's"},
		{yes(provisional(a), provisional(b)), "final, before provisional"},
		{-cmp.Compare(a.Released, b.Released), "the later release"},
		{yes(a.Comparator == "~", b.Comparator == "~"), "said exactly, before roughly"},
		{cmp.Compare(digits(b.Value), digits(a.Value)), "the more exact figure"},
		{cmp.Compare(a.Origin, b.Origin), "of equal standing: the first by name"},
		{cmp.Compare(a.Dataset+a.Source, b.Dataset+b.Source), "of equal standing: the first by name"},
		{cmp.Compare(a.Value, b.Value), "of equal standing: the lesser"},
	} {
		if p.order != 0 {
			return p
		}
	}
	return preferred{}
}

// yes orders what is false before what is true.
func yes(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Class ranks the quality of a record: 3 official and computed, 2 through the press, 1 modelled.
func Class(o *leeway.Observation) int {
	switch o.Quality {
	case leeway.Official, leeway.ComputedQuality:
		return 3
	case leeway.Modelled:
		return 1
	}
	return 2
}

func className(o *leeway.Observation) string {
	return [...]string{1: "a model's figure", 2: "a figure through the press", 3: "an official figure"}[Class(o)]
}

func provisional(o *leeway.Observation) bool {
	return o.Status == leeway.StatusProvisional || o.Status == leeway.StatusEstimated || o.Status == leeway.StatusImputed
}

// digits counts the digits of a whole number before its closing zeros; a number with a fraction
// has the most.
func digits(v float64) int {
	v = math.Abs(v)
	if v != math.Trunc(v) || v > 1<<53 {
		return 99
	}
	n := int64(v)
	for n != 0 && n%10 == 0 {
		n /= 10
	}
	count := 0
	for ; n != 0; n /= 10 {
		count++
	}
	return count
}
