package profile

import (
	"cmp"
	"slices"

	"leeway"
	"leeway/measure"
)

// Hit is the first-round loss of a state when a partner cuts a flow.
type Hit struct {
	Reporter  string `json:"reporter"`
	Partner   string `json:"partner"`
	Indicator string `json:"indicator"`
	Period    string `json:"period"`
	Unit      string `json:"unit"`
	Flow      Amount `json:"flow"` // with the partner
	Low       Amount `json:"flowLow"`
	High      Amount `json:"flowHigh"`
	Cut       Amount `json:"cut"` // percent
	Loss      Amount `json:"loss"`
	LossLow   Amount `json:"lossLow"`
	LossHigh  Amount `json:"lossHigh"`
	OfGDP     Amount `json:"ofGDP"` // percent; none where no product of the year is known
	OfGDPLow  Amount `json:"ofGDPLow"`
	OfGDPHigh Amount `json:"ofGDPHigh"`
	Reason    string `json:"reason"` // why this record of the flow

	Records []leeway.Observation `json:"-"`
}

// Shock is what a cut of an indicator by a partner, in percent, takes from a state in the first round,
// by the newest year that has the flow, or the year asked for; ok is false where there is no flow. The
// range is over all records of the flow and of the product. The formula is [measure.Shock].
func Shock(b *Book, reporter, partner, indicator, year string, cut float64) (Hit, bool) {
	e, ok := b.flow(reporter, partner, indicator, year)
	if !ok {
		return Hit{}, false
	}
	h := Hit{Reporter: reporter, Partner: partner, Indicator: indicator, Period: e.Period, Unit: e.Unit, Cut: Amount(cut), Reason: e.Choice.Reason,
		Flow: Amount(e.Value()), Low: Amount(e.Choice.Low), High: Amount(e.Choice.High), OfGDP: None, OfGDPLow: None, OfGDPHigh: None, Records: usedFirst(e)}
	c := Amount(cut / 100)
	h.Loss, h.LossLow, h.LossHigh = c*h.Flow, c*h.Low, c*h.High
	if product, ok := b.Entry(Key{reporter, "", "gdp", e.Period, e.Unit}); ok {
		h.ofGDP(product, cut/100)
	}
	return h, true
}

// flow is the entry of a tie in a year, or else in the newest that has a product too, unless the flow alone is much newer;
// in dollars if there are any.
func (b *Book) flow(reporter, partner, indicator, year string) (*Entry, bool) {
	var found []*Entry
	for _, e := range b.Between(reporter, partner, indicator) {
		if e.Unit != "percent" && (year == "" || e.Period == year) {
			found = append(found, e)
		}
	}
	if len(found) == 0 {
		return nil, false
	}
	newer := func(a, b *Entry) int {
		return cmp.Or(boolOrder(a.Unit == "usd", b.Unit == "usd"), cmp.Compare(a.Period, b.Period))
	}
	newest := slices.MaxFunc(found, newer)
	found = slices.DeleteFunc(found, func(e *Entry) bool {
		_, ok := b.Entry(Key{reporter, "", "gdp", e.Period, e.Unit})
		return !ok || e.Unit != newest.Unit || e.Period < yearOff(newest.Period, -comparable)
	})
	if len(found) == 0 {
		return newest, true
	}
	return slices.MaxFunc(found, newer), true
}

// ofGDP sets the loss against the product, with the range over all records of both.
func (h *Hit) ofGDP(product *Entry, cut float64) {
	of := func(flow Amount, gdp float64) Amount {
		l, err := measure.Shock(measure.Figure{Value: float64(flow), Unit: h.Unit, Period: h.Period}, measure.Figure{Value: gdp, Unit: product.Unit, Period: product.Period}, cut)
		if err != nil {
			return None
		}
		return Amount(100 * l.OfGDP)
	}
	h.OfGDP, h.OfGDPLow, h.OfGDPHigh = of(h.Flow, product.Value()), of(h.Low, product.Choice.High), of(h.High, product.Choice.Low)
	h.Records = append(h.Records, usedFirst(product)...)
}

// usedFirst lists the records of an entry, the one used first.
func usedFirst(e *Entry) []leeway.Observation {
	used := e.Choice.Index
	os := append([]leeway.Observation{e.Records[used]}, e.Records[:used]...)
	return append(os, e.Records[used+1:]...)
}

// ByProduct splits a reporter's flow of each product into what goes with a partner and what goes with all
// others. Both sides' records and a reconciled data set would count twice: one data set and
// classification is used, the one with most products. Nil where the partner has none.
func ByProduct(flows []leeway.Flow, partner string) []measure.ProductFlow {
	type table struct{ dataset, classification, mirror string }
	found := map[table]map[string]*measure.ProductFlow{}
	for i := range flows {
		f := &flows[i]
		t := table{f.Dataset, f.Classification, f.Mirror}
		if found[t] == nil {
			found[t] = map[string]*measure.ProductFlow{}
		}
		p := found[t][f.Product]
		if p == nil {
			p = &measure.ProductFlow{Product: f.Product}
			found[t][f.Product] = p
		}
		if f.Partner == partner {
			p.Partner += float64(f.ValueUSD)
		} else {
			p.Others += float64(f.ValueUSD)
		}
	}
	var best table
	for t, products := range found {
		if n := cmp.Compare(len(products), len(found[best])); n > 0 || n == 0 && t.dataset+t.classification+t.mirror < best.dataset+best.classification+best.mirror {
			best = t
		}
	}
	var list []measure.ProductFlow
	traded := false
	for _, p := range found[best] {
		traded = traded || p.Partner > 0
		list = append(list, *p)
	}
	if !traded {
		return nil
	}
	slices.SortFunc(list, func(a, b measure.ProductFlow) int { return cmp.Compare(a.Product, b.Product) })
	return list
}

// HitSurvives says whether the order of states by their loss in percent of the product survives the years before and after,
// one state at a time; tried is how many cases there were. Hits without a percentage are left out.
func (b *Book) HitSurvives(hits []Hit) (r measure.RankRobustness, tried int, err error) {
	base := measure.Ranking{Name: "as shown"}
	for _, h := range hits {
		if h.OfGDP.Known() {
			base.Parts = append(base.Parts, measure.Part{Partner: h.Reporter, Value: float64(h.OfGDP)})
		}
	}
	var others []measure.Ranking
	for _, h := range hits {
		for _, off := range []int{-2, -1, 1} {
			year := yearOff(h.Period, off)
			other, ok := Shock(b, h.Reporter, h.Partner, h.Indicator, year, float64(h.Cut))
			if !ok || !other.OfGDP.Known() || !h.OfGDP.Known() {
				continue
			}
			c := measure.Ranking{Name: h.Reporter + " in " + year, Parts: slices.Clone(base.Parts)}
			for i := range c.Parts {
				if c.Parts[i].Partner == h.Reporter {
					c.Parts[i].Value = float64(other.OfGDP)
				}
			}
			others = append(others, c)
		}
	}
	r, err = measure.RankingSurvives(base, others)
	return r, len(others), err
}
