package kgznsctrade

import (
	"leeway/source"
)

// Plan implements [source.Source]: the committee offers no fixed address.
func (n nsc) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(n.info) }
