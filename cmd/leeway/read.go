package main

import (
	"fmt"
	"io"

	"leeway"
	"leeway/brief"
	"leeway/extract"
)

type readCmd struct {
	documentFlags
	Format      string `help:"Form of the result: table, json, jsonl or html. Without it the ending of --output decides." enum:"auto,table,json,jsonl,html" default:"auto" placeholder:"FORM"`
	All         bool   `help:"Show also opinions, stances and provisions."`
	Annotations bool   `help:"Print what each stage of the reader saw instead, as JSON: sentences, mentions, quantities, periods, attributions, predicates."`
	Text        bool   `help:"Print the text itself instead, as it was taken out of a page or file: all offsets refer to it."`
	Output      string `short:"o" help:"Write the result to a file." placeholder:"PATH"`
}

// Help is shown by `leeway read --help`.
func (*readCmd) Help() string {
	return `Each claim has one subject, one object and one statistic, the exact words it came from, when it holds, how surely it is said and who says it. No lake is needed.

Examples:

  leeway read article.txt
  leeway read article.txt --all
  leeway read article.txt --date 2024-11-19 --format json
  leeway read article.txt --annotations
  leeway read article.pdf --text
  leeway read article.txt --format jsonl | grep '"kind":"membership"'`
}

// AfterApply settles the form where the command line names none; a text and annotations have one of their own.
func (c *readCmd) AfterApply() error {
	if c.Format != "auto" {
		return nil
	}
	if c.Format = "table"; c.Text || c.Annotations {
		return nil
	}
	var err error
	c.Format, err = ending(c.Output, "json", "jsonl", "html")
	return err
}

// Run reads each document and prints its claims.
func (c *readCmd) Run(s *session) error {
	if err := c.validate(); err != nil {
		return err
	}
	if c.Format == "html" && len(c.Files) > 1 {
		return leeway.Errorf(leeway.CodeInvalid, "--format html makes one page of one document, not of %d", len(c.Files))
	}
	if c.Text && c.Annotations {
		return leeway.Errorf(leeway.CodeInvalid, "--text and --annotations print two things: take one of them")
	}
	if c.Text {
		return c.text(s)
	}
	if c.Annotations {
		if c.Reader == "llm" {
			return leeway.Errorf(leeway.CodeInvalid, "--annotations shows what the built-in reader sees, not a model")
		}
		return c.annotate(s)
	}
	return s.each(&c.documentFlags, c.Output, c.Format, func(w io.Writer, d document, r *leeway.Reading) error {
		if err := c.takes(d); err != nil {
			return err
		}
		o := s.options(c.Output != "")
		o.All, o.File = c.All, d.name
		switch c.Format {
		case "html":
			return brief.Page(w, r, o)
		case "table":
			return brief.List(w, r, o)
		}
		return writeReading(w, c.Format, d, r)
	}, nil)
}

// takes reports an error where a line of many is to be shown as a page.
func (c *readCmd) takes(d document) error {
	if c.Format != "html" {
		return nil
	}
	return resultForms["html"].takes(d)
}

// annotate prints what the stages of the reader see in each document.
func (c *readCmd) annotate(s *session) (err error) {
	w, finish, err := s.out(c.Output)
	if err != nil {
		return err
	}
	defer func() { err = finish(err) }()
	format := c.Format
	if format == "table" {
		format = "json"
	}
	n, many := 0, len(c.Files) > 1
	err = s.documents(&c.documentFlags, nil, func(d document, _ *leeway.Reading) error {
		var a *extract.Annotations
		if d.fault == nil {
			var err error
			if a, err = extract.Annotate(d.text, d.options); err != nil {
				return leeway.Errorf(leeway.CodeOf(err), "%s: %w", d.name, err)
			}
		}
		many = many || d.line > 0
		if err := between(w, format, n, many); err != nil {
			return err
		}
		n++
		return writeAnnotations(w, format, d, a)
	})
	if err == nil && many && format == "json" {
		_, err = fmt.Fprintln(w, "]")
	}
	return err
}

// text prints the normalised text of each document.
func (c *readCmd) text(s *session) (err error) {
	w, finish, err := s.out(c.Output)
	if err != nil {
		return err
	}
	defer func() { err = finish(err) }()
	return s.documents(&c.documentFlags, nil, func(d document, _ *leeway.Reading) error {
		s.notes(d, &leeway.Reading{Notes: d.notes})
		_, err := io.WriteString(w, d.text) // empty for a line that cannot be read, which is told at the end
		return err
	})
}
