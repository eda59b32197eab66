package check

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"leeway"
)

// Tolerances. A number means the range that its wording leaves open.
const (
	roughly     = 0.10  // "about a third", "doubled", a fraction in words: ± 10 % of the value
	nearly      = 0.15  // "almost", "nearly": down to 15 % below
	roundCap    = 0.05  // zeros at the end of a written number stand for at most ± 5 %
	publishedBy = 0.025 // zeros at the end of a published number stand for at most ± 2.5 %
	cutBy       = 0.05  // a number cut off instead of rounded, where its last digit is at most 5 % of it
)

// band is a closed range of values.
type band struct{ lo, hi float64 }

// overlaps reports whether two bands share more than a point, or one of them is a point in the other.
func (b band) overlaps(o band) bool {
	lo, hi := math.Max(b.lo, o.lo), math.Min(b.hi, o.hi)
	eps := 1e-9 * math.Max(1, math.Max(math.Abs(lo), math.Abs(hi)))
	if math.IsInf(lo, 0) || math.IsInf(hi, 0) {
		eps = 1e-9
	}
	if b.hi-b.lo <= 4*eps || o.hi-o.lo <= 4*eps {
		return hi-lo >= -eps
	}
	return hi-lo > eps
}

// wording is the range of values that a claim's words leave open.
type wording struct {
	band
	cut  band    // what "76" also covers where it was cut off rather than rounded
	step float64 // half a unit of the last digit
	text string  // the tolerance in words
}

// agrees reports whether a value in b is what the claim says.
func (w wording) agrees(b band) bool { return w.overlaps(b) }

// wordingOf reads the tolerance of a claim's value from its comparator and the digits as written.
func wordingOf(c *leeway.Claim) wording {
	return wordingFor(c, *c.Value)
}

// wordingFor is wordingOf for a value other than the written one (its mirror image in sign, or scaled).
func wordingFor(c *leeway.Claim, v float64) wording {
	half, digits := precision(c)
	if *c.Value != 0 && v != *c.Value {
		half *= math.Abs(v / *c.Value)
	}
	w := wording{step: half}
	switch c.Comparator {
	case ">":
		w.band, w.text = outward(v, true), "more than "+trim(v)
	case ">=":
		w.band, w.text = outward(v, true), "at least "+trim(v)
	case "<", "<=":
		w.band, w.text = outward(v, false), "at most "+trim(v)
		if almost.MatchString(c.Quote.Text) {
			w.band = inward(v, nearly)
			w.text = "just under " + trim(v)
		}
	case "~":
		w.band = around(v, math.Max(half, roughly*math.Abs(v)))
		w.text = "within a tenth of " + trim(v)
	default:
		w.band, w.text = around(v, half), "as written, "+trim(v-half)+" to "+trim(v+half)
		if c.ValueTo != nil {
			w.band = band{v - half, *c.ValueTo + half}
			w.text = trim(v) + " to " + trim(*c.ValueTo)
		}
		if digits && 2*half <= cutBy*math.Abs(v) {
			w.cut = band{math.Min(v, v+sign(v)*2*half), math.Max(v, v+sign(v)*2*half)}
		}
	}
	return w
}

var almost = regexp.MustCompile(`(?i)\b(almost|nearly|just under|close to|not quite|all but|approaching|a little (?:less|under)|slightly (?:less|under))\b`)

func sign(v float64) float64 { return math.Copysign(1, v) }

// around is v ± half.
func around(v, half float64) band { return band{v - half, v + half} }

// outward is everything whose magnitude is at least (more) or at most that of v.
func outward(v float64, more bool) band {
	switch {
	case more && v >= 0:
		return band{v, math.Inf(1)}
	case more:
		return band{math.Inf(-1), v}
	case v >= 0:
		return band{0, v}
	}
	return band{v, 0}
}

// inward is from v to a part of it nearer to zero.
func inward(v, part float64) band {
	if v >= 0 {
		return band{v * (1 - part), v}
	}
	return band{v, v * (1 - part)}
}

var (
	number = regexp.MustCompile(`(?i)(\d[\d,.  ]*\d|\d)(?:[\s-]*(thousand|million|billion|trillion|bn|mn|mln|bln|tn|trn|bcm|mcm|m|b|k|crore|lakh)\b)?`)
	scales = map[string]float64{
		"thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "mln": 1e6, "m": 1e6,
		"crore": 1e7, "billion": 1e9, "bn": 1e9, "bcm": 1e9, "mcm": 1e6, "bln": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12,
	}
)

// precision returns half a unit of the last digit of a claim's value as it is written, and
// whether it is written in digits. A value in words ("a third", "doubled") has a tenth of itself.
func precision(c *leeway.Claim) (half float64, digits bool) {
	v := math.Abs(*c.Value)
	for _, s := range writtenIn(c) {
		if h, ok := digitStep(s, v, c.Unit); ok {
			return h, true
		}
	}
	if c.Quote.Text == "" {
		return valueStep(v, c.Unit), true
	}
	return roughly * v, false
}

// writtenIn lists the places where a claim's value may stand in words, the likeliest first.
func writtenIn(c *leeway.Claim) []string {
	var out []string
	for _, m := range c.Mentions {
		if m.Slot == "value" || m.Slot == "quantity" {
			out = append(out, m.Text)
		}
	}
	return append(out, c.Quote.Text)
}

// digitStep finds v written in digits in s.
func digitStep(s string, v float64, unit string) (float64, bool) {
	for _, m := range number.FindAllStringSubmatch(s, -1) {
		for _, digits := range spellings(m[1]) {
			x, err := strconv.ParseFloat(digits, 64)
			if err != nil {
				continue
			}
			for _, scale := range []float64{cmpScale(m[2]), 1, 1e3, 1e6, 1e9, 1e12} {
				if math.Abs(x*scale-v) > 1e-9*v {
					continue
				}
				return stepOf(digits, scale, unit), true
			}
		}
	}
	return 0, false
}

func cmpScale(word string) float64 {
	if s, ok := scales[strings.ToLower(word)]; ok {
		return s
	}
	return 1
}

// spellings returns the readings of a number with separators: commas and spaces as thousands,
// or a comma as the decimal mark.
func spellings(s string) []string {
	s = strings.TrimRight(strings.NewReplacer(" ", "", " ", "", " ", "").Replace(s), ".,")
	out := []string{strings.ReplaceAll(s, ",", "")}
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		out = append(out, strings.Replace(s, ",", ".", 1))
	}
	return out
}

// stepOf returns half a unit of the last digit of a plain decimal times a scale. Zeros before
// the scale word are digits of a percentage, but of an amount they may be rounding, up to roundCap.
func stepOf(digits string, scale float64, unit string) float64 {
	if _, dec, ok := strings.Cut(digits, "."); ok {
		return 0.5 * scale * math.Pow(10, -float64(len(dec)))
	}
	if ratio(unit) {
		return 0.5 * scale
	}
	zeros := len(digits) - len(strings.TrimRight(digits, "0"))
	half := 0.5 * scale * math.Pow(10, float64(zeros))
	x, _ := strconv.ParseFloat(digits, 64)
	if zeros > 0 {
		half = math.Max(0.5*scale, math.Min(half, roundCap*x*scale))
	}
	return half
}

// valueStep returns half a unit of the last significant digit of a value whose words are not known.
func valueStep(v float64, unit string) float64 {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	return stepOf(s, 1, unit)
}

// ratio reports whether a unit is that of a pure number, where zeros are digits.
func ratio(unit string) bool {
	return unit == "percent" || unit == "percentage-points" || unit == "times"
}

// published returns the range that a published number stands for.
func published(v float64, comparator, unit string) band {
	switch comparator {
	case "<", "<=":
		return inward(v, 0.1)
	case ">", ">=":
		b := inward(v*1.1, 0.1/1.1)
		return b
	case "~":
		return around(v, 0.05*math.Abs(v))
	}
	half := valueStep(math.Abs(v), unit)
	if !ratio(unit) {
		half = math.Min(half, publishedBy*math.Abs(v))
	}
	return around(v, half)
}

// trim writes a number with at most two decimals and thousands grouped.
func trim(v float64) string {
	s := strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
	return group(s)
}

// group puts commas between thousands.
func group(s string) string {
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	whole, dec, ok := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if ok {
		whole += "." + dec
	}
	if neg {
		return "-" + whole
	}
	return whole
}
