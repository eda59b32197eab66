package aiddatagcdf

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type gcdf struct{ info source.Info }

// New returns the source.
func New() source.Source { return gcdf{source.MustInfo(about)} }

// Info implements [source.Source].
func (g gcdf) Info() source.Info { return g.info }
