package facts

import "leeway/source"

// Plan implements [source.Source]: there is nobody to ask.
func (f facts) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(f.info) }
