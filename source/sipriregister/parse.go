package sipriregister

import (
	"bytes"
	"cmp"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// The columns that are read.
const (
	recipient = "Recipient"
	supplier  = "Supplier"
	years     = "Year(s) of delivery"
	delivered = "SIPRI TIV of delivered weapons"
)

// note is what every row says of itself.
const note = "computed from the trade register: an order delivered over several years is split equally over them; volume, not money"

// Parse sums the deliveries of all files by recipient, supplier and year.
func (s register) Parse(snap source.Snapshot, to source.Sink) error {
	p := &parser{to: to, ignore: maps.Clone(s.info.Ignore), totals: map[key]*big.Rat{}}
	p.ignore[""] = p.ignore["a column without a name"] // Q4
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err == nil {
			err = p.file(plain(data), f.Name)
		}
		if err != nil {
			return err
		}
	}
	return p.report()
}

// plain returns the text of a file in UTF-8 (Q5).
func plain(data []byte) []byte {
	if utf8.Valid(data) {
		return data
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return text
}

// key is what deliveries are summed by.
type key struct{ reporter, partner, year string }

type parser struct {
	to     source.Sink
	ignore map[string]string
	totals map[key]*big.Rat
	head   sheet.Head
	stated bool   // the file says what was selected
	since  string // the first year asked for, where the file is of all suppliers and recipients
}

func (p *parser) file(data []byte, file string) error {
	p.head = nil
	for row, err := range sheet.RaggedCSV(bytes.NewReader(data), file, ',') {
		switch {
		case err != nil:
			return err
		case p.head != nil:
			err = p.order(row)
		case row.Text(0) == recipient:
			p.head, err = row.Head([]string{recipient, supplier, years, delivered}, p.ignore)
		default:
			err = p.preamble(row)
		}
		if err != nil {
			return err
		}
	}
	if p.head == nil {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: no row begins with %q: it is no trade register", file, recipient), "the register has one row for each order; the tables of import and export values are read by sipri-tiv")
	}
	return nil
}

// The lines of words that open the producer's file (Q1).
var (
	selection = regexp.MustCompile(`^Transfers of major conventional arms from (.+?)\s+to (.+?)\s*\. Deals with deliveries made for the year range '(\d{4})' to '(\d{4})'$`)
	generated = regexp.MustCompile(`^Data generated: (\d{1,2} [A-Z][a-z]{2} \d{4})\b`)
	inTIV     = regexp.MustCompile(`TIVs?\) are in `)
)

// everyone is how the file calls all suppliers or recipients.
const everyone = "All countries"

func (p *parser) preamble(row sheet.Row) error {
	line := strings.TrimSpace(strings.Join(row.Cells, ","))
	if m := selection.FindStringSubmatch(line); m != nil {
		return p.selected(row, m)
	}
	if m := generated.FindStringSubmatch(line); m != nil {
		day, err := time.Parse("2 Jan 2006", m[1])
		if err != nil {
			return row.Errorf(0, "%q is no date", m[1])
		}
		p.to.Released(day.Format("2006-01-02"))
	}
	if inTIV.MatchString(line) && !strings.HasSuffix(line, "are in millions.") {
		return row.Errorf(0, "the values are not in millions: %q", line)
	}
	return nil
}

// selected takes what the file was asked for.
func (p *parser) selected(row sheet.Row, m []string) error {
	if !strings.EqualFold(m[1], everyone) {
		return leeway.WithHint(row.Errorf(0, "the register is of suppliers %q only", m[1]), "a recipient's total would lack the others: export it for all suppliers")
	}
	p.stated = true
	if strings.EqualFold(m[2], everyone) {
		p.since = m[3]
	}
	return nil
}

// decimal is how the register writes TIV.
var decimal = regexp.MustCompile(`^\d+(\.\d+)?$`)

// order adds the deliveries of an order to the totals.
func (p *parser) order(row sheet.Row) error {
	tiv, when := row.Text(p.head[delivered]), row.Text(p.head[years])
	if tiv == "" || when == "" && tiv == "0" { // Q3
		p.to.Skip("no delivery")
		return nil
	}
	value, ok := new(big.Rat).SetString(tiv)
	if !ok || !decimal.MatchString(tiv) {
		return row.Errorf(p.head[delivered], "%q is no TIV", tiv)
	}
	list := strings.Split(when, ";")
	value.Quo(value, big.NewRat(int64(len(list)), 1)) // Q2
	for _, year := range list {
		if err := p.add(row, strings.TrimSpace(year), value); err != nil {
			return err
		}
	}
	return nil
}

// add puts a part of an order to a year.
func (p *parser) add(row sheet.Row, year string, value *big.Rat) error {
	if n, err := strconv.Atoi(year); err != nil || n < 1900 || n > 2100 {
		return row.Errorf(p.head[years], "%q is no year of delivery", year)
	}
	reporter, err := source.Party(row, p.head[recipient], state.SIPRI, year)
	if err != nil {
		return err
	}
	partner, err := source.Party(row, p.head[supplier], state.SIPRI, year)
	if err != nil {
		return err
	}
	k := key{reporter.ID, partner.ID, year}
	if p.totals[k] == nil {
		p.totals[k] = new(big.Rat)
	}
	p.totals[k].Add(p.totals[k], value)
	return nil
}

// report passes the totals on, in the order of their keys. The register covers what was asked
// for up to the last year that has deliveries: in spring and summer the year before may be the
// last (Q1).
func (p *parser) report() error {
	keys := slices.SortedFunc(maps.Keys(p.totals), func(a, b key) int {
		return cmp.Or(strings.Compare(a.reporter, b.reporter), strings.Compare(a.partner, b.partner), strings.Compare(a.year, b.year))
	})
	last, cut := "", p.cut()
	for _, k := range keys {
		last = max(last, k.year)
		value, err := strconv.ParseFloat(p.totals[k].FloatString(6), 64)
		if err != nil {
			return leeway.Errorf(leeway.CodeInternal, "sipri-register: %w", err)
		}
		if err := p.to.Observation(leeway.Observation{Indicator: "arms", Reporter: k.reporter, Partner: k.partner, Period: k.year, Value: value, Unit: "million-tiv", Note: noteOf(cut[k.reporter])}); err != nil {
			return err
		}
	}
	if p.since != "" && last != "" {
		p.to.Covers(leeway.Scope{Indicators: []string{"arms"}, From: p.since, To: last})
	}
	return nil
}

// cut are the recipients of whom a copy without the lines of words has some suppliers only (Q6).
func (p *parser) cut() map[string]bool {
	if p.stated {
		return nil
	}
	by := map[string]map[string]bool{}
	for k := range p.totals {
		if by[k.reporter] == nil {
			by[k.reporter] = map[string]bool{}
		}
		by[k.reporter][k.partner] = true
	}
	return source.SomeSuppliers(by)
}

func noteOf(cut bool) string {
	if cut {
		return note + "; " + leeway.SomeSuppliers
	}
	return note
}
