package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// commands returns every command of the program in the order of its help.
func commands(t *testing.T) []*kong.Node {
	t.Helper()
	var c cli
	k, err := newParser(&c, world{stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}})
	if err != nil {
		t.Fatal(err)
	}
	return k.Model.Leaves(true)
}

func documents(t *testing.T) []string {
	t.Helper()
	root := moduleRoot(t)
	files, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"} {
		files = append(files, filepath.Join(root, name))
	}
	return files
}

func TestDocs_CommandsAreWhatHelpSays(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Commands\n\nMade from `--help` by `make golden`; a test fails where the two differ.\n")
	pages := [][]string{{}}
	for _, c := range commands(t) {
		pages = append(pages, strings.Fields(c.FullPath())[1:])
	}
	for _, path := range pages {
		cmd := exec.Command("leeway", append(slices.Clone(path), "--help")...)
		cmd.Env = append(os.Environ(), "HOME=/home/you", "COLUMNS=96")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", path, err, out)
		}
		fmt.Fprintf(&b, "\n## %s\n\n```text\n%s```\n", strings.Join(append([]string{"leeway"}, path...), " "), out)
	}
	file := filepath.Join(moduleRoot(t), "docs", "commands.md")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || string(got) != b.String() {
		t.Errorf("docs/commands.md is not what --help says (%v); `make golden` writes it", err)
	}
}

func TestDocs_ReadmeNamesEveryCommand(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(moduleRoot(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range commands(t) {
		name := "leeway " + strings.Join(strings.Fields(c.FullPath())[1:], " ")
		if !bytes.Contains(text, []byte(name)) {
			t.Errorf("README.md does not name `%s`", name)
		}
	}
}

func TestDocs_EveryHelpHasAnExample(t *testing.T) {
	for _, c := range commands(t) {
		name := "leeway " + strings.Join(strings.Fields(c.FullPath())[1:], " ")
		if !strings.Contains(c.Detail, "Example") || !strings.Contains(c.Detail, name) {
			t.Errorf("`%s --help` shows no example", name)
		}
	}
}

// A console block is a session: a line after "$ " is run at the root of the module by a shell,
// and what follows it must be what the command prints; "…" on a line of its own stands for
// lines left out, at the end of a line for the rest of it. Of make only the target is looked up.
func TestDocs_SessionsDoWhatTheyShow(t *testing.T) {
	block := regexp.MustCompile("(?ms)^```console\n(.*?)^```")
	for _, file := range documents(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		for _, m := range block.FindAllStringSubmatch(string(text), -1) {
			t.Run(filepath.Base(file), func(t *testing.T) {
				for _, step := range strings.Split("\n"+m[1], "\n$ ")[1:] {
					command, want, _ := strings.Cut(step, "\n")
					runStep(t, command, strings.TrimSuffix(want, "\n")+"\n")
				}
			})
		}
	}
}

func runStep(t *testing.T, command, want string) {
	t.Helper()
	if target, ok := strings.CutPrefix(command, "make "); ok {
		makefile, err := os.ReadFile(filepath.Join(moduleRoot(t), "Makefile"))
		if err != nil || !bytes.Contains(makefile, []byte("\n"+target+":")) {
			t.Errorf("$ %s: no such target (%v)", command, err)
		}
		return
	}
	if strings.HasPrefix(command, "git ") || strings.HasPrefix(command, "cd ") {
		return
	}
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = moduleRoot(t)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "LEEWAY_CACHE="+sharedCache, "COLUMNS=96")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("$ %s: %v\n%s", command, err, out)
		return
	}
	if !shows(string(out), want) {
		t.Errorf("$ %s prints\n%s\nand the document shows\n%s", command, out, want)
	}
}

// shows reports whether want's stretches between "…" are in got, in their order.
func shows(got, want string) bool {
	for _, part := range regexp.MustCompile(`(?m) *…\n`).Split(want, -1) {
		i := strings.Index(got, part)
		if i < 0 {
			return false
		}
		got = got[i+len(part):]
	}
	return true
}

func TestDocs_LinksInsideTheRepositoryLead(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
	for _, file := range documents(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s: %s leads nowhere", filepath.Base(file), m[1])
			}
		}
	}
}
