package cgdremittances

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type cgdRemittances struct{ info source.Info }

// New returns the source.
func New() source.Source { return cgdRemittances{source.MustInfo(about)} }

// Info implements [source.Source].
func (c cgdRemittances) Info() source.Info { return c.info }
