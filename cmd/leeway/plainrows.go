package main

import (
	"strconv"
	"strings"

	"leeway"
	"leeway/profile"
)

// The columns of answers in CSV and workbooks: ids and whole numbers, for programs and for formulas. What a
// screen shows has columns of its own.

func amountColumn[T any](head string, get func(T) profile.Amount) column[T] {
	return column[T]{head, func(r T) string { return exact(get(r)) }}
}

// exact writes a number in full, nothing where there is none.
func exact(a profile.Amount) string {
	if !a.Known() {
		return ""
	}
	f := float64(a)
	return plain(&f)
}

// over is the time of a figure: its period, or FROM/TO where amounts are summed.
func over(period, window string) string { return or(window, period) }

var compareData = []column[compareRow]{
	{"reporter", func(r compareRow) string { return r.Reporter }},
	{"indicator", func(r compareRow) string { return r.Indicator }},
	{"period", func(r compareRow) string { return over(r.Period, r.Window) }},
	{"partner", func(r compareRow) string { return r.Rank.Partner }},
	amountColumn("value", func(r compareRow) profile.Amount { return r.Value }),
	{"unit", func(r compareRow) string { return r.Unit }},
	amountColumn("share", func(r compareRow) profile.Amount { return r.Share }),
	amountColumn("low", func(r compareRow) profile.Amount { return r.Low }),
	amountColumn("high", func(r compareRow) profile.Amount { return r.High }),
	amountColumn("coverage", func(r compareRow) profile.Amount { return r.Coverage }),
	{"base", func(r compareRow) string { return r.Base }},
	{"apart", func(r compareRow) string { return string(r.Apart) }},
	{"modelled", func(r compareRow) string { return mark(r.Modelled && r.Share.Known()) }},
	{"rank", func(r compareRow) string { return rankNumber(r.Best, r.Ranked) }},
	{"rank_last", func(r compareRow) string { return rankNumber(r.Worst, r.Ranked) }},
	{"band_first", func(r compareRow) string { return rankNumber(r.Top, r.Ranked && r.Cases > 1) }},
	{"band_last", func(r compareRow) string { return rankNumber(r.Bottom, r.Ranked && r.Cases > 1) }},
}

func rankNumber(rank int, ranked bool) string {
	if !ranked || rank == 0 {
		return ""
	}
	return strconv.Itoa(rank)
}

// mark writes what is so as a word and what is not as nothing.
func mark(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

var mirrorData = sidesData(func(r mirrorRow) mirrorRow { return r },
	amountColumn("reconciled", func(r mirrorRow) profile.Amount { return r.Reconciled }),
	amountColumn("gap", func(r mirrorRow) profile.Amount { return r.Gap }),
	column[mirrorRow]{"reason", func(r mirrorRow) string { return r.Reason }})

var tieData = sidesData(func(r tieRow) mirrorRow { return r.mirrorRow },
	amountColumn("share", func(r tieRow) profile.Amount { return r.Share }),
	column[tieRow]{"years", func(r tieRow) string { return strconv.Itoa(len(r.Years)) }},
	column[tieRow]{"first_year", func(r tieRow) string { return strings.Join(r.Years[:min(1, len(r.Years))], "") }})

// sidesData are the columns of what both sides of a flow record, and more.
func sidesData[T any](of func(T) mirrorRow, more ...column[T]) []column[T] {
	text := func(head string, get func(mirrorRow) string) column[T] {
		return column[T]{head, func(r T) string { return get(of(r)) }}
	}
	return append([]column[T]{
		text("reporter", func(r mirrorRow) string { return r.Reporter }),
		text("partner", func(r mirrorRow) string { return r.Partner }),
		text("indicator", func(r mirrorRow) string { return r.Indicator }),
		text("period", func(r mirrorRow) string { return r.Period }),
		text("reporter_says", func(r mirrorRow) string { return valueOf(r.own) }),
		text("partner_says", func(r mirrorRow) string { return valueOf(r.other) }),
		text("comparator", func(r mirrorRow) string { return r.observations[0].Comparator }),
		text("used", func(r mirrorRow) string { return plain(&r.Used) }),
		text("low", func(r mirrorRow) string { return plain(&r.Low) }),
		text("high", func(r mirrorRow) string { return plain(&r.High) }),
		text("unit", func(r mirrorRow) string { return r.Unit }),
	}, more...)
}

// valueOf is the number of a record.
func valueOf(o *leeway.Observation) string {
	if o == nil {
		return ""
	}
	return plain(&o.Value)
}

var shiftData = []column[shiftRow]{
	{"reporter", func(r shiftRow) string { return r.Reporter }},
	{"indicator", func(r shiftRow) string { return r.Indicator }},
	{"partner", func(r shiftRow) string { return r.Partner }},
	{"begin", func(r shiftRow) string { return r.Begin }},
	{"end", func(r shiftRow) string { return r.End }},
	amountColumn("share_before", func(r shiftRow) profile.Amount { return r.Move.From.Share }),
	amountColumn("share_after", func(r shiftRow) profile.Amount { return r.Move.To.Share }),
	amountColumn("change", func(r shiftRow) profile.Amount { return r.Change }),
	amountColumn("own", func(r shiftRow) profile.Amount { return r.Own }),
	amountColumn("rest", func(r shiftRow) profile.Amount { return r.Rest }),
	amountColumn("growth", func(r shiftRow) profile.Amount { return r.Growth }),
	amountColumn("others_growth", func(r shiftRow) profile.Amount { return r.Others }),
	{"broke_after", func(r shiftRow) string { return breakText(r.Breaks) }},
}

var shockData = []column[shockRow]{
	{"reporter", func(r shockRow) string { return r.Reporter }},
	{"partner", func(r shockRow) string { return r.Partner }},
	{"indicator", func(r shockRow) string { return r.Indicator }},
	{"period", func(r shockRow) string { return r.Period }},
	{"unit", func(r shockRow) string { return r.Unit }},
	{"comparator", func(r shockRow) string { return r.Records[0].Comparator }},
	amountColumn("flow", func(r shockRow) profile.Amount { return r.Flow }),
	amountColumn("cut", func(r shockRow) profile.Amount { return r.Cut }),
	amountColumn("loss", func(r shockRow) profile.Amount { return r.Loss }),
	amountColumn("loss_low", func(r shockRow) profile.Amount { return r.LossLow }),
	amountColumn("loss_high", func(r shockRow) profile.Amount { return r.LossHigh }),
	amountColumn("of_gdp", func(r shockRow) profile.Amount { return r.OfGDP }),
	amountColumn("of_gdp_low", func(r shockRow) profile.Amount { return r.OfGDPLow }),
	amountColumn("of_gdp_high", func(r shockRow) profile.Amount { return r.OfGDPHigh }),
	amountColumn("with_substitutes", func(r shockRow) profile.Amount {
		if r.Net == nil {
			return profile.None
		}
		return profile.Amount(r.Net.Net)
	}),
}

var productData = []column[productRow]{
	{"reporter", func(r productRow) string { return r.Reporter }},
	{"product", func(r productRow) string { return r.Product }},
	{"chapter", func(r productRow) string { return r.Chapter }},
	{"classification", func(r productRow) string { return r.Classification }},
	{"year", func(r productRow) string { return yearText(r.Year) }},
	{"rule", func(r productRow) string { return string(r.Rule) }},
	amountColumn("imports_usd", func(r productRow) profile.Amount { return r.Imports }),
	amountColumn("exports_usd", func(r productRow) profile.Amount { return r.Exports }),
	amountColumn("quantity", func(r productRow) profile.Amount { return r.Quantity }),
	{"quantity_unit", func(r productRow) string { return r.Dependence.Unit }},
	amountColumn("weighed", func(r productRow) profile.Amount { return r.Weighed }),
	amountColumn("hhi", func(r productRow) profile.Amount { return r.HHI }),
	amountColumn("hhi_low", func(r productRow) profile.Amount { return r.Low }),
	amountColumn("hhi_high", func(r productRow) profile.Amount { return r.High }),
	{"sure", func(r productRow) string { return mark(r.Sure) }},
	amountColumn("on_usd", func(r productRow) profile.Amount { return r.On }),
	amountColumn("on_share", func(r productRow) profile.Amount { return r.OnShare }),
	{"suppliers", func(r productRow) string { return suppliersText(r.Suppliers) }},
	{"substitutes", func(r productRow) string { return substitutesText(r.Others) }},
}
