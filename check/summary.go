package check

import (
	"fmt"
	"slices"
	"strings"

	"leeway"
)

// Summary is what a checked document comes to.
type Summary struct {
	Claims    int                   `json:"claims"`
	Checkable int                   `json:"checkable"` // claims that some record could decide
	Covered   int                   `json:"covered"`   // of these, those that this lake decides
	Document  map[leeway.Status]int `json:"document"`  // verdicts on the document's own statements
	Quoted    map[leeway.Status]int `json:"quoted"`    // verdicts on statements that it quotes
	Gaps      []Gap                 `json:"gaps,omitempty"`
}

// Gap is a series that would cover claims which this lake does not.
type Gap struct {
	What   string   `json:"what"`   // "remittances received by Moldova"
	Source string   `json:"source"` // who is likely to publish it
	Fetch  string   `json:"fetch"`  // what would bring it
	Claims []string `json:"claims"` // ids of the claims it would cover
}

// Summarise counts a judged reading.
func Summarise(r *leeway.Reading) Summary {
	s := Summary{Claims: len(r.Claims), Document: map[leeway.Status]int{}, Quoted: map[leeway.Status]int{}}
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Verdict == nil {
			continue
		}
		if c.Verdict.Claimant == leeway.ByQuoted {
			s.Quoted[c.Verdict.Status]++
		} else {
			s.Document[c.Verdict.Status]++
		}
		if c.Verdict.Status == leeway.NotCheckable {
			continue
		}
		s.Checkable++
		if c.Verdict.Status.Covered() {
			s.Covered++
			continue
		}
		s.gap(c)
	}
	slices.SortStableFunc(s.Gaps, func(a, b Gap) int { return len(b.Claims) - len(a.Claims) })
	return s
}

// gap files a claim under the series that would cover it.
func (s *Summary) gap(c *leeway.Claim) {
	g := gapOf(c)
	for i := range s.Gaps {
		if s.Gaps[i].What == g.What {
			s.Gaps[i].Claims = append(s.Gaps[i].Claims, c.ID)
			return
		}
	}
	g.Claims = []string{c.ID}
	s.Gaps = append(s.Gaps, g)
}

// publishers names who is likely to publish an indicator between states, and how it would come in.
var publishers = map[string][2]string{
	"trade":         {"UN Comtrade", "leeway fetch comtrade"},
	"exports":       {"UN Comtrade", "leeway fetch comtrade"},
	"imports":       {"UN Comtrade", "leeway fetch comtrade"},
	"trade-balance": {"UN Comtrade", "leeway fetch comtrade"},
	"remittances":   {"the central bank, or KNOMAD's bilateral estimates", "leeway fetch knomad"},
	"investment":    {"IMF Coordinated Direct Investment Survey", "leeway fetch cdis"},
	"debt":          {"World Bank International Debt Statistics", "leeway fetch ids"},
	"aid":           {"AidData, OECD", "leeway fetch aiddata"},
	"arms":          {"SIPRI arms transfers", "leeway fetch sipri"},
	"migrants":      {"UN DESA international migrant stock", "leeway fetch undesa"},
	"permits":       {"Eurostat residence permits", "leeway fetch eurostat"},
	"students":      {"UNESCO Institute for Statistics", "leeway import students.csv"},
	"tourists":      {"UN Tourism", "leeway import tourists.csv"},
	"energy":        {"UN Comtrade (HS 27), national energy statistics", "leeway fetch comtrade"},
	"gdp":           {"World Bank WDI", "leeway fetch wdi"},
	"population":    {"World Bank WDI", "leeway fetch wdi"},
	"inflation":     {"World Bank WDI", "leeway fetch wdi"},
	"economic-ties": {"UN Comtrade, KNOMAD, IMF CDIS, World Bank IDS", "leeway fetch comtrade"},
	"enterprises":   {"the national statistics office", "leeway import enterprises.csv"},
	"jobs":          {"the national statistics office", "leeway import jobs.csv"},
	"troops":        {"IISS Military Balance", "leeway import troops.csv"},
	"exercises":     {"press records", "leeway import events.csv"},
}

// gapOf names what would cover a claim.
func gapOf(c *leeway.Claim) Gap {
	switch {
	case c.Kind == leeway.KindMembership:
		return Gap{What: "members of " + name(c.Object), Source: "COW Intergovernmental Organizations, or the organisation's own list", Fetch: "leeway import memberships.csv"}
	case c.Kind.Act():
		return Gap{What: "acts of " + name(c.Subject), Source: "GDELT, press records", Fetch: "leeway import events.csv"}
	}
	what := c.Indicator
	if what == "" {
		what = "ties"
	}
	if c.Product != "" {
		what += " (" + c.Product + ")"
	}
	g := Gap{What: strings.ReplaceAll(what, "-", " ") + " of " + name(c.Subject), Source: "a national or international statistics office", Fetch: "leeway import"}
	if c.Subject == "" {
		g.What = strings.ReplaceAll(what, "-", " ")
	}
	if p, ok := publishers[c.Indicator]; ok {
		g.Source, g.Fetch = p[0], p[1]
		if c.Subject != "" && strings.HasPrefix(p[1], "leeway fetch") && isState(c.Subject) {
			g.Fetch += " --reporter " + c.Subject
		}
	}
	return g
}

// hintFor says what would cover a claim.
func hintFor(c *leeway.Claim) string {
	g := gapOf(c)
	return fmt.Sprintf("%s would show %s: `%s`", capital(g.Source), g.What, g.Fetch)
}

// missing says why a tie has no series.
func missing(c *leeway.Claim) string {
	switch {
	case c.Product != "":
		return "The record has no series of " + c.Indicator + " by product (" + c.Product + ")."
	case c.Indicator == "":
		return "The text does not say what is measured."
	case c.Subject == "":
		return "The text does not say whose " + strings.ReplaceAll(c.Indicator, "-", " ") + " are meant."
	}
	return "The record has no measure of " + strings.ReplaceAll(c.Indicator, "-", " ") + "."
}
