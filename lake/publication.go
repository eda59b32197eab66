package lake

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"leeway"
	"leeway/internal/filelock"
)

// filling begins the names of folders in which a vintage is being written. DuckDB's globs
// and Trino both pass over names that begin with a dot.
const filling = ".publish-"

// lockName is the lock file of a lake, and of each folder that is being filled: whoever fills
// it holds it.
const lockName = ".lock"

// Publication is a vintage in the making. It is used by one goroutine at a time; any number
// of publications of one lake may be under way, in one program or in several.
//
// The first error ends it: every later call returns that error, and Abort removes what was
// written.
type Publication struct {
	lake   *Lake
	source string
	temp   string // the folder that is being filled
	unlock func()
	tables []gatherer
	flows  *flows // nil until there are any
	failed error
}

// Begin starts a vintage of a source. Rows are written to a folder whose name begins with a
// dot and which no reader sees; Commit makes the vintage appear, Abort takes the folder away.
// What publishers that were killed have left is removed first.
//
// Errors: CodeInvalid where the source has no proper name, CodeUnavailable where the folder
// cannot be written.
func (l *Lake) Begin(source string) (*Publication, error) {
	if err := checkName(source); err != nil {
		return nil, err
	}
	p := &Publication{lake: l, source: source, tables: gatherers(true)}
	if l.opened != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "lake: publish %s: the lake is in no folder", source)
	}
	if err := p.begin(); err != nil {
		return nil, p.unwritable(err)
	}
	return p, nil
}

// begin makes the folder and takes its lock, under the lake's, so that nobody who sweeps can
// see the one without the other.
func (p *Publication) begin() error {
	folder := p.lake.folder
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	unlock, err := filelock.Take(filepath.Join(folder, lockName))
	if err != nil {
		return err
	}
	defer unlock()
	if err := p.lake.sweep(); err != nil {
		return err
	}
	if p.temp, err = os.MkdirTemp(folder, filling); err != nil {
		return err
	}
	if p.unlock, err = filelock.Take(filepath.Join(p.temp, lockName)); err != nil {
		return errors.Join(err, os.RemoveAll(p.temp))
	}
	return nil
}

// sweep removes what publishers that were killed have left. It is called under the lake's
// lock; a folder whose own lock is held is in use.
func (l *Lake) sweep() error {
	entries, err := os.ReadDir(l.folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), filling) {
			continue
		}
		at := filepath.Join(l.folder, e.Name())
		if busy, err := filelock.Held(filepath.Join(at, lockName)); err != nil {
			return err
		} else if busy {
			continue
		}
		if err := errors.Join(l.takeBack(at), os.RemoveAll(at)); err != nil {
			return err
		}
	}
	return nil
}

// Write appends the rows of each table of r that is not nil. A part is written whenever
// enough rows of a table have gathered, sorted by the table's columns, so that memory stays
// bounded; the same rows in the same order give the same bytes. A table that has got no row
// but was not nil has an empty file, which says that the scope holds no such row.
//
// Dataset and Vintage of the rows are not written: the path holds them.
func (p *Publication) Write(r leeway.Record) error {
	if p.failed != nil {
		return p.failed
	}
	for _, t := range p.tables {
		if err := t.add(p.temp, &r); err != nil {
			return p.fail(err)
		}
	}
	return nil
}

// Commit writes the manifest and makes the vintage appear: its tables are renamed into place,
// the manifest last. The manifest returned has Files filled in. Where another release has the
// name m.Vintage, it is called m.Vintage with ".2", ".3" … after it, and the manifest says so.
//
// Errors: CodeInvalid where the vintage has no proper name or the source is not the one of
// Begin, CodeUnavailable where the folder cannot be written. The lake is then as it was.
func (p *Publication) Commit(m leeway.Manifest) (leeway.Manifest, error) {
	return p.commit(m, p.lake.freeName)
}

// commit commits under the name that choose makes of the wanted one, under the lake's lock.
func (p *Publication) commit(m leeway.Manifest, choose func(leeway.Manifest) (string, error)) (leeway.Manifest, error) {
	if p.failed != nil {
		return m, p.failed
	}
	defer p.Abort()
	if m.Source != p.source {
		return m, p.fail(leeway.Errorf(leeway.CodeInvalid, "lake: a vintage of %s cannot be committed as one of %s", p.source, m.Source))
	}
	if err := checkName(m.Vintage); err != nil {
		return m, p.fail(err)
	}
	files, err := p.finish()
	if err != nil {
		return m, p.fail(err)
	}
	unlock, err := filelock.Take(filepath.Join(p.lake.folder, lockName))
	if err != nil {
		return m, p.fail(err)
	}
	defer unlock()
	if m.Vintage, err = choose(m); err != nil {
		return m, p.fail(err)
	}
	m.Files = inVintage(files, m)
	if err := p.place(m); err != nil {
		return m, p.fail(errors.Join(err, p.lake.takeBack(p.temp)))
	}
	p.failed = leeway.Errorf(leeway.CodeConflict, "lake: vintage %s of %s is committed", m.Vintage, m.Source)
	return m, nil
}

// finish writes what has gathered and returns the files of all tables, their paths relative
// to the table's folder.
func (p *Publication) finish() ([]leeway.FileInfo, error) {
	var files []leeway.FileInfo
	for _, t := range p.tables {
		parts, err := t.finish(p.temp)
		if err != nil {
			return nil, err
		}
		files = append(files, parts...)
	}
	if p.flows == nil {
		return files, nil
	}
	parts, err := p.flows.finish(p.temp)
	return append(files, parts...), err
}

// inVintage makes the paths of files those which they will have in the lake.
func inVintage(files []leeway.FileInfo, m leeway.Manifest) []leeway.FileInfo {
	for i, f := range files {
		files[i].Path = path.Join(f.Table, partitionPath(m.Source, m.Vintage), f.Path)
	}
	return files
}

// Abort ends the publication and removes what it has written. After Commit, and a second
// time, it does nothing.
func (p *Publication) Abort() {
	if p.unlock == nil {
		return
	}
	if p.failed == nil {
		p.failed = leeway.Errorf(leeway.CodeConflict, "lake: the publication of %s was called off", p.source)
	}
	// Windows removes no file that is open. What cannot be removed is swept by the next Begin.
	if p.flows != nil {
		_ = p.flows.spill.close()
		if p.flows.free != nil {
			p.flows.free()
		}
	}
	p.unlock()
	p.unlock = nil
	_ = os.RemoveAll(p.temp)
}

// fail notes the first error, in words for a person.
func (p *Publication) fail(err error) error {
	p.failed = p.unwritable(err)
	return p.failed
}

// unwritable says that the lake cannot be written, where err says nothing better.
func (p *Publication) unwritable(err error) error {
	if leeway.CodeOf(err) != leeway.CodeInternal {
		return err
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "lake: publish %s: %w", p.source, err),
		"check that the folder can be written and the disk has room; what was there before is unharmed")
}

// freeName returns the wanted name of the vintage, with a number after it where it is taken.
func (l *Lake) freeName(m leeway.Manifest) (string, error) {
	for n, name := 2, m.Vintage; ; n++ {
		if err := checkName(name); err != nil {
			return m.Vintage, err
		}
		taken, err := l.taken(m.Source, name)
		if err != nil || !taken {
			return name, err
		}
		name = fmt.Sprintf("%s.%d", m.Vintage, n)
	}
}

// taken reports whether a vintage of the name has a manifest, be it a damaged one.
func (l *Lake) taken(source, vintage string) (bool, error) {
	_, err := os.Lstat(filepath.Join(l.folder, manifests, filepath.FromSlash(partitionPath(source, vintage)), manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// place writes the manifest and renames the filled folders to where readers look, that of
// the manifest last.
func (p *Publication) place(m leeway.Manifest) error {
	dir := filepath.Join(p.temp, manifests)
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	write := func(w io.Writer) error { return encodeManifest(w, m) }
	if _, _, err := writeFile(filepath.Join(dir, manifestName), write); err != nil {
		return err
	}
	if err := syncFolder(dir); err != nil {
		return err
	}
	at := filepath.FromSlash(partitionPath(m.Source, m.Vintage))
	for _, name := range append(tablesOf(m.Files), manifests) {
		if err := p.lake.move(filepath.Join(p.temp, name), filepath.Join(name, at)); err != nil {
			return err
		}
	}
	return nil
}

// tablesOf lists the tables that the files are of, each once.
func tablesOf(files []leeway.FileInfo) []string {
	var tables []string
	for _, f := range files {
		if len(tables) == 0 || tables[len(tables)-1] != f.Table {
			tables = append(tables, f.Table)
		}
	}
	return tables
}

// move renames a filled folder to its place in the lake. What is there has no manifest: a
// publisher that was killed has left it.
func (l *Lake) move(from, at string) error {
	to := filepath.Join(l.folder, at)
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := makeFolders(l.folder, filepath.Dir(to)); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(to))
}
