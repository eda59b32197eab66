package profile

import (
	"cmp"
	"errors"
	"math"
	"runtime"
	"slices"
	"strconv"

	"leeway"
	"leeway/measure"
	"leeway/state"
)

// Rule is how it is told whether a state depends on others for a product.
type Rule string

// The rules: [measure.CDI] and [measure.GeoDep].
const (
	CDI    Rule = "cdi"
	GeoDep Rule = "geodep"
)

// Years is how many years a rule looks at, the last one included.
func (r Rule) Years() int {
	if r == GeoDep {
		return measure.GeoDepWindow
	}
	return 1
}

// held is how many of them the criteria must hold in.
func (r Rule) held() int {
	if r == GeoDep {
		return measure.GeoDepYears
	}
	return 1
}

const billion = 1e9

// LeastHHI is the concentration of named suppliers, in billionths, below which no rule finds a dependence. It
// lies a little below the threshold, so that rounding loses no product.
func (r Rule) LeastHHI() int64 {
	return billion*min(measure.CDIConcentration, measure.GeoDepImports) - 1
}

// TradeByProduct is what a lake has of one year for a rule.
type TradeByProduct struct {
	Year      int
	Sides     map[string]leeway.Sides
	Purchases []leeway.Purchase // by product
	Suppliers []leeway.Supplier // by product, the largest first
	World     []leeway.Supplier // the largest of each product, with how concentrated the exporters are
}

// MayDepend lists, in order, the products on which the totals alone leave a dependence open: in enough of
// the years the suppliers are concentrated and more is bought than sold. Only they need to be looked at closely.
func MayDepend(r Rule, years []TradeByProduct) []string {
	count := map[string]int{}
	for _, y := range years {
		for product, s := range y.Sides {
			if s.HHI >= r.LeastHHI() && s.ImportsUSD > s.ExportsUSD {
				count[product]++
			}
		}
	}
	var found []string
	for product, n := range count {
		if n >= r.held() {
			found = append(found, product)
		}
	}
	slices.Sort(found)
	return found
}

// ConcentratedWorld keeps the products whose exporters in the world are as concentrated as GeoDep asks, in enough of the years.
func ConcentratedWorld(products []string, years []TradeByProduct) []string {
	count := map[string]int{}
	for _, y := range years {
		for i := range y.World {
			if s := &y.World[i]; s.HHI >= int64(billion*measure.GeoDepWorld)-1 {
				count[s.Product]++
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(products), func(p string) bool { return count[p] < GeoDep.held() })
}

// Source is a supplier of a product.
type Source struct {
	Partner string `json:"partner"`
	Value   Amount `json:"value"` // dollars, from it
	Share   Amount `json:"share"` // percent of what comes from outside
}

// Substitute is somebody else who supplies the world with a product.
type Substitute struct {
	Partner string `json:"partner"`
	Exports Amount `json:"exports"` // dollars, to the world
	Share   Amount `json:"share"`   // percent of the world's exports
	Buys    bool   `json:"buys"`    // whether the reporter buys from it already
}

// Dependence is a product on which a state or a group depends by a rule.
type Dependence struct {
	Product   string              `json:"product"`
	Imports   Amount              `json:"imports"` // dollars, from outside
	Inside    Amount              `json:"inside"`  // dollars, from members of the group
	Exports   Amount              `json:"exports"` // dollars, to outside
	Quantity  Amount              `json:"quantity"`
	Unit      string              `json:"quantityUnit,omitempty"`
	Weighed   Amount              `json:"weighed"` // percent of the value that has a quantity
	HHI       Amount              `json:"hhi"`     // of named suppliers
	Low       Amount              `json:"hhiLow"`  // what unnamed suppliers leave open
	High      Amount              `json:"hhiHigh"`
	Sure      bool                `json:"sure"` // no unknown amount and no missing year could change that
	Held      int                 `json:"held"` // in how many years the criteria hold
	Criteria  []measure.Criterion `json:"criteria"`
	On        Amount              `json:"on"` // dollars, from the partners asked about; none where nobody was asked about
	OnShare   Amount              `json:"onShare"`
	Suppliers []Source            `json:"suppliers"`   // largest first
	Others    []Substitute        `json:"substitutes"` // largest first, without the partners asked about
	World     Amount              `json:"worldHHI"`    // of the world's exporters
}

// Question says whose dependence on whom is asked about.
type Question struct {
	Rule    Rule
	Members []string // whose
	Inside  []string // who is not outside
	On      []string // states; empty: nobody in particular
}

// Dependences says which of the products q's members depend on, by the years that the lake has
// of the rule's window, the last one first in years. With q.On, only those that the partners supply. The largest values come first.
//
// Errors: those of [measure.GeoDep] and [measure.CDI] for amounts that cannot be.
func Dependences(q Question, products []string, years []TradeByProduct) ([]Dependence, error) {
	grouped := make([]grouping, len(years))
	for i := range years {
		grouped[i] = q.group(&years[i])
	}
	n := min(runtime.GOMAXPROCS(0), max(1, len(products)))
	parts := make([][]Dependence, n)
	err := sideBySide(n, func(i int) (err error) {
		parts[i], err = q.among(products[i*len(products)/n:(i+1)*len(products)/n], grouped)
		return err
	})
	if err != nil {
		return nil, err
	}
	found := slices.Concat(parts...)
	slices.SortFunc(found, func(a, b Dependence) int {
		if len(q.On) > 0 && a.On != b.On {
			return cmp.Compare(b.On, a.On)
		}
		return cmp.Or(cmp.Compare(b.Imports, a.Imports), cmp.Compare(a.Product, b.Product))
	})
	return found, nil
}

// among lists those of the products that q's members depend on.
func (q *Question) among(products []string, years []grouping) ([]Dependence, error) {
	var found []Dependence
	for _, product := range products {
		d, ok, err := q.dependence(product, years)
		if err != nil {
			return nil, err
		}
		if ok && (len(q.On) == 0 || d.On > 0) {
			found = append(found, d)
		}
	}
	return found, nil
}

// grouping is a year's rows by product.
type grouping struct {
	year      int
	sides     map[string]leeway.Sides
	purchases map[string][]leeway.Purchase
	suppliers map[string][]leeway.Supplier
	world     map[string]*leeway.Supplier
}

func (q *Question) group(t *TradeByProduct) grouping {
	g := grouping{t.Year, t.Sides, map[string][]leeway.Purchase{}, map[string][]leeway.Supplier{}, map[string]*leeway.Supplier{}}
	for from, i := 0, 1; i <= len(t.Purchases); i++ {
		if product := t.Purchases[from].Product; i == len(t.Purchases) || t.Purchases[i].Product != product {
			g.purchases[product] = t.Purchases[from:i]
			from = i
		}
	}
	for from, i := 0, 1; i <= len(t.Suppliers); i++ {
		if product := t.Suppliers[from].Product; i == len(t.Suppliers) || t.Suppliers[i].Product != product {
			g.suppliers[product] = t.Suppliers[from:i]
			from = i
		}
	}
	for i := range t.World {
		g.world[t.World[i].Product] = &t.World[i]
	}
	return g
}

// outside splits purchases of a product into those from outside, as parts, and the sum of those
// from inside. What a state buys of itself are goods that come back: neither.
func (q *Question) outside(ps []leeway.Purchase) (parts []measure.Part, inside float64) {
	parts = make([]measure.Part, 0, len(ps))
	for i := range ps {
		switch p := &ps[i]; {
		case len(q.Members) == 1 && p.Partner == q.Members[0]:
		case slices.Contains(q.Inside, p.Partner):
			inside += float64(p.ValueUSD)
		default:
			parts = append(parts, measure.Part{Partner: p.Partner, Value: float64(p.ValueUSD)})
		}
	}
	return parts, inside
}

func (q *Question) dependence(product string, years []grouping) (Dependence, bool, error) {
	now := &years[0]
	parts, inside := q.outside(now.purchases[product])
	d := Dependence{Product: product, Inside: Amount(inside), Exports: Amount(now.sides[product].ExportsUSD), HHI: None, Low: None, High: None, On: None, OnShare: None, World: None}
	judge := q.cdi
	if q.Rule == GeoDep {
		judge = q.geodep
	}
	if ok, err := judge(&d, product, parts, years); err != nil || !ok {
		return d, false, err
	}
	q.describe(&d, now, parts)
	return d, true, nil
}

// cdi judges by one year.
func (q *Question) cdi(d *Dependence, _ string, parts []measure.Part, _ []grouping) (bool, error) {
	one, err := measure.CDI(parts, float64(d.Inside), float64(d.Exports))
	if errors.Is(err, measure.ErrNoTies) || errors.Is(err, measure.ErrAbsent) {
		return false, nil
	}
	d.Criteria, d.Sure, d.Held = one.Criteria, one.Sure, 1
	return one.Dependent, err
}

// geodep judges by the years of the window. A year whose suppliers nobody names is missing.
func (q *Question) geodep(d *Dependence, product string, _ []measure.Part, years []grouping) (bool, error) {
	var window []measure.ProductYear
	for i := range years {
		y := measure.ProductYear{Year: years[i].year, Exports: float64(years[i].sides[product].ExportsUSD)}
		y.Imports, _ = q.outside(years[i].purchases[product])
		if s := years[i].world[product]; s != nil {
			c := worldOf(s)
			y.World = &c
		} else if len(y.Imports) > 0 {
			continue // nobody is named as exporter
		}
		if _, err := measure.Concentrate(y.Imports); errors.Is(err, measure.ErrAbsent) {
			continue
		}
		window = append(window, y)
	}
	long, err := measure.GeoDep(window)
	if errors.Is(err, measure.ErrNoTies) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	d.Sure = long.Sure
	for i, y := range long.Years {
		if y.Dependent {
			d.Held++
		}
		if window[i].Year == years[0].year {
			d.Criteria = y.Criteria
		}
	}
	return long.Dependent, nil
}

// worldOf is how concentrated the world's exporters of a product are, by what its largest one's row says.
func worldOf(s *leeway.Supplier) measure.Concentration {
	whole, named, unknown := float64(s.WorldUSD), float64(s.NamedUSD), float64(s.WorldUSD-s.NamedUSD)
	h := float64(s.HHI) / billion
	squares, largest := h*named*named, float64(s.ValueUSD)
	high := (squares - largest*largest + (largest+unknown)*(largest+unknown)) / whole / whole
	return measure.Concentration{
		HHI: h, Effective: 1 / h, Bounds: measure.Range{Low: squares / whole / whole, High: min(1, high)},
		Coverage: measure.Coverage{Named: named, Unknown: unknown, Whole: whole, Partners: int(s.Exporters)},
	}
}

// describe fills in the amounts of the year, the suppliers and the substitutes.
func (q *Question) describe(d *Dependence, now *grouping, parts []measure.Part) {
	whole := 0.0
	for _, p := range parts {
		whole += p.Value
	}
	d.Imports = Amount(whole)
	if len(d.Criteria) > 0 { // the first one of both rules
		c := &d.Criteria[0]
		d.HHI, d.Low, d.High = Amount(c.Value), Amount(c.Low), Amount(c.High)
	}
	if s := now.suppliers[d.Product]; len(s) > 0 && s[0].Place == 1 {
		d.World = Amount(float64(s[0].HHI) / billion)
	}
	if len(q.On) > 0 {
		d.On = 0
	}
	d.Suppliers = make([]Source, 0, len(parts))
	for _, p := range parts {
		s := Source{p.Partner, Amount(p.Value), Amount(percentOf(p.Value, whole))}
		d.Suppliers = append(d.Suppliers, s)
		if slices.Contains(q.On, p.Partner) {
			d.On += s.Value
		}
	}
	if d.On.Known() {
		d.OnShare = Amount(percentOf(float64(d.On), whole))
	}
	slices.SortFunc(d.Suppliers, func(a, b Source) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Partner, b.Partner))
	})
	q.weigh(d, now.purchases[d.Product], whole)
	q.replace(d, now.suppliers[d.Product])
}

func percentOf(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * part / whole
}

// weigh sums quantities of what comes from outside up.
func (q *Question) weigh(d *Dependence, ps []leeway.Purchase, whole float64) {
	d.Quantity, d.Weighed = None, 0
	quantity, weighed := 0.0, 0.0
	for i := range ps {
		if p := &ps[i]; p.Quantity != leeway.NoQuantity && !slices.Contains(q.Inside, p.Partner) {
			quantity += float64(p.Quantity)
			weighed += float64(p.WeighedUSD)
			d.Unit = p.QuantityUnit
		}
	}
	if weighed > 0 {
		d.Quantity, d.Weighed = Amount(quantity), Amount(percentOf(weighed, whole))
	}
}

// replace lists who else supplies the world.
func (q *Question) replace(d *Dependence, suppliers []leeway.Supplier) {
	for i := range suppliers {
		s := &suppliers[i]
		if slices.Contains(q.Inside, s.Reporter) || slices.Contains(q.On, s.Reporter) {
			continue
		}
		buys := slices.ContainsFunc(d.Suppliers, func(o Source) bool { return o.Partner == s.Reporter && o.Value > 0 })
		if len(q.On) == 0 && len(d.Suppliers) > 0 && d.Suppliers[0].Partner == s.Reporter {
			continue // the main supplier does not take its own place
		}
		d.Others = append(d.Others, Substitute{s.Reporter, Amount(s.ValueUSD), Amount(percentOf(float64(s.ValueUSD), float64(s.WorldUSD))), buys})
	}
}

// Records lists what a product's numbers rest on: a row for each supplier, the partners asked
// about first, in the terms of a release.
func (d *Dependence) Records(q *Question, reporter string, year int, release leeway.Observation) []leeway.Observation {
	var asked, rest []leeway.Observation
	for _, s := range d.Suppliers {
		o := release
		o.Indicator, o.Flow, o.Reporter, o.Partner, o.Period, o.PeriodBasis = "imports", "import", reporter, s.Partner, strconv.Itoa(year), "year"
		o.Statistic, o.Comparator, o.Value, o.Unit = leeway.Level, "=", math.Round(float64(s.Value)), "usd"
		o.Note = "product " + d.Product + ", " + release.Note
		if s.Partner != state.Unknown && slices.Contains(q.On, s.Partner) {
			asked = append(asked, o)
		} else {
			rest = append(rest, o)
		}
	}
	return append(asked, rest...)
}
