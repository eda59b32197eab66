package duck

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"leeway"
	"leeway/lake"
)

// Selection says which rows of a table are asked for. A filter that is empty lets every row
// through; one that the table does not know is an error.
type Selection struct {
	Table      string
	Sources    []string
	Indicators []string // of pairs and flows: imports and exports
	Reporters  []string // whose record it is: the state of a membership or a vote, a party to a treaty, the doer of an event
	Partners   []string // the other side: the organisation of a membership, whoever else an event names
	Years      []string // the whole period lies in one of them
	Period     string   // exactly this one
	LeaveOut   []Release
}

// Release names a vintage.
type Release struct{ Source, Vintage string }

// Held is how many rows of a selection a vintage has.
type Held struct {
	Release
	Rows int64
}

// Tie is an edge in the network of ties: what one source says of reporter and partner.
type Tie struct {
	Indicator, Flow, Reporter, Partner, Period string
	Value                                      float64
	Unit, Mirror, Publisher, Source, Vintage   string
}

// Exporter writes the rows that answer into files. It streams: memory is bounded by its limits, and what
// a sort does not hold in memory goes to its folder.
type Exporter struct{ db *sql.DB }

// exportThreads is one: with more, the row groups of a Parquet file depend on who was faster.
const exportThreads = 1

// NewExporter returns an exporter over the lakes, as asOf shows them. temp is a folder for
// what does not fit into memory.
//
// Errors: those of [lake.Lake.Vintages]; CodeInvalid for a limit that is none; CodeUnavailable
// where DuckDB does not start or a file is damaged.
func NewExporter(ctx context.Context, asOf, temp, memory string, lakes ...*lake.Lake) (*Exporter, error) {
	statements, _, err := views(lakes, asOf, false)
	if err != nil {
		return nil, err
	}
	connector, err := duckdb.NewConnector("?autoinstall_known_extensions=false&autoload_known_extensions=false", nil)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "duck: start: %w", err)
	}
	e := &Exporter{sql.OpenDB(connector)}
	e.db.SetMaxOpenConns(1)
	if _, err := e.db.ExecContext(ctx, "set memory_limit = "+literal(memory)); err != nil {
		_ = e.Close()
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "limit %q: %w", memory, err), "memory is written as 512MB or 2GB")
	}
	setup := []string{fmt.Sprintf("set threads = %d", exportThreads), "set temp_directory = " + literal(temp), "set preserve_insertion_order = true"}
	for _, statement := range append(setup, statements...) {
		if _, err := e.db.ExecContext(ctx, statement); err != nil {
			_ = e.Close()
			return nil, unavailable(ctx, "the tables", err)
		}
	}
	return e, nil
}

// Close ends the exporter.
func (e *Exporter) Close() error { return e.db.Close() }

// Held counts the rows of a selection by vintage, in the order of source and vintage. Those
// that Selection.LeaveOut names are counted too.
//
// Errors: those of [Selection.Check]; CodeUnavailable where a file is damaged.
func (e *Exporter) Held(ctx context.Context, s Selection) ([]Held, error) {
	s.LeaveOut = nil
	where, err := s.where()
	if err != nil {
		return nil, err
	}
	var found []Held
	err = e.each(ctx, "select source, vintage, count(*) from "+s.Table+" where "+where+" group by all order by all", func(v []driver.Value) {
		found = append(found, Held{Release{v[0].(string), v[1].(string)}, v[2].(int64)})
	})
	return found, err
}

// CSV writes a selection to a file: a line of column names, then a row per line. What is
// blank or not known is blank; numbers have no more digits than they need.
//
// Errors: those of [Selection.Check]; CodeUnavailable where a file is damaged or cannot be written.
func (e *Exporter) CSV(ctx context.Context, s Selection, file string) error {
	return e.copy(ctx, s, csvCell, file, "format csv, header true, delimiter ',', quote '\"', escape '\"'")
}

// Parquet writes a selection to a Parquet file, whose columns have the types of the lake's.
//
// Errors: as CSV.
func (e *Exporter) Parquet(ctx context.Context, s Selection, file string) error {
	return e.copy(ctx, s, func(name string, _ lake.Kind) string { return name }, file, "format parquet, compression zstd, row_group_size 122880")
}

// csvCell writes whole numbers without a point.
func csvCell(name string, kind lake.Kind) string {
	switch kind {
	case lake.Text:
		return "nullif(" + name + ", '') as " + name
	case lake.Number:
		return "case when " + name + " = trunc(" + name + ") and abs(" + name + ") < 1e15 then cast(cast(" + name + " as bigint) as varchar) else cast(" + name + " as varchar) end as " + name
	}
	return name
}

func (e *Exporter) copy(ctx context.Context, s Selection, cell func(string, lake.Kind) string, file, options string) error {
	where, err := s.where()
	if err != nil {
		return err
	}
	var cells []string
	for _, c := range ColumnsOf(s.Table) {
		cells = append(cells, cell(c.Name, c.Kind))
	}
	text := "select " + strings.Join(cells, ", ") + " from (select * from " + s.Table + " where " + where + s.order() + ")"
	if _, err := e.db.ExecContext(ctx, "copy ("+text+") to "+literal(file)+" ("+options+")"); err != nil {
		return failed(ctx, s.Table, err)
	}
	return nil
}

// order sorts by every column. Flows are not sorted: they come by vintage, year, and as
// their files have them, which is sorted already.
func (s Selection) order() string {
	if s.Table == lake.Flows {
		return ""
	}
	names := []string{"source", "vintage"}
	for _, c := range ColumnsOf(s.Table) {
		if c.Name != "source" && c.Name != "vintage" {
			names = append(names, c.Name)
		}
	}
	return " order by " + strings.Join(names, ", ")
}

// Ties hands on the edges of a selection of observations or pairs, in a fixed order. Where no
// year and no period is named, each tie has its latest: a full year where there is one. Of
// observations, levels alone are edges.
//
// Errors: as CSV; CodeInvalid where the table has no edges.
func (e *Exporter) Ties(ctx context.Context, s Selection, each func(Tie) error) error {
	where, err := s.where()
	if err != nil {
		return err
	}
	edges, ok := edgesOf[s.Table]
	if !ok {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s have no network", s.Table), "a network is one of observations or of pairs")
	}
	latest := ""
	if len(s.Years) == 0 && s.Period == "" {
		latest = " qualify rank() over (partition by indicator, flow, reporter, partner, mirror, unit, source, origin, publisher order by length(period) = 4 desc, period_end desc) = 1"
	}
	text := "select indicator, flow, reporter, partner, period, value, unit, mirror, publisher, source, vintage from (" + fmt.Sprintf(edges, where) + ") where partner <> ''" + latest + " order by all"
	var stop error
	err = e.each(ctx, text, func(v []driver.Value) {
		if stop == nil {
			stop = each(tieOf(v))
		}
	})
	if stop != nil {
		return stop
	}
	return err
}

func tieOf(v []driver.Value) Tie {
	text := func(i int) string { s, _ := v[i].(string); return s }
	value, _ := v[5].(float64)
	return Tie{Indicator: text(0), Flow: text(1), Reporter: text(2), Partner: text(3), Period: text(4), Value: value,
		Unit: text(6), Mirror: text(7), Publisher: text(8), Source: text(9), Vintage: text(10)}
}

// edgesOf says how the rows of a table are edges.
var edgesOf = map[string]string{
	lake.Observations: "select * from observations where statistic in ('', 'level') and %s",
	lake.Pairs: "select flow || 's' as indicator, flow, reporter, partner, cast(year as varchar) as period, cast(year as varchar) || '-12-31' as period_end, " +
		"cast(value_usd as double) as value, 'usd' as unit, mirror, '' as publisher, classification as origin, source, vintage from pairs where %s",
}

// each runs a question and hands on its rows.
func (e *Exporter) each(ctx context.Context, text string, row func([]driver.Value)) error {
	conn, err := e.db.Conn(ctx)
	if err != nil {
		return failed(ctx, "rows", err)
	}
	defer conn.Close()
	err = conn.Raw(func(raw any) error {
		_, err := each(ctx, raw, text, nil, func(_ []string, v []driver.Value) { row(v) })
		return err
	})
	if err != nil {
		return failed(ctx, "rows", err)
	}
	return nil
}

// failed puts what stopped an export into words.
func failed(ctx context.Context, what string, err error) error {
	if ctx.Err() == nil && strings.Contains(err.Error(), "Out of Memory") {
		return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "%s: more memory is needed than may be taken", what), "narrow it, or give it more with --memory")
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "export %s: %w", what, err),
		"check that the disk has room; `leeway lake verify` names every damaged file")
}

// TableColumn is a column of a table by name and kind.
type TableColumn struct {
	Name     string
	Kind     lake.Kind
	Nullable bool
}

// ColumnsOf lists the columns of a table as an export has them: those of its files, then those
// of their paths.
func ColumnsOf(table string) []TableColumn {
	switch table {
	case lake.Observations:
		return plainColumns(lake.ObservationColumns)
	case lake.Memberships:
		return plainColumns(lake.MembershipColumns)
	case lake.Rosters:
		return plainColumns(lake.RosterColumns)
	case lake.Treaties:
		return plainColumns(lake.TreatyColumns)
	case lake.Events:
		return plainColumns(lake.EventColumns)
	case lake.Votes:
		return plainColumns(lake.VoteColumns)
	case lake.Flows:
		return plainColumns(lake.FlowColumns)
	case lake.Pairs:
		return plainColumns(lake.PairColumns)
	case lake.Totals:
		return plainColumns(lake.TotalColumns)
	case lake.Suppliers:
		return plainColumns(lake.SupplierColumns)
	}
	return nil
}

func plainColumns[T any](columns []lake.Column[T]) []TableColumn {
	plain := make([]TableColumn, len(columns))
	for i, c := range columns {
		plain[i] = TableColumn{c.Name, c.Kind, c.Nullable}
	}
	return plain
}

// Check reports whether the table knows every filter that is set.
//
// Errors: CodeInvalid, naming the filter, with what the table can be narrowed by as hint;
// CodeNotFound where there is no such table.
func (s Selection) Check() error {
	_, err := s.where()
	return err
}

// where is the condition under which a row is selected.
func (s Selection) where() (string, error) {
	known, ok := filters[s.Table]
	if !ok {
		return "", leeway.WithHint(leeway.Errorf(leeway.CodeNotFound, "there is no table %q", s.Table), "the tables are %s", strings.Join(lake.Tables, ", "))
	}
	conditions := []string{among("source", s.Sources)}
	for _, f := range []struct {
		name   string
		values []string
	}{{"indicator", s.Indicators}, {"reporter", s.Reporters}, {"partner", s.Partners}, {"year", s.Years}, {"period", list(s.Period)}} {
		if len(f.values) == 0 {
			continue
		}
		condition := known[f.name]
		if condition == nil {
			err := leeway.Errorf(leeway.CodeInvalid, "%s cannot be narrowed by %s", s.Table, f.name)
			return "", leeway.WithHint(err, "they can be by %s", strings.Join(s.Filters(), ", "))
		}
		conditions = append(conditions, condition(f.values))
	}
	for _, r := range s.LeaveOut {
		conditions = append(conditions, "not (source = "+literal(r.Source)+" and vintage = "+literal(r.Vintage)+")")
	}
	return both(conditions...), nil
}

// Filters names what the table can be narrowed by.
func (s Selection) Filters() []string {
	names := []string{"source"}
	for name := range filters[s.Table] {
		names = append(names, name)
	}
	slices.Sort(names[1:])
	return names
}

// list is a list of the text, empty where that is blank.
func list(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

type condition func(values []string) string

// filters says by what a table can be narrowed, and how.
var filters = map[string]map[string]condition{
	lake.Observations: {"indicator": in("indicator"), "reporter": in("reporter"), "partner": in("partner"), "year": inYears("period"), "period": in("period")},
	lake.Flows:        trade, lake.Pairs: trade,
	lake.Totals:      {"indicator": in("flow || 's'"), "reporter": in("reporter"), "year": in("cast(year as varchar)"), "period": in("cast(year as varchar)")},
	lake.Suppliers:   {"reporter": in("reporter"), "year": in("cast(year as varchar)"), "period": in("cast(year as varchar)")},
	lake.Memberships: {"reporter": in("state"), "partner": in("organisation")},
	lake.Rosters:     {"partner": in("organisation")},
	lake.Treaties:    {"reporter": anyOf("parties"), "partner": anyOf("parties")},
	lake.Events: {"reporter": in("split_part(actors, ';', 1)"), "year": inYears("event_date"), "period": in("event_date"),
		"partner": func(v []string) string {
			return "(" + in("object")(v) + " or list_has_any(list_slice(string_split(actors, ';'), 2, 1000000), [" + literals(v) + "]))"
		}},
	lake.Votes: {"reporter": in("state"), "year": inYears("vote_date"), "period": in("vote_date")},
}

var trade = map[string]condition{
	"indicator": in("flow || 's'"), "reporter": in("reporter"), "partner": in("partner"),
	"year": in("cast(year as varchar)"), "period": in("cast(year as varchar)"),
}

func in(column string) condition { return func(v []string) string { return among(column, v) } }

func anyOf(column string) condition { return func(v []string) string { return anyAmong(column, v) } }

// inYears is the condition that a period begins and ends in one of the years.
func inYears(column string) condition {
	return func(years []string) string {
		first, last := "substr("+column+", 1, 4)", "substr(split_part("+column+", '/', -1), 1, 4)"
		return "(" + first + " = " + last + " and " + among(first, years) + ")"
	}
}
