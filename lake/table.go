package lake

import (
	"cmp"
	"slices"
	"strings"

	"leeway"
)

// The tables of a lake.
const (
	Observations = "observations"
	Memberships  = "memberships"
	Rosters      = "rosters"
	Treaties     = "treaties"
	Events       = "events"
	Votes        = "votes"
	Flows        = "flows"
	Pairs        = "pairs"
	Totals       = "totals"
	Suppliers    = "suppliers"
)

// Tables lists the tables in the order in which they are shown and published.
var Tables = []string{Observations, Memberships, Rosters, Treaties, Events, Votes, Flows, Pairs, Totals, Suppliers}

// listSeparator joins the ids of a list column (parties, actors, issues).
const listSeparator = ";"

// Kind is the type of a column, the same in Parquet, DuckDB and Trino.
type Kind int

// The kinds of columns. A blank text is "not given"; null is nothing but a [Column] that is
// nullable.
const (
	Text   Kind = iota // UTF-8, VARCHAR
	Number             // 64-bit floating point, DOUBLE
	Count              // 64-bit integer, BIGINT
)

// Column is a column of a table whose rows are T: how its value is read from a row and put back.
type Column[T any] struct {
	Name string
	Kind Kind
	// Partition is true of the columns that a path holds and a file does not.
	Partition bool
	// Nullable is true of the columns that may be null.
	Nullable bool
	get      func(*T) any
	set      func(*T, any)
	compare  func(a, b *T) int
}

// Order returns the comparison that sorts rows by the columns, in their order. It is total:
// rows that it calls equal are the same in every column, so sorted rows do not depend on the
// order in which an engine gave them.
func Order[T any](columns []Column[T]) func(a, b *T) int {
	return func(a, b *T) int {
		for _, c := range columns {
			if n := c.compare(a, b); n != 0 {
				return n
			}
		}
		return 0
	}
}

// Get returns the column's value in row: a string, a float64 or an int64, as Kind says.
func (c Column[T]) Get(row *T) any { return c.get(row) }

// Set puts a value that an engine returned for this column into row. A value of another type
// than the column's kind, and any value of a column derived from others, is passed over.
func (c Column[T]) Set(row *T, value any) { c.set(row, value) }

func text[T any, S ~string](name string, at func(*T) *S) Column[T] {
	return Column[T]{
		Name: name, Kind: Text,
		get: func(r *T) any { return string(*at(r)) },
		set: func(r *T, v any) {
			if s, ok := v.(string); ok {
				*at(r) = S(s)
			}
		},
		compare: func(a, b *T) int { return strings.Compare(string(*at(a)), string(*at(b))) },
	}
}

func list[T any](name string, at func(*T) *[]string) Column[T] {
	return Column[T]{
		Name: name, Kind: Text,
		get: func(r *T) any { return strings.Join(*at(r), listSeparator) },
		set: func(r *T, v any) {
			if s, ok := v.(string); ok && s != "" {
				*at(r) = strings.Split(s, listSeparator)
			}
		},
		compare: func(a, b *T) int { return slices.Compare(*at(a), *at(b)) },
	}
}

// flag is "yes" or blank.
func flag[T any](name string, at func(*T) *bool) Column[T] {
	written := func(r *T) string {
		if *at(r) {
			return "yes"
		}
		return ""
	}
	return Column[T]{
		Name: name, Kind: Text,
		get:     func(r *T) any { return written(r) },
		set:     func(r *T, v any) { *at(r) = v == "yes" },
		compare: func(a, b *T) int { return strings.Compare(written(a), written(b)) },
	}
}

func derived[T any](name string, of func(*T) string) Column[T] {
	return Column[T]{
		Name: name, Kind: Text,
		get:     func(r *T) any { return of(r) },
		set:     func(*T, any) {},
		compare: func(*T, *T) int { return 0 },
	}
}

func partition[T any](name string, at func(*T) *string) Column[T] { return inPath(text(name, at)) }

type obs = leeway.Observation

// ObservationColumns are the columns of table observations.
var ObservationColumns = []Column[obs]{
	text("indicator", func(o *obs) *string { return &o.Indicator }),
	text("flow", func(o *obs) *string { return &o.Flow }),
	text("reporter", func(o *obs) *string { return &o.Reporter }),
	text("partner", func(o *obs) *string { return &o.Partner }),
	derived("counterpart_role", counterpartRole),
	text("period", func(o *obs) *string { return &o.Period }),
	derived("period_end", periodEnd),
	text("period_basis", func(o *obs) *string { return &o.PeriodBasis }),
	text("base_period", func(o *obs) *string { return &o.BasePeriod }),
	text("statistic", func(o *obs) *leeway.Statistic { return &o.Statistic }),
	text("comparator", func(o *obs) *string { return &o.Comparator }),
	{
		Name: "value", Kind: Number,
		get: func(o *obs) any { return o.Value },
		set: func(o *obs, v any) {
			if f, ok := v.(float64); ok {
				o.Value = f
			}
		},
		compare: func(a, b *obs) int { return cmp.Compare(a.Value, b.Value) },
	},
	text("unit", func(o *obs) *string { return &o.Unit }),
	text("whole", func(o *obs) *string { return &o.Whole }),
	text("status", func(o *obs) *leeway.ObsStatus { return &o.Status }),
	text("quality", func(o *obs) *leeway.Quality { return &o.Quality }),
	text("origin", func(o *obs) *string { return &o.Origin }),
	text("mirror", func(o *obs) *string { return &o.Mirror }),
	text("publisher", func(o *obs) *string { return &o.Source }),
	text("released", func(o *obs) *string { return &o.Released }),
	text("retrieved", func(o *obs) *string { return &o.Retrieved }),
	text("record_url", func(o *obs) *string { return &o.RecordURL }),
	text("note", func(o *obs) *string { return &o.Note }),
	partition("source", func(o *obs) *string { return &o.Dataset }),
	partition("vintage", func(o *obs) *string { return &o.Vintage }),
}

type mem = leeway.Membership

// MembershipColumns are the columns of table memberships. valid_from and valid_to are the
// membership's own dates (from and to are words of SQL).
var MembershipColumns = []Column[mem]{
	text("organisation", func(m *mem) *string { return &m.Organisation }),
	text("state", func(m *mem) *string { return &m.State }),
	text("status", func(m *mem) *string { return &m.Status }),
	text("valid_from", func(m *mem) *string { return &m.From }),
	text("valid_to", func(m *mem) *string { return &m.To }),
	text("publisher", func(m *mem) *string { return &m.Source }),
	text("record_url", func(m *mem) *string { return &m.URL }),
	text("retrieved", func(m *mem) *string { return &m.Retrieved }),
	text("note", func(m *mem) *string { return &m.Note }),
	partition("source", func(m *mem) *string { return &m.Dataset }),
	partition("vintage", func(m *mem) *string { return &m.Vintage }),
}

type roster = leeway.Roster

// RosterColumns are the columns of table rosters.
var RosterColumns = []Column[roster]{
	text("organisation", func(r *roster) *string { return &r.Organisation }),
	text("status", func(r *roster) *string { return &r.Status }),
	text("complete_from", func(r *roster) *string { return &r.From }),
	text("complete_to", func(r *roster) *string { return &r.To }),
	count("n", func(r *roster) *int { return &r.N }),
	text("publisher", func(r *roster) *string { return &r.Source }),
	text("record_url", func(r *roster) *string { return &r.URL }),
	text("retrieved", func(r *roster) *string { return &r.Retrieved }),
	text("note", func(r *roster) *string { return &r.Note }),
	partition("source", func(r *roster) *string { return &r.Dataset }),
	partition("vintage", func(r *roster) *string { return &r.Vintage }),
}

type treaty = leeway.Treaty

// TreatyColumns are the columns of table treaties; parties are ids joined by semicolons.
var TreatyColumns = []Column[treaty]{
	text("treaty", func(t *treaty) *string { return &t.Treaty }),
	text("article", func(t *treaty) *string { return &t.Article }),
	text("provides", func(t *treaty) *string { return &t.Provides }),
	text("signed", func(t *treaty) *string { return &t.Signed }),
	text("in_force", func(t *treaty) *string { return &t.InForce }),
	list("parties", func(t *treaty) *[]string { return &t.Parties }),
	text("parties_as_of", func(t *treaty) *string { return &t.PartiesAsOf }),
	text("publisher", func(t *treaty) *string { return &t.Source }),
	text("record_url", func(t *treaty) *string { return &t.URL }),
	text("retrieved", func(t *treaty) *string { return &t.Retrieved }),
	partition("source", func(t *treaty) *string { return &t.Dataset }),
	partition("vintage", func(t *treaty) *string { return &t.Vintage }),
}

type event = leeway.Event

// EventColumns are the columns of table events; actors are ids joined by semicolons, the
// doer first.
var EventColumns = []Column[event]{
	text("event_date", func(e *event) *string { return &e.Date }),
	list("actors", func(e *event) *[]string { return &e.Actors }),
	text("action", func(e *event) *string { return &e.Action }),
	text("object", func(e *event) *string { return &e.Object }),
	text("summary", func(e *event) *string { return &e.Summary }),
	text("publisher", func(e *event) *string { return &e.Source }),
	text("record_url", func(e *event) *string { return &e.URL }),
	text("retrieved", func(e *event) *string { return &e.Retrieved }),
	partition("source", func(e *event) *string { return &e.Dataset }),
	partition("vintage", func(e *event) *string { return &e.Vintage }),
}

type vote = leeway.Vote

// VoteColumns are the columns of table votes; issues are joined by semicolons.
var VoteColumns = []Column[vote]{
	text("state", func(v *vote) *string { return &v.State }),
	text("vote_date", func(v *vote) *string { return &v.Date }),
	text("roll_call", func(v *vote) *string { return &v.RollCall }),
	text("body", func(v *vote) *string { return &v.Body }),
	text("session", func(v *vote) *string { return &v.Session }),
	text("resolution", func(v *vote) *string { return &v.Resolution }),
	text("title", func(v *vote) *string { return &v.Title }),
	list("issues", func(v *vote) *[]string { return &v.Issues }),
	flag("important", func(v *vote) *bool { return &v.Important }),
	text("choice", func(v *vote) *string { return &v.Choice }),
	text("publisher", func(v *vote) *string { return &v.Source }),
	text("record_url", func(v *vote) *string { return &v.URL }),
	text("retrieved", func(v *vote) *string { return &v.Retrieved }),
	partition("source", func(v *vote) *string { return &v.Dataset }),
	partition("vintage", func(v *vote) *string { return &v.Vintage }),
}

// count is a column of whole numbers.
func count[T any, N int | int64](name string, at func(*T) *N) Column[T] {
	return Column[T]{
		Name: name, Kind: Count,
		get: func(r *T) any { return int64(*at(r)) },
		set: func(r *T, v any) {
			if n, ok := v.(int64); ok {
				*at(r) = N(n)
			}
		},
		compare: func(a, b *T) int { return cmp.Compare(*at(a), *at(b)) },
	}
}

type flow = leeway.Flow

// FlowColumns are the columns of table flows. quantity is null where none is given; year is
// in the path.
var FlowColumns = []Column[flow]{
	text("flow", func(f *flow) *string { return &f.Flow }),
	text("reporter", func(f *flow) *string { return &f.Reporter }),
	text("partner", func(f *flow) *string { return &f.Partner }),
	text("product", func(f *flow) *string { return &f.Product }),
	text("classification", func(f *flow) *string { return &f.Classification }),
	count("value_usd", func(f *flow) *int64 { return &f.ValueUSD }),
	optional(count("quantity", func(f *flow) *int64 { return &f.Quantity }), func(f *flow) { f.Quantity = leeway.NoQuantity }),
	text("quantity_unit", func(f *flow) *string { return &f.QuantityUnit }),
	text("mirror", func(f *flow) *string { return &f.Mirror }),
	inPath(count("year", func(f *flow) *int { return &f.Year })),
	partition("source", func(f *flow) *string { return &f.Dataset }),
	partition("vintage", func(f *flow) *string { return &f.Vintage }),
}

type pair = leeway.Pair

// PairColumns are the columns of table pairs.
var PairColumns = []Column[pair]{
	text("flow", func(p *pair) *string { return &p.Flow }),
	text("reporter", func(p *pair) *string { return &p.Reporter }),
	text("partner", func(p *pair) *string { return &p.Partner }),
	count("year", func(p *pair) *int { return &p.Year }),
	text("classification", func(p *pair) *string { return &p.Classification }),
	count("value_usd", func(p *pair) *int64 { return &p.ValueUSD }),
	count("products", func(p *pair) *int64 { return &p.Products }),
	text("mirror", func(p *pair) *string { return &p.Mirror }),
	partition("source", func(p *pair) *string { return &p.Dataset }),
	partition("vintage", func(p *pair) *string { return &p.Vintage }),
}

// TotalColumns are the columns of table totals.
var TotalColumns = []Column[leeway.ProductTotal]{
	text("flow", func(t *leeway.ProductTotal) *string { return &t.Flow }),
	text("reporter", func(t *leeway.ProductTotal) *string { return &t.Reporter }),
	text("product", func(t *leeway.ProductTotal) *string { return &t.Product }),
	text("classification", func(t *leeway.ProductTotal) *string { return &t.Classification }),
	count("value_usd", func(t *leeway.ProductTotal) *int64 { return &t.ValueUSD }),
	count("partners", func(t *leeway.ProductTotal) *int64 { return &t.Partners }),
	count("hhi_billionths", func(t *leeway.ProductTotal) *int64 { return &t.HHI }),
	text("mirror", func(t *leeway.ProductTotal) *string { return &t.Mirror }),
	inPath(count("year", func(t *leeway.ProductTotal) *int { return &t.Year })),
	partition("source", func(t *leeway.ProductTotal) *string { return &t.Dataset }),
	partition("vintage", func(t *leeway.ProductTotal) *string { return &t.Vintage }),
}

// SupplierColumns are the columns of table suppliers.
var SupplierColumns = []Column[leeway.Supplier]{
	text("product", func(s *leeway.Supplier) *string { return &s.Product }),
	text("classification", func(s *leeway.Supplier) *string { return &s.Classification }),
	text("reporter", func(s *leeway.Supplier) *string { return &s.Reporter }),
	count("value_usd", func(s *leeway.Supplier) *int64 { return &s.ValueUSD }),
	count("place", func(s *leeway.Supplier) *int64 { return &s.Place }),
	count("world_usd", func(s *leeway.Supplier) *int64 { return &s.WorldUSD }),
	count("named_usd", func(s *leeway.Supplier) *int64 { return &s.NamedUSD }),
	count("exporters", func(s *leeway.Supplier) *int64 { return &s.Exporters }),
	count("hhi_billionths", func(s *leeway.Supplier) *int64 { return &s.HHI }),
	text("mirror", func(s *leeway.Supplier) *string { return &s.Mirror }),
	inPath(count("year", func(s *leeway.Supplier) *int { return &s.Year })),
	partition("source", func(s *leeway.Supplier) *string { return &s.Dataset }),
	partition("vintage", func(s *leeway.Supplier) *string { return &s.Vintage }),
}

// inPath makes a column one of those that a path holds.
func inPath[T any](c Column[T]) Column[T] {
	c.Partition = true
	return c
}

// optional makes a column one that may be null, and says what is then put into a row.
func optional[T any](c Column[T], none func(*T)) Column[T] {
	set := c.set
	c.Nullable = true
	c.set = func(r *T, v any) {
		if v == nil {
			none(r)
			return
		}
		set(r, v)
	}
	return c
}

// counterpartRoles says what the partner of an indicator's observation is to the reporter.
var counterpartRoles = map[string]string{
	"arms": "supplier", "debt": "creditor", "aid": "donor", "investment": "investor",
	"enterprises": "investor", "remittances": "sender", "remittances-outflow": "receiver",
	"exports": "buyer", "gas-exports": "buyer", "imports": "seller", "gas-imports": "seller",
	"migrants": "destination", "permits": "destination", "students": "destination",
	"tourists": "origin", "troops": "sender", "trade": "trader", "deals": "party",
}

// counterpartRole returns what the partner is to the reporter, "" where the indicator has no
// partner or a role has no name.
func counterpartRole(o *obs) string {
	if o.Partner == "" {
		return ""
	}
	return counterpartRoles[o.Indicator]
}

// periodEnd returns the last day of the observation's period, "" where it has none.
func periodEnd(o *obs) string {
	iv, err := leeway.ParseInterval(o.Period)
	if err != nil || iv.Last.IsZero() {
		return ""
	}
	return iv.Last.Format("2006-01-02")
}
