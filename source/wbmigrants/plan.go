package wbmigrants

import (
	"leeway/source"
)

// Plan implements [source.Source]: the World Bank offers no fixed address.
func (w wbMigrants) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(w.info) }
