package gsdb

import (
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
)

// kinds are the columns of the kinds of measure, as a summary lists them.
var kinds = []string{"trade", "arms", "military", "financial", "travel", "other"}

// Parse makes events of every case.
func (s gsdb) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		if err := s.file(f, to); err != nil {
			return err
		}
	}
	return nil
}

func (s gsdb) file(f source.File, to source.Sink) error {
	var h sheet.Head
	for row, err := range f.CSV() {
		if err == nil && h == nil {
			h, err = head(row, s.info.Ignore)
		} else if err == nil {
			err = aCase(row, h, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func head(row sheet.Row, ignore map[string]string) (sheet.Head, error) {
	for i := range row.Cells {
		if row.Text(i) == "year" {
			return nil, leeway.WithHint(row.Errorf(i, "this is the file of pairs and years"), "the file of cases says when measures began: GSDB_V4.csv")
		}
	}
	return row.Head(append([]string{"sanctioned_state", "sanctioning_state", "begin"}, kinds...), ignore)
}

// aCase makes an event of each target, dated to the year in which the sanctions began (Q4).
func aCase(row sheet.Row, h sheet.Head, to source.Sink) error {
	year := row.Text(h["begin"])
	if n, err := strconv.Atoi(year); err != nil || n < 1900 || n > 2100 {
		return row.Errorf(h["begin"], "%q is no year", year)
	}
	measures, err := measuresOf(row, h)
	if err != nil {
		return err
	}
	senders, err := parties(row, h["sanctioning_state"], year, to)
	if err != nil || len(senders) == 0 {
		return err
	}
	targets, err := parties(row, h["sanctioned_state"], year, to)
	if err != nil {
		return err
	}
	for _, target := range targets {
		e := leeway.Event{Date: year, Actors: senders, Action: "sanction", Object: target, Summary: leeway.CaseCoded + "sanctions imposed: " + measures}
		if err := to.Event(e); err != nil {
			return err
		}
	}
	return nil
}

func measuresOf(row sheet.Row, h sheet.Head) (string, error) {
	var found []string
	for _, kind := range kinds {
		switch row.Text(h[kind]) {
		case "1":
			found = append(found, kind)
		case "0":
		default:
			return "", row.Errorf(h[kind], "%q is neither 0 nor 1", row.Text(h[kind]))
		}
	}
	if len(found) == 0 {
		return "no coded kind", nil
	}
	return strings.Join(found, ", "), nil
}
