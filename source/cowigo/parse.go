package cowigo

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// statuses are the codes of a status (Q1); a blank one is none.
var statuses = map[string]string{"1": "member", "2": "associate", "3": "observer", "0": "", "-1": "", "": ""}

// unknown is the status of a year that is not known.
const unknown = "?"

// Parse implements [source.Source].
func (c cowIGO) Parse(snap source.Snapshot, to source.Sink) error {
	p := parser{years: map[key]map[int]string{}}
	for _, f := range snap.Files {
		if err := p.file(f); err != nil {
			return err
		}
	}
	return p.report(to)
}

// key is a state in an organisation.
type key struct{ organisation, state string }

// parser gathers the status of each year.
type parser struct {
	years       map[key]map[int]string
	first, last int // year of the files
}

func (p *parser) file(f source.File) error {
	var line func(sheet.Row) error
	for row, err := range f.CSV() {
		if err == nil {
			if line == nil {
				line, err = p.head(row)
			} else {
				err = line(row)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// cell is a column with the one whom it is of: an organisation, or a state.
type cell struct {
	col int
	id  string
}

// head tells the two forms apart.
func (p *parser) head(row sheet.Row) (func(sheet.Row) error, error) {
	at := map[string]int{}
	for i := range row.Cells {
		name := strings.ToLower(row.Text(i))
		if _, twice := at[name]; twice {
			return nil, row.Errorf(i, "column %q is there twice", name)
		}
		at[name] = i
	}
	year, ok := at["year"]
	if !ok {
		return nil, row.Errorf(0, "there is no column year")
	}
	if code, ok := at["ccode"]; ok {
		return p.byState(row, code, year), nil
	}
	if name, ok := at["ioname"]; ok {
		return p.byOrganisation(row, name, year)
	}
	return nil, row.Errorf(0, "there is neither a column ccode nor a column ioname")
}

// byState reads lines of a state and a year: every further column is an organisation.
func (p *parser) byState(head sheet.Row, code, year int) func(sheet.Row) error {
	var cells []cell
	for i := range head.Cells {
		if name := head.Text(i); i != code && i != year && name != "state" {
			cells = append(cells, cell{i, organisation(name)}) // Q4
		}
	}
	return func(row sheet.Row) error {
		y, err := p.year(row, year)
		if err != nil {
			return err
		}
		who, err := source.Party(row, code, state.COW, strconv.Itoa(y))
		if err != nil {
			return err
		}
		for _, c := range cells {
			if err := p.take(row, c.col, key{c.id, who.ID}, y); err != nil {
				return err
			}
		}
		return nil
	}
}

// before and after the columns of states stand those that describe the organisation.
const firstDescription = "sdate"

// byOrganisation reads lines of an organisation and a year: the columns up to the description of
// the organisation are states (Q6).
func (p *parser) byOrganisation(head sheet.Row, name, year int) (func(sheet.Row) error, error) {
	var cells []cell
	for i := range head.Cells {
		short := strings.ToLower(head.Text(i))
		if short == firstDescription {
			break
		}
		if i == name || i == year || short == "orgname" {
			continue
		}
		id, known := column(short)
		if !known {
			return nil, head.Errorf(i, "%q is no state that is known", short)
		}
		if id != "" {
			cells = append(cells, cell{i, id})
		}
	}
	return func(row sheet.Row) error {
		y, err := p.year(row, year)
		if err != nil {
			return err
		}
		for _, c := range cells {
			if err := p.take(row, c.col, key{organisation(row.Text(name)), c.id}, y); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

func (p *parser) year(row sheet.Row, col int) (int, error) {
	y, err := strconv.Atoi(row.Text(col))
	if err != nil || y < 1800 || y > 2100 {
		return 0, row.Errorf(col, "%q is no year", row.Text(col))
	}
	if p.first == 0 {
		p.first = y
	}
	p.first, p.last = min(p.first, y), max(p.last, y)
	return y, nil
}

// take keeps the status of a year. Where both forms have it, they must agree.
func (p *parser) take(row sheet.Row, col int, k key, year int) error {
	text := strings.TrimSuffix(row.Text(col), ".0")
	status, ok := statuses[text]
	if text == "-9" {
		status, ok = unknown, true
	}
	if !ok {
		return row.Errorf(col, "%q is no status", row.Text(col))
	}
	if p.years[k] == nil {
		p.years[k] = map[int]string{}
	}
	if before, seen := p.years[k][year]; seen && before != status {
		if k.state == "DEU" || k.state == "YEM" { // two columns of one state: one is blank
			if status == "" {
				return nil
			}
		} else {
			return row.Errorf(col, "%s in %s, %d: %q here, %q before", k.state, k.organisation, year, status, before)
		}
	}
	p.years[k][year] = status
	return nil
}

// report passes the runs on, in the order of organisation, state and year.
func (p *parser) report(to source.Sink) error {
	for _, k := range slices.SortedFunc(maps.Keys(p.years), func(a, b key) int {
		return cmp.Or(strings.Compare(a.organisation, b.organisation), strings.Compare(a.state, b.state))
	}) {
		years := p.years[k]
		for _, r := range runs(years) {
			if err := to.Membership(p.membership(k, r, years)); err != nil {
				return err
			}
		}
	}
	return nil
}

// run is a stretch of years with one status.
type run struct {
	status      string
	first, last int
}

// runs cuts the years into stretches. A year that is lacking ends one.
func runs(years map[int]string) []run {
	var found []run
	for _, y := range slices.Sorted(maps.Keys(years)) {
		status := years[y]
		if status == "" || status == unknown {
			continue
		}
		if n := len(found) - 1; n >= 0 && found[n].status == status && found[n].last == y-1 {
			found[n].last = y
			continue
		}
		found = append(found, run{status, y, y})
	}
	return found
}

// membership dates a run as far as its neighbours allow (Q2, Q3).
func (p *parser) membership(k key, r run, years map[int]string) leeway.Membership {
	m := leeway.Membership{Organisation: k.organisation, State: k.state, Status: r.status, Note: "coded by year"}
	m.From = strconv.Itoa(r.first)
	if before, seen := years[r.first-1]; !seen && r.first == p.first || before == unknown {
		m.From = "/" + m.From
	}
	m.To = strconv.Itoa(r.last)
	if after, seen := years[r.last+1]; !seen || after == unknown {
		m.To += "/"
	} else {
		m.To += "/" + strconv.Itoa(r.last+1)
	}
	return m
}
