package main

import (
	"fmt"
	"strings"

	"leeway/engine/duck"
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

// robust says which of the products are dependences by the other rule too, and in the years around.
func (c *productsCmd) robust(s *session, e *duck.Engine, years []duck.TradeYear, rows []productRow) string {
	if !c.Robust || len(rows) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n")
	at := rows[0].Year
	for _, other := range []productsCmd{{Rule: otherRule[c.Rule], Year: at}, {Rule: c.Rule, Year: at - 1}, {Rule: c.Rule, Year: at + 1}} {
		alike := *c
		alike.Rule, alike.Year = other.Rule, other.Year
		what := fmt.Sprintf("by rule %s in %d", other.Rule, other.Year)
		kept, err := alike.products(s, e, years)
		if err != nil {
			_, _ = fmt.Fprintf(&b, "Robust? Not tried %s: %v.\n", what, err) // to memory
			continue
		}
		var lost []string
		for _, r := range rows {
			if !kept[r.Product] {
				lost = append(lost, r.Product)
			}
		}
		_, _ = fmt.Fprintf(&b, "Robust? %d of %d products are dependences %s", len(rows)-len(lost), len(rows), what)
		if len(lost) > 0 {
			b.WriteString("; not " + strings.Join(lost[:min(6, len(lost))], ", "))
			if n := len(lost) - 6; n > 0 {
				_, _ = fmt.Fprintf(&b, " and %d more", n)
			}
		}
		b.WriteString(".\n")
	}
	return b.String()
}

// otherRule is the rival of a rule.
var otherRule = map[string]string{"cdi": "geodep", "geodep": "cdi"}

// products are the dependences that a question finds.
func (c *productsCmd) products(s *session, e *duck.Engine, years []duck.TradeYear) (map[string]bool, error) {
	q, err := c.question()
	if err != nil {
		return nil, err
	}
	window, err := c.window(&q, years)
	if err != nil {
		return nil, err
	}
	found, err := profile.FindDependences(s.ctx, e, q.rule, window, fewNames)
	if err != nil {
		return nil, err
	}
	kept := map[string]bool{}
	for _, d := range found {
		kept[d.Product] = true
	}
	return kept, nil
}

// robust says in how many of the years with both records the partner has more, or less.
func (c *mirrorCmd) robust(years []profile.MirrorYear, t *profile.MirrorTrend, partner string) string {
	if !c.Robust {
		return ""
	}
	more, less := 0, 0
	for _, y := range years {
		switch {
		case y.Indicator != t.First.Indicator || y.Unit != t.First.Unit || !y.Gap.Known():
		case y.Partner > y.Reporter:
			more++
		case y.Partner < y.Reporter:
			less++
		}
	}
	return fmt.Sprintf("  Robust? In %d of %d years with both records %s has more, in %d less.\n", more, t.Years, nameOf(partner), less)
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

// tieSurvives says whether a rise or fall survives the other cases, and which side records more.
func tieSurvives(book *profile.Book, t *profile.Tie, word string) string {
	var b strings.Builder
	if s, err := book.TieSurvives(t); err == nil && s.Cases > 0 {
		_, _ = fmt.Fprintf(&b, "  Robust? That it %s holds in %d of %d other cases.\n", word, s.Agree, s.Cases) // to memory
		for _, c := range s.Fail {
			b.WriteString("    Not " + c.Name + ".\n")
		}
	}
	if more, less := book.LargerSide(t); more+less > 0 {
		_, _ = fmt.Fprintf(&b, "  Years with both sides' records: %d; %s records more in %d, %s in %d.\n", more+less, nameOf(t.Key.Partner), more, nameOf(t.Key.Reporter), less)
	}
	return b.String()
}
