package cgdremittances

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// variable is what the producer's file calls its figures (Q1).
const variable = "CGD_VIZ_DETAILS"

var year = regexp.MustCompile(`^20\d\d$`)

// note is what every row says of itself.
const note = "modelled from stocks of migrants and incomes; no bank has counted it"

// Parse implements [source.Source].
func (c cgdRemittances) Parse(snap source.Snapshot, to source.Sink) error {
	found := &output{Sink: to, parts: map[string]float64{}}
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		read := c.table
		if bytes.Contains(data[:min(len(data), 4096)], []byte(variable)) {
			read = details
		}
		if err := read(data, f.Name, found); err != nil {
			return err
		}
	}
	found.report()
	return nil
}

// corridor is a pair of the producer's file: s sends, r receives.
type corridor struct {
	Sender   string `json:"s"`
	Receiver string `json:"r"`
	Years    map[string]struct {
		Flow  *float64 `json:"v"`
		Share *float64 `json:"p"`
	} `json:"y"`
}

// details reads the producer's file (Q1).
func details(data []byte, file string, to *output) error {
	_, rest, _ := bytes.Cut(data, []byte(variable))
	_, rest, ok := bytes.Cut(rest, []byte("="))
	if !ok {
		return leeway.Errorf(leeway.CodeInvalid, "%s: nothing is assigned to %s", file, variable)
	}
	var text string
	if err := json.NewDecoder(bytes.NewReader(rest)).Decode(&text); err != nil {
		return leeway.Errorf(leeway.CodeInvalid, "%s: %s is no string: %w", file, variable, err)
	}
	pairs := map[string]corridor{}
	if err := json.Unmarshal([]byte(text), &pairs); err != nil {
		return leeway.Errorf(leeway.CodeInvalid, "%s: %s: %w", file, variable, err)
	}
	for _, key := range slices.Sorted(maps.Keys(pairs)) {
		if err := pair(key, pairs[key], file, to); err != nil {
			return err
		}
	}
	return nil
}

func pair(key string, c corridor, file string, to *output) error {
	if key != c.Sender+"|"+c.Receiver {
		return leeway.Errorf(leeway.CodeInvalid, "%s: pair %q is of %q and %q", file, key, c.Sender, c.Receiver)
	}
	for _, y := range slices.Sorted(maps.Keys(c.Years)) {
		at := c.Years[y]
		if !year.MatchString(y) || at.Flow == nil || at.Share == nil {
			return leeway.Errorf(leeway.CodeInvalid, "%s: pair %q, year %q: no flow (v) or share (p)", file, key, y)
		}
		if !possible(*at.Flow, *at.Share) {
			return leeway.Errorf(leeway.CodeInvalid, "%s: pair %q, year %s: a flow of %v dollars and %v percent of all", file, key, y, *at.Flow, *at.Share)
		}
		sender, err := party(c.Sender, y)
		if err != nil {
			return leeway.Errorf(leeway.CodeInvalid, "%s: pair %q: %w", file, key, err)
		}
		receiver, err := party(c.Receiver, y)
		if err != nil {
			return leeway.Errorf(leeway.CodeInvalid, "%s: pair %q: %w", file, key, err)
		}
		if err := rows(receiver, sender, y, *at.Flow, *at.Share, to); err != nil {
			return err
		}
	}
	return nil
}

func party(code, at string) (string, error) {
	p, err := state.Resolve(state.ISO3, code, at)
	return p.ID, err
}

// output counts what part of a receiver's total its rows make up (Q4).
type output struct {
	source.Sink
	parts map[string]float64 // percent, by receiver and year
	last  string             // year
}

// report names the edition (Q5), and the receivers and years of which senders are missing (Q4).
func (o *output) report() {
	o.Edition(o.last)
	if o.last == "2024" {
		o.Released("2026")
	}
	var short []string
	for _, k := range slices.Sorted(maps.Keys(o.parts)) {
		if o.parts[k] < 99.9 {
			short = append(short, fmt.Sprintf("%s (%.2f percent)", k, o.parts[k]))
		}
	}
	if len(short) > 0 {
		o.Note("Senders are missing, for the rows are less than the whole: %s.", strings.Join(short, ", "))
	}
}

// possible reports whether a flow and its part of all, in percent, can be.
func possible(flow, share float64) bool { return flow >= 0 && share >= 0 && share <= 100.001 }

// rows passes on the flow and the share (Q2).
func rows(receiver, sender, period string, flow, share float64, to *output) error {
	to.parts[receiver+" "+period] += share
	to.last = max(to.last, period)
	o := leeway.Observation{Indicator: "remittances", Reporter: receiver, Partner: sender, Period: period, Value: flow, Unit: "usd", Note: note}
	if err := to.Observation(o); err != nil {
		return err
	}
	o.Statistic, o.Value, o.Unit, o.Whole = leeway.Share, share, "percent", "total-remittances"
	return to.Observation(o)
}

// table reads the CSV of pairs: a column of flows and one of shares for each year.
func (c cgdRemittances) table(data []byte, file string, to *output) error {
	var head sheet.Head
	var years []string
	for row, err := range sheet.CSV(bytes.NewReader(data), file, ',') {
		if err != nil {
			return err
		}
		if head == nil {
			if head, years, err = c.columns(row); err != nil {
				return err
			}
			continue
		}
		for _, y := range years {
			if err := line(row, head, y, to); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c cgdRemittances) columns(row sheet.Row) (sheet.Head, []string, error) {
	want := []string{"source_iso3", "recipient_iso3"}
	var years []string
	for _, name := range row.Cells {
		if y, ok := strings.CutPrefix(name, "flow_usd_"); ok && year.MatchString(y) {
			years, want = append(years, y), append(want, name, "share_pct_"+y)
		}
	}
	if len(years) == 0 {
		return nil, nil, row.Errorf(0, "no column begins with flow_usd_")
	}
	head, err := row.Head(want, c.info.Ignore) // Q3
	return head, years, err
}

func line(row sheet.Row, head sheet.Head, y string, to *output) error {
	sender, err := source.Party(row, head["source_iso3"], state.ISO3, y)
	if err != nil {
		return err
	}
	receiver, err := source.Party(row, head["recipient_iso3"], state.ISO3, y)
	if err != nil {
		return err
	}
	flow, err := row.Number(head["flow_usd_"+y])
	if err != nil {
		return err
	}
	share, err := row.Number(head["share_pct_"+y])
	if err != nil {
		return err
	}
	if !possible(flow, share) {
		return row.Errorf(head["flow_usd_"+y], "a flow of %v dollars and %v percent of all", flow, share)
	}
	return rows(receiver.ID, sender.ID, y, flow, share, to)
}
