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

// Problem is something wrong with a lake, the path at which, and the release that does not answer
// for it, where there is one.
type Problem struct {
	Source  string `json:"source,omitempty"`
	Vintage string `json:"vintage,omitempty"`
	Path    string `json:"path"`
	Problem string `json:"problem"`
}

// Folders names all folders of the release, as a shell does.
func (p Problem) Folders(l *Lake) string {
	return filepath.Join(l.folder, "*", filepath.FromSlash(partitionPath(p.Source, p.Vintage)))
}

// Verification is what [Lake.Verify] found.
type Verification struct {
	Vintages int       `json:"vintages"`
	Files    int       `json:"files"`
	Bytes    int64     `json:"bytes"`
	Damaged  []Problem `json:"damaged"`
}

// Verify reads every manifested file and every snapshot and compares its size and SHA-256 with the manifest.
// Folders of rows that no manifest is of are named too, unless a publication is at work on them.
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
				p.Source, p.Vintage = m.Source, m.Vintage
				v.Damaged = append(v.Damaged, *p)
			}
		}
	}
	if err := l.verifyRuns(ctx, &v); err != nil {
		return v, err
	}
	if l.opened != nil {
		return v, nil
	}
	files, bytes, faults, err := l.verifySnapshots()
	if err != nil {
		return v, err
	}
	v.Files, v.Bytes, v.Damaged = v.Files+files, v.Bytes+bytes, append(v.Damaged, faults...)
	orphans, err := l.verifyPlaces()
	v.Damaged = append(v.Damaged, orphans...)
	return v, err
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
			v.Damaged = append(v.Damaged, Problem{Path: filepath.Join(l.folder, manifests, f, manifestName), Problem: err.Error()})
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
		return &Problem{Path: filepath.Join(l.folder, filepath.FromSlash(f.Path)), Problem: err.Error()}
	}
	digest, err := fileDigest(path)
	switch {
	case err != nil:
		return &Problem{Path: path, Problem: err.Error()}
	case digest != f.SHA256:
		return &Problem{Path: path, Problem: "its bytes are not those that were published (SHA-256 " + digest + ", its manifest says " + f.SHA256 + ")"}
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
	// Unfinished are folders that a publisher is filling, or one that was killed has left. No
	// reader sees them, and the next publish sweeps away what nobody is at work on.
	Unfinished []string `json:"unfinished,omitempty"`
	// Orphaned are folders of rows whose manifest is gone. No reader sees them.
	Orphaned []string `json:"orphaned,omitempty"`
}

// Status lists the vintages, what was left unfinished and what is nobody's.
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
	if l.opened != nil {
		return s, nil
	}
	s.Unfinished, s.Orphaned, err = l.withoutManifest()
	return s, err
}
