// Package source brings the public record into the lake: what a producer's data set is, how its
// files are asked for, how they are read, and the run that imports them.
//
// A [Source] is one producer's data set, a folder of its own below this one, each of the same
// shape: doc.go says what the data are and names their quirks, source.yaml holds the [Info],
// plan.go says what to ask the producer for, parse.go reads what came. [Import] runs a parser
// over a [Snapshot] into a lake; package fetch gets snapshots from the network.
//
// Reading is strict. Every column and every code is mapped, ignored with a reason in
// source.yaml, or refused with file, row and column: an unknown partner is an error, never a
// dropped row. A parser sees no network and no clock, so any vintage can be replayed from its
// snapshot. The four kinds of absence stay apart: a reported zero is a row with value 0, what
// was not reported or suppressed is a row with that status where the producer says so, and
// outside the coverage there is no row.
package source

import (
	"io"

	"leeway"
)

// Source is one producer's data set.
type Source interface {
	// Info describes the data: producer, licence, citation, units, expectations.
	Info() Info
	// Plan says what to ask the producer for. It asks nobody.
	//
	// Errors: CodeInvalid where the request lacks what the producer must be told (a reporter, a
	// year) or names what it does not have; CodeNotFound, with a hint on where to download the
	// files by hand, where the producer offers no address for a program.
	Plan(r Request) ([]Ask, error)
	// Parse reads a snapshot without network or clock. What it finds goes to the sink.
	//
	// Errors: CodeInvalid, located (file, sheet, row, column, the offending text); those of the
	// sink, unchanged.
	Parse(snap Snapshot, to Sink) error
}

// Request is what a user wants of a producer. An empty list asks for all that the producer
// has, where that is possible.
type Request struct {
	Reporters  []string // ISO 3166-1 alpha-3
	Partners   []string
	Indicators []string // ids of this program
	From, To   string   // years, both inclusive; empty: as the producer has them
}

// Ask is one request to a producer.
type Ask struct {
	Name   string            // what the file is called in the snapshot: the parser goes by it
	URL    string            // without keys
	Header map[string]string // beyond the usual ones
	Accept []string          // content types that may come, for instance text/csv
	Key    *Key              // a key that the producer wants
	About  int64             // bytes that will come, roughly; 0: not known
	// Check finds an answer that is no data although the server says so: an empty result, a
	// message of error in JSON. It may be nil.
	Check func(body io.Reader) error
	// Next returns what else must be asked, seen in this answer: the other pages. It may be nil.
	Next func(body io.Reader) ([]Ask, error)
}

// Key is a key from the environment. It is sent, and neither printed nor kept.
type Key struct {
	Variable string // LEEWAY_COMTRADE_KEY
	Header   string // the header that carries it,
	Query    string // or the parameter of the address that does
	Optional bool   // without it the producer gives less
	Hint     string // where to get one
}

// Snapshot is the producer's bytes as they came: one or more files that belong together.
type Snapshot struct {
	Files     []File
	Retrieved string        // ISO date on which they were taken
	Released  string        // ISO date, where whoever took them knows it
	Scope     *leeway.Scope // what was asked for, where that is known
}

// File is one file of a snapshot. Open may be called more than once.
type File struct {
	Name      string // without folder
	URL       string // where it came from; blank for a file given by hand
	Retrieved string
	Size      int64 // bytes, 0 where not known: only for showing progress
	Open      func() (io.ReadCloser, error)
}

// Sink takes what a parser finds. The run that owns it fills in what the source's Info says of
// every row (publisher, quality, origin, address, the dates), checks the row and passes it on.
// An error of a sink must be returned by the parser as it is.
type Sink interface {
	Observation(o leeway.Observation) error
	Flows(f *leeway.Flows) error
	Membership(m leeway.Membership) error
	Roster(r leeway.Roster) error
	Treaty(t leeway.Treaty) error
	Event(e leeway.Event) error
	Vote(v leeway.Vote) error
	// Released says that the file states its own date of release (ISO, any precision).
	Released(date string)
	// Edition names the edition of the files where they state no date of release, such as the
	// last year of a yearbook. Editions of a source sort in the order of their release.
	Edition(name string)
	// Covers says what the files are complete for, where that is more or less than the
	// reporters, indicators and years of the rows found.
	Covers(s leeway.Scope)
	// Skip counts a row or cell left out for a reason that source.yaml lists under ignore.
	Skip(reason string)
	// Note says what is imperfect but usable. The same note is kept once.
	Note(format string, args ...any)
}
