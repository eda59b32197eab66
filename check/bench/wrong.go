package main

import (
	"math"
	"math/rand/v2"

	"leeway"
)

// wrong is a fact made false in a stated way, with true facts that its paragraph also states.
type wrong struct {
	kind   string // "margin", or the reading that is right
	fact   fact
	beside []fact
	words  string // a template of its own, where the mistake needs words of its own
}

// mistakes make a fact false; each returns false where the fact cannot be mistaken so.
var mistakes = []struct {
	kind string
	make func(s *stock, r *rand.Rand, f fact) (wrong, bool)
}{
	{"margin", margin},
	{"share-not-growth", shareAsGrowth},
	{"growth-not-share", growthAsShare},
	{"points-not-percent", pointsAsPercent},
	{"other-period", otherPeriod},
	{"other-partner", otherPartner},
	{"reversed-flow", reversedFlow},
	{"scale-error", otherScale},
	{"annual-not-cumulative", wholeForYear},
}

// margin moves an amount by two fifths, a share by at least twelve points, a growth by at least thirty.
func margin(_ *stock, r *rand.Rand, f fact) (wrong, bool) {
	sign := pick(r, -1.0, 1.0)
	switch f.Statistic {
	case leeway.Level:
		f.Value *= 1 + 0.4*sign
	case leeway.Share:
		if f.Value += sign * math.Max(12, 0.4*f.Value); f.Value < 1 || f.Value > 99 {
			return wrong{}, false
		}
	case leeway.Growth:
		f.Value += math.Copysign(math.Max(30, 0.5*math.Abs(f.Value)), f.Value)
	case leeway.Trend:
		f.Value = -f.Value
	default:
		return wrong{}, false
	}
	return wrong{kind: "margin", fact: f}, f.Indicator != "migrants" && f.Indicator != "investment"
}

func shareAsGrowth(_ *stock, _ *rand.Rand, f fact) (wrong, bool) {
	if f.Statistic != leeway.Share || f.Whole == "gdp" || f.Indicator == "arms" || f.Value < 2 {
		return wrong{}, false
	}
	f.Statistic, f.Whole = leeway.Growth, ""
	return wrong{kind: "share-not-growth", fact: f}, true
}

func growthAsShare(_ *stock, _ *rand.Rand, f fact) (wrong, bool) {
	if f.Statistic != leeway.Growth || f.Partner == "world" || f.Value < 10 || f.Value > 95 || wholes[f.Indicator] == "" {
		return wrong{}, false
	}
	f.Statistic, f.Whole = leeway.Share, wholes[f.Indicator]
	return wrong{kind: "growth-not-share", fact: f}, true
}

func pointsAsPercent(_ *stock, _ *rand.Rand, f fact) (wrong, bool) {
	if f.Statistic != leeway.Share || f.Whole == "gdp" || f.before == nil || f.PeriodBasis == "window" {
		return wrong{}, false
	}
	d := f.Value - f.before.Value
	relative := 100 * d / f.before.Value
	if math.Abs(d) < 1 || math.Abs(relative-d) < 4 {
		return wrong{}, false
	}
	f.Statistic, f.Value = leeway.Growth, d
	return wrong{kind: "points-not-percent", fact: f, words: "{P's} share of {W} {rose} by {V} {T}."}, true
}

func otherPeriod(s *stock, _ *rand.Rand, f fact) (wrong, bool) {
	if f.Statistic != leeway.Level || f.before == nil || f.pair == nil || math.Abs(f.Value-f.before.Value) < 0.15*f.Value {
		return wrong{}, false
	}
	then := s.rows.find(f.pair, f.pair.Partner, yearBefore(f.Period))
	if then == nil {
		return wrong{}, false
	}
	beside := fact{Observation: *then, date: f.date}
	f.Value = f.before.Value
	return wrong{kind: "other-period", fact: f, beside: []fact{beside}}, true
}

func otherPartner(_ *stock, _ *rand.Rand, f fact) (wrong, bool) {
	if f.Statistic != leeway.Level && f.Statistic != leeway.Share || f.pair == nil || f.Indicator == "migrants" {
		return wrong{}, false
	}
	d := math.Abs(f.Value - f.pair.Value)
	if d < 0.3*math.Max(f.Value, f.pair.Value) || f.Statistic == leeway.Share && d < 8 {
		return wrong{}, false
	}
	named := fact{Observation: *f.pair, date: f.date}
	named.Statistic, named.Value = leeway.Trend, math.Copysign(1, f.Value) // worded without its figure
	f.Value = f.pair.Value
	return wrong{kind: "other-partner", fact: f, beside: []fact{named}}, true
}

func reversedFlow(s *stock, _ *rand.Rand, f fact) (wrong, bool) {
	turned := f.Observation
	turned.Indicator = map[string]string{"exports": "imports", "imports": "exports"}[f.Indicator]
	if f.Statistic != leeway.Level || turned.Indicator == "" || f.Partner == "world" {
		return wrong{}, false
	}
	back := s.rows.find(&turned, f.Partner, f.Period)
	if back == nil || math.Abs(back.Value-f.Value) < 0.4*math.Max(back.Value, f.Value) {
		return wrong{}, false
	}
	turned.Flow = ""
	return wrong{kind: "reversed-flow", fact: fact{Observation: turned, date: f.date}}, true
}

func otherScale(_ *stock, _ *rand.Rand, f fact) (wrong, bool) {
	if f.Statistic != leeway.Level || f.Unit != "usd" && f.Unit != "eur" || f.Value < 1e7 || f.Indicator == "investment" {
		return wrong{}, false
	}
	if f.Value < 1e9 {
		f.Value *= 1000
	} else {
		f.Value /= 1000
	}
	return wrong{kind: "scale-error", fact: f}, true
}

// wholeForYear tells a sum over several years as that of the last of them.
func wholeForYear(s *stock, _ *rand.Rand, f fact) (wrong, bool) {
	_, _, y, _ := ends(f.Period)
	one := f
	one.Period, one.PeriodBasis = endOf(&f.Observation)[:4], "year"
	if f.Statistic != leeway.Level || f.PeriodBasis != "window" || y == 0 {
		return wrong{}, false
	}
	now := s.rows.find(&one.Observation, f.Partner, one.Period)
	if now == nil || math.Abs(now.Value-f.Value) < 0.4*f.Value {
		return wrong{}, false
	}
	return wrong{kind: "annual-not-cumulative", fact: one}, true
}
