package profile

import (
	"errors"

	"leeway/measure"
)

// Point is a partner's share in a year.
type Point struct {
	Period string `json:"period"`
	Share  Amount `json:"share"` // percent
	Value  Amount `json:"value"`
	Origin string `json:"origin"` // whose table it is
}

// History lists a partner's share in each year that has one, ascending. Years of another authority
// than that of the newest are left out, unless all: a change of source reads like a change of ties. A group has the
// members of the newest year in all of them.
func (b *Book) History(reporter, indicator, partner string, all bool) []Point {
	var points []Point
	var sums []bool // whether it is a sum over members
	years := b.Years(reporter, indicator)
	newest := ""
	if len(years) > 0 {
		newest = years[len(years)-1]
	}
	for _, y := range years {
		d, ok := b.Domain(reporter, indicator, y)
		if !ok {
			continue
		}
		if p, ok := d.on(partner, newest); ok {
			points, sums = append(points, Point{y, p.Share, p.Value, d.origin(&p)}), append(sums, p.Members > 0)
		}
	}
	if all || len(points) == 0 {
		return points
	}
	origin := points[len(points)-1].Origin
	kept := points[:0]
	last := sums[len(sums)-1]
	for i, p := range points {
		if p.Origin == origin && sums[i] == last {
			kept = append(kept, p)
		}
	}
	return kept
}

// origin is whose figure a part is.
func (d *Domain) origin(p *Part) string {
	if len(p.Records) > 0 {
		return p.Records[0].Origin
	}
	return d.Origin
}

// Concentration measures a domain over the partners of the table in use, with what unnamed partners
// leave open; ok is false where nothing is known by partner.
func (d *Domain) Concentration() (c measure.Concentration, ok bool) {
	c, err := measure.Concentrate(d.parts())
	if errors.Is(err, measure.ErrNoTies) || err != nil {
		return c, false
	}
	return c, true
}

// parts lists the shares of named partners for room measure; what they lack of the whole is not known by partner.
func (d *Domain) parts() []measure.Part {
	parts := []measure.Part{{Partner: measure.World, Value: 100}}
	for _, p := range d.Parts {
		parts = append(parts, measure.Part{Partner: p.Partner, Value: float64(p.Share)})
	}
	return parts
}

// Indicators are those of which a book has a domain for a reporter, in the order of the list.
func (b *Book) Indicators(reporter string, list []string) []string {
	var found []string
	for _, i := range list {
		if len(b.Years(reporter, i)) > 0 {
			found = append(found, i)
		}
	}
	return found
}
