package profile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/measure"
	"leeway/state"
)

// Part is a partner's part of a reporter's total.
type Part struct {
	Partner string `json:"partner"`
	Value   Amount `json:"value"` // in the unit of the domain; none where only the share was published
	Share   Amount `json:"share"` // percent
	Low     Amount `json:"low"`   // least and most that the records say, percent
	High    Amount `json:"high"`
	Basis   string `json:"basis"`             // how the share was got
	Members int    `json:"members,omitempty"` // of a group: how many members have a record

	Records []leeway.Observation `json:"-"` // behind it: the ones used first
}

// Domain is one indicator of a reporter in one year: its total, its partners and how much of the
// total they make.
type Domain struct {
	Reporter  string `json:"reporter"`
	Indicator string `json:"indicator"`
	Period    string `json:"period"`
	Unit      string `json:"unit"`
	Total     Amount `json:"total"`
	Origin    string `json:"origin"` // whose table it is
	Side      Side   `json:"side"`
	Parts     []Part `json:"partners"`           // states, largest share first
	Coverage  Amount `json:"coverage"`           // percent of the total that states which are named make
	Summed    bool   `json:"summed,omitempty"`   // the total is the sum over partners, as the table lists all
	Modelled  bool   `json:"modelled,omitempty"` // a model's figures, which nobody counted
	Window    string `json:"window,omitempty"`   // FROM/TO where the amounts are sums over several years
	Base      string `json:"base,omitempty"`     // what the total is of, where it is more than goods

	TotalRecords []leeway.Observation `json:"-"`
	tables       []table
	groups       []Part // the rows for groups of the authority in use
}

// table is what one authority's records say, on one side, of a domain.
type table struct {
	origin string
	side   Side
	unit   string
	set    string // the data set, of sums over years
	total  *leeway.Observation
	sum    float64 // over partners, where the table is complete by its nature
	parts  map[string]*leeway.Observation
	behind map[string][]leeway.Observation // the records of a sum over years
	named  float64                         // sum over states
	others float64                         // of partners that are not named
	cut    bool                            // it has some suppliers of the reporter only
	class  int
	last   string // newest year of a record
}

func (t *table) whole() float64 {
	if t.total != nil {
		return t.total.Value
	}
	return t.sum
}

// listsAll reports whether a table lists everybody by its nature, so that the sum over partners is the
// total: SIPRI's of arms, and the matrices of migrants of all states with all.
func listsAll(indicator, origin string) bool {
	return indicator == "arms" || indicator == "migrants" && (origin == "un-desa" || origin == "world-bank")
}

// wholes names, for each indicator, what a published share is a part of.
var wholes = map[string]string{
	"trade": "trade-turnover", "exports": "exports", "imports": "imports", "remittances": "total-remittances",
	"arms": "arms-imports", "debt": "external-debt", "investment": "gross-fdi", "remittances-outflow": "total-remittances-sent",
}

// Domain returns what the book holds of an indicator in a year; ok is false where no record gives
// a partner's share.
//
// A share is computed inside one authority's records of one side, whose table is chosen as
// [measure.Choose] chooses; other tables, and shares published as such, make the range of the partners that it
// names. A part without a share has none: nobody's total is put under another's number, and partners whom only
// another authority names have no part.
func (b *Book) Domain(reporter, indicator, year string) (*Domain, bool) {
	year = b.monthOf(reporter, indicator, year)
	d := &Domain{Reporter: reporter, Indicator: indicator, Period: year, Total: None, Coverage: None}
	d.tables = b.tables(reporter, indicator, year)
	published := b.published(reporter, indicator, year)
	if len(d.tables) == 0 {
		d.Origin = firstOrigin(published)
	} else {
		best := &d.tables[0]
		d.Modelled = best.class == 1
		d.Unit, d.Origin, d.Side, d.Total, d.Summed = best.unit, best.origin, best.side, Amount(best.whole()), best.total == nil
		if best.total != nil {
			d.TotalRecords = []leeway.Observation{*best.total}
			d.Base = baseOf(best.total)
		}
		if best.behind != nil {
			d.Window = windowOf(year)
		}
	}
	for _, id := range d.partners(published) {
		p, ok := d.part(id, published[id])
		if !ok {
			continue
		}
		b.level(d, &p)
		if named(indicator, id) {
			d.Parts = append(d.Parts, p)
		} else {
			d.groups = append(d.groups, p)
		}
	}
	d.Modelled = d.Modelled || len(d.tables) == 0 && len(d.Parts) > 0 && d.Parts[0].Records[0].Quality == leeway.Modelled
	slices.SortFunc(d.Parts, func(a, b Part) int {
		return cmp.Or(cmp.Compare(float64(b.Share), float64(a.Share)), cmp.Compare(a.Partner, b.Partner))
	})
	var named Amount
	for _, p := range d.Parts {
		named += p.Share
	}
	if len(d.Parts) > 0 {
		d.Coverage = min(named, 100)
	}
	return d, len(d.Parts) > 0
}

// monthOf is the last month of a year of which there is something, where there is nothing of the year itself.
func (b *Book) monthOf(reporter, indicator, year string) string {
	if len(year) != 4 || indicator != "debt" {
		return year
	}
	years := b.Years(reporter, indicator)
	if slices.Contains(years, year) {
		return year
	}
	for _, y := range slices.Backward(years) {
		if strings.HasPrefix(y, year) {
			return y
		}
	}
	return year
}

// tables gathers a domain's records by authority and side, the one to be used first.
func (b *Book) tables(reporter, indicator, year string) []table {
	type id struct {
		origin string
		side   Side
		unit   string
		set    string // the data set, of sums over years: two that end in different years are no one table
	}
	found := map[id]*table{}
	first := year
	if Windowed(indicator) > 1 {
		first, _, _ = strings.Cut(windowOf(year), "/")
	}
	for _, e := range b.series[[2]string{reporter, indicator}] {
		if e.Period < first || e.Period > year || e.Unit == "percent" {
			continue
		}
		for i := range e.Records {
			r := &e.Records[i]
			k := id{r.Origin, sideOf(r), r.Unit, ""}
			if first < year {
				k.set = r.Dataset
			}
			t := found[k]
			if t == nil {
				t = &table{origin: k.origin, side: k.side, unit: k.unit, set: k.set, parts: map[string]*leeway.Observation{}}
				found[k] = t
			}
			t.last, t.cut = max(t.last, r.Period), t.cut || r.SomeSuppliers()
			if first < year {
				t.pool(r)
				continue
			}
			t.take(r)
		}
	}
	var ts []table
	for _, t := range found {
		if t.finish(indicator, listsAll(indicator, t.origin) && !t.cut) {
			ts = append(ts, *t)
		}
	}
	slices.SortFunc(ts, byUse)
	return slices.DeleteFunc(ts, func(t table) bool { return t.last < ts[0].last }) // it ends within the window
}

// take keeps the better of two records of one authority for a partner.
func (t *table) take(r *leeway.Observation) {
	at := t.parts[r.Partner]
	if r.Partner == state.World {
		at = t.total
	}
	if at != nil {
		if c, ok := measure.Choose([]leeway.Observation{*at, *r}); !ok || c.Index == 0 {
			return
		}
	}
	if r.Partner == state.World {
		t.total = r
		return
	}
	t.parts[r.Partner] = r
}

// armsWindow is how many years of deliveries are looked at together: those of one year say little.
const armsWindow = 5

// Windowed reports how many years the amounts of a domain are summed over; 1 where a year stands for itself.
func Windowed(indicator string) int {
	if indicator == "arms" {
		return armsWindow
	}
	return 1
}

func windowOf(year string) string {
	n, err := strconv.Atoi(year)
	if err != nil {
		return year + "/" + year
	}
	return strconv.Itoa(n-armsWindow+1) + "/" + year
}

// pool adds a record to the sum over years of its partner.
func (t *table) pool(r *leeway.Observation) {
	if t.behind == nil {
		t.behind = map[string][]leeway.Observation{}
	}
	for i := range t.behind[r.Partner] { // of two records of one year the better counts
		if old := t.behind[r.Partner][i]; old.Period == r.Period {
			c, ok := measure.Choose([]leeway.Observation{old, *r})
			if ok && c.Index == 1 {
				t.behind[r.Partner][i] = *r
				t.parts[r.Partner].Value += r.Value - old.Value
			}
			return
		}
	}
	t.behind[r.Partner] = append(t.behind[r.Partner], *r)
	if t.parts[r.Partner] == nil {
		sum := *r
		t.parts[r.Partner] = &sum
		return
	}
	t.parts[r.Partner].Value += r.Value
}

// finish sums a table up, and reports whether it gives shares: it has partners, and a total above
// zero that they do not exceed by more than rounding.
func (t *table) finish(indicator string, complete bool) bool {
	ids := make([]string, 0, len(t.parts))
	for id := range t.parts {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	services := 0
	for _, id := range ids {
		r := t.parts[id]
		t.class = max(t.class, measure.Class(r))
		t.sum += r.Value
		if named(indicator, id) {
			t.named += r.Value
		} else if id == state.Unknown || id == "other-countries" {
			t.others += r.Value
		}
		if inServices(r) {
			services++
		}
	}
	if t.total != nil && len(ids) > 0 && inServices(t.total) != (2*services > len(ids)) {
		t.total = nil // of goods and services over parts of goods
	}
	if t.total == nil && !complete && t.side != Reconciled {
		return false
	}
	return len(t.parts) > 0 && t.whole() > 0 && t.named+t.others <= 1.02*t.whole()
}

// inServices reports whether a record says that services are in it.
func inServices(r *leeway.Observation) bool {
	return strings.Contains(strings.ToLower(r.Note), "services")
}

// baseOf names what a total is of, where services are in it.
func baseOf(total *leeway.Observation) string {
	if inServices(total) {
		return "goods and services"
	}
	return ""
}

func byUse(a, b table) int {
	return cmp.Or(cmp.Compare(b.last, a.last), cmp.Compare(b.class, a.class), boolOrder(a.side == Others, b.side == Others), boolOrder(a.side == Reconciled, b.side == Reconciled),
		boolOrder(a.unit != "usd", b.unit != "usd"), cmp.Compare(len(b.parts), len(a.parts)), cmp.Compare(a.origin, b.origin), cmp.Compare(a.unit, b.unit), cmp.Compare(a.set, b.set))
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// published gathers the shares that were published as such, by partner.
func (b *Book) published(reporter, indicator, year string) map[string][]leeway.Observation {
	found := map[string][]leeway.Observation{}
	for k, os := range b.shares {
		if k.Reporter == reporter && k.Indicator == indicator && k.Period == year && k.Unit == wholes[indicator] {
			found[k.Partner] = os
		}
	}
	for _, os := range found {
		slices.SortFunc(os, inOrder)
	}
	return found
}

// partners lists every state and group for which something gives a share.
func (d *Domain) partners(published map[string][]leeway.Observation) []string {
	set := map[string]bool{}
	for i := range d.tables {
		for id := range d.tables[i].parts {
			set[id] = true
		}
	}
	for id := range published {
		set[id] = true
	}
	var ids []string
	for id := range set {
		if named(d.Indicator, id) && !set[owners[id]] || len(state.Members(id, d.Period)) > 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// owners are the states whose banks lend in their own name: where the table has the state, the bank is in it.
var owners = map[string]string{"china-exim-bank": "CHN"}

// named reports whether a partner is somebody by name: a state, and of debt any creditor that is no sum over creditors.
func named(indicator, id string) bool {
	if isState(id) {
		return true
	}
	rest := id == "" || id == state.World || id == state.Unknown || id == "other-countries" || strings.HasSuffix(id, "-creditors")
	return indicator == "debt" && !rest
}

// firstOrigin is the authority whose published shares are used where there is no table: the one with the best class,
// of equals the one with most partners.
func firstOrigin(published map[string][]leeway.Observation) string {
	class, count := map[string]int{}, map[string]int{}
	for _, os := range published {
		for i := range os {
			class[os[i].Origin] = max(class[os[i].Origin], measure.Class(&os[i]))
			count[os[i].Origin]++
		}
	}
	best := ""
	for o := range class {
		if c := cmp.Or(cmp.Compare(class[o], class[best]), cmp.Compare(count[o], count[best]), cmp.Compare(best, o)); best == "" || c > 0 {
			best = o
		}
	}
	return best
}

// part is a partner's share with the range over all records. The table in use decides; where it lacks the partner, a
// share that the same authority published stands in.
func (d *Domain) part(partner string, published []leeway.Observation) (Part, bool) {
	p := Part{Partner: partner, Value: None, Share: None, Low: None, High: None}
	if !d.inUse(partner) {
		published = slices.DeleteFunc(slices.Clone(published), func(o leeway.Observation) bool { return o.Origin != d.Origin })
		p.offerPublished(published, false)
		return p, p.Share.Known()
	}
	for i := range d.tables {
		t := &d.tables[i]
		if r, ok := t.parts[partner]; ok {
			p.offer(t, r)
		}
	}
	p.offerPublished(published, true)
	return p, p.Share.Known()
}

// level adds the amount that the same authority gives beside a share it published.
func (b *Book) level(d *Domain, p *Part) {
	if p.Value.Known() {
		return
	}
	for _, unit := range []string{d.Unit, "usd"} {
		e, ok := b.entries[Key{d.Reporter, p.Partner, d.Indicator, d.Period, unit}]
		if !ok {
			continue
		}
		var own []leeway.Observation
		for _, r := range e.Records {
			if r.Origin == p.Records[0].Origin {
				own = append(own, r)
			}
		}
		if c, ok := measure.Choose(own); ok {
			p.Value = Amount(own[c.Index].Value)
			p.Records = append(p.Records, own[c.Index])
			if d.Unit == "" {
				d.Unit = unit
			}
			return
		}
	}
}

// inUse reports whether the table in use has the partner.
func (d *Domain) inUse(partner string) bool {
	return len(d.tables) > 0 && d.tables[0].parts[partner] != nil
}

func (p *Part) offer(t *table, r *leeway.Observation) {
	share := Amount(100 * r.Value / t.whole())
	records := []leeway.Observation{*r}
	if behind := t.behind[r.Partner]; behind != nil {
		records = slices.Clone(behind)
	}
	if t.total != nil {
		records = append(records, *t.total)
	}
	if !p.Share.Known() {
		p.Share, p.Value, p.Low, p.High = share, Amount(r.Value), share, share
		p.Basis = "computed from " + t.origin
		p.Records = records
		return
	}
	if r.Quality == leeway.Modelled && p.Records[0].Quality != leeway.Modelled {
		return
	}
	p.widen(share, records)
}

func (p *Part) widen(share Amount, records []leeway.Observation) {
	p.Low, p.High = min(p.Low, share), max(p.High, share)
	p.Records = append(p.Records, records...)
}

// offerPublished takes shares published as such: they make the range, and the share itself where
// the table in use lacks the partner and their class is not less than that of what there is.
func (p *Part) offerPublished(published []leeway.Observation, used bool) {
	c, ok := measure.Choose(published)
	if !ok {
		return
	}
	best := &published[c.Index]
	if !used && (!p.Share.Known() || measure.Class(best) >= measure.Class(&p.Records[0])) {
		low, high := Amount(c.Low), Amount(c.High)
		if p.Share.Known() && p.Records[0].Quality != leeway.Modelled {
			low, high = min(low, p.Low), max(high, p.High)
		}
		p.Share, p.Low, p.High, p.Basis = Amount(best.Value), low, high, "published by "+best.Origin
		p.Records = append(slices.Clone(published), p.Records...)
		return
	}
	if best.Quality == leeway.Modelled && p.Records[0].Quality != leeway.Modelled {
		return
	}
	p.widen(Amount(c.Low), nil)
	p.widen(Amount(c.High), published)
}

// NotListed is the basis of a part that a complete list does not have.
const NotListed = "not on the complete list"

// On returns the part of a partner, which may be a group with its members of the year.
func (d *Domain) On(partner string) (Part, bool) { return d.on(partner, d.Period) }

// on is On for a group with its members of a date. Where the table names nearly everybody it is the sum over
// members, so that years can be compared; else the authority's own row for the group, or none: a partial sum is no figure.
func (d *Domain) on(partner, at string) (Part, bool) {
	p, ok := d.find(partner)
	if !ok {
		p, ok = d.ownedBy(partner)
	}
	complete := len(d.tables) > 0 && d.Indicator == "arms"
	if isState(partner) || ok && !(d.Coverage >= nearlyAll) {
		if !ok && complete {
			return Part{Partner: partner, Basis: NotListed}, true
		}
		return p, ok
	}
	if !(d.Coverage >= nearlyAll) {
		return p, false
	}
	sum := Part{Partner: partner, Value: 0, Share: 0, Low: 0, High: 0, Basis: "sum over members"}
	for _, m := range state.Members(partner, at) {
		if q, ok := d.find(m); ok {
			sum.add(&q)
		}
	}
	if sum.Members == 0 && complete {
		return Part{Partner: partner, Basis: NotListed}, true
	}
	if sum.Members == 0 {
		return p, ok
	}
	return sum, true
}

// ownedBy is the part of a state whose bank the table names in its place.
func (d *Domain) ownedBy(partner string) (Part, bool) {
	for _, p := range d.Parts {
		if owners[p.Partner] == partner && d.Indicator == "debt" {
			p.Basis += ", " + p.Partner
			p.Partner = partner
			return p, true
		}
	}
	return Part{}, false
}

// nearlyAll is the coverage, in percent, from which a group without a row is the sum over its members.
const nearlyAll = 98

// add takes a member into a group.
func (p *Part) add(q *Part) {
	p.Members++
	p.Value, p.Share, p.Low, p.High = p.Value+q.Value, p.Share+q.Share, p.Low+q.Low, p.High+q.High
	p.Records = append(p.Records, q.Records...)
}

func (d *Domain) find(partner string) (Part, bool) {
	for _, list := range [][]Part{d.Parts, d.groups} {
		for _, p := range list {
			if p.Partner == partner {
				return p, true
			}
		}
	}
	return Part{}, false
}

// Years lists the years for which the book has something of an indicator of a reporter, ascending.
func (b *Book) Years(reporter, indicator string) []string {
	var years []string
	for _, e := range b.series[[2]string{reporter, indicator}] {
		years = append(years, e.Period)
	}
	for k := range b.shares {
		if k.Reporter == reporter && k.Indicator == indicator && k.Unit == wholes[indicator] {
			years = append(years, k.Period)
		}
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// Latest returns the newest domain, not after a year if one is given, that has at least three
// partners or half of the total; failing that, the newest that has any. What was counted comes before what a model gives.
func (b *Book) Latest(reporter, indicator, upTo string) (*Domain, bool) {
	var first, modelled *Domain
	years := b.Years(reporter, indicator)
	for _, y := range slices.Backward(years) {
		if upTo != "" && y > upTo {
			continue
		}
		d, ok := b.Domain(reporter, indicator, y)
		switch {
		case !ok:
		case d.Modelled && modelled == nil:
			modelled = d
		case d.Modelled:
		case len(d.Parts) >= 3 || d.Coverage >= 50:
			return d, true
		case first == nil:
			first = d
		}
	}
	if first == nil {
		first = modelled
	}
	return first, first != nil
}
