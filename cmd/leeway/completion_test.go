package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// completed returns the candidates for the last word of a line, without what they mean.
func completed(t *testing.T, words ...string) []string {
	t.Helper()
	var out bytes.Buffer
	env := func(name string) (string, bool) {
		value, ok := map[string]string{"HOME": t.TempDir(), "LEEWAY_CACHE": sharedCache}[name]
		return value, ok
	}
	status := run(context.Background(), world{args: append([]string{completeWord, "--"}, words...), stdin: strings.NewReader(""), stdout: &out, stderr: &out, env: env})
	if status != exitOK {
		t.Errorf("%q: exit status %d", words, status)
	}
	var found []string
	for line := range strings.Lines(out.String()) {
		word, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		found = append(found, word)
	}
	return found
}

func TestComplete_KnowsWhatMayFollow(t *testing.T) {
	for line, want := range map[string]string{
		"che":                                     "check",
		"lake ex":                                 "export",
		"lake export --fo":                        "--format --force",
		"lake export --force --fo":                "--format",
		"lake export --format ":                   "auto csv parquet graphml gexf datapackage",
		"lake export --format=g":                  "--format=graphml --format=gexf",
		"lake export --format = g":                "--format=graphml --format=gexf",
		"lake export --format =":                  "--format=auto --format=csv --format=parquet --format=graphml --format=gexf --format=datapackage",
		"lake export --table votes,ev":            "votes,events",
		"lake export --table=votes,ev":            "--table=votes,events",
		"lake export --reporter KAZ,uz":           "KAZ,UZB",
		"lake export --partner unk":               "unknown",
		"lake export --indicator remit":           "remittances remittances-outflow",
		"lake export -o ":                         ":files",
		"lake export --source sipri-t":            "sipri-tiv",
		"fetch unga":                              "unga-votes",
		"fetch unga-votes undesa":                 "undesa-migrants",
		"import sipri-re":                         "sipri-register",
		"import sipri-register ":                  ":files",
		"import sipri-register a.csv ":            ":files",
		"lake diff undesa":                        "undesa-migrants",
		"lake diff sipri-tiv 20":                  "2026-11-23",
		"sources gd":                              "gdelt",
		"profile UZ":                              "UZB",
		"profile UZB --on RUS,kg":                 "RUS,KGZ",
		"watch --state ":                          ":files",
		"--color ":                                "auto always never",
		"check --only mis":                        "misread",
		"check --lake ":                           ":files",
		"check ":                                  ":files",
		"--vintage sipri-t":                       "sipri-tiv=2026-11-23",
		"--vintage sipri-tiv = 20":                "sipri-tiv=2026-11-23",
		"lake export --vintage=sipri-tiv=20":      "--vintage=sipri-tiv=2026-11-23",
		"lake --color never st":                   "status",
		"check -- --f":                            ":files",
		"lake status extra ":                      "",
		"nothing of the sort ":                    "",
		"lake export --no-such-flag --fo":         "--format --force",
		"lake diff nothing ":                      "",
		"lake status --lake /nowhere/at/all --fo": "--format",
		"completion ":                             "bash zsh fish",
	} {
		got := completed(t, strings.Split(line, " ")...)
		if strings.Join(got, " ") != want {
			t.Errorf("%q: candidates %q, want %q", line, got, want)
		}
	}
}

// An actor's id is completed in any case of letters, and stands first where it is a state's.
func TestComplete_KnowsActors(t *testing.T) {
	for _, line := range []string{"actors ka", "mirror KA", "mirror RUS ka", "lake export --reporter ka"} {
		got := completed(t, strings.Split(line, " ")...)
		if len(got) == 0 || got[0] != "KAZ" {
			t.Errorf("%q: candidates %q", line, got)
		}
		for _, word := range got {
			if !strings.HasPrefix(strings.ToLower(word), "ka") {
				t.Errorf("%q: candidate %s", line, word)
			}
		}
	}
}

// Every command is completed, and of every command each flag that its help shows.
func TestComplete_KnowsEveryCommandAndFlag(t *testing.T) {
	for _, c := range commands(t) {
		path := strings.Fields(c.FullPath())[1:]
		if got := completed(t, path...); len(got) == 0 || got[0] != path[len(path)-1] {
			t.Errorf("%v is completed to %q", path, got)
		}
		for _, f := range c.Flags {
			got := completed(t, append(path, "--"+f.Name)...)
			if !slices.Contains(got, "--"+f.Name) {
				t.Errorf("%v --%s is completed to %q", path, f.Name, got)
			}
		}
	}
}

// A value whose placeholder or name says what it is gets candidates, in commands to come too.
func TestComplete_HasValuesForWhatIsNamed(t *testing.T) {
	for _, c := range commands(t) {
		path := strings.Fields(c.FullPath())[1:]
		for _, f := range c.Flags {
			if f.Enum == "" && kindOf(f.Value) == "" {
				continue
			}
			if got := completed(t, append(path, "--"+f.Name, "")...); len(got) == 0 {
				t.Errorf("%v --%s has no candidates", path, f.Name)
			}
		}
	}
}

func TestComplete_SaysNothingOfALakeThatCannotBeRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := completed(t, "lake", "diff", "--lake", file, ""); len(got) != 0 {
		t.Errorf("candidates %q", got)
	}
}

// shell runs a script in a shell that has sourced the completion; the program answers to
// the name leeway on the PATH. It skips the test where there is no such shell.
func shell(t *testing.T, name, completion, script string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no %s on this machine", name)
	}
	file := filepath.Join(t.TempDir(), "leeway")
	printed, err := exec.Command("leeway", "completion", name).Output()
	if err != nil || string(printed) != completion {
		t.Fatalf("leeway completion %s prints another script (%v)", name, err)
	}
	if err := os.WriteFile(file, printed, 0o600); err != nil {
		t.Fatal(err)
	}
	plain := map[string][]string{"bash": {"--norc", "-c"}, "zsh": {"-f", "-c"}, "fish": {"--no-config", "-c"}}[name]
	cmd := exec.Command(path, append(plain, strings.ReplaceAll(script, "SCRIPT", file))...)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "LEEWAY_CACHE="+sharedCache)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestCompletion_WorksInBash(t *testing.T) {
	got := shell(t, "bash", bashScript, `
source SCRIPT
complete -p leeway
try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _leeway; echo "$# ${COMPREPLY[*]}"; }
try leeway che
try leeway lake export --format = g
try leeway lake export --format =
try leeway lake export --reporter KAZ,UZ
try leeway --vintage sipri-tiv = 2
try leeway check ""
try leeway "lake export" ""
`)
	want := `complete -o default -F _leeway leeway
2 check
6 graphml gexf
5 auto csv parquet graphml gexf datapackage
5 KAZ,UZB
5 2026-11-23
3 
3 
`
	if got != want {
		t.Errorf("bash shows\n%swant\n%s", got, want)
	}
}

// Zsh's own functions are stood in for by ones that print what they get.
func TestCompletion_WorksInZsh(t *testing.T) {
	got := shell(t, "zsh", zshScript, `
compdef() { print "compdef $*" }
compadd() { print -r -- "${(j: :)${(P)argv[-1]}}"; print -r -- "${shown[1]}" }
_files() { print files }
source SCRIPT
try() { local words=("$@"); local CURRENT=$#; _leeway }
try leeway che
try leeway lake export --format=g
try leeway check ''
try leeway nothing '' || true
`)
	want := `compdef _leeway leeway
check
check  -- Check what an article says about ties between states.
--format=graphml --format=gexf
--format=graphml
files
`
	if got != want {
		t.Errorf("zsh shows\n%swant\n%s", got, want)
	}
}

func TestCompletion_WorksInFish(t *testing.T) {
	got := shell(t, "fish", fishScript, `
source SCRIPT
complete -C 'leeway che'
complete -C 'leeway lake export --format=g'
complete -C 'leeway lake export --format pa'
complete -C 'leeway lake diff sipri-t'
`)
	for _, want := range []string{"check\tCheck what an article says", "--format=graphml", "parquet", "sipri-tiv\tSIPRI"} {
		if !strings.Contains(got, want) {
			t.Errorf("fish shows\n%swithout %q", got, want)
		}
	}
}

// Scripts are whole where no shell is at hand to run them: they ask the program and offer files.
func TestCompletion_ScriptsAskTheProgram(t *testing.T) {
	for name, script := range map[string]string{"bash": bashScript, "zsh": zshScript, "fish": fishScript} {
		if !strings.Contains(script, completeWord+" -- ") || !strings.Contains(script, filesWanted.word) || !strings.Contains(script, "leeway completion "+name) {
			t.Errorf("the script of %s does not ask the program, or says nothing of files or how it is installed", name)
		}
	}
}
