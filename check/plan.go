package check

import (
	"slices"
	"strings"

	"leeway"
)

// Plan returns what the claims of a document ask of the lake. It is the one place where a
// claim's subject and object become a reporter and a partner.
func Plan(r *leeway.Reading) leeway.Needs {
	p := planner{series: map[leeway.Series]bool{}, organisations: map[string]bool{}, actors: map[string]bool{}, date: r.Document.Date}
	for i := range r.Claims {
		p.claim(&r.Claims[i])
	}
	p.neighbours(r)
	return p.needs()
}

type planner struct {
	series                map[leeway.Series]bool
	organisations, actors map[string]bool
	date                  string
}

// claim adds what one claim needs.
func (p *planner) claim(c *leeway.Claim) {
	switch {
	case c.Kind == leeway.KindTie:
		p.tie(c)
		if c.Statistic == leeway.Level || c.Statistic == leeway.Rank {
			p.parties(c) // habitual flows are events too
		}
	case c.Kind == leeway.KindMembership:
		p.organisation(c.Object)
		p.parties(c)
	case c.Kind.Act():
		p.organisation(c.Object)
		p.organisation(c.Subject)
		p.parties(c)
		if c.Kind == leeway.KindAgreement && c.Value != nil {
			p.reporter("deals", c.Subject)
			p.reporter("deals", c.Object)
		}
	case c.Kind == leeway.KindProvision:
		p.parties(c)
	}
}

func (p *planner) parties(c *leeway.Claim) {
	for _, id := range []string{c.Subject, c.Object} {
		if id == "" || id == "world" {
			continue
		}
		p.actors[id] = true
		for _, m := range membersOf(id, p.date) {
			p.actors[m] = true
		}
	}
}

func (p *planner) organisation(id string) {
	if id != "" && !isState(id) && id != "world" {
		p.organisations[id] = true
	}
}

// tie adds the series of a tie: its own seat, the other side's record of the same flow, the
// reverse flow, and for trade the two flows that make it up.
func (p *planner) tie(c *leeway.Claim) {
	for _, s := range seatsOf(c) {
		for _, ind := range parts(s.indicator) {
			p.reporter(ind, s.reporter)
			p.reporter(ind, s.partner)
			if inv := inverse[ind]; inv != "" {
				p.reporter(inv, s.partner)
				p.reporter(inv, s.reporter)
			}
		}
		if originSide[s.indicator] {
			p.reporter(s.indicator, "world")
		}
		if c.Of == "gdp" {
			p.reporter("gdp", s.reporter)
		}
	}
	if slices.Contains(c.Resolved, "indicator") || slices.Contains(c.Rules, "topic") {
		for _, ind := range passing {
			p.reporter(ind, c.Subject)
			p.reporter(ind, c.Object)
		}
	}
	if c.Than != "" {
		for _, s := range seatsOf(c) {
			p.reporter(s.indicator, c.Than)
		}
	}
}

// parts lists the indicators from which one is put together.
func parts(indicator string) []string {
	switch indicator {
	case "trade", "trade-balance":
		return []string{"trade", "exports", "imports"}
	case "economic-ties":
		return []string{"trade", "exports", "imports", "remittances", "investment", "debt"}
	}
	return []string{indicator}
}

// reporter adds a series of a state, or of a group and all its members.
func (p *planner) reporter(indicator, id string) {
	if id == "" {
		return
	}
	p.series[leeway.Series{Reporter: id, Indicator: indicator}] = true
	for _, m := range membersOf(id, p.date) {
		p.series[leeway.Series{Reporter: m, Indicator: indicator}] = true
	}
}

// neighbours adds, for every tie, the series of the other subjects that its paragraph names: a
// figure may belong to another of them.
func (p *planner) neighbours(r *leeway.Reading) {
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Kind != leeway.KindTie || c.Value == nil {
			continue
		}
		for _, s := range seatsOf(c) {
			for _, id := range namedWith(r, c) {
				if isState(id) && (originSide[s.indicator] || s.reporter != id) {
					p.reporter(s.indicator, id)
				}
			}
		}
	}
}

func (p *planner) needs() leeway.Needs {
	n := leeway.Needs{Organisations: sorted(p.organisations), Actors: sorted(p.actors)}
	for s := range p.series {
		n.Series = append(n.Series, s)
	}
	slices.SortFunc(n.Series, func(a, b leeway.Series) int {
		if d := strings.Compare(a.Reporter, b.Reporter); d != 0 {
			return d
		}
		return strings.Compare(a.Indicator, b.Indicator)
	})
	return n
}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for id := range set {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// originSide marks the indicators whose reporter is a country of origin, so that the partners
// compete on the reporter's side: the largest group of foreigners in one country.
var originSide = map[string]bool{"migrants": true, "refugees": true, "permits": true, "students": true}

// seatOf returns the place in the record that a tie speaks of. ok is false where the lake has no
// such series: a product other than gas, or an indicator that is no measure.
func seatOf(c *leeway.Claim) (s seat, ok bool) {
	s = seat{c.Indicator, c.Subject, c.Object}
	if s.partner == "" {
		s.partner = "world"
	}
	product := strings.ToLower(c.Product)
	switch {
	case product == "gas" || product == "natural gas" || product == "pipeline gas":
		switch c.Indicator {
		case "imports", "energy":
			s.indicator = "gas-imports"
		case "exports":
			s.indicator = "gas-exports"
		default:
			return s, false
		}
	case product != "" && c.Indicator != "permits" && c.Indicator != "migrants" && c.Indicator != "refugees":
		return s, false
	}
	if s.partner == "other-countries" || s.reporter == "other-countries" {
		return s, false
	}
	switch c.Indicator {
	case "", "ties", "security-ties", "exercises", "energy", "troops":
		return s, s.indicator == "gas-imports"
	case "gdp", "population", "inflation":
		if c.Object == "" {
			s.partner = ""
		}
	}
	return s, s.reporter != ""
}

// seatsOf is seatOf as a list, for planning.
func seatsOf(c *leeway.Claim) []seat {
	if s, ok := seatOf(c); ok {
		return []seat{s}
	}
	return nil
}

// wholeOf returns the whole that a share is taken of, in the words of the record. known is false where
// the claim names a whole that no series has.
func wholeOf(c *leeway.Claim, s seat) (whole string, ok bool) {
	def := wholes[s.indicator]
	switch c.Of {
	case "", "total", "world", "share":
		if s.reporter == "world" && s.indicator == "arms" {
			return "world-arms-exports", true
		}
		return def, true
	case "gdp", "gross-fdi", "cumulative-fdi", "investments-and-loans", "citizens-abroad",
		"foreign-workers-in-partner", "foreign-arrivals-in-partner", "world-arms-imports", "world-arms-exports":
		return c.Of, true
	case def, s.indicator:
		return def, true
	case "exports", "imports", "trade", "turnover", "trade-turnover":
		if def == "trade-turnover" && strings.HasPrefix(c.Of, "t") {
			return def, true
		}
	case "debt", "external-debt", "foreign-debt", "public-debt":
		if s.indicator == "debt" {
			return "external-debt", true
		}
	case "arms-imports":
		return "arms-imports", s.indicator == "arms"
	}
	return "", false
}

// namedWith lists the actors of the other claims of a claim's paragraph, in their order.
func namedWith(r *leeway.Reading, c *leeway.Claim) []string {
	var out []string
	seen := map[string]bool{c.Subject: true, c.Object: true, "": true, "world": true}
	for i := range r.Claims {
		d := &r.Claims[i]
		if d.Paragraph != c.Paragraph {
			continue
		}
		for _, id := range []string{d.Subject, d.Object, d.Than} {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}
