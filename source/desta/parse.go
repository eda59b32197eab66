package desta

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// Parse makes treaties of either list.
func (s desta) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		p := &parser{to: to, ignore: s.info.Ignore}
		if err := p.file(data, f.Name); err != nil {
			return err
		}
		if err := p.memberships(); err != nil {
			return err
		}
	}
	return nil
}

type parser struct {
	to     source.Sink
	ignore map[string]string
	head   sheet.Head
	row    sheet.Row
	each   func() error
	groups []leeway.Treaty // of the list of memberships, states with the same dates together
}

// file passes every row on, of a workbook's sheet of data or of a CSV.
func (p *parser) file(data []byte, name string) error {
	if bytes.HasPrefix(data, []byte("PK")) {
		tables, err := sheet.Workbook(data, name)
		if err != nil {
			return err
		}
		return p.workbook(tables, name)
	}
	comma := ','
	if first, _, _ := bytes.Cut(data, []byte("\n")); bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		comma = ';'
	}
	for row, err := range sheet.CSV(bytes.NewReader(data), name, comma) {
		if err == nil {
			err = p.line(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) workbook(tables []sheet.Table, name string) error {
	i := slices.IndexFunc(tables, func(t sheet.Table) bool { return t.Name == "data" })
	if i < 0 {
		return leeway.Errorf(leeway.CodeInvalid, "%s has no sheet %q", name, "data")
	}
	for _, row := range tables[i].Rows {
		if row.Blank() {
			continue
		}
		if err := p.line(row); err != nil {
			return err
		}
	}
	return nil
}

// line reads the head, which tells the two lists apart, and then a row.
func (p *parser) line(row sheet.Row) error {
	p.row = row
	if p.head != nil {
		return p.each()
	}
	want := memberColumns
	p.each = p.member
	if !slices.Contains(row.Cells, "treatyID") {
		want, p.each = treatyColumns(), p.treaty
	}
	var err error
	p.head, err = row.Head(want, p.ignore)
	return err
}

// mostParties is how many columns of parties there are (Q1).
const mostParties = 91

func treatyColumns() []string {
	want := []string{"number", "name", "entry_type", "year", "entryforceyear"}
	for n := range mostParties {
		want = append(want, "c"+strconv.Itoa(n+1))
	}
	return want
}

// cell returns a text; NA is what is missing.
func (p *parser) cell(column string) string {
	if text := p.row.Text(p.head[column]); text != "NA" {
		return text
	}
	return ""
}

func (p *parser) errorf(column, format string, args ...any) error {
	return p.row.Errorf(p.head[column], format, args...)
}

// provides is all that the lists say of what is in a treaty. It has no third word: what a
// claim says a treaty stipulates is found by words in common.
const provides = "trade agreement"

// treaty reads an entry of the list of treaties.
func (p *parser) treaty() error {
	t := leeway.Treaty{Treaty: p.cell("name"), Provides: provides}
	if t.Treaty == "" {
		return p.errorf("name", "an entry without a name")
	}
	skip, err := p.entry(&t)
	if err != nil {
		return err
	}
	if skip != "" {
		p.to.Skip(skip)
		return nil
	}
	if t.Signed, err = p.year("year"); err != nil {
		return err
	}
	if t.InForce, err = p.year("entryforceyear"); err != nil {
		return err
	}
	if t.Signed == "" && t.InForce == "" {
		p.to.Skip("a treaty without a year")
		return nil
	}
	t.PartiesAsOf = t.Signed
	if t.Parties, err = p.parties(t.Signed + t.InForce); err != nil {
		return err
	}
	return p.to.Treaty(t)
}

// entry settles what kind of entry it is (Q3), and names a treaty as one.
func (p *parser) entry(t *leeway.Treaty) (skip string, err error) {
	switch kind := p.cell("entry_type"); {
	case kind == "negotiation":
		return "a negotiation", nil
	case kind == "withdrawal":
		return "a withdrawal", nil
	case kind == "consolidated":
		return "a consolidated text", nil
	case kind == "base_treaty":
		t.Treaty = titled(t.Treaty)
	case kind == "accession":
		if !strings.Contains(strings.ToLower(t.Treaty), "accession") {
			t.Treaty += ", accession" // Q2
		}
	case strings.Contains(kind, "protocol"), strings.Contains(kind, "amendment"):
		t.Provides = "changes of a trade agreement"
	default:
		return "", p.errorf("entry_type", "%q is no kind of entry", kind)
	}
	return "", nil
}

// titled makes a title of what may be no more than the names of the parties (Q4).
func titled(name string) string {
	if strings.Contains(strings.ToLower(name), "agreement") {
		return name
	}
	return name + " trade agreement"
}

func (p *parser) year(column string) (string, error) {
	text := strings.TrimSuffix(p.cell(column), ".0")
	if n, err := strconv.Atoi(text); text != "" && (err != nil || n < 1900 || n > 2100) {
		return "", p.errorf(column, "%q is no year", text)
	}
	return text, nil
}

// parties reads the states that have a number in one of the columns.
func (p *parser) parties(date string) ([]string, error) {
	var ids []string
	for n := range mostParties {
		column := "c" + strconv.Itoa(n+1)
		if p.cell(column) == "" {
			continue
		}
		who, err := source.Party(p.row, p.head[column], state.Numeric, date[:4])
		if err != nil {
			return nil, err
		}
		if slices.Contains(ids, who.ID) {
			return nil, p.errorf(column, "%s is a party twice", who.ID)
		}
		ids = append(ids, who.ID)
	}
	if len(ids) < 2 {
		return nil, p.errorf("c1", "a treaty of fewer than two parties")
	}
	return ids, nil
}

var memberColumns = []string{"treatyID", "Title", "stateID", "Signature", "Force", "End", "StateSignature", "StateForce", "StateEnd"}

// member reads a row of the list of memberships.
func (p *parser) member() error {
	who, err := source.Party(p.row, p.head["stateID"], state.ISO3, "")
	if err != nil {
		return err
	}
	dates := map[string]string{}
	for _, column := range memberColumns[3:] {
		if dates[column], err = p.date(column); err != nil {
			return err
		}
	}
	t := leeway.Treaty{Treaty: titled(p.cell("Title")), Provides: provides, Signed: dates["StateSignature"], InForce: dates["StateForce"], Parties: []string{who.ID}}
	if t.Treaty == titled("") {
		return p.errorf("Title", "a treaty without a title")
	}
	if pair := pairOf(p.cell("treatyID")); slices.Contains(pair, who.ID) {
		t.Signed, t.InForce, t.Parties = dates["Signature"], dates["Force"], pair // Q6
	}
	if t.InForce == "" && t.Signed != "" && t.Signed == dates["Signature"] {
		t.InForce = dates["Force"] // Q7
	}
	if t.Signed == "" && t.InForce == "" {
		p.to.Skip("a state without dates of its own")
		return nil
	}
	if end := last(dates["StateEnd"], dates["End"]); end != "" {
		t.Provides += ", to " + end
	}
	p.add(t)
	return nil
}

// last is the end of a state's part in a treaty, else of the treaty.
func last(own, all string) string {
	if own != "" {
		return own
	}
	return all
}

// pairOf returns the states of an agreement of two, by its id: KAZ-RUS[RSS]_1992O.
func pairOf(id string) []string {
	if len(id) < 8 || id[3] != '-' || id[7] != '[' && id[7] != '_' {
		return nil
	}
	a, errA := state.Resolve(state.ISO3, id[:3], "")
	b, errB := state.Resolve(state.ISO3, id[4:7], "")
	if errA != nil || errB != nil {
		return nil // letters that are no states' codes
	}
	return []string{a.ID, b.ID}
}

// add puts a state to those that have the same dates in the same treaty; an agreement of two is
// there once for each.
func (p *parser) add(t leeway.Treaty) {
	i := slices.IndexFunc(p.groups, func(g leeway.Treaty) bool {
		return g.Treaty == t.Treaty && g.Signed == t.Signed && g.InForce == t.InForce && g.Provides == t.Provides
	})
	if i < 0 {
		p.groups = append(p.groups, t)
		return
	}
	for _, id := range t.Parties {
		if !slices.Contains(p.groups[i].Parties, id) {
			p.groups[i].Parties = append(p.groups[i].Parties, id)
		}
	}
}

func (p *parser) memberships() error {
	for _, t := range p.groups {
		if err := p.to.Treaty(t); err != nil {
			return err
		}
	}
	return nil
}

// date reads 25.05.1992, 1994-04 or 1998 (Q5); "" where there is none.
func (p *parser) date(column string) (string, error) {
	text := p.cell(column)
	if text == "" || text == "31.12.9999" {
		return "", nil
	}
	iso := text
	if len(text) == len("25.05.1992") && text[2] == '.' && text[5] == '.' {
		iso = fmt.Sprintf("%s-%s-%s", text[6:], text[3:5], text[:2])
	}
	if _, err := leeway.ParseDate(iso); err != nil {
		return "", p.errorf(column, "%q is no date", text)
	}
	return iso, nil
}
