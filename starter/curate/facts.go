package main

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"leeway"
	"leeway/lake"
)

// The data sets that the facts tables become. SIPRI's figures stand apart, because their
// terms differ from those of single facts.
const (
	factsSet = "facts"
	tivSet   = "sipri-tiv"
)

// renamed maps the facts tables' columns to the lake's, where they differ.
var renamed = map[string]string{
	"source": "publisher", "url": "record_url", "measure_note": "note", "organisation_id": "organisation",
	"from": "valid_from", "to": "valid_to", "date": "event_date", "object_id": "object",
}

// tivPublisher is the publisher of the rows taken from SIPRI's TIV tables.
const tivPublisher = "SIPRI TIV tables, tidied by 360info"

// flows gives the direction that the reporter sees, for the indicators that have one.
var flows = map[string]string{
	"exports": "export", "gas-exports": "export", "imports": "import", "gas-imports": "import",
	"remittances": "received", "remittances-outflow": "sent",
}

// facts carries the facts tables over: every row, with source, address and dates.
func facts(data string, files map[string][]byte) error {
	if err := observations(data, files); err != nil {
		return err
	}
	if err := carry(data, files, lake.Memberships, lake.MembershipColumns, "note"); err != nil {
		return err
	}
	if err := carry(data, files, lake.Rosters, lake.RosterColumns, "note"); err != nil {
		return err
	}
	if err := carry(data, files, lake.Treaties, lake.TreatyColumns, ""); err != nil {
		return err
	}
	return carry(data, files, lake.Events, lake.EventColumns, "")
}

func observations(data string, files map[string][]byte) error {
	rows, head, err := load(data, lake.Observations, lake.ObservationColumns, "note")
	if err != nil {
		return err
	}
	var own, tiv []leeway.Observation
	for _, o := range rows {
		o.Flow = flows[o.Indicator]
		if o.Source == "press page transcribed by the data scout" {
			// The table names no publisher here, but the page's address does.
			u, err := url.Parse(o.RecordURL)
			if err != nil {
				return err
			}
			o.Source = strings.TrimPrefix(u.Host, "www.")
		}
		if err := mend(&o, data); err != nil {
			return err
		}
		if o.Source == tivPublisher {
			tiv = append(tiv, o)
		} else {
			own = append(own, o)
		}
	}
	head = append([]string{head[0], "flow"}, head[1:]...)
	if err := put(files, factsSet, lake.Observations, lake.ObservationColumns, head, own); err != nil {
		return err
	}
	return put(files, tivSet, lake.Observations, lake.ObservationColumns, head, tiv)
}

func carry[T any](data string, files map[string][]byte, table string, columns []lake.Column[T], note string) error {
	rows, head, err := load(data, table, columns, note)
	if err != nil {
		return err
	}
	return put(files, factsSet, table, columns, head, rows)
}

// load reads a facts table into rows and returns its columns under the lake's names.
func load[T any](data, table string, columns []lake.Column[T], note string) (rows []T, head []string, err error) {
	s, err := readSheet(data, "facts", table+".csv")
	if err != nil {
		return nil, nil, err
	}
	used := make([]lake.Column[T], len(s.head))
	for i, name := range s.head {
		if to, ok := renamed[name]; ok {
			name = to
		}
		head = append(head, name)
		found := false
		for _, c := range columns {
			if c.Name == name && !c.Partition {
				used[i], found = c, true
			}
		}
		if !found {
			return nil, nil, s.errorf(-1, "column %q has no place in table %s", s.head[i], table)
		}
	}
	rows = make([]T, len(s.lines))
	for n, line := range s.lines {
		for i, value := range line {
			if used[i].Name == note {
				value = ownWords(value)
			}
			if strings.Contains(value, "shared/") {
				return nil, nil, s.errorf(n, "%s names a folder: %q", used[i].Name, value)
			}
			if err := place(used[i], &rows[n], value); err != nil {
				return nil, nil, s.errorf(n, "%s: %v", used[i].Name, err)
			}
		}
	}
	return rows, head, nil
}

func place[T any](c lake.Column[T], row *T, value string) error {
	switch c.Kind {
	case lake.Number:
		f, err := strconv.ParseFloat(value, 64)
		c.Set(row, f)
		return err
	case lake.Count:
		n, err := strconv.ParseInt(value, 10, 64)
		c.Set(row, n)
		return err
	}
	c.Set(row, value)
	return nil
}

// folders are the ways in which a note names the folder that its row was taken from. The
// row's publisher and address say where that came from, so the note need not.
var folders = regexp.MustCompile(`(?:transcribed in |from )?shared/data/[A-Za-z0-9._/-]*[A-Za-z0-9]`)

// ownWords takes folder names out of a note.
func ownWords(note string) string {
	if !strings.Contains(note, "shared/") {
		return note
	}
	note = strings.ReplaceAll(note, "shared/data/desta-trade-agreements", "DESTA")
	parts := strings.Split(folders.ReplaceAllString(note, ""), ";")
	kept := parts[:0]
	for _, p := range parts {
		if p = strings.Trim(p, " ,"); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "; ")
}
