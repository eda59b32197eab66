package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"

	"leeway"
	"leeway/actor"
	"leeway/engine/duck"
	"leeway/export"
	"leeway/lake"
	"leeway/source/all"
	"leeway/state"
)

type lakeExportCmd struct {
	Format    string   `help:"Form of the result: csv, parquet, graphml, gexf or datapackage; auto goes by the name of the file." enum:"auto,csv,parquet,graphml,gexf,datapackage" default:"auto" placeholder:"FORM"`
	Output    string   `short:"o" help:"File to write to; of a data package the folder." placeholder:"FILE"`
	Table     []string `help:"Table to export: observations, memberships, rosters, treaties, events, votes, flows, pairs, totals or suppliers; of a data package all, unless named." enum:"observations,memberships,rosters,treaties,events,votes,flows,pairs,totals,suppliers" placeholder:"TABLE"`
	Source    []string `help:"Rows of this source only." placeholder:"SOURCE"`
	Indicator []string `help:"Rows under this indicator only." placeholder:"ID"`
	Reporter  []string `help:"Rows whose record it is: of this state, or group as such." placeholder:"ACTOR"`
	Partner   []string `help:"Rows with this other side: a state, group, organisation, world or unknown." placeholder:"ACTOR"`
	Year      []int    `help:"Rows about this year, or a part of it, only." placeholder:"YEAR"`
	Period    string   `help:"Rows about exactly this period: 2023, 2024-01/2024-09." placeholder:"PERIOD"`
	OwnUse    bool     `help:"With what producers do not let be passed on, for your own use."`
	Force     bool     `help:"Replace a data package that is there."`
	Memory    string   `help:"Most memory that it may take; the rest goes to disk." default:"1GB" placeholder:"SIZE"`
}

// Help is shown by `leeway lake export --help`.
func (*lakeExportCmd) Help() string {
	return `Writes the rows that answer, as --as-of and --vintage show them. Filters may be repeated or hold several values with commas.

csv and parquet hold one table. graphml and gexf hold the network of ties: states are nodes, and what a source says of reporter and partner is an edge with indicator, period, value and unit; without --year or --period, each tie has its latest; world and groups are left out unless named. datapackage is a folder that describes itself (Frictionless): a CSV for each table, schemas, sources, licences, citations.

What a producer does not let be passed on is left out, and standard error says what. A file that is there is replaced once the new one is whole; a data package with --force only.

Examples:

  leeway lake export --indicator imports --reporter KGZ -o imports.csv
  leeway lake export --table memberships --partner CSTO
  leeway lake export --indicator migrants --year 2019 -o migrants.graphml
  leeway lake export --format datapackage --reporter KAZ,UZB -o ties`
}

// Run exports.
func (c *lakeExportCmd) Run(s *session) (err error) {
	form, err := c.form()
	if err != nil {
		return err
	}
	lakes, err := s.lakes()
	if err != nil {
		return err
	}
	cuts, err := c.selections(form, lakes)
	if err != nil {
		return err
	}
	if err := c.mayWrite(s, form); err != nil {
		return err
	}
	work, err := c.workFolder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	engine, err := duck.NewExporter(s.ctx, s.asOf, filepath.Join(work, "spill"), c.Memory, lakes...)
	if err != nil {
		return err
	}
	defer func() { _ = engine.Close() }() // nothing was written through it
	x, err := export.New(engine, export.Options{OwnUse: c.OwnUse, Refuses: refusesPassingOn, Name: actorName, Program: "leeway " + version()}, lakes...)
	if err != nil {
		return err
	}
	choices, err := s.choose(x, cuts)
	if err != nil {
		return err
	}
	result := filepath.Join(work, "result")
	if err := c.write(s, engine, x, choices, form, result); err != nil {
		return err
	}
	return c.place(s, form, result)
}

// forms are the forms by the ending of a file's name.
var forms = map[string]string{"": "csv", ".csv": "csv", ".parquet": "parquet", ".graphml": "graphml", ".gexf": "gexf"}

// form is the form that is meant.
func (c *lakeExportCmd) form() (string, error) {
	form := c.Format
	if form == "auto" {
		form = forms[strings.ToLower(filepath.Ext(c.Output))]
	}
	switch {
	case form == "":
		err := leeway.Errorf(leeway.CodeInvalid, "--output %s: its name does not say which form is meant", c.Output)
		return "", leeway.WithHint(err, "name one with --format csv, parquet, graphml, gexf or datapackage")
	case form == "datapackage" && (c.Output == "" || c.Output == "-"):
		return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "a data package is a folder"), "name it with --output")
	case form != "datapackage" && len(c.Table) > 1:
		return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s holds one table", form), "name one --table, or use --format datapackage")
	}
	return form, nil
}

// selections is what is asked of each table. Of all tables, those that do not know a filter
// are passed over; of a table that is named, such a filter is an error.
func (c *lakeExportCmd) selections(form string, lakes []*lake.Lake) ([]duck.Selection, error) {
	base, err := c.filters(lakes)
	if err != nil {
		return nil, err
	}
	tables, named := c.Table, len(c.Table) > 0 || form != "datapackage"
	switch {
	case !named:
		tables = lake.Tables
	case len(tables) == 0:
		tables = []string{lake.Observations}
	}
	var cuts []duck.Selection
	for _, t := range lake.Tables {
		if !slices.Contains(tables, t) {
			continue
		}
		cut := base
		cut.Table = t
		if err := cut.Check(); err != nil && named {
			return nil, err
		} else if err == nil {
			cuts = append(cuts, cut)
		}
	}
	return cuts, nil
}

// filters resolves what the rows are narrowed by.
func (c *lakeExportCmd) filters(lakes []*lake.Lake) (duck.Selection, error) {
	s := duck.Selection{Sources: c.Source, Indicators: c.Indicator, Period: c.Period}
	for _, id := range c.Source {
		if _, err := vintagesOf(id, lakes...); err != nil {
			return s, err
		}
	}
	for _, id := range c.Indicator {
		if _, err := findIndicator(id); err != nil {
			return s, err
		}
	}
	for _, y := range c.Year {
		s.Years = append(s.Years, strconv.Itoa(y))
	}
	if _, err := leeway.ParseInterval(c.Period); c.Period != "" && err != nil {
		return s, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--period: %w", err), "periods are written 2023, 2023-06 or 2024-01/2024-09")
	}
	var err error
	if s.Reporters, err = sides(c.Reporter); err != nil {
		return s, err
	}
	s.Partners, err = sides(c.Partner)
	return s, err
}

// sides resolves names to the ids of rows.
func sides(names []string) ([]string, error) {
	var ids []string
	for _, name := range names {
		if _, territory := state.ByID(name); territory || name == "world" || name == "unknown" {
			ids = append(ids, name)
			continue
		}
		a, err := lookUp(actor.Default(), name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, a.ID)
	}
	return ids, nil
}

// refusesPassingOn reports whether a source of the program is known not to be redistributable.
func refusesPassingOn(id string) bool {
	for _, src := range all.Sources() {
		if info := src.Info(); info.ID == id {
			return !info.Redistributable
		}
	}
	return false
}

// actorName returns what an id is called and what it is. Room state knows territories of which
// no text speaks.
func actorName(id string) (string, leeway.ActorType) {
	if e, ok := state.ByID(id); ok {
		return e.Name, e.Kind
	}
	a, _ := actor.Default().Actor(id)
	return a.Name, a.Type
}

// choose says which rows go out and, on standard error, which stay in.
func (s *session) choose(x *export.Export, cuts []duck.Selection) ([]export.Choice, error) {
	var choices []export.Choice
	for _, cut := range cuts {
		c, err := x.Choose(s.ctx, cut)
		if err != nil {
			return nil, err
		}
		choices = append(choices, c)
	}
	for _, line := range export.Omissions(choices...) {
		s.note("%s", line)
	}
	return choices, export.Whole(choices...)
}

// note says something on standard error.
func (s *session) note(format string, args ...any) {
	_, _ = fmt.Fprintf(s.w.stderr, "leeway: note: "+format+"\n", args...)
}

// write writes the result, a file or a folder, to a place of its own.
func (c *lakeExportCmd) write(s *session, engine *duck.Exporter, x *export.Export, choices []export.Choice, form, result string) error {
	switch form {
	case "csv":
		return engine.CSV(s.ctx, choices[0].Selection, result)
	case "parquet":
		return engine.Parquet(s.ctx, choices[0].Selection, result)
	case "datapackage":
		if err := os.Mkdir(result, 0o755); err != nil {
			return cannotWrite(c.Output, err)
		}
		return x.Package(s.ctx, result, choices...)
	}
	f, err := os.Create(result)
	if err != nil {
		return cannotWrite(c.Output, err)
	}
	edges, passed, err := x.Network(s.ctx, choices[0], export.Form(form), f)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if passed > 0 {
		s.note("%d ties are edges; %d with world, groups and others are none (--partner and --reporter name those that should be)", edges, passed)
	}
	return nil
}

// mayWrite looks at where the result goes before anything is computed.
func (c *lakeExportCmd) mayWrite(s *session, form string) error {
	if f, ok := s.w.stdout.(*os.File); ok && form == "parquet" && c.toStdout() && term.IsTerminal(int(f.Fd())) {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "Parquet is not for a terminal"), "name a file with --output")
	}
	info, err := os.Lstat(c.Output)
	switch {
	case c.toStdout() || errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return cannotWrite(c.Output, err)
	case form == "datapackage":
		return c.mayReplace()
	case info.IsDir():
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--output %s is a folder", c.Output), "name a file, or use --format datapackage")
	}
	return nil
}

// mayReplace reports whether what is at the place of a data package may be taken away: an
// empty folder, or with --force another data package. Nothing else ever is.
func (c *lakeExportCmd) mayReplace() error {
	entries, err := os.ReadDir(c.Output)
	switch {
	case err != nil:
		return cannotWrite(c.Output, err)
	case len(entries) == 0:
		return nil
	case !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == export.PackageFile }):
		return leeway.WithHint(leeway.Errorf(leeway.CodeConflict, "--output %s is a folder with other files", c.Output), "name a folder that is not there yet")
	case !c.Force:
		return leeway.WithHint(leeway.Errorf(leeway.CodeConflict, "--output %s is a data package already", c.Output), "--force replaces it")
	}
	return nil
}

func (c *lakeExportCmd) toStdout() bool { return c.Output == "" || c.Output == "-" }

// besides reports whether the result can be renamed into its place.
func (c *lakeExportCmd) besides() bool {
	info, err := os.Lstat(c.Output)
	return !c.toStdout() && (err != nil || info.Mode().IsRegular() || info.IsDir())
}

// workFolder makes a folder for what is half written, beside the result where it is renamed
// into its place.
func (c *lakeExportCmd) workFolder() (string, error) {
	dir, name := "", "leeway-export"
	if c.besides() {
		dir, name = filepath.Dir(filepath.Clean(c.Output)), filepath.Base(filepath.Clean(c.Output))
	}
	work, err := os.MkdirTemp(dir, "."+name+".*")
	if err != nil {
		return "", cannotWrite(or(c.Output, "-"), err)
	}
	return work, nil
}

// place brings the result to where it is wanted.
func (c *lakeExportCmd) place(s *session, form, result string) error {
	if !c.besides() {
		return c.pour(s, result)
	}
	if form != "datapackage" {
		if err := errors.Join(os.Chmod(result, 0o644), os.Rename(result, c.Output)); err != nil {
			return cannotWrite(c.Output, err)
		}
		return nil
	}
	old := result + ".old" // goes with the work folder
	if err := os.Rename(c.Output, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return cannotWrite(c.Output, err)
	}
	if err := os.Rename(result, c.Output); err != nil {
		_ = os.Rename(old, c.Output) // it is the first error that counts
		return cannotWrite(c.Output, err)
	}
	return nil
}

// pour writes the result into standard output, a device, a pipe or a link.
func (c *lakeExportCmd) pour(s *session, result string) error {
	f, err := os.Open(result)
	if err != nil {
		return cannotWrite(or(c.Output, "-"), err)
	}
	defer func() { _ = f.Close() }() // only read
	w, finish, err := s.out(c.Output)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, bufio.NewReader(f))
	return finish(err)
}
