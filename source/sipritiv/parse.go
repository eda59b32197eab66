package sipritiv

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// Parse reads every file by the layout that its head shows.
func (s tables) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := s.file(f, to); err != nil {
			return err
		}
	}
	return nil
}

func (s tables) file(f source.File, to source.Sink) error {
	r, err := f.Open()
	if err != nil {
		return leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
	}
	defer func() { _ = r.Close() }() // only read
	p := &tidy{to: to, ignore: s.info.Ignore}
	m := &matrix{to: to}
	read := m.row
	for row, err := range sheet.RaggedCSV(r, f.Name, ',') {
		if err == nil && row.Text(0) == "supplier" && !m.started() {
			read = p.row
		}
		if err == nil {
			err = read(row)
		}
		if err != nil {
			return err
		}
	}
	if p.head != nil {
		to.Edition(p.last)
		return p.end()
	}
	return m.end(f.Name)
}

// tidy is the table of 360info.
type tidy struct {
	to     source.Sink
	ignore map[string]string
	head   sheet.Head
	last   string // year
	rows   []leeway.Observation
}

// What rows of 360info cite.
const (
	tidied   = "SIPRI TIV tables, tidied by 360info"
	tidiedAt = "https://github.com/360-info/report-arms-trade"
)

func (p *tidy) row(row sheet.Row) error {
	if p.head == nil {
		var err error
		p.head, err = row.Head([]string{"supplier", "recipient", "year", "value"}, p.ignore)
		return err
	}
	year, err := yearOf(row, p.head["year"])
	if err != nil {
		return err
	}
	p.last = max(p.last, year)
	o := leeway.Observation{Period: year, Source: tidied, RecordURL: tidiedAt}
	return pass(row, p.head["recipient"], p.head["supplier"], p.head["value"], o, p)
}

// Skip implements sink.
func (p *tidy) Skip(reason string) { p.to.Skip(reason) }

// Observation holds a row back until all recipients are known.
func (p *tidy) Observation(o leeway.Observation) error {
	p.rows = append(p.rows, o)
	return nil
}

// end passes the rows on; those of recipients of whom the table has some suppliers only say so (Q6).
func (p *tidy) end() error {
	by := map[string]map[string]bool{}
	for _, o := range p.rows {
		if by[o.Reporter] == nil {
			by[o.Reporter] = map[string]bool{}
		}
		by[o.Reporter][o.Partner] = true
	}
	cut := source.SomeSuppliers(by)
	for _, o := range p.rows {
		if cut[o.Reporter] {
			o.Note += "; " + leeway.SomeSuppliers
		}
		if err := p.to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}

// yearOf reads the cell of a year.
func yearOf(row sheet.Row, col int) (string, error) {
	text := row.Text(col)
	if n, err := strconv.Atoi(text); err != nil || n < 1900 || n > 2100 {
		return "", row.Errorf(col, "%q is no year", text)
	}
	return text, nil
}

// sink is what takes rows.
type sink interface {
	Observation(leeway.Observation) error
	Skip(reason string)
}

// pass makes an observation of a value whose recipient and supplier stand in cells of the row,
// or are set in o already where the column is negative. A blank is no delivery (Q2).
func pass(row sheet.Row, recipient, supplier, value int, o leeway.Observation, to sink) error {
	if row.Text(value) == "" {
		to.Skip("no delivery")
		return nil
	}
	for _, side := range []struct {
		col int
		id  *string
	}{{recipient, &o.Reporter}, {supplier, &o.Partner}} {
		if side.col >= 0 {
			party, err := source.Party(row, side.col, state.SIPRI, o.Period)
			if err != nil {
				return err
			}
			*side.id = party.ID
		}
	}
	v, err := row.Number(value)
	if err == nil && v < 0 {
		err = row.Errorf(value, "TIV is negative: %s", row.Text(value))
	}
	if err != nil {
		return err
	}
	o.Indicator, o.Value, o.Unit, o.Note = "arms", v, "million-tiv", "deliveries of major arms; volume, not money; rounded"
	return to.Observation(o)
}

// matrix is a table as SIPRI exports it. Its rows wait for the last one, which may be the only
// one that names the recipient.
type matrix struct {
	to       source.Sink
	title    []string // exports or imports, of whom, first and last year
	years    []string // by column, from the second on
	rows     []sheet.Row
	total    sheet.Row
	finished bool
}

var (
	title     = regexp.MustCompile(`^TIV of arms (exports from|imports to) (.+), (\d{4})\s*-\s*(\d{4})$`)
	generated = regexp.MustCompile(`(?i)\bgenerated: (\d{1,2} [A-Z][a-z]+ \d{4})\b`)
	inTIV     = regexp.MustCompile(`\(TIVs?\) expressed in ([a-z]+)`)
	total     = regexp.MustCompile(`(?i)^total(?: exports to (.+))?$`)
	window    = regexp.MustCompile(`^(Total|\d{4}-\d{4})$`)
)

func (m *matrix) started() bool { return m.years != nil }

func (m *matrix) row(row sheet.Row) error {
	row.Cells = slices.Clone(row.Cells)
	switch {
	case row.Blank():
	case m.finished:
		return row.Errorf(0, "%q stands below the row of totals", row.Text(0))
	case m.started() && total.MatchString(row.Text(0)):
		m.total, m.finished = row, true
	case m.started():
		m.rows = append(m.rows, row)
	case len(row.Cells) > 1 && (row.Text(0) == "" || row.Text(0) == "Supplier" || row.Text(0) == "Recipient"):
		return m.header(row)
	default:
		return m.words(row)
	}
	return nil
}

// words reads a line above the table (Q1).
func (m *matrix) words(row sheet.Row) error {
	line := strings.TrimSpace(strings.Join(row.Cells, ","))
	if found := title.FindStringSubmatch(line); found != nil {
		m.title = found[1:]
	}
	if found := inTIV.FindStringSubmatch(line); found != nil && found[1] != "millions" {
		return row.Errorf(0, "the values are in %s, not millions", found[1])
	}
	if found := generated.FindStringSubmatch(line); found != nil {
		day, ok := dayOf(found[1])
		if !ok {
			return row.Errorf(0, "%q is no date", found[1])
		}
		m.to.Released(day)
	}
	return nil
}

// header reads the years across. The last column sums them (Q5).
func (m *matrix) header(row sheet.Row) error {
	last := len(row.Cells) - 1
	for last > 0 && row.Text(last) == "" {
		last--
	}
	if last < 2 || !window.MatchString(row.Text(last)) {
		return row.Errorf(last, "%q is neither Total nor a stretch of years", row.Text(last))
	}
	for col := 1; col < last; col++ {
		year, err := yearOf(row, col)
		if err != nil {
			return err
		}
		m.years = append(m.years, year)
	}
	return nil
}
