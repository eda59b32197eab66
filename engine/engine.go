// Package engine asks a lake questions.
//
// Every question is a file of query/, written once in the SQL that both DuckDB and Trino
// parse: positional parameters, standard constructs, values bound and never spliced. [Query]
// returns one by name. A test holds the files to that dialect and runs each on the starter
// lake against a golden result.
//
// An [Engine] runs them. Package duck runs them inside the process, on the files of one or
// more lakes. What a whole document needs to know is one call, [Engine.Answer].
package engine

import (
	"context"
	"embed"

	"leeway"
)

// Engine answers from a lake.
type Engine interface {
	// Answer returns every row that the newest vintages hold for what a document needs, in a
	// fixed order; rows that disagree are all there. The same lake and needs give the same
	// record, whatever the number of threads.
	//
	// Errors: CodeUnavailable, naming the file, where the lake is damaged or cannot be read;
	// CodeInvalid where an as-of date is none.
	Answer(ctx context.Context, n leeway.Needs) (*leeway.Record, error)
	// Close frees what the engine holds; the lake needs no closing.
	Close() error
}

//go:embed query/*.sql
var queries embed.FS

// Query returns the text of query/<name>.sql. A name that is not there is a fault of the
// program, and panics.
func Query(name string) string {
	text, err := queries.ReadFile("query/" + name + ".sql")
	if err != nil {
		panic("engine: " + err.Error())
	}
	return string(text)
}
