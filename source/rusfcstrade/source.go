package rusfcstrade

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type fcs struct{ info source.Info }

// New returns the source.
func New() source.Source { return fcs{source.MustInfo(about)} }

// Info implements [source.Source].
func (f fcs) Info() source.Info { return f.info }
