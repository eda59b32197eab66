package ungavotes

import "leeway/source"

// Plan implements [source.Source]: the Dataverse asks who downloads its large tables.
func (v votes) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(v.info) }
