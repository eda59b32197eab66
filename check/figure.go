package check

import (
	"math"

	"leeway"
)

// figure is a number that the record gives for a question: published, or computed from
// published ones. lo and hi are the range that its own rounding leaves open.
type figure struct {
	value, lo, hi float64
	unit          string
	statistic     leeway.Statistic
	span          leeway.Interval
	base          leeway.Interval // of a growth, multiple or change
	basis         string
	origin        string
	mirror        string
	source        string
	quality       leeway.Quality
	when          knowledge
	exact         bool   // published without "about", "more than", "almost"
	partial       bool   // a sum over partners of which some may be missing: a lower bound
	floor         bool   // published as at least so much, or computed from such: it says what the level is not below
	have, of      int    // members of a group with data, and all of them; 0: no group
	members       string // which members, where it is a sum over some
	rows          []*row
	id            string // key, once it was put together
	how           string // how it was computed; empty: as published
	ofShare       bool   // of a change: of a share, not of an amount
}

// stock reports whether the figure is a state at a date rather than a flow.
func (f *figure) stock() bool { return f.basis == "stock-at-end" }

// decides reports whether the figure may speak against a claim. A model's estimate may not, nor a
// floor, such as the sum of the deals above a threshold: the level may be anything above it.
func (f *figure) decides() bool { return f.quality != leeway.Modelled && !f.floor }

// class is the rank of a figure's quality; a floor weighs no more than a model's estimate.
func (f *figure) class() int {
	if f.floor {
		return rank(leeway.Modelled)
	}
	return rank(f.quality)
}

// band is the range that the figure stands for.
func (f *figure) band() band { return band{f.lo, f.hi} }

// key names the series that a figure belongs to: only figures of one series are compared over
// time or divided by each other. A published data set is a series of its own; what the press
// reports of one authority is one series.
func (f *figure) key() string {
	if f.id != "" {
		return f.id
	}
	k := f.origin + "|" + f.mirror + "|" + f.unit + "|" + f.members
	if f.quality != leeway.OfficialViaPress && f.quality != leeway.Press {
		k += "|" + f.source
	}
	f.id = k
	return k
}

// sameAuthority reports whether two figures are counted by one authority in one way, so that one may be
// divided by or added to the other even where they lie in two of its tables. SIPRI's tables and its
// register count differently.
func sameAuthority(a, b *figure) bool {
	return a.origin == b.origin && a.mirror == b.mirror && a.unit == b.unit && a.members == b.members &&
		a.have == b.have && (a.origin != "sipri" && a.origin != "several" || a.source == b.source)
}

// newFigure makes a figure of a published row.
func newFigure(r *row) figure {
	b := published(r.Value, r.Comparator, r.Unit)
	f := figure{
		value: r.Value, lo: b.lo, hi: b.hi, unit: r.Unit, statistic: r.Statistic,
		span: r.span, base: r.base, basis: r.PeriodBasis,
		origin: r.Origin, mirror: r.Mirror, source: r.Source, quality: r.Quality, when: r.when,
		exact: r.Comparator == "" || r.Comparator == "=", floor: r.Comparator == ">=", rows: []*row{r},
	}
	f.key()
	return f
}

// join makes a figure that is computed from a and b; its value and range are left to the caller.
func join(a, b *figure, how string) figure {
	f := *a
	f.id = ""
	f.rows = append(append([]*row{}, a.rows...), b.rows...)
	f.when = max(a.when, b.when)
	f.exact = a.exact && b.exact
	f.partial = a.partial || b.partial
	f.floor = a.floor || b.floor
	if rank(b.quality) < rank(a.quality) {
		f.quality = b.quality
	}
	f.how = how
	return f
}

// divide returns a/b as a percentage.
func divide(a, b *figure, how string) (figure, bool) {
	if b.value <= 0 || b.lo <= 0 {
		return figure{}, false
	}
	f := join(a, b, how)
	f.value, f.lo, f.hi = 100*a.value/b.value, 100*a.lo/b.hi, 100*a.hi/b.lo
	f.unit, f.statistic = "percent", leeway.Share
	return f, true
}

// add returns a + sign·b.
func add(a, b *figure, sign float64, how string) figure {
	f := join(a, b, how)
	f.value = a.value + sign*b.value
	if sign < 0 {
		f.lo, f.hi = a.lo-b.hi, a.hi-b.lo
	} else {
		f.lo, f.hi = a.lo+b.lo, a.hi+b.hi
	}
	return f
}

// own returns a copy of f that may be added to in place.
func (f *figure) own() *figure {
	c := *f
	c.rows = append(make([]*row, 0, 2*len(f.rows)+4), f.rows...)
	return &c
}

// plus adds g to f in place.
func (f *figure) plus(g *figure) {
	f.value, f.lo, f.hi = f.value+g.value, f.lo+g.lo, f.hi+g.hi
	f.rows = append(f.rows, g.rows...)
	f.when = max(f.when, g.when)
	f.exact = f.exact && g.exact
	f.partial = f.partial || g.partial
	f.floor = f.floor || g.floor
	if rank(g.quality) < rank(f.quality) {
		f.quality = g.quality
	}
}

// scaled returns f with its value and range moved by a rising function.
func (f figure) scaled(stat leeway.Statistic, unit string, fn func(float64) float64) figure {
	f.value, f.lo, f.hi = fn(f.value), fn(f.lo), fn(f.hi)
	if f.lo > f.hi {
		f.lo, f.hi = f.hi, f.lo
	}
	f.statistic, f.unit = stat, unit
	return f
}

// move returns the change from b to a as a growth (percent), a multiple (times) or a change
// (in the unit of the figures, percentage points for shares).
func move(a, b *figure, stat leeway.Statistic) (figure, bool) {
	f := join(a, b, "from "+amount(b.value, b.unit)+" in "+spanText(b.span)+" to "+amount(a.value, a.unit)+" in "+spanText(a.span))
	f.base = b.span
	f.statistic = stat
	f.ofShare = a.statistic == leeway.Share
	if stat == leeway.Change {
		f.value, f.lo, f.hi = a.value-b.value, a.lo-b.hi, a.hi-b.lo
		if f.unit == "percent" {
			f.unit = "percentage-points"
		}
		return f, true
	}
	if b.lo <= 0 || a.lo < 0 {
		return figure{}, false
	}
	r, lo, hi := a.value/b.value, a.lo/b.hi, a.hi/b.lo
	if stat == leeway.Multiple {
		f.value, f.lo, f.hi, f.unit = r, lo, hi, "times"
	} else {
		f.value, f.lo, f.hi, f.unit = 100*(r-1), 100*(lo-1), 100*(hi-1), "percent"
	}
	return f, true
}

// magnitude turns a figure into its absolute value.
func (f figure) magnitude() figure {
	if f.value < 0 {
		f.value, f.lo, f.hi = -f.value, -f.hi, -f.lo
	}
	f.lo = math.Max(f.lo, math.Min(0, f.value))
	return f
}
