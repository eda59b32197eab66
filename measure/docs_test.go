package measure

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/doc"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/measures.md")

// noMeasures are the exported functions that measure nothing.
var noMeasures = []string{
	"Class", // ranks the quality of a record, for Choose
}

// families are the files in the order in which the page has them.
var families = []struct{ file, title string }{
	{"share.go", "Shares"}, {"gdp.go", "Size against the economy"}, {"concentration.go", "Concentration"}, {"asymmetry.go", "Asymmetry"},
	{"mirror.go", "Mirror records"}, {"choose.go", "Rival records"}, {"shift.go", "Shifts"}, {"breaks.go", "Breaks"}, {"shock.go", "Shocks"},
	{"dependency.go", "Dependent products"}, {"intensity.go", "Intensity and complementarity"}, {"rca.go", "Specialisation"}, {"arms.go", "Arms"},
	{"agreement.go", "Votes"}, {"similarity.go", "Similarity"}, {"robust.go", "Robustness"},
}

// required are the parts that every measure's comment has.
var required = []string{"Formula", "Units", "Absence", "Citation"}

// described is one measure as its comment has it.
type described struct {
	name, file, means, signature string
	sections                     map[string]string // Formula, Units, Absence, Errors, Citation
	example                      *doc.Example
	fset                         *token.FileSet
}

// measures reads all exported functions of the package, by name.
func measures(t *testing.T) []described {
	t.Helper()
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	p, err := doc.NewFromFiles(fset, files, "leeway/measure")
	if err != nil {
		t.Fatal(err)
	}
	funcs := p.Funcs
	for _, ty := range p.Types {
		funcs = append(funcs, ty.Funcs...)
	}
	var list []described
	for _, f := range funcs {
		if slices.Contains(noMeasures, f.Name) {
			continue
		}
		d := described{name: f.Name, file: fset.Position(f.Decl.Pos()).Filename, means: p.Synopsis(f.Doc), sections: sections(f.Doc), fset: fset}
		if len(f.Examples) > 0 {
			d.example = f.Examples[0]
		}
		d.signature = printed(t, fset, f.Decl)
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b described) int { return strings.Compare(a.name, b.name) })
	return list
}

func printed(t *testing.T, fset *token.FileSet, decl *ast.FuncDecl) string {
	t.Helper()
	var b bytes.Buffer
	if err := format.Node(&b, fset, &ast.FuncDecl{Name: decl.Name, Type: decl.Type}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var label = regexp.MustCompile(`^(Formula|Units|Absence|Errors|Citation):\s*`)

// sections cuts a comment at its labels. Each goes on to the next label.
func sections(comment string) map[string]string {
	parts := map[string]string{}
	now := ""
	for line := range strings.Lines(comment) {
		if m := label.FindStringSubmatch(line); m != nil {
			now = m[1]
			line = line[len(m[0]):]
			if line == "" {
				line = "\n"
			}
		}
		if now != "" {
			parts[now] += line
		}
	}
	return parts
}

func TestMeasures_EachHasFormulaUnitsAbsenceCitationExampleAndReference(t *testing.T) {
	rows := map[string]int{}
	for _, r := range references(t) {
		rows[r.measure]++
	}
	all := measures(t)
	if len(all) < 20 {
		t.Fatalf("only %d measures found", len(all))
	}
	year := regexp.MustCompile(`\b(1[89]|20)\d\d\b|World Development Indicators`)
	for _, m := range all {
		for _, part := range required {
			if strings.TrimSpace(m.sections[part]) == "" {
				t.Errorf("%s: no %s in its comment", m.name, part)
			}
		}
		for _, kind := range []string{"reported zero", "not report", "outside coverage", "not applicable"} {
			if !strings.Contains(absenceText(m, all), kind) {
				t.Errorf("%s: Absence does not say what becomes of %q", m.name, kind)
			}
		}
		if !year.MatchString(m.sections["Citation"]) {
			t.Errorf("%s: citation without year", m.name)
		}
		if m.example == nil || m.example.Output == "" {
			t.Errorf("%s: no example with output", m.name)
		}
		if rows[m.name] == 0 {
			t.Errorf("%s: no row in testdata/reference.csv", m.name)
		}
		if !slices.ContainsFunc(families, func(f struct{ file, title string }) bool { return f.file == m.file }) {
			t.Errorf("%s: %s has no place on the page", m.name, m.file)
		}
		delete(rows, m.name)
	}
	for name := range rows {
		t.Errorf("testdata/reference.csv has rows of %s, which is no measure", name)
	}
}

var seeOther = regexp.MustCompile(`(?i)\bas \[(\w+)\]`)

// absenceText is what a measure says of absence, with what the measure to which it refers says.
func absenceText(m described, all []described) string {
	text := m.sections["Absence"]
	if other := seeOther.FindStringSubmatch(text); other != nil {
		i := slices.IndexFunc(all, func(d described) bool { return d.name == other[1] })
		if i >= 0 && all[i].name != m.name {
			text += absenceText(all[i], all)
		}
	}
	text += " "
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

func TestMeasures_PageIsWhatTheySayOfThemselves(t *testing.T) {
	file := filepath.Join("..", "docs", "measures.md")
	want := page(t)
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("docs/measures.md is not what the measures say (%v); `make golden` writes it", err)
	}
}

// page is docs/measures.md.
func page(t *testing.T) []byte {
	t.Helper()
	all, rows := measures(t), references(t)
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Measures\n\nWritten by `go test ./measure -update` from the comments of the package; do not edit. %d measures, each a pure function: same numbers in, in any order, same number out. "+
		"%d reference values are checked by its tests, those computed from files of `../shared` where these are there. Shares are numbers from 0 to 1 here; commands print percent.\n\n", len(all), len(rows))
	b.WriteString("| measure | in one line | references |\n|---|---|---|\n")
	for _, m := range inFamilies(all) {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %d |\n", m.name, strings.ToLower(m.name), cell(linked(strings.TrimPrefix(m.means, m.name+" "))), len(of(rows, m.name)))
	}
	for _, f := range families {
		members := slices.DeleteFunc(slices.Clone(all), func(m described) bool { return m.file != f.file })
		if len(members) > 0 {
			fmt.Fprintf(&b, "\n## %s\n", f.title)
		}
		for _, m := range members {
			m.write(t, &b, of(rows, m.name))
		}
	}
	return b.Bytes()
}

// inFamilies are the measures in the order of the page.
func inFamilies(all []described) []described {
	var list []described
	for _, f := range families {
		for _, m := range all {
			if m.file == f.file {
				list = append(list, m)
			}
		}
	}
	return list
}

// of are the rows of one measure.
func of(rows []reference, measure string) []reference {
	return slices.DeleteFunc(slices.Clone(rows), func(r reference) bool { return r.measure != measure })
}

func (m described) write(t *testing.T, b *bytes.Buffer, rows []reference) {
	t.Helper()
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n```go\n%s\n```\n\n", m.name, linked(m.means), m.signature)
	for _, part := range []string{"Formula", "Units", "Absence", "Errors", "Citation"} {
		if text := m.sections[part]; text != "" {
			fmt.Fprintf(b, "**%s:**%s\n\n", part, markdown(text))
		}
	}
	fmt.Fprintf(b, "**Example:**\n\n```go\n%s\n```\n\nprints\n\n```text\n%s\n```\n\n", body(t, m), strings.TrimRight(m.example.Output, "\n"))
	b.WriteString("| reference | input | expected | within | origin |\n|---|---|---|---|---|\n")
	for _, r := range rows {
		fmt.Fprintf(b, "| %s | `%s` | %s | %v | %s |\n", cell(r.name), cell(r.input), strings.Trim(fmt.Sprint(r.expected), "[]"), r.tolerance, cell(r.origin))
	}
}

// body is the code of an example, without its braces and the comment that holds its output.
func body(t *testing.T, m described) string {
	t.Helper()
	block, ok := m.example.Code.(*ast.BlockStmt)
	if !ok {
		t.Fatalf("%s: an example that is no function", m.name)
	}
	from, to := m.fset.Position(block.Lbrace), m.fset.Position(block.Rbrace)
	source, err := os.ReadFile(from.Filename)
	if err != nil {
		t.Fatal(err)
	}
	code, _, _ := strings.Cut(string(source[from.Offset+1:to.Offset]), "// Output:")
	var lines []string
	for line := range strings.Lines(strings.Trim(code, "\n\t ")) {
		lines = append(lines, strings.TrimPrefix(strings.TrimRight(line, "\n"), "\t"))
	}
	return strings.Join(lines, "\n")
}

// markdown puts the indented lines of a comment into a block of code, which begins a line of its own.
func markdown(text string) string {
	var out []string
	for block := range strings.SplitSeq(strings.Trim(text, "\n"), "\n\n") {
		block = strings.Trim(block, "\n")
		switch {
		case strings.HasPrefix(block, "\t"):
			block = "```text\n" + strings.TrimPrefix(strings.ReplaceAll(block, "\n\t", "\n"), "\t") + "\n```"
			if len(out) == 0 {
				block = "\n\n" + block
			}
		case len(out) == 0:
			block = " " + linked(block)
		default:
			block = linked(block)
		}
		out = append(out, block)
	}
	return strings.Join(out, "\n\n")
}

var docLink = regexp.MustCompile(`\[([A-Z]\w+)\]`)

// linked turns the links of a comment into links of the page, and takes the meaning from asterisks.
func linked(text string) string {
	text = strings.ReplaceAll(text, "*", `\*`)
	return docLink.ReplaceAllStringFunc(text, func(l string) string { return l + "(#" + strings.ToLower(strings.Trim(l, "[]")) + ")" })
}

// cell is text within a table.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
