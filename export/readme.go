package export

import (
	"fmt"
	"strings"
)

// readme is the README.md of a data package.
func readme(p dataPackage) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", p.Title, p.Description)
	b.WriteString("\n`datapackage.json` describes every column (Frictionless Table Schema). Column `source` with `vintage` names the release that a row is of.\n\n| file | rows | what |\n|---|---|---|\n")
	for _, r := range p.Resources {
		fmt.Fprintf(&b, "| `%s` | %d | %s |\n", r.Path, r.Rows, r.Description)
	}
	b.WriteString("\n## Sources and licences\n\nEach producer's terms hold for its rows.\n\n")
	for _, s := range p.Sources {
		fmt.Fprintf(&b, "- **%s %s**: %s. Licence: %s.", s.Source, s.Vintage, strings.TrimSuffix(s.Title, "."), strings.TrimSuffix(s.Licence, "."))
		if s.Path != "" {
			fmt.Fprintf(&b, " <%s>", s.Path)
		}
		if !s.Redistributable {
			b.WriteString(" May not be passed on.")
		}
		b.WriteByte('\n')
	}
	if len(p.LeftOut) > 0 {
		b.WriteString("\n## Left out\n\nThese rows may not be passed on:\n\n")
	}
	for _, o := range p.LeftOut {
		fmt.Fprintf(&b, "- %d %s of %s %s (%s)\n", o.Rows, o.Table, o.Source, o.Vintage, o.Licence)
	}
	return b.String()
}

// citations is the CITATION.txt of a data package: what whoever uses a row should cite.
func citations(p dataPackage) string {
	var b strings.Builder
	b.WriteString("Cite the sources of the rows that you use:\n")
	for _, s := range p.Sources {
		fmt.Fprintf(&b, "\n%s %s\n  %s\n", s.Source, s.Vintage, or(s.Citation, s.Title))
		if s.Path != "" {
			fmt.Fprintf(&b, "  %s\n", s.Path)
		}
	}
	fmt.Fprintf(&b, "\nExported by %s.\n", p.Contributors[0].Title)
	return b.String()
}
