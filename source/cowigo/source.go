package cowigo

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type cowIGO struct{ info source.Info }

// New returns the source.
func New() source.Source { return cowIGO{source.MustInfo(about)} }

// Info implements [source.Source].
func (c cowIGO) Info() source.Info { return c.info }
