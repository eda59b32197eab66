package main

import (
	"fmt"
	"slices"
	"strings"

	"leeway"
	"leeway/brief"
)

type reviewCmd struct {
	Claim   string `arg:"" help:"Id of a kept claim, as leeway claims lists it; its beginning is enough." placeholder:"CLAIM-ID"`
	Verdict string `help:"Your verdict: contradicted, misread, disputed, depends, supported, no-data or not-checkable." required:"" placeholder:"VERDICT"`
	Note    string `help:"Why." placeholder:"TEXT"`
	By      string `help:"Who you are." placeholder:"NAME"`
	Date    string `help:"When: YYYY, YYYY-MM or YYYY-MM-DD. The program reads no clock." placeholder:"DATE"`
}

// Help is shown by "leeway review --help".
func (*reviewCmd) Help() string {
	return `Your verdict is put beside the program's and replaces neither it nor an earlier one of yours. From then on every result for the same claim carries both: leeway check in all its forms, and leeway claims.

Examples:

  leeway check article.txt --keep
  leeway claims --verdict misread
  leeway review k3f0c2a91b7de --verdict supported --note "The bank confirmed it by telephone." --by Ann`
}

// Run appends an editor's verdict on a kept claim.
func (c *reviewCmd) Run(s *session) error {
	given, err := verdicts("--verdict", []string{c.Verdict})
	if err != nil {
		return err
	}
	if _, err := leeway.ParseDate(c.Date); c.Date != "" && err != nil {
		return leeway.Errorf(leeway.CodeInvalid, "--date: %w", err)
	}
	claim, d, err := s.find(c.Claim)
	if err != nil {
		return err
	}
	a, err := s.archive()
	if err != nil {
		return err
	}
	key := claim.Key(d)
	r := leeway.Review{Verdict: given[0], Note: strings.TrimSpace(c.Note), By: strings.TrimSpace(c.By), Date: c.Date}
	fresh, err := a.AddReview(key, r, program())
	if err != nil {
		return err
	}
	if !fresh {
		_, _ = fmt.Fprintf(s.w.stderr, "leeway: note: the last review of %s says the same; nothing was added\n", key)
	}
	_, err = fmt.Fprintf(s.w.stdout, "%s  “%s”\n  leeway: %s. %s\n  %s\n", key, strings.Join(strings.Fields(claim.Quote.Text), " "), claim.Verdict.Status, claim.Verdict.Explanation, brief.ReviewLine(r))
	return err
}

// find returns the kept claim whose id begins with these signs.
//
// Errors: CodeNotFound where none does, CodeInvalid where several do.
func (s *session) find(id string) (*leeway.Claim, *leeway.Document, error) {
	all, err := s.kept(chosen{}, true)
	if err != nil {
		return nil, nil, err
	}
	var claim *leeway.Claim
	var document *leeway.Document
	var keys []string
	for _, k := range all {
		d := &k.reading.Document
		for i := range k.reading.Claims {
			x := &k.reading.Claims[i]
			key := x.Key(d)
			if !strings.HasPrefix(key, id) {
				continue
			}
			claim, document = x, d // the last check of it counts
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	switch {
	case len(keys) == 0:
		return nil, nil, leeway.WithHint(leeway.Errorf(leeway.CodeNotFound, "no kept claim has the id %q", id), "leeway claims lists them; leeway check FILE --keep keeps those of a document")
	case len(keys) > 1 || id == "":
		return nil, nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%d claims have an id that begins with %q", len(keys), id), "%s, for instance", keys[0])
	}
	return claim, document, nil
}
