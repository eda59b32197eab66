package lake

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"leeway"
)

// filling begins the names of folders in which a vintage is being written. DuckDB's globs
// and Trino both pass over names that begin with a dot.
const filling = ".publish-"

// partName is the file of a table; larger tables will have more parts.
const partName = "part-0.parquet"

// partitionName is what a source or a vintage may be called: safe in a path on every file
// system, in a Hive partition and in a list joined by commas.
var partitionName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// Publish writes a vintage: its tables, then its manifest. The manifest is m with Files
// filled in. Rows are written in the order given; the order decides how fast they are read,
// so it should begin with indicator and reporter. A table that is nil has no file; one that
// is empty has an empty file, which says that the scope holds no such row.
//
// A publish that fails or is killed leaves the lake as it was, but for files that no reader
// sees and the next publish sweeps away. Publishers wait for each other.
//
// Errors: CodeInvalid where the source or vintage has no proper name, CodeConflict where the
// vintage is already there, CodeUnavailable where the folder cannot be written.
func (l *Lake) Publish(m leeway.Manifest, rows leeway.Record) (leeway.Manifest, error) {
	for _, name := range []string{m.Source, m.Vintage} {
		if !partitionName.MatchString(name) {
			return m, leeway.Errorf(leeway.CodeInvalid, "lake: %q cannot name a source or a vintage", name)
		}
	}
	if l.opened != nil {
		return m, leeway.Errorf(leeway.CodeUnavailable, "lake: publish %s %s: the lake is in no folder", m.Source, m.Vintage)
	}
	m, err := l.publish(m, rows)
	if err != nil && leeway.CodeOf(err) == leeway.CodeInternal {
		err = leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "lake: publish %s %s: %w", m.Source, m.Vintage, err),
			"check that the folder can be written and the disk has room; what was there before is unharmed")
	}
	return m, err
}

func (l *Lake) publish(m leeway.Manifest, rows leeway.Record) (leeway.Manifest, error) {
	if err := os.MkdirAll(l.folder, 0o755); err != nil {
		return m, err
	}
	unlock, err := lock(filepath.Join(l.folder, ".lock"))
	if err != nil {
		return m, err
	}
	defer unlock()
	final := filepath.Join(l.folder, manifests, filepath.FromSlash(partitionPath(m.Source, m.Vintage)))
	if _, err := os.Stat(filepath.Join(final, manifestName)); err == nil {
		return m, leeway.WithHint(leeway.Errorf(leeway.CodeConflict, "lake: vintage %s of %s is already there", m.Vintage, m.Source),
			"a vintage is never overwritten; give the new release its own name")
	}
	if err := l.sweep(); err != nil {
		return m, err
	}
	temp, err := os.MkdirTemp(l.folder, filling)
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(temp)
	if m.Files, err = fill(temp, m, rows); err != nil {
		return m, err
	}
	return m, l.place(temp, m)
}

// sweep removes what publishers that were killed have left. It is called under the lock, so
// none of it is in use.
func (l *Lake) sweep() error {
	entries, err := os.ReadDir(l.folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filling) {
			if err := os.RemoveAll(filepath.Join(l.folder, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// fill writes the tables and the manifest of a vintage into folder and syncs them.
func fill(folder string, m leeway.Manifest, rows leeway.Record) ([]leeway.FileInfo, error) {
	m.Files = nil
	for _, t := range contents(rows) {
		if !t.present {
			continue
		}
		info := leeway.FileInfo{Table: t.name, Rows: t.rows, Path: path.Join(t.name, partitionPath(m.Source, m.Vintage), partName)}
		dir := filepath.Join(folder, t.name)
		if err := os.Mkdir(dir, 0o755); err != nil {
			return nil, err
		}
		var err error
		if info.Bytes, info.SHA256, err = writeFile(filepath.Join(dir, partName), t.write); err != nil {
			return nil, err
		}
		if err := syncFolder(dir); err != nil {
			return nil, err
		}
		m.Files = append(m.Files, info)
	}
	dir := filepath.Join(folder, manifests)
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	if _, _, err := writeFile(filepath.Join(dir, manifestName), func(w io.Writer) error {
		return encodeManifest(w, m)
	}); err != nil {
		return nil, err
	}
	return m.Files, syncFolder(dir)
}

// content is a table's rows, ready to be written.
type content struct {
	name    string
	present bool
	rows    int64
	write   func(io.Writer) error
}

func contents(r leeway.Record) []content {
	return []content{
		tableOf(Observations, ObservationColumns, r.Observations),
		tableOf(Memberships, MembershipColumns, r.Memberships),
		tableOf(Rosters, RosterColumns, r.Rosters),
		tableOf(Treaties, TreatyColumns, r.Treaties),
		tableOf(Events, EventColumns, r.Events),
	}
}

func tableOf[T any](name string, columns []Column[T], rows []T) content {
	return content{name, rows != nil, int64(len(rows)), func(w io.Writer) error { return write(w, columns, rows) }}
}

// place renames the filled folders to where readers look, the manifest last.
func (l *Lake) place(temp string, m leeway.Manifest) error {
	at := filepath.FromSlash(partitionPath(m.Source, m.Vintage))
	names := make([]string, 0, len(m.Files)+1)
	for _, f := range m.Files {
		names = append(names, f.Table)
	}
	for _, name := range append(names, manifests) {
		to := filepath.Join(l.folder, name, at)
		// A folder without a manifest is what a killed publisher left.
		if err := os.RemoveAll(to); err != nil {
			return err
		}
		if err := makeFolders(l.folder, filepath.Dir(to)); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(temp, name), to); err != nil {
			return err
		}
		if err := syncFolder(filepath.Dir(to)); err != nil {
			return err
		}
	}
	return nil
}

// makeFolders makes folder and those above it up to root, syncing each parent, so that a
// name synced in a folder is not lost with the folder.
func makeFolders(root, folder string) error {
	if folder == root {
		return nil
	}
	if _, err := os.Stat(folder); err == nil {
		return nil
	}
	parent := filepath.Dir(folder)
	if err := makeFolders(root, parent); err != nil {
		return err
	}
	if err := os.Mkdir(folder, 0o755); err != nil && !os.IsExist(err) {
		return err
	}
	return syncFolder(parent)
}

// writeFile writes and syncs a file, and returns its size and SHA-256 in hexadecimal digits.
func writeFile(name string, write func(io.Writer) error) (size int64, digest string, err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, "", err
	}
	defer f.Close()
	hash := sha256.New()
	buffer := bufio.NewWriterSize(io.MultiWriter(f, hash), 1<<16)
	// The Parquet writer closes what it is given where it can, and the file must be synced first.
	if err := write(struct{ io.Writer }{buffer}); err != nil {
		return 0, "", err
	}
	if err := buffer.Flush(); err != nil {
		return 0, "", err
	}
	if err := f.Sync(); err != nil {
		return 0, "", err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, "", err
	}
	return info.Size(), hex.EncodeToString(hash.Sum(nil)), f.Close()
}

func encodeManifest(w io.Writer, m leeway.Manifest) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(m)
}
