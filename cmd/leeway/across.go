package main

import (
	"io"

	"leeway"
	"leeway/brief"
	"leeway/check"
)

// side gathers the documents of a run to lay them side by side.
type side struct {
	reports []check.Report
}

// add keeps of a document what comparing needs: neither its text nor how its verdicts were reached.
func (x *side) add(d document, r *leeway.Reading) {
	slim := *r
	slim.Document.Text = ""
	slim.Claims = make([]leeway.Claim, len(r.Claims))
	for i, c := range r.Claims {
		v := *c.Verdict
		v.Steps, v.Evidence = nil, nil
		c.Verdict = &v
		slim.Claims[i] = c
	}
	name := d.name
	if d.id != "" {
		name = d.id
	}
	x.reports = append(x.reports, check.Report{Name: name, Reading: &slim})
}

func (x *side) gather() []check.Gathering { return check.Gather(x.reports) }

// acrossForm shows only what several documents claim alike, as a listing.
//
// Errors: CodeInvalid where the form is no listing.
func acrossForm(f form, o brief.Options) (form, error) {
	switch f.name {
	case "table", "json", "jsonl", "csv", "md", "xlsx":
	default:
		return f, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--across is a list, which a %s cannot show", or(f.alone, f.name)), "take --format table, json, jsonl, csv, md or xlsx")
	}
	none := func(io.Writer, document, *leeway.Reading, brief.Options) error { return nil }
	return form{name: "across", begin: func(x *side) (show, func(io.Writer) error) {
		return none, func(w io.Writer) error { return writeAcross(w, f.name, x.gather(), o) }
	}}, nil
}

func writeAcross(w io.Writer, format string, all []check.Gathering, o brief.Options) error {
	switch format {
	case "table":
		return brief.Across(w, all, o)
	case "xlsx":
		return writeSheets(w, []sheet{acrossSheet(all, o)})
	}
	return listFlags{Format: format}.write(w, acrossSheet(all, o).lines, func() error { return writeRows(w, format, all) }, "")
}

func acrossSheet(all []check.Gathering, o brief.Options) sheet {
	return sheet{name: "across", lines: append([][]string{brief.AcrossHead}, brief.AcrossRows(all, o)...), numbers: brief.AcrossNumbers}
}
