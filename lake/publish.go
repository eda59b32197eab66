package lake

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"

	"leeway"
)

// partitionName is what a source or a vintage may be called: safe in a path on every file
// system, in a Hive partition and in a list joined by commas.
var partitionName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

func checkName(name string) error {
	if !partitionName.MatchString(name) {
		return leeway.Errorf(leeway.CodeInvalid, "lake: %q cannot name a source or a vintage", name)
	}
	return nil
}

// Publish writes a whole vintage at once: a [Publication] for those who hold all rows and
// know the name. Rows are written in the order given; the order decides how fast they are
// read, so it should begin with indicator and reporter. A table that is nil has no file; one
// that is empty has an empty file, which says that the scope holds no such row.
//
// A publish that fails or is killed leaves the lake as it was, but for files that no reader
// sees and the next publish sweeps away.
//
// Errors: CodeInvalid where the source or vintage has no proper name, CodeConflict where the
// vintage is already there, CodeUnavailable where the folder cannot be written.
func (l *Lake) Publish(m leeway.Manifest, rows leeway.Record) (leeway.Manifest, error) {
	if err := checkName(m.Vintage); err != nil {
		return m, err
	}
	p, err := l.Begin(m.Source)
	if err != nil {
		return m, err
	}
	defer p.Abort()
	if _, err := l.ownName(m); err != nil {
		return m, p.fail(err)
	}
	p.tables = gatherers(false)
	if err := p.Write(rows); err != nil {
		return m, err
	}
	return p.commit(m, l.ownName)
}

// ownName returns the name of the vintage, and a conflict where it is taken.
func (l *Lake) ownName(m leeway.Manifest) (string, error) {
	taken, err := l.taken(m.Source, m.Vintage)
	if taken {
		err = leeway.WithHint(leeway.Errorf(leeway.CodeConflict, "lake: vintage %s of %s is already there", m.Vintage, m.Source),
			"a vintage is never overwritten; give the new release its own name")
	}
	return m.Vintage, err
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
