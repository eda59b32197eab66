package kazbnstrade

import (
	"leeway/source"
)

// Plan implements [source.Source]: the bureau offers no fixed address.
func (b bns) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(b.info) }
