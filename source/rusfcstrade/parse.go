package rusfcstrade

import (
	"fmt"
	"math"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// opposite is the indicator under which the other side has the same flow.
var opposite = map[string]string{"exports": "imports", "imports": "exports"}

// titles of the sheets with figures, in their second row (Q1). A sheet of a year has both flows.
var titles = map[string]string{
	"Основные показатели Российской Федерации":       "",
	"Экспорт Российской Федерации в основные страны": "exports",
	"Импорт Российской Федерации из основных стран":  "imports",
}

// contents is how the first row of the sheet of contents begins.
const contents = "Содержание"

// Parse implements [source.Source].
func (fcs) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		sheets, err := f.Workbook()
		if err != nil {
			return err
		}
		if err := parse(sheets, f.Name, to); err != nil {
			return err
		}
	}
	return nil
}

func parse(sheets []sheet.Table, file string, to source.Sink) error {
	found := false
	for _, s := range sheets {
		if len(s.Rows) < 4 {
			return leeway.Errorf(leeway.CodeInvalid, "%s, sheet %q: there is no table", file, s.Name)
		}
		if s.Rows[0].Text(0) == contents {
			continue
		}
		indicator, known := titles[s.Rows[1].Text(0)]
		if !known {
			return s.Rows[1].Errorf(0, "%q is the title of no table that is read", s.Rows[1].Text(0))
		}
		read := ofYear
		if indicator != "" {
			read = ofMonths
		}
		if err := read(s, indicator, to); err != nil {
			return err
		}
		found = true
	}
	if !found {
		return leeway.Errorf(leeway.CodeInvalid, "%s: no sheet has a table", file)
	}
	return nil
}

// checkUnit holds a cell to the unit of all tables; one title misspells it.
func checkUnit(row sheet.Row, col int) error {
	switch row.Text(col) {
	case "(млн долларов США)", "(млн доллалов США)":
		return nil
	}
	return row.Errorf(col, "%q is not the unit expected, million US dollars", row.Text(col))
}

// year reads a cell as a year that a record may be of.
func year(row sheet.Row, col int) (string, error) {
	text := row.Text(col)
	if _, err := leeway.ParseDate(text); err != nil || len(text) != 4 {
		return "", row.Errorf(col, "%q is no year", text)
	}
	return text, nil
}

// The sheets of a year. Where the names begin and where the figures stand.
const nameColumn, valueColumn, unitRow, yearRow = 0, 1, 2, 3

// beyond is the sum over all states outside the CIS (Q3).
const beyond = "со странами дальнего зарубежья"

// headings begin the rows of a flow and are its total (Q2).
var headings = map[string]string{"Экспорт": "exports", "Импорт": "imports"}

// sum is a flow of a year: the total as printed, and the CIS with all others.
type sum struct {
	total, parts float64
	printed      bool
}

// ofYear reads a sheet of "94itog".
func ofYear(s sheet.Table, _ string, to source.Sink) error {
	if err := checkUnit(s.Rows[unitRow], valueColumn); err != nil {
		return err
	}
	period, err := year(s.Rows[yearRow], valueColumn)
	if err != nil {
		return err
	}
	to.Edition(period)
	indicator := ""
	sums := map[string]*sum{"exports": {}, "imports": {}}
	for _, row := range s.Rows[yearRow+1:] {
		if row.Blank() {
			continue
		}
		if heading := headings[row.Text(nameColumn)]; heading != "" {
			indicator = heading
		}
		if indicator == "" {
			return row.Errorf(nameColumn, "%q stands above the heading of a flow", row.Text(nameColumn))
		}
		if err := annual(row, indicator, period, sums[indicator], to); err != nil {
			return err
		}
	}
	return checkTotals(s, period, sums, to)
}

// annual reads a row of a sheet of a year.
func annual(row sheet.Row, indicator, period string, s *sum, to source.Sink) error {
	usd, err := amount(row, valueColumn)
	if err != nil {
		return err
	}
	name := row.Text(nameColumn)
	if name == beyond {
		s.parts += usd
		to.Skip("a sum over states outside the CIS") // Q3
		return nil
	}
	partner := state.Party{ID: state.World, Kind: state.KindWorld}
	if headings[name] == "" {
		if partner, err = source.Party(row, nameColumn, state.Russian, period); err != nil {
			return err
		}
	}
	switch partner.Kind {
	case state.KindWorld:
		s.total, s.printed = usd, true
	case state.KindGroup:
		s.parts += usd
	case state.KindState: // Q4
	default:
		return row.Errorf(nameColumn, "%q is neither a state nor a group", name)
	}
	o := leeway.Observation{Indicator: indicator, Partner: partner.ID, Period: period, Value: usd}
	return both(o, partner.Kind, to)
}

// rounding is how far two parts, printed in whole millions, may sum from their total.
const rounding = 1.5e6

// checkTotals sees to it that both flows were there, and notes where the parts do not sum to the total (Q3).
func checkTotals(s sheet.Table, period string, sums map[string]*sum, to source.Sink) error {
	for _, indicator := range []string{"exports", "imports"} {
		flow := sums[indicator]
		if !flow.printed {
			return s.Rows[yearRow].Errorf(-1, "the sheet has no total of %s", indicator)
		}
		if math.Abs(flow.total-flow.parts) > rounding {
			to.Note("Russian %s to and from the CIS and all others sum to %.0f million US dollars in %s, the printed total is %.0f.", indicator, flow.parts/1e6, period, flow.total/1e6)
		}
	}
	return nil
}

// The sheets of months.
const monthUnitRow, partnersRow, firstPartner = 3, 4, 1

var months = []string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"}

// ofMonths reads a sheet of "96stran": a row of partners, then a row with a year alone and rows
// of its months, again and again. No year is made of them (Q7).
func ofMonths(s sheet.Table, indicator string, to source.Sink) error {
	if err := checkUnit(s.Rows[monthUnitRow], 0); err != nil {
		return err
	}
	if len(s.Rows) <= partnersRow+1 {
		return s.Rows[monthUnitRow].Errorf(-1, "there is no row of partners below")
	}
	partners, err := partnersOf(s.Rows[partnersRow])
	if err != nil {
		return err
	}
	current, next := "", 0
	for _, row := range s.Rows[partnersRow+1:] {
		switch {
		case row.Blank():
		case row.Text(firstPartner) == "":
			if current, err = year(row, 0); err != nil {
				return err
			}
			to.Edition(current)
			next = 0
		case current == "" || next == len(months) || row.Text(0) != months[next]:
			return row.Errorf(0, "%q does not follow the month before", row.Text(0))
		default:
			next++
			if err := month(row, partners, indicator, fmt.Sprintf("%s-%02d", current, next), to); err != nil {
				return err
			}
		}
	}
	return nil
}

// partnersOf reads the row of partners (Q5).
func partnersOf(row sheet.Row) ([]state.Party, error) {
	var partners []state.Party
	for col := firstPartner; col < len(row.Cells); col++ {
		row.Cells[col] = strings.Join(strings.Fields(row.Cells[col]), " ")
		p, err := source.Party(row, col, state.Russian, "")
		if err != nil {
			return nil, err
		}
		partners = append(partners, p)
	}
	if len(partners) == 0 {
		return nil, row.Errorf(-1, "no partner is named in the row of heads")
	}
	return partners, nil
}

// month reads the figures of one month.
func month(row sheet.Row, partners []state.Party, indicator, period string, to source.Sink) error {
	if len(row.Cells) > firstPartner+len(partners) {
		return row.Errorf(firstPartner+len(partners), "there is a figure without a partner above it")
	}
	for i, p := range partners {
		o := leeway.Observation{Indicator: indicator, Partner: p.ID, Period: period, PeriodBasis: "months"}
		var err error
		if row.Text(firstPartner+i) == "…" {
			o.Status = leeway.StatusMissing // Q6
		} else if o.Value, err = amount(row, firstPartner+i); err != nil {
			return err
		}
		if err := both(o, p.Kind, to); err != nil {
			return err
		}
	}
	return nil
}

// amount reads a figure in million dollars, which is never negative.
func amount(row sheet.Row, col int) (float64, error) {
	usd, err := row.Scaled(col, 6)
	if err == nil && usd < 0 {
		err = row.Errorf(col, "%q is negative", row.Text(col))
	}
	return usd, err
}

// both gives the sink Russia's record and, where the partner is a state, the same figure as that
// state's tie with Russia.
func both(o leeway.Observation, kind state.PartyKind, to source.Sink) error {
	o.Reporter, o.Unit, o.Mirror = "RUS", "usd", "reporter"
	if err := to.Observation(o); err != nil || kind != state.KindState {
		return err
	}
	o.Indicator, o.Reporter, o.Partner, o.Mirror = opposite[o.Indicator], o.Partner, "RUS", "partner"
	return to.Observation(o)
}
