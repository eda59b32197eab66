package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"leeway"
	"leeway/lake"
)

type lakeCmd struct {
	Status lakeStatusCmd `cmd:"" help:"Every data set and release that answers, with its rows."`
	Diff   lakeDiffCmd   `cmd:"" help:"What a release changed against an earlier one."`
	Export lakeExportCmd `cmd:"" help:"Write the lake's rows as CSV, Parquet, a network or a data package."`
	SQL    lakeSQLCmd    `cmd:"" name:"sql" help:"Ask the lake one SELECT, read-only."`
	Synth  lakeSynthCmd  `cmd:"" help:"Make up product-level trade, for benchmarks and tests."`
	Verify lakeVerifyCmd `cmd:"" help:"Recompute the digest of every file."`
}

// Help is shown by `leeway lake --help`.
func (*lakeCmd) Help() string {
	return `The lake is a folder of Parquet files, one release of one data set beside the other. One is inside the program; your own answers beside it.

Examples:

  leeway lake status
  leeway lake status --format json
  leeway lake verify`
}

type lakeStatusCmd struct {
	listFlags
}

// Help is shown by `leeway lake status --help`.
func (*lakeStatusCmd) Help() string {
	return `Examples:

  leeway lake status
  leeway lake status --format jsonl --lake /srv/lake`
}

// vintageRow is a line of `leeway lake status`.
type vintageRow struct {
	Source    string `json:"source"`
	Vintage   string `json:"vintage"`
	Released  string `json:"released,omitempty"`
	Retrieved string `json:"retrieved,omitempty"`
	Rows      int64  `json:"rows"`
	Bytes     int64  `json:"bytes"`
	Title     string `json:"title"`
	Licence   string `json:"licence"`
	Citation  string `json:"citation,omitempty"`
	URL       string `json:"url,omitempty"`
	Complete  bool   `json:"complete"`
	Lake      string `json:"lake"`
}

// Run lists the vintages of every lake that answers.
func (c *lakeStatusCmd) Run(s *session) error {
	lakes, err := s.lakes()
	if err != nil {
		return err
	}
	var rows []vintageRow
	for _, l := range lakes {
		state, err := l.Status()
		if err != nil {
			return err
		}
		for _, m := range state.Vintages {
			rows = append(rows, rowOf(place(l), m))
		}
		for _, folder := range state.Unfinished {
			_, _ = fmt.Fprintf(s.w.stderr, "leeway: note: %s is being filled, or was left unfinished; nothing reads it, and the next import takes away what nobody is at work on\n", folder)
		}
		for _, folder := range state.Orphaned {
			_, _ = fmt.Fprintf(s.w.stderr, "leeway: note: %s has no manifest, and nothing reads it: leeway lake verify says more\n", folder)
		}
	}
	return list(s, c.listFlags, rows, vintageColumns, s.statusFoot(lakes, rows))
}

var vintageColumns = []column[vintageRow]{
	{"source", func(r vintageRow) string { return r.Source }},
	{"vintage", func(r vintageRow) string { return r.Vintage }},
	{"released", func(r vintageRow) string { return r.Released }},
	{"rows", func(r vintageRow) string { return fmt.Sprint(r.Rows) }},
	{"size", func(r vintageRow) string { return size(r.Bytes) }},
	{"licence", func(r vintageRow) string { return r.Licence }},
	{"title", func(r vintageRow) string { return r.Title }},
}

// statusFoot sums up and says where the lakes are.
func (s *session) statusFoot(lakes []*lake.Lake, rows []vintageRow) string {
	total := int64(0)
	for _, r := range rows {
		total += r.Rows
	}
	foot := fmt.Sprintf("\n%d rows in %d releases\n", total, len(rows))
	for _, l := range lakes {
		foot += "lake: " + place(l) + "\n" + archiveLine(l)
	}
	if own, named := s.ownLake(); !named && len(lakes) == 1 {
		foot += fmt.Sprintf("your own lake would be %s; there is none yet\n", own)
	}
	return foot
}

// archiveLine says what a lake's archive holds, "" where it holds nothing. What cannot be read is lake
// verify's matter.
func archiveLine(l *lake.Lake) string {
	runs, err := l.Runs()
	if err != nil || len(runs) == 0 {
		return ""
	}
	checks := 0
	for _, r := range runs {
		if r.Document != "" {
			checks++
		}
	}
	return fmt.Sprintf("  its archive: %s of documents, %s by editors\n", count(checks, "check"), count(len(runs)-checks, "review"))
}

// place says where a lake is.
func place(l *lake.Lake) string {
	return or(l.Folder(), "inside the program, in memory")
}

func rowOf(folder string, m leeway.Manifest) vintageRow {
	r := vintageRow{Source: m.Source, Vintage: m.Vintage, Released: m.Released, Retrieved: m.Retrieved, Title: m.Title,
		Licence: m.Licence, Citation: m.Citation, URL: m.URL, Complete: m.Complete, Lake: folder}
	for _, f := range m.Files {
		r.Rows += f.Rows
		r.Bytes += f.Bytes
	}
	return r
}

// size writes a number of bytes in the unit that suits it.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d B", n)
}

type lakeVerifyCmd struct{}

// Help is shown by `leeway lake verify --help`.
func (*lakeVerifyCmd) Help() string {
	return `Nothing is changed. Exit status 3 where a file is missing or differs from its manifest, where a manifest is damaged, or where rows have no manifest at all. A release whose manifest is damaged, or of which a file is missing or cut short, is passed over by every question, with a warning; the others answer.

Example:

  leeway lake verify`
}

// Run verifies every lake that answers and reports every fault.
func (*lakeVerifyCmd) Run(s *session) error {
	lakes, err := s.lakes()
	if err != nil {
		return err
	}
	var faults []error
	var faulty []string // the folders of releases
	for _, l := range lakes {
		v, err := l.Verify(s.ctx)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(s.w.stdout, "%s: %s in %s, %s\n", place(l), count(v.Files, "file"), count(v.Vintages, "release"), size(v.Bytes)); err != nil {
			return err
		}
		for _, d := range v.Damaged {
			if d.Vintage != "" && !slices.Contains(faulty, d.Folders(l)) {
				faulty = append(faulty, d.Folders(l))
			}
			if strings.Contains(d.Problem, d.Path) {
				faults = append(faults, errors.New(d.Problem))
			} else {
				faults = append(faults, fmt.Errorf("%s: %s", d.Path, d.Problem))
			}
		}
	}
	if len(faults) > 0 {
		return faultyLake(faults, faulty)
	}
	_, err = fmt.Fprintln(s.w.stdout, "all files are as their manifests say")
	return err
}

// faultyLake is the error of a lake with faults, and what to do about them.
func faultyLake(faults []error, releases []string) error {
	err := &leeway.Error{Code: leeway.CodeUnavailable, Err: errors.Join(faults...)}
	if len(releases) == 0 {
		return leeway.WithHint(err, "bring what is damaged back from a copy of the lake")
	}
	return leeway.WithHint(err, "import the release again, and take the damaged one away: %s", strings.Join(releases, ", "))
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
