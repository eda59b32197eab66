package comtrade

import (
	"bufio"
	"compress/gzip"
	"io"
	"math"
	"strconv"
	"strings"

	"leeway"
	"leeway/source"
	"leeway/state"
)

// Parse tells the forms apart by how a file begins.
func (s comtrade) Parse(snap source.Snapshot, to source.Sink) error {
	p := &parser{to: to, info: s.info, parties: map[string]state.Party{}, batches: newBatches(to)}
	for _, f := range snap.Files {
		if err := p.file(f); err != nil {
			return err
		}
	}
	return p.batches.finish()
}

// parser is one run over the files of a snapshot.
type parser struct {
	to      source.Sink
	info    source.Info
	parties map[string]state.Party // by code and year
	batches *batches
}

func (p *parser) file(f source.File) error {
	r, err := f.Open()
	if err != nil {
		return leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
	}
	defer func() { _ = r.Close() }() // only read
	in, err := unpacked(r, f.Name)
	if err != nil {
		return err
	}
	head, _ := in.Peek(64) // a short file is for the readers to refuse
	if strings.HasPrefix(strings.TrimSpace(string(head)), "{") {
		return readJSON(in, f.Name, p.info.Ignore, p.row)
	}
	return readTable(in, f.Name, p.info, p.row)
}

// unpacked takes off gzip where a file is packed by it.
func unpacked(r io.Reader, file string) (*bufio.Reader, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	if head, _ := in.Peek(2); string(head) != "\x1f\x8b" { // a short file is for the readers to refuse
		return in, nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s: %w", file, err)
	}
	return bufio.NewReaderSize(z, 1<<16), nil
}

// flow is what a code of a flow means.
type flow struct{ indicator, flow, product string }

// flows are the flows that are read (Q3). product is the flow of a batch of products.
var flows = map[string]flow{
	"M": {"imports", "import", "import"}, "X": {"exports", "export", "export"},
	"RM": {indicator: "imports", flow: "re-import"}, "RX": {indicator: "exports", flow: "re-export"},
}

// parts are flows that are parts of them.
var parts = map[string]bool{"DX": true, "FM": true, "MIP": true, "XIP": true, "MOP": true, "XOP": true}

// editions are the classifications that are read, as flows call them (Q4).
var editions = map[string]string{"H0": "HS1992", "H1": "HS1996", "H2": "HS2002", "H3": "HS2007", "H4": "HS2012", "H5": "HS2017", "H6": "HS2022"}

// row sorts out what a row is.
func (p *parser) row(r *record) error {
	why, err := r.leftOut()
	switch {
	case err != nil:
		return err
	case why != "":
		p.to.Skip(why)
		return nil
	case r.cmd == "TOTAL":
		return p.total(r)
	}
	return p.product(r)
}

// leftOut returns why a row is left out, blank where it is read.
func (r *record) leftOut() (string, error) {
	_, known := flows[r.flow]
	switch {
	case r.typeCode == "S":
		return "services", nil
	case r.typeCode != "C":
		return "", r.errorf("typeCode", "%q is no type of trade", r.typeCode)
	case !whole(r.partner2, "0") || !whole(r.customs, "C00") || !whole(r.mot, "0"): // Q2
		return "breakdown", nil
	case parts[r.flow]:
		return "part of a flow", nil
	case !known:
		return "", r.errorf("flowCode", "%q is no flow", r.flow)
	case editions[r.class] == "":
		return r.otherClass()
	case r.cmd == "TOTAL" && strings.EqualFold(r.original, "false"): // Q4
		return "converted", nil
	case r.cmd != "TOTAL" && len(r.cmd) < 6 && (digits(r.cmd) || strings.HasPrefix(r.cmd, "AG")):
		return "heading", nil
	case r.cmd != "TOTAL" && (len(r.cmd) != 6 || !digits(r.cmd)):
		return "", r.errorf("cmdCode", "%q is no product", r.cmd)
	case r.cmd != "TOTAL" && flows[r.flow].product == "":
		return "re-export of a product", nil
	case r.cmd != "TOTAL" && r.partner == "0":
		return "world of a product", nil
	case r.cmd != "TOTAL" && r.freq == "M":
		return "month of a product", nil
	}
	return "", nil
}

// otherClass tells the other classifications of Comtrade from what is none.
func (r *record) otherClass() (string, error) {
	switch r.class {
	case "S1", "S2", "S3", "S4", "B4", "B5", "SS":
		return "classification", nil
	}
	return "", r.errorf("classificationCode", "%q is no classification", r.class)
}

func whole(code, all string) bool { return code == "" || code == all }

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// when returns the period of a record, what kind it is, and its year.
func (r *record) when() (period, basis, year string, err error) {
	bad := func() (string, string, string, error) {
		return "", "", "", r.errorf("period", "%q is no period", r.period)
	}
	if !digits(r.period) || len(r.period) < 4 || r.period < "1962" {
		return bad()
	}
	year = r.period[:4]
	switch {
	case r.freq == "A" && len(r.period) == 4:
		return year, "year", year, nil
	case r.freq == "M" && len(r.period) == 6 && r.period[4:] >= "01" && r.period[4:] <= "12":
		return year + "-" + r.period[4:], "months", year, nil
	}
	return bad()
}

// party resolves a code of Comtrade's in a year (Q1).
func (p *parser) party(r *record, column, code, year string) (state.Party, error) {
	if known, ok := p.parties[code+year]; ok {
		return known, nil
	}
	found, err := state.Resolve(state.Comtrade, code, year)
	if err != nil || !digits(code) {
		return found, r.errorf(column, "%q is no code of UN Comtrade (%v)", code, err)
	}
	p.parties[code+year] = found
	return found, nil
}

// sides resolves both sides of a record.
func (p *parser) sides(r *record, year string) (reporter, partner state.Party, err error) {
	if reporter, err = p.party(r, "reporterCode", r.reporter, year); err == nil {
		partner, err = p.party(r, "partnerCode", r.partner, year)
	}
	return reporter, partner, err
}

// total gives the sink the rows of a total over all products: the reporter's own, and its
// mirror.
func (p *parser) total(r *record) error {
	period, basis, year, err := r.when()
	if err != nil {
		return err
	}
	reporter, partner, err := p.sides(r, year)
	if err != nil {
		return err
	}
	f := flows[r.flow]
	o := leeway.Observation{Indicator: f.indicator, Flow: f.flow, Reporter: reporter.ID, Partner: partner.ID, Period: period, PeriodBasis: basis, Unit: "usd", Mirror: "reporter"}
	if partner.Kind == state.KindUnknown {
		o.Note = "partner: code " + r.partner
	}
	if o.Value, err = r.number("primaryValue", r.value); err != nil {
		return err
	}
	o.Value = math.Round(o.Value)                                                                                                  // Q7
	if err := p.to.Observation(o); err != nil || f.product == "" || partner.Kind != state.KindState || partner.ID == reporter.ID { // Q3, Q5
		return err
	}
	other := map[string]flow{"imports": flows["X"], "exports": flows["M"]}[o.Indicator]
	o.Indicator, o.Flow, o.Reporter, o.Partner, o.Mirror = other.indicator, other.flow, o.Partner, o.Reporter, "partner"
	return p.to.Observation(o)
}

// number reads an amount, which is never negative.
func (r *record) number(column, text string) (float64, error) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || v-v != 0 || v < 0 || v > math.MaxInt64/2 {
		return 0, r.errorf(column, "%q is no amount", text)
	}
	return v, nil
}

// product adds a product of six digits to its batch.
func (p *parser) product(r *record) error {
	_, _, year, err := r.when()
	if err != nil {
		return err
	}
	reporter, partner, err := p.sides(r, year)
	if err != nil {
		return err
	}
	value, err := r.number("primaryValue", r.value)
	if err != nil {
		return err
	}
	f := leeway.Flow{Flow: flows[r.flow].product, Reporter: reporter.ID, Partner: partner.ID, Product: r.cmd, Classification: editions[r.class], ValueUSD: int64(math.Round(value)), Quantity: leeway.NoQuantity}
	f.Year, _ = strconv.Atoi(year) // digits, as when() checked
	if r.weight != "" {
		kg, err := r.number("netWgt", r.weight)
		if err != nil {
			return err
		}
		if kg > 0 || f.ValueUSD == 0 { // Q7
			f.Quantity = int64(math.Round(kg))
		}
	}
	return p.batches.add(f)
}
