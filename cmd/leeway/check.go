package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"leeway"
	"leeway/brief"
)

type checkCmd struct {
	documentFlags
	Format  string   `help:"Form of the result: table, json, jsonl, csv, xlsx, md, html (a page), docx (the Word file with comments) or claimreview (JSON-LD). Without it the ending of --output decides." enum:"auto,table,json,jsonl,csv,xlsx,md,html,docx,claimreview" default:"auto" placeholder:"FORM"`
	Only    []string `help:"Show only these verdicts: contradicted, misread, disputed, depends, supported, no-data, not-checkable." placeholder:"VERDICT"`
	All     bool     `help:"Show everything: opinions, goals, gaps in full, all sources."`
	FailOn  []string `help:"Exit with status 1 where a claim has one of these verdicts." placeholder:"VERDICT"`
	Explain string   `help:"Show how the verdict on one claim was reached: readings tried, records used, tolerance." placeholder:"ID"`
	Across  bool     `help:"Show only what several documents claim alike: who said it first, who cites whom, where they disagree."`
	Keep    bool     `help:"Keep document, claims and verdicts in your lake: leeway claims lists them, leeway recheck checks them again."`
	Output  string   `short:"o" help:"Write the result to a file." placeholder:"PATH"`
}

// Help is shown by `leeway check --help`.
func (*checkCmd) Help() string {
	return `Every statement about ties between states (trade, remittances, debt, arms, memberships, deals, decisions) gets a verdict:

  ✓ supported       the data agree at the precision of the words
  ✗ contradicted    the data cover it and disagree under every reading
  ≠ misread         the data disagree with the words and agree with a neighbour, such as a share taken for growth
  ⇄ disputed        two sources answer the same question and part ways
  ◐ depends         true under one reasonable measure, false under another
  ○ no data         nothing in the lake covers it; the result says what would
  – not checkable   opinions, stances, goals, forecasts

Examples:

  leeway check article.txt
  leeway check article.txt --date 2024-11-19 --only contradicted,misread,disputed
  leeway check article.md -o article.html
  leeway check draft.docx -o checked.docx
  leeway check drafts/*.txt -o verdicts.xlsx
  leeway check article.md --format claimreview
  leeway check article.txt --explain c07
  leeway check drafts/*.txt --fail-on contradicted,misread
  leeway check https://example.org/2024/11/article.html
  leeway check article.txt --keep
  leeway check reports/*.html --across
  leeway check report.pdf memo.docx letter.eml
  leeway check documents.jsonl --format jsonl > verdicts.jsonl
  pbpaste | leeway check -

A Word file comes back as it was, with a comment at each claim: the verdict, why, a suggested correction and the sources. A workbook has the verdicts on one sheet and every record behind them on another. ClaimReview is what schema.org calls a fact check: an array of JSON-LD documents, one for each claim with a verdict.

Where there are several documents, what they claim alike is laid side by side after the last: who said it first, who cites whom, how many origins it has, and where reports disagree. --across shows this alone, also for lines of JSONL.

Nothing of a document is stored unless --keep says so.

A document of JSONL is a line such as {"id":"1","text":"…","date":"2024-11-19"}, or with "html"; the results come in the same order, one line each.

Exit status: 0; 1 where --fail-on found what it names; 2 for bad input or usage; 3 where a lake or file cannot be reached.`
}

// Run checks each document and prints the result.
func (c *checkCmd) Run(s *session) error {
	run, err := c.begin(s)
	if err != nil {
		return err
	}
	s.warm()
	one, last := run.form.begin(&run.beside)
	err = s.each(&c.documentFlags, c.Output, run.form.name, func(w io.Writer, d document, r *leeway.Reading) error {
		if err := run.check(d, r); err != nil {
			return err
		}
		return one(w, d, r, run.options(d.name))
	}, last)
	if err == nil && run.found {
		return errFound
	}
	return err
}

// checking is a run of leeway check.
type checking struct {
	*checkCmd
	s            *session
	only, failOn []leeway.Status
	form         form
	beside       side    // the documents, to lay them side by side
	archive      *keeper // nil without --keep
	found        bool    // something that --fail-on names
}

// begin reads the flags.
func (c *checkCmd) begin(s *session) (*checking, error) {
	run := &checking{checkCmd: c, s: s}
	var err error
	if run.form, err = c.form(); err != nil {
		return nil, err
	}
	if run.only, err = verdicts("--only", c.Only); err != nil {
		return nil, err
	}
	if run.failOn, err = verdicts("--fail-on", c.FailOn); err != nil {
		return nil, err
	}
	if err := c.validate(); err != nil {
		return nil, err
	}
	if err := run.form.holds(len(c.Files)); err != nil {
		return nil, err
	}
	if c.Across {
		if run.form, err = acrossForm(run.form, run.options("")); err != nil {
			return nil, err
		}
	}
	if c.Keep {
		run.archive, err = s.keeper()
	}
	return run, err
}

// check judges a document, keeps it where that is asked for, and notes what the end of the run needs.
func (run *checking) check(d document, r *leeway.Reading) error {
	if err := run.form.takes(d); err != nil {
		return err
	}
	if err := run.s.check(r); err != nil {
		return err
	}
	if run.archive != nil && d.fault == nil {
		if err := run.archive.keep(d.name, r); err != nil {
			return err
		}
	}
	if run.Across || d.line == 0 { // of lines there may be any number
		run.beside.add(d, r)
	}
	run.found = run.found || slices.ContainsFunc(r.Claims, func(x leeway.Claim) bool { return slices.Contains(run.failOn, x.Verdict.Status) })
	return nil
}

// options are how a document of this name is shown.
func (run *checking) options(name string) brief.Options {
	o := run.s.options(run.Output != "")
	o.All, o.Only, o.File = run.All, run.only, name
	return o
}

// form is the form of the result that the flags ask for.
//
// Errors: CodeInvalid where the flags exclude each other, or no form has the ending of --output.
func (c *checkCmd) form() (form, error) {
	switch {
	case c.Explain == "":
		return formOf(c.Format, c.Output)
	case c.Format != "auto" && c.Format != "table":
		err := leeway.Errorf(leeway.CodeInvalid, "--explain shows a verdict as text, not as %s", c.Format)
		return form{}, leeway.WithHint(err, "--format json without --explain holds the steps of every verdict")
	}
	return aloneForm("explain", "derivation", func(w io.Writer, _ document, r *leeway.Reading, o brief.Options) error {
		return brief.Explain(w, r, c.Explain, o)
	}), nil
}

// verdicts reads a list of verdicts from a flag.
func verdicts(flag string, words []string) ([]leeway.Status, error) {
	var out []leeway.Status
	for _, w := range words {
		st := leeway.Status(strings.TrimSpace(w))
		if !slices.Contains(leeway.Statuses, st) {
			var all []string
			for _, x := range leeway.Statuses {
				all = append(all, string(x))
			}
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: %q is no verdict", flag, w), "verdicts are %s", strings.Join(all, ", "))
		}
		out = append(out, st)
	}
	return out, nil
}

// filtered returns r with only those claims that have one of the verdicts.
func filtered(r *leeway.Reading, only []leeway.Status) *leeway.Reading {
	if len(only) == 0 {
		return r
	}
	kept := *r
	kept.Claims = nil
	for _, c := range r.Claims {
		if slices.Contains(only, c.Verdict.Status) {
			kept.Claims = append(kept.Claims, c)
		}
	}
	return &kept
}

// each reads every document and shows it; several documents in JSON are one array, tables
// are divided by an empty line. last, where it is not nil, writes what follows the last of them. A document that
// cannot be read ends the run.
func (s *session) each(f *documentFlags, output, format string, show func(io.Writer, document, *leeway.Reading) error, last func(io.Writer) error) (err error) {
	w, finish, err := s.out(output)
	if err != nil {
		return err
	}
	n, many := 0, len(f.Files) > 1
	err = s.documents(f, s.reader(f), func(d document, r *leeway.Reading) error {
		many = many || d.line > 0
		if err := between(w, format, n, many); err != nil {
			return err
		}
		n++
		if err := show(w, d, r); err != nil {
			return err
		}
		if format == "table" || f.Reader == "llm" {
			s.notes(d, r)
		}
		s.phase("show")
		return nil
	})
	var faults *batchFaults
	whole := err == nil || errors.As(err, &faults)
	if many && n > 0 && format == "json" && whole {
		_, werr := fmt.Fprintln(w, "]")
		err = errors.Join(werr, err)
	}
	if last != nil && whole {
		err = errors.Join(last(w), err)
	}
	if errors.As(err, &faults) {
		return errors.Join(finish(nil), err) // the lines that could be read stand
	}
	return finish(err)
}

// between writes what stands before the result of document n.
func between(w io.Writer, format string, n int, many bool) (err error) {
	switch {
	case format == "json" && many && n == 0:
		_, err = fmt.Fprintln(w, "[")
	case format == "json" && many:
		_, err = fmt.Fprintln(w, ",")
	case (format == "table" || format == "md") && n > 0:
		_, err = fmt.Fprintln(w)
	}
	return err
}
