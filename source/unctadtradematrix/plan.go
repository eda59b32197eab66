package unctadtradematrix

import (
	"leeway"
	"leeway/source"
)

// Plan finds no address that a program may ask.
func (s matrix) Plan(source.Request) ([]source.Ask, error) {
	err := leeway.Errorf(leeway.CodeNotFound, "%s: the producer offers no address for a program", s.info.ID)
	return nil, leeway.WithHint(err, "%s", s.info.Fetch.Manual)
}
