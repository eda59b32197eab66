package lake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"leeway"
)

// snapshots is the folder of producers' bytes, beside those of the tables.
const snapshots = "snapshots"

// Snapshot describes a producer's file as it came. The file is kept compressed under its
// digest, and this beside it; the same bytes are kept once, as they came first.
type Snapshot struct {
	Name        string        `json:"name"`
	URL         string        `json:"url,omitempty"`
	Retrieved   string        `json:"retrieved"` // date, or date and time of UTC
	SHA256      string        `json:"sha256"`
	Bytes       int64         `json:"bytes"`
	ContentType string        `json:"contentType,omitempty"`
	ETag        string        `json:"etag,omitempty"`
	Modified    string        `json:"modified,omitempty"`
	Scope       *leeway.Scope `json:"scope,omitempty"` // what was asked for
}

// KeepSnapshot reads r to its end and keeps the bytes. The description is returned with digest
// and size filled in; where the bytes are there already, it is the one that they came with.
//
// Errors: CodeInvalid for a source that cannot be named so, CodeUnavailable where r cannot be
// read or the folder cannot be written.
func (l *Lake) KeepSnapshot(source string, s Snapshot, r io.Reader) (Snapshot, error) {
	if !partitionName.MatchString(source) {
		return s, leeway.Errorf(leeway.CodeInvalid, "lake: %q cannot name a source", source)
	}
	kept, err := l.keepSnapshot(filepath.Join(l.folder, snapshots, source), s, r)
	if err != nil && leeway.CodeOf(err) == leeway.CodeInternal {
		err = leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "lake: keep %s of %s: %w", s.Name, source, err),
			"check that the folder can be written and the disk has room")
	}
	return kept, err
}

func (l *Lake) keepSnapshot(folder string, s Snapshot, r io.Reader) (Snapshot, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return s, err
	}
	temp, err := os.CreateTemp(folder, ".snapshot-*")
	if err != nil {
		return s, err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // where it was not renamed
	defer func() { _ = temp.Close() }()
	if s.SHA256, s.Bytes, err = pack(temp, r); err != nil {
		return s, err
	}
	if old, err := readSnapshot(filepath.Join(folder, s.SHA256+".json")); err == nil {
		return old, nil
	}
	if err := os.Rename(temp.Name(), filepath.Join(folder, s.SHA256+".zst")); err != nil {
		return s, err
	}
	about, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return s, err
	}
	return s, replaceFile(filepath.Join(folder, s.SHA256+".json"), about)
}

// pack writes what r holds into f and syncs it.
func pack(f *os.File, r io.Reader) (digest string, size int64, err error) {
	hash := sha256.New()
	z, err := zstd.NewWriter(f, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return "", 0, err
	}
	if size, err = io.Copy(io.MultiWriter(z, hash), r); err != nil {
		return "", 0, errors.Join(err, z.Close())
	}
	if err := z.Close(); err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(hash.Sum(nil)), size, f.Sync()
}

// replaceFile writes a file beside its place and renames it there.
func replaceFile(name string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".snapshot-*")
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		_ = os.Remove(temp.Name()) // half a file is of no use
		return err
	}
	return syncFolder(filepath.Dir(name))
}

func readSnapshot(path string) (Snapshot, error) {
	var s Snapshot
	data, err := os.ReadFile(path)
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, damaged("%s does not describe a snapshot: %w", path, err)
	}
	return s, nil
}

// Snapshots lists the snapshots of a source, the latest first.
//
// Errors: CodeUnavailable where the folder or a description cannot be read.
func (l *Lake) Snapshots(source string) ([]Snapshot, error) {
	folder := filepath.Join(l.folder, snapshots, source)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(folder, err)
	}
	var found []Snapshot
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || filepath.Ext(e.Name()) != ".json" {
			continue
		}
		s, err := readSnapshot(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		found = append(found, s)
	}
	slices.SortStableFunc(found, func(a, b Snapshot) int { return strings.Compare(b.Retrieved, a.Retrieved) })
	return found, nil
}

// OpenSnapshot opens the bytes of a snapshot as they came.
//
// Errors: CodeUnavailable where they are missing or cannot be read.
func (l *Lake) OpenSnapshot(source, digest string) (io.ReadCloser, error) {
	path := filepath.Join(l.folder, snapshots, source, digest+".zst")
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1))
	if err != nil {
		_ = f.Close() // only read
		return nil, unreadable(path, err)
	}
	return unpacked{z.IOReadCloser(), f}, nil
}

// unpacked is a compressed file while it is read.
type unpacked struct {
	io.ReadCloser
	f *os.File
}

func (u unpacked) Close() error { return errors.Join(u.ReadCloser.Close(), u.f.Close()) }

// SnapshotFolder returns where files of a source on their way to a snapshot may be put: beside
// the snapshots, under names that begin with a dot.
func (l *Lake) SnapshotFolder(source string) string {
	return filepath.Join(l.folder, snapshots, source)
}

// verifySnapshots recomputes the digest of every snapshot.
func (l *Lake) verifySnapshots() (files int, bytes int64, damaged []Problem, err error) {
	sources, err := os.ReadDir(filepath.Join(l.folder, snapshots))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, 0, nil, nil
	}
	if err != nil {
		return 0, 0, nil, unreadable(l.folder, err)
	}
	for _, source := range sources {
		listed, err := l.Snapshots(source.Name())
		if err != nil {
			damaged = append(damaged, Problem{Path: filepath.Join(snapshots, source.Name()), Problem: err.Error()})
			continue
		}
		for _, s := range listed {
			files, bytes = files+1, bytes+s.Bytes
			if fault := l.checkSnapshot(source.Name(), s); fault != "" {
				damaged = append(damaged, Problem{Path: filepath.Join(l.folder, snapshots, source.Name(), s.SHA256+".zst"), Problem: fault})
			}
		}
	}
	return files, bytes, damaged, nil
}

// checkSnapshot says what is wrong with a snapshot, "" where nothing is.
func (l *Lake) checkSnapshot(source string, s Snapshot) string {
	r, err := l.OpenSnapshot(source, s.SHA256)
	if err != nil {
		return err.Error()
	}
	defer func() { _ = r.Close() }() // only read
	hash := sha256.New()
	if _, err := io.Copy(hash, r); err != nil {
		return err.Error()
	}
	if got := hex.EncodeToString(hash.Sum(nil)); got != s.SHA256 {
		return "its bytes are not those that came (SHA-256 " + got + ")"
	}
	return ""
}
