package cowigo

import "leeway/source"

// Plan implements [source.Source]: the tables are in archives.
func (c cowIGO) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(c.info) }
