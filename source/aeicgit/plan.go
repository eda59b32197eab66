package aeicgit

import "leeway/source"

// Plan implements [source.Source]: the tracker's workbook has no fixed address.
func (t tracker) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(t.info) }
