// Package starter is the small lake that ships inside the program, so that the first command
// works without network, key or download.
//
// It is a lake like any other (room lake), built from the curated tables in starter/tables by
// package build and embedded as the folder starter/lake; docs/starter.md lists what is in it,
// docs/licences.md where each file comes from and under what licence.
//
// [Open] unpacks it once into a cache, whole or not at all, in a folder named by its digest.
// Where the cache cannot be written the same files are read from memory, and nothing is
// written anywhere.
package starter

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"leeway"
	"leeway/internal/filelock"
	"leeway/lake"
)

//go:generate go run leeway/starter/build -root .. -docs

// root is the folder of the embedded lake.
const root = "lake"

//go:embed lake
var embedded embed.FS

// manifests reads the embedded manifests once, with a digest over them; since a manifest has
// the digest of every file, it stands for the whole lake.
var manifests = sync.OnceValues(func() (m contents, err error) {
	hash := sha256.New()
	err = fs.WalkDir(embedded, path.Join(root, "manifests"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := embedded.ReadFile(name)
		if err != nil {
			return err
		}
		hash.Write(data)
		var one leeway.Manifest
		m.files = append(m.files, name)
		m.listed = append(m.listed, one)
		return json.Unmarshal(data, &m.listed[len(m.listed)-1])
	})
	m.digest = hex.EncodeToString(hash.Sum(nil))
	return m, err
})

type contents struct {
	listed []leeway.Manifest
	files  []string // of the manifests, in the embedded folder
	digest string
}

// Digest returns the SHA-256, in hexadecimal digits, that names this starter lake.
func Digest() string {
	m, err := manifests()
	if err != nil {
		panic("starter: embedded manifests: " + err.Error())
	}
	return m.digest
}

// Open returns the built-in lake: unpacked into the folder cache where that can be written,
// from memory otherwise.
//
// Errors: CodeUnavailable where neither can be had.
func Open(cache string) (*lake.Lake, error) {
	folder, err := Folder(cache)
	if err != nil {
		return Memory()
	}
	return lake.Open(folder)
}

// Folder unpacks the built-in lake into a folder of its own inside cache, unless it is there
// already, and returns that folder. Two programs that unpack at once do not disturb each other.
//
// Errors: CodeUnavailable where cache cannot be written.
func Folder(cache string) (string, error) {
	m, err := manifests()
	if err != nil {
		return "", unavailable(err)
	}
	folder := filepath.Join(cache, "starter-"+m.digest[:16])
	if whole(folder, m) {
		return folder, nil
	}
	if err := unpack(cache, folder, m); err != nil {
		return "", unavailable(err)
	}
	return folder, nil
}

func unavailable(err error) error {
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "starter lake: %w", err), "check that the cache folder can be written")
}

// whole reports whether folder holds every file of the lake in its full size.
func whole(folder string, m contents) bool {
	l, err := lake.Open(folder)
	if err != nil {
		return false
	}
	vintages, err := l.Vintages()
	if err != nil || len(vintages) != len(m.listed) {
		return false
	}
	for _, v := range vintages {
		for _, table := range lake.Tables {
			if _, err := v.Paths(table); err != nil {
				return false
			}
		}
	}
	return true
}

// unpack writes the lake into a folder whose name begins with a dot and renames it. What is
// at folder already and not whole is put away first, under a lock: without it, two that saw the
// same torn copy would put away each other's whole one.
func unpack(cache, folder string, m contents) error {
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return err
	}
	unlock, err := filelock.Take(filepath.Join(cache, ".starter.lock"))
	if err != nil {
		return err
	}
	defer unlock()
	if whole(folder, m) {
		return nil
	}
	temp, err := os.MkdirTemp(cache, ".starter-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	filled := filepath.Join(temp, root)
	if err := writeAll(filled, m); err != nil {
		return err
	}
	if err := os.Rename(folder, filepath.Join(temp, "torn")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(filled, folder)
}

// writeAll writes every file of the lake into folder and syncs it.
func writeAll(folder string, m contents) error {
	for _, name := range allFiles(m) {
		data, err := embedded.ReadFile(path.Join(root, name))
		if err != nil {
			return err
		}
		to := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := writeSynced(to, data); err != nil {
			return err
		}
	}
	return nil
}

func writeSynced(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// allFiles lists the lake's files by their path in it, the manifests last.
func allFiles(m contents) []string {
	var names []string
	for _, one := range m.listed {
		for _, f := range one.Files {
			names = append(names, f.Path)
		}
	}
	slices.Sort(names)
	for _, name := range m.files {
		rel, err := filepath.Rel(root, name)
		if err == nil {
			names = append(names, filepath.ToSlash(rel))
		}
	}
	return names
}

// Memory returns the built-in lake without unpacking it. The files live as long as the process.
//
// Errors: CodeUnavailable where the system gives no memory that can be read as a file.
func Memory() (*lake.Lake, error) { return inMemory() }

var inMemory = sync.OnceValues(func() (*lake.Lake, error) {
	m, err := manifests()
	if err != nil {
		return nil, unavailable(err)
	}
	opened := map[string]string{}
	for _, one := range m.listed {
		for _, f := range one.Files {
			data, err := embedded.ReadFile(path.Join(root, f.Path))
			if err != nil {
				return nil, unavailable(err)
			}
			if opened[f.Path], err = memoryFile(path.Base(f.Path), data); err != nil {
				return nil, unavailable(err)
			}
		}
	}
	return lake.FromFiles(m.listed, opened), nil
})
