package main

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"leeway/starter/tables"
)

// module is the folder of go.mod, seen from this package.
var module = filepath.Join("..", "..")

func read(t *testing.T) []tables.Dataset {
	t.Helper()
	sets, err := tables.Read(os.DirFS(filepath.Join(module, "starter", "tables")))
	if err != nil {
		t.Fatal(err)
	}
	return sets
}

// tree reads every file under folder, by its path in it.
func tree(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestBuild_RepeatsTheEmbeddedLakeToTheByte(t *testing.T) {
	folder := t.TempDir()
	if err := build(folder, read(t)); err != nil {
		t.Fatal(err)
	}
	got, want := tree(t, folder), tree(t, filepath.Join(module, "starter", "lake"))
	for name, data := range got {
		if !bytes.Equal(data, want[name]) {
			t.Errorf("%s differs from the embedded one; run `make starter`", name)
		}
	}
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is embedded and not built; run `make starter`", name)
		}
	}
}

func TestDocs_SayWhatTheTablesHold(t *testing.T) {
	pages, err := docs(module, read(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range pages {
		got, err := os.ReadFile(filepath.Join(module, filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the tables say (error %v); run `make starter`", name, err)
		}
	}
}

func TestLicences_CoverEveryEmbeddedFile(t *testing.T) {
	rules, err := tables.ReadLicences(os.DirFS(filepath.Join(module, "starter", "tables")))
	if err != nil {
		t.Fatal(err)
	}
	covered := func(file string) bool {
		for _, r := range rules {
			if strings.HasPrefix(file, r.Path) {
				return true
			}
		}
		return false
	}
	n := 0
	for _, file := range embedded(t) {
		n++
		if !covered(file) {
			t.Errorf("%s is embedded, and starter/tables/licences.csv does not say where it comes from", file)
		}
	}
	if n < 10 {
		t.Errorf("only %d embedded files were found", n)
	}
}

// embedded lists what the module's go:embed directives name, as slash paths in the module;
// folders end in a slash.
func embedded(t *testing.T) (files []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(module), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		for _, pattern := range directives(t, name) {
			files = append(files, match(t, path.Dir(name), pattern)...)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// directives returns the patterns that a Go file embeds.
func directives(t *testing.T, name string) (patterns []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(module, filepath.FromSlash(name)), nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range f.Comments {
		for _, c := range g.List {
			if list, ok := strings.CutPrefix(c.Text, "//go:embed "); ok {
				patterns = append(patterns, strings.Fields(list)...)
			}
		}
	}
	return patterns
}

func match(t *testing.T, dir, pattern string) (files []string) {
	t.Helper()
	pattern = strings.TrimPrefix(pattern, "all:")
	found, err := fs.Glob(os.DirFS(module), path.Join(dir, pattern))
	if err != nil || len(found) == 0 {
		t.Errorf("%s embeds %s: nothing there, error %v", dir, pattern, err)
	}
	for _, name := range found {
		if info, err := os.Stat(filepath.Join(module, filepath.FromSlash(name))); err == nil && info.IsDir() {
			name += "/"
		}
		files = append(files, name)
	}
	return files
}
