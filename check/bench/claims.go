package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"leeway"
)

// direct tests the judge alone: claims made from facts, without any text.
type direct struct {
	truth, outside tally
	misread        map[string]*tally
	listed         []string // accusations of true claims, and false claims that came out supported
}

// asClaim puts a fact as a claim; its number is worded so that its precision is known.
func asClaim(r *rand.Rand, f *fact, plain bool) leeway.Claim {
	a := worded(r, f.Value, f.Unit, plain)
	c := leeway.Claim{
		Kind: leeway.KindTie, Subject: f.Reporter, Object: f.Partner, Indicator: f.Indicator, Statistic: f.Statistic,
		Unit: f.Unit, Quote: leeway.Quote{End: len(a.text), Text: a.text}, Period: claimPeriod(f.Period),
	}
	switch f.Indicator {
	case "gas-imports", "gas-exports":
		c.Indicator, c.Product = strings.TrimPrefix(f.Indicator, "gas-"), "gas"
	}
	if f.Whole == "gdp" {
		c.Of = "gdp"
	}
	switch f.Statistic {
	case leeway.Trend:
		c.Unit = ""
	case leeway.Rank:
		v := float64(f.place)
		c.Value = &v
	default:
		c.Value, c.Comparator = &a.value, a.comparator
	}
	if f.Statistic == leeway.Growth || f.Statistic == leeway.Multiple || f.Statistic == leeway.Trend {
		c.Direction = leeway.Up
		if f.Value < 0 {
			c.Direction = leeway.Down
		}
	}
	return c
}

func claimPeriod(s string) *leeway.Period {
	from, to, ok := strings.Cut(s, "/")
	if !ok {
		to = from
	}
	return &leeway.Period{From: from, To: to, Text: s}
}

// put judges claims as those of one paragraph.
func (b *bench) put(date string, claims ...leeway.Claim) []leeway.Claim {
	r := &leeway.Reading{Document: leeway.Document{Date: date}, Claims: claims}
	for i := range r.Claims {
		r.Claims[i].ID = fmt.Sprintf("c%d", i+1)
	}
	b.world.judge(r)
	return r.Claims
}

// direct judges true, false, misread and uncovered claims.
func (b *bench) direct(n int) *direct {
	d := &direct{misread: map[string]*tally{}}
	facts := b.mixed(n)
	for i := range facts {
		f := &facts[i]
		c := b.put(f.date, asClaim(b.Rand, f, false))[0]
		d.truth.add(c.Verdict)
		if c.Verdict.Status.Accuses() {
			d.listed = append(d.listed, "true, called "+verdictName(c.Verdict)+": "+describe(f)+": "+c.Verdict.Explanation)
		}
		away := asClaim(b.Rand, f, true)
		away.Object = b.stranger(f)
		if away.Object != "" {
			d.outside.add(b.put(f.date, away)[0].Verdict)
		}
	}
	for _, m := range mistakes {
		t := &tally{}
		for _, w := range b.wrongs(m.kind, n/6) {
			claims := []leeway.Claim{asClaim(b.Rand, &w.fact, true)}
			if m.kind == "points-not-percent" {
				claims[0].Of = "share"
			}
			for i := range w.beside {
				claims = append(claims, asClaim(b.Rand, &w.beside[i], true))
			}
			v := b.put(w.fact.date, claims...)[0].Verdict
			t.add(v)
			if v.Status == leeway.Supported {
				d.listed = append(d.listed, m.kind+", called supported: "+describe(&w.fact)+": "+v.Explanation)
			}
		}
		d.misread[m.kind] = t
	}
	return d
}

// stranger names a state of which the record has nothing under the fact's indicator, from either side.
func (b *bench) stranger(f *fact) string {
	for _, id := range []string{"BRA", "NGA", "CHL", "KEN", "NOR", "COL"} {
		with := func(o leeway.Observation) bool {
			return o.Indicator == f.Indicator && (o.Reporter == id || o.Partner == id) || family(o.Indicator) == family(f.Indicator) && (o.Reporter == id || o.Reporter == f.Reporter && o.Partner == id)
		}
		found := false
		for _, o := range b.world.Observations {
			if found = with(o); found {
				break
			}
		}
		if !found {
			return id
		}
	}
	return ""
}

// family groups indicators that answer for each other.
func family(indicator string) string {
	switch indicator {
	case "exports", "imports", "trade":
		return "trade"
	}
	return strings.TrimSuffix(indicator, "-outflow")
}

func describe(f *fact) string {
	return fmt.Sprintf("%s %s %s %s %s %v %s", f.Indicator, f.Reporter, f.Partner, f.Period, f.Statistic, math.Round(100*f.Value)/100, f.Unit)
}

// verdictName names a verdict with its reading.
func verdictName(v *leeway.Verdict) string {
	if v.Reading != "" {
		return string(v.Status) + " " + v.Reading
	}
	return string(v.Status)
}
