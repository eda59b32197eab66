package gsdb

import "leeway/source"

// Plan implements [source.Source]: the producer sends the files by e-mail.
func (s gsdb) Plan(source.Request) ([]source.Ask, error) { return nil, source.Manual(s.info) }
