package atop

import "leeway/source"

// Plan implements [source.Source]: the data are in an archive.
func (a atop) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(a.info) }
