package main

import (
	"leeway"
	"leeway/actor"
	"leeway/engine/duck"
	"leeway/profile"
)

// seats reads what a state is in which organisation, at the end of a year or as far as the record
// goes.
func (s *session) seats(e *duck.Engine, stateID, year string) ([]profile.Seat, error) {
	found, err := s.memberships(e)
	if err != nil {
		return nil, err
	}
	at := year
	if at != "" {
		at += "-12-31"
	}
	if at == "" {
		at = s.asOf
	}
	return profile.Seats(found, stateID, at), nil
}

// memberships reads the lists of every organisation.
func (s *session) memberships(e *duck.Engine) ([]leeway.Membership, error) {
	needs := leeway.Needs{AsOf: s.asOf}
	for _, a := range actor.Default().All() {
		if a.Type == leeway.TypeOrganisation {
			needs.Organisations = append(needs.Organisations, a.ID)
		}
	}
	found, err := e.Answer(s.ctx, needs)
	if err != nil {
		return nil, err
	}
	return found.Memberships, nil
}
