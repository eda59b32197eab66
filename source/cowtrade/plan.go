package cowtrade

import "leeway/source"

// Plan implements [source.Source]: the table is in an archive with others.
func (c cowTrade) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(c.info) }
