package lake

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"

	"leeway"
)

// The rows of the archive have the slots that one asks by as columns, and the whole as JSON beside them.

type documentRow struct {
	ID, Digest, Title, URL, Publisher, Date, DateBasis, Language, Text, JSON string
}

type claimRow struct {
	Key, ID, Kind, Subject, Object, Indicator, Product, Statistic, Direction, Value, Unit, Comparator string
	From, To, Status, Action, Modality, Polarity, SaidBy, Quote, JSON                                 string
	Start, End, Paragraph                                                                             int
}

type verdictRow struct {
	Key, ID, Status, Claimant, Explanation, Correction, Reading, Figure, Unit, Period, Program, Lake, JSON string
}

type reviewRow struct {
	Claim string
	leeway.Review
}

var documentColumns = []Column[documentRow]{
	text("id", func(r *documentRow) *string { return &r.ID }),
	text("digest", func(r *documentRow) *string { return &r.Digest }),
	text("title", func(r *documentRow) *string { return &r.Title }),
	text("url", func(r *documentRow) *string { return &r.URL }),
	text("publisher", func(r *documentRow) *string { return &r.Publisher }),
	text("document_date", func(r *documentRow) *string { return &r.Date }),
	text("date_basis", func(r *documentRow) *string { return &r.DateBasis }),
	text("language", func(r *documentRow) *string { return &r.Language }),
	text("body", func(r *documentRow) *string { return &r.Text }),
	text("json", func(r *documentRow) *string { return &r.JSON }),
}

var claimColumns = []Column[claimRow]{
	text("claim", func(r *claimRow) *string { return &r.Key }),
	text("id", func(r *claimRow) *string { return &r.ID }),
	text("kind", func(r *claimRow) *string { return &r.Kind }),
	text("subject", func(r *claimRow) *string { return &r.Subject }),
	text("object", func(r *claimRow) *string { return &r.Object }),
	text("indicator", func(r *claimRow) *string { return &r.Indicator }),
	text("product", func(r *claimRow) *string { return &r.Product }),
	text("statistic", func(r *claimRow) *string { return &r.Statistic }),
	text("direction", func(r *claimRow) *string { return &r.Direction }),
	text("value", func(r *claimRow) *string { return &r.Value }),
	text("unit", func(r *claimRow) *string { return &r.Unit }),
	text("comparator", func(r *claimRow) *string { return &r.Comparator }),
	text("period_from", func(r *claimRow) *string { return &r.From }),
	text("period_to", func(r *claimRow) *string { return &r.To }),
	text("status", func(r *claimRow) *string { return &r.Status }),
	text("action", func(r *claimRow) *string { return &r.Action }),
	text("modality", func(r *claimRow) *string { return &r.Modality }),
	text("polarity", func(r *claimRow) *string { return &r.Polarity }),
	text("said_by", func(r *claimRow) *string { return &r.SaidBy }),
	text("quote", func(r *claimRow) *string { return &r.Quote }),
	count("quote_start", func(r *claimRow) *int { return &r.Start }),
	count("quote_end", func(r *claimRow) *int { return &r.End }),
	count("paragraph", func(r *claimRow) *int { return &r.Paragraph }),
	text("json", func(r *claimRow) *string { return &r.JSON }),
}

var verdictColumns = []Column[verdictRow]{
	text("claim", func(r *verdictRow) *string { return &r.Key }),
	text("id", func(r *verdictRow) *string { return &r.ID }),
	text("verdict", func(r *verdictRow) *string { return &r.Status }),
	text("claimant", func(r *verdictRow) *string { return &r.Claimant }),
	text("explanation", func(r *verdictRow) *string { return &r.Explanation }),
	text("correction", func(r *verdictRow) *string { return &r.Correction }),
	text("reading", func(r *verdictRow) *string { return &r.Reading }),
	text("figure", func(r *verdictRow) *string { return &r.Figure }),
	text("unit", func(r *verdictRow) *string { return &r.Unit }),
	text("period", func(r *verdictRow) *string { return &r.Period }),
	text("program", func(r *verdictRow) *string { return &r.Program }),
	text("lake", func(r *verdictRow) *string { return &r.Lake }),
	text("json", func(r *verdictRow) *string { return &r.JSON }),
}

var reviewColumns = []Column[reviewRow]{
	text("claim", func(r *reviewRow) *string { return &r.Claim }),
	text("verdict", func(r *reviewRow) *leeway.Status { return &r.Verdict }),
	text("note", func(r *reviewRow) *string { return &r.Note }),
	text("reviewer", func(r *reviewRow) *string { return &r.By }),
	text("review_date", func(r *reviewRow) *string { return &r.Date }),
}

// keptDocument is what the JSON of a document's row holds: all but the text and the claims.
type keptDocument struct {
	leeway.Document
	Notes           []leeway.Note          `json:"notes,omitempty"`
	Inconsistencies []leeway.Inconsistency `json:"inconsistencies,omitempty"`
}

// rows lays a check out as rows: a verdict for each claim, in the order of the claims.
func (c Check) rows() (documentRow, []claimRow, []verdictRow, error) {
	d := &c.Reading.Document
	whole, err := json.Marshal(keptDocument{*d, c.Reading.Notes, c.Reading.Inconsistencies})
	if err != nil {
		return documentRow{}, nil, nil, fmt.Errorf("lake: keep %s: %w", d.ID, err)
	}
	document := documentRow{d.ID, d.Digest(), d.Title, d.URL, d.Publisher, d.Date, string(d.DateBasis), d.Language, d.Text, string(whole)}
	var claims []claimRow
	var verdicts []verdictRow
	for i := range c.Reading.Claims {
		x := &c.Reading.Claims[i]
		claim, verdict, err := c.rowsOf(x, x.Key(d))
		if err != nil {
			return document, nil, nil, fmt.Errorf("lake: keep %s: %s: %w", d.ID, x.ID, err)
		}
		claims, verdicts = append(claims, claim), append(verdicts, verdict)
	}
	return document, claims, verdicts, nil
}

func (c Check) rowsOf(x *leeway.Claim, key string) (claimRow, verdictRow, error) {
	bare := *x
	bare.Verdict, bare.Reviews = nil, nil
	whole, err := json.Marshal(bare)
	if err != nil {
		return claimRow{}, verdictRow{}, err
	}
	claim := claimRow{Key: key, ID: x.ID, Kind: string(x.Kind), Subject: x.Subject, Object: x.Object, Indicator: x.Indicator, Product: x.Product,
		Statistic: string(x.Statistic), Direction: string(x.Direction), Value: decimal(x.Value), Unit: x.Unit, Comparator: x.Comparator, Status: x.Status,
		Action: x.Action, Modality: string(x.Modality), Polarity: string(x.Polarity), Quote: x.Quote.Text, Start: x.Quote.Start, End: x.Quote.End,
		Paragraph: x.Paragraph, JSON: string(whole)}
	if x.Period != nil {
		claim.From, claim.To = x.Period.From, x.Period.To
	}
	var said []string
	for _, a := range x.Attribution {
		said = append(said, strings.Trim(a.Source+" / "+a.Via, " /"))
	}
	claim.SaidBy = strings.Join(said, listSeparator)
	v := verdictRow{Key: key, ID: x.ID, Program: c.Program, Lake: Digest(c.Releases)}
	if x.Verdict == nil {
		return claim, v, nil
	}
	v.Status, v.Claimant, v.Explanation, v.Correction, v.Reading = string(x.Verdict.Status), string(x.Verdict.Claimant), x.Verdict.Explanation, x.Verdict.Correction, x.Verdict.Reading
	if f := x.Verdict.Computed; f != nil {
		v.Figure, v.Unit, v.Period = decimal(&f.Value), f.Unit, f.Period
	}
	whole, err = json.Marshal(x.Verdict)
	v.JSON = string(whole)
	return claim, v, err
}

// decimal writes a number in full, "" where there is none.
func decimal(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// reading puts a kept check together again.
func reading(d documentRow, claims []claimRow, verdicts []verdictRow) (*leeway.Reading, error) {
	var whole keptDocument
	if err := json.Unmarshal([]byte(d.JSON), &whole); err != nil {
		return nil, err
	}
	r := &leeway.Reading{Document: whole.Document, Notes: whole.Notes, Inconsistencies: whole.Inconsistencies}
	r.Document.Text = d.Text
	if len(verdicts) != len(claims) {
		return nil, fmt.Errorf("%d verdicts on %d claims", len(verdicts), len(claims))
	}
	for i, row := range claims {
		var c leeway.Claim
		if err := json.Unmarshal([]byte(row.JSON), &c); err != nil {
			return nil, err
		}
		c.Paragraph = row.Paragraph
		if verdicts[i].JSON != "" {
			c.Verdict = &leeway.Verdict{}
			if err := json.Unmarshal([]byte(verdicts[i].JSON), c.Verdict); err != nil {
				return nil, err
			}
		}
		r.Claims = append(r.Claims, c)
	}
	return r, nil
}

// readTable reads all rows of a run's table, in the order in which they were written.
func readTable[T any](l *Lake, run Run, table string, columns []Column[T]) ([]T, error) {
	var rows []T
	for _, f := range run.Files {
		if f.Table != table {
			continue
		}
		name, err := l.path(f)
		if err != nil {
			return nil, err
		}
		part, err := readParquet(name, columns)
		if err != nil {
			return nil, damaged("%s: %w", filepath.ToSlash(name), err)
		}
		rows = append(rows, part...)
	}
	return rows, nil
}

// readParquet reads a file that [write] wrote.
func readParquet[T any](name string, columns []Column[T]) (rows []T, err error) {
	r, err := file.OpenParquetFile(name, false)
	if err != nil {
		return nil, err
	}
	defer func() {
		if e := r.Close(); err == nil {
			err = e
		}
	}()
	rows = make([]T, r.NumRows())
	from := 0
	for g := range r.NumRowGroups() {
		group := r.RowGroup(g)
		n := int(group.NumRows())
		for _, c := range columns {
			i := r.MetaData().Schema.ColumnIndexByName(c.Name)
			if i < 0 {
				return nil, fmt.Errorf("it has no column %s", c.Name)
			}
			chunk, err := group.Column(i)
			if err != nil {
				return nil, err
			}
			if err := readColumn(chunk, c, rows[from:from+n]); err != nil {
				return nil, fmt.Errorf("column %s: %w", c.Name, err)
			}
		}
		from += n
	}
	return rows, nil
}

func readColumn[T any](chunk file.ColumnChunkReader, c Column[T], rows []T) error {
	for done := 0; done < len(rows); {
		n, err := readValues(chunk, len(rows)-done, func(i int, v any) { c.set(&rows[done+i], v) })
		if err != nil {
			return err
		}
		if n == 0 {
			return fmt.Errorf("%d rows of %d", done, len(rows))
		}
		done += n
	}
	return chunk.Err()
}

// readValues reads up to most values and gives each with its place to use.
func readValues(chunk file.ColumnChunkReader, most int, use func(int, any)) (int, error) {
	switch r := chunk.(type) {
	case *file.ByteArrayColumnChunkReader:
		values := make([]parquet.ByteArray, most)
		_, n, err := r.ReadBatch(int64(most), values, nil, nil)
		for i, v := range values[:n] {
			use(i, string(v))
		}
		return n, err
	case *file.Int64ColumnChunkReader:
		values := make([]int64, most)
		_, n, err := r.ReadBatch(int64(most), values, nil, nil)
		for i, v := range values[:n] {
			use(i, v)
		}
		return n, err
	}
	return 0, fmt.Errorf("type %s", chunk.Type())
}
