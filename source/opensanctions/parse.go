package opensanctions

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// programme is an entry of the list.
type programme struct {
	Key     string   `json:"key"`
	URL     string   `json:"url"`
	Issuer  *issuer  `json:"issuer"`
	Targets []string `json:"target_territories"`
	Kinds   []string `json:"measures"`
	Status  string   `json:"status"`
}

// issuer is the authority that has the programme.
type issuer struct {
	Name         string `json:"name"`
	Acronym      string `json:"acronym"`
	Organisation string `json:"organisation"`
	Territory    string `json:"territory"`
}

// Parse makes an event of every programme and state that it targets.
func (s programmes) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		day := f.Retrieved
		if day == "" {
			day = snap.Retrieved
		}
		if len(day) < len("2006-01-02") {
			return leeway.Errorf(leeway.CodeInvalid, "%s: the day on which the list was taken is not known", f.Name)
		}
		p := &parser{to: to, file: f.Name, day: day[:len("2006-01-02")], ignore: s.info.Ignore}
		if err := p.list(data); err != nil {
			return err
		}
	}
	return nil
}

type parser struct {
	to        source.Sink
	file, day string
	ignore    map[string]string
}

// list reads the entries (Q1).
func (p *parser) list(data []byte) error {
	if sheet.IsHTML(data) {
		return p.errorf("", "a web page, not a list of programmes")
	}
	var entries []json.RawMessage
	err := json.Unmarshal(data, &entries)
	if err != nil {
		var whole struct{ Data []json.RawMessage }
		if err = json.Unmarshal(data, &whole); err == nil && whole.Data == nil {
			err = fmt.Errorf("there is no array, alone or under data")
		}
		entries = whole.Data
	}
	if err != nil {
		return p.errorf("", "%w", err)
	}
	for i, raw := range entries {
		if err := p.entry(fmt.Sprintf(", entry %d", i+1), raw); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) errorf(at, format string, args ...any) error {
	return leeway.Errorf(leeway.CodeInvalid, p.file+at+": "+format, args...)
}

// fields are those that are read; others must be ignored.
var fields = []string{"key", "url", "issuer", "target_territories", "measures", "status"}

// inForce are the marks of programmes that the list has as in force; older lists have none (Q5).
var inForce = []string{"", "active", "published"}

func (p *parser) entry(at string, raw json.RawMessage) error {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(raw, &all); err != nil {
		return p.errorf(at, "%w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if _, ok := p.ignore[name]; !ok && !slices.Contains(fields, name) {
			return p.errorf(at, "field %q is not expected: the producer may have changed the list", name)
		}
	}
	var e programme
	d := json.NewDecoder(bytes.NewReader(raw))
	if err := d.Decode(&e); err != nil {
		return p.errorf(at, "%w", err)
	}
	if e.Key == "" {
		return p.errorf(at, "the programme has no key")
	}
	at += " (" + e.Key + ")"
	if !slices.Contains(inForce, strings.ToLower(e.Status)) {
		p.to.Skip("a programme that is not in force") // Q5
		return nil
	}
	if len(e.Targets) == 0 {
		p.to.Skip("a programme without a targeted state") // Q4
		return nil
	}
	from, err := p.issuer(at, e.Issuer)
	if err != nil || from == "" {
		return err
	}
	return p.events(at, from, e)
}

func (p *parser) events(at, from string, e programme) error {
	for _, code := range e.Targets {
		target, err := p.territory(at, code)
		if err != nil {
			return err
		}
		if target == "" {
			p.to.Skip("a territory that is no state")
			continue
		}
		event := leeway.Event{Date: p.day, Actors: []string{from}, Action: "sanction-programme", Object: target, Summary: summary(e)}
		if strings.HasPrefix(e.URL, "https://") || strings.HasPrefix(e.URL, "http://") {
			event.URL = e.URL
		}
		if err := p.to.Event(event); err != nil {
			return err
		}
	}
	return nil
}

// mostWords is how long a summary may be.
const mostWords = 12

// summary is the programme's key with the kinds of measure, as far as these fit.
func summary(e programme) string {
	text := "Programme " + e.Key
	for i, kind := range e.Kinds {
		sign := ", "
		if i == 0 {
			sign = ": "
		}
		longer := text + sign + strings.ToLower(kind)
		if len(strings.Fields(longer)) > mostWords {
			break
		}
		text = longer
	}
	return text
}

// byName are issuers without a territory (Q3).
var byName = map[string]string{"United Nations": "UN", "European Union": "EU"}

// issuer returns who has the programme, "" where it is no party to a tie.
func (p *parser) issuer(at string, i *issuer) (string, error) {
	if i != nil && i.Territory != "" {
		id, err := p.territory(at, i.Territory)
		if id == "" && err == nil {
			p.to.Skip("a territory that is no state")
		}
		return id, err
	}
	if i != nil {
		for _, name := range []string{i.Organisation, i.Name} {
			if id := byName[name]; id != "" {
				return id, nil
			}
		}
	}
	p.to.Skip("an issuer that is neither a state nor an organisation of states")
	return "", nil
}

// territory returns the state or union that a code means, "" for a part of a state (Q2).
func (p *parser) territory(at, code string) (string, error) {
	switch {
	case code == "eu":
		return "EU", nil
	case strings.Contains(code, "-") || code == "zz":
		return "", nil
	}
	party, err := state.Resolve(state.ISO2, code, p.day)
	if err != nil {
		return "", p.errorf(at, "%w", err)
	}
	return party.ID, nil
}
