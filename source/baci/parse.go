package baci

import (
	"io"
	"regexp"
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/flowcsv"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// Parse reads the files of each year, one after the other.
func (s baci) Parse(snap source.Snapshot, to source.Sink) error {
	p := &parser{to: to}
	for _, f := range snap.Files {
		files, done, err := members(f)
		if err != nil {
			return err
		}
		for _, m := range files {
			if err = p.file(m); err != nil {
				break
			}
		}
		done()
		if err != nil {
			return err
		}
	}
	return nil
}

// parser remembers which release and edition the files are of.
type parser struct {
	to      source.Sink
	release string // 202601
	edition string // HS17
}

// Names of files (Q1).
var (
	ofYear = regexp.MustCompile(`^BACI_(HS\d\d)_Y(\d{4})_V(\d{6})[a-z]?\.csv$`)
	ofCode = regexp.MustCompile(`^country_codes_V(\d{6})[a-z]?\.csv$`)
)

func (p *parser) file(f source.File) error {
	if m := ofYear.FindStringSubmatch(f.Name); m != nil {
		if err := p.same(f.Name, m[3], m[1]); err != nil {
			return err
		}
		return p.open(f, func(r io.Reader) error { return p.year(r, f.Name, m[1], m[2]) })
	}
	if m := ofCode.FindStringSubmatch(f.Name); m != nil {
		if err := p.same(f.Name, m[1], p.edition); err != nil {
			return err
		}
		return p.open(f, func(r io.Reader) error { return countries(r, f.Name) })
	}
	for _, passed := range []string{"product_codes", "readme"} {
		if strings.HasPrefix(strings.ToLower(f.Name), passed) {
			p.to.Skip(passed)
			return nil
		}
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is no file of BACI", f.Name), "files of BACI keep their names, as BACI_HS17_Y2023_V%s.csv: they say what is in them", release)
}

func (p *parser) open(f source.File, read func(io.Reader) error) error {
	return f.Read(func(r io.Reader) error { return read(r) })
}

// same refuses files of different releases or editions (Q1).
func (p *parser) same(file, release, edition string) error {
	if p.release == "" {
		p.release = release
		p.to.Released(release[:4] + "-" + release[4:])
	}
	if p.edition == "" {
		p.edition = edition
	}
	if release != p.release || edition != "" && edition != p.edition {
		return leeway.Errorf(leeway.CodeInvalid, "%s is of release %s in %s, the files before are of %s in %s", file, release, edition, p.release, p.edition)
	}
	return nil
}

// year reads the file of a year. A quantity of NA is not known (Q3); what has no row is not
// filled in (Q4).
func (p *parser) year(r io.Reader, file, edition, year string) error {
	classification := ""
	for _, e := range editions {
		if e.code == edition {
			classification = e.name
		}
	}
	if classification == "" {
		return leeway.Errorf(leeway.CodeInvalid, "%s: there is no edition %s of HS", file, edition)
	}
	want, err := strconv.ParseUint(year, 10, 16)
	if err != nil {
		return leeway.Errorf(leeway.CodeInvalid, "%s: %w", file, err)
	}
	code := func(n int) string {
		found, err := state.Resolve(state.Comtrade, strconv.Itoa(n), year) // Q2
		if err != nil || found.Kind == state.KindWorld {
			return "" // a total is no partner of a product
		}
		return found.ID
	}
	row := 1 // the head
	// Q5: flowcsv reads goods that are not specified under one code.
	return flowcsv.Read(r, flowcsv.Options{File: file, State: code, Flow: "import", Classification: classification}, func(f *leeway.Flows) error {
		for i, y := range f.Year {
			if y != uint16(want) {
				return sheet.Row{File: file, N: row + i + 1}.Errorf(0, "the year is %d in a file of %s", y, year)
			}
		}
		row += f.Len()
		return p.to.Flows(f)
	})
}

// countries holds the file of codes against the codes that are read (Q2): a code that the
// program takes for another state would be worse than one that it does not know.
func countries(r io.Reader, file string) error {
	var h sheet.Head
	for row, err := range sheet.CSV(r, file, ',') {
		if err == nil && h == nil {
			h, err = row.Head([]string{"country_code", "country_name", "country_iso2", "country_iso3"}, nil)
		} else if err == nil {
			err = country(row, h)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func country(row sheet.Row, h sheet.Head) error {
	ours, err := source.Party(row, h["country_code"], state.Comtrade, "")
	if err != nil {
		return err
	}
	// Groups and areas have letters of CEPII's own, which mean nothing here.
	if theirs, err := state.Resolve(state.ISO3, row.Text(h["country_iso3"]), ""); err == nil && theirs.ID != ours.ID {
		return row.Errorf(h["country_code"], "code %s is read as %s, the file says %s", row.Text(h["country_code"]), ours.ID, theirs.ID)
	}
	return nil
}
