package kazbnstrade

import (
	"regexp"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// The columns of a sheet; the shares between them are left out (Q4).
const nameColumn = 0

var amounts = []struct {
	indicator string
	column    int
	title     string // in the row above "всего"
}{{"trade", 1, "Товарооборот"}, {"exports", 3, "Экспорт"}, {"imports", 5, "Импорт"}}

var (
	published = regexp.MustCompile(`^Дата опубликования: (\d\d)\.(\d\d)\.(\d{4})`)
	yearOf    = regexp.MustCompile(`^(?:за\s+)?(?:январь-декабрь\s+)?(\d{4}) год`)
)

// sums are rows over the rows below them, which elsewhere name a remainder (Q2).
var sums = map[string]bool{"Остальные страны мира": true}

// Parse implements [source.Source].
func (bns) Parse(snap source.Snapshot, to source.Sink) error {
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
		release(s, to)
		year, head := table(s)
		if head < 0 {
			continue // Q1
		}
		found = true
		to.Edition(year)
		if err := checkHead(s, year, head); err != nil {
			return err
		}
		if err := partners(s, year, head, to); err != nil {
			return err
		}
	}
	if !found {
		return leeway.Errorf(leeway.CodeInvalid, "%s: no sheet has the table of partners", file)
	}
	return nil
}

// release passes on when the edition was published, where the sheet is a cover that says so.
func release(s sheet.Table, to source.Sink) {
	for _, row := range s.Rows[:min(len(s.Rows), 12)] {
		if m := published.FindStringSubmatch(row.Text(0)); m != nil {
			to.Released(m[3] + "-" + m[2] + "-" + m[1])
		}
	}
}

// table returns the year of a sheet and the index of its row of heads, -1 where it holds no
// table.
func table(s sheet.Table) (year string, head int) {
	for i, row := range s.Rows[:min(len(s.Rows), 6)] {
		if m := yearOf.FindStringSubmatch(row.Text(nameColumn)); m != nil {
			year = m[1]
		}
		if row.Text(1) == amounts[0].title {
			return year, i
		}
	}
	return year, -1
}

// checkHead holds the heads and the unit to what they were.
func checkHead(s sheet.Table, year string, head int) error {
	row := s.Rows[head]
	if year == "" {
		return row.Errorf(-1, "the sheet does not say of which whole year it is")
	}
	for _, a := range amounts {
		if !strings.EqualFold(row.Text(a.column), a.title) {
			return row.Errorf(a.column, "%q is not the column expected, %s", row.Text(a.column), a.title)
		}
	}
	for _, above := range s.Rows[:head] {
		if strings.Contains(strings.Join(above.Cells, " "), "тыс. долларов США") {
			return nil
		}
	}
	return row.Errorf(-1, "the unit above is not thousand US dollars")
}

func partners(s sheet.Table, year string, head int, to source.Sink) error {
	totals := map[string]*source.Sums{}
	for _, a := range amounts {
		totals[a.indicator] = &source.Sums{}
	}
	for _, row := range s.Rows[head+2:] {
		if row.Text(nameColumn) == "" {
			continue
		}
		if err := partner(row, year, totals, to); err != nil {
			return err
		}
	}
	for _, a := range amounts {
		if note := totals[a.indicator].Note(a.indicator, 0.01); note != "" {
			to.Note("%s", note)
		}
	}
	return nil
}

func partner(row sheet.Row, year string, totals map[string]*source.Sums, to source.Sink) error {
	name, _, _ := strings.Cut(row.Text(nameColumn), "\n") // Q5
	row.Cells[nameColumn] = name
	p, err := source.Party(row, nameColumn, state.Russian, year)
	if err != nil {
		return err
	}
	if p.Kind == state.KindAggregate || sums[name] {
		to.Skip("a sum over states") // Q2
		return nil
	}
	for _, a := range amounts {
		if row.Text(a.column) == "" {
			to.Skip("a blank cell") // Q3
			continue
		}
		value, err := row.Scaled(a.column, 3)
		if err != nil {
			return err
		}
		switch p.Kind {
		case state.KindWorld:
			totals[a.indicator].Total(year, value)
		case state.KindState, state.KindUnknown:
			totals[a.indicator].Part(year, value)
		}
		o := leeway.Observation{Indicator: a.indicator, Reporter: "KAZ", Partner: p.ID, Period: year, Value: value, Unit: "usd", Mirror: "reporter"}
		if err := to.Observation(o); err != nil {
			return err
		}
	}
	return nil
}
