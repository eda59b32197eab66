package aiddatagcdf

import "leeway/source"

// Plan implements [source.Source]: the projects are in an archive.
func (g gcdf) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(g.info) }
