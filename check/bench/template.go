package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"leeway"
)

// template is a way to word a fact. Its text holds places in braces:
//
//	{R} {R's} {Radj} {Rcap} {Rpeople}   the reporter: name, possessive, adjective, capital, people
//	{P} {P's} {Padj} {Pcap} {P2}        the partner, and the partner of a second figure
//	{F}                                 the flow as a noun phrase: "Uzbekistan's exports to China"
//	{W}                                 the whole of a share: "Kazakhstan's foreign trade"
//	{V} {V2} {V0}                       the value, that of the second partner, that of the year before
//	{T} {T0}                            the period and the one a year before
//	{B}                                 what a change is measured against: "2022", "the same period of 2022"
//	{A}                                 the authority whose figure it is
//	{rose} {grow} {up} {rise} {more} {doubled} the direction, as verb, adverb, noun and comparative
//	{largest} {nth}                     a place: "second-largest", "second"
//
// A fact suits a template where every place can be filled. Without {T} the fact must be the newest.
type template struct {
	id         string
	held       bool
	indicators []string
	statistic  leeway.Statistic
	text       string
}

// readTemplates reads lines of "indicators | statistic | text".
func readTemplates(list string, held bool) []template {
	var out []template
	for line := range strings.Lines(strings.TrimSpace(list)) {
		f := strings.SplitN(strings.TrimSpace(line), "|", 3)
		name := "open"
		if held {
			name = "held"
		}
		out = append(out, template{
			id: fmt.Sprintf("%s-%02d", name, len(out)+1), held: held, indicators: strings.Fields(f[0]),
			statistic: leeway.Statistic(strings.TrimSpace(f[1])), text: strings.TrimSpace(f[2]),
		})
	}
	return out
}

// sentence is a rendered fact: its words, and what they say.
type sentence struct {
	text   string
	fact   fact
	amount amount // as worded; zero where there is none
	how    *template
}

// writer renders facts; every choice comes from its generator.
type writer struct {
	*rand.Rand
	stock *stock
	plain bool // no rounding, no bounds: what is false must be false by its margin
}

// render words a fact by a template; ok is false where it does not suit.
func (w *writer) render(t *template, f *fact) (sentence, bool) {
	if !slices.Contains(t.indicators, f.Indicator) || t.statistic != f.Statistic {
		return sentence{}, false
	}
	if f.Statistic == leeway.Share && (f.Whole == "gdp") != (strings.Contains(t.text, "{F}") && strings.Contains(t.text, "{W}")) {
		return sentence{}, false
	}
	if !strings.Contains(t.text, "{T}") && (f.Statistic == leeway.Rank || !w.stock.latest(f)) {
		return sentence{}, false
	}
	s := sentence{fact: *f, how: t}
	var b strings.Builder
	rest := t.text
	for {
		before, after, ok := strings.Cut(rest, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		place, tail, _ := strings.Cut(after, "}")
		words := w.fill(place, f, &s)
		if words == "" {
			return sentence{}, false
		}
		b.WriteString(words)
		rest = tail
	}
	s.text = capitalised(b.String())
	return s, true
}

// capitalised makes every sentence of a text begin with a capital.
func capitalised(text string) string {
	parts := strings.Split(text, ". ")
	for i, p := range parts {
		c, n := utf8.DecodeRuneInString(p)
		parts[i] = string(unicode.ToUpper(c)) + p[n:]
	}
	return strings.Join(parts, ". ")
}

// fill gives the words for a place, "" where the fact has none.
func (w *writer) fill(place string, f *fact, s *sentence) string {
	switch place[0] {
	case 'R':
		return named(parties[f.Reporter], place[1:])
	case 'P':
		if place == "P2" {
			if f.pair == nil {
				return ""
			}
			return parties[f.pair.Partner].name
		}
		if f.Partner == "world" {
			return ""
		}
		return named(parties[f.Partner], place[1:])
	case 'F':
		return w.flow(f)
	case 'W':
		return w.whole(f)
	case 'T':
		return w.period(place, f)
	case 'V':
		return w.value(place, f, s)
	case 'A':
		return authorities[f.Origin]
	case 'B':
		return base(f)
	}
	if f.place > 0 {
		return map[string]string{"largest": []string{"", "largest", "second-largest", "third-largest"}[f.place], "nth": ordinals[f.place], "biggest": []string{"", "biggest", "second biggest", "third biggest"}[f.place]}[place]
	}
	return w.direction(place, f)
}

func named(p party, form string) string {
	switch form {
	case "":
		return p.name
	case "'s":
		return possessive(p.name)
	case "adj":
		return p.adjective
	case "people":
		return p.people
	case "cap":
		return p.capital
	}
	return ""
}

// period words {T} or {T0}.
func (w *writer) period(place string, f *fact) string {
	o := &f.Observation
	if place == "T0" {
		if o = f.before; o == nil {
			return ""
		}
	}
	text, _ := when(w.Rand, o)
	return text
}

// base words the time a year before.
func base(f *fact) string {
	y := yearBefore(f.Period)[:4]
	if len(f.Period) == 4 {
		return y
	}
	return "the same period of " + y
}

// value words {V}, {V2} or {V0}.
func (w *writer) value(place string, f *fact, s *sentence) string {
	switch place {
	case "V2":
		if f.pair == nil {
			return ""
		}
		return worded(w.Rand, f.pair.Value, f.pair.Unit, true).text
	case "V0":
		if f.before == nil || f.before.Value <= 0 || f.before.Value == f.Value {
			return ""
		}
		return worded(w.Rand, f.before.Value, f.before.Unit, true).text
	}
	if f.Value < 0 && f.Statistic != leeway.Growth {
		return ""
	}
	s.amount = worded(w.Rand, f.Value, f.Unit, w.plain)
	return s.amount.text
}

// direction words the way a figure moved, "" where the place fits none.
func (w *writer) direction(place string, f *fact) string {
	up := f.Value > 0
	if f.before != nil && f.Statistic != leeway.Growth && f.Statistic != leeway.Trend {
		up = f.Value > f.before.Value
	}
	choose := func(yes, no []string) string {
		if up {
			return pick(w.Rand, yes...)
		}
		return pick(w.Rand, no...)
	}
	switch place {
	case "rose":
		return choose([]string{"rose", "grew", "increased", "climbed", "went up"}, []string{"fell", "declined", "dropped", "decreased", "shrank"})
	case "up":
		return choose([]string{"up"}, []string{"down"})
	case "rise":
		return choose([]string{"rise", "increase"}, []string{"fall", "decrease", "drop", "decline"})
	case "grow":
		return choose([]string{"rise", "grow", "increase"}, []string{"fall", "decline", "shrink"})
	case "more":
		return choose([]string{"more"}, []string{"less"})
	case "higher":
		return choose([]string{"higher"}, []string{"lower"})
	case "doubled":
		return multiplied(w.Rand, f.Value)
	}
	return ""
}

// multiplied words a multiple as a verb.
func multiplied(r *rand.Rand, v float64) string {
	for n, word := range map[float64]string{2: "doubled", 3: "tripled", 4: "quadrupled"} {
		switch d := v - n; {
		case math.Abs(d) < 0.05*n && d >= 0:
			return word
		case d > 0 && d < 0.35:
			return "more than " + word
		case d < 0 && -d < 0.15:
			return "almost " + word
		}
	}
	return pick(r, "grew "+digits(math.Round(10*v)/10)+" times", "increased "+digits(math.Round(10*v)/10)+"-fold")
}

// flow is the tie as a noun phrase.
func (w *writer) flow(f *fact) string {
	r, all := parties[f.Reporter], f.Partner == "world"
	p := parties[f.Partner]
	own := possessive(r.name)
	var options map[string][]string
	if all {
		options = map[string][]string{
			"remittances": {"remittances to " + r.name, own + " remittance inflows", "remittances sent to " + r.name, "money transfers to " + r.name},
			"trade":       {own + " foreign trade", own + " foreign trade turnover", own + " total trade"},
			"exports":     {own + " exports", own + " total exports", "exports from " + r.name},
			"imports":     {own + " imports", own + " total imports"}, "debt": {own + " external public debt", own + " external debt"},
			"remittances-outflow": {"remittances sent from " + r.name, "money transfers out of " + r.name},
			"gas-exports":         {own + " gas exports"}, "gas-imports": {own + " gas imports"},
			"investment": {"foreign investment in " + r.name},
		}
	} else {
		options = map[string][]string{
			"remittances":         {"remittances from " + p.name + " to " + r.name, "money transfers from " + p.name + " to " + r.name, "transfers from " + p.name + " to " + r.name, own + " remittances from " + p.name, "remittances sent to " + r.name + " from " + p.name},
			"remittances-outflow": {"remittances from " + r.name + " to " + p.name, "money transfers from " + r.name + " to " + p.name},
			"trade":               {"trade between " + r.name + " and " + p.name, own + " trade with " + p.name, "trade turnover between " + p.name + " and " + r.name, "bilateral trade between " + r.name + " and " + p.name},
			"exports":             {own + " exports to " + p.name, "exports from " + r.name + " to " + p.name, "exports of goods from " + r.name + " to " + p.name},
			"imports":             {own + " imports from " + p.name, "imports from " + p.name + " to " + r.name, own + " imports of goods from " + p.name},
			"debt":                {own + " debt to " + p.name}, "gas-exports": {own + " gas exports to " + p.name, "gas exports from " + r.name + " to " + p.name},
			"gas-imports": {own + " gas imports from " + p.name}, "investment": {"investment from " + p.name + " in " + r.name, possessive(p.name) + " investment in " + r.name},
			"migrants": {"the number of " + r.adjective + " migrants in " + p.name, "the number of migrants from " + r.name + " in " + p.name},
		}
		if r.adjective != "" && p.adjective != "" {
			options["trade"] = append(options["trade"], r.adjective+"-"+p.adjective+" trade")
			options["exports"] = append(options["exports"], r.adjective+" exports to "+p.name)
			options["imports"] = append(options["imports"], r.adjective+" imports from "+p.name, p.adjective+" exports to "+r.name)
			options["investment"] = append(options["investment"], p.adjective+" investment in "+r.name)
		}
	}
	if len(options[f.Indicator]) == 0 {
		return ""
	}
	return pick(w.Rand, options[f.Indicator]...)
}

// whole is what a share is a part of.
func (w *writer) whole(f *fact) string {
	r := parties[f.Reporter]
	own := possessive(r.name)
	switch f.Whole {
	case "total-remittances":
		return pick(w.Rand, own+" remittances", "all remittances to "+r.name, "remittances sent to "+r.name, own+" total remittances")
	case "arms-imports":
		return pick(w.Rand, own+" arms imports", own+" imports of major arms", "arms deliveries to "+r.name)
	case "trade-turnover":
		return pick(w.Rand, own+" foreign trade", own+" trade", own+" total trade turnover")
	case "exports":
		return pick(w.Rand, own+" exports", own+" total exports")
	case "imports":
		return pick(w.Rand, own+" imports", own+" total imports")
	case "gdp":
		return pick(w.Rand, own+" GDP", own+" gross domestic product")
	}
	return ""
}
