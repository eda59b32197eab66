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
	var stored []string
	for _, c := range columns {
		if !c.Partition {
			stored = append(stored, c.Name)
		}
	}
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
			" as vintage from read_parquet(["+strings.Join(paths, ", ")+"], hive_partitioning = false)")
	}
	return "with " + table + " as not materialized (" + strings.Join(parts, " union all ") + ")\n" + query, nil
}

// literal writes s as a string of SQL.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
