package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which rooms a room may import besides the root, and whether it is pure: without
// file, socket, clock or SQL. ARCHITECTURE.md gives the reasons.
var rooms = map[string]struct {
	pure bool
	may  []string
}{
	"":            {pure: true},
	"state":       {pure: true},
	"actor":       {pure: true, may: []string{"state", "extract/token"}},
	"measure":     {pure: true},
	"extract":     {pure: true, may: []string{"actor", "state"}},
	"extract/llm": {may: []string{"actor", "extract", "state"}},
	"check":       {pure: true, may: []string{"actor", "state", "measure"}},
	"brief":       {pure: true, may: []string{"check"}},
	"profile":     {pure: true, may: []string{"measure", "state"}},
	"chart":       {},
	"lake":        {may: []string{"internal"}},
	"intake":      {may: []string{"extract"}},
	"engine":      {may: []string{"lake"}},
	"export":      {may: []string{"engine", "lake"}},
	"starter":     {may: []string{"internal", "lake", "state", "actor"}},
	"internal":    {},
	"source":      {may: []string{"actor", "internal", "lake", "state"}},
	"cmd":         {may: []string{"actor", "internal", "source", "brief", "check", "engine", "export", "extract", "intake", "lake", "starter", "state", "measure", "profile", "chart"}},
}

// outside are the packages through which a pure room would see the world.
var outside = []string{"os", "net", "syscall", "database/sql", "io/ioutil", "log"}

// clock are the functions of package time that read it.
var clock = []string{"Now", "Since", "Until", "After", "Tick", "Sleep", "NewTimer", "NewTicker", "Local", "LoadLocation"}

func TestRooms_ImportOneWayAndStayPure(t *testing.T) {
	eachGoFile(t, func(path, rel string) {
		if !strings.HasSuffix(rel, "_test.go") {
			checkFile(t, path, rel)
		}
	})
}

// ARCHITECTURE.md names every module that a file imports, with the reason for it.
func TestRooms_EveryDependencyHasItsReason(t *testing.T) {
	reasons, err := os.ReadFile(filepath.Join(moduleRoot(t), "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	eachGoFile(t, func(path, rel string) {
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Errorf("%v", err)
			return
		}
		for _, spec := range f.Imports {
			what := strings.Trim(spec.Path.Value, `"`)
			parts := strings.SplitN(what, "/", 4)
			if len(parts) < 3 || !strings.Contains(parts[0], ".") {
				continue
			}
			module := strings.TrimPrefix(strings.Join(parts[:3], "/"), "github.com/")
			if !seen[module] && !strings.Contains(string(reasons), "`"+module) {
				t.Errorf("%s imports %s, for which ARCHITECTURE.md gives no reason", rel, module)
			}
			seen[module] = true
		}
	})
}

// eachGoFile calls visit for every Go file of the module outside testdata and dot folders.
func eachGoFile(t *testing.T, visit func(path, rel string)) {
	t.Helper()
	root := moduleRoot(t)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != root || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if filepath.Ext(path) == ".go" {
			rel, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			visit(path, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkFile(t *testing.T, path, rel string) {
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Errorf("%v", err)
		return
	}
	name, _, nested := strings.Cut(rel, "/")
	if !nested {
		name = ""
	}
	if dir := filepath.ToSlash(filepath.Dir(rel)); rooms[dir].may != nil {
		name = dir // a room inside a room
	}
	room, known := rooms[name]
	if !known {
		t.Errorf("%s: room %q is not in the table of rooms", rel, name)
		return
	}
	if f.Name.Name == "main" {
		return // a tool of a room (a trainer, a bench) sees the world and brings rooms together, as cmd does
	}
	pure := room.pure
	for _, spec := range f.Imports {
		what, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Errorf("%s: %v", rel, err)
			continue
		}
		if other, ours := strings.CutPrefix(what, "leeway/"); ours {
			if !mayImport(name, room.may, other) {
				t.Errorf("%s imports %s: the arrow points the wrong way", rel, what)
			}
			continue
		}
		if pure && slices.ContainsFunc(outside, func(o string) bool { return what == o || strings.HasPrefix(what, o+"/") }) {
			t.Errorf("%s imports %s: room %q is pure", rel, what, name)
		}
	}
	if pure {
		noClock(t, rel, f)
	}
}

func mayImport(room string, may []string, other string) bool {
	first, _, _ := strings.Cut(other, "/")
	return room != "" && first == room || slices.Contains(may, first) || slices.Contains(may, other)
}

func noClock(t *testing.T, rel string, f *ast.File) {
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clock, s.Sel.Name) {
				t.Errorf("%s reads the clock: time.%s", rel, s.Sel.Name)
			}
		}
		return true
	})
}
