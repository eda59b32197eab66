package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"leeway"
	"leeway/starter/tables"
)

// docs returns the pages that are printed from the tables, by their path in the module.
func docs(root string, sets []tables.Dataset) (map[string][]byte, error) {
	rules, err := tables.ReadLicences(os.DirFS(filepath.Join(root, "starter", "tables")))
	if err != nil {
		return nil, err
	}
	return map[string][]byte{"docs/starter.md": coverage(sets), "docs/licences.md": licences(rules, sets)}, nil
}

func writeDocs(root string, sets []tables.Dataset) error {
	pages, err := docs(root, sets)
	if err != nil {
		return err
	}
	for name, page := range pages {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, page, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// page is a Markdown page in the making.
type page struct{ bytes.Buffer }

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// row writes a line of a table; a bar inside a cell would end it.
func (p *page) row(cells ...any) {
	p.WriteByte('|')
	for _, c := range cells {
		fmt.Fprintf(p, " %s |", strings.ReplaceAll(fmt.Sprint(c), "|", "\\|"))
	}
	p.WriteByte('\n')
}

func (p *page) head(cells ...any) {
	p.row(cells...)
	p.line("%s|", strings.Repeat("|---", len(cells)))
}

// coverage prints docs/starter.md.
func coverage(sets []tables.Dataset) []byte {
	var p page
	p.line("# The starter lake\n")
	p.line("What ships inside the program, printed from `starter/tables` by `make starter`. Every row names its publisher, its")
	p.line("address and the day it was retrieved; observations also name whose figure it is, its quality and, where that is known,")
	p.line("its release. Rows that disagree are all kept; in the place of totals of Uzbek exports\nbefore 2023 that their producer's own table by partner refutes stand its sums. What is not listed here is not in it: a missing row states nothing.\n")
	p.line("## Data sets\n")
	p.head("data set", "vintage", "what", "rows", "scope")
	for _, d := range sets {
		p.row("`"+d.Source+"`", d.Vintage, d.Title, count(d.Rows), d.Scope.Note)
	}
	p.line("\nCitations and licences are in [licences.md](licences.md).\n")
	indicators(&p, sets)
	reporters(&p, sets)
	organisations(&p, sets)
	treaties(&p, sets)
	events(&p, sets)
	return p.Bytes()
}

func count(r leeway.Record) int {
	return len(r.Observations) + len(r.Memberships) + len(r.Rosters) + len(r.Treaties) + len(r.Events)
}

// group gathers rows under keys and returns the keys in order.
func group[K cmp.Ordered, T any](rows []T, key func(T) K) ([]K, map[K][]T) {
	groups := map[K][]T{}
	for _, r := range rows {
		groups[key(r)] = append(groups[key(r)], r)
	}
	return slices.Sorted(maps.Keys(groups)), groups
}

// once returns the values that rows have, each once, in order, without the blank.
func once[T any](rows []T, value func(T) string) []string {
	found := map[string]bool{}
	for _, r := range rows {
		found[value(r)] = true
	}
	delete(found, "")
	return slices.Sorted(maps.Keys(found))
}

// years returns the first and the last year that the rows are about.
func years(rows []leeway.Observation) string {
	first, last := "9999", ""
	for _, o := range rows {
		from, to, window := strings.Cut(o.Period, "/")
		if !window {
			to = from
		}
		first, last = min(first, from[:4]), max(last, to[:4])
	}
	if first == last {
		return first
	}
	return first + "–" + last
}

// short joins ids, or counts them where they are many.
func short(ids []string, what string) string {
	if len(ids) > 14 {
		return fmt.Sprintf("%d %s", len(ids), what)
	}
	return strings.Join(ids, " ")
}

func reporter(o leeway.Observation) string { return o.Reporter }
func partner(o leeway.Observation) string  { return o.Partner }

func indicators(p *page, sets []tables.Dataset) {
	p.line("## Observations by indicator\n")
	p.head("indicator", "data set", "rows", "years", "reporters", "partners", "statistics", "units")
	var all []leeway.Observation
	for _, d := range sets {
		for _, o := range d.Rows.Observations {
			o.Dataset = d.Source
			all = append(all, o)
		}
	}
	keys, groups := group(all, func(o leeway.Observation) string { return o.Indicator + "|" + o.Dataset })
	for _, k := range keys {
		rows := groups[k]
		p.row("`"+rows[0].Indicator+"`", "`"+rows[0].Dataset+"`", len(rows), years(rows), short(once(rows, reporter), "states and areas"),
			short(once(rows, partner), "partners"), strings.Join(once(rows, func(o leeway.Observation) string { return string(o.Statistic) }), " "),
			strings.Join(once(rows, func(o leeway.Observation) string { return o.Unit }), " "))
	}
	p.line("")
}

// reporters prints what the gathered facts and the arms data hold of each reporter. The
// migrant stocks cover every state alike, so one line does for them.
func reporters(p *page, sets []tables.Dataset) {
	p.line("## Observations by reporter\n")
	p.line("Beside these, `migrants` has every state and territory as reporter (the origin), in the years of its data set.\n")
	p.head("reporter", "indicator", "rows", "years", "partners", "qualities")
	var rows []leeway.Observation
	for _, d := range sets {
		if len(d.Scope.Reporters) > 0 || len(d.Scope.Indicators) == 0 {
			rows = append(rows, d.Rows.Observations...)
		}
	}
	keys, groups := group(rows, func(o leeway.Observation) string { return o.Reporter + "|" + o.Indicator })
	for _, k := range keys {
		rows := groups[k]
		p.row(rows[0].Reporter, "`"+rows[0].Indicator+"`", len(rows), years(rows), short(once(rows, partner), "partners"),
			strings.Join(once(rows, func(o leeway.Observation) string { return string(o.Quality) }), " "))
	}
	p.line("")
}

// organisations prints who is in what, and where the list is complete.
func organisations(p *page, sets []tables.Dataset) {
	p.line("## Memberships\n")
	p.line("A roster says that the list is complete for a status and a time; only there may the absence of a state count.\n")
	p.head("organisation", "status", "states", "complete")
	rosters := map[string]leeway.Roster{}
	var all []leeway.Membership
	for _, d := range sets {
		all = append(all, d.Rows.Memberships...)
		for _, r := range d.Rows.Rosters {
			rosters[r.Organisation+"|"+r.Status] = r
		}
	}
	keys, groups := group(all, func(m leeway.Membership) string { return m.Organisation + "|" + m.Status })
	for _, k := range keys {
		rows := groups[k]
		complete := "no"
		if r, ok := rosters[k]; ok {
			complete = "from " + r.From
			if r.To != "" {
				complete += " to " + r.To
			}
		}
		p.row(rows[0].Organisation, rows[0].Status, short(once(rows, func(m leeway.Membership) string { return m.State }), "states"), complete)
	}
	p.line("")
}

func treaties(p *page, sets []tables.Dataset) {
	p.line("## Treaties\n")
	p.head("treaty", "article", "provides", "signed", "in force", "parties", "as of")
	for _, d := range sets {
		for _, t := range d.Rows.Treaties {
			p.row(t.Treaty, t.Article, t.Provides, t.Signed, t.InForce, short(t.Parties, "parties"), t.PartiesAsOf)
		}
	}
	p.line("")
}

func events(p *page, sets []tables.Dataset) {
	p.line("## Events\n")
	p.head("date", "actors", "action", "object", "what")
	for _, d := range sets {
		for _, e := range d.Rows.Events {
			p.row(e.Date, strings.Join(e.Actors, " "), e.Action, e.Object, e.Summary)
		}
	}
}

// licences prints docs/licences.md.
func licences(rules []tables.Licence, sets []tables.Dataset) []byte {
	var p page
	p.line("# Where every embedded file comes from\n")
	p.line("Printed from `starter/tables` by `make starter`. A test finds every file that the program embeds and fails where none of")
	p.line("these lines covers it. Leeway itself is under the Apache License 2.0 ([LICENSE](../LICENSE)).\n")
	p.head("files", "what", "origin", "licence")
	for _, r := range rules {
		p.row("`"+r.Path+"`", r.Holds, r.Origin, r.Licence)
	}
	p.line("\n## The starter lake's data sets\n")
	for _, d := range sets {
		p.line("### `%s`: %s\n", d.Source, d.Title)
		p.line("- Licence: %s.", d.Licence)
		p.line("- May be passed on as it is: %s.", map[bool]string{true: "yes", false: "no; derived totals with this citation only"}[d.Redistributable])
		p.line("- Cite: %s.", d.Citation)
		if d.URL != "" {
			p.line("- Address: <%s>.", d.URL)
		}
		p.line("- Retrieved %s. %s\n", d.Retrieved, d.Scope.Note)
	}
	p.line("The rows of `facts` are single facts in this project's own words; no sentence of a page is copied. Their publishers:\n")
	for _, line := range publishers(sets) {
		p.line("- %s", line)
	}
	return p.Bytes()
}

// publishers lists who published the facts, with the number of rows of each.
func publishers(sets []tables.Dataset) []string {
	rows := map[string]int{}
	for _, d := range sets {
		if d.URL != "" {
			continue
		}
		for _, o := range d.Rows.Observations {
			rows[o.Source]++
		}
		for _, m := range d.Rows.Memberships {
			rows[m.Source]++
		}
		for _, r := range d.Rows.Rosters {
			rows[r.Source]++
		}
		for _, t := range d.Rows.Treaties {
			rows[t.Source]++
		}
		for _, e := range d.Rows.Events {
			rows[e.Source]++
		}
	}
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		lines = append(lines, fmt.Sprintf("%s: %d", name, rows[name]))
	}
	return lines
}
