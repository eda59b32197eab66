package ties

import (
	"bytes"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

var columns = []string{
	"caseid", "startmonth", "startday", "startyear", "sender1", "sender2", "sender3", "sender4", "sender5", "primarysender", "targetstate", "institutionid",
	"threat", "sanctiontypethreat", "imposition", "sancimpositionstartmonth", "sancimpositionstartday", "sancimpositionstartyear", "sanctiontype",
}

// Parse makes events of every case.
func (s ties) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		p := &parser{to: to, ignore: s.info.Ignore}
		if bytes.HasPrefix(data, []byte("\xd0\xcf")) || bytes.HasPrefix(data, []byte("PK")) {
			err = p.workbook(data, f.Name)
		} else {
			err = p.table(data, f.Name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

type parser struct {
	to     source.Sink
	ignore map[string]string
	head   sheet.Head
}

func (p *parser) workbook(data []byte, file string) error {
	tables, err := sheet.Workbook(data, file)
	if err != nil {
		return err
	}
	if len(tables) == 0 {
		return leeway.Errorf(leeway.CodeInvalid, "%s has no sheet", file)
	}
	for _, row := range tables[0].Rows {
		if err := p.row(row); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) table(data []byte, file string) error {
	for row, err := range sheet.CSV(bytes.NewReader(data), file, ',') {
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
	if p.head == nil {
		var err error
		p.head, err = row.Head(columns, p.ignore)
		return err
	}
	c := &aCase{parser: p, row: row}
	for _, part := range []struct {
		flag, date, kinds string
		event             func(string, leeway.Event) leeway.Event
	}{
		{"threat", "start", "sanctiontypethreat", c.threat},
		{"imposition", "sancimpositionstart", "sanctiontype", c.imposition},
	} {
		if err := c.part(part.flag, part.date, part.kinds, part.event); err != nil {
			return err
		}
	}
	return nil
}

// aCase is a row of the table.
type aCase struct {
	*parser
	row sheet.Row
}

// text returns a cell, whole numbers as such (Q4).
func (c *aCase) text(column string) string {
	return strings.TrimSuffix(c.row.Text(c.head[column]), ".0")
}

// part makes an event of the threat or of the imposition of a case, where there was one.
func (c *aCase) part(flag, date, kinds string, event func(kinds string, e leeway.Event) leeway.Event) error {
	switch c.text(flag) {
	case "0":
		return nil
	case "1":
	default:
		return c.row.Errorf(c.head[flag], "%q is neither 0 nor 1", c.row.Text(c.head[flag]))
	}
	day, err := c.date(date)
	if err != nil {
		return err
	}
	if day == "" {
		c.to.Skip("an imposition without a year")
		return nil
	}
	e := leeway.Event{Date: day}
	if e.Actors, err = c.senders(day[:4]); err != nil {
		return err
	}
	if len(e.Actors) == 0 {
		c.to.Skip("a sender that is not named")
		return nil
	}
	if e.Object, err = c.party("targetstate", day[:4]); err != nil {
		return err
	}
	list, err := c.kinds(kinds)
	if err != nil {
		return err
	}
	return c.to.Event(event(list, e))
}

// threat words the event so that it is not taken for the act that was threatened. Summaries say that they are
// codes: what researchers count as sanctions contradicts nobody who denies having imposed some.
func (c *aCase) threat(kinds string, e leeway.Event) leeway.Event {
	e.Action, e.Summary = "threaten", leeway.CaseCoded+"a threat: "+kinds
	if c.text("imposition") == "0" {
		e.Summary = leeway.CaseCoded + "a threat only: " + kinds
	}
	return e
}

func (c *aCase) imposition(kinds string, e leeway.Event) leeway.Event {
	e.Action, e.Summary = "sanction", leeway.CaseCoded+"sanctions imposed: "+kinds
	return e
}

// organisations are senders by their number in the list of Correlates of War (Q1). The European
// Economic Community, the Communities and the Union have two.
var organisations = map[string]string{
	"1653": "EU", "1830": "EU", "2880": "IMF", "3450": "ARAB-LEAGUE", "3750": "OECD", "3900": "oas", "4400": "UN",
}

// senders returns the states that acted, the primary one first; where none is named, the
// organisation.
func (c *aCase) senders(year string) ([]string, error) {
	var ids []string
	for _, column := range []string{"primarysender", "sender1", "sender2", "sender3", "sender4", "sender5"} {
		if c.text(column) == "" {
			continue
		}
		id, err := c.party(column, year)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for number := range strings.FieldsSeq(c.text("institutionid")) {
		if id := organisations[number]; id != "" && len(ids) == 0 {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (c *aCase) party(column, year string) (string, error) {
	if c.text(column) == "1000" {
		return "EU", nil // Q1
	}
	row := c.row
	row.Cells = slices.Clone(row.Cells)
	row.Cells[c.head[column]] = c.text(column)
	p, err := source.Party(row, c.head[column], state.COW, year)
	return p.ID, err
}
