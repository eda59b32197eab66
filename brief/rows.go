package brief

import (
	"strconv"
	"strings"

	"leeway"
)

// VerdictHead names the columns of [VerdictRows].
var VerdictHead = []string{
	"document", "date", "claim", "verdict", "claimant", "said_by", "quote", "start", "end",
	"kind", "subject", "object", "indicator", "product", "statistic", "of", "direction", "value", "value_to", "claim_unit", "comparator",
	"claim_period", "status", "action", "modality", "polarity", "states",
	"explanation", "correction", "reading", "figure", "unit", "figure_statistic", "period",
	"source", "origin", "released", "vintage", "address", "sources", "notes", "hint",
	"editor_verdict", "editor", "editor_date", "editor_note", "reviews",
}

// VerdictNumbers are those columns of [VerdictRows] that hold numbers, or nothing.
var VerdictNumbers = []string{"start", "end", "value", "value_to", "figure", "sources", "reviews"}

// VerdictRows lays a checked reading out as a table, a claim to a row. The source is the first
// that the verdict rests on; [EvidenceRows] has them all. The editor's verdict is the last one given.
func VerdictRows(r *leeway.Reading, o Options) [][]string {
	var rows [][]string
	for i := range r.Claims {
		c := &r.Claims[i]
		if !o.shows(status(c)) {
			continue
		}
		rows = append(rows, append(claimCells(r, c, o), verdictCells(c)...))
	}
	return rows
}

func claimCells(r *leeway.Reading, c *leeway.Claim, o Options) []string {
	claimant := ""
	if c.Verdict != nil {
		claimant = string(c.Verdict.Claimant)
	}
	period := ""
	if c.Period != nil {
		period = c.Period.String()
	}
	return []string{
		documentName(r, o), r.Document.Date, c.ID, string(status(c)), claimant, Said(c), c.Quote.Text, strconv.Itoa(c.Quote.Start), strconv.Itoa(c.Quote.End),
		string(c.Kind), c.Subject, c.Object, c.Indicator, c.Product, string(c.Statistic), c.Of, string(c.Direction), number(c.Value), number(c.ValueTo), c.Unit, c.Comparator,
		period, c.Status, c.Action, string(c.Modality), string(c.Polarity), Gist(c, o.Name),
	}
}

func verdictCells(c *leeway.Claim) []string {
	v := c.Verdict
	if v == nil {
		v = &leeway.Verdict{}
	}
	f, e := v.Computed, leeway.Evidence{}
	if f == nil {
		f = &leeway.Computed{}
	}
	figure := ""
	if v.Computed != nil {
		figure = number(&f.Value)
	}
	if len(v.Evidence) > 0 {
		e = v.Evidence[0]
	}
	last := leeway.Review{}
	if n := len(c.Reviews); n > 0 {
		last = c.Reviews[n-1]
	}
	return []string{
		v.Explanation, v.Correction, v.Reading, figure, f.Unit, string(f.Statistic), f.Period,
		e.Source, e.Origin, e.Released, e.Vintage, e.URL, strconv.Itoa(len(v.Evidence)), strings.Join(v.Notes, " "), v.Hint,
		string(last.Verdict), last.By, last.Date, last.Note, strconv.Itoa(len(c.Reviews)),
	}
}

// EvidenceHead names the columns of [EvidenceRows].
var EvidenceHead = []string{"document", "claim", "verdict", "source", "origin", "released", "vintage", "address", "says", "records", "record"}

// EvidenceRows lists every record that the verdicts of a reading rest on, with its source; a source
// without records has a row of its own.
func EvidenceRows(r *leeway.Reading, o Options) [][]string {
	var rows [][]string
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Verdict == nil || !o.shows(status(c)) {
			continue
		}
		for _, e := range c.Verdict.Evidence {
			lead := []string{documentName(r, o), c.ID, string(status(c)), e.Source, e.Origin, e.Released, e.Vintage, e.URL, e.Says, strconv.Itoa(e.Observations)}
			if len(e.Rows) == 0 {
				rows = append(rows, append(lead, ""))
			}
			for _, record := range e.Rows {
				rows = append(rows, append(lead[:len(lead):len(lead)], record))
			}
		}
	}
	return rows
}

// documentName is what a document is called in a table: what the user called it, else its title.
func documentName(r *leeway.Reading, o Options) string {
	return orElse(o.File, orElse(r.Document.Title, r.Document.ID))
}

// number writes a value in full, without an exponent: a program may read it.
func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}
