package lake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"leeway"
)

// Problem is something wrong with a lake, and the path at which.
type Problem struct {
	Path    string `json:"path"`
	Problem string `json:"problem"`
}

// Verification is what [Lake.Verify] found.
type Verification struct {
	Vintages int       `json:"vintages"`
	Files    int       `json:"files"`
	Bytes    int64     `json:"bytes"`
	Damaged  []Problem `json:"damaged"`
}

// Verify reads every manifested file and every snapshot and compares its size and SHA-256 with the manifest.
// All damage is found, not only the first; a lake without any has no Damaged.
//
// Errors: CodeUnavailable where the folder itself cannot be listed; the context's error.
func (l *Lake) Verify(ctx context.Context) (Verification, error) {
	var v Verification
	listed, damaged, err := l.manifests()
	if err != nil {
		return v, err
	}
	v.Damaged = damaged
	for _, m := range listed {
		v.Vintages++
		for _, f := range m.Files {
			if err := ctx.Err(); err != nil {
				return v, err
			}
			v.Files++
			v.Bytes += f.Bytes
			if p := l.check(f); p != nil {
				v.Damaged = append(v.Damaged, *p)
			}
		}
	}
	if err := l.verifyRuns(ctx, &v); err != nil {
		return v, err
	}
	if l.opened == nil {
		files, bytes, faults, err := l.verifySnapshots()
		if err != nil {
			return v, err
		}
		v.Files, v.Bytes, v.Damaged = v.Files+files, v.Bytes+bytes, append(v.Damaged, faults...)
	}
	return v, nil
}

// verifyRuns verifies what the archive holds.
func (l *Lake) verifyRuns(ctx context.Context, v *Verification) error {
	folders, err := partitions(filepath.Join(l.folder, manifests), "run=")
	if l.opened != nil || err != nil {
		return err
	}
	for _, f := range folders {
		if err := ctx.Err(); err != nil {
			return err
		}
		run, err := l.run(strings.TrimPrefix(f, "run="))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			v.Damaged = append(v.Damaged, Problem{filepath.Join(l.folder, manifests, f, manifestName), err.Error()})
			continue
		}
		for _, f := range run.Files {
			v.Files, v.Bytes = v.Files+1, v.Bytes+f.Bytes
			if p := l.check(f); p != nil {
				v.Damaged = append(v.Damaged, *p)
			}
		}
	}
	return nil
}

// check compares a file with what its manifest says; nil where they agree.
func (l *Lake) check(f leeway.FileInfo) *Problem {
	path, err := l.path(f)
	if err != nil {
		return &Problem{filepath.Join(l.folder, filepath.FromSlash(f.Path)), err.Error()}
	}
	digest, err := fileDigest(path)
	switch {
	case err != nil:
		return &Problem{path, err.Error()}
	case digest != f.SHA256:
		return &Problem{path, "its bytes are not those that were published (SHA-256 " + digest + ", its manifest says " + f.SHA256 + ")"}
	}
	return nil
}

func fileDigest(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// State describes a lake for a person.
type State struct {
	Folder   string            `json:"folder,omitempty"`
	Vintages []leeway.Manifest `json:"vintages"` // by source, newest first
	// Unfinished are folders that a publisher which was killed has left. No reader sees
	// them, and the next publish sweeps them away.
	Unfinished []string `json:"unfinished,omitempty"`
}

// Status lists the vintages and what was left unfinished.
//
// Errors: those of [Lake.Vintages].
func (l *Lake) Status() (State, error) {
	s := State{Folder: l.folder}
	vs, err := l.Vintages()
	if err != nil {
		return s, err
	}
	for _, v := range vs {
		s.Vintages = append(s.Vintages, v.Manifest)
	}
	whole, err := l.Through(View{}).Vintages()
	if err != nil {
		return s, err
	}
	closed := map[string]bool{}
	for _, v := range whole {
		for _, f := range v.Files {
			closed[filepath.Join(f.Table, filepath.FromSlash(partitionPath(v.Source, v.Vintage)))] = true
		}
	}
	if l.opened != nil {
		return s, nil
	}
	if err := l.closeDamaged(closed); err != nil {
		return s, err
	}
	s.Unfinished, err = l.unfinished(closed)
	return s, err
}

// closeDamaged adds the tables of vintages whose manifest is damaged: they were finished.
func (l *Lake) closeDamaged(closed map[string]bool) error {
	damaged, err := l.Damaged()
	if err != nil {
		return err
	}
	for _, d := range damaged {
		at, err := filepath.Rel(filepath.Join(l.folder, manifests), filepath.Dir(d.Path))
		if err != nil {
			return unreadable(d.Path, err)
		}
		for _, table := range Tables {
			closed[filepath.Join(table, at)] = true
		}
	}
	return nil
}

// unfinished lists the folders in which a publish stopped: filled ones that were not renamed,
// and tables whose manifest never came.
func (l *Lake) unfinished(closed map[string]bool) ([]string, error) {
	var found []string
	entries, err := os.ReadDir(l.folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, unreadable(l.folder, err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filling) {
			found = append(found, e.Name())
		}
	}
	for _, table := range archived {
		runs, err := partitions(filepath.Join(l.folder, table), "run=")
		if err != nil {
			return nil, err
		}
		for _, r := range runs {
			if _, err := os.Lstat(filepath.Join(l.folder, manifests, r, manifestName)); errors.Is(err, fs.ErrNotExist) {
				found = append(found, table+"/"+r)
			}
		}
	}
	for _, table := range Tables {
		folders, err := l.tableFolders(table)
		if err != nil {
			return nil, err
		}
		for _, f := range folders {
			if !closed[f] {
				found = append(found, filepath.ToSlash(f))
			}
		}
	}
	return found, nil
}

// tableFolders lists the partition folders of a table, relative to the lake.
func (l *Lake) tableFolders(table string) ([]string, error) {
	var folders []string
	sources, err := partitions(filepath.Join(l.folder, table), "source=")
	if err != nil {
		return nil, err
	}
	for _, source := range sources {
		at := filepath.Join(table, source)
		vintages, err := partitions(filepath.Join(l.folder, at), "vintage=")
		if err != nil {
			return nil, err
		}
		for _, v := range vintages {
			folders = append(folders, filepath.Join(at, v))
		}
	}
	return folders, nil
}
