package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"leeway"
	"leeway/brief"
	"leeway/intake"
)

// show writes one checked document, or keeps what a form needs of it until the last.
type show func(w io.Writer, d document, r *leeway.Reading, o brief.Options) error

// form is a form in which checked documents are shown.
type form struct {
	name  string
	alone string // what it makes of one document, where it holds no more than one
	// begin starts a result: one shows a document, last, where it is not nil, what follows the last. The
	// documents that are laid side by side are in x once last is called.
	begin func(x *side) (one show, last func(io.Writer) error)
}

// resultForms are those of leeway check, by the word of --format.
var resultForms = map[string]form{
	"table": {name: "table", begin: tables},
	"html":  aloneForm("html", "page", func(w io.Writer, _ document, r *leeway.Reading, o brief.Options) error { return brief.Page(w, r, o) }),
	"docx":  aloneForm("docx", "Word file", writeRemarks),
	"json":  plainForm("json", showJSON("json")),
	"jsonl": plainForm("jsonl", showJSON("jsonl")),
	"md": plainForm("md", func(w io.Writer, _ document, r *leeway.Reading, o brief.Options) error {
		return brief.Markdown(w, r, o)
	}),
	"csv": {name: "csv", begin: csvVerdicts}, "xlsx": {name: "xlsx", begin: workbookVerdicts},
	"claimreview": {name: "claimreview", begin: claimReviews},
}

func plainForm(name string, one show) form {
	return form{name: name, begin: func(*side) (show, func(io.Writer) error) { return one, nil }}
}

func aloneForm(name, makes string, one show) form {
	f := plainForm(name, one)
	f.alone = makes
	return f
}

func showJSON(format string) show {
	return func(w io.Writer, d document, r *leeway.Reading, o brief.Options) error {
		return writeReading(w, format, d, filtered(r, o.Only))
	}
}

// formOf is the form that --format names, or else the ending of --output; a table where neither does.
//
// Errors: CodeInvalid where there is no form for the ending.
func formOf(format, output string) (form, error) {
	if format != "auto" {
		return resultForms[format], nil
	}
	name, err := ending(output, "html", "docx", "md", "csv", "xlsx", "json", "jsonl")
	return resultForms[name], err
}

// holds reports an error where the form holds one document and there are several.
func (f form) holds(files int) error {
	switch {
	case f.alone == "" || files < 2:
		return nil
	case f.name == "explain":
		return leeway.Errorf(leeway.CodeInvalid, "--explain takes one document, not %d", files)
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--format %s makes one %s of one document, not of %d", f.name, f.alone, files), "run it once for each file, each with its own --output")
}

// takes reports an error where the form cannot show the document.
func (f form) takes(d document) error {
	switch {
	case d.line > 0 && f.name == "explain":
		return leeway.Errorf(leeway.CodeInvalid, "--explain takes one document, not a line of many")
	case d.line > 0 && f.alone != "":
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--format %s makes one %s of one document", f.name, f.alone), "use --format json or jsonl for a batch")
	case f.name == "docx" && d.kind != intake.DOCX:
		err := leeway.Errorf(leeway.CodeInvalid, "%s: comments are put into Word files, and this is %s", d.name, d.kind)
		return leeway.WithHint(err, "save it as DOCX first, or take --format html for a page and xlsx for a list")
	}
	return nil
}

// writeRemarks writes the Word file with a comment at each claim that was checked; opinions and
// goals have one where they are asked for.
func writeRemarks(w io.Writer, d document, r *leeway.Reading, o brief.Options) error {
	if toTerminal(w) {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "a Word file is not for a terminal"), "name a file with --output")
	}
	var remarks []intake.Remark
	for _, c := range filtered(r, o.Only).Claims {
		if c.Verdict.Status == leeway.NotCheckable && !o.All && len(o.Only) == 0 {
			continue
		}
		remarks = append(remarks, intake.Remark{Start: c.Quote.Start, End: c.Quote.End, Author: "leeway", Initials: "lw", Text: brief.Remark(&c, o)})
	}
	data, err := intake.Annotate(d.data, remarks)
	if err != nil {
		return leeway.Errorf(leeway.CodeOf(err), "%s: %w", d.name, err)
	}
	_, err = w.Write(data)
	return err
}

func toTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// tables shows each document, and after several of them what they claim alike.
func tables(x *side) (show, func(io.Writer) error) {
	shown := brief.Options{}
	one := func(w io.Writer, _ document, r *leeway.Reading, o brief.Options) error {
		shown = o
		return brief.Table(w, r, o)
	}
	return one, func(w io.Writer) error {
		if len(x.reports) < 2 {
			return nil
		}
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
		return brief.Across(w, x.gather(), shown)
	}
}

// csvVerdicts writes a row for each claim of all documents, below one head.
func csvVerdicts(*side) (show, func(io.Writer) error) {
	headed := false
	one := func(w io.Writer, _ document, r *leeway.Reading, o brief.Options) error {
		var rows [][]string
		if !headed {
			rows, headed = [][]string{brief.VerdictHead}, true
		}
		return writeCSV(w, append(rows, brief.VerdictRows(r, o)...))
	}
	return one, nil
}

// workbookVerdicts writes the claims of all documents on one sheet the records behind them on another, and what
// several documents claim alike on a third.
func workbookVerdicts(x *side) (show, func(io.Writer) error) {
	verdicts := sheet{name: "verdicts", lines: [][]string{brief.VerdictHead}, numbers: brief.VerdictNumbers}
	shown := brief.Options{}
	evidence := sheet{name: "evidence", lines: [][]string{brief.EvidenceHead}, numbers: []string{"records"}}
	one := func(_ io.Writer, _ document, r *leeway.Reading, o brief.Options) error {
		verdicts.lines = append(verdicts.lines, brief.VerdictRows(r, o)...)
		evidence.lines = append(evidence.lines, brief.EvidenceRows(r, o)...)
		shown = o
		return nil
	}
	return one, func(w io.Writer) error {
		sheets := []sheet{verdicts, evidence}
		if len(x.reports) > 1 {
			sheets = append(sheets, acrossSheet(x.gather(), shown))
		}
		return writeSheets(w, sheets)
	}
}

// claimReviews writes the reviews of all documents as one array.
func claimReviews(*side) (show, func(io.Writer) error) {
	all := []brief.ClaimReview{}
	one := func(_ io.Writer, _ document, r *leeway.Reading, o brief.Options) error {
		all = append(all, brief.ClaimReviews(r, o)...)
		return nil
	}
	return one, func(w io.Writer) error { return writeOne(w, all) }
}
