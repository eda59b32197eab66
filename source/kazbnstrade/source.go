package kazbnstrade

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type bns struct{ info source.Info }

// New returns the source.
func New() source.Source { return bns{source.MustInfo(about)} }

// Info implements [source.Source].
func (b bns) Info() source.Info { return b.info }
