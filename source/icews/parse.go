package icews

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"leeway"
	"leeway/internal/cameo"
	"leeway/internal/sheet"
	"leeway/source"
)

// Parse reads every file by the layout that its first line shows.
func (s icews) Parse(snap source.Snapshot, to source.Sink) error {
	p := &parser{to: to, ignore: s.info.Ignore, states: map[string]string{}}
	for _, f := range snap.Files {
		if f.Name == index {
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
	ignore map[string]string
	states map[string]string // by name and year; "" for what is no state
	at     columns
}

// columns are where the cells of a layout stand; -1 what it does not have.
type columns struct {
	date, kind, code, source, sourceCountry, sourceSectors, target, targetCountry, targetSectors int
	width                                                                                        int
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
		if strings.HasSuffix(m.Name, "/") {
			continue
		}
		if err := p.open(source.File{Name: f.Name + "/" + m.Name, Open: m.Open}); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) open(f source.File) error {
	return f.Read(func(r io.Reader) error { return p.table(r, f.Name) })
}

func (p *parser) table(r io.Reader, file string) error {
	p.at = columns{}
	for row, err := range sheet.Tabs(r, file) { // Q5
		if err != nil {
			return err
		}
		if p.at.width == 0 {
			var headed bool
			if headed, err = p.layout(row); err == nil && headed {
				continue
			}
		}
		if err == nil && !row.Blank() {
			err = p.row(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// layout finds where the columns stand, and whether the row is a head.
func (p *parser) layout(row sheet.Row) (headed bool, err error) {
	var want []string
	switch row.Text(0) {
	case "Event ID":
		want = []string{"Event Date", "Event Text", "CAMEO Code", "Source Name", "Source Country", "Source Sectors", "Target Name", "Target Country", "Target Sectors"}
	case "file":
		p.sample()
		want = []string{"date", "event", "", "source", "", "", "target", "", ""}
	default:
		p.at = columns{date: 3, kind: 1, code: -1, source: 0, sourceCountry: -1, sourceSectors: -1, target: 2, targetCountry: -1, targetSectors: -1, width: 4}
		if len(row.Cells) != p.at.width {
			err := row.Errorf(-1, "it has neither a head that is known nor four columns")
			return false, leeway.WithHint(err, "a table begins with Event ID, with file, or has source, event, target and date")
		}
		p.sample()
		return false, nil
	}
	var names []string
	for _, name := range want {
		if name != "" {
			names = append(names, name)
		}
	}
	h, err := row.Head(names, p.ignore)
	if err != nil {
		return false, err
	}
	col := func(i int) int {
		if at, ok := h[want[i]]; ok {
			return at
		}
		return -1
	}
	p.at = columns{col(0), col(1), col(2), col(3), col(4), col(5), col(6), col(7), col(8), len(row.Cells)}
	return true, nil
}

// nobody is whom a sample is complete for.
const nobody = "nobody"

// sample notes that a derived table was read (Q4).
func (p *parser) sample() {
	p.to.Note("A table drawn from ICEWS by others: a sample, whose rows are no count of events.")
	p.to.Covers(leeway.Scope{Reporters: []string{nobody}})
}

// row makes an event of a row. The kind says who did what: who hosts a visit meets, the visitor visits (Q3).
func (p *parser) row(row sheet.Row) error {
	if len(row.Cells) != p.at.width {
		return row.Errorf(-1, "%d cells in a table of %d columns", len(row.Cells), p.at.width)
	}
	date := row.Text(p.at.date)
	if _, err := leeway.ParseDate(date); err != nil || len(date) != len("2006-01-02") {
		return row.Errorf(p.at.date, "%q is no day", date)
	}
	kind, err := p.kind(row)
	if err != nil {
		return err
	}
	from, err := p.actor(row, p.at.source, p.at.sourceCountry, p.at.sourceSectors, date[:4])
	if err != nil {
		return err
	}
	to, err := p.actor(row, p.at.target, p.at.targetCountry, p.at.targetSectors, date[:4])
	if err != nil {
		return err
	}
	switch {
	case from == "" || to == "":
		p.to.Skip("an actor that is no state")
		return nil
	case from == to:
		p.to.Skip("both actors of one state")
		return nil
	case kind.Action == "":
		p.to.Skip("a kind without an action")
		return nil
	}
	return p.to.Event(leeway.Event{Date: date, Actors: []string{from}, Action: leeway.MachineCoded + kind.Action, Object: to, Summary: kind.Label})
}

// kind reads the label, or the code where there is one (Q2).
func (p *parser) kind(row sheet.Row) (cameo.Kind, error) {
	if p.at.code >= 0 {
		k, ok := cameo.ByCode(row.Text(p.at.code))
		if !ok {
			return k, row.Errorf(p.at.code, "%q is no code of CAMEO", row.Text(p.at.code))
		}
		return k, nil
	}
	k, ok := cameo.ByLabel(row.Text(p.at.kind))
	if !ok {
		return k, leeway.WithHint(row.Errorf(p.at.kind, "%q is no kind of event of CAMEO", row.Text(p.at.kind)), "a new label belongs in internal/cameo/kinds.csv")
	}
	return k, nil
}
