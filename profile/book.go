package profile

import (
	"cmp"
	"slices"
	"strconv"

	"leeway"
	"leeway/measure"
	"leeway/state"
)

// Key is the question that records answer.
type Key struct {
	Reporter  string `json:"reporter"`
	Partner   string `json:"partner,omitempty"`
	Indicator string `json:"indicator"`
	Period    string `json:"period"`
	Unit      string `json:"unit"`
}

// Entry is every record of one number.
type Entry struct {
	Key
	Records []leeway.Observation // all of them, in a fixed order
	Choice  measure.Choice       // Index is into Records
}

// Used is the record that is used.
func (e *Entry) Used() *leeway.Observation { return &e.Records[e.Choice.Index] }

// Value is that of the record that is used.
func (e *Entry) Value() float64 { return e.Used().Value }

// Side is whose record a figure is.
type Side string

// The sides. A figure of neither, such as an arms transfer that a compiler lists, is taken for the
// reporter's own.
const (
	Own        Side = "reporter"
	Others     Side = "partner"
	Reconciled Side = "reconciled" // made from both, as CEPII's BACI is
)

// SideOf returns whose record an observation is.
func SideOf(o *leeway.Observation) Side { return sideOf(o) }

func sideOf(o *leeway.Observation) Side {
	if s := Side(o.Mirror); s == Others || s == Reconciled {
		return s
	}
	return Own
}

// Side returns the entry of one side's records only.
func (e *Entry) Side(s Side) (Entry, bool) {
	side := Entry{Key: e.Key}
	for i := range e.Records {
		if sideOf(&e.Records[i]) == s {
			side.Records = append(side.Records, e.Records[i])
		}
	}
	var ok bool
	side.Choice, ok = measure.Choose(side.Records)
	return side, ok
}

// Book holds the levels of a record by question, and the shares that were published as such.
type Book struct {
	entries map[Key]*Entry
	shares  map[Key][]leeway.Observation
	keys    []Key                  // of entries, in order
	series  map[[2]string][]*Entry // by reporter and indicator, in order
}

// NewBook gathers yearly figures and stocks. A flow that only the other side's tables name under
// their own reporter (what China exports to Kyrgyzstan is what Kyrgyzstan imports from China) is
// entered under both, as the partner's record of it. A row in two vintages that both answer
// counts once.
func NewBook(rows []leeway.Observation) *Book {
	b := &Book{entries: map[Key]*Entry{}, shares: map[Key][]leeway.Observation{}, series: map[[2]string][]*Entry{}}
	for i := range rows {
		b.add(rows[i])
		if turned, ok := turn(rows[i]); ok {
			b.add(turned)
		}
	}
	for k, e := range b.entries {
		slices.SortFunc(e.Records, inOrder)
		var ok bool
		if e.Choice, ok = measure.Choose(e.Records); !ok {
			delete(b.entries, k)
			continue
		}
		b.keys = append(b.keys, k)
	}
	slices.SortFunc(b.keys, compareKeys)
	for _, k := range b.keys {
		at := [2]string{k.Reporter, k.Indicator}
		b.series[at] = append(b.series[at], b.entries[k])
	}
	return b
}

func (b *Book) add(o leeway.Observation) {
	period, ok := yearOf(&o)
	if !ok {
		return
	}
	k := Key{o.Reporter, o.Partner, o.Indicator, period, o.Unit}
	if part, ok := parts[o.Flow]; ok {
		k.Indicator = part
	}
	switch o.Statistic {
	case leeway.Level, "":
		e := b.entries[k]
		if e == nil {
			e = &Entry{Key: k}
			b.entries[k] = e
		}
		if !slices.ContainsFunc(e.Records, func(r leeway.Observation) bool { return same(&r, &o) }) {
			e.Records = append(e.Records, o)
		}
	case leeway.Share:
		k.Unit = o.Whole
		if !slices.ContainsFunc(b.shares[k], func(r leeway.Observation) bool { return same(&r, &o) }) {
			b.shares[k] = append(b.shares[k], o)
		}
	}
}

// parts are flows within a flow, which are counted apart.
var parts = map[string]string{"re-export": "re-exports", "re-import": "re-imports"}

// yearOf returns the year of a yearly figure, and of a stock the year whose end it is of; of debt the month, where it is of another
// than December. Figures of other lengths are other questions.
func yearOf(o *leeway.Observation) (string, bool) {
	if len(o.Period) < 4 {
		return "", false
	}
	switch {
	case len(o.Period) == 4:
		return o.Period, true
	case o.PeriodBasis == "stock-at-end" && (len(o.Period) == 7 && o.Period[5:] == "12" || o.Period[4:] == "-12-31"):
		return o.Period[:4], true
	case o.PeriodBasis == "stock-at-end" && len(o.Period) == 7 && o.Indicator == "debt": // ministries publish it month by month, and seldom in December
		return o.Period, true
	case o.Period == o.Period[:4]+"-01/"+o.Period[:4]+"-12":
		return o.Period[:4], true
	}
	return "", false
}

// same reports whether two rows are one: the same figure of the same origin and side, which two
// outlets or two vintages carry.
func same(a, b *leeway.Observation) bool {
	return a.Value == b.Value && a.Origin == b.Origin && a.Quality == b.Quality && a.Mirror == b.Mirror && a.Comparator == b.Comparator && a.Flow == b.Flow
}

func inOrder(a, b leeway.Observation) int {
	return cmp.Or(cmp.Compare(a.Mirror, b.Mirror), cmp.Compare(a.Quality, b.Quality), cmp.Compare(a.Origin, b.Origin),
		cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(a.Vintage, b.Vintage), cmp.Compare(a.Released, b.Released),
		cmp.Compare(a.Value, b.Value), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Comparator, b.Comparator), cmp.Compare(a.RecordURL, b.RecordURL))
}

func compareKeys(a, b Key) int {
	return cmp.Or(cmp.Compare(a.Reporter, b.Reporter), cmp.Compare(a.Indicator, b.Indicator), cmp.Compare(a.Unit, b.Unit),
		cmp.Compare(a.Partner, b.Partner), cmp.Compare(a.Period, b.Period))
}

// reverse names the same flow as the other side sees it.
var reverse = map[string]string{"exports": "imports", "imports": "exports", "trade": "trade", "remittances-outflow": "remittances"}

// turn returns a row as the other side's record of the other side's tie.
func turn(o leeway.Observation) (leeway.Observation, bool) {
	to, ok := reverse[o.Indicator]
	if !ok || o.Mirror == string(Reconciled) || parts[o.Flow] != "" || o.Statistic != leeway.Level && o.Statistic != "" || !isState(o.Reporter) || !isState(o.Partner) || o.Reporter == o.Partner {
		return o, false
	}
	mirror := "partner"
	if o.Mirror == mirror {
		mirror = "reporter" // a partner's record is its own of the flow as it sees it
	}
	o.Reporter, o.Partner, o.Indicator, o.Mirror = o.Partner, o.Reporter, to, mirror
	switch o.Flow {
	case "export":
		o.Flow = "import"
	case "import":
		o.Flow = "export"
	}
	return o, true
}

func isState(id string) bool {
	_, ok := state.ByID(id)
	return ok
}

// Entry returns the entry of a question.
func (b *Book) Entry(k Key) (*Entry, bool) {
	e, ok := b.entries[k]
	return e, ok
}

// Between lists the entries of a reporter, partner and indicator, by unit and then by period.
func (b *Book) Between(reporter, partner, indicator string) []*Entry {
	var found []*Entry
	for _, e := range b.series[[2]string{reporter, indicator}] {
		if e.Partner == partner {
			found = append(found, e)
		}
	}
	return found
}

// FromPairs turns totals over products into observations. quality is that of a data set's figures.
// Both sides' records keep their mirror; a data set that has one figure for both is reconciled.
func FromPairs(pairs []leeway.Pair, quality func(dataset string) leeway.Quality) []leeway.Observation {
	reconciled := map[string]bool{}
	for i := range pairs {
		if pairs[i].Mirror == "" {
			reconciled[pairs[i].Dataset] = true
		}
	}
	rows := make([]leeway.Observation, 0, len(pairs))
	for i := range pairs {
		p := &pairs[i]
		mirror := p.Mirror
		if reconciled[p.Dataset] {
			mirror = string(Reconciled)
		}
		rows = append(rows, leeway.Observation{
			Indicator: p.Flow + "s", Flow: p.Flow, Reporter: p.Reporter, Partner: p.Partner,
			Period: strconv.Itoa(p.Year), PeriodBasis: "year", Statistic: leeway.Level, Comparator: "=",
			Value: float64(p.ValueUSD), Unit: "usd", Mirror: mirror, Quality: quality(p.Dataset), Origin: p.Dataset,
			Source: p.Dataset, Dataset: p.Dataset, Vintage: p.Vintage, Note: "sum over products, " + p.Classification,
		})
	}
	return rows
}
