package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"leeway"
	"leeway/brief"
	"leeway/lake"
)

type recheckCmd struct {
	listFlags
	archiveFlags
	All  bool `help:"List what did not change as well."`
	Keep bool `help:"Keep today's verdicts in the archive, beside the earlier ones."`
}

// Help is shown by "leeway recheck --help".
func (*recheckCmd) Help() string {
	return `The claims of kept documents are judged again by what the lake holds now, and compared with the verdicts that were kept last. The documents are not read again. A claim is listed where its verdict changed, or the figure that the record gives for it.

Examples:

  leeway recheck
  leeway recheck --document "turn to the east" --keep
  leeway recheck --subject UZB --format csv

Exit status: 0 where nothing changed; 1 where something did; 2 for bad input, or where nothing was kept; 3 where the lake cannot be reached.`
}

// finding is what one check found on a claim.
type finding struct {
	Verdict     leeway.Status    `json:"verdict"`
	Computed    *leeway.Computed `json:"computed,omitempty"`
	Explanation string           `json:"explanation"`
	Sources     []string         `json:"sources"` // "source, released …, vintage …"
	Program     string           `json:"program"`
	Lake        string           `json:"lake"`
}

func findingOf(v *leeway.Verdict, program, lake string) finding {
	f := finding{Verdict: v.Status, Computed: v.Computed, Explanation: v.Explanation, Sources: []string{}, Program: program, Lake: lake}
	for _, e := range v.Evidence {
		e.Says, e.URL = "", ""
		if c := brief.Citation(e); !slices.Contains(f.Sources, c) {
			f.Sources = append(f.Sources, c)
		}
	}
	return f
}

// figure writes the figure that the record gives, "" where it gives none.
func (f finding) figure() string {
	if f.Computed == nil {
		return ""
	}
	s := brief.Number(f.Computed.Value) + " " + brief.Unit(f.Computed.Unit)
	if f.Computed.Period != "" {
		s += ", " + brief.Span(f.Computed.Period)
	}
	return s
}

// revision is a claim with what was found then and what is found now.
type revision struct {
	Key      string          `json:"claim"`
	Changed  string          `json:"changed"` // verdict, figure, or nothing
	Document leeway.Document `json:"document"`
	Quote    string          `json:"quote"`
	States   string          `json:"states"`
	Old      finding         `json:"old"`
	New      finding         `json:"new"`
}

// changed says what differs between two findings.
func changed(old, now finding) string {
	switch {
	case old.Verdict != now.Verdict:
		return "verdict"
	case !sameFigure(old.Computed, now.Computed):
		return "figure"
	}
	return "nothing"
}

// sameFigure compares what a reader sees: the note on how it was computed may be worded anew.
func sameFigure(a, b *leeway.Computed) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Value == b.Value && a.Unit == b.Unit && a.Statistic == b.Statistic && a.Period == b.Period
}

// Run checks the kept claims again and lists what changed.
func (c *recheckCmd) Run(s *session) error {
	choice, err := c.read()
	if err != nil {
		return err
	}
	all, err := s.kept(choice, false)
	if err != nil {
		return err
	}
	to, err := s.keeper()
	if err != nil {
		return err
	}
	s.warm()
	var rows []revision
	tally := map[string]int{}
	for _, k := range all {
		found, err := c.again(to, k, choice)
		if err != nil {
			return err
		}
		for _, r := range found {
			if tally[r.Changed]++; r.Changed != "nothing" || c.All {
				rows = append(rows, r)
			}
		}
	}
	foot := fmt.Sprintf("\n%s of %s checked again: %s and %s changed\n", count(tally["verdict"]+tally["figure"]+tally["nothing"], "claim"), count(len(all), "document"),
		count(tally["verdict"], "verdict"), count(tally["figure"], "figure"))
	if err := list(s, c.listFlags, rows, revisionColumns(c.Format), foot); err != nil {
		return err
	}
	if tally["verdict"]+tally["figure"] > 0 {
		return errFound
	}
	return nil
}

// again judges the claims of a document anew.
func (c *recheckCmd) again(to *keeper, k kept, choice chosen) ([]revision, error) {
	now, err := unjudged(k.reading)
	if err != nil {
		return nil, err
	}
	if err := to.s.check(now); err != nil {
		return nil, err
	}
	if c.Keep {
		if err := to.keep(or(k.run.Title, k.reading.Document.ID), now); err != nil {
			return nil, err
		}
	}
	o := to.s.options(true)
	var rows []revision
	for i := range now.Claims {
		was, is := &k.reading.Claims[i], &now.Claims[i]
		if !choice.takes(was) && !choice.takes(is) {
			continue
		}
		r := revision{Key: was.Key(&k.reading.Document), Document: k.reading.Document, Quote: was.Quote.Text, States: brief.Gist(was, o.Name),
			Old: findingOf(was.Verdict, k.run.Program, k.run.Lake), New: findingOf(is.Verdict, program(), lake.Digest(to.releases))}
		r.Changed = changed(r.Old, r.New)
		rows = append(rows, r)
	}
	return rows, nil
}

// unjudged is a copy of a reading without what judging put there.
func unjudged(r *leeway.Reading) (*leeway.Reading, error) {
	bare := *r
	bare.Inconsistencies = nil
	bare.Claims = make([]leeway.Claim, len(r.Claims))
	for i := range r.Claims {
		whole, err := json.Marshal(r.Claims[i])
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(whole, &bare.Claims[i]); err != nil {
			return nil, err
		}
		bare.Claims[i].Paragraph, bare.Claims[i].Verdict = r.Claims[i].Paragraph, nil
	}
	return &bare, nil
}

func revisionColumns(format string) []column[revision] {
	columns := []column[revision]{
		{"claim", func(r revision) string { return r.Key }},
		{"changed", func(r revision) string { return r.Changed }},
		{"old", func(r revision) string { return string(r.Old.Verdict) }},
		{"new", func(r revision) string { return string(r.New.Verdict) }},
		{"old figure", func(r revision) string { return r.Old.figure() }},
		{"new figure", func(r revision) string { return r.New.figure() }},
		{"old sources", func(r revision) string { return sources(r.Old, format) }},
		{"new sources", func(r revision) string { return sources(r.New, format) }},
		{"document", func(r revision) string { return or(r.Document.Title, r.Document.ID) }},
		{"states", func(r revision) string { return r.States }},
	}
	if format == "table" || format == "md" {
		return columns
	}
	columns = append(columns,
		column[revision]{"quote", func(r revision) string { return r.Quote }},
		column[revision]{"old explanation", func(r revision) string { return r.Old.Explanation }},
		column[revision]{"new explanation", func(r revision) string { return r.New.Explanation }},
		column[revision]{"old program", func(r revision) string { return r.Old.Program }},
		column[revision]{"new program", func(r revision) string { return r.New.Program }},
		column[revision]{"old lake", func(r revision) string { return r.Old.Lake }},
		column[revision]{"new lake", func(r revision) string { return r.New.Lake }})
	for i := range columns {
		columns[i].head = strings.ReplaceAll(columns[i].head, " ", "_") // for programs
	}
	return columns
}

// sources are those of a finding; a table has room for the first.
func sources(f finding, format string) string {
	if n := len(f.Sources); format == "table" && n > 1 {
		return fmt.Sprintf("%s; and %d more", f.Sources[0], n-1)
	}
	return strings.Join(f.Sources, "; ")
}
