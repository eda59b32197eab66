package main

import (
	"fmt"
	"strings"

	"leeway/measure"
	"leeway/profile"
)

// orderSurvives says whether the order of a view's partners survives the other cases, and which turn it.
func orderSurvives(book *profile.Book, v *profile.View) string {
	if len(v.Lines) < 2 {
		return ""
	}
	r, cases, err := book.Largest(v)
	if err != nil || r.Pairs == 0 {
		return "  Robust? Nothing else to try: no other source, year or definition has these partners.\n"
	}
	text := fmt.Sprintf("  Robust? The order survives in %d of %d comparisons over %d cases: %s.\n", r.Kept+r.Tied, r.Pairs, len(cases), strings.Join(cases, "; "))
	return text + reversals(r, "    ")
}

// reversals lists the pairs that a case turns.
func reversals(r measure.RankRobustness, indent string) string {
	var b strings.Builder
	for i, x := range r.Reversed {
		if i == 6 {
			_, _ = fmt.Fprintf(&b, "%sand %d more\n", indent, len(r.Reversed)-i) // to memory
			break
		}
		_, _ = fmt.Fprintf(&b, "%sNot by %s: %s is before %s.\n", indent, x.Case, nameOf(x.Below), nameOf(x.Above))
	}
	return b.String()
}

// moveSurvives says whether a gain or loss survives the other cases.
func moveSurvives(book *profile.Book, r *shiftRow) string {
	s, err := book.MoveSurvives(r.Reporter, r.Indicator, r.Begin, r.End, &r.Move)
	if err != nil || s.Cases == 0 {
		return "  Robust? Nothing else to try.\n"
	}
	word := "rose"
	if r.Change < 0 {
		word = "fell"
	}
	text := fmt.Sprintf("  Robust? That it %s holds in %d of %d other cases.\n", word, s.Agree, s.Cases)
	for _, c := range s.Fail {
		text += fmt.Sprintf("    Not %s: %+.1f points.\n", c.Name, c.Value)
	}
	return text
}
