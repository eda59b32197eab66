package lake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"leeway"
	"leeway/internal/filelock"
)

// The tables of the archive: documents that somebody chose to keep, what they claim, and what was
// found. They are no tables of statistics: no question reads them.
const (
	Documents = "documents"
	Claims    = "claims"
	Verdicts  = "verdicts"
	Reviews   = "reviews"
)

// archived lists the tables of the archive.
var archived = []string{Documents, Claims, Verdicts, Reviews}

// Run is what was put into the archive at once: a checked document, or an editor's review. It is a
// folder run=<id> of each of its tables, and exists once its manifest does.
type Run struct {
	ID       string            `json:"run"`                // a digest of what it holds and what it was made with
	Number   int               `json:"number"`             // runs are numbered in the order in which they were kept, from 1
	Document string            `json:"document,omitempty"` // digest of the text, of a checked document
	Title    string            `json:"title,omitempty"`
	Program  string            `json:"program"`
	Lake     string            `json:"lake,omitempty"` // digest of the releases that could answer
	AsOf     string            `json:"asOf,omitempty"`
	Releases []string          `json:"releases,omitempty"` // "source vintage"
	Files    []leeway.FileInfo `json:"files"`
}

// Check is a checked document that is to be kept.
type Check struct {
	Reading  *leeway.Reading
	Program  string   // version that read and judged
	Releases []string // "source vintage" of all that could answer
	AsOf     string
	Through  []string // releases that were to answer alone
}

// Digest names a set of releases, "source vintage" each: twelve hexadecimal digits.
func Digest(releases []string) string {
	return digestOf(slices.Sorted(slices.Values(releases))...)[:12]
}

func digestOf(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		_, _ = fmt.Fprintf(h, "%d\n%s\n", len(p), p) // a hash takes everything
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Keep puts a checked document into the archive: the document with its text, its claims, and their
// verdicts. Nothing that is there changes; the same check kept a second time is found to be there, and
// fresh is false.
//
// Errors: CodeUnavailable where the folder cannot be written. The archive is then as it was.
func (l *Lake) Keep(c Check) (run Run, fresh bool, err error) {
	document, claims, verdicts, err := c.rows()
	if err != nil {
		return Run{}, false, err
	}
	made := slices.Concat([]string{Documents, c.Program, Digest(c.Releases), c.AsOf, document.Text, document.JSON}, c.Through)
	for i := range claims {
		made = append(made, claims[i].JSON, verdicts[i].JSON)
	}
	run = Run{ID: digestOf(made...)[:24], Document: c.Reading.Document.Digest(), Title: document.Title, Program: c.Program,
		Lake: Digest(c.Releases), AsOf: c.AsOf, Releases: slices.Sorted(slices.Values(c.Releases))}
	return l.keep(run, func(temp string) ([]leeway.FileInfo, error) {
		return writeTables(temp, filled(Documents, documentColumns, []documentRow{document}), filled(Claims, claimColumns, claims), filled(Verdicts, verdictColumns, verdicts))
	})
}

// AddReview puts an editor's verdict on an archived claim beside those that are there. The same review
// as the last one on the claim is there already, and fresh is false.
//
// Errors: those of [Lake.Reviews]; CodeUnavailable where the folder cannot be written.
func (l *Lake) AddReview(claim string, r leeway.Review, program string) (fresh bool, err error) {
	all, err := l.Reviews()
	if err != nil {
		return false, err
	}
	before := all[claim]
	if n := len(before); n > 0 && before[n-1] == r {
		return false, nil
	}
	run := Run{ID: digestOf(Reviews, program, claim, string(r.Verdict), r.Note, r.By, r.Date, fmt.Sprint(len(before)))[:24], Program: program}
	_, fresh, err = l.keep(run, func(temp string) ([]leeway.FileInfo, error) {
		return writeTables(temp, filled(Reviews, reviewColumns, []reviewRow{{Claim: claim, Review: r}}))
	})
	return fresh, err
}

// filled is a table of the archive with its rows.
func filled[T any](name string, columns []Column[T], rows []T) gatherer {
	return &table[T]{name: name, columns: columns, present: true, rows: rows}
}

func writeTables(temp string, tables ...gatherer) ([]leeway.FileInfo, error) {
	var files []leeway.FileInfo
	for _, t := range tables {
		parts, err := t.finish(temp)
		if err != nil {
			return nil, err
		}
		files = append(files, parts...)
	}
	return files, nil
}

// keep writes a run beside the lake's tables and makes it appear, its manifest last.
func (l *Lake) keep(run Run, write func(temp string) ([]leeway.FileInfo, error)) (Run, bool, error) {
	if there, err := l.run(run.ID); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return there, false, err
	}
	p := &Publication{lake: l, source: "the archive"}
	if l.opened != nil {
		return run, false, leeway.Errorf(leeway.CodeUnavailable, "lake: the archive is in no folder")
	}
	if err := p.begin(); err != nil {
		return run, false, p.unwritable(err)
	}
	defer p.Abort()
	files, err := write(p.temp)
	if err != nil {
		return run, false, p.unwritable(err)
	}
	for _, f := range files {
		f.Path = path.Join(f.Table, runFolder(run.ID), f.Path)
		run.Files = append(run.Files, f)
	}
	there, fresh, err := p.appear(run)
	if err != nil {
		return run, false, p.unwritable(err)
	}
	return there, fresh, nil
}

// appear numbers a filled run and moves it to its place, under the lake's lock.
func (p *Publication) appear(run Run) (Run, bool, error) {
	unlock, err := filelock.Take(filepath.Join(p.lake.folder, lockName))
	if err != nil {
		return run, false, err
	}
	defer unlock()
	if there, err := p.lake.run(run.ID); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return there, false, err // somebody else was quicker
	}
	if run.Number, err = p.lake.nextNumber(); err != nil {
		return run, false, err
	}
	dir := filepath.Join(p.temp, manifests)
	if err := os.Mkdir(dir, 0o755); err != nil {
		return run, false, err
	}
	if _, _, err := writeFile(filepath.Join(dir, manifestName), func(w io.Writer) error { return encodeRun(w, run) }); err != nil {
		return run, false, err
	}
	if err := syncFolder(dir); err != nil {
		return run, false, err
	}
	for _, name := range append(tablesOf(run.Files), manifests) {
		if err := p.lake.move(filepath.Join(p.temp, name), filepath.Join(name, runFolder(run.ID))); err != nil {
			return run, false, errors.Join(err, p.lake.takeBack(p.temp))
		}
	}
	return run, true, nil
}

// runNumbers are the numbers of runs whose manifests this program has read, so that keeping many
// documents does not read them all for each.
type runNumbers struct {
	mu     sync.Mutex
	known  map[string]int // by id
	latest int
}

// nextNumber is the number of the next run. It is called under the lake's lock.
func (l *Lake) nextNumber() (int, error) {
	l.runs.mu.Lock()
	defer l.runs.mu.Unlock()
	folders, err := partitions(filepath.Join(l.folder, manifests), "run=")
	if err != nil {
		return 0, err
	}
	if l.runs.known == nil {
		l.runs.known = map[string]int{}
	}
	for _, f := range folders {
		id := strings.TrimPrefix(f, "run=")
		if _, ok := l.runs.known[id]; ok {
			continue
		}
		run, err := l.run(id)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, err
		}
		l.runs.known[id] = run.Number
		l.runs.latest = max(l.runs.latest, run.Number)
	}
	return l.runs.latest + 1, nil
}

func encodeRun(w io.Writer, run Run) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(run)
}

func runFolder(id string) string { return "run=" + id }

// Runs lists what is in the archive, in the order in which it was kept.
//
// Errors: CodeUnavailable where the folder or a manifest cannot be read.
func (l *Lake) Runs() ([]Run, error) {
	if l.opened != nil {
		return nil, nil
	}
	folders, err := partitions(filepath.Join(l.folder, manifests), "run=")
	if err != nil {
		return nil, err
	}
	var runs []Run
	for _, f := range folders {
		run, err := l.run(strings.TrimPrefix(f, "run="))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		runs = append(runs, run)
	}
	slices.SortFunc(runs, func(a, b Run) int { return a.Number - b.Number })
	return runs, nil
}

// run reads one manifest; fs.ErrNotExist where there is none.
func (l *Lake) run(id string) (Run, error) {
	at := filepath.Join(l.folder, manifests, runFolder(id), manifestName)
	data, err := os.ReadFile(at)
	if errors.Is(err, fs.ErrNotExist) {
		return Run{}, err
	}
	if err != nil {
		return Run{}, unreadable(at, err)
	}
	var run Run
	if err := json.Unmarshal(data, &run); err != nil {
		return Run{}, damaged("%s is not a manifest: %w", at, err)
	}
	if run.ID != id {
		return Run{}, damaged("%s is of run %s, not of its folder's", at, run.ID)
	}
	for _, f := range run.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) || !slices.Contains(archived, f.Table) {
			return Run{}, damaged("%s lists %q of table %q, which is not in an archive", at, f.Path, f.Table)
		}
	}
	return run, nil
}

// Checked returns a document of the archive as it was kept: with its text, its claims and their verdicts.
//
// Errors: CodeNotFound where the run is of no document; CodeUnavailable where a file is missing or damaged.
func (l *Lake) Checked(run Run) (*leeway.Reading, error) {
	documents, err := readTable(l, run, Documents, documentColumns)
	if err != nil {
		return nil, err
	}
	if len(documents) != 1 {
		return nil, leeway.Errorf(leeway.CodeNotFound, "lake: run %s holds no document", run.ID)
	}
	claims, err := readTable(l, run, Claims, claimColumns)
	if err != nil {
		return nil, err
	}
	verdicts, err := readTable(l, run, Verdicts, verdictColumns)
	if err != nil {
		return nil, err
	}
	r, err := reading(documents[0], claims, verdicts)
	if err != nil {
		return nil, damaged("run %s: %w", run.ID, err)
	}
	return r, nil
}

// Reviews returns the editors' verdicts by the key of their claim, in the order in which they were given.
//
// Errors: CodeUnavailable where a manifest or file is missing or damaged.
func (l *Lake) Reviews() (map[string][]leeway.Review, error) {
	found := map[string][]leeway.Review{}
	if l.opened != nil {
		return found, nil
	}
	// Most lakes have none, and need not read a manifest to know it.
	if folders, err := partitions(filepath.Join(l.folder, Reviews), "run="); err != nil || len(folders) == 0 {
		return found, err
	}
	runs, err := l.Runs()
	if err != nil {
		return nil, err
	}
	for _, run := range runs {
		rows, err := readTable(l, run, Reviews, reviewColumns)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			found[r.Claim] = append(found[r.Claim], r.Review)
		}
	}
	return found, nil
}
