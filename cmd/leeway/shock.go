package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/actor"
	"leeway/engine/duck"
	"leeway/measure"
	"leeway/profile"
	"leeway/state"
)

type shockCmd struct {
	Partner   string   `help:"Who cuts: a state." required:"" placeholder:"PARTNER"`
	Indicator []string `help:"What is cut: remittances, exports, imports and so on." required:"" placeholder:"ID"`
	Cut       float64  `help:"By how many percent (${default})." default:"50" placeholder:"PERCENT"`
	On        []string `help:"Whom it hits: states or groups; otherwise every state that the lake has." placeholder:"STATE"`
	Year      int      `help:"Year of the flows; otherwise the newest of each." placeholder:"YEAR"`
	Others    float64  `help:"By how many percent others can trade more of each product (${default})." default:"20" placeholder:"PERCENT"`
	Robust    bool     `help:"Does the order of the states survive other years?"`
	askFlags
}

// Help is shown by `leeway shock --help`.
func (*shockCmd) Help() string {
	return `What a partner's cut takes away in the first round: the cut part of the flow, in dollars and in percent of the gross domestic product of the same year, with the range over both sides' records and all sources.

It is an order of size and no forecast: nobody looks for another partner, no price moves, nothing is passed on. For imports it is the value of goods that do not come, which is no loss of income. Where the lake has trade by product, it is set against what others could take up.

Examples:

  leeway shock --partner RUS --indicator remittances --cut 50 --on central-asia
  leeway shock --partner China --indicator exports,imports --cut 30 --on KAZ,UZB --format csv`
}

// shockRow is a hit.
type shockRow struct {
	profile.Hit
	Net *netLoss `json:"withSubstitutes,omitempty"`
}

// netLoss is a loss less what others could take up, by product.
type netLoss struct {
	Gross    float64 `json:"gross"`
	Net      float64 `json:"net"`
	Products int     `json:"products"`
	Others   float64 `json:"othersPercent"`
}

// Observations implements traced.
func (r shockRow) Observations() []leeway.Observation { return r.Records }

// Run computes the losses.
func (c *shockCmd) Run(s *session) error {
	partner, err := actorID(c.Partner)
	if err == nil {
		err = isOneState(partner)
	}
	if err == nil {
		err = knownIndicators(c.Indicator)
	}
	if err == nil && (!(c.Cut >= 0) || c.Cut > 100 || !(c.Others >= 0)) {
		err = leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--cut %v --others %v: out of range", c.Cut, c.Others), "--cut is 0 to 100 percent, --others 0 or more")
	}
	if err != nil {
		return err
	}
	states, err := hitStates(c.On, partner)
	if err != nil {
		return err
	}
	e, book, err := s.opened(append([]string{"gdp"}, c.Indicator...), append(states, partner)...)
	if err != nil {
		return err
	}
	defer func() { _ = e.Close() }() // nothing was written
	var rows []shockRow
	for _, id := range states {
		for _, i := range c.Indicator {
			if h, ok := profile.Shock(book, id, partner, i, yearText(c.Year), c.Cut); ok {
				net, err := c.net(s, e, &h)
				if err != nil {
					return err
				}
				rows = append(rows, shockRow{h, net})
			}
		}
	}
	if len(rows) == 0 {
		err := leeway.Errorf(leeway.CodeNotFound, "the lake has no yearly %s with %s", strings.Join(c.Indicator, ", "), nameOf(partner))
		return leeway.WithHint(err, "leeway indicators says what the lake has; leeway sources what can be brought in")
	}
	slices.SortStableFunc(rows, func(a, b shockRow) int {
		return cmp.Or(cmp.Compare(slices.Index(c.Indicator, a.Indicator), slices.Index(c.Indicator, b.Indicator)), byLoss(a.OfGDP, b.OfGDP), byLoss(a.Loss, b.Loss))
	})
	return answerIn(s, c.askFlags, rows, shockForms(rows), c.foot(states, rows, partner)+c.robust(book, rows))
}

// byLoss orders the larger first, and what is not known last.
func byLoss(a, b profile.Amount) int {
	switch {
	case a.Known() && b.Known():
		return cmp.Compare(b, a)
	case a.Known():
		return -1
	case b.Known():
		return 1
	}
	return 0
}

// hitStates resolves states and the members of groups; nobody named means every state.
func hitStates(names []string, partner string) ([]string, error) {
	var ids []string
	for _, n := range names {
		id, err := actorID(n)
		if err != nil {
			return nil, err
		}
		members := actor.Default().Members(id, "")
		if len(members) == 0 {
			if err := isOneState(id); err != nil {
				return nil, err
			}
			members = []string{id}
		}
		ids = append(ids, members...)
	}
	if len(names) == 0 {
		for _, e := range state.All() {
			if e.To == "" {
				ids = append(ids, e.ID)
			}
		}
	}
	ids = slices.DeleteFunc(ids, func(id string) bool { return id == partner })
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) == 0 {
		err := leeway.Errorf(leeway.CodeInvalid, "%s cannot be hit by its own cut", nameOf(partner))
		return nil, leeway.WithHint(err, "name other states with --on")
	}
	return ids, nil
}

// net sets a loss against what others could take up of each product, where the lake has the products.
func (c *shockCmd) net(s *session, e *duck.Engine, h *profile.Hit) (*netLoss, error) {
	flow := strings.TrimSuffix(h.Indicator, "s")
	if flow != "export" && flow != "import" || h.Unit != "usd" {
		return nil, nil
	}
	year, err := strconv.Atoi(h.Period)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeInternal, "shock: period %q is no year", h.Period)
	}
	flows, err := e.Products(s.ctx, h.Reporter, flow, year, year, s.asOf)
	if err != nil {
		return nil, err
	}
	products := profile.ByProduct(flows, h.Partner)
	if len(products) == 0 {
		return nil, nil
	}
	shock, err := measure.ShockByProduct(products, c.Cut/100, c.Others/100, measure.Figure{Value: 1, Unit: h.Unit, Period: h.Period})
	if err != nil {
		return nil, err
	}
	return &netLoss{shock.Gross.Amount, shock.Net.Amount, len(shock.Products), c.Others}, nil
}

var shockColumns = []column[shockRow]{
	{"state", func(r shockRow) string { return nameOf(r.Reporter) }},
	{"flow", func(r shockRow) string { return r.Indicator }},
	{"year", func(r shockRow) string { return r.Period }},
	{"with the partner", func(r shockRow) string { return said(&r.Records[0]) }},
	{"loss", func(r shockRow) string { return figure(r.Loss, r.Unit) }},
	{"range", func(r shockRow) string { return span(float64(r.LossLow), float64(r.LossHigh), r.Unit) }},
	{"of gdp", func(r shockRow) string { return figure(r.OfGDP, "percent") }},
	{"gdp range", func(r shockRow) string { return percentSpan(r.OfGDPLow, r.OfGDPHigh) }},
	{"with substitutes", func(r shockRow) string {
		if r.Net == nil {
			return ""
		}
		return figure(profile.Amount(r.Net.Net), r.Unit)
	}},
}

// shockForms: a table has a section for each flow, and no column that is empty.
func shockForms(rows []shockRow) shapes[shockRow] {
	columns := slices.DeleteFunc(slices.Clone(shockColumns), func(c column[shockRow]) bool {
		return c.head == "flow" || !slices.ContainsFunc(rows, func(r shockRow) bool { return c.cell(r) != "" })
	})
	return shapes[shockRow]{text: shockColumns, table: columns, section: func(r shockRow) string { return capital(label(r.Indicator)) }, data: shockData}
}

// percentSpan writes a range of percentages, nothing where it has no width.
func percentSpan(low, high profile.Amount) string {
	if !low.Known() || !high.Known() || high-low < 0.05 {
		return ""
	}
	return fmt.Sprintf("%.1f to %.1f %%", float64(low), float64(high))
}

// foot states the assumptions, and who has no figure.
func (c *shockCmd) foot(states []string, rows []shockRow, partner string) string {
	var b strings.Builder
	_, _ = fmt.Fprintf(&b, "\nIf %s cut these flows by %v percent, first round only: nobody looks for another partner, no price moves, nothing is passed on.\n", nameOf(partner), c.Cut) // to memory
	if slices.ContainsFunc(rows, func(r shockRow) bool { return r.Net != nil }) {
		_, _ = fmt.Fprintf(&b, "With substitutes: others trade up to %v percent more of each product than they do.\n", c.Others)
	}
	if slices.ContainsFunc(rows, func(r shockRow) bool { return !r.OfGDP.Known() }) {
		b.WriteString("Where there is no percentage, the lake has no gross domestic product of that year.\n")
	}
	if slices.ContainsFunc(rows, func(r shockRow) bool {
		return slices.ContainsFunc(rows, func(o shockRow) bool { return o.Indicator == r.Indicator && o.Period != r.Period })
	}) {
		b.WriteString("The years differ between the states: --year takes one for all.\n")
	}
	var without []string
	for _, id := range states {
		if !slices.ContainsFunc(rows, func(r shockRow) bool { return r.Reporter == id }) {
			without = append(without, id)
		}
	}
	if len(c.On) > 0 && len(without) > 0 {
		b.WriteString("No figure, which is not zero: " + names(without) + ".\n")
	}
	return b.String()
}

// robust says for each flow whether the order of the states by their loss survives other years.
func (c *shockCmd) robust(book *profile.Book, rows []shockRow) string {
	if !c.Robust {
		return ""
	}
	var b strings.Builder
	for _, i := range c.Indicator {
		var hits []profile.Hit
		for _, r := range rows {
			if r.Indicator == i {
				hits = append(hits, r.Hit)
			}
		}
		r, tried, err := book.HitSurvives(hits)
		if err != nil || r.Pairs == 0 {
			b.WriteString(capital(i) + ": nothing else to try.\n")
			continue
		}
		_, _ = fmt.Fprintf(&b, "%s: the order by percent of GDP survives in %d of %d comparisons over %d cases.\n", capital(i), r.Kept+r.Tied, r.Pairs, tried) // to memory
		b.WriteString(reversals(r, "  "))
	}
	return b.String()
}
