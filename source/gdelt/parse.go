package gdelt

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"time"

	"leeway"
	"leeway/internal/cameo"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// Columns of the table, in the order of the codebook. Those that stand last differ between the
// two versions.
const (
	day       = 1
	actor1    = 5 // code, name, country, known group, ethnic, two religions, three types
	actor2    = 15
	isRoot    = 25
	eventCode = 26
	width     = 61
	widthDay  = 58 // of the daily files: no second administrative code in three places
)

// Columns of an actor, from its code on.
const (
	country    = 2
	knownGroup = 3
	ethnic     = 4
	religion   = 5
	kind1      = 7
)

// nobody is whom a file is complete for (Q4).
const nobody = "nobody"

// Parse reads every file, row by row.
func (s gdelt) Parse(snap source.Snapshot, to source.Sink) error {
	p := &parser{to: to, states: map[string]string{}}
	to.Covers(leeway.Scope{Reporters: []string{nobody}})
	for _, f := range snap.Files {
		if f.Name == sizes || f.Name == "lastupdate.txt" {
			to.Skip("index")
			continue
		}
		if err := p.file(f); err != nil {
			return err
		}
	}
	return nil
}

type parser struct {
	to     source.Sink
	states map[string]string // by code and year; "" for regions
	added  string            // the last day on which a row was added
}

func (p *parser) file(f source.File) error {
	if !strings.HasSuffix(strings.ToLower(f.Name), ".zip") {
		return p.open(f)
	}
	data, err := f.Bytes()
	if err != nil {
		return err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return leeway.Errorf(leeway.CodeInvalid, "%s: no ZIP: %w", f.Name, err)
	}
	for _, m := range archive.File {
		if err := p.open(source.File{Name: m.Name, Open: m.Open}); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) open(f source.File) error {
	return f.Read(func(r io.Reader) error { return p.table(r, f.Name) })
}

func (p *parser) table(r io.Reader, file string) error {
	for row, err := range sheet.Tabs(r, file) {
		if err == nil {
			err = p.row(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) row(row sheet.Row) error {
	n := len(row.Cells)
	if n != width && n != widthDay {
		return leeway.WithHint(row.Errorf(-1, "%d columns, where events have %d or %d", n, width, widthDay), "mentions and the knowledge graph are other tables of GDELT")
	}
	if err := p.release(row, n-2); err != nil {
		return err
	}
	happened, err := time.Parse("20060102", row.Text(day))
	if err != nil {
		return row.Errorf(day, "%q is no day", row.Text(day))
	}
	kind, reason, err := kindOf(row)
	if reason != "" {
		p.to.Skip(reason)
	}
	if err != nil || reason != "" {
		return err
	}
	e := leeway.Event{Date: happened.Format("2006-01-02"), Action: leeway.MachineCoded + kind.Action, Summary: kind.Label}
	if url := row.Text(n - 1); strings.HasPrefix(url, "http") {
		e.URL = strings.Clone(url) // not the whole row with it
	}
	return p.act(row, e)
}

// release takes the day on which a row was added (Q3).
func (p *parser) release(row sheet.Row, col int) error {
	text := row.Text(col)
	if len(text) < 8 {
		return row.Errorf(col, "%q is no time", text)
	}
	if text[:8] <= p.added {
		return nil
	}
	t, err := time.Parse("20060102", text[:8])
	if err != nil {
		return row.Errorf(col, "%q is no time", text)
	}
	p.added = text[:8]
	p.to.Released(t.Format("2006-01-02"))
	return nil
}

// kindOf reads the kind of a row, or the reason for which it is left out.
func kindOf(row sheet.Row) (k cameo.Kind, reason string, err error) {
	code := row.Text(eventCode)
	if code == "---" {
		return k, "a kind that was not found", nil // Q2
	}
	k, ok := cameo.ByCode(code)
	if !ok {
		return k, "", row.Errorf(eventCode, "%q is no code of CAMEO", code)
	}
	switch row.Text(isRoot) {
	case "0":
		return k, "not at the head of a story", nil
	case "1":
	default:
		return k, "", row.Errorf(isRoot, "%q is neither 0 nor 1", row.Text(isRoot))
	}
	if k.Action == "" {
		reason = "a kind without an action"
	}
	return k, reason, nil
}

// act passes an event on where both actors are states, two different ones.
func (p *parser) act(row sheet.Row, e leeway.Event) error {
	from, err := p.actor(row, actor1, e.Date[:4])
	if err != nil {
		return err
	}
	if e.Object, err = p.actor(row, actor2, e.Date[:4]); err != nil {
		return err
	}
	switch {
	case from == "" || e.Object == "":
		p.to.Skip("an actor that is no state")
		return nil
	case from == e.Object:
		p.to.Skip("both actors of one state")
		return nil
	}
	e.Actors = []string{from}
	return p.to.Event(e)
}

// actor returns the state that an actor is, "" where it is none (Q1).
func (p *parser) actor(row sheet.Row, at int, year string) (string, error) {
	code := row.Text(at + country)
	if code == "" {
		return "", nil
	}
	id, known := p.states[year+code]
	if !known {
		party, err := source.Party(row, at+country, state.CAMEO, year)
		if err != nil {
			return "", err
		}
		if party.Kind == state.KindState {
			id = party.ID
		}
		p.states[year+code] = id
	}
	for _, col := range []int{knownGroup, ethnic, religion} {
		if row.Text(at+col) != "" {
			return "", nil
		}
	}
	switch row.Text(at + kind1) {
	case "", "GOV", "MIL":
		return id, nil
	}
	return "", nil
}
