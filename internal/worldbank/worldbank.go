// Package worldbank reads what the World Bank's API (version 2, JSON) answers, in both of its
// shapes: the indicators of a country, and the series of a source with more dimensions
// (International Debt Statistics). Both come out as [Cell]s. A file streams: one row is in
// memory at a time.
//
// The API answers with success whatever happens. [Check] finds the answers that say no, and
// those that hold no row; [Pages] tells how many pages there are, so that the rest can be asked
// for.
package worldbank

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/sheet"
)

// Cell is one row of an answer.
type Cell struct {
	Country     Term   // whose figure it is; Code is ISO 3166-1 alpha-3 or the Bank's code of a group
	Series      Term   // the indicator
	Counterpart Term   // the creditor, where the source has one
	Date        string // 2024, without the letters in front (YR2024)
	Value       string // as written, blank where there is none
	Status      string // E: estimated, F: forecast
	Updated     string // ISO date of the last update of the source
	file        string
	n           int
}

// Term is a code and what it is called.
type Term struct{ Code, Name string }

// Errorf returns an error of CodeInvalid that says which row it is about, and which of its
// members: country, date, value.
func (c Cell) Errorf(member, format string, args ...any) error {
	at := fmt.Sprintf("%s, row %d", c.file, c.n)
	if member != "" {
		at += ", " + member
	}
	return leeway.Errorf(leeway.CodeInvalid, at+": "+format, args...)
}

// Number reads the value as a finite number.
//
// Errors: CodeInvalid, located.
func (c Cell) Number() (float64, error) {
	f, err := strconv.ParseFloat(c.Value, 64)
	if err != nil || f-f != 0 {
		return 0, c.Errorf("value", "%q is no number", c.Value)
	}
	return f, nil
}

// Year returns the date where it is a year.
//
// Errors: CodeInvalid, located, for quarters and months.
func (c Cell) Year() (string, error) {
	if n, err := strconv.Atoi(c.Date); err != nil || len(c.Date) != 4 || n < 1900 || n > 2100 {
		return "", c.Errorf("date", "%q is no year", c.Date)
	}
	return c.Date, nil
}

// ObsStatus returns what the status means.
//
// Errors: CodeInvalid, located, for a letter that is not known.
func (c Cell) ObsStatus() (leeway.ObsStatus, error) {
	switch strings.ToUpper(c.Status) {
	case "":
		return leeway.StatusNormal, nil
	case "E", "F":
		return leeway.StatusEstimated, nil
	case "P":
		return leeway.StatusProvisional, nil
	}
	return "", c.Errorf("obs_status", "%q is not known", c.Status)
}

// answer is the head of an answer: of which page it is, or what went wrong.
type answer struct {
	Page    json.Number `json:"page"`
	Pages   json.Number `json:"pages"`
	Updated string      `json:"lastupdated"`
	Message []struct {
		ID    string `json:"id"`
		Key   string `json:"key"`
		Value string `json:"value"`
	} `json:"message"`
}

// refusal is the error for an answer that says no.
func (a answer) refusal(file string) error {
	if len(a.Message) == 0 {
		return nil
	}
	m := a.Message[0]
	return leeway.Errorf(leeway.CodeInvalid, "%s: the World Bank answers: %s: %s", file, m.Key, m.Value)
}

// Read streams the rows of an answer. The last pair may hold an error; nothing follows it.
//
// Errors: CodeInvalid for a web page, an answer that says no, and what is no JSON of the API;
// CodeUnavailable where the file cannot be read.
func Read(r io.Reader, file string) iter.Seq2[Cell, error] {
	return func(yield func(Cell, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		head, err := in.Peek(256)
		switch {
		case err != nil && err != io.EOF:
			yield(Cell{}, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", file, err))
			return
		case sheet.IsHTML(head):
			yield(Cell{}, leeway.Errorf(leeway.CodeInvalid, "%s is a web page, not JSON", file))
			return
		}
		rd := &reader{d: json.NewDecoder(in), file: file, yield: yield}
		if err := rd.answer(); err != nil && !rd.stopped {
			yield(Cell{}, err)
		}
	}
}

// reader walks through one answer.
type reader struct {
	d       *json.Decoder
	file    string
	head    answer
	n       int
	yield   func(Cell, error) bool
	stopped bool // whoever reads wants no more
}

// errorf says what is wrong with the answer as a whole.
func (r *reader) errorf(format string, args ...any) error {
	return leeway.Errorf(leeway.CodeInvalid, r.file+": "+format, args...)
}

func (r *reader) answer() error {
	start, err := r.d.Token()
	if err != nil {
		return r.errorf("no JSON: %w", err)
	}
	switch start {
	case json.Delim('['):
		return r.indicators()
	case json.Delim('{'):
		return r.members()
	}
	return r.errorf("neither of the shapes of the World Bank's API")
}

// indicators reads [{head}, [rows]].
func (r *reader) indicators() error {
	if err := r.d.Decode(&r.head); err != nil {
		return r.errorf("%w", err)
	}
	if err := r.head.refusal(r.file); err != nil {
		return err
	}
	if !r.d.More() {
		return r.errorf("there are no rows behind the head")
	}
	return r.rows(func() (Cell, error) {
		var row struct {
			Indicator, Country struct{ ID, Value string }
			ISO3               string `json:"countryiso3code"`
			Date               string
			Value              *json.Number
			Status             string `json:"obs_status"`
		}
		err := r.d.Decode(&row)
		c := Cell{Country: Term{row.ISO3, row.Country.Value}, Series: Term{row.Indicator.ID, row.Indicator.Value}, Date: row.Date, Status: row.Status}
		if c.Country.Code == "" { // groups that the Bank has no three letters for
			c.Country.Code = row.Country.ID
		}
		if row.Value != nil {
			c.Value = row.Value.String()
		}
		return c, err
	})
}

// members reads {"page": …, "source": {"data": [rows]}}; source may be a list of one.
func (r *reader) members() error {
	for r.d.More() {
		key, err := r.d.Token()
		if err != nil {
			return r.errorf("%w", err)
		}
		switch key {
		case "source":
			err = r.source()
		case "page", "pages", "lastupdated", "message":
			err = r.member(key.(string))
		default:
			var passed json.RawMessage
			err = r.d.Decode(&passed)
		}
		if err != nil {
			return r.located(err)
		}
	}
	return r.head.refusal(r.file)
}

// member reads one member of the head.
func (r *reader) member(key string) error {
	var value json.RawMessage
	if err := r.d.Decode(&value); err != nil {
		return err
	}
	return json.Unmarshal(fmt.Appendf(nil, "{%q:%s}", key, value), &r.head)
}

// located makes an error of JSON one of the file.
func (r *reader) located(err error) error {
	if leeway.CodeOf(err) != leeway.CodeInternal {
		return err
	}
	return r.errorf("%w", err)
}

// source reads {"id": …, "data": [rows]}.
func (r *reader) source() error {
	start, err := r.d.Token()
	if err != nil {
		return err
	}
	if start == json.Delim('[') {
		for r.d.More() {
			if err := r.source(); err != nil {
				return err
			}
		}
		_, err = r.d.Token()
		return err
	}
	if start != json.Delim('{') {
		return r.errorf("source is %v", start)
	}
	for r.d.More() {
		key, err := r.d.Token()
		if err != nil {
			return err
		}
		if key == "data" {
			err = r.rows(r.variables)
		} else {
			var passed json.RawMessage
			err = r.d.Decode(&passed)
		}
		if err != nil {
			return err
		}
	}
	_, err = r.d.Token()
	return err
}

// variables reads {"variable": [{"concept": …, "id": …, "value": …}], "value": …}.
func (r *reader) variables() (Cell, error) {
	var row struct {
		Variable []struct{ Concept, ID, Value string }
		Value    *json.Number
	}
	if err := r.d.Decode(&row); err != nil {
		return Cell{}, err
	}
	var c Cell
	for _, v := range row.Variable {
		term := Term{v.ID, strings.TrimSpace(strings.ReplaceAll(v.Value, "\u00a0", " "))}
		switch v.Concept {
		case "Country":
			c.Country = term
		case "Series":
			c.Series = term
		case "Counterpart-Area":
			c.Counterpart = term
		case "Time":
			c.Date = strings.TrimPrefix(term.Code, "YR")
		default:
			return c, fmt.Errorf("dimension %q is not expected", v.Concept)
		}
	}
	if row.Value != nil {
		c.Value = row.Value.String()
	}
	return c, nil
}

// rows reads a list of rows, one after the other.
func (r *reader) rows(next func() (Cell, error)) error {
	switch start, err := r.d.Token(); {
	case err != nil:
		return r.errorf("%w", err)
	case start == nil: // null: there is nothing
		return nil
	case start != json.Delim('['):
		return r.errorf("the rows are %v, not a list", start)
	}
	for r.d.More() {
		r.n++
		c, err := next()
		if err != nil {
			return r.errorf("row %d: %w", r.n, err)
		}
		c.file, c.n, c.Updated = r.file, r.n, r.head.Updated
		if !r.yield(c, nil) {
			r.stopped = true
			return io.EOF
		}
	}
	if _, err := r.d.Token(); err != nil {
		return r.errorf("%w", err)
	}
	return nil
}

// Check finds an answer that is no data: it serves as the check of a request.
//
// Errors: CodeInvalid with the World Bank's own words, or where there is no row.
func Check(body io.Reader) error {
	for _, err := range Read(body, "the answer") {
		return err
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the answer has no rows"), "the World Bank has nothing for what was asked")
}

// Pages returns which page an answer is, and of how many.
//
// Errors: CodeInvalid where it does not say.
func Pages(body io.Reader) (page, pages int, err error) {
	r := &reader{d: json.NewDecoder(body), file: "the answer", yield: func(Cell, error) bool { return true }}
	if err := r.answer(); err != nil {
		return 0, 0, err
	}
	page, err = strconv.Atoi(r.head.Page.String())
	if err == nil {
		pages, err = strconv.Atoi(r.head.Pages.String())
	}
	if err != nil {
		return 0, 0, leeway.Errorf(leeway.CodeInvalid, "the answer does not say which page it is: %w", err)
	}
	return page, pages, nil
}
