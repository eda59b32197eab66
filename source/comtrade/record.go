package comtrade

import (
	"bufio"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
)

// record is one row of either form, as text.
type record struct {
	typeCode, freq, period, reporter, flow, partner, partner2, class, cmd, customs, mot string

	original string // isOriginalClassification
	value    string // primaryValue, dollars
	weight   string // netWgt, kilograms
	errorf   func(column, format string, args ...any) error
}

// text is a member of JSON that may be a text, a number, a truth or null.
type text string

// UnmarshalJSON keeps a number as it is written.
func (t *text) UnmarshalJSON(data []byte) error {
	switch {
	case string(data) == "null":
		*t = ""
	case data[0] == '"':
		var s string
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		*t = text(s)
	default:
		*t = text(data)
	}
	return nil
}

// member has the members of a row of the API that are read. The others are in source.yaml
// under ignore.
var member = []string{"typecode", "freqcode", "period", "reportercode", "flowcode", "partnercode", "partner2code", "classificationcode", "cmdcode", "customscode", "motcode", "isoriginalclassification", "primaryvalue", "netwgt"}

// fields returns where the members of a record are kept, in the order of member.
func (r *record) fields() []*string {
	return []*string{&r.typeCode, &r.freq, &r.period, &r.reporter, &r.flow, &r.partner, &r.partner2, &r.class, &r.cmd, &r.customs, &r.mot, &r.original, &r.value, &r.weight}
}

// readJSON streams the rows of an answer of the API.
//
// Errors: CodeInvalid for what is no answer, and for one with an error (Q8); those of each.
func readJSON(in io.Reader, file string, ignore map[string]string, each func(*record) error) error {
	d := json.NewDecoder(in)
	fault := func(err error) error {
		return leeway.Errorf(leeway.CodeInvalid, "%s: no answer of UN Comtrade: %w", file, err)
	}
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		return leeway.Errorf(leeway.CodeInvalid, "%s: no answer of UN Comtrade: it begins with %v (%v)", file, start, err)
	}
	found := false
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return fault(err)
		}
		if name == "data" {
			found = true
			if err := readRows(d, file, ignore, each); err != nil {
				return err
			}
			continue
		}
		var value text
		if err := d.Decode(&value); err != nil {
			return fault(err)
		}
		if (name == "error" || name == "message") && value != "" && value != "{}" {
			return leeway.Errorf(leeway.CodeInvalid, "%s: UN Comtrade answers: %.200s", file, value)
		}
	}
	if !found {
		return leeway.Errorf(leeway.CodeInvalid, "%s: no answer of UN Comtrade: it has no data", file)
	}
	return nil
}

func readRows(d *json.Decoder, file string, ignore map[string]string, each func(*record) error) error {
	start, err := d.Token()
	if err == nil && start == nil { // null
		return nil
	}
	if err != nil || start != json.Delim('[') {
		return leeway.Errorf(leeway.CodeInvalid, "%s: data is %v (%v), not a list", file, start, err)
	}
	for n := 1; d.More(); n++ {
		at := func(column, format string, args ...any) error {
			where := sheet.Row{File: file, N: n}
			if column != "" {
				format = column + ": " + format
			}
			return where.Errorf(-1, format, args...)
		}
		row := map[string]text{}
		if err := d.Decode(&row); err != nil {
			return at("", "%w", err)
		}
		r, err := fromMembers(row, ignore, at)
		if err != nil {
			return err
		}
		if err := each(r); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return leeway.Errorf(leeway.CodeInvalid, "%s: %w", file, err)
	}
	return nil
}

// fromMembers makes a record of a row's members, whose names must be known.
func fromMembers(row map[string]text, ignore map[string]string, at func(column, format string, args ...any) error) (*record, error) {
	lower := make(map[string]text, len(row))
	for name, value := range row {
		small := strings.ToLower(name)
		if _, ok := ignore[small]; !ok && !slices.Contains(member, small) {
			return nil, at(name, "the member is not expected: the producer may have changed the answer")
		}
		lower[small] = value
	}
	r := &record{errorf: at}
	for i, to := range r.fields() {
		value, ok := lower[member[i]]
		if !ok {
			return nil, at(member[i], "the row has no such member")
		}
		*to = string(value)
	}
	return r, nil
}

// readTable streams the rows of a bulk file, or of one that the web page gave. Rows of the latter end
// with a comma too many (Q9).
func readTable(in *bufio.Reader, file string, info source.Info, each func(*record) error) error {
	head, _ := in.Peek(4096) // a short file is for the reader of tables to refuse
	line, _, _ := strings.Cut(string(head), "\n")
	comma := ','
	if strings.Contains(line, "\t") {
		comma = '\t'
	}
	var h sheet.Head
	columns := 0
	for row, err := range sheet.RaggedCSV(in, file, comma) {
		if err != nil {
			return err
		}
		if h == nil {
			if h, err = lowered(row).Head(member, info.Ignore); err != nil {
				return err
			}
			columns = len(row.Cells)
			continue
		}
		if n := len(row.Cells); n != columns && (n != columns+1 || row.Text(columns) != "") { // Q9
			return row.Errorf(-1, "%d columns where there should be %d", n, columns)
		}
		r := &record{errorf: func(column, format string, args ...any) error {
			col, ok := h[strings.ToLower(column)]
			if !ok {
				col = -1
			}
			return row.Errorf(col, format, args...)
		}}
		for i, to := range r.fields() {
			*to = row.Text(h[member[i]])
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

// lowered returns a row in small letters: bulk files and the API spell columns differently.
func lowered(row sheet.Row) sheet.Row {
	cells := make([]string, len(row.Cells))
	for i, c := range row.Cells {
		cells[i] = strings.ToLower(c)
	}
	row.Cells = cells
	return row
}
