package check_test

import (
	"flag"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"leeway"
	"leeway/check"
)

// writer renders rows of the record as claims, as a text would word them.
type writer struct {
	rec  *leeway.Record
	date string
}

func ptr(v float64) *float64 { return &v }

// written rounds a value as texts do and gives its words: "$11.6 billion", "76 percent".
func written(v float64, unit string, digits int) (float64, string) {
	switch unit {
	case "percent", "percentage-points", "times":
		r := math.Round(v)
		if math.Abs(v) < 10 || digits > 2 {
			r = math.Round(v*10) / 10
		}
		word := map[string]string{"percent": "percent", "percentage-points": "percentage points", "times": "times"}[unit]
		return r, strings.TrimSuffix(fmt.Sprintf("%.1f", r), ".0") + " " + word
	}
	scale, word := 1.0, ""
	switch a := math.Abs(v); {
	case a >= 1e9:
		scale, word = 1e9, " billion"
	case a >= 1e6:
		scale, word = 1e6, " million"
	}
	x := v / scale
	p := math.Pow(10, float64(digits)-math.Ceil(math.Log10(math.Abs(x)+1e-12)))
	if p > 100 {
		p = 100
	}
	r := math.Round(x*p) / p
	text := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.3f", r), "0"), ".")
	return r * scale, text + word + " " + unit
}

// period splits an observation's period into the ends of a claim's.
func period(s string) *leeway.Period {
	from, to, ok := strings.Cut(s, "/")
	if !ok {
		to = from
	}
	return &leeway.Period{From: from, To: to, Text: s}
}

var wholeSlot = map[string]string{"gdp": "gdp", "world-arms-exports": "world-arms-exports", "world-arms-imports": "world-arms-imports",
	"gross-fdi": "gross-fdi", "cumulative-fdi": "cumulative-fdi", "investments-and-loans": "investments-and-loans",
	"citizens-abroad": "citizens-abroad", "foreign-workers-in-partner": "foreign-workers-in-partner", "foreign-arrivals-in-partner": "foreign-arrivals-in-partner"}

// claim words a row as a claim with a value of its own choosing.
func (w *writer) claim(o *leeway.Observation, value float64, digits int) leeway.Claim {
	v, text := written(math.Abs(value), o.Unit, digits)
	c := leeway.Claim{
		ID: "c1", Kind: leeway.KindTie, Subject: o.Reporter, Object: o.Partner, Indicator: o.Indicator, Statistic: o.Statistic,
		Value: ptr(v), Unit: o.Unit, Period: period(o.Period), Of: wholeSlot[o.Whole],
		Quote: leeway.Quote{Start: 0, End: len(text), Text: text},
	}
	switch o.Indicator {
	case "gas-imports":
		c.Indicator, c.Product = "imports", "gas"
	case "gas-exports":
		c.Indicator, c.Product = "exports", "gas"
	}
	switch o.Comparator {
	case "<", ">", "~", "<=", ">=":
		c.Comparator = o.Comparator
	}
	if o.Statistic == leeway.Growth || o.Statistic == leeway.Change || o.Statistic == leeway.Multiple {
		c.Direction = leeway.Up
		if value < 0 || o.Statistic == leeway.Multiple && value < 1 {
			c.Direction = leeway.Down
		}
		if o.BasePeriod != "" {
			c.BasePeriod = period(o.BasePeriod)
		}
	}
	return c
}

// judge puts claims of one document to the record.
func (w *writer) judge(claims ...leeway.Claim) []leeway.Claim {
	r := &leeway.Reading{Document: leeway.Document{Date: w.date}, Claims: claims}
	for i := range r.Claims {
		r.Claims[i].ID = fmt.Sprintf("c%d", i+1)
	}
	check.Judge(r, w.need(r))
	return r.Claims
}

// need narrows the record to what the claims ask for, as the lake does.
func (w *writer) need(r *leeway.Reading) *leeway.Record {
	n := check.Plan(r)
	want := map[leeway.Series]bool{}
	for _, s := range n.Series {
		want[s] = true
	}
	rec := *w.rec
	rec.Observations = nil
	for i := range w.rec.Observations {
		if o := &w.rec.Observations[i]; want[leeway.Series{Reporter: o.Reporter, Indicator: o.Indicator}] {
			rec.Observations = append(rec.Observations, *o)
		}
	}
	return &rec
}

// after is a document's date long after a row became public.
func after(o *leeway.Observation) string {
	if o.Released > "2026" {
		return "2026-09-01"
	}
	end := o.Period
	if _, to, ok := strings.Cut(o.Period, "/"); ok {
		end = to
	}
	y := yearOf(end)
	if o.Released != "" {
		y = max(y, yearOf(o.Released))
	}
	return fmt.Sprintf("%d-12-31", y+1)
}

// yearOf is the year of an ISO date, 0 where it has none.
func yearOf(date string) int {
	y, err := strconv.Atoi(date[:4])
	if err != nil {
		return 0
	}
	return y
}

// usable are the rows that a text would quote: of states, and no model's.
func usable(o *leeway.Observation) bool {
	return o.Quality != leeway.Modelled && o.Value != 0 && o.Indicator != "deals" && o.Partner != "" && o.Statistic != ""
}

var everyRow = flag.Bool("every", false, "render every row of the record instead of a sample")

// sample reports whether row i is rendered.
func sample(i int) bool { return *everyRow || i%37 == 3 }

// TestJudge_AccusesNoTrueClaim words rows of the record in several ways and finds no accusation.
func TestJudge_AccusesNoTrueClaim(t *testing.T) {
	w := &writer{rec: facts(t)}
	accused, total, supported := 0, 0, 0
	tell := func(how string, o *leeway.Observation, c *leeway.Claim) {
		total++
		if c.Verdict.Status == leeway.Supported {
			supported++
		}
		if c.Verdict.Status.Accuses() {
			accused++
			if accused < 60 {
				t.Logf("%s: %s %s %s %s %s %v %s (%s): %s %s: %s", how, o.Indicator, o.Reporter, o.Partner, o.Period, o.Statistic, o.Value, o.Comparator, o.Quality, c.Verdict.Status, c.Verdict.Reading, c.Verdict.Explanation)
			}
		}
	}
	for i := range w.rec.Observations {
		o := &w.rec.Observations[i]
		if !usable(o) || !sample(i) {
			continue
		}
		w.date = after(o)
		for _, digits := range []int{2, 3} {
			c := w.judge(w.claim(o, o.Value, digits))
			tell(fmt.Sprint("dated ", digits), o, &c[0])
		}
		bare := w.claim(o, o.Value, 2)
		bare.Period, bare.BasePeriod = nil, nil
		c := w.judge(bare)
		tell("undated", o, &c[0])
		about := w.claim(o, o.Value*1.05, 2)
		about.Comparator = "~"
		c = w.judge(about)
		tell("about", o, &c[0])
		if o.Value > 0 && (o.Comparator == "" || o.Comparator == "=") {
			more := w.claim(o, o.Value*0.9, 2)
			more.Comparator = ">"
			c = w.judge(more)
			tell("more than", o, &c[0])
		}
		if o.Statistic == leeway.Level && o.Value > 0 {
			is := w.claim(o, o.Value, 2)
			is.Value, is.Unit = nil, ""
			c = w.judge(is)
			tell("exists", o, &c[0])
		}
	}
	t.Logf("%d true claims: %d supported, %d accused", total, supported, accused)
	if accused > 0 {
		t.Errorf("%d of %d true claims accused", accused, total)
	}
}

// TestJudge_FalseClaimsAreNotSupported moves values by a stated margin: three tenths of an amount or a
// growth, at least eight points of a share. None may come out supported where the record has the very
// figure, and what is accused is accused rightly.
func TestJudge_FalseClaimsAreNotSupported(t *testing.T) {
	w := &writer{rec: facts(t)}
	counts := map[leeway.Status]int{}
	wrong := 0
	for i := range w.rec.Observations {
		o := &w.rec.Observations[i]
		if !usable(o) || !sample(i) || o.Comparator != "=" && o.Comparator != "" {
			continue
		}
		w.date = after(o)
		for _, factor := range []float64{0.6, 1.4} {
			v := o.Value * factor
			if o.Statistic == leeway.Share {
				v = o.Value + math.Copysign(math.Max(8, 0.3*o.Value), factor-1)
				if v <= 0 || v >= 100 {
					continue
				}
			}
			c := w.judge(w.claim(o, v, 3))[0]
			counts[c.Verdict.Status]++
			if c.Verdict.Status == leeway.Supported {
				wrong++
				if wrong < 40 {
					t.Logf("supported: %s %s %s %s %s %v written %v: %s", o.Indicator, o.Reporter, o.Partner, o.Period, o.Statistic, o.Value, *c.Value, c.Verdict.Explanation)
				}
			}
		}
	}
	t.Logf("%v", counts)
	total := 0
	for _, n := range counts {
		total += n
	}
	if float64(wrong) > 0.01*float64(total) {
		t.Errorf("%d of %d false claims supported", wrong, total)
	}
}
