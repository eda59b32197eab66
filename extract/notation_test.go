package extract

import (
	"fmt"
	"strconv"
	"strings"

	"leeway"
)

// fields writes a claim as words, one for each slot that it fills, in a fixed order: the
// notation of the stories and the examples in testdata.
//
//	tie UZB KOR remittances growth up 76percent 2024-01/2024-09 by:Eurasianet resolved:subject
//
// Empty subjects and objects are "-"; a comparator stands before its value, a product
// behind its indicator ("energy:gas").
func fields(c *leeway.Claim) []string {
	out := []string{string(c.Kind), or(c.Subject), or(c.Object)}
	add := func(format string, value string) {
		if value != "" {
			out = append(out, fmt.Sprintf(format, strings.ReplaceAll(value, " ", "_")))
		}
	}
	indicator := c.Indicator
	if c.Product != "" {
		indicator += ":" + c.Product
	}
	add("%s", indicator)
	add("%s", c.Action)
	add("%s", c.Status)
	add("%s", string(c.Statistic))
	add("%s", string(c.Direction))
	add("%s", amount(c))
	add("of:%s", c.Of)
	add("per:%s", c.Per)
	add("than:%s", c.Than)
	add("among:%s", c.Among)
	add("%s", spanText(c.Period))
	add("base:%s", spanText(c.BasePeriod))
	add("%s", string(c.Modality))
	add("%s", string(c.Polarity))
	for _, a := range c.Attribution {
		add("by:%s", a.Source)
		add("via:%s", a.Via)
	}
	add("resolved:%s", strings.Join(c.Resolved, ","))
	return out
}

func or(id string) string {
	if id == "" {
		return "-"
	}
	return id
}

// amount writes a value with its comparator and unit.
func amount(c *leeway.Claim) string {
	if c.Value == nil {
		return ""
	}
	s := c.Comparator + strconv.FormatFloat(*c.Value, 'f', -1, 64)
	if c.ValueTo != nil {
		s += ".." + strconv.FormatFloat(*c.ValueTo, 'f', -1, 64)
	}
	return s + c.Unit
}

// span writes a period as from/to, or as one date where both are the same.
func spanText(p *leeway.Period) string {
	if p == nil {
		return ""
	}
	if p.From == p.To {
		return p.From
	}
	return p.From + "/" + p.To
}
