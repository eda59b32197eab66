package duck

import (
	"fmt"
	"slices"
	"strings"

	"leeway"
	"leeway/lake"
)

// views returns the SQL that shows the tables of the lakes under their names, and the files
// behind them. Unless all is set, a table shows the rows that answer: those of the newest
// vintage whose scope covers them ([lake.Slices] decides the same row by row), and with asOf
// those that were public by then.
func views(lakes []*lake.Lake, asOf string, all bool) (statements, files []string, err error) {
	s, err := lake.NewSlices(asOf, lakes...)
	if err != nil {
		return nil, nil, err
	}
	for _, table := range lake.Tables {
		vs := s.Vintages(table)
		var parts []string
		for i, v := range vs {
			paths, err := v.Paths(table)
			if err != nil {
				return nil, nil, err
			}
			if len(paths) == 0 {
				continue
			}
			files = append(files, paths...)
			where := "true"
			if !all {
				where = answering(table, v, newerOf(vs[:i], v.Source), asOf)
			}
			parts = append(parts, fmt.Sprintf("select *, %s as source, %s as vintage from (%s) as t where %s", literal(v.Source), literal(v.Vintage), rowsOf(table, paths), where))
		}
		if len(parts) == 0 {
			parts = []string{empty(table)}
		}
		statements = append(statements, "create view "+table+" as "+strings.Join(parts, " union all by name "))
	}
	return statements, files, nil
}

// newerOf returns the vintages of a source; vintages come newest first.
func newerOf(vs []lake.Vintage, source string) []lake.Vintage {
	var found []lake.Vintage
	for _, v := range vs {
		if v.Source == source {
			found = append(found, v)
		}
	}
	return found
}

// rowsOf reads files of a table. The year of flows, and of what is summed up of them by year, is in their path alone.
func rowsOf(table string, paths []string) string {
	quoted := make([]string, len(paths))
	for i, p := range paths {
		quoted[i] = literal(p)
	}
	from := "read_parquet([" + strings.Join(quoted, ", ") + "], hive_partitioning = false"
	if table == lake.Flows || table == lake.Totals || table == lake.Suppliers {
		return "select * exclude (filename), cast(regexp_extract(filename, 'year=([0-9]+)', 1) as bigint) as year from " + from + ", filename = true)"
	}
	return "select * from " + from + ")"
}

// empty is a table without rows and with its columns.
func empty(table string) string {
	var columns []string
	for _, name := range columnNames(table) {
		columns = append(columns, "cast(null as varchar) as "+name)
	}
	return "select " + strings.Join(columns, ", ") + " where false"
}

func columnNames(table string) []string {
	switch table {
	case lake.Observations:
		return namesOf(lake.ObservationColumns)
	case lake.Memberships:
		return namesOf(lake.MembershipColumns)
	case lake.Rosters:
		return namesOf(lake.RosterColumns)
	case lake.Treaties:
		return namesOf(lake.TreatyColumns)
	case lake.Events:
		return namesOf(lake.EventColumns)
	case lake.Votes:
		return namesOf(lake.VoteColumns)
	case lake.Flows:
		return []string{"reporter", "product", "partner", "flow", "classification", "value_usd", "quantity", "quantity_unit", "mirror", "year", "source", "vintage"}
	}
	if table == lake.Totals {
		return []string{"reporter", "product", "flow", "classification", "value_usd", "partners", "hhi_billionths", "mirror", "year", "source", "vintage"}
	}
	if table == lake.Suppliers {
		return []string{"product", "reporter", "classification", "value_usd", "place", "world_usd", "named_usd", "exporters", "hhi_billionths", "mirror", "year", "source", "vintage"}
	}
	return []string{"flow", "reporter", "year", "partner", "value_usd", "products", "classification", "mirror", "source", "vintage"}
}

func namesOf[T any](columns []lake.Column[T]) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

// yearTables are those whose rows are about a year.
var yearTables = []string{lake.Flows, lake.Pairs, lake.Totals, lake.Suppliers}

// answering is the condition under which a row of a vintage answers: no newer vintage of its
// source covers it, and it was public.
func answering(table string, v lake.Vintage, newer []lake.Vintage, asOf string) string {
	var conditions []string
	for _, n := range newer {
		conditions = append(conditions, "not ("+covered(table, n.Scope)+")")
	}
	switch {
	case asOf == "":
	case table == lake.Observations:
		conditions = append(conditions, publicBy(v.Manifest, asOf))
	case v.Released == "" && slices.Contains(yearTables, table):
		conditions = append(conditions, "substr(strftime(make_date(cast(year as bigint), 12, 31) + 45, '%Y-%m-%d'), 1, "+fmt.Sprint(len(asOf))+") <= "+literal(asOf))
	}
	if len(conditions) == 0 {
		return "true"
	}
	return strings.Join(conditions, " and ")
}

// covered is the condition under which a scope covers a row.
func covered(table string, c leeway.Scope) string {
	switch table {
	case lake.Observations:
		return both(among("reporter", c.Reporters), among("indicator", c.Indicators), within("period", c))
	case lake.Memberships, lake.Rosters:
		return among("organisation", c.Organisations)
	case lake.Treaties:
		return anyAmong("parties", c.Reporters)
	case lake.Events:
		return both(anyAmong("actors", c.Reporters), within("event_date", c))
	case lake.Votes:
		return both(among("state", c.Reporters), within("vote_date", c))
	case lake.Suppliers: // they speak of the world
		return within("cast(year as varchar)", c)
	case lake.Pairs: // a total that was turned is its partner's record
		return both(among("(case when mirror = 'partner' then partner else reporter end)", c.Reporters), within("cast(year as varchar)", c))
	}
	return both(among("reporter", c.Reporters), within("cast(year as varchar)", c))
}

func both(conditions ...string) string { return strings.Join(conditions, " and ") }

// among is the condition that a column holds one of the keys; no keys are all.
func among(column string, keys []string) string {
	if len(keys) == 0 {
		return "true"
	}
	return column + " in (" + literals(keys) + ")"
}

// anyAmong is the condition that a list column shares a key.
func anyAmong(column string, keys []string) string {
	if len(keys) == 0 {
		return "true"
	}
	return "list_has_any(string_split(" + column + ", ';'), [" + literals(keys) + "])"
}

func literals(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = literal(s)
	}
	return strings.Join(quoted, ", ")
}

// within is the condition that the whole of a period lies in the scope's days. Dates of any
// precision are widened to their first and to their last day.
func within(column string, c leeway.Scope) string {
	iv, err := leeway.Period{From: c.From, To: c.To}.Interval()
	switch {
	case err != nil:
		return "false"
	case c.From == "" && c.To == "":
		return "true"
	}
	var conditions []string
	if !iv.First.IsZero() {
		conditions = append(conditions, "substr(split_part("+column+", '/', 1) || '-01-01', 1, 10) >= "+literal(iv.First.Format("2006-01-02")))
	}
	if !iv.Last.IsZero() {
		conditions = append(conditions, "substr(split_part("+column+", '/', -1) || '-12-31', 1, 10) <= "+literal(iv.Last.Format("2006-01-02")))
	}
	return both(conditions...)
}

// publicBy is the condition that an observation was public by a date: by its own date of
// release, its vintage's, or the usual lag after its period.
func publicBy(m leeway.Manifest, asOf string) string {
	own := "substr(released, 1, least(length(released), " + fmt.Sprint(len(asOf)) + ")) <= substr(" + literal(asOf) + ", 1, least(length(released), " + fmt.Sprint(len(asOf)) + "))"
	if m.Released != "" {
		return "(released = '' or " + own + ")"
	}
	usual := "(period_end = '' or substr(strftime(cast(period_end as date) + cast(case origin when 'sipri' then 75 when 'un-desa' then 365 when 'world-bank' then 365 else 45 end as integer), '%Y-%m-%d'), 1, " +
		fmt.Sprint(len(asOf)) + ") <= " + literal(asOf) + ")"
	return "(case when released <> '' then " + own + " else " + usual + " end)"
}
