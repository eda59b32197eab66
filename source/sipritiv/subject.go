package sipritiv

import (
	"strings"
	"time"

	"leeway"
	"leeway/source"
	"leeway/state"
)

// dayOf reads a date in words.
func dayOf(text string) (string, bool) {
	for _, layout := range []string{"2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format("2006-01-02"), true
		}
	}
	return "", false
}

// seat says which side of a table is fixed; a negative column of pass is a side that is set.
type seat struct {
	reporter, partner string // ids that hold for every row, "" where the row names the side
}

// end makes observations of a table that was read to its end.
func (m *matrix) end(file string) error {
	if !m.started() {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: no row is the head of a table of TIV", file), "the trade register is read by sipri-register")
	}
	if len(m.rows) == 0 || !m.finished {
		return leeway.Errorf(leeway.CodeInvalid, "%s: the table has no rows, or no row of totals at its end", file)
	}
	at, err := m.subject()
	if err != nil {
		return err
	}
	var sums source.Sums
	for col := range m.years {
		if err := m.year(col, at, &sums); err != nil {
			return err
		}
	}
	for range m.rows {
		m.to.Skip("sum over years")
	}
	if note := sums.Note("deliveries in "+file, 0.05); note != "" { // Q3
		m.to.Note("%s", note)
	}
	return nil
}

// year makes observations of the column of a year.
func (m *matrix) year(col int, at seat, sums *source.Sums) error {
	o := leeway.Observation{Reporter: at.reporter, Partner: at.partner, Period: m.years[col]}
	recipient, supplier := -1, 0
	if at.reporter == "" {
		recipient, supplier = 0, -1
	}
	for _, row := range m.rows {
		if err := pass(row, recipient, supplier, col+1, o, m.to); err != nil {
			return err
		}
		if v, err := row.Number(col + 1); err == nil {
			sums.Part(o.Period, v)
		}
	}
	if v, err := m.total.Number(col + 1); err == nil {
		sums.Total(o.Period, v)
	}
	if at.reporter == "" {
		o.Reporter = state.World
	} else {
		o.Partner = state.World
	}
	return pass(m.total, -1, -1, col+1, o, m.to)
}

// subject finds whom the table is of: in the title above it, else in the row of totals (Q1).
func (m *matrix) subject() (seat, error) {
	if m.title == nil {
		name := total.FindStringSubmatch(m.total.Text(0))[1]
		if name == "" {
			return seat{}, m.total.Errorf(0, "neither a title nor the row of totals says whose imports these are")
		}
		return m.importer(name)
	}
	all := strings.HasPrefix(strings.ToLower(m.title[1]), "all")
	switch {
	case m.title[0] == "imports to" && all:
		return seat{partner: state.World}, nil
	case m.title[0] == "imports to":
		return m.importer(m.title[1])
	case all:
		return seat{reporter: state.World}, nil
	}
	err := m.rows[0].Errorf(-1, "the table is of the exports of %s only", m.title[1])
	return seat{}, leeway.WithHint(err, "a recipient's total would lack the other suppliers: export the table of a recipient's imports") // Q4
}

func (m *matrix) importer(name string) (seat, error) {
	p, err := state.Resolve(state.SIPRI, name, m.years[len(m.years)-1])
	if err != nil {
		return seat{}, m.total.Errorf(0, "%w", err)
	}
	return seat{reporter: p.ID}, nil
}
