package knomad

import (
	"leeway/source"
)

// Plan implements [source.Source]: KNOMAD offers no fixed address.
func (k knomad) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(k.info) }
