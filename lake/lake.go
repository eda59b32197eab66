package lake

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"leeway"
)

// manifestName is the file that closes a vintage.
const manifestName = "manifest.json"

// manifests is the folder of the manifests, beside those of the tables.
const manifests = "manifests"

// verifyHint tells what to do about damage.
const verifyHint = "`leeway lake verify` names every damaged file"

// Lake is a folder of vintages, or a set of files opened elsewhere ([FromFiles]).
type Lake struct {
	folder string
	// opened has the address under which each file can be read, by its path in the lake;
	// nil where the files are in folder.
	opened map[string]string
	listed []leeway.Manifest
	view   View
	runs   *runNumbers // of the archive
	seen   *wholeFiles
}

// Vintage is a manifested release of a data set in a lake.
type Vintage struct {
	leeway.Manifest
	lake *Lake
}

// Open returns the lake in folder. A folder that does not exist is an empty lake: nothing is
// created before something is published.
//
// Errors: CodeInvalid where folder is not a folder, CodeUnavailable where it cannot be read.
func Open(folder string) (*Lake, error) {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, unreadable(folder, err)
	case !info.IsDir():
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "lake %s is not a folder", folder),
			"--lake names the folder that holds the lake")
	}
	return &Lake{folder: folder, runs: &runNumbers{}, seen: &wholeFiles{}}, nil
}

// FromFiles returns a lake whose manifests and files are held elsewhere, for instance in
// memory: opened gives the address under which the file of a lake path can be read.
func FromFiles(listed []leeway.Manifest, opened map[string]string) *Lake {
	return &Lake{opened: opened, listed: listed}
}

// Folder returns where the lake is, "" where it is in no folder.
func (l *Lake) Folder() string { return l.folder }

// Vintages lists the manifested vintages by source, newest first. What has no manifest is
// passed over, and so is what has a damaged one or lacks a file: [Lake.Damaged] names that.
//
// Errors: CodeUnavailable where the folder cannot be read.
func (l *Lake) Vintages() ([]Vintage, error) {
	listed, _, err := l.manifests()
	if err != nil {
		return nil, err
	}
	vs := make([]Vintage, 0, len(listed))
	for _, m := range listed {
		if l.view.shows(m) && len(l.torn(m)) == 0 {
			vs = append(vs, Vintage{Manifest: m, lake: l})
		}
	}
	slices.SortFunc(vs, func(a, b Vintage) int {
		if c := strings.Compare(a.Source, b.Source); c != 0 {
			return c
		}
		return newer(a.Manifest, b.Manifest)
	})
	return vs, nil
}

// newer orders two vintages of a source, the newer one first: by edition where both have one,
// by the date of release, then by the date on which they were taken, then by the natural order of their names. One without a
// date of release was released when it was taken, at the latest.
func newer(a, b leeway.Manifest) int {
	if a.Edition != "" && b.Edition != "" && a.Edition != b.Edition {
		return natural(b.Edition, a.Edition)
	}
	return cmp.Or(
		strings.Compare(cmp.Or(b.Released, b.Retrieved), cmp.Or(a.Released, a.Retrieved)),
		strings.Compare(b.Retrieved, a.Retrieved),
		natural(b.Vintage, a.Vintage),
	)
}

// natural compares two names with their runs of digits as numbers: 2026-11-26 comes before
// 2026-11-26.2, and that before 2026-11-26.10.
func natural(a, b string) int {
	restA, restB := a, b
	for restA != "" && restB != "" {
		var runA, runB string
		runA, restA = run(restA)
		runB, restB = run(restB)
		if c := compareRuns(runA, runB); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(restA), len(restB)), strings.Compare(a, b))
}

// run cuts off the digits with which s begins, or else what comes before the first digit.
func run(s string) (head, rest string) {
	n := 1
	for n < len(s) && digit(s[n]) == digit(s[0]) {
		n++
	}
	return s[:n], s[n:]
}

func compareRuns(a, b string) int {
	if !digit(a[0]) || !digit(b[0]) {
		return strings.Compare(a, b)
	}
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// Paths returns where the vintage's files of a table can be read, in the manifest's order.
// It looks at each file's size, not at its bytes.
//
// Errors: CodeUnavailable, naming the file, where one is missing or has another size than
// the manifest says.
func (v Vintage) Paths(table string) ([]string, error) {
	var paths []string
	for _, f := range v.Files {
		if f.Table != table {
			continue
		}
		path, err := v.lake.path(f)
		if err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// InYear returns the vintage with one table alone, and of that the files of one year: of a table
// whose years are in the path.
func (v Vintage) InYear(table string, year int) Vintage {
	part := fmt.Sprintf("/year=%d/", year)
	v.Files = slices.DeleteFunc(slices.Clone(v.Files), func(f leeway.FileInfo) bool { return f.Table != table || !strings.Contains(f.Path, part) })
	return v
}

// Has reports whether the vintage has a file of the table, be it an empty one.
func (v Vintage) Has(table string) bool {
	return slices.ContainsFunc(v.Files, func(f leeway.FileInfo) bool { return f.Table == table })
}

func (l *Lake) path(f leeway.FileInfo) (string, error) {
	if l.opened != nil {
		return l.opened[f.Path], nil
	}
	path := filepath.Join(l.folder, filepath.FromSlash(f.Path))
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", damaged("%s is missing", path)
	case err != nil:
		return "", unreadable(path, err)
	case info.Size() != f.Bytes:
		return "", damaged("%s has %d bytes, its manifest says %d", path, info.Size(), f.Bytes)
	}
	return path, nil
}

// Damaged names the vintages that do not answer, and why: their manifest is torn, empty, gone from its
// folder, or points out of the lake; or a file of theirs is missing or torn. The others answer; of a
// damaged vintage no row does.
//
// Errors: CodeUnavailable where the folder cannot be read.
func (l *Lake) Damaged() ([]Problem, error) {
	listed, damaged, err := l.manifests()
	for _, m := range listed {
		damaged = append(damaged, l.torn(m)...)
	}
	return damaged, err
}

// manifests reads the manifests that are whole and names those that are not.
func (l *Lake) manifests() (listed []leeway.Manifest, damaged []Problem, err error) {
	if l.opened != nil {
		return l.listed, nil, nil
	}
	root := filepath.Join(l.folder, manifests)
	sources, err := partitions(root, "source=")
	if err != nil {
		return nil, nil, err
	}
	for _, source := range sources {
		vintages, err := partitions(filepath.Join(root, source), "vintage=")
		if err != nil {
			damaged = append(damaged, Problem{Source: strings.TrimPrefix(source, "source="), Path: filepath.Join(root, source), Problem: err.Error()})
		}
		for _, vintage := range vintages {
			path := filepath.Join(root, source, vintage, manifestName)
			m, err := readManifest(path)
			if err != nil {
				damaged = append(damaged, Problem{strings.TrimPrefix(source, "source="), strings.TrimPrefix(vintage, "vintage="), path, err.Error()})
				continue
			}
			listed = append(listed, m)
		}
	}
	return listed, damaged, nil
}

// partitions lists the folders of a partition column; none where the folder does not exist.
func partitions(folder, prefix string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(folder, err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), prefix) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// readManifest reads one manifest and checks that it is whole and points into its lake.
func readManifest(path string) (leeway.Manifest, error) {
	var m leeway.Manifest
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return m, damaged("%s is missing from the folder that it should be in", path)
	}
	if err != nil {
		return m, unreadable(path, err)
	}
	if len(data) == 0 {
		return m, damaged("%s is empty", path)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, damaged("%s is not a manifest: %w", path, err)
	}
	at := filepath.ToSlash(filepath.Dir(path))
	if !strings.HasSuffix(at, partitionPath(m.Source, m.Vintage)) {
		return m, damaged("%s is of vintage %s of %s, not of its folder's", path, m.Vintage, m.Source)
	}
	for _, f := range m.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) || !slices.Contains(Tables, f.Table) {
			return m, damaged("%s lists %q of table %q, which is not in a lake", path, f.Path, f.Table)
		}
	}
	return m, nil
}

// partitionPath returns the slash path of a vintage inside a table's folder.
func partitionPath(source, vintage string) string {
	return "source=" + source + "/vintage=" + vintage
}

func damaged(format string, args ...any) error {
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "lake: "+format, args...), verifyHint)
}

func unreadable(path string, err error) error {
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "lake: read %s: %w", path, err),
		"check that you may read the folder, or name another one with --lake")
}
