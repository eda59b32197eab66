package all_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"leeway/source"
	"leeway/source/all"
)

var update = flag.Bool("update", false, "rewrite docs/sources.md")

func TestSources_PageIsWhatTheySayOfThemselves(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "sources.md")
	want := all.Page(all.Sources())
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("docs/sources.md is not what the sources say (%v); `make golden` writes it", err)
	}
}

func TestSources_AreInOrderAndEachOnce(t *testing.T) {
	var ids []string
	for _, s := range all.Sources() {
		ids = append(ids, s.Info().ID)
	}
	if want := slices.Compact(slices.Sorted(slices.Values(ids))); !slices.Equal(ids, want) {
		t.Errorf("sources are %v, want %v", ids, want)
	}
}

// Every folder of a source has the same shape, and quirks that its yaml names are at the line
// that handles them, in doc.go and in a test.
func TestSources_FoldersHaveTheSameShape(t *testing.T) {
	yamls, err := filepath.Glob(filepath.Join("..", "*", "*.yaml"))
	if err != nil || len(yamls) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	for _, y := range yamls {
		dir := filepath.Dir(y)
		for _, name := range []string{"doc.go", "plan.go", "parse.go", "parse_test.go", filepath.Join("testdata", "ORIGIN.md")} {
			if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
				t.Errorf("%s has no %s", filepath.Base(dir), name)
			}
		}
		text, err := os.ReadFile(y)
		if err != nil {
			t.Fatal(err)
		}
		info, err := source.ParseInfo(text)
		if err != nil {
			t.Errorf("%s: %v", y, err)
			continue
		}
		checkQuirks(t, dir, info)
	}
}

func checkQuirks(t *testing.T, dir string, info source.Info) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var doc, code, test string
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case filepath.Base(f) == "doc.go":
			doc += string(text)
		case strings.HasSuffix(f, "_test.go"):
			test += string(text)
		default:
			code += string(text)
		}
	}
	for q := range info.Quirks {
		for where, text := range map[string]string{"doc.go": doc, "the code": code, "a test": test} {
			if !strings.Contains(text, q) {
				t.Errorf("%s: %s is not named in %s", info.ID, q, where)
			}
		}
	}
}
