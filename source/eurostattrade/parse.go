package eurostattrade

import (
	"bufio"
	"io"
	"regexp"
	"strings"
	"time"

	"leeway"
	"leeway/internal/sdmx"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// Parse tells the two forms apart by how the file begins.
func (s comext) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := s.file(f, to); err != nil {
			return err
		}
	}
	return nil
}

func (s comext) file(f source.File, to source.Sink) error {
	r, err := f.Open()
	if err != nil {
		return leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
	}
	defer func() { _ = r.Close() }() // only read
	in := bufio.NewReaderSize(r, 1<<16)
	head, _ := in.Peek(64) // a short file is for the readers to refuse
	if strings.HasPrefix(strings.TrimPrefix(string(head), "\ufeff"), "REPORTER,PARTNER") {
		return s.relational(in, f.Name, to)
	}
	return s.api(in, f.Name, to)
}

// figure is one cell of either form, with the words of the file.
type figure struct {
	reporter, partner, flow, period, basis, value string
	status                                        leeway.ObsStatus
	errorf                                        func(column, format string, args ...any) error
}

var relationalColumns = []string{"REPORTER", "PARTNER", "PRODUCT", "FLOW", "STAT_PROCEDURE", "PERIOD", "VALUE_IN_EUR"}

// relational reads a download of Easy Comext.
func (s comext) relational(in io.Reader, file string, to source.Sink) error {
	var h sheet.Head
	for row, err := range sheet.CSV(in, file, ',') {
		if err != nil {
			return err
		}
		if h == nil {
			if h, err = row.Head(relationalColumns, s.info.Ignore); err != nil {
				return err
			}
			continue
		}
		at := func(column, format string, args ...any) error { return row.Errorf(h[column], format, args...) }
		cell := func(column string) string { return row.Text(h[column]) }
		if part := partOf(label(cell("PRODUCT")), label(cell("STAT_PROCEDURE"))); part != "" { // Q4
			to.Skip(part)
			continue
		}
		period, basis := stretch(cell("PERIOD"))
		if period == "" {
			return at("PERIOD", "%q is no period", cell("PERIOD"))
		}
		f := figure{cell("REPORTER"), cell("PARTNER"), label(cell("FLOW")), period, basis, cell("VALUE_IN_EUR"), leeway.StatusNormal, at}
		if err := f.enter(to); err != nil {
			return err
		}
	}
	return nil
}

// partOf returns why a row is no total, blank where it is one.
func partOf(product, procedure string) string {
	switch {
	case product != "Total":
		return "product"
	case procedure != "Total":
		return "procedure"
	}
	return ""
}

// label takes the code in front of a label off: "2-EXPORT" (Q3).
func label(text string) string {
	if code, rest, ok := strings.Cut(text, "-"); ok && !strings.Contains(code, " ") {
		return rest
	}
	return text
}

var stretches = regexp.MustCompile(`^(?:(\d{4})(\d{2})-)?(Jan\.-Dec|[A-Z][a-z]{2})\. (\d{4})$`)

// stretch reads "201952-Jan.-Dec. 2019" and "Aug. 2024" (Q3); blanks for anything else.
func stretch(text string) (period, basis string) {
	m := stretches.FindStringSubmatch(text)
	if m == nil || m[1] != "" && m[1] != m[4] {
		return "", ""
	}
	if m[3] == "Jan.-Dec" {
		if m[2] != "" && m[2] != "52" {
			return "", ""
		}
		return m[4], "year"
	}
	month, err := time.Parse("Jan", m[3])
	if err != nil || m[2] != "" && m[2] != month.Format("01") {
		return "", ""
	}
	return m[4] + month.Format("-01"), "months"
}

// flows are the words and codes for the directions.
var flows = map[string]string{"EXPORT": "exports", "EXPORTATION": "exports", "2": "exports", "IMPORT": "imports", "IMPORTATION": "imports", "1": "imports"}

// opposite is what a flow is for the other side.
var opposite = map[string]string{"exports": "imports", "imports": "exports"}

// enter gives the sink the rows of one figure: the reporter's own, and its mirror.
func (f figure) enter(to source.Sink) error {
	indicator := flows[f.flow]
	if indicator == "" {
		return f.errorf("FLOW", "%q is no flow", f.flow)
	}
	reporter, err := f.party("REPORTER", f.reporter)
	if err != nil {
		return err
	}
	partner, err := f.party("PARTNER", f.partner)
	if err != nil {
		return err
	}
	o := leeway.Observation{Indicator: indicator, Reporter: reporter.ID, Partner: partner.ID, Period: f.period, PeriodBasis: f.basis, Unit: "eur", Status: f.status, Mirror: "reporter"}
	if partner.Kind == state.KindUnknown { // Q5
		o.Note = "partner: " + f.partner
	}
	if o.Status == leeway.StatusNormal || f.value != "" {
		v, ok := sheet.ParseNumber(f.value)
		if !ok {
			return f.errorf("VALUE_IN_EUR", "%q is no number", f.value)
		}
		o.Value = v
	}
	if err := to.Observation(o); err != nil || partner.Kind != state.KindState || reporter.Kind != state.KindState && reporter.ID != "EU" { // Q6
		return err
	}
	o.Indicator, o.Reporter, o.Partner, o.Mirror = opposite[indicator], o.Partner, o.Reporter, "partner"
	return to.Observation(o)
}

// party resolves a label or code, first as it stands, then without its notes (Q1).
func (f figure) party(column, text string) (state.Party, error) {
	p, err := state.Resolve(state.Eurostat, text, f.period)
	if err != nil {
		if p, err = state.Resolve(state.Eurostat, bare(text), f.period); err != nil {
			return p, leeway.WithHint(f.errorf(column, "%w", err), "%s", leeway.HintOf(err))
		}
	}
	switch p.ID { // Q2
	case "EU":
		p = state.Party{ID: "EU-changing", Kind: state.KindAggregate}
	case "EU-27":
		p.ID = "EU"
	}
	return p, nil
}

// bare takes the notes in brackets behind a label off.
func bare(text string) string {
	head, _, _ := strings.Cut(text, " (")
	return head
}

var apiWant = sdmx.Want{Dimensions: []string{"reporter", "partner", "product", "flow", "indicators"}, Ignore: map[string]string{"freq": ""}}

// api reads what the API answers.
func (s comext) api(in io.Reader, file string, to source.Sink) error {
	for c, err := range sdmx.Read(in, file, apiWant) {
		if err != nil {
			return err
		}
		to.Released(c.Updated)
		if c.Code("product") != "TOTAL" { // Q4
			to.Skip("product")
			continue
		}
		switch i := c.Code("indicators"); i {
		case "VALUE_IN_EUROS", "VALUE_EUR":
		case "QUANTITY_IN_100KG", "QUANTITY_KG", "SUPPLEMENTARY_QUANTITY", "SUP_QUANTITY":
			to.Skip("quantity")
			continue
		default:
			return c.Errorf("indicators", "%q is no indicator that is known", i)
		}
		if err := fromAPI(c, to); err != nil {
			return err
		}
	}
	return nil
}

func fromAPI(c sdmx.Cell, to source.Sink) error {
	period, basis, err := c.Period()
	if err != nil {
		return err
	}
	status, err := c.EurostatStatus()
	if err != nil {
		return err
	}
	names := map[string]string{"VALUE_IN_EUR": "OBS_VALUE"}
	at := func(column, format string, args ...any) error {
		if name, ok := names[column]; ok {
			column = name
		}
		return c.Errorf(column, format, args...)
	}
	return figure{c.Code("reporter"), c.Code("partner"), c.Code("flow"), period, basis, strings.Trim(c.Value, ":"), status, at}.enter(to)
}
