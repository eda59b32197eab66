package main

import (
	"fmt"

	"leeway"
	"leeway/brief"
)

type claimsCmd struct {
	listFlags
	archiveFlags
	History bool `help:"Every check of a document, not only the last."`
}

// Help is shown by "leeway claims --help".
func (*claimsCmd) Help() string {
	return `A claim has an id of its own, the same in every check of the same text; leeway review takes it. CSV and workbooks have all columns that leeway check gives, JSON the whole claim with its verdict, the versions of program and lake, and the editors' verdicts.

Examples:

  leeway claims
  leeway claims --document "turn to the east" --verdict contradicted,misread
  leeway claims --subject Uzbekistan --format csv
  leeway claims --history --format jsonl`
}

// keptClaim is a claim of the archive.
type keptClaim struct {
	Key      string          `json:"claim"`
	Run      string          `json:"run"`
	Program  string          `json:"program"`
	Lake     string          `json:"lake"`
	Document leeway.Document `json:"document"`
	leeway.Claim
}

// Run lists the claims of the archive.
func (c *claimsCmd) Run(s *session) error {
	choice, err := c.read()
	if err != nil {
		return err
	}
	all, err := s.kept(choice, c.History)
	if err != nil {
		return err
	}
	var rows []keptClaim
	for _, k := range all {
		d := &k.reading.Document
		for _, x := range k.reading.Claims {
			if choice.takes(&x) {
				rows = append(rows, keptClaim{x.Key(d), k.run.ID, k.run.Program, k.run.Lake, *d, x})
			}
		}
	}
	foot := fmt.Sprintf("\n%s of %s\n", count(len(rows), "claim"), count(len(all), "kept document"))
	o := s.options(c.Output != "")
	if c.Format != "csv" && c.Format != "xlsx" {
		return list(s, c.listFlags, rows, keptColumns(o), foot)
	}
	return list(s, c.listFlags, rows, wholeColumns(o), foot)
}

func keptColumns(o brief.Options) []column[keptClaim] {
	return []column[keptClaim]{
		{"claim", func(k keptClaim) string { return k.Key }},
		{"verdict", func(k keptClaim) string { return string(k.Verdict.Status) }},
		{"editor", func(k keptClaim) string { return lastReview(k.Reviews) }},
		{"document", func(k keptClaim) string { return or(k.Document.Title, k.Document.ID[:min(len(k.Document.ID), 19)]) }},
		{"date", func(k keptClaim) string { return k.Document.Date }},
		{"states", func(k keptClaim) string { return brief.Gist(&k.Claim, o.Name) }},
	}
}

// lastReview is the last verdict of an editor, and whose it is.
func lastReview(all []leeway.Review) string {
	if len(all) == 0 {
		return ""
	}
	r := all[len(all)-1]
	if r.By == "" {
		return string(r.Verdict)
	}
	return string(r.Verdict) + " (" + r.By + ")"
}

// wholeColumns are those of a checked document, with what the archive knows before them.
func wholeColumns(o brief.Options) []column[keptClaim] {
	columns := []column[keptClaim]{
		{"key", func(k keptClaim) string { return k.Key }},
		{"run", func(k keptClaim) string { return k.Run }},
		{"program", func(k keptClaim) string { return k.Program }},
		{"lake", func(k keptClaim) string { return k.Lake }},
	}
	for i, head := range brief.VerdictHead {
		columns = append(columns, column[keptClaim]{head, func(k keptClaim) string {
			return brief.VerdictRows(&leeway.Reading{Document: k.Document, Claims: []leeway.Claim{k.Claim}}, o)[0][i]
		}})
	}
	return columns
}
