package unctadtradematrix

import "leeway/source"

// Plan implements [source.Source]: the producer offers no address for a program.
func (s matrix) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(s.info) }
