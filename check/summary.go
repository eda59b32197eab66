package check

import (
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
	What    string   `json:"what"`              // "Moldova’s remittances"
	Source  string   `json:"source"`            // who is likely to publish it, and in which series
	Address string   `json:"address,omitempty"` // where it is published
	Claims  []string `json:"claims"`            // ids of the claims it would cover
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

// publisher is who is likely to publish a series, and where.
type publisher struct{ source, address string }

var (
	comtrade   = publisher{"UN Comtrade", "https://comtradeplus.un.org"}
	indicators = publisher{"the World Development Indicators of the World Bank", "https://data.worldbank.org"}
	statistics = publisher{"the national statistics office", ""}
)

// publishers names who is likely to publish an indicator between states.
var publishers = map[string]publisher{
	"trade":         comtrade,
	"exports":       comtrade,
	"imports":       comtrade,
	"trade-balance": comtrade,
	"remittances":   {"the central bank, or the bilateral estimates of KNOMAD", "https://www.knomad.org/data/remittances"},
	"investment":    {"the Coordinated Direct Investment Survey of the IMF", "https://data.imf.org"},
	"debt":          {"the International Debt Statistics of the World Bank", "https://www.worldbank.org/en/programs/debt-statistics/ids"},
	"aid":           {"AidData, or the OECD", "https://www.aiddata.org/datasets"},
	"arms":          {"the Arms Transfers Database of SIPRI", "https://armstransfers.sipri.org"},
	"migrants":      {"the International Migrant Stock of UN DESA", "https://www.un.org/development/desa/pd/content/international-migrant-stock"},
	"refugees":      {"the Refugee Data Finder of UNHCR", "https://www.unhcr.org/refugee-statistics/"},
	"permits":       {"the residence permits of Eurostat", "https://ec.europa.eu/eurostat/databrowser/view/migr_resfirst"},
	"students":      {"the student mobility tables of the UNESCO Institute for Statistics", "https://databrowser.uis.unesco.org"},
	"tourists":      {"UN Tourism", "https://www.untourism.int/tourism-statistics"},
	"energy":        {"UN Comtrade (chapter 27 of the HS), or national energy statistics", comtrade.address},
	"gdp":           indicators,
	"population":    indicators,
	"inflation":     indicators,
	"economic-ties": {"UN Comtrade, KNOMAD, the IMF and the World Bank", comtrade.address},
	"enterprises":   statistics,
	"jobs":          statistics,
	"troops":        {"the Military Balance of the IISS", "https://www.iiss.org/publications/the-military-balance"},
	"exercises":     {"press records", ""},
}

// gapOf names what would cover a claim.
func gapOf(c *leeway.Claim) Gap {
	switch {
	case c.Kind == leeway.KindMembership:
		return Gap{What: "members of " + name(c.Object), Source: "the organisation's own list, or the Intergovernmental Organizations data of COW", Address: "https://correlatesofwar.org/data-sets/igos/"}
	case c.Kind.Act():
		return Gap{What: "acts of " + name(c.Subject), Source: "press records, to which the events of GDELT lead", Address: "https://www.gdeltproject.org"}
	}
	what := strings.ReplaceAll(c.Indicator, "-", " ")
	switch what {
	case "":
		what = "ties"
	case "arms":
		what = "arms imports"
	case "troops":
		what = "foreign troops"
	}
	switch {
	case c.Product != "" && c.Indicator == "energy":
		what = c.Product + " imports"
	case c.Product != "":
		what += " of " + c.Product
	}
	if c.Subject != "" {
		what = possessive(name(c.Subject)) + " " + what
	}
	p, ok := publishers[c.Indicator]
	if !ok {
		p = publisher{source: "a national or international statistics office"}
	}
	return Gap{What: what, Source: p.source, Address: p.address}
}

// hintFor says who publishes the series that would cover a claim.
func hintFor(c *leeway.Claim) string {
	g := gapOf(c)
	where := ""
	if g.Address != "" {
		where = " (" + g.Address + ")"
	}
	return capital(g.Source) + where + " would show " + g.What + "; leeway fetch or leeway import can bring it."
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
	return "The record has no series on " + strings.ReplaceAll(c.Indicator, "-", " ") + "."
}
