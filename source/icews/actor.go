package icews

import (
	"slices"
	"strings"

	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// actor returns the state that acts in a cell, "" where it is none (Q1).
func (p *parser) actor(row sheet.Row, name, country, sectors int, year string) (string, error) {
	if country < 0 {
		return p.named(row.Text(name), year), nil
	}
	if row.Text(country) == "" {
		return "", nil
	}
	party, err := source.Party(row, country, state.English, year)
	if err != nil || party.Kind != state.KindState {
		return "", err
	}
	if row.Text(name) == row.Text(country) || p.named(row.Text(name), year) == party.ID || governs(row.Text(sectors)) {
		return party.ID, nil
	}
	return "", nil
}

func governs(sectors string) bool {
	return slices.ContainsFunc(strings.Split(sectors, ","), func(s string) bool { return strings.TrimSpace(s) == "Government" })
}

// named returns the state that a free name means, "" where it means none.
func (p *parser) named(text, year string) string {
	key := year + text
	if id, ok := p.states[key]; ok {
		return id
	}
	office, country, ok := strings.Cut(strings.TrimSuffix(text, ")"), " (")
	if !ok {
		office, country = "", text
	}
	id := ""
	if party, err := state.Resolve(state.English, country, year); err == nil && party.Kind == state.KindState && acts(office) {
		id = party.ID
	}
	p.states[key] = id
	return id
}

// offices act for their state. Legislatures, courts, police and parties speak for themselves.
var offices = []string{
	"", "Government", "Interim Government", "Head of Government", "Cabinet / Council of Ministers / Advisors", "Foreign Affairs", "Ministry",
	"Other Authorities / Officials", "Military", "Envoy", "Presidential Press Service", "Presidential Aide", "High Commission",
}

func acts(office string) bool {
	return slices.Contains(offices, office) || strings.HasSuffix(office, " Ministry")
}
