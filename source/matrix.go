package source

import (
	"leeway/internal/sheet"
	"leeway/state"
)

// Matrix is a table of states against states: one party per row, named in the first column, and
// one per column, named in the head.
type Matrix struct {
	scheme state.Scheme
	date   string
	first  int           // column of the first party across
	across []state.Party // by column from first on
}

// NewMatrix reads the head of a matrix: a party in every column from first on.
//
// Errors: CodeInvalid, located, for a name that is not known.
func NewMatrix(head sheet.Row, first int, scheme state.Scheme, date string) (*Matrix, error) {
	m := &Matrix{scheme: scheme, date: date, first: first}
	for col := first; col < len(head.Cells); col++ {
		p, err := Party(head, col, scheme, date)
		if err != nil {
			return nil, err
		}
		m.across = append(m.across, p)
	}
	if len(m.across) == 0 {
		return nil, head.Errorf(-1, "no state is named in the row of heads")
	}
	return m, nil
}

// Cell is a cell of a matrix with the parties that it is about.
type Cell struct {
	sheet.Row
	Col          int
	Down, Across state.Party
}

// Each gives the cells of a row, whose party is named in column name, to use.
//
// Errors: CodeInvalid, located, for a name that is not known; those of use.
func (m *Matrix) Each(row sheet.Row, name int, use func(Cell) error) error {
	down, err := Party(row, name, m.scheme, m.date)
	if err != nil {
		return err
	}
	for i, across := range m.across {
		if err := use(Cell{Row: row, Col: m.first + i, Down: down, Across: across}); err != nil {
			return err
		}
	}
	return nil
}
