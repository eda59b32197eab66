package cowtrade

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type cowTrade struct{ info source.Info }

// New returns the source.
func New() source.Source { return cowTrade{source.MustInfo(about)} }

// Info implements [source.Source].
func (c cowTrade) Info() source.Info { return c.info }
