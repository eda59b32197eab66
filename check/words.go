package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"leeway"
)

// amount words a value with its unit: "$11.62 billion", "76 percent", "382 million TIV".
func amount(v float64, unit string) string {
	switch unit {
	case "percent":
		return percent(v) + " percent"
	case "percentage-points":
		return percent(v) + " percentage points"
	case "times":
		return significant(v) + " times"
	case "million-tiv":
		return trim(math.Round(v*10)/10) + " million TIV"
	case "usd":
		return money("$", v)
	case "eur":
		return money("€", v)
	case "":
		return significant(v)
	}
	words := strings.ReplaceAll(unit, "-", " ")
	if len(unit) == 3 {
		return money("", v) + " " + strings.ToUpper(unit)
	}
	return money("", v) + " " + words
}

// percent writes a percentage with at most one decimal, two below one.
func percent(v float64) string {
	if math.Abs(v) < 1 {
		return trim(v)
	}
	return trim(math.Round(v*10) / 10)
}

// significant writes three significant digits.
func significant(v float64) string {
	return strconv.FormatFloat(round(v, 3), 'f', -1, 64)
}

func round(v float64, digits int) float64 {
	if v == 0 {
		return 0
	}
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, 64), 64) // a power of ten would leave 14799999999.999998
	if err != nil {
		return v
	}
	return r
}

// money scales an amount to billions and millions with four significant digits.
func money(sym string, v float64) string {
	neg := ""
	if v < 0 {
		neg, v = "-", -v
	}
	v = round(v, 4)
	switch {
	case v >= 0.99995e12:
		return fmt.Sprintf("%s%s%s trillion", neg, sym, trim(v/1e12))
	case v >= 0.99995e9:
		return fmt.Sprintf("%s%s%s billion", neg, sym, trim(v/1e9))
	case v >= 0.99995e6:
		return fmt.Sprintf("%s%s%s million", neg, sym, trim(v/1e6))
	}
	return neg + sym + trim(v)
}

// flow words what a seat's figures are about: "remittances from South Korea to Uzbekistan".
func flow(s seat) string {
	r, p := name(s.reporter), name(s.partner)
	all := s.partner == "" || s.partner == "world"
	with := func(one, many string) string {
		if all {
			return one
		}
		return many
	}
	switch s.indicator {
	case "remittances":
		return with("remittances to "+r, "remittances from "+p+" to "+r)
	case "remittances-outflow":
		return with("remittances sent from "+r, "remittances sent from "+r+" to "+p)
	case "arms":
		return with("arms deliveries to "+r, "arms deliveries from "+p+" to "+r)
	case "exports":
		return with("exports of "+r, "exports of "+r+" to "+p)
	case "imports":
		return with("imports of "+r, "imports of "+r+" from "+p)
	case "trade":
		return with("foreign trade of "+r, "trade of "+r+" with "+p)
	case "trade-balance":
		return with("the trade balance of "+r, "the trade balance of "+r+" with "+p)
	case "debt":
		return with("foreign debt of "+r, "debt of "+r+" to "+p)
	case "investment":
		return with("foreign investment in "+r, "investment from "+p+" in "+r)
	case "migrants":
		return with("migrants from "+r, "migrants from "+r+" in "+p)
	case "refugees":
		return with("refugees from "+r, "refugees from "+r+" in "+p)
	case "permits":
		if s.reporter == "world" {
			return "permits given to foreigners in " + p
		}
		return with("permits given to citizens of "+r, "permits given to citizens of "+r+" in "+p)
	case "gas-imports":
		return with("gas imports of "+r, "gas imports of "+r+" from "+p)
	case "gas-exports":
		return with("gas exports of "+r, "gas exports of "+r+" to "+p)
	case "gdp":
		return "gross domestic product of " + r
	}
	w := strings.ReplaceAll(s.indicator, "-", " ")
	return with(w+" of "+r, w+" of "+r+" with "+p)
}

// wholeText words the whole of a share.
func wholeText(s seat, whole string) string {
	r := possessive(name(s.reporter))
	switch whole {
	case "":
		return "all " + s.indicator + " in " + name(s.partner)
	case "gdp":
		return r + " gross domestic product"
	case "total-remittances":
		return r + " remittances"
	case "total-remittances-sent":
		return "the remittances sent from " + name(s.reporter)
	case "arms-imports":
		return r + " arms imports"
	case "world-arms-imports", "world-arms-exports":
		return strings.ReplaceAll(strings.TrimPrefix(whole, "world-"), "-", " ") + " of the world"
	case "trade-turnover":
		return r + " trade"
	case "external-debt":
		return r + " foreign public debt"
	}
	return r + " " + strings.ReplaceAll(whole, "-", " ")
}

func possessive(n string) string {
	if strings.HasSuffix(n, "s") {
		return n + "’"
	}
	return n + "’s"
}

// when words a span as an adverb: "in 2024", "at the end of August 2025".
func when(f *figure) string {
	if f.stock() {
		if isYear(f.span) {
			return "at the end of " + spanText(f.span)
		}
		return "in " + spanText(f.span)
	}
	if f.span.First.Equal(f.span.Last) {
		return "on " + spanText(f.span)
	}
	return "in " + spanText(f.span)
}

// states words a figure as a statement without a final stop: "remittances from South Korea to
// Uzbekistan grew by 76 percent in January–September 2024".
func states(s seat, whole string, f *figure) string {
	switch f.statistic {
	case leeway.Share:
		if s.partner == "world" || s.partner == "" {
			return flow(s) + " were " + size(f) + " of " + wholeText(s, whole) + " " + when(f)
		}
		who := s.partner
		if whole == "" {
			who = s.reporter
		}
		return name(who) + " accounted for " + size(f) + " of " + wholeText(s, whole) + " " + when(f)
	case leeway.Growth:
		verb := "grew by "
		if f.value < 0 {
			verb = "fell by "
		}
		if math.Abs(f.value) < 0.05 {
			return subjectOf(s, whole, f) + " hardly changed " + when(f) + against(f)
		}
		return subjectOf(s, whole, f) + " " + verb + loosely(f, amount(math.Abs(f.value), f.unit)) + " " + when(f) + against(f)
	case leeway.Multiple:
		if math.Abs(f.value-1) < 0.005 {
			return subjectOf(s, whole, f) + " hardly changed " + when(f) + against(f)
		}
		return subjectOf(s, whole, f) + " came to " + size(f) + " the earlier level " + when(f) + against(f)
	case leeway.Change:
		verb := "rose by "
		if f.value < 0 {
			verb = "fell by "
		}
		return subjectOf(s, whole, f) + " " + verb + loosely(f, amount(math.Abs(f.value), f.unit)) + " " + when(f) + against(f)
	}
	return flow(s) + " came to " + size(f) + " " + when(f)
}

// size words a figure's number with how loosely it was published: "almost 60 percent".
func size(f *figure) string { return loosely(f, amount(f.value, f.unit)) }

// loosely puts before a worded number how loosely the record gives it; what is computed from such numbers is "about" so much.
func loosely(f *figure, t string) string {
	if len(f.rows) == 1 && f.how == "" {
		switch f.rows[0].Comparator {
		case "<":
			return "almost " + t
		case "<=":
			return "at most " + t
		case ">":
			return "more than " + t
		case ">=":
			return "at least " + t
		case "~":
			return "about " + t
		}
		return t
	}
	for _, r := range f.rows {
		switch r.Comparator {
		case "<", ">", "~":
			return "about " + t
		}
	}
	return t
}

// subjectOf words what changed: the flow, or a share of it.
func subjectOf(s seat, whole string, f *figure) string {
	if !f.ofShare {
		return flow(s)
	}
	if s.partner == "world" || s.partner == "" {
		return "the ratio of " + flow(s) + " to " + wholeText(s, whole)
	}
	return "the share of " + name(s.partner) + " in " + wholeText(s, whole)
}

// against words the base of a change where it is not the same time a year before.
func against(f *figure) string {
	if f.base.First.IsZero() || f.base == before(f.span) && years(f.span) <= 1 {
		return ""
	}
	return " against " + spanText(f.base)
}

// cite names a source within the brackets of a sentence: the first of several, its own brackets told by commas.
func cite(source string) string {
	head, rest, several := strings.Cut(source, "; ")
	if strings.Count(head, "(") > strings.Count(head, ")") { // the stop lies within brackets
		head, rest, several = source, "", false
	}
	head = strings.NewReplacer(" (", ", ", ")", "").Replace(head)
	if several && rest != "" {
		head += " and others"
	}
	return head
}

// capital writes the first letter large.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// sourceText names where a figure comes from: whose it is, through whom, when it came out.
func sourceText(f *figure) string {
	t := originName(f)
	if len(f.rows) > 0 {
		if r := f.rows[0]; r.Released != "" {
			t += ", released " + dateText(r.Released)
		}
	}
	if f.how != "" {
		t += "; computed: " + f.how
	}
	return t
}

// claimAmount words what a claim says: "76 percent", "more than $177 million".
func claimAmount(c *leeway.Claim) string {
	if c.Value == nil {
		return ""
	}
	unit := c.Unit
	if c.Statistic == leeway.Rank {
		return ordinal(int(*c.Value))
	}
	t := amount(*c.Value, unit)
	if c.ValueTo != nil {
		t += " to " + amount(*c.ValueTo, unit)
	}
	switch c.Comparator {
	case ">":
		t = "more than " + t
	case ">=":
		t = "at least " + t
	case "<":
		t = "less than " + t
		if almost.MatchString(c.Quote.Text) {
			t = "almost " + amount(*c.Value, unit)
		}
	case "<=":
		t = "at most " + t
	case "~":
		t = "about " + t
	}
	return t
}

func ordinal(n int) string {
	words := []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n > 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprintf("%dth", n)
}
