package measure

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"leeway"
)

// Partners that are no states. An amount of [Unknown] belongs to somebody who is not named: it
// stays in denominators. An amount of [World] is the published total.
const (
	World   = "world"
	Unknown = "unknown"
)

// The reasons for which a measure has no result. Every error of this package is one of
// them, with what it is about in front: ask with errors.Is.
var (
	ErrNoTies   = leeway.Errorf(leeway.CodeNotFound, "there is no amount to measure")
	ErrAbsent   = leeway.Errorf(leeway.CodeNotFound, "there is no figure")
	ErrBadValue = leeway.Errorf(leeway.CodeInvalid, "bad value")
	ErrMismatch = leeway.Errorf(leeway.CodeInvalid, "figures do not belong together")
)

// Part is the amount of a reporter's tie with one partner. Amounts of one list are in the same unit
// and of the same flow and period, each partner stands once, and groups do not stand beside
// their members.
type Part struct {
	Partner string
	Value   float64
	Absence Absence
}

// Range is the span within which a figure lies.
type Range struct{ Low, High float64 }

// Width is how far the ends of r are apart.
func (r Range) Width() float64 { return r.High - r.Low }

// Coverage says how much of a whole is known by partner.
type Coverage struct {
	Named   float64 // what named partners have
	Unknown float64 // what belongs to unnamed partners: the partner "unknown", and what a published total has beyond its parts
	Whole   float64 // Named + Unknown
	Excess  float64 // by how much the parts are more than the published total; the whole is then what the parts add up to

	Partners        int // named partners with an amount above zero
	Zero            int // partners with a reported zero
	NotReported     int
	OutsideCoverage int
	NotApplicable   int // left out of everything

	open bool
}

// Share is the named part of the whole, 0 to 1.
func (c Coverage) Share() float64 { return c.Named / c.Whole }

// Open reports whether partners without a figure may have amounts beyond the whole: some have no figure,
// and no published total covers them.
func (c Coverage) Open() bool { return c.open }

// tally is a list of parts, checked and counted.
type tally struct {
	Coverage
	named []Part // known, sorted by partner
	all   map[string]Part
}

// count checks parts and counts what they cover.
func count(parts []Part) (tally, error) {
	t := tally{all: make(map[string]Part, len(parts)), named: make([]Part, 0, len(parts))}
	for _, p := range parts {
		if err := t.add(p); err != nil {
			return tally{}, err
		}
	}
	slices.SortFunc(t.named, func(a, b Part) int { return strings.Compare(a.Partner, b.Partner) })
	t.Named = sumOf(t.named, func(p Part) float64 { return p.Value })
	t.close()
	if !finite(t.Whole) {
		return tally{}, fmt.Errorf("sum of amounts: %w: too large", ErrBadValue)
	}
	if t.Whole == 0 {
		return t, fmt.Errorf("%d partners: %w", len(parts), ErrNoTies)
	}
	return t, nil
}

// add takes one part in.
func (t *tally) add(p Part) error {
	switch _, twice := t.all[p.Partner]; {
	case p.Partner == "":
		return fmt.Errorf("a part without partner: %w", ErrBadValue)
	case twice:
		return fmt.Errorf("partner %s stands twice: %w", p.Partner, ErrBadValue)
	case !p.Absence.valid(p.Value) || p.Value < 0:
		return fmt.Errorf("partner %s: %w %v %s", p.Partner, ErrBadValue, p.Value, p.Absence)
	}
	t.all[p.Partner] = p
	if p.Partner == World || p.Partner == Unknown {
		return nil
	}
	switch p.Absence {
	case NotReported:
		t.NotReported++
	case OutsideCoverage:
		t.OutsideCoverage++
	case NotApplicable:
		t.NotApplicable++
	default:
		t.named = append(t.named, p)
		if p.Value > 0 {
			t.Partners++
		} else {
			t.Zero++
		}
	}
	return nil
}

// close finds the whole: the published total, or what the parts add up to where that is more.
func (t *tally) close() {
	t.Unknown = t.all[Unknown].Value
	t.Whole = sum([]float64{t.Named, t.Unknown})
	total, ok := t.all[World]
	if !ok || !total.Absence.Known() {
		t.open = t.missing() > 0
		return
	}
	if total.Value < t.Whole {
		t.Excess = t.Whole - total.Value
		return
	}
	t.Whole = total.Value
	t.Unknown = total.Value - t.Named
}

// missing counts the partners that may have an amount that nobody gave, "unknown" among them.
func (t *tally) missing() int {
	n := t.NotReported + t.OutsideCoverage
	if t.all[Unknown].Absence.Open() {
		n++
	}
	return n
}

// find returns the amount of a partner, or why there is none.
func (t *tally) find(partner string) (Part, error) {
	p, ok := t.all[partner]
	switch {
	case partner == World || partner == Unknown:
		return p, fmt.Errorf("%s is no partner: %w", partner, ErrBadValue)
	case !ok:
		return p, fmt.Errorf("partner %s is not listed: %w", partner, ErrAbsent)
	case !p.Absence.Known():
		return p, fmt.Errorf("partner %s is %s: %w", partner, p.Absence, ErrAbsent)
	}
	return p, nil
}

// countSide counts one side's records, which may hold nothing where the other side holds something.
func countSide(parts []Part) (tally, error) {
	t, err := count(parts)
	if errors.Is(err, ErrNoTies) {
		err = nil
	}
	return t, err
}

// spans is the range of each partner's amount over both sides.
func (t *tally) spans(other *tally) map[string]Range {
	spans := map[string]Range{}
	for _, p := range t.named {
		spans[p.Partner] = Range{p.Value, p.Value}
	}
	for _, p := range other.named {
		if t.all[p.Partner].Absence == NotApplicable {
			continue
		}
		r, ok := spans[p.Partner]
		if !ok {
			r = Range{p.Value, p.Value}
		}
		spans[p.Partner] = Range{min(r.Low, p.Value), max(r.High, p.Value)}
	}
	return spans
}

// filled is what the other side says of partners for whom this side has no figure.
func (t *tally) filled(other *tally) float64 {
	return sumOf(other.named, func(p Part) float64 {
		if own, ok := t.all[p.Partner]; !ok || own.Absence.Open() {
			return p.Value
		}
		return 0
	})
}

// ratio is a part of a whole; nothing of nothing is 0.
func ratio(part, whole float64) float64 {
	if part == 0 {
		return 0
	}
	return part / whole
}
