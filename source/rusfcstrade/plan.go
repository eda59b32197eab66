package rusfcstrade

import "leeway/source"

// Plan implements [source.Source]: neither workbook is offered to programs.
func (f fcs) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(f.info) }
