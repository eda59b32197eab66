package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"

	"leeway"
	"leeway/engine/duck"
	"leeway/lake"
	"leeway/source"
	"leeway/source/all"
	"leeway/state"
)

type importCmd struct {
	Source     string   `arg:"" help:"Which source the files are of: leeway sources lists them."`
	Files      []string `arg:"" help:"Files as the producer gives them." placeholder:"FILE"`
	Release    string   `help:"Name of the release; otherwise its date, its edition, or today." placeholder:"NAME"`
	Released   string   `help:"Date on which the files were released, where they do not say so." placeholder:"DATE"`
	Retrieved  string   `help:"Date on which you took the files; otherwise today." placeholder:"DATE"`
	Name       string   `help:"Name of a data set of your own figures; otherwise that of the file." placeholder:"NAME"`
	Try        bool     `help:"Read and check the files; write nothing."`
	Accept     bool     `help:"Take files whose magnitudes are not as expected."`
	NoSnapshot bool     `help:"Do not keep the files themselves in the lake."`
	Format     string   `help:"Form of the report: text or json." enum:"text,json" default:"text" placeholder:"FORM"`
}

// Help is shown by `leeway import --help`.
func (*importCmd) Help() string {
	return `Reads files as a producer publishes them into your lake, as a new release beside the older ones. Every column, name and code must be known: a file that is not read whole is refused, with the place, and nothing is written. A file may be packed by gzip or stand alone in a ZIP, have a byte order mark, or be in UTF-16. The same files a second time change nothing.

"facts" are figures of your own, in a CSV with the columns of one of the tables observations, memberships, rosters, treaties and events; docs/sources.md says which.

Examples:

  leeway import uzstat-trade sdmx_data_1105.csv sdmx_data_1176.csv
  leeway import sipri-register trade-register.csv --released 2026-03-09
  leeway import kaz-bns-trade 2023.xls --try
  leeway import facts my-figures.csv`
}

// Run imports the files and prints what came of it.
func (c *importCmd) Run(s *session) error {
	src, err := findSource(c.Source)
	if err != nil {
		return err
	}
	retrieved, err := c.dates()
	if err != nil {
		return err
	}
	for _, files := range c.releases(src.Info()) {
		snap, err := source.FromDisk(retrieved, files...)
		if err != nil {
			return err
		}
		if err := s.importSnapshot(src, snap, c.options(src, files), c.Format); err != nil {
			return err
		}
	}
	return nil
}

// dates checks the dates that were given and returns the day of retrieval.
func (c *importCmd) dates() (retrieved string, err error) {
	for _, d := range [...]string{c.Released, c.Retrieved} {
		if _, err := leeway.ParseDate(d); d != "" && err != nil {
			return "", err
		}
	}
	return or(c.Retrieved, time.Now().Format(time.DateOnly)), nil
}

// releases parts the files into releases: one, or one each where a source's files are such.
func (c *importCmd) releases(info source.Info) [][]string {
	if !info.PerFile {
		return [][]string{c.Files}
	}
	var each [][]string
	for _, f := range c.Files {
		each = append(each, []string{f})
	}
	return each
}

func (c *importCmd) options(src source.Source, files []string) source.Options {
	opt := source.Options{Vintage: c.Release, Released: c.Released, Program: version(), Accept: c.Accept, Try: c.Try, Keep: !c.NoSnapshot}
	if src.Info().Own {
		opt.Dataset = src.Info().ID + "-" + slug(or(c.Name, strings.TrimSuffix(filepath.Base(files[0]), filepath.Ext(files[0]))))
	}
	return opt
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slug writes a name as data sets are called.
func slug(name string) string {
	name = strings.Trim(notSlug.ReplaceAllString(strings.ToLower(state.Plain(name)), "-"), "-")
	return or(name[:min(len(name), 40)], "own")
}

// findSource returns the source with an id.
//
// Errors: CodeInvalid, with the nearest ids as hint.
func findSource(id string) (source.Source, error) {
	var near, alike []string
	for _, s := range all.Sources() {
		switch other := s.Info().ID; {
		case other == id:
			return s, nil
		case strings.Contains(other, id):
			near = append(near, other)
		case state.Distance(id, other) <= min(3, len(id)/2):
			alike = append(alike, other)
		}
	}
	if len(near) == 0 {
		near = alike
	}
	err := leeway.Errorf(leeway.CodeInvalid, "there is no source %q", id)
	if len(near) > 0 {
		return nil, leeway.WithHint(err, "did you mean %s?", strings.Join(near, " or "))
	}
	return nil, leeway.WithHint(err, "leeway sources lists them")
}

// importSnapshot imports one release into the user's lake and reports.
func (s *session) importSnapshot(src source.Source, snap source.Snapshot, opt source.Options, format string) error {
	folder, _ := s.ownLake()
	l, err := lake.Open(folder)
	if err != nil {
		return err
	}
	if err := s.warn(l); err != nil {
		return err
	}
	done := s.watchReading(&snap)
	report, err := source.Import(s.ctx, l, src, snap, opt)
	done()
	if err != nil {
		return fmt.Errorf("import %s: %w", src.Info().ID, err)
	}
	changes, err := s.changes(l, report)
	if err != nil {
		return err
	}
	if format == "json" {
		return writeOne(s.w.stdout, struct {
			source.Report
			Changes *duck.Diff `json:"changes,omitempty"`
		}{report, changes})
	}
	return printReport(s.w.stdout, report, changes)
}

// watchReading shows on a terminal how far the reading of the files is. Each is read twice:
// for its digest, and for its rows.
func (s *session) watchReading(snap *source.Snapshot) (done func()) {
	var size int64
	for _, f := range snap.Files {
		size += 2 * f.Size
	}
	bar := s.bar(size, "reading")
	for i := range snap.Files {
		open := snap.Files[i].Open
		snap.Files[i].Open = func() (io.ReadCloser, error) {
			r, err := open()
			if err != nil {
				return nil, err
			}
			return watched{r, bar}, nil
		}
	}
	return func() { _ = bar.Finish() } // only what a terminal shows
}

// watched is a file whose reading moves a bar.
type watched struct {
	io.ReadCloser
	bar *progressbar.ProgressBar
}

func (w watched) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	_ = w.bar.Add(n) // only what a terminal shows
	return n, err
}

// changes compares a new vintage with the one before it, nil where there is none.
func (s *session) changes(l *lake.Lake, r source.Report) (*duck.Diff, error) {
	if r.Unchanged || r.Tried {
		return nil, nil
	}
	vs, err := vintagesOf(r.Source, l)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(vs, func(v lake.Vintage) bool { return v.Vintage == r.Vintage })
	if at < 0 || at+1 >= len(vs) {
		return nil, nil
	}
	return s.diff(vs[at+1], vs[at], nil, l)
}

// printReport says in lines what an import did.
func printReport(w io.Writer, r source.Report, changes *duck.Diff) error {
	var b strings.Builder
	switch {
	case r.Unchanged:
		fmt.Fprintf(&b, "%s: the lake has these files already, as release %s; nothing was changed\n", r.Source, r.Vintage)
		_, err := io.WriteString(w, b.String())
		return err
	case r.Tried:
		fmt.Fprintf(&b, "%s: the files are as they should be; nothing was written\n", r.Source)
	default:
		fmt.Fprintf(&b, "%s: release %s\n", r.Source, r.Vintage)
	}
	c := r.Counts
	for _, table := range slices.Sorted(maps.Keys(c.Rows)) {
		fmt.Fprintf(&b, "  %s: %s\n", table, count(int(c.Rows[table]), "row"))
	}
	if len(c.Reporters) > 0 {
		fmt.Fprintf(&b, "  %s, %s to %s\n", count(len(c.Reporters), "reporter"), c.First, c.Latest)
	}
	for _, reason := range slices.Sorted(maps.Keys(c.Skipped)) {
		fmt.Fprintf(&b, "  left out %d: %s\n", c.Skipped[reason], reason)
	}
	for _, n := range c.Notes {
		fmt.Fprintf(&b, "  note: %s\n", n)
	}
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "  not as expected: %s\n", f)
	}
	if changes != nil {
		fmt.Fprintf(&b, "  %s\n", changes.Summary())
	}
	_, err := io.WriteString(w, b.String())
	return err
}
