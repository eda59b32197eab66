package sipritiv

import "leeway/source"

// Plan implements [source.Source]: SIPRI offers no address for programs.
func (s tables) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(s.info) }
