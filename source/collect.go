package source

import (
	"bytes"
	"io"
	"iter"
	"os"
	"path/filepath"

	"leeway"
	"leeway/internal/sheet"
)

// Collected is all that a parser found, in memory.
type Collected struct {
	leeway.Record
	Flows    []leeway.Flows
	Counts   Counts
	Released string
	Edition  string
	Scope    *leeway.Scope // where the parser states one
}

// Collect runs a parser into memory, with all the checks of an import: for tests and for small
// files.
//
// Errors: those of the parser and of the checks.
func Collect(s Source, snap Snapshot) (*Collected, error) {
	var found Collected
	c := newChecked(s.Info(), snap.Retrieved, &found)
	if err := s.Parse(snap, c); err != nil {
		return nil, err
	}
	found.Counts, found.Released, found.Edition, found.Scope = c.counts, c.released, c.edition, c.covers
	return &found, nil
}

func (c *Collected) rows(r leeway.Record) error {
	c.Observations = append(c.Observations, r.Observations...)
	c.Memberships = append(c.Memberships, r.Memberships...)
	c.Rosters = append(c.Rosters, r.Rosters...)
	c.Treaties = append(c.Treaties, r.Treaties...)
	c.Events = append(c.Events, r.Events...)
	c.Votes = append(c.Votes, r.Votes...)
	return nil
}

func (c *Collected) flows(f *leeway.Flows) error {
	c.Flows = append(c.Flows, f.Clone())
	return nil
}

// FromDisk returns a snapshot of files on disk, taken on an ISO date.
//
// Errors: CodeNotFound or CodeUnavailable, naming the file that cannot be opened.
func FromDisk(retrieved string, paths ...string) (Snapshot, error) {
	snap := Snapshot{Retrieved: retrieved}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case os.IsNotExist(err):
			return snap, leeway.Errorf(leeway.CodeNotFound, "%s: there is no such file", path)
		case err != nil:
			return snap, leeway.Errorf(leeway.CodeUnavailable, "%w", err)
		case info.IsDir():
			return snap, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is a folder", path), "name its files")
		}
		snap.Files = append(snap.Files, File{Name: filepath.Base(path), Size: info.Size(), Open: func() (io.ReadCloser, error) { return os.Open(path) }})
	}
	return snap, nil
}

// FromBytes returns a file that is in memory.
func FromBytes(name string, data []byte) File {
	return File{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

// Bytes reads a whole file: for formats that cannot be streamed.
//
// Errors: CodeUnavailable, naming the file.
func (f File) Bytes() ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
	}
	defer func() { _ = r.Close() }() // only read
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
	}
	return data, nil
}

// CSV streams the rows of the file, a table whose cells are parted by commas (sheet.CSV), and
// closes it.
//
// Errors: CodeUnavailable, naming the file, where it cannot be opened; those of sheet.CSV.
func (f File) CSV() iter.Seq2[sheet.Row, error] {
	return func(yield func(sheet.Row, error) bool) {
		r, err := f.Open()
		if err != nil {
			yield(sheet.Row{}, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err))
			return
		}
		defer func() { _ = r.Close() }() // only read
		sheet.CSV(r, f.Name, ',')(yield)
	}
}

// Workbook reads the sheets of the file, a workbook (sheet.Workbook).
//
// Errors: CodeUnavailable, naming the file, where it cannot be read; those of sheet.Workbook.
func (f File) Workbook() ([]sheet.Table, error) {
	data, err := f.Bytes()
	if err != nil {
		return nil, err
	}
	return sheet.Workbook(data, f.Name)
}

// Read opens the file, gives it to use and closes it.
//
// Errors: CodeUnavailable, naming the file, where it cannot be opened; those of use.
func (f File) Read(use func(r io.Reader) error) error {
	r, err := f.Open()
	if err != nil {
		return leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
	}
	defer func() { _ = r.Close() }() // only read
	return use(r)
}
