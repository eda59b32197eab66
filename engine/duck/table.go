package duck

import (
	"strings"

	"leeway/lake"
)

// over puts in front of a query what the table that it reads is here: the union of the files
// of the vintages, of which there is at least one. It is read where the query filters it, not
// once and whole. The names of sources and vintages hold nothing that needs quoting
// (lake.Publish sees to that); paths may.
func over[T any](table string, columns []lake.Column[T], vintages []lake.Vintage, query string) (string, error) {
	stored, partitioning := reads(columns)
	var parts []string
	for _, v := range vintages {
		paths, err := v.Paths(table)
		if err != nil {
			return "", err
		}
		for i, p := range paths {
			paths[i] = literal(p)
		}
		parts = append(parts, "select "+strings.Join(stored, ", ")+", "+literal(v.Source)+" as source, "+literal(v.Vintage)+
			" as vintage from read_parquet(["+strings.Join(paths, ", ")+"], "+partitioning+")")
	}
	return "with " + table + " as not materialized (" + strings.Join(parts, " union all ") + ")\n" + query, nil
}

// reads lists the columns that are read from files, and how their paths are to be read. Source
// and vintage are the manifest's; what else a path holds (the year of flows) is its own.
func reads[T any](columns []lake.Column[T]) (names []string, partitioning string) {
	partitioning = "hive_partitioning = false"
	for _, c := range columns {
		switch {
		case !c.Partition:
			names = append(names, c.Name)
		case c.Kind == lake.Count:
			names = append(names, c.Name)
			partitioning = "hive_partitioning = true, hive_types = {'" + c.Name + "': bigint}"
		}
	}
	return names, partitioning
}

// literal writes s as a string of SQL.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
