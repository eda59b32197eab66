package wbmigrants

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type wbMigrants struct{ info source.Info }

// New returns the source.
func New() source.Source { return wbMigrants{source.MustInfo(about)} }

// Info implements [source.Source].
func (w wbMigrants) Info() source.Info { return w.info }
