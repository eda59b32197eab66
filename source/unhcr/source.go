package unhcr

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type unhcr struct{ info source.Info }

// New returns the source.
func New() source.Source { return unhcr{source.MustInfo(about)} }

// Info implements [source.Source].
func (u unhcr) Info() source.Info { return u.info }
