package check

import (
	"fmt"
	"slices"
	"strings"

	"leeway"
)

// say words the verdict that an outcome gives.
func (j *judge) say(q *question, a *answer, o *outcome) *leeway.Verdict {
	v := &leeway.Verdict{Status: o.status}
	switch o.status {
	case leeway.Supported:
		q.saySupported(v, o)
	case leeway.Contradicted:
		f := lead(o.differ)
		v.Explanation = capital(states(q.seat, q.whole, f)) + " (" + sourceText(f) + "), not " + q.saidAmount(f) + "."
		v.Correction = capital(states(q.seat, q.whole, f)) + "."
		v.Computed = computed(f)
		v.Evidence = evidence(o.differ)
		if f.when == later {
			v.Notes = append(v.Notes, "The figure came out after the document,"+sinceText(f.rows[0].Released)+".")
		}
	case leeway.Disputed:
		q.sayDisputed(v, o)
	case leeway.Depends:
		now, then := lead(o.differ), lead(o.differ)
		if len(a.other) > 0 {
			then = lead(a.other)
		}
		v.Explanation = capital(states(q.seat, q.whole, now)) + " (" + sourceText(now) + "); " + o.reason + "."
		if then != now {
			v.Explanation = capital(states(q.seat, q.whole, then)) + ", but " + states(q.seat, q.whole, now) + " (" + sourceText(now) + ")."
		}
		v.Computed = computed(now)
		v.Evidence = evidence([]figure{*now, *then})
		v.Notes = append(v.Notes, capital(o.reason)+".")
	default:
		q.sayNothing(v, a, o)
	}
	for _, f := range distinct(o.aside) {
		if !said(v, &f) {
			v.Notes = append(v.Notes, capital(originName(&f))+" also gives "+strings.Replace(brief(&f), " ("+originName(&f)+")", "", 1)+".")
		}
	}
	q.addNotes(v, append(slices.Clone(o.agree), o.differ...))
	return v
}

// saidAmount words a claim's number beside a figure, with its direction where that is what differs.
func (q *question) saidAmount(f *figure) string {
	t := claimAmount(q.Claim)
	if q.stat != leeway.Growth && q.stat != leeway.Change {
		return t
	}
	switch {
	case q.Direction == leeway.Down && f.value > 0:
		return "a fall of " + t
	case q.Direction == leeway.Up && f.value < 0:
		return "a rise of " + t
	}
	return t
}

// What is said of figures that support a claim.
const (
	asTheText    = ", which agrees with the text"
	cameAfter    = "The record's figure came out after the document."
	onlyModelled = "The only figure on record is a model's estimate."
)

// said reports whether the explanation has a figure of an authority already.
func said(v *leeway.Verdict, f *figure) bool {
	return strings.Contains(v.Explanation, amount(f.value, f.unit)) && strings.Contains(v.Explanation, spanText(f.span)) && strings.Contains(v.Explanation, originName(f))
}

func (q *question) saySupported(v *leeway.Verdict, o *outcome) {
	f := lead(o.agree)
	v.Explanation = capital(states(q.seat, q.whole, f)) + " (" + sourceText(f) + ")" + asTheText + "."
	v.Computed = computed(f)
	v.Evidence = evidence(o.agree)
	if o.revised {
		v.Notes = append(v.Notes, "True when written; the figure was revised since.")
	}
	if f.when == early {
		v.Notes = append(v.Notes, cameAfter)
	}
	if f.quality == leeway.Modelled {
		v.Notes = append(v.Notes, onlyModelled)
	}
	if f.floor {
		v.Notes = append(v.Notes, "The figure on record is a floor: what was not found, or is too small to be listed, comes on top.")
	}
}

func (q *question) sayDisputed(v *leeway.Verdict, o *outcome) {
	if len(o.agree) == 0 {
		f := lead(o.differ)
		v.Explanation = capital(states(q.seat, q.whole, f)) + " (" + sourceText(f) + "); " + o.reason + "."
		v.Computed, v.Evidence = computed(f), evidence(o.differ)
		return
	}
	f, g := lead(o.agree), lead(o.differ)
	v.Explanation = fmt.Sprintf("Sources differ on %s: %s gives %s, %s gives %s.",
		q.topic(f), originName(f), size(f), originName(g), size(g))
	v.Computed = computed(f)
	v.Evidence = evidence(append(slices.Clone(o.agree), o.differ...))
}

// topic words what the sources differ on.
func (q *question) topic(f *figure) string {
	t := flow(q.seat)
	switch q.stat {
	case leeway.Share:
		t = possessive(name(q.partner)) + " share of " + wholeText(q.seat, q.whole)
	case leeway.Growth, leeway.Change, leeway.Multiple:
		t = "the change of " + t
	}
	return t + " " + when(f)
}

func (q *question) sayNothing(v *leeway.Verdict, a *answer, o *outcome) {
	v.Status = leeway.NoData
	v.Hint = hintFor(q.Claim)
	v.Explanation = "The record has no figure for " + q.needed() + "."
	if len(o.differ) > 0 {
		f := lead(o.differ)
		v.Explanation = "The record cannot decide this: " + o.reason + ". The nearest figure: " + states(q.seat, q.whole, f) + " (" + sourceText(f) + ")."
		v.Computed = computed(f)
		v.Evidence = evidence(o.differ)
	}
}

// addNotes adds what a reader of the figures should know.
func (q *question) addNotes(v *leeway.Verdict, figs []figure) {
	seen := map[string]bool{}
	note := func(t string) {
		if t != "" && !seen[t] {
			seen[t] = true
			v.Notes = append(v.Notes, t)
		}
	}
	for i, f := range figs {
		if f.of > 0 {
			note(fmt.Sprintf("%s: data for %d of %d members.", capital(name(q.reporter)), f.have, f.of))
		}
		if q.indicator == "permits" {
			note(proxy(q.Claim, &f))
		}
		if f.unit == "million-tiv" || q.indicator == "arms" {
			note("TIV measures the volume of arms delivered; it is not money.")
		}
		if rank(f.quality) == 3 && f.quality == leeway.ComputedQuality && strings.Contains(originName(&f), "register") {
			note("In the trade register an order delivered over several years is split equally over them.")
		}
		if len(f.rows) > 0 && f.rows[0].Released == "" && f.when == known && q.dated {
			note("No release date is on record; a usual lag after the period's end is assumed.")
		}
		if f.mirror == "partner" && i == 0 {
			note("The figure is the partner side’s record.")
		}
	}
}

// proxy says where a series of permits stands for another kind than the text speaks of.
func proxy(c *leeway.Claim, f *figure) string {
	kind := ""
	for _, r := range f.rows {
		if r.Note != "" {
			kind = strings.TrimSpace(strings.SplitN(r.Note, ";", 2)[0])
			break
		}
	}
	words := strings.ToLower(c.Quote.Text)
	if kind == "" || strings.Contains(kind, "work permit") && strings.Contains(words, "work permit") {
		return ""
	}
	return "Judged by a proxy series: " + kind + "."
}

// lead picks the figure that a sentence names: the first in the fixed order.
func lead(figs []figure) *figure { return &figs[0] }

// distinct drops figures that repeat an authority's number.
func distinct(figs []figure) []figure {
	var out []figure
	seen := map[string]bool{}
	for _, f := range figs {
		k := f.origin + amount(f.value, f.unit) + isoSpan(f.span)
		if !seen[k] {
			seen[k] = true
			out = append(out, f)
		}
	}
	return out
}

// computed is the number of a figure.
func computed(f *figure) *leeway.Computed {
	return &leeway.Computed{Value: round(f.value, 6), Unit: f.unit, Statistic: f.statistic, Period: isoSpan(f.span), Note: f.how}
}

// evidence gathers the sources of figures with the observations used, in the order of the figures.
func evidence(figs []figure) []leeway.Evidence {
	var out []leeway.Evidence
	seen := map[*row]bool{}
	for _, f := range figs {
		for _, r := range f.rows {
			if seen[r] {
				continue
			}
			seen[r] = true
			i := slices.IndexFunc(out, func(e leeway.Evidence) bool {
				return e.Source == r.Source && e.URL == r.RecordURL && e.Origin == r.Origin
			})
			if i < 0 {
				out = append(out, leeway.Evidence{
					Source: r.Source, Origin: r.Origin, Vintage: r.Vintage, Released: r.Released, URL: r.RecordURL,
					Says: size(&f) + " in " + spanText(f.span),
				})
				i = len(out) - 1
			}
			out[i].Observations++
			if len(out[i].Rows) < maxRows {
				out[i].Rows = append(out[i].Rows, rowText(r))
			}
		}
	}
	return out
}

// maxRows bounds the observations that are listed one by one; the count is always complete.
const maxRows = 40

// rowText writes an observation in one line.
func rowText(r *row) string {
	parts := []string{r.Indicator, r.Reporter, r.Partner, r.Period, string(r.Statistic)}
	if r.Comparator != "" && r.Comparator != "=" {
		parts = append(parts, r.Comparator)
	}
	parts = append(parts, trim(r.Value), r.Unit)
	if r.Whole != "" {
		parts = append(parts, "of "+r.Whole)
	}
	if r.Quality != "" {
		parts = append(parts, "("+string(r.Quality)+")")
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
